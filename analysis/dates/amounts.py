"""Lengths of time: "two and a half years" as a TIMEX3 period, and the days that "the past two weeks" covers."""

import datetime

from analysis.dates.calendar import add_days, add_months

NAMES = {"S": "second", "m": "minute", "h": "hour", "D": "day", "N": "day", "W": "week", "F": "week", "M": "month",
         "Q": "quarter", "Y": "year", "E": "decade", "C": "century", "L": "millennium", "WE": "weekend"}  # fmt: skip
_IN_YEARS = {"E": 10, "C": 100, "L": 1000}
_IN_WHOLE = {"E": ("Y", 10), "C": ("Y", 100), "L": ("Y", 1000), "Q": ("M", 3), "F": ("W", 2), "N": ("D", 1)}
_ROUGH = {"F": "W", "N": "D"}
_CLOCK = {"S": "S", "m": "M", "h": "H"}
_DAYS = {"S": 1 / 86400, "m": 1 / 1440, "h": 1 / 24, "D": 1.0, "N": 1.0, "W": 7.0, "F": 14.0, "WE": 7.0}


def period(unit: str, amount: float | None) -> str:
    """The TIMEX3 duration of `amount` units; None, an amount that is not told, gives X."""
    if unit in _CLOCK:
        return f"PT{_clock_amount(unit, amount)}"
    if amount is None:
        return f"PX{_ROUGH.get(unit, unit)}"
    if unit == "Y" and amount % 1 == 0.5:
        return f"P{int(amount)}Y6M" if amount > 1 else "P6M"
    letter, factor = _IN_WHOLE.get(unit, (unit, 1))
    return f"P{_plain(amount * factor)}{letter}"


def _clock_amount(unit: str, amount: float | None) -> str:
    if amount is not None and amount % 1 == 0.5 and unit == "h":
        return f"{int(amount)}H30M" if amount > 1 else "30M"
    return f"{_plain(amount)}{_CLOCK[unit]}"


def _plain(amount: float | None) -> str:
    if amount is None:
        return "X"
    return f"{int(amount)}" if amount == int(amount) else f"{amount:.4g}"


def as_calendar(unit: str) -> tuple[str, float]:
    """The unit that a distance in `unit` is told in on a calendar, and how many of those one `unit` is."""
    if unit in _IN_YEARS:
        return "Y", _IN_YEARS[unit]
    if unit in {"F", "WE"}:
        return "W", 2 if unit == "F" else 1
    if unit in {"S", "m", "h", "N"}:
        return "D", _DAYS[unit]
    return unit, 1


def deep_time(years: float) -> str:
    """The TIDES (2003) token of so many years before the present: KA, MA, GA for 10^3, 10^6, 10^9; "" below 2,000."""
    for letters, size in (("GA", 10**9), ("MA", 10**6), ("KA", 10**3)):
        if years >= max(size, 2000):
            return f"{letters}{_plain(years / size)}"
    return ""


def days_beside(base: datetime.date, unit: str, amount: float, ahead: int) -> tuple[datetime.date, datetime.date]:
    """First and last day of a stretch of `amount` units that ends at `base`, or with `ahead` > 0 begins there."""
    if unit in _DAYS:
        other = add_days(base, ahead * max(amount * _DAYS[unit], 0))
    else:
        months = amount * {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000}[unit]
        other = add_months(base, ahead * round(min(months, 10**6)))
    return (min(base, other), max(base, other))
