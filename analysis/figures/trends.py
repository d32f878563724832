"""The figures of terms over time: a panel for each term on one scale, or up to six lines in one drawing."""

import dataclasses
import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from analysis.errors import DatelineError
from analysis.figures import series, style
from analysis.figures.days import draw_dates, said
from analysis.figures.series import FEW, Series
from analysis.figures.style import BLUE, FAINT, GREY, INK, ORANGE, QUIET, RUST, SMALL, Link, Plate, several
from analysis.figures.trend_words import alt_of, interval, subtitle_of, title_of, without_a_line

COLUMNS = [
    "term", "period", "from", "to", "count", "words", "per_million", "low", "high", "documents", "articles", "partial",
    "sentence_ids",
]  # fmt: skip
#: So many lines can be told apart in one drawing.
LINES = 6
#: Inches: the height of a panel's marks, of its name above, between panels, and of the dates below.
_HIGH, _NAME, _GAP, _DATES = 0.86, 0.3, 0.28, 0.3
_KEY = 0.3


def trend_panels(
    table: pd.DataFrame, *, changes: pd.DataFrame | None = None, bursts: pd.DataFrame | None = None,
    own_scales: bool = False, scope: str = "", source: str = "", link: Link | None = None,
) -> Plate:  # fmt: skip
    """A panel for each term of `terms.trend`: its rate over time with intervals, gaps left open.

    `changes` (`terms.change_points`) and `bursts` (`terms.bursting`) of these terms are marked. All panels share one
    scale, unless `own_scales`, which the subtitle then says. A dot leads to the first sentence of its period.
    """
    style.need(table, COLUMNS, "trends")
    why = without_a_line(table)
    if why:
        return _no_line(table, why, source)
    lines = series.series_of(table)
    terms = [one.term for one in lines]
    changes = None if changes is None else changes[changes["term"].isin(terms)]
    bursts = None if bursts is None else bursts[bursts["term"].isin(terms)]
    link = style.clickable(link, sum(f is not None for one in lines for f in one.first))
    marks = _Marks(changes, bursts)
    figure, narrow = style.drawn(lambda: _draw_panels(table, lines, marks, link, own_scales=own_scales))
    title = title_of(table, lines, changes, bursts)
    band = f"{'a bar' if len(lines[0].rate) <= FEW else 'a band'}: {interval(table)}"
    some = any(not np.isnan(one.low).all() for one in lines)
    cut = any(np.nanmax(one.high, initial=0.0) > 1.06 * _top(lines, one, own_scales) for one in lines)
    subtitle = subtitle_of(
        table, _undated(table), (band + (", cut at the top of the panel" if cut else "")) if some else "",
        "each panel on its own scale" if own_scales and len(lines) > 1 else "", scope,
    )  # fmt: skip
    alt = alt_of(table, lines, "Small panels of a line over time, one a term.", title)
    return Plate(figure, title, subtitle, alt, _data(table), source or "Counted by Dateline.", narrow)


def trend_lines(
    table: pd.DataFrame, *, scope: str = "", source: str = "", link: Link | None = None
) -> Plate:
    """Up to six terms of `terms.trend` as lines in one drawing, each named at its end.

    The line of the most frequent term carries its intervals where there are few periods or two lines at most; those of
    the others are in the table and in `trend_panels`. Raises DatelineError for more than six terms.
    """
    style.need(table, COLUMNS, "trends")
    why = without_a_line(table)
    if why:
        return _no_line(table, why, source)
    lines = series.series_of(table)
    if len(lines) > LINES:
        raise DatelineError(f"{len(lines)} terms are too many for lines in one drawing, which holds {LINES}; "
                            "trend_panels draws each in a panel of its own.")  # fmt: skip
    link = style.clickable(link, sum(f is not None for one in lines for f in one.first))
    figure, narrow = style.drawn(lambda: _draw_lines(table, lines, link))
    title = title_of(table, lines, None, None)
    lead = lines[_lead(lines)]
    kind = "bars" if len(lead.rate) <= FEW else "a band"
    banded = "" if np.isnan(lead.low).all() else f"{kind}: {interval(table)}" + (
        "" if len(lines) == 1 else f" of “{style.named(lead.term, 30)}”, of the others in the table"
    )
    subtitle = subtitle_of(table, _undated(table), banded, scope)
    alt = alt_of(table, lines, f"{several(len(lines), 'line')} over time.", title)
    return Plate(figure, title, subtitle, alt, _data(table), source or "Counted by Dateline.", narrow)


@dataclasses.dataclass(frozen=True)
class _Marks:
    """What is marked on the lines."""

    changes: pd.DataFrame | None
    bursts: pd.DataFrame | None

    def changes_of(self, term: str) -> pd.DataFrame:
        """The changes of a term that are shown."""
        table = self.changes
        return pd.DataFrame() if table is None else table[(table["term"] == term) & table["from"].notna()]

    def bursts_of(self, term: str) -> pd.DataFrame:
        """The bursts of a term."""
        return pd.DataFrame() if self.bursts is None else self.bursts[self.bursts["term"] == term]

    def key(self) -> list[str]:
        """What the marks mean, of those that there are."""
        signs = []
        if self.bursts is not None and len(self.bursts):
            signs.append("burst")
        if self.changes is not None and self.changes["from"].notna().any():
            signs.append("change")
        return signs


def _data(table: pd.DataFrame) -> pd.DataFrame:
    return table[COLUMNS].rename(columns={"sentence_ids": "sentence_id"})


def _no_line(table: pd.DataFrame, why: str, source: str) -> Plate:
    plate = style.nothing(why, COLUMNS, source or "Counted by Dateline.")
    title = why.partition(". ")[0].partition(" (")[0].rstrip(".")
    return dataclasses.replace(plate, title=title, data=_data(table))


def _undated(table: pd.DataFrame) -> str:
    from analysis.terms import undated  # noqa: PLC0415 - loads SciPy, which the other figures do not need

    return undated(table)


def _top(lines: Sequence[Series], one: Series, own: bool) -> float:
    return (one.top if own else max(other.top for other in lines)) or 1.0


def _draw_panels(
    table: pd.DataFrame, lines: list[Series], marks: _Marks, link: Link | None, *, own_scales: bool
) -> Figure:
    across = 1 if style.is_narrow() or len(lines) == 1 else 2 if len(lines) <= 6 else 3
    down = math.ceil(len(lines) / across)
    tops = [_top(lines, one, own_scales) for one in lines]
    left = 0.12 + max(style.width(series.number(t), SMALL) for top in tops for t in series.ticks(top))
    between = left + 0.1 if own_scales else 0.26
    wide = (style.wide() - left - 0.04 - between * (across - 1)) / across
    high = _HIGH if len(lines) > 1 else 1.9
    key = marks.key()
    above = _KEY if key else 0.0
    row = _NAME + high + _GAP
    figure = style.sheet(above + row * down - _GAP + 0.02 + _DATES)
    if key:
        series.draw_key(figure, key, left)
    shown, x = series.middles(table)
    for k, one in enumerate(lines):
        column, at = k % across, k // across
        begin, from_top = left + column * (wide + between), above + at * row
        right = style.wide() - begin - wide
        _name_panel(figure, one, begin, from_top, right, wide)
        axes = style.panel(figure, begin, from_top + _NAME, right, high)
        unit = tops[k] * 1.04 / (high - series.UNDER)
        axes.set(xlim=(0, 1), ylim=(-series.UNDER * unit, tops[k] * 1.04))
        series.draw_scale(axes, tops[k], wide, words=own_scales or column == 0)
        series.draw_band(axes, one, x, tops[k] * 1.04)
        series.draw_line(axes, one, x, link, color=BLUE)
        bursts, changes = marks.bursts_of(one.term), marks.changes_of(one.term)
        if len(bursts):
            series.draw_bursts(axes, bursts, shown, -series.UNDER * unit, unit)
        if len(changes):
            series.draw_changes(axes, changes, shown, tops[k] * 1.04, unit)
        if k + across >= len(lines):
            _draw_dates(style.panel(figure, begin, from_top + _NAME + high + 0.02, right, _DATES), table, wide)
    return figure


def _draw_dates(axes: Axes, table: pd.DataFrame, wide: float) -> None:
    """The names of the periods where all of them have room, else dates along the line."""
    shown, x = series.middles(table)
    one = table[(table["term"] == table["term"].iloc[0]) & table["from"].notna()]
    axes.set(xlim=(0, 1), ylim=(-1, 1))
    names = [said(a, b) for a, b in zip(*(series.days_in(one, c) for c in ("from", "to")), strict=True)]
    halves = [style.width(name, SMALL) / 2 / wide for name in names]
    ends = [(at - half, at + half) for at, half in zip(x, halves, strict=True)]
    if ends[0][0] >= 0 and ends[-1][1] <= 1 and all(b - a >= 0.15 / wide for (_, a), (b, _) in pairwise(ends)):
        for at, name in zip(x, names, strict=True):
            style.write(axes, at, -0.1, name, size=SMALL, color=QUIET, ha="center", va="center")
    else:
        draw_dates(axes, shown, wide, -0.1, grid=(0.6, 1))


def _name_panel(figure: Figure, one: Series, begin: float, above: float, right: float, wide: float) -> None:
    axes = style.panel(figure, begin, above, right, _NAME)
    axes.set(xlim=(0, 1), ylim=(0, 1))
    often = f"n = {one.count:,}"
    room = wide - style.width(often, SMALL) - 0.12
    style.write(axes, 0, 0.42, one.term, inches=room, weight="bold", va="center")
    style.write(axes, 1, 0.42, often, size=SMALL, color=QUIET, ha="right", va="center")


#: How the lines differ: colour, shape and dashes, so that they part in grey as well. The first is the leading one.
_LOOKS = (
    (BLUE, "o", "-"), (RUST, "s", "-"), (INK, "^", (0, (5, 2))), (QUIET, "D", (0, (1.5, 1.5))),
    (ORANGE, "v", (0, (7, 2, 1.5, 2))), (GREY, "P", "-"),
)  # fmt: skip


def _lead(lines: Sequence[Series]) -> int:
    """Which line is the one of the title: the highest."""
    return max(range(len(lines)), key=lambda k: (float(np.nanmax(lines[k].rate, initial=0.0)), lines[k].term))


def _draw_lines(table: pd.DataFrame, lines: list[Series], link: Link | None) -> Figure:
    top = max(one.top for one in lines) or 1.0
    left = 0.12 + max(style.width(series.number(t), SMALL) for t in series.ticks(top))
    names = [f"{one.term} ({one.count:,})" for one in lines]
    most = (0.36 if style.is_narrow() else 0.3) * style.wide()
    label = min(most, 0.05 + max(style.width(style.plain(n[:200]), SMALL, bold=True) for n in names))
    right, high = label + 0.3, 2.6
    figure = style.sheet(0.12 + high + 0.34)
    axes = style.panel(figure, left, 0.12, right, high)
    wide = style.wide() - left - right
    axes.set(xlim=(0, 1), ylim=(0, top * 1.04))
    series.draw_scale(axes, top, wide, words=True)
    _, x = series.middles(table)
    lead = _lead(lines)
    order = [lead, *(k for k in range(len(lines)) if k != lead)]
    looks = {k: _LOOKS[place] for place, k in enumerate(order)}
    series.draw_band(axes, lines[lead], x, top * 1.04)
    for k in reversed(order):
        color, marker, dash = looks[k]
        series.draw_line(axes, lines[k], x, link, color=color, marker=marker, dash=dash)
    _name_lines(axes, lines, names, x, {k: looks[k][0] for k in looks}, (lead, label, wide, top * 1.04 / high))
    _draw_dates(style.panel(figure, left, 0.12 + high + 0.02, right, _DATES), table, wide)
    return figure


def _name_lines(
    axes: Axes, lines: list[Series], names: list[str], x: NDArray[np.float64], colors: dict[int, str],
    place: tuple[int, float, float, float],
) -> None:  # fmt: skip
    """The name of each line right of its end, moved up or down where it would meet another, and led to by a line."""
    lead, label, wide, unit = place
    ends = []
    for one in lines:
        known = np.flatnonzero(~np.isnan(one.rate))
        ends.append((float(x[known[-1]]), float(one.rate[known[-1]])) if len(known) else (1.0, 0.0))
    heights = series.spread([y for _, y in ends], 0.19 * unit, 0.07 * unit, axes.get_ylim()[1] - 0.07 * unit)
    for k, ((end, y), at) in enumerate(zip(ends, heights, strict=True)):
        axes.plot([end + 0.05 / wide, 1 + 0.16 / wide, 1 + 0.22 / wide], [y, at, at], color=FAINT, lw=1.0,
                  clip_on=False, zorder=1)  # fmt: skip
        color = RUST if colors[k] == ORANGE else QUIET if colors[k] == GREY else colors[k]
        style.write(axes, 1 + 0.26 / wide, at, names[k], inches=label, size=SMALL, color=color, va="center",
                    weight="bold" if k == lead else "normal")  # fmt: skip
