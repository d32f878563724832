"""The figure of how much is told of each day or month."""

import calendar
import collections
import datetime
from collections.abc import Sequence

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures import style
from analysis.figures.days import Days, Stretch, days_of, draw_dates, said
from analysis.figures.style import BLUE, GREY, QUIET, Plate, joined, several


def coverage_over_time(
    dates: Days, *, unit: str = "sentence", scope: str = "", source: str = ""
) -> Plate:
    """Bars of how much falls on each day, or each month where it is more than about three months: gaps stay gaps.

    `dates` are days, or a table of events (from, to) or documents (published). What has no date, or stands on a span
    of several days, is counted in the subtitle and drawn nowhere.
    """
    found, spans = days_of(dates)
    days = sorted(d for d in found if d is not None)
    if not days:
        return style.nothing(f"No {unit} has a date.", ["from", "to", "count"], source)
    monthly = (days[-1] - days[0]).days > 95
    data = binned(days, monthly)
    figure, narrow = style.drawn(lambda: _draw_coverage(data))
    top = int(data["count"].to_numpy().argmax())
    name = said(data["from"].iloc[top].date(), data["to"].iloc[top].date(), brief=False)
    title = f"Most fall {'in' if monthly else 'on'} {name}: {data['count'].iloc[top]:,} of {several(len(days), unit)}"
    tied = int((data["count"] == data["count"].iloc[top]).sum())
    if tied > 1:
        most, period = several(int(data["count"].iloc[top]), unit), "month" if monthly else "day"
        title = f"No {period} stands out: {tied:,} of {several(len(data), period)} have {most} each"
    undated = len(found) - len(days)
    per = f"{unit.capitalize()}s a {'month' if monthly else 'day'}"
    subtitle = joined(f"{per}, {said(days[0], days[-1])}, n = {len(days):,}",
                      f"{spans:,} on spans left off" if spans else "",
                      f"{undated:,} without a date left off" if undated else "", scope)  # fmt: skip
    alt = f"Bars over time. {title}."
    return Plate(figure, title, subtitle, alt, data, source or "Placed in time by Dateline.", narrow)


def binned(days: Sequence[datetime.date], monthly: bool) -> pd.DataFrame:
    """How many of `days` fall on each day or in each month: from, to, count, earliest first."""
    counts = collections.Counter(d.replace(day=1) if monthly else d for d in days)
    firsts = sorted(counts)
    lasts = [month_end(d) if monthly else d for d in firsts]
    table = pd.DataFrame({"from": firsts, "to": lasts, "count": [counts[d] for d in firsts]})
    return table.astype({"from": "datetime64[s]", "to": "datetime64[s]"})


def month_end(day: datetime.date) -> datetime.date:
    """The last day of the month of `day`."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _draw_coverage(data: pd.DataFrame) -> Figure:
    first, last = data["from"].iloc[0].date(), data["to"].iloc[-1].date()
    pad = max(1, (last - first).days // 40)
    shown = Stretch(moved(first, -pad), moved(last, pad))
    figure = style.sheet(2.2)
    axes = style.panel(figure, 0, 0.28, 0, 1.5)
    top = int(data["count"].max())
    axes.set(xlim=(0, 1), ylim=(0, top))
    axes.axhline(0, color=QUIET, lw=0.9)
    peak = int(data["count"].to_numpy().argmax())
    half = 0.5 / shown.days
    for k, (begin, end, count) in enumerate(zip(data["from"], data["to"], data["count"], strict=True)):
        a, b = shown.x(begin.date()) - half, shown.x(end.date()) + half
        gap = min(0.15 * (b - a), 0.03 / style.wide())
        axes.bar([(a + b) / 2], [count], width=b - a - gap, color=BLUE if k == peak else GREY)
        if k == peak:
            words = f"{count:,}"
            x = min(max((a + b) / 2, style.width(words) / 2 / style.wide()), 1 - style.width(words) / 2 / style.wide())
            style.write(axes, x, top * 1.03, words, ha="center", va="bottom", weight="bold", color=BLUE)
    below = style.panel(figure, 0, 1.8, 0, 0.3)
    below.set(xlim=(0, 1), ylim=(-1, 1))
    draw_dates(below, shown, style.wide(), -0.2)
    return figure


def moved(day: datetime.date, days: int) -> datetime.date:
    """The day so many days later, or the calendar's first or last where it ends before."""
    limits = datetime.date.min.toordinal(), datetime.date.max.toordinal()
    return datetime.date.fromordinal(min(max(day.toordinal() + days, limits[0]), limits[1]))
