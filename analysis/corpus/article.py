"""Makes one article's rows: cleans its text, dates it, and splits it into sentences. Pure: it can run anywhere."""

import hashlib
from collections.abc import Iterator
from typing import Any, NamedTuple

from analysis import cleaning, language
from analysis.cleaning import Cleaned
from analysis.corpus import origins, times
from analysis.corpus.origins import Reading
from analysis.readers import RawDocument
from analysis.settings import Settings

#: Roles whose lines are split into sentences; a title, heading or caption is one unit as it stands.
_SPLIT = ("body", "caption")


class Shared(NamedTuple):
    """What is the same for all articles of a corpus."""

    settings: Settings
    repeated: set[str]


class Work(NamedTuple):
    """An article as it was found, and the dates that are given for it."""

    document: RawDocument
    given: tuple[Reading, ...]


class Made(NamedTuple):
    """An article's rows of each table, and its body, a line a sentence or heading."""

    document: dict[str, Any]
    sentences: list[dict[str, Any]]
    edits: list[dict[str, Any]]
    conflicts: list[dict[str, Any]]
    body: str


def make(shared: Shared, work: Work) -> Made:
    """The rows that `work` gives."""
    one, settings = work.document, shared.settings
    done = cleaning.clean(
        one.raw_text,
        title=one.title,
        evidence=one.evidence,
        rules_off=settings.rules_off,
        keep=settings.keep_lines,
        drop=settings.drop_lines,
        repeated=shared.repeated,
        near_repeat=settings.near_repeat,
    )
    doc_id = identity(one)
    rows = list(_sentences(done, doc_id))
    row, conflicts = _document(one, work.given, done, settings)
    keys = {"doc_id": doc_id, "path": one.path}
    return Made(
        document=keys | row,
        sentences=rows,
        edits=[{"doc_id": doc_id, **edit._asdict()} for edit in done.edits],
        conflicts=[keys | conflict for conflict in conflicts],
        body="\n".join(r["text"] for r in rows if r["role"] == "body"),
    )


def identity(document: RawDocument) -> str:
    """The key of a document: by its path and the bytes of its file."""
    return hashlib.sha256(f"{document.path}\0{document.sha256}".encode()).hexdigest()[:12]


def _document(
    one: RawDocument, given: tuple[Reading, ...], done: Cleaned, settings: Settings
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    date, listed = origins.publish(one, given, settings.earliest, settings.latest)
    used = origins.used(date, listed)
    notes = [_note(r) for r in given if r.why and (r.day is None or r is used)]
    row = {
        "sha256": one.sha256,
        "title": _title(one.title, done),
        "published": date.day,
        "published_at": times.as_written(used.claim.value, used.day) if used and used.day else None,
        "published_from": date.origin,
        "published_why": " ".join([date.why, *notes, *date.settle]),
        "candidates": [{"day": c.day.isoformat(), "score": c.score, "why": c.why} for c in date.candidates],
        "source": one.source,
        "author": one.author,
        "lang": one.lang,
        "url": one.url,
        "note": one.note,
        "raw_text": one.raw_text,
        "evidence": None if one.evidence is None else list(one.evidence),
        "text": done.text,
    }
    return row, list(origins.conflicts(one, date, listed))


def _note(reading: Reading) -> str:
    if reading.day:
        return reading.why
    where = origins.placed(reading.claim)
    if reading.span:
        return f"The {where} gives “{reading.claim.value}” alone. {reading.why}"
    return f"The {where} gives a date that cannot be used: {reading.why}"


def _title(supplied: str | None, done: Cleaned) -> str | None:
    """The title supplied, as the page itself writes it where both say the same words."""
    written = next((done.text[line.start : line.end] for line in done.lines if line.role == "title"), None)
    if supplied and written and language.words(supplied) == language.words(written):
        return written
    return supplied or done.title


def _sentences(done: Cleaned, doc_id: str) -> Iterator[dict[str, Any]]:
    n = 0
    for paragraph, line in enumerate(done.lines, start=1):
        text = done.text[line.start : line.end]
        spans = language.sentences(text) if line.role in _SPLIT else [language.Span(0, len(text))]
        for span in spans:
            n += 1
            yield {
                "doc_id": doc_id,
                "sentence_id": f"{doc_id}.{n}",
                "start": line.start + span.start,
                "end": line.start + span.end,
                "paragraph": paragraph,
                "role": line.role,
                "text": text[span.start : span.end],
            }
