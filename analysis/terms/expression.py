"""A regular expression as a search: refused where it cannot be made ready, stopped where it takes too long."""

import time
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from analysis.errors import DatelineError

# A search may take this long, and this much longer for each character read: far more than any pattern needs that
# does not try the same characters over and over.
SECONDS, SECONDS_A_CHARACTER = 5.0, 5e-6
# An expression is made ready before a clock can watch it, and that takes a copy of what is repeated for each repeat.
LONGEST, MOST_COPIES = 10_000, 100_000


class Hit(NamedTuple):
    """A stretch of a sentence's text, end exclusive."""

    start: int
    end: int


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


class Expression:
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
        return ("(?i)" + "|".join(regex.escape(run) for run in needed),)

    def __call__(self, text: str) -> Iterator[Hit]:
        """The hits in `text`. Raises DatelineError where they take too long."""
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
