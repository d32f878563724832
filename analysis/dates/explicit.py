"""Reads what a calendar or a clock shows: days, months, years, decades, weekdays, times, in all the forms of news."""

from analysis.dates import lexicon as lx
from analysis.dates.model import Phrase
from analysis.dates.scan import Scan

_BEFORE_MONTH = frozenset(
    "in since of by until till last next this early late mid from to between through during for and before after "
    "around about previous following coming past every each - on that".split()
)
_BEFORE_YEAR = frozenset(
    "in since of by until till from to between through during for and before after around about early late mid the "
    "- ( [ — fiscal year circa or than its their his that".split()
)
_NAMED_WEEKDAYS = frozenset({"bloody", "black", "super", "cyber", "ash", "palm", "holy", "maundy"})
_FIRST_NAMES = frozenset({"april", "august", "june"})
_ZONES = frozenset("est edt cst cdt mst mdt pst pdt gmt utc bst cet cest eet et pt ct msk local".split())
_NOT_COUNTED = frozenset("% $ £ € ° #".split())
_CENTURY_SPLIT = 30


def month_name(t: Scan, i: int, lo: int) -> int | None:
    """The month at `i`; a name that is also another word ("may", "march") only where its neighbours make it a date."""
    number = lx.MONTHS.get(t.word(i))
    if number is None:
        return None
    word = t.word(i)
    numbered = t.digits(i + 1) is not None or t.year(i + 1) is not None or (i - 1 >= lo and _day_before(t, i, lo)[0])
    if word in lx.SHORT_MONTHS:
        dotted = t.word(i + 1) == "." and t.glued(i + 1)
        after = t.digits(i + 2) is not None or t.year(i + 2) is not None
        return number if t.capital(i) and (numbered or (dotted and (after or t.word(i - 1) in _BEFORE_MONTH))) else None
    if word in lx.AMBIGUOUS_MONTHS:
        comma = t.word(i + 1) == "," and t.year(i + 2) is not None
        near = numbered or comma or t.word(i + 1) == "'" or (t.word(i - 1) in _BEFORE_MONTH and not (t.word(i - 1) == "-" and t.glued(i)))
        return number if t.capital(i) and near else None
    if t.capital(i + 1) and word in _FIRST_NAMES and not numbered and t.word(i - 1) not in _BEFORE_MONTH:
        return None
    return number


def _day_before(t: Scan, i: int, lo: int) -> tuple[int, int]:
    """The day of the month written before the month at `i` and where it starts; (0, i) where there is none."""
    k = i - 1
    if t.word(k) == "of":
        k -= 1
    elif t.word(k) == "-" and t.glued(k):
        k -= 1
    number = t.numbers.get(k + 1)
    if number is None or number.first < lo or number.value is None or not 1 <= number.value <= 31:
        return 0, i
    if number.value != int(number.value) or t.word(k) in lx.CARDINALS or (k < i - 1 and not number.ordinal
                                                                           and t.word(k + 1) == "of"):  # fmt: skip
        return 0, i
    if number.first > 0 and (t.word(number.first - 1) in _NOT_COUNTED or t.glued(number.first)
                             and t.word(number.first - 1) not in {"(", "-", '"'}):  # fmt: skip
        return 0, i
    return int(number.value), number.first


def _day_after(t: Scan, k: int) -> tuple[int, int]:
    """The day of the month written at `k` and the token after it; (0, k) where there is none."""
    day = t.digits(k)
    if day is None or not 1 <= day <= 31:
        return 0, k
    end = k + 1
    if t.word(end) in {"st", "nd", "rd", "th"} and t.glued(end):
        end += 1
    elif t.glued(end) and (t.word(end) in {"/", "%"} or t.word(end).isalpha()
                           or (t.word(end) == ":" and t.glued(end + 1) and t.word(end + 1).isdecimal())):  # fmt: skip
        return 0, k
    elif t.word(end) in {"%", "percent"} or (t.word(end) == "," and t.glued(end + 1) and t.word(end + 1).isdecimal()):
        return 0, k
    if t.word(end) == "." and t.glued(end) and t.glued(end + 1) and t.word(end + 1).isdecimal():
        return 0, k
    return day, end


def year_after(t: Scan, k: int) -> tuple[int | None, int]:
    """The year written at `k`, after an optional comma or "of", and the token after it."""
    at = k
    if t.word(k) == "," or t.word(k) == "of" or (t.word(k) == "." and t.glued(k)):
        at = k + 1
    if (year := t.year(at)) is not None and not _counts_things(t, at):
        return year, at + 1
    if t.word(at) == "'" and not t.glued(at) and t.glued(at + 1) and len(t.word(at + 1)) == 2 and (short := t.digits(at + 1)):
        return full_year(short), at + 2
    if (spelled := spelled_year(t, at)) is not None:
        return spelled
    return None, k


def spelled_year(t: Scan, i: int) -> tuple[int, int] | None:
    """A year in words at `i` ("nineteen ninety-six", "two thousand four") and the token after it."""
    century = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}.get(t.word(i))
    if century and (rest := t.heads.get(i)) is None:
        return None
    if century is None:
        return None
    k = i + 2 if t.word(i + 1) == "-" else i + 1
    tail = t.word(k)
    if tail in lx.TENS:
        unit = k + 2 if t.word(k + 1) == "-" else k + 1
        ones = lx.CARDINALS.get(t.word(unit), 0)
        return (century + lx.TENS[tail] + ones, unit + 1) if 0 < ones < 10 else (century + lx.TENS[tail], k + 1)
    if 10 <= lx.CARDINALS.get(tail, 0) <= 19:
        return century + lx.CARDINALS[tail], k + 1
    return None


def full_year(short: int) -> int:
    """A year of two digits in full: up to 30 in this century, above in the last."""
    return short + (2000 if short <= _CENTURY_SPLIT else 1900)


def read_month(t: Scan, i: int, lo: int) -> list[Phrase]:
    """A month at `i`, with the day and the year beside it; a range of days gives two phrases."""
    month = month_name(t, i, lo)
    if month is None:
        return []
    k = i + 2 if t.word(i) in lx.SHORT_MONTHS and t.word(i + 1) == "." and t.glued(i + 1) else i + 1
    if t.word(k) == "-" and t.glued(k) and t.glued(k + 1) and (t.digits(k + 1) or t.year(k + 1)):
        k += 1
    day, end = _day_after(t, k)
    at = k + 1 if t.word(k) == "the" else k
    if not day and (number := t.heads.get(at)) and number.ordinal and (number.value or 99) < 32:
        day, end = int(number.value or 0), number.end
    if day:
        return _day_phrases(t, i, month, day, end)
    day, first = _day_before(t, i, lo)
    year, end = year_after(t, k)
    if t.word(i) == "may" and not day and year is None and t.word(end) in {"be", "have", "not"}:
        return []
    if not day:
        return [Phrase("month", i, end if year is not None else i + 1 + (k - i - 1 if t.word(k - 1) == "." and year is None
                       and t.word(k) != "" and not t.capital(k) else 0), year=year, month=month)]  # fmt: skip
    before = _earlier_day(t, first, lo, month, year)
    if t.word(first - 1) == "the" and first - 1 >= lo:
        first -= 1
    return [*before, Phrase("day", first, end, year=year, month=month, day=day)]


def _earlier_day(t: Scan, first: int, lo: int, month: int, year: int | None) -> list[Phrase]:
    """The first day of a range before its second: "6" of "6-7 February", "15" of "15 to 22 February"."""
    if t.word(first - 1) not in {"-", "to", "and", "or"} or first - 2 < lo:
        return []
    number = t.numbers.get(first - 1)
    if number is None or number.first < lo or number.value is None or not 1 <= number.value <= 31:
        return []
    if t.word(number.first - 1) in _NOT_COUNTED or t.word(number.end - 1) in lx.CARDINALS:
        return []
    return [Phrase("day", number.first, number.end, year=year, month=month, day=int(number.value))]


def _day_phrases(t: Scan, first: int, month: int, day: int, end: int) -> list[Phrase]:
    year, after = year_after(t, end)
    found = [Phrase("day", first, after if year is not None else end, year=year, month=month, day=day)]
    if year is None and t.word(end) in {"-", "to", "and", "through"}:
        second, stop = _day_after(t, end + 1)
        if second > day and t.word(stop) not in lx.UNITS and lx.MONTHS.get(t.word(stop)) is None and (
                t.word(end) == "-" or not t.word(stop).isalpha() or t.word(stop) in _BEFORE_YEAR):  # fmt: skip
            year, stop2 = year_after(t, stop)
            found[0].year = year
            found.append(Phrase("day", end + 1, stop2 if year is not None else stop, year=year, month=month, day=second))
    return found


def read_weekday(t: Scan, i: int, lo: int) -> list[Phrase]:
    """A weekday at `i`, with the date or the part of day after it."""
    weekday = lx.WEEKDAYS[t.word(i)]
    if t.word(i - 1) in _NAMED_WEEKDAYS and t.capital(i - 1) and i - 1 >= lo:
        return []
    end = i + 1
    if len(t.word(i)) < 6:
        if not t.capital(i):
            return []
        if t.word(end) == "." and t.glued(end):
            end += 1
        near = end if t.word(end) != "," else end + 1
        if t.word(i) in lx.AMBIGUOUS_DAYS and t.digits(near) is None and t.word(near) not in lx.MONTHS:
            return []
    at = end + 1 if t.word(end) in {",", "("} else end
    if t.word(at) == "the" or (t.word(at) == "on" and t.word(end) == ","):
        at += 1
    for k in (at, at + 1, at + 2, at + 3):
        if t.word(k) in lx.MONTHS:
            dates = read_month(t, k, at)
            if dates and dates[0].day and dates[0].first <= at:
                dates[0].first, dates[0].weekday = i, weekday
                return dates
            break
    phrase = Phrase("weekday", i, end, weekday=weekday)
    read_part_after(t, phrase)
    return [phrase]


def share_years(t: Scan, phrases: list[Phrase]) -> None:
    """Gives the first of a range the year that only its second names: "from May to July 2021"."""
    for first, second in zip(phrases, phrases[1:], strict=False):
        if first.year is not None or second.year is None or not first.month or not second.month or first.which:
            continue
        gap = t.words[first.end : second.first]
        if 0 < len(gap) <= 2 and gap[0] in {"to", "-", "and", "through", "until", "or"} and (len(gap) == 1 or gap[1] == "the"):
            first.year = second.year - (first.month > second.month)


def read_part_after(t: Scan, phrase: Phrase) -> None:
    """Takes the part of day or the clock time right after a day into its phrase."""
    k = phrase.end
    if t.word(k) in {"early", "late"} and t.word(k + 1) in lx.PARTS:
        k += 1
    if t.word(k) in lx.PARTS and not t.word(k).endswith("s") and t.word(k) != "overnight":
        phrase.part, phrase.end = lx.PARTS[t.word(k)], k + 1
        return
    if t.word(k) in lx.CLOCK_WORDS:
        phrase.clock, phrase.end = lx.CLOCK_WORDS[t.word(k)], k + 1
        return
    if t.word(k) == "at" and (found := read_clock(t, k + 1)):
        phrase.clock, phrase.end = found
    elif t.word(k) == "at" and t.word(k + 1) in lx.CLOCK_WORDS:
        phrase.clock, phrase.end = lx.CLOCK_WORDS[t.word(k + 1)], k + 2


def read_clock(t: Scan, i: int) -> tuple[str, int] | None:
    """A clock time at `i` as "HH:MM" and the token after it (zone included)."""
    hour = t.digits(i)
    minute, k, sure = 0, i + 1, False
    if hour is None:
        word = t.word(i)
        if len(word) == 4 and word.isdecimal() and word < "2400" and word[2] < "6":
            if t.word(i + 1) in {"hours", "hrs"}:
                return f"{word[:2]}:{word[2:]}", i + 2
            if t.word(i + 1) in {"gmt", "utc"} or t.seq(i + 1, "local", "time"):
                return f"{word[:2]}:{word[2:]}", _zone(t, i + 1)
        if word in lx.CARDINALS and t.seq(i + 1, "o", "'", "clock"):
            return f"{lx.CARDINALS[word]:02}:00", i + 4
        return None
    if t.word(k) in {":", "."} and t.glued(k) and t.glued(k + 1) and len(t.word(k + 1)) == 2 and (
            (minute_or_none := t.digits(k + 1)) is not None and minute_or_none < 60):  # fmt: skip
        sure, minute, k = t.word(k) == ":", minute_or_none, k + 2
        if sure and t.word(k) == ":" and t.glued(k) and t.digits(k + 1) is not None:
            k += 2
    half, end = _half_of_day(t, k)
    if t.seq(k, "o", "'", "clock"):
        sure, end = True, k + 3
    if not half and not sure:
        return None
    if half and not 1 <= hour <= 12 and not sure:
        return None
    if hour > 24:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0) if hour <= 12 else hour
    end = _zone(t, end)
    return f"{hour:02}:{minute:02}", end


def _half_of_day(t: Scan, k: int) -> tuple[str, int]:
    if t.word(k) in {"am", "pm"}:
        return t.word(k)[0], k + 1
    if t.word(k) in {"a", "p"} and t.word(k + 1) == "." and t.word(k + 2) == "m" and t.glued(k + 2):
        return t.word(k), k + 4 if t.word(k + 3) == "." and t.glued(k + 3) else k + 3
    return "", k


def _zone(t: Scan, k: int) -> int:
    at = k + 1 if t.word(k) == "(" else k
    if t.word(at) in _ZONES and (t.shown[at].isupper() or t.word(at) == "local"):
        at += 2 if t.seq(at, "local", "time") else 1
        return at + 1 if t.word(k) == "(" and t.word(at) == ")" else at
    if t.capital(k) and t.word(k + 1) == "time":
        return k + 2
    return k


def read_digits(t: Scan, i: int, lo: int) -> list[Phrase]:
    """A date or a time that begins with digits at `i`: ISO, 12/31/2022, 19-Nov-12, 10 p.m., 1990, the 1990s."""
    if t.glued(i) and t.word(i - 1) in {"$", "£", "€", "#", "@", "."}:
        return []
    for reader in (_numeric_date, _clock_phrase, _decade, _era, _year_phrase, _day_alone):
        found = reader(t, i, lo)
        if found:
            return found
    return []


def _numeric_date(t: Scan, i: int, lo: int) -> list[Phrase]:
    mark = t.word(i + 1)
    if mark not in {"-", "/", "."} or not (t.glued(i + 1) and t.glued(i + 2)) or (t.glued(i) and t.word(i - 1) in "-/."):
        return []
    middle = t.word(i + 2)
    if mark == "-" and middle in lx.MONTHS and t.word(i + 3) == "-" and (day := t.digits(i)):
        year = t.year(i + 4) or (full_year(short) if (short := t.digits(i + 4)) is not None else None)
        return [Phrase("day", i, i + 5, year=year, month=lx.MONTHS[middle], day=day)] if year else []
    if t.word(i + 3) != mark or not t.glued(i + 3) or not t.glued(i + 4):
        if mark == "/" and t.seq(i, "9", "/", "11") and t.word(i + 3) != "/":
            return [Phrase("day", i, i + 3, year=2001, month=9, day=11)]
        return []
    a, b, c = t.digits(i, 4), t.digits(i + 2), t.digits(i + 4, 4)
    if a is None or b is None or c is None or (len(t.word(i + 4)) not in {2, 4} and len(t.word(i)) != 4):
        return []
    if len(t.word(i)) == 4:
        year, month, day = a, b, c
    else:
        year = c if len(t.word(i + 4)) == 4 else full_year(c)
        month, day = (b, a) if mark == "." or a > 12 else (a, b)
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year < 2200):
        return []
    phrase = Phrase("day", i, i + 5, year=year, month=month, day=day)
    if t.word(i + 5).startswith("t") and t.glued(i + 5) and (found := read_clock(t, i + 6)):
        phrase.clock, phrase.end = found
    elif found := read_clock(t, i + 5):
        phrase.clock, phrase.end = found
    return [phrase]


def _clock_phrase(t: Scan, i: int, lo: int) -> list[Phrase]:
    if t.glued(i) and t.word(i - 1) in {"-", "/", ":", ","}:
        return []
    found = read_clock(t, i)
    if found is None:
        return []
    clock, k = found
    phrase = Phrase("clock", i, k, clock=clock)
    at = k + 1 if t.word(k) in {",", "on"} else k
    attach_day(t, phrase, at)
    return [phrase]


def attach_day(t: Scan, phrase: Phrase, at: int) -> None:
    """Takes the day written at `at` ("10 p.m. Wednesday", "noon on May 5", "midnight tomorrow") into a clock phrase."""
    word = t.word(at)
    day: Phrase | None = None
    if word in lx.WEEKDAYS and len(word) >= 6:
        day = next(iter(read_weekday(t, at, at)), None)
    elif word in lx.DEICTIC:
        day = Phrase("deictic", at, at + 1, index=lx.DEICTIC[word])
    else:
        k = next((k for k in (at, at + 1, at + 2) if t.word(k) in lx.MONTHS), None)
        if k is not None:
            day = next((p for p in read_month(t, k, at) if p.day and p.first == at), None)
    if day is not None:
        phrase.kind, phrase.end = day.kind, day.end
        phrase.year, phrase.month, phrase.day = day.year, day.month, day.day
        phrase.weekday, phrase.index = day.weekday, day.index


def _decade(t: Scan, i: int, lo: int) -> list[Phrase]:
    word = t.word(i)
    if not word.endswith("0"):
        return []
    k = i + 2 if t.word(i + 1) == "'" and t.glued(i + 1) else i + 1
    if t.word(k) != "s" or not t.glued(k):
        return []
    if t.year(i) is not None:
        first, base = i, int(word) // 10
    elif len(word) == 2 and t.word(i - 1) == "'" and t.glued(i):
        first, base = i - 1, full_year(int(word)) // 10 if word != "20" else 192
    else:
        return []
    if t.word(first - 1) == "the" and first - 1 >= lo:
        first -= 1
    return [Phrase("decade", first, k + 1, index=base)]


def _era(t: Scan, i: int, lo: int) -> list[Phrase]:
    """44 BC, 1200 BCE: a year before our era, on which the calendar here has no days."""
    if t.word(i + 1) not in {"bc", "bce"} or not t.shown[i + 1].isupper() or (year := t.digits(i, 4)) is None:
        return []
    return [Phrase("vague", i, i + 2, value=f"BC{year:04}")]


def _counts_things(t: Scan, i: int) -> bool:
    """Whether the four digits at `i` count things ("1990 troops", "2000 miles") and are no year."""
    after = t.word(i + 1)
    if t.glued(i + 1) and (after.isalpha() or after in {"%", "/"} or (after in {",", "."} and t.glued(i + 2)
                                                                      and t.word(i + 2).isdecimal())):  # fmt: skip
        return True
    if after in lx.UNITS and after.endswith("s"):
        return True
    return after in {"percent", "miles", "people", "men", "women", "troops", "soldiers", "km", "dead", "kilometers",
                     "kilometres", "feet", "tons", "tonnes", "dollars", "pounds", "shares", "meters", "metres"}  # fmt: skip


def _day_alone(t: Scan, i: int, lo: int) -> list[Phrase]:
    """The day of a month told before: "on the 5th", "the 28th of that month"."""
    number = t.heads.get(i)
    if number is None or not number.ordinal or t.word(i - 1) != "the" or i - 1 < lo or not 1 <= (number.value or 0) <= 31:
        return []
    end = number.end
    if t.seq(end, "of", "that", "month") or t.seq(end, "of", "the", "month"):
        end += 3
    elif t.word(i - 2) not in {"on", "by", "until", "from"} or (t.word(end).isalpha() and t.word(end) not in {"and", "to"}):
        return []
    return [Phrase("day", i - 1, end, day=int(number.value or 0))]


def _year_phrase(t: Scan, i: int, lo: int) -> list[Phrase]:
    year = t.year(i)
    before = t.word(i - 1)
    if year is None or _counts_things(t, i) or (before in _NOT_COUNTED):
        return []
    if t.glued(i) and before not in {"(", "-", '"', "'", "_", "[", "/"}:
        return []
    joined = before == "-" and t.glued(i) and t.word(i - 2).isalpha() and t.word(i - 2) != "mid"
    if joined or (before in {"no", "number", "nr", "flight", "room", "resolution", "page"}):
        return []
    if not 1900 <= year <= 2049 and (before not in _BEFORE_YEAR or t.glued(i)):
        if before not in {"(", "-"} and lx.MONTHS.get(before) is None:
            return []
    found = [Phrase("year", i, i + 1, year=year)]
    if t.word(i + 1) == "-" and t.glued(i + 1) and t.glued(i + 2) and len(t.word(i + 2)) == 2:
        short = t.digits(i + 2)
        if short is not None and short > year % 100 and not t.glued(i + 3):
            found.append(Phrase("year", i + 2, i + 3, year=year // 100 * 100 + short))
    return found
