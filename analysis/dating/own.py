"""Finds the date that a text gives as its own: by a label, in a dateline, on a line to itself or beside an outlet."""

import datetime
import re
from typing import NamedTuple

from analysis.dating import abroad
from analysis.dating.clues import Clues, Named
from analysis.wording import WEEKDAYS

#: A whole date at the end of a line behind names alone: “By Paula Reyes, Wine & Land, 19 April 2017”.
_WITH_OUTLET = re.compile(
    r"(?:(?:[A-Z][\w.’'&-]*|of|the|and|for|in|on|&|de|la|le|der|die|das),?\s){1,9}\(?"
    r"(?P<date>(?:[A-Z][a-z]{2,8},?\s)?(?:\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]{2,8}\.?,?\s(?:18|19|20)\d\d"
    r"|[A-Z][a-z]{2,8}\.?\s\d{1,2},\s(?:18|19|20)\d\d))\)?\.?"
)
#: What makes names those of an outlet or a writer: a subtitle can name a battle and its day just so.
_OUTLET = re.compile(
    r"^By\s|(?:News|Times|Post|Herald|Gazette|Chronicle|Tribune|Journal|Observer|Guardian|Echo|Mail|Press|Telegraph|Star"
    r"|Daily|Weekly|Standard|Examiner|Courier|Record|Mirror|Globe|Express|Inquirer|Argus|Review|Magazine|Today|Agency"
    r"|Reuters|AFP|AP|BBC|CNN|NPR|Bulletin|Dispatch|Sentinel|Independent|Advertiser|Zeitung|Monde|Figaro|Blatt)\b"
    r"|[a-z](?:zeitung|blatt|post)\b"
)
_IN_BRACKETS = re.compile(r"\((?P<date>[^()\n]{8,30})\)\s?[—–-]?\s?[A-Z“\"‘']")
_PARTED = re.compile(r"[,(|–—-]\s?$")
_LONGEST = 110
_FIRST_LINES = 6
#: A line as long as this, with an end of a sentence, is prose.
_PROSE = 60
_SENTENCE_END = re.compile(r"[.!?][\"”’')]*(?:\s|$)")


class Own(NamedTuple):
    """A date that the text gives as its own, and why it is taken for that."""

    day: datetime.date
    why: str


def date(text: str, clues: Clues) -> Own | None:
    """The date that the text labels as its own, a full one only; "published" goes before "updated"."""
    for place in ("label", "dateline", "updated"):
        for named in clues.named:
            if named.place != place or named.year is None:
                continue
            day = None if named.two_ways() else named.within(named.year)
            if day is not None:
                return Own(day, f"The text gives its own date, “{named.words}”.")
            if (settled := _by_weekday(named, clues)) is not None:
                return settled
    if (found := abroad.own_day(text)) is not None:
        return Own(found[0], f"The text gives its own date, “{found[1]}”.")
    return _beside_outlet(text, clues)


def _by_weekday(named: Named, clues: Clues) -> Own | None:
    """Digits in one of two orders, of which the weekday that the opening tells fits one: it is that day or the day
    before, and for the other order neither that nor a day earlier still."""
    days = named.readings()
    if clues.opening is None or len(days) != 2:
        return None
    back = {day: (day.isoweekday() - clues.opening) % 7 for day in days}
    fits = [day for day in days if back[day] <= 1]
    if len(fits) != 1 or min(back[day] for day in days if day not in fits) < 2:
        return None
    (day,) = fits
    told = WEEKDAYS[clues.opening - 1]
    which = f"{day.day} {day:%B %Y} was a {WEEKDAYS[day.isoweekday() - 1]}"
    why = f"The text gives its own date, “{named.words}”; it opens with {told}, which shows the order: {which}."
    return Own(day, why)


def _beside_outlet(text: str, clues: Clues) -> Own | None:
    """A whole date behind the names of an outlet or a writer alone, on a line of the head that is not its first, or in
    brackets before one of the first lines; not where the text names a later day."""
    lines = [line.strip() for line in text[:4000].split("\n")]
    filled = [line for line in lines if line]
    for at, line in enumerate(filled[:_FIRST_LINES]):
        if at > 1 and len(line) > _PROSE and _SENTENCE_END.search(line):
            return None  # below prose, a date is about something else
        match = _WITH_OUTLET.fullmatch(line) if at > 0 and len(line) <= _LONGEST else None
        if match and _PARTED.search(line[: match.start("date")]) and _OUTLET.search(line):
            how = f"beside an outlet or a writer at its head, “{line}”"
        elif at < 3 and (match := _IN_BRACKETS.match(line)):
            how = f"in brackets at its head, “{match['date']}”"
        else:
            continue
        for named in clues.named:
            day = named.within(named.year) if named.year and named.words in match["date"] else None
            if day is not None and not any(_is_later(other, day) for other in clues.named):
                return Own(day, f"The text gives its date {how}.")
    return None


def _is_later(named: Named, day: datetime.date) -> bool:
    if named.year is None or named.ahead or named.two_ways():
        return False
    other = named.within(named.year)
    return other is not None and other > day
