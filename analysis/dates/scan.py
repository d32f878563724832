"""Passes over a text once: its tokens, where each stands, and the numbers among them.

Everything after works on token positions and looks at a bounded number of neighbours, so the whole is linear in the
length of the text.
"""

import itertools
import re
import unicodedata
from dataclasses import dataclass, field

from analysis.dates import lexicon as lx
from analysis.dates.model import Number
from analysis.dates.numbers import read_numbers
from analysis.language import straighten

# A blank line ends whatever came before; it is a token so that no expression runs across it.
_TOKEN = re.compile(r"(\n[ \t\r]*\n\s*|\d+|[^\W\d_]+|[^\w\s]|_)")
# Digits of other scripts ("٢٠٢٢", "２０２２") are read as those they stand for; one for one, so that places hold.
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_NO_NOUNS = frozenset({"sec", "second", "min", "hr", "yr"})


@dataclass(slots=True)
class Scan:
    """A text as tokens: `words` in lower case, `shown` as written, where each starts and ends, and its `numbers`.

    `numbers` maps the token after a number to it, `heads` its first token.
    """

    text: str
    words: list[str]
    shown: list[str]
    starts: list[int]
    ends: list[int]
    numbers: dict[int, Number] = field(default_factory=dict)
    heads: dict[int, Number] = field(default_factory=dict)

    def word(self, i: int) -> str:
        """The token at `i` in lower case; nothing outside the text."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def seq(self, i: int, *wanted: str) -> bool:
        """Whether the tokens from `i` on are `wanted`."""
        return i >= 0 and tuple(self.words[i : i + len(wanted)]) == wanted

    def glued(self, i: int) -> bool:
        """Whether token `i` stands right at the end of the one before it."""
        return 0 < i < len(self.starts) and self.starts[i] == self.ends[i - 1] and self.words[i - 1][0] != "\n"

    def unit_ahead(self, i: int) -> bool:
        """Whether a unit of time stands within three tokens after `i`."""
        return any(w in lx.UNITS and w not in _NO_NOUNS for w in self.words[i + 1 : i + 4])

    def capital(self, i: int) -> bool:
        """Whether token `i` begins with a capital."""
        return 0 <= i < len(self.shown) and self.shown[i][0].isupper()

    def digits(self, i: int, most: int = 2) -> int | None:
        """The number at `i` where it is written in at most `most` digits and no letter or digit sticks to it."""
        word = self.word(i)
        if not word or len(word) > most or not ("0" <= word[0] <= "9") or not word.isdecimal():
            return None
        return int(word)

    def year(self, i: int) -> int | None:
        """The four-digit year at `i`, 1000 to 2199."""
        word = self.word(i)
        return int(word) if len(word) == 4 and word.isdecimal() and "1000" <= word < "2200" else None


@dataclass(frozen=True, slots=True)
class Spot:
    """A unit of time in a text: the token `i`, the first token that its phrase may take, and the unit it names."""

    t: Scan
    i: int
    lo: int
    unit: str

    @property
    def hyphened(self) -> bool:
        """Whether a hyphen joins it to what stands before ("four-day")."""
        return self.t.word(self.i - 1) == "-" and self.t.glued(self.i) and self.i - 1 > self.lo

    @property
    def plural(self) -> bool:
        """Whether it is written as more than one."""
        return self.t.word(self.i) in lx.PLURAL_UNITS


def scan(text: str) -> Scan:
    """The tokens and numbers of `text`."""
    plain = straighten(text)
    if not plain.isascii() and _OTHER_DIGIT.search(plain):
        plain = _OTHER_DIGIT.sub(lambda m: str(unicodedata.decimal(m.group())), plain)
    parts = _TOKEN.split(plain)  # what lies between, a token, what lies between, …: no match object for each
    reached = list(itertools.accumulate(map(len, parts)))
    shown = parts[1::2]
    words = list(map(str.lower, shown))
    result = Scan(plain, words, shown, reached[:-1:2], reached[1::2])
    read_numbers(words, result.starts, result.ends, result.numbers, result.heads)
    return result
