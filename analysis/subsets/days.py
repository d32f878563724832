"""Reads the days that a search asks for: a day, a month, a year, or a range of them with either end open."""

import calendar
import datetime
import re
from typing import NamedTuple

from analysis.subsets.tree import trouble

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
UNKNOWN = "unknown"


class Days(NamedTuple):
    """The first and the last day, either None where that end is open; `unknown`: those without a day instead."""

    first: datetime.date | None
    last: datetime.date | None
    unknown: bool = False


def span(query: str, at: int, field: str, value: str) -> Days:
    """The days that `value` of `field` stands for. Raises DatelineError for what is no day, and for a range turned
    round."""
    if value == UNKNOWN:
        return Days(None, None, unknown=True)
    begin, dots, end = value.partition("..")
    if not dots:
        end = begin
    elif not begin and not end:
        raise trouble(query, at, f"{field}:.. names no day on either side; expected {_form(field)}")
    first = _ends(query, at, field, begin)[0] if begin else None
    last = _ends(query, at, field, end)[1] if end else None
    if first and last and first > last:
        raise trouble(query, at, f"{field}:{value} ends before it begins; expected the earlier day first")
    return Days(first, last)


def _ends(query: str, at: int, field: str, written: str) -> tuple[datetime.date, datetime.date]:
    found = _DAY.fullmatch(written) if written.isascii() else None
    if found is None or (field == "month" and found[2] is None):
        raise trouble(query, at, f"“{written}” is no {'month' if field == 'month' else 'day'}; expected {_form(field)}")
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        assert year is not None
        if month is None:
            return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        if day is None:
            return datetime.date(year, month, 1), datetime.date(year, month, calendar.monthrange(year, month)[1])
        return (datetime.date(year, month, day),) * 2
    except ValueError:  # IllegalMonthError is one, too
        raise trouble(query, at, f"“{written}” is not in the calendar; expected {_form(field)}") from None


def _form(field: str) -> str:
    if field == "month":
        return "a month such as 2022-09, or a range such as 2022-09..2022-11"
    return "a day such as 2022-09-10, a month, a year, or a range such as 2022-09-01..2022-09-30 or 2022-09.."
