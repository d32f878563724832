"""Reads what is told roughly or in passing: the future, recent, at that time, Q3 2021, the second half, weeklong."""

from collections.abc import Callable

from analysis.dates import lexicon as lx
from analysis.dates import words
from analysis.dates.model import Phrase
from analysis.dates.named import full_year, year_after
from analysis.dates.scan import Scan
from analysis.dates.units import quarter_year

_HALVES = {"first": 1, "second": 2, "last": 2, "latter": 2}
_LENGTHS = {"daylong": "D", "weeklong": "W", "monthlong": "M", "yearlong": "Y", "decadelong": "E", "hourlong": "h"}
_AGES = lx.words_of("world youth society generation standards economy era technology children youngsters teenagers")
_PEOPLE = lx.words_of("people leaders children world cities computers cars technology youth men women wars generation")
_OF_ERAS = lx.words_of("- post pre war modern colonial imperial communist")
_NAMED_AGES = lx.words_of("middle dark bronze iron stone ice golden")
_NEARNESS = frozenset({"near", "immediate", "foreseeable", "distant"})


def read_word(t: Scan, i: int, lo: int) -> list[Phrase]:
    """The phrase around a word that may tell time, by the reader for that word."""
    word = t.word(i)
    if word in _LENGTHS:
        glued = t.word(i - 1) == "-" and t.glued(i)
        return [] if glued else [Phrase("duration", i, i + 1, unit=_LENGTHS[word], amount=1)]
    return _READERS[word](t, i, lo)


def _future(t: Scan, i: int, lo: int) -> list[Phrase]:
    near = t.word(i - 1) in _NEARNESS
    k = i - 2 if near else i - 1
    if t.word(k) == "the" and k >= lo and (near or t.word(k - 1) in {"in", "for", "of"}) and t.word(i + 1) != "of":
        return [Phrase("vague", k, i + 1, value="FUTURE_REF")]
    if near or t.capital(i) or not t.word(i + 1).isalpha():
        return []
    return [Phrase("vague", i, i + 1, value="FUTURE_REF", mod="ATTRIBUTE")]


def _past(t: Scan, i: int, lo: int) -> list[Phrase]:
    noun = t.word(i - 1) == "the" and t.word(i - 2) in {"in", "of", "from"} and not t.unit_ahead(i)
    return [Phrase("vague", i - 1, i + 1, value="PAST_REF")] if noun and i - 1 >= lo else []


def _attribute(t: Scan, i: int, _lo: int) -> list[Phrase]:
    """Recent, current, former before a noun; before a unit of time they point at it and are left to it."""
    if not t.word(i + 1).isalpha() or t.unit_ahead(i):
        return []
    value = "PRESENT_REF" if t.word(i) == "current" else "PAST_REF"
    return [Phrase("vague", i, i + 1, value=value, mod="" if t.word(i) == "recent" else "ATTRIBUTE")]


def _while(t: Scan, i: int, lo: int) -> list[Phrase]:
    told = t.word(i - 1) == "a" and i - 1 >= lo and t.word(i - 2) in {"for", "after", "in", "quite"}
    return [Phrase("vague", i - 1, i + 1, value="PXX")] if told else []


def _time(t: Scan, i: int, lo: int) -> list[Phrase]:
    """At the time, by that time, at this time."""
    which, before = t.word(i - 1), t.word(i - 2)
    if before not in {"at", "by", "around", "since"} or i - 1 < lo:
        return []
    if which == "that" or (which == "the" and before == "at" and not t.word(i + 1).isalpha()):
        return [Phrase("then", i - 1, i + 1)]
    return [Phrase("vague", i - 1, i + 1, value="PRESENT_REF")] if which == "this" and before in {"at", "by"} else []


def _period(t: Scan, i: int, lo: int) -> list[Phrase]:
    told = t.word(i - 1) in {"latest", "current"} and t.word(i - 2) == "the" and i - 2 >= lo
    return [Phrase("unit", i - 2, i + 1, unit="Q", which="told")] if told else []


def _half(t: Scan, i: int, lo: int) -> list[Phrase]:
    k = i - 2 if t.word(i - 1) == "-" else i - 1
    index = _HALVES.get(t.word(k))
    if index is None or k < lo:
        return []
    phrase = Phrase("half", k, i + 1, index=index)
    quarter_year(t, phrase, lo)
    dated = phrase.year is not None or phrase.which or t.word(i + 1) not in {"of", "time"}
    return [phrase] if dated else []


def _numbered_part(t: Scan, i: int, lo: int) -> list[Phrase]:
    """Q3 2021, H1 2022: a quarter or a half by its number, in capitals."""
    most, index = 4 if t.word(i) == "q" else 2, t.digits(i + 1, 1)
    if not t.capital(i) or index is None or not t.glued(i + 1) or not 1 <= index <= most or t.glued(i):
        return []
    phrase = Phrase("quarter" if most == 4 else "half", i, i + 2, index=index)
    quarter_year(t, phrase, lo)
    return [phrase] if most == 4 or phrase.year is not None else []


def _spelled_year(t: Scan, i: int, _lo: int) -> list[Phrase]:
    year, end = year_after(t, i)
    return [Phrase("year", i, end, year=year)] if year is not None else []


def _fiscal(t: Scan, i: int, _lo: int) -> list[Phrase]:
    """FY2022, FY22: a fiscal year by its number."""
    year = t.year(i + 1) or (full_year(t.digits(i + 1) or 0) if len(t.word(i + 1)) == 2 else None)
    told = t.shown[i].isupper() and t.word(i + 1).isdecimal() and year is not None
    return [Phrase("year", i, i + 2, year=year)] if told else []


def _anno_domini(t: Scan, i: int, _lo: int) -> list[Phrase]:
    """AD 79: a year of our era, before those on which the calendar here has days."""
    year = t.digits(i + 1, 4)
    told = t.shown[i].isupper() and year is not None and 0 < year < 2200 and not t.glued(i + 1)
    kind = "vague" if (year or 0) < 1000 else "year"
    return [Phrase(kind, i, i + 2, year=year, value=f"{year:04}")] if told else []


def _age(t: Scan, i: int, lo: int) -> list[Phrase]:
    """The Soviet era, the Middle Ages, the Bronze Age: no days of a calendar; part of the course of a narrative."""
    k = i - 1
    while k > i - 4 and k - 1 >= lo and (t.capital(k) or t.word(k) in _OF_ERAS):
        k -= 1
    led = t.word(k - 1) in {"in", "during", "from", "since", "throughout"}
    if k == i - 1 or t.word(k) != "the" or k < lo or not led:
        return []
    named = t.word(i) == "era" or t.word(i - 1) in _NAMED_AGES
    return [Phrase("vague", k, i + 1, value="PAST_REF", mod="ATTRIBUTE")] if named else []


def _moments(t: Scan, i: int, lo: int) -> list[Phrase]:
    if t.word(i + 1) not in {"ago", "earlier", "later"}:
        return []
    first = i - 1 if t.word(i - 1) == "a" and i - 1 >= lo else i
    return [Phrase("vague", first, i + 2, value="FUTURE_REF" if t.word(i + 1) == "later" else "PAST_REF")]


def _decade_word(t: Scan, i: int, lo: int) -> list[Phrase]:
    """The nineties, the early eighties: of the last century; "in his sixties" is an age."""
    k = i - 1 if t.word(i - 1) in {"early", "late", "mid", "-"} else i
    if t.word(k) == "-" and t.word(k - 1) == "mid":
        k -= 1
    if t.word(k - 1) != "the" or k - 1 < lo:
        return []
    return [Phrase("decade", i if k < i else i - 1, i + 1, index=190 + lx.DECADE_WORDS[t.word(i)])]


def read_deictic(t: Scan, i: int, lo: int) -> list[Phrase]:
    """A day told from that of writing; but today's world, the people of tomorrow are of an age, not of a day."""
    word = t.word(i)
    age = t.seq(i + 1, "'", "s") and t.word(i + 3) in _AGES
    late = t.word(i - 1) == "of" and t.word(i - 2) in _PEOPLE and i - 1 >= lo
    if age or late:
        return [Phrase("vague", i, i + 1, value="PRESENT_REF" if word == "today" else "FUTURE_REF")]
    return words.read_deictic(t, i, lo)


def _d_day(t: Scan, i: int, _lo: int) -> list[Phrase]:
    """D-Day, the landings of 1944; not "D-Day for the team"."""
    named = t.capital(i) and t.seq(i + 1, "-", "day") and t.glued(i + 1) and t.word(i + 3) != "for"
    return [Phrase("day", i, i + 3, year=1944, month=6, day=6)] if named else []


def _to_date(t: Scan, i: int, lo: int) -> list[Phrase]:
    """To date: up to the day of writing; "to date a vase" is a verb."""
    closed = t.word(i + 1) in {",", ".", ";", ")", "have", "has", "had", "in", "no"}
    told = t.word(i - 1) == "to" and i - 1 >= lo and closed
    return [Phrase("vague", i - 1, i + 1, value="PRESENT_REF")] if told else []


_READERS: dict[str, Callable[[Scan, int, int], list[Phrase]]] = {
    "future": _future, "past": _past, "recent": _attribute, "current": _attribute, "former": _attribute,
    "while": _while, "time": _time, "period": _period, "half": _half, "q": _numbered_part, "h": _numbered_part,
    **dict.fromkeys(lx.DECADE_WORDS, _decade_word),
    "nineteen": _spelled_year, "twenty": _spelled_year, "d": _d_day, "date": _to_date,
    "fy": _fiscal, "ad": _anno_domini, "era": _age, "age": _age, "ages": _age, "moment": _moments, "moments": _moments,
}  # fmt: skip
WORDS = frozenset({*_READERS, *_LENGTHS})
