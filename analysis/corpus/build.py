"""Makes the tables of a corpus: raw documents in; documents, sentences, ledger and refused out."""

import dataclasses
import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from analysis import cleaning, dating, duplicates, language, readers, tables
from analysis.cleaning import Cleaned
from analysis.corpus.model import Corpus
from analysis.errors import BadDate
from analysis.readers import RawDocument, Refused
from analysis.settings import Settings

_SURROGATE = re.compile("[\ud800-\udfff]")
#: Roles whose lines are split into sentences; a title, heading or caption is one unit as it stands.
_SPLIT = ("body", "caption")


def endings() -> str:
    """The file endings that are read as documents, as words for a sentence."""
    *most, last = sorted(readers.ENDINGS)
    return f"{', '.join(most)} or {last}"


def build(paths: Sequence[Path], settings: Settings, published: str | None = None) -> Corpus:
    """Read, clean, date and group everything in `paths`. The result has no name or key yet."""
    raw, refused = _read(paths)
    return assemble(raw, refused, settings, published)


def assemble(
    raw: Sequence[RawDocument], refused: Sequence[dict[str, str]], settings: Settings, published: str | None = None
) -> Corpus:
    """Clean, date and group raw documents. Raises BadDate for a date of publication that is not one."""
    raw = _told_apart([_encodable(document) for document in raw])
    _check_dates(raw, published)
    repeated = cleaning.boilerplate([d.raw_text for d in raw])
    documents: list[dict[str, Any]] = []
    sentences: list[dict[str, Any]] = []
    ledger: list[dict[str, Any]] = []
    bodies: list[str] = []
    for one in raw:
        done = cleaning.clean(
            one.raw_text,
            title=one.title,
            evidence=one.evidence,
            rules_off=settings.rules_off,
            repeated=repeated,
            near_repeat=settings.near_repeat,
        )
        doc_id = _identity(one)
        documents.append(_document(one, done, doc_id, settings, published))
        rows = list(_sentences(done, doc_id))
        sentences += rows
        bodies.append("\n".join(row["text"] for row in rows if row["role"] == "body"))
        ledger += [{"doc_id": doc_id, **dataclasses.asdict(edit)} for edit in done.edits]
    for row, cluster in zip(documents, duplicates.group(bodies), strict=True):
        row["cluster"] = cluster
    return Corpus(
        documents=tables.frame("documents", documents),
        sentences=tables.frame("sentences", sentences),
        ledger=tables.frame("ledger", ledger),
        refused=tables.frame("refused", refused),
        settings=settings,
    )


def _read(paths: Sequence[Path]) -> tuple[list[RawDocument], list[dict[str, str]]]:
    documents: list[RawDocument] = []
    refused: list[dict[str, str]] = []
    for item in readers.read(_distinct(paths)):
        if isinstance(item, Refused):
            refused.append({"path": item.path, "reason": item.reason})
        else:
            documents.append(item)
    return documents, refused


def _distinct(paths: Sequence[Path]) -> list[Path]:
    """`paths` without those that another of them leads to: one file reached twice is one document."""
    resolved = {p.resolve(): p for p in reversed(paths)}
    inside = {p for p in resolved if any(parent in resolved for parent in p.parents)}
    return [p for p in paths if p.resolve() not in inside and resolved[p.resolve()] is p]


def _told_apart(documents: Sequence[RawDocument]) -> list[RawDocument]:
    """Documents of one path and content, from different places, with a number behind the path: none is lost."""
    seen: dict[str, int] = {}
    made = []
    for document in documents:
        key = _identity(document)
        seen[key] = seen.get(key, 0) + 1
        numbered = f"{document.path} ({seen[key]})"
        made.append(document if seen[key] == 1 else dataclasses.replace(document, path=numbered))
    return made


def _encodable(document: RawDocument) -> RawDocument:
    """`document` with half of a surrogate pair, which no file can hold, as the replacement character."""
    fields: dict[str, Any] = {f.name: getattr(document, f.name) for f in dataclasses.fields(document)}
    broken = {k: v for k, v in fields.items() if isinstance(v, str) and _SURROGATE.search(v)}
    mended: dict[str, Any] = {k: _SURROGATE.sub("\ufffd", v) for k, v in broken.items()}
    return dataclasses.replace(document, **mended) if mended else document


def _identity(document: RawDocument) -> str:
    return hashlib.sha256(f"{document.path}\0{document.sha256}".encode()).hexdigest()[:12]


def _check_dates(documents: Sequence[RawDocument], published: str | None) -> None:
    """Raise BadDate where a date that somebody wrote down cannot be read: leaving it out would be silent."""
    if published:
        dating.parse_day(published)
    bad = []
    for document in documents:
        if document.published:
            try:
                dating.parse_day(document.published)
            except BadDate as error:
                bad.append((document, str(error).removesuffix(".")))
    if bad:
        (first, reason), others = bad[0], len(bad) - 1
        more = f" ({others} more {'documents have' if others > 1 else 'document has'} a date like it)" if others else ""
        raise BadDate(
            f"{first.path}: the date of publication in its {first.published_origin or 'metadata'} cannot be used: "
            f"{reason}, or leave it empty where it is not known{more}."
        )


def _document(
    one: RawDocument, done: Cleaned, doc_id: str, settings: Settings, published: str | None
) -> dict[str, Any]:
    given = {one.published_origin or "metadata": one.published, "argument": published}
    date = dating.find_published(one.raw_text, given=given, earliest=settings.earliest, latest=settings.latest)
    reasons = " ".join([date.why, *date.settle])
    return {
        "doc_id": doc_id,
        "path": one.path,
        "sha256": one.sha256,
        "title": _title(one.title, done),
        "published": date.day,
        "published_from": date.origin,
        "published_why": reasons,
        "candidates": [{"day": c.day.isoformat(), "score": c.score, "why": c.why} for c in date.candidates],
        "source": one.source,
        "author": one.author,
        "lang": one.lang,
        "url": one.url,
        "note": one.note,
        "raw_text": one.raw_text,
        "text": done.text,
    }


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
