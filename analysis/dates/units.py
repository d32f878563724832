"""Reads units of time by what points at them: last week, the third quarter, every month, the year before."""

from collections.abc import Callable

from analysis.dates import lexicon as lx
from analysis.dates.measures import measured, of_event
from analysis.dates.model import Phrase
from analysis.dates.scan import Scan, Spot

_SHORT = frozenset({"sec", "secs", "min", "mins", "hr", "hrs", "yr", "yrs"})
_KIND_OF_YEAR = lx.words_of("fiscal calendar financial school full same current")
_BEFORE_BARE = lx.words_of("for in over within after of during through until several many recent coming by "
                            "take takes took taken spend spent lasted wait waited")
_EVENT_AFTER = frozenset({"before", "after", "preceding", "following", "since", "leading"})
_OPENS_EVENT = lx.words_of("the a an his her its their our my this that he she it they we you i")
_DEFINITE = lx.words_of("the these those its his her their our my")
_EVERY = frozenset({"every", "each", "per"})
_WITH_PLURAL = lx.words_of("past last recent coming future next previous following")
_INSIDE = lx.words_of("earlier later early late end beginning start middle half part rest")


def read_unit(t: Scan, i: int, lo: int) -> list[Phrase]:
    """The expression around the unit at `i`, or nothing where the unit tells no time."""
    if t.word(i) in _SHORT and t.digits(i - 1, 4) is None:
        return []
    spot = Spot(t, i, lo, lx.UNITS[t.word(i)])
    if spot.unit == "WE":
        return _weekend(spot)
    if _is_age(spot) or _before_quarter(spot):
        return []
    if (number := t.heads.get(i + 1)) is not None and not number.ordinal and number.value and of_event(t, number.end):
        return [Phrase("count", i, number.end, unit=spot.unit, index=int(number.value))]
    for reader in _READERS:
        phrase = reader(spot)
        if phrase is not None:
            return [phrase]
    return []


def _is_age(s: Spot) -> bool:
    k = s.i + 2 if s.t.word(s.i + 1) == "-" else s.i + 1
    return s.t.word(k) in {"old", "olds"} or s.t.seq(s.i + 1, "of", "age")


def _before_quarter(s: Spot) -> bool:
    """Whether a named quarter follows ("next year's first quarter", "the year-ago third quarter") and takes all."""
    t, k = s.t, s.i + 3
    if not (t.seq(s.i + 1, "'", "s") or t.seq(s.i + 1, "-", "ago") or t.seq(s.i + 1, "-", "earlier")):
        return False
    number = t.heads.get(k)
    if number is None or not number.ordinal:
        return False
    k = number.end + 1 if t.word(number.end) == "-" else number.end
    return t.word(k) in {"quarter", "half"}


def _weekend(s: Spot) -> list[Phrase]:
    t, i = s.t, s.i
    which, first = _which_before(s)
    if which or t.word(i - 1) == "the":
        return [Phrase("weekend", first, i + 1, which=which or "that")]
    if t.word(i - 1) in _EVERY:
        return [Phrase("set", i - 1, i + 1, value="XXXX-WXX-WE")]
    if t.word(i) == "weekends" and t.word(i - 1) in {"on", "at"}:
        return [Phrase("set", i, i + 1, value="XXXX-WXX-WE")]
    return []


def _which_before(s: Spot) -> tuple[str, int]:
    """The pointing word before a unit ("last", "the past", "this coming") and where it starts."""
    t, k = s.t, s.i - 1
    if t.word(k) in _KIND_OF_YEAR and t.word(k) not in {"current", "same"} and k - 1 >= s.lo:
        k -= 1
    if k < s.lo:
        return "", s.i
    if t.word(k) == "the":
        return "", k
    which = lx.WHICH.get(t.word(k), "")
    if not which:
        return "", s.i
    before = t.word(k - 1) if k - 1 >= s.lo else ""
    this = before == "this" and which in {"past", "last", "coming"}
    return which, k - 1 if this or before in {"the", "these", "those"} else k


def _quarter(s: Spot) -> Phrase | None:
    """The third quarter; third-quarter; the 1988 second quarter; next year's first quarter."""
    number = s.t.numbers.get(s.i - 1 if s.hyphened else s.i)
    if s.unit != "Q" or number is None or not number.ordinal or number.first < s.lo:
        return None
    if not 1 <= (number.value or 0) <= 4:
        return None
    phrase = Phrase("quarter", number.first, s.i + 1, index=int(number.value or 0))
    quarter_year(s.t, phrase, s.lo)
    return phrase


def quarter_year(t: Scan, phrase: Phrase, lo: int) -> None:
    """Takes "fiscal", the year before or after, and "the" into a quarter's or a half's phrase."""
    _led_by_year(t, phrase, lo)
    at = phrase.end
    if t.word(at) not in {"of", ","} and t.year(at) is None:
        return
    at = at if t.year(at) is not None else at + 1
    if t.word(at) == "fiscal":
        at += 1
    if (year := t.year(at)) is not None:
        phrase.year, phrase.end = year, at + 1
    elif t.word(at) in {"last", "next", "this"} and t.word(at + 1) == "year":
        phrase.which, phrase.end = t.word(at) + " year", at + 2


def _led_by_year(t: Scan, phrase: Phrase, lo: int) -> None:
    k = phrase.first - 1
    if t.word(k) == "-" and t.word(k - 1) == "fiscal":
        k -= 1
    if t.word(k) == "fiscal" and k >= lo:
        phrase.first, k = k, k - 1
    if k >= lo and (year := t.year(k)) is not None:
        phrase.year, phrase.first, k = year, k, k - 1
    if t.seq(k - 2, "year", "-", "ago") or t.seq(k - 2, "year", "-", "earlier"):
        phrase.which, phrase.first, k = "year before", k - 2, k - 3
    elif t.seq(k - 2, "year", "'", "s") and t.word(k - 3) in {"last", "next", "this"} and k - 3 >= lo:
        phrase.which, phrase.first, k = t.word(k - 3) + " year", k - 3, k - 4
    if t.word(k) == "the" and k >= lo:
        phrase.first = k


def _comparison(s: Spot) -> Phrase | None:
    """The year-ago quarter; the year-earlier period; year-ago results: the same period one unit before."""
    t, i = s.t, s.i
    if t.word(i + 1) != "-" or t.word(i + 2) not in {"ago", "earlier"} or s.plural:
        return None
    end = i + 4 if t.word(i + 3) in {"quarter", "period"} else i + 3
    value = "Q" if t.word(i + 3) == "quarter" else ""
    first = i - 1 if t.word(i - 1) == "the" and i - 1 >= s.lo and end > i + 3 else i
    return Phrase("compared", first, end, unit=s.unit, amount=1, direction=-1, value=value)


def _year_end(s: Spot) -> Phrase | None:
    """Year-end, year end, the year's end: the year's last day."""
    t, k = s.t, s.i + 1
    if t.seq(k, "'", "s"):
        k += 2
    elif t.word(k) == "-":
        k += 1
    if s.unit not in {"Y", "M"} or t.word(k) != "end" or s.plural:
        return None
    which, first = _which_before(s)
    start = first if which or k > s.i + 2 else s.i
    return Phrase("end of", start, k + 1, unit=s.unit, which=which, day=31 if t.word(k - 1) == "-" else None)


def _pointed(s: Spot) -> Phrase | None:
    """Last week, this year, the past month, that day, recent years, coming months."""
    which, first = _which_before(s)
    if s.hyphened or not which or s.t.word(s.i - 1) in {"these", "those"} or _is_title(s, first):
        return None
    if s.plural:
        return Phrase("duration", first, s.i + 1, unit=s.unit, which=which) if which in _WITH_PLURAL else None
    if which in {"recent", "future"} or s.unit in {"S", "m", "N"}:
        return None
    phrase = Phrase("unit", first, s.i + 1, unit=s.unit, which=which)
    long = which == "last" and s.unit in {"E", "C"}
    if long or which == "past" or (which in {"last", "next"} and s.unit == "h"):
        phrase.kind, phrase.amount = "duration", 1
    if s.t.seq(s.i + 1, "or", "so"):
        phrase.end = s.i + 3
    return phrase


def _is_title(s: Spot, first: int) -> bool:
    """Whether the words stand in quotation marks as a name: ABC's "This Week"."""
    t, k = s.t, s.i + 1
    closed = t.word(k) == '"' or (t.word(k) in {",", "."} and t.word(k + 1) == '"')
    return closed and t.word(first - 1) == '"' and t.capital(first) and t.capital(s.i)


def _every(s: Spot) -> Phrase | None:
    """Each year, every day, per week, every other month."""
    t, i = s.t, s.i
    if t.word(i - 1) in _EVERY and i - 1 >= s.lo and not s.plural:
        return Phrase("set", i - 1, i + 1, unit=s.unit, amount=1)
    if t.seq(i - 2, "every", "other") and i - 2 >= s.lo:
        return Phrase("set", i - 2, i + 1, unit=s.unit, amount=2)
    return None


def _the_unit(s: Spot) -> Phrase | None:
    """The quarter, the year, the week; earlier in the day: one unit that the text is about."""
    t, i = s.t, s.i
    qualified = t.word(i - 1) in _KIND_OF_YEAR
    k = i - 2 if qualified else i - 1
    if t.word(k) != "the" or k < s.lo or s.plural:
        return None
    if (special := _the_year(s, k) if s.unit == "Y" else _the_quarter_ago(s, k)) is not None:
        return special
    if t.seq(i + 1, "before", "last"):
        return Phrase("unit", k, i + 3, unit=s.unit, which="before last")
    if t.word(i + 1) in {"before", "after", "earlier"} and t.word(i + 2) not in {"yesterday", "tomorrow"}:
        return _beside(s, k)
    if t.word(k - 1) in {"in", "of"} and t.word(k - 2) in _INSIDE:
        return Phrase("unit", k, i + 1, unit=s.unit, which="that" if s.unit == "D" else "told")
    owns = t.seq(i + 1, "'", "s") and not s.t.seq(i + 3, "end")
    closed = t.word(i + 1) in {",", ".", ";", ")"} and t.word(k - 1) in {"for", "during", "in", "on", "of"}
    meant = closed or owns
    told = {"Q": True, "Y": qualified or t.word(i + 1) != "of", "W": meant, "M": meant}.get(s.unit, False)
    return Phrase("unit", k, i + 1, unit=s.unit, which="told") if told else None


def _the_quarter_ago(s: Spot, k: int) -> Phrase | None:
    """The quarter a year ago: a comparison with the one reported on."""
    ago = s.t.seq(s.i + 1, "a", "year") and s.t.word(s.i + 3) in {"ago", "earlier", "before"}
    if s.unit != "Q" or not ago:
        return None
    return Phrase("compared", k, s.i + 4, unit="Y", amount=1, direction=-1, value="Q")


def _the_year(s: Spot, k: int) -> Phrase | None:
    """The year ended June 30 (a length), the year two thousand (a name)."""
    if s.t.word(s.i + 1) in {"ended", "ending"}:
        return Phrase("duration", k, s.i + 1, unit="Y", amount=1)
    number = s.t.heads.get(s.i + 1)
    if number is not None and 1000 <= (number.value or 0) < 2200 and s.t.year(s.i + 1) is None:
        return Phrase("year", k, number.end, year=int(number.value or 0))
    return None


def _beside(s: Spot, k: int) -> Phrase | None:
    """The day before, the week after: one unit from the date told last."""
    if s.unit not in {"D", "W", "M", "Y", "N"}:
        return None
    direction = 1 if s.t.word(s.i + 1) == "after" else -1
    phrase = Phrase("offset", k, s.i + 2, unit=s.unit, amount=1, direction=direction, told=True)
    if s.t.word(s.i + 1) != "earlier" and _event_follows(s.t, s.i + 2):
        phrase.which = "beside" if s.t.word(k - 1) in {",", "-", "("} else "event"
    return phrase


def _event_follows(t: Scan, k: int) -> bool:
    """Whether what follows at `k` is a thing or a clause that a day is counted from ("the day after the vote")."""
    named = t.capital(k) and t.word(k) not in lx.MONTHS and t.word(k) not in lx.WEEKDAYS
    return t.word(k) in _OPENS_EVENT or named


def _bare(s: Spot) -> Phrase | None:
    """For centuries, days before the storm, weeks later, months-long: an amount that is not told."""
    t, i = s.t, s.i
    long = t.seq(i + 1, "-", "long")
    if not s.plural:
        return Phrase("duration", i, i + 3, unit=s.unit, amount=1) if long and s.unit not in {"S", "m", "h"} else None
    if t.word(i - 1) == "these" and s.unit == "D" and i - 1 >= s.lo:
        return Phrase("vague", i - 1, i + 1, value="PRESENT_REF")
    if t.word(i + 1) in lx.AFTER_AMOUNT:
        direction, told = lx.AFTER_AMOUNT[t.word(i + 1)]
        return Phrase("offset", i, i + 2, unit=s.unit, direction=direction, told=told)
    if t.word(i - 1) == "the" and i - 1 >= s.lo and (t.word(i - 2) == "over" or t.seq(i + 1, "that", "followed")):
        return Phrase("duration", i - 1, i + 1, unit=s.unit)
    of_things = t.word(i + 1) == "of" and t.word(i - 1) not in _DEFINITE and s.unit in {"D", "W", "M", "Y", "E"}
    if long or of_things or t.word(i - 1) in _BEFORE_BARE or t.word(i + 1) in _EVENT_AFTER:
        return Phrase("duration", i, i + 3 if long else i + 1, unit=s.unit)
    return None


_READERS: tuple[Callable[[Spot], Phrase | None], ...] = (
    _quarter, _comparison, _year_end, measured, _pointed, _every, _the_unit, _bare,
)  # fmt: skip
