"""Lays a text out in lines and finds those that were broken at a fixed width.

A line of the kept text is a paragraph. Text from mail, terminals and old archives comes broken every seventy
characters or so; it is put back together where the next word would not have fitted on the line.
"""

import itertools
import re
import statistics
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from analysis.cleaning.draft import Change

_JOIN_WHY = "The line was broken at a fixed width, inside a paragraph."
_SENTENCE_END = re.compile(r"[.!?:…][\"”’)\]]*$")
WORD_WHY = "The word was broken at the end of the line; it is one word."
_WORD = re.compile(r"\w+(?:-\w+)+|\w+")
_LAST_LETTERS, _FIRST_LETTERS = re.compile(r"([^\W\d_]+)-$"), re.compile(r"[^\W\d_]+")
#: fewer pairs of lines than this tell nothing unless all of them go on; how full a line is that ends in a hyphen
_LEAST_PAIRS, _FULL_LINE = 4, 0.6
#: between which widths a text is broken, and how much longer than that a line of it can be
_NARROWEST, _WIDEST, _LOOSEST = 35, 110, 1.6


class Row(NamedTuple):
    """A line that holds anything: its extent, that of its characters without the blanks around, and whether a blank
    line (or the edge of the text) stands before it."""

    start: int
    end: int
    first: int
    last: int
    text: str
    after_blank: bool


def rows(text: str) -> list[Row]:
    """The lines of `text` that hold anything."""
    out, at, blank = [], 0, True
    for line in text.split("\n"):
        bare = line.strip()
        end = at + len(line)
        if bare:
            first = at if len(bare) == len(line) else end - len(line.lstrip())
            out.append(Row(at, end, first, first + len(bare), bare, blank))
        blank = not bare
        at = end + 1
    return out


def wrapped(text: str) -> Iterator[Change]:
    """Changes that join lines broken at a fixed width, where most of the text is so."""
    lines = text.split("\n")
    if max(map(len, lines)) > _LOOSEST * _WIDEST:
        return
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if a.strip() and b.strip()]
    width = _width(lines, pairs)
    if width is None:
        return
    known = frozenset(_WORD.findall(text.lower()))
    at = 0
    for one, two in itertools.pairwise(lines):
        at += len(one)
        if one.strip() and two.strip() and _broken(one, two, width):
            bare = one.rstrip()
            start, end = at - (len(one) - len(bare)), at + 1 + len(two) - len(two.lstrip())
            hyphen = _parted(bare, two)
            whole = hyphen and _is_one_word(bare, two, known)
            yield Change(start - whole, end, "" if hyphen else " ", WORD_WHY if whole else _JOIN_WHY, "wrapped lines")
        at += 1


def _parted(one: str, two: str) -> bool:
    """Whether a hyphen stands at the end of a line, and the next one goes on in lower case."""
    bare = one.rstrip()
    return bare.endswith("-") and bare[-2:-1].isalpha() and two.lstrip()[:1].islower()


def _is_one_word(one: str, two: str, known: Container[str]) -> bool:
    """Whether the hyphen between two lines only parts a word, which the text never writes with it inside a line."""
    first, second = _LAST_LETTERS.search(one[-60:]), _FIRST_LETTERS.match(two[:200].lstrip())
    if not first or not second:
        return False
    before, after = first[1].lower(), second[0].lower()
    return f"{before}-{after}" not in known or f"{before}{after}" in known


def _broken(one: str, two: str, width: int) -> bool:
    """Whether the first word of `two` would not have fitted at the end of `one`, or is the rest of one begun there."""
    if _parted(one, two):
        return len(one.rstrip()) > _FULL_LINE * width
    return len(one.rstrip()) + 1 + len(two.split(None, 1)[0]) > width


def _width(lines: Sequence[str], pairs: Sequence[tuple[str, str]]) -> int | None:
    """The width that the text was broken at, or None where it was not."""
    if len(pairs) < _LEAST_PAIRS and not (len(pairs) > 1 and all(_goes_on(a, b) for a, b in pairs)):
        return None
    lengths = sorted(len(a.rstrip()) for a, _ in pairs)
    width = lengths[int(0.97 * (len(lengths) - 1))]
    if not _NARROWEST <= width <= _WIDEST or max(len(x) for x in lines) > _LOOSEST * width:
        return None
    broken = [(a, b) for a, b in pairs if _broken(a, b, width)]
    if len(pairs) < _LEAST_PAIRS:
        return width if len(broken) == len(pairs) else None
    inside = [a for a, b in broken if not _SENTENCE_END.search(a.rstrip()) and len(a) > 0.6 * width]
    goes_on = [b for a, b in broken if b.lstrip()[:1].islower()]
    if len(inside) < 0.5 * len(pairs) or len(goes_on) < 0.35 * len(pairs):
        return None
    return width if statistics.median(lengths) > 0.7 * width else None


def _goes_on(one: str, two: str) -> bool:
    """Whether a line ends inside a sentence, which the next one goes on with in lower case."""
    return two.lstrip()[:1].islower() and not _SENTENCE_END.search(one.rstrip())
