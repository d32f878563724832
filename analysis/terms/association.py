"""How strongly two things go together, from the four counts of a 2 × 2 table: every measure, for all rows at once.

A table is given by its corner and its margins: how often both occur (`both`), how often the one and the other occur
at all (`margins`) and how many places there are (`whole`). Numbers or arrays of them; the result is an array. Where
NLTK has a measure the numbers are NLTK's (`nltk.metrics.BigramAssocMeasures`), tested against it.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

Floats = np.ndarray[Any, np.dtype[np.float64]]
Margins = tuple[ArrayLike, ArrayLike]


def _floats(both: ArrayLike, margins: Margins, whole: ArrayLike) -> tuple[Floats, Floats, Floats, Floats]:
    values = (both, *margins, whole)
    o, m, n, w = np.broadcast_arrays(*(np.asarray(v, dtype=np.float64) for v in values))
    return o, m, n, w


def cells(both: ArrayLike, margins: Margins, whole: ArrayLike) -> tuple[Floats, Floats]:
    """The four cells of each table as found and as chance alone would have them: both, one, other, neither."""
    o, m, n, w = _floats(both, margins, whole)
    found = np.stack([o, m - o, n - o, w - m - n + o])
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = np.stack([m * n, m * (w - n), (w - m) * n, (w - m) * (w - n)]) / w
    return found, expected


def log_likelihood(both: ArrayLike, margins: Margins, whole: ArrayLike) -> Floats:
    """Dunning's log-likelihood ratio G² of the four cells, 0 or more."""
    found, expected = cells(both, margins, whole)
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = np.where(found > 0, found * np.log(found / expected), 0.0)
    return np.asarray(np.maximum(2 * terms.sum(axis=0), 0.0))


def chi_squared(both: ArrayLike, margins: Margins, whole: ArrayLike) -> Floats:
    """Pearson's χ² of the four cells, without a correction; nan where a margin is empty or holds everything."""
    o, m, n, w = _floats(both, margins, whole)
    with np.errstate(divide="ignore", invalid="ignore"):
        value = w * (o * w - m * n) ** 2 / (m * n * (w - m) * (w - n))
    return np.asarray(np.where((m > 0) & (n > 0) & (m < w) & (n < w), value, np.nan))


def pmi(both: ArrayLike, margins: Margins, whole: ArrayLike) -> Floats:
    """Pointwise mutual information in bits: how many doublings more often than chance."""
    o, m, n, w = _floats(both, margins, whole)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.log2(o * w / (m * n))


def mi3(both: ArrayLike, margins: Margins, whole: ArrayLike) -> Floats:
    """Daille's cubic mutual information in bits: PMI that leans to the frequent rather than to the rare."""
    o, m, n, w = _floats(both, margins, whole)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.log2(o**3 * w / (m * n))


def student_t(both: ArrayLike, margins: Margins, whole: ArrayLike) -> Floats:
    """Student's t: the surplus over chance, in standard deviations of what was found."""
    o, m, n, w = _floats(both, margins, whole)
    with np.errstate(divide="ignore", invalid="ignore"):
        return (o - m * n / w) / np.sqrt(o)


def z_score(both: ArrayLike, margins: Margins, whole: ArrayLike) -> Floats:
    """How many standard deviations more than chance brings about, its variance taken as what is expected."""
    o, m, n, w = _floats(both, margins, whole)
    expected = m * n / w
    with np.errstate(divide="ignore", invalid="ignore"):
        return (o - expected) / np.sqrt(expected)


def dice(both: ArrayLike, margins: Margins, _whole: ArrayLike = 0) -> Floats:
    """Dice's coefficient: 1 where the two never stand apart."""
    o, m, n, _ = _floats(both, margins, _whole)
    return 2 * o / (m + n)


def log_dice(both: ArrayLike, margins: Margins, _whole: ArrayLike = 0) -> Floats:
    """Rychlý's logDice: 14 where two words never stand apart, one less for each halving of that."""
    with np.errstate(divide="ignore"):
        return 14 + np.log2(dice(both, margins))


def delta_p_forward(both: ArrayLike, margins: Margins, whole: ArrayLike) -> Floats:
    """How much likelier the second is with the first than without it: -1 to 1; nan for a first that is everywhere."""
    o, m, n, w = _floats(both, margins, whole)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(w > m, o / m - (n - o) / (w - m), np.nan)


def delta_p_back(both: ArrayLike, margins: Margins, whole: ArrayLike) -> Floats:
    """How much likelier the first is with the second than without it: -1 to 1; nan for a second that is everywhere."""
    return delta_p_forward(both, (margins[1], margins[0]), whole)


Measure = Callable[[ArrayLike, Margins, ArrayLike], Floats]

#: column -> measure of (pairs found, (pairs with the one word, pairs with the other), all pairs)
MEASURES: dict[str, Measure] = {
    "log_likelihood": log_likelihood,
    "pmi": pmi,
    "student_t": student_t,
    "chi_sq": chi_squared,
    "dice": dice,
    "log_dice": log_dice,
    "mi3": mi3,
    "z_score": z_score,
    "delta_p_forward": delta_p_forward,
    "delta_p_back": delta_p_back,
}
