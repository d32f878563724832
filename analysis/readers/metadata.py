"""Reads `metadata.csv`: what is known of the files beside it, a row a file, and every row that cannot be used."""

import csv
import io
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from analysis.readers.columns import Names, apart
from analysis.readers.decoding import Unreadable, decode
from analysis.readers.model import Claim, Refused
from analysis.readers.sources import Found, shown

NAME = "metadata.csv"

csv.field_size_limit(2**31 - 1)


def read(path: Path, name: str, names: Names) -> tuple[dict[str, list[Claim]], list[Refused]]:
    """What the metadata file at `path` (`name` in reasons) says of each file, and the rows that cannot be used."""
    try:
        text = decode(path.read_bytes()).removeprefix("\ufeff")
    except (OSError, Unreadable) as error:
        return {}, [Refused(name, f"The metadata cannot be read: {error}")]
    reader = csv.DictReader(io.StringIO(text, newline=""), restkey="", delimiter=delimiter(text))
    reader.fieldnames = apart(reader.fieldnames or [])
    header = [c for c in (reader.fieldnames or []) if c]
    columns = names.of(name, header, without=["text"])
    if "file" not in columns:
        has = ", ".join(header) or "none"
        return {}, [Refused(name, f"No column “file” or “path” says which file a row is about; there is {has}.")]
    said: dict[str, list[Claim]] = {}
    refused = []
    try:
        for number, row in enumerate(reader, start=2):
            about = as_key(columns.value(row, "file")[0])
            reason = _fault(about, row, said)
            if reason:
                refused.append(Refused(f"{name}#{number}", reason))
            else:
                said[about] = columns.claims(row, "metadata")
    except csv.Error as error:
        refused.append(Refused(name, f"The metadata cannot be read further than line {reader.line_num} ({error})."))
    return said, refused


def as_key(name: str) -> str:
    """A file's name as it is looked up: letters composed, with forward slashes, from the folder on."""
    return unicodedata.normalize("NFC", name.strip().replace("\\", "/").removeprefix("./"))


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


class Said:
    """What the metadata files say of one file, and of the articles in it."""

    def __init__(self, beside: "Beside", found: Found) -> None:
        self._beside = beside
        self._found = found

    def of(self, name: str) -> tuple[list[Claim], list[Claim]]:
        """What is said of the article `name` itself, and what of the table or archive that it stands in."""
        own = self._beside.about(self._found, name)
        return own, [] if name == self._found.name else self._beside.about(self._found, self._found.name)

    def get(self, field: str) -> str | None:
        """What is said of a field of the file as a whole."""
        own = self._beside.about(self._found, self._found.name)
        return next((c.value for c in own if c.field == field), None)


class Beside:
    """The metadata files beside the files of one source, each read once."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._said: dict[Path, dict[str, list[Claim]]] = {}
        self._chains: dict[tuple[Path, Path], list[tuple[Path, str, dict[str, list[Claim]]]]] = {}
        self._used: set[tuple[Path, str]] = set()
        self._refused: list[Refused] = []
        self._folders: set[Path] = set()

    def of(self, found: Found) -> Said:
        """What is said of a file, to be asked for by the names of the articles in it."""
        if found.whole_folder:
            self._folders.add(found.base)
        return Said(self, found)

    def about(self, found: Found, name: str) -> list[Claim]:
        """What the nearest metadata file, from the file's folder up to the source's, says of the article `name`."""
        for folder, above, said in self._above(found.file.parent, found.base):
            here = as_key(name.removeprefix(above))
            for key in (here, f"{as_key(shown(folder.name))}/{here}"):  # some write the folder's own name before
                if key in said:
                    self._used.add((folder, key))
                    return said[key]
        return []

    def _above(self, folder: Path, base: Path) -> list[tuple[Path, str, dict[str, list[Claim]]]]:
        """The folders from `folder` up to `base` that have metadata, what names begin with there, and what it says."""
        if (folder, base) not in self._chains:
            up = [folder, *folder.parents]
            up = up[: up.index(base) + 1] if base in up else up[:1]
            starts = [shown(f.relative_to(base).as_posix()) if f.is_relative_to(base) else "." for f in up]
            chain = [(f, "" if s == "." else f"{s}/", self._in(f, base)) for f, s in zip(up, starts, strict=True)]
            self._chains[folder, base] = [link for link in chain if link[2]]
        return self._chains[folder, base]

    def _in(self, folder: Path, base: Path) -> dict[str, list[Claim]]:
        if folder not in self._said:
            path = folder / NAME
            name = shown(path.relative_to(base).as_posix()) if path.is_relative_to(base) else NAME
            self._said[folder], refused = read(path, name, self._names) if path.is_file() else ({}, [])
            self._refused += refused
        return self._said[folder]

    def left_over(self) -> Iterator[Refused]:
        """The rows that could not be used, and, where a whole folder was asked for, those about files not there."""
        yield from self._refused
        for folder, said in self._said.items():
            base = next((b for b in self._folders if folder.is_relative_to(b)), None)
            for name in said if base else ():
                if (folder, name) not in self._used and not _stands(folder, name):
                    place = shown((folder / NAME).relative_to(base).as_posix()) if base else NAME
                    yield Refused(name, f"{place} has a row about this file, but there is no such file.")


def _stands(folder: Path, name: str) -> bool:
    """Whether a file is there that `name` is about: itself, packed, or the archive or table that it stands in."""
    parts = name.split("#", maxsplit=1)[0].split("/")
    starts = ["/".join(parts[: n + 1]) for n in range(len(parts))]
    return any((folder / f"{start}{ending}").is_file() for start in starts for ending in ("", ".gz"))
