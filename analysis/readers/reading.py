"""Reads documents from files, one after the other: what can be read as a document, what cannot with the reason."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from analysis.readers import languages, metadata, pages, rows, sources
from analysis.readers.decoding import Unreadable, decoded
from analysis.readers.model import RawDocument, Refused
from analysis.readers.sources import Found

_TEXTS, _PAGES = (".txt", ".md"), (".html", ".htm")
_TABLES: dict[str, Callable[[str], Iterator[rows.Found | rows.Fault]]] = {
    ".csv": rows.from_csv,
    ".jsonl": rows.from_jsonl,
}

#: The endings of the files that are read; each also inside .gz and .zip.
ENDINGS = frozenset((*_TEXTS, *_PAGES, *_TABLES))


def read(sources_given: Sequence[str | Path]) -> Iterator[RawDocument | Refused]:
    """The documents in files, folders (with all below them) and patterns, one by one, and what had to be refused.

    Texts (.txt, .md), pages (.html, .htm) and tables with a row for an article (.csv, .jsonl), as they are or in .gz
    and .zip. `metadata.csv` beside files says what is known of them and comes before what a page says of itself.
    README*, LICENSE*, metadata.csv, dateline.toml and dotfiles are never documents. Raises DatelineError for a source
    that does not exist; all else that is wrong is given as Refused, one sentence each.
    """
    for source in sources_given:
        beside = _Beside()
        for found in sources.expand(source):
            said = beside.of(found)
            for item in sources.contents(found):
                yield from [item] if isinstance(item, Refused) else _documents(*item, said)
        yield from beside.left_over()


class _Beside:
    """The metadata files beside the files of one source, each read once."""

    def __init__(self) -> None:
        self._said: dict[Path, dict[str, dict[str, str]]] = {}
        self._refused: list[Refused] = []
        self._folders: set[Path] = set()

    def of(self, found: Found) -> dict[str, str]:
        """What the nearest metadata file, from the file's folder up to the source's, says of a file."""
        if found.whole_folder:
            self._folders.add(found.base)
        folder = found.file.parent
        while True:
            said = self._in(folder, found.base).get(found.file.relative_to(folder).as_posix())
            if said is not None or folder in (found.base, folder.parent):
                return said or {}
            folder = folder.parent

    def _in(self, folder: Path, base: Path) -> dict[str, dict[str, str]]:
        if folder not in self._said:
            path = folder / metadata.NAME
            name = path.relative_to(base).as_posix() if path.is_relative_to(base) else metadata.NAME
            self._said[folder], refused = metadata.read(path, name) if path.is_file() else ({}, [])
            self._refused += refused
        return self._said[folder]

    def left_over(self) -> Iterator[Refused]:
        """The rows that could not be used, and, where a whole folder was asked for, those about files not there."""
        yield from self._refused
        for folder, said in self._said.items():
            base = next((b for b in self._folders if folder.is_relative_to(b)), None)
            for name in said if base else ():
                if not (folder / name).is_file():
                    place = (folder / metadata.NAME).relative_to(base).as_posix() if base else metadata.NAME
                    yield Refused(name, f"{place} has a row about this file, but there is no such file.")


def _documents(name: str, data: bytes, said: dict[str, str]) -> Iterator[RawDocument | Refused]:
    ending = PurePosixPath(name).suffix.lower()
    digest = hashlib.sha256(data).hexdigest()
    try:
        if ending in _TEXTS:
            text, assumed = decoded(data)
            yield _document(name, digest, {"raw_text": _not_empty(text)}, said, assumed)
        elif ending in _PAGES:
            text, assumed = decoded(data, pages.declared(data))
            yield _document(name, digest, pages.read(text, said.get("url")), said, assumed)
        elif ending in _TABLES:
            text, assumed = decoded(data)
            yield from _rows(name, digest, _TABLES[ending](text), said, assumed)
        else:
            readable = ", ".join(sorted(ENDINGS))
            yield Refused(name, f"Files that end in “{ending or 'nothing'}” are not read; {readable} are.")
    except Unreadable as error:
        yield Refused(name, str(error))


def _not_empty(text: str) -> str:
    if not any(c.isalnum() for c in text):
        raise Unreadable("The file holds no words.")
    return text


def _rows(
    name: str, digest: str, found: Iterator[rows.Found | rows.Fault], said: dict[str, str], assumed: str | None
) -> Iterator[RawDocument | Refused]:
    for row in found:
        if len(row) == 2:
            yield Refused(f"{name}#{row[0]}", row[1])
        else:
            number, text, given = row
            yield _document(f"{name}#{number}", digest, {"raw_text": text}, said | given, assumed)


def _document(
    name: str, digest: str, found: dict[str, Any], said: dict[str, str], assumed: str | None
) -> RawDocument:
    """A document from what its file holds and what metadata says; metadata comes first. What was only assumed of the
    file goes to the end of its note."""
    origin = "metadata" if said.get("published") else "page" if found.get("published") else None
    fields = found | said
    fields["note"] = " ".join(filter(None, (fields.get("note"), assumed))) or None
    fields["lang"] = fields.get("lang") or languages.guess(fields["raw_text"])
    return RawDocument(path=name, sha256=digest, published_origin=origin, **fields)
