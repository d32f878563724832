"""Reads `metadata.csv`: what is known of the files beside it, a row a file, and every row that cannot be used."""

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from analysis.readers.decoding import Unreadable, decode
from analysis.readers.model import Refused

NAME = "metadata.csv"

#: field of a document -> the names its column may have, in order of precedence
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "fulltext", "full_text", "article", "article_text", "story"),
    "published": (
        "published", "date", "pubdate", "pub_date", "published_at", "publishedat", "publish_date", "publication_date",
        "datetime",
    ),
    "source": ("source", "outlet", "publisher", "publication", "newspaper", "media_name", "site", "domain"),
    "title": ("title", "headline", "head"),
    "author": ("author", "authors", "byline", "writer"),
    "lang": ("lang", "language"),
    "url": ("url", "link", "uri", "address"),
    "note": ("note", "notes", "comment"),
}  # fmt: skip
_FILE_COLUMNS = ("file", "path", "filename", "file_name")

csv.field_size_limit(2**31 - 1)


def mapped(columns: Iterable[str]) -> dict[str, str]:
    """Field -> the column that holds it, by the usual names, whatever their case."""
    known = {c.strip().lower().replace(" ", "_"): c for c in columns if c}
    return {field: known[n] for field, names in COLUMNS.items() for n in names[::-1] if n in known}


def fields(row: Mapping[str, str | None], columns: Mapping[str, str]) -> dict[str, str]:
    """The fields that a row gives, blanks around them and empty ones left out; not its text."""
    found = {field: (row.get(column) or "").strip() for field, column in columns.items() if field != "text"}
    return {field: value for field, value in found.items() if value}


def read(path: Path, name: str) -> tuple[dict[str, dict[str, str]], list[Refused]]:
    """What the metadata file at `path` (`name` in reasons) says of each file, and the rows that cannot be used."""
    try:
        text = decode(path.read_bytes()).removeprefix("\ufeff")
    except (OSError, Unreadable) as error:
        return {}, [Refused(name, f"The metadata cannot be read: {error}")]
    reader = csv.DictReader(io.StringIO(text, newline=""), restkey="", delimiter=delimiter(text))
    header = [c for c in (reader.fieldnames or []) if c]
    file_column = next((c for n in _FILE_COLUMNS for c in header if c.strip().lower() == n), None)
    if file_column is None:
        has = ", ".join(header) or "none"
        return {}, [Refused(name, f"No column “file” or “path” says which file a row is about; there is {has}.")]
    columns = mapped(c for c in header if c != file_column)
    said: dict[str, dict[str, str]] = {}
    refused = []
    for number, row in enumerate(reader, start=2):
        about = (row.get(file_column) or "").strip().replace("\\", "/").removeprefix("./")
        reason = _fault(about, row, said)
        if reason:
            refused.append(Refused(f"{name}#{number}", reason))
        else:
            said[about] = fields(row, columns)
    return said, refused


def _fault(about: str, row: Mapping[str, object], said: Mapping[str, object]) -> str | None:
    if not about:
        return "The row names no file."
    if row.get(""):
        return (
            f"The row about “{about}” has more cells than the header has columns; a comma in a cell needs quotation"
            " marks around the cell."
        )
    if about in said:
        return f"An earlier row is already about “{about}”; that one is used."
    return None


def delimiter(text: str) -> str:
    """The character between the cells, by which of them the first line holds most of."""
    first = text.split("\n", 1)[0]
    return max(",;\t", key=lambda c: (first.count(c), c == ","))
