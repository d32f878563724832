"""The tables: what a row is, which columns there are and of what type. One list, used by every layer.

On disk a table is Parquet with the schema below; in a notebook it is a pandas DataFrame with the same columns.
Offsets are code points: of `documents.text` unless a name says `raw_`.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd
import pyarrow as pa

_str, _int, _num, _bool, _day = pa.string(), pa.int64(), pa.float64(), pa.bool_(), pa.date32()
_candidate = pa.struct([("day", _str), ("score", _num), ("why", _str)])
_hit = pa.struct([("token", _str), ("start", _int), ("end", _int), ("amount", _num)])

#: name of the table -> its Arrow schema
SCHEMAS: Mapping[str, pa.Schema] = {
    # an article
    "documents": pa.schema([
        ("doc_id", _str), ("path", _str), ("sha256", _str), ("title", _str), ("published", _day),
        ("published_at", _str), ("published_from", _str), ("published_why", _str),
        ("candidates", pa.list_(_candidate)), ("source", _str), ("author", _str), ("lang", _str), ("url", _str),
        ("note", _str), ("raw_text", _str), ("evidence", pa.list_(_bool)), ("text", _str), ("cluster", _int),
    ]),
    # one edit of one document; the edits applied to raw_text give text exactly
    "ledger": pa.schema([
        ("doc_id", _str), ("raw_start", _int), ("raw_end", _int), ("action", _str), ("replacement", _str),
        ("reason", _str), ("rule", _str),
    ]),
    # a sentence (or a heading, a caption, the title)
    "sentences": pa.schema([
        ("doc_id", _str), ("sentence_id", _str), ("start", _int), ("end", _int), ("paragraph", _int), ("role", _str),
        ("text", _str),
    ]),
    # a file, or a part of one, that could not be read
    "refused": pa.schema([("path", _str), ("reason", _str)]),
    # what one origin says of a field of a document where origins differ, or what cannot be read
    "conflicts": pa.schema([
        ("doc_id", _str), ("path", _str), ("field", _str), ("origin", _str), ("place", _str), ("value", _str),
        ("used", _bool), ("why", _str),
    ]),
    # a column of a table of articles, of metadata.csv or of front matter, and what it was taken for
    "mapping": pa.schema([("table", _str), ("column", _str), ("field", _str), ("how", _str)]),
    # an attributed statement
    "quotes": pa.schema([
        ("doc_id", _str), ("sentence_id", _str), ("start", _int), ("end", _int), ("text", _str), ("kind", _str),
        ("speaker", _str), ("speaker_start", _int), ("speaker_end", _int), ("cue", _str), ("hedge", _str),
        ("rule", _str), ("confidence", _num), ("main", _bool),
    ]),
    # a time expression
    "dates": pa.schema([
        ("doc_id", _str), ("sentence_id", _str), ("start", _int), ("end", _int), ("text", _str), ("type", _str),
        ("value", _str), ("from", _day), ("to", _day), ("precision", _str), ("anchor", _str), ("rule", _str),
        ("why", _str), ("confidence", _num),
    ]),
    # a sentence on a day or a span; one that names two days has two rows
    "events": pa.schema([
        ("doc_id", _str), ("sentence_id", _str), ("from", _day), ("to", _day), ("precision", _str),
        ("inferred", _bool), ("modality", _str), ("why", _str), ("date_start", _int), ("date_end", _int),
        ("voices", _int), ("text", _str),
    ]),
    # a sentence's tone; score is null where there is no evidence
    "scores": pa.schema([
        ("doc_id", _str), ("sentence_id", _str), ("score", _num), ("hits", _int), ("coverage", _num),
        ("contributions", pa.list_(_hit)),
    ]),
}


def columns(name: str) -> list[str]:
    """The columns of the table `name`, in order."""
    return list(SCHEMAS[name].names)


def frame(name: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """A DataFrame of the table `name` from mappings; missing keys become nulls. Raises KeyError for an unknown key."""
    return from_arrow(arrow(name, rows))


def arrow(name: str, rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """Like `frame`, as an Arrow table, which takes a fraction of the memory of the mappings."""
    schema, listed = SCHEMAS[name], list(rows)
    extra = {key for row in listed for key in row} - set(schema.names)
    if extra:
        raise KeyError(f"table {name} has no column {', '.join(sorted(extra))}")
    arrays = [pa.array([row.get(f.name) for row in listed], f.type, from_pandas=True) for f in schema]
    return pa.Table.from_arrays(arrays, schema=schema)


def to_arrow(table: pd.DataFrame, name: str) -> pa.Table:
    """`table` as Arrow with the columns and types of `name`; further columns are left out."""
    return pa.Table.from_arrays([_as_array(table[f.name], f.type) for f in SCHEMAS[name]], schema=SCHEMAS[name])


def _as_array(column: "pd.Series[Any]", kind: pa.DataType) -> pa.Array:
    if column.isna().all():  # a column without values has no type of its own that could be cast
        return pa.nulls(len(column), kind)
    array = pa.Array.from_pandas(column, type=kind)
    return array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array


def from_arrow(table: pa.Table) -> pd.DataFrame:
    """An Arrow table as pandas: integers and truths with gaps keep their type, days become datetime64."""
    kinds = {_int: pd.Int64Dtype(), _bool: pd.BooleanDtype()}
    made: pd.DataFrame = table.to_pandas(types_mapper=kinds.get, date_as_object=False)
    return made


def rows(table: pd.DataFrame) -> Iterator[Any]:
    """The rows of `table` as named tuples; what type a field has is known by the schema, not by a type checker."""
    return iter(table.itertuples())
