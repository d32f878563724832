"""When an article was published, as found: the day, where it came from, and what speaks for it."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """A day on which a text may have been published; `score` is its share of the belief, 0 to 1."""

    day: datetime.date
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Published:
    """A publication date or the lack of one.

    `origin` is "metadata", "page", "text", "constraints" or "unknown". `candidates` are ranked, likeliest first;
    `settle` says in plain sentences what would settle an unknown date.
    """

    day: datetime.date | None
    origin: str
    why: str
    candidates: tuple[Candidate, ...] = ()
    settle: tuple[str, ...] = ()
