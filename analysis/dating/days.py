"""Reads a day as people and machines write it: 2022-09-10, 20220910T0900Z, Sat, 10 Sep 2022 09:00 GMT."""

import datetime
import re
from collections.abc import Iterable

from analysis.dates.grammar import read
from analysis.dates.lexicon import MONTHS
from analysis.dates.scan import Scan, scan
from analysis.errors import BadDate

_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_PACKED = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?$|(\d{4})(\d\d)(\d\d)T")
_NUMERIC = re.compile(r"(?<![\d/.:-])(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d\d)(?![\d/:-]|\.\d)")
_FOUR_DIGITS = re.compile(r"(?<!\d)\d{4}(?!\d)")
_ADVICE = "write it as year-month-day, for example 2022-09-10"
_LONGEST = 80


def parse_day(value: str) -> datetime.date:
    """The day that `value` names, as the publisher wrote it: a time and a zone after it move nothing.

    Accepted are, each with or without a time of day and a zone:

    - year first: 2022-09-10, 2022/9/10, 2022.09.10, 20220910, 2022-09-10T23:30:00-05:00 (ISO 8601);
    - with the month's English name: 10 September 2022, September 10, 2022, Sept. 9, 2022, Saturday 10 September 2022;
    - as mail and feeds write it: Sat, 10 Sep 2022 09:00:00 GMT (RFC 822);
    - in digits with the year last, where one order alone is possible: 25/12/2022, 12/25/2022;
    - in digits parted by dots, which are written with the day first: 03.04.2022 is 3 April (12.25.2022, which can only
      be the other way, is read so).

    Raises BadDate, naming `value` and what to write instead, where it names no day, and where it could name several:
    digits in an unknown order (10/09/2022) and years of two digits (04/03/24, 19-Nov-12).
    """
    text = value.strip()
    found = _from_digits(text) or (_from_words(text) if len(text) <= _LONGEST else None)
    if found is None:
        raise BadDate(f"“{text[:_LONGEST]}” is not a date; {_ADVICE}.")
    return found


def _from_digits(text: str) -> datetime.date | None:
    packed = _PACKED.match(text)
    if packed:
        parts = [g for g in packed.groups() if g]
        return _day(*map(int, parts))
    match = _ISO.match(text)
    if match and not _ISO.search(text[:_LONGEST], match.end()):  # two days, from one to the other, are not one
        return _day(int(match[1]), int(match[3]), int(match[4]))
    return None


def _from_words(text: str) -> datetime.date | None:
    """A day written with a month's name, or with digits where only one order is possible."""
    scanned = scan(text)
    if not any(word in MONTHS for word in scanned.words):
        numeric = list(_NUMERIC.finditer(text))
        return _numeric(text, numeric[0]) if len(numeric) == 1 else None
    return _named(text, scanned)


def _numeric(text: str, match: re.Match[str]) -> datetime.date | None:
    """The day in digits, year last. Raises BadDate, with the days meant perhaps, where there could be several."""
    a, b, last = int(match[1]), int(match[3]), int(match[4])
    if len(match[4]) == 4:
        days = _possible([(last, b, a), (last, a, b)])
        if len(days) > 1 and match[2] != ".":
            raise BadDate(f"“{text}” could be {_or(map(_shown, days))}; write {_or(map(str, days))}.")
        return days[0] if days else None
    days = _possible([(2000 + last, b, a), (2000 + last, a, b), (2000 + a, b, last)])
    if not days:
        return None
    could = f" and could be {_or(map(_shown, days))}" if len(days) > 1 else ""
    raise BadDate(f"“{text}” has a year of two digits{could}; write the year in full and first, as in {days[0]}.")


def _named(text: str, scanned: Scan) -> datetime.date | None:
    phrases = read(scanned)
    days = [p for p in phrases if p.day and p.month and p.year]
    if len(days) != 1:
        return None
    phrase = days[0]
    words = text[scanned.starts[phrase.first] : scanned.ends[phrase.end - 1]]
    found = _day(phrase.year or 0, phrase.month or 0, phrase.day or 0)
    if found and not _FOUR_DIGITS.search(words):
        raise BadDate(f"“{text}” has a year of two digits; write the year in full and first, as in {found}.")
    return found


def _possible(readings: Iterable[tuple[int, int, int]]) -> list[datetime.date]:
    """The readings that are days of the calendar, each once, in their order."""
    return list(dict.fromkeys(day for reading in readings if (day := _day(*reading))))


def _shown(day: datetime.date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _or(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:  # no such day in the calendar: not a date, and the caller says so
        return None
