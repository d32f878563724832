"""How sure a rate is: intervals that know that a word used once in an article is likely to be used in it again."""

import numpy as np
from numpy.typing import NDArray
from scipy import special

Numbers = NDArray[np.float64]

#: Below this the counts of articles vary as little as drops of rain do, and are taken as that (Poisson).
_NONE = 1e-6
#: A word that comes in clumps beyond this stands in so few articles that they cannot tell how much beyond.
_MOST = 20.0
#: Where there are few pairs of units to go by, this much weight is given to no clumping.
_PRIOR = 1.0
_STEPS = 60


def clumping(counts: Numbers, words: Numbers, groups: NDArray[np.int64]) -> float:
    """By how much counts vary beyond chance: k of a negative binomial, where a count of mean m has variance m + k m².

    `counts` are of one term in units (articles, or groups of copies) of so many `words`; within a group (a period) all
    have one rate. k is the larger of two estimates, since each is too small where articles are few: the one by which
    Pearson's statistic equals its degrees of freedom (Breslow 1984, Applied Statistics 33), and the one by moments, in
    which Σ c (c − 1) is held against the square of the rate as pairs of units give it without bias. 0 for counts that
    vary no more than chance. Groups without an occurrence tell nothing and are left out; where no group has two units,
    one rate is held for all of them, which errs to the wide side. nan where there is but one unit.
    """
    has_words = words > 0
    counts, words, groups = counts[has_words], words[has_words], groups[has_words]
    if len(counts) < 2:
        return float("nan")
    if not _free(counts, groups):
        groups = np.zeros_like(groups)
    return max(_by_pearson(counts, words, groups), _by_moments(counts, words, groups))


def _free(counts: Numbers, groups: NDArray[np.int64]) -> int:
    """The degrees of freedom that are left within the groups that hold the term."""
    return int((np.bincount(groups) - 1)[np.bincount(groups, counts) > 0].sum())


def _by_pearson(counts: Numbers, words: Numbers, groups: NDArray[np.int64]) -> float:
    expected = (np.bincount(groups, counts) / np.maximum(np.bincount(groups, words), 1))[groups] * words
    held = expected > 0
    square, expected, free = ((counts - expected) ** 2)[held], expected[held], _free(counts, groups)

    def over(k: float) -> bool:
        return bool((square / (expected + k * expected**2)).sum() > free)

    if not over(0.0):
        return 0.0
    low, high = _NONE, _MOST
    for _ in range(_STEPS):
        middle = float(np.sqrt(low * high))
        low, high = (middle, high) if over(middle) else (low, middle)
    return low


def _by_moments(counts: Numbers, words: Numbers, groups: NDArray[np.int64]) -> float:
    total, size = np.bincount(groups, counts), np.bincount(groups, words)
    told = (total > 0) & (np.bincount(groups) > 1)
    if not told.any():
        return 0.0
    total, size = total[told], size[told]
    of_counts, of_words = np.bincount(groups, counts**2)[told], np.bincount(groups, words**2)[told]
    pairs = ((of_counts - total) / total).sum()
    square = (total**2 - of_counts) / (size**2 - of_words) * of_words  # of the rate, times the squares of the words
    chance = (square / total).sum()
    return float(min(max((pairs + _PRIOR) / (chance + _PRIOR) - 1, 0.0), _MOST))


def intervals(
    counts: Numbers, words: Numbers, squares: Numbers, k: float, coverage: float
) -> tuple[Numbers, Numbers]:
    """The rates a word between which the true one lies, with probability `coverage`, for each period.

    `counts` of a term in so many `words`, `squares` the sum of the squares of the words of each unit: the sum of its
    units' negative binomials is taken as one with the same mean and variance (exactly so for units of one length). The
    ends are those where half of what is seen (mid-P; Lancaster 1961, JASA 56) is as improbable as the coverage leaves.
    nan where there are no words, or k is nan.
    """
    low, high = np.full(len(counts), np.nan), np.full(len(counts), np.nan)
    known = words > 0
    if not known.any() or np.isnan(k):
        return low, high
    c, w = counts[known], words[known]
    size = np.full(len(c), np.inf) if k <= _NONE else w**2 / (k * squares[known])
    tail = (1 - coverage) / 2
    low[known] = np.where(c > 0, _rate_where(c, w, size, 1 - tail), 0.0)
    high[known] = np.minimum(_rate_where(c, w, size, tail), 1.0)  # every word can be the term, no more
    return low, high


def _rate_where(counts: Numbers, words: Numbers, size: Numbers, share: float) -> Numbers:
    """The rate at which fewer than `counts`, and half of as many, have the probability `share`: by halving its log."""
    low = np.log(np.full(len(counts), 1e-9) / words)
    high = np.log(np.maximum(1.0, counts) * 1e9 / words)
    for _ in range(_STEPS + 20):
        middle = (low + high) / 2
        above = _below(counts, np.exp(middle) * words, size) > share
        low, high = np.where(above, middle, low), np.where(above, high, middle)
    return np.exp(low)


def _below(counts: Numbers, mean: Numbers, size: Numbers) -> Numbers:
    """The probability of less than `counts`, and half that of as many."""
    rain = np.isinf(size)
    finite = np.where(rain, 1.0, size)
    chance = finite / (finite + mean)
    upto = np.where(rain, special.gammaincc(counts + 1, mean), special.betainc(finite, counts + 1, chance))
    some = np.maximum(counts, 1)
    less = np.where(rain, special.gammaincc(some, mean), special.betainc(finite, some, chance))
    return np.asarray((upto + np.where(counts > 0, less, 0.0)) / 2)
