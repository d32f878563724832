"""Reads the lines of a page, and remembers those that recur: most of a page is said on others of its site too."""

import functools
import threading
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.cleaning import vocabulary
from analysis.cleaning.asking import asked
from analysis.cleaning.features import Local
from analysis.cleaning.vocabulary import Vocabulary

_MOST_LINES = 50_000


class _Memory(threading.local):
    """The words and the lines that were read, for each thread its own: the numbers of words are those of its own."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Begin anew, with no word and no line remembered."""
        self.words = Vocabulary()
        self.lines: dict[str, Local] = {}


_memory = _Memory()


def forget() -> None:
    """Remember no line and no word."""
    _memory.begin()


def tidy() -> None:
    """Begin anew if very much is remembered; not while a page is read."""
    if len(_memory.lines) > _MOST_LINES or _memory.words.is_full():
        _memory.begin()


def local(line: str) -> Local:
    """What can be said of a line (without the blanks around it) alone."""
    return _memory.lines.get(line) or read([line])[0]


def read(lines: Sequence[str]) -> list[Local]:
    """What can be said of each line alone."""
    words, known = _memory.words, _memory.lines
    new = [x for x in dict.fromkeys(lines) if x not in known]
    if new:
        known.update(zip(new, asked(new, words), strict=True))
    return [known[x] for x in lines]


class Words:
    """The words of lines in lower case, to look up others in."""

    def __init__(self, lines: Sequence[Local]) -> None:
        self._lines, self._known = lines, _memory.words

    def __contains__(self, word: object) -> bool:
        number = self._known.number(word)
        return number is not None and bool((self._numbers == number).any())

    @functools.cached_property
    def _numbers(self) -> NDArray[np.int32]:
        return vocabulary.numbers([x.numbers for x in self._lines])
