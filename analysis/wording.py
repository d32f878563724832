"""Numbers, days and lists as a reader says them: one home for the words around a number."""

import datetime
from collections.abc import Sequence

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def several(n: int, one: str, many: str | None = None) -> str:
    """A number with its noun: “1 sentence”, “0 sentences”, “1,204 sentences”."""
    return f"{n:,} {agree(n, one, many or one + 's')}"


def agree(n: int, one: str, many: str) -> str:
    """The form of a word that goes with `n`: agree(1, "is", "are") is “is”."""
    return one if n == 1 else many


def listed(items: Sequence[str]) -> str:
    """“a”, “a and b”, “a, b and c”; empty for none."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


def first_of(items: Sequence[str], most: int = 3) -> str:
    """All of the items where at most `most` are, else the first of them and how many more: “a, b, c and 4 more”."""
    return listed(items) if len(items) <= most else f"{', '.join(items[:most])} and {len(items) - most:,} more"


def quoted(items: Sequence[str]) -> list[str]:
    """Each item between quotation marks."""
    return [f"“{item}”" for item in items]


def day(moment: datetime.date) -> str:
    """A day: “10 September 2022”."""
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def weekday(moment: datetime.date) -> str:
    """A day with its day of the week: “Saturday, 10 September 2022”."""
    return f"{WEEKDAYS[moment.weekday()]}, {day(moment)}"


def between(first: datetime.date, last: datetime.date) -> str:
    """“on 10 September 2022” for one day, else “from 25 January 2022 to 13 May 2024”."""
    one, other = day(first), day(last)
    return f"on {one}" if one == other else f"from {one} to {other}"


def signed(value: float) -> str:
    """A tone with its sign as it is printed: “−0.12”, “+0.40”; what is printed as nought has none."""
    shown = f"{value:+.2f}".replace("-", "−")
    return "0.00" if shown[1:] == "0.00" else shown


def percent(part: int, whole: int) -> str:
    """A share in percent that says 100 or 0 only where it is: “4.9%”, “50%”, “under 0.1%”."""
    value = 100 * part / whole if whole else 0.0
    if 0 < part < whole and not 0.95 <= value <= 99.05:
        return f"{value:.1f}%" if 0.05 <= value <= 99.95 else ("under 0.1%" if value < 1 else "over 99.9%")
    return f"{value:.0f}%"
