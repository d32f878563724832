"""Reads a weekday that is weeks further on: "Friday week", "Tuesday fortnight", "a week on Monday"."""

from analysis.dates import lexicon as lx
from analysis.dates.model import Phrase
from analysis.dates.scan import Scan

_UNITS = {"week": 1, "fortnight": 2}
_NOT_AFTER = lx.words_of("last every each the a per previous past")
_GOES_ON = lx.words_of(
    "he she it they we you i the a an his her its their this that these in at to for with by from and or but when "
    "where if because unless will would is are as may might must could can should has have"
)
_LENGTH = lx.words_of("for in within of over than during after before last lasts lasted past the every first")
_MOST = 4


def weeks_named(t: Scan, i: int) -> int:
    """How many weeks later the weekday at `i` is meant by the word after it; not "Friday week-long talks began"."""
    unit, after = t.word(i + 1), t.word(i + 2)
    if unit not in _UNITS or t.capital(i + 1) or t.word(i - 1) in _NOT_AFTER:
        return 0
    closed = not after or not (after[0].isalnum() or (after == "-" and t.glued(i + 2)))
    return _UNITS[unit] if closed or after in _GOES_ON else 0


def to_weekday(t: Scan, phrase: Phrase) -> bool:
    """Makes a length in weeks the weekday that it leads to: "a week on Monday", "two weeks from Friday".

    It stays a length where it begins on that day ("for a week from Monday") or is over ("a week on Monday since …").
    """
    k = phrase.end
    named = t.word(k) in {"on", "from"} and t.capital(k + 1) and len(t.word(k + 1)) > 5
    weekday = lx.WEEKDAYS.get(t.word(k + 1)) if named else None
    whole = phrase.unit in {"W", "F"} and not phrase.which and phrase.amount in range(1, _MOST + 1)
    if weekday is None or not whole or t.word(phrase.first - 1) in _LENGTH or t.word(k + 2) in {"'", "since"}:
        return False
    phrase.kind, phrase.weekday, phrase.end = "weekday", weekday, k + 2
    phrase.amount = (phrase.amount or 1) * (2 if phrase.unit == "F" else 1)
    return True
