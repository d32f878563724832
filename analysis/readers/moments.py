"""Reads moments that machines write: seconds and milliseconds since 1970, and days in the names of files."""

import datetime
import re
from collections.abc import Sequence

_FIRST = 631_152_000  # 1990-01-01, before which there were no articles with such stamps
_AFTER = 4_102_444_800  # 2100-01-01
_SECONDS = re.compile(r"(\d{9,10})(?:\.\d+)?")
_MILLISECONDS = re.compile(r"(\d{12,13})(?:\.0+)?")

_SEPARATED = re.compile(
    r"(?<!\d)((?:19|20)\d\d)([-_.])(\d\d)\2(\d\d)(?!\d)"
    r"(?:T(\d\d)[-_:h]?(\d\d)(?:[-_:]?(\d\d))?(Z?)(?![0-9A-Za-z]))?"
)
_PACKED = re.compile(r"(?<![0-9A-Za-z])((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z?))?(?![0-9A-Za-z])")
_FOLDERS = re.compile(r"(?:^|/)((?:19|20)\d\d)/(\d\d?)/(\d\d?)/")


def from_epoch(value: str, *, named: bool) -> str | None:
    """Seconds or milliseconds since 1970 as a moment in UTC (ISO), or None where `value` is not that for certain.

    Thirteen digits in a column of dates can mean nothing else; ten are seconds only where the column is `named` so.
    The moment must lie between 1990 and 2099.
    """
    if match := _MILLISECONDS.fullmatch(value):
        seconds = int(match[1]) / 1000
    elif named and (match := _SECONDS.fullmatch(value)):
        seconds = int(match[1])
    else:
        return None
    if not _FIRST <= seconds < _AFTER:
        return None
    moment = datetime.datetime.fromtimestamp(int(seconds), datetime.UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def in_name(path: str) -> str | None:
    """The one day (ISO, with its time where there is one) that a file's name gives, or None: 20220910T0900Z_slug.txt.

    Year first, in eight digits between separators or with - _ . between its parts; else folders of a year, a month and
    a day. Digits that are no day of the calendar, or two different days (from one to another), give none.
    """
    name = path.rsplit("/", 1)[-1]
    found = {m for m in (_moment(g) for g in _groups(name)) if m}
    days = {m[:10] for m in found}
    if len(days) == 1:
        return max(found, key=len)
    if days:
        return None
    match = _FOLDERS.search(path)
    return _moment((match[1], match[2], match[3], None, None, None, "")) if match else None


def _groups(name: str) -> Sequence[tuple[str | None, ...]]:
    separated = [(m[1], m[3], m[4], m[5], m[6], m[7], m[8]) for m in _SEPARATED.finditer(name)]
    packed = [(m[1], m[2], m[3], m[4], m[5], m[6], m[7]) for m in _PACKED.finditer(name)]
    return separated + packed


def _moment(parts: tuple[str | None, ...]) -> str | None:
    year, month, day, hour, minute, second, zone = (p or "" for p in parts)
    try:
        date = datetime.date(int(year), int(month), int(day)).isoformat()
        if hour:
            datetime.time(int(hour), int(minute), int(second or 0))
    except ValueError:  # digits that no calendar or clock has: an identifier, not a day
        return None
    return f"{date}T{hour}:{minute}{':' + second if second else ''}{zone}" if hour else date
