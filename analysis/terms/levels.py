"""A series parted into levels of one rate each: how many there are, and between which places each begins."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import ruptures
from numpy.typing import NDArray

from analysis.settings import Settings

#: A level holds for so many periods or more, and a change needs two levels.
SHORTEST = 2
LEAST = 2 * SHORTEST
#: In a longer series a change is looked for at so many places, evenly spread.
_PLACES = 200
_DRAWS, _RESAMPLED = 999, 499
_AT_ONCE = 4_000_000
Array = NDArray[np.float64]


class Series(NamedTuple):
    """A term in the articles that count: its count and the words in each, and the number of the period."""

    counts: Array
    words: Array
    period: NDArray[np.int64]

    def sums(self, periods: int) -> tuple[Array, Array]:
        """Counts and words of each period."""
        counts, words = (np.bincount(self.period, v, periods).astype(np.float64) for v in self[:2])
        return counts, words


class Levels(NamedTuple):
    """Where new levels begin, how likely chance is to bring so much about, and the penalty used."""

    begins: list[int]
    p: float
    penalty: float


def levels(one: Series, periods: int, false: float, seed: int) -> Levels:
    """The changes of a series, if that there is any is surer than `false` allows; see `changes.change_points`."""
    if not one.counts.any():
        return Levels([], 1.0, math.nan)
    step = math.ceil(periods / _PLACES)
    chance = np.random.default_rng(seed)
    draws = max(_DRAWS, math.ceil(10 / false) - 1)
    counts, words = one.sums(periods)
    seen = _gain(counts[None, :], words[None, :], step)[0]
    drawn = np.empty(draws)
    size = max(1, min(draws, _AT_ONCE // max(len(one.period), (periods // step) ** 2)))
    for begin in range(0, draws, size):
        rows = min(size, draws - begin)
        order = chance.permuted(np.tile(one.period, (rows, 1)), axis=1) + np.arange(rows)[:, None] * periods
        counts, words = (_sums(order, np.tile(v, rows), periods) for v in one[:2])
        drawn[begin : begin + rows] = _gain(counts, words, step)
    p = (1 + int((drawn >= seen - 1e-9).sum())) / (draws + 1)
    penalty = float(np.sort(drawn)[min(draws - 1, math.ceil((draws + 1) * (1 - false)) - 1)])
    if p > false:
        return Levels([], p, penalty)
    found = ruptures.Pelt(custom_cost=Deviance(), min_size=SHORTEST, jump=step)
    counts, words = one.sums(periods)
    ends = found.fit_predict(np.column_stack([counts, words]), pen=min(penalty, seen * (1 - 1e-9)))
    return Levels([int(e) for e in ends[:-1]], p, penalty)


class Deviance(ruptures.base.BaseCost):  # type: ignore[misc]
    """What a level costs: minus twice the Poisson log-likelihood of its counts at one rate, but for constants."""

    model = "poisson rate"
    min_size = SHORTEST

    def fit(self, signal: Array) -> "Deviance":
        """Take in the series: counts and words of each period."""
        self.signal = signal
        self.sums = np.concatenate([np.zeros((1, 2)), np.cumsum(signal, axis=0)])
        return self

    def error(self, start: int, end: int) -> float:
        """The cost of the periods from `start` to before `end`."""
        count, words = self.sums[end] - self.sums[start]
        return -2 * float(_fit(np.asarray(count), np.asarray(words)))


def _fit(counts: Array, words: Array) -> Array:
    """The log-likelihood of counts at the rate they have, but for what is the same for every way to part them."""
    some = counts > 0
    return np.asarray(np.where(some, counts * np.log(np.where(some, counts, 1) / np.where(some, words, 1)), 0.0))


def _gain(counts: Array, words: Array, step: int) -> Array:
    """What the best change gains for each row, or half of what the best two gain, whichever is more."""
    periods = counts.shape[1]
    at = np.array([k for k in range(0, periods + 1, step) if k in (0, periods) or SHORTEST <= k <= periods - SHORTEST])
    at = at if at[-1] == periods else np.append(at, periods)
    c = np.concatenate([np.zeros((len(counts), 1)), np.cumsum(counts, axis=1)], axis=1)[:, at]
    w = np.concatenate([np.zeros((len(words), 1)), np.cumsum(words, axis=1)], axis=1)[:, at]
    before, after = _fit(c, w), _fit(c[:, -1:] - c, w[:, -1:] - w)
    whole = before[:, -1]
    inner = slice(1, -1)
    one = 2 * ((before + after)[:, inner].max(axis=1, initial=-np.inf) - whole)
    two = np.full(len(counts), -np.inf)
    for k in range(1, len(at) - 2):
        later = np.arange(k + 1, len(at) - 1)
        later = later[at[later] - at[k] >= SHORTEST]
        if len(later):
            middle = _fit(c[:, later] - c[:, [k]], w[:, later] - w[:, [k]])
            two = np.maximum(two, before[:, k] + (middle + after[:, later]).max(axis=1))
    return np.asarray(np.maximum(np.maximum(one, two - whole), 0.0))


def places(one: Series, begins: Sequence[int], periods: int, k: int, settings: Settings) -> tuple[int, int]:
    """The first and the last period that the change number `k` may lie at.

    Articles are drawn anew from the levels on both sides. The places are those where the change is found again in these
    draws, and those that fit what is seen no worse than the true place fits a draw: either alone is often too few.
    """
    edges = [0, *begins, periods]
    first, change, last = edges[k : k + 3]
    inside = np.flatnonzero((one.period >= first) & (one.period < last))
    where, size = one.period[inside] - first, last - first
    early = where < change - first
    chance = np.random.default_rng([settings.seed, k])
    who = np.empty((_RESAMPLED, len(inside)), dtype=np.int64)
    for level in (early, ~early):
        who[:, level] = chance.choice(inside[level], (_RESAMPLED, int(level.sum())))
    rows = where + np.arange(_RESAMPLED)[:, None] * size
    drawn = _split(_sums(rows, one.counts[who], size), _sums(rows, one.words[who], size))
    at = change - first - 1
    short = drawn.max(axis=1) - drawn[:, at]
    seen = _split(*(_sums(where[None, :], v[inside], size) for v in (one.counts, one.words)))[0]
    allowed = float(np.quantile(short, settings.interval, method="inverted_cdf"))
    able = np.flatnonzero(seen[at] - seen <= allowed + 1e-9)
    tail = (1 - settings.interval) / 2
    again = np.quantile(drawn.argmax(axis=1), [tail, 1 - tail], method="inverted_cdf")
    low, high = min(int(again[0]), int(able[0]), at), max(int(again[1]), int(able[-1]), at)
    return first + 1 + low, first + 1 + high


def _sums(places: NDArray[np.int64], values: Array, size: int) -> Array:
    """The sums of `values` at their places, row after row of `size` places."""
    rows = len(places)
    return np.bincount(places.ravel(), values.ravel(), rows * size).reshape(rows, size).astype(np.float64)


def _split(counts: Array, words: Array) -> Array:
    """The log-likelihood of each row parted in two levels after its first, second … period but the last."""
    c, w = np.cumsum(counts, axis=1), np.cumsum(words, axis=1)
    return np.asarray((_fit(c, w) + _fit(c[:, -1:] - c, w[:, -1:] - w))[:, :-1])
