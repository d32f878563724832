"""Narrows the publication date by what the text names together: weekdays, days of the month, months, years.

Each day within the bounds is weighed by how well it explains the clues. The weights are coarse and say what news is
like: a date in a dateline is the day of publication; a dated event is reported on its day or a few days after; the
weekdays told are today's or yesterday's; a date with its weekday fits one year in six or so.
"""

import datetime
import math

from analysis.dating.clues import Clues, Named
from analysis.dating.model import Candidate

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_RECENT = (-0.9, -1.0, -2.0, -2.6, -3.0, -3.3, -3.6, -3.9)
_FAR = -6.0
_RULED_OUT = -9.0
_LONGEST_BOUNDS = 366 * 120


def weigh(clues: Clues, earliest: datetime.date, latest: datetime.date) -> list[Candidate]:
    """The days from `earliest` to `latest` that explain the clues best, ten at most; none where no day of a month is
    named. Scores are shares of the belief over all days within the bounds."""
    if not any(not n.ahead for n in clues.named):
        return []
    first = max(earliest.toordinal(), latest.toordinal() - _LONGEST_BOUNDS)
    places = {year: [d for n in clues.named if not n.ahead and (d := n.within(year))]
              for year in range(earliest.year - 1, latest.year + 1)}  # fmt: skip
    head = {d for n in clues.named if n.place == "dateline" for year in places if (d := n.within(year))}
    days = [datetime.date.fromordinal(k) for k in range(first, latest.toordinal() + 1)]
    weights = [_weight(day, clues, places, head) for day in days]
    top = max(weights, default=0.0)
    total = sum(math.exp(w - top) for w in weights)
    ranked = sorted(zip(weights, days, strict=True), key=lambda pair: (-pair[0], pair[1]))[:10]
    return [Candidate(d, round(math.exp(w - top) / total, 4), _why(d, clues)) for w, d in ranked
            if w - top > _FAR / 2]  # fmt: skip


def _weight(
    day: datetime.date, clues: Clues, places: dict[int, list[datetime.date]], head: set[datetime.date]
) -> float:
    weight = _years(day, clues) + _weekdays(day, clues) - 3.0 * min(_misfits(day, clues), 2)
    if head:
        near = min(abs((day - h).days) for h in head)
        return weight + (0.0 if near == 0 else -4.0 if near == 1 else _RULED_OUT)
    gap = _gap(day, places)
    if gap is None:
        return weight + _RULED_OUT
    weight += _RECENT[gap] if gap < len(_RECENT) else max(_RECENT[-1] - 0.05 * gap, _FAR)
    if any(n.weekday and not n.ahead and n.within((day - datetime.timedelta(days=gap)).year) for n in clues.named):
        weight += 0.6 * (_RECENT[min(gap, len(_RECENT) - 1)] - _RECENT[0])
    return weight - 1.5 * min(_told_ahead(day, clues), 3)


def _gap(day: datetime.date, places: dict[int, list[datetime.date]]) -> int | None:
    """Days since the latest of the dates named, counted back from `day`; None where none is within two months."""
    gaps = [(day - d).days for year in (day.year, day.year - 1) for d in places.get(year, ()) if d <= day]
    least = min(gaps, default=None)
    return least if least is not None and least <= 60 else None


def _misfits(day: datetime.date, clues: Clues) -> int:
    """How many dates told with their weekday ("Saturday, February 12") exist neither in the year of `day` nor the one
    before."""
    return sum(1 for n in clues.named if n.weekday and not n.ahead and n.within(day.year) is None
               and n.within(day.year - 1) is None)  # fmt: skip


def _told_ahead(day: datetime.date, clues: Clues) -> int:
    """How many dates that the text tells as past would lie shortly after `day`."""
    return sum(1 for n in clues.named if not n.ahead and (d := n.within(day.year)) and 0 < (d - day).days <= 90)


def _years(day: datetime.date, clues: Clues) -> float:
    """A text is not older than what it tells as past, and rarely much younger than the last year it names."""
    if clues.last_told is not None and (day.year, day.month) < clues.last_told:
        return _RULED_OUT
    if clues.year is None:
        return 0.0
    later = day.year - clues.year
    return _RULED_OUT if later < 0 else (0.0, -0.5)[later] if later < 2 else -1.0 * later


def _weekdays(day: datetime.date, clues: Clues) -> float:
    """How well the weekdays told fit a text written on `day`: today's and yesterday's name are the usual ones."""
    total = sum(clues.weekdays.values())
    if not total:
        return 0.0
    share = 0.0
    for weekday, count in clues.weekdays.items():
        back = (day.isoweekday() - weekday) % 7
        share += count / total * (1.0, 0.8, 0.45, 0.3, 0.2, 0.15, 0.1)[back]
    return 2.5 * math.log(max(share, 0.05))


def _why(day: datetime.date, clues: Clues) -> str:
    """The reasons for `day` in plain words."""
    reasons = []
    nearest = _nearest(day, clues)
    if nearest is not None:
        named, gap = nearest
        how = "on that day" if gap == 0 else f"{gap} day{'s' if gap > 1 else ''} before"
        where = "the dateline says" if named.place == "dateline" else "the text tells of"
        reasons.append(f"{where} “{named.words}”, {how}")
        if named.weekday:
            reasons.append(f"{_WEEKDAYS[named.weekday - 1]} and that day of the month go together in this year")
    name = _WEEKDAYS[day.isoweekday() - 1]
    if count := clues.weekdays.get(day.isoweekday(), 0):
        reasons.append(f"it is a {name}, and the text says “{name}” {'once' if count == 1 else f'{count} times'}")
    elif count := clues.weekdays.get((day.isoweekday() - 2) % 7 + 1, 0):
        reasons.append(f"it is the day after a {_WEEKDAYS[(day.isoweekday() - 2) % 7]}, which the text names")
    if clues.year is not None:
        reasons.append(f"the latest year named is {clues.year}")
    text = "; ".join(reasons)
    return f"{text[:1].upper()}{text[1:]}."


def _nearest(day: datetime.date, clues: Clues) -> tuple[Named, int] | None:
    found = [(n, gap) for n in clues.named for year in (day.year, day.year - 1) if not n.ahead
             and (d := n.within(year)) and (gap := (day - d).days) >= 0]  # fmt: skip
    return min(found, key=lambda pair: pair[1], default=None)
