"""Reads tables of articles, a row each: CSV, TSV, JSON and JSON lines, row by row, however long they are."""

import csv
import itertools
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from analysis.readers import addresses, markup, streams
from analysis.readers.columns import Columns, Names, apart, flat
from analysis.readers.decoding import Unreadable
from analysis.readers.metadata import delimiter
from analysis.readers.model import Claim

_Row = TypeVar("_Row")
_SEPARATOR = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
#: What interfaces for news and forums write in place of a text that they no longer give.
_PLACEHOLDER = re.compile(r"(?i)\[(?:removed|deleted|redacted|no (?:content|text)|content (?:removed|unavailable))\]")
_TEXTLIKE = re.compile(r"(?i)te[xk]st|body|content|inhalt|article|artikel|story|tekst|текст")
_SHOWN, _ALL_SHOWN = 40, 300
#: How many lines, and how much of them, is looked at before a table is read.
_LOOK = 100
_LOOK_SIZE = 200_000


class Found(NamedTuple):
    """An article in a file of several: what follows the file's name, its text, and what the file says of it."""

    label: str
    text: str
    claims: list[Claim]


class Fault(NamedTuple):
    """An article in a file of several that cannot be used, and why."""

    label: str
    reason: str


class Table(NamedTuple):
    """A table's name as it is shown, and how its columns are known."""

    name: str
    names: Names


def from_csv(lines: Iterable[str], table: Table, cells: str | None = None) -> Iterator[Found | Fault]:
    """Each row. `cells` is the character between cells; None: by the header. Raises Unreadable where no column holds
    the text, and for a row that does not end."""
    counted = _Counted(lines)
    first = next(iter(counted), "").removeprefix("\ufeff")
    if reason := addresses.without_header(first):
        raise Unreadable(reason.format(count=f"{1 + sum(1 for line in counted.fresh() if line.strip()):,}"))
    told = _SEPARATOR.fullmatch(first)  # Excel's way to say what parts the cells
    first, cells = (next(iter(counted), ""), told[1]) if told else (first, cells or delimiter(first))
    some = [first, *counted.ahead()]
    in_quotes: dict[str, Any] = {"quoting": csv.QUOTE_NONE} if cells == "\t" and _quotes_are_signs(some) else {}
    reader = csv.DictReader(itertools.chain(some, counted), restkey="", delimiter=cells, **in_quotes)
    try:
        reader.fieldnames = apart(reader.fieldnames or [])
        columns = columns_of(table, reader.fieldnames or [], lambda: sum(1 for _ in counted.between(reader)))
        for number, row in enumerate(counted.between(reader), start=1):
            if row.get(""):
                yield Fault(f"#{number}", "The row has more cells than the header has columns.")
            else:
                yield row_of(f"#{number}", row, columns)
    except csv.Error as error:
        raise Unreadable(f"The table cannot be read further than row {reader.line_num} ({error}).") from None


def _quotes_are_signs(lines: Sequence[str]) -> bool:
    """Whether the quotation marks in a table parted by tabs belong to the texts: each line has as many cells as the
    first, and some cells begin with a mark that does not end them."""
    rows = [line.rstrip("\r\n").split("\t") for line in lines if line.strip()]
    open_cells = any(c.startswith('"') and not (len(c) > 1 and c.endswith('"')) for row in rows for c in row)
    return open_cells and all(len(row) == len(rows[0]) for row in rows)


class _Counted:
    """Lines, and how much of them a row has taken: an open quotation mark would take the whole rest as one cell."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._size = 0

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self._size += len(line)
            if self._size > streams.LONGEST:
                most = f"{streams.LONGEST // 2**20} MB"
                raise Unreadable(f"A row of the table is longer than {most}; a quotation mark may be left open.")
            yield line

    def fresh(self) -> Iterator[str]:
        """The lines, each a row."""
        return self.between(self)

    def ahead(self) -> list[str]:
        """The next lines, about as many as fill a few pages."""
        some: list[str] = []
        size = 0
        for line in itertools.islice(self.fresh(), _LOOK):
            some.append(line)
            size += len(line)
            if size > _LOOK_SIZE:
                break
        return some

    def between(self, rows: Iterable[_Row]) -> Iterator[_Row]:
        """`rows`, of which each may take its own number of lines."""
        for row in rows:
            self._size = 0
            yield row


def from_jsonl(lines: Iterable[str], table: Table) -> Iterator[Found | Fault]:
    """Each line that holds anything."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                item = parsed(line.removeprefix("\ufeff"))
            except Unreadable as error:
                yield Fault(f"#{number}", f"The line {error}")
            else:
                yield from_object(f"#{number}", item, table, "line")


def parsed(text: str) -> Any:
    """What a JSON text says. Raises Unreadable with a reason that lacks its subject: "is not JSON."."""
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        raise Unreadable("is not JSON.") from None
    except RecursionError:
        raise Unreadable("is JSON nested too deep to be read.") from None
    except ValueError:  # Python turns no more than some thousand digits into a number
        raise Unreadable("holds a number of thousands of digits, which cannot be read.") from None


def from_object(label: str, item: Any, table: Table, what: str) -> Found | Fault:
    """An article from a JSON object with named fields; `what` names it in a reason ("line")."""
    if not isinstance(item, dict):
        return Fault(label, f"The {what} is not a JSON object with named fields.")
    row = flat(item)
    columns = table.names.of(table.name, row)
    return row_of(label, row, columns) if "text" in columns else Fault(label, without_text(list(row)))


def columns_of(table: Table, header: Iterable[str], count: Callable[[], int]) -> Columns:
    """What holds what. Raises Unreadable where no column holds the text; `count` says how many rows there are."""
    names = list(header)
    columns = table.names.of(table.name, names)
    if "text" not in columns:
        reason = addresses.by_header(names)
        raise Unreadable(reason.format(count=f"{count():,}") if reason else without_text(names))
    return columns


def without_text(names: list[str]) -> str:
    """The reason where none of the columns `names` holds the text."""
    shown = (n if len(n) <= _SHOWN else f"{n[:_SHOWN]}…" for n in names[:12])
    there = ", ".join(f"“{n}”" for n in shown)[:_ALL_SHOWN] or "none"
    likely = next((n for n in names if len(n) <= _SHOWN and _TEXTLIKE.search(n)), None)
    name = likely or "NAME"
    quoted = f"“text={name}”" if " " in name else f"text={name}"
    return (
        f"No column holds the text of the articles; it may be called text, body or content. There is {there}. Say which"
        f" it is: --column {quoted}, or text = \"{name}\" under [columns] in dateline.toml."
    )


def row_of(label: str, row: Mapping[str, str | None], columns: Columns) -> Found | Fault:
    """An article from a row whose columns are known."""
    text = markup.from_cell(columns.text(row))
    if not text.strip():
        return Fault(label, "The row has no text.")
    if _PLACEHOLDER.fullmatch(text.strip()):
        return Fault(label, f"The text is a placeholder for an article that was taken away, “{text.strip()}”.")
    return Found(label, text, columns.claims(row))
