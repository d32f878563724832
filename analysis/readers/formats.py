"""Reads a file in the way of its format: a text, a page, an office document, or a table or export of many articles."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from analysis.readers import factiva, frontmatter, markup, nexis, pages, pdf, proquest, rows, rtf, sheets, streams, word
from analysis.readers.columns import Names
from analysis.readers.decoding import Unreadable, decoded
from analysis.readers.model import Claim, Refused
from analysis.readers.parts import Part
from analysis.readers.rows import Fault, Found, Table


class Article(NamedTuple):
    """What a file holds of one article: `found` has `raw_text`, perhaps `evidence`, and what the file says of it, by
    field from the origin `origin` or as `claims`; `note` says what had to be assumed of the file."""

    name: str
    digest: str
    found: dict[str, Any]
    note: str | None = None


def articles(part: Part, names: Names, url: str | None = None) -> Iterator[Article | Refused]:
    """The articles in a file. `names` knows the columns of tables; `url` is the address of a page where it is known."""
    ending = PurePosixPath(part.name).suffix.lower()
    try:
        if ending in _TABLES:
            yield from _many(part, part.digest(), *_TABLES[ending](part, Table(part.name, names)))
        elif ending in _PAGES:
            yield from _page(part, url)
        elif ending in _DOCUMENTS:
            data = part.data()
            yield from _document(part, _digest(data), *_DOCUMENTS[ending](data, names))
        else:
            yield Refused(part.file, _UNREAD.get(ending) or _unknown(ending))
    except Unreadable as error:
        yield Refused(part.file, str(error))


def _document(
    part: Part, digest: str, text: str, claims: list[Claim], note: str | None
) -> Iterator[Article | Refused]:
    """A text as one article, or as several where it is the export of a database of news."""
    for form in _EXPORTS:
        if (found := form(text)) is not None:
            yield from _many(part, digest, found, note)
            return
    if not any(c.isalnum() for c in text):
        raise Unreadable("The file holds no words.")
    yield Article(part.name, digest, {"raw_text": text, "claims": claims}, note)


def _text(data: bytes, names: Names) -> tuple[str, list[Claim], str | None]:
    text, assumed = decoded(data)
    body, claims, fault = frontmatter.split(text, names)
    return body, claims, " ".join(filter(None, (fault, assumed))) or None


def _markdown(data: bytes, names: Names) -> tuple[str, list[Claim], str | None]:
    text, claims, note = _text(data, names)
    return markup.from_markdown(text), claims, note


def _word(data: bytes, _: Names) -> tuple[str, list[Claim], str | None]:
    return *word.read(data), None


def _rtf(data: bytes, _: Names) -> tuple[str, list[Claim], str | None]:
    return rtf.read(data), [], None


def _pdf(data: bytes, _: Names) -> tuple[str, list[Claim], str | None]:
    return pdf.read(data)


def _page(part: Part, url: str | None) -> Iterator[Article | Refused]:
    data = part.data()
    text, assumed = decoded(data, pages.declared(data))
    found = _exported(text)
    if found:
        yield from _many(part, _digest(data), found, assumed)
    else:
        yield Article(part.name, _digest(data), pages.read(text, url), assumed)


def _exported(page: str) -> list[Found | Fault] | None:
    """The articles of a page that is the export of a database; None where it is none."""
    if factiva.may_be_page(page):
        return factiva.from_page(pages.parsed(page))
    if any(mark in page for mark in _MARKS):
        text = pages.visible(pages.parsed(page))
        return next((found for form in _EXPORTS if (found := form(text))), None)
    return None


def _many(
    part: Part, digest: str, found: Iterable[Found | Fault], assumed: str | None = None
) -> Iterator[Article | Refused]:
    for one in found:
        if isinstance(one, Fault):
            yield Refused(f"{part.name}{one.label}", one.reason)
        else:
            yield Article(f"{part.name}{one.label}", digest, {"raw_text": one.text, "claims": one.claims}, assumed)


def _csv(part: Part, table: Table) -> tuple[Iterator[Found | Fault], str | None]:
    lines, assumed = streams.lines(part)
    return rows.from_csv(lines, table), assumed


def _tsv(part: Part, table: Table) -> tuple[Iterator[Found | Fault], str | None]:
    lines, assumed = streams.lines(part)
    return rows.from_csv(lines, table, "\t"), assumed


def _jsonl(part: Part, table: Table) -> tuple[Iterator[Found | Fault], str | None]:
    lines, assumed = streams.lines(part, "\n")
    return rows.from_jsonl(lines, table), assumed


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _unknown(ending: str) -> str:
    return f"Files that end in “{ending or 'nothing'}” are not read; {', '.join(sorted(ENDINGS))} are."


_PAGES = (".html", ".htm")
_DOCUMENTS: dict[str, Callable[[bytes, Names], tuple[str, list[Claim], str | None]]] = {
    ".txt": _text,
    ".md": _markdown,
    ".docx": _word,
    ".rtf": _rtf,
    ".pdf": _pdf,
}
_TABLES: dict[str, Callable[[Part, Table], tuple[Iterator[Found | Fault], str | None]]] = {
    ".csv": _csv,
    ".tsv": _tsv,
    ".jsonl": _jsonl,
    ".ndjson": _jsonl,
    ".json": sheets.from_json,
    ".parquet": sheets.from_parquet,
    ".xlsx": sheets.from_workbook,
    ".xls": sheets.from_workbook,
    ".ods": sheets.from_workbook,
}
_EXPORTS = (proquest.articles, nexis.articles, factiva.articles)
#: What pages hold that are exports, and few others: a look that costs little
_MARKS = ("End of Document", " DOCUMENTS", "ProQuest document ID")
_UNREAD = {
    ".doc": "A Word document of the old kind (.doc) is not read; save it as .docx.",
    ".odt": "An OpenDocument text (.odt) is not read; save it as .docx.",
    ".epub": "A book (.epub) is not read; its pages inside are .html files, which are.",
}

#: The endings of the files that are read; each also inside .gz and .zip.
ENDINGS = frozenset((*_PAGES, *_DOCUMENTS, *_TABLES))
