"""Reads what begins with digits: 2022-09-10, 12/31/2022, 19-Nov-12, 9/11, 10 p.m. Wednesday, 1990, the 1990s, 44 BC."""

from analysis.dates import lexicon as lx
from analysis.dates.clock import read_clock
from analysis.dates.model import Phrase
from analysis.dates.named import attach_day, counts_things, full_year
from analysis.dates.scan import Scan

_BEFORE_YEAR = lx.words_of(
    "in since of by until till from to between through during for and before after around about early late mid the "
    "- ( [ — fiscal year circa or than its their his that"
)
_NO_YEAR_AFTER = lx.words_of("no number nr flight room resolution page % $ £ € ° #")
_JOINTS = frozenset({"-", "/", ":"})
_OPENERS = frozenset({"(", "-", '"', "'", "_", "[", "/"})


def read_digits(t: Scan, i: int, lo: int) -> list[Phrase]:
    """The date or the time that begins with the digits at `i`; nothing where they only count."""
    if t.glued(i) and t.word(i - 1) in {"$", "£", "€", "#", "@", "."}:
        return []
    for reader in (_numeric_date, _clock_phrase, _decade, _era, _year_phrase, _day_alone):
        found = reader(t, i, lo)
        if found:
            return found
    return []


def _numeric_date(t: Scan, i: int, _lo: int) -> list[Phrase]:
    mark = t.word(i + 1)
    apart = not (t.glued(i + 1) and t.glued(i + 2)) or (t.glued(i) and t.word(i - 1) in "-/.")
    if mark not in {"-", "/", "."} or apart:
        return []
    if mark == "-" and t.word(i + 2) in lx.MONTHS:
        return _month_between(t, i)
    if t.word(i + 3) != mark or not t.glued(i + 3) or not t.glued(i + 4):
        # the attacks of 2001 are told by month and day alone
        return [Phrase("day", i, i + 3, year=2001, month=9, day=11)] if t.seq(i, "9", "/", "11") else []
    parts = _three_parts(t, i, mark)
    if parts is None:
        return []
    phrase = Phrase("day", i, i + 5, year=parts[0], month=parts[1], day=parts[2])
    if mark != "." and len(t.word(i)) != 4 and parts[1] != parts[2] and max(parts[1:]) <= 12:
        phrase.mod = "EITHER"
    at = i + 6 if t.word(i + 5) == "t" and t.glued(i + 5) else i + 5
    if found := read_clock(t, at):
        phrase.clock, phrase.end = found
    return [phrase]


def _month_between(t: Scan, i: int) -> list[Phrase]:
    """19-Nov-12: the month's name between day and year."""
    day, short = t.digits(i), t.digits(i + 4)
    year = t.year(i + 4) or (full_year(short) if short is not None else None)
    if t.word(i + 3) != "-" or day is None or not 1 <= day <= 31 or year is None:
        return []
    return [Phrase("day", i, i + 5, year=year, month=lx.MONTHS[t.word(i + 2)], day=day)]


def _three_parts(t: Scan, i: int, mark: str) -> tuple[int, int, int] | None:
    """Year, month and day of three numbers: year first, or last; month first with slashes where both orders fit."""
    a, b, c = t.digits(i, 4), t.digits(i + 2), t.digits(i + 4, 4)
    first, last = len(t.word(i)), len(t.word(i + 4))
    if a is None or b is None or c is None or (last not in {2, 4} and first != 4):
        return None
    if first == 4:
        year, month, day = a, b, c
    else:
        year = c if last == 4 else full_year(c)
        month, day = (b, a) if mark == "." or a > 12 else (a, b)
    return (year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year < 2200 else None


def _clock_phrase(t: Scan, i: int, _lo: int) -> list[Phrase]:
    found = None if t.glued(i) and t.word(i - 1) in {"-", "/", ":", ","} else read_clock(t, i)
    if found is None:
        return []
    clock, k = found
    phrase = Phrase("clock", i, k, clock=clock)
    attach_day(t, phrase, k + 1 if t.word(k) in {",", "on"} else k)
    return [phrase]


def _decade(t: Scan, i: int, lo: int) -> list[Phrase]:
    word = t.word(i)
    k = i + 2 if t.word(i + 1) == "'" and t.glued(i + 1) else i + 1
    if not word.endswith("0") or t.word(k) != "s" or not t.glued(k):
        return []
    if t.year(i) is not None:
        first, base = i, int(word) // 10
    elif len(word) == 2 and t.word(i - 1) == "'" and t.glued(i):
        first, base = i - 1, 190 + int(word) // 10 if word != "00" else 200
    else:
        return []
    if t.word(first - 1) == "the" and first - 1 >= lo:
        first -= 1
    return [Phrase("decade", first, k + 1, index=base)]


def _era(t: Scan, i: int, _lo: int) -> list[Phrase]:
    """44 BC, 1200 BCE: a year before our era, on which the calendar here has no days."""
    year = t.digits(i, 4)
    if t.word(i + 1) not in {"bc", "bce"} or not t.shown[i + 1].isupper() or year is None:
        return []
    return [Phrase("vague", i, i + 2, value=f"BC{year:04}")]


def _year_phrase(t: Scan, i: int, _lo: int) -> list[Phrase]:
    year, before = t.year(i), t.word(i - 1)
    if year is None or counts_things(t, i) or before in _NO_YEAR_AFTER or (t.glued(i) and before not in _OPENERS):
        return []
    if before == "-" and t.glued(i) and t.word(i - 2).isalpha() and t.word(i - 2) != "mid":
        return []
    far = not 1900 <= year <= 2049
    if far and (before not in _BEFORE_YEAR or t.glued(i)) and before not in {"(", "-"} and before not in lx.MONTHS:
        return []
    found = [Phrase("year", i, i + 1, year=year)]
    goes_on = t.glued(i + 3) and (t.word(i + 3).isalnum() or t.word(i + 3) in _JOINTS)
    if t.word(i + 1) == "-" and t.glued(i + 1) and t.glued(i + 2) and len(t.word(i + 2)) == 2 and not goes_on:
        short = t.digits(i + 2)
        if short is not None and short > year % 100:
            found.append(Phrase("year", i + 2, i + 3, year=year // 100 * 100 + short))
    return found


def _day_alone(t: Scan, i: int, lo: int) -> list[Phrase]:
    """The day of a month told before: "on the 5th", "the 28th of that month"."""
    number = t.heads.get(i)
    if number is None or not number.ordinal or not 1 <= (number.value or 0) <= 31:
        return []
    end = number.end
    closed = not t.word(end).isalpha() or t.word(end) in {"and", "to"}
    if t.word(i - 1) != "the" or i - 1 < lo:
        return []
    if t.seq(end, "of", "that", "month") or t.seq(end, "of", "the", "month"):
        end += 3
    elif t.word(i - 2) not in {"on", "by", "until", "from"} or not closed:
        return []
    return [Phrase("day", i - 1, end, day=int(number.value or 0))]
