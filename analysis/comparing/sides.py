"""The two sides of a comparison: how large they are, and which articles, or copies of them, stand on both."""

from typing import NamedTuple

import pandas as pd

from analysis import language
from analysis.corpus import Corpus, as_sentences
from analysis.errors import DatelineError, unknown
from analysis.wording import agree, first_of, quoted, several

#: What becomes of articles that are on both sides.
OVERLAPS = ("say", "refuse", "leave out")
_REST = "the rest: whole.except_(part)"
_COLUMNS = ["kind", "doc_id", "path", "title", "sentence_id"]


class Sides(NamedTuple):
    """Two corpora as they are compared, the articles on both of them, and how many were left out for that."""

    a: Corpus
    b: Corpus
    shared: pd.DataFrame
    left_out: int


def parted(a: Corpus, b: Corpus, overlap: str) -> Sides:
    """The two sides, their overlap treated as asked. Raises DatelineError as `compare`."""
    for side in (a, b):
        if not isinstance(side, Corpus):
            raise DatelineError(f"a comparison takes two corpora, and was given {type(side).__name__}; open one first.")
    if overlap not in OVERLAPS:
        raise unknown("way to treat articles on both sides", overlap, OVERLAPS)
    common = _common(a, b)
    if not common:
        return Sides(a, b, _shared(a, b, []), 0)
    if common == _sentences(a) == _sentences(b):
        raise DatelineError(f"“{a.name}” and “{b.name}” hold the same sentences, so there is nothing to compare.")
    held = a.sentences[a.sentences["sentence_id"].isin(list(common))].drop_duplicates("doc_id")
    named = first_of(quoted([str(p) for p in a.documents.loc[a.documents["doc_id"].isin(held["doc_id"]), "path"]]))
    both = f"{several(len(held), 'article')} of “{a.name}” {agree(len(held), 'is', 'are')} in “{b.name}” too ({named})"
    if overlap == "refuse":
        raise DatelineError(f"{both}; give overlap=\"say\" or \"leave out\", or compare with {_REST}.")
    if overlap == "say":
        return Sides(a, b, _shared(a, b, held["sentence_id"].tolist()), 0)
    rest = [_without(side, common) for side in (a, b)]
    for side, left in zip((a, b), rest, strict=True):
        if left is None:
            raise DatelineError(f"{both}, and “{side.name}” holds nothing else; compare with {_REST}.")
    assert rest[0] is not None and rest[1] is not None
    return Sides(rest[0], rest[1], _shared(rest[0], rest[1], []), len(held))


def _sentences(side: Corpus) -> frozenset[str]:
    return frozenset(map(str, as_sentences(side)["sentence_id"]))


def _common(a: Corpus, b: Corpus) -> frozenset[str]:
    """The sentences of the body that are on both sides: parts of one article may be on either."""
    return _sentences(a) & _sentences(b)


def _without(side: Corpus, common: frozenset[str]) -> Corpus | None:
    own = side.sentences[~side.sentences["sentence_id"].isin(list(common))]
    body = own.loc[own["role"] == "body", "doc_id"]
    kept = own.loc[own["doc_id"].isin(list(body)), "sentence_id"]
    return side.select(kept.tolist(), side.name) if len(kept) else None


def _shared(a: Corpus, b: Corpus, sentences: list[str]) -> pd.DataFrame:
    """The articles on both sides, and those of `a` of which a copy or a version is in `b`."""
    ids = {sentence.rpartition(".")[0]: sentence for sentence in sentences}
    clusters = set(b.documents.loc[~b.documents["doc_id"].isin(a.documents["doc_id"]), "cluster"].dropna())
    first = as_sentences(a).drop_duplicates("doc_id").set_index("doc_id")["sentence_id"]
    rows: list[tuple[object, ...]] = []
    for doc_id, path, title, cluster in a.documents[["doc_id", "path", "title", "cluster"]].itertuples(index=False):
        if doc_id in ids:
            rows.append(("on both sides", doc_id, path, title, ids[str(doc_id)]))
        elif cluster in clusters and doc_id not in set(b.documents["doc_id"]):
            rows.append(("a copy is on the other side", doc_id, path, title, first.get(doc_id)))
    return pd.DataFrame(rows, columns=_COLUMNS)


def sizes(sides: Sides) -> pd.DataFrame:
    """A row a side: side, name, documents, voices (independent articles), sentences and words of the body, days."""
    rows = []
    for side, corpus in (("a", sides.a), ("b", sides.b)):
        body, days = as_sentences(corpus), corpus.documents["published"].dropna()
        cluster = corpus.documents["cluster"]
        rows.append({
            "side": side, "name": corpus.name, "documents": len(corpus),
            "voices": int(cluster.nunique() + cluster.isna().sum()), "sentences": len(body),
            "words": sum(len(language.words(text)) for text in body["text"]),
            "first": days.min() if len(days) else None, "last": days.max() if len(days) else None,
        })  # fmt: skip
    return pd.DataFrame(rows).astype({"first": "datetime64[s]", "last": "datetime64[s]"})
