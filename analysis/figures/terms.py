"""The figures of the notebook on terms: how often, where in the text, in what company, and against what."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from analysis.errors import unknown
from analysis.figures import style
from analysis.figures.gathering import most_gathered, said
from analysis.figures.rows import beside, rows, widest
from analysis.figures.style import (
    BLUE,
    FAINT,
    GREY,
    INK,
    QUIET,
    SMALL,
    Link,
    Plate,
    href,
    joined,
    several,
)
from analysis.figures.words import behind, capital, leaders, times

MEASURE_WORDS = {
    "log_likelihood": "log-likelihood", "pmi": "pointwise mutual information (bits)", "student_t": "Student's t",
    "chi_sq": "chi-squared", "dice": "Dice", "log_dice": "logDice", "mi3": "cubic mutual information (bits)",
    "z_score": "z score", "delta_p_forward": "ΔP of the second word given the first",
    "delta_p_back": "ΔP of the first word given the second",
}  # fmt: skip
#: A table of up to MOST rows is drawn whole, of a longer one the FIRST rows.
MOST, FIRST = 60, 20


def term_bars(
    freq: pd.DataFrame, *, top: int | None = None, scope: str = "", source: str = "", link: Link | None = None
) -> Plate:
    """Bars of the most frequent terms, from `terms.frequency` (no `by`); `link` leads from a term to its address.

    With the columns of `terms.with_intervals`, a line on each bar spans what its rate might have been.

    `top` is how many are drawn: without it all, or 20 of more than 60.
    """
    style.need(freq, ["term", "count", "per_million", "documents"], "term counts")
    if freq.empty:
        why = "No term is left: every one is on the stop list, or occurs too seldom."
        return style.nothing(why, freq.columns, source)
    data = freq.sort_values(["count", "term"], ascending=[False, True]).head(_many(top, freq)).reset_index(drop=True)
    counts, names = [int(c) for c in data["count"]], [str(t) for t in data["term"]]
    words = round(counts[0] * 1e6 / float(data["per_million"].iloc[0]))
    low, high = _bounds(data, words)
    far = max(counts[0], float(np.nanmax([*high, 0])))

    def draw() -> Figure:
        right = 0.1 + widest([f"{c:,}" for c in counts])
        drawn = rows(names, right=right, urls=[href(link, t) for t in names], bold=[0])
        colors = [BLUE if c == counts[0] else GREY for c in counts]
        bars = drawn.axes.barh(range(len(names)), counts, height=0.62, color=colors)
        drawn.axes.set_xlim(0, far)
        drawn.axes.hlines(range(len(names)), low, high, color=INK, lw=1.4, zorder=3)
        for k, (bar, count) in enumerate(zip(bars, counts, strict=True)):
            bar.set_url(href(link, names[k]))
            beside(drawn.axes, np.nanmax([count, high[k]]), k, f"{count:,}")
        return drawn.figure

    figure, narrow = style.drawn(draw)
    short = [style.named(t) for t in names]
    title = _lead(short, counts)
    rest = f"the {len(data)} most frequent of {several(len(freq), 'term')}" if len(freq) > len(data) else ""
    spread = "" if freq["documents"].max() <= 1 else "articles that hold each are in the table"
    subtitle = joined(f"Occurrences in {several(words, 'word')}", rest or several(len(freq), "term"),
                      "" if np.isnan(low).all() else "lines: where it would lie had other such articles been read",
                      spread, scope)  # fmt: skip
    then = ", ".join(f"{t} {c:,}" for t, c in zip(short[:5], counts, strict=False))
    alt = f"Bars of term counts. {title}. The first: {then}."
    return Plate(figure, title, subtitle, alt, data, source or "Counted by Dateline.", narrow)


def term_strip(positions: pd.DataFrame, *, scope: str = "", source: str = "", link: Link | None = None) -> Plate:
    """One row a term, a tick wherever it falls between the start and the end of its article (`terms.positions`)."""
    style.need(positions, ["term", "doc_id", "sentence_id", "at", "share"], "positions")
    if positions.empty:
        return style.nothing("None of the terms occurs.", positions.columns, source)
    names = [str(t) for t in positions["term"].unique()]
    groups = {t: positions[positions["term"] == t] for t in names}
    found = most_gathered({t: g["share"].to_numpy(float) for t, g in groups.items()})
    best = found.term if found and (found.sure or found.leans) else None
    documents = positions["doc_id"].nunique()

    link = style.clickable(link, len(positions))

    def draw() -> Figure:
        drawn = rows(names, below=0.34, row=0.32, right=0.1 + widest([f"{len(positions):,}"]),
                     bold=[k for k, t in enumerate(names) if t == best])  # fmt: skip
        axes = drawn.axes
        axes.set_xlim(0, 1)
        axes.hlines(range(len(names)), 0, 1, color=FAINT, lw=0.8, zorder=0)
        for k, t in enumerate(names):
            color = BLUE if t == best else INK
            thin = 1.6 if len(groups[t]) < 200 else 0.5
            at = groups[t]["share"].to_numpy(float)
            if link is None:  # one path for all of them, and one tick where several would lie on one pixel
                at = np.unique(np.round(at, 3))
                gaps = np.full_like(at, np.nan)
                heights = np.tile([k - 0.33, k + 0.33, np.nan], len(at))
                axes.plot(np.column_stack([at, at, gaps]).ravel(), heights, color=color, lw=thin, solid_capstyle="butt")
            else:
                ticks = axes.vlines(at, k - 0.33, k + 0.33, color=color, lw=thin)
                ticks.set_urls([href(link, s) for s in groups[t]["sentence_id"]])
            beside(axes, 1, k, f"{len(groups[t]):,}")
        middle = "middle of the article" if drawn.x_inches() > 2.5 else "middle"
        for x, words, side in ((0, "start", "left"), (0.5, middle, "center"), (1, "end", "right")):
            style.write(axes, x, len(names) - 0.5, words, color=QUIET, size=SMALL, ha=side, va="top")
        return drawn.figure

    figure, narrow = style.drawn(draw)
    title = said(found, "text" if documents == 1 else "articles", len(names))
    subtitle = joined("Each tick is one occurrence, placed by the share of the article's words before it",
                      f"{several(len(positions), 'occurrence')} in {several(documents, 'article')}", scope)  # fmt: skip
    counts = style.listed([f"{style.named(t)} {times(len(g))}" for t, g in groups.items()])
    alt = f"Strips of ticks along the text, one row a term. {title}. In all: {counts}."
    return Plate(figure, title, subtitle, alt, positions, source or "Counted by Dateline.", narrow)


def collocation_dots(
    table: pd.DataFrame, *, measure: str = "log_likelihood", top: int | None = None, scope: str = "", source: str = "",
    link: Link | None = None,
) -> Plate:  # fmt: skip
    """Dots of the pairs strongest by `measure`, larger where more frequent; `table` from `terms.collocations`.

    `top` as in `term_bars`; `link` leads from a pair to its address.
    """
    if measure not in MEASURE_WORDS:
        raise unknown("measure of association", measure, MEASURE_WORDS)
    style.need(table, ["pair", "count", measure], "collocations")
    usable = table[table[measure].notna()]
    if "attracted" in usable:
        usable = usable[usable["attracted"].astype(bool)]
    if usable.empty:
        why = "No pair of words stands together more often than chance brings about."
        if table.empty:
            why = "No pair of words outside the stop list stands together often enough to be counted."
        return style.nothing(why, table.columns, source)
    ranked = usable.sort_values([measure, "count", "pair"], ascending=[False, False, True])
    data = ranked.head(_many(top, ranked)).reset_index(drop=True)
    names, values = [str(p) for p in data["pair"]], data[measure].to_numpy(float)
    counts = data["count"].to_numpy(int)
    places = 2 if float(np.abs(values).max()) < 2 else 1
    scores = [f"{v:,.{places}f}" if abs(v) < 1000 else f"{v:,.0f}" for v in values]
    times = [f"{n:,}×" for n in counts]

    def draw() -> Figure:
        far = 0.32 + widest([*scores, "score"], style.SIZE) + 0.15 + widest([*times, "times"], style.SIZE)
        drawn = rows(names, right=far + 0.05, above=0.3, bold=[0], urls=[href(link, p) for p in names])
        axes = drawn.axes
        low = min(0.0, float(values.min()))
        axes.set_xlim(low, float(values.max()) or 1)
        axes.hlines(range(len(names)), low, values, color=FAINT, lw=1.2, zorder=0)
        marks = axes.scatter(values, range(len(names)), s=20 + 110 * counts / counts.max(), clip_on=False, zorder=2,
                             color=[BLUE, *[GREY] * (len(names) - 1)])  # fmt: skip
        marks.set_urls([href(link, p) for p in names])
        for k, (score, often) in enumerate(zip(scores, times, strict=True)):
            style.write(axes, 1 + 0.32 / drawn.x_inches(), k, score, va="center", ha="left",
                        transform=axes.get_yaxis_transform())  # fmt: skip
            style.write(axes, 1 + far / drawn.x_inches(), k, often, va="center", ha="right", color=QUIET,
                        transform=axes.get_yaxis_transform())  # fmt: skip
        for x, head, side in ((0.32, "score", "left"), (far, "times", "right")):
            style.write(axes, 1 + x / drawn.x_inches(), -0.95, head, va="center", ha=side, color=QUIET, size=SMALL,
                        transform=axes.get_yaxis_transform())  # fmt: skip
        return drawn.figure

    figure, narrow = style.drawn(draw)
    short = [style.named(p) for p in names]
    title = _strongest(short, scores, list(counts))
    subtitle = joined(f"{capital(MEASURE_WORDS[measure])}; a larger dot: more often together",
                      f"{len(data)} of {several(len(usable), 'pair')} that attract each other", scope)  # fmt: skip
    then = ", ".join(f"{n} {score}" for n, score in zip(short[:5], scores, strict=False))
    alt = f"Dots of word pairs by {MEASURE_WORDS[measure]}. {title}. The first: {then}."
    return Plate(figure, title, subtitle, alt, data, source or "Counted by Dateline; measures from NLTK.", narrow)


def _bounds(data: pd.DataFrame, words: int) -> tuple[np.ndarray, np.ndarray]:
    """The ends of the intervals in occurrences, missing (nan) where there are none."""
    nothing = np.full(len(data), np.nan)
    names = ("per_million_low", "per_million_high")
    low, high = (data[c].to_numpy(float) * words / 1e6 if c in data else nothing for c in names)
    return low, high


def _many(top: int | None, table: pd.DataFrame) -> int:
    return top if top is not None else len(table) if len(table) <= MOST else FIRST


def _lead(names: Sequence[str], counts: Sequence[int]) -> str:
    first = leaders(names, counts)
    if counts[0] == 1:
        return f"{first[0]} is the only term, and occurs once" if len(first) == 1 else "No term occurs more than once"
    if len(first) > 3:
        return f"{len(first)} terms share the first place, {several(counts[0], 'time')} each"
    if len(first) > 1:
        return f"{style.listed(first)} are the most frequent terms, {several(counts[0], 'time')} each"
    ahead = behind(names, counts)
    return f"{first[0]} is the most frequent term: {several(counts[0], 'occurrence')}{ahead}"


def _strongest(names: Sequence[str], scores: Sequence[str], counts: Sequence[int]) -> str:
    first = leaders(names, scores)  # as they are printed: what looks equal is said to be
    if len(first) == 1:
        return f"{first[0]} is the strongest pair: together {times(int(counts[0]))}"
    said = style.listed(first) if len(first) <= 3 else f"{len(first)} pairs"
    often = f", together {times(int(counts[0]))} each" if len(set(counts[: len(first)])) == 1 else ""
    return f"{said} are equally strong, and the strongest{often}"
