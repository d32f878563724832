"""The figure of tone over the time that is told of: the mean of each day or month, with its interval."""

import datetime

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.figures import style
from analysis.figures.days import Stretch, draw_dates, said, stretch
from analysis.figures.style import BLUE, FAINT, INK, QUIET, RUST, SMALL, Plate, joined, several
from analysis.figures.tone import reach_of
from analysis.wording import signed

_COLUMNS = ["from", "to", "sentences", "n", "mean", "low", "high"]


def tone_over_time(told: pd.DataFrame, *, scope: str = "", source: str = "") -> Plate:
    """The mean tone of what is told of each day or month, with its interval, above the number of sentences.

    `told` is a table of from, to, sentences, n (scored sentences), mean, low and high, as
    `timeline.tone_by_day` gives it. A mean that is missing rests on too few: its place has a bar of sentences and no
    dot. Nothing joins the dots: what lies between them was not read.
    """
    style.need(told, _COLUMNS, "tones over time")
    data = told[told["sentences"] > 0].reset_index(drop=True)
    if data.empty:
        return style.nothing("No sentence that is placed in time was read for its tone.", _COLUMNS, source)
    means = data[data["mean"].notna()]
    heard = [d.date() for d, n in zip(data["from"], data["sentences"], strict=True) for _ in range(int(n))]
    shown = stretch([*heard, data["to"].max().date() if len(data) == 1 else heard[-1]])
    near = pd.Series([shown.holds(a.date(), b.date()) for a, b in zip(data["from"], data["to"], strict=True)])
    figure, narrow = style.drawn(lambda: _draw(data[near], shown))
    days = bool((data["from"] == data["to"]).all())
    unit = "day" if days else "month"
    n = int(data["n"].sum())
    first, last = data["from"].iloc[0].date(), data["to"].iloc[-1].date()
    subtitle = joined(
        f"Mean tone between −1 and 1 of the sentences that tell of each {unit}, with its interval",
        f"{said(first, last)}, {several(n, 'scored sentence')}",
        f"{len(data) - len(means):,} of {several(len(data), unit)} with too few for a mean" if len(means) < len(data)
        else "", f"{int((~near).sum()):,} far from the rest not drawn" if not near.all() else "", scope,
    )  # fmt: skip
    title = _title(means, unit)
    alt = f"Dots with intervals over time, bars of sentences below. {title}."
    return Plate(figure, title, subtitle, alt, data[_COLUMNS], source or "Scored by Dateline.", narrow)


def _title(means: pd.DataFrame, unit: str) -> str:
    if means.empty:
        return f"Too few scored sentences for a mean on any {unit}"
    if len(means) == 1:
        one = means.iloc[0]
        when = said(one["from"].date(), one["to"].date(), brief=False)
        return f"Only {when} has enough scored sentences for a mean: {signed(one['mean'])}"
    ordered = means.sort_values(["mean", "from"], kind="stable")
    low, high = ordered.iloc[0], ordered.iloc[-1]
    when = said(low["from"].date(), low["to"].date(), brief=False)
    words = f"What is told of {when} has the lowest mean ({signed(low['mean'])}"
    words += f", against {signed(high['mean'])} for {said(high['from'].date(), high['to'].date(), brief=False)})"
    apart = low["high"] < high["low"]
    sure = "their intervals do not meet" if apart else "their intervals overlap, so the difference is not sure"
    return f"{words}; {sure}"


def _draw(data: pd.DataFrame, shown: Stretch) -> Figure:
    inches = style.wide()
    figure = style.sheet(3.2)
    axes = style.panel(figure, 0, 0.28, 0, 1.7)
    _dots(axes, data, shown)
    bars = style.panel(figure, 0, 2.28, 0, 0.42)
    bars.set(xlim=(0, 1), ylim=(0, max(1, int(data["sentences"].max()))))
    bars.axhline(0, color=FAINT, lw=0.9)
    half = 0.5 / shown.days
    for begin, end, count in zip(data["from"], data["to"], data["sentences"], strict=True):
        a, b = shown.x(begin.date()) - half, shown.x(end.date()) + half
        bars.bar([(a + b) / 2], [count], width=(b - a) * 0.85, color=style.GREY)
    over = style.panel(figure, 0, 2.02, 0, 0.22)
    over.set(xlim=(0, 1), ylim=(0, 1))
    most = int(data["sentences"].max())
    style.write(over, 0, 0.5, f"sentences, {most:,} at most", size=SMALL, color=QUIET, va="center")
    below = style.panel(figure, 0, 2.74, 0, 0.3)
    below.set(xlim=(0, 1), ylim=(-1, 1))
    draw_dates(below, shown, inches, -0.2)
    return figure


def _dots(axes: Axes, data: pd.DataFrame, shown: Stretch) -> None:
    reach = reach_of(pd.concat([data["low"].astype(float), data["high"].astype(float), data["mean"].astype(float)]))
    axes.set(xlim=(0, 1), ylim=(-reach, reach))
    axes.axhline(0, color=QUIET, lw=0.9, zorder=0)
    style.write(axes, 0, 1.02 * reach, "↑ positive", size=SMALL, color=BLUE, weight="bold", va="bottom")
    style.write(axes, 0, -0.98 * reach, "↓ negative", size=SMALL, color=RUST, weight="bold", va="bottom")
    for begin, end, mean, low, high in zip(*(data[c] for c in ("from", "to", "mean", "low", "high")), strict=True):
        if pd.isna(mean):
            continue
        x = shown.x(_middle(begin.date(), end.date()))
        if pd.notna(low):
            axes.vlines([x], low, high, color=INK, lw=1.4, zorder=2)
        axes.plot([x], [mean], marker="D", ms=5.5, color=BLUE if mean > 0 else RUST, zorder=3)


def _middle(first: datetime.date, last: datetime.date) -> datetime.date:
    return first + (last - first) // 2


