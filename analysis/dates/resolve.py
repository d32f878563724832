"""Turns phrases into dates: what each means against the publication date, or in a narrative against what was told.

The state between phrases is one `Reference`: the publication date, the date last told, and the period last reported
on. A phrase that nothing resolves keeps a symbolic value and says what it lacks.
"""

import bisect
import datetime
from collections.abc import Callable
from dataclasses import dataclass, field

from analysis.dates import amounts, lexicon as lx
from analysis.dates.calendar import add_days, add_months, covers, easter, safe_date, week_value
from analysis.dates.model import Phrase, TimeExpression
from analysis.dates.scan import Scan
from analysis.dates.tense import direction

_NEEDS = "it needs a publication date: supply one, and it becomes a date"
_NEEDS_TOLD = "no date was told before it to count from, and there is no publication date"
_AHEAD_LIMIT = 90
_NEAR = 600
_FRESH = 250
_TOLD_NEAR = 300
_JUMP = 3
_OPENING = 8
_NEXT_TOKENS = 120


@dataclass(slots=True)
class Reference:
    """What relative expressions count from: the publication date, and what the text told so far."""

    published: datetime.date | None
    narrative: bool
    told: str = ""
    told_at: int = -_NEAR
    period: str = ""
    period_at: int = -10 * _NEAR
    years: list[tuple[int, int]] = field(default_factory=list)
    dated: list[tuple[int, datetime.date]] = field(default_factory=list)

    def years_after(self, token: int) -> list[int]:
        """The two years named next after `token`."""
        at = bisect.bisect_right(self.years, (token, 9999))
        return [year for _, year in self.years[at : at + 2]]

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


def resolve(t: Scan, text: str, phrases: list[Phrase], reference: Reference) -> list[TimeExpression]:
    """The expressions of `phrases`, in order, each resolved against `reference`, which is brought along."""
    reference.years = [(p.first, p.year) for p in phrases if p.year is not None]
    reference.dated = [(p.first, d) for p in phrases if p.year and p.month and (d := safe_date(p.year, p.month, p.day or 1))]
    kept = phrases if reference.narrative else [p for p in phrases if p.mod != "ATTRIBUTE"]
    return [_expression(t, text, phrase, reference) for phrase in kept]


def _expression(t: Scan, text: str, phrase: Phrase, reference: Reference) -> TimeExpression:
    start, end = t.starts[phrase.first], t.ends[phrase.end - 1]
    reading = _RESOLVERS[phrase.kind](t, phrase, reference)
    span = covers(reading.value)
    precision = reading.precision or (span[2] if span else "unresolved")
    first, last = reading.span or (span[:2] if span else (None, None))
    _remember(t, phrase, reading, reference, start)
    return TimeExpression(start, end, text[start:end], reading.type, reading.value, first, last, precision,
                          reading.anchor, phrase.kind, reading.confidence, _sentence(reading.why))  # fmt: skip


def _announced(t: Scan, phrase: Phrase, value: str, reference: Reference) -> bool:
    """Whether a period that ends after the publication is announced, not yet reported on."""
    span = covers(value)
    open_ended = span is not None and reference.published is not None and span[1] > reference.published
    return open_ended and direction(t, phrase.first, phrase.end) > 0


def _sentence(why: str) -> str:
    return f"{why[0].upper()}{why[1:]}."


_TELLS = frozenset({"day", "month", "year", "season", "weekday", "unit", "offset", "quarter", "holiday", "deictic", "clock"})


def _remember(t: Scan, phrase: Phrase, reading: Reading, reference: Reference, at: int) -> None:
    """Keeps the date for those after it, unless it stands aside ("since 1985") or spans no single time."""
    reported = phrase.kind == "quarter" or (phrase.kind == "unit" and phrase.unit == "Q")
    if reported and reading.value[:1].isdigit() and not _announced(t, phrase, reading.value, reference):
        reference.period, reference.period_at = reading.value, at
    if phrase.kind == "duration" and phrase.unit == "M" and reading.value == "P9M":
        reference.period, reference.period_at = "", at
    if reading.type not in {"DATE", "TIME"} or phrase.kind not in _TELLS or not reading.value[:4].isdigit():
        return
    if phrase.kind == "deictic" and not reference.narrative:
        return
    if reference.narrative and _aside(t, phrase, reading.value, reference):
        return
    reference.told, reference.told_at = reading.value[:10] if "T" in reading.value else reading.value, at


def _aside(t: Scan, phrase: Phrase, value: str, reference: Reference) -> bool:
    """Whether a date in a narrative stands beside its course: an outlook, a year that nothing near it shares."""
    if direction(t, phrase.first, phrase.end) > 0 or t.seq(phrase.first - 2, "as", "of"):
        return True
    if phrase.which in {"previous", "last", "next"} and phrase.unit != "D" and phrase.kind in {"unit", "season"}:
        return True
    if phrase.kind == "offset" and phrase.direction < 0 and phrase.unit in {"M", "Y", "E", "C"}:
        return True
    if t.word(phrase.first - 1) in {"since", "until"} and len(value) == 4:
        return True
    if phrase.year is None or not reference.told:
        return False
    here, told = phrase.year, int(reference.told[:4])
    if len(value) == 4 and here < told and not _opens_paragraph(t, phrase.first):
        return True
    return abs(here - told) > _JUMP and not any(abs(here - y) <= _JUMP for y in reference.years_after(phrase.first))


def _opens_paragraph(t: Scan, first: int) -> bool:
    """Whether a paragraph, or the text, begins within a few tokens before `first`."""
    return first < _OPENING or any(w[0] == "\n" for w in t.words[first - _OPENING : first])


def _day(day: datetime.date, phrase: Phrase) -> str:
    """The value of a day, with its clock time or part of day where one is named."""
    tail = f"T{phrase.clock}" if phrase.clock else f"T{phrase.part}" if phrase.part else ""
    return day.isoformat() + tail


def _kind_of_day(phrase: Phrase) -> str:
    return "TIME" if phrase.clock or phrase.part else "DATE"


def _tail(phrase: Phrase) -> str:
    return f"T{phrase.clock}" if phrase.clock else f"T{phrase.part}" if phrase.part else ""


# ------------------------------------------------------------------ named in the calendar


def _explicit_day(t: Scan, phrase: Phrase, reference: Reference) -> Reading:
    month, day = phrase.month or 1, phrase.day or 1
    if phrase.month is None:
        return _day_of_month(phrase, reference)
    if phrase.year is not None:
        if safe_date(phrase.year, month, day) is None:
            return Reading("DATE", f"{phrase.year:04}-{month:02}", "explicit", f"{phrase.year}-{month:02} has no day {day}", 0.4)
        value = f"{phrase.year:04}-{month:02}-{day:02}"
        return Reading(_kind_of_day(phrase), value + _tail(phrase), "explicit", "it names the day, the month and the year", 0.99)
    base, anchor = reference.told_or_speech() if reference.narrative else reference.speech()
    if base is None:
        return Reading(_kind_of_day(phrase), f"XXXX-{month:02}-{day:02}{_tail(phrase)}", "none", f"it names no year; {_NEEDS}", 0.9)
    found = _closest(t, base, month, day, phrase, reference)
    if found is None:
        return Reading("DATE", f"XXXX-{month:02}", "none", f"no year near {base.year} has a day {day} in that month", 0.4)
    why = f"it names no year; {found.year} puts it closest to {_named(anchor)}, {base}"
    return Reading(_kind_of_day(phrase), _day(found, phrase), anchor, why, 0.93)


def _day_of_month(phrase: Phrase, reference: Reference) -> Reading:
    """ "The 5th": of the month told last."""
    base, anchor = reference.told_or_speech()
    day = safe_date(base.year, base.month, phrase.day or 1) if base and len(reference.told) != 4 else None
    if day is None:
        return Reading("DATE", f"XXXX-XX-{phrase.day:02}", "none", f"its month is not named; {_NEEDS_TOLD}", 0.6)
    return Reading("DATE", day.isoformat(), anchor, f"in the month of {_named(anchor)}, {base}", 0.75)


def _named(anchor: str) -> str:
    return "the publication date" if anchor == "publication" else "the date told before"


def _closest(
    t: Scan, base: datetime.date, month: int, day: int, phrase: Phrase, reference: Reference
) -> datetime.date | None:
    """The day of that name nearest to `base`: in news not far ahead, in a narrative rather onward than back."""
    days = [d for year in (base.year - 1, base.year, base.year + 1) if (d := safe_date(year, month, day))]
    if reference.narrative:
        if len(reference.told) == 4:
            fresh = t.starts[phrase.first] - reference.told_at < _FRESH
            return (None if fresh else _before_next(phrase, reference, month, day)) or safe_date(base.year, month, day)
        return min(days, key=lambda d: abs((d - base).days - 45), default=None)
    if phrase.weekday and (fitting := [d for d in days if d.isoweekday() == phrase.weekday]):
        days = fitting
    if phrase.which in {"last", "next"}:
        days = [d for d in days if (d < base if phrase.which == "last" else d > base)]
    return min((d for d in days if (d - base).days <= _AHEAD_LIMIT or phrase.which == "next"),
               key=lambda d: abs((d - base).days), default=None)  # fmt: skip


def _before_next(phrase: Phrase, reference: Reference, month: int, day: int) -> datetime.date | None:
    """The day of that name shortly before the next full date that the text names, where one stands near."""
    at = bisect.bisect_right(reference.dated, (phrase.first, datetime.date.max))
    if at >= len(reference.dated) or reference.dated[at][0] - phrase.first > _NEXT_TOKENS:
        return None
    ahead = reference.dated[at][1]
    found = safe_date(ahead.year, month, day)
    return found if found and -31 <= (ahead - found).days <= 62 else None


def _month(t: Scan, phrase: Phrase, reference: Reference) -> Reading:
    month = phrase.month or 1
    if phrase.year is not None:
        return Reading("DATE", f"{phrase.year:04}-{month:02}", "explicit", "it names the month and the year", 0.98)
    base, anchor = reference.told_or_speech() if reference.narrative else reference.speech()
    if base is None:
        return Reading("DATE", f"XXXX-{month:02}", "none", f"it names no year; {_NEEDS}", 0.9)
    year = _month_year(t, phrase, base, month, reference)
    why = f"it names no year; {year} fits the direction of the sentence, counted from {_named(anchor)}, {base}"
    return Reading("DATE", f"{year:04}-{month:02}", anchor, why, 0.85)


def _month_year(t: Scan, phrase: Phrase, base: datetime.date, month: int, reference: Reference) -> int:
    ahead = month - base.month
    if phrase.which in {"last", "past", "previous"}:
        return base.year - (ahead >= 0)
    if phrase.which in {"next", "coming", "following"}:
        return base.year + (ahead <= 0)
    if phrase.which in {"this", "same", "that"}:
        return base.year
    if reference.narrative:
        if len(reference.told) == 4:
            return base.year
        return base.year + (ahead < -7) - (ahead > 8)
    cue = direction(t, phrase.first, phrase.end)
    if not cue and t.word(phrase.first - 1) in {"by", "until"}:
        cue = 1
    if ahead > 0:
        return base.year - (cue < 0 or (ahead > 3 and cue <= 0))
    return base.year + (ahead < 0 and (cue == 2 or (cue == 1 and ahead < -5)))


def _year(t: Scan, phrase: Phrase, reference: Reference) -> Reading:
    return Reading("DATE", f"{phrase.year:04}", "explicit", "it names the year", 0.95)


def _decade(t: Scan, phrase: Phrase, reference: Reference) -> Reading:
    return Reading("DATE", f"{phrase.index}", "explicit", f"it names the decade {phrase.index}0 to {phrase.index}9", 0.95)


def _century(t: Scan, phrase: Phrase, reference: Reference) -> Reading:
    index = (phrase.index or 1) - 1
    return Reading("DATE", f"{index:02}XX", "explicit", f"it names the century from {index}00 on", 0.9, "century",
                   _years(index * 100, 100))  # fmt: skip


def _years(first: int, count: int) -> tuple[datetime.date, datetime.date] | None:
    if first < 1 or first + count > 9999:
        return None
    return datetime.date(first, 1, 1), datetime.date(first + count - 1, 12, 31)


def _season(t: Scan, phrase: Phrase, reference: Reference) -> Reading:
    if phrase.year is not None:
        return Reading("DATE", f"{phrase.year:04}-{phrase.value}", "explicit", "it names the season and the year", 0.9)
    base, anchor = reference.told_or_speech() if reference.narrative else reference.speech()
    if phrase.which == "every":
        return Reading("SET", f"XXXX-{phrase.value}", "none", "it comes again every year", 0.9, "vague")
    if base is None:
        return Reading("DATE", f"XXXX-{phrase.value}", "none", f"it names no year; {_NEEDS}", 0.85)
    begins, year = lx.SEASON_MONTHS[phrase.value], base.year
    if phrase.which in {"last", "past", "previous"}:
        year -= begins + 2 >= base.month
    elif phrase.which in {"next", "coming", "following"}:
        year += begins <= base.month
    elif phrase.which not in {"this", "that", "same"} and not reference.narrative:
        year -= begins - base.month > 3 and direction(t, phrase.first, phrase.end) <= 0
    return Reading("DATE", f"{year:04}-{phrase.value}", anchor, f"the season nearest to {_named(anchor)}, {base}", 0.75)


def _holiday(t: Scan, phrase: Phrase, reference: Reference) -> Reading:
    names = tuple(phrase.value.split())
    base, anchor = (None, "explicit") if phrase.year else reference.speech()
    years = [phrase.year] if phrase.year else [base.year - 1, base.year, base.year + 1] if base else []
    days = [d for y in years if (d := _holiday_in(names, y))]
    if phrase.which == "last":
        days = [d for d in days if base and d < base]
    elif phrase.which == "next":
        days = [d for d in days if base and d > base]
    if not days:
        fixed = lx.NAMED_DAYS.get(names)
        value = f"XXXX-{fixed[0]:02}-{fixed[1]:02}" if fixed else "XXXX-XX-XX"
        return Reading("DATE", value, "none", f"it names no year; {_NEEDS}", 0.8)
    day = days[0] if base is None else min(days, key=lambda d: abs((d - base).days))
    return Reading("DATE", day.isoformat(), anchor, "a named day, taken in the year that fits", 0.85)


def _holiday_in(names: tuple[str, ...], year: int) -> datetime.date | None:
    if names in lx.NAMED_DAYS:
        return safe_date(year, *lx.NAMED_DAYS[names])
    if names in lx.EASTER_DAYS:
        return add_days(easter(year), lx.EASTER_DAYS[names])
    month, weekday, which = lx.MOVING_DAYS[names]
    days = [d for n in range(1, 32) if (d := safe_date(year, month, n)) and d.isoweekday() == weekday]
    return days[which - 1 if which > 0 else which] if days else None


# ------------------------------------------------------------------ counted from a reference


def _weekday(t: Scan, phrase: Phrase, reference: Reference) -> Reading:
    weekday = phrase.weekday or 1
    if phrase.which == "every":
        return Reading("SET", f"XXXX-WXX-{weekday}", "none", "it comes again every week", 0.9, "vague")
    base, anchor = reference.speech()
    if phrase.which in {"that", "same", "following", "previous"}:
        base, anchor = reference.told_or_speech()
    if base is None:
        lack = _NEEDS_TOLD if reference.narrative else _NEEDS
        return Reading(_kind_of_day(phrase), f"XXXX-WXX-{weekday}{_tail(phrase)}", "none", f"a weekday without a date; {lack}", 0.9)
    back = (base.isoweekday() - weekday) % 7
    cue = 0 if phrase.which else direction(t, phrase.first, phrase.end)
    if phrase.which in {"next", "coming", "following"} or (phrase.which == "this" and back) or (cue == 2 and back):
        day, why = add_days(base, 7 - back), "the first of that name after"
        if phrase.which == "this" and weekday < base.isoweekday():
            day, why = add_days(base, -back), "the one in the week of"
    elif phrase.which in {"last", "previous"} and not back:
        day, why = add_days(base, -7), "the last of that name before"
    elif reference.narrative:
        day, why = add_days(base, (weekday - base.isoweekday()) % 7), "the first of that name on or after"
    else:
        day, why = add_days(base, -back), "the latest of that name on or before"
    confidence = 0.93 if cue <= 0 else 0.8
    return Reading(_kind_of_day(phrase), _day(day, phrase), anchor, f"{why} {_named(anchor)}, {base}", confidence)


def _deictic(t: Scan, phrase: Phrase, reference: Reference) -> Reading:
    base, anchor = reference.speech()
    if base is None:
        return Reading(_kind_of_day(phrase), f"XXXX-XX-XX{_tail(phrase)}", "none", f"it is told from the day of writing; {_NEEDS}", 0.9)
    day = add_days(base, phrase.index or 0)
    return Reading(_kind_of_day(phrase), _day(day, phrase), anchor, f"counted from {_named(anchor)}, {base}", 0.93)


def _clock(t: Scan, phrase: Phrase, reference: Reference) -> Reading:
    base, anchor = reference.told_or_speech() if reference.narrative else _recent(t, phrase, reference)
    if base is None:
        return Reading("TIME", f"XXXX-XX-XX{_tail(phrase)}", "none", f"a time without its day; {_NEEDS}", 0.85, "unresolved")
    return Reading("TIME", _day(base, phrase), anchor, f"a time on the day of {_named(anchor)}, {base}", 0.75)


def _recent(t: Scan, phrase: Phrase, reference: Reference) -> tuple[datetime.date | None, str]:
    """The day told shortly before, where one was, else the publication."""
    near = t.starts[phrase.first] - reference.told_at < _NEAR // 2
    if near and len(reference.told) == 10 and (day := reference.told_day()) is not None:
        return day, "narrative"
    return reference.speech()


def _part(t: Scan, phrase: Phrase, reference: Reference) -> Reading:
    base, anchor = reference.speech()
    if phrase.which in {"that", "same", "following", "previous", "next"}:
        base, anchor = _recent(t, phrase, reference)
    if base is None:
        return Reading("TIME", f"XXXX-XX-XX{_tail(phrase)}", "none", f"a part of a day that is not told; {_NEEDS}", 0.85)
    step = {"last": -1, "previous": -1, "following": 1, "next": 1, "past": -1}.get(phrase.which, 0)
    if phrase.which == "night before":
        step = 0
    return Reading("TIME", _day(add_days(base, step), phrase), anchor, f"counted from {_named(anchor)}, {base}", 0.8)


def _weekend(t: Scan, phrase: Phrase, reference: Reference) -> Reading:
    base, anchor = reference.speech()
    if phrase.which in {"following", "previous", "same"}:
        base, anchor = reference.told_or_speech()
    if base is None:
        return Reading("DATE", "XXXX-WXX-WE", "none", f"a weekend without a date; {_NEEDS}", 0.85)
    ahead = direction(t, phrase.first, phrase.end) == 2
    step = {"last": -7, "next": 7, "this": 0, "coming": 0, "following": 7}.get(phrase.which)
    if step is None:
        step = 0 if ahead or base.isoweekday() >= 6 else -7
    day = add_days(base, step)
    return Reading("DATE", week_value(day) + "-WE", anchor, f"a weekend counted from {_named(anchor)}, {base}", 0.8)


_STEP = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1, "following": 1}
_TOLD = frozenset({"previous", "following", "same", "that"})
_SYMBOL = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "E": "XXX", "C": "XX"}


def _unit(t: Scan, phrase: Phrase, reference: Reference) -> Reading:
    unit = {"F": "W", "h": "D", "N": "D", "L": "C"}.get(phrase.unit, phrase.unit)
    if phrase.which in {"told", "latest"} and unit == "Q":
        return _the_quarter(t, phrase, reference)
    base, anchor = reference.speech()
    if phrase.which in _TOLD or (phrase.which == "told" and reference.narrative) or (phrase.which == "next" and unit == "D"):
        base, anchor = reference.told_or_speech()
    if base is None:
        return Reading("DATE", _SYMBOL[unit], "none", f"counted from a date that is not there; {_NEEDS}", 0.85)
    value = shifted(base, unit, _STEP.get(phrase.which, 0))
    return Reading("DATE", value, anchor, f"counted from {_named(anchor)}, {base}", 0.85)


def shifted(base: datetime.date, unit: str, steps: float) -> str:
    """The value of the day, week, month, quarter, year, decade or century `steps` units from `base`."""
    if unit == "D":
        return add_days(base, steps).isoformat()
    if unit == "W":
        return week_value(add_days(base, 7 * steps))
    if unit == "M":
        return f"{add_months(base, round(steps)):%Y-%m}"
    if unit == "Q":
        moved = add_months(base.replace(day=1), 3 * round(steps))
        return f"{moved.year:04}-Q{(moved.month + 2) // 3}"
    year = min(max(base.year + round(steps * {"Y": 1, "E": 10, "C": 100}.get(unit, 1)), 1), 9999)
    return f"{year:04}"[: {"E": 3, "C": 2}.get(unit, 4)]


def _the_quarter(t: Scan, phrase: Phrase, reference: Reference) -> Reading:
    if reference.period and t.starts[phrase.first] - reference.period_at < 4 * _NEAR:
        return Reading("DATE", reference.period, "narrative", "the quarter that the text reported on before", 0.8)
    base, anchor = reference.speech()
    if base is None:
        return Reading("DATE", "XXXX-QX", "none", f"a quarter that is not named; {_NEEDS}", 0.8)
    return Reading("DATE", shifted(base, "Q", -1), anchor, f"the last whole quarter before {_named(anchor)}, {base}", 0.6)


def _quarter(t: Scan, phrase: Phrase, reference: Reference) -> Reading:
    index, year = phrase.index or 1, phrase.year
    tag = f"{'Q' if phrase.kind == 'quarter' else 'H'}{index}"
    if year is not None:
        return Reading("DATE", f"{year:04}-{tag}", "explicit", "it names the part of the year and the year", 0.95)
    base, anchor = reference.speech()
    if base is None:
        return Reading("DATE", f"XXXX-{tag}", "none", f"it names no year; {_NEEDS}", 0.9)
    length = 3 if phrase.kind == "quarter" else 6
    year = base.year
    if phrase.which.endswith(" year"):
        year += {"last": -1, "next": 1}.get(phrase.which.split()[0], 0)
    elif length * (index - 1) + 1 > base.month and direction(t, phrase.first, phrase.end) <= 0:
        year -= 1
    if phrase.which == "year before":
        year -= 1
    return Reading("DATE", f"{year:04}-{tag}", anchor, f"it names no year; counted from {_named(anchor)}, {base}", 0.85)


def _compared(t: Scan, phrase: Phrase, reference: Reference) -> Reading:
    """The same period a year before, or of the year named, as the period last reported on."""
    period = reference.period if t.starts[phrase.first] - reference.period_at < 4 * _NEAR else ""
    if period:
        year = phrase.year if phrase.year is not None else int(period[:4]) - 1
        return Reading("DATE", f"{year:04}{period[4:]}", "narrative", f"the same period as {period}, in {year}", 0.8)
    if phrase.year is not None:
        return Reading("DATE", f"{phrase.year:04}", "explicit", "it names the year", 0.8)
    base, anchor = reference.speech()
    if base is None:
        return Reading("DATE", _SYMBOL.get(phrase.unit, "XXXX"), "none", f"a comparison with a time before; {_NEEDS}", 0.8)
    unit = "Q" if phrase.value == "Q" else phrase.unit
    return Reading("DATE", shifted(base, unit, -4 if unit == "Q" else -1), anchor, f"counted from {_named(anchor)}, {base}", 0.7)


def _offset(t: Scan, phrase: Phrase, reference: Reference) -> Reading:
    ahead = phrase.direction > 0
    if phrase.amount is None:
        return Reading("DATE", "FUTURE_REF" if ahead else "PAST_REF", "none", "how far away is not told", 0.8, "vague")
    near = t.starts[phrase.first] - reference.period_at < 3 * _NEAR
    if phrase.unit == "Y" and phrase.amount == 1 and not ahead and near and reference.period and not reference.narrative:
        return _compared(t, phrase, reference)
    base, anchor = reference.told_or_speech() if phrase.told else reference.speech()
    if phrase.told and not reference.narrative and t.starts[phrase.first] - reference.told_at > _TOLD_NEAR:
        base, anchor = reference.speech()
    if base is None:
        symbol = _SYMBOL.get(amounts.DAY_UNIT.get(phrase.unit, phrase.unit), "XXXX-XX-XX")
        return Reading("DATE", symbol, "none", f"counted from a date that is not there; {_NEEDS}", 0.8)
    unit, factor = amounts.as_calendar(phrase.unit)
    value = shifted(base, unit, phrase.direction * phrase.amount * factor)
    return Reading("DATE", value, anchor, f"counted from {_named(anchor)}, {base}", 0.8)


# ------------------------------------------------------------------ lengths, repetitions, the vague


def _duration(t: Scan, phrase: Phrase, reference: Reference) -> Reading:
    value = amounts.period(phrase.unit, phrase.amount)
    ahead = {"past": -1, "last": -1, "recent": -1, "latest": -1, "previous": -1, "next": 1, "coming": 1, "following": 1,
             "future": 1}.get(phrase.which, 0)  # fmt: skip
    precision = amounts.NAMES.get(phrase.unit, "day")
    if not ahead:
        return Reading("DURATION", value, "none", "a length of time; the text does not say where it begins", 0.9, precision)
    if phrase.amount is None:
        return Reading("DURATION", value, "none", "how long is not told", 0.8, "vague")
    told = phrase.which in {"previous", "following"}
    base, anchor = reference.told_or_speech() if told else reference.speech()
    if base is None:
        return Reading("DURATION", value, "none", f"its length is told, its days are not; {_NEEDS}", 0.9, "unresolved")
    span = amounts.days_beside(base, phrase.unit, phrase.amount, ahead)
    side = "up to" if ahead < 0 else "from"
    return Reading("DURATION", value, anchor, f"the length told, {side} {_named(anchor)}, {base}", 0.85, precision, span)


def _set(t: Scan, phrase: Phrase, reference: Reference) -> Reading:
    value = phrase.value or amounts.period(phrase.unit, phrase.amount)
    return Reading("SET", value, "none", "it says how often, not when", 0.85, "vague")


def _vague(t: Scan, phrase: Phrase, reference: Reference) -> Reading:
    kind = "DURATION" if phrase.value.startswith("P") and phrase.value[1:2] == "X" else "DATE"
    return Reading(kind, phrase.value, "none", "it names no day, and none can be worked out", 0.7, "vague")


def _then(t: Scan, phrase: Phrase, reference: Reference) -> Reading:
    if reference.told and reference.narrative:
        return Reading("DATE", reference.told, "narrative", "the date told before", 0.6)
    return Reading("DATE", "PAST_REF", "none", "it points back to a time that is not named", 0.6, "vague")


def _end_of(t: Scan, phrase: Phrase, reference: Reference) -> Reading:
    base, anchor = reference.speech()
    if base is None:
        return Reading("DATE", "XXXX-12-31" if phrase.unit == "Y" else "XXXX-XX", "none", f"it names no year; {_NEEDS}", 0.8)
    moved = shifted(base, phrase.unit, _STEP.get(phrase.which, 0))
    value = f"{moved}-12-31" if phrase.unit == "Y" else moved
    return Reading("DATE", value, anchor, f"the last day, counted from {_named(anchor)}, {base}", 0.75)


_RESOLVERS: dict[str, Callable[[Scan, Phrase, Reference], Reading]] = {
    "day": _explicit_day, "month": _month, "year": _year, "decade": _decade, "century": _century, "season": _season,
    "holiday": _holiday, "weekday": _weekday, "deictic": _deictic, "clock": _clock, "part": _part, "weekend": _weekend,
    "unit": _unit, "quarter": _quarter, "half": _quarter, "compared": _compared, "offset": _offset,
    "duration": _duration, "set": _set, "vague": _vague, "then": _then, "end of": _end_of,
}  # fmt: skip
