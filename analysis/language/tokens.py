"""What a word is. One pattern, used for every count in the workbench.

A word is a run of letters, marks and digits, in which single apostrophes and hyphens may stand ("isn't", "counter-
attack"), single points and commas may stand between digits ("3.5", "10,000"), and initials keep their points ("U.S.").
Letters keep their combining marks, so a decomposed "café" is one word. Everything else (punctuation, symbols, emoji)
separates words and is not counted.
"""

from typing import NamedTuple

import regex

from analysis.language.normalise import fold

_LETTER = r"[\p{L}\p{M}\p{N}\u00ad]"

#: The pattern in the syntax of the `regex` package: initials with points, then plain words.
WORD_PATTERN = (
    r"(?:(?<![\p{L}\p{M}\p{N}])(?:\p{Lu}\.){2,})"
    rf"|{_LETTER}+(?:(?:['’ʼ‑‐\-]|(?<=\p{{Nd}})[.,](?=\p{{Nd}})){_LETTER}+)*"
)

_WORD = regex.compile(WORD_PATTERN)


class Token(NamedTuple):
    """A word in a text: where it stands, as written, and the form it is counted under."""

    start: int
    end: int
    text: str
    norm: str


def tokens(text: str, offset: int = 0) -> list[Token]:
    """The words of `text` in order, their offsets moved by `offset`."""
    return [Token(m.start() + offset, m.end() + offset, m.group(), fold(m.group())) for m in _WORD.finditer(text)]


def words(text: str) -> list[str]:
    """The counted forms of the words of `text`, in order."""
    return [fold(w) for w in _WORD.findall(text)]
