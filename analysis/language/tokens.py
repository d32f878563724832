"""What a word is. One pattern, used for every count in the workbench.

A word is a run of letters, marks and digits, in which single apostrophes and hyphens may stand ("isn't", "counter-
attack"), single points and commas may stand between digits ("3.5", "10,000"), and initials keep their points ("U.S.").
Letters keep their combining marks, so a decomposed "café" is one word. Everything else (punctuation, symbols, emoji)
separates words and is not counted. A soft hyphen inside a word is passed over.

The pattern looks neither ahead nor behind and no word holds a blank: it means the same in Python's `regex` and in Rust
(Polars), and the words of a text are those of its pieces between blanks.
"""

import unicodedata
from typing import Any, NamedTuple

import regex

from analysis.language.normalise import FOLDING, fold

#: Changes with every change of what a word is or of the form it is counted under.
VERSION = 2

_LETTER = r"\p{L}\p{M}\p{Nl}\p{No}"
_ITEM = rf"(?:[{_LETTER}][{_LETTER}\u00ad]*|\p{{Nd}}+(?:[.,]\p{{Nd}}+)*)"

#: The pattern in the syntax of the `regex` package and of Rust: initials with points, then plain words.
WORD_PATTERN = rf"(?:\p{{Lu}}\p{{M}}*\.){{2,}}|{_ITEM}(?:['’ʼ‑‐\-]?\u00ad*{_ITEM})*"

_WORD = regex.compile(WORD_PATTERN)
_ASKED = regex.compile(WORD_PATTERN.replace(r"\p{Lu}", r"\p{L}", 1))
# what no word holds, so that it parts even a shape with stars, and signs that no word begins or ends with
_NEVER = regex.compile(rf"[^{_LETTER}\p{{Nd}}\u00ad'’ʼ‑‐\-.,*]+")
_EDGES = ("'’ʼ‑‐-.,", "'’ʼ‑‐-,")


class Token(NamedTuple):
    """A word in a text: where it stands, as written, and the form it is counted under."""

    start: int
    end: int
    text: str
    norm: str


def tokens(text: str, offset: int = 0) -> list[Token]:
    """The words of `text` in order, their offsets moved by `offset`."""
    return [Token(m.start() + offset, m.end() + offset, m.group(), fold(m.group())) for m in _WORD.finditer(text)]


def words(text: str, *, lower: bool = True) -> list[str]:
    """The counted forms of the words of `text`, in order."""
    return [fold(w, lower=lower) for w in _WORD.findall(text)]


def asked(pattern: str, *, lower: bool = True) -> list[str]:
    """The words that `pattern` asks for, in the form they are counted under; stars, for any letters, are kept.

    It is parted as a text is: "9/11" asks for the words 9 and 11, "and/or" for two. In lower case, as counted words
    are, initials with points are one word ("u.s." is that of "U.S."). A part with a star is parted only where no word
    goes on ("9/1*" asks for 9 and 1*).
    """
    parted = _ASKED if lower else _WORD
    found: list[str] = []
    for part in pattern.split():
        if "*" in part:
            first, last = _EDGES
            pieces = [p.lstrip(first).rstrip(last) for p in _NEVER.split(part)]
        else:
            pieces = [part]
        for piece in pieces:
            found += [piece] if "*" in piece else parted.findall(piece)
    return [fold(w, lower=lower) for w in found]


def definition(*, lower: bool = True) -> dict[str, Any]:
    """What a word is, as plain data that a machine can read.

    Keys: version, pattern, pattern_syntax, normalisation, lower, unicode (the version of the character tables that
    letters and digits are told by).
    """
    return {
        "version": VERSION,
        "pattern": WORD_PATTERN,
        "pattern_syntax": "Unicode classes, no lookaround: Python `regex` and Rust `regex`",
        "normalisation": FOLDING,
        "lower": lower,
        "unicode": unicodedata.unidata_version,
    }
