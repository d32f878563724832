"""How every figure looks, and what it carries besides the drawing: its finding, its words, its numbers.

Two sheets for every figure, 7.2 inches wide (691 px) for a page and 3.75 (360 px) for a phone, with text of the same
size: 11 and 9.5 points in DejaVu Sans, which comes with matplotlib. The ground
is transparent and the ink near black; a page may swap the colours for a dark ground, since every colour is a plain hex
value and none is blended. Blue and orange part the two directions and differ in lightness as well, so that they part
in grey too; shape, side and words say the same again. SVG text is drawn as outlines (fonttype "path"): some 60 bytes
a letter more than text, but no label can run into another on a reader's machine that lacks the font.

Labels come from articles, so they are data: never read as formulas, without control characters, and a mark links only
to places within the report.
"""

import dataclasses
import functools
import io
import math
import re
import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from contextvars import ContextVar
from typing import Any

import matplotlib as mpl
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from matplotlib.textpath import TextToPath

from analysis import wording
from analysis.errors import DatelineError, one_of
from analysis.settings import Settings

WIDTH, NARROW = 7.2, 3.75
SIZE, SMALL = 11.0, 9.5
INK, QUIET, FAINT, PAPER = "#1b1f24", "#5b6570", "#d3d8de", "#ffffff"
BLUE, ORANGE, GREY = "#1f6cb0", "#d97a1a", "#8a939d"
#: The orange of words, dark enough to be read.
RUST = "#a1530a"

#: Past so many marks none can be hit by a finger or told apart by ear, and their links would outweigh the page.
MOST_LINKS = 600
#: Past so many marks a drawing says no more, and a page of it would labour.
MOST_MARKS = 3000
#: sentence id (or term) -> relative address
Link = Callable[[str], str]

RC: dict[Any, Any] = {
    "font.family": ["DejaVu Sans"], "font.size": SIZE, "text.parse_math": False, "text.usetex": False,
    "text.color": INK, "axes.edgecolor": QUIET, "axes.labelcolor": QUIET, "xtick.color": QUIET, "ytick.color": QUIET,
    "axes.linewidth": 0.8, "figure.facecolor": "none", "axes.facecolor": "none", "savefig.facecolor": "none",
    "svg.fonttype": "path", "svg.hashsalt": "dateline", "axes.unicode_minus": True,
}  # fmt: skip


@dataclasses.dataclass(frozen=True, eq=False)
class Plate:
    """A figure ready to be shown: the drawing and everything that has to stand beside it.

    `title` is the finding, `subtitle` says measure, unit, dates and n, `alt` states the finding for who cannot see the
    drawing, `data` is the table drawn, `source` says where it comes from. `narrow` is the same drawing for a phone.
    """

    figure: Figure
    title: str
    subtitle: str
    alt: str
    data: pd.DataFrame
    source: str
    narrow: Figure | None = None

    def _repr_png_(self) -> bytes:
        return self.png()

    def png(self, dpi: int = 150) -> bytes:
        """The drawing on white paper, for where SVG cannot go."""
        out = io.BytesIO()
        self.figure.savefig(out, format="png", dpi=dpi, facecolor=PAPER, bbox_inches="tight", pad_inches=0.1)
        return out.getvalue()


def thinned(marks: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """The rows that are drawn, one a mark, and words on it: all, or `MOST_MARKS` of them drawn by lot.

    The lot is the same in every run. What a figure counts it counts in all the rows.
    """
    if len(marks) <= MOST_MARKS:
        return marks, ""
    chosen = marks.sample(n=MOST_MARKS, random_state=Settings().seed).sort_index()
    return chosen, f"{MOST_MARKS:,} of {len(marks):,} marks drawn, by lot"


_wide: ContextVar[float] = ContextVar("wide", default=WIDTH)


def wide() -> float:
    """The width in inches of the sheet that is being drawn."""
    return _wide.get()


def is_narrow() -> bool:
    """Whether the sheet being drawn is one for a phone."""
    return wide() < WIDTH


def drawn(draw: Callable[[], Figure]) -> tuple[Figure, Figure]:
    """The figure that `draw` makes, for a page and for a phone; matplotlib's own settings stay as the user has them."""
    figures = []
    for inches in (WIDTH, NARROW):
        token = _wide.set(inches)
        try:
            with mpl.rc_context(RC):
                figures.append(draw())
        finally:
            _wide.reset(token)
    return figures[0], figures[1]


def sheet(height: float) -> Figure:
    """An empty sheet `height` inches high, apart from pyplot, so that a notebook shows it once."""
    figure = Figure(figsize=(wide(), height))
    FigureCanvasAgg(figure)
    # holds the sheet open where a page trims it, so that text has one size in every figure
    figure.add_artist(Rectangle((0, 0), 1, 1, fill=False, lw=0, transform=figure.transFigure))
    return figure


def panel(figure: Figure, left: float, top: float, right: float, height: float) -> Axes:
    """Axes placed in inches from the left, top and right edges, without frame or ticks."""
    width, whole = figure.get_size_inches()
    axes = figure.add_axes((left / width, 1 - (top + height) / whole, (width - left - right) / width, height / whole))
    axes.set_axis_off()
    return axes


def nothing(why: str, columns: Iterable[str], source: str = "") -> Plate:
    """The plate for a table without rows: it says plainly that there is nothing to show, and why."""

    def draw() -> Figure:
        lines = textwrap.wrap(plain(why), 45 if is_narrow() else 90)
        figure = sheet(0.2 + 0.22 * len(lines))
        for k, line in enumerate(lines):
            write(panel(figure, 0, 0.1 + 0.22 * k, 0, 0.22), 0, 0.5, line, color=QUIET, va="center")
        return figure

    figure, narrow = drawn(draw)
    empty = pd.DataFrame(columns=list(columns))
    source = source or "The table has no row."
    return Plate(figure, "Nothing to show", why, f"Nothing to show: {why}", empty, source, narrow)


def need(table: pd.DataFrame, columns: Sequence[str], what: str) -> None:
    """Raise DatelineError unless `table` has the columns of a table of `what`."""
    missing = [c for c in columns if c not in table.columns]
    if missing:
        raise DatelineError(f"a table of {what} has {', '.join(columns)}; this one lacks {one_of(missing)}.")


def write(  # noqa: PLR0913 - it is what matplotlib's own takes, with two more
    axes: Axes, x: float, y: float, text: str, *, inches: float | None = None, url: str | None = None,
    size: float = SIZE, color: str = INK, **kwargs: Any,
) -> Text:  # fmt: skip
    """Write `text` on `axes` as it stands, cut with … where it is wider than `inches`; linked where `url` is given."""
    bold = kwargs.get("weight") == "bold"
    shown = plain(text) if inches is None else fitted(text, inches, size, bold=bold)
    label = axes.text(x, y, shown, size=size, color=color, parse_math=False, **kwargs)
    if url is not None:
        label.set_url(url)
    return label


def clickable(link: Link | None, marks: int) -> Link | None:
    """`link` where a drawing of so many marks may carry links, else None: its table leads to the sentences too."""
    return link if marks <= MOST_LINKS else None


def href(link: Link | None, key: object) -> str | None:
    """The address that `link` gives for `key`. Raises DatelineError for one that leads out of the report."""
    if link is None or key is None or (isinstance(key, float) and math.isnan(key)):
        return None
    address = link(str(key))
    if not re.fullmatch(r"(?!//)[^\s:\\<>\"'`]*(#[^\s\\<>\"'`]*)?", address) or address.startswith("/"):
        raise DatelineError(f"the link “{plain(address)}” of a mark is not a relative address within the report.")
    return address


def plain(text: str) -> str:
    """`text` on one line, without control characters, and with ▯ for what the font cannot draw."""
    known = _glyphs()
    flat = " ".join(unicodedata.normalize("NFC", text).split())
    kept = (c for c in flat if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Cn", "Co"))
    return "".join(c if ord(c) in known else "▯" for c in kept)


def fitted(text: str, inches: float, size: float = SIZE, *, bold: bool = False) -> str:
    """`text` as `plain`, cut at a word where possible so that it is no wider than `inches`."""
    # no line of print holds a thousand letters; the rest of a hostile label is not even looked at
    shown = plain(text[:1000])
    inches *= 0.985  # a drawing in pixels is a little wider at times
    if width(shown, size, bold=bold) <= inches:
        return shown
    low, high = 0, len(shown)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if width(shown[:middle] + "…", size, bold=bold) <= inches else (low, middle - 1)
    cut = shown[:low]
    at_word = cut.rsplit(" ", 1)[0]
    return (at_word if len(at_word) > 0.7 * len(cut) else cut).rstrip(" ,;:.–—-") + "…"


_RULER = TextToPath()


@functools.lru_cache(maxsize=8192)
def width(text: str, size: float = SIZE, *, bold: bool = False) -> float:
    """How wide `text` is in inches, as outlines (a drawing in pixels may differ by a few hundredths)."""
    font = FontProperties(family="DejaVu Sans", size=size, weight="bold" if bold else "normal")
    wide, _, _ = _RULER.get_text_width_height_descent(text, font, False)
    return float(wide) / 72


def named(text: str, most: int = 60) -> str:
    """`text` for a title or a description: on one line, and no longer than `most` letters."""
    shown = plain(text[:1000])
    return shown if len(shown) <= most else shown[:most].rstrip() + "…"


@functools.lru_cache(maxsize=1)
def _glyphs() -> frozenset[int]:
    return frozenset(get_font(findfont(FontProperties(family="DejaVu Sans"))).get_charmap())


#: The words of a number and of a list, at hand for every figure.
several, listed = wording.several, wording.listed


def joined(*parts: str) -> str:
    """The parts of a subtitle that are not empty, parted by semicolons."""
    return "; ".join(p for p in parts if p)
