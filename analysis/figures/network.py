"""The figure of words that keep company: no label on another, groups told apart by shape and shade, in grey too."""

from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

from analysis.figures import style
from analysis.figures.placing import Boxes, packed
from analysis.figures.style import BLUE, FAINT, GREY, INK, ORANGE, PAPER, QUIET, SMALL, Link, Plate, href, joined
from analysis.figures.terms import MEASURE_WORDS
from analysis.figures.words import capital
from analysis.wording import agree, first_of, listed, several

#: marker, face, edge of each group, the largest first; the last for all further ones.
SIGNS = (
    ("o", BLUE, BLUE), ("s", ORANGE, ORANGE), ("^", INK, INK), ("D", PAPER, BLUE), ("v", GREY, GREY), ("o", PAPER, INK),
    ("s", PAPER, QUIET), ("P", QUIET, QUIET), ("o", FAINT, QUIET),
)  # fmt: skip
#: The radius of a mark in inches, of the rarest and the most frequent word; the height of a label.
SMALLEST, LARGEST, LABEL = 0.05, 0.15, 0.18
THIN, THICK = 0.7, 4.0


class _Drawing(NamedTuple):
    """Words with their places and sizes in inches, from the upper left corner, and the height of it all."""

    x: np.ndarray[Any, Any]
    y: np.ndarray[Any, Any]
    radius: np.ndarray[Any, Any]
    labels: list[str]
    height: float


def network_map(  # noqa: PLR0913 - a figure, with what is usually said about it
    nodes: pd.DataFrame, edges: pd.DataFrame, *, measure: str = "log_likelihood", pairs: int | None = None,
    scope: str = "", source: str = "", link: Link | None = None, pair_link: Link | None = None,
) -> Plate:  # fmt: skip
    """A map of words (`nodes`, `edges` of `terms.network`): a larger mark, more frequent; a thicker line, stronger.

    `pairs` is how many there are of which these are the strongest; `link` leads from a word, `pair_link` from a pair
    ("first second") to its address. The data of the plate are the pairs.
    """
    style.need(nodes, ["term", "count", "degree", "group", "part", "x", "y"], "the words of a network")
    style.need(edges, ["pair", "first", "second", "count", measure], "the pairs of a network")
    if edges.empty:
        return style.nothing("No pair of words stands together often enough to be joined.", edges.columns, source)
    nodes = nodes.sort_values("term", ignore_index=True)
    place = {str(t): k for k, t in enumerate(nodes["term"])}
    ends = [(place[str(a)], place[str(b)]) for a, b in zip(edges["first"], edges["second"], strict=True)]

    def draw() -> Figure:
        drawing = _laid(nodes)
        figure = style.sheet(drawing.height)
        axes = style.panel(figure, 0, 0, 0, drawing.height)
        axes.set(xlim=(0, style.wide()), ylim=(drawing.height, 0))
        points = np.column_stack([drawing.x, drawing.y])
        lines = LineCollection([points[[a, b]] for a, b in ends], colors=GREY, linewidths=_widths(edges[measure]),
                               zorder=1, capstyle="round")  # fmt: skip
        lines.set_urls([href(pair_link, p) for p in edges["pair"]])
        axes.add_collection(lines, autolim=False)
        for k, term in enumerate(nodes["term"]):
            marker, face, edge = SIGNS[min(int(nodes["group"].iloc[k]), len(SIGNS)) - 1]
            x, y, radius = drawing.x[k], drawing.y[k], drawing.radius[k]
            mark = axes.scatter([x], [y], s=(radius * 144) ** 2 * 0.8, marker=marker, facecolors=face,
                                edgecolors=edge, linewidths=1.3, zorder=3)  # fmt: skip
            mark.set_urls([href(link, term)])
            # over the lines, under the marks
            style.write(axes, x, y + radius + 0.03, drawing.labels[k], size=SMALL, ha="center", va="top", zorder=2,
                        url=href(link, term),
                        bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 0.4})  # fmt: skip
        return figure

    figure, narrow = style.drawn(draw)
    title, alt = _words(nodes, edges)
    total = pairs if pairs is not None else len(edges)
    shown = f"the {len(edges):,} strongest of {several(total, 'pair')}" if total > len(edges) else "every pair"
    subtitle = joined(
        f"Lines join words that stand together more often than chance brings about, thicker by "
        f"{MEASURE_WORDS[measure]}", f"{shown} and {several(len(nodes), 'word')}; a larger mark: more frequent",
        "shape and shade: groups that keep company among themselves" if nodes["group"].max() > 1 else "", scope,
    )  # fmt: skip
    return Plate(figure, title, subtitle, alt, edges, source or "Counted by Dateline.", narrow)


def _widths(values: "pd.Series[float]") -> np.ndarray[Any, Any]:
    """Widths of lines in points, by the root of the value, so that one giant does not make threads of the rest."""
    roots = np.sqrt(values.to_numpy(float) - min(0.0, float(values.min())))
    low, high = float(roots.min()), float(roots.max())
    return np.asarray(THIN + (THICK - THIN) * (roots - low) / ((high - low) or 1.0))


def _laid(nodes: pd.DataFrame) -> _Drawing:
    """Every part of the network spread out so far that no word touches another, and the parts side by side."""
    most = style.wide() * (0.42 if style.is_narrow() else 0.3)
    labels = [style.fitted(str(t), most, SMALL) for t in nodes["term"]]
    roots = np.sqrt(nodes["count"].to_numpy(float))
    radius = SMALLEST + (LARGEST - SMALLEST) * roots / roots.max()
    half = np.maximum([style.width(w, SMALL) / 2 + 0.06 for w in labels], radius + 0.03)
    boxes = Boxes(
        nodes["x"].to_numpy(float), nodes["y"].to_numpy(float), half, radius + 0.03, radius + LABEL + 0.06
    )
    x, y, height = packed(boxes, nodes["part"].to_numpy(int), style.wide() - 0.04, tall=style.is_narrow())
    return _Drawing(x + 0.02, y + 0.02, radius, labels, height + 0.04)


def _words(nodes: pd.DataFrame, edges: pd.DataFrame) -> tuple[str, str]:
    """The title, which word has the most company, and the description, which words stand in a group."""
    most = int(nodes["degree"].max())
    first = [f"“{style.named(t)}”" for t in sorted(nodes.loc[nodes["degree"] == most, "term"])]
    held = f"{most:,} of {several(len(edges), 'pair')}"
    if most == 1:
        title = f"No word is in more than one of {several(len(edges), 'pair')}"
    elif len(first) == 1:
        title = f"{first[0]} keeps the most company: it is in {held}"
    else:
        who = listed(first) if len(first) <= 3 else f"{len(first):,} words"
        title = f"{capital(who)} keep the most company: each is in {held}"
    groups = []
    for _, members in list(nodes.groupby("group"))[:5]:
        ordered = members.sort_values(["degree", "count", "term"], ascending=[False, False, True])["term"]
        groups.append(first_of([style.named(t) for t in ordered], 4))
    number = int(nodes["group"].max())
    more = f"; and {several(number - 5, 'further group')}" if number > 5 else ""
    told = "; ".join(groups)
    alt = f"Map of {several(len(nodes), 'word')} joined by {several(len(edges), 'line')}. {title}. "
    return title, f"{alt}{number:,} {agree(number, 'group', 'groups')}: {told}{more}."
