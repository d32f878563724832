"""The top of a reader page: what the file is, when it was published and how that is known, and what the marks mean."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.report import cells, safe
from analysis.report.blocks import Block, Layout
from analysis.report.model import Ways
from analysis.wording import day, several

_LAYERS = {"cuts": "cuts", "quotes": "quotations", "dates": "dates", "scores": "tone"}


def article_head(document: Mapping[str, Any], layout: Layout, ways: Ways, *, titled: bool) -> str:
    """What is known of the document. Where it has no title of its own in place, its heading stands here."""
    name = _text(document.get("title")) or "An article without a headline"
    heading = "" if titled else f"<h1>{safe.isolated(safe.short(name, 300))}</h1>"
    facts = "".join(
        f"<dt>{label}</dt><dd>{value}</dd>" for label, value in [*_facts(document, layout), *_repeats(ways)]
    )
    return (
        '<header class="dl-about"><p class="dl-kicker">The article as it was cleaned, every cut in its place</p>'
        f"{heading}<dl>{facts}</dl></header>"
    )


def _text(value: Any) -> str:
    return str(value) if isinstance(value, str) and value.strip() else ""


def _facts(document: Mapping[str, Any], layout: Layout) -> list[tuple[str, str]]:
    rows = [("File", safe.isolated(document["path"]))]
    rows.append(("Published", _published(document)))
    for key, label in (("source", "Source"), ("author", "Author"), ("note", "Note")):
        if _text(document.get(key)):
            rows.append((label, safe.isolated(document[key])))
    url = safe.address(document.get("url") or "")
    if url and "://" in url:
        rows.append(
            ("Address", f'<a href="{safe.text(url)}" rel="noopener noreferrer">{safe.isolated(safe.short(url))}</a>')
        )
    raw, text = len(str(document["raw_text"])), len(str(document["text"]))
    sentences = sum(len(r.sentences) for r in layout.rows if isinstance(r, Block))
    rows.append(
        ("Kept", f"{cells.number(text)} of {cells.number(raw)} characters, in {several(sentences, 'sentence')}")
    )
    return rows


def _repeats(ways: Ways) -> list[tuple[str, str]]:
    """The other printings of the same article."""
    if not ways.same:
        return []
    listed = (
        f'<a href="../{safe.text(to.href)}">{safe.isolated(safe.short(to.label, 90))}</a>' for to in ways.same[:20]
    )
    rest = len(ways.same) - 20
    return [("Also printed as", "<br>".join(listed) + (f"<br>and {rest} more" if rest > 0 else ""))]


def _published(document: Mapping[str, Any]) -> str:
    moment, why = document.get("published"), _text(document.get("published_why"))
    if moment is None or pd.isna(moment):
        known = "not known; nothing is dated by guessing. A date in metadata.csv would settle it"
        return f"{known}. {safe.text(why)}" if why else f"{known}."
    origin = _text(document.get("published_from"))
    words = f'<time datetime="{pd.Timestamp(moment):%Y-%m-%d}">{day(pd.Timestamp(moment))}</time>'
    return words + (f" ({safe.text(why or origin)})" if why or origin else "")


def legend(layout: Layout, reasons: Mapping[str, int], made: Sequence[str]) -> str:
    """What the marks mean, how often each reason to cut was used, and boxes that hide a kind of mark without script."""
    layers = ["cuts", *(name for name in _LAYERS if name in made)]
    boxes = "".join(f'<label><input type="checkbox" id="show-{n}" checked> {_LAYERS[n]}</label>' for n in layers)
    return (
        f'<section class="dl-legend" aria-label="What the marks mean"><fieldset><legend>Show</legend>{boxes}</fieldset>'
        f"{_reason_list(layout, reasons)}{_key(made)}</section>"
    )


def _reason_list(layout: Layout, reasons: Mapping[str, int]) -> str:
    rows: dict[str, list[int]] = {}
    sizes: dict[str, int] = {}  # with the ends of lines between those shown, as the ledger counts them
    for edit in layout.edits:
        if edit.action == "drop":
            sizes[edit.rule] = sizes.get(edit.rule, 0) + edit.raw_end - edit.raw_start
    for cut in layout.cuts:
        rows.setdefault(cut.edit.rule, [0, sizes[cut.edit.rule]])[0] += 1
    items = [
        f'<li><i class="swatch c{reasons[rule]}"></i>{safe.isolated(rule)}: {several(n, "line")}, '
        f"{several(size, 'character')}</li>"
        for rule, (n, size) in sorted(rows.items(), key=lambda item: -item[1][1])
    ]
    blanks = sum(e.action == "drop" for e in layout.edits) - len({c.edit for c in layout.cuts})
    mends = len(layout.mends)
    marks = sum(e.action == "mark" for e in layout.edits)
    rest = [f"<li>{several(mends, 'place')} mended</li>"] if mends else []
    rest += [f"<li>{several(marks, 'passage')} kept, and marked in the margin</li>"] if marks else []
    unseen = several(blanks, "stretch", "stretches")
    rest += [f"<li>{unseen} of blank space or unseen characters closed, not shown</li>"] if blanks else []
    if not items:
        items = ["<li>nothing but blank space was cut</li>" if blanks else "<li>nothing was cut</li>"]
    return f'<ul class="reasons"><li class="lead">Cut:</li>{"".join(items)}{"".join(rest)}</ul>'


def _key(made: Sequence[str]) -> str:
    keys = []
    if "quotes" in made:
        keys.append(
            '<span class="q q-direct">words quoted</span>, <span class="q q-indirect">words reported</span>, '
            'and <span class="who">who said them</span>'
        )
    if "dates" in made:
        keys.append('<span class="time">a time expression</span>')
    if "scores" in made:
        keys.append(
            '<span class="tone pos">+0.40</span> <span class="tone neg">−0.40</span> tone of the sentence before it '
            "(from −1 to +1; no number where no word gives evidence)"
        )
    keys.append("small numbers are the sentences’ addresses; grey ones in the margin are lines of the file")
    return f'<details><summary>What the marks mean</summary><p class="key">{"; ".join(keys)}.</p></details>'
