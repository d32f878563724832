"""Resolves what is counted from another date: weekdays, yesterday, last week, two years ago, the day before."""

import datetime

from analysis.dates import amounts
from analysis.dates.calendar import add_days, add_months, week_value
from analysis.dates.reference import NEEDS, NEEDS_TOLD, Case, Reading, named
from analysis.dates.tense import is_deadline

_STEP = {"before last": -2, "last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1, "following": 1}
_TOLD = frozenset({"previous", "following", "same", "that"})
_SYMBOL = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "E": "XXX", "C": "XX"}
_NO_BASE = f"counted from a date that is not there; {NEEDS}"


def shifted(base: datetime.date, unit: str, steps: float) -> str:
    """The value of the day, week, month, quarter, year, decade or century `steps` units from `base`."""
    if unit == "D":
        return add_days(base, steps).isoformat()
    if unit == "W":
        return week_value(add_days(base, 7 * steps))
    if unit == "M":
        moved = add_months(base, round(steps))
        return f"{moved.year:04}-{moved.month:02}"
    if unit == "Q":
        moved = add_months(base.replace(day=1), 3 * round(steps))
        return f"{moved.year:04}-Q{(moved.month + 2) // 3}"
    year = base.year + round(steps * {"Y": 1, "E": 10, "C": 100}.get(unit, 1))
    if not 1000 <= year <= 9999:  # deep time: no day of a calendar stands for it
        return "PAST_REF" if year < base.year else "FUTURE_REF"
    return f"{year:04}"[: {"E": 3, "C": 2}.get(unit, 4)]


def weekday(c: Case) -> Reading:
    """Friday; last Friday evening; every Friday."""
    number, which = c.phrase.weekday or 1, c.phrase.which
    if which == "every":
        how = "every week" if c.phrase.index is None else "every other week"
        return Reading("SET", f"XXXX-WXX-{number}", "none", f"it comes again {how}", 0.9, "vague")
    base, anchor = c.reference.told_or_speech() if which in _TOLD else c.reference.speech()
    if (base := c.fine(base, anchor)) is None:
        lack = NEEDS_TOLD if c.reference.narrative else NEEDS
        return Reading(c.day_type(), f"XXXX-WXX-{number}{c.tail()}", "none", f"a weekday without a date; {lack}", 0.9)
    if weeks := c.phrase.amount:  # "Friday week", "a week on Friday"
        day = add_days(base, 7 - (base.isoweekday() - number) % 7 + 7 * weeks)
        why = f"{weeks:g} week{'s' if weeks > 1 else ''} after the first of that name after {named(anchor)}, {base}"
        return c.day(day, anchor, why, 0.8)
    cue = 0 if which else 2 if is_deadline(c.t, c.phrase.first) else c.cue()
    step, why = _weekday_step(c, base, number, cue)
    if c.phrase.until and cue < 0 and not c.reference.narrative and step + (c.phrase.until - number) % 7 > 0:
        step, why = step - 7, "the latest of that name whose range is over by"  # "ran from Tuesday to Friday"
    if (opened := c.opened()) is not None and add_days(base, step) < opened:
        day = add_days(opened, (number - opened.isoweekday()) % 7)
        return c.day(day, anchor, f"the first of that name from {opened} on, where its range begins", 0.9)
    published, day = c.reference.published, add_days(base, step)
    demanded = which in {"this", "next", "coming", "following"} and (cue >= 0 or which != "this")
    if cue < 2 and published and day > published and not demanded and not c.phrase.closes:
        day = add_days(published, -((published.isoweekday() - number) % 7))
        why = f"nothing in the sentence looks ahead, so the latest of that name by the publication date, {published}"
        return c.day(day, "publication", why, 0.8)
    confidence = 0.93 if cue <= 0 else 0.8
    return c.day(add_days(base, step), anchor, f"{why} {named(anchor)}, {base}", confidence)


def _weekday_step(c: Case, base: datetime.date, number: int, cue: int) -> tuple[int, str]:
    """How many days from `base` the weekday lies, and the words for it."""
    back, which = (base.isoweekday() - number) % 7, c.phrase.which
    if which == "this" and back:
        same_week = number < base.isoweekday()
        return (-back, "the one in the week of") if same_week else (7 - back, "the first of that name after")
    if which in {"next", "coming", "following"} or (cue == 2 and back):
        return 7 - back, "the first of that name after"
    if which in {"last", "previous"} and not back:
        return -7, "the last of that name before"
    if c.reference.narrative:
        return -back % 7, "the first of that name on or after"
    return -back, "the latest of that name on or before"


def deictic(c: Case) -> Reading:
    """Today; yesterday evening; tomorrow at noon."""
    base, anchor = c.reference.speech()
    if (base := c.fine(base, anchor)) is None:
        why = f"it is told from the day of writing; {NEEDS}"
        return Reading(c.day_type(), f"XXXX-XX-XX{c.tail()}", "none", why, 0.9)
    return c.day(add_days(base, c.phrase.index or 0), anchor, f"counted from {named(anchor)}, {base}", 0.93)


def clock(c: Case) -> Reading:
    """10 p.m.; noon: on the day told last, else the day of publication."""
    base, anchor = c.reference.told_or_speech() if c.reference.narrative else c.recent()
    if (base := c.fine(base, anchor)) is None:
        return Reading("TIME", f"XXXX-XX-XX{c.tail()}", "none", f"a time without its day; {NEEDS}", 0.85)
    return c.day(base, anchor, f"a time on the day of {named(anchor)}, {base}", 0.75)


def part(c: Case) -> Reading:
    """This morning; last night; the next evening; overnight."""
    which = c.phrase.which
    base, anchor = c.recent() if which in {*_TOLD, "next"} else c.reference.speech()
    if base is None:
        return Reading("TIME", f"XXXX-XX-XX{c.tail()}", "none", f"a part of a day that is not told; {NEEDS}", 0.85)
    return c.day(add_days(base, _STEP.get(which, 0)), anchor, f"counted from {named(anchor)}, {base}", 0.8)


def weekend(c: Case) -> Reading:
    """The weekend; this weekend; last weekend."""
    which = c.phrase.which
    base, anchor = c.reference.told_or_speech() if which in {"following", "previous", "same"} else c.reference.speech()
    if base is None:
        return Reading("DATE", "XXXX-WXX-WE", "none", f"a weekend without a date; {NEEDS}", 0.85)
    step = {"last": -7, "previous": -7, "next": 7, "following": 7, "this": 0, "coming": 0}.get(which)
    if step is None:
        step = 0 if c.cue() == 2 or base.isoweekday() >= 6 else -7
    value = week_value(add_days(base, step)) + "-WE"
    return Reading("DATE", value, anchor, f"a weekend counted from {named(anchor)}, {base}", 0.8)


def unit(c: Case) -> Reading:
    """Last week; this year; that day; the following month; the quarter."""
    which, letter = c.phrase.which, {"F": "W", "h": "D", "N": "D", "L": "C"}.get(c.phrase.unit, c.phrase.unit)
    if which in {"told", "latest"} and letter == "Q":
        return _the_quarter(c)
    if letter == "Y" and which == "told" and (year := c.year_told()):
        return Reading("DATE", f"{year:04}", "narrative", "the year that its sentence has named", 0.8)
    told = which in _TOLD or (which == "told" and c.reference.narrative) or (which == "next" and letter == "D")
    base, anchor = c.reference.told_or_speech() if told else c.reference.speech()
    if base is None:
        return Reading("DATE", _SYMBOL[letter], "none", _NO_BASE, 0.85)
    if letter in {"D", "W"} and c.fine(base, anchor) is None:
        return _inside(c, letter)
    value = shifted(base, letter, _STEP.get(which, 0))
    return Reading("DATE", value, anchor, f"counted from {named(anchor)}, {base}", 0.85)


def _inside(c: Case, letter: str) -> Reading:
    """ "That day", "the next week", after a month or a year: a day or a week that is not told any closer."""
    told = c.reference.told
    same = c.phrase.which in {"that", "same", "this", "told"} and letter == "D"
    value = f"{told}-XX" if same and len(told) == 7 else f"{c.told_year()}-{'XX-XX' if letter == 'D' else 'WXX'}"
    why = f"the date told before it, {told}, is no day from which to count"
    return Reading("DATE", value, "none", why, 0.6, "unresolved")


def _the_quarter(c: Case) -> Reading:
    if period := c.period():
        return Reading("DATE", period, "narrative", "the quarter that the text reported on before", 0.8)
    base, anchor = c.reference.speech()
    if base is None:
        return Reading("DATE", "XXXX-QX", "none", f"a quarter that is not named; {NEEDS}", 0.8)
    why = f"the last whole quarter before {named(anchor)}, {base}"
    return Reading("DATE", shifted(base, "Q", -1), anchor, why, 0.6)


def compared(c: Case) -> Reading:
    """The year-ago quarter; the 1988 period: the same period as the one last reported on, in another year."""
    year = c.phrase.year
    if period := c.period():
        year = year if year is not None else int(period[:4]) - 1
        return Reading("DATE", f"{year:04}{period[4:]}", "narrative", f"the same period as {period}, in {year}", 0.8)
    if year is not None:
        return Reading("DATE", f"{year:04}", "explicit", "it names the year", 0.8)
    base, anchor = c.reference.speech()
    if base is None:
        why = f"a comparison with a time before; {NEEDS}"
        return Reading("DATE", _SYMBOL.get(c.phrase.unit, "XXXX"), "none", why, 0.8)
    value = shifted(base, "Q", -4) if c.phrase.value == "Q" else shifted(base, c.phrase.unit, -1)
    return Reading("DATE", value, anchor, f"counted from {named(anchor)}, {base}", 0.7)


def offset(c: Case) -> Reading:
    """Two years ago; three days later; the day before; six months from now."""
    phrase, ahead = c.phrase, c.phrase.direction > 0
    if phrase.amount is None:
        value = "FUTURE_REF" if ahead else "PAST_REF"
        return Reading("DATE", value, "none", "how far away is not told", 0.8, "vague")
    year_ago = phrase.unit == "Y" and phrase.amount == 1 and not ahead and not c.reference.narrative
    if year_ago and c.period(comparison=True):
        return compared(c)
    return _far(c, phrase.amount) or _shifted_by(c, phrase.amount)


def _far(c: Case, amount: float) -> Reading | None:
    """The reading of what no calendar reaches: deep time, and a day beside an event that has no date here."""
    letter, factor = amounts.as_calendar(c.phrase.unit)
    if c.phrase.which == "event":
        return Reading("DATE", _SYMBOL[letter], "none", "counted from an event whose day is not told here", 0.7)
    deep = amounts.deep_time(amount * factor) if letter == "Y" and c.phrase.direction < 0 else ""
    why = "so long ago that no day of a calendar stands for it"
    return Reading("DATE", deep, "none", why, 0.85, "vague") if deep else None


def _shifted_by(c: Case, amount: float) -> Reading:
    phrase = c.phrase
    letter, factor = amounts.as_calendar(phrase.unit)
    base, anchor = c.told_base() if phrase.told else c.reference.speech()
    if base is None:
        return Reading("DATE", _SYMBOL[letter], "none", _NO_BASE, 0.8)
    day = c.fine(base, anchor)
    if phrase.which == "beside" and day is not None and c.fresh():
        return Reading("DATE", day.isoformat(), anchor, "another word for the day told right before it", 0.8)
    if letter in {"D", "W"} and day is None:
        return _inside(c, letter)
    value = shifted(base, letter, phrase.direction * amount * factor)
    if value.endswith("_REF"):
        return Reading("DATE", value, "none", "so far away that no day of a calendar stands for it", 0.8, "vague")
    return Reading("DATE", value, anchor, f"counted from {named(anchor)}, {base}", 0.8)


def end_of(c: Case) -> Reading:
    """Year-end, a day; by the year's end, some time late in it."""
    base, anchor = c.reference.speech()
    yearly = c.phrase.unit == "Y" and c.phrase.day is not None
    if base is None:
        value = "XXXX-12-31" if yearly else _SYMBOL[c.phrase.unit]
        return Reading("DATE", value, "none", f"it names no year; {NEEDS}", 0.8)
    step = _STEP.get(c.phrase.which, 0)
    if c.phrase.unit == "Y" and not c.phrase.which and (c.before == "since" or (c.cue() < 0 and base.month <= 6)):
        step = -1
    value = shifted(base, c.phrase.unit, step) + ("-12-31" if yearly else "")
    return Reading("DATE", value, anchor, f"the end of it, counted from {named(anchor)}, {base}", 0.75)


def then(c: Case) -> Reading:
    """At the time; by that time."""
    if c.reference.told and c.reference.narrative:
        return Reading("DATE", c.reference.told, "narrative", "the date told before", 0.6)
    return Reading("DATE", "PAST_REF", "none", "it points back to a time that is not named", 0.6, "vague")


def counted(c: Case) -> Reading:
    """Day 200 of the war; the third week of the offensive: counted from an event that has no date here."""
    why = "it is counted from the start of an event, and that day is not told"
    return Reading("DATE", _SYMBOL.get(c.phrase.unit, "XXXX-XX-XX"), "none", why, 0.7)
