"""The tone of what is said about a name or term: the words of its own clause count most, distant ones least.

A rated word counts fully in the target's clause and less with each word between them; beyond a mark or a contrast
that ends the clause it counts for a part. Nothing in the target's own words is rated. This says what stands beside a
name, not what anybody thinks of its bearer, and should always be split by who says it.
"""

import itertools
from collections.abc import Mapping, Sequence
from typing import Any

from analysis import language
from analysis.errors import DatelineError
from analysis.sentiment import news

#: what is left of a word's weight at this many words' distance: half
HALF_DISTANCE = 12.0
#: what is left of a word's weight in another clause
OTHER_CLAUSE = 0.6
_BREAKS = frozenset(";:.!?()")


def score_targets(items: Sequence[Mapping[str, Any]]) -> list[float | None]:
    """For each item {text, start, end}, the tone (−1..1) of what is said about the words text[start:end].

    None where nothing said near them carries evidence. Raises DatelineError for a span outside its text.
    """
    return [_target(str(item["text"]), int(item["start"]), int(item["end"])) for item in items]


def _target(text: str, start: int, end: int) -> float | None:
    if not 0 <= start < end <= len(text):
        raise DatelineError(f"the target {start}:{end} is not within its text of {len(text)} characters.")
    plain = language.straighten(text)
    tokens, words, hits = news.read(plain)
    first, last = _span(plain, tokens, start, end)
    outside = [hit for hit in hits if hit.end <= first or hit.start >= last]
    if not outside:
        return None
    # how many clause ends stand before each token, so that "is there one between" is a subtraction
    ends = list(itertools.accumulate((word.mark and word.lower in _BREAKS for word in words), initial=0))
    weight = news.weights()
    total = spread = 0.0
    for hit in outside:
        distance = first - hit.end if hit.end <= first else hit.start - last
        near = HALF_DISTANCE / (HALF_DISTANCE + max(0, distance))
        if ends[max(hit.start, first)] > ends[min(hit.end, last)]:
            near *= OTHER_CLAUSE
        total += news.weighed(hit, weight) * near
        spread += near
    return total / news.squash(total, len(words), spread)


def _span(plain: str, tokens: Sequence[str], start: int, end: int) -> tuple[int, int]:
    """The tokens first:last that touch the characters start:end."""
    first = last = None
    at = 0
    for n, token in enumerate(tokens):
        begin = plain.index(token, at)
        at = begin + len(token)
        if at > start and first is None:
            first = n
        if begin >= end:
            last = n
            break
    first = len(tokens) if first is None else first
    return first, len(tokens) if last is None else max(last, first)
