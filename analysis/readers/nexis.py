"""Reads exports of Nexis Uni and LexisNexis: the present form, whose articles close with "End of Document", and the
older one, whose articles open with "1 of 20 DOCUMENTS"."""

import re
from collections.abc import Iterator, Mapping, Sequence

from analysis.readers.exports import article, day
from analysis.readers.rows import Fault, Found

_KIND = "Nexis"
_END = re.compile(r"(?:end of document|ende des dokuments|fin du document|fin del documento|einde van document)", re.I)
_OPENING = re.compile(r"\d+ (?:of|von|de|van) \d+ DOCUMENTS?|Do[ck]ument \d+ (?:of|von|de|van) \d+")
_BODY = re.compile(r"(?:body|text|volltext|textkörper|hauptteil|corps|cuerpo)", re.I)
_AFTER = re.compile(r"(graphic|classification|notes|correction|correction-date|grafik|klassifikation|références)", re.I)
_FIELD = re.compile(
    r"(section|length|byline|dateline|highlight|headline|load-date|language|publication-type|subject|geographic|person"
    r"|industry|organization|company|ticker|country|state|city|graphic|correction|correction-date|notes|type|series"
    r"|journal-code|document-type|distribution|copyright|name|abstract|update|contact|url|teaser|rubrik|lang|body"
    r"|länge|longueur|sprache|langue|autor|auteur)"
    r": *(.*)",
    re.I,
)
_HEAD = frozenset((
    "section", "length", "byline", "dateline", "highlight", "headline", "series", "rubrik", "teaser", "abstract",
    "länge", "longueur", "autor", "auteur",
))  # fmt: skip
_RIGHTS = re.compile(r"(?:copyright\b|©|\(c\) ?\d{4}|all rights reserved)", re.I)
# fields that stand below an article and that no paragraph is likely to begin with
_BELOW = frozenset((
    "load-date", "language", "sprache", "langue", "publication-type", "journal-code", "document-type", "distribution",
    "subject", "graphic", "correction-date", "geographic", "industry", "organization", "company", "ticker",
))  # fmt: skip
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LANGUAGE, _WRITER = ("language", "sprache", "langue"), ("byline", "autor", "auteur")
_ADDRESS = re.compile(r"^https?://\S+\s*\Z", re.MULTILINE)
_CENTRED = re.compile(r" {8}")
_EDITION = re.compile(r".*\b(?:edition|final|ausgabe|édition|edición)\b.*", re.I)
_COVER = re.compile(r"client/matter|search t(?:erms|ype)|narrowed by|user name|job number|documents \(\d+\)", re.I)


def articles(text: str) -> list[Found | Fault] | None:
    """The articles of an export in the present or the older form; None where `text` is neither."""
    printed = text.replace("\r\n", "\n").split("\n")
    lines = [line.strip(" \t\xa0\u200b") for line in printed]
    if any(_OPENING.fullmatch(x) for x in lines) and any((m := _FIELD.match(x)) and m[1].isupper() for x in lines):
        centred = [_CENTRED.match(line) is not None for line in printed]
        return [_older(n, lines[s:e], centred[s:e]) for n, (s, e) in enumerate(list(_opened(lines)), start=1)]
    if any(_END.fullmatch(x) for x in lines) and any((m := _FIELD.match(x)) and m[1].lower() in _LATE for x in lines):
        return [_present(n, c) for n, c in enumerate(list(_ended(lines)), start=1)]
    return None


_LATE = ("length", "load-date", "länge", "longueur")


def _opened(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    starts = [i for i, line in enumerate(lines) if _OPENING.fullmatch(line)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield start + 1, end


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
    fields, first = _fields(lines[:at])
    over = [x for x in lines[: min(first, at)] if x]
    cover = max((i for i, x in enumerate(over) if _COVER.match(x)), default=-1)
    over = over[cover + 1 :]
    dated = next((i for i in range(len(over) - 1, -1, -1) if len(over[i]) < 80 and day(over[i])), None)
    rights = next((i for i, x in enumerate(over) if _RIGHTS.match(x)), len(over))
    if dated is None:  # "Spring 2022" stands where the day would
        dated = next((i for i in range(rights - 1, 1, -1) if len(over[i]) < 40 and _YEAR.search(over[i])), None)
    source_at = (dated if dated is not None else rights) - 1
    source = over[source_at] if source_at >= 0 else ""
    title = fields.get("headline") or (over[source_at - 1] if source_at > 0 else "")
    sections = _sections(lines[at + 1 :])
    late, _ = _fields(f"{sections.get('classification', '')}\n\n{sections.get('fields', '')}".split("\n"))
    address = _ADDRESS.search(sections[""])
    body = _ADDRESS.sub("", sections.pop(""))
    prose = [title, fields.get("highlight", ""), body, *(sections[k] for k in _PROSE if k in sections)]
    said = {
        "title": title, "source": source, "author": _first(fields, _WRITER), "lang": _first(late, _LANGUAGE),
        "url": address[0].strip() if address else None,
    }  # fmt: skip
    return article(number, _KIND, prose, said, over[dated] if dated is not None else "")


_PROSE = ("graphic", "grafik", "correction", "notes")


def _first(fields: Mapping[str, str], names: Sequence[str]) -> str | None:
    return next((fields[name] for name in names if fields.get(name)), None)


def _sections(lines: Sequence[str]) -> dict[str, str]:
    """What follows "Body" by the headings behind it; the body itself under the empty name."""
    found: dict[str, list[str]] = {"": []}
    name = ""
    for line in lines:
        if _AFTER.fullmatch(line):
            name = line.lower()
        elif (field := _FIELD.match(line)) and field[1].lower() == "load-date":
            name = "fields"
        else:
            found.setdefault(name, []).append(line)
    return {name: "\n".join(kept).strip() for name, kept in found.items()}


def _fields(lines: Sequence[str]) -> tuple[dict[str, str], int]:
    """The fields in `lines`, each to the next empty line, and where the first of those above an article begins."""
    found: dict[str, str] = {}
    first = len(lines)
    name = ""
    for i in range(len(lines)):
        match = _FIELD.match(lines[i])
        if match:
            name = match[1].lower()
            found.setdefault(name, "")
            first = min(first, i if name in _HEAD else first)
        if name and lines[i]:
            found[name] = f"{found[name]} {match[2] if match else lines[i]}".strip()
        else:
            name = ""
    return found, first


def _older(number: int, lines: Sequence[str], centred: Sequence[bool]) -> Found | Fault:
    fields, first = _fields(lines)
    at = [i for i in range(first) if lines[i] and not _RIGHTS.match(lines[i])]
    dated = next((i for i in at if len(lines[i]) < 80 and day(lines[i])), None)
    over = [i for i in at if dated is not None and i < dated] if dated is not None else at
    # the headline stands at the margin; what else follows the day (the edition) is centred
    under = [i for i in at if dated is not None and i > dated and not _EDITION.fullmatch(lines[i])]
    at_margin = [i for i in under if not centred[i]] or under
    title = fields.get("headline") or " ".join(lines[i] for i in at_margin)
    begin, end = _body(lines)
    prose = [
        title, fields.get("highlight", ""), "\n".join(lines[begin:end]).strip(), fields.get("graphic", ""),
        fields.get("correction", ""),
    ]  # fmt: skip
    said = {
        "title": title, "source": lines[over[-1]] if over else "", "author": _first(fields, _WRITER),
        "lang": _first(fields, _LANGUAGE), "url": fields.get("url"),
    }  # fmt: skip
    return article(number, _KIND, prose, said, lines[dated] if dated is not None else "")


def _body(lines: Sequence[str]) -> tuple[int, int]:
    """Where the article's own text begins, behind "BODY:" or the fields above it, and ends, above the fields below."""
    named = [(i, m[1].lower()) for i, line in enumerate(lines) if (m := _FIELD.match(line)) and m[1].isupper()]
    begin = next((i + 1 for i, name in named if name == "body"), None)
    if begin is None:
        above = 0
        while above < len(named) and named[above][1] in _HEAD:
            above += 1
        last = named[above - 1][0] if above else len(lines)
        begin = next((i + 1 for i in range(last, len(lines)) if not lines[i]), len(lines))
    below = [i for i, name in named if i >= begin and name in _BELOW]
    rights = [i for i in range(begin, len(lines)) if _RIGHTS.match(lines[i])]
    return begin, min([*below[:1], *rights[:1], len(lines)])
