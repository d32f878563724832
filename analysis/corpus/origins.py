"""Weighs what different origins say of one article: reads the days they give, and lists where they disagree."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from analysis import dating, language
from analysis.corpus import elsewhere
from analysis.corpus.known import UNUSABLE
from analysis.dating import Published
from analysis.errors import BadDate
from analysis.readers import RawDocument, languages
from analysis.readers.document import code_of
from analysis.readers.model import Claim

#: A day in the name of a file, and one given for all, count only where the text gives none of its own.
AFTER_THE_TEXT = ("file name", "argument")

_TWO_WAYS = re.compile(r"(?<![\d/.:-])(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{4})(?![\d/:-]|\.\d)")
#: Midnight of 1 January 1970 or of the year 1, with the hour written: a day alone may be meant.
_ZERO = re.compile(r"(?:1970|0001)-01-01[T ]00:00(?::00(?:\.0+)?)?\s?(?:Z|[+-]00:?00|UTC|GMT)?")
_CHANGED = re.compile(r"(?i)\b(?:updated|modified)\b")
_HEAD = 4000
_LONGEST = 300
_ORDERS = {"day": "the day first", "month": "the month first"}


class Reading(NamedTuple):
    """A date of publication as one origin gives it: the day it means (None: it cannot be read, or `span` is all it
    tells), and why so."""

    claim: Claim
    day: datetime.date | None
    why: str = ""
    span: tuple[datetime.date, datetime.date] | None = None

    def may_be(self, day: datetime.date | None) -> bool:
        """Whether a month or a year, which is all that is given, may hold `day`."""
        return self.span is not None and (day is None or self.span[0] <= day <= self.span[1])


def readings(documents: Sequence[RawDocument]) -> list[tuple[Reading, ...]]:
    """For each document the dates that are given for it, in order of precedence.

    Digits that could be two days ("03/04/2022") are read as the other dates of the same column show, where they show
    one order alone.
    """
    claims = [[c for c in of(d) if c.field == "published"] for d in documents]
    orders = _orders(c for each in claims for c in each)
    return [tuple(_read(c, orders) for c in each) for each in claims]


def of(document: RawDocument) -> Sequence[Claim]:
    """What was said of a document; its own fields where nobody kept who said them."""
    if document.claims:
        return document.claims
    origin = document.published_origin or "metadata"
    fields = ("published", "title", "source", "lang")
    return [Claim(f, origin, value) for f in fields if (value := getattr(document, f))]


def _orders(claims: Iterable[Claim]) -> dict[str, dict[str, str]]:
    """For each column the orders that its dates show, with the first date that shows each."""
    found: dict[str, dict[str, str]] = {}
    for claim in claims:
        match = _TWO_WAYS.search(claim.value[:_LONGEST]) if claim.place else None
        if match and (int(match[1]) > 12) != (int(match[3]) > 12):
            order = "day" if int(match[1]) > 12 else "month"
            found.setdefault(claim.place, {}).setdefault(order, claim.value)
    return found


def _read(claim: Claim, orders: dict[str, dict[str, str]]) -> Reading:
    if _ZERO.fullmatch(claim.value.strip()):
        reason = f"“{claim.value}” is the zero of computers' clocks, written where no date is known."
        return Reading(claim, None, reason)
    shown = orders.get(claim.place, {})
    found = list(_TWO_WAYS.finditer(claim.value[:_LONGEST]))
    try:
        read = dating.parse_day(claim.value)
        if "month" not in shown or len(found) != 1 or max(int(found[0][1]), int(found[0][3])) > 12:
            return Reading(claim, read)
        # dots mean the day first, but not in a column that writes them the other way
        reason = f"“{claim.value}” could have the day or the month first."
    except BadDate as error:
        reason = str(error)
    if (day := elsewhere.day(claim.value)) is not None:
        return Reading(claim, day)
    if span := elsewhere.span(claim.value):
        return Reading(claim, None, f"It names no day; it was looked for from {span[0]} to {span[1]}.", span)
    if len(found) != 1 or not claim.place:
        return Reading(claim, None, reason)
    return _by_order(claim, [int(found[0][n]) for n in (1, 3, 4)], shown, reason)


def _by_order(claim: Claim, parts: list[int], shown: dict[str, str], reason: str) -> Reading:
    """A date in digits, read in the order that the other dates of its column show."""
    if not shown:
        return Reading(claim, None, f"{reason} No other date of its column shows which is meant.")
    if len(shown) > 1:
        both = " and ".join(f"“{value}”" for value in shown.values())
        return Reading(claim, None, f"{reason} Its column has dates in either order ({both}).")
    ((order, example),) = shown.items()
    first, second, year = parts
    try:
        day = datetime.date(year, *((second, first) if order == "day" else (first, second)))
    except ValueError:  # no such day in the calendar
        return Reading(claim, None, reason)
    return Reading(claim, day, f"“{claim.value}” is read with {_ORDERS[order]}, as “{example}” in the same column is.")


def publish(
    document: RawDocument, given: Sequence[Reading], earliest: str | None, latest: str | None
) -> tuple[Published, list[Reading]]:
    """The date of publication of a document with its evidence, and the dates given for it with the text's own."""
    before: dict[str, str | None] = {}
    after: dict[str, str | None] = {}
    places: dict[str, str] = {}
    for reading in given:
        if reading.day:
            kind = after if reading.claim.origin in AFTER_THE_TEXT else before
            kind.setdefault(reading.claim.origin, reading.day.isoformat())
            places.setdefault(reading.claim.origin, placed(reading.claim))
    text = document.raw_text
    earliest, latest = _narrowed(given, earliest, latest)
    found = dating.find_published(
        text, given=before, fallback=after, earliest=earliest, latest=latest, places=places
    )
    own = dating.find_published(text) if found.origin in before else found
    listed = list(given)
    if own.origin == "text" and own.day:
        changed = found.day is not None and own.day > found.day and _CHANGED.search(document.raw_text[:_HEAD])
        if not changed:  # the day of a change contradicts nothing
            listed.append(Reading(Claim("published", "text", own.day.isoformat()), own.day))
    return found, listed


def placed(claim: Claim) -> str:
    """Where a claim stands, as the subject of a sentence: “column “Datum” of news.csv”, “page (JSON-LD)”."""
    table, _, column = claim.place.rpartition(", column “")
    if claim.origin == "column" and table:
        return f"column “{column} of {table}"
    if not claim.place or claim.place == claim.origin:
        return claim.origin
    within = f"column “{column}" if table and table == claim.origin else claim.place
    return f"{claim.origin} ({within})"


def _narrowed(
    given: Sequence[Reading], earliest: str | None, latest: str | None
) -> tuple[str | None, str | None]:
    """The bounds in force, within the month or year that is given where no day is."""
    span = next((r.span for r in given if r.span), None)
    if span is None:
        return earliest, latest
    low = max(span[0], dating.parse_day(earliest)) if earliest else span[0]
    high = min(span[1], dating.parse_day(latest)) if latest else span[1]
    return (str(low), str(high)) if low <= high else (earliest, latest)


def used(found: Published, listed: Sequence[Reading]) -> Reading | None:
    """The one of the dates given that was taken."""
    return next((r for r in listed if r.claim.origin == found.origin and r.day == found.day), None)


def conflicts(document: RawDocument, found: Published, listed: Sequence[Reading]) -> Iterator[dict[str, Any]]:
    """What each origin says of the date, title, publisher or language of a document on which they disagree, and each
    date that cannot be read: rows of the table `conflicts` without the keys."""
    yield from _of_dates(found, listed)
    said = of(document)
    for field, same in (("title", _same_words), ("source", _same_publisher)):
        yield from _of_texts([c for c in said if c.field == field], same)
    given = [c for c in said if c.field == "lang"]
    guess = languages.guess(document.raw_text) if given else None
    if guess and guess != code_of(given[0].value):
        by_text = document.lang == guess
        yield from (_row(c, n == 0 and not by_text, "") for n, c in enumerate(given))
        yield _row(Claim("lang", "text", guess), by_text, "The small words and letters of the text speak for it.")


def _of_dates(found: Published, listed: Sequence[Reading]) -> Iterator[dict[str, Any]]:
    mine = [r for r in listed if r.claim.origin != "argument" and not r.may_be(found.day)]
    if len({r.day for r in mine if r.day}) < 2 and all(r.day for r in mine):
        return
    taken = used(found, mine)
    for reading in mine:
        apart = bool(taken and reading.day and taken.day and abs((reading.day - taken.day).days) == 1)
        beside = "It is a day apart: perhaps the same moment in another zone." if apart else ""
        reason = reading.why if reading.day or reading.span else UNUSABLE + reading.why
        why = reason or ("It comes first." if reading is taken else beside)
        yield _row(reading.claim, reading is taken, why)


def _of_texts(claims: Sequence[Claim], same: Any) -> Iterator[dict[str, Any]]:
    if any(not same(claims[0].value, c.value) for c in claims[1:]):
        for n, claim in enumerate(claims):
            yield _row(claim, n == 0, "It comes first." if n == 0 else "")


def _row(claim: Claim, used: bool, why: str) -> dict[str, Any]:
    value = claim.value if len(claim.value) <= _LONGEST else claim.value[: _LONGEST - 1] + "…"
    return {**claim._asdict(), "value": value, "used": used, "why": why}


def _same_words(one: str, other: str) -> bool:
    """Whether two titles say the same, or one is the beginning or the end of the other (a page adds its name)."""
    a, b = (f" {' '.join(language.words(t)).lower()} " for t in (one, other))
    return a in b or b in a


def _same_publisher(one: str, other: str) -> bool:
    """Whether two names of a publisher may be one: an address and a name cannot be compared, and are not."""
    if any("." in t and " " not in t.strip() for t in (one, other)):
        return True
    a, b = (re.sub(r"[\W_]+", "", t.casefold()) for t in (one, other))
    return a in b or b in a
