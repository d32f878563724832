"""Turns an executed notebook into one page: title, contents, prose, figures, folded code, and how it was made.

Uses nbconvert's HTML exporter with a template of ours over its `basic` one. The exporter is made once and used for
every page: that is most of the cost.
"""

import copy
import functools
import itertools
import re
from collections.abc import Mapping
from typing import Any

from nbformat import NotebookNode

from analysis import settings
from analysis.report import outputs, safe, shell
from analysis.report.model import STATUS_WORDS, Page
from analysis.wording import several

_TITLE = re.compile(r"\A\s*#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\n|\Z)")
_MARKS = re.compile(r"[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}")
_HEADING = re.compile(r'<h([23]) id="([^"]+)">(.*?)</h\1>', re.DOTALL)
_EVIDENCE = re.compile(r'<a class="dl-(evidence|mark)" href="(read/[^"]+)"([^>]*)>')
_MARKER = "papermill-error-cell-tag"
#: Ids that the page around a notebook uses.
_TAKEN = frozenset({"main", "contents", "stopped"})


def render(notebook: NotebookNode, page: Page) -> str:
    """The page of an executed notebook, as one HTML file's text.

    A notebook that failed is shown up to the failing cell, which is named, with what was to follow folded away.
    """
    cells, stop = _cells(notebook)
    title, cells = _titled(cells, page.title)
    title = page.title if page.title.startswith(title) else title  # with what tells it from the notebook's other pages
    writer = _writer()
    done = _body(notebook, cells if stop is None else cells[: stop + 1], writer)
    if page.status == "failed" or stop is not None:
        done += outputs.failed(None if stop is None else cells[stop], _place(cells, stop), page.error)
        done += _rest(notebook, [] if stop is None else cells[stop + 1 :], writer)
    done = _with_previews(_numbered(safe.away_from_home(done)), page.previews)
    contents = _contents(done)
    main = (
        f'<div class="dl-page{" has-contents" if contents else ""}">'
        f"<header><h1>{safe.isolated(safe.short(title, 300))}</h1>{_reads(page)}{_status(page)}</header>"
        f'{contents}<div class="dl-body">\n{done}</div></div>'
    )
    return shell.document(title=title, main=main, context=page.context, here=f"{page.name}.html", lang=page.lang)


def title_of(notebook: NotebookNode, default: str) -> str:
    """The first heading of a notebook, or `default`."""
    return _titled(_cells(notebook)[0], default)[0]


@functools.cache
def _exporter() -> Any:
    from nbconvert import exporters  # noqa: PLC0415 - most of a second, and only rendering needs it

    make: Any = exporters.HTMLExporter  # its arguments are untyped
    return make(
        template_name="dateline",
        extra_template_basedirs=[str(settings.PACKAGE / "report" / "templates")],
        exclude_anchor_links=True,
    )


def _writer() -> outputs.Writer:
    from nbconvert.filters.highlight import Highlight2HTML  # noqa: PLC0415
    from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath  # noqa: PLC0415

    make: Any = Highlight2HTML
    highlight = make(pygments_lexer="python3")
    markdown = MarkdownWithMath(renderer=IPythonRenderer(escape=False, exclude_anchor_links=True))
    return outputs.Writer(markdown.render, highlight, _TAKEN)


def _body(notebook: NotebookNode, cells: list[NotebookNode], writer: outputs.Writer) -> str:
    make: Any = NotebookNode
    part = make(metadata=notebook.metadata, nbformat=4, nbformat_minor=5, cells=cells)
    html, _ = _exporter().from_notebook_node(copy.deepcopy(part), resources={"dateline": writer})
    return writer.filled(str(html))


def _cells(notebook: NotebookNode) -> tuple[list[NotebookNode], int | None]:
    """The cells without the markers papermill puts beside an error, and the place of the cell that failed."""
    kept = [c for c in notebook.cells if _MARKER not in c.metadata.get("tags", [])]
    failed = (n for n, c in enumerate(kept) if any(o.get("output_type") == "error" for o in c.get("outputs", [])))
    return kept, next(failed, None)


def _numbered(body: str) -> str:
    """`body` with an address for each finding, so that the overview can lead to it."""
    count = itertools.count(1)
    opened = r'<(p|div) class="(dl-finding(?: dl-aside)?)">'
    return re.sub(opened, lambda m: f'<{m[1]} class="{m[2]}" id="finding-{next(count)}">', body)


def _titled(cells: list[NotebookNode], default: str) -> tuple[str, list[NotebookNode]]:
    """The notebook's title and its cells without it; the cell that held it stays, perhaps empty."""
    for n, cell in enumerate(cells):
        match = _TITLE.match(str(cell.source)) if cell.cell_type == "markdown" else None
        if match:
            rest = copy.deepcopy(cell)
            rest.source = str(cell.source)[match.end() :]
            return _MARKS.sub("", match.group(1)), [*cells[:n], rest, *cells[n + 1 :]]
    return default, cells


def _place(cells: list[NotebookNode], stop: int | None) -> str:
    """Which cell failed, in words: its number and the heading it stands under."""
    if stop is None:
        return "The notebook"
    number = 1 + sum(c.cell_type == "code" for c in cells[:stop])
    for cell in reversed(cells[:stop]):
        heads = (
            re.findall(r"^#{1,4}[ \t]+(.+)$", str(cell.source), re.MULTILINE) if cell.cell_type == "markdown" else []
        )
        if heads:
            return f"Code cell {number}, under “{safe.isolated(_MARKS.sub('', heads[-1]))}”,"
    return f"Code cell {number}"


def _rest(notebook: NotebookNode, cells: list[NotebookNode], writer: outputs.Writer) -> str:
    if not cells:
        return ""
    html = re.sub(r"<h[1-6]\b[^>]*>(.*?)</h[1-6]>", r"<p><strong>\1</strong></p>", _body(notebook, cells, writer))
    says = f"What was to follow ({several(len(cells), 'cell')})"
    return f'<details class="dl-rest"><summary>{says}</summary>{html}</details>'


def _contents(body: str) -> str:
    heads = _HEADING.findall(body)
    if len(heads) < 2:
        return ""
    items = "".join(
        f'<li class="l{level}"><a href="#{name}">{safe.untagged(words).strip()}</a></li>'
        for level, name, words in heads
    )
    return (
        f'<nav class="dl-contents" aria-labelledby="contents"><div><p id="contents">On this page</p>'
        f"<ol>{items}</ol></div></nav>"
    )


def _reads(page: Page) -> str:
    """Which part of the corpus the page reads, where it is not all of it."""
    return f'<p class="dl-lede">Read here: {safe.isolated(safe.short(page.reads, 400))}.</p>' if page.reads else ""


def _status(page: Page) -> str:
    if page.status == "failed":
        return '<p class="dl-quiet">This page is not whole: <a href="#stopped">it stops at an error</a>.</p>'
    return "" if page.status == "ok" else f'<p class="dl-quiet">{STATUS_WORDS[page.status].capitalize()}.</p>'


def _with_previews(body: str, previews: Mapping[str, str]) -> str:
    """Each link to a sentence with the sentence as its title; in a drawing that is an element of its own."""

    def titled(match: re.Match[str]) -> str:
        kind, address, more = match.groups()
        if address not in previews:
            return match.group()
        words = safe.text(safe.short(previews[address], 300))
        opened = f'<a class="dl-{kind}" href="{address}"{more}'
        return f"{opened}><title>{words}</title>" if kind == "mark" else f'{opened} title="{words}">'

    return _EVIDENCE.sub(titled, body)
