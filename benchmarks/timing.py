"""Times two ways of doing the same in turn, A B A B …, so that a drift of the machine meets both."""

import statistics
import time
from collections.abc import Callable


def in_turn(ours: Callable[[], object], peer: Callable[[], object], rounds: int = 5) -> tuple[float, float, float]:
    """Median seconds of `ours` and of `peer`, and the median of the ratios peer/ours, round by round."""
    ours(), peer()
    pairs = []
    for _ in range(rounds):
        began = time.perf_counter()
        ours()
        between = time.perf_counter()
        peer()
        pairs.append((between - began, time.perf_counter() - between))
    a, b = (statistics.median(column) for column in zip(*pairs, strict=True))
    return a, b, statistics.median(theirs / own for own, theirs in pairs)


def row(what: str, unit: str, amount: float, ours: float, peer: float, ratio: float) -> str:
    """One line of a table: what was done, the speeds of both in `unit` a second, and how many times faster ours is."""
    return f"{what:38} {amount / ours:>12,.0f} {amount / peer:>12,.0f} {unit}/s   {ratio:>6.1f} ×"
