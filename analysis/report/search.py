"""A page of all sentences, to look words up in: each leads to its place in its article."""

from collections.abc import Mapping
from typing import Any

from analysis.report import links, naming, safe, shell
from analysis.report.model import Context
from analysis.wording import several

ADDRESS = "search.html"
#: Characters that the page may take; beyond, a browser would labour to open it.
MOST = 3_000_000


def page(corpus: Any, readers: frozenset[str], context: Context) -> str | None:
    """The page of all sentences of a corpus; None where it would be too large.

    It is the whole list without script; the script adds a field that leaves the sentences with all the words typed.
    """
    if not fits(corpus):
        return None
    groups = dict(iter(corpus.sentences.groupby("doc_id", sort=False)))
    parts = [_article(row, groups[row["doc_id"]], readers) for row in _in_time(corpus) if row["doc_id"] in groups]
    n = several(len(corpus.sentences), "sentence")
    main = (
        f'<div class="dl-page"><header><h1>All sentences</h1><p class="dl-lede">{n} of '
        f"{several(len(corpus.documents), 'article')}, in order of publication, titles and captions among them. Each "
        'leads to its place in the article.</p></header><div class="dl-body dl-find">'
        f"{''.join(parts)}</div></div>"
    )
    return shell.document(title="All sentences", main=main, context=context, here=ADDRESS)


def fits(corpus: Any) -> bool:
    """Whether the page of all sentences is one that a browser opens with ease."""
    return int(corpus.sentences["text"].str.len().sum()) + 90 * len(corpus.sentences) <= MOST


def why_not(corpus: Any) -> str:
    """Why there is no page of all sentences, in words; empty where there is one."""
    if fits(corpus):
        return ""
    n = several(len(corpus.sentences), "sentence")
    return f"With {n} there is no page to look words up in: it would be too large."


def _in_time(corpus: Any) -> list[dict[Any, Any]]:
    rows: list[dict[Any, Any]] = corpus.documents.sort_values("published", kind="stable").to_dict("records")
    return rows


def _article(row: Mapping[Any, Any], sentences: Any, readers: frozenset[str]) -> str:
    doc_id = str(row["doc_id"])
    day = "" if row["published"] is None or row["published"] != row["published"] else f", {row['published']:%Y-%m-%d}"
    source = f", {safe.text(safe.short(row['source'], 40))}" if isinstance(row["source"], str) and row["source"] else ""
    name = safe.isolated(naming.called(row))
    there = doc_id in readers
    head = f'<a href="{safe.text(links.page(doc_id))}">{name}</a>' if there else name
    items = "".join(
        _sentence(str(i), str(text), there)
        for i, text in zip(sentences["sentence_id"], sentences["text"], strict=True)
    )
    return f'<section><h2>{head}<span class="dl-quiet">{source}{day}</span></h2><ul>{items}</ul></section>'


def _sentence(sentence_id: str, text: str, there: bool) -> str:
    words = safe.isolated(" ".join(text.split()))
    return f'<li><a href="{safe.text(links.href(sentence_id))}">{words}</a></li>' if there else f"<li>{words}</li>"
