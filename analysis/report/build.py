"""Writes a whole report into a folder: overview, a page for each notebook, reader pages, and what it says of itself.

Writes below the folder it is given and nowhere else; putting the folder in its place is the caller's.
"""

import dataclasses
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.errors import DatelineError
from analysis.report import evidence, index, links, naming, safe, search, shell, summary, template
from analysis.report.links import href
from analysis.report.links import page as reader_address
from analysis.report.model import Context, Page, PageResult, Provenance

#: With more documents than this, only those that a page cites get a reader page of their own.
MANY = 400
_NAME = re.compile(r"[\w.\-]{1,120}\Z")
_READ = re.compile(r'<a\b[^>]*? href="read/([^"#]+)\.html#(s\d+)"[^>]*>(.*?)</a>', re.DOTALL)
_TABLES = ("quotes", "dates", "scores", "events")


def build(
    folder: Path,
    corpus: Any,
    pages: Sequence[PageResult],
    provenance: Provenance,
    tables: Mapping[str, pd.DataFrame] | None = None,
    name: str | None = None,
) -> Path:
    """Write the report into `folder` (made where missing) and give the path of its first page.

    `corpus` is an `analysis.corpus.Corpus`; `tables` may hold the tables quotes, dates, scores and events over it.
    `name` is how the report is called, the corpus's name without one. Raises DatelineError for a page whose name
    cannot be a file name or is taken, ValueError where a ledger does not lead from raw text to text.
    """
    _check_names(pages)
    report = name or str(corpus.name)
    only = str(corpus.documents["doc_id"].iloc[0]) if len(corpus.documents) == 1 else None
    nav = index.navigation(report, pages, only, searched=search.fits(corpus))
    context = Context(report, nav, provenance)
    (folder / "read").mkdir(parents=True, exist_ok=True)
    previews = _previews(corpus.sentences)
    rendered = {p.name: _notebook(p, context, previews) for p in pages}
    cited = {doc_id for html in rendered.values() for doc_id, *_ in _READ.findall(html)}
    readers, why = _chosen(corpus, cited)
    places = _places(corpus.sentences, readers)
    labels = naming.labels(corpus.documents)
    living = {page_name: _only_living(html, places, labels) for page_name, html in rendered.items()}
    for page_name, html in living.items():
        _write(folder / f"{page_name}.html", html)
    for doc_id, html in _reader_pages(corpus, tables or {}, readers, context):
        _write(folder / reader_address(doc_id), html)
    all_sentences = search.page(corpus, readers, context)
    if all_sentences is not None:
        _write(folder / search.ADDRESS, all_sentences)
    _write(folder / "report.json", _about(report, corpus, pages, provenance))
    first = folder / "index.html"
    left_out = " ".join(filter(None, (why, search.why_not(corpus))))
    _write(first, index.report_index(corpus, pages, living, context, readers, left_out))
    return first


def _check_names(pages: Sequence[PageResult]) -> None:
    seen = {"index", "search"}
    for page in pages:
        if not _NAME.match(page.name) or page.name.lower() in seen:
            raise DatelineError(
                f"“{page.name}” cannot name a page: it is taken, or holds more than letters, digits, . - _"
            )
        seen.add(page.name.lower())


def _notebook(result: PageResult, context: Context, previews: Mapping[str, str]) -> str:
    made = context.provenance
    given = dict(made.parameters) | dict(result.parameters)
    own = dataclasses.replace(context, provenance=dataclasses.replace(made, parameters=given))
    page = Page(
        name=result.name,
        title=result.title,
        context=own,
        status=result.status,
        error=result.error,
        seconds=result.seconds,
        parameters=given,
        previews=previews,
        reads=result.reads,
    )
    return template.render(result.notebook, page)


def _previews(sentences: pd.DataFrame) -> dict[str, str]:
    """Every link to a sentence → the sentence."""
    return {href(i): str(t) for i, t in zip(sentences["sentence_id"], sentences["text"], strict=True)}


def _chosen(corpus: Any, cited: set[str]) -> tuple[frozenset[str], str]:
    """The documents that get a reader page, and why not all of them."""
    ids = list(corpus.documents["doc_id"])
    if len(ids) <= MANY:
        return frozenset(ids), ""
    chosen = frozenset(i for i in ids if i in cited)
    return chosen, (
        f"With more than {MANY} articles only those that a page cites have a page of their own: "
        f"{len(chosen)} of {len(ids)}."
    )


def _places(sentences: pd.DataFrame, readers: frozenset[str]) -> frozenset[str]:
    own = sentences.loc[sentences["doc_id"].isin(list(readers)), "sentence_id"]
    return frozenset(map(str, own))


def _only_living(html: str, places: frozenset[str], labels: Mapping[str, str]) -> str:
    """`html` with links to sentences that have no place in this report turned into their words.

    A link that names its article by a part of the id gets the article's label from `labels`.
    """

    def kept(match: re.Match[str]) -> str:
        doc_id, place, words = match.groups()
        if f"{doc_id}.{place[1:]}" not in places:
            return words
        bare = f"<bdi>{links.unnamed(doc_id, place[1:])}</bdi>"
        return match.group().replace(bare, f"<bdi>{safe.text(labels[doc_id])}, sentence {place[1:]}</bdi>")

    return _READ.sub(kept, html)


def _reader_pages(
    corpus: Any, tables: Mapping[str, pd.DataFrame], readers: frozenset[str], context: Context
) -> Iterator[tuple[str, str]]:
    frames = {"sentences": corpus.sentences, "ledger": corpus.ledger, **{t: tables[t] for t in _TABLES if t in tables}}
    groups = {t: dict(iter(frame.groupby("doc_id", sort=False))) for t, frame in frames.items()}
    ways = naming.ways(corpus.documents, readers)
    for row in corpus.documents.to_dict("records"):
        doc_id = row["doc_id"]
        if doc_id not in readers:
            continue
        own = {t: groups[t].get(doc_id, frame.iloc[:0]) for t, frame in frames.items()}
        sentences, ledger = own.pop("sentences"), own.pop("ledger")
        document = {str(k): v for k, v in row.items()}
        yield doc_id, evidence.reader_page(document, sentences, ledger, context=context, tables=own, ways=ways[doc_id])


def _about(report: str, corpus: Any, pages: Sequence[PageResult], provenance: Provenance) -> str:
    """What the report says of itself, for the page that lists reports and for programs."""
    known = summary.of(corpus)
    about = {
        "name": report, "says": _says(corpus, known), "when": provenance.when, "run": provenance.run_id,
        "documents": known.documents, "refused": known.refused,
        "pages": [{"name": p.name, "title": p.title, "status": p.status} for p in pages],
        "failed": [p.name for p in pages if p.status == "failed"],
        "parameters": {k: safe.unrooted(shell.value(v)) for k, v in provenance.parameters.items()},
        "inputs": [{"path": safe.unrooted(f.path), "sha256": f.sha256} for f in provenance.inputs],
        "versions": dict(sorted(provenance.versions.items())), "commit": provenance.commit,
    }  # fmt: skip
    return json.dumps(about, ensure_ascii=False, indent=1) + "\n"


def _says(corpus: Any, known: summary.Summary) -> str:
    """The report in a line: its one article's name, and what the corpus is."""
    named = f"{naming.called(corpus.documents.iloc[0].to_dict())}. " if known.documents == 1 else ""
    return named + summary.sentence(known)


def _write(path: Path, text: str) -> None:
    """Write a page whole; the name appears only when it is."""
    part = path.with_name(f".{path.name}.part")
    part.write_text(safe.valid(text) if path.suffix == ".json" else text, encoding="utf-8", newline="\n")
    part.replace(path)
