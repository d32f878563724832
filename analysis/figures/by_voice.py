"""The figure of tone by who speaks: each voice's mean with its interval, over its sentences."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from analysis.figures import style
from analysis.figures.rows import Rows, rows
from analysis.figures.style import (
    BLUE,
    FAINT,
    INK,
    QUIET,
    RUST,
    SMALL,
    Link,
    Plate,
    href,
    joined,
    listed,
    several,
)  # fmt: skip
from analysis.figures.tone import marker, reach_of, sign_color, without_copies
from analysis.figures.words import capital
from analysis.wording import agree, signed


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
    shown, copies = (pd.DataFrame(columns=["voice", "score"]), "") if scores is None else without_copies(scores)
    dots, drawn = style.thinned(shown[shown["score"].notna()])
    figure, narrow = style.drawn(lambda: _draw_groups(groups, dots, style.clickable(link, len(dots))))
    title = _voices_title(groups)
    n = int(groups["n"].sum())
    shared = ", versions that differ sharing their weight" if copies and shown["score"].notna().sum() != n else ""
    means = "Mean tone between −1 and 1 with its interval" if groups["mean"].notna().any() else "Tone between −1 and 1"
    subtitle = joined(means, "a dot is a sentence" if len(dots) else "",
                      several(n, "scored sentence") + shared, drawn, copies, scope)  # fmt: skip
    said = "; ".join(f"{r['voice']}: {_mean_words(r)}" for r in groups.to_dict("records"))
    alt = f"Means with intervals. {title}. {said}."
    return Plate(figure, title, subtitle, alt, groups, source or "Scored by Dateline.", narrow)


def _draw_groups(groups: pd.DataFrame, dots: pd.DataFrame, link: Link | None) -> Figure:
    # on a phone the words of a row stand above its marks, on a page to both sides of them
    narrow = style.is_narrow()
    names = [str(v) for v in groups["voice"]]
    high, right = (0.9, 0.05) if narrow else (0.72, 2.2)
    drawn = rows(["" if narrow else n for n in names], row=high, right=right, above=0.3)
    axes = drawn.axes
    values = pd.concat([dots["score"].astype(float), groups["low"].astype(float), groups["high"].astype(float)])
    reach = reach_of(values)
    axes.set_xlim(-reach, reach)
    axes.axvline(0, color=FAINT if narrow else QUIET, lw=0.9, zorder=0)
    for x, side, words, color in ((-reach, "left", "← negative", RUST), (reach, "right", "positive →", BLUE)):
        style.write(axes, x, -0.55, words, size=SMALL, color=color, weight="bold", ha=side, va="bottom")
    for k, row in enumerate(groups.to_dict("records")):
        mine = dots[dots["voice"] == row["voice"]]
        shown = mine["score"].to_numpy(float)
        heights = k + 0.24 - _stacked(shown, reach, 0.4 if narrow else 0.62)
        colors = [sign_color(s) for s in shown]
        shape = marker(str(row["voice"]))
        marks = axes.scatter(shown, heights, s=22, marker=shape, color=colors, linewidths=0, zorder=1)
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
        return "too few for a mean" if brief else f"too few scored sentences ({row['n']:,}) for a mean"
    words = f"{signed(mean)} ({signed(low)} to {signed(high)})"
    return words if brief else f"mean {words}, {several(int(row['n']), 'scored sentence')}"


def _voices_title(groups: pd.DataFrame) -> str:
    means = groups[groups["mean"].notna()].sort_values(["mean", "voice"])
    if means.empty:
        return "Too few scored sentences for a mean in any voice"
    if len(means) == 1:
        one = means.iloc[0]
        return f"Only {one['voice']} has enough scored sentences for a mean: {signed(one['mean'])}"
    low, high = means.iloc[0], means.iloc[-1]
    if signed(low["mean"]) == signed(high["mean"]):
        return f"The voices do not differ: the mean is {signed(low['mean'])} in {_all(list(means['voice']))}"
    lowest = means.loc[means["mean"].map(signed) == signed(low["mean"]), "voice"].astype(str).tolist()
    apart = low["high"] < high["low"]
    ending = "their intervals do not meet" if apart else "but their intervals overlap, so the difference is not sure"
    against = f"({signed(low['mean'])} against {signed(high['mean'])} for {high['voice']})"
    rank = ("lower" if len(means) == 2 else "lowest") + " mean"
    return f"{capital(listed(lowest))} {agree(len(lowest), 'has', 'have')} the {rank} {against}; {ending}"


def _all(voices: list[str]) -> str:
    return f"both {listed(voices)}" if len(voices) == 2 else listed(voices)
