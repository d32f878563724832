"""Says of each line of a page whether it is the article by the choice of others: an extractor's, and the publisher's.

Many publishers put the whole text of an article into the data for search engines (JSON-LD, articleBody). Where it
agrees with what an extractor keeps, it decides on the longer lines: it has no captions and no links in its midst.
"""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

_WORD = re.compile(r"[^\W_]+")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_NAME = "articleBody"
#: a line of so many words is told by its words wherever they stand; so much of it is enough
_LONG, _MOST = 4, 0.8
#: a line of so many words is a paragraph, which a declared text holds; it may lack headings
_PARAGRAPH = 12
#: a declared text of fewer words is a teaser
_LEAST = 80
_DEEPEST = 6


def lines(text: str, extracted: str | None, told: str | None) -> tuple[bool, ...] | None:
    """For each line of a page's visible text whether it is kept: by an extractor (`extracted` is what it keeps), and by
    the publisher (`told` is the article as declared), where the page shows it whole. None where neither says anything.
    """
    by_extractor = None if extracted is None else list(aligned(text, extracted))
    if told is None or len(_WORD.findall(told)) < _LEAST:
        return None if by_extractor is None else tuple(by_extractor)
    by_publisher = list(aligned(text, told))
    sizes = [len(_WORD.findall(line)) for line in text.split("\n")]
    shown = _sum(sizes, by_publisher)
    wanted = max(len(_WORD.findall(told)), 0 if by_extractor is None else _sum(sizes, by_extractor))
    if shown < _MOST * wanted:  # cut off, or of another article
        return None if by_extractor is None else tuple(by_extractor)
    if by_extractor is None:
        return tuple(by_publisher)
    return tuple(
        here or (there and size < _PARAGRAPH)
        for here, there, size in zip(by_publisher, by_extractor, sizes, strict=True)
    )


def _sum(sizes: list[int], kept: list[bool]) -> int:
    return sum(size for size, keep in zip(sizes, kept, strict=True) if keep)


def declared(tree: Any) -> str | None:
    """The longest text of an article that a parsed page gives in its data for search engines, or None."""
    found: list[str] = []
    for script in tree.iterfind(".//script"):
        if "ld+json" in (script.get("type") or "").lower() and _NAME in (script.text or ""):
            try:
                found += _bodies(json.loads(script.text, strict=False), _DEEPEST)
            except (ValueError, RecursionError):  # data with a comma too many is common
                continue
    longest = max(found, key=len, default=None)
    return longest and _TAG.sub(" ", html.unescape(longest))


def _bodies(data: Any, deeper: int) -> Iterator[str]:
    if isinstance(data, dict):
        if isinstance(said := data.get(_NAME), str):
            yield said
        data = list(data.values())
    if isinstance(data, list):
        for item in data if deeper else ():
            yield from _bodies(item, deeper - 1)


def aligned(text: str, kept: str) -> Iterator[bool]:
    """For each line of `text` whether its words stand, in their order, in `kept` (empty lines: False): a short line as
    a line of its own, a longer one anywhere, also where `kept` breaks it into lines or lacks a word of it."""
    lines = [_words(x) for x in kept.split("\n")]
    whole, stream = set(lines), " ".join(filter(None, lines)).split(" ")
    page, runs = f" {' '.join(stream)} ", set(zip(stream, stream[1:], stream[2:], strict=False))
    for line in text.split("\n"):
        own = _words(line)
        words = own.split(" ")
        if len(words) < _LONG:
            yield bool(own) and own in whole
        elif own in whole or f" {own} " in page:
            yield True
        else:
            found = [run in runs for run in zip(words, words[1:], words[2:], strict=False)]
            yield sum(found) >= _MOST * len(found)


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))
