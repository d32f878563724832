"""Reads the ledger of a corpus: what each rule did, whether the account is exact, and what each part is taken for."""

from typing import Any

import pandas as pd

from analysis import cleaning, language, tables
from analysis.corpus.known import by_language, conflicts, mapping, origins
from analysis.corpus.model import Corpus
from analysis.corpus.overruling import most_used, overruled
from analysis.corpus.versions import changes, versions
from analysis.settings import ROLES

__all__ = [
    "by_language", "by_rule", "candidates", "changes", "check", "clusters", "conflicts", "edits_of", "mapping",
    "most_used", "origins", "overruled", "published", "roles", "versions",
]  # fmt: skip

_EXAMPLE = 90


def by_rule(corpus: Corpus) -> pd.DataFrame:
    """One row a rule and action: rule, what it does, action, times, characters (of the raw text), the first example."""
    raw = dict(zip(corpus.documents["doc_id"], corpus.documents["raw_text"], strict=True))
    edits = corpus.ledger.assign(
        characters=corpus.ledger["raw_end"] - corpus.ledger["raw_start"],
        example=[_example(raw[e.doc_id][e.raw_start : e.raw_end], e.replacement) for e in tables.rows(corpus.ledger)],
    )
    table = edits.groupby(["rule", "action"], as_index=False, sort=False).agg(
        times=("rule", "size"), characters=("characters", "sum"), example=("example", "first")
    )
    table.insert(1, "what it does", table["rule"].map(cleaning.RULES))
    order = ["action", "characters", "rule"]
    return table.sort_values(order, ascending=[True, False, True], ignore_index=True)


def _example(before: str, after: object) -> str:
    shown = _shortened(before)
    return f"{shown} → {_shortened(after)}" if isinstance(after, str) else shown


def _shortened(text: str) -> str:
    visible = text.replace("\n", "⏎")
    return visible if len(visible) <= _EXAMPLE else visible[: _EXAMPLE - 1] + "…"


def check(corpus: Corpus) -> pd.DataFrame:
    """One row a document: path, raw, cut, replaced, put_in, kept (all characters), edits, exact.

    `exact` says that applying the document's edits to its raw text gives its text, and that raw − cut − replaced +
    put_in = kept.
    """
    columns = ["path", "raw", "cut", "replaced", "put_in", "kept", "edits", "exact"]
    own = dict(iter(corpus.ledger.groupby("doc_id")))
    rows = []
    for document in tables.rows(corpus.documents):
        edits = _edits(own.get(document.doc_id, corpus.ledger.iloc[:0]))
        cut, replaced = (sum(e.raw_end - e.raw_start for e in edits if e.action == a) for a in ("drop", "replace"))
        put_in = sum(len(e.replacement or "") for e in edits if e.action == "replace")
        raw, kept = len(document.raw_text), len(document.text)
        exact = cleaning.apply(document.raw_text, edits) == document.text and raw - cut - replaced + put_in == kept
        rows.append((document.path, raw, cut, replaced, put_in, kept, len(edits), exact))
    return pd.DataFrame(rows, columns=columns)


def edits_of(corpus: Corpus, doc_id: str) -> list[cleaning.Edit]:
    """The edits of one document, in the order of its raw text."""
    return _edits(corpus.ledger[corpus.ledger["doc_id"] == doc_id])


def _edits(rows: pd.DataFrame) -> list[cleaning.Edit]:
    def one(e: Any) -> cleaning.Edit:
        put_in = e.replacement if isinstance(e.replacement, str) else None
        return cleaning.Edit(int(e.raw_start), int(e.raw_end), e.action, put_in, e.reason, e.rule)

    return [one(e) for e in tables.rows(rows)]


def roles(corpus: Corpus) -> pd.DataFrame:
    """One row a role that occurs: role, paragraphs, sentences, words, counted (whether measures read it), example."""
    table = corpus.sentences.assign(
        words=[len(language.words(t)) for t in corpus.sentences["text"]],
        place=corpus.sentences["doc_id"] + "/" + corpus.sentences["paragraph"].astype(str),
    )
    grouped = table.groupby("role", as_index=False).agg(
        paragraphs=("place", "nunique"),
        sentences=("sentence_id", "size"),
        words=("words", "sum"),
        example=("text", "first"),
    )
    grouped["counted"] = grouped["role"].eq("body")
    grouped["example"] = [_shortened(t) for t in grouped["example"]]
    return grouped.sort_values("role", key=lambda c: c.map(ROLES.index), ignore_index=True)[
        ["role", "paragraphs", "sentences", "words", "counted", "example"]
    ]


def published(corpus: Corpus) -> pd.DataFrame:
    """One row a document: path, title, published (ISO day or none), from (where it was found), why, note."""
    columns = ["path", "title", "published", "published_from", "published_why", "note"]
    return corpus.documents[columns].rename(columns={"published_from": "from", "published_why": "why"})


def candidates(corpus: Corpus, most: int = 3) -> pd.DataFrame:
    """The days on which documents of unknown date may have been published: path, day, score, why; likeliest first.

    At most `most` a document; none where the text and the bounds in force do not narrow it down.
    """
    unknown = corpus.documents[corpus.documents["published"].isna()]
    found = [
        (document.path, one["day"], one["score"], one["why"])
        for document in tables.rows(unknown)
        for one in list(document.candidates)[:most]
    ]
    return pd.DataFrame(found, columns=["path", "day", "score", "why"])


def clusters(corpus: Corpus) -> pd.DataFrame:
    """One row a document that shares a cluster with another: cluster, path, title, published, source."""
    shared = corpus.documents["cluster"].duplicated(keep=False)
    columns = ["cluster", "path", "title", "published", "source"]
    return corpus.documents.loc[shared, columns].sort_values(["cluster", "published", "path"], ignore_index=True)
