"""What relative expressions count from: the publication date, the date told last, the period last reported on."""

import bisect
import datetime
from dataclasses import dataclass, field

from analysis.dates.calendar import add_days, covers, safe_date
from analysis.dates.model import Phrase
from analysis.dates.scan import Scan
from analysis.dates.tense import direction, within_sentence

NEEDS = "it needs a publication date: supply one, and it becomes a date"
NEEDS_TOLD = "no date was told before it to count from, and there is no publication date"

# Distances are in characters of text unless a name says tokens or years.
_PERIOD_HOLDS = 2400
_COMPARISON_HOLDS = 1800
_TOLD_HOLDS = 300
_FRESH = 250
_YEARS_APART = 3
_OPENING_TOKENS = 8
_SAID_TOKENS = 24
_ENDS = frozenset({".", "!", "?", ";"})
_SCHEDULED = frozenset({"effective", "payable", "record"})
_BOUNDS = frozenset({"by", "until", "till", "through"})
_TELLS = frozenset(
    {"day", "month", "year", "season", "weekday", "unit", "offset", "quarter", "holiday", "deictic", "clock"}
)


@dataclass(slots=True)
class Reading:
    """What a phrase was resolved to; days not given are those that the value covers."""

    type: str
    value: str
    anchor: str
    why: str
    confidence: float = 0.9
    precision: str = ""
    span: tuple[datetime.date, datetime.date] | None = None


@dataclass(slots=True)
class Reference:
    """The state between phrases: the publication date, and what the text told so far."""

    published: datetime.date | None
    narrative: bool
    told: str = ""
    told_at: int = -_PERIOD_HOLDS
    opened: datetime.date | None = None
    period: str = ""
    period_at: int = -_PERIOD_HOLDS
    years: list[tuple[int, int]] = field(default_factory=list)
    dated: list[tuple[int, datetime.date]] = field(default_factory=list)

    def look_ahead(self, phrases: list[Phrase]) -> None:
        """Notes the years and the full dates named in `phrases`, by token, for what only later words explain."""
        self.years = [(p.first, p.year) for p in phrases if p.year is not None]
        self.dated = [
            (p.first, d) for p in phrases if p.year and p.month and (d := safe_date(p.year, p.month, p.day or 1))
        ]

    def years_after(self, token: int) -> list[int]:
        """The two years named next after `token`."""
        at = bisect.bisect_right(self.years, (token, 9999))
        return [year for _, year in self.years[at : at + 2]]

    def year_before(self, token: int) -> tuple[int, int]:
        """The token of the last year named before `token`, and that year; (0, 0) where none was."""
        at = bisect.bisect_left(self.years, (token, 0))
        return self.years[at - 1] if at else (0, 0)

    def date_after(self, token: int, within: int) -> datetime.date | None:
        """The next full date named after `token`, where it stands within so many tokens."""
        at = bisect.bisect_right(self.dated, (token, datetime.date.max))
        return self.dated[at][1] if at < len(self.dated) and self.dated[at][0] - token <= within else None

    def told_day(self) -> datetime.date | None:
        """The first day of the date last told, or None."""
        span = covers(self.told) if self.told else None
        return span[0] if span else None

    def speech(self) -> tuple[datetime.date | None, str]:
        """The day that "last week" counts from, and its name as an anchor."""
        if self.narrative:
            day = self.told_day()
            return (day, "narrative") if day else (None, "none")
        return (self.published, "publication") if self.published else (None, "none")

    def told_or_speech(self) -> tuple[datetime.date | None, str]:
        """The day that "the following year" counts from: the date last told, else the publication."""
        day = self.told_day()
        return (day, "narrative") if day else self.speech()


@dataclass(frozen=True, slots=True)
class Case:
    """One phrase in its text, before its reference."""

    t: Scan
    phrase: Phrase
    reference: Reference

    @property
    def at(self) -> int:
        """Where the phrase starts in the text."""
        return self.t.starts[self.phrase.first]

    @property
    def before(self) -> str:
        """The word before the phrase."""
        return self.t.word(self.phrase.first - 1)

    def cue(self) -> int:
        """Whether the words around look back (negative) or ahead (positive)."""
        return direction(self.t, self.phrase.first, self.phrase.end)

    def may_lie_ahead(self) -> bool:
        """Whether the phrase may mean a time after the publication: the words around look ahead, or it is a deadline,
        or closes a range. Without a publication date nothing speaks against it.
        """
        if self.reference.published is None or self.phrase.closes or self.before in _SCHEDULED:
            return True
        cue = self.cue()
        return cue > 0 or (cue == 0 and self.before in _BOUNDS)

    def named_base(self) -> tuple[datetime.date | None, str]:
        """What a date without a year counts from: in a narrative the date told, in news the publication."""
        return self.reference.told_or_speech() if self.reference.narrative else self.reference.speech()

    def recent(self) -> tuple[datetime.date | None, str]:
        """The day told shortly before, where one was, else the publication."""
        if self.at - self.reference.told_at < _TOLD_HOLDS and len(self.reference.told) == 10:
            return self.reference.told_or_speech()
        return self.reference.speech()

    def opened(self) -> datetime.date | None:
        """The first day of the range that the phrase closes; None where it closes none."""
        return self.reference.opened if self.phrase.closes else None

    def fine(self, base: datetime.date | None, anchor: str) -> datetime.date | None:
        """`base`, where it is a day: "three days later" than a month or a year that was told is no certain day."""
        return None if anchor == "narrative" and len(self.reference.told) != 10 else base

    def told_year(self) -> str:
        """The year of the date told last, in four digits; XXXX where none was told."""
        told = self.reference.told[:4]
        return told if len(told) == 4 and told.isdecimal() else "XXXX"

    def sentence_year(self) -> int | None:
        """In news the year gone by that its sentence is about: "In 2009 a drought lasted until September"."""
        published, first = self.reference.published, self.phrase.first
        token, year = self.reference.year_before(first)
        if published is None or self.reference.narrative or self.phrase.which or not 0 < year < published.year:
            return None
        about = self.t.word(token - 1) == "in" and within_sentence(self.t, token - 1, first)
        return year if about and not self.phrase.closes and self.cue() < 0 else None

    def year_told(self) -> int:
        """The year gone by that its sentence has named a few words before; 0 where it has named none."""
        token, year = self.reference.year_before(self.phrase.first)
        past = self.reference.published is not None and year < self.reference.published.year
        near = past and not self.reference.narrative and self.phrase.first - token < _SAID_TOKENS
        return year if near and not _ENDS.intersection(self.t.words[token : self.phrase.first]) else 0

    def fresh(self) -> bool:
        """Whether the date told last stands close before."""
        return self.at - self.reference.told_at < _FRESH

    def told_base(self) -> tuple[datetime.date | None, str]:
        """What "later" and "earlier" count from: in news only a date told close before, else the publication."""
        if self.reference.narrative or self.at - self.reference.told_at <= _TOLD_HOLDS:
            return self.reference.told_or_speech()
        return self.reference.speech()

    def period(self, *, comparison: bool = False) -> str:
        """The quarter that the text last reported on, where that is not long ago."""
        holds = _COMPARISON_HOLDS if comparison else _PERIOD_HOLDS
        return self.reference.period if self.at - self.reference.period_at < holds else ""

    def tail(self) -> str:
        """The clock time or the part of day, as the end of a value."""
        phrase = self.phrase
        return f"T{phrase.clock}" if phrase.clock else f"T{phrase.part}" if phrase.part else ""

    def day_type(self) -> str:
        """TIME where a clock time or a part of day is named, else DATE."""
        return "TIME" if self.phrase.clock or self.phrase.part else "DATE"

    def day(self, day: datetime.date, anchor: str, why: str, confidence: float) -> Reading:
        """The reading of the phrase as `day`, with its clock time or part of day."""
        if self.phrase.direction < 0:  # "overnight into Saturday" began on Friday
            day = add_days(day, -1)
        return Reading(self.day_type(), day.isoformat() + self.tail(), anchor, why, confidence)


def remember(case: Case, reading: Reading) -> None:
    """Keeps a date for those after it, unless it stands aside ("since 1985") or spans no single time."""
    phrase, reference, value = case.phrase, case.reference, reading.value
    reported = phrase.kind == "quarter" or (phrase.kind == "unit" and phrase.unit == "Q")
    if reported and value[:1].isdigit() and not _announced(case, value):
        reference.period, reference.period_at = value, case.at
    if phrase.kind == "duration" and phrase.unit == "M" and (phrase.amount or 0) > 3:
        reference.period = ""  # "the nine months": comparisons after it are of more than a quarter
    if reading.type not in {"DATE", "TIME"} or phrase.kind not in _TELLS or not value[:4].isdigit() or "X" in value:
        return
    if (phrase.kind == "deictic" and not reference.narrative) or (reference.narrative and _aside(case, value)):
        return
    reference.told, reference.told_at = value[:10] if "T" in value else value, case.at


def _announced(case: Case, value: str) -> bool:
    """Whether a period that ends after the publication is not told as past: announced, not yet reported on."""
    span, published = covers(value), case.reference.published
    return span is not None and published is not None and span[1] > published and case.cue() >= 0


def _aside(case: Case, value: str) -> bool:
    """Whether a date in a narrative stands beside its course: an outlook, a year that nothing near it shares."""
    phrase, reference = case.phrase, case.reference
    back = phrase.kind == "offset" and phrase.direction < 0 and phrase.unit in {"M", "Y", "E", "C"}
    pointed = phrase.which in {"previous", "last", "next"} and phrase.unit != "D" and phrase.kind in {"unit", "season"}
    background = len(value) == 4 and case.before in {"since", "until"}
    if back or pointed or background or case.cue() > 0 or case.t.seq(phrase.first - 2, "as", "of"):
        return True
    if phrase.year is None or not reference.told:
        return False
    here, told = phrase.year, int(reference.told[:4])
    if len(value) == 4 and here < told and not _opens_paragraph(case):
        return True
    near = any(abs(here - y) <= _YEARS_APART for y in (told, *reference.years_after(phrase.first)))
    return not near


def _opens_paragraph(case: Case) -> bool:
    """Whether a paragraph, or the text, begins within a few tokens before the phrase."""
    first = case.phrase.first
    return first < _OPENING_TOKENS or any(w[0] == "\n" for w in case.t.words[first - _OPENING_TOKENS : first])


def named(anchor: str) -> str:
    """The anchor in words."""
    return "the publication date" if anchor == "publication" else "the date told before"
