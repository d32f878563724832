"""Joins what the pages of a printed document broke: lines inside a paragraph, words at the ends of lines, and sentences
that run on over a page's foot and the next one's head.

The reader of PDFs writes a zero-width space and a line separator where a paragraph goes on in the next line, and sets
what recurs at the edges of pages between form feeds; see `analysis.readers.pdf`. No other text holds these pairs.
"""

import re
from collections.abc import Iterator

from analysis.cleaning.draft import Change
from analysis.cleaning.layout import WORD_WHY

_JOIN = "The line was broken by the page; the paragraph goes on."
_EDGE = "The head, the foot or the number of a page, which recurs over the pages."
_BREAK = re.compile(r"(\u200b\u2028)?\f\u2028[^\f]*\u2028\f(?:\u200b\u2028|\n)?|\u200b\u2028")
_BEFORE = re.compile(r"(\w+)([-\xad\u2010])$")
_AFTER = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"\w+(?:-\w+)*")
_LONGEST_WORD = 60


def joined(text: str) -> Iterator[Change]:
    """Changes that join lines inside a paragraph and drop what recurs at the edges of pages."""
    if "\u200b\u2028" not in text and "\f\u2028" not in text:
        return
    words = frozenset(_WORD.findall(text.lower()))
    for match in _BREAK.finditer(text):
        start, end = match.span()
        edge = "\f" in match[0]
        if edge and not match[1]:  # between two paragraphs; the newline before it stays
            yield Change(start, end, "", _EDGE, "wrapped lines")
            continue
        broken = _is_broken_word(text, start, end, words)
        reason = _EDGE if edge else WORD_WHY if broken else _JOIN
        one_word = broken or (text[start - 1 : start] == "-" and text[max(0, start - 2) : start - 1].isalnum())
        yield Change(start - broken, end, "" if one_word else " ", reason, "wrapped lines")


def _is_broken_word(text: str, start: int, end: int, words: frozenset[str]) -> bool:
    """Whether the hyphen before a break only parts a word. A word that is also written with a hyphen inside a line, and
    never without, keeps it."""
    before = _BEFORE.search(text[max(0, start - _LONGEST_WORD) : start])
    after = _AFTER.match(text, end, end + _LONGEST_WORD)
    if not before or not after or not after[0][:1].islower():
        return False
    one, two = before[1].lower(), after[0].lower()
    return not one[-1].isdigit() and (f"{one}-{two}" not in words or f"{one}{two}" in words)
