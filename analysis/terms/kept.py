"""The table of counts by document: made once for a corpus and kept beside its tables, or made in memory.

On disk: rows.parquet (the number of a word, and its count for each role), documents.parquet (doc_id, mark, how many of
the rows are its own, and its words in each role), words.parquet (number, word) and about.json. It is made at the first
asking, under the lock of the corpus, and shown by renaming the folder; one that is damaged, or that other code made, is
made again.
"""

import contextlib
import dataclasses
import functools
import hashlib
import json
import shutil
import tempfile
import unicodedata
import weakref
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, cast

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import regex

from analysis.corpus import Corpus, store
from analysis.settings import COUNTED_ROLES, ROLES
from analysis.terms import engine
from analysis.terms.engine import Ints

_ROWS_AT_ONCE, _ROWS_IN_MEMORY = 40_000, 1_000_000
_SEED = 20220910
_BROKEN = (OSError, ValueError, KeyError, pa.ArrowException, pl.exceptions.PolarsError)


@dataclasses.dataclass(frozen=True, eq=False)
class Table:
    """Counts by document: numbers of documents and of words in `rows`, what they stand for beside them.

    `rows` has the columns doc, word0 (to word n-1), and a count for each role that is there. `words` is in alphabetical
    order, `sizes` holds the number of words of each document (rows) in each role (columns, as `ROLES`), `marks` what
    the sentences of each are known by.
    """

    documents: list[str]
    words: pl.Series
    content: "pl.DataFrame | OnDisk"
    sizes: Ints
    marks: np.ndarray[Any, Any]
    keys: list[str]

    @functools.cached_property
    def rows(self) -> pl.DataFrame:
        """All rows in one table, in memory from now on."""
        return self.content if isinstance(self.content, pl.DataFrame) else self.content.whole()

    def parts(self) -> Iterator[pl.DataFrame]:
        """The rows, some millions at a time: read from disk each time, unless they are in memory."""
        if isinstance(self.content, OnDisk) and "rows" not in self.__dict__:
            yield from self.content.parts()
        else:
            yield from self.rows.iter_slices(_ROWS_IN_MEMORY)


class OnDisk:
    """The rows of a table of counts in a file, which stays open; how many of them each document has, what each word
    is called in the order of the alphabet."""

    def __init__(self, path: Path, roles: Sequence[str], rows: Ints, rank: Any) -> None:
        self._file = pq.ParquetFile(path, page_checksum_verification=True)
        self._columns, self._ends, self._rank = ["word0", *roles], np.cumsum(rows), rank
        if (int(self._ends[-1]) if len(rows) else 0) != self._file.metadata.num_rows:
            raise ValueError("the table of counts is not whole")

    def parts(self) -> Iterator[pl.DataFrame]:
        """The rows in parts, as they were written."""
        begin, many = 0, self._file.num_row_groups
        with ThreadPoolExecutor(1) as pool:  # the next is read while this one is used
            coming = pool.submit(self._part, 0) if many else None
            for k in range(1, many + 1):
                assert coming is not None
                part, coming = coming.result(), pool.submit(self._part, k) if k < many else None
                yield self._numbered(part, begin)
                begin += len(part)

    def _part(self, k: int) -> Any:
        return self._file.read_row_group(k, columns=self._columns, use_threads=False)

    def whole(self) -> pl.DataFrame:
        """All rows."""
        return self._numbered(self._file.read(columns=self._columns), 0)

    def _numbered(self, part: Any, begin: int) -> pl.DataFrame:
        ends = self._ends.clip(begin, begin + len(part))
        doc = np.repeat(np.arange(len(ends), dtype=np.uint32), np.diff(ends, prepend=begin))
        table = _with_ranks(cast(pl.DataFrame, pl.from_arrow(part)), self._rank)
        return table.insert_column(0, pl.Series("doc", doc))


def of_corpus(corpus: Corpus, roles: Sequence[str], *, lower: bool) -> Table | None:
    """The kept counts of these documents, made where they are not yet; None where the corpus is not on disk, or
    holds other sentences than those on disk (a choice of sentences), or nothing can be written there."""
    place = store.home(corpus)
    if place is None:
        return None
    try:
        whole = _load(place, roles, lower)
    except _BROKEN:
        return None
    if not len(corpus.documents) or not len(whole.documents):
        return None
    at = pd.Index(whole.documents).get_indexer(pd.Index(corpus.documents["doc_id"].astype(str)))
    if (at < 0).any() or not np.array_equal(whole.marks[at], _marks_of(corpus)):
        return None
    if np.array_equal(at, np.arange(len(whole.documents))):
        return whole
    return part(whole, at)


def part(whole: Table, at: Ints) -> Table:
    """The counts of the documents with these numbers, in this order."""
    new = np.full(len(whole.documents), -1, dtype=np.int64)
    new[at] = np.arange(len(at))
    doc = new[whole.rows["doc"].to_numpy()]
    rows = whole.rows.with_columns(doc=pl.Series(doc.astype(np.int32))).filter(pl.Series(doc >= 0))
    rows = rows.with_columns(pl.col("doc").cast(pl.UInt32))
    documents = [whole.documents[k] for k in at.tolist()]
    return Table(documents, whole.words, rows, whole.sizes[at], whole.marks[at], whole.keys)


def in_memory(sentences: pd.DataFrame, documents: Sequence[str], n: int, *, lower: bool, labels: Any = None) -> Table:
    """The counts of a table of sentences; `labels`, where given, stands for the document of each sentence."""
    order = {d: k for k, d in enumerate(documents)}
    ids = pa.array([] if sentences.empty else sentences["doc_id"].astype(str), pa.large_string())
    doc = numbered(ids, order) if labels is None else np.asarray(labels, dtype=np.int64)
    texts, kinds = _texts(sentences["text"]), _kinds(sentences["role"])
    if (np.diff(doc) < 0).any():
        sorted_ = np.argsort(doc, kind="stable")
        doc, texts, kinds = doc[sorted_], texts.gather(sorted_), kinds[sorted_]
    lexicon = engine.Lexicon(lower=lower)
    size = engine.BATCH if n <= 2 else engine.BATCH // 4
    found: list[pa.Table] = []
    tallies = engine.tallies(engine.batches(texts, doc, kinds, size), lexicon, n)
    sizes = _take(tallies, len(order), lambda tally: found.append(_as_table(tally)))
    rows = pa.concat_tables(found) if found else _nothing(n)
    words, rank = _ranked(lexicon.words)
    marks = np.zeros(len(order), dtype=np.uint64)
    keys = [f"word{k}" for k in range(n)]
    return Table(list(documents), words, _with_ranks(_whole(rows, n), rank), sizes, marks, keys)


def numbered(ids: Any, order: Mapping[str, int]) -> Ints:
    """The number of each of these ids, most of which are as the one before."""
    if not len(ids):
        return np.zeros(0, dtype=np.int64)
    heads = _heads(ids)
    numbers = np.array([order[d] for d in ids.take(pa.array(heads)).to_pylist()], dtype=np.int64)
    return np.repeat(numbers, np.diff(heads, append=len(ids)))


def _heads(ids: Any) -> Ints:
    differs = pc.not_equal(ids.slice(1), ids.slice(0, len(ids) - 1)).to_numpy(zero_copy_only=False)
    return np.flatnonzero(np.concatenate(([True], differs)))


def _arrow(column: "pd.Series[Any]") -> Any:
    if not len(column):
        return pa.array([], pa.large_string())
    array = pa.array(column)
    whole = array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array
    return whole.cast(pa.large_string())


def _texts(column: "pd.Series[Any]") -> pl.Series:
    texts = pl.from_arrow(_arrow(column))
    assert isinstance(texts, pl.Series)
    return texts.fill_null("")


def _kinds(roles: "pd.Series[str]") -> Ints:
    return np.asarray(pd.Index(ROLES).get_indexer(pd.Index(roles)), dtype=np.int64).clip(0)


def _nothing(n: int) -> Any:
    """The rows of no batch at all."""
    none = np.zeros(0, dtype=np.int64)
    return _as_table(engine.Tally(none, [none] * n, {}, none, {}))


def _as_table(tally: engine.Tally, roles: Sequence[str] = ROLES) -> Any:
    """The rows of a batch as Arrow, with a count for each of these roles."""
    nought = np.zeros(len(tally.documents), dtype=np.uint32)
    columns = {"doc": tally.documents.astype(np.uint32)}
    columns |= {f"word{k}": t.astype(np.uint32) for k, t in enumerate(tally.terms)}
    found = {r: tally.counts.get(ROLES.index(r), nought) for r in roles}
    return pa.table(columns | {r: count.astype(np.uint32) for r, count in found.items()})


def _take(tallies: Iterator[engine.Tally], documents: int, take: Callable[[engine.Tally], object]) -> Ints:
    """Hand each tally to `take`; the words of each document by role."""
    sizes = np.zeros((documents, len(ROLES)), dtype=np.int64)
    for tally in tallies:
        for kind, words in tally.words.items():
            sizes[tally.with_words, kind] += words
        take(tally)
    return sizes


def _ranked(words: pl.Series) -> tuple[pl.Series, Any]:
    """The words in alphabetical order, and the place in it of each number."""
    series = words.alias("word")
    order = series.arg_sort().to_numpy()
    rank = np.empty(len(words), dtype=np.uint32)
    rank[order] = np.arange(len(words), dtype=np.uint32)
    return series.gather(pl.Series(order)), rank


def _with_ranks(rows: pl.DataFrame, rank: Any) -> pl.DataFrame:
    columns = [c for c in rows.columns if c.startswith("word")]
    return rows.with_columns(pl.Series(c, rank[rows[c].to_numpy()]) for c in columns)


def _whole(rows: Any, n: int) -> pl.DataFrame:
    """Rows of batches as one table, a document that stood in two of them with one row a term."""
    table = pl.from_arrow(rows)
    assert isinstance(table, pl.DataFrame)
    keys = ["doc", *(f"word{k}" for k in range(n))]
    there = [r for r in table.columns if r not in keys and table[r].max()]
    table = table.select(*keys, *there)
    doc = table["doc"].to_numpy()
    ends = np.cumsum([chunk.num_rows for chunk in rows.to_batches()][:-1])
    cut = np.unique([doc[e] for e in ends if 0 < e < len(doc) and doc[e] == doc[e - 1]])
    if not len(cut):
        return table
    twice = pl.col("doc").is_in(cut.tolist())
    merged = table.filter(twice).group_by(keys).agg(pl.col(r).sum() for r in there)
    return pl.concat([table.filter(~twice), merged.select(table.columns)]).sort("doc", maintain_order=True)


_MARKS: "weakref.WeakKeyDictionary[Corpus, Any]" = weakref.WeakKeyDictionary()


def _marks_of(corpus: Corpus) -> Any:
    """The marks of the documents of `corpus` by the sentences it has of them."""
    if corpus not in _MARKS:
        order = {d: k for k, d in enumerate(corpus.documents["doc_id"].astype(str))}
        table, marks = corpus.sentences, np.zeros(len(order), dtype=np.uint64)
        if len(table):
            _mark(marks, numbered(_arrow(table["doc_id"]), order), _texts(table["text"]), _kinds(table["role"]))
        _MARKS[corpus] = marks
    return _MARKS[corpus]


def _mark(marks: Any, doc: Ints, texts: pl.Series, kinds: Ints) -> None:
    """Add the sentences of these documents to their marks: their texts and roles, in whatever order."""
    hashed = texts.hash(_SEED).to_numpy() + (kinds + 1).astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    np.add.at(marks, doc, hashed)


@functools.cache
def _code() -> str:
    versions = (pl.__version__, pa.__version__, regex.__version__, unicodedata.unidata_version)
    made_by = store.code_hash(("language", "terms/engine.py", "terms/kept.py"))
    return hashlib.sha256(json.dumps([made_by, *versions]).encode()).hexdigest()[:16]


def made(place: Path, roles: Sequence[str] = COUNTED_ROLES, *, lower: bool = True) -> Table:
    """The counts of the corpus whose tables stand in `place`, as they are kept there, or made now."""
    return _load(place, roles, lower)


def _load(place: Path, roles: Sequence[str], lower: bool) -> Table:
    folder = place / f"counts-{'lower' if lower else 'cased'}-{_code()}"
    with store.holding(place):
        if folder.is_dir():
            with contextlib.suppress(*_BROKEN):
                return _read(folder, frozenset(roles), _stamp(folder))
        _make(place, folder, lower=lower)
        return _opened(folder, frozenset(roles))


def _stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    return tuple(sorted((f.name, f.stat().st_mtime_ns, f.stat().st_size) for f in folder.iterdir()))


@functools.lru_cache(maxsize=2)
def _read(folder: Path, roles: frozenset[str], stamp: object) -> Table:  # noqa: ARG001 - the stamp tells when it changed
    table = _opened(folder, roles)
    assert len(table.rows) >= 0  # every page is read, and found to be whole, before anything is answered from it
    return table


def _opened(folder: Path, roles: frozenset[str]) -> Table:
    """The table in `folder`, its rows not read yet."""
    about = json.loads((folder / "about.json").read_text("utf-8"))
    words, documents = (
        cast(pl.DataFrame, pl.from_arrow(pq.read_table(folder / f"{name}.parquet", page_checksum_verification=True)))
        for name in ("words", "documents")
    )
    there = [r for r in ROLES if r in about["roles"] and r in roles]
    own = documents["rows"].to_numpy()
    if [int(own.sum()), len(words), len(documents)] != about["lengths"]:
        raise ValueError("the table of counts is not whole")
    rank = np.empty(len(words), dtype=np.uint32)
    rank[words["number"].to_numpy()] = np.arange(len(words), dtype=np.uint32)
    rows = OnDisk(folder / "rows.parquet", there, own, rank)
    sizes, marks = documents.select(ROLES).to_numpy(), documents["mark"].to_numpy()
    return Table(documents["doc_id"].to_list(), words["word"], rows, sizes, marks, ["word0"])


def _make(place: Path, folder: Path, *, lower: bool) -> None:
    """Count the sentences of the corpus in `place`, a part of the file at a time."""
    ids = pq.read_table(place / "documents.parquet", columns=["doc_id"])["doc_id"].to_pylist()
    order, marks = {d: k for k, d in enumerate(ids)}, np.zeros(len(ids), dtype=np.uint64)
    lexicon = engine.Lexicon(lower=lower)
    target = Path(tempfile.mkdtemp(prefix=".part-counts-", dir=place))
    own = np.zeros(len(ids), dtype=np.int64)
    try:
        met = pl.scan_parquet(place / "sentences.parquet").select(pl.col("role").unique()).collect()["role"]
        there = [r for r in ROLES if r in set(met)]
        schema = pa.schema([(name, pa.uint32()) for name in ("word0", *there)])
        with pq.ParquetWriter(
            target / "rows.parquet", schema, compression="lz4", use_dictionary=there,
            write_statistics=False, write_page_checksum=True,
        ) as writer:  # fmt: skip

            def take(tally: engine.Tally) -> None:
                own[: len(ids)] += np.bincount(tally.documents, minlength=len(ids))
                writer.write_table(_as_table(tally, there).drop_columns("doc"))

            batches = _sentences(place / "sentences.parquet", order, marks)
            sizes = _take(engine.tallies(batches, lexicon), len(order), take)
        pa.default_memory_pool().release_unused()
        words, rank = _ranked(lexicon.words)
        number = np.argsort(rank).astype(np.uint32)
        _write(pl.DataFrame({"word": words, "number": number}), target / "words.parquet")
        by_role = {r: sizes[:, k] for k, r in enumerate(ROLES)}
        told = {"doc_id": pl.Series(ids, dtype=pl.String), "mark": marks, "rows": own, **by_role}
        _write(pl.DataFrame(told), target / "documents.parquet")
        about = {"roles": there, "lengths": [int(own.sum()), len(words), len(ids)], "lower": lower}
        (target / "about.json").write_text(json.dumps(about), "utf-8")
        for old in place.glob(f"{folder.name.rpartition('-')[0]}-*"):
            shutil.rmtree(old, ignore_errors=True)
        store.publish(target, folder)
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        raise


def _write(table: pl.DataFrame, path: Path) -> None:
    pq.write_table(table.to_arrow(), path, compression="lz4", write_page_checksum=True)


def _sentences(path: Path, order: Mapping[str, int], marks: Any) -> Iterator[engine.Batch]:
    """The sentences of a corpus on disk, in batches that end between documents."""
    held: list[tuple[pl.Series, Ints, Ints]] = []
    waiting = 0
    for piece in _read_in_parts(path):
        doc = numbered(piece["doc_id"].to_arrow(), order)
        kinds, texts = _kinds_of(piece["role"]), piece["text"].fill_null("")
        _mark(marks, doc, texts, kinds)
        if (held and (doc[:1] < held[-1][1][-1:]).any()) or (np.diff(doc) < 0).any():
            raise ValueError("the sentences are not in the order of the documents")
        cut = int(np.flatnonzero(doc == doc[-1])[0])
        goes_on = bool(held) and held[-1][1][-1] == doc[-1]  # all of this is of a document begun before
        if cut:
            held.append((texts.slice(0, cut), doc[:cut], kinds[:cut]))
        waiting += int(texts.str.len_bytes().sum())
        if waiting > engine.BATCH and not goes_on:
            yield from _joined(held)
            held, waiting = [], 0
        held.append((texts.slice(cut), doc[cut:], kinds[cut:]))
    yield from _joined(held)


def _read_in_parts(path: Path) -> Iterator[pl.DataFrame]:
    """The rows of a table of sentences, some ten thousands at a time: by Polars, which is faster, where it reads no
    more than that at once."""
    columns = ["doc_id", "role", "text"]
    with pq.ParquetFile(path) as file:
        sizes = [file.metadata.row_group(k).num_rows for k in range(file.num_row_groups)]
        if max(sizes, default=0) > 2 * _ROWS_AT_ONCE:
            for piece in file.iter_batches(_ROWS_AT_ONCE, columns=columns):
                yield cast(pl.DataFrame, pl.from_arrow(piece))
            return
    first = 0
    for size in sizes:
        if size:
            yield pl.scan_parquet(path).select(columns).slice(first, size).collect()
        first += size


def _kinds_of(roles: pl.Series) -> Ints:
    places = roles.replace_strict(list(ROLES), list(range(len(ROLES))), default=0, return_dtype=pl.Int64)
    return places.to_numpy()


def _joined(held: list[tuple[pl.Series, Ints, Ints]]) -> Iterator[engine.Batch]:
    if held:
        texts, doc, kinds = zip(*held, strict=True)
        joined = pl.concat(texts, rechunk=True)
        yield from engine.batches(joined, np.concatenate(doc), np.concatenate(kinds), engine.BATCH, whole=True)
