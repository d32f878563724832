"""How sure the mean of a group of sentence scores is: intervals by the bootstrap, articles as units where known."""

import math
from collections.abc import Hashable, Sequence
from statistics import NormalDist
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.errors import DatelineError, unknown
from analysis.settings import Settings

DRAWS = 1000
_DEFAULTS = Settings()
_Floats = npt.NDArray[np.float64]


class Interval(NamedTuple):
    """A mean, the interval around it, and how many scored sentences it rests on; missing (nan) where it cannot be."""

    mean: float
    low: float
    high: float
    n: int


def interval(
    scores: Sequence[float | None] | pd.Series,
    level: float = _DEFAULTS.interval,
    seed: int = _DEFAULTS.seed,
    docs: Sequence[Hashable] | pd.Series | None = None,
) -> Interval:
    """The mean of sentence scores (in the order of the text) with an interval for it.

    Sentences without evidence (None, nan) are left out and not counted in n. With `docs`, the article of each
    sentence, a draw takes articles with replacement and then sentences within each (Davison and Hinkley, Bootstrap
    Methods, 1997, § 3.8); within one article it takes blocks of neighbouring sentences, about the cube root of n long,
    because neighbours resemble each other (Künsch, "The jackknife and the bootstrap for general stationary
    observations", Annals of Statistics 17, 1989). The spread is widened for small samples (Student's t in place of
    the normal, and n/(n−1)).

    What it covers: how far the mean would move had other sentences, or other articles like these, been read.
    What it does not: the lexicon's own error against human readers, which more sentences do not shrink and which no
    bootstrap sees (such an interval holds the human mean far less often than its level says); the choice of articles;
    bias shared by all sentences. Compare groups; do not read the level of a mean as a fact.

    With fewer than 2 sentences low and high are missing; callers hide means under `settings.min_mean_n`. Raises
    DatelineError for a level outside 0..1 or `docs` of another length.
    """
    if not 0 < level < 1:
        raise DatelineError(f"the level of an interval lies between 0 and 1, not at {level}.")
    values = np.array([np.nan if s is None or s is pd.NA else float(s) for s in scores], dtype=np.float64)
    if docs is not None and len(docs) != len(values):
        raise DatelineError(f"{len(values)} scores were given with the articles of {len(docs)}.")
    kept = ~np.isnan(values)
    values = values[kept]
    n = len(values)
    if n == 0:
        return Interval(math.nan, math.nan, math.nan, 0)
    mean = float(values.mean())
    if n == 1:
        return Interval(mean, math.nan, math.nan, 1)
    random = np.random.default_rng(seed)
    groups = _by_article(values, None if docs is None else [d for d, k in zip(docs, kept, strict=True) if k])
    means = _nested(groups, random) if len(groups) > 1 else _blocks(values, random)
    units = len(groups) if len(groups) > 1 else max(2, n // _block_length(n))
    tail = (1 - level) / 2
    low, high = np.quantile(means, [tail, 1 - tail])
    widen = math.sqrt(units / (units - 1)) * _student(units - 1, tail)
    below, above = (mean - float(low)) * widen, (float(high) - mean) * widen
    return Interval(mean, max(-1.0, mean - below), min(1.0, mean + above), n)


def group(
    scores: pd.DataFrame,
    by: "pd.Series[Any] | str",
    level: float = _DEFAULTS.interval,
    seed: int = _DEFAULTS.seed,
) -> pd.DataFrame:
    """The mean tone of each group of sentences: one row a group, in the order of the groups' names.

    `scores` has the columns of the table "scores"; `by` is one of its columns or a Series with its index. Columns of
    the result: group, n (sentences), n_scored, mean, low, high (see `interval`; articles are the units of the draw).
    Sentences whose group is missing are left out. Nothing is hidden here: a caller hides means over fewer scored
    sentences than `settings.min_mean_n`. Raises DatelineError for a column that there is not.
    """
    if isinstance(by, str):
        if by not in scores.columns:
            raise unknown("column", by, map(str, scores.columns))
        by = scores[by]
    rows = []
    for name, part in scores.groupby(by, sort=True, observed=True):
        found = interval(part["score"], level, seed, part.get("doc_id"))
        rows.append((name, len(part), found.n, found.mean, found.low, found.high))
    return pd.DataFrame(rows, columns=["group", "n", "n_scored", "mean", "low", "high"])


def _by_article(values: _Floats, docs: Sequence[Hashable] | None) -> list[_Floats]:
    if docs is None:
        return [values]
    codes, names = pd.factorize(pd.Series(list(docs)), use_na_sentinel=False)
    return [values[codes == n] for n in range(len(names))]


def _nested(groups: Sequence[_Floats], random: np.random.Generator) -> _Floats:
    """Means of draws of articles, and of sentences within each article drawn."""
    count = len(groups)
    sizes = np.array([len(g) for g in groups])
    sums = np.empty((count, DRAWS))
    for k, values in enumerate(groups):
        sums[k] = random.choice(values, size=(DRAWS, len(values))).sum(axis=1) if len(values) > 1 else values[0]
    chosen = random.integers(0, count, size=(DRAWS, count))
    totals = sums[chosen, np.arange(DRAWS)[:, None]].sum(axis=1)
    return np.asarray(totals / sizes[chosen].sum(axis=1), dtype=np.float64)


def _blocks(values: _Floats, random: np.random.Generator) -> _Floats:
    """Means of draws of blocks of neighbouring sentences, the text closed to a ring so that each counts alike."""
    n = len(values)
    length = _block_length(n)
    ring = np.concatenate([[0.0], np.cumsum(np.concatenate([values, values[:length]]))])
    count = math.ceil(n / length)
    starts = random.integers(0, n, size=(DRAWS, count))
    return np.asarray((ring[starts + length] - ring[starts]).sum(axis=1) / (count * length), dtype=np.float64)


def _block_length(n: int) -> int:
    return max(1, round(math.cbrt(n)))


def _student(freedom: int, tail: float) -> float:
    """How much wider Student's t is than the normal at this tail (Cornish and Fisher's expansion, to 1/freedom²)."""


    z = -NormalDist().inv_cdf(tail)
    first, second = (z**3 + z) / 4, (5 * z**5 + 16 * z**3 + 3 * z) / 96
    return (z + first / freedom + second / freedom**2) / z
