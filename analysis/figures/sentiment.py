"""The figures of the notebook on tone: along the text, and by who speaks."""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.figures import style
from analysis.figures.rows import Rows, draw_key, rows
from analysis.figures.style import (
    BLUE,
    FAINT,
    GREY,
    INK,
    ORANGE,
    QUIET,
    RUST,
    SMALL,
    Link,
    Plate,
    href,
    joined,
    several,
)  # fmt: skip

#: voice -> marker; any other voice is drawn as a diamond
MARKERS = {"narration": "o", "quoted": "s", "reported": "^"}
LEFT, RIGHT, HIGH = 0.95, 0.12, 2.4
#: Height of a line of headings above the drawing, and how many lines there may be.
LINE, LINES = 0.22, 4


def tone_along(scores: pd.DataFrame, *, scope: str = "", source: str = "", link: Link | None = None) -> Plate:
    """Each sentence's tone in the order of the text.

    `scores` has sentence_id and score (missing: no evidence), in the order of the text or with a column `order`; it
    may have `voice`, and `role` with `text`, by which headings are written where they stand. Dots are blue above and
    orange below the line, round for narration, square for quoted and three-cornered for reported words; a sentence
    without evidence is a hollow ring under the drawing, never a zero. Several articles (column `doc_id`) are laid over
    each other, each from its start to its end.
    """
    style.need(scores, ["sentence_id", "score"], "scores")
    table = scores.sort_values("order", kind="stable") if "order" in scores else scores
    is_heading = table["role"].eq("heading") if "role" in table else pd.Series(False, index=table.index)
    articles = table["doc_id"].nunique() if "doc_id" in table else 1
    table = table.assign(at=_along(table, articles))
    # where articles lie over each other, the headings of one say nothing of the others
    headings, data = table[is_heading & (articles == 1)], table[~is_heading].reset_index(drop=True)
    if data.empty:
        return style.nothing("There is no sentence to score.", scores.columns, source)
    known = data[data["score"].notna()]
    labels: list[int] = []
    figure, narrow = style.drawn(lambda: _draw_along(data, headings, link, labels))
    labelled = labels[0]
    title = _signs(known, len(data))
    over = f"{articles:,} articles laid over each other, each from its start to its end" if articles > 1 else ""
    few = f"{labelled} of {several(len(headings), 'heading')} labelled" if labelled < len(headings) else ""
    subtitle = joined("Tone of each sentence in the order of the text, between −1 and 1",
                      f"{several(len(known), 'sentence')} of {len(data):,} with evidence", over, few,
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


def tone_by_voice(
    groups: pd.DataFrame, scores: pd.DataFrame | None = None, *, scope: str = "", source: str = "",
    link: Link | None = None,
) -> Plate:  # fmt: skip
    """The mean tone of each voice with its interval, over a dot for every scored sentence.

    `groups` has voice, mean, low, high and n (scored sentences); a mean that is missing is not drawn, and the row says
    that it rests on too few. `scores` (sentence_id, score, voice) gives the dots.
    """
    style.need(groups, ["voice", "mean", "low", "high", "n"], "tones by voice")
    if groups.empty or not groups["n"].sum():
        return style.nothing("No sentence holds evidence of tone.", groups.columns, source)
    dots = scores[scores["score"].notna()] if scores is not None else pd.DataFrame(columns=["voice", "score"])
    figure, narrow = style.drawn(lambda: _draw_groups(groups, dots, link))
    title = _voices_title(groups)
    subtitle = joined("Mean tone between −1 and 1 with its interval; a dot is a sentence",
                      f"{several(int(groups['n'].sum()), 'scored sentence')}", scope)  # fmt: skip
    said = "; ".join(f"{r['voice']}: {_mean_words(r)}" for r in groups.to_dict("records"))
    alt = f"Means with intervals. {title}. {said}."
    return Plate(figure, title, subtitle, alt, groups, source or "Scored by Dateline.", narrow)


def _draw_along(data: pd.DataFrame, headings: pd.DataFrame, link: Link | None, labels: list[int]) -> Figure:
    last = max(2.0, float(max(data["at"].max(), headings["at"].max() if len(headings) else 0))) + 0.5
    inches = _inches() / (last - 0.3)
    places = _heading_places(headings, inches)
    levels = 1 + max((h.level for h in places), default=-1)
    above = 0.34 + LINE * levels
    figure = style.sheet(above + HIGH + 0.62)
    axes = style.panel(figure, LEFT, above, RIGHT, HIGH)
    reach = _reach(data["score"])
    axes.set(xlim=(0.3, last), ylim=(-reach, reach))
    _scale(axes, reach)
    _draw_headings(axes, places, reach, inches)
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


def _inches() -> float:
    """The width of the part that holds the marks."""
    return style.wide() - LEFT - RIGHT


@dataclasses.dataclass(frozen=True)
class _Heading:
    """A heading that found room: its sentence, line (0 the lowest), words, side they run to, and extent in inches."""

    at: float
    level: int
    words: str
    side: str
    begin: float
    end: float


def _heading_places(headings: pd.DataFrame, inches: float) -> list[_Heading]:
    """The headings that find room above the drawing, none on another; `inches` is the width of a sentence."""
    placed: list[_Heading] = []
    for at, text in list(zip(headings["at"], headings["text"] if len(headings) else [], strict=True))[::-1]:
        x = (float(at) - 0.3) * inches
        words = style.fitted(str(text), min(2.6, max(_inches() - x, x + LEFT)), SMALL)
        wide = style.width(words, SMALL)
        sides = [s for s in (("left", x, x + wide), ("right", x - wide, x)) if s[2] <= _inches() and s[1] >= -LEFT]
        # rather to the right of its line, which passes beside other labels; else to the left; else behind them
        tries = (_Heading(float(at), k, words, *s) for beside in (True, False) for s in sides for k in range(LINES)
                 if _is_free(placed, k, x, s[1:], beside=beside))  # fmt: skip
        found = next(tries, None)
        if found is not None:
            placed.append(found)
    return placed


def _is_free(placed: Sequence[_Heading], level: int, x: float, extent: tuple[float, float], *, beside: bool) -> bool:
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


def _draw_headings(axes: Axes, placed: Sequence[_Heading], reach: float, inches: float) -> None:
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


def _reach(scores: "pd.Series[float]") -> float:
    """How far the scale runs either way: to the strongest score, in steps of 0.2, with a little air."""
    strongest = float(scores.abs().max()) if scores.notna().any() else 0.0
    return max(0.4, float(np.ceil(strongest * 5) / 5)) * 1.06


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
    style.write(axes, -0.1 / _inches(), y, words, size=SMALL, ha="right", va="center",
                transform=axes.get_yaxis_transform(), **kwargs)  # fmt: skip


def _voices(data: pd.DataFrame) -> "pd.Series[str]":
    return data["voice"].fillna("unknown").astype(str) if "voice" in data else pd.Series("", index=data.index)


def _color(score: float) -> str:
    return BLUE if score > 0 else ORANGE if score < 0 else GREY


def _dots(axes: Axes, known: pd.DataFrame, voices: "pd.Series[str]", size: float, link: Link | None) -> None:
    for voice in sorted(set(voices)):
        mine = known[voices == voice]
        colors = [_color(s) for s in mine["score"]]
        if len(known) <= 400:
            axes.vlines(mine["at"], 0, mine["score"].astype(float), color=colors, lw=1, zorder=1)
        marks = axes.scatter(mine["at"], mine["score"].astype(float), s=size**2, marker=_marker(voice), color=colors,
                             zorder=2, linewidths=0, clip_on=False)  # fmt: skip
        marks.set_urls([href(link, s) for s in mine["sentence_id"]])


def _rings(strip: Axes, missing: pd.DataFrame, size: float, link: Link | None) -> None:
    _left_of(strip, 0, "no evidence", color=QUIET)
    marks = strip.scatter(missing["at"], [0] * len(missing), s=size**2, facecolors="none", edgecolors=GREY,
                          linewidths=1, clip_on=False)  # fmt: skip
    marks.set_urls([href(link, s) for s in missing["sentence_id"]])


def _marker(voice: str) -> str:
    return MARKERS.get(voice, "o" if not voice else "D")


def _legend(figure: Figure, voices: Sequence[str]) -> None:
    """The shapes in words, along the top."""
    if any(voices):
        key = [(_marker(voice), INK, INK, style.fitted(voice, 1.6, SMALL)) for voice in voices]
        draw_key(figure, key, 0 if style.is_narrow() else LEFT)


def _draw_groups(groups: pd.DataFrame, dots: pd.DataFrame, link: Link | None) -> Figure:
    # on a phone the words of a row stand above its marks, on a page to both sides of them
    narrow = style.is_narrow()
    names = [str(v) for v in groups["voice"]]
    high, right = (0.9, 0.05) if narrow else (0.72, 2.2)
    drawn = rows(["" if narrow else n for n in names], row=high, right=right, above=0.3)
    axes = drawn.axes
    values = pd.concat([dots["score"].astype(float), groups["low"].astype(float), groups["high"].astype(float)])
    reach = _reach(values)
    axes.set_xlim(-reach, reach)
    axes.axvline(0, color=FAINT if narrow else QUIET, lw=0.9, zorder=0)
    for x, side, words, color in ((-reach, "left", "← negative", RUST), (reach, "right", "positive →", BLUE)):
        style.write(axes, x, -0.55, words, size=SMALL, color=color, weight="bold", ha=side, va="bottom")
    for k, row in enumerate(groups.to_dict("records")):
        mine = dots[dots["voice"] == row["voice"]]
        shown = mine["score"].to_numpy(float)
        heights = k + 0.24 - _stacked(shown, reach, 0.4 if narrow else 0.62)
        marks = axes.scatter(shown, heights, s=22, marker=_marker(str(row["voice"])), color=[_color(s) for s in shown],
                             linewidths=0, zorder=1)  # fmt: skip
        if "sentence_id" in mine:
            marks.set_urls([href(link, s) for s in mine["sentence_id"]])
        if pd.notna(row["mean"]):
            axes.hlines([k + 0.36], row["low"], row["high"], color=INK, lw=2.4, zorder=3)
            axes.plot([row["mean"]], [k + 0.36], marker="D", ms=7, color=INK, zorder=4)
        _group_words(drawn, k, names[k], row)
    return drawn.figure


def _group_words(drawn: Rows, k: int, name: str, row: Mapping[Any, Any]) -> None:
    place = drawn.axes.get_yaxis_transform()
    mean, n = _mean_words(row, brief=True), several(int(row["n"]), "scored sentence")
    if style.is_narrow():
        size = SMALL
        style.write(drawn.axes, 0, k - 0.36, name, size=size, weight="bold", va="center", transform=place, inches=1.3)
        said = f"{mean}, n = {int(row['n']):,}"
        style.write(drawn.axes, 1, k - 0.36, said, size=size, va="center", ha="right", transform=place)
        return
    at = 1 + 0.15 / drawn.x_inches()
    style.write(drawn.axes, at, k - 0.12, mean, va="center", transform=place)
    style.write(drawn.axes, at, k + 0.18, n, size=SMALL, color=QUIET, va="center", transform=place)


def _stacked(values: np.ndarray, reach: float, room: float) -> np.ndarray:
    """Heights that set dots of about one score on top of each other, within the row."""
    bins = np.round(values / reach * 30).astype(int)
    heights = np.zeros(len(values))
    seen: dict[int, int] = {}
    for i, b in enumerate(bins):
        heights[i] = seen.get(b, 0)
        seen[b] = seen.get(b, 0) + 1
    tallest = max(seen.values(), default=1)
    return heights * min(0.11, room / tallest)


def _mean_words(row: Mapping[Any, Any], *, brief: bool = False) -> str:
    mean, low, high = row["mean"], row["low"], row["high"]
    if pd.isna(mean):
        return "too few for a mean" if brief else f"too few scored sentences ({row['n']}) for a mean"
    words = f"{_signed(mean)} ({_signed(low)} to {_signed(high)})"
    return words if brief else f"mean {words}, {row['n']} scored sentences"


def _signed(value: float) -> str:
    return f"{value:+.2f}".replace("-", "−")


def _signs(known: pd.DataFrame, total: int) -> str:
    if known.empty:
        return f"No evidence of tone in any of {several(total, 'sentence')}"
    below, above = int((known["score"] < 0).sum()), int((known["score"] > 0).sum())
    none = total - len(known)
    rest = f"; {none:,} of {total:,} hold no evidence" if none else ""
    if below == above:
        return f"As many sentences are negative as positive: {below:,} each{rest}"
    word, other = ("negative", "positive") if below > above else ("positive", "negative")
    more, less = max(above, below), min(above, below)
    return f"{several(more, 'sentence')} {'is' if more == 1 else 'are'} {word}, {less:,} {other}{rest}"


def _extremes(known: pd.DataFrame) -> str:
    if known.empty:
        return ""
    ends = []
    scores = known["score"].to_numpy(float)
    for word, row in (("lowest", known.iloc[scores.argmin()]), ("highest", known.iloc[scores.argmax()])):
        place = f"at sentence {row['at']}" if isinstance(row["at"], int | np.integer) else "in one article"
        quoted = f" (“{_brief(str(row['text']))}”)" if "text" in known else ""
        ends.append(f"{word} is {_signed(row['score'])} {place}{quoted}")
    return f" The {ends[0]}; the {ends[1]}."


def _brief(text: str, most: int = 120) -> str:
    """The first words of `text`, without the quotation marks around it."""
    words = style.plain(text).strip("“”\" ")
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + "…"


def _voices_title(groups: pd.DataFrame) -> str:
    means = groups[groups["mean"].notna()].sort_values(["mean", "voice"])
    if means.empty:
        return "Too few scored sentences for a mean in any voice"
    if len(means) == 1:
        one = means.iloc[0]
        return f"Only {one['voice']} has enough scored sentences for a mean: {_signed(one['mean'])}"
    low, high = means.iloc[0], means.iloc[-1]
    apart = low["high"] < high["low"]
    ending = "their intervals do not meet" if apart else "but their intervals overlap, so the difference is not sure"
    against = f"({_signed(low['mean'])} against {_signed(high['mean'])} for {high['voice']})"
    return f"{_capital(low['voice'])} is the {'more' if len(means) == 2 else 'most'} negative {against}; {ending}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
