"""A matplotlib figure as inline SVG, with words for those who cannot see it and colours that follow the page."""

import hashlib
import io
import math
import re
import sys
from typing import TYPE_CHECKING, Any

from analysis.report import safe, sanitise

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_PROLOGUE = re.compile(r"\A.*?(?=<svg\b)", re.DOTALL)
_METADATA = re.compile(r"<metadata>.*?</metadata>|<style[^>]*>.*?</style>", re.DOTALL)
_ROOT = re.compile(r"\A<svg\b[^>]*>")
_SIZE = re.compile(r'viewbox="0 0 ([\d.]+) ([\d.]+)"', re.IGNORECASE)
_MARK = re.compile(r'<a href="(read/[^"#]+#s([0-9]+))">')
_COLOUR = re.compile(r"\b(fill|stroke|stop-color): (#[0-9a-f]{6})\b")
_THEMED = re.compile(r"--c([0-9a-f]{6}),")
#: Points to CSS pixels, so that a figure's 9 pt label is 12 px.
_PIXELS = 4 / 3


def drawn(figure: "Figure", name: str, alt: str) -> str:
    """`figure` as an `<svg>` element named `name`, with `alt` as its accessible name. The figure is then closed."""
    from matplotlib import rc_context  # noqa: PLC0415 - costs a third of a second, and only figures need it

    buffer = io.StringIO()
    with rc_context({"svg.fonttype": "path", "svg.hashsalt": name, "path.simplify": True}):
        figure.savefig(
            buffer,
            format="svg",
            bbox_inches="tight",
            pad_inches=0.04,
            facecolor="none",
            metadata={"Date": None, "Creator": None, "Format": None, "Type": None},
        )
    _close(figure)
    return framed(buffer.getvalue(), name, alt)


def framed(source: str, name: str, alt: str) -> str:
    """An SVG file's text as an element for a page: cleaned, its ids begun with `name`, its colours made variables."""
    drawing = _METADATA.sub("", _PROLOGUE.sub("", source, count=1))
    drawing = re.sub(r'\b(id="|href="#|url\(#)', lambda m: f"{m.group(1)}{name}-", drawing)
    drawing = sanitise.clean(_COLOUR.sub(r"\1: var(--c\2, \2)", drawing).replace("var(--c#", "var(--c"))
    drawing, marks = _MARK.subn(_mark, drawing)
    size = _SIZE.search(drawing)
    if size is None:
        raise ValueError("the drawing is no SVG with a viewBox; nothing can be shown")
    width, height = (float(n) * _PIXELS for n in size.groups())
    root = (
        f'<svg viewbox="0 0 {size.group(1)} {size.group(2)}" width="{width:.0f}" height="{height:.0f}" '
        f'role="{"group" if marks else "img"}" '
        f'aria-labelledby="{name}-t" style="fill: var(--c000000, #000000); stroke-linejoin: round">'
        f'<title id="{name}-t">{safe.text(alt)}</title>'
    )
    return _ROOT.sub(lambda _: root, drawing, count=1).rstrip()


def _mark(link: re.Match[str]) -> str:
    """A mark of the drawing that leads to a sentence, with a name for those who cannot see where it stands."""
    return f'<a class="dl-mark" href="{link.group(1)}" aria-label="sentence {link.group(2)}">'


def name_for(*parts: object) -> str:
    """A short name for a figure that is the same in every run with the same words."""
    return "f" + hashlib.sha256("\x00".join(map(str, parts)).encode("utf-8", "replace")).hexdigest()[:8]


def _close(figure: Any) -> None:
    """Take the figure from pyplot's list, so that a notebook does not show it a second time."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is not None:
        pyplot.close(figure)


def dark_colours(page: str) -> str:
    """The declarations that give every colour used by the page's figures its counterpart on a dark ground."""
    used = sorted(set(_THEMED.findall(page)))
    return "".join(f"--c{colour}:{_dark(colour)};" for colour in used)


def _dark(colour: str) -> str:
    """The same hue with lightness turned over, in OKLab (B. Ottosson, 2020), a strong colour never too dim to see."""
    lightness, a, b = _oklab(colour)
    chroma = math.hypot(a, b)
    turned = 0.965 - 0.755 * lightness + 0.36 * lightness * (1 - lightness)  # greys of labels stay legible
    if chroma > 0.06:
        turned = max(turned, 0.66 if lightness < 0.8 else 0.34)
    return _hex(turned, a, b)


def _oklab(colour: str) -> tuple[float, float, float]:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (0, 2, 4))
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    narrow = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * narrow,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * narrow,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * narrow,
    )


def _hex(lightness: float, a: float, b: float) -> str:
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    narrow = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * narrow,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * narrow,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * narrow,
    )
    return "#" + "".join(f"{round(255 * _gamma(min(1.0, max(0.0, value)))):02x}" for value in linear)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _gamma(value: float) -> float:
    return 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055
