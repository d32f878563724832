"""How sure a difference between two sets of articles is: drawn again from the articles, not from their words.

Words of one article resemble each other, so a test that takes every word for a draw of its own is far too sure. Here
the articles themselves are drawn with replacement, a group of copies as one, and the interval is what the difference
does under that.
"""

from typing import Any, NamedTuple

import numpy as np
from scipy.special import ndtr, ndtri, stdtrit

Floats = np.ndarray[Any, np.dtype[np.float64]]

DRAWS = 2000
#: With fewer independent articles on a side no interval is given: so few say nothing of how articles differ.
FEWEST = 5
#: Of more articles than this, equal groups are drawn in place of single ones, which changes next to nothing.
MOST = 2000
#: What stands for a count of none (Hardie 2014).
NONE = 0.5


class Side(NamedTuple):
    """One set of texts: the counts of some terms in each independent article (articles × terms), and its words."""

    counts: Floats
    sizes: Floats


def by_voice(side: Side, voices: np.ndarray[Any, Any]) -> Side:
    """`side` with the articles that share a label in `voices` (copies of one another) added up."""
    kinds, of = np.unique(voices, return_inverse=True)
    if len(kinds) == len(of):  # nobody repeats another
        return side
    counts = np.zeros((of.max() + 1, side.counts.shape[1]))
    sizes = np.bincount(of, side.sizes).astype(np.float64)
    np.add.at(counts, of, side.counts)
    return Side(counts, sizes)


def log_ratio(counts_a: Floats, size_a: Floats, counts_b: Floats, size_b: Floats) -> Floats:
    """Doublings of the rate in a against that in b, with a half for a count of none (Hardie 2014)."""
    here, there = np.where(counts_a > 0, counts_a, NONE), np.where(counts_b > 0, counts_b, NONE)
    return np.asarray(np.log2(here / size_a) - np.log2(there / size_b))


def intervals(a: Side, b: Side, level: float, seed: int, draws: int = DRAWS) -> tuple[Floats, Floats]:
    """The ends of an interval of coverage `level` for the log ratio of each term; nan with too few articles.

    The bootstrap's BCa interval, articles drawn anew within each side (Efron 1987, “Better bootstrap confidence
    intervals”, J. of the American Statistical Association 82; Davison & Hinkley 1997, ch. 5), widened for few articles
    (Hesterberg 2015, “What teachers should know about the bootstrap”, The American Statistician 69). A term that one
    side does not have at all leaves the interval open towards that side (infinite): no draw can tell how rare it is
    there. Its other end takes as many as may have been missed by chance, -log((1 - level) / 2) of them. The order of
    the articles changes nothing.
    """
    terms = a.counts.shape[1]
    if min(len(a.sizes), len(b.sizes)) < FEWEST or not terms:
        return np.full(terms, np.nan), np.full(terms, np.nan)
    random = np.random.default_rng(seed)
    weights = random.integers(1, 2**31, size=terms).astype(np.float64)
    a, b = (_grouped(_settled(side, weights), random) for side in (a, b))
    found = log_ratio(a.counts.sum(axis=0), a.sizes.sum(), b.counts.sum(axis=0), b.sizes.sum())
    drawn = log_ratio(*_drawn(a, draws, random), *_drawn(b, draws, random))
    left_out = (_without_one(a, b, sign=1), _without_one(b, a, sign=-1))
    low, high = _corrected(found, drawn, left_out, _tail(level, min(len(a.sizes), len(b.sizes))))
    return _opened(low, high, a, b, (1 - level) / 2)


def rates(side: Side, level: float, seed: int, draws: int = DRAWS) -> tuple[Floats, Floats]:
    """The ends of an interval of coverage `level` for the rate of each term per word, articles drawn anew as above.

    nan with too few articles, and for a term that does not occur.
    """
    terms = side.counts.shape[1]
    if len(side.sizes) < FEWEST or not terms:
        return np.full(terms, np.nan), np.full(terms, np.nan)
    random = np.random.default_rng(seed)
    side = _grouped(_settled(side, random.integers(1, 2**31, size=terms).astype(np.float64)), random)
    found = side.counts.sum(axis=0) / side.sizes.sum()
    counts, sizes = _drawn(side, draws, random)
    left_out = (side.counts.sum(axis=0) - side.counts) / np.maximum(side.sizes.sum() - side.sizes, 1)[:, None]
    low, high = _corrected(found, counts / sizes, (left_out,), _tail(level, len(side.sizes)))
    return np.where(found > 0, low, np.nan), np.where(found > 0, high, np.nan)


def _tail(level: float, articles: int) -> float:
    """The share beyond either end, smaller for few articles, whose draws vary less than they do (Hesterberg 2015)."""
    widened = np.sqrt(articles / (articles - 1)) * stdtrit(articles - 1, (1 - level) / 2)
    return float(ndtr(widened))


def _settled(side: Side, weights: Floats) -> Side:
    """The articles in an order that their contents alone decide."""
    order = np.lexsort((side.counts @ weights, side.sizes))
    return Side(side.counts[order], side.sizes[order])


def _grouped(side: Side, random: np.random.Generator) -> Side:
    """The articles dealt at random into MOST groups of one number (give or take one), where there are more."""
    count = len(side.sizes)
    if count <= MOST:
        return side
    return by_voice(side, random.permutation(count) % MOST)


def _drawn(side: Side, draws: int, random: np.random.Generator) -> tuple[Floats, Floats]:
    """The counts (draws × terms) and the words (draws × 1) of as many articles, drawn with replacement."""
    count = len(side.sizes)
    chosen = random.integers(0, count, size=(draws, count)) + count * np.arange(draws)[:, None]
    times = np.bincount(chosen.ravel(), minlength=draws * count).reshape(draws, count).astype(np.float64)
    return times @ side.counts, (times @ side.sizes)[:, None]


def _without_one(side: Side, other: Side, sign: int) -> Floats:
    """The log ratio without each article of `side` in turn (articles × terms), times `sign`."""
    counts, sizes = side.counts.sum(axis=0) - side.counts, (side.sizes.sum() - side.sizes)[:, None]
    return sign * log_ratio(counts, np.maximum(sizes, 1), other.counts.sum(axis=0), other.sizes.sum())


def _corrected(found: Floats, drawn: Floats, left_out: tuple[Floats, ...], tail: float) -> tuple[Floats, Floats]:
    """Efron's bias-corrected and accelerated percentiles of each column of `drawn`."""
    draws = len(drawn)
    below = ((drawn < found).sum(axis=0) + (drawn <= found).sum(axis=0)) / (2 * draws)
    bias = ndtri(np.clip(below, 1 / (draws + 1), draws / (draws + 1)))
    # the influence of each article, by the size of its own sample
    pulls = [(values.mean(axis=0) - values) * (len(values) - 1) / len(values) for values in left_out]
    cubes, squares = (sum((p**k).sum(axis=0) for p in pulls) for k in (3, 2))
    with np.errstate(divide="ignore", invalid="ignore"):
        bend = np.nan_to_num(cubes / (6 * squares**1.5))
    ends = []
    for z in (ndtri(tail), ndtri(1 - tail)):
        share = ndtr(bias + (bias + z) / (1 - bend * (bias + z)))
        ends.append(np.array([np.quantile(column, s) for column, s in zip(drawn.T, share, strict=True)]))
    return ends[0], ends[1]


def _opened(low: Floats, high: Floats, a: Side, b: Side, tail: float) -> tuple[Floats, Floats]:
    """The intervals with no end towards a side that lacks the term."""
    none_a, none_b = a.counts.sum(axis=0) == 0, b.counts.sum(axis=0) == 0
    missed = np.log2(-np.log(tail) / NONE)
    low = np.where(none_a, -np.inf, np.where(none_b, low - missed, low))
    high = np.where(none_b, np.inf, np.where(none_a, high + missed, high))
    return low, high
