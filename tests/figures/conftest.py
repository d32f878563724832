"""Tables of any size for the figures, made without the other layers, and what must hold of every drawing."""

import datetime
import io
import random
from itertools import combinations
from xml.etree import ElementTree

import pandas as pd
import pytest
from matplotlib.text import Text

NASTY = [
    "$x^2$ \\frac", "<script>alert(1)</script>", "a & b < c", "“quoted” -- and --> on", "line\nbreak\ttab",
    "ctl\x00\x1b\u202e", "Київ і Ізюм", "عربى", "漢字", "🙂", "x" * 5000, "word " * 2000,
    "", " ", "%s {0} \\", "]]>", "'\"",
]  # fmt: skip


def texts(figure) -> list[Text]:
    return [t for t in figure.findobj(Text) if t.get_text().strip() and t.get_visible()]


def check(plate) -> None:
    """On a page and a phone labels do not meet, leave the sheet or turn; the SVG is well-formed, without a script."""
    for part in (plate.title, plate.subtitle, plate.alt, plate.source):
        assert part.strip() and "nan" not in part.split() and "\n" not in part
    assert plate.png()[:4] == b"\x89PNG"
    assert plate.narrow.get_size_inches()[0] < plate.figure.get_size_inches()[0]
    for figure in (plate.figure, plate.narrow):
        check_labels(figure)
        kinds = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(svg(figure)).iter()}
        assert kinds <= {
            "svg", "metadata", "RDF", "Work", "type", "format", "date", "creator", "Agent", "title", "defs", "style",
            "g", "path", "use", "clipPath", "rect", "a",
        }  # fmt: skip


def check_labels(figure) -> None:
    before = figure.dpi
    figure.set_dpi(400)  # so fine that widths are those of the outlines
    renderer = figure.canvas.get_renderer()
    boxes = [(t.get_text(), t.get_window_extent(renderer)) for t in texts(figure)]
    width, height = figure.bbox.width, figure.bbox.height
    for words, box in boxes:
        assert box.x0 > -8 and box.x1 < width + 8, words
        assert box.y0 > -16 and box.y1 < height + 16, words
    for (a, one), (b, other) in combinations(boxes, 2):
        beside = one.x1 < other.x0 + 4 or other.x1 < one.x0 + 4
        assert beside or one.y1 < other.y0 + 12 or other.y1 < one.y0 + 12, f"{a!r} meets {b!r}"
    figure.set_dpi(before)
    assert all(t.get_rotation() == 0 for t in texts(figure))


def svg(figure) -> str:
    out = io.StringIO()
    figure.savefig(out, format="svg", bbox_inches="tight")
    return out.getvalue()


def links(plate) -> set[str]:
    root = ElementTree.fromstring(svg(plate.figure))
    return {a.get("{http://www.w3.org/1999/xlink}href") for a in root.iter("{http://www.w3.org/2000/svg}a")}


@pytest.fixture
def make_events():
    """A function of n: events over a year and a half, a fifth of them spans, some inferred, three far away."""

    def make(n: int, spread_days: int = 500, texts: list[str] | None = None) -> pd.DataFrame:
        chance = random.Random(n)
        rows = []
        for k in range(n):
            first = datetime.date(2022, 2, 24) + datetime.timedelta(days=int(chance.random() ** 2 * spread_days))
            last = first if chance.random() < 0.8 else first + datetime.timedelta(days=chance.randrange(2, 60))
            if k % 200 == 199:
                first = last = datetime.date(1991, 8, 24)
            text = texts[k % len(texts)] if texts else f"Sentence {k} tells at some length of what took place."
            rows.append({"sentence_id": f"d{k % 7}.{k + 1}", "from": first, "to": last, "inferred": k % 4 == 3,
                         "voices": 1 + k % 3, "text": text})  # fmt: skip
        table = pd.DataFrame(rows, columns=["sentence_id", "from", "to", "inferred", "voices", "text"])
        return table.astype({"from": "datetime64[s]", "to": "datetime64[s]"})

    return make


@pytest.fixture
def make_scores():
    """A function of n: sentences with scores, a fifth of them without evidence, a heading every seventh."""

    def make(n: int, texts: list[str] | None = None) -> pd.DataFrame:
        chance = random.Random(n)
        rows = []
        for k in range(n):
            heading = n > 3 and k % 7 == 3
            score = None if heading or k % 5 == 4 else round(chance.uniform(-0.9, 0.9), 3)
            rows.append({
                "sentence_id": f"d.{k + 1}", "role": "heading" if heading else "body", "score": score,
                "voice": None if heading else ("narration", "quoted", "reported")[k % 3],
                "text": (texts or ["A heading of some words"])[k % len(texts or [1])],
            })  # fmt: skip
        columns = ["sentence_id", "role", "score", "voice", "text"]
        return pd.DataFrame(rows, columns=columns).astype({"score": "float64"})

    return make
