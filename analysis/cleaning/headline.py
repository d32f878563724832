"""Finds the headline among the lines above the article, and the lines that only say it again.

The headline is the line above the first paragraph that names what the article is about: several words, no full stop,
words that come back in the text, often said twice (in the page's title, in the path of sections).
"""

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

from analysis.cleaning import furniture
from analysis.cleaning.features import Local
from analysis.cleaning.rules import names_writer_or_time
from analysis.cleaning.vocabulary import numbers

_WORDS = re.compile(r"[^\W_]+")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d")
#: so many letters of the headline stand in a path that holds it, or all it has
_LEAST_OF_CRUMB = 20
_DOTS = re.compile(r"\s*(?:\.\.\.|…)\s*$")


class Headline(NamedTuple):
    """Where the headline stands (an index of a line, or None) and which lines above or below only repeat it."""

    line: int | None
    text: str | None
    crumbs: tuple[int, ...]
    repeats: tuple[int, ...]
    confidence: float


@functools.lru_cache(maxsize=20_000)
def key(text: str) -> str:
    """The words of a text, lower case, with one blank between: how headlines are compared."""
    return " ".join(_WORDS.findall(text.lower()))


def find(page: Sequence[Local], first: int, last: int, told: str | None) -> Headline:
    """The headline of the article in lines `first` to `last` of a page; `told` is the title as metadata gives it.

    Only lines above `first`, the first sentence, are candidates: what stands below is a subhead.
    """
    above = range(max(0, first - 60), first)
    told_key = key(told) if told else ""
    if told_key:
        exact = [i for i in above if key(page[i].text) == told_key or _nearly(key(page[i].text), told_key)]
        if exact:
            return at(page, exact[-1], last, 0.99)
    vocabulary = frozenset(numbers([f.content for f in page[first : last + 1] if f.prose]).tolist())
    scored = [(s, i) for i in above if page[i].words > 2 and (s := _score(page, i, first, vocabulary)) > 0]
    if not scored:
        return Headline(None, told, (), (), 0.0)
    best, index = max(scored)
    return at(page, index, last, min(0.98, 0.4 + best / 10))


def _nearly(one: str, other: str) -> bool:
    a, b = set(one.split()), set(other.split())
    return len(a & b) >= 0.8 * max(len(a), len(b), 1)


def _score(page: Sequence[Local], i: int, first: int, vocabulary: frozenset[int]) -> float:
    """How well line i would do as the headline; zero or less where it cannot be one."""
    facts = page[i]
    line = facts.text
    if not 3 <= facts.words <= 24 or len(line) > 200 or _DOTS.search(line) or names_writer_or_time(line):
        return 0.0
    if line[:1] in "*•-–—·" or line.endswith((".", ":", ",", ";", '."', ".”", '!"', "!”")) or facts.prose:
        return 0.0
    if facts.words > 16 and sum(w[:1].isupper() for w in line.split()) < 0.3 * facts.words:
        return 0.0
    of_live_entry = i > 0 and _CLOCK.fullmatch(page[i - 1].text)
    if of_live_entry or (facts.may_ask and furniture.verdict(line)) or facts.figures:
        return 0.0
    content = numbers([facts.content]).tolist()
    known = sum(w in vocabulary for w in content) / max(1, len(content))
    if content and known < 0.25:
        return 0.0
    begins = key(line)[:40]
    others = (f.text for f in page[max(0, i - 40) : i])
    said = sum(1 for x in others if 20 < len(x) < 400 and len(x) >= len(begins) and begins in key(x))
    near = 1.0 - min(first - i, 60) / 60
    return 4 * known + 2 * near + min(facts.words, 10) / 5 + 1.5 * min(said, 2) - (1.5 if facts.words < 5 else 0)


def at(page: Sequence[Local], index: int, last: int, confidence: float) -> Headline:
    """The headline at line `index`, with the lines that repeat it; `last` is the last sentence of the article."""
    headline = page[index].text
    title, letters = key(headline), len(_joined(headline))
    least = min(letters, _LEAST_OF_CRUMB)
    crumbs, repeats = [], []
    for i, facts in enumerate(page):
        line = facts.text
        if not least <= len(line) <= 400 or i == index:
            continue  # a line has no more letters than signs
        if _is_other(line[-1], title[-1:]) or (i > index and _is_other(line[0], title[:1])):
            continue  # it ends otherwise and is not cut off with dots, or begins otherwise with no path before it
        if len(line) >= letters and (i <= last or facts.words > 4) and key(line) == title:
            repeats.append(i)
        elif i < index and is_crumb(line, headline):
            crumbs.append(i)
    return Headline(index, headline, tuple(crumbs), tuple(repeats), confidence)


def _is_other(sign: str, letter: str) -> bool:
    """Whether a sign of a line is a letter or a figure, and not this one."""
    return sign.isascii() and sign.isalnum() and sign.lower() != letter


def is_crumb(line: str, headline: str) -> bool:
    """Whether `line` is section names run together with the headline or its beginning ("HomeNEWSTwo Cities...")."""
    cut = bool(_DOTS.search(line))
    own, full = _joined(_DOTS.sub("", line)), _joined(headline)
    if len(full) < 12:
        return False
    at = own.find(full[:_LEAST_OF_CRUMB])
    if at < 0 or at > 60:
        return False
    rest = own[at:]
    whole = rest == full
    return (at > 0 or cut) and (whole or (cut and len(rest) >= 12 and full.startswith(rest)))


@functools.lru_cache(maxsize=20_000)
def _joined(text: str) -> str:
    return "".join(_WORDS.findall(text.lower()))
