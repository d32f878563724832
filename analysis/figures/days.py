"""Days along a line: which stretch of time to show, and where to write which dates under it."""

import calendar
import dataclasses
import datetime
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from analysis import wording
from analysis.figures import style
from analysis.figures.style import FAINT, QUIET, SMALL

#: Days, or a table that holds them.
Days = pd.DataFrame | Iterable[object]

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAY = datetime.timedelta(days=1)
#: Steps between dates written: days, then months.
DAY_STEPS, MONTH_STEPS = (1, 2, 7, 14), (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)


@dataclasses.dataclass(frozen=True)
class Stretch:
    """The days shown, both included."""

    first: datetime.date
    last: datetime.date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def x(self, day: datetime.date) -> float:
        """Where the middle of `day` lies, 0 at the left edge and 1 at the right."""
        return ((day - self.first).days + 0.5) / self.days

    def holds(self, first: datetime.date, last: datetime.date) -> bool:
        """Whether any of the days from `first` to `last` is shown."""
        return first <= self.last and last >= self.first


def as_days(column: "pd.Series[pd.Timestamp] | Sequence[object]") -> list[datetime.date | None]:
    """Days of a column of dates, None where there is none."""
    return [None if pd.isna(v) else pd.Timestamp(v).date() for v in column]  # type: ignore[arg-type, call-overload]


def days_of(dates: Days) -> tuple[list[datetime.date | None], int]:
    """The days of `dates`, None where there is none, and how many spans of several days were left off."""
    if not isinstance(dates, pd.DataFrame):
        return as_days(list(dates)), 0
    if "published" in dates:
        return as_days(dates["published"]), 0
    style.need(dates, ["from", "to"], "events")
    several_days = dates["from"].notna() & (dates["from"] != dates["to"])
    return as_days(dates.loc[~several_days, "from"]), int(several_days.sum())


def stretch(days: Sequence[datetime.date], always: Sequence[datetime.date] = ()) -> Stretch:
    """The stretch that holds the bulk of `days` and `always`.

    All of the days, unless a few far ones would squeeze the rest: where the middle nine tenths take up under a third of
    the whole, only these are shown, and the figure says what lies outside.
    """
    ordinals = np.sort(np.array([d.toordinal() for d in [*days, *always]]))
    first, last = int(ordinals[0]), int(ordinals[-1])
    low, high = (int(np.quantile(ordinals, q, method="nearest")) for q in (0.05, 0.95))
    if len(ordinals) >= 4 and (high - low + 7) * 3 < last - first:
        first = min([low, *(d.toordinal() for d in always)])
        last = max([high, *(d.toordinal() for d in always)])
    air = max(1, round((last - first) * 0.04), (7 - (last - first)) // 2)
    limits = datetime.date.min.toordinal(), datetime.date.max.toordinal()
    return Stretch(*(datetime.date.fromordinal(min(max(d, limits[0]), limits[1])) for d in (first - air, last + air)))


def said(first: datetime.date, last: datetime.date | None = None, *, brief: bool = True) -> str:
    """A day or a span in words: "9 Sep 2022", "10 Apr – 10 Sep 2022"."""
    names = MONTHS if brief else wording.MONTHS
    last = last or first

    def words(day: datetime.date, year: bool) -> str:
        return f"{day.day} {names[day.month - 1]}" + (f" {day.year}" if year else "")

    if first == last:
        return words(first, True)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year} – {last.year}"
    in_one_month = (first.year, first.month) == (last.year, last.month)
    if in_one_month and first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]:
        return f"{names[first.month - 1]} {first.year}"
    if in_one_month:
        return f"{first.day} – {words(last, True)}"
    return f"{words(first, first.year != last.year)} – {words(last, True)}"


def draw_dates(axes: Axes, shown: Stretch, inches: float, y: float, *, grid: tuple[float, float] | None = None) -> None:
    """Write dates at height `y` of `axes` (whose x runs from 0 to 1 over `inches`), as many as have room."""
    for x, text in marks(shown, inches):
        if grid is not None:
            axes.vlines(x, *grid, color=FAINT, lw=0.8, zorder=0, clip_on=False)
        half = style.width(text, SMALL) / 2 / inches
        at = min(max(x, half), 1 - half)
        style.write(axes, at, y, text, size=SMALL, color=QUIET, ha="center", va="center")


def marks(shown: Stretch, inches: float) -> list[tuple[float, str]]:
    """Dates to write: where (0 to 1) and what, in the finest step that leaves air between them."""
    best: list[tuple[float, str]] = [(shown.x(shown.first), said(shown.first))]
    for found in _steps(shown):
        placed = [(shown.x(day), text) for day, text in found]
        if not placed:
            continue
        widest = max(style.width(text, SMALL) for _, text in placed)
        gaps = [(b[0] - a[0]) * inches for a, b in pairwise(placed)]
        edges = max(0.0, widest / 2 - placed[0][0] * inches), max(0.0, widest / 2 - (1 - placed[-1][0]) * inches)
        if len(placed) == 1 or min(gaps) - max(edges) > widest + 0.2:
            return placed
    return best


def _steps(shown: Stretch) -> Iterator[list[tuple[datetime.date, str]]]:
    for step in DAY_STEPS:
        if shown.days / step <= 20:
            start = shown.first + DAY * (-shown.first.toordinal() % step)
            yield _named([start + DAY * k for k in range(0, (shown.last - start).days + 1, step)], 0)
    for step in MONTH_STEPS:
        if shown.days / 30 / step <= 20:
            months = range(shown.first.year * 12 + shown.first.month - 1, shown.last.year * 12 + shown.last.month)
            firsts = [datetime.date(m // 12, m % 12 + 1, 1) for m in months if m % step == 0 and m >= 12]
            yield _named([d for d in firsts if shown.first <= d <= shown.last], step)


def _named(days: Sequence[datetime.date], months: int) -> list[tuple[datetime.date, str]]:
    """Days with their names: the year only where it is new, the day only in steps of days."""
    year, named = 0, []
    for day in days:
        name = MONTHS[day.month - 1] if months else f"{day.day} {MONTHS[day.month - 1]}"
        if months and months % 12 == 0:
            name = str(day.year)
        elif day.year != year:
            name = f"{name} {day.year}"
        named.append((day, name))
        year = day.year
    return named
