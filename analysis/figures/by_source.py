"""The figure of how much each source publishes on each day or month, all on one scale."""

import collections
import datetime
from collections.abc import Sequence

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures import style
from analysis.figures.coverage import binned, moved
from analysis.figures.days import Stretch, as_days, draw_dates, said
from analysis.figures.style import BLUE, FAINT, GREY, QUIET, SMALL, Plate, joined, several
from analysis.wording import agree

#: Sources that get a row of their own; the rest share one.
SOURCES = 8
ROW, _MONTHLY = 0.46, 95


def coverage_by_source(
    documents: pd.DataFrame, *, unit: str = "article", scope: str = "", source: str = "", most: int = SOURCES
) -> Plate:
    """A row of bars for each source: how many of its articles were published on each day, or each month where it is
    more than about three months. All rows have one scale, so that heights compare; gaps stay gaps.

    `documents` has published and source, as in a corpus. The `most` sources that published most have rows of their
    own, the others share one; documents without a source share one too, and what has no date is counted, not drawn.
    """
    style.need(documents, ["published", "source"], "documents")
    days = as_days(documents["published"])
    names = ["" if pd.isna(s) else str(s) for s in documents["source"]]
    dated = [(day, name) for day, name in zip(days, names, strict=True) if day is not None]
    if not dated:
        return style.nothing(f"No {unit} has a date.", ["source", "from", "to", "count"], source)
    first, last = min(d for d, _ in dated), max(d for d, _ in dated)
    monthly = (last - first).days > _MONTHLY
    groups = _groups(dated, most)
    tables = {name: binned(held, monthly) for name, held in groups.items()}
    data = pd.concat([t.assign(source=name) for name, t in tables.items()], ignore_index=True)
    figure, narrow = style.drawn(lambda: _draw(tables, first, last))
    undated = len(days) - len(dated)
    subtitle = joined(
        f"{unit.capitalize()}s published a {'month' if monthly else 'day'}, {said(first, last)}, n = {len(dated):,}",
        "one scale", f"{undated:,} without a date left off" if undated else "", scope,
    )  # fmt: skip
    title = _title(groups, unit)
    alt = f"Bars over time, a row for each source. {title}."
    data = data[["source", "from", "to", "count"]]
    return Plate(figure, title, subtitle, alt, data, source or "Dates as in the documents.", narrow)


def _groups(dated: Sequence[tuple[datetime.date, str]], most: int) -> dict[str, list[datetime.date]]:
    counts = collections.Counter(name for _, name in dated if name)
    own = [name for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
    named = own if len(own) <= most else own[: most - 1]
    rest = f"{several(len(own) - len(named), 'other source')}"
    groups: dict[str, list[datetime.date]] = {name: [] for name in named}
    for day, name in dated:
        groups.setdefault(name if name in groups else rest if name else "source unknown", []).append(day)
    return groups


def _title(groups: dict[str, list[datetime.date]], unit: str) -> str:
    whole = sum(map(len, groups.values()))
    sizes = collections.Counter({name: len(held) for name, held in groups.items()})
    (name, n), *others = sizes.most_common()
    if not others:
        whose = "one source" if name != "source unknown" else "unknown source"
        return f"{'The' if n == 1 else 'All'} {several(n, unit)} {agree(n, 'is', 'are')} of {whose}"
    if others[0][1] == n:
        return f"No source stands out: the largest two have {several(n, unit)} each of {whole:,}"
    return f"{style.named(name, 40)} has most: {n:,} of {several(whole, unit)}"


def _draw(tables: dict[str, pd.DataFrame], first: datetime.date, last: datetime.date) -> Figure:
    pad = max(1, (last - first).days // 40)
    shown = Stretch(moved(first, -pad), moved(last, pad))
    top = max(int(t["count"].max()) for t in tables.values())
    narrow = style.is_narrow()
    words = 0.0 if narrow else min(2.0, 0.12 + 1.03 * max(style.width(style.plain(n[:80]), SMALL) for n in tables))
    row = ROW + (0.2 if narrow else 0)
    right = 0.45
    figure = style.sheet(0.1 + row * len(tables) + 0.34)
    inches = style.wide() - words - right
    half = 0.5 / shown.days
    for k, (name, table) in enumerate(tables.items()):
        above = 0.1 + row * k + (0.2 if narrow else 0)
        axes = style.panel(figure, words, above, right, ROW - 0.1)
        axes.set(xlim=(0, 1), ylim=(0, top))
        axes.axhline(0, color=FAINT, lw=0.9)
        for begin, end, count in zip(table["from"], table["to"], table["count"], strict=True):
            a, b = shown.x(begin.date()) - half, shown.x(end.date()) + half
            gap = min(0.15 * (b - a), 0.03 / inches)
            axes.bar([(a + b) / 2], [count], width=b - a - gap, color=BLUE if k == 0 else GREY)
        n = int(table["count"].sum())
        labels = style.panel(figure, 0, above - (0.2 if narrow else 0), 0, row - 0.1)
        labels.set(xlim=(0, style.wide()), ylim=(0, 1))
        style.write(labels, 0, 0.85 if narrow else 0.3, name, size=SMALL, va="center",
                    inches=style.wide() - 0.6 if narrow else words - 0.1)  # fmt: skip
        style.write(labels, style.wide(), 0.3 if not narrow else 0.2, f"{n:,}", size=SMALL, color=QUIET, ha="right",
                    va="center")  # fmt: skip
    below = style.panel(figure, words, 0.1 + row * len(tables), right, 0.3)
    below.set(xlim=(0, 1), ylim=(-1, 1))
    draw_dates(below, shown, inches, -0.2)
    return figure
