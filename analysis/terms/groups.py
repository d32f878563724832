"""Parts of a corpus that counts are told by: values of columns, periods, or several of these together."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
import polars as pl

from analysis.corpus import Corpus, Texts, as_sentences, copied
from analysis.errors import DatelineError, unknown
from analysis.settings import COUNTED_ROLES
from analysis.terms import counts as counting
from analysis.terms import kept, reading
from analysis.terms.counts import Counts
from analysis.terms.engine import Ints

#: What a count is by: every article, or one of each cluster of copies.
PER = ("article", "voice")

# Groups × words are added up in a table without gaps of so many cells (100 MB), and of more in several, not too many.
_MOST_CELLS, _MOST_TIMES, _ROWS_AT_ONCE = 12_000_000, 8, 1_000_000


class Units(NamedTuple):
    """Counts by unit, an article or the part of one that falls in a group; the group of each unit, and the groups in
    order, a label for each column that they are told by."""

    counts: Counts
    group: Ints
    labels: list[tuple[str, ...]]

    @property
    def totals(self) -> Ints:
        """The words of each group."""
        return np.bincount(self.group, self.counts.sizes, len(self.labels)).astype(np.int64)

    @property
    def holding(self) -> Ints:
        """How many units of each group hold a word."""
        return np.bincount(self.group[self.counts.sizes > 0], minlength=len(self.labels))


def added_up(units: Units) -> pl.DataFrame:
    """How often each term stands in each group: columns group, word0 (…), count, documents; no row for nought."""
    found, groups, words = units.counts, len(units.labels), max(1, len(units.counts.words))
    group, at_once = units.group.astype(np.int64), max(1, _MOST_CELLS // words)
    if len(found.keys) > 1 or groups > _MOST_TIMES * at_once:
        rows = found.rows.with_columns(group=pl.Series(group.astype(np.uint32)).gather(found.rows["doc"]))
        table = rows.group_by("group", *found.keys).agg(pl.col("count").sum(), documents=pl.len())
    else:
        parts = [_cells(found, group, first, min(at_once, groups - first)) for first in range(0, groups, at_once)]
        table = pl.concat(parts)
    return table.with_columns(pl.col("count", "documents").cast(pl.Int64))


def _cells(found: Counts, group: Ints, first: int, many: int) -> pl.DataFrame:
    """The counts of `many` groups from the `first` on: a cell for each group and word, to which the rows are added."""
    words = max(1, len(found.words))
    count, documents = (np.zeros(many * words, dtype=np.uint32) for _ in range(2))
    for part in found.rows.iter_slices(_ROWS_AT_ONCE):
        place = group[part["doc"].to_numpy()] - first
        inside = (place >= 0) & (place < many)
        cell = place[inside] * words + part["word0"].to_numpy()[inside]
        np.add.at(count, cell, part["count"].to_numpy()[inside])
        np.add.at(documents, cell, np.uint32(1))
    held = np.flatnonzero(count)
    return pl.DataFrame({
        "group": (held // words + first).astype(np.uint32), "word0": (held % words).astype(np.uint32),
        "count": count[held], "documents": documents[held],
    })  # fmt: skip


def columns_of(by: str | Sequence[str] | None) -> tuple[str, ...]:
    """The columns to group by, each once."""
    if by is None:
        return ()
    return (by,) if isinstance(by, str) else tuple(dict.fromkeys(by))


def per_voice(data: Texts, per: str) -> Texts:
    """`data`, or for per="voice" the one document of each cluster of copies that stands for all; in the order given.

    Texts that are no corpus each have their own voice. Raises DatelineError for another `per`.
    """
    if per not in PER:
        raise unknown("way to count", str(per), PER)
    repeats = copied(data) if per == "voice" else frozenset()
    if not isinstance(data, Corpus) or not repeats:
        return data
    return data.select(~data.documents["doc_id"].isin(repeats), f"{data.name}, copies once")


def units(
    data: Texts, by: tuple[str, ...], *, n: int = 1, roles: Sequence[str] = COUNTED_ROLES, lower: bool = True
) -> Units:
    """The counts of `data` by the columns `by`: of the documents or the sentences, or periods.

    Raises DatelineError for a column that there is not, and as `counts.counted`.
    """
    if not by:
        found = counting.counted(data, n=n, roles=roles, lower=lower)
        return Units(found, np.zeros(len(found.documents), dtype=np.int64), [()])
    documents = data.documents if isinstance(data, Corpus) else None
    periods = [p for p in reading.PERIODS if documents is not None and "published" in documents]
    if documents is not None and all(b in documents or b in periods for b in by):
        found = counting.counted(data, n=n, roles=roles, lower=lower)
        return Units(found, *_numbered([reading.labels(documents, b) for b in by]))
    table = as_sentences(data, roles)
    label = pd.MultiIndex.from_arrays([_of_sentences(table, documents, periods, b) for b in by])
    group, labels = _numbered([list(label.get_level_values(k)) for k in range(len(by))])
    document, ids = pd.factorize(table["doc_id"].astype(str))
    parts, unit = np.unique(document * len(labels) + group, return_inverse=True)
    names = [str(ids[d]) for d in (parts // max(1, len(labels))).tolist()]
    # an article that falls in two groups is two units of one name, which is put in once they are counted
    made = kept.in_memory(table, [str(k) for k in range(len(parts))], n, lower=lower, labels=unit)
    made = made._replace(documents=names)
    return Units(counting.in_roles(made, data, roles), parts % max(1, len(labels)), labels)


def each_sentence(data: Texts, by: tuple[str, ...], roles: Sequence[str]) -> tuple[pd.DataFrame, list[tuple[str, ...]]]:
    """The sentences of `data` with the number of their group in a column "_group", and the labels of the groups."""
    documents = data.documents if isinstance(data, Corpus) else None
    periods = [p for p in reading.PERIODS if documents is not None and "published" in documents]
    table = as_sentences(data, roles)
    group, labels = _numbered([_of_sentences(table, documents, periods, b) for b in by])
    return table.assign(_group=group.astype(str)), labels


def _of_sentences(
    table: pd.DataFrame, documents: pd.DataFrame | None, periods: Sequence[str], by: str
) -> list[str]:
    known = [] if documents is None else [*documents.columns, *periods]
    if documents is not None and by in known and by != "doc_id":
        of = dict(zip(documents["doc_id"].astype(str), reading.labels(documents, by), strict=True))
        return [of.get(d, reading.UNKNOWN) for d in table["doc_id"].astype(str)]
    if by in table:
        return reading.labels(table, by)
    raise unknown("column to group by", by, [*known, *table.columns])


def _numbered(labels: Sequence[Sequence[str]]) -> tuple[Ints, list[tuple[str, ...]]]:
    """The number of each combination of labels, and the combinations in order."""
    rows = list(zip(*labels, strict=True))
    different = sorted(set(rows))
    place = {row: k for k, row in enumerate(different)}
    return np.array([place[row] for row in rows], dtype=np.int64), different


def check_columns(by: tuple[str, ...], taken: Sequence[str]) -> None:
    """Raise DatelineError where a column to group by would have the name of another column of the table."""
    for column in by:
        if column in taken:
            raise DatelineError(f"“{column}” is a column of the table of counts itself; group by another column.")
