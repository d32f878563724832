"""Reads days and months by their names: 10 September 2022, Sept. 9, the 3rd of March, Friday night, May to July."""

from itertools import pairwise

from analysis.dates import lexicon as lx
from analysis.dates.clock import read_clock
from analysis.dates.model import Number, Phrase
from analysis.dates.scan import Scan
from analysis.dates.weeks_on import weeks_named

_BEFORE_MONTH = lx.words_of(
    "in since of by until till last next this early late mid from to between through during for and before after "
    "around about previous following coming past every each - on that"
)
_AFTER_RANGE = lx.words_of("in since of by until to from during for and before after the -")
_NOT_COUNTED = lx.words_of("% $ £ € ° #")
_FIRST_NAMES = frozenset({"april", "august", "june"})
_NAMED_WEEKDAYS = lx.words_of("bloody black super cyber ash palm holy maundy")
_POINTED = frozenset({"last", "this", "next", "that"})
_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_SHORT_YEAR_SPLIT = 30


def month_name(t: Scan, i: int, lo: int) -> int | None:
    """The month at `i`; a name that is also another word ("may", "march") only where its neighbours make it a date."""
    word = t.word(i)
    number = lx.MONTHS.get(word)
    if number is None:
        return None
    numbered = t.digits(i + 1) is not None or t.year(i + 1) is not None or _day_before(t, i, lo)[0] > 0
    led = t.word(i - 1) in _BEFORE_MONTH
    if word in lx.SHORT_MONTHS:
        dotted = t.word(i + 1) == "." and t.glued(i + 1)
        sure = numbered or (dotted and (led or t.digits(i + 2) is not None or t.year(i + 2) is not None))
        return number if t.capital(i) and sure else None
    if word in lx.AMBIGUOUS_MONTHS:
        followed = (t.word(i + 1) == "," and t.year(i + 2) is not None) or t.word(i + 1) == "'"
        joined = t.word(i - 1) == "-" and t.glued(i)
        return number if t.capital(i) and (numbered or followed or (led and not joined)) else None
    if word in _FIRST_NAMES and t.capital(i + 1) and not numbered and not led:
        return None
    return number


def _is_day(number: Number | None, lo: int) -> bool:
    return (number is not None and number.first >= lo and number.value is not None
            and 1 <= number.value <= 31 and number.value == int(number.value))  # fmt: skip


def _day_before(t: Scan, i: int, lo: int) -> tuple[int, int]:
    """The day of the month written before the month at `i` and where it starts; (0, i) where there is none."""
    joined = t.word(i - 1) == "of" or (t.word(i - 1) == "-" and t.glued(i - 1))
    k = i - 2 if joined else i - 1
    number = t.numbers.get(k + 1)
    if number is None or not _is_day(number, lo) or t.word(k) in lx.CARDINALS:
        return 0, i
    if t.word(i - 1) == "of" and not number.ordinal:
        return 0, i
    before = t.word(number.first - 1)
    if before in _NOT_COUNTED or (t.glued(number.first) and before not in {"(", "-", '"'}):
        return 0, i
    return int(number.value or 0), number.first


def _day_after(t: Scan, k: int) -> tuple[int, int]:
    """The day of the month written at `k` and the token after it; (0, k) where there is none."""
    day = t.digits(k)
    if day is None or not 1 <= day <= 31:
        return _ordinal_after(t, k)
    end = k + 1
    if t.word(end) in _ENDINGS and t.glued(end):
        return day, end + 1
    word, number_on = t.word(end), t.glued(end + 1) and t.word(end + 1).isdecimal()
    stuck = t.glued(end) and (word in {"/", "%"} or word.isalpha() or (word in {":", "."} and number_on))
    if stuck or word in {"%", "percent"} or (word == "," and number_on):
        return 0, k
    return day, end


def _ordinal_after(t: Scan, k: int) -> tuple[int, int]:
    at = k + 1 if t.word(k) == "the" else k
    number = t.heads.get(at)
    if number is None or not number.ordinal or not _is_day(number, at):
        return 0, k
    if t.capital(at) and t.capital(number.end):  # "By May the Second Squadron"
        return 0, k
    return int(number.value or 0), number.end


def year_after(t: Scan, k: int) -> tuple[int | None, int]:
    """The year written at `k`, after an optional comma or "of", and the token after it."""
    at = k + 1 if t.word(k) in {",", "of"} or (t.word(k) == "." and t.glued(k)) else k
    if (year := t.year(at)) is not None and not counts_things(t, at):
        return year, at + 1
    short = t.digits(at + 1) if t.word(at) == "'" and not t.glued(at) and t.glued(at + 1) else None
    if short is not None and len(t.word(at + 1)) == 2:
        return full_year(short), at + 2
    return spelled_year(t, at) or (None, k)


def counts_things(t: Scan, i: int) -> bool:
    """Whether the four digits at `i` count things ("1990 troops", "2000 miles") and are no year."""
    after = t.word(i + 1)
    if t.glued(i + 1):
        number_on = after in {",", "."} and t.glued(i + 2) and t.word(i + 2).isdecimal()
        if after.isalpha() or after in {"%", "/"} or number_on:
            return True
    if after in lx.COUNTED or (after in lx.UNITS and after.endswith("s")):
        return True
    # "a sample of 1000 Ukrainians": after "of", a plural that follows at once is what is counted
    return t.word(i - 1) == "of" and len(after) > 3 and after.endswith("s") and not after.endswith("ss")


def spelled_year(t: Scan, i: int) -> tuple[int, int] | None:
    """A year in words at `i` ("nineteen ninety-six", "twenty twenty-two") and the token after it."""
    century = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}.get(t.word(i))
    if century is None:
        return None
    k = i + 2 if t.word(i + 1) == "-" else i + 1
    if t.word(k) in lx.TENS:
        unit = k + 2 if t.word(k + 1) == "-" else k + 1
        ones = lx.CARDINALS.get(t.word(unit), 0)
        whole = century + lx.TENS[t.word(k)]
        return (whole + ones, unit + 1) if 0 < ones < 10 else (whole, k + 1)
    teen = lx.CARDINALS.get(t.word(k), 0)
    return (century + teen, k + 1) if 10 <= teen <= 19 else None


def full_year(short: int) -> int:
    """A year of two digits in full: up to 30 in this century, above in the last."""
    return short + (2000 if short <= _SHORT_YEAR_SPLIT else 1900)


def read_month(t: Scan, i: int, lo: int) -> list[Phrase]:
    """A month at `i`, with the day and the year beside it; a range of days gives two phrases."""
    month = month_name(t, i, lo)
    if month is None:
        return []
    dotted = t.word(i) in lx.SHORT_MONTHS and t.word(i + 1) == "." and t.glued(i + 1)
    k = i + 2 if dotted else i + 1
    joined = t.word(k) == "-" and t.glued(k) and t.glued(k + 1) and t.word(k + 2) not in lx.MONTHS
    if joined and (t.digits(k + 1) or t.year(k + 1)):
        k += 1
    day, end = _day_after(t, k)
    if day:
        return _day_phrases(t, i, month, day, end)
    day, first = _day_before(t, i, lo)
    year, end = year_after(t, k)
    if not day:
        stop = k if dotted and not t.capital(k) and t.word(k) else i + 1
        return [pointed_year(t, Phrase("month", i, end if year is not None else stop, year=year, month=month))]
    before = _earlier_day(t, first, lo, month, year)
    if t.word(first - 1) == "the" and first - 1 >= lo:
        first -= 1
    return [*before, pointed_year(t, Phrase("day", first, end, year=year, month=month, day=day))]


def pointed_year(t: Scan, phrase: Phrase) -> Phrase:
    """Takes "last year", "of this year", "of that year" after a name without a year into its phrase."""
    k = phrase.end + 1 if t.word(phrase.end) == "of" else phrase.end
    if phrase.year is None and t.word(k) in _POINTED and t.word(k + 1) == "year":
        phrase.which, phrase.end = f"{t.word(k)} year", k + 2
    return phrase


def _earlier_day(t: Scan, first: int, lo: int, month: int, year: int | None) -> list[Phrase]:
    """The first day of a range before its second: "6" of "6-7 February", "15" of "15 to 22 February"."""
    number = t.numbers.get(first - 1)
    if t.word(first - 1) not in {"-", "to", "and", "or"} or number is None or not _is_day(number, lo):
        return []
    if t.word(number.first - 1) in _NOT_COUNTED or t.word(number.end - 1) in lx.CARDINALS:
        return []
    return [Phrase("day", number.first, number.end, year=year, month=month, day=int(number.value or 0))]


def _day_phrases(t: Scan, first: int, month: int, day: int, end: int) -> list[Phrase]:
    year, after = year_after(t, end)
    found = [Phrase("day", first, after if year is not None else end, year=year, month=month, day=day)]
    if clock := read_clock(t, found[0].end):  # "May 8 1:00 a.m."
        found[0].clock, found[0].end = clock
        return found
    if year is not None or t.word(end) not in {"-", "to", "and", "through"}:
        pointed_year(t, found[0])
        return found
    second, stop = _day_after(t, end + 1)
    alone = t.word(end) == "-" or not t.word(stop).isalpha() or t.word(stop) in _AFTER_RANGE
    if second > day and alone and t.word(stop) not in lx.UNITS and t.word(stop) not in lx.MONTHS:
        year, after = year_after(t, stop)
        found[0].year = year
        found.append(Phrase("day", end + 1, after if year is not None else stop, year=year, month=month, day=second))
    return found


def share_years(t: Scan, phrases: list[Phrase]) -> None:
    """Gives the first of a range the year that only its second names: "from May to July 2021"."""
    for first, second in pairwise(phrases):
        if first.year is not None or second.year is None or not first.month or not second.month or first.which:
            continue
        gap = t.words[first.end : second.first]
        joined = bool(gap) and gap[0] in {"to", "-", "and", "through", "until", "or"}
        if joined and (len(gap) == 1 or gap[1:] == ["the"]):
            first.year = second.year - (first.month > second.month)


def read_weekday(t: Scan, i: int, lo: int) -> list[Phrase]:
    """A weekday at `i`, with the date or the part of day after it."""
    word, end = t.word(i), i + 1
    if t.word(i - 1) in _NAMED_WEEKDAYS and t.capital(i - 1) and i - 1 >= lo:
        return []
    if len(word) < 6:
        if t.word(end) == "." and t.glued(end):
            end += 1
        near = end + 1 if t.word(end) == "," else end
        dated = t.digits(near) is not None or t.word(near) in lx.MONTHS
        if not t.capital(i) or (word in lx.AMBIGUOUS_DAYS and not dated):
            return []
    dates = _date_after(t, end)
    if dates:
        dates[0].first, dates[0].weekday = i, lx.WEEKDAYS[word]
        return dates
    phrase = Phrase("weekday", i, end, weekday=lx.WEEKDAYS[word])
    if weeks := weeks_named(t, i):
        phrase.amount, phrase.end = weeks, i + 2
    read_part_after(t, phrase)
    return [phrase]


def _date_after(t: Scan, end: int) -> list[Phrase]:
    """The date that follows a weekday, after a comma, a bracket, "the" or "on"."""
    at = end + 1 if t.word(end) in {",", "("} else end
    if t.word(at) == "the" or (t.word(at) == "on" and t.word(end) == ","):
        at += 1
    month = next((k for k in range(at, at + 4) if t.word(k) in lx.MONTHS), None)
    dates = read_month(t, month, at) if month is not None else []
    return dates if dates and dates[0].day and dates[0].first <= at else []


def read_part_after(t: Scan, phrase: Phrase) -> None:
    """Takes the part of day or the clock time right after a day into its phrase."""
    k = phrase.end
    if t.word(k) in {"early", "late"} and t.word(k + 1) in lx.PARTS:
        k += 1
    word = t.word(k)
    if word in lx.PARTS and not word.endswith("s") and word != "overnight":
        phrase.part, phrase.end = lx.PARTS[word], k + 1
        return
    if word == "at":
        k += 1
    if word == "at" and t.word(k) in lx.PARTS:
        phrase.part, phrase.end = lx.PARTS[t.word(k)], k + 1
    elif t.word(k) in lx.CLOCK_WORDS:
        phrase.clock, phrase.end = lx.CLOCK_WORDS[t.word(k)], k + 1
    elif word == "at" and (found := read_clock(t, k)):
        phrase.clock, phrase.end = found


def attach_day(t: Scan, phrase: Phrase, at: int) -> None:
    """Takes the day written at `at` ("10 p.m. Wednesday", "noon on May 5", "midnight tomorrow") into a clock phrase."""
    word = t.word(at)
    day: Phrase | None = None
    if word in lx.WEEKDAYS and len(word) >= 6:
        day = next(iter(read_weekday(t, at, at)), None)
    elif word in lx.DEICTIC:
        day = Phrase("deictic", at, at + 1, index=lx.DEICTIC[word])
    else:
        month = next((k for k in range(at, at + 3) if t.word(k) in lx.MONTHS), None)
        if month is not None:
            day = next((p for p in read_month(t, month, at) if p.day and p.first == at), None)
    if day is not None:
        phrase.kind, phrase.end = day.kind, day.end
        phrase.year, phrase.month, phrase.day = day.year, day.month, day.day
        phrase.weekday, phrase.index = day.weekday, day.index
