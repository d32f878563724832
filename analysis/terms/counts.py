"""How often each term stands in each document: the one count that every measure of terms is answered from."""

import dataclasses
import functools
import weakref
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
import polars as pl
from scipy import sparse

from analysis.corpus import Corpus, Texts, as_sentences
from analysis.corpus.select import check_roles
from analysis.errors import DatelineError, one_of
from analysis.settings import COUNTED_ROLES, ROLES
from analysis.terms import kept, reading
from analysis.terms.engine import Ints
from analysis.terms.frequency import check_n
from analysis.terms.kept import Table
from analysis.terms.reading import PERIODS, UNKNOWN


class Matrix(NamedTuple):
    """A document-term matrix: `counts[i, j]` says how often `terms[j]` stands in `documents[i]`."""

    documents: list[str]
    terms: list[str]
    counts: sparse.csr_array


@dataclasses.dataclass(frozen=True)
class Counts:
    """Counts in numbers, which is how they are added up: `rows` has doc, word0 (to word n-1) and count.

    `doc` is a place in `documents`, in rising order; `word…` are places in `words`, which is in alphabetical order;
    `sizes` is how many words each document has.
    """

    table: Table
    roles: tuple[str, ...]
    sizes: Ints

    @property
    def documents(self) -> list[str]:
        """The doc_ids in order."""
        return self.table.documents

    @property
    def words(self) -> pl.Series:
        """The words in alphabetical order."""
        return self.table.words

    @functools.cached_property
    def rows(self) -> pl.DataFrame:
        """All rows in one table."""
        return self._added(self.table.rows)

    def parts(self) -> Iterator[pl.DataFrame]:
        """The rows, some millions at a time, of which no more are held in memory than are there already."""
        yield from map(self._added, self.table.parts())

    @functools.cached_property
    def totals(self) -> tuple[Ints, Ints]:
        """How often each of the words is there, and how many documents hold it, by itself."""
        count, holding = (np.zeros(len(self.words), dtype=np.int64) for _ in range(2))
        for part in self.parts():
            word, more = part["word0"].to_numpy(), part["count"].to_numpy()
            holding += np.bincount(word, minlength=len(holding))
            often = np.flatnonzero(more > 1)
            np.add.at(count, word[often], more[often] - np.int64(1))
        return count + holding, holding

    def _added(self, rows: pl.DataFrame) -> pl.DataFrame:
        there = [r for r in rows.columns if r in self.roles]
        total = pl.sum_horizontal(there) if len(there) > 1 else pl.col(there) if there else pl.lit(0, pl.UInt32)
        rows = rows.select(pl.exclude(ROLES), total.alias("count"))
        return rows.filter(pl.col("count") > 0) if rows["count"].min() == 0 else rows

    @property
    def keys(self) -> list[str]:
        """The columns that together are a term."""
        return self.table.keys

    def spelled(self, rows: pl.DataFrame) -> pl.DataFrame:
        """`rows` with a column term in place of the numbers of its words."""
        parts = [self.words.gather(rows[k].cast(pl.UInt32)).alias(k) for k in self.keys]
        term = parts[0] if len(parts) == 1 else pl.select(pl.concat_str(parts, separator=" ")).to_series()
        return rows.with_columns(term.alias("term")).drop(self.keys)


def counted(data: Texts, *, n: int = 1, roles: Sequence[str] = COUNTED_ROLES, lower: bool = True) -> Counts:
    """The counts of `counts` in numbers: what is added up from millions of rows is spelled out last.

    For a corpus that is kept on disk, or whole articles of it, single words are not counted again but read from the
    table beside it. Raises DatelineError for data without a word, n outside 1 to 6, an unknown role.
    """
    check_n(n)
    check_roles(roles)
    return in_roles(_table(data, n, roles, lower), data, roles)


def in_roles(table: Table, data: Texts, roles: Sequence[str]) -> Counts:
    """The counts of `table`, made from `data`, in these roles. Raises DatelineError where they hold no word."""
    sizes = table.sizes[:, [ROLES.index(r) for r in dict.fromkeys(roles)]].sum(axis=1)
    if not sizes.sum():
        name = f"“{data.name}”" if isinstance(data, Corpus) else "the data given"
        raise DatelineError(f"there is no word to count in {name} (roles read: {one_of(roles)}).")
    return Counts(table, tuple(roles), sizes)


#: The counts of corpora that are not on disk, or of a choice of sentences, for as long as these are there.
_MADE: "weakref.WeakKeyDictionary[Corpus, dict[bool, Table]]" = weakref.WeakKeyDictionary()


def _table(data: Texts, n: int, roles: Sequence[str], lower: bool) -> Table:
    if not isinstance(data, Corpus):
        sentences = as_sentences(data, roles)
        return kept.in_memory(sentences, _in_order(sentences), n, lower=lower)
    if n > 1:
        return kept.in_memory(as_sentences(data, roles), documents(data), n, lower=lower)
    found = kept.of_corpus(data, roles, lower=lower)
    if found is not None:
        return found
    made = _MADE.setdefault(data, {})
    if lower not in made:
        made[lower] = kept.in_memory(as_sentences(data, ROLES), documents(data), n, lower=lower)
    return made[lower]


def counts(data: Texts, *, n: int = 1, roles: Sequence[str] = COUNTED_ROLES, lower: bool = True) -> pl.DataFrame:
    """How often each term stands in each document, no stop list applied.

    Columns doc_id, term, count; a row for each document and term, in the order of the documents, then by term. Over a
    document the counts add up to its runs of n words, none of which crosses the end of a sentence.

    Raises DatelineError for data without a word, n outside 1 to 6, an unknown role.
    """
    found = counted(data, n=n, roles=roles, lower=lower)
    rows = found.spelled(found.rows.sort("doc", *found.keys))
    ids = pl.Series("doc_id", found.documents, dtype=pl.String).gather(rows["doc"])
    return rows.select(ids, "term", pl.col("count").cast(pl.Int64))


def documents(data: Texts, roles: Sequence[str] = COUNTED_ROLES) -> list[str]:
    """The doc_ids of `data` in order: of a corpus all, of a table those that have a sentence in `roles`."""
    if isinstance(data, Corpus):
        return [str(d) for d in data.documents["doc_id"]]
    return _in_order(as_sentences(data, roles))


def _in_order(sentences: pd.DataFrame) -> list[str]:
    return [str(d) for d in sentences["doc_id"].drop_duplicates()]


def sizes(data: Texts, roles: Sequence[str] = COUNTED_ROLES) -> pl.DataFrame:
    """How many words each document has: columns doc_id, words; in the order of the documents, 0 where there is none."""
    found = counted(data, roles=roles)
    return pl.DataFrame({"doc_id": found.documents, "words": found.sizes}, {"doc_id": pl.String, "words": pl.Int64})


def periods(corpus: Corpus, by: str) -> pl.DataFrame:
    """The group of each document: columns doc_id, group; in the order of the documents.

    `by` is a column of the documents, or month, week (ISO) or day of publication; "unknown" where there is no value.
    Raises DatelineError for a column that there is not.
    """
    return pl.DataFrame({"doc_id": documents(corpus), "group": reading.labels(corpus.documents, by)})


def matrix(data: Texts, *, n: int = 1, roles: Sequence[str] = COUNTED_ROLES, lower: bool = True) -> Matrix:
    """The counts of `counts` as a matrix: a row a document (in order), a column a term (in alphabetical order)."""
    found = counted(data, n=n, roles=roles, lower=lower)
    if n == 1:
        word = found.rows["word0"].to_numpy()
        there = np.zeros(len(found.words), dtype=bool)
        there[word] = True
        column = (np.cumsum(there) - 1)[word]
        terms = found.words.filter(pl.Series(there)).to_list()
    else:
        different = found.rows.select(found.keys).unique().sort(found.keys).with_row_index("column")
        column = found.rows.join(different, on=found.keys, maintain_order="left")["column"].to_numpy()
        terms = found.spelled(different)["term"].to_list()
    ends = np.searchsorted(found.rows["doc"].to_numpy(), np.arange(len(found.documents) + 1))
    shape = (len(found.documents), len(terms))
    held = sparse.csr_array((found.rows["count"].to_numpy().astype(np.int64), column, ends), shape=shape)
    return Matrix(found.documents, terms, held)


__all__ = [
    "PERIODS", "UNKNOWN", "Counts", "Matrix", "counted", "counts", "documents", "matrix", "periods", "sizes",
]  # fmt: skip
