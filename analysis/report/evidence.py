"""The reader page: an article as it was cleaned, in place, so that every number can be followed to its words.

Each sentence has a number and an address; what was cut stands where it stood, struck through, with the reason beside
it; quotations carry their speakers, dates their days, sentences their tone. All of it can be read without script.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.report import cells, safe, shell
from analysis.report.blocks import Block, Cut, Layout, laid_out
from analysis.report.head import article_head, legend
from analysis.report.marks import Marks
from analysis.report.model import Context, NavLink, Ways
from analysis.report.naming import called
from analysis.report.overlay import Insert, Mark, laid

_TAGS = {"title": "h1", "heading": "h2"}
_LONG = 400
_RAW_PLACE = re.compile(r"characters (\d+)–(\d+) of the raw text")


def reader_page(
    document: Mapping[str, Any],
    sentences: pd.DataFrame,
    ledger: pd.DataFrame,
    *,
    context: Context,
    tables: Mapping[str, pd.DataFrame] | None = None,
    ways: Ways | None = None,
) -> str:
    """One document as a page: HTML whose sentences are at `#s<n>`.

    `document` is a row of the table documents, the others hold that document's rows; `tables` may hold its quotes,
    dates and scores. Of a table that is missing nothing is said; an empty one was made and found nothing. `ways`
    lead to other articles. Raises ValueError where the ledger does not lead from raw_text to text.
    """
    layout = laid_out(document, sentences, ledger)
    reasons = layout.colours()
    made = {name: (tables or {}).get(name) for name in ("quotes", "dates", "scores")}
    marks = Marks(str(document["raw_text"]), layout, made)
    rows = "".join(_row(document, row, marks, reasons, layout) for row in layout.rows)
    titled = any(isinstance(r, Block) and r.role == "title" and r.end - r.start <= _LONG for r in layout.rows)
    main = (
        f"{article_head(document, layout, ways or Ways(), titled=titled)}"
        f"{legend(layout, reasons, [n for n, t in made.items() if t is not None])}"
        f'<article class="dl-read" lang="{safe.text(_lang(document))}">{rows}</article>'
        f"{_lists(made, sentences)}{_onward(ways or Ways())}"
    )
    title = called(document)
    here = f"read/{document['doc_id']}.html"
    return shell.document(title=title, main=main, context=context, here=here, styles=("read.css",))


def _lang(document: Mapping[str, Any]) -> str:
    lang = document.get("lang")
    return str(lang) if isinstance(lang, str) and re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", lang) else "en"


def _row(
    document: Mapping[str, Any], row: Block | Cut, marks: Marks, reasons: Mapping[str, int], layout: Layout
) -> str:
    raw, text = str(document["raw_text"]), str(document["text"])
    if isinstance(row, Cut):
        words = safe.text(raw[row.raw_start : row.raw_end])
        inner = f'<p class="t" dir="auto"><span class="dl-vh">Cut: </span><del>{words}</del></p>'
        kind, notes = f"cut c{reasons[row.edit.rule]}", [_because(row.edit.reason, layout)]
    else:
        here = marks.within(row)
        inserts = [*here.inserts, *(Insert(c.at, _cut(raw, c, reasons), "between") for c in row.cuts)]
        inserts += [Insert(s.start, _address(s.n), "after") for s in row.sentences]
        sentences = [Mark(s.start, s.end, f'<span class="s" id="s{s.n}">', "</span>", 0) for s in row.sentences]
        words = laid(text, row.start, row.end, [*sentences, *here.marks], inserts)
        tag = _TAGS.get(row.role, "p") if row.end - row.start <= _LONG else "p"
        inner = f'<{tag} class="t" dir="auto">{_role(row.role)}{words}</{tag}>'
        kind = f"r-{row.role}" if row.role in ("title", "dateline", "heading", "body", "caption") else "r-other"
        kind += " near" if here.near else ""
        notes = [_because(c.edit.reason, layout, reasons[c.edit.rule]) for c in row.cuts]
        notes += [_linked(note, layout) for note in here.notes]
    listed = f'<ul class="notes">{"".join(f"<li>{n}</li>" for n in notes)}</ul>' if notes else ""
    number = f'<span class="ln"><span class="dl-vh">Line </span>{row.line}</span>'
    return f'<div class="row {kind}">{number}{inner}{listed}</div>\n'


def _address(n: int) -> str:
    return f'<a class="n" href="#s{n}" aria-label="Link to sentence {n}">{n}</a>'


def _role(role: str) -> str:
    return '<span class="dl-vh">Caption: </span>' if role == "caption" else ""


def _cut(raw: str, cut: Cut, reasons: Mapping[str, int]) -> str:
    words = safe.text(raw[cut.raw_start : cut.raw_end])
    return f'<del class="cut c{reasons[cut.edit.rule]}"><bdi>{words}</bdi></del>'


def _because(reason: str, layout: Layout, colour: int | None = None) -> str:
    swatch = "" if colour is None else f'<i class="swatch c{colour}"></i>'
    return f'<span class="cut">{swatch}<b>Cut</b> {_linked(safe.text(reason), layout)}</span>'


def _linked(note: str, layout: Layout) -> str:
    """A reason that names a place in the raw text, with the sentence that stands there now linked."""

    def link(match: re.Match[str]) -> str:
        found = layout.sentence(layout.places.kept(int(match.group(1))))
        line = layout.places.line(int(match.group(1)))
        return f'<a href="#s{found.n}">line {line}</a>' if found else f"line {line}"

    return _RAW_PLACE.sub(link, note)


def _lists(made: Mapping[str, pd.DataFrame | None], sentences: pd.DataFrame) -> str:
    """The same marks as lists, for those who cannot point at them."""
    parts = [
        part for part in (_quotes(made["quotes"]), _dates(made["dates"]), _scores(made["scores"], sentences)) if part
    ]
    return f'<section class="dl-lists">{"".join(parts)}</section>' if parts else ""


def _onward(ways: Ways) -> str:
    """The ways to the articles before and after this one."""

    def way(to: NavLink | None, words: str, rel: str) -> str:
        if to is None:
            return ""
        label = safe.isolated(safe.short(to.label, 90))
        return f'<a href="../{safe.text(to.href)}" rel="{rel}"><span>{words}</span> {label}</a>'

    inner = way(ways.earlier, "← Previous", "prev") + way(ways.later, "Next →", "next")
    return f'<nav class="dl-onward" aria-label="Other articles">{inner}</nav>' if inner else ""


def _section(
    title: str, table: pd.DataFrame, empty: str, columns: Mapping[str, str], numbers: Mapping[str, str]
) -> str:
    if table.empty:
        return f"<h2>{title}</h2><p>{empty}</p>"
    html = cells.html_table(
        table, caption=title, link="sentence_id", columns=dict(columns), max_rows=500, numbers=numbers
    )
    html = re.sub(r'href="read/[^"#]+\.html#', 'href="#', html)
    return f"<details><summary><h2>{title}</h2></summary>{html}</details>"


def _quotes(table: pd.DataFrame | None) -> str:
    columns = {"speaker": "speaker", "text": "words", "kind": "kind", "cue": "cue", "sentence_id": "where"}
    return "" if table is None else _section("Who is quoted", table, "No attributed statement was found.", columns, {})


def _dates(table: pd.DataFrame | None) -> str:
    columns = {"text": "words", "value": "value", "from": "from", "to": "to", "why": "why", "sentence_id": "where"}
    return "" if table is None else _section("When", table, "No time expression was found.", columns, {})


def _scores(table: pd.DataFrame | None, sentences: pd.DataFrame) -> str:
    if table is None:
        return ""
    words = [
        ", ".join(f"{h['token']} {cells.number(h['amount'], '+.2f')}" for h in _hits(row))
        for row in table["contributions"]
    ]
    text = sentences.set_index("sentence_id")["text"]
    shown = table.assign(words=words, text=[safe.short(text.get(i, ""), 90) for i in table["sentence_id"]])
    shown = shown[shown["score"].notna()]
    columns = {"text": "sentence", "score": "tone", "words": "from the words", "sentence_id": "where"}
    return _section(
        "Tone, sentence by sentence",
        shown,
        "No sentence holds a word that the scorer knows.",
        columns,
        {"score": "+.2f"},
    )


def _hits(row: Any) -> Iterable[Mapping[str, Any]]:
    return row if isinstance(row, Sequence) or hasattr(row, "__iter__") else ()
