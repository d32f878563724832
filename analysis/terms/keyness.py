"""Which words mark one set of texts off from another: how sure the difference is, how large, and how widespread."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from analysis.corpus import Corpus, Texts
from analysis.errors import DatelineError, unknown
from analysis.settings import COUNTED_ROLES, Settings
from analysis.terms import association
from analysis.terms.articles import Counted, counted, dp_norm, of_terms
from analysis.terms.association import Floats
from analysis.terms.definition import Words, chosen
from analysis.terms.frequency import check_n
from analysis.terms.stops import Stop, described, label, stop_words

COLUMNS = [
    "term", "count_a", "count_b", "per_million_a", "per_million_b", "documents_a", "documents_b", "share_a", "share_b",
    "dp_norm_a", "dp_norm_b", "log_likelihood", "log_ratio", "log_ratio_low", "log_ratio_high", "percent_diff",
    "odds_ratio", "chi_sq", "bic", "p", "q",
]  # fmt: skip
#: What the table can be sorted by; of those with a direction, by how large they are whatever it is.
SORTS = ("log_likelihood", "chi_sq", "log_ratio", "odds_ratio", "term")
#: Of how many terms on either side, the first of the table, the interval is drawn.
INTERVALS = 50


def keyness(  # noqa: PLR0913 - one comparison, with what is usually chosen about it
    a: Texts,
    b: Texts,
    *,
    stop: Stop = "english",
    n: int = 1,
    min_count: int = 2,
    min_documents: int = 1,
    roles: Sequence[str] = COUNTED_ROLES,
    sort: str = "log_likelihood",
    side: str | None = None,
    max_q: float | None = None,
    intervals: int = INTERVALS,
    words: Words | None = None,
    per: str = "article",
    may_be_empty: bool = False,
) -> pd.DataFrame:
    """Words (or runs of n) more frequent in `a` or in `b`, the surest difference first.

    Columns: term, count_a, count_b, per_million_a, per_million_b, documents_a, documents_b, share_a, share_b (of the
    articles, how many hold it: 0 to 1), dp_norm_a, dp_norm_b (how unevenly it falls on the articles of either side:
    0 even, 1 all in one; see `dispersion`; no value where it does not occur, or for one article), log_likelihood,
    log_ratio (doublings of the rate in a against b; positive: more in a), log_ratio_low and log_ratio_high,
    percent_diff (rate in a against b in percent; no value where b has none), odds_ratio (the odds that a word of a is
    the term, by those in b), chi_sq, bic (above 2 positive, above 10 very strong evidence), p, and q: p corrected so
    that of the terms with q below 0.05 some 5% are expected to be false.

    p and q take each word for a draw of its own, which the words of one article are not; log_ratio_low and _high do
    not: they are the ends of an interval (of coverage `settings.interval`) over articles drawn anew, copies of one
    another drawn as one (see `resampling.intervals`). They are worked out for the first `intervals` terms of either
    side and missing for the rest, and where a side has fewer than 5 independent articles; infinite towards a side
    that has the term nowhere. An interval without 0 that was looked up because its term came first is a little
    too sure: the first of many are first by luck as well.

    Not tested are terms that occur fewer than `min_count` times in a and b together, or in fewer than `min_documents`
    articles on both sides. `sort` is one of log_likelihood, chi_sq, log_ratio, odds_ratio (the last two by size,
    whatever the direction) and term; `side` "a" or "b" shows only what is more frequent there, and `max_q` only what
    has no greater q. Repeats of one article count as evidence in all but the interval; with per="voice" one of each is
    read. `words` says what a term is (stems, lemmas, phrases …); the stop list is of words as written. What was chosen
    stands in `table.attrs`.

    Sources: log-likelihood of the 2 × 2 table, Dunning 1993, Computational Linguistics 19; log ratio with 0.5 for
    a count of none, Hardie 2014; %DIFF, Gabrielatos & Marchi 2012; odds ratio with a half added to each cell, Haldane
    1956 and Anscombe 1956; χ², Pearson 1900; BIC, Wilson 2013; q, Benjamini & Hochberg 1995; on the words of one
    article, Lijffijt et al. 2016, “Significance testing of word frequencies in corpora”, Digital Scholarship in the
    Humanities 31; on spread beside keyness, Egbert & Biber 2019, Corpora 14.

    Raises DatelineError for a side without a word, n outside 1 to 6, an unknown stop list, role, sort or side, and a
    stop list that leaves nothing (unless `may_be_empty`).
    """
    from analysis.terms import groups  # noqa: PLC0415 - not to load Polars with the package

    check_n(n)
    _check(sort, side)
    for name, many, of in (("min_count", min_count, "occurrences"), ("min_documents", min_documents, "articles"),
                           ("intervals", intervals, "terms of either side")):  # fmt: skip
        if isinstance(many, bool) or not isinstance(many, int) or many < 0:
            raise DatelineError(f"{name} is {many!r}; it takes 0 or more {of}.")
    if max_q is not None and (isinstance(max_q, bool) or not isinstance(max_q, int | float) or not 0 <= max_q <= 1):
        raise DatelineError(f"max_q is {max_q!r}; it takes a share from 0 to 1, or None for all.")
    owner = a if isinstance(a, Corpus) else b
    stops = stop_words(stop, owner)
    words = chosen(words)
    sides = (
        counted(groups.per_voice(a, per), n, roles, stops, words),
        counted(groups.per_voice(b, per), n, roles, stops, words),
    )
    if not (sides[0].terms or sides[1].terms or may_be_empty):
        raise DatelineError(f"the stop list “{label(stop)}” and n={n} leave nothing to compare; try stop=None.")
    table = _joined(*sides)
    often = table["count_a"] + table["count_b"] >= min_count
    widely = table[["documents_a", "documents_b"]].max(axis=1) >= min_documents
    table = table[often & widely].reset_index(drop=True)
    scores = compare(table["count_a"], table["count_b"], sides[0].words, sides[1].words)
    table = table.assign(**scores, q=false_discovery(scores["p"]))
    table = _picked(table, sort, side, max_q)
    own = owner.settings if isinstance(owner, Corpus) else Settings()
    table = _with_intervals(table, sides, intervals, own)[COLUMNS]
    table.attrs = {
        "n": n, "roles": list(roles), "stop": described(stop, owner), "words": words.describe(), "per": per,
        "min_count": min_count, "min_documents": min_documents, "intervals": intervals,
        "interval": own.interval, "seed": own.seed,
    }  # fmt: skip
    return table


def _check(sort: str, side: str | None) -> None:
    if sort not in SORTS:
        raise unknown("way to sort", sort, SORTS)
    if side not in (None, "a", "b"):
        raise unknown("side", str(side), ("a", "b"))


def _joined(a: Counted, b: Counted) -> pd.DataFrame:
    """What is counted on either side, one row a term of both, in alphabetical order."""
    terms = pd.Index(a.terms, dtype="str").union(pd.Index(b.terms, dtype="str"))
    columns: dict[str, Any] = {"term": terms.to_numpy()}
    for name, counted_side in (("a", a), ("b", b)):
        at = terms.get_indexer(pd.Index(counted_side.terms, dtype="str"))
        for column, values in _totals(counted_side).items():
            whole = np.full(len(terms), np.nan if column == "dp_norm" else 0, dtype=values.dtype)
            whole[at] = values
            columns[f"{column}_{name}"] = whole
    return pd.DataFrame(columns)


def _totals(side: Counted) -> dict[str, np.ndarray[Any, Any]]:
    counts, size = side.counts, len(side.terms)
    total: Floats = np.bincount(counts.indices, counts.data, minlength=size).astype(np.float64)
    documents = np.bincount(counts.indices, minlength=size)
    return {
        "count": np.round(total).astype(np.int64), "documents": documents.astype(np.int64),
        "per_million": total * 1e6 / side.words, "share": documents / len(side.sizes), "dp_norm": dp_norm(side, total),
    }  # fmt: skip


def compare(count_a: ArrayLike, count_b: ArrayLike, size_a: float, size_b: float) -> dict[str, Floats]:
    """The measures for terms that occur `count_a` times in `size_a` words and `count_b` times in `size_b`."""
    from scipy.special import erfc  # noqa: PLC0415 - not to load it with the package

    a, b = np.asarray(count_a, dtype=np.float64), np.asarray(count_b, dtype=np.float64)
    margins, words = (a + b, size_a), size_a + size_b
    ll = association.log_likelihood(a, margins, words)
    rate_a, rate_b = a / size_a, b / size_b
    with np.errstate(divide="ignore", invalid="ignore"):
        percent = np.where(b > 0, (rate_a - rate_b) / rate_b * 100, np.nan)
    return {
        "log_likelihood": ll,
        "log_ratio": np.log2(np.where(a > 0, a, 0.5) / size_a) - np.log2(np.where(b > 0, b, 0.5) / size_b),
        "percent_diff": percent,
        # half a word added to each cell, so that a count of none has odds
        "odds_ratio": (a + 0.5) * (size_b - b + 0.5) / ((b + 0.5) * (size_a - a + 0.5)),
        "chi_sq": association.chi_squared(a, margins, words),
        "bic": ll - math.log(words),
        "p": erfc(np.sqrt(ll / 2)),  # the tail of χ² with one degree of freedom
    }


def false_discovery(p: np.ndarray) -> np.ndarray:
    """Benjamini and Hochberg's adjusted p-values, in the order given."""
    if not len(p):
        return p
    order = np.argsort(p, kind="stable")
    scaled = p[order] * len(p) / np.arange(1, len(p) + 1)
    adjusted = np.empty_like(p)
    adjusted[order] = np.minimum(np.minimum.accumulate(scaled[::-1])[::-1], 1.0)
    return adjusted


def _picked(table: pd.DataFrame, sort: str, side: str | None, max_q: float | None) -> pd.DataFrame:
    """The rows that are asked for, in the order that is asked for."""
    if side is not None:
        table = table[(table["log_ratio"] > 0) if side == "a" else (table["log_ratio"] < 0)]
    if max_q is not None:
        table = table[table["q"] <= max_q]
    if sort == "term":
        return table.sort_values("term", ignore_index=True)
    values = table[sort]
    by = np.abs(np.log2(values)) if sort == "odds_ratio" else values.abs()
    return table.assign(by=by).sort_values(["by", "term"], ascending=[False, True], ignore_index=True)


def _with_intervals(
    table: pd.DataFrame, sides: tuple[Counted, Counted], most: int, settings: Settings
) -> pd.DataFrame:
    """`table` with the intervals of the first `most` terms that lean to either side."""
    from analysis.terms import resampling  # noqa: PLC0415 - not to load what it stands on with the package

    ratio = table["log_ratio"]
    first = sorted([*table.index[ratio >= 0][:most], *table.index[ratio < 0][:most]])
    low, high = np.full(len(table), np.nan), np.full(len(table), np.nan)
    if first:
        # in an order of their own, so that how the table is sorted does not move the draws
        first.sort(key=lambda k: str(table["term"].iloc[k]))
        terms = [str(t) for t in table["term"].iloc[first]]
        a, b = (resampling.by_voice(of_terms(side, terms), side.voices) for side in sides)
        low[first], high[first] = resampling.intervals(a, b, settings.interval, settings.seed)
    return table.assign(log_ratio_low=low, log_ratio_high=high)
