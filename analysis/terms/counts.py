"""How often each term stands in each document: the one count that every measure of terms is answered from."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
import polars as pl
from scipy import sparse

from analysis.corpus import Corpus, Texts, as_sentences
from analysis.settings import COUNTED_ROLES
from analysis.terms import reading
from analysis.terms.frequency import check_n, runs
from analysis.terms.reading import PERIODS, UNKNOWN

NO_STOPS: frozenset[str] = frozenset()


class Matrix(NamedTuple):
    """A document-term matrix: `counts[i, j]` says how often `terms[j]` stands in `documents[i]`."""

    documents: list[str]
    terms: list[str]
    counts: sparse.csr_array


def counts(data: Texts, *, n: int = 1, roles: Sequence[str] = COUNTED_ROLES, lower: bool = True) -> pl.DataFrame:
    """How often each term stands in each document, no stop list applied.

    Columns doc_id, term, count; a row for each document and term, in the order of the documents, then by term. Over a
    document the counts add up to its runs of n words, none of which crosses the end of a sentence.

    Raises DatelineError for data without a word, n outside 1 to 6, an unknown role.
    """
    check_n(n)
    found: dict[str, Counter[str]] = {}
    for sentence in reading.read(data, roles, lower=lower).sentences:
        found.setdefault(sentence.doc_id, Counter()).update(runs(sentence, n, NO_STOPS))
    rows = [(d, t, found[d][t]) for d in documents(data, roles) if d in found for t in sorted(found[d])]
    return pl.DataFrame(rows, schema={"doc_id": pl.String, "term": pl.String, "count": pl.Int64}, orient="row")


def documents(data: Texts, roles: Sequence[str] = COUNTED_ROLES) -> list[str]:
    """The doc_ids of `data` in order: of a corpus all, of a table those that have a sentence in `roles`."""
    if isinstance(data, Corpus):
        return [str(d) for d in data.documents["doc_id"]]
    return [str(d) for d in as_sentences(data, roles)["doc_id"].drop_duplicates()]


def sizes(data: Texts, roles: Sequence[str] = COUNTED_ROLES) -> pl.DataFrame:
    """How many words each document has: columns doc_id, words; in the order of the documents, 0 where there is none."""
    many = Counter({d: len(w) for d, w in reading.read(data, roles).by_document().items()})
    order = documents(data, roles)
    return pl.DataFrame({"doc_id": order, "words": [many[d] for d in order]}, schema_overrides={"words": pl.Int64})


def periods(corpus: Corpus, by: str) -> pl.DataFrame:
    """The group of each document: columns doc_id, group; in the order of the documents.

    `by` is a column of the documents, or month, week (ISO) or day of publication; "unknown" where there is no value.
    Raises DatelineError for a column that there is not.
    """
    return pl.DataFrame({"doc_id": documents(corpus), "group": reading.labels(corpus.documents, by)})


def matrix(data: Texts, *, n: int = 1, roles: Sequence[str] = COUNTED_ROLES, lower: bool = True) -> Matrix:
    """The counts of `counts` as a matrix: a row a document (in order), a column a term (in alphabetical order)."""
    table = counts(data, n=n, roles=roles, lower=lower)
    rows, columns = documents(data, roles), table["term"].unique().sort()
    i = pd.Index(rows).get_indexer(pd.Index(table["doc_id"].to_list()))
    j = pd.Index(columns.to_list()).get_indexer(pd.Index(table["term"].to_list()))
    held = sparse.csr_array((table["count"].to_numpy(), (i, j)), shape=(len(rows), len(columns)), dtype=np.int64)
    return Matrix(rows, columns.to_list(), held)


__all__ = ["PERIODS", "UNKNOWN", "Matrix", "counts", "documents", "matrix", "periods", "sizes"]
