"""The figure of the notebook on time: what happened when, and, on a strip apart, when it was published."""

import collections
import datetime
from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.figures import style
from analysis.figures.bars import LANE, draw_bar, lanes_of
from analysis.figures.days import Days, Stretch, days_of, draw_dates, said, stretch
from analysis.figures.places import Place, gathered, lead, rank, telling
from analysis.figures.rows import draw_key
from analysis.figures.style import (
    BLUE,
    FAINT,
    INK,
    ORANGE,
    PAPER,
    QUIET,
    SMALL,
    Link,
    Plate,
    href,
    joined,
    several,
)  # fmt: skip
from analysis.figures.time_words import rest_of, sentences_of, title_of, units_of
from analysis.timeline import stood_in

LEFT, RIGHT = 0.95, 0.08
ROW, DOT = 0.3, 0.17
#: How many dates get a line with their words.
LABELLED = 12
#: How the place of an event is known, and its mark for that: shape, face, edge.
_NAMED, _INFERRED, _STOOD_IN, _PLANNED, _DENIED = range(5)
_MARKS = {
    _NAMED: ("o", BLUE, BLUE), _INFERRED: ("o", "none", BLUE), _STOOD_IN: ("D", "none", QUIET),
    _PLANNED: (">", "none", BLUE), _DENIED: ("X", "none", QUIET),
}  # fmt: skip
#: What was planned and what is denied, in the words of the table and of the legend.
_MOODS = {_PLANNED: "planned", _DENIED: "denied"}


def _inches() -> float:
    """The width of the part that holds the marks."""
    return style.wide() - LEFT - RIGHT


def event_strip(
    events: pd.DataFrame,
    published: "Days | None" = None,
    *,
    labels: int = LABELLED,
    scope: str = "",
    source: str = "",
    link: Link | None = None,
) -> Plate:
    """Events on their own days, and the days of publication on a strip apart.

    `events` has sentence_id, from, to, inferred and text (and may have voices), as `timeline.events` gives it;
    `published` are the days of publication, or a documents table. A dot is a sentence on a day, a bar a sentence on
    a span, hollow an inferred place, a grey diamond one on the publication date for want of another; with a column
    modality, a triangle is what was only planned, a cross what is denied or was called off. Below, a line for
    each of at most `labels` dates, those told by the most voices and sentences, with the words of one sentence; of
    how many is said. Dates far from the rest are counted at the edge, not drawn.
    """
    style.need(events, ["sentence_id", "from", "to", "inferred", "text"], "events")
    data = events[events["from"].notna() & events["to"].notna()].reset_index(drop=True)
    if data.empty:
        return style.nothing("No sentence could be placed in time.", events.columns, source)
    places = gathered(data, published if isinstance(published, pd.DataFrame) else None)
    printed = [] if published is None else [d for d in days_of(published)[0] if d is not None]
    shown = stretch(telling(places), printed)
    ranked = sorted(places, key=lambda p: rank(data, p))[:labels]
    chosen = sorted((p for p in ranked if shown.holds(p.first, p.last)), key=lambda p: (p.first, p.last))
    link = style.clickable(link, len(data))
    figure, narrow = style.drawn(lambda: _draw(data, places, chosen, shown, printed, link))
    title = title_of(data, places)
    told, own = sentences_of(data, (p.rows for p in places)), sentences_of(data, (p.own for p in places))
    copies = ", those of copies among them," if own < told else ""
    units = units_of(places)
    subtitle = joined(
        f"{several(told, 'sentence')}{copies} placed on {units}, "
        f"{said(min(p.first for p in places), max(p.last for p in places))}",
        f"{len(chosen)} of {len(places)} labelled", _undrawn(places, shown),
        f"{several(len(printed), 'publication date')}" if printed else "publication date unknown", scope,
    )  # fmt: skip
    alt = f"Dots and bars along a line of days. {title}. {rest_of(data, places, printed)}"
    keep = [c for c in ("sentence_id", "from", "to", "precision", "inferred", "voices", "text", "why") if c in data]
    return Plate(figure, title, subtitle, alt, data[keep], source or "Placed in time by Dateline.", narrow)


def _draw(
    data: pd.DataFrame, places: Sequence[Place], chosen: Sequence[Place], shown: Stretch,
    printed: Sequence[datetime.date], link: Link | None,
) -> Figure:  # fmt: skip
    inside = [p for p in places if shown.holds(p.first, p.last)]
    dots, spans = [p for p in inside if p.first == p.last], [p for p in inside if p.first != p.last]
    columns = _columns(data, dots, shown)
    tallest = max((len(stack) for stack in columns.values()), default=0)
    lanes = lanes_of(spans, shown)
    up = min(1.5, 0.1 + DOT * max(tallest, 1)) if dots or not spans else 0.06
    down = 0.06 + LANE * (1 + max(lanes.values())) if lanes else 0.06
    top = 0.3
    rows_at = top + up + down + 0.3 + 0.34 + 0.14
    row = 2 * ROW - 0.06 if style.is_narrow() else ROW
    figure = style.sheet(rows_at + row * len(chosen))
    stood = stood_in(data)
    hollow = bool((data["inferred"].astype(bool) & ~stood).any())
    shapes = {_STOOD_IN: bool(stood.any()), _INFERRED: hollow, **dict.fromkeys({*_kinds(data)} & _MOODS.keys(), True)}
    _legend(figure, shapes, bool(spans), len([p for p in places if p.first > shown.last]))
    axes = style.panel(figure, LEFT, top, RIGHT, up + down)
    axes.set(xlim=(0, 1), ylim=(-down, up))
    axes.axhline(0, color=QUIET, lw=0.9, zorder=1)
    _name(axes, (up - down) / 2, "happened")
    _draw_dots(axes, columns, tallest, up, link)
    for (first, last), lane in lanes.items():
        place = next(p for p in spans if (p.first, p.last) == (first, last))
        hollow = bool(data["inferred"].iloc[place.rows].all())
        url = href(link, data["sentence_id"].iloc[lead(data, place)])
        ahead = all(_kinds(data)[k] in _MOODS for k in place.rows) if "modality" in data else False
        draw_bar(axes, shown, place, -0.06 - LANE * (lane + 0.5), hollow=hollow or ahead, dashed=ahead, url=url)
    dates = style.panel(figure, LEFT, top + up + down, RIGHT, 0.3)
    dates.set(xlim=(0, 1), ylim=(-1, 1))
    draw_dates(dates, shown, _inches(), -0.1, grid=(0.6, 1))
    earlier = len([p for p in places if p.last < shown.first])
    if earlier:
        _name(dates, -0.1, f"◀ {earlier:,} earlier")
    press = style.panel(figure, LEFT, top + up + down + 0.34, RIGHT, 0.26)
    _draw_published(press, printed, shown)
    if chosen:
        table = style.panel(figure, 0, rows_at, 0, row * len(chosen))
        table.set(xlim=(0, style.wide()), ylim=(len(chosen), 0))
        _lines(table, chosen, data, link)
    return figure


def _columns(data: pd.DataFrame, dots: Sequence[Place], shown: Stretch) -> dict[float, list[tuple[int, str]]]:
    """The dots stacked at each place along the line: (kind, sentence id); days closer than a dot share a stack."""
    slots = min(shown.days, int(_inches() / DOT))
    kinds = _kinds(data)
    stacks: dict[float, list[tuple[int, str]]] = {}
    for p in dots:
        x = shown.x(p.first) if slots == shown.days else (int(shown.x(p.first) * slots) + 0.5) / slots
        stack = stacks.setdefault(x, [])
        stack += [(kinds[k], str(data["sentence_id"].iloc[k])) for k in p.rows]
    return {x: sorted(stack, key=lambda d: d[0]) for x, stack in stacks.items()}


def _kinds(data: pd.DataFrame) -> list[int]:
    """For each event its mark: what it tells of, where that did not happen, else how its place is known."""
    kinds: list[int] = (data["inferred"].astype(int) + stood_in(data).astype(int)).tolist()
    if "modality" not in data:
        return kinds
    moods = {mood: kind for kind, mood in _MOODS.items()}
    return [moods.get(mood, kind) for mood, kind in zip(data["modality"], kinds, strict=True)]


def _draw_dots(
    axes: Axes, columns: dict[float, list[tuple[int, str]]], tallest: int, up: float, link: Link | None
) -> None:
    step = min(DOT, (up - 0.1) / max(tallest, 1))
    size = (max(step * 0.82, 0.018) * 72) ** 2
    for kind, (shape, face, edge) in _MARKS.items():
        at = [
            (x, 0.1 + step * (k + 0.25), sentence)
            for x, stack in columns.items()
            for k, (other, sentence) in enumerate(stack)
            if other == kind
        ]
        marks = axes.scatter([a[0] for a in at], [a[1] for a in at], s=size, marker=shape, facecolors=face,
                             edgecolors=edge, lw=1.1 if step > 0.06 else 0.4, zorder=2, clip_on=False)  # fmt: skip
        marks.set_urls([href(link, a[2]) for a in at])


def _draw_published(axes: Axes, printed: Sequence[datetime.date], shown: Stretch) -> None:
    axes.set(xlim=(0, 1), ylim=(-1, 1))
    _name(axes, 0, "published")
    if not printed:
        style.write(axes, 0.01, 0, "unknown", size=SMALL, color=QUIET, va="center")
        return
    axes.axhline(0, color=FAINT, lw=0.9, zorder=0)
    counts = collections.Counter(printed)
    days = sorted(counts)
    sizes = [30 + 70 * counts[d] / max(counts.values()) for d in days]
    axes.scatter([shown.x(d) for d in days], [0] * len(days), s=sizes, marker="^", color=ORANGE, linewidths=0, zorder=2,
                 clip_on=False)  # fmt: skip
    if len(days) == 1:
        x = shown.x(days[0])
        side, shift = ("right", -0.12) if x > 0.6 else ("left", 0.12)
        style.write(axes, x + shift / _inches(), 0, said(days[0]), size=SMALL, color=INK, ha=side, va="center_baseline",
                    bbox={"fc": PAPER, "ec": "none", "pad": 1})  # fmt: skip


def _lines(axes: Axes, chosen: Sequence[Place], data: pd.DataFrame, link: Link | None) -> None:
    """For each place chosen: its mark, its date, how many sentences, and the words of the one that leads."""
    dates = [said(p.first, p.last) for p in chosen]
    kinds = _kinds(data)
    # on a phone the words stand under the date
    under = style.is_narrow()
    at = 0.28 if under else 0.44 + max(style.width(d, SMALL, bold=True) for d in dates)
    for k, (place, date) in enumerate(zip(chosen, dates, strict=True)):
        speaks, y = lead(data, place), k + (0.29 if under else 0.5)
        shape, face, edge = _MARKS[kinds[speaks]]
        if place.first == place.last:
            axes.scatter([0.12], [y], s=46, marker=shape, facecolors=face, edgecolors=edge, linewidths=1.1)
        else:
            axes.barh([y], [0.2], left=[0.02], height=0.1 if under else 0.2, facecolor=face, edgecolor=edge, lw=1.1)
        axes.axhline(k, color=FAINT, lw=0.8, zorder=0)
        style.write(axes, 0.28, y, date, size=SMALL, weight="bold", va="center")
        more = f"+{len(place.rows) - 1:,} more" if len(place.rows) > 1 else ""
        style.write(axes, style.wide(), y, more, size=SMALL, color=QUIET, ha="right", va="center")
        room = style.wide() - at - (style.width(more, SMALL) + 0.12 if more and not under else 0)
        url = href(link, data["sentence_id"].iloc[speaks])
        words = str(data["text"].iloc[speaks])
        style.write(axes, at, k + (0.71 if under else 0.5), words, size=SMALL, va="center", url=url, inches=room)


def _legend(figure: Figure, shapes: dict[int, bool], spans: bool, later: int) -> None:
    """The marks in words, along the top; at the right how many dates lie beyond the edge, where there is room."""
    narrow = style.is_narrow()
    hollow, stood = shapes[_INFERRED], shapes[_STOOD_IN]
    signs = [
        ("o", BLUE, BLUE, "on a day" if narrow else "a sentence on a day"),
        *([(*_MARKS[_STOOD_IN], "no day told")] if stood else []),  # of the rest, bars can best do without words
        *([(*_MARKS[_INFERRED], "inferred")] if hollow and stood else []),
        *([("bar", BLUE, BLUE, "on a span")] if spans else []),
        *([(*_MARKS[_INFERRED], "inferred")] if hollow and not stood else []),
        *((*_MARKS[kind], words) for kind, words in _MOODS.items() if shapes.get(kind)),
    ]  # fmt: skip
    left = 0.0 if narrow else LEFT
    reached = draw_key(figure, signs, left)
    words = f"{later:,} later ▶"
    if later and left + reached + style.width(words, SMALL) + 0.1 < style.wide() - RIGHT:
        axes = style.panel(figure, left, 0, RIGHT, 0.26)
        style.write(axes, 1, 0.5, words, size=SMALL, color=QUIET, ha="right", va="center_baseline")


def _name(axes: Axes, y: float, words: str) -> None:
    style.write(axes, -0.1 / _inches(), y, words, size=SMALL, color=QUIET, ha="right", va="center",
                transform=axes.get_yaxis_transform())  # fmt: skip


def _undrawn(places: Sequence[Place], shown: Stretch) -> str:
    """What the drawing leaves off, in words."""
    outside = [p for p in places if not shown.holds(p.first, p.last)]
    spans = [p for p in places if p.first != p.last and shown.holds(p.first, p.last)]
    lanes = len(lanes_of(spans, shown))
    far = f"{len(outside)} far from the rest not drawn" if outside else ""
    return "; ".join(filter(None, [far, f"{lanes} of {len(spans)} spans drawn" if lanes < len(spans) else ""]))
