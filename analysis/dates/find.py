"""Finds every time expression of a text: what it says, which days it means, and why."""

import datetime
import re

from analysis.dates.grammar import read
from analysis.dates.model import Phrase, TimeExpression
from analysis.dates.reference import Reference
from analysis.dates.resolve import resolve
from analysis.dates.scan import scan
from analysis.errors import BadDate, DatelineError, one_of

MODES = ("news", "narrative", "auto")
_ISO = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)(?![\d])")


def find_dates(
    text: str, published: str | datetime.date | None = None, mode: str = "news"
) -> list[TimeExpression]:
    """The time expressions of `text` in order, none over another.

    `published` is the day of publication, a date or ISO ("2022-09-10"); without it what counts from it keeps a
    symbolic value and no days. `mode` "news" counts weekdays, months and "last week" from the publication date,
    "narrative" from the date last told, "auto" chooses by the text. Types and values follow TIMEX3 (ISO-TimeML).
    Raises DatelineError for another mode and BadDate for a publication date that cannot be read.
    """
    if not isinstance(text, str):
        raise DatelineError("find_dates reads one text; timeline.dates(corpus) reads all those of a corpus.")
    if mode not in MODES:
        raise DatelineError(f"there is no mode “{mode}” for dates; valid: {one_of(MODES)}.")
    day = _publication(published)
    scanned = scan(text)
    phrases = read(scanned)
    narrative = mode == "narrative" or (mode == "auto" and _tells_a_story(phrases, day))
    reference = Reference(day, narrative)
    if narrative:
        first = next((p.year for p in phrases if p.year is not None), None)
        reference.told = f"{first:04}" if first is not None else day.isoformat() if day else ""
    return resolve(scanned, text, phrases, reference)


def _publication(published: str | datetime.date | None) -> datetime.date | None:
    if published is None:
        return None
    if isinstance(published, datetime.datetime):
        return published.date()
    if isinstance(published, datetime.date):
        return published
    match = _ISO.match(published)
    try:
        return datetime.date(int(match[1]), int(match[2]), int(match[3])) if match else _unreadable(published)
    except ValueError:
        return _unreadable(published)


def _unreadable(published: str) -> datetime.date:
    raise BadDate(f"“{published[:60]}” is not a date; write it as year-month-day, for example 2022-09-10.") from None


def _tells_a_story(phrases: list[Phrase], day: datetime.date | None) -> bool:
    """Whether a text reads as a history: many explicit years, few words told from the day of writing."""
    years = [p.year for p in phrases if p.year is not None]
    told_now = sum(p.kind in {"deictic", "weekday", "weekend"} for p in phrases)
    if day is None and not told_now:
        return len(years) >= 3
    return len(years) >= 8 and len(years) > 4 * told_now
