"""The bars of spans under the line of days: a lane for each, so that none lies on another."""

import datetime
from collections.abc import Sequence

from matplotlib.axes import Axes

from analysis.figures.days import Stretch
from analysis.figures.places import Place
from analysis.figures.style import BLUE

#: The height of a lane in inches, and how many bars of spans are drawn apart.
LANE, SPANS = 0.13, 8


def lanes_of(spans: Sequence[Place], shown: Stretch) -> dict[tuple[datetime.date, datetime.date], int]:
    """A lane for each span, so that none lies on another; the shortest first, and what finds no lane is not drawn."""
    taken: list[list[tuple[float, float]]] = [[] for _ in range(SPANS)]
    lanes = {}
    for p in sorted(spans, key=lambda p: (p.last - p.first, p.first)):
        begin, end = _reach(p, shown)
        for lane, others in enumerate(taken):
            if all(end + 0.01 < a or b + 0.01 < begin for a, b in others):
                others.append((begin, end))
                lanes[p.first, p.last] = lane
                break
    return lanes


def _reach(place: Place, shown: Stretch) -> tuple[float, float]:
    half = 0.5 / shown.days
    first, last = max(place.first, shown.first), min(place.last, shown.last)
    return shown.x(first) - half, shown.x(last) + half


def draw_bar(
    axes: Axes, shown: Stretch, place: Place, y: float, *, hollow: bool, url: str | None, dashed: bool = False
) -> None:
    """The bar of a span at height `y`, with a tip where it runs beyond the stretch that is shown."""
    begin, end = _reach(place, shown)
    end = max(end, begin + 0.006)
    axes.barh([y], [end - begin], left=[begin], height=LANE * 0.55, facecolor="none" if hollow else BLUE,
              edgecolor=BLUE, lw=1.1, ls=(0, (3, 2)) if dashed else "-", url=url, zorder=2)  # fmt: skip
    for is_cut, x, marker in ((place.first < shown.first, begin, "<"), (place.last > shown.last, end, ">")):
        if is_cut:
            axes.plot([x], [y], marker=marker, ms=6, color=BLUE, clip_on=False, zorder=3)
