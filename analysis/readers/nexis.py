"""Reads exports of Nexis Uni and LexisNexis: the present form, whose articles close with "End of Document", and the
older one, whose articles open with "1 of 20 DOCUMENTS"."""

import re
from collections.abc import Iterator, Sequence

from analysis.readers.exports import article, day
from analysis.readers.rows import Fault, Found

_KIND = "Nexis"
_END = re.compile(r"(?:end of document|ende des dokuments|fin du document|fin del documento|einde van document)", re.I)
_OPENING = re.compile(r"\d+ (?:of|von|de|van) \d+ DOCUMENTS?|Do[ck]ument \d+ (?:of|von|de|van) \d+")
_BODY = re.compile(r"(?:body|text|textkörper|corps|cuerpo)", re.I)
_AFTER = re.compile(r"(graphic|classification|notes|correction|correction-date|grafik|klassifikation|références)", re.I)
_FIELD = re.compile(
    r"(section|length|byline|dateline|highlight|headline|load-date|language|publication-type|subject|geographic|person"
    r"|industry|organization|company|ticker|country|state|city|graphic|correction|correction-date|notes|type|series"
    r"|journal-code|document-type|distribution|copyright|name|abstract|update|contact|url|teaser|rubrik|lang): *(.*)",
    re.I,
)
_HEAD = frozenset((
    "section", "length", "byline", "dateline", "highlight", "headline", "series", "rubrik", "teaser", "abstract",
))  # fmt: skip
_RIGHTS = re.compile(r"(?:copyright\b|©|\(c\) ?\d{4}|all rights reserved)", re.I)
_EDITION = re.compile(r".*\b(?:edition|final|ausgabe|édition|edición)\b.*", re.I)
_COVER = re.compile(r"client/matter|search t(?:erms|ype)|narrowed by|user name|job number|documents \(\d+\)", re.I)


def articles(text: str) -> list[Found | Fault] | None:
    """The articles of an export in the present or the older form; None where `text` is neither."""
    lines = [line.strip(" \t\xa0\u200b") for line in text.replace("\r\n", "\n").split("\n")]
    if any(_OPENING.fullmatch(x) for x in lines) and any((m := _FIELD.match(x)) and m[1].isupper() for x in lines):
        return [_older(n, c) for n, c in enumerate(list(_opened(lines)), start=1)]
    if any(_END.fullmatch(x) for x in lines) and any((m := _FIELD.match(x)) and m[1].lower() in _LATE for x in lines):
        return [_present(n, c) for n, c in enumerate(list(_ended(lines)), start=1)]
    return None


_LATE = ("length", "load-date")


def _opened(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    starts = [i for i, line in enumerate(lines) if _OPENING.fullmatch(line)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield lines[start + 1 : end]


def _ended(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    start = 0
    for i, line in enumerate(lines):
        if _END.fullmatch(line):
            yield lines[start:i]
            start = i + 1
    if any(_FIELD.match(x) for x in lines[start:]):  # an article that the file breaks off in
        yield lines[start:]


def _present(number: int, lines: Sequence[str]) -> Found | Fault:
    at = next((i for i, line in enumerate(lines) if _BODY.fullmatch(line)), len(lines))
    fields, first = _fields(lines[:at], 0)
    over = [x for x in lines[: min(first, at)] if x]
    cover = max((i for i, x in enumerate(over) if _COVER.match(x)), default=-1)
    over = over[cover + 1 :]
    dated = next((i for i in range(len(over) - 1, -1, -1) if day(over[i]) and len(over[i]) < 80), None)
    rights = next((i for i, x in enumerate(over) if _RIGHTS.match(x)), len(over))
    source_at = (dated if dated is not None else rights) - 1
    source = over[source_at] if source_at >= 0 else ""
    title = fields.get("headline") or (over[source_at - 1] if source_at > 0 else "")
    sections = _sections(lines[at + 1 :])
    late, _ = _fields(lines[at + 1 :], 0)
    prose = [title, fields.get("highlight", ""), sections.pop("", ""), *(sections[k] for k in _PROSE if k in sections)]
    said = {
        "title": title, "source": source, "author": fields.get("byline"), "lang": late.get("language"),
        "url": late.get("url"),
    }  # fmt: skip
    return article(number, _KIND, prose, said, over[dated] if dated is not None else "")


_PROSE = ("graphic", "grafik", "correction", "notes")


def _sections(lines: Sequence[str]) -> dict[str, str]:
    """What follows "Body" by the headings behind it; the body itself under the empty name."""
    found: dict[str, list[str]] = {"": []}
    name = ""
    for line in lines:
        if _AFTER.fullmatch(line):
            name = line.lower()
        elif (field := _FIELD.match(line)) and field[1].lower() in ("load-date", "language", "publication-type"):
            name = "fields"
        else:
            found.setdefault(name, []).append(line)
    return {name: "\n".join(kept).strip() for name, kept in found.items()}


def _fields(lines: Sequence[str], start: int) -> tuple[dict[str, str], int]:
    """The fields in `lines` from `start` on, each to the next empty line, and where the first begins."""
    found: dict[str, str] = {}
    first = len(lines)
    name = ""
    for i in range(start, len(lines)):
        match = _FIELD.match(lines[i])
        if match:
            name = match[1].lower()
            found.setdefault(name, "")
            first = min(first, i)
        if name and lines[i]:
            found[name] = f"{found[name]} {match[2] if match else lines[i]}".strip()
        else:
            name = ""
    return found, first


def _older(number: int, lines: Sequence[str]) -> Found | Fault:
    fields, _ = _fields(lines, 0)
    last = -1
    for i, line in enumerate(lines):
        match = _FIELD.match(line)
        if match and match[1].lower() in _HEAD:
            last = i
        elif match and last >= 0:
            break
    first = next((i for i, x in enumerate(lines) if (m := _FIELD.match(x)) and m[1].lower() in _HEAD), len(lines))
    over = [x for x in lines[:first] if not _RIGHTS.match(x)]
    dated = next((i for i, x in enumerate(over) if day(x) and len(x) < 80), None)
    named = [x for x in over[: dated if dated is not None else len(over)] if x]
    under = over[dated + 1 :] if dated is not None else []
    title = fields.get("headline") or " ".join(x for x in under if x and not _EDITION.fullmatch(x))
    begin = next((i + 1 for i in range(last, len(lines)) if not lines[i]), len(lines)) if last >= 0 else len(lines)
    end = next(
        (
            i
            for i in range(begin, len(lines))
            if ((m := _FIELD.match(lines[i])) and m[1].isupper()) or _RIGHTS.match(lines[i])
        ),
        len(lines),
    )
    prose = [
        title, fields.get("highlight", ""), "\n".join(lines[begin:end]).strip(), fields.get("graphic", ""),
        fields.get("correction", ""),
    ]  # fmt: skip
    said = {
        "title": title, "source": named[0] if named else "", "author": fields.get("byline"),
        "lang": fields.get("language"), "url": fields.get("url"),
    }  # fmt: skip
    return article(number, _KIND, prose, said, over[dated] if dated is not None else "")
