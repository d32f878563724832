"""TIMEX3 values and the days they cover: one place that turns "2022-W36", "1990-Q3" or "198" into days."""

import datetime
import re
from calendar import monthrange

Span = tuple[datetime.date, datetime.date, str]

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(T.*)?$")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?$")
_PART_OF_YEAR = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)$")
_YEARS = re.compile(r"\d{2,4}$")
_FIRST_MONTH = {
    "Q1": (1, 3), "Q2": (4, 3), "Q3": (7, 3), "Q4": (10, 3), "H1": (1, 6), "H2": (7, 6),
    "SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "WI": (12, 3),
}  # fmt: skip
_NAMES = {4: "year", 3: "decade", 2: "century"}


def covers(value: str) -> Span | None:
    """First day, last day and precision of a resolved TIMEX3 value; None where it names no days."""
    if m := _DAY.match(value):
        day = safe_date(int(m[1]), int(m[2]), int(m[3]))
        return None if day is None else (day, day, _fineness(m[4]))
    if m := _MONTH.match(value):
        return _months(int(m[1]), int(m[2]), 1, "month")
    if m := _WEEK.match(value):
        return _week(int(m[1]), int(m[2]), bool(m[3]))
    if m := _PART_OF_YEAR.match(value):
        month, length = _FIRST_MONTH[m[2]]
        return _months(int(m[1]), month, length, {"Q": "quarter", "H": "half"}.get(m[2][0], "season"))
    if _YEARS.match(value):
        width = 10 ** (4 - len(value))
        return _years(int(value) * width, width, _NAMES[len(value)])
    return None


def _fineness(time: str | None) -> str:
    if not time:
        return "day"
    return "time" if time[1:2].isdigit() else "part of day"


def _months(year: int, month: int, length: int, precision: str) -> Span | None:
    first = safe_date(year, month, 1)
    if first is None or year >= 9999:
        return None
    end = add_months(first, length) - datetime.timedelta(days=1)
    return first, end, precision


def _week(year: int, week: int, weekend: bool) -> Span | None:
    try:
        monday = datetime.date.fromisocalendar(year, week, 1)
    except ValueError:  # a week number that this year does not have
        return None
    if weekend:
        return add_days(monday, 5), add_days(monday, 6), "weekend"
    return monday, add_days(monday, 6), "week"


def _years(year: int, width: int, precision: str) -> Span | None:
    if year < 1 or year + width > 9999:
        return None
    return datetime.date(year, 1, 1), datetime.date(year + width - 1, 12, 31), precision


def safe_date(year: int, month: int, day: int) -> datetime.date | None:
    """The day, or None where the calendar has no such day."""
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return datetime.date(year, month, day)


def add_months(day: datetime.date, months: int) -> datetime.date:
    """`day` moved by whole months, kept within the month it lands in and within the years 1 to 9999."""
    index = min(max(day.year * 12 + day.month - 1 + months, 12), 9999 * 12 + 11)
    year, month = divmod(index, 12)
    return datetime.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_days(day: datetime.date, days: float) -> datetime.date:
    """`day` moved by `days`, kept within the calendar."""
    limit = min(max(day.toordinal() + round(days), 1), datetime.date.max.toordinal())
    return datetime.date.fromordinal(limit)


def easter(year: int) -> datetime.date:
    """Easter Sunday of the Gregorian calendar (the anonymous method published in Nature, 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    month, day = divmod(h + m - 7 * ((a + 11 * h + 22 * m) // 451) + 114, 31)
    return datetime.date(year, month, day + 1)


def orthodox_easter(year: int) -> datetime.date:
    """Easter Sunday of the Julian calendar, on its Gregorian day (Meeus, Astronomical Algorithms, 1991), 1900 to 2099.
    """
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    month, day = divmod(d + (2 * a + 4 * b - d + 34) % 7 + 114, 31)
    return datetime.date(year, month, day + 1) + datetime.timedelta(days=13)


def week_value(day: datetime.date) -> str:
    """The ISO week of `day` as a TIMEX3 value."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"
