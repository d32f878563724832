"""What a notebook shows with: figures, tables, findings and notes that carry their words, numbers and evidence.

Each returns something that displays itself, in JupyterLab and in a report's page alike. Text is escaped here, once:
a headline that looks like HTML is shown as it was written.
"""

from collections.abc import Iterable
from typing import Any, Protocol

import pandas as pd

from analysis.report import cells, links, safe, saving, svg
from analysis.report.links import href

__all__ = ["Plate", "Shown", "figure", "finding", "href", "link", "note", "table"]

# For JupyterLab alone; a report's page has a style of its own and drops this.
_STYLE = (
    "<style>.dl-table td,.dl-table th{text-align:left!important}.dl-table .dl-num{text-align:right!important;"
    "font-variant-numeric:tabular-nums}.dl-table caption{text-align:left;font-weight:600;white-space:nowrap}"
    ".dl-extent{font-weight:400;opacity:.7}.dl-vh{position:absolute;clip-path:inset(50%);width:1px;height:1px;"
    "overflow:hidden}.dl-figure{margin:1em 0}.dl-figure svg{background:#fff;max-width:100%;height:auto}"
    ".dl-narrow,.dl-more{display:none}.dl-title{display:block;font-weight:600}</style>"
)


class Plate(Protocol):
    """A figure with its words, as `analysis.figures` makes it."""

    figure: Any
    title: str
    subtitle: str
    alt: str
    data: pd.DataFrame
    source: str
    narrow: Any


class Shown:
    """Something a notebook displays: HTML for a page, and words where there is no page.

    In a notebook a link to a sentence rests; it comes alive on the page of a report.
    """

    def __init__(self, html: str, words: str) -> None:
        self.html = html
        self.words = words

    def __repr__(self) -> str:
        return self.words

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:  # noqa: ARG002
        return {"text/html": _STYLE + links.resting(self.html), "text/plain": self.words}


def figure(plate: Plate, *, id: str | None = None) -> Shown:
    """Show a figure with its title, subtitle, source line, words for those who cannot see it, and its numbers.

    `id` names the figure in the page's address; without one a name is made from its words.
    """
    name = id or svg.name_for(plate.title, plate.subtitle, plate.alt)
    saved = saving.beside(plate, name)  # before it is drawn, which closes it
    drawing = _drawing(plate.figure, name, plate, "" if plate.narrow is None else " dl-wide")
    if plate.narrow is not None:
        drawing += _drawing(plate.narrow, f"{name}-n", plate, " dl-narrow")
    has_ids = "sentence_id" in plate.data.columns
    numbers = cells.html_table(plate.data, caption=plate.title, link="sentence_id" if has_ids else None, max_rows=200)
    rows = cells.number(len(plate.data))
    html = (
        f'<figure class="dl-figure" id="{safe.text(name)}"><figcaption><span class="dl-title">'
        f'{safe.isolated(plate.title)}</span><span class="dl-subtitle">{safe.isolated(plate.subtitle)}</span>'
        f"</figcaption>{drawing}"
        f'<p class="dl-source">{safe.isolated(plate.source)}</p>'
        f'<details class="dl-data"><summary>The numbers behind this figure ({rows} '
        f"{'row' if len(plate.data) == 1 else 'rows'})</summary>{numbers}</details>{saved}</figure>"
    )
    return Shown(html, plate.alt)


def _drawing(figure: Any, name: str, plate: Plate, kind: str) -> str:
    """One drawing of a figure; the style of the page shows the wide or the narrow one."""
    label = safe.text(safe.short(plate.title))
    drawn = svg.drawn(figure, name, plate.alt)
    return f'<div class="dl-drawing{kind}" role="group" tabindex="0" aria-label="{label}: drawing">{drawn}</div>'


def table(
    df: pd.DataFrame,
    *,
    caption: str,
    link: cells.Links = None,
    columns: cells.Columns = None,
    max_rows: int | None = 50,
    numbers: cells.Numbers = None,
) -> Shown:
    """Show a DataFrame as a table: numbers aligned, missing values said, every cell escaped.

    `link` is a column of sentence ids, shown as links, or a mapping from a column shown to the column of ids that it
    links to. `columns` picks and orders the columns; a mapping also gives the words above them. `numbers` is a format
    (".2f", "+.2f", ".0%") for all numbers, or one for each column. An index is shown where it has a name. Raises
    DatelineError for a column that there is not, and for a sentence id that is none.
    """
    html = cells.html_table(df, caption=caption, link=link, columns=columns, max_rows=max_rows, numbers=numbers)
    html += saving.beside(df, caption) if len(df) else ""
    return Shown(html, f"{caption}\n{df.head(max_rows if max_rows is not None else len(df)).to_string()}")


def finding(text: str, evidence: Iterable[str] = (), label: str = "Evidence", *, aside: bool = False) -> Shown:
    """Show one true sentence with links to the sentences it rests on (their ids), under the words of `label`.

    The first findings of each page stand on a report's overview too, but for one that is an `aside`.
    """
    proof = links.several(evidence, label)
    tag = "div" if proof.startswith("<details") else "p"
    kind = "dl-finding dl-aside" if aside else "dl-finding"
    html = f'<{tag} class="{kind}"><span class="dl-says">{safe.isolated(text)}</span> {proof}</{tag}>'
    return Shown(html, text)


def link(sentence_id: str, label: str | None = None) -> Shown:
    """Show a link to a sentence, in the words of `label` or as “sentence 7”. Raises DatelineError for a bad id."""
    return Shown(links.link(sentence_id, label), label or sentence_id)


def note(text: str, title: str | None = None) -> Shown:
    """Show a remark on how something was counted or what it cannot show; a blank line begins a paragraph."""
    head = f'<p class="dl-note-title">{safe.isolated(title)}</p>' if title else ""
    body = "".join(f"<p>{safe.isolated(' '.join(part.split()))}</p>" for part in text.split("\n\n") if part.strip())
    return Shown(f'<div class="dl-note">{head}{body}</div>', f"{title}: {text}" if title else text)
