"""Narrows the publication date by what the text names together: weekdays, days of the month, months, years.

Each day within the bounds is weighed by how well it explains the clues. The weights are coarse and say what news is
like: a date in a dateline is the day of publication; a dated event is reported on its day or a few days after; the
weekdays told are today's or yesterday's; a date with its weekday fits one year in six or so.
"""

import bisect
import datetime
import math
from collections import Counter

from analysis.dating.clues import Clues, Named
from analysis.dating.model import Candidate
from analysis.wording import WEEKDAYS

# How a day told lies before the day of publication, as counted in dated news: the shares of texts published on that
# day, 1, 2, … 7 days after it, and for each later day up to 30, up to 60. By whether a weekday goes with the day, and
# whether it stands in the opening.
_RECENT = {
    (True, True): (0.60, 0.22, 0.04, 0.02, 0.012, 0.012, 0.012, 0.012, 0.0015, 0.0007),
    (True, False): (0.42, 0.14, 0.04, 0.03, 0.02, 0.02, 0.02, 0.02, 0.004, 0.0015),
    (False, True): (0.22, 0.24, 0.07, 0.05, 0.04, 0.04, 0.04, 0.03, 0.008, 0.0025),
    (False, False): (0.06, 0.05, 0.035, 0.03, 0.03, 0.03, 0.03, 0.03, 0.013, 0.006),
}
# How many days before publication the weekday lies that the opening names first, and those named elsewhere: shares,
# as counted in dated news. Names in one text are not independent, so a few speak for all.
_OPENING = (0.58, 0.28, 0.04, 0.03, 0.02, 0.02, 0.03)
_TOLD = (0.36, 0.35, 0.1, 0.06, 0.05, 0.04, 0.04)
_INDEPENDENT = 2
_FAR = -6.0
_RULED_OUT = -9.0
_LOOK_BACK = 60
_LOOK_AHEAD = 90
# how many days before and after publication a day may lie that is told with its weekday, or as to come
_AROUND = 200
_OVERRUN, _FAR_AHEAD = 2, 5000
_MOST_NAMED, _MOST_FIXED = 80, 20
_SHOWN = 10


class _Field:
    """The days that the text tells as past, in every year within the bounds, ready to be asked about any day."""

    def __init__(self, clues: Clues, first_year: int, last_year: int) -> None:
        told_of = (n for n in clues.named if not n.ahead and not n.background and n.place != "changed")
        past = list(dict.fromkeys(told_of))[:_MOST_NAMED]
        years = range(first_year - 1, last_year + 1)
        told = [(d, n) for year in years for n in past if (d := n.within(year))]
        self.past = past
        self.days = sorted(d for d, _ in told)
        self.head = {d for d, n in told if n.place == "dateline"}
        self.share: dict[datetime.date, tuple[float, ...]] = {}
        for d, n in told:
            share = _RECENT[n.weekday is not None, n.lead]
            self.share[d] = max(self.share.get(d, share), share)
        self.firm = sorted({d for d, n in told if n.weekday is not None and n.lead})
        fixed = [n for n in past if n.weekday is not None][:_MOST_FIXED]
        to_come = [n for n in clues.named if n.ahead and (n.weekday is not None or n.year is not None)][:_MOST_FIXED]
        self.spans = [(_AROUND, _LOOK_AHEAD, _in_years(n, years)) for n in fixed]
        self.spans += [(_OVERRUN, _FAR_AHEAD if n.year else _AROUND, _in_years(n, range(first_year, last_year + 2)))
                       for n in to_come]  # fmt: skip

    def misfits(self, day: datetime.date) -> int:
        """How many days, told with their weekday or as to come, fit `day` in no year though they fit another."""
        at, count = day.toordinal(), 0
        for back, ahead, days in self.spans:
            k = bisect.bisect_left(days, at - back)
            count += bool(days) and not (k < len(days) and days[k] <= at + ahead)
        return count

    def reachable(self, earliest: datetime.date, latest: datetime.date) -> list[datetime.date]:
        """The days within bounds that lie on a day told, or within two months after one."""
        low, high = earliest.toordinal(), latest.toordinal()
        around = {d.toordinal() + step for d in self.days for step in range(-1, _LOOK_BACK + 1)}
        return [datetime.date.fromordinal(k) for k in sorted(around) if low <= k <= high]

    def before(self, day: datetime.date) -> datetime.date | None:
        """The latest day told on or before `day`."""
        at = bisect.bisect_right(self.days, day)
        return self.days[at - 1] if at else None

    def ahead(self, day: datetime.date) -> float:
        """What speaks against `day` because days told as past would lie shortly after it, in its year."""
        end = min(day + datetime.timedelta(days=_LOOK_AHEAD), datetime.date(day.year, 12, 31))
        loose, firm = (bisect.bisect_right(d, end) - bisect.bisect_right(d, day) for d in (self.days, self.firm))
        return 1.5 * min(loose, 3) + 2.5 * min(firm, 1)


def _in_years(named: Named, years: range) -> list[int]:
    """The ordinals of the days that `named` can mean in `years`, or in the year that it tells itself."""
    told = [named.year] if named.year is not None else years
    return sorted(d.toordinal() for year in told if (d := named.within(year)))


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
    weight = _years(day, clues) + _weekdays(day, clues) - 4.0 * min(field.misfits(day), 2)
    if field.head:
        near = min(abs((day - h).days) for h in field.head)
        return weight + (0.0 if near == 0 else -4.0 if near == 1 else _RULED_OUT)
    last = field.before(day)
    gap = (day - last).days if last else _LOOK_BACK + 1
    if last is None or gap > _LOOK_BACK:
        return weight + _RULED_OUT
    weight += math.log(field.share[last][gap if gap < 8 else 8 if gap <= 30 else 9])
    return weight - field.ahead(day)


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
    others = Counter(clues.weekdays)
    weight = 0.0
    if clues.opening is not None:
        others[clues.opening] -= 1
        weight = math.log(_OPENING[(day.isoweekday() - clues.opening) % 7])
    total = sum(others.values())
    if total:
        mean = sum(n * math.log(_TOLD[(day.isoweekday() - w) % 7]) for w, n in others.items()) / total
        weight += min(total, _INDEPENDENT) * mean
    return weight


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
            reasons.append(f"{WEEKDAYS[named.weekday - 1]} and that day of the month go together in this year")
    name = WEEKDAYS[day.isoweekday() - 1]
    if count := clues.weekdays.get(day.isoweekday(), 0):
        reasons.append(f"it is a {name}, and the text says “{name}” {'once' if count == 1 else f'{count} times'}")
    elif count := clues.weekdays.get((day.isoweekday() - 2) % 7 + 1, 0):
        reasons.append(f"it is the day after a {WEEKDAYS[(day.isoweekday() - 2) % 7]}, which the text names")
    to_come = next((n for n in clues.named if n.ahead and n.weekday and n.within(day.year)), None)
    if to_come is not None:
        reasons.append(f"“{to_come.words}”, still to come, has that weekday in this year")
    if clues.year is not None:
        reasons.append(f"the latest year named is {clues.year}")
    text = "; ".join(reasons)
    return f"{text[:1].upper()}{text[1:]}."


def _nearest(day: datetime.date, field: _Field) -> tuple[Named, int] | None:
    found = [(n, (day - d).days) for n in field.past for year in (day.year, day.year - 1) if (d := n.within(year))]
    return min((pair for pair in found if pair[1] >= 0), key=lambda pair: pair[1], default=None)
