"""How heavy a burst luck alone brings about: articles permuted over their dates, and a stated guess at the far tail."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

#: So many articles are permuted at a time, to bound the memory.
_AT_ONCE = 4_000_000
#: From this share of the permutations on the tail is taken to be exponential.
_TAIL = 0.95
#: Of terms in more articles than this not every number is tried, but one every so many per cent.
_EACH, _STEP = 12, 1.12

Weigh = Callable[[NDArray[np.float64]], NDArray[np.float64]]


class Luck:
    """The weights that permuted articles bring about, for terms in any of `totals` articles.

    Whether an article holds a term is all that counts of it, so what permuting does to a term depends on the number of
    its articles alone, and one set of permutations serves all terms: the first m articles of each are a term in m of
    them. `sizes` counts the articles of each period; `weigh` gives the weights of rows of counts.
    """

    def __init__(
        self, sizes: NDArray[np.int64], totals: NDArray[np.int64], weigh: Weigh, draws: int, seed: int
    ) -> None:
        self.grid = _grid(totals, int(sizes.sum()))
        chance = np.random.default_rng(seed)
        of_article = np.repeat(np.arange(len(sizes)), sizes)
        weights = np.zeros((len(self.grid), draws))
        chunk = max(1, min(draws, _AT_ONCE // max(1, len(of_article))))
        for begin in range(0, draws, chunk):
            rows = min(chunk, draws - begin)
            order = chance.permuted(np.tile(of_article, (rows, 1)), axis=1)
            order += np.arange(rows)[:, None] * len(sizes)
            counts, done = np.zeros(rows * len(sizes)), 0
            for k, many in enumerate(self.grid):
                counts += np.bincount(order[:, done:many].ravel(), minlength=len(counts))
                done = many
                weights[k, begin : begin + rows] = weigh(counts.reshape(rows, -1))
        self.weights = np.sort(weights, axis=1)
        self.draws = draws

    def p(self, total: int, weight: float) -> float:
        """How likely a term in `total` articles has a burst of `weight` or more by luck.

        Between two numbers that were tried, what lies between their logarithms.
        """
        after = int(np.searchsorted(self.grid, total))
        if after < len(self.grid) and self.grid[after] == total:
            return self._tail(after, weight)
        low, high = self.grid[after - 1], self.grid[after]
        share = np.log(total / low) / np.log(high / low)
        ends = np.log([self._tail(after - 1, weight), self._tail(after, weight)])
        return float(np.exp(ends[0] * (1 - share) + ends[1] * share))

    def _tail(self, k: int, weight: float) -> float:
        drawn = self.weights[k]
        seen = self.draws - int(np.searchsorted(drawn, weight - 1e-9))
        from_tail = int(_TAIL * self.draws)
        start = drawn[from_tail]
        beyond = drawn[from_tail:] - start
        if weight <= start or not beyond.any():
            return (seen + 1) / (self.draws + 1)
        share = (self.draws - from_tail + 1) / (self.draws + 1)
        return float(share * np.exp(-(weight - start) / beyond.mean()))


def _grid(totals: NDArray[np.int64], most: int) -> list[int]:
    """The numbers of articles to try: all up to a few, then in steps, from the least to the greatest of `totals`."""
    if not len(totals):
        return []
    low, high = int(totals.min()), int(min(totals.max(), most))
    if low > _EACH:
        tried = {low}
        value = float(low)
    else:
        tried = set(range(low, min(_EACH, high) + 1))
        value = float(_EACH)
    while value < high:
        value *= _STEP
        tried.add(min(high, int(np.ceil(value))))
    return sorted(tried)
