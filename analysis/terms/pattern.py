"""What can be searched for: a word, `occup*`, several words in a row, or `/a regular expression/`."""

import time
from collections.abc import Iterator
from typing import NamedTuple, Protocol

import regex

from analysis import language
from analysis.errors import DatelineError

# A search may take this long, and this much longer for each character read: far more than any pattern needs that
# does not try the same characters over and over.
SECONDS, SECONDS_A_CHARACTER = 5.0, 5e-6


class Hit(NamedTuple):
    """A stretch of a sentence's text, end exclusive."""

    start: int
    end: int


class Search(Protocol):
    """Finds hits in one sentence after another."""

    def __call__(self, text: str) -> Iterator[Hit]:
        """The hits in `text`, in order, none overlapping another."""


def compile_pattern(pattern: str) -> Search:
    """The search that `pattern` asks for.

    - `siege`: the word, in any case; `occup*`, `*tion`, `counter*ive`: words of that shape;
    - `russian soldiers`, `russian *`: words that follow each other in a sentence, whatever stands between them but
      no other word;
    - `/colou?r/`: a regular expression (the `regex` package's syntax) over the sentence as written, in any case.

    Raises DatelineError for a pattern that is empty, has nothing but stars, is not a valid expression, matches the
    empty string, or (while searching) takes too long.
    """
    text = pattern.strip()
    if len(text) > 1 and text.startswith("/") and text.endswith("/"):
        return _Expression(text[1:-1], pattern)
    return Words(text)


class Words:
    """A run of words, each perhaps with stars for any letters."""

    def __init__(self, pattern: str) -> None:
        self.shapes = [_Shape(language.fold(w)) for w in pattern.split()]
        if not any(c.isalnum() for c in pattern):
            raise DatelineError(f"the pattern “{pattern}” names no word; try siege, occup*, two words or /r.gex/.")

    def __call__(self, text: str) -> Iterator[Hit]:
        """The hits in `text`."""
        found = language.tokens(text)
        return (Hit(found[i].start, found[j - 1].end) for i, j in self.among([t.norm for t in found]))

    def word(self) -> str | None:
        """The one word that is asked for, where it is one without stars."""
        return self.shapes[0].parts[0] if len(self.shapes) == 1 and len(self.shapes[0].parts) == 1 else None

    def among(self, norms: list[str]) -> Iterator[tuple[int, int]]:
        """The hits in a list of counted words: index of the first word and one past the last, none overlapping."""
        i, size = 0, len(self.shapes)
        while i <= len(norms) - size:
            if all(shape.fits(norms[i + k]) for k, shape in enumerate(self.shapes)):
                yield i, i + size
                i += size
            else:
                i += 1


class _Shape:
    """One word with stars; compared part by part from the left, so in time linear in the word."""

    def __init__(self, shape: str) -> None:
        self.parts = shape.split("*")
        self.seen: dict[str, bool] = {}

    def fits(self, word: str) -> bool:
        if len(self.parts) == 1:
            return word == self.parts[0]
        known = self.seen.get(word)
        if known is None:
            known = self.seen[word] = self._fits(word)
        return known

    def _fits(self, word: str) -> bool:
        first, *middle, last = self.parts
        if not word.startswith(first) or not word.endswith(last) or len(word) < len(first) + len(last):
            return False
        at, limit = len(first), len(word) - len(last)
        for part in middle:
            at = word.find(part, at, limit)
            if at < 0:
                return False
            at += len(part)
        return True


class _Expression:
    """A regular expression, watched by a clock that runs only while it searches."""

    def __init__(self, source: str, shown: str) -> None:
        self.shown, self.spent, self.allowed = shown, 0.0, SECONDS
        try:
            self.compiled = regex.compile(source, regex.IGNORECASE)
        except (regex.error, RecursionError, OverflowError) as error:
            raise DatelineError(f"the pattern “{shown}” is not a valid regular expression: {error}.") from None
        if not source or self.compiled.match(""):
            raise DatelineError(f"the pattern “{shown}” matches the empty string, which is everywhere.")

    def __call__(self, text: str) -> Iterator[Hit]:
        self.allowed += len(text) * SECONDS_A_CHARACTER
        began = time.monotonic()
        try:
            left = max(self.allowed - self.spent, 0.001)
            spans = [m.span() for m in self.compiled.finditer(text, timeout=left)]
        except TimeoutError:
            raise DatelineError(
                f"the pattern “{self.shown}” takes too long: it tries the same characters over and over; "
                "avoid a repeated group inside a repeat, such as (a+)+."
            ) from None
        finally:
            self.spent += time.monotonic() - began
        return (Hit(a, b) for a, b in spans if b > a)
