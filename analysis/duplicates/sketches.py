"""Turns each text into the set of its runs of three words, as numbers that can be compared fast.

Two texts that tell the same in the same words share most of their runs; two on the same matter in other words share
few. Case and punctuation do not count. In scripts that write no blanks a word is a short stretch of characters: two of
Chinese or Japanese, seven of Thai, Lao, Khmer or Burmese, beginning at each character in turn.

A run that holds a figure or a name is marked so: those are what a form filled anew each day (a weather report, a list
of losses) changes, and what a copy keeps.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Runs = NDArray[np.uint64]
Ids = NDArray[np.uint32]

#: How many words a run has.
SIZE = 3
#: A text of fewer runs is a scrap: too little to tell a name, or what belongs together.
SCRAP = 30

_WORD = re.compile(r"[^\W_]+")
_BLANKS = {k: " " for k in range(128) if not chr(k).isalnum()}
_IDEOGRAPHS = "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003fffd"
_SYLLABLES = "\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff"
_BLANKLESS = re.compile(f"[{_IDEOGRAPHS}{_SYLLABLES}]")
_PIECE = re.compile(f"(?P<two>[{_IDEOGRAPHS}]+)|(?P<seven>[{_SYLLABLES}]+)|(?:(?![{_IDEOGRAPHS}{_SYLLABLES}])[^\\W_])+")
_FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], dtype=np.uint64)
_MIX = np.uint64(0xFF51AFD7ED558CCD)
_SHIFT = np.uint64(33)
_NAMES, _FIGURES = np.uint64(1), np.uint64(2)

#: What a word can be: a word like others, a name, a figure.
PLAIN, NAME, FIGURE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Reading:
    """Texts as numbers: the words of each in order, the kind of each word, the runs of each text as a set."""

    words: list[Ids]
    kinds: NDArray[np.uint8]
    sets: list[Runs]


def read(texts: Sequence[str]) -> Reading:
    """`texts` as numbers. Linear in their length; the same texts in the same order always give the same result.

    Words are numbered as they come, those of scraps last. A word is a name where it is nowhere in `texts` written with
    a small first letter; what a scrap writes changes nothing in the runs of longer texts.
    """
    forms = _Forms()
    seen: list[Ids] = []
    scraps: dict[int, list[str]] = {}
    for i, text in enumerate(texts):
        found = _forms(text)
        if len(found) < SCRAP + SIZE - 1 or len(set(found)) < SCRAP + SIZE - 1:
            found, scraps[i] = [], found
        seen.append(np.fromiter(map(forms.__getitem__, found), np.uint32, len(found)))
    judged = forms.kinds.copy()
    for i, found in scraps.items():
        seen[i] = np.fromiter(map(forms.__getitem__, found), np.uint32, len(found))
    forms.kinds[: len(judged)] = judged
    lookup = np.array(forms.numbers, dtype=np.uint32)
    kinds = np.array(forms.kinds, dtype=np.uint8)
    words = [lookup[form] if len(form) else form for form in seen]
    return Reading(words, kinds, [distinct(ordered(w, kinds)) for w in words])


class _Forms(dict[str, int]):
    """Each form of a word that was seen -> its place in `numbers`, which holds one number for all forms of a word."""

    def __init__(self) -> None:
        self.words: dict[str, int] = {}
        self.numbers: list[int] = []
        self.kinds = [PLAIN]

    def __missing__(self, form: str) -> int:
        lower = form.lower()
        number = self.words.setdefault(lower, len(self.words) + 1)
        self.numbers.append(number)
        if number == len(self.kinds):
            self.kinds.append(FIGURE if any(map(str.isdigit, form)) else NAME)
        if lower == form and self.kinds[number] == NAME:
            self.kinds[number] = PLAIN
        self[form] = len(self.numbers) - 1
        return len(self.numbers) - 1


def runs(texts: Sequence[str]) -> list[Runs]:
    """For each text its distinct runs of words as sorted 64-bit numbers; a shorter text gives one for the whole."""
    return read(texts).sets


def ordered(words: Ids, kinds: NDArray[np.uint8]) -> Runs:
    """The runs of a text in the order of its words, one for each word that a run begins at."""
    if not len(words):
        return np.empty(0, dtype=np.uint64)
    known = np.concatenate([words, np.zeros(max(0, SIZE - len(words)), dtype=np.uint32)]).astype(np.uint64)
    count = len(known) - SIZE + 1
    total = np.zeros(count, dtype=np.uint64)
    marks = np.zeros(count, dtype=np.uint8)
    for i in range(SIZE):
        here = known[i : i + count]
        part = here * _FACTORS[i]
        total = (total ^ (part ^ (part >> _SHIFT))) * _MIX
        marks |= kinds[here]
    total ^= total >> _SHIFT
    return np.asarray((total & ~(_NAMES | _FIGURES)) | marks)


def distinct(values: Runs) -> Runs:
    """`values` sorted, each once."""
    values = np.sort(values)
    return values[np.concatenate([[True], values[1:] != values[:-1]])] if len(values) else values


def of_facts(one: Runs) -> NDArray[np.bool_]:
    """Which of the runs hold a figure or a name."""
    return np.asarray((one & (_NAMES | _FIGURES)) > 0)


def of_figures(one: Runs) -> NDArray[np.bool_]:
    """Which of the runs hold a figure."""
    return np.asarray((one & _FIGURES) > 0)


def held(one: Runs, other: Runs) -> NDArray[np.bool_]:
    """Which of the runs in `one`, in any order, stand in the set `other`."""
    if not len(other):
        return np.zeros(len(one), dtype=np.bool_)
    at = np.searchsorted(other, one)
    at[at == len(other)] = 0
    return np.asarray(other[at] == one)


def shared(one: Runs, other: Runs) -> int:
    """How many runs two texts have in common."""
    if len(one) > len(other):
        one, other = other, one
    return int(held(one, other).sum())


def containment(one: Runs, other: Runs) -> float:
    """The share of the shorter text's runs that the longer one holds (Broder 1997); 0 where one has none."""
    least = min(len(one), len(other))
    return shared(one, other) / least if least else 0.0


def _forms(text: str) -> list[str]:
    """The words of `text` as written, composed; windows of characters where the script has no blanks."""
    if text.isascii():
        return text.translate(_BLANKS).split()
    text = unicodedata.normalize("NFC", text)
    return list(_pieces(text)) if _BLANKLESS.search(text) else _WORD.findall(text)


def _pieces(text: str) -> Iterator[str]:
    for match in _PIECE.finditer(text):
        piece = match.group()
        wide = 2 if match["two"] else 7 if match["seven"] else len(piece)
        for i in range(max(1, len(piece) - wide + 1)):
            yield piece[i : i + wide]
