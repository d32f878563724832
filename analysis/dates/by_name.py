"""Resolves what the calendar names: days, months, years, seasons, quarters, holidays; supplies a year that lacks."""

import datetime

from analysis.dates import lexicon as lx
from analysis.dates.calendar import add_days, add_months, easter, orthodox_easter, safe_date
from analysis.dates.reference import NEEDS, NEEDS_TOLD, Case, Reading, named
from analysis.dates.verbs import PAST

# In days. A date without a year may lie so far ahead; so far where "will" stands before it; and then not so far back.
_AHEAD_LIMIT, _TOLD_AHEAD, _LONG_PAST = 90, 270, 60
# A bare month at most so many ahead, a day of a month at most so many days ahead, is the coming one, unless it is told
# as past: of the other one says “last October”.
_SOON = 2
_NEAR = 60
#: words that tie a date to the verb before it
_TIED = lx.words_of("on in at during until till since from late early mid ended")
_ATTACKED = lx.words_of("attack attacks terror terrorist terrorism hijackers hijackings victims")
_NEXT_TOKENS = 120
_ONWARD = 45
_NO_YEAR = f"it names no year; {NEEDS}"


def explicit_day(c: Case) -> Reading:
    """September 9, 2022; 9 September; Friday, September 9; the 5th."""
    month, day, year = c.phrase.month, c.phrase.day or 1, c.phrase.year
    if month is None:
        return _day_of_month(c)
    if (month, day) == (9, 11) and not c.phrase.which and c.t.word(c.phrase.end) in _ATTACKED:
        year = year or 2001  # the attacks that bear their day as a name
    if year is not None:
        return _full_day(c, year, month, day)
    base, anchor = c.named_base()
    if (pointed := _pointed_year(c) or c.sentence_year()) is not None:
        return _full_day(c, pointed, month, day, anchor)
    if base is None:
        return Reading(c.day_type(), f"XXXX-{month:02}-{day:02}{c.tail()}", "none", _NO_YEAR, 0.9)
    found = _onward(c, base, month, day) if c.reference.narrative else _closest(c, base, month, day)
    found = _closing(c, month, day, found) or found
    if found is None:
        why = f"no year near {base.year} has a day {day} in that month"
        return Reading("DATE", f"XXXX-{month:02}", "none", why, 0.4)
    why = f"it names no year; {found.year} puts it closest to {named(anchor)}, {base}"
    return c.day(found, anchor, why, 0.93)


def _pointed_year(c: Case) -> int | None:
    """The year of "April last year", "May 9 of that year"."""
    which, _, noun = c.phrase.which.partition(" ")
    base, _ = c.reference.told_or_speech() if which == "that" else c.reference.speech()
    if noun != "year" or base is None:
        return None
    return base.year + {"last": -1, "next": 1}.get(which, 0)


def _full_day(c: Case, year: int, month: int, day: int, anchor: str = "explicit") -> Reading:
    if c.phrase.mod == "EITHER":
        return _either(c, year, month, day)
    found = safe_date(year, month, day)
    if found is None:
        return Reading("DATE", f"{year:04}-{month:02}", anchor, f"{year}-{month:02} has no day {day}", 0.4)
    if anchor != "explicit":
        return c.day(found, anchor, f"its year is {year}, counted from {named(anchor)}", 0.93)
    return c.day(found, "explicit", "it names the day, the month and the year", 0.99)


def _either(c: Case, year: int, month: int, day: int) -> Reading:
    """10/09/2022, where both orders fit: the day nearer to the publication, else month first, and no confidence."""
    base, _ = c.reference.speech()
    days = [datetime.date(year, month, day), datetime.date(year, day, month)]
    found = days[0] if base is None else min(days, key=lambda d: abs((d - base).days))
    return c.day(found, "explicit", "day and month could stand the other way round; this order is a guess", 0.5)


def _day_of_month(c: Case) -> Reading:
    """ "The 5th": of the month told last."""
    base, anchor = c.reference.told_or_speech()
    number = c.phrase.day or 1
    day = safe_date(base.year, base.month, number) if base and len(c.reference.told) != 4 else None
    if base and day and _not_ahead(c, [day, datetime.date.min])[0] != day:  # the 25th, told on the 10th
        before = add_months(base.replace(day=1), -1)
        day = safe_date(before.year, before.month, number)
    if day is None:
        return Reading("DATE", f"XXXX-XX-{number:02}", "none", f"its month is not named; {NEEDS_TOLD}", 0.6)
    return Reading("DATE", day.isoformat(), anchor, f"in the month of {named(anchor)}, {base}", 0.75)


def _closing(c: Case, month: int, day: int, found: datetime.date | None) -> datetime.date | None:
    """The first day of that name from the beginning of its range on, where `found` would lie before it; else None."""
    opened = c.opened()
    if opened is None or (found is not None and found >= opened):
        return None
    return min((d for y in (0, 1) if (d := safe_date(opened.year + y, month, day)) and d >= opened), default=None)


def _in_years(base: datetime.date, month: int, day: int) -> list[datetime.date]:
    return [d for year in (base.year - 1, base.year, base.year + 1) if (d := safe_date(year, month, day))]


def _closest(c: Case, base: datetime.date, month: int, day: int) -> datetime.date | None:
    """In news: the day of that name nearest to the publication and not far ahead; with its weekday, one that fits."""
    days = _in_years(base, month, day)
    if c.phrase.weekday:
        days = [d for d in days if d.isoweekday() == c.phrase.weekday] or days
    if c.phrase.which in {"last", "next"}:
        days = [d for d in days if (d < base if c.phrase.which == "last" else d > base)]
    else:
        ahead = c.cue() == 2
        limit = _TOLD_AHEAD if ahead or c.before == "effective" else _AHEAD_LIMIT
        if len(days) > 1 or not c.phrase.weekday:
            # nobody says “May 9” in April of the one eleven months ago
            near = [d for d in days if 0 < (d - base).days <= _NEAR] if _may_come(c) else []
            days = near or _not_ahead(c, days)
        days = [d for d in days if (d - base).days <= limit]
        days = [d for d in days if (base - d).days <= _LONG_PAST] or days if ahead else days
    return min(days, key=lambda d: abs((d - base).days), default=None)


def _not_ahead(c: Case, days: list[datetime.date]) -> list[datetime.date]:
    """`days` without those after the publication, unless the sentence may speak of what is ahead, or none is left."""
    published = c.reference.published
    if published is None or all(d <= published for d in days) or c.may_lie_ahead():
        return days
    return [d for d in days if d <= published] or days


def _may_come(c: Case) -> bool:
    """Whether a date that is near ahead may be meant: not where a past verb has it, as in "was shut on November 1"."""
    return c.cue() > PAST or c.before not in _TIED


def _onward(c: Case, base: datetime.date, month: int, day: int) -> datetime.date | None:
    """In a narrative: the day of that name rather onward than back; after a bare year, in that year or shortly before
    the next full date."""
    if len(c.reference.told) != 4:
        days = _not_ahead(c, _in_years(base, month, day))
        return min(days, key=lambda d: abs((d - base).days - _ONWARD), default=None)
    ahead = None if c.fresh() else c.reference.date_after(c.phrase.first, _NEXT_TOKENS)
    if ahead and (found := safe_date(ahead.year, month, day)) and -31 <= (ahead - found).days <= 62:
        return found
    return safe_date(base.year, month, day)


def month(c: Case) -> Reading:
    """September 2022; last September; in September."""
    number, year = c.phrase.month or 1, c.phrase.year
    if year is not None:
        return Reading("DATE", f"{year:04}-{number:02}", "explicit", "it names the month and the year", 0.98)
    base, anchor = c.named_base()
    if base is None:
        return Reading("DATE", f"XXXX-{number:02}", "none", _NO_YEAR, 0.9)
    year = _pointed_year(c) or c.sentence_year() or _month_year(c, base, number)
    if not c.phrase.which and (closing := _closing(c, number, 28, safe_date(year, number, 28))):
        year = closing.year
    why = f"it names no year; {year} fits the direction of the sentence, counted from {named(anchor)}, {base}"
    return Reading("DATE", f"{year:04}-{number:02}", anchor, why, 0.85)


def _month_year(c: Case, base: datetime.date, number: int) -> int:
    ahead, which = number - base.month, c.phrase.which
    if which in {"last", "past", "previous"}:
        return base.year - (ahead >= 0)
    if which in {"next", "coming", "following"}:
        return base.year + (ahead <= 0)
    if which in {"this", "same", "that"} or (c.reference.narrative and len(c.reference.told) == 4):
        return base.year
    if c.reference.narrative:
        year = base.year + (ahead < -7) - (ahead > 8)
        return _not_ahead(c, [datetime.date(year, number, 1), datetime.date(year - 1, number, 1)])[0].year
    cue = c.cue() or int(c.may_lie_ahead())
    if ahead > 0:
        return base.year - (cue <= 0 and not (ahead <= _SOON and _may_come(c)))
    near = ahead < -8 and (cue > 0 or c.before in {"through", "until"})  # under four months ahead
    return base.year + (ahead < 0 and (near or (cue == 2 and ahead < -_SOON) or (cue == 1 and ahead < -5)))


def year(c: Case) -> Reading:
    """1990; fiscal 1989; the year two thousand; but "2025: The talks begin" on a day in 2010 is a time."""
    published, k = c.reference.published, c.phrase.first
    opens = k == 0 or c.t.word(k - 1) in {".", "?", "!", '"'} or c.t.word(k - 1)[0] == "\n"
    number = c.phrase.year or 0
    if published and opens and number > published.year and c.t.word(c.phrase.end) == ":" and number % 100 < 60:
        value = f"{published}T{number // 100:02}:{number % 100:02}"
        return Reading("TIME", value, "publication", "a time that opens an entry, on the day of publication", 0.6)
    return Reading("DATE", f"{c.phrase.year:04}", "explicit", "it names the year", 0.95)


def decade(c: Case) -> Reading:
    """The 1990s; the early '90s."""
    index = c.phrase.index
    return Reading("DATE", f"{index}", "explicit", f"it names the decade {index}0 to {index}9", 0.95)


def century(c: Case) -> Reading:
    """The 20th century."""
    index = (c.phrase.index or 1) - 1
    span = (datetime.date(index * 100, 1, 1), datetime.date(index * 100 + 99, 12, 31)) if 1 <= index < 99 else None
    return Reading("DATE", f"{index:02}XX", "explicit", f"it names the century from {index}00 on", 0.9, "century", span)


def season(c: Case) -> Reading:
    """The summer of 1920; last fall; every spring."""
    tag, which = c.phrase.value, c.phrase.which
    if c.phrase.year is not None:
        return Reading("DATE", f"{c.phrase.year:04}-{tag}", "explicit", "it names the season and the year", 0.9)
    if which == "every":
        return Reading("SET", f"XXXX-{tag}", "none", "it comes again every year", 0.9, "vague")
    base, anchor = c.named_base()
    if base is None:
        return Reading("DATE", f"XXXX-{tag}", "none", _NO_YEAR, 0.85)
    begins, number = lx.SEASON_MONTHS[tag], _pointed_year(c) or base.year
    if which in {"last", "past", "previous"}:
        number -= begins + 2 >= base.month
    elif which in {"next", "coming", "following"}:
        number += begins <= base.month
    elif which in {"", "the", "that"} and not c.reference.narrative:
        number -= begins > base.month and (which == "that" or not c.may_lie_ahead())
    return Reading("DATE", f"{number:04}-{tag}", anchor, f"the season nearest to {named(anchor)}, {base}", 0.75)


def holiday(c: Case) -> Reading:
    """Christmas 2007; New Year's Eve; last Thanksgiving."""
    names, given = tuple(c.phrase.value.split()), c.phrase.year
    base, anchor = (None, "explicit") if given else c.named_base()
    years = [given] if given else [base.year - 1, base.year, base.year + 1] if base else []
    days = [d for y in years if (d := _holiday_in(names, y, c.phrase.mod))]
    if base and c.phrase.which in {"last", "next"}:
        days = [d for d in days if (d < base if c.phrase.which == "last" else d > base)]
    if not days:
        fixed = lx.NAMED_DAYS.get(names)
        why = "each country has another day of that name" if names in lx.NATIONAL_DAYS else _NO_YEAR
        return Reading("DATE", f"XXXX-{fixed[0]:02}-{fixed[1]:02}" if fixed else "XXXX-XX-XX", "none", why, 0.8)
    if not given and not c.phrase.which and c.t.word(c.phrase.end) not in {"week", "weekend", "season"}:
        days = _not_ahead(c, days)
    day = days[0] if base is None else min(days, key=lambda d: abs((d - base).days))
    return Reading("DATE", day.isoformat(), anchor, "a named day, taken in the year that fits", 0.85)


def _holiday_in(names: tuple[str, ...], number: int, which: str) -> datetime.date | None:
    """The day of that name in the year `number`; `which` is the country of a national day, JULIAN, or nothing."""
    if names in lx.NATIONAL_DAYS:
        fixed = lx.NATIONAL_DAYS[names].get(which)
        return safe_date(number, *fixed) if fixed else None
    if names in lx.NAMED_DAYS:
        late = which == "JULIAN"  # Christmas of the year before, 13 days on: January 7
        day = safe_date(number - (late and lx.NAMED_DAYS[names][0] == 12), *lx.NAMED_DAYS[names])
        return add_days(day, 13) if day and late else day
    if names in lx.EASTER_DAYS and which == "JULIAN":
        return add_days(orthodox_easter(number), lx.EASTER_DAYS[names]) if 1900 <= number <= 2099 else None
    if names in lx.EASTER_DAYS:
        return add_days(easter(number), lx.EASTER_DAYS[names]) if 1583 <= number <= 9999 else None
    month_number, weekday, nth = lx.MOVING_DAYS[names]
    days = [d for n in range(1, 32) if (d := safe_date(number, month_number, n)) and d.isoweekday() == weekday]
    return days[nth - 1 if nth > 0 else nth] if days else None


def quarter(c: Case) -> Reading:
    """The third quarter; next year's first quarter; the second half of 2008."""
    index, length = c.phrase.index or 1, 3 if c.phrase.kind == "quarter" else 6
    tag = f"{'Q' if length == 3 else 'H'}{index}"
    if c.phrase.year is not None:
        why = "it names the part of the year and the year"
        return Reading("DATE", f"{c.phrase.year:04}-{tag}", "explicit", why, 0.95)
    base, anchor = c.reference.speech()
    if base is None:
        return Reading("DATE", f"XXXX-{tag}", "none", _NO_YEAR, 0.9)
    number, which = base.year, c.phrase.which
    if which.endswith(" year"):
        number += {"last": -1, "next": 1}.get(which.split()[0], 0)
    elif length * (index - 1) + 1 > base.month and c.cue() <= 0:
        number -= 1
    number -= which == "year before"
    why = f"it names no year; counted from {named(anchor)}, {base}"
    return Reading("DATE", f"{number:04}-{tag}", anchor, why, 0.85)
