"""The shapes that pass between the steps: words with places, a phrase as read, a time expression as resolved."""

import datetime
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A stretch of a text that says when, how long or how often.

    `start` and `end` are code points of the text given, end exclusive. `value` follows TIMEX3 (ISO-TimeML, 2009) and
    is symbolic, with X for what is unknown, where nothing resolves it. `first` and `last` are the days it covers,
    None where they are unknown. `precision` is "day", "week", "month", … or "vague" or "unresolved". `anchor` says
    what the days were counted from: "explicit", "publication", "narrative" (a date told before) or "none".
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    first: datetime.date | None
    last: datetime.date | None
    precision: str
    anchor: str
    rule: str
    confidence: float
    why: str

    def as_row(self) -> dict[str, Any]:
        """The expression as a row of the table `dates` (without the document's and the sentence's keys)."""
        return {
            "start": self.start, "end": self.end, "text": self.text, "type": self.type, "value": self.value,
            "from": self.first, "to": self.last, "precision": self.precision, "anchor": self.anchor,
            "rule": self.rule, "why": self.why, "confidence": self.confidence,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written, in digits or words: tokens from `first` up to `end`; `value` None means "a few"."""

    first: int
    end: int
    value: float | None
    ordinal: bool = False


@dataclass(slots=True)
class Phrase:
    """A time expression as read, before any date is known: which tokens, which kind, and the parts that were named.

    `kind` chooses the resolver; `which` is "last", "this", "next", "same", "that", "following", "previous", …,
    "every", "last year" for a month or a quarter of it, "told" for the one the text is about, or "";
    `closes` says that it is the second end of a range, so not before the phrase before it; `until` is the weekday that
    ends the range that a weekday opens.
    `direction` is -1 for before, +1 for after the reference; `told` counts from the last date told, not from the
    publication; `mod` is "START", "MID", "END", "APPROX", "EITHER" (day and month could be exchanged), "ATTRIBUTE"
    (said of a thing in passing) or "". `unit` is a letter of `lexicon.UNITS`; `day` with kind "end of" asks for it.
    """

    kind: str
    first: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    part: str = ""
    clock: str = ""
    unit: str = ""
    amount: float | None = None
    index: int | None = None
    which: str = ""
    direction: int = 0
    told: bool = False
    mod: str = ""
    value: str = ""
    closes: bool = False
    until: int | None = None
