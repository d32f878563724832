"""The figures of the two laws of vocabulary: how frequencies fall off, and how new words keep coming."""

import math
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.errors import DatelineError
from analysis.figures import style
from analysis.figures.style import BLUE, FAINT, GREY, INK, ORANGE, PAPER, QUIET, SMALL, Plate, joined, several

#: Inches left of the axes and below them, and the height of the axes.
LEFT, BELOW, HIGH = 0.75, 0.5, 3.0
#: With fewer points the growth of a vocabulary is a straight line through next to nothing.
FEWEST = 5


def zipf_plot(freq: pd.DataFrame, law: pd.DataFrame, *, scope: str = "", source: str = "") -> Plate:
    """How many words are so frequent or more, with the law fitted to it (`terms.zipf`).

    `freq` is of `terms.frequency` with stop=None. Both axes in powers of ten. The data of the plate are the counts
    that there are.
    """
    style.need(freq, ["term", "count"], "term counts")
    style.need(law, ["exponent", "low", "high", "from_count", "types_in_law", "p"], "the law of Zipf")
    if freq.empty:
        return style.nothing("There is no word.", ["count", "types"], source)
    values, often = np.unique(freq["count"].to_numpy(np.int64), return_counts=True)
    data = pd.DataFrame({"count": values, "types": often, "types_or_more": often[::-1].cumsum()[::-1]})
    fit = law.iloc[0]
    has_law = not math.isnan(float(fit["exponent"]))

    def draw() -> Figure:
        figure, axes = _axes(values.max(), len(freq), "times that a word occurs", "words so frequent or more")
        x, y = np.log10(values), np.log10(data["types_or_more"].to_numpy(float))
        axes.scatter(x, y, s=14, facecolors=PAPER, edgecolors=INK, linewidths=0.9, zorder=3)
        if has_law:
            from scipy.special import zeta  # noqa: PLC0415 - not to load it with the package

            start = int(fit["from_count"])
            along = np.unique(np.geomspace(start, values.max(), 60).round())
            share = zeta(fit["exponent"], along) / zeta(fit["exponent"], start)
            height = np.log10(share * float(fit["types_in_law"]))
            drawn = height >= 0
            axes.plot(np.log10(along[drawn]), height[drawn], color=BLUE, lw=1.6, zorder=4)
        return figure

    figure, narrow = style.drawn(draw)
    title = _law(fit) if has_law else "Too few words occur more than once to tell of a law"
    shown = joined(
        "Each ring: how many words occur so often or more, both scales in powers of ten",
        f"line: the law, fitted to the {int(fit['types_in_law']):,} words that occur "
        f"{several(int(fit['from_count']), 'time')} or more" if has_law else "", several(len(freq), "word"), scope,
    )  # fmt: skip
    first = freq.sort_values(["count", "term"], ascending=[False, True]).iloc[0]
    once = f"{int((freq['count'] == 1).sum()):,} of {len(freq):,} occur once"
    alt = (f"Rings of counts of words. {title}. The most frequent word is “{style.named(str(first['term']))}”, "
           f"{int(first['count']):,} times; {once}.")  # fmt: skip
    return Plate(figure, title, shown, alt, data, source or "Counted by Dateline.", narrow)


def growth_curve(curve: pd.DataFrame, law: pd.DataFrame, *, scope: str = "", source: str = "") -> Plate:
    """How many different words so many words hold on average, with their bounds (`terms.growth`, `terms.heaps`)."""
    style.need(curve, ["units", "words", "types", "low", "high"], "the growth of the vocabulary")
    style.need(law, ["k", "beta", "low", "high", "unit"], "the law of Heaps")
    if len(curve) < FEWEST:
        return style.nothing("The text is too short for its vocabulary to grow.", curve.columns, source)
    fit = law.iloc[0]
    whole = curve.iloc[-1]

    def draw() -> Figure:
        figure, axes = _axes(0, 0, "words read", "different words")
        top = 1.05 * max(float(whole["types"]), float(curve["high"].max(skipna=True) or 0))
        axes.set(xlim=(0, float(whole["words"])), ylim=(0, top))
        _even(axes, float(whole["words"]), top)
        inner = curve.dropna(subset=["low", "high"])
        axes.fill_between(inner["words"], inner["low"], inner["high"], color=FAINT, lw=0, zorder=1)
        axes.plot(curve["words"], curve["types"], color=BLUE, lw=2, zorder=3)
        along = np.linspace(float(whole["words"]) / 200, float(whole["words"]), 100)
        axes.plot(along, fit["k"] * along ** fit["beta"], color=ORANGE, lw=1.4, ls=(0, (4, 3)), zorder=2)
        return figure

    figure, narrow = style.drawn(draw)
    last = curve.iloc[-2]
    more, new = float(whole["words"] - last["words"]), float(whole["types"] - last["types"])
    title = f"The last {several(round(more), 'word')} bring some {several(round(new), 'new one')}"
    subtitle = joined(
        f"Different words in so many words, on average over every choice of {fit['unit']}",
        "grey: two standard deviations",
        f"dashed: Heaps' law, beta {fit['beta']:.2f} ({fit['low']:.2f} to {fit['high']:.2f})",
        f"{several(round(float(whole['words'])), 'word')}, {round(float(whole['types'])):,} of them different", scope,
    )  # fmt: skip
    half = curve.iloc[int((curve["words"] - whole["words"] / 2).abs().argmin())]
    alt = (f"A rising curve that flattens. {title}. {round(float(half['words'])):,} words hold "
           f"{round(float(half['types'])):,} different ones, all {round(float(whole['words'])):,} hold "
           f"{round(float(whole['types'])):,}.")  # fmt: skip
    return Plate(figure, title, subtitle, alt, curve, source or "Counted by Dateline.", narrow)


def _law(fit: "pd.Series[Any]") -> str:
    """The finding on Zipf's law: the exponent, and whether it may be believed."""
    says = f"the exponent of the counts is {fit['exponent']:.2f} ({fit['low']:.2f} to {fit['high']:.2f}; Zipf’s, of "
    says += f"ranks, {fit['rank_exponent']:.2f})"
    if fit["p"] < 0.1:
        return f"The frequencies follow no power law closely; {says}"
    return f"The frequencies may follow a power law: {says}"


def _axes(most_x: float, most_y: float, across: str, up: str) -> tuple[Figure, Axes]:
    """Axes with their words; with the largest values given, scales in powers of ten and their lines."""
    if min(most_x, most_y) < 0:
        raise DatelineError("a scale in powers of ten takes counts of 1 or more.")
    figure = style.sheet(0.34 + HIGH + BELOW)
    axes = style.panel(figure, LEFT, 0.34, 0.2, HIGH)
    inches = style.wide() - LEFT - 0.2
    style.write(axes, -0.55 / inches, 1 + 0.08 / HIGH, up, color=QUIET, size=SMALL, ha="left", va="bottom",
                transform=axes.transAxes)  # fmt: skip
    style.write(axes, 1, -0.28 / HIGH, across, color=QUIET, size=SMALL, ha="right", va="top",
                transform=axes.transAxes)  # fmt: skip
    if most_x:
        tops = [max(math.log10(m), 0.5) for m in (most_x, most_y)]
        axes.set(xlim=(-0.08, tops[0] * 1.04), ylim=(-0.08, tops[1] * 1.04))
        for axis, top in enumerate(tops):
            for power in range(math.floor(top) + 1):
                _line(axes, axis, power, f"{10**power:,}")
    return figure, axes


def _even(axes: Axes, most_x: float, most_y: float) -> None:
    """Lines at round numbers."""
    for axis, most in enumerate((most_x, most_y)):
        step = 10 ** math.floor(math.log10(most))
        step = next(s for s in (step / 5, step / 2, step, 2 * step, 5 * step) if most / s <= (4 if axis == 0 else 6))
        for k in range(int(most / step) + 1):
            _line(axes, axis, k * step, f"{k * step:,.0f}" if step >= 1 else f"{k * step:g}")


def _line(axes: Axes, axis: int, at: float, words: str) -> None:
    """A faint line across and its number beside the axis."""
    line = axes.axvline if axis == 0 else axes.axhline
    line(at, color=GREY if at == 0 else FAINT, lw=0.8, zorder=0)
    place = (at, 0) if axis == 0 else (0, at)
    shift = (0, -3) if axis == 0 else (-4, 0)
    side: dict[str, Any] = {"ha": "center", "va": "top"} if axis == 0 else {"ha": "right", "va": "center"}
    coordinates = axes.get_xaxis_transform() if axis == 0 else axes.get_yaxis_transform()
    axes.annotate(words, place, xycoords=coordinates, xytext=shift, textcoords="offset points", color=QUIET,
                  size=SMALL, parse_math=False, annotation_clip=False, **side)  # fmt: skip
