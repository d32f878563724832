"""Reads tables of articles, a row each: CSV and JSON lines. Columns are found by their usual names."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping

from analysis.readers.decoding import Unreadable
from analysis.readers.metadata import delimiter, fields, mapped

Found = tuple[int, str, dict[str, str]]
Fault = tuple[int, str]


def from_csv(text: str) -> Iterator[Found | Fault]:
    """Each row as (number, text, fields), or (number, reason). Raises Unreadable where no column holds the text."""
    text = text.removeprefix("\ufeff")
    reader = csv.DictReader(io.StringIO(text, newline=""), restkey="", delimiter=delimiter(text))
    columns = _columns(reader.fieldnames or [])
    try:
        for number, row in enumerate(reader, start=1):
            if row.get(""):
                yield number, "The row has more cells than the header has columns."
            else:
                yield _row(number, row, columns)
    except csv.Error as error:
        raise Unreadable(f"The table cannot be read further than row {reader.line_num} ({error}).") from None


def from_jsonl(text: str) -> Iterator[Found | Fault]:
    """Each line that holds anything as (number, text, fields), or (number, reason)."""
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except (json.JSONDecodeError, RecursionError):
            yield number, "The line is not JSON."
            continue
        if not isinstance(item, dict):
            yield number, "The line is not a JSON object with named fields."
            continue
        row = {str(k): v if isinstance(v, str) else "" if v is None else _plain(v) for k, v in item.items()}
        columns = mapped(row)
        yield _row(number, row, columns) if "text" in columns else (number, _no_text(list(row)))


def _plain(value: object) -> str:
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        return ", ".join(value)
    return json.dumps(value, ensure_ascii=False)


def _columns(header: Iterable[str]) -> dict[str, str]:
    names = list(header)
    columns = mapped(names)
    if "text" not in columns:
        raise Unreadable(_no_text(names))
    return columns


def _no_text(names: list[str]) -> str:
    there = ", ".join(names[:12]) or "none"
    return f"No column holds the text of the articles; it may be called text, body or content. There is {there}."


def _row(number: int, row: Mapping[str, str | None], columns: Mapping[str, str]) -> Found | Fault:
    text = row.get(columns["text"]) or ""
    return (number, text, fields(row, columns)) if text.strip() else (number, "The row has no text.")
