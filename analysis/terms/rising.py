"""Which terms become more or less frequent over time: a test for each, held against how articles differ anyway."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse, special

from analysis.corpus import Texts
from analysis.errors import DatelineError
from analysis.settings import COUNTED_ROLES
from analysis.terms.held import by_period, counted
from analysis.terms.keyness import false_discovery
from analysis.terms.over_time import articles, need_several
from analysis.terms.stops import Stop, described
from analysis.terms.told import told

COLUMNS = [
    "term", "count", "documents", "per_million_early", "per_million_late", "log_ratio", "tau", "z", "p", "q",
]  # fmt: skip
Array = NDArray[np.float64]


def changing(
    data: Texts,
    *,
    by: str = "month",
    stop: Stop = "english",
    n: int = 1,
    min_count: int = 10,
    roles: Sequence[str] = COUNTED_ROLES,
    may_be_empty: bool = False,
) -> pd.DataFrame:
    """Terms by how surely their rate rises or falls from the first period to the last, the surest first.

    Columns: term; count, documents (of the dated articles); per_million_early, per_million_late (before and after the
    middle of the periods, which of an odd number is the end of the middle one); log_ratio (doublings from early to
    late, half a word added to a count of none); tau (Kendall's τ-b of the periods' rates with time: 1 always rising, −1
    always falling); z (above 0: rising), p, and q: p corrected so that of the terms with q below 0.05 some 5% are
    expected to be false. Only terms that occur `min_count` times or more, and in five articles, are tested: a rarer
    one shows no trend that could be told from chance.

    z is the score of a trend in a model of counts with one rate (Cox & Lewis 1966, The Statistical Analysis of Series
    of Events, §3.3), by its standard error from the articles themselves (the sandwich of Huber 1967 and White 1982), so
    that a word which one article repeats counts as one article. It asks for a trend, not for a hump: see `bursting`. Of
    copies of an article one counts; articles without a date are left out. Sources of the rest: Kendall 1945, Biometrika
    33 (τ-b); Benjamini & Hochberg 1995 (q); Hardie 2014 (log ratio).

    Raises DatelineError for data that is no corpus or has no dates, a period, stop list or role that there is not, and
    (unless `may_be_empty`) where there is but one period, or no term to test.
    """
    source = articles(data, by, roles)
    if not may_be_empty:
        need_several(source, "a trend")
    chosen: dict[str, Any] = {"by": by, "n": n, "min_count": min_count, "stop": described(stop, data)}
    used = (source.period >= 0) & ~source.copy
    if len(source.calendar) < 2 or not used.any():
        return told(pd.DataFrame(columns=COLUMNS).astype({"term": "str"}), data, roles, **chosen)
    ids, period = [d for d, u in zip(source.ids, used, strict=True) if u], source.period[used]
    terms, counts, words = counted(data, ids, n=n, stop=stop, roles=roles)
    documents = np.asarray(counts.astype(bool).sum(axis=0)).ravel()
    kept = np.flatnonzero((np.asarray(counts.sum(axis=0)).ravel() >= min_count) & (documents >= 5))
    if not len(kept) and not may_be_empty:
        raise DatelineError(f"no term occurs {min_count:,} times and in five dated articles of “{source.name}”; try a "
                            "smaller min_count.")  # fmt: skip
    counts, documents = counts[:, kept], documents[kept]
    z = scores(counts, words, period.astype(np.float64))
    p = special.erfc(np.abs(z) / np.sqrt(2))
    sizes = np.bincount(period, words)
    sums = by_period(counts, period)
    halves = np.arange(len(sizes)) >= (len(sizes) + 1) // 2
    early, late = sums[~halves].sum(0), sums[halves].sum(0)
    size = sizes[~halves].sum(), sizes[halves].sum()
    table = pd.DataFrame({
        "term": pd.Series([terms[k] for k in kept], dtype="str"), "count": (early + late).astype(np.int64),
        "documents": documents.astype(np.int64), "per_million_early": _per_million(early, size[0]),
        "per_million_late": _per_million(late, size[1]), "log_ratio": _log_ratio(early, late, size),
        "tau": taus(sums.T / np.where(sizes > 0, sizes, np.nan)), "z": z, "p": p, "q": false_discovery(p),
    })  # fmt: skip
    order = np.lexsort([table["term"], -np.abs(z), p])
    return told(table.iloc[order].reset_index(drop=True), data, roles, **chosen)


def scores(counts: sparse.csr_array, words: Array, at: Array) -> Array:
    """For each term (column) the score of a trend with `at`, by its standard error; 0 where it has none.

    `counts` has a row for each article of so many `words`, published `at` (any scale).
    """
    away = at - (at * words).sum() / words.sum()
    rate = np.asarray(counts.sum(axis=0)).ravel() / words.sum()
    score = np.asarray(counts.T @ away).ravel()
    square = np.asarray(counts.multiply(counts).T @ away**2).ravel()
    crossed = np.asarray(counts.T @ (words * away**2)).ravel()
    variance = square - 2 * rate * crossed + rate**2 * float((words**2 * away**2).sum())
    return np.asarray(np.divide(score, np.sqrt(variance), out=np.zeros(len(score)), where=variance > 1e-12))


def taus(rates: Array) -> Array:
    """Kendall's τ-b of each row with the order of its columns; columns of nan are left out; nan for one rate."""
    known = ~np.isnan(rates).all(axis=0)
    values = rates[:, known]
    many = values.shape[1]
    agree, untied = np.zeros(len(values)), np.zeros(len(values))
    for lag in range(1, many):
        signs = np.sign(values[:, lag:] - values[:, :-lag])
        agree += signs.sum(axis=1)
        untied += np.abs(signs).sum(axis=1)
    pairs = many * (many - 1) / 2
    return np.asarray(np.divide(agree, np.sqrt(untied * pairs), out=np.full(len(values), np.nan), where=untied > 0))


def _per_million(counts: Array, words: float) -> Array:
    return counts * 1e6 / words if words else np.full(len(counts), np.nan)


def _log_ratio(early: Array, late: Array, words: tuple[float, float]) -> Array:
    if not all(words):
        return np.full(len(early), np.nan)
    a, b = (np.where(counts > 0, counts, 0.5) / size for counts, size in zip((early, late), words, strict=True))
    return np.asarray(np.log2(b / a))
