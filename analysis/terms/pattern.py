"""What can be searched for: a word, `occup*`, several words in a row, or `/a regular expression/`."""

import time
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

import regex

from analysis import language
from analysis.errors import DatelineError

# A search may take this long, and this much longer for each character read: far more than any pattern needs that
# does not try the same characters over and over.
SECONDS, SECONDS_A_CHARACTER = 5.0, 5e-6
# An expression is made ready before a clock can watch it, and that takes a copy of what is repeated for each repeat.
LONGEST, MOST_COPIES = 10_000, 100_000

# What a run of letters is made of in a word (language.WORD_PATTERN), inside the brackets of a class.
_IN_WORD = r"\p{L}\p{M}\p{N}\u00ad"
_SPELT = {"'": "['’ʼ‘]", "-": "[‑‐-]"}


class Hit(NamedTuple):
    """A stretch of a sentence's text, end exclusive."""

    start: int
    end: int


class Search(Protocol):
    """Finds hits in one sentence after another."""

    def __call__(self, text: str) -> Iterator[Hit]:
        """The hits in `text`, in order, none overlapping another."""

    def word(self) -> str | None:
        """The one word that is asked for, where it is one without stars."""

    def sieve(self) -> tuple[str, ...]:
        """Regular expressions in Rust's syntax, the quickest first, that every text with a hit matches one by one.

        Texts are in NFC where one has a character beyond ASCII; those that `finding.ODD` is of are read in any case.
        """


def compile_pattern(pattern: str | Iterable[str]) -> Search:
    """The search that `pattern` asks for; of several patterns, the search for any of them.

    - `siege`: the word, in any case; `occup*`, `*tion`, `counter*ive`: words of that shape;
    - `russian soldiers`, `russian *`: words that follow each other in a sentence, whatever stands between them but
      no other word;
    - `/colou?r/`: a regular expression (the `regex` package's syntax) over the sentence as written, in any case.

    Raises DatelineError for a pattern that is empty, has nothing but stars, is not a valid expression, matches the
    empty string, or (while searching) takes too long.
    """
    if not isinstance(pattern, str):
        listed = list(dict.fromkeys(pattern))
        if not listed:
            raise DatelineError("there is no pattern to search for; give one at least, such as siege or occup*.")
        return AnyOf([compile_pattern(str(p)) for p in listed])
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

    def sieve(self) -> tuple[str, ...]:
        """The longest stretch of each word, then the words one after another with nothing of a word between them."""
        if any(unicodedata.category(c).startswith("M") for shape in self.shapes for p in shape.parts for c in p):
            return ()
        stretches = sorted({max(shape.parts, key=len) for shape in self.shapes}, key=len, reverse=True)
        quick = [f"(?i){''.join(map(_spelt, part))}" for part in stretches if part]
        first, last = self.shapes[0].parts[0], self.shapes[-1].parts[-1]
        before = f"(?:^|[^{_IN_WORD}])" if first else ""
        after = f"(?:$|[^{_IN_WORD}])" if last and last[-1].isalnum() else ""
        return (*quick, f"(?i){before}{f'[^{_IN_WORD}]*'.join(shape.sieve() for shape in self.shapes)}{after}")

    def among(self, norms: list[str]) -> Iterator[tuple[int, int]]:
        """The hits in a list of counted words: index of the first word and one past the last, none overlapping."""
        i, size = 0, len(self.shapes)
        while i <= len(norms) - size:
            if all(shape.fits(norms[i + k]) for k, shape in enumerate(self.shapes)):
                yield i, i + size
                i += size
            else:
                i += 1


class AnyOf:
    """Several searches at once: a hit of any of them, from the left, the longest of those that begin together."""

    def __init__(self, searches: Sequence[Search]) -> None:
        self.searches = list(searches)

    def __call__(self, text: str) -> Iterator[Hit]:
        """The hits in `text`."""
        reached = 0
        for hit in sorted((h for s in self.searches for h in s(text)), key=lambda h: (h.start, -h.end)):
            if hit.start >= reached:
                yield hit
                reached = hit.end

    def word(self) -> str | None:
        """Nothing, as there are several."""
        return None

    def sieve(self) -> tuple[str, ...]:
        """What lets through the texts of each."""
        sieves = [s.sieve() for s in self.searches]
        return () if () in sieves else ("|".join(f"(?:{s[0]})" for s in sieves),)


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

    def sieve(self) -> str:
        return f"[{_IN_WORD}'’ʼ‘‑‐.,-]*".join("".join(map(_spelt, part)) for part in self.parts)

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


def _spelt(sign: str) -> str:
    """A character of a counted word as the texts may have it, case aside, in Rust's syntax."""
    if sign in _SPELT:
        return _SPELT[sign]
    return sign if sign.isalnum() else regex.escape(sign)


_REPEATED = regex.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{(?P<n>\d+),?\d*\}|.", regex.DOTALL)


def _unfolded(source: str) -> int:
    """How many pieces an expression has once every part is written out as often as it has to be repeated."""
    sizes, last = [0], 0
    for piece in _REPEATED.finditer(source):
        if piece["n"]:
            sizes[-1] += last * max(int(piece["n"][:9]) - 1, 0)
            last *= max(int(piece["n"][:9]), 1)
        elif piece[0] == "(":
            sizes.append(0)
            last = 0
        else:
            last = sizes.pop() if piece[0] == ")" and len(sizes) > 1 else 1
            sizes[-1] += last
    return sum(sizes)


class _Expression:
    """A regular expression, watched by a clock that runs only while it searches."""

    def __init__(self, source: str, shown: str) -> None:
        self.source, self.shown, self.spent, self.allowed = source, shown, 0.0, SECONDS
        if len(source) > LONGEST:
            raise DatelineError(f"the pattern has {len(source):,} characters; an expression may have {LONGEST:,}.")
        if _unfolded(source) > MOST_COPIES:
            raise DatelineError(f"the pattern “{shown}” repeats a part too many times; {MOST_COPIES:,} are the most.")
        try:
            self.compiled = regex.compile(source, regex.IGNORECASE)
        except (regex.error, RecursionError, OverflowError) as error:
            raise DatelineError(f"the pattern “{shown}” is not a valid regular expression: {error}.") from None
        if not source or self.compiled.match(""):
            raise DatelineError(f"the pattern “{shown}” matches the empty string, which is everywhere.")

    def word(self) -> str | None:
        """Nothing: it is no word."""
        return None

    def sieve(self) -> tuple[str, ...]:
        """The longest stretch of plain letters that the expression cannot do without."""
        needed = [_needed(branch) for branch in _branches(self.source)]
        if not all(needed):
            return ()
        return ("(?i)" + "|".join("".join(map(_spelt, run)) for run in needed),)

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


# What an expression needs is read off where it is simple; what is not understood has no sieve and is merely slower.
_SAFE = r"\\[bBwWsSdD]|\\[^\p{L}\p{N}]"
_CLASS = rf"\[\^?\]?(?:[^\[\]\\]|{_SAFE})*\]"
_PIECES = rf"{_SAFE}|{_CLASS}|\(\?:|\((?!\?)|\{{\d+,?\d*\}}|[^\\\[(\{{]"
_SIMPLE = regex.compile(rf"(?:{_PIECES})*", regex.DOTALL)
_PIECE = regex.compile(_PIECES, regex.DOTALL)


def _branches(source: str) -> list[list[str]]:
    """The expression's pieces by the bars at its top; a group, whatever is in it, is one piece. Empty: not simple."""
    if not _SIMPLE.fullmatch(source):
        return [[]]
    branches: list[list[str]] = [[]]
    depth = 0
    for piece in _PIECE.findall(source):
        depth -= piece == ")"
        if piece == "|" and not depth:
            branches.append([])
        elif not depth:
            branches[-1].append(piece)
        depth += piece in ("(", "(?:")
    return branches


def _needed(pieces: Sequence[str]) -> str:
    """The longest run of plain characters that has to be in a match of the pieces."""
    runs = [""]
    for piece in pieces:
        if piece[0] in "?*{":
            runs[-1] = runs[-1][:-1]
        if piece.isascii() and piece.isalnum():
            runs[-1] += piece
        else:
            runs.append("")
    return max(runs, key=len)
