"""Mends what came broken into the file: wrong encodings, control characters, line ends of other systems.

Nothing that carries meaning is touched: accents composed or not, joiners in emoji, direction marks in Arabic and
Hebrew, and typographic marks stay as they are.
"""

import re
from collections.abc import Iterator

import ftfy

from analysis.cleaning.draft import Change

# Only a text with one of these runs can hold UTF-8 that was read as Latin-1 or Windows-1252.
_SUSPECT = re.compile(r"[ÂÃâÐÑïð][\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€]{1,3}")
_FIRST = "ÂÃâÐÑïð"
_AROUND = re.compile(r"[^\s]+")
_LINE_END = re.compile(r"\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ufff9-\ufffb]+")

_ENCODING = "These characters were saved in one encoding and read in another; they are put back."
_UNSEEN_WHY = "Control characters or a byte-order mark, which no reader sees."
_LINE_END_WHY = "A line end as another system writes it."


def is_plain(text: str) -> bool:
    """Whether a text holds nothing but what is seen, newlines, tabs and blanks: most need no other look at these."""
    return text.replace("\n", " ").replace("\t", " ").replace("\xa0", " ").isprintable()


def encoding(text: str) -> Iterator[Change]:
    """Changes that put back words whose characters were read in the wrong encoding."""
    if not any(c in text for c in _FIRST) or not _SUSPECT.search(text):
        return
    for match in _AROUND.finditer(text):
        word = match.group()
        if len(word) < 400 and _SUSPECT.search(word):
            mended = ftfy.fix_encoding(word)
            if mended != word and "\n" not in mended:
                yield Change(match.start(), match.end(), mended, _ENCODING, "encoding")


def characters(text: str) -> Iterator[Change]:
    """Changes that drop unseen characters."""
    for match in _UNSEEN.finditer(text):
        yield Change(match.start(), match.end(), "", _UNSEEN_WHY, "characters")


def line_ends(text: str) -> Iterator[Change]:
    """Changes that write every line end as one newline."""
    for match in _LINE_END.finditer(text):
        yield Change(match.start(), match.end(), "\n", _LINE_END_WHY, "line ends")
