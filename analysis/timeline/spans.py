"""Puts together what belongs together: the two ends of a range are one stretch, "Monday and Tuesday" two days."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import pandas as pd

from analysis.dates.ranges import joins
from analysis.language import straighten

_WORD = re.compile(r"\w+|[^\w\s]")
_NEAR = 80
_LONGEST_GAP = 24
#: What stands between two days that are both told; a comma only where "and" follows further on.
_LINK = re.compile(r"\s*(,|,?\s*(?:and|as well as|&))(?:\s+(?:again|also|then))?(?:\s+(?:on|in|at|the))*\s*", re.I)
_RANK = {"time": 0, "part of day": 0, "day": 1, "weekend": 2, "week": 3, "month": 4, "season": 5, "quarter": 5,
         "year": 6}  # fmt: skip


class Stretch(NamedTuple):
    """What places a sentence: its first and last day, how fine they are told, and where the words stand."""

    first: pd.Timestamp
    last: pd.Timestamp
    precision: str
    start: int
    end: int
    text: str
    why: str
    fineness: int
    rule: str


def stretches(rows: Iterable[Any], text: str, start: int) -> Iterator[Stretch]:
    """The expressions `rows` of the sentence `text`, which begins at `start`; those that are a range as one.

    A range has the precision "range" and runs from the first day of its first end to the last day of its second.
    """
    plain = straighten(text)
    pending: Stretch | None = None
    for row in rows:
        here = Stretch(row.first, row.last, row.precision, row.start, row.end, row.text, row.why,
                       _RANK.get(row.precision, 7), row.rule)  # fmt: skip
        if pending is not None and _are_ends(pending, here, plain, start, alike=pending.rule == row.rule):
            yield _range(pending, here, text, start)
            pending = None
            continue
        if pending is not None:
            yield pending
        pending = here
    if pending is not None:
        yield pending


def together(best: Stretch, told: Sequence[Stretch], text: str, start: int) -> list[Stretch]:
    """The days of `told` that are named in one breath with `best`, in order: "on Monday, Tuesday and Thursday".

    `told` are all stretches of the sentence `text`, which begins at `start`, in order; `best` is one of them.
    """
    at = told.index(best)
    links = [_link(a, b, text, start) for a, b in pairwise(told)]
    first = at
    while first > 0 and links[first - 1]:
        first -= 1
    last = at
    while last < len(links) and links[last]:
        last += 1
    run = links[first:last]
    if not run or run[-1] == ",":
        return [best]
    days = {(s.first, s.last): s for s in reversed(told[first : last + 1])}
    return sorted(days.values(), key=lambda s: s.start)


def _link(a: Stretch, b: Stretch, text: str, start: int) -> str:
    """The word or the mark that joins two days told alike in one breath; nothing where none does."""
    at = a.start - start
    lead = text[max(0, at - _NEAR) : at].split()
    if a.precision != b.precision or (lead and lead[-1].lower() == "between"):
        return ""
    match = _LINK.fullmatch(text[a.end - start : b.start - start])
    return match[1].strip(", ").lower() or "," if match else ""


def _are_ends(a: Stretch, b: Stretch, text: str, start: int, *, alike: bool) -> bool:
    at, to = a.end - start, b.start - start
    if b.last < a.last or b.first < a.first or not 0 <= to - at <= _LONGEST_GAP:
        return False
    begin = a.start - start
    before = _WORD.findall(text[max(0, begin - _NEAR) : begin].lower())
    return joins(before, _WORD.findall(text[at:to].lower()), alike=alike)


def _range(a: Stretch, b: Stretch, text: str, start: int) -> Stretch:
    words = text[a.start - start : b.end - start]
    why = f"A range, from “{a.text}” ({a.first:%Y-%m-%d}) to “{b.text}” ({b.last:%Y-%m-%d})."
    return Stretch(a.first, b.last, "range", a.start, b.end, words, why, max(a.fineness, b.fineness), "range")
