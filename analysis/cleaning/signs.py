"""Looks at every character of the lines of a page at once: which kinds of signs a line holds, and how it ends."""

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

_KINDS = {
    "?": "?",
    "colon": ":",
    "comma": ",;",
    "quote": "“”\"«»",
    "quotation": "“”\"",
    "numeral": "0123456789",
    "of an address": "@.:",
    "of a path": ">»›|•·/",
    "of a credit": "/:",
    "bracket": "(",
    "of rights": "©℗",
    "pointing": ">»→©",
    "sentence end": ".!?…。！？؟।",
    "closing": "\"”’»)]",
    "opening quote": "“\"‘'«„",
    "bullet": "-–—•*·◦▪#»›",
    "slash": "/",
    "straight apostrophe": "'",
    "curled apostrophe": "’",
    "closing bracket": ")",
    "stop": ".!?",
    "closing mark": "”’\"",
    "hyphen": "-",
    #: letters whose small and capital forms are not one to one
    "odd": "İıΣςſ\u212a",
    "small": "abcdefghijklmnopqrstuvwxyz" + "".join(map(chr, range(ord("ß"), ord("ÿ") + 1))),
    "big": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
}
#: kind of sign -> its bit
SIGNS = {name: 1 << i for i, name in enumerate((*_KINDS, "digit", "lower", "beyond ascii", "far"))}
#: characters from here on are few in Latin texts, and looked at one by one where they matter
_FAR = 0x3000
#: the mark that ends a sentence between small letters and a capital; what stands before it is looked at apart
_INNER_END = re.compile(r"[.!?](?<=[^\W\d_]{2}[.!?])[\"”’)]* [\"“‘(]?[^\W\d_a-z]")


def _table() -> Ints:
    """Character -> the bits of its kinds."""
    out = np.zeros(_FAR + 1, dtype=np.int64)
    for name, characters in _KINDS.items():
        for c in characters:
            out[min(ord(c), _FAR)] |= SIGNS[name]
    near = "".join(map(chr, range(_FAR)))
    for match in re.finditer(r"\d", near):
        out[match.start()] |= SIGNS["digit"]
    out[[i for i, c in enumerate(near) if c.islower()]] |= SIGNS["lower"]
    out[128:] |= SIGNS["beyond ascii"]
    out[_FAR] = SIGNS["beyond ascii"] | SIGNS["far"]
    return out


_TABLE = _table()
_STOP, _BIG = SIGNS["stop"], SIGNS["big"]
_LOOKED_AT = SIGNS["digit"] | SIGNS["beyond ascii"] | SIGNS["comma"] | _STOP


class InLines(NamedTuple):
    """The signs of lines: for each line the bits that any of its characters has, those of the first, those of the
    last; its length; how many of its characters are digits, and beyond ASCII; its commas before a blank; the
    ends of sentences inside it; the places where two sentences, and where two words, may have run together."""

    any: Ints
    first: Ints
    last: Ints
    length: Ints
    digits: Ints
    beyond: Ints
    commas: Ints
    ends: Ints
    sentences_met: Ints
    words_met: Ints


def in_lines(lines: Sequence[str]) -> InLines:
    """Which signs lines hold, and how many; lines hold something."""
    page = "\n".join([*lines, "", ""])
    codes = np.frombuffer(page.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.intp)
    length = np.fromiter(map(len, lines), dtype=np.intp, count=len(lines))
    ends = np.cumsum(length + 1)
    starts = ends - length - 1
    bits = _TABLE.take(codes, mode="clip")
    # the few characters that are counted or looked at with those beside them
    places = np.flatnonzero(bits & _LOOKED_AT)
    line = np.searchsorted(starts, places, "right") - 1
    at, following = bits[places], bits[places + 1]
    digit, beyond, stop = at & SIGNS["digit"] != 0, at & SIGNS["beyond ascii"] != 0, at & _STOP != 0
    comma = (codes[places] == ord(",")) & (codes[places + 1] == ord(" "))
    quoted = (following & SIGNS["closing mark"] != 0) & (bits[places + 2] & _BIG != 0)
    met = stop & ((following & (_BIG | SIGNS["hyphen"]) != 0) | quoted)
    words_met = np.flatnonzero((bits[:-1] << 1) & bits[1:] & _BIG)

    def sums(of: NDArray[np.intp]) -> Ints:
        return np.bincount(of, minlength=len(lines))

    return InLines(
        np.bitwise_or.reduceat(bits, starts), bits[starts], bits[ends - 2], length,
        sums(line[digit]), sums(line[beyond]), sums(line[comma]),
        sums(np.searchsorted(starts, _inner_ends(page), "right") - 1),
        sums(line[met]), sums(np.searchsorted(starts, words_met, "right") - 1),
    )  # fmt: skip


def _inner_ends(page: str) -> NDArray[np.intp]:
    """Where sentences end before others in the same line; one that begins inside the one before is none."""
    found, at = [], 0
    for match in _INNER_END.finditer(page):
        if match.start() - 2 >= at:
            found.append(match.start())
            at = match.end()
    return np.array(found, dtype=np.intp)
