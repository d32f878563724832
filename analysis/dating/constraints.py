"""Narrows the publication date by what the text names together: weekdays, days of the month, months, years.

Each day within the bounds is weighed by how well it explains the clues. The weights are coarse and say what news is
like: a date in a dateline is the day of publication; a dated event is reported on its day or a few days after; the
weekdays told are today's or yesterday's; a date with its weekday fits one year in six or so.
"""

import bisect
import datetime
import math

from analysis.dating.clues import Clues, Named
from analysis.dating.model import Candidate

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_RECENT = (-0.9, -1.0, -2.0, -2.6, -3.0, -3.3, -3.6, -3.9)
_FAR = -6.0
_RULED_OUT = -9.0
_LOOK_BACK = 60
_LOOK_AHEAD = 90
_MOST_NAMED = 80
_SHOWN = 10


class _Field:
    """The days that the text tells as past, in every year within the bounds, ready to be asked about any day."""

    def __init__(self, clues: Clues, first_year: int, last_year: int) -> None:
        past = list(dict.fromkeys(n for n in clues.named if not n.ahead))[:_MOST_NAMED]
        years = range(first_year - 1, last_year + 1)
        told = [(d, n) for year in years for n in past if (d := n.within(year))]
        self.past = past
        self.days = sorted(d for d, _ in told)
        self.head = {d for d, n in told if n.place == "dateline"}
        self.with_weekday = {d for d, n in told if n.weekday}
        self.misfits = {year: sum(1 for n in past if n.weekday and not (n.within(year) or n.within(year - 1)))
                        for year in range(first_year, last_year + 1)}  # fmt: skip

    def reachable(self, earliest: datetime.date, latest: datetime.date) -> list[datetime.date]:
        """The days within bounds that lie on a day told, or within two months after one."""
        low, high = earliest.toordinal(), latest.toordinal()
        around = {d.toordinal() + step for d in self.days for step in range(-1, _LOOK_BACK + 1)}
        return [datetime.date.fromordinal(k) for k in sorted(around) if low <= k <= high]

    def before(self, day: datetime.date) -> datetime.date | None:
        """The latest day told on or before `day`."""
        at = bisect.bisect_right(self.days, day)
        return self.days[at - 1] if at else None

    def ahead(self, day: datetime.date) -> int:
        """How many days told would lie shortly after `day`, in its year."""
        end = min(day + datetime.timedelta(days=_LOOK_AHEAD), datetime.date(day.year, 12, 31))
        return bisect.bisect_right(self.days, end) - bisect.bisect_right(self.days, day)


def weigh(clues: Clues, earliest: datetime.date, latest: datetime.date) -> list[Candidate]:
    """The days from `earliest` to `latest` that explain the clues best, ten at most; none where no day of a month is
    told as past. Scores are shares of the belief over all days within the bounds."""
    field = _Field(clues, earliest.year, latest.year)
    days = field.reachable(earliest, latest)
    weights = [_weight(day, clues, field) for day in days]
    top = max(weights, default=0.0)
    total = sum(math.exp(w - top) for w in weights)
    ranked = sorted(zip(weights, days, strict=True), key=lambda pair: (-pair[0], pair[1]))[:_SHOWN]
    return [Candidate(d, round(math.exp(w - top) / total, 4), _why(d, clues, field)) for w, d in ranked
            if w - top > _FAR / 2]  # fmt: skip


def _weight(day: datetime.date, clues: Clues, field: _Field) -> float:
    weight = _years(day, clues) + _weekdays(day, clues) - 3.0 * min(field.misfits[day.year], 2)
    if field.head:
        near = min(abs((day - h).days) for h in field.head)
        return weight + (0.0 if near == 0 else -4.0 if near == 1 else _RULED_OUT)
    last = field.before(day)
    gap = (day - last).days if last else _LOOK_BACK + 1
    if last is None or gap > _LOOK_BACK:
        return weight + _RULED_OUT
    weight += _RECENT[gap] if gap < len(_RECENT) else max(_RECENT[-1] - 0.05 * gap, _FAR)
    if any(d.year == last.year for d in field.with_weekday):
        weight += 0.6 * (_RECENT[min(gap, len(_RECENT) - 1)] - _RECENT[0])
    return weight - 1.5 * min(field.ahead(day), 3)


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


def _why(day: datetime.date, clues: Clues, field: _Field) -> str:
    """The reasons for `day` in plain words."""
    reasons = []
    nearest = _nearest(day, field)
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


def _nearest(day: datetime.date, field: _Field) -> tuple[Named, int] | None:
    found = [(n, (day - d).days) for n in field.past for year in (day.year, day.year - 1) if (d := n.within(year))]
    return min((pair for pair in found if pair[1] >= 0), key=lambda pair: pair[1], default=None)
