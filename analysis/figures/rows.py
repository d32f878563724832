"""Charts of labelled rows: the label on the left, as wide as it must be, the marks on the right, one line each."""

import dataclasses
from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.figures import style

ROW = 0.29
#: The widest that labels may grow, as a share of the sheet.
SHARE = 0.4
#: Inches that the marks always get, however long the words on both sides.
LEAST = 0.4


@dataclasses.dataclass(frozen=True)
class Rows:
    """A sheet with one row a label; row k is at y = k, downwards; `axes` spans the marks."""

    figure: Figure
    axes: Axes
    left: float

    def x_inches(self) -> float:
        """The width of the marks' part in inches."""
        return float(self.axes.get_position().width * style.wide())

def widest(words: Sequence[str], size: float = style.SMALL, *, bold: bool = False) -> float:
    """The room in inches for the widest of `words`, with a little air."""
    return 0.02 + 1.02 * max((style.width(style.plain(w[:300]), size, bold=bold) for w in words), default=0.0)


#: marker ("bar" for a short bar), face, edge, words
Sign = tuple[str, str, str, str]


def draw_key(figure: Figure, signs: Sequence[Sign], left: float, line: float = 0.26) -> float:
    """The marks in words along the top of a sheet, from `left`; how far right they reach, in inches from `left`.

    What has no room on the one line is left off: shape and place say the same, and so does the text.
    """
    room = style.wide() - left
    axes = style.panel(figure, left, 0, 0, line)
    axes.set(xlim=(0, room), ylim=(0, 1))
    x = 0.0
    for marker, face, edge, words in signs:
        wide = 0.22 if marker == "bar" else 0.14
        end = x + wide + 0.06 + widest([words])
        if end > room:
            break
        if marker == "bar":
            axes.barh([0.5], [wide - 0.02], left=[x], height=0.28, facecolor=face, edgecolor=edge)
        else:
            axes.scatter([x + 0.07], [0.5], s=42, marker=marker, facecolors=face, edgecolors=edge, linewidths=1.1)
        style.write(axes, x + wide + 0.06, 0.5, words, size=style.SMALL, va="center_baseline")
        x = end + 0.24
    return x


def beside(axes: Axes, x: float, y: float, text: str) -> None:
    """Write `text` small and quiet just right of `x`."""
    axes.annotate(style.plain(text), (x, y), xytext=(5, 0), textcoords="offset points", va="center", ha="left",
                  size=style.SMALL, color=style.QUIET, parse_math=False, annotation_clip=False)  # fmt: skip


def rows(
    labels: Sequence[str],
    *,
    right: float = 0.6,
    above: float = 0.05,
    below: float = 0.05,
    row: float = ROW,
    urls: Sequence[str | None] | None = None,
    bold: Sequence[int] = (),
) -> Rows:
    """A sheet of rows with their labels written; `right`, `above` and `below` inches are kept free around the marks."""
    left = min(widest(labels, style.SIZE, bold=True), SHARE * style.wide()) + 0.12
    right = min(right, style.wide() - left - LEAST)  # words that still reach further make the sheet wider
    figure = style.sheet(above + row * len(labels) + below)
    axes = style.panel(figure, left, above, right, row * max(len(labels), 1))
    axes.set_ylim(max(len(labels), 1) - 0.5, -0.5)
    for k, label in enumerate(labels):
        style.write(
            axes, -0.12 / (style.wide() - left - right), k, label, inches=left - 0.12, va="center", ha="right",
            transform=axes.get_yaxis_transform(), url=urls[k] if urls else None,
            weight="bold" if k in bold else "normal",
        )  # fmt: skip
    return Rows(figure, axes, left)
