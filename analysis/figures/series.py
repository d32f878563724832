"""Lines of rates over time: intervals, gaps left open, periods covered in part hollow, bursts and changes marked."""

import dataclasses
import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from analysis.figures import style
from analysis.figures.days import Stretch, as_days
from analysis.figures.style import FAINT, INK, ORANGE, PAPER, QUIET, SMALL, Link, href

#: The ground of an interval: so light that the line over it is plain in grey as well.
BAND = "#cfdeec"
#: Up to so many periods each has its own bar for the interval, and a dot that a finger can hit.
FEW = 16
#: Inches between the line of nought and the bars of bursts under it.
UNDER = 0.12


@dataclasses.dataclass(frozen=True)
class Series:
    """A term over all periods, gaps as nan; `first` is the id of the first sentence of each period, or None."""

    term: str
    rate: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    partial: NDArray[np.bool_]
    first: list[str | None]
    count: int

    @property
    def top(self) -> float:
        """The highest that has to be seen of it: the rates, and of the intervals what is not far beyond them."""
        rate = float(np.nanmax(self.rate, initial=0.0))
        return min(float(np.nanmax(self.high, initial=rate)), 1.7 * rate) if rate else 0.0


def series_of(table: pd.DataFrame) -> list[Series]:
    """The series of a table of `terms.trend`, in its order, without what has no date."""
    dated = table[table["from"].notna()]
    made = []
    for term, part in dated.groupby("term", sort=False):
        rate, low, high = (part[c].to_numpy(float) for c in ("per_million", "low", "high"))
        ids = [found[0] if len(found) else None for found in part["sentence_ids"]]
        made.append(Series(str(term), rate, low, high, part["partial"].to_numpy(bool), ids, int(part["count"].sum())))
    return made


def middles(table: pd.DataFrame) -> tuple[Stretch, NDArray[np.float64]]:
    """The days from the first period to the last, and where the middle of each period lies."""
    one = table[(table["term"] == table["term"].iloc[0]) & table["from"].notna()]
    first, last = (days_in(one, c) for c in ("from", "to"))
    shown = Stretch(first[0], last[-1])
    return shown, np.array([(shown.x(a) + shown.x(b)) / 2 for a, b in zip(first, last, strict=True)])


def days_in(table: pd.DataFrame, column: str) -> list[Any]:
    """The days of a column that has no gap."""
    return [d for d in as_days(table[column]) if d is not None]


def ticks(top: float) -> list[float]:
    """Nought and one or two round numbers up to `top`, to be written beside a scale."""
    if top <= 0:
        return [0.0]
    unit = 10.0 ** math.floor(math.log10(top))
    best = max((step * unit for step in (1, 2, 5) if step * unit <= top), default=top)
    return [0.0, best / 2, best] if best / 2 >= 0.28 * top and best >= 2 else [0.0, best]


def number(value: float) -> str:
    """A rate as it is written beside a scale."""
    return f"{value:,.0f}" if value >= 10 or value == int(value) else f"{value:,.1f}"


def draw_scale(axes: Axes, top: float, inches: float, *, words: bool) -> None:
    """Lines at round rates across `axes`, whose width is `inches`, and with `words` the rates beside them."""
    for y in ticks(top):
        axes.axhline(y, color=QUIET if y == 0 else FAINT, lw=0.8, zorder=0)
        if words:
            style.write(axes, -0.07 / inches, y, number(y), size=SMALL, color=QUIET, ha="right", va="center")


def draw_band(axes: Axes, one: Series, x: NDArray[np.float64], top: float, color: str = BAND) -> None:
    """The interval: a bar for each of a few periods and for one alone between gaps, else a band that gaps break."""
    high = np.minimum(one.high, top)
    known = ~np.isnan(one.low)
    few = len(x) <= FEW
    for begin, end in _runs(known):
        if few or end - begin == 1:
            axes.vlines(x[begin:end], one.low[begin:end], high[begin:end], color=color, lw=5 if few else 2.5, zorder=1)
        else:
            axes.fill_between(x[begin:end], one.low[begin:end], high[begin:end], color=color, lw=0, zorder=1)


def draw_line(  # noqa: PLR0913 - how a line looks, told from the others
    axes: Axes, one: Series, x: NDArray[np.float64], link: Link | None, *, color: str, marker: str = "o",
    dash: Any = "-", size: float | None = None,
) -> None:  # fmt: skip
    """The line with its dots, which lead to the first sentence of their period; broken where there is no article."""
    axes.plot(x, one.rate, color=color, lw=1.4, ls=dash, zorder=2, solid_capstyle="round")
    known = ~np.isnan(one.rate)
    alone = np.zeros(len(x), dtype=bool)
    for begin, end in _runs(known):
        alone[begin:end] = end - begin == 1
    if size is None:
        size = 5.0 if len(x) <= FEW else 3.0 if len(x) <= 80 else 1.6
    for hollow in (False, True):
        at = np.flatnonzero(known & (one.partial == hollow))
        if not len(at):
            continue
        dots = max(size, 4.5) if hollow else size
        marks = axes.scatter(x[at], one.rate[at], s=dots**2, marker=marker, facecolors=PAPER if hollow else color,
                             edgecolors=color, linewidths=1.1 if hollow else 0.4, zorder=3, clip_on=False)  # fmt: skip
        marks.set_urls([href(link, one.first[k]) for k in at])


def draw_bursts(axes: Axes, bursts: pd.DataFrame, shown: Stretch, low: float, unit: float) -> None:
    """Bars under the line of nought from the first to the last day of each burst, `unit` to the inch."""
    half = 0.5 / shown.days
    for begin, end in zip(days_in(bursts, "from"), days_in(bursts, "to"), strict=True):
        a, b = max(0.0, shown.x(begin) - half), min(1.0, shown.x(end) + half)
        axes.barh([low + 0.035 * unit], [max(b - a, 0.012)], left=[a], height=0.06 * unit, color=ORANGE, lw=0,
                  clip_on=False)  # fmt: skip


def draw_changes(axes: Axes, changes: pd.DataFrame, shown: Stretch, top: float, unit: float) -> None:
    """A line down from the top of the panel at each change, with the bar of where it may lie."""
    half = 0.5 / shown.days
    columns = (days_in(changes, c) for c in ("from", "earliest", "latest"))
    for at, low, high in zip(*columns, strict=True):
        x, a, b = (shown.x(day) - half for day in (at, low, high))
        axes.vlines(x, 0, top, color=INK, lw=0.9, ls=(0, (3, 2)), zorder=1.5)
        y = top - 0.03 * unit
        axes.hlines(y, a, b, color=INK, lw=1.2, zorder=2, clip_on=False)
        axes.vlines([a, b], y - 0.03 * unit, y + 0.03 * unit, color=INK, lw=1.0, clip_on=False)


def draw_key(figure: Figure, signs: Sequence[str], left: float) -> None:
    """What the bar of a burst and the line of a change mean, along the top of a sheet, from `left`."""
    axes = style.panel(figure, left, 0.02, 0, 0.26)
    axes.set(xlim=(0, style.wide() - left), ylim=(0, 0.26))
    x = 0.0
    for sign in signs:
        if sign == "burst":
            axes.barh([0.13], [0.22], left=[x], height=0.06, color=ORANGE, lw=0)
            words = "burst"
        else:
            axes.vlines(x + 0.11, 0, 0.26, color=INK, lw=0.9, ls=(0, (3, 2)))
            axes.hlines(0.2, x, x + 0.22, color=INK, lw=1.2)
            axes.vlines([x, x + 0.22], 0.17, 0.23, color=INK, lw=1.0)
            words = "change of level" if style.is_narrow() else "change of level, and where it may lie"
        style.write(axes, x + 0.29, 0.13, words, size=SMALL, va="center_baseline")
        x += 0.29 + style.width(words, SMALL) + 0.28


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Heights as near as may be to the `wanted` ones, in their order, at least `gap` apart, within `low` and `high`."""
    order = sorted(range(len(wanted)), key=lambda k: (wanted[k], k))
    # groups of labels that touch share the middle of what they want (the pool of adjacent violators)
    groups: list[list[float]] = []  # sum of the wanted heights less the place within the group, how many
    for k in order:
        groups.append([wanted[k], 1.0])
        while len(groups) > 1 and _ends(groups[-2], gap) + gap > _begins(groups[-1], gap):
            total, many = groups.pop()
            groups[-1] = [groups[-1][0] + total, groups[-1][1] + many]
    placed: list[float] = []
    for group in groups:
        placed += [_begins(group, gap) + gap * k for k in range(int(group[1]))]
    for k in range(len(placed)):
        placed[k] = max(placed[k], low + gap * k)
    for k in range(len(placed) - 1, -1, -1):
        placed[k] = min(placed[k], high - gap * (len(placed) - 1 - k))
    found = [0.0] * len(wanted)
    for at, k in zip(placed, order, strict=True):
        found[k] = at
    return found


def _begins(group: Sequence[float], gap: float) -> float:
    return group[0] / group[1] - gap * (group[1] - 1) / 2


def _ends(group: Sequence[float], gap: float) -> float:
    return group[0] / group[1] + gap * (group[1] - 1) / 2


def _runs(known: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """The stretches of True: first, and one past the last."""
    edges = np.diff(known.astype(int), prepend=0, append=0)
    return list(zip(np.flatnonzero(edges == 1).tolist(), np.flatnonzero(edges == -1).tolist(), strict=True))
