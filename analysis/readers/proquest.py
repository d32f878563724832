"""Reads exports of ProQuest as text: records between long lines of underscores, with named fields and the full text.

Its tables (CSV, Excel) are read as any other table; their columns have usual names.
"""

import re
from collections.abc import Sequence

from analysis.readers.exports import article, day
from analysis.readers.rows import Fault, Found

_KIND = "ProQuest"
_RULE = re.compile(r"_{20,}")
_OPENING = re.compile(r"Document \d+ of \d+")
_LABELS = (
    "Abstract", "Alternate title", "Author", "Author affiliation", "Classification", "Column", "Company / organization",
    "Copyright", "Correspondence author", "Country of publication", "Credit", "Database", "Dateline", "Document type",
    "Document feature",
    "Document URL", "Edition", "Entry date", "First page", "Full text", "Identifier / keyword",
    "Illustrations", "Issue", "ISBN", "ISSN", "e-ISSN", "Language of publication", "Last updated", "Links", "Location",
    "Name", "NAICS", "Number of pages", "Pages", "People", "Place of publication", "Product name",
    "ProQuest document ID", "ProQuest document link", "Publication date", "Publication info", "Publication subject",
    "Publication title", "Publication year", "Publisher", "Section", "Series", "Source", "Source type", "Start page",
    "Subject", "Subject term", "Title", "Volume",
)  # fmt: skip
_FIELD = re.compile(rf"({'|'.join(map(re.escape, sorted(_LABELS, key=len, reverse=True)))}): *(.*)", re.IGNORECASE)
_NAMES = {label.lower(): label for label in _LABELS}
_OWN = (
    "Publication title", "Publication date", "ProQuest document ID", "Full text", "Publication info", "Document URL",
)  # fmt: skip
_PLACE = re.compile(r"[;,\[]")


def articles(text: str) -> list[Found | Fault] | None:
    """The articles of an export; None where `text` is none."""
    records: list[list[str]] = [[]]
    for line in text.replace("\r\n", "\n").split("\n"):
        if _RULE.fullmatch(line.strip()):
            records.append([])
        else:
            records[-1].append(line.strip())
    fields = [(record, _fields(record)) for record in records if len(records) > 1]
    own = [(record, said) for record, said in fields if sum(name in said for name in _OWN) >= 2]
    return [_article(n, record, said) for n, (record, said) in enumerate(own, start=1)] or None


def _fields(record: Sequence[str]) -> dict[str, str]:
    """The fields of a record, each to the next one; the first of a name counts."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in record:
        match = _FIELD.match(line)
        if match and _NAMES[match[1].lower()] not in found:
            name = _NAMES[match[1].lower()]
            found[name] = [match[2]]
        elif name:
            found[name].append(line)
    return {name: "\n".join(lines).strip() for name, lines in found.items()}


def _article(number: int, record: Sequence[str], said: dict[str, str]) -> Found | Fault:
    first = next((x for x in record if x and not _OPENING.fullmatch(x)), "")
    title = said.get("Title") or ("" if _FIELD.match(first) else first)
    title = " ".join(title.split())
    info = said.get("Publication info", "")
    values = {
        "title": title,
        "author": said.get("Author"),
        "source": said.get("Publication title") or _PLACE.split(info)[0].strip() or None,
        "lang": said.get("Language of publication"),
        "url": said.get("Document URL") or said.get("ProQuest document link"),
    }
    dated = said.get("Publication date") or (info if day(info) else "")
    return article(number, _KIND, [title, said.get("Full text", "")], values, dated)
