"""A notebook's cells as HTML: prose, code folded away, what each cell showed, and where it failed."""

import html
import re
from collections.abc import Callable, Mapping
from typing import Any

from nbformat import NotebookNode

from analysis.report import links, safe, sanitise, svg
from analysis.wording import several

Filter = Callable[[str], str]

_TOP = re.compile(r"<(/?)h1\b")
_HEADING = re.compile(r"<h([2-6])>(.*?)</h\1>", re.DOTALL)
_TOKEN = re.compile(r"dl-part-([0-9]+)-")
_TABLE = re.compile(r'<table(?: class="dataframe")?>.*?</table>', re.DOTALL)
_EMPTY_HEAD = re.compile(r"<th(?:\s[^>]*)?></th>")
_ORDER = ("text/html", "image/svg+xml", "image/png", "image/jpeg", "text/markdown", "text/plain", "text/latex")
_NO_WORDS = "A figure that its notebook gives no description of"
_CODE, _CODE_END = '<details class="dl-code"><summary>Code</summary>', "</details>\n"
_CODE_NAMES = {
    "parameters": "The choices this page starts from",
    "injected-parameters": "The choices given to this run",
}


class Writer:
    """Writes the cells of one page; holds the ids that the page has given out.

    The exporter parses what its template gives and writes it anew, which could undo the cleaning: the template is
    given a token for each part, and `filled` puts the parts in their places afterwards.
    """

    def __init__(self, markdown: Filter, highlight: Filter, taken: frozenset[str] = frozenset()) -> None:
        self._markdown = markdown
        self._highlight = highlight
        self._ids = sanitise.Ids(taken)
        self._parts: list[str] = []

    def __deepcopy__(self, memo: object) -> "Writer":
        """The exporter copies what it is given; there is one writer for a page all the same."""
        return self

    def filled(self, exported: str) -> str:
        """The parts of the page in the order that the exporter gave to their tokens."""
        parts: list[str] = []
        for n in _TOKEN.findall(exported):
            part = self._parts[int(n)]
            # cells of code that follow one another with nothing shown between them fold into one
            if parts and part.startswith(_CODE) and parts[-1].startswith(_CODE):
                part = _CODE + parts.pop()[len(_CODE) :].removesuffix(_CODE_END) + part[len(_CODE) :]
            parts.append(part)
        return "".join(parts)

    def _token(self, part: str) -> str:
        self._parts.append(part)
        return f"dl-part-{len(self._parts) - 1}-"

    def prose(self, cell: NotebookNode) -> str:
        """A Markdown cell. Its own HTML passes the same list as everything else."""
        return self._token(self._rendered(str(cell.source)))

    def code(self, cell: NotebookNode) -> str:
        """A code cell's source, folded."""
        if not str(cell.source).strip():
            return ""
        tags = cell.metadata.get("tags", [])
        name = next((words for tag, words in _CODE_NAMES.items() if tag in tags), "Code")
        source = sanitise.clean(self._highlight(safe.unrooted(str(cell.source))), self._ids)
        return self._token(f'<details class="dl-code"><summary>{name}</summary>{source}{_CODE_END}')

    def outputs(self, cell: NotebookNode) -> str:
        """All that a code cell showed, in order."""
        shown = [self._output(output, cell) for output in cell.get("outputs", [])]
        inner = "".join(shown)
        return self._token(f'<div class="dl-cell">{inner}</div>\n') if inner else ""

    def _rendered(self, markdown: str) -> str:
        clean = sanitise.clean(self._markdown(markdown), self._ids)
        return _framed_tables(_HEADING.sub(self._named, _TOP.sub(r"<\1h2", clean))) + "\n"

    def _named(self, heading: re.Match[str]) -> str:
        """A heading with an id made of its words, so that the contents list can lead to it."""
        level, words = heading.groups()
        if not safe.untagged(words).strip():
            return words
        slug = "-".join(re.findall(r"\w+", html.unescape(safe.untagged(words)).lower()))[:60]
        return f'<h{level} id="{self._ids.claim(slug or "part")}">{words}</h{level}>'

    def _output(self, output: NotebookNode, cell: NotebookNode) -> str:
        kind = output.get("output_type")
        if kind == "stream":
            return _stream(str(output.get("name", "stdout")), _joined(output.get("text", "")))
        if kind == "error":
            return ""  # shown by the box that says where the page stops
        data: Mapping[str, Any] = output.get("data", {})
        for kind in _ORDER:
            if kind in data:
                return self._shown(kind, _joined(data[kind]), _words(output, cell, kind))
        kinds = safe.text(", ".join(data))
        return f'<p class="dl-quiet">An output of the kind {kinds} needs a script and is not shown.</p>'

    def _shown(self, kind: str, data: str, words: str) -> str:
        if kind == "text/html":
            return f'<div class="dl-output">{_framed_tables(sanitise.clean(links.living(data), self._ids))}</div>'
        if kind == "text/markdown":
            return f'<div class="dl-output">{self._rendered(data)}</div>'
        if kind == "image/svg+xml":
            name = self._ids.claim(svg.name_for(data))
            return f'<div class="dl-output dl-drawing" role="group" tabindex="0">{svg.framed(data, name, words)}</div>'
        if kind.startswith("image/"):
            picture = f'<img src="data:{kind};base64,{safe.text("".join(data.split()))}" alt="{safe.text(words)}">'
            return f'<div class="dl-output">{sanitise.clean(picture, self._ids)}</div>'
        return f'<pre class="dl-out">{safe.text(safe.plain(data))}</pre>'


def _joined(value: Any) -> str:
    return "".join(value) if isinstance(value, list) else str(value)


def _words(output: NotebookNode, cell: NotebookNode, kind: str) -> str:
    """The words for a picture: given with it, or with its cell."""
    own = output.get("metadata", {}).get(kind, {})
    return str((own.get("alt") if isinstance(own, Mapping) else None) or cell.metadata.get("alt") or _NO_WORDS)


def _framed_tables(shown: str) -> str:
    """Tables that pandas or Markdown made, in a frame that scrolls; a heading cell without words is no heading."""
    if "<table>" not in shown and 'class="dataframe"' not in shown:
        return shown
    return _TABLE.sub(lambda m: _framed(m.group()), shown)


def _framed(table: str) -> str:
    if "<caption>" in table:  # made by our own helper, which frames it
        return table
    inner = _EMPTY_HEAD.sub("<td></td>", table)
    return f'<div class="dl-table" role="group" tabindex="0" aria-label="Table">{inner}</div>'


def _stream(name: str, text: str) -> str:
    words = safe.text(safe.plain(text))
    if not words.strip():
        return ""
    if name == "stdout":
        return f'<pre class="dl-out">{words}</pre>'
    says = several(len(words.strip().splitlines()), "line")
    return f'<details class="dl-warn"><summary>Warnings from this step ({says})</summary><pre>{words}</pre></details>'


def failed(cell: NotebookNode | None, place: str, error: str | None) -> str:
    """The box that says where and why a page stops short. `cell` is the one that failed, where it is known."""
    found = next(
        (o for o in ([] if cell is None else cell.get("outputs", [])) if o.get("output_type") == "error"), None
    )
    name = f"{found.ename}: {found.evalue}" if found else error or "the notebook was stopped"
    traceback = "\n".join(found.get("traceback", [])) if found else ""
    folded = (
        f"<details><summary>Where in the code</summary><pre>{safe.text(safe.plain(traceback))}</pre></details>"
        if traceback.strip()
        else ""
    )
    return (
        f'<div class="dl-error" id="stopped"><p class="dl-what">This page stops here.</p>'
        f"<p>{place} failed, and what follows it was not run: "
        f"<code>{safe.text(safe.short(safe.plain(name), 400))}</code></p>{folded}</div>\n"
    )
