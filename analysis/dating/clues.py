"""Collects from a text what bears on its publication date: dates named, weekdays, years, datelines and labels."""

import datetime
import re
from collections import Counter
from dataclasses import dataclass, field

from analysis.dates.calendar import safe_date
from analysis.dates.grammar import read
from analysis.dates.lexicon import WEEKDAYS
from analysis.dates.model import Phrase
from analysis.dates.scan import Scan, scan
from analysis.dates.tense import direction
from analysis.dating import lines

_LABEL = re.compile(
    r"(?i)\b(?P<label>(?:first |originally )?(?:published|posted)|(?:last )?(?:updated|modified)|date of publication"
    r"|publication date|date)\b(?: on| at)?\s*[:|–—-]?\s*(?:\d{1,2}[:.]\d\d[^\n]{0,15},?\s*)?$"
)
_DATELINE_PLACE = re.compile(
    r"\W{0,3}(?:(?:[^\W\d_a-z][^\s\d]*|of|de|la|le|and|the|near|upon|on|al)[\s/|]+){0,8}"
    r"[^\W\d_a-z][^\s\d]*\s?[,(]\s*(?:on )?$"
)
_AFTER_DATELINE = re.compile(r"\s*,?\s*(?:\([^()\n]{2,40}\)|[/A-Z]{2,20}/)?\s*[-–—_:.]|\s*\([^()\n]{2,40}\)")
_BYLINE = re.compile(r"(?:By|BY)\s[^\d\n]{3,60}[\s,|•·–—-]+$")
_IN_DIGITS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)(?!\d)")
_AGENCY_PLACE = re.compile(r"(?:^|[\s)])[A-Z][A-Z.'’-]{2,}(?: [A-Z][A-Z.'’-]+){0,3}(?:, [A-Z][\w. ]{2,20})?[,(]\s*$")
_AGENCY_BEHIND = re.compile(r"\s*\((?=[A-Z])[^()\n]{2,40}\)\s*[-–—]")
# a machine's stamp: the hour with its half of the day or its zone right behind a whole date, no preposition before it
_HOUR_BEHIND = re.compile(
    r"\s?[,;|·•–—-]?\s?(?i:(?:last\s)?updated\s)?(?:at\s)?\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s?"
    r"(?:(?i:[ap]\.?m)\b\.?(?:\s[A-Z]{2,5}\b)?|[A-Z]{2,5}\b|\(?[A-Z][a-z]+ time\b)"
)
_HOUR_IN = re.compile(r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s?(?:(?i:[ap]\.?m)\b|[A-Z]{2,4}\b)")
_HOUR_BEFORE = re.compile(r"\d{1,2}[:.]?\d\d\s?(?:(?i:[ap]\.?m)\b\.?,?\s|[A-Z]{2,5}\b,?\s|UK time,?\s)")
_IN_SENTENCE = re.compile(
    r"(?i)\b(?:on|of|since|until|till|by|from|for|before|after|between|to|and|or|the|at|in|late|early|that|this)\s+"
    r"(?:\w{6,9},?\s)?$"
)
_GOES_ON = re.compile(r"\s*(?:[a-z]|([A-Z]{2,5}) \1\b)")
_OF_A_CHANGE = re.compile(r"(?i)\b(?:amended|corrected|clarified|accessed|retrieved|revised)(?: again)?(?: on)?[\s:]*$")
_BACKGROUND = re.compile(r"(?i)\b(?:since|pre|until|till|before|prior to|ever since|dating to)[\s-]+(?:the )?$")
# "will be shown on", "had been due to open on": to come, unless a later verb reports ("…, he said on")
_TO_COME = re.compile(
    r"(?i)(?:\b(?:will|shall|due|scheduled|planned|expected|slated|set to|is to|are to|was to|were to)|[’']ll)\b"
    r"(?:(?!\b(?:said|says|told|announced|reported|wrote|added|warned|confirmed|stated|after)\b)(?:[^.!?\n]|\.(?=\d)))*$"
)
# "the plan for 2021-2023", "by 2030": the end of a span may lie ahead
_ENDS_A_SPAN = re.compile(r"(?i)(?:\d\s?[-–—/]\s?|\b(?:by|until|till|through|to|beyond)\s)$")
# the day a picture was taken, told by the credit behind it
_PICTURED = re.compile(
    r"[^\n]{0,80}?\n?(?:[(/\[]\s?(?:AP|AFP|EPA|REUTERS|Reuters|Getty|Photo)\b|"
    r"\b(?i:photo|photograph|image|picture)(?: by\b|:))"
)
# "when the earth shook on Tuesday, 12 January": what the news came after
_EARLIER = re.compile(r"(?i)\b(?:when|after|following|since|ever since|which|who|that began)\b(?:[^.!?\n]|\.(?=\d))*$")
_HEAD_LINES = 6
_STAMPED = 900
_LEAD = 700
_FOOT = 200
_PREFIX = 5
_BESIDE = 80


@dataclass(frozen=True, slots=True)
class Named:
    """A day named in the text: month and day, perhaps a year or a weekday.

    `place` is "label", "updated", "dateline", "changed" (the day of a correction), "pictured" or "body"; `ahead` says
    that it is to come; `lead`, that it stands in the opening and is what the news is about; `background`, that it only
    begins or ends a span ("since February 24").
    """

    month: int
    day: int
    year: int | None
    weekday: int | None
    place: str
    ahead: bool
    words: str
    lead: bool = False
    background: bool = False

    def two_ways(self) -> bool:
        """Whether its digits could mean another day (10/09/2022, 10/09/22), by the rule of `days.parse_day`."""
        match = _IN_DIGITS.match(self.words)
        if match is None:
            return False
        a, b = int(match[1]), int(match[3])
        return len(match[4]) == 2 or (match[2] != "." and a != b and max(a, b) <= 12)

    def readings(self) -> list[datetime.date]:
        """The days that its digits could mean, where its year is written in full."""
        match = _IN_DIGITS.match(self.words)
        if match is None or len(match[4]) == 2:
            return []
        a, b, year = int(match[1]), int(match[3]), int(match[4])
        return list(dict.fromkeys(d for m, n in ((b, a), (a, b)) if (d := safe_date(year, m, n))))

    def within(self, year: int) -> datetime.date | None:
        """The day in `year`, where the calendar has it, its weekday fits and no other year is named."""
        found = safe_date(year, self.month, self.day)
        if found is None or (self.year is not None and self.year != year):
            return None
        return found if self.weekday is None or found.isoweekday() == self.weekday else None


@dataclass(slots=True)
class Clues:
    """All that a text says about when it was written; `opening` is the weekday that its opening names first."""

    named: list[Named] = field(default_factory=list)
    weekdays: Counter[int] = field(default_factory=Counter)
    opening: int | None = None
    last_told: tuple[int, int] | None = None
    year: int | None = None


def collect(text: str) -> Clues:
    """The clues in `text`, read once."""
    scanned = scan(text)
    clues = Clues()
    for phrase in read(scanned):
        cue = direction(scanned, phrase.first, phrase.end)
        if phrase.kind == "day" and phrase.month and phrase.day and phrase.which != "last":
            clues.named.append(_named(text, scanned, phrase, cue))
        elif phrase.kind == "weekday" and phrase.weekday and not phrase.which and cue <= 0:
            clues.weekdays[phrase.weekday] += 1
            if sum(clues.weekdays.values()) == 1 and scanned.starts[phrase.first] < _LEAD:
                clues.opening = phrase.weekday
        if phrase.year is not None and phrase.kind in {"day", "month", "year", "season", "quarter"} and cue <= 0:
            start = scanned.starts[phrase.first]
            if not _ENDS_A_SPAN.search(text, max(0, start - 20), start):
                _take_year(clues, phrase)
    return clues


def _take_year(clues: Clues, phrase: Phrase) -> None:
    year = phrase.year or 0
    clues.year = max(clues.year or 0, year)
    if phrase.month:
        told = (year, phrase.month)
        clues.last_told = max(clues.last_told or told, told)


def _named(text: str, t: Scan, phrase: Phrase, cue: int) -> Named:
    start, end = t.starts[phrase.first], t.ends[phrase.end - 1]
    weekday = phrase.weekday or _weekday_beside(t, phrase)
    before = text[max(0, start - 30) : start]
    place = _place(text, start, end)
    if place == "body" and _OF_A_CHANGE.search(before):
        place = "changed"
    elif place == "body" and phrase.year and start < _STAMPED and _is_stamp(text, before, start, end):
        place = "label"
    elif place == "body" and _PICTURED.match(text, end):
        place = "pictured"
    sentence = text[max(0, start - 120) : start]
    lead = start < _LEAD and place not in ("pictured", "changed") and _EARLIER.search(sentence) is None
    ahead = cue > 0 or _TO_COME.search(sentence) is not None
    words = text[start:end].replace("\n", " ")
    background = _BACKGROUND.search(before) is not None
    return Named(phrase.month or 0, phrase.day or 0, phrase.year, weekday, place, ahead, words, lead, background)


def _is_stamp(text: str, before: str, start: int, end: int) -> bool:
    """Whether a whole date has its hour behind it, as a machine sets it, and stands in no sentence."""
    words = text[start:end]
    behind = _HOUR_BEHIND.match(text, end)
    inside = _HOUR_IN.search(words) is not None and (_HOUR_IN.match(words) is None or _HOUR_BEFORE.match(words))
    if _IN_SENTENCE.search(before) or not (behind or inside):
        return False
    return _GOES_ON.match(text, behind.end() if behind else end) is None


def _weekday_beside(t: Scan, phrase: Phrase) -> int | None:
    """The weekday right beside a date, with at most a comma, a bracket or "the" between."""
    if phrase.which:
        return None
    between = {",", "(", "the"}
    places = [phrase.first - 1, phrase.end]
    places += [phrase.first - 2] if t.word(phrase.first - 1) in between else []
    places += [phrase.end + 1] if t.word(phrase.end) in between else []
    for k in places:
        word = t.word(k)
        if word in WEEKDAYS and len(word) >= 6:
            return WEEKDAYS[word]
    return None


def _place(text: str, start: int, end: int) -> str:
    """Where a date stands: after a label such as "Published:", in a dateline or alone on a line at the head, or in the
    body."""
    line = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    stop = len(text) if stop < 0 else stop
    before, after = text[max(line, start - _BESIDE) : start], text[end : min(stop, end + _BESIDE)]
    label = _LABEL.search(before)
    # "the report published on …" inside a sentence is about something else
    if label and (len(before[: label.start()].strip()) <= _PREFIX or before[: label.start()].rstrip()[-1:] in "|•·"):
        return "updated" if "dated" in label["label"].lower() or "modif" in label["label"].lower() else "label"
    at_head = start < 4000 and sum(bool(x.strip()) for x in text[:line].splitlines()) < _HEAD_LINES
    byline = at_head and _BYLINE.match(before.lstrip()) is not None
    whole = start - line <= _BESIDE and stop - end <= _BESIDE
    if (at_head or len(text) - end < _FOOT) and whole and lines.alone("" if byline else before, after):
        return "updated" if lines.is_of_a_change(before) else "label"
    if at_head and start - line < 60 and _DATELINE_PLACE.match(before) and _AFTER_DATELINE.match(after):
        return "dateline"
    if start < _STAMPED and _AGENCY_PLACE.search(before) and _AGENCY_BEHIND.match(after):
        return "dateline"
    return "body"
