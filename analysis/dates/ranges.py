"""Tells which two dates are the ends of one stretch of time: from March 3 to March 5, between Monday and Wednesday."""

from collections.abc import Sequence
from itertools import pairwise

from analysis.dates.lexicon import words_of
from analysis.dates.model import Phrase
from analysis.dates.scan import Scan

_TO = words_of("to - – — through thru until till into")
_FILLERS = words_of("the about around early late mid on , until at least up")
_MOVED = words_of(
    "moved move moving postponed postpone postponing delayed delay delaying rescheduled reschedule pushed push shifted "
    "shift switched switch changed change extended brought forward deferred defer"
)
_BACK = 8
_ENDS = frozenset(
    {"day", "month", "year", "weekday", "deictic", "clock", "part", "season", "quarter", "half", "holiday", "decade",
     "century", "unit", "weekend", "end of", "offset"}
)  # fmt: skip


def joins(before: Sequence[str], gap: Sequence[str], *, alike: bool = True) -> bool:
    """Whether two dates are the ends of one stretch: `gap` are the words between them, `before` those before both.

    "From Monday to Friday" and "March 3-5" are; "Monday and Friday" are two days, and so are those of a meeting moved
    from the one to the other. A bare "to" joins only dates that are told `alike`: "Monday to Friday".
    """
    links = [w for w in gap if w not in _FILLERS] or [w for w in gap if w in {"until", "on"}]
    leads = [w for w in before[-3:] if w not in _FILLERS]
    lead = leads[-1] if leads else ""
    if len(links) != 1 or len(gap) > 4:
        return False
    if links[0] == "and":
        return lead == "between"
    if lead == "from":
        return links[0] in _TO and _MOVED.isdisjoint(before[-_BACK:])
    return links[0] in _TO and alike


def close_ranges(t: Scan, phrases: list[Phrase]) -> None:
    """Marks the second date of each range, which cannot be before its first, and gives the first its month."""
    for first, second in pairwise(phrases):
        if first.kind not in _ENDS or second.kind not in _ENDS or second.first - first.end > 4:
            continue
        before, gap = t.words[max(0, first.first - _BACK) : first.first], t.words[first.end : second.first]
        if not joins(before, gap, alike=first.kind == second.kind):
            continue
        second.closes = True
        if first.kind == second.kind == "weekday":
            first.until = second.weekday
        if first.kind == "day" and first.month is None and second.month is not None:
            first.month, first.year = second.month, second.year
