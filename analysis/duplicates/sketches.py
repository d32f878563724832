"""Turns each text into the set of its runs of three words, as numbers that can be compared fast.

Two texts that tell the same in the same words share most of their runs; two on the same matter in other words share
few. Case and punctuation do not count.
"""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Runs = NDArray[np.uint64]

_WORD = re.compile(r"[^\W_]+")
_FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], dtype=np.uint64)
_MIX = np.uint64(0xFF51AFD7ED558CCD)
_SHIFT = np.uint64(33)


def runs(texts: Sequence[str], size: int = 3) -> list[Runs]:
    """For each text its distinct runs of `size` words as sorted 64-bit numbers; a shorter text gives one for the whole.

    Words are numbered as they come, so that the same texts in the same order always give the same result. Linear in
    the length of the texts.
    """
    numbers: dict[str, int] = {}
    return [_of_one(_WORD.findall(text.lower()), numbers, size) for text in texts]


def _of_one(words: list[str], numbers: dict[str, int], size: int) -> Runs:
    if not words:
        return np.empty(0, dtype=np.uint64)
    known = np.array([numbers.setdefault(w, len(numbers) + 1) for w in words], dtype=np.uint64)
    if len(known) < size:
        known = np.concatenate([known, np.zeros(size - len(known), dtype=np.uint64)])
    count = len(known) - size + 1
    total = np.zeros(count, dtype=np.uint64)
    for i in range(size):
        part = known[i : i + count] * _FACTORS[i % len(_FACTORS)]
        total = (total ^ (part ^ (part >> _SHIFT))) * _MIX
    total ^= total >> _SHIFT
    return np.unique(total)


def shared(one: Runs, other: Runs) -> int:
    """How many runs two texts have in common."""
    if len(one) > len(other):
        one, other = other, one
    if not len(other):
        return 0
    at = np.searchsorted(other, one)
    at[at == len(other)] = 0
    return int((other[at] == one).sum())


def containment(one: Runs, other: Runs) -> float:
    """The share of the shorter text's runs that the longer one holds (Broder 1997); 0 where one has none."""
    least = min(len(one), len(other))
    return shared(one, other) / least if least else 0.0
