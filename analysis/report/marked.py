"""A saved page as it was cleaned, for a notebook: every cut struck through where it stood, coloured by its reason.

The reader pages of a report show the same at full length with quotations, dates and tone; this is for looking at the
cleaning while it can still be changed.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

import pandas as pd

from analysis.errors import unknown
from analysis.report import cells, links, safe
from analysis.report.blocks import Block, Cut, Layout, laid_out
from analysis.report.helpers import Shown
from analysis.report.marks import Marks
from analysis.report.naming import called
from analysis.report.overlay import Insert, laid
from analysis.wording import several

#: So many paragraphs in a row of which nothing was cut are shown; of more, the first and the last.
_RUN = 4

# For JupyterLab alone; a report's page has a style of its own and drops this.
_STYLE = (
    "<style>.dl-marked del{text-decoration-thickness:1.5px;opacity:.85}.dl-marked .c0{color:#a23b2a}.dl-marked "
    ".c1{color:#6b4fa0}.dl-marked .c2{color:#0f6a6a}.dl-marked .c3{color:#8a5a00}.dl-marked .c4{color:#a02d6b}"
    ".dl-marked .c5{color:#4c6318}.dl-marked td,.dl-marked th{text-align:left!important;vertical-align:top;"
    "white-space:normal}.dl-marked ins{text-decoration:none;background:#e4edc8}.dl-marked small{opacity:.8}</style>"
)


class _Corpus(Protocol):
    documents: pd.DataFrame
    sentences: pd.DataFrame
    ledger: pd.DataFrame


def page(corpus: _Corpus, path: str = "", *, max_rows: int = 120) -> Shown:
    """Show one document of `corpus` line by line, with its cuts in place and the rule and reason of each.

    `path` is any part of the document's path or title; without one it is the document most of whose characters were
    cut. Stretches of the article of which nothing was cut are shortened, and rows after `max_rows` are counted. Raises
    DatelineError where no document has `path` in its path or title.
    """
    document = _chosen(corpus, path)
    own = (table[table["doc_id"] == document["doc_id"]] for table in (corpus.sentences, corpus.ledger))
    layout = laid_out(document, *own)
    colours = layout.colours()
    rows = list(_rows(document, layout, colours))
    more = len(rows) - max_rows
    if more > 0:
        rows = [*rows[:max_rows], _gap(f"{several(more, 'more row')}; the reader page shows all")]
    name = safe.isolated(safe.short(called(document), 120))
    html = (
        f'<div class="dl-marked">{_legend(layout, colours)}<div class="dl-table" role="group" tabindex="0" '
        f'aria-label="The page, line by line"><table><caption>{name}</caption><thead><tr>'
        '<th scope="col" class="dl-num">Line</th><th scope="col">Taken for</th><th scope="col">Words</th></tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>{cells.more(len(rows))}</div>"
    )
    return Shown(_STYLE + html, f"{called(document)}: {several(len(layout.cuts), 'cut')}")


def _chosen(corpus: _Corpus, path: str) -> Mapping[str, Any]:
    documents = corpus.documents
    if path:
        words = (documents["path"] + "\n" + documents["title"].fillna("")).str.lower()
        documents = documents[words.str.contains(path.lower(), regex=False)]
        if documents.empty:
            raise unknown("document", path, list(corpus.documents["path"]))
    share = 1 - documents["text"].str.len() / documents["raw_text"].str.len().clip(lower=1)
    return {str(k): v for k, v in documents.iloc[int(share.to_numpy().argmax())].items()}


def _legend(layout: Layout, colours: Mapping[str, int]) -> str:
    cuts = layout.by_rule()
    said = [f'<span class="c{colours[rule]}"><b>{safe.text(rule)}</b></span> {several(len(cuts[rule]), "line")}'
            for rule in colours]  # fmt: skip
    listed = ", ".join(said) if said else "nothing but blank space"
    return f'<p class="dl-note-title">Cut: {listed}.</p>'


def _rows(document: Mapping[str, Any], layout: Layout, colours: Mapping[str, int]) -> Iterator[str]:
    """The rows of the table; in a long run of untouched paragraphs the inner ones as one row."""
    marks = Marks(str(document["raw_text"]), layout, {})
    run: list[str] = []
    for row in [*layout.rows, None]:
        here = marks.within(row) if isinstance(row, Block) else None
        if isinstance(row, Block) and here and row.role == "body" and not (row.cuts or here.marks or here.notes):
            run.append(_kept(document, row, (), colours, ()))
            continue
        yield from _folded(run)
        run = []
        if isinstance(row, Cut):
            yield _dropped(document, row, colours)
        elif row is not None and here is not None:
            yield _kept(document, row, here.marks, colours, here.notes)


def _folded(run: Sequence[str]) -> Sequence[str]:
    if len(run) <= _RUN:
        return run
    return [run[0], _gap(f"{several(len(run) - 2, 'paragraph')} kept as they are"), run[-1]]


def _gap(words: str) -> str:
    return f'<tr><td class="dl-num">⋮</td><td></td><td><small>{safe.text(words)}</small></td></tr>'


def _dropped(document: Mapping[str, Any], cut: Cut, colours: Mapping[str, int]) -> str:
    words = safe.isolated(str(document["raw_text"])[cut.raw_start : cut.raw_end])
    colour = f"c{colours[cut.edit.rule]}"
    return (
        f'<tr><td class="dl-num">{cut.line}</td><td><span class="{colour}">{safe.text(cut.edit.rule)}</span></td>'
        f'<td><del class="{colour}">{words}</del><br><small>{safe.text(cut.edit.reason)}</small></td></tr>'
    )


def _kept(
    document: Mapping[str, Any], row: Block, marks: Sequence[Any], colours: Mapping[str, int], notes: Sequence[str]
) -> str:
    raw = str(document["raw_text"])
    cuts = [Insert(c.at, f'<del class="c{colours[c.edit.rule]}">{safe.isolated(raw[c.raw_start : c.raw_end])}</del>')
            for c in row.cuts]  # fmt: skip
    words = laid(str(document["text"]), row.start, row.end, marks, cuts)
    reasons = [safe.text(c.edit.reason) for c in row.cuts]
    said = "".join(f"<br><small>{reason}</small>" for reason in [*reasons, *notes])
    line = links.link(f"{document['doc_id']}.{row.sentences[0].n}", row.line) if row.sentences else str(row.line)
    return f'<tr><td class="dl-num">{line}</td><td>{safe.text(row.role)}</td><td>{words}{said}</td></tr>'
