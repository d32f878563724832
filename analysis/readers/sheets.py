"""Reads tables that are not lines of text: JSON by its structure, Parquet batch by batch, workbooks sheet by sheet."""

import contextlib
import datetime
import io
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pyarrow
import pyarrow.parquet
import python_calamine

from analysis.readers import office
from analysis.readers.columns import Columns, Names, apart
from analysis.readers.decoding import Unreadable, decoded
from analysis.readers.parts import Part
from analysis.readers.rows import (
    Fault,
    Found,
    Table,
    columns_of,
    from_jsonl,
    from_object,
    parsed,
    row_of,
    without_text,
)

_DEEPEST = 3
_HEADER_WITHIN = 20
_LONGEST_NAME = 60
_BATCH = 500


def from_json(part: Part, table: Table) -> tuple[Iterator[Found | Fault], str | None]:
    """The articles of a JSON file: a list of objects, an object with such a list in it, one object, or an object a
    line. Raises Unreadable."""
    text, assumed = decoded(part.data())
    text = text.removeprefix("\ufeff")
    try:
        whole = parsed(text)
    except Unreadable as error:
        first = text.lstrip().split("\n", 1)[0]
        with contextlib.suppress(Unreadable):
            if isinstance(parsed(first), dict):
                return from_jsonl(io.StringIO(text), table), assumed
        raise Unreadable(f"The file {error}") from None
    return _in_json(whole, table), assumed


def _in_json(whole: Any, table: Table) -> Iterator[Found | Fault]:
    items = whole if isinstance(whole, list) else None
    if isinstance(whole, dict) and isinstance(from_object("", whole, table, "file"), Fault):
        items = max(_lists(whole, _DEEPEST), key=len, default=None)
    if items is None:
        yield from_object("", whole, table, "file")
        return
    names = dict.fromkeys(str(k) for item in items if isinstance(item, dict) for k in item)
    if not items:
        raise Unreadable("The file holds an empty list.")
    if not any(isinstance(from_object("", item, table, "entry"), Found) for item in items):
        columns_of(table, names, lambda: len(items))  # says what kind of table it is, once
    for number, item in enumerate(items, start=1):
        yield from_object(f"#{number}", item, table, "entry")


def _lists(item: Mapping[str, Any], depth: int) -> Iterator[list[Any]]:
    for value in item.values():
        if isinstance(value, list) and any(isinstance(v, dict) for v in value):
            yield value
        elif isinstance(value, dict) and depth:
            yield from _lists(value, depth - 1)


def from_parquet(part: Part, table: Table) -> tuple[Iterator[Found | Fault], None]:
    """Each row of a Parquet file, of which a batch is held at a time."""
    return _in_parquet(part, table), None


def _in_parquet(part: Part, table: Table) -> Iterator[Found | Fault]:
    number = 0
    try:
        with part.seekable() as stream:
            file = pyarrow.parquet.ParquetFile(stream)
            columns = columns_of(table, file.schema_arrow.names, lambda: int(file.metadata.num_rows))
            needed = sorted({c for listed in columns.chosen.values() for c in listed})
            for batch in file.iter_batches(batch_size=_BATCH, columns=needed):
                for row in batch.to_pylist():
                    number += 1
                    yield row_of(f"#{number}", {k: cell(v) for k, v in row.items()}, columns)
    except Unreadable:
        raise
    # Arrow's own errors are of Python's classes by turns (ArrowInvalid is a ValueError, ArrowKeyError a KeyError)
    except (pyarrow.ArrowException, *office.BROKEN) as error:
        where = f"beyond row {number}" if number else "as Parquet"
        raise Unreadable(f"The table cannot be read {where} ({type(error).__name__}).") from None


def from_workbook(part: Part, table: Table) -> tuple[Iterator[Found | Fault], None]:
    """Each row of each sheet that has a column for the text; the sheet's name stands in the label."""
    return _in_workbook(part.data(), table), None


def _in_workbook(data: bytes, table: Table) -> Iterator[Found | Fault]:
    if data.startswith(b"PK") or not data.startswith(office.COMPOUND):
        office.check_archive(data, "a workbook")
    used = False
    faults: list[Fault] = []
    for name, cells in _sheets(data):
        header = _header(cells, table)
        if header is None:
            if cells:
                faults.append(Fault(f"/{name}", without_text([cell(v) for v in cells[0]])))
            continue
        used = True
        at, columns = header
        names = apart(cell(v) for v in cells[at])
        for number, row in enumerate(cells[at + 1 :], start=1):
            if any(cell(v) for v in row):
                texts = dict(zip(reversed(names), reversed([cell(v) for v in row]), strict=True))
                yield row_of(f"/{name}#{number}", texts, columns)
    if not used and len(faults) == 1:
        raise Unreadable(faults[0].reason)
    if not used and not faults:
        raise Unreadable("The workbook holds no rows.")
    yield from faults


def _header(cells: Sequence[Sequence[object]], table: Table) -> tuple[int, Columns] | None:
    """The first row that names a column for the text, for people write titles above their tables."""
    trial = Names(table.names.told)  # what a row of articles would be mapped to is nobody's concern
    for at, row in enumerate(cells[:_HEADER_WITHIN]):
        names = apart(cell(v) for v in row)
        if max(map(len, names), default=0) <= _LONGEST_NAME and "text" in trial.of("", names):
            return at, table.names.of(table.name, names)
    return None


def _sheets(data: bytes) -> Iterable[tuple[str, list[list[Any]]]]:
    """The sheets of a workbook as lists of rows. Raises Unreadable."""
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [(name, book.get_sheet_by_name(name).to_python()) for name in book.sheet_names]
    except python_calamine.PasswordError:
        raise Unreadable("The workbook is protected by a password; save it without one.") from None
    except (python_calamine.CalamineError, *office.BROKEN) as error:
        raise Unreadable(f"The workbook is damaged ({type(error).__name__}).") from None
    # A fault inside calamine, which is written in Rust, comes out as a PanicException, which is no Exception
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise Unreadable("The workbook is damaged.") from None


def cell(value: object) -> str:
    """A cell as text: days and times as ISO, whole numbers without a point, nothing for an error or for NaN."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return ", ".join(cell(v) for v in value)
    if isinstance(value, dict):
        return cell(value.get("name"))
    if value is None or isinstance(value, bool):
        return ""
    return _day(value) if isinstance(value, datetime.date | datetime.time) else _number(value)


def _day(value: datetime.date | datetime.time) -> str:
    midnight = isinstance(value, datetime.datetime) and value.time() == datetime.time() and value.tzinfo is None
    return value.isoformat()[:10] if midnight else value.isoformat()


def _number(value: object) -> str:
    if isinstance(value, float):
        return "" if math.isnan(value) else str(int(value)) if value.is_integer() else str(value)
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
