"""Headings over a drawing that runs along a text: where each finds room, and the line that leads up to it."""

import dataclasses
from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes

from analysis.figures import style
from analysis.figures.style import FAINT, QUIET, SMALL

#: The drawing below: what is left free beside it, its height, all in inches.
LEFT, RIGHT, HIGH = 0.95, 0.12, 2.4
#: Height of a line of headings above the drawing, and how many lines there may be.
LINE, LINES = 0.22, 4


def inches_wide() -> float:
    """The width of the part that holds the marks."""
    return style.wide() - LEFT - RIGHT


@dataclasses.dataclass(frozen=True)
class Heading:
    """A heading that found room: its sentence, line (0 the lowest), words, side they run to, and extent in inches."""

    at: float
    level: int
    words: str
    side: str
    begin: float
    end: float


def heading_places(headings: pd.DataFrame, inches: float) -> list[Heading]:
    """The headings that find room above the drawing, none on another; `inches` is the width of a sentence."""
    placed: list[Heading] = []
    for at, text in list(zip(headings["at"], headings["text"] if len(headings) else [], strict=True))[::-1]:
        x = (float(at) - 0.3) * inches
        words = style.fitted(str(text), min(2.6, max(inches_wide() - x, x + LEFT)), SMALL)
        wide = style.width(words, SMALL)
        sides = [s for s in (("left", x, x + wide), ("right", x - wide, x)) if s[2] <= inches_wide() and s[1] >= -LEFT]
        # rather to the right of its line, which passes beside other labels; else to the left; else behind them
        tries = (Heading(float(at), k, words, *s) for beside in (True, False) for s in sides for k in range(LINES)
                 if _is_free(placed, k, x, s[1:], beside=beside))  # fmt: skip
        found = next(tries, None)
        if found is not None:
            placed.append(found)
    return placed


def _is_free(placed: Sequence[Heading], level: int, x: float, extent: tuple[float, float], *, beside: bool) -> bool:
    """Whether a label of this `extent` meets none placed; with `beside`, whether no line would pass behind a label."""
    begin, end = extent
    for h in placed:
        if h.level == level and begin < h.end + 0.15 and h.begin < end + 0.15:
            return False
        passes = h.level < level and h.begin - 0.04 < x < h.end + 0.04
        is_passed = h.level > level and begin - 0.04 < (h.begin if h.side == "left" else h.end) < end + 0.04
        if beside and (passes or is_passed):
            return False
    return True


def draw_headings(axes: Axes, placed: Sequence[Heading], reach: float, inches: float) -> None:
    """The labels, each on a line up from its sentence that breaks off behind the labels it passes."""
    up = 2 * reach / HIGH
    for h in placed:
        x = (h.at - 0.3) * inches
        axes.vlines(h.at, -reach, reach, color=FAINT, lw=1, zorder=0)
        for k in range(h.level):
            if not any(o.level == k and o.begin - 0.04 < x < o.end + 0.04 for o in placed):
                low = reach + up * LINE * k
                axes.vlines(h.at, low, low + up * LINE, color=FAINT, lw=1, zorder=0, clip_on=False)
        y = reach + up * (LINE * h.level + 0.05)
        style.write(axes, h.at, y, h.words, size=SMALL, color=QUIET, ha=h.side, va="bottom")
