"""What the pages of a report found, gathered for its first page: findings with their evidence, and a small figure each.

Read from the pages as they are rendered, so that the overview says nothing that its pages do not.
"""

import html
import itertools
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from analysis.report import safe
from analysis.report.model import STATUS_WORDS, PageResult
from analysis.wording import agree, listed, several

#: Findings on the overview at most.
MOST = 10
#: Characters that a small figure may add to the overview.
_LARGEST = 150_000

_FINDING = re.compile(
    r'<(p|div) class="dl-finding" id="([^"]+)"><span class="dl-says">(.*?)</span>(.*?)</\1>', re.DOTALL
)
_FIGURE = re.compile(r'<figure class="dl-figure" id="([^"]+)">(.*?)</figure>', re.DOTALL)
_SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_TOLD = re.compile(r"<summary>[^<]*: ([\d,]+) sentences</summary>")
_PLACE = re.compile(r'href="read/[^"]+#s\d+"')


class Finding(NamedTuple):
    """A finding of a page: its address there, its words, and how many sentences it leads to."""

    page: PageResult
    place: str
    says: str
    sentences: int


def findings(pages: Sequence[PageResult], rendered: Mapping[str, str]) -> list[Finding]:
    """The findings of a report's pages, at most `MOST`, asides left out: the first of each before the second of any."""
    found = [list(_of_page(page, rendered.get(page.name, ""))) for page in pages]
    turns = (finding for turn in itertools.zip_longest(*found) for finding in turn if finding is not None)
    chosen = list(itertools.islice(turns, MOST))
    order = {page.name: n for n, page in enumerate(pages)}
    return sorted(chosen, key=lambda f: order[f.page.name])


def _of_page(page: PageResult, text: str) -> list[Finding]:
    return [
        Finding(page, place, html.unescape(safe.untagged(says)).strip(), _evidence(proof))
        for _, place, says, proof in _FINDING.findall(text)
    ]


def _evidence(proof: str) -> int:
    """How many sentences a finding rests on; of very many only the first are linked, and all are told."""
    told = _TOLD.search(proof)
    return int(told.group(1).replace(",", "")) if told else len(set(_PLACE.findall(proof)))


def found(pages: Sequence[PageResult], rendered: Mapping[str, str]) -> str:
    """The findings as a part of the overview, each with the way to its evidence."""
    chosen = findings(pages, rendered)
    if not chosen:
        return ""
    items = "".join(_item(f) for f in chosen)
    return f'<h2 id="found">What was found</h2>{_parts(pages)}<ul class="dl-found">{items}</ul>'


def _parts(pages: Sequence[PageResult]) -> str:
    """Which pages read a part of the corpus alone, so that nobody takes what was found for a finding on all of it."""
    readers: dict[str, list[str]] = {}
    for page in pages:
        if page.reads:
            readers.setdefault(page.reads, []).append(page.title.partition(":")[0])
    return "".join(
        f'<p class="dl-quiet">{safe.isolated(safe.short(listed(titles), 120))} '
        f"{agree(len(titles), 'reads', 'read')} only {safe.isolated(safe.short(reads, 300))}.</p>"
        for reads, titles in readers.items()
    )


def _item(finding: Finding) -> str:
    label = safe.isolated(safe.short(finding.page.title.partition(":")[0], 40))
    proof = f", {several(finding.sentences, 'sentence')}" if finding.sentences else ""
    way = f"{safe.text(finding.page.name)}.html#{safe.text(finding.place)}"
    says = safe.isolated(safe.short(finding.says, 420))
    return f'<li>{says} <a class="dl-way" href="{way}">{label}{proof}</a></li>'


def cards(pages: Sequence[PageResult], rendered: Mapping[str, str]) -> str:
    """The pages as a part of the overview: the main figure of each, small, and how its notebook ended."""
    if not pages:
        return ""
    items = "".join(_card(page, rendered.get(page.name, "")) for page in pages)
    return f'<h2 id="pages">The pages</h2><ul class="dl-cards">{items}</ul>'


def _card(page: PageResult, text: str) -> str:
    drawing = thumbnail(page.name, text)
    if page.status == "failed":
        status = '<p class="dl-status failed">Stopped by an error; the page shows how far it came</p>'
        drawing = f"<p>{safe.isolated(safe.short(safe.plain(page.error or 'it stopped at an error'), 200))}</p>"
    else:
        took = f", {page.seconds:.1f} s" if page.seconds is not None else ""
        status = f'<p class="dl-status">{STATUS_WORDS[page.status].capitalize()}{took}</p>'
    title = safe.isolated(safe.short(page.title, 90))
    return f'<li><h3><a href="{safe.text(page.name)}.html">{title}</a></h3>{drawing}{status}</li>'


def thumbnail(name: str, text: str) -> str:
    """The first figure of a page that is light enough, as a picture without links; empty where there is none."""
    for _, figure in _FIGURE.findall(text):
        drawings = _SVG.findall(figure)
        if drawings and len(drawings[-1]) <= _LARGEST:
            drawing = re.sub(r"</?a\b[^>]*>|<title\b.*?</title>", "", drawings[-1], flags=re.DOTALL)
            drawing = re.sub(r'\b(id="|href="#|url\(#)', lambda m: f"{m.group(1)}{name}-", drawing)
            drawing = re.sub(r'\A<svg\b([^>]*?) role="\w+" aria-labelledby="[^"]*"', r"<svg\1", drawing)
            return f'<div class="dl-thumb" aria-hidden="true">{drawing}</div>'
    return ""
