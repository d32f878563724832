"""The figure of key words: what marks either side off, by how much, and within what bounds."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.figures import style
from analysis.figures.rows import beside, rows, widest
from analysis.figures.style import BLUE, FAINT, ORANGE, PAPER, QUIET, RUST, SMALL, Link, Plate, href, joined, several

#: An interval is drawn as far as this many times the largest ratio, and has a tip where it goes on.
FAR = 1.5


def keyness_dots(
    table: pd.DataFrame, *, names: tuple[str, str] = ("A", "B"), top: int = 10, scope: str = "", source: str = "",
    link: Link | None = None,
) -> Plate:  # fmt: skip
    """Dots of the terms that mark off either side, by log ratio, with their intervals (`terms.keyness`).

    Round and to the right for the first side, square and to the left for the second, `top` of each; filled where the
    difference is sure: q below 0.05, and an interval without 0. Without an interval, the independent articles being too
    few for one, nothing is sure. `link` leads from a term to its address.
    """
    style.need(table, ["term", "count_a", "count_b", "log_likelihood", "log_ratio", "q"], "keyness")
    surest = table.sort_values(["log_likelihood", "term"], ascending=[False, True], ignore_index=True)
    sides = [surest[surest["log_ratio"] > 0].head(top), surest[surest["log_ratio"] < 0].head(top)]
    data = pd.concat(sides).sort_values(["log_ratio", "term"], ascending=[False, True], ignore_index=True)
    if data.empty:
        return style.nothing("No term is more frequent on either side.", table.columns, source)
    terms, ratios = [str(t) for t in data["term"]], data["log_ratio"].to_numpy(float)
    low, high = _ends(data)
    filled = sure(data)

    def draw() -> Figure:
        sides_said = [f"{a:,} : {b:,}" for a, b in zip(data["count_a"], data["count_b"], strict=True)]
        above = 0.56 if style.is_narrow() else 0.34
        urls = [href(link, t) for t in terms]
        drawn = rows(terms, right=0.16 + widest(sides_said), above=above, below=0.3, urls=urls)
        axes = drawn.axes
        reach = _reach(ratios, low, high)
        axes.set_xlim(-reach, reach)
        _scale(axes, reach, drawn.x_inches(), len(terms))
        colors = [BLUE if r > 0 else ORANGE for r in ratios]
        for k, (ratio, color) in enumerate(zip(ratios, colors, strict=True)):
            _bounds(axes, k, (low[k], ratio, high[k]), reach, color)
            axes.plot([ratio], [k], marker="o" if ratio > 0 else "s", ms=7, color=color, mew=1.4, zorder=3,
                      mfc=color if filled[k] else PAPER, url=href(link, terms[k]), clip_on=False)  # fmt: skip
            beside(axes, reach, k, sides_said[k])
        room = drawn.x_inches() if style.is_narrow() else drawn.x_inches() / 2 - 0.1
        heads = (
            (reach, -0.6, "right", f"more in {names[0]} →", BLUE),
            (-reach, -1.3 if style.is_narrow() else -0.6, "left", f"← more in {names[1]}", RUST),
        )
        for x, y, side, words, color in heads:
            style.write(axes, x, y, words, ha=side, va="bottom", color=color, weight="bold", inches=room, size=SMALL)
        return drawn.figure

    figure, narrow = style.drawn(draw)
    title, alt = _words(surest, names)
    drawn_over = not np.isnan(low).all()
    subtitle = joined(
        f"Log ratio: each step is a doubling of the rate; the numbers: counts in {names[0]}, then in {names[1]}",
        "bars: where it lies had other such articles been read; an arrow: further than is drawn" if drawn_over else "",
        "filled: sure after correction for many tests (q < 0.05) and over articles" if drawn_over else _few(table),
        f"{len(data)} of {several(len(table), 'term')}", scope,
    )  # fmt: skip
    return Plate(figure, title, subtitle, alt, data, source or "Counted by Dateline.", narrow)


def sure(table: pd.DataFrame) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Which differences hold both by the test of words (q) and over articles: none that has no interval."""
    low, high = _ends(table)
    return np.asarray((table["q"].to_numpy(float) < 0.05) & ((low > 0) | (high < 0)))


def _few(table: pd.DataFrame) -> str:
    """Why no difference is sure where none has an interval."""
    wanted = table.attrs.get("intervals", 1) and "log_ratio_low" in table
    return "none is filled: too few independent articles to be sure" if wanted else "none is filled: no interval"


def _ends(table: pd.DataFrame) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """The ends of the intervals, missing (nan) where there are none."""
    nothing = np.full(len(table), np.nan)
    names = ("log_ratio_low", "log_ratio_high")
    low, high = (table[c].to_numpy(float) if c in table else nothing for c in names)
    return low, high


def _reach(ratios: Sequence[float] | np.ndarray[Any, Any], low: Any, high: Any) -> float:
    """How far the scale runs to either side: the dots, and the intervals as far as FAR times the furthest dot."""
    most = float(np.abs(ratios).max())
    ends = np.abs(np.concatenate([low, high]))
    far = 1.2 * most if np.isinf(ends).any() else most
    ends = ends[np.isfinite(ends)]
    return 1.06 * max(far, min(float(ends.max()), FAR * most) if len(ends) else most)


def _scale(axes: Axes, reach: float, inches: float, rows_drawn: int) -> None:
    """A faint line at every doubling, or every so many, with what it stands for beneath."""
    bottom = rows_drawn - 0.5
    axes.axvline(0, color=QUIET, lw=0.8)
    step = next(s for s in (1, 2, 3, 4, 6, 8, 12, 1000) if s * inches / (2 * reach) >= 0.5)
    for k in range(step, math.floor(min(reach, 40)) + 1, step):
        words = f"×{2**k:,}"
        if style.width(words, SMALL) > 0.8 * step * inches / (2 * reach):
            break
        for x in (-k, k):
            axes.vlines(x, -0.5, bottom, color=FAINT, lw=0.8, zorder=0)
            edge = abs(x) + (style.width(words, SMALL) / 2 + 0.02) * 2 * reach / inches
            if edge < reach:
                style.write(axes, x, bottom, words, color=QUIET, size=SMALL, ha="center", va="top")


def _bounds(axes: Axes, k: int, span: tuple[float, float, float], reach: float, color: str) -> None:
    """A thin line from nought to the dot; over it the interval, thicker, with a tip where it goes on beyond."""
    low, ratio, high = span
    axes.hlines([k], 0, ratio, color=color, lw=0.9, zorder=1)
    if np.isnan(low) or np.isnan(high):
        return
    limit = reach * 0.985
    axes.hlines([k], max(low, -limit), min(high, limit), color=color, lw=3.2, zorder=2)
    for end, is_beyond, marker in ((-limit, low < -limit, "<"), (limit, high > limit, ">")):
        if is_beyond:
            axes.plot([end], [k], marker=marker, ms=6, color=color, clip_on=False, zorder=2)


def _words(surest: pd.DataFrame, names: tuple[str, str]) -> tuple[str, str]:
    """The title and the description: the surest term, or that none is sure."""
    holds = sure(surest)
    first = surest.iloc[int(np.argmax(holds))] if holds.any() else surest.iloc[0]
    term = style.named(first["term"])
    side, a, b = names[0] if first["log_ratio"] > 0 else names[1], int(first["count_a"]), int(first["count_b"])
    title = f"“{term}” marks {side} off most surely: {a:,} against {b:,} occurrences"
    low, _ = _ends(surest)
    if not holds.any():
        title = (f"No single word sets {names[0]} and {names[1]} apart for sure; "
                 f"“{term}” comes nearest, {a:,} against {b:,}")  # fmt: skip
    few = np.isnan(low).all() and "log_ratio_low" in surest and surest.attrs.get("intervals", 1)
    if few:
        title = (f"Too few independent articles to be sure of a word that sets {names[0]} and {names[1]} apart; "
                 f"“{term}” comes nearest, {a:,} against {b:,}")  # fmt: skip
    many = f"{int((surest['q'] < 0.05).sum()):,} of {several(len(surest), 'term')}"
    tests = f"q below 0.05, taking every word for a draw of its own: {many}"
    bounds = ""
    if not np.isnan(low).all():
        drawn = int((~np.isnan(low)).sum())
        bounds = f" Over articles {int((holds & ~np.isnan(low)).sum()):,} of the {drawn:,} with an interval are sure."
    both = f"{names[0]} to the right, {names[1]} to the left"
    return title, f"Dots of terms by log ratio, {both}. {title}. {tests}.{bounds}"
