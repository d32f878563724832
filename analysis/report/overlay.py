"""Lays marks over a text: wraps stretches in elements and sets small things between characters, escaped and nested.

Marks may cross. Where they do, the inner one is closed and opened again, so that the HTML always nests; a mark of
rank 0 is never split by another.
"""

import dataclasses
from collections import defaultdict
from collections.abc import Iterable
from typing import Literal

from analysis.report import safe

Where = Literal["before", "between", "after"]


@dataclasses.dataclass(frozen=True)
class Mark:
    """An element around `start` to `end` (exclusive); lower ranks stand outside."""

    start: int
    end: int
    opened: str
    closed: str
    rank: int


@dataclasses.dataclass(frozen=True)
class Insert:
    """HTML that stands at a place of no length: before what ends there, between, or after what begins there."""

    at: int
    html: str
    where: Where = "between"


def laid(text: str, start: int, end: int, marks: Iterable[Mark], inserts: Iterable[Insert] = ()) -> str:
    """`text[start:end]` as HTML with the marks and inserts that touch it, marks cut to fit."""
    clipped = [m for m in marks if m.start < end and m.end > start]
    placed: dict[tuple[int, Where], list[str]] = defaultdict(list)
    for insert in inserts:
        if start <= insert.at <= end:
            placed[insert.at, insert.where].append(insert.html)
    opens: dict[int, list[Mark]] = defaultdict(list)
    for mark in clipped:
        opens[max(mark.start, start)].append(mark)
    edges = {start, end, *opens, *(min(m.end, end) for m in clipped), *(at for at, _ in placed)}
    out: list[str] = []
    stack: list[Mark] = []
    places = sorted(edges)
    for here, following in zip(places, [*places[1:], None], strict=True):
        out += placed.get((here, "before"), [])
        wanted = [m for m in stack if m.end > here and here < end] + opens.get(here, [])
        wanted.sort(key=lambda m: (m.rank, m.start, -m.end))
        shared = next((n for n, (a, b) in enumerate(zip(stack, wanted, strict=False)) if a is not b), None)
        shared = min(len(stack), len(wanted)) if shared is None else shared
        out += [m.closed for m in reversed(stack[shared:])]
        out += placed.get((here, "between"), [])
        out += [m.opened for m in wanted[shared:]]
        stack = wanted
        out += placed.get((here, "after"), [])
        if following is not None:
            out.append(safe.text(text[here:following]))
    return "".join(out)
