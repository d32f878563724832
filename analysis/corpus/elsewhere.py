"""Reads days as other languages and machines write them in metadata: 10. September 2022, 10 вересня 2022."""

import calendar
import datetime
import re

from analysis.dating.abroad import MONTHS

_AROUND = r"(?:[^\W\d_]+\.?,?\s+)?"
_TIME = r"(?:\s*(?:[,|–-]|à|um|o|в|о|at)?\s*\d{1,2}[:.h]\d\d.{0,30})?"
_YEAR = r"(\d{4})(?:\s?(?:г|р|года|року|r)\b\.?)?"
_FORMS = tuple(
    (re.compile(form, re.IGNORECASE), order)
    for form, order in (
        (rf"{_AROUND}(\d{{1,2}})(?:\.|er|º|th|st|nd|rd)?[\s/]+(?:de\s+)?([^\W\d_]{{3,12}})\.?,?[\s/]+(?:del?\s+)?{_YEAR}"
         r"(?::.{0,20})?" + _TIME, (3, 2, 1)),
        (rf"(\d{{4}})[.,]?\s+([^\W\d_]{{3,12}})\.?\s+(\d{{1,2}})\.?,?{_TIME}", (1, 2, 3)),
        (r"[a-z]{3},?\s+([a-z]{3})\s+(\d{1,2})\s+\d\d:\d\d(?::\d\d)?\s+(?:[+-]?\w{2,5}\s+)?(\d{4})", (3, 1, 2)),
        (r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日号일].{0,30}", (1, 2, 3)),
        (r"(\d{4})(\d\d)(\d\d)\s+\d\d:?\d\d.{0,20}", (1, 2, 3)),
    )
)  # fmt: skip
_SPANS = tuple(
    re.compile(form)
    for form in (
        r"(?P<year>(?:19|20)\d\d)(?:[-/.](?P<month>\d{1,2}))?(?:[-/.]00)?",
        r"(?P<name>[^\W\d_]{3,12})\.?,?\s+(?:del?\s+)?(?P<year>(?:19|20)\d\d)",
    )
)
_LONGEST = 80


def day(value: str) -> datetime.date | None:
    """The day that `value` as a whole names, or None: the year in full, and the month's name or an order that is
    fixed."""
    text = value.strip()
    for form, (year, month, number) in _FORMS if len(text) <= _LONGEST else ():
        match = form.fullmatch(text)
        if match:
            written = match[month].lower()
            found = int(written) if written.isdecimal() else MONTHS.get(written, 0)
            try:
                return datetime.date(int(match[year]), found, int(match[number]))
            except ValueError:  # no day of the calendar, or no month's name
                continue
    return None


def span(value: str) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day of the month or year that `value` as a whole names ("2022-09", "September 2022",
    "2022"), or None."""
    text = value.strip()
    match = next((m for form in _SPANS if len(text) <= _LONGEST and (m := form.fullmatch(text))), None)
    if match is None:
        return None
    said = match.groupdict()
    year = int(said["year"])
    month = MONTHS.get(said["name"].lower(), 13) if said.get("name") else int(said.get("month") or 0)
    if month == 0:
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    if month > 12:
        return None
    return datetime.date(year, month, 1), datetime.date(year, month, calendar.monthrange(year, month)[1])
