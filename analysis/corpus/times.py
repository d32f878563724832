"""Writes the moment of publication as the publisher gave it: its day, its time and its zone, none of them moved."""

import datetime
import re

_ZONE = r"(?P<zone>Z\b|(?:UTC|GMT)?\s?[+\-−]\d{1,2}(?::?\d\d)?(?!\d)|[A-Z]{2,5}\b)"
_HALF = r"(?P<half>[ap])\.?\s?m\b\.?"
_CLOCK = re.compile(
    rf"(?i:(?<![\d:.])(?P<hour>\d{{1,2}})(?::(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?(?:\s?{_HALF})?"
    rf"|(?:\.(?P<dotted>\d\d))?\s?{_HALF.replace('half', 'other')}))(?:\s?\(?{_ZONE})?"
)
_ISO = re.compile(
    rf"\d{{4}}-?\d\d-?\d\d[T_ ]?(?P<hour>\d\d):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d+)?)?(?!\d)\s?{_ZONE}?"
)
_LONGEST = 80
_OFFSET = re.compile(r"(?:UTC|GMT)?\s?([+\-−])(\d{1,2}?)(?::?(\d\d))?$")

#: Names of zones that mean one distance from UTC; others (ET, CST, IST) stay names.
_FIXED = {
    "Z": "Z", "UTC": "Z", "GMT": "Z", "EST": "-05:00", "EDT": "-04:00", "CDT": "-05:00", "MST": "-07:00",
    "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00", "WET": "Z", "CET": "+01:00", "CEST": "+02:00", "EET": "+02:00",
    "EEST": "+03:00", "MSK": "+03:00", "JST": "+09:00", "KST": "+09:00", "SGT": "+08:00", "HKT": "+08:00",
    "AEST": "+10:00", "AEDT": "+11:00",
}  # fmt: skip


def as_written(value: str, day: datetime.date) -> str | None:
    """`day` with the time and zone that `value` gives, as ISO 8601: "2022-09-10T23:30:00-05:00"; None without a time.

    A zone whose name means no one distance from UTC stays as its name ("2022-09-10T09:00 ET"). Midnight without a zone
    is how tables write a day, and is no time.
    """
    written = value.strip()[:_LONGEST]
    match = _ISO.match(written) or _CLOCK.search(written)
    if match is None:
        return None
    found = match.groupdict()
    hour, minute = int(found["hour"]), found["minute"] or found.get("dotted") or "00"
    half = (found.get("half") or found.get("other") or "").lower()
    if half and hour <= 12:  # "22:30 PM" is written too
        hour = hour % 12 + (12 if half == "p" else 0)
    second, zone = found["second"], _zone(found["zone"])
    if hour > 23 or int(minute) > 59 or int(second or 0) > 60:
        return None
    if not zone and not half and (hour, int(minute), int(second or 0)) == (0, 0, 0):
        return None
    return f"{day}T{hour:02}:{minute}{f':{second}' if second else ''}{zone}"


def _zone(written: str | None) -> str:
    if not written:
        return ""
    if written in _FIXED:
        return _FIXED[written]
    offset = _OFFSET.match(written)
    if offset is None:
        return f" {written}"
    sign, hours, minutes = offset[1].replace("−", "-"), int(offset[2]), offset[3] or "00"
    return f"{sign}{hours:02}:{minutes}"
