"""Parts of a corpus that counts are told by: values of columns, periods, or several of these together."""

import dataclasses
from collections.abc import Sequence
from typing import Any, NamedTuple

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

# Groups × words are added up in a table without gaps of so many cells at the most (64 MB).
_MOST_CELLS = 8_000_000


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
    found = units.counts
    if len(found.keys) > 1:
        rows = found.rows.with_columns(group=pl.Series(units.group.astype(np.uint32)).gather(found.rows["doc"]))
        table = rows.group_by("group", *found.keys).agg(pl.col("count").sum(), documents=pl.len())
    else:
        table = _cells(found, units.group.astype(np.int64), len(units.labels))
    return table.with_columns(pl.col("count", "documents").cast(pl.Int64))


def _cells(found: Counts, group: Ints, groups: int) -> pl.DataFrame:
    """The counts of single words by group: of words that are in many documents in a table with a cell for each group,
    to which the rows are added; of the others, whose cells would be empty for the most part, in the order of cells."""
    words = max(1, len(found.words))
    if groups == 1:
        total, holding = found.totals
        return _as_table(np.flatnonzero(holding), total[holding > 0], holding[holding > 0], words)
    common = _common(found.totals[1], groups)
    place = np.full(words, -1, dtype=np.int32)
    place[common] = np.arange(len(common), dtype=np.int32)
    unit: Any = np.uint32 if groups * words < 2**32 else np.int64
    of_doc = group.astype(unit)
    documents, more = (np.zeros(groups * len(common), dtype=np.uint32) for _ in range(2))
    rare: list[tuple[Ints, Ints]] = [(np.zeros(0, dtype=unit), np.zeros(0, dtype=np.uint32))]
    for part in found.parts():
        word, count = part["word0"].to_numpy(), part["count"].to_numpy()
        of, at = of_doc[part["doc"].to_numpy()], place[word]
        out = np.flatnonzero(at < 0)
        rare.append((of[out] * unit(words) + word[out].astype(unit), count[out]))
        inside = at >= 0
        cell, count = at[inside].astype(np.int64) * groups + of[inside], count[inside]
        np.add.at(documents, cell, np.uint32(1))
        often = np.flatnonzero(count > 1)
        np.add.at(more, cell[often], count[often] - np.uint32(1))
    many, counts, cells = (np.zeros(0, dtype=np.uint32), np.zeros(0, dtype=np.uint32), np.zeros(0, dtype=unit))
    if len(common):
        order = np.argsort(common)
        many, counts = (c.reshape(len(common), groups)[order].T.ravel() for c in (documents, more))
        held, common = np.flatnonzero(many), common[order]
        many, counts = many[held], many[held] + counts[held]
        cells = (held // len(common) * words + common[held % len(common)]).astype(unit)
    of_rare, count_rare, many_rare = _sums(*(np.concatenate(c) for c in zip(*rare, strict=True)))
    cells = np.concatenate((cells, of_rare))
    order = np.argsort(cells, kind="stable")
    many = np.concatenate((many, many_rare.astype(np.uint32)))[order]
    return _as_table(cells[order], np.concatenate((counts, count_rare))[order], many, words)


def _common(holding: Ints, groups: int) -> Ints:
    """The words that at least as many documents hold as there are groups, the most common first: their cells are the
    ones most often added to, and lie together."""
    found = np.flatnonzero(holding >= groups)
    return found[np.argsort(-holding[found], kind="stable")[: _MOST_CELLS // groups]]


def _as_table(cells: Any, count: Any, documents: Any, words: int) -> pl.DataFrame:
    group, word = np.divmod(cells, cells.dtype.type(words))
    columns = {"group": group.astype(np.uint32), "word0": word.astype(np.uint32)}
    return pl.DataFrame({**columns, "count": count, "documents": documents})


def _sums(cells: Ints, counts: Ints) -> tuple[Ints, Ints, Ints]:
    """The different ones of `cells` in order, the sum of the counts of each, and how often each is there."""
    order = np.argsort(cells)
    cells = cells[order]
    first = np.flatnonzero(np.concatenate(([True], cells[1:] != cells[:-1]))[: len(cells)])
    many = np.diff(first, append=len(cells))
    return cells[first], np.add.reduceat(counts[order], first) if len(first) else counts, many


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
    made = dataclasses.replace(made, documents=names)
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
