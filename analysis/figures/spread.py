"""Where terms fall through a whole corpus, its articles laid end to end in the order of their publication."""

import datetime
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis import wording
from analysis.figures import style
from analysis.figures.gathering import Gathered, most_gathered, said
from analysis.figures.rows import beside, rows, widest
from analysis.figures.style import BLUE, FAINT, INK, QUIET, SMALL, Link, Plate, href, joined, several
from analysis.figures.words import times

#: A row with more occurrences than this is drawn as bars of how many fall in each of so many stretches.
TICKS, BINS = 400, 120


def corpus_strip(
    positions: pd.DataFrame, articles: pd.DataFrame, *, scope: str = "", source: str = "", link: Link | None = None
) -> Plate:
    """One row a term, a tick for each occurrence along all articles (`terms.positions`, `terms.end_to_end`).

    A term with more than 400 occurrences is drawn as bars, the taller the more fall there. `link` leads from a
    sentence to its address.
    """
    style.need(positions, ["term", "doc_id", "sentence_id", "along"], "positions")
    style.need(articles, ["doc_id", "published", "begin", "end"], "articles laid end to end")
    if positions.empty:
        return style.nothing("None of the terms occurs.", positions.columns, source)
    names = [str(t) for t in positions["term"].unique()]
    groups = {t: positions[positions["term"] == t] for t in names}
    found = _gathered(groups, single=len(articles) == 1)
    best = found.term if found and (found.sure or found.leans) else None
    ends = [f"{len(g):,} in {g['doc_id'].nunique():,}" for g in groups.values()]
    link = style.clickable(link, len(positions))

    def draw() -> Figure:
        drawn = rows(names, above=0.3, below=0.34, row=0.32, right=0.1 + widest(ends),
                     bold=[k for k, t in enumerate(names) if t == best])  # fmt: skip
        axes, bottom = drawn.axes, len(names) - 0.5
        axes.set_xlim(0, 1)
        axes.hlines(range(len(names)), 0, 1, color=FAINT, lw=0.8, zorder=0)
        for k, t in enumerate(names):
            color = BLUE if t == best else INK
            _row(axes, k, groups[t], color, drawn.x_inches(), link)
            beside(axes, 1, k, ends[k])
        _calendar(axes, articles, drawn.x_inches(), bottom)
        far = 0.1 + widest(ends)
        style.write(axes, 1 + far / drawn.x_inches(), -0.58, "times in articles", color=QUIET, size=SMALL, ha="right",
                    va="bottom")  # fmt: skip
        return drawn.figure

    figure, narrow = style.drawn(draw)
    title = said(found, "text", len(names)) if len(articles) == 1 else _finding(found, len(names))
    single = len(articles) == 1
    undated = int(articles["published"].isna().sum())
    left = f"{several(undated, 'article')} without a date at the end" if 0 < undated < len(articles) else ""
    order = "as they come, none with a date" if undated == len(articles) else "in the order of their publication"
    how = several(len(articles), "article") + ("" if single else f" laid end to end {order}")
    subtitle = joined(f"Each tick is one occurrence; {how}", left,
                      "bars where there are more than 400" if any(len(g) > TICKS for g in groups.values()) else "",
                      f"{several(len(positions), 'occurrence')}", scope)  # fmt: skip
    counts = wording.first_of([
        f"{style.named(t)} {times(len(g))} in {several(g['doc_id'].nunique(), 'article')}" for t, g in groups.items()
    ], 8)  # fmt: skip
    alt = f"Strips of ticks along all articles, one row a term. {title}. In all: {counts}."
    return Plate(figure, title, subtitle, alt, positions, source or "Counted by Dateline.", narrow)


def _gathered(groups: dict[str, pd.DataFrame], *, single: bool) -> Gathered | None:
    """The term that gathers most; of several articles each counts once, as words of one article come in company."""
    if single:
        return most_gathered({t: g["along"].to_numpy(float) for t, g in groups.items()})
    return most_gathered({t: g.groupby("doc_id")["along"].mean().to_numpy(float) for t, g in groups.items()})


def _finding(found: Gathered | None, terms: int) -> str:
    """The title: which term's articles crowd in one third of the time, if any does."""
    if found is None or not (found.sure or found.leans):
        no_one = "The term does not gather" if terms == 1 else f"None of the {terms} terms gathers"
        return f"{no_one} in one third of the articles beyond what chance may bring about"
    which = "all" if found.inside == found.of else f"{found.inside:,}"
    stand = f"{which} of the {several(found.of, 'article')} that hold it stand in the {found.third} third"
    if found.sure:
        return f"“{style.named(found.term)}” gathers in time: {stand}"
    among = f"among {terms} terms chance" if terms > 1 else "chance"
    return f"“{style.named(found.term)}” leans most to one time: {stand}; {among} may bring that about"


def _row(axes: Axes, k: int, places: pd.DataFrame, color: str, inches: float, link: Link | None) -> None:
    """The ticks of one term, or its bars; `inches` is the width of the whole."""
    at = places["along"].to_numpy(float)
    if len(at) > TICKS:
        counts = np.bincount(np.minimum((at * BINS).astype(int), BINS - 1), minlength=BINS)
        foot = k + 0.34
        axes.stairs(foot - 0.68 * counts / counts.max(), np.arange(BINS + 1) / BINS, baseline=foot, fill=True,
                    facecolor=color, lw=0)  # fmt: skip
        return
    thin = min(1.4, max(0.4, 35 * inches / len(at)))  # so that many leave some paper between them
    if link is None:  # one path for all of them: a tenth of the weight
        heights = np.tile([k - 0.33, k + 0.33, np.nan], len(at))
        across = np.column_stack([at, at, np.full_like(at, np.nan)]).ravel()
        axes.plot(across, heights, color=color, lw=thin, solid_capstyle="butt")
        return
    ticks = axes.vlines(at, k - 0.33, k + 0.33, color=color, lw=thin)
    ticks.set_urls([href(link, s) for s in places["sentence_id"]])


def _calendar(axes: Axes, articles: pd.DataFrame, inches: float, bottom: float) -> None:
    """A line where a new year or month begins, with its name below where there is room, and where no date is known."""
    dated = articles[articles["published"].notna()]
    marks: list[tuple[float, str]] = []
    if len(dated):
        days = pd.to_datetime(dated["published"])
        for unit in ("Y", "M"):
            is_new = days.dt.to_period(unit).ne(days.dt.to_period(unit).shift())
            starts = zip(dated.loc[is_new, "begin"], days[is_new], strict=True)
            marks = [(float(x), _name(day, unit)) for x, day in starts]
            if unit == "Y" and len(marks) >= 3:
                break
    if 0 < len(dated) < len(articles):
        marks.append((float(dated["end"].iloc[-1]), "no date"))
    if not marks:
        marks = [(0.0, "start")]
    reached = -1.0
    for x, words in marks:
        wide = style.width(words, SMALL) / inches
        if x > 0:
            axes.vlines(x, -0.5, bottom, color=FAINT, lw=0.8, zorder=0)
        if x > reached and x + wide <= 1:
            style.write(axes, x, bottom, words, color=QUIET, size=SMALL, ha="left", va="top")
            reached = x + wide + 0.08 / inches


def _name(day: Any, unit: str) -> str:
    moment = datetime.date(day.year, day.month, day.day)
    return str(moment.year) if unit == "Y" else f"{wording.MONTHS[moment.month - 1][:3]} {moment.year}"
