"""Reads the time expressions of a scanned text, in order, none over another. What day they mean is not asked here."""

from collections.abc import Callable

from analysis.dates import digits, named, rough, units, words
from analysis.dates import lexicon as lx
from analysis.dates.model import Phrase
from analysis.dates.ranges import close_ranges
from analysis.dates.scan import Scan

_READERS: dict[str, Callable[[Scan, int, int], list[Phrase]]] = {
    "month": named.read_month,
    "weekday": named.read_weekday,
    "digits": digits.read_digits,
    "unit": units.read_unit,
    "season": words.read_season,
    "weekdays": words.read_weekdays,
    "deictic": rough.read_deictic,
    "part": words.read_part,
    "holiday": words.read_holiday,
    "set": words.read_set,
    "vague": words.read_vague,
    "word": rough.read_word,
}
_WIDENED = lx.words_of(
    "month year decade century season unit weekday quarter deictic weekend holiday part half day"
)
_LOOK_BACK = 12
_LONGEST_NUMBER = 6

#: word -> the reader for what may stand around it; most of a text is passed over at this look-up
CORES: dict[str, str] = {
    **dict.fromkeys((names[0].partition("'")[0] for names in words.HOLIDAYS), "holiday"),
    **dict.fromkeys(lx.SETS, "set"),
    **dict.fromkeys(lx.VAGUE, "vague"),
    **dict.fromkeys(rough.WORDS, "word"),
    **dict.fromkeys(lx.SEASONS, "season"),
    **dict.fromkeys(lx.UNITS, "unit"),
    **dict.fromkeys((*lx.PARTS, *lx.CLOCK_WORDS), "part"),
    **dict.fromkeys(lx.MONTHS, "month"),
    **dict.fromkeys(lx.WEEKDAYS, "weekday"),
    **{f"{name}s": "weekdays" for name in lx.WEEKDAYS if name.endswith("day")},
    **dict.fromkeys(lx.DEICTIC, "deictic"),
}


def read(t: Scan) -> list[Phrase]:
    """All phrases of `t` in order; each token belongs to one at most."""
    found: list[Phrase] = []
    done = 0
    for i in [i for i, word in enumerate(t.words) if word in CORES or word.isdecimal()]:
        if i < done or (t.words[i] not in CORES and len(t.words[i]) > _LONGEST_NUMBER):
            continue
        for phrase in _phrases(t, i, CORES.get(t.words[i], "digits"), max(done, i - _LOOK_BACK)):
            _around(t, phrase, max(done, phrase.first - _LOOK_BACK))
            if phrase.first < done:
                continue
            found.append(phrase)
            done = phrase.end
    named.share_years(t, found)
    close_ranges(t, found)
    return found


def _phrases(t: Scan, i: int, kind: str, lo: int) -> list[Phrase]:
    phrases = _READERS[kind](t, i, lo)
    if kind == "digits" and phrases and phrases[0].kind == "year":
        return _around_year(t, phrases, i, lo)
    if not phrases and t.words[i] == "may":
        return words.read_holiday(t, i, lo)
    return phrases


def _around_year(t: Scan, phrases: list[Phrase], i: int, lo: int) -> list[Phrase]:
    """Leaves a year to the quarter or season right after it; takes "fiscal", "the year", "period" around it."""
    number = t.heads.get(i + 1)
    if number is not None and number.ordinal:
        after = number.end + 1 if t.word(number.end) == "-" else number.end
        if t.word(after) in {"quarter", "half"}:
            return []
    if t.word(i + 1) in lx.SEASONS:
        return []
    phrase = phrases[0]
    if t.word(i + 1) in {"period", "quarter"} and t.word(i - 1) == "the" and i - 1 >= lo:
        return [Phrase("compared", i - 1, i + 2, year=phrase.year, value="Q" if t.word(i + 1) == "quarter" else "")]
    if t.word(i - 1) == "fiscal" and i - 1 >= lo:
        phrase.first = i - 1
    elif t.word(i - 1) == "year" and t.word(i - 2) in {"the", "fiscal"} and i - 2 >= lo:
        phrase.first = i - 2
    return phrases


def _around(t: Scan, phrase: Phrase, lo: int) -> None:
    """What can stand before phrases of many kinds: pointing words before names, then "early", "the end of"."""
    by_name = phrase.kind in {"month", "weekday"} or (phrase.kind == "day" and phrase.year is None)
    if by_name and phrase.year is None and not phrase.which:
        words.pointing(t, phrase, lo)
    if phrase.kind in _WIDENED:
        words.widen(t, phrase, lo)
