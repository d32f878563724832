"""What can be searched for: a word, `occup*`, several words in a row, or `/a regular expression/`."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

import regex

from analysis import language
from analysis.errors import DatelineError
from analysis.terms.expression import Expression, Hit

__all__ = ["AnyOf", "Hit", "Search", "Words", "compile_pattern", "longest"]

# What a run of letters is made of in a word (language.WORD_PATTERN), inside the brackets of a class.
_IN_WORD = r"\p{L}\p{M}\p{N}\u00ad"
_SPELT = {"'": "['’ʼ‘]", "-": "[‑‐-]"}


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
      no other word; so `9/11`, which is the words 9 and 11 (`language.asked`);
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
        return Expression(text[1:-1], pattern)
    return Words(text)


class Words:
    """A run of words, each perhaps with stars for any letters."""

    def __init__(self, pattern: str) -> None:
        if not isinstance(pattern, str):
            raise DatelineError(f"{pattern!r} is no pattern; give a text, such as siege, occup* or two words.")
        self.shapes = [_Shape(w) for w in language.asked(pattern)]
        if not any(c.isalnum() for shape in self.shapes for part in shape.parts for c in part):
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

    def stands(self, norms: list[str], i: int) -> bool:
        """Whether the words from the one at `i` on are those that are asked for."""
        return i + len(self.shapes) <= len(norms) and all(s.fits(norms[i + k]) for k, s in enumerate(self.shapes))

    def among(self, norms: list[str]) -> Iterator[tuple[int, int]]:
        """The hits in a list of counted words: index of the first word and one past the last, none overlapping."""
        i, size = 0, len(self.shapes)
        while i <= len(norms) - size:
            if self.stands(norms, i):
                yield i, i + size
                i += size
            else:
                i += 1


class AnyOf:
    """Several searches at once: a hit of any of them, from the left, the longest of those that begin together."""

    def __init__(self, searches: Sequence[Search]) -> None:
        self.searches = list(searches)
        self.others = [s for s in searches if not isinstance(s, Words)]
        self._of_words = [s for s in searches if isinstance(s, Words)]
        self._begun: dict[str, tuple[Words, ...]] = {}

    def __call__(self, text: str) -> Iterator[Hit]:
        """The hits in `text`."""
        return iter(longest(hit for hit, _ in self.each(text)))

    def each(self, text: str) -> Iterator[tuple[Hit, Search]]:
        """Every hit of each of the searches, in no order, those that overlap among them."""
        found = language.tokens(text)
        norms = [t.norm for t in found]
        for i, norm in enumerate(norms):
            for search in self._beginning(norm):
                if search.stands(norms, i):
                    yield Hit(found[i].start, found[i + len(search.shapes) - 1].end), search
        for other in self.others:
            yield from ((hit, other) for hit in other(text))

    def _beginning(self, norm: str) -> tuple[Words, ...]:
        """Those searches whose first word this one may be."""
        known = self._begun.get(norm)
        if known is None:
            known = self._begun[norm] = tuple(s for s in self._of_words if s.shapes[0].fits(norm))
        return known

    def word(self) -> str | None:
        """Nothing, as there are several."""
        return None

    def sieve(self) -> tuple[str, ...]:
        """What lets through the texts of each."""
        sieves = [s.sieve() for s in self.searches]
        return () if () in sieves else ("|".join(dict.fromkeys(f"(?:{s[0]})" for s in sieves)),)


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """Of hits that overlap the one furthest to the left, of those that begin together the longest; in order."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


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
