"""The first page of a report, and the page that lists all reports."""

import html
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.report import cells, links, safe, sanitise, shell, summary
from analysis.report.model import STATUS_WORDS, Context, NavLink, PageResult

_FINDING = re.compile(r'<span class="dl-says">(.*?)</span>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_LISTED = 500


def report_index(corpus: Any, pages: Sequence[PageResult], context: Context, readers: frozenset[str], why: str = "") -> str:
    """The overview of one report.

    `readers` are the ids of the documents that have a reader page, `why` says in words why the others have none.
    """
    known = summary.of(corpus)
    contents = "".join(
        f"<section>{part}</section>"
        for part in (_cards(pages), _articles(corpus.documents, corpus.sentences, readers, why), _refused(corpus.refused),
                     _method(known), _limits(known))
        if part
    )  # fmt: skip
    main = (
        f'<div class="dl-page"><header><p class="dl-kicker">Report</p><h1>{safe.isolated(context.report)}</h1>'
        f'<p class="dl-lede">{safe.text(summary.sentence(known))}</p>{_facts(known)}</header>'
        f'<div class="dl-body">{contents}</div></div>'
    )
    return shell.document(title="Overview", main=main, context=context, here="index.html")


def _facts(known: summary.Summary) -> str:
    facts = [
        ("articles", cells.number(known.documents)),
        ("sentences of body text", cells.number(known.sentences)),
        ("words", cells.number(known.words)),
        ("independent voices", cells.number(known.voices)),
        ("with a known date", f"{cells.number(known.dated)} of {cells.number(known.documents)}"),
        ("files refused", cells.number(known.refused)),
    ]
    items = "".join(f"<div><dt>{safe.text(name)}</dt><dd>{value}</dd></div>" for name, value in facts)
    return f'<dl class="dl-facts">{items}</dl>'


def first_finding(page: PageResult) -> str | None:
    """The first finding a notebook shows, as plain words."""
    for cell in page.notebook.cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {}).get("text/html", "")
            shown = "".join(data) if isinstance(data, list) else str(data)
            match = _FINDING.search(sanitise.clean(shown)) if "dl-finding" in shown else None
            if match:
                return html.unescape(_TAG.sub("", match.group(1)))
    return None


def _cards(pages: Sequence[PageResult]) -> str:
    if not pages:
        return ""
    return f'<h2 id="pages">What was found</h2><ul class="dl-cards">{"".join(_card(p) for p in pages)}</ul>'


def _card(page: PageResult) -> str:
    if page.status == "failed":
        says = safe.short(safe.plain(page.error or "it stopped at an error"), 200)
        status = '<p class="dl-status failed">Stopped by an error; the page shows how far it came</p>'
    else:
        says = safe.short(first_finding(page) or "", 260)
        took = f", {page.seconds:.1f} s" if page.seconds is not None and page.status == "ok" else ""
        status = f'<p class="dl-status">{STATUS_WORDS[page.status].capitalize()}{took}</p>'
    words = f"<p>{safe.isolated(says)}</p>" if says else ""
    title = safe.isolated(safe.short(page.title, 90))
    return f'<li><h3><a href="{safe.text(page.name)}.html">{title}</a></h3>{words}{status}</li>'


def _articles(documents: pd.DataFrame, sentences: pd.DataFrame, readers: frozenset[str], why: str) -> str:
    if documents.empty:
        return '<h2 id="articles">The articles</h2><p>No document could be read.</p>'
    counts = sentences[sentences["role"] == "body"].groupby("doc_id").size()
    if len(documents) <= 3 and not why:
        items = "".join(_opening(row, int(counts.get(row["doc_id"], 0))) for row in documents.to_dict("records"))
        name = "The article" if len(documents) == 1 else "The articles"
        return f'<h2 id="articles">{name}</h2>{items}'
    rows = [_article_row(row, int(counts.get(row["doc_id"], 0)), readers) for row in documents.head(_LISTED).to_dict("records")]
    total = len(documents)
    extent = summary.count(total, "article") if total == len(rows) else f"first {cells.number(len(rows))} of {cells.number(total)}"
    heads = "<th scope='col'>article</th><th scope='col'>published</th><th scope='col'>source</th><th scope='col' class='dl-num'>sentences</th>"
    note = f'<p class="dl-quiet">{safe.text(why)}</p>' if why else ""
    return (
        f'<h2 id="articles">The articles</h2>{note}<div class="dl-table" role="group" tabindex="0" aria-label="The articles">'
        f'<table><caption>Each as it was cleaned <span class="dl-extent">{extent}</span></caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _name(row: Mapping[Any, Any]) -> str:
    return safe.short(row["title"] if isinstance(row["title"], str) and row["title"].strip() else row["path"], 160)


def _day(row: Mapping[Any, Any]) -> str:
    return "date not known" if pd.isna(row["published"]) else f"{row['published']:%Y-%m-%d}"


def _opening(row: Mapping[Any, Any], sentences: int) -> str:
    """One article among few: its name as a way in, and what is known of it."""
    source = f"{row['source']}, " if isinstance(row["source"], str) and row["source"] else ""
    published = _day(row) if pd.isna(row["published"]) else f"{row['published']:%-d %B %Y}"
    return (
        f'<p class="dl-open"><a href="{safe.text(links.page(str(row["doc_id"])))}">{safe.isolated(_name(row))}</a><br>'
        f'<span class="dl-quiet">{safe.isolated(source)}{safe.text(published)}, {summary.count(sentences, "sentence")}; '
        f"read it as it was cleaned, with every cut in its place</span></p>"
    )


def _article_row(row: Mapping[Any, Any], sentences: int, readers: frozenset[str]) -> str:
    name = safe.isolated(_name(row))
    doc_id = str(row["doc_id"])
    cell = f'<a href="{safe.text(links.page(doc_id))}">{name}</a>' if doc_id in readers else name
    source = row["source"] if isinstance(row["source"], str) else ""
    return (
        f'<tr><th scope="row" dir="auto">{cell}</th><td>{_day(row)}</td><td dir="auto">{safe.text(safe.short(source, 60))}</td>'
        f'<td class="dl-num" data-sort="{sentences}">{cells.number(sentences)}</td></tr>'
    )


def _refused(refused: pd.DataFrame) -> str:
    if refused.empty:
        return ""
    shown = refused.assign(path=[safe.unrooted(str(p)) for p in refused["path"]])
    table = cells.html_table(shown, caption="Files that were not read, each with the reason", max_rows=200,
                             columns={"path": "file", "reason": "why it was refused"})
    return f'<h2 id="refused">Refused</h2>{table}'


def _method(known: summary.Summary) -> str:
    share = f"{known.dropped / known.raw:.0%}" if known.raw else "0%"
    return (
        '<h2 id="method">How we counted</h2><ul>'
        f"<li>Text that is not the article (menus, prompts, repeats) is cut by general rules, {share} of all characters here. "
        "Nothing is cut in silence: each article’s page shows every cut in its place with the reason.</li>"
        "<li>Counts and tone read the body’s sentences. The title, headings and captions are kept and shown, and not counted "
        "unless a page says so.</li>"
        "<li>An article printed twice is one voice: repeats are grouped, and counts of independent reports count groups.</li>"
        "<li>Each number on the pages leads to the sentences behind it, and from there to the lines of the file.</li></ul>"
    )


def _limits(known: summary.Summary) -> str:
    items = ["<li>What these articles say is not what happened: every figure here describes texts.</li>"]
    if known.voices <= 5:
        few = summary.count(known.voices, "independent voice")
        items.append(f"<li>With {few} there is nothing to compare: shares and trends are those of these texts alone.</li>")
    if known.dated < known.documents:
        missing = summary.count(known.documents - known.dated, "article")
        items.append(f"<li>{missing} without a known date: words such as “Friday” stay without a day there. "
                     "A date in metadata.csv would settle it.</li>")
    items.append("<li>Tone is what lexicons find in words; irony, context and what is left unsaid escape them.</li>")
    return f'<h2 id="limits">What this cannot show</h2><ul>{"".join(items)}</ul>'


def reports_index(reports_dir: Path) -> str:
    """The page that lists the reports below a folder: the latest of each name, then every run, newest first."""
    latest = [found for path in sorted(reports_dir.glob("*/report.json")) if (found := _about(path, reports_dir))]
    runs = [found for path in sorted(reports_dir.glob("runs/*/report.json")) if (found := _about(path, reports_dir))]
    runs.sort(key=lambda r: (str(r["when"]), str(r["href"])), reverse=True)
    listed = "".join(_report_card(r) for r in latest) or "<li><p>No report has been made yet.</p></li>"
    history = f'<details><summary>Every run ({len(runs)})</summary><ul>{"".join(map(_run, runs))}</ul></details>' if runs else ""
    main = (
        '<div class="dl-page"><header><h1>Reports</h1></header><div class="dl-body">'
        f'<ul class="dl-cards">{listed}</ul>{history}</div></div>'
    )
    return shell.document(title="Reports", main=main, context=Context("Dateline"), here="index.html")


def _about(path: Path, base: Path) -> dict[str, Any] | None:
    """What a report says of itself in its report.json, or None where that cannot be read as one."""
    try:
        about = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(about, dict) or not (path.parent / "index.html").is_file():
        return None
    return {"href": f"{path.parent.relative_to(base).as_posix()}/index.html", "name": about.get("name") or path.parent.name,
            "says": about.get("says", ""), "when": about.get("when") or "", "failed": about.get("failed") or []}  # fmt: skip


def _report_card(about: Mapping[str, Any]) -> str:
    when = f'<p class="dl-status">{_made_at(about)}</p>'
    name = safe.isolated(safe.short(about["name"], 90))
    return f'<li><h3><a href="{safe.text(about["href"])}">{name}</a></h3><p>{safe.isolated(about["says"])}</p>{when}</li>'


def _run(about: Mapping[str, Any]) -> str:
    return f'<li><a href="{safe.text(about["href"])}">{safe.isolated(safe.short(about["name"], 90))}</a>, {_made_at(about)}</li>'


def _made_at(about: Mapping[str, Any]) -> str:
    made = f"made {safe.text(about['when'])}" if about["when"] else "time not recorded"
    failed = len(about["failed"])
    return made + (f", {summary.count(failed, 'page')} stopped by an error" if failed else "")


def navigation(report: str, pages: Sequence[PageResult]) -> list[NavLink]:
    """The ways between the pages of a report."""
    return [NavLink("index.html", report), *(NavLink(f"{p.name}.html", p.title) for p in pages)]
