"""Which words mark one set of texts off from another: how sure the difference is, and how large."""

import math
from collections.abc import Sequence

import numpy as np
import pandas as pd
from nltk.metrics import BigramAssocMeasures

from analysis.corpus import Texts
from analysis.errors import DatelineError
from analysis.settings import COUNTED_ROLES
from analysis.terms import reading
from analysis.terms.frequency import check_n, count
from analysis.terms.stops import Stop, label, stop_words

COLUMNS = [
    "term", "count_a", "count_b", "per_million_a", "per_million_b", "documents_a", "documents_b", "log_likelihood",
    "log_ratio", "percent_diff", "odds_ratio", "chi_sq", "bic", "p", "q",
]  # fmt: skip


def keyness(
    a: Texts,
    b: Texts,
    *,
    stop: Stop = "english",
    n: int = 1,
    min_count: int = 2,
    roles: Sequence[str] = COUNTED_ROLES,
) -> pd.DataFrame:
    """Words (or runs of n) more frequent in `a` or in `b`, the surest difference first.

    Columns: term, count_a, count_b, per_million_a, per_million_b, documents_a, documents_b, log_likelihood,
    log_ratio (doublings of the rate in a against b; positive: more in a), percent_diff (rate in a against b in
    percent; no value where b has none), odds_ratio (the odds that a word of a is the term, by those in b), chi_sq,
    bic (above 2 positive, above 10 very strong evidence), p, and q: p corrected so that of the terms with q below
    0.05 some 5% are expected to be false. Terms that occur fewer than `min_count` times in a and b together are not
    tested. Repeats of one article count as evidence here: select one of each first.

    Sources: log-likelihood of the 2 × 2 table, Dunning 1993, Computational Linguistics 19; log ratio with 0.5 for
    a count of none, Hardie 2014; %DIFF, Gabrielatos & Marchi 2012; odds ratio with a half
    added to each cell, Haldane 1956 and Anscombe 1956; χ², Pearson 1900; BIC, Wilson 2013; q, Benjamini & Hochberg
    1995.

    Raises DatelineError for a side without a word, n outside 1 to 6, an unknown stop list or role, and a stop list
    that leaves nothing.
    """
    check_n(n)
    sides = [reading.read(side, roles) for side in (a, b)]
    stops = stop_words(stop)
    counted = [count(s, [""] * len(s.sentences), n, stops).set_index("term").drop(columns="group") for s in sides]
    if all(side.empty for side in counted):
        raise DatelineError(f"the stop list “{label(stop)}” and n={n} leave nothing to compare; try stop=None.")
    table = counted[0].add_suffix("_a").join(counted[1].add_suffix("_b"), how="outer").fillna(0.0).reset_index()
    table = table[table["count_a"] + table["count_b"] >= min_count].reset_index(drop=True)
    whole = ["count_a", "count_b", "documents_a", "documents_b"]
    table[whole] = table[whole].astype("int64")
    sizes = (sides[0].n_words, sides[1].n_words)
    scores = [compare(x, y, *sizes) for x, y in zip(table["count_a"], table["count_b"], strict=True)]
    table = table.join(pd.DataFrame(scores, columns=COLUMNS[7:-1]))
    table["q"] = false_discovery(table["p"].to_numpy(float))
    table = table.sort_values(["log_likelihood", "term"], ascending=[False, True], ignore_index=True)
    return table[COLUMNS]


def compare(count_a: int, count_b: int, size_a: int, size_b: int) -> dict[str, float]:
    """The measures for one term that occurs `count_a` times in `size_a` words and `count_b` times in `size_b`."""
    together, words = count_a + count_b, size_a + size_b
    ll = max(0.0, float(BigramAssocMeasures.likelihood_ratio(count_a, (together, size_a), words)))
    rate_a, rate_b = count_a / size_a, count_b / size_b
    return {
        "log_likelihood": ll,
        "log_ratio": math.log2((count_a or 0.5) / size_a) - math.log2((count_b or 0.5) / size_b),
        "percent_diff": (rate_a - rate_b) / rate_b * 100 if count_b else math.nan,
        "odds_ratio": odds_ratio(count_a, count_b, size_a, size_b),
        "chi_sq": _chi_squared(count_a, count_b, size_a, size_b),
        "bic": ll - math.log(words),
        "p": math.erfc(math.sqrt(ll / 2)),  # the tail of χ² with one degree of freedom
    }


def odds_ratio(count_a: int, count_b: int, size_a: int, size_b: int) -> float:
    """The odds of the term in a by those in b, with half a word added to each cell, so that a count of none has one."""
    return (count_a + 0.5) * (size_b - count_b + 0.5) / ((count_b + 0.5) * (size_a - count_a + 0.5))


def _chi_squared(count_a: int, count_b: int, size_a: int, size_b: int) -> float:
    """Pearson's χ² of the 2 × 2 table; none (nan) where the two sides hold no other word."""
    together, words = count_a + count_b, size_a + size_b
    if together in (0, words):
        return math.nan
    return float(BigramAssocMeasures.chi_sq(count_a, (together, size_a), words))


def false_discovery(p: np.ndarray) -> np.ndarray:
    """Benjamini and Hochberg's adjusted p-values, in the order given."""
    if not len(p):
        return p
    order = np.argsort(p, kind="stable")
    scaled = p[order] * len(p) / np.arange(1, len(p) + 1)
    adjusted = np.empty_like(p)
    adjusted[order] = np.minimum(np.minimum.accumulate(scaled[::-1])[::-1], 1.0)
    return adjusted
