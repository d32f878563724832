"""Remembers the words of texts, each with the classes it belongs to as the bits of a number.

A text has far fewer different words than words. What is asked of a word is asked once; what is asked of the words of a
line is then an "or" over their bits, or a sum, for all lines of a page at once.
"""

import array
import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.cleaning import classes, cues, pointers

Ints = NDArray[np.int64]

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
#: a character that is no part of a word and stands for no other: it parts the lines of a page
_PARTS, _OTHER = "\U0010ffff", "\U0010fffe"

#: what stands before or after a word and is no part of it
_EDGES = ".,;:!?()[]“”\"'’‘—–-…"

#: kind of cue -> its bit, among the lowest
CUES = {kind: 1 << i for i, kind in enumerate(cues.KINDS)}
_CLASSES = {
    "stop": cues.STOP_WORDS,
    "of the writer": classes.words("by from"),
    "of oneself": classes.words("i i'm i've i'd i'll my me lol"),
    "to the reader": classes.words("you your you'll you're you've please"),
    "telling": classes.TELLING,
    "mailed": classes.MAILED,
    "credit": classes.CREDIT,
    "pointing": classes.POINTING,
    "of the site": classes.SITE,
    "bidding": classes.TAKING | classes.VISITING | classes.LOOKING,
    "finite": classes.FINITE,
    "contributed": classes.words("contributed"),
    #: words without one of which no rule of furniture holds, and those without one of which each of them does not
    "trigger": frozenset().union(
        classes.REPLY, classes.NETWORKS, classes.SHARED, classes.SHARING, classes.TAKING, classes.ADVERT,
        classes.POLICIES, classes.PRESSED, classes.COOKIES, classes.SELECTING, classes.OFFERED, classes.LOOKING,
        classes.MAILED, classes.ALONE_OFFERED,
        (first for first, *_ in (*classes.ENTRY, *pointers.ALONE, *pointers.LEADING)), classes.words(
            "you your us commenting unsubscribe continues continue scroll keep paid partner branded presented reserved "
            "reproduced published copied broadcast rewritten redistributed copyright permission data information "
            "click tap for read rest text article story report continued continuation required address join find c"
        ),
    ),
    # what each rule of furniture needs: a word of the first kind, or one of each of the two kinds of a pair
    "comments": classes.REPLY | classes.words("address required"),
    "share": classes.NETWORKS | classes.SHARED | classes.SHARING,
    "subscribe": classes.MAILED | {first for first, _ in classes.ENTRY} | frozenset(classes.ALONE_OFFERED)
    | classes.words("subscribe login logout unsubscribe register"),
    "advertisement": classes.ADVERT | classes.words("continues continue scroll keep paid partner branded presented"),
    "legal": classes.PRESSED | classes.POLICIES | classes.COOKIES | classes.words(
        "copyright c reserved published reproduced copied broadcast rewritten redistributed your data permission"
    ),
    "read more": classes.words("here"),
    "opens read more": classes.OFFERED | classes.LOOKING | {first for first, *_ in (*pointers.ALONE, *pointers.LEADING)}
    | classes.words("click tap for you more read"),
    "yours": classes.words("your us you"),
    "given": classes.words(
        "thought thoughts opinion opinions view views comment comments feedback take say remark remarks reply response "
        "reaction think agree feel believe disagree reckon"
    ),
    "taking": classes.TAKING,
    "offer": classes.OFFER,
    "selecting": classes.SELECTING,
    "thing": classes.THINGS,
    "page": classes.words("text article story report rest continued continuation"),
    "below": classes.words("below under underneath beneath after"),
}  # fmt: skip
#: rule of furniture -> pairs of classes of words, of which it needs one of each where it has none of its own
_PAIRS = {
    "comments": (("yours", "given"),), "subscribe": (("taking", "offer"),),
    "read more": (("selecting", "thing"), ("page", "below")),
}  # fmt: skip
FURNITURE = ("comments", "share", "subscribe", "advertisement", "legal", "read more")
_OF_PARTS = (*FURNITURE, "opens read more", *(name for pairs in _PAIRS.values() for pair in pairs for name in pair))
#: name of a class of words -> its bit
BITS = {name: 1 << (len(CUES) + i) for i, name in enumerate((*_CLASSES, "content", "past", "first", "second"))}
_STOP, _CONTENT, _PAST, _FIRST, _SECOND = (BITS[name] for name in ("stop", "content", "past", "first", "second"))
_MOST = 100_000
#: how the numbers of words are held
NUMBER = np.dtype(np.int32)


def _by_word() -> dict[str, int]:
    """Word -> the bits of the classes that list it, of the cues it is alone, and of its place in longer ones."""
    found: dict[str, int] = {}
    for name, listed in _CLASSES.items():
        for word in listed:
            found[word] = found.get(word, 0) | BITS[name]
    for first, ways in cues.BY_FIRST.items():
        for rest, kind in ways:
            found[first] = found.get(first, 0) | (_FIRST if rest else CUES[kind])
            if rest:
                found[rest[0]] = found.get(rest[0], 0) | _SECOND
    return found


_BY_WORD = _by_word()
_OF_FURNITURE = sum(BITS[name] for name in _OF_PARTS)


def lowered(words: Sequence[str]) -> tuple[str, ...]:
    """Words in lower case, with ’ as '."""
    return tuple([w.lower().replace("’", "'") for w in words])


class InLines(NamedTuple):
    """The words of lines: for each line the bits that any of its words has, those of any but the first, those of the
    first; how many words, words with a capital, and stop words it has; the numbers of its words in lower case in their
    order, and of its words of content each once, as the bytes of `NUMBER`."""

    any: Ints
    rest: Ints
    first: Ints
    size: Ints
    capitals: Ints
    stops: Ints
    numbers: list[bytes]
    content: list[bytes]


class Vocabulary(dict[str, tuple[int, ...]]):
    """What stands between two blanks -> its words, made as it is asked for.

    A word is twice the number of its lower case, and one more where it begins with a capital.
    """

    def __init__(self) -> None:
        super().__init__()
        self.lowered = [""]
        self._numbers: dict[str, int] = {}
        #: for each number the bits of its word: those in place, and those of the new
        self._bits = np.zeros(4096, dtype=np.int64)
        self._new = array.array("q")
        self[_PARTS] = (0,)

    def is_full(self) -> bool:
        """Whether so many words are held that it is time to begin anew."""
        return len(self.lowered) > _MOST or len(self) > 2 * _MOST

    def __missing__(self, chunk: str) -> tuple[int, ...]:
        bare = chunk.strip(_EDGES)
        if bare.isalpha():
            low = bare.lower()
            found: tuple[int, ...] = (2 * (self._numbers.get(low) or self._number(low)) + bare[0].isupper(),)
        else:
            words = WORD.findall(bare)
            numbers = [self._numbers.get(low) or self._number(low) for low in lowered(words)]
            found = tuple([2 * n + w[0].isupper() for n, w in zip(numbers, words, strict=True)])
        self[chunk] = found
        return found

    def number(self, word: object) -> int | None:
        """The number of a word in lower case, if it was read."""
        return self._numbers.get(word) if isinstance(word, str) else None

    def _number(self, low: str) -> int:
        """A number for a new word in lower case."""
        bits = _BY_WORD.get(low, 0)
        if len(low) > 3 and not bits & _STOP:
            bits |= _PAST | _CONTENT if low[-2:] == "ed" and len(low) > 4 else _CONTENT
        if "'" in low:
            for part in low.split("'"):
                bits |= _BY_WORD.get(part, 0) & _OF_FURNITURE
        number = self._numbers[low] = len(self.lowered)
        self.lowered.append(low)
        self._new.append(bits)
        return number

    def _in_place(self) -> Ints:
        """The bits of all words, with those of the new put in."""
        if self._new:
            if len(self.lowered) > len(self._bits):
                self._bits = np.concatenate([self._bits, np.zeros(len(self.lowered), dtype=np.int64)])
            self._bits[len(self.lowered) - len(self._new) : len(self.lowered)] = self._new
            self._new = array.array("q")
        return self._bits

    def in_lines(self, lines: Sequence[str]) -> InLines:
        """What the words of lines are, and how many."""
        parted = f" {_PARTS} ".join(["", *((x.replace(_PARTS, _OTHER) if _PARTS in x else x) for x in lines), ""])
        words = np.fromiter(itertools.chain.from_iterable(map(self.__getitem__, parted.split())), dtype=np.int64)
        edges = np.flatnonzero(words == 0)
        bounds, lower = edges[:-1], words >> 1
        bits = self._in_place()[lower]
        anywhere, first = np.bitwise_or.reduceat(bits, bounds), bits[bounds + 1]
        _add_pairs(anywhere, first)
        self._add_phrases(anywhere, lower, bits, bounds)
        content = _content(lower, bits, bounds)
        sums = np.add.reduceat((bits & _STOP != 0) << 32 | words & 1, bounds)
        bits[bounds + 1] = 0
        rest = np.bitwise_or.reduceat(bits, bounds)
        return InLines(
            anywhere, rest, first, np.diff(edges) - 1, sums & 0xFFFFFFFF, sums >> 32,
            _cut(lower, bounds + 1, edges[1:]), content,
        )  # fmt: skip

    def _add_phrases(self, anywhere: Ints, lower: Ints, bits: Ints, bounds: Ints) -> None:
        """Adds to the bits of lines the cues that are more than a word."""
        begins = np.flatnonzero((bits[:-1] << 1) & bits[1:] & _SECOND)
        lines = np.searchsorted(bounds, begins, "right") - 1
        for at, line in zip(begins.tolist(), lines.tolist(), strict=True):
            first, *following = [self.lowered[n] for n in lower[at : at + cues.LONGEST].tolist()]
            for rest, kind in cues.BY_FIRST[first]:
                if rest and tuple(following[: len(rest)]) == rest:
                    anywhere[line] |= CUES[kind]


def _content(lower: Ints, bits: Ints, bounds: Ints) -> list[bytes]:
    """For each line the numbers of its words of content, each once."""
    places = np.flatnonzero(bits & _CONTENT)
    keys = (np.searchsorted(bounds, places, "right") - 1) << 32 | lower[places]
    keys.sort()
    keys = keys[np.flatnonzero(np.diff(keys, prepend=-1))]
    ends = np.searchsorted(keys >> 32, np.arange(len(bounds)), "right")
    return _cut(keys & 0xFFFFFFFF, np.concatenate([[0], ends[:-1]]), ends)


def _add_pairs(anywhere: Ints, first: Ints) -> None:
    """Adds to the bits of lines the rules of furniture that a pair of words speaks for, or the first word."""
    for rule, pairs in _PAIRS.items():
        for one, other in pairs:
            both = (anywhere & BITS[one] != 0) & (anywhere & BITS[other] != 0)
            anywhere |= both * BITS[rule]
    anywhere |= (first & BITS["opens read more"] != 0) * BITS["read more"]


def _cut(numbers: Ints, starts: Ints, ends: Ints) -> list[bytes]:
    """Stretches of `numbers`, each as bytes."""
    held = numbers.astype(NUMBER).tobytes()
    size = NUMBER.itemsize
    return [held[a:b] for a, b in zip((starts * size).tolist(), (ends * size).tolist(), strict=True)]


def numbers(held: Sequence[bytes]) -> NDArray[np.int32]:
    """The numbers of words in stretches of bytes, one after the other."""
    return np.frombuffer(b"".join(held), dtype=NUMBER)
