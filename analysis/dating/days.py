"""Reads a day as people and machines write it: 2022-09-10, 20220910T0900Z, Sat, 10 Sep 2022 09:00 GMT."""

import datetime
import re

from analysis.dates.grammar import read
from analysis.dates.scan import scan
from analysis.errors import BadDate

_ISO = re.compile(r"(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?!\d)")
_PACKED = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?$|(\d{4})(\d\d)(\d\d)T")
_LONGEST = 80


def parse_day(value: str) -> datetime.date:
    """The day that `value` names, as the publisher wrote it: a time and a zone after it move nothing.

    Raises BadDate, naming `value` and a right example, where it names no day or could name two (10/09/2022).
    """
    text = value.strip()
    found = _from_digits(text) or _from_words(text)
    if found is None:
        raise BadDate(f"“{text[:_LONGEST]}” is not a date; write it as year-month-day, for example 2022-09-10.")
    return found


def _from_digits(text: str) -> datetime.date | None:
    packed = _PACKED.match(text)
    if packed:
        parts = [g for g in packed.groups() if g]
        return _day(*map(int, parts))
    match = _ISO.match(text)
    if match and match[2]:
        return _day(int(match[1]), int(match[3]), int(match[4]))
    return None


def _from_words(text: str) -> datetime.date | None:
    """A day written with a month's name, or with digits where only one order is possible."""
    if len(text) > _LONGEST:
        return None
    parts = re.match(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b", text)
    if parts:
        a, b, year = (int(p) for p in parts.groups())
        if a == b or max(a, b) > 12:
            return _day(year, min(a, b), max(a, b))
        raise BadDate(
            f"“{text}” could be two days ({year}-{a:02}-{b:02} or {year}-{b:02}-{a:02}); "
            f"write it as year-month-day, for example 2022-09-10."
        )
    days = [p for p in read(scan(text)) if p.day and p.month and p.year]
    return _day(days[0].year or 0, days[0].month or 0, days[0].day or 0) if len(days) == 1 else None


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:  # no such day in the calendar: not a date, and the caller says so
        return None
