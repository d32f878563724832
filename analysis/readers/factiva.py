"""Reads exports of Factiva, as a page or as text (RTF): with fields of two letters (HD, BY, PD, SN, LP, TD, AN), or
laid out as articles, each of which closes with "Document" and its number."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from analysis.readers import languages, pages
from analysis.readers.exports import article, day
from analysis.readers.rows import Fault, Found

_KIND = "Factiva"
_CODES = frozenset((
    "CLM", "SE", "HD", "NGC", "GC", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY", "LP", "TD",
    "CT", "RF", "ART", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN",
))  # fmt: skip
# a code stands alone in its line or in a cell of its own: "IN KYIV" opens a sentence
_CODE = re.compile(r"([A-Z]{2,3})(?:[ \xa0]*(?:[\t|]|[ \xa0]{2})[\s|]*(.*))?$")
_CLOSING = re.compile(r"Document\s+[A-Z][A-Za-z0-9]{12,40}")
_WORDS = re.compile(r"[\d.,\s]+(?:words|Wörter|mots|palabras|parole|woorden|palavras)", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}:\d\d(?: ?(?:AM|PM|GMT))?", re.IGNORECASE)
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright\b)", re.IGNORECASE)
_CLASS = re.compile(r"(?:^|\s)([a-z]{2})[a-z]{0,2}Article(?:\s|$)")
_MARK = re.compile(r"class\s*=\s*[\"']article [a-z]{2,4}Article")


def articles(text: str) -> list[Found | Fault] | None:
    """The articles of an export as text, in one of the two forms; None where `text` is neither."""
    lines = [line.strip(" \t\r\xa0|") for line in text.split("\n")]
    codes = {m[1] for line in lines if (m := _CODE.match(line)) and m[1] in _CODES}
    if codes.issuperset(("HD", "PD", "SN", "AN")):
        return [_by_codes(n, c) for n, c in enumerate(list(_to_an(lines)), start=1)]
    if any(_CLOSING.fullmatch(x) for x in lines) and any(_WORDS.fullmatch(x) for x in lines):
        return [_laid_out(n, c) for n, c in enumerate(list(_to_closing(lines)), start=1)]
    return None


def may_be_page(text: str) -> bool:
    """Whether a page may be an export, by a look that costs little."""
    return "Article" in text and _MARK.search(text) is not None


def from_page(tree: Any) -> list[Found | Fault] | None:
    """The articles of an export as a page; None where the page is none."""
    found: list[Found | Fault] = []
    for node in tree.iter("div", "article"):
        match = _CLASS.search(node.get("class") or "")
        if not match:
            continue
        number = len(found) + 1
        lines = [line.strip(" \t\xa0") for line in pages.visible(node).split("\n")]
        coded = any((m := _CODE.match(x)) and m[1] == "HD" for x in lines)
        one = (_by_codes if coded else _laid_out)(number, lines)
        if isinstance(one, Found) and not any(c.field == "lang" for c in one.claims):
            one.claims.append(one.claims[0]._replace(field="lang", value=match[1]))
        found.append(one)
    return found or None


def _to_an(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    start, in_an = 0, False
    for i, line in enumerate(lines):
        match = _CODE.match(line)
        if match and match[1] in _CODES:
            if in_an:
                yield lines[start:i]
                start = i
            in_an = match[1] == "AN"
    yield lines[start:]


def _by_codes(number: int, lines: Sequence[str]) -> Found | Fault:
    values: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        match = _CODE.match(line)
        if match and match[1] in _CODES and match[1] not in values:
            code = match[1]
            values[code] = [match[2] or ""]
        elif code:
            values[code].append(line)
    said = {code: "\n".join(x.strip(" \t|") for x in kept).strip("\n") for code, kept in values.items()}
    one = {code: " ".join(value.split()) for code, value in said.items()}
    prose = [one.get("HD", ""), said.get("LP", ""), said.get("TD", ""), said.get("ART", "")]
    fields = {"title": one.get("HD"), "author": one.get("BY"), "source": one.get("SN"), "lang": one.get("LA")}
    return article(number, _KIND, prose, fields, one.get("PD", ""))


def _to_closing(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    start = 0
    for i, line in enumerate(lines):
        if _CLOSING.fullmatch(line):
            yield lines[start : i + 1]
            start = i + 1


def _laid_out(number: int, lines: Sequence[str]) -> Found | Fault:
    """The headline, the writer, the length, the day, perhaps the hour, the source, its code, the language, the rights;
    then the article."""
    filled = [(i, x) for i, x in enumerate(lines) if x]
    at = next((n for n, (_, x) in enumerate(filled) if _WORDS.fullmatch(x)), None)
    if at is None:
        return article(number, _KIND, [filled[0][1] if filled else ""], {})
    over = [x for _, x in filled[:at]]
    dated = next((n for n in range(at + 1, min(at + 4, len(filled))) if day(filled[n][1])), None)
    behind = (dated if dated is not None else at) + 1
    if behind < len(filled) and _CLOCK.fullmatch(filled[behind][1]):
        behind += 1
    source = filled[behind][1] if behind < len(filled) else ""
    upto = min(behind + 8, len(filled))
    rights = next((n for n in range(behind, upto) if _RIGHTS.match(filled[n][1])), None)
    tongue = next((n for n in range(behind, upto) if filled[n][1].lower() in languages.NAMES), None)
    last = rights if rights is not None else tongue if tongue is not None else behind
    end = next((n for n, (_, x) in enumerate(filled) if n > last and _CLOSING.fullmatch(x)), len(filled))
    start = filled[last + 1][0] if last + 1 < end else len(lines)
    stop = filled[end][0] if end < len(filled) else len(lines)
    writer = next((x for x in over[1:] if len(x) < 100), None)
    said = {
        "title": over[0] if over else "", "author": writer, "source": source,
        "lang": filled[tongue][1] if tongue is not None else None,
    }  # fmt: skip
    prose = [said["title"] or "", "\n".join(lines[start:stop])]
    return article(number, _KIND, prose, said, filled[dated][1] if dated is not None else "")
