"""Cuts a search into its pieces: words, phrases, expressions, fields, operators, parentheses."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from analysis import language
from analysis.errors import nearest, one_of
from analysis.subsets.tree import trouble

#: field -> what its value is, for an error
FIELDS = {
    "source": "an outlet, such as source:reuters or source:\"Elbe Post\"",
    "title": "words of the title, such as title:\"bridge reopens\"",
    "author": "words of the author's name, such as author:keller",
    "lang": "a language's code, such as lang:en",
    "published": "a day, month or year, or a range of them, such as published:2022-09-01..2022-09-30",
    "month": "a month or a range of them, such as month:2022-09",
    "voice": "said, quoted, reported, narration, or a speaker's name, such as voice:Zelensky",
    "name": "a name, such as name:Izium",
    "subset": "the name of a search saved under [subsets]",
}
#: Fields whose value is words.
_OF_WORDS = ("source", "title", "author", "voice", "name")
LONGEST = 100_000
#: The farthest that NEAR and ADJ reach, in words.
FARTHEST = 100

_OPEN = "\"“”„‟«»"
_CLOSE = re.compile(r"[\"“”„‟«»]")
_RUN = re.compile(r"[^\s()\"“”„‟«»]+")
_FIELD = re.compile(r"([^\W\d]\w*):(.*)", re.DOTALL)
_REACH = re.compile(r"(NEAR|ADJ)(?:/(.*))?", re.DOTALL)
_EXPRESSION = re.compile(r"/((?:[^/\\]|\\.)*)/", re.DOTALL)
#: Dashes that other searches take for NOT.
_MINUS = re.compile(r"[-−–]\w")


class Piece(NamedTuple):
    """A piece of a search: its kind, its text, where it begins, and what goes with it.

    Kinds: word, phrase (`words` are theirs), expression, field (text is its name, `value` and `quoted` its value),
    AND, OR, NOT, NEAR, ADJ (`reach` in words), “(”, “)” and end.
    """

    kind: str
    text: str
    at: int
    words: tuple[str, ...] = ()
    value: str = ""
    quoted: bool = False
    reach: int = 0


def pieces(query: str, at: int = 0) -> Iterator[Piece]:
    """The pieces of `query` from `at` on, the last of kind “end”. Raises DatelineError where one cannot be read."""
    size = len(query)
    while at < size:
        c = query[at]
        if c.isspace():
            at += 1
        elif c in "()":
            yield Piece(c, c, at)
            at += 1
        elif c in _OPEN:
            text, end = _quoted(query, at)
            yield Piece("phrase", text, at, _words(query, at, text))
            at = end
        elif c == "/":
            found = _EXPRESSION.match(query, at)
            if found is None:
                raise trouble(query, at, "“/” begins a regular expression, and no “/” ends it")
            yield Piece("expression", found[0], at)
            at = found.end()
        else:
            piece, at = _run(query, at)
            yield piece
    yield Piece("end", "", size)


def _quoted(query: str, at: int) -> tuple[str, int]:
    """The words between the marks that open at `at`, and where what follows them begins."""
    closing = _CLOSE.search(query, at + 1)
    if closing is None:
        raise trouble(query, at, f"“{query[at]}” opens a phrase that nothing closes; expected another mark after it")
    return query[at + 1 : closing.start()], closing.end()


def _run(query: str, at: int) -> tuple[Piece, int]:
    found = _RUN.match(query, at)
    assert found is not None  # the caller has seen a character of it
    text, end = found[0], found.end()
    if text in ("AND", "OR", "NOT"):
        return Piece(text, text, at), end
    reach = _REACH.fullmatch(text)
    if reach:
        return Piece(reach[1], text, at, reach=_reach(query, at, reach[1], reach[2])), end
    field = _FIELD.fullmatch(text)
    if field:
        return _field(query, at, field[1], field[2], end)
    if _MINUS.match(text):
        raise trouble(query, at, f"a dash before a word does not leave it out; write NOT {text[1:]}")
    return Piece("word", text, at, _words(query, at, text)), end


def _reach(query: str, at: int, name: str, number: str | None) -> int:
    if number is not None and number.isascii() and number.isdecimal() and len(number) < 5:
        reach = int(number)
        if 1 <= reach <= FARTHEST:
            return reach
    raise trouble(query, at, f"{name} takes a distance of 1 to {FARTHEST} words, written {name}/5")


def _field(query: str, at: int, name: str, value: str, end: int) -> tuple[Piece, int]:
    known = name.lower()
    if known not in FIELDS:
        says = f"there is no field “{name}”; expected {one_of(FIELDS)}, or \"{name}:{value}\" between marks for words"
        raise trouble(query, at, f"{says}.{nearest(known, FIELDS)}")
    quoted = not value and end < len(query) and query[end] in _OPEN
    if quoted:
        value, end = _quoted(query, end)
    if not value.strip():
        raise trouble(query, at, f"{known}: is followed by nothing; expected {FIELDS[known]}")
    if known in _OF_WORDS and not any(c.isalnum() for word in language.asked(value) for c in word):
        raise trouble(query, at, f"{known}: is followed by “{value.strip()}”, which names no word; "
                                 f"expected {FIELDS[known]}")  # fmt: skip
    return Piece("field", known, at, value=value.strip(), quoted=quoted), end


def _words(query: str, at: int, text: str) -> tuple[str, ...]:
    """The words of a word or phrase as they are counted, stars kept. Raises DatelineError where there is none."""
    found: list[str] = []
    for part in text.split():
        if "*" in part and len(text.split()) == 1 and not any(c.isalnum() for c in part):
            raise trouble(query, at, f"“{text}” names no word; expected a letter beside the star, as in occup*")
        found += [_shaped(query, at, part, word) if "*" in word else word for word in language.asked(part)]
    if not any(c.isalnum() for word in found for c in word):
        raise trouble(query, at, f"“{text}” names no word; expected a word, \"a phrase\" or /an expression/")
    return tuple(found)


def _shaped(query: str, at: int, part: str, word: str) -> str:
    """A word with stars, as it is. Raises DatelineError where a letter for each star would not make one word of it."""
    made = language.words(word.replace("*", "x"))
    if len(made) != 1 or len(made[0]) != len(word):
        raise trouble(query, at, f"“{part}” is not one word with stars; a star stands for letters, as in occup*")
    return word
