"""The first page of a report, and the page that lists all reports."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.report import cells, links, overview, remarks, safe, shell, summary
from analysis.report.model import Context, NavLink, PageResult
from analysis.report.naming import called
from analysis.report.shelf import reports_index
from analysis.wording import day, several

_LISTED = 500

__all__ = ["navigation", "report_index", "reports_index"]


def report_index(
    corpus: Any, pages: Sequence[PageResult], rendered: Mapping[str, str], context: Context, readers: frozenset[str],
    why: str = "",
) -> str:  # fmt: skip
    """The overview of one report.

    `rendered` are its pages as they are shown, by name; `readers` are the ids of the documents that have a reader page,
    `why` says in words why the others have none.
    """
    known = summary.of(corpus)
    contents = "".join(
        f"<section>{part}</section>"
        for part in (
            _side_by_side(pages, rendered) or overview.found(pages, rendered),
            overview.cards(pages, rendered),
            _articles(corpus.documents, corpus.sentences, readers, why),
            _refused(corpus.refused),
            remarks.method(known),
            remarks.limits(known),
        )
        if part
    )  # fmt: skip
    kicker, heading = _headed(corpus.documents, context.report)
    main = (
        f'<div class="dl-page"><header><p class="dl-kicker">{kicker}</p><h1>{safe.isolated(heading)}</h1>'
        f'<p class="dl-lede">{safe.text(summary.sentence(known))}{_dated(corpus.documents)}</p>'
        f"{_noted(corpus.documents)}{_facts(known)}</header>"
        f'<div class="dl-body">{contents}</div></div>'
    )
    return shell.document(title="Overview", main=main, context=context, here="index.html")


def _headed(documents: pd.DataFrame, report: str) -> tuple[str, str]:
    """The line above the heading and the heading: a report on one article is headed by that article."""
    if len(documents) != 1:
        return "Report", report
    return f"Report on one article · {safe.isolated(report)}", called(documents.iloc[0].to_dict())


def _dated(documents: pd.DataFrame) -> str:
    """How the day of publication of one article is known."""
    if len(documents) != 1 or pd.isna(documents.iloc[0]["published"]):
        return ""
    origin = documents.iloc[0]["published_from"]
    if origin == "metadata":
        return " The date was supplied with the article, not found in its text."
    if origin == "argument":
        return " The date was given for this run, not found in the text."
    why = documents.iloc[0]["published_why"]
    return f" {safe.isolated(safe.short(why, 300))}" if isinstance(why, str) else ""


def _noted(documents: pd.DataFrame) -> str:
    """What whoever supplied the one article wrote beside it."""
    note = documents.iloc[0]["note"] if len(documents) == 1 else None
    return f'<p class="dl-quiet">{safe.isolated(safe.short(note, 600))}</p>' if isinstance(note, str) and note else ""


def _facts(known: summary.Summary) -> str:
    """The numbers that say something: of one article its voices and dates do not."""
    facts = [(known.sentences, "sentence", "sentences of body text"), (known.words, "word", "words"),
             (known.dropped, "character cut", "characters cut")]  # fmt: skip
    if known.documents != 1:
        facts = [(known.documents, "article", "articles"), (known.voices, "independent voice", "independent voices"),
                 (known.dated, "with a known date", "with a known date"), *facts]  # fmt: skip
    if known.sources > 1:
        facts.append((known.sources, "source", "sources"))
    if known.refused:
        facts.append((known.refused, "file refused", "files refused"))
    items = "".join(
        f"<div><dt>{one if n == 1 else many}</dt><dd>{cells.number(n)}</dd></div>" for n, one, many in facts
    )
    return f'<dl class="dl-facts">{items}</dl>'


def _side_by_side(pages: Sequence[PageResult], rendered: Mapping[str, str]) -> str:
    """What a sweep is made for: the findings of a notebook under each of the values, one row a page."""
    varied = [p for p in pages if p.varied]
    if not varied:
        return ""
    rows = []
    for page in varied:
        told = ", ".join(f"{name} {value}" for name, value in page.varied.items())
        found = overview.findings([page], rendered)[:5]
        says = "".join(f"<li>{safe.isolated(safe.short(f.says, 300))}</li>" for f in found)
        link = f'<a href="{safe.text(page.name)}.html">{safe.text(told)}</a>'
        notebook = safe.isolated(safe.short(page.title.rpartition(" · ")[0] or page.title, 60))
        rows.append(f'<tr><th scope="row">{link}</th><td>{notebook}</td><td><ul>{says}</ul></td></tr>')
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("with", "notebook", "what was found"))
    return (
        '<h2 id="varied">Under each value</h2>'
        "<p>What changes from row to row hangs on the choice; what stays does not. The articles’ own pages show tone, "
        "dates and events under the first value of each.</p>"
        '<div class="dl-table" role="group" tabindex="0" aria-label="Findings under each value"><table>'
        f"<thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _articles(documents: pd.DataFrame, sentences: pd.DataFrame, readers: frozenset[str], why: str) -> str:
    if documents.empty:
        return '<h2 id="articles">The articles</h2><p>No document could be read.</p>'
    counts = sentences[sentences["role"] == "body"].groupby("doc_id").size()
    alike = documents["cluster"].value_counts().to_dict()
    if len(documents) <= 3 and not why:
        items = "".join(_opening(row, int(counts.get(row["doc_id"], 0))) for row in documents.to_dict("records"))
        name = "The article" if len(documents) == 1 else "The articles"
        return f'<h2 id="articles">{name}</h2>{items}'
    rows = [
        _article_row(row, int(counts.get(row["doc_id"], 0)), readers, alike)
        for row in documents.head(_LISTED).to_dict("records")
    ]
    total = len(documents)
    extent = (
        several(total, "article")
        if total == len(rows)
        else f"first {cells.number(len(rows))} of {cells.number(total)}"
    )
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("article", "published", "source"))
    heads += '<th scope="col" class="dl-num">sentences</th>'
    note = f'<p class="dl-quiet">{safe.text(why)}</p>' if why else ""
    return (
        f'<h2 id="articles">The articles</h2>{note}'
        '<div class="dl-table" role="group" tabindex="0" aria-label="The articles">'
        f'<table><caption>Each as it was cleaned <span class="dl-extent">{extent}</span></caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>{cells.more(len(rows))}"
    )


def _day(row: Mapping[Any, Any]) -> str:
    return "date not known" if pd.isna(row["published"]) else f"{row['published']:%Y-%m-%d}"


def _opening(row: Mapping[Any, Any], sentences: int) -> str:
    """One article among few: its name as a way in, and what is known of it."""
    source = f"{row['source']}, " if isinstance(row["source"], str) and row["source"] else ""
    published = _day(row) if pd.isna(row["published"]) else day(row["published"])
    return (
        f'<p class="dl-open"><a href="{safe.text(links.page(str(row["doc_id"])))}">{safe.isolated(called(row))}</a><br>'
        f'<span class="dl-quiet">{safe.isolated(source)}{published}, {several(sentences, "sentence")}; '
        f"read it as it was cleaned, with every cut in its place</span></p>"
    )


def _article_row(row: Mapping[Any, Any], sentences: int, readers: frozenset[str], alike: Mapping[Any, int]) -> str:
    name = safe.isolated(called(row))
    doc_id = str(row["doc_id"])
    cell = f'<a href="{safe.text(links.page(doc_id))}">{name}</a>' if doc_id in readers else name
    source = row["source"] if isinstance(row["source"], str) else ""
    copies = alike.get(row["cluster"], 1) if pd.notna(row["cluster"]) else 1
    cell += f' <span class="dl-extent">one of {copies} alike</span>' if copies > 1 else ""
    return (
        f'<tr><th scope="row" dir="auto">{cell}</th><td>{_day(row)}</td>'
        f'<td dir="auto">{safe.text(safe.short(source, 60))}</td>'
        f'<td class="dl-num" data-sort="{sentences}">{cells.number(sentences)}</td></tr>'
    )


def _refused(refused: pd.DataFrame) -> str:
    if refused.empty:
        return ""
    shown = refused.assign(path=[safe.unrooted(str(p)) for p in refused["path"]])
    table = cells.html_table(
        shown,
        caption="Files that were not read, each with the reason",
        max_rows=200,
        columns={"path": "file", "reason": "why it was refused"},
    )
    return f'<h2 id="refused">Refused</h2>{table}'


def navigation(
    report: str, pages: Sequence[PageResult], article: str | None = None, *, searched: bool = False
) -> list[NavLink]:
    """The ways between the pages of a report; `article` is the id of its one document, where it has one.

    `searched` says that there is a page of all sentences.
    """
    ways = [NavLink("index.html", report), *(NavLink(f"{p.name}.html", _brief(p.title)) for p in pages)]
    if article:
        ways.append(NavLink(links.page(article), "The article"))
    return [*ways, NavLink("search.html", "Search")] if searched else ways


def _brief(title: str) -> str:
    """A title as a label: what stands before its colon, where that is short enough to be a name."""
    name, colon, _ = title.partition(":")
    return name if colon and 0 < len(name.strip()) <= 24 else title
