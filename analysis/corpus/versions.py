"""The versions of an article in a corpus: which was likely first, and what was changed from it to the others."""

import bisect
import itertools
from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis import duplicates, tables
from analysis.corpus.model import Corpus

_KINDS = ("number", "hedge", "attribution", "other")
_FIRST = {True: "likely", False: "no"}


def versions(corpus: Corpus) -> pd.DataFrame:
    """One row a document that shares a cluster with another: cluster, path, title, published, source, original, why,
    shared, added, dropped.

    `original` is “likely”, “no”, or “unknown” where nothing tells; `shared` is the share of the shorter text's runs of
    three words that the longer one holds, `added` and `dropped` are words, both against the likely original (or, where
    that is unknown, the fullest version).
    """
    told = duplicates.versions(corpus).merge(
        corpus.documents[["doc_id", "path", "title", "published", "source"]], on="doc_id"
    )
    told["original"] = ["unknown" if pd.isna(v) else _FIRST[bool(v)] for v in told["likely_original"]]
    told = told.rename(columns={"containment": "shared", "words_added": "added", "words_dropped": "dropped"})
    columns = ["cluster", "path", "title", "published", "source", "original", "why", "shared", "added", "dropped"]
    return told[columns]


def changes(corpus: Corpus) -> pd.DataFrame:
    """What differs between each version and the one it is compared with, figures, hedges and attributions first.

    Columns: kind (number, hedge, attribution, other), change (changed, added, dropped), before, after (the words),
    before_id, after_id (the sentences they stand in; missing where a version has none), path_before, path_after. Body
    sentences alone are compared.
    """
    columns = ["kind", "change", "before", "after", "before_id", "after_id", "path_before", "path_after"]
    table = pd.DataFrame(list(_changed(corpus)), columns=columns)
    return table.sort_values("kind", key=lambda c: c.map(_KINDS.index), kind="stable", ignore_index=True)


def _changed(corpus: Corpus) -> Iterator[dict[str, Any]]:
    told = duplicates.versions(corpus)
    differ = told[told["against"].notna() & ((told["words_added"] > 0) | (told["words_dropped"] > 0))]
    if differ.empty:
        return
    wanted = {*differ["doc_id"], *differ["against"]}
    body = corpus.sentences[(corpus.sentences["role"] == "body") & corpus.sentences["doc_id"].isin(wanted)]
    bodies = {str(doc_id): _Body(part) for doc_id, part in body.groupby("doc_id", sort=False)}
    paths = dict(zip(corpus.documents["doc_id"], corpus.documents["path"], strict=True))
    for pair in tables.rows(differ):
        if pair.against not in bodies or pair.doc_id not in bodies:
            continue
        one, other = bodies[pair.against], bodies[pair.doc_id]
        for row in tables.rows(duplicates.changes(one.text, other.text)):
            yield {
                "kind": row.kind, "change": row.change, "before": row.words_a, "after": row.words_b,
                "before_id": one.sentence(row.start_a), "after_id": other.sentence(row.start_b),
                "path_before": paths[pair.against], "path_after": paths[pair.doc_id],
            }  # fmt: skip


class _Body:
    """The body sentences of a document as one text, a line each, and which of them stands where."""

    def __init__(self, sentences: pd.DataFrame) -> None:
        self.text = "\n".join(sentences["text"])
        self._ids = list(sentences["sentence_id"])
        lengths = (len(text) + 1 for text in sentences["text"])
        self._starts = list(itertools.accumulate(lengths, initial=0))[:-1]

    def sentence(self, at: Any) -> str | None:
        """The id of the sentence at a place of the text; None for no place."""
        return None if pd.isna(at) else str(self._ids[bisect.bisect_right(self._starts, int(at)) - 1])

