"""The figure of tone along the text: every sentence where it stands, by its sign and by who speaks."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.figures import style
from analysis.figures.headings import HIGH, LEFT, LINE, RIGHT, draw_headings, heading_places, inches_wide
from analysis.figures.rows import draw_key
from analysis.figures.style import (
    BLUE,
    FAINT,
    GREY,
    INK,
    QUIET,
    RUST,
    SMALL,
    Link,
    Plate,
    href,
    joined,
    several,
)  # fmt: skip
from analysis.figures.tone import marker, reach_of, sign_color, without_copies
from analysis.wording import agree, signed


def tone_along(scores: pd.DataFrame, *, scope: str = "", source: str = "", link: Link | None = None) -> Plate:
    """Each sentence's tone in the order of the text.

    `scores` has sentence_id and score (missing: no evidence), in the order of the text or with a column `order`; it
    may have `voice`, and `role` with `text`, by which headings are written where they stand. Dots are blue above and
    orange below the line, round for narration, square for quoted and three-cornered for reported words; a sentence
    without evidence is a hollow ring under the drawing, never a zero. Several articles (column `doc_id`) are laid over
    each other, each from its start to its end. Sentences of copies (column `copy`) are counted, not drawn; of very many
    sentences some are drawn by lot, and the subtitle says so.
    """
    style.need(scores, ["sentence_id", "score"], "scores")
    table, copies = without_copies(scores)
    table = table.sort_values("order", kind="stable") if "order" in table else table
    is_heading = table["role"].eq("heading") if "role" in table else pd.Series(False, index=table.index)
    articles = table["doc_id"].nunique() if "doc_id" in table else 1
    table = table.assign(at=_along(table, articles))
    # where articles lie over each other, the headings of one say nothing of the others
    headings, data = table[is_heading & (articles == 1)], table[~is_heading].reset_index(drop=True)
    if data.empty:
        return style.nothing("There is no sentence to score.", scores.columns, source)
    known = data[data["score"].notna()]
    labels: list[int] = []
    marks, drawn = style.thinned(data)
    figure, narrow = style.drawn(lambda: _draw_along(marks, headings, style.clickable(link, len(marks)), labels))
    labelled = labels[0]
    title = _signs(known, len(data))
    over = f"{articles:,} articles laid over each other, each from its start to its end" if articles > 1 else ""
    few = f"{labelled} of {several(len(headings), 'heading')} labelled" if labelled < len(headings) else ""
    subtitle = joined("Tone of each sentence in the order of the text, between −1 and 1",
                      f"{len(known):,} of {several(len(data), 'sentence')} with evidence", over, few, drawn, copies,
                      scope)  # fmt: skip
    alt = f"Dots, one a sentence, along the text. {title}.{_extremes(known)}"
    keep = [c for c in ("sentence_id", "at", "score", "voice", "hits", "coverage", "text") if c in data]
    return Plate(figure, title, subtitle, alt, data[keep], source or "Scored by Dateline.", narrow)


def _along(table: pd.DataFrame, articles: int) -> np.ndarray:
    """Where each sentence lies: its number in the one article, or how many hundredths of its own lie before it."""
    if articles == 1:
        return np.arange(1, len(table) + 1)
    groups = table.groupby("doc_id", sort=False)
    number = groups.cumcount().to_numpy(float)
    size = groups["sentence_id"].transform("size").to_numpy(float)
    return np.asarray((number + 0.5) / size * 100)


def _draw_along(data: pd.DataFrame, headings: pd.DataFrame, link: Link | None, labels: list[int]) -> Figure:
    last = max(2.0, float(max(data["at"].max(), headings["at"].max() if len(headings) else 0))) + 0.5
    inches = inches_wide() / (last - 0.3)
    places = heading_places(headings, inches)
    levels = 1 + max((h.level for h in places), default=-1)
    above = 0.34 + LINE * levels
    figure = style.sheet(above + HIGH + 0.62)
    axes = style.panel(figure, LEFT, above, RIGHT, HIGH)
    reach = reach_of(data["score"])
    axes.set(xlim=(0.3, last), ylim=(-reach, reach))
    _scale(axes, reach)
    draw_headings(axes, places, reach, inches)
    voices = _voices(data)
    size = 7.0 if len(data) <= 120 else max(2.2, 7.0 * float(np.sqrt(120 / len(data))))
    scored = data["score"].notna()
    _dots(axes, data[scored], voices[scored], size, link)
    strip = style.panel(figure, LEFT, above + HIGH + 0.1, RIGHT, 0.24)
    strip.set(xlim=(0.3, last), ylim=(-1, 1))
    _rings(strip, data[~scored], min(size, 5.5), link)
    ends = style.panel(figure, LEFT, above + HIGH + 0.36, RIGHT, 0.24)
    style.write(ends, 0, 0.4, "start of the text", size=SMALL, color=QUIET, va="center")
    style.write(ends, 1, 0.4, "end", size=SMALL, color=QUIET, va="center", ha="right")
    _legend(figure, list(dict.fromkeys(sorted(voices))))
    labels.append(len(places))
    return figure


def _scale(axes: Axes, reach: float) -> None:
    axes.axhline(0, color=QUIET, lw=0.9, zorder=1)
    top = round(reach / 1.06, 2)
    for y, number, word, color in (
        (top, f"+{top:g}", "positive", BLUE), (0, "0", "", QUIET), (-top, f"−{top:g}", "negative", RUST)
    ):  # fmt: skip
        if y:
            axes.axhline(y, color=FAINT, lw=0.8, zorder=0)
        _left_of(axes, y, number, color=QUIET)
        if word:
            _left_of(axes, y * 0.84, word, color=color, weight="bold")


def _left_of(axes: Axes, y: float, words: str, **kwargs: Any) -> None:
    style.write(axes, -0.1 / inches_wide(), y, words, size=SMALL, ha="right", va="center",
                transform=axes.get_yaxis_transform(), **kwargs)  # fmt: skip


def _voices(data: pd.DataFrame) -> "pd.Series[str]":
    return data["voice"].fillna("unknown").astype(str) if "voice" in data else pd.Series("", index=data.index)


def _dots(axes: Axes, known: pd.DataFrame, voices: "pd.Series[str]", size: float, link: Link | None) -> None:
    for voice in sorted(set(voices)):
        mine = known[voices == voice]
        colors = [sign_color(s) for s in mine["score"]]
        if len(known) <= 400:
            axes.vlines(mine["at"], 0, mine["score"].astype(float), color=colors, lw=1, zorder=1)
        marks = axes.scatter(mine["at"], mine["score"].astype(float), s=size**2, marker=marker(voice), color=colors,
                             zorder=2, linewidths=0, clip_on=False)  # fmt: skip
        marks.set_urls([href(link, s) for s in mine["sentence_id"]])


def _rings(strip: Axes, missing: pd.DataFrame, size: float, link: Link | None) -> None:
    _left_of(strip, 0, "no evidence", color=QUIET)
    marks = strip.scatter(missing["at"], [0] * len(missing), s=size**2, facecolors="none", edgecolors=GREY,
                          linewidths=1, clip_on=False)  # fmt: skip
    marks.set_urls([href(link, s) for s in missing["sentence_id"]])


def _legend(figure: Figure, voices: Sequence[str]) -> None:
    """The shapes in words, along the top."""
    if any(voices):
        key = [(marker(voice), INK, INK, style.fitted(voice, 1.6, SMALL)) for voice in voices]
        draw_key(figure, key, 0 if style.is_narrow() else LEFT)


def _signs(known: pd.DataFrame, total: int) -> str:
    if known.empty:
        return f"No evidence of tone in any of {several(total, 'sentence')}"
    below, above = int((known["score"] < 0).sum()), int((known["score"] > 0).sum())
    none = total - len(known)
    rest = f"; {none:,} of {total:,} {agree(none, 'holds', 'hold')} no evidence" if none else ""
    if not below and not above:
        return f"No sentence leans either way: {len(known):,} of {total:,} balance out{rest}"
    if below == above:
        return f"As many sentences are negative as positive: {below:,} each{rest}"
    word, other = ("negative", "positive") if below > above else ("positive", "negative")
    more, less = max(above, below), min(above, below)
    opposite = f"{less:,}" if less else "none"
    return f"{several(more, 'sentence')} {agree(more, 'is', 'are')} {word}, {opposite} {other}{rest}"


def _extremes(known: pd.DataFrame) -> str:
    if known.empty:
        return ""
    scores = known["score"].round(2)
    low, high = (known[scores == end] for end in (scores.min(), scores.max()))
    if scores.nunique() == 1:
        return f" {'Its' if len(known) == 1 else 'Each'} score is {_end(low)}."
    return f" The lowest is {_end(low)}; the highest is {_end(high)}."


def _end(rows: pd.DataFrame) -> str:
    """The score at one end of the scale, with its sentence, and how many more share it."""
    row = rows.iloc[0]
    number = str(row["sentence_id"]).rpartition(".")[2]  # as the reader page counts them, headings too
    place = f"at sentence {number}" if isinstance(row["at"], int | np.integer) else "in one article"
    quoted = f" (“{_brief(str(row['text']))}”)" if "text" in rows else ""
    more = f" and in {several(len(rows) - 1, 'more sentence')}" if len(rows) > 1 else ""
    return f"{signed(row['score'])} {place}{quoted}{more}"


def _brief(text: str, most: int = 120) -> str:
    """The first words of `text`, without the quotation marks around it."""
    words = style.plain(text).strip("“”\" ")
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + "…"
