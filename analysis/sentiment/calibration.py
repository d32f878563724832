"""How sure the mean of a group of sentence scores is: intervals by the bootstrap, independent articles as its units."""

import math
from collections.abc import Hashable, Sequence
from statistics import NormalDist
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analysis.errors import DatelineError, unknown
from analysis.sentiment.independent import Floats, Unit, independent, mean, scored, size
from analysis.settings import Settings

DRAWS = 1000
#: numbers held at once while articles are drawn, and the fewest draws made at once
_CELLS, _FEWEST = 4_000_000, 100
_DEFAULTS = Settings()


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
    clusters: Sequence[Hashable] | pd.Series | None = None,
) -> Interval:
    """The mean of sentence scores (in the order of the text) with an interval for it.

    Sentences without evidence (None, nan) are left out and not counted in n. With `docs`, the article of each
    sentence, a draw takes articles with replacement and then sentences within each (Davison and Hinkley, Bootstrap
    Methods, 1997, § 3.8); within one article it takes blocks of neighbouring sentences, about the cube root of n long,
    because neighbours resemble each other (Künsch, "The jackknife and the bootstrap for general stationary
    observations", Annals of Statistics 17, 1989). With `clusters`, the cluster of repeats in which each sentence's
    article stands (missing: none), a cluster is drawn and counted once, in the mean and in n too: a copy of an article
    changes nothing, versions of it that differ share its weight. The spread is widened for small samples (Student's t
    in place of the normal, and n/(n−1)).

    What it covers: how far the mean would move had other sentences, or other articles like these, been read.
    What it does not: the lexicon's own error against human readers, which more sentences do not shrink and which no
    bootstrap sees (such an interval holds the human mean far less often than its level says); the choice of articles;
    bias shared by all sentences. Compare groups; do not read the level of a mean as a fact.

    With fewer than 2 sentences low and high are missing; callers hide means under `settings.min_mean_n`. Raises
    DatelineError for a level outside 0..1, `docs` or `clusters` of another length, or `clusters` without `docs`.
    """
    if not 0 < level < 1:
        raise DatelineError(f"the level of an interval lies between 0 and 1, not at {level}.")
    values = _floats(scores)
    for given, what in ((docs, "articles"), (clusters, "clusters")):
        if given is not None and len(given) != len(values):
            raise DatelineError(f"{len(values)} scores were given with the {what} of {len(given)}.")
    if clusters is not None and docs is None:
        raise DatelineError("clusters of articles were given without the article of each score.")
    units = scored(independent(values, _listed(docs), _listed(clusters)))
    n = round(sum(map(size, units)))
    if n == 0:
        return Interval(math.nan, math.nan, math.nan, 0)
    middle = mean(units)
    if n == 1:
        return Interval(middle, math.nan, math.nan, 1)
    random = np.random.default_rng(seed)
    means = _nested(units, random) if len(units) > 1 else _blocks(units[0], random)
    count = len(units) if len(units) > 1 else max(2, n // _block_length(n))
    tail = (1 - level) / 2
    low, high = np.quantile(means, [tail, 1 - tail])
    widen = math.sqrt(count / (count - 1)) * _student(count - 1, tail)
    below, above = (middle - float(low)) * widen, (float(high) - middle) * widen
    return Interval(middle, max(-1.0, middle - below), min(1.0, middle + above), n)


def group(
    scores: pd.DataFrame,
    by: "pd.Series[Any] | str",
    level: float = _DEFAULTS.interval,
    seed: int = _DEFAULTS.seed,
) -> pd.DataFrame:
    """The mean tone of each group of sentences: one row a group, in the order of the groups' names.

    `scores` has the columns of the table "scores"; `by` is one of its columns or a Series with its index. Columns of
    the result: group, n (sentences), n_scored, mean, low, high (see `interval`; articles are the units of the draw).
    Where `scores` has a column `cluster`, as `in_order` gives it, articles that repeat each other count once in all of
    them. Sentences whose group is missing, and those that were not read, being in another language (hits missing),
    are left out. Nothing is hidden here: a caller hides means over fewer scored sentences than `settings.min_mean_n`.
    Raises DatelineError for a column that there is not.
    """
    if isinstance(by, str):
        if by not in scores.columns:
            raise unknown("column", by, map(str, scores.columns))
        by = scores[by]
    if "hits" in scores.columns:
        scores = scores[scores["hits"].notna()]
    rows = []
    for name, part in scores.groupby(by.reindex(scores.index), sort=True, observed=True):
        docs = part.get("doc_id")
        clusters = None if docs is None else part.get("cluster")
        found = interval(part["score"], level, seed, docs, clusters)
        units = independent(_floats(part["score"]), _listed(docs), _listed(clusters))
        n = max(found.n, round(sum(map(size, units))))
        rows.append((name, n, found.n, found.mean, found.low, found.high))
    return pd.DataFrame(rows, columns=["group", "n", "n_scored", "mean", "low", "high"])


def _floats(scores: Sequence[float | None] | pd.Series) -> Floats:
    return np.array([np.nan if s is None or s is pd.NA else float(s) for s in scores], dtype=np.float64)


def _listed(labels: Sequence[Hashable] | pd.Series | None) -> list[Hashable] | None:
    return None if labels is None else list(labels)


def _nested(units: Sequence[Unit], random: np.random.Generator) -> Floats:
    """Means of draws of articles, of one version of each, and of sentences within it; in parts, to spare memory."""
    count = len(units)
    at_once = min(DRAWS, max(_FEWEST, _CELLS // count))
    means = []
    for done in range(0, DRAWS, at_once):
        draws = min(at_once, DRAWS - done)
        sums, sizes = np.empty((count, draws)), np.empty((count, draws))
        for k, unit in enumerate(units):
            sums[k], sizes[k] = _drawn(unit, draws, random)
        chosen = random.integers(0, count, size=(draws, count))
        rows = np.arange(draws)[:, None]
        means.append(sums[chosen, rows].sum(axis=1) / sizes[chosen, rows].sum(axis=1))
    return np.concatenate(means)


def _drawn(unit: Unit, draws: int, random: np.random.Generator) -> tuple[Floats, Floats]:
    """Sums of draws of the sentences of an article, and how many there were, in a version of it drawn each time."""
    drawn = [random.choice(v, size=(draws, len(v))).sum(axis=1) if len(v) > 1 else np.full(draws, v[0]) for v in unit]
    lengths = np.array([len(v) for v in unit], dtype=np.float64)
    if len(unit) == 1:
        return drawn[0], np.full(draws, lengths[0])
    which = random.integers(0, len(unit), size=draws)
    return np.stack(drawn)[which, np.arange(draws)], lengths[which]


def _blocks(unit: Unit, random: np.random.Generator) -> Floats:
    """Means of draws of blocks of neighbouring sentences, the text closed to a ring so that each counts alike."""
    return np.concatenate([_ring(version, -(-DRAWS // len(unit)), random) for version in unit])


def _ring(values: Floats, draws: int, random: np.random.Generator) -> Floats:
    n = len(values)
    length = _block_length(n)
    ring = np.concatenate([[0.0], np.cumsum(np.concatenate([values, values[:length]]))])
    count = math.ceil(n / length)
    starts = random.integers(0, n, size=(draws, count))
    return np.asarray((ring[starts + length] - ring[starts]).sum(axis=1) / (count * length), dtype=np.float64)


def _block_length(n: int) -> int:
    return max(1, round(math.cbrt(n)))


def _student(freedom: int, tail: float) -> float:
    """How much wider Student's t is than the normal at this tail (Cornish and Fisher's expansion, to 1/freedom²)."""
    z = -NormalDist().inv_cdf(tail)
    first, second = (z**3 + z) / 4, (5 * z**5 + 16 * z**3 + 3 * z) / 96
    return (z + first / freedom + second / freedom**2) / z
