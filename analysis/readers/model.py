"""What a reader gives: a raw document, or the path of what could not be read with the reason."""

import dataclasses
from typing import NamedTuple

#: Where something known of an article can come from, in order of precedence. A day in a file's name counts only where
#: the text gives no date of its own.
ORIGINS = ("metadata", "column", "export", "front matter", "page", "file", "archive metadata", "file name")


class Claim(NamedTuple):
    """What one origin says of an article: `value` of `field`, as written; `place` is the column or the like."""

    field: str
    origin: str
    value: str
    place: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class RawDocument:
    """An article as it was found, before anything is cut.

    `path` is relative to the source, with "#row" for a row of a table; `sha256` is of the bytes of the file;
    `raw_text` is all the visible text, in order; `published` is the date as it was found, and `published_origin` says
    where (one of ORIGINS); `evidence` says for each line of `raw_text` whether an extractor of pages keeps it. None:
    not known. `claims` holds all that was said of the article, in order of precedence; the fields are the first of
    each.
    """

    path: str
    sha256: str
    raw_text: str
    title: str | None = None
    published: str | None = None
    published_origin: str | None = None
    source: str | None = None
    author: str | None = None
    lang: str | None = None
    url: str | None = None
    note: str | None = None
    evidence: tuple[bool, ...] | None = None
    claims: tuple[Claim, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Refused:
    """A file, or a part of one, that could not be read, and why, in one sentence."""

    path: str
    reason: str


#: The fields of a document that metadata can give.
FIELDS = ("title", "published", "source", "author", "lang", "url", "note")
