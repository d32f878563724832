"""Finds when an article was published: from what was given, from its own text, or from constraints; else unknown."""

import datetime
from collections.abc import Mapping
from dataclasses import replace

from analysis.dating import own
from analysis.dating.clues import Clues, Named, collect
from analysis.dating.constraints import weigh
from analysis.dating.days import parse_day
from analysis.dating.model import Candidate, Published
from analysis.errors import BadDate
from analysis.readers import languages

_SURE = 0.8
#: Where a user sets bounds.
_WHERE = "(earliest and latest, in dateline.toml)"


def find_published(
    text: str,
    *,
    given: Mapping[str, str | None] | None = None,
    fallback: Mapping[str, str | None] | None = None,
    earliest: str | None = None,
    latest: str | None = None,
    places: Mapping[str, str] | None = None,
) -> Published:
    """The publication date of `text`, with its evidence.

    `given` maps an origin ("metadata", "page") to a date as found there, in order of precedence; `fallback` does
    so for origins that count only where the text gives no date of its own (a file's name, a day given for all);
    `places` says of an origin where exactly it gives its date, for the reason ("column “Datum” of news.csv");
    `earliest` and `latest` bound the days that constraints may point to (ISO, both ends included). A date that is
    given wins; then a date that the text labels as its own ("Published: …", a dateline with its year); then the
    fallback; then, within bounds, what weekdays, days of the month and years named together allow. Never the clock,
    never a guess. Raises BadDate for a date in the metadata or a bound that cannot be read, or bounds the wrong way
    round.
    """
    low, high = _bounds(earliest, latest)
    from_outside, notes = _given(given or {}, places or {})
    if from_outside is not None:
        return from_outside
    clues = collect(text)
    found = own.date(text, clues)
    if found is not None:
        return Published(found.day, "text", f"{found.why}{notes}",
                         (Candidate(found.day, 1.0, "The text gives it as its own date."),))  # fmt: skip
    last_resort, more = _given(fallback or {}, places or {})
    if last_resort is not None:
        return replace(last_resort, why=f"{last_resort.why}{notes}")
    notes += more
    if low is None or high is None:
        return Published(None, "unknown", f"No date is given, and the text alone does not settle one.{notes}", (),
                         _settle(clues, bounded=False, unread=_unread(text)))  # fmt: skip
    return _constrained(clues, weigh(clues, low, high), notes, _unread(text))


def _bounds(earliest: str | None, latest: str | None) -> tuple[datetime.date | None, datetime.date | None]:
    low, high = parse_day(earliest) if earliest else None, parse_day(latest) if latest else None
    if low and high and low > high:
        raise BadDate(f"the earliest day, {low}, lies after the latest, {high}; exchange them.")
    return low, high


def _given(given: Mapping[str, str | None], places: Mapping[str, str]) -> tuple[Published | None, str]:
    """The first readable date given; others that differ, and a page's that cannot be read, are told in the reason."""
    found: list[tuple[str, datetime.date]] = []
    notes = ""
    for origin, value in given.items():
        if not value or not value.strip():
            continue
        try:
            found.append((origin, parse_day(value)))
        except BadDate as error:
            if origin == "metadata":
                raise
            notes += f" The {places.get(origin, origin)} gives a date that cannot be used: {error}"
    if not found:
        return None, notes
    origin, day = found[0]
    others = "".join(f" The {places.get(o, o)} says {d} instead." for o, d in found[1:] if d != day)
    why = f"The {places.get(origin, origin)} gives {day}.{others}{notes}"
    return Published(day, origin, why, (Candidate(day, 1.0, f"The {origin} gives it."),)), ""


def _unread(text: str) -> str | None:
    """Why a text in another language than English names no day that is known here; None for one in English."""
    lang = languages.guess(text)
    if lang is None or lang == "en":
        return None
    return f"The text is not in English ({lang}): dates are read on its line of publication alone, which has none."


def _constrained(clues: Clues, ranked: list[Candidate], notes: str, unread: str | None) -> Published:
    if not ranked:
        why = unread or "The text names no day of a month from which one could be worked out."
        return Published(None, "unknown", f"{why}{notes}", (), _settle(clues, bounded=True))
    best = ranked[0]
    together = sum(c.score for c in ranked if abs((c.day - best.day).days) <= 1)
    pinned = any(_pins(n, best.day) for n in clues.named)
    if together >= _SURE and pinned:
        why = f"Within the bounds {best.day} alone fits well: {best.why}{notes}"
        return Published(best.day, "constraints", why, tuple(ranked))
    why = f"Several days fit what the text names; {best.day} fits best.{notes}"
    return Published(None, "unknown", why, tuple(ranked), _settle(clues, bounded=True))


def _pins(named: Named, day: datetime.date) -> bool:
    """Whether a dateline, or a date that the opening tells with its weekday, is `day` or the day before it."""
    if named.ahead or not (named.place == "dateline" or (named.weekday and named.lead)):
        return False
    found = named.within(day.year) or named.within(day.year - 1)
    return found is not None and 0 <= (day - found).days <= 1


def _settle(clues: Clues, *, bounded: bool, unread: str | None = None) -> tuple[str, ...]:
    """What would settle the date, in plain sentences that are true of the text."""
    advice = ["Give the date in metadata.csv, in the column “published”, for example 2022-09-10."]
    past = [n for n in clues.named if not n.ahead]
    if not bounded and unread and not clues.named:
        advice.append(unread)
    elif not bounded:
        advice += _what_bounds_would_do(clues, past)
    elif past:
        advice.append("Other bounds, narrower ones, or the year would leave fewer days.")
    if clues.weekdays:
        names = sum(clues.weekdays.values())
        often = "once" if names == 1 else f"{names} times"
        advice.append(f"The text names a weekday {often}: with the week known, the day follows.")
    return tuple(advice)


def _what_bounds_would_do(clues: Clues, past: list[Named]) -> list[str]:
    two_ways = [n for n in past if n.two_ways()]
    whole = [n for n in past if n.year is not None and not n.two_ways()]
    open_year = [n for n in past if n.year is None]
    advice = []
    if two_ways:
        advice.append(f"The text names {_quoted(two_ways)}, whose digits could mean more than one day.")
    if open_year:
        advice.append(f"The text names {_quoted(open_year)} without a year: bounds {_WHERE} would narrow it.")
    if whole:
        advice.append(f"The text names {_quoted(whole)}, but does not say that it was published then: bounds "
                      f"{_WHERE} would narrow it.")  # fmt: skip
    if past:
        return advice
    if clues.named:
        return [f"Bounds alone will not help: the text names {_quoted(clues.named)} only as still to come."]
    return ["Bounds alone will not help: the text names no day of a month that a date could be worked out from."]


def _quoted(named: list[Named]) -> str:
    return " and ".join(f"“{w}”" for w in list(dict.fromkeys(n.words for n in named))[:3])
