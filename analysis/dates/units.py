"""Reads units of time with what stands around them: last week, two years ago, the past few months, a four-day visit."""

from analysis.dates import lexicon as lx
from analysis.dates.model import Number, Phrase
from analysis.dates.scan import Scan

_BETWEEN = frozenset(
    "more straight consecutive full additional long short trading business calendar working whole solid entire fiscal "
    "financial".split()
)
_KIND_OF_YEAR = frozenset("fiscal calendar financial school full same current".split())
_BEFORE_BARE = frozenset("for in over within after of during through until several many recent coming by".split())
_EVERY = frozenset({"every", "each", "per"})
_SHORT = frozenset({"sec", "secs", "min", "mins", "hr", "hrs", "yr", "yrs"})


def read_unit(t: Scan, i: int, lo: int) -> list[Phrase]:
    """The expression around the unit at `i`, or nothing where the unit tells no time."""
    unit = lx.UNITS[t.word(i)]
    if t.word(i) in _SHORT and t.digits(i - 1, 4) is None:
        return []
    if unit == "WE":
        return _weekend(t, i, lo)
    hyphened = t.word(i - 1) == "-" and t.glued(i) and i - 1 > lo
    if _is_age(t, i) or _before_quarter(t, i):
        return []
    for reader in (_quarter, _comparison, _year_end, _measured, _pointed, _every, _single, _bare):
        phrase = reader(t, i, lo, unit, hyphened)
        if phrase is not None:
            return [phrase]
    return []


def _is_age(t: Scan, i: int) -> bool:
    k = i + 2 if t.word(i + 1) == "-" else i + 1
    return (t.word(k) in {"old", "olds"} and t.word(k) != "") or t.seq(i + 1, "of", "age")


def _before_quarter(t: Scan, i: int) -> bool:
    """Whether a named quarter follows ("next year's first quarter", "the year-ago third quarter") and takes all."""
    k = i + 3
    if not (t.seq(i + 1, "'", "s") or t.seq(i + 1, "-", "ago") or t.seq(i + 1, "-", "earlier")):
        return False
    number = t.heads.get(k)
    if number is None or not number.ordinal:
        return False
    k = number.end + 1 if t.word(number.end) == "-" else number.end
    return t.word(k) in {"quarter", "half"}


def _weekend(t: Scan, i: int, lo: int) -> list[Phrase]:
    which, first = _which_before(t, i, lo)
    if which in {"", "that"} and t.word(i - 1) != "the" and not which:
        if t.word(i - 1) in _EVERY:
            return [Phrase("set", i - 1, i + 1, value="XXXX-WXX-WE")]
        if t.word(i) == "weekends" and t.word(i - 1) in {"on", "at"}:
            return [Phrase("set", i, i + 1, value="XXXX-WXX-WE")]
        return []
    return [Phrase("weekend", first, i + 1, which=which or "that")]


def _which_before(t: Scan, i: int, lo: int) -> tuple[str, int]:
    """The pointing word before `i` ("last", "the past", "this coming") and where it starts."""
    k = i - 1
    if t.word(k) in _KIND_OF_YEAR and t.word(k) not in {"current", "same"} and k - 1 >= lo:
        k -= 1
    if k < lo:
        return "", i
    word = t.word(k)
    if word == "the":
        return "", k
    which = lx.WHICH.get(word, "")
    if not which:
        return "", i
    if t.word(k - 1) in {"the", "this", "these", "that", "its", "their"} and k - 1 >= lo:
        if t.word(k - 1) == "this" and which in {"past", "last", "coming"}:
            which = {"past": "last"}.get(which, which)
        return which, k - 1 if t.word(k - 1) not in {"its", "their"} else k
    return which, k


def _quarter(t: Scan, i: int, lo: int, unit: str, hyphened: bool) -> Phrase | None:
    """The third quarter; third-quarter; the 1988 second quarter; next year's first quarter."""
    if unit != "Q":
        return None
    number = t.numbers.get(i - 1 if hyphened else i)
    if number is None or not number.ordinal or number.first < lo or not 1 <= (number.value or 0) <= 4:
        return None
    phrase = Phrase("quarter", number.first, i + 1, index=int(number.value or 0))
    quarter_year(t, phrase, lo)
    return phrase


def quarter_year(t: Scan, phrase: Phrase, lo: int) -> None:
    """Takes "fiscal", the year before or after, and "the" into a quarter's or a half's phrase."""
    k = phrase.first - 1
    if t.word(k) == "-" and t.word(k - 1) == "fiscal":
        k -= 1
    if t.word(k) == "fiscal" and k >= lo:
        phrase.first, k = k, k - 1
    if k >= lo and (year := t.year(k)) is not None:
        phrase.year, phrase.first, k = year, k, k - 1
    if t.seq(k - 2, "year", "-", "ago") or t.seq(k - 2, "year", "-", "earlier"):
        phrase.which, phrase.first, k = "year before", k - 2, k - 3
    elif t.seq(k - 1, "'", "s") and t.word(k - 2) == "year" and t.word(k - 3) in {"last", "next", "this"} and k - 3 >= lo:
        phrase.which, phrase.first, k = t.word(k - 3) + " year", k - 3, k - 4
    if t.word(k) == "the" and k >= lo:
        phrase.first = k
    at = phrase.end
    if t.word(at) in {"of", "in", ","} or t.year(at) is not None:
        at = at if t.year(at) is not None else at + 1
        if t.word(at) == "fiscal":
            at += 1
        if t.word(at) == "the" and t.word(at + 1) == "year":
            return
        if (year := t.year(at)) is not None and t.word(phrase.end) != "in":
            phrase.year, phrase.end = year, at + 1
        elif t.word(at) in {"last", "next", "this"} and t.word(at + 1) == "year":
            phrase.which, phrase.end = t.word(at) + " year", at + 2


def _comparison(t: Scan, i: int, lo: int, unit: str, hyphened: bool) -> Phrase | None:
    """The year-ago quarter; the year-earlier period; year-ago results: the same period one unit before."""
    if t.word(i + 1) != "-" or t.word(i + 2) not in {"ago", "earlier"} or t.word(i).endswith("s"):
        return None
    end = i + 3
    value = "Q" if t.word(end) == "quarter" else ""
    if t.word(end) in {"quarter", "period"}:
        end += 1
    elif (number := t.heads.get(end)) and number.ordinal and (t.word(number.end) == "quarter" or t.word(number.end) == "-"):
        return None
    first = i - 1 if t.word(i - 1) == "the" and i - 1 >= lo and end > i + 3 else i
    return Phrase("compared", first, end, unit=unit, amount=1, direction=-1, value=value)


def _year_end(t: Scan, i: int, lo: int, unit: str, hyphened: bool) -> Phrase | None:
    """Year-end, year end, the year's end: the year's last day."""
    k = i + 1
    if t.word(k) == "'" and t.word(k + 1) == "s":
        k += 2
    elif t.word(k) == "-":
        k += 1
    if unit not in {"Y", "M"} or t.word(k) != "end" or t.word(i).endswith("s"):
        return None
    which, first = _which_before(t, i, lo)
    return Phrase("end of", first if which or k > i + 2 else i, k + 1, unit=unit, which=which)


def _measured(t: Scan, i: int, lo: int, unit: str, hyphened: bool) -> Phrase | None:
    """An amount and a unit: a duration, or with a word of direction a distance."""
    k = i - 1 if hyphened else i
    inner = k
    if t.word(k - 1) in _BETWEEN and t.word(k - 1) not in {"whole"} and not hyphened:
        inner = k - 1
    number = t.numbers.get(inner)
    if number is not None and number.first < lo:
        number = None
    if number is None and t.word(k - 1) in lx.WHICH and not hyphened and (inside := t.numbers.get(k - 1)) is not None \
            and inside.first >= lo and not inside.ordinal and inside.value is not None:  # fmt: skip
        phrase = _counted(t, i, lo, unit, inside, hyphened)
        if phrase is not None and not phrase.which:
            phrase.which = lx.WHICH[t.word(k - 1)]
        return phrase
    if number is not None and number.ordinal:
        return _ordinal(t, i, lo, unit, number)
    if number is not None:
        return _counted(t, i, lo, unit, number, hyphened)
    if t.word(k - 1) in {"a", "an", "one"} and not hyphened and k - 1 >= lo:
        return _one(t, i, lo, unit, k - 1)
    if t.word(k - 1) == "a" and hyphened:
        return None
    return None


def _ordinal(t: Scan, i: int, lo: int, unit: str, number: Number) -> Phrase | None:
    """The 20th century; other counted units ("the third week of the offensive") stand for no day by themselves."""
    if unit != "C" or number.value is None:
        return None
    first = number.first
    if t.word(first - 1) in {"early", "late", "mid"}:
        pass
    elif t.word(first - 1) == "the" and first - 1 >= lo:
        first -= 1
    return Phrase("century", first, i + 1, index=int(number.value))


def _counted(t: Scan, i: int, lo: int, unit: str, number: Number, hyphened: bool) -> Phrase | None:
    plural = t.word(i) in lx.PLURAL_UNITS
    if number.value is not None and number.value > 1 and not plural and not hyphened and t.word(i + 1) != "-" and (
            unit in {"S", "m", "h", "N"} and t.word(i) not in {"sec", "min", "hr"}):  # fmt: skip
        return None
    if unit == "Q" and t.word(i + 1) == "of":
        return None
    if unit == "S" and t.word(i) in {"second"} and not hyphened:
        return None
    if t.word(number.first - 1) in {"$", "£", "€"}:
        return None
    phrase = Phrase("duration", number.first, i + 1, unit=unit, amount=number.value)
    if t.word(number.first) in {"few", "couple", "dozen", "half"} and t.word(number.first - 1) in {"a", "an"}:
        phrase.first -= 1
    low = t.numbers.get(phrase.first - 1)
    if t.word(phrase.first - 1) in {"to", "or", "-"} and low is not None and low.first >= lo and low.value is not None \
            and not low.ordinal and not hyphened:  # fmt: skip
        phrase.first, phrase.amount = low.first, low.value
    if t.word(phrase.first - 1) == "every" and phrase.first - 1 >= lo and not hyphened:
        return Phrase("set", phrase.first - 1, i + 1, unit=unit, amount=phrase.amount)
    return _finish(t, phrase, lo, hyphened)


def _one(t: Scan, i: int, lo: int, unit: str, k: int) -> Phrase | None:
    """A week, an hour: one of the unit; "twice a week", "20 miles a day" are sets."""
    if t.word(i) in lx.PLURAL_UNITS or unit == "N" or t.word(i) in {"second", "min", "sec", "hr"}:
        return None
    phrase = Phrase("duration", k, i + 1, unit=unit, amount=1)
    if t.seq(i + 1, "and", "a", "half"):
        phrase.amount, phrase.end = 1.5, i + 4
    elif t.seq(i + 1, "or", "two") or t.seq(i + 1, "or", "so"):
        phrase.end = i + 3
        phrase.amount = None if t.word(i + 2) == "two" else 1
    half = t.numbers.get(k)
    if half is not None and t.word(half.first) == "half" and half.first == k - 1 and half.first >= lo:
        phrase.first, phrase.amount = half.first, 0.5
    elif t.seq(i + 1, "-", "and", "-", "a", "-", "half"):
        phrase.amount, phrase.end = 1.5, i + 7
    elif t.word(k) != "one" and t.word(phrase.end) not in lx.AFTER_AMOUNT and _is_rate(t, k):
        return Phrase("set", _how_often(t, k, lo), i + 1, unit=unit, amount=1)
    if unit == "Q" and (t.word(i + 1) in {"of", "century"} or t.word(phrase.end) not in lx.AFTER_AMOUNT):
        return None
    return _finish(t, phrase, lo, False)


def _how_often(t: Scan, k: int, lo: int) -> int:
    """Where "twice a week", "three times a day" begins, given where "a" stands."""
    if t.word(k - 1) in {"once", "twice", "thrice"} and k - 1 >= lo:
        return k - 1
    if t.word(k - 1) == "times" and (number := t.numbers.get(k - 1)) is not None and number.first >= lo:
        return number.first
    return k


def _is_rate(t: Scan, k: int) -> bool:
    """Whether "a day" at `k` follows something counted: "twice a day", "20 miles a day", "$3 a day", "100 a day"."""
    before = t.word(k - 1)
    if before in {"once", "twice", "times", "thrice", "%", "percent", "cents", "much", "many"}:
        return True
    if t.numbers.get(k) is not None and not t.numbers[k].ordinal and before != "half":
        return True
    counted = any(t.numbers.get(k - back) is not None for back in (1, 2))
    return counted and before.isalpha() and before.endswith("s") and before not in lx.UNITS


def _finish(t: Scan, phrase: Phrase, lo: int, hyphened: bool) -> Phrase:
    """Takes the pointing word, the article, the rough word and the direction around an amount into its phrase."""
    if hyphened:
        if t.word(phrase.end) == "-" and t.word(phrase.end + 1) == "long":
            phrase.end += 2
        if t.word(phrase.first - 1) == "-":
            return phrase
    k = phrase.first - 1
    if k >= lo and (which := lx.WHICH.get(t.word(k), "")) and not hyphened and which not in {"that", "same"}:
        phrase.which, phrase.first = which, k
        if t.word(k - 1) in {"the", "these", "those"} and k - 1 >= lo:
            phrase.first = k - 1
        elif t.word(k - 1) == "this" and k - 1 >= lo:
            phrase.first = k - 1
    elif k >= lo and t.word(k) in {"first", "final", "opening"} and not hyphened:
        phrase.first = k - 1 if t.word(k - 1) == "the" and k - 1 >= lo else k
    elif k >= lo and t.word(k) in {"the", "these", "those"} and not hyphened:
        phrase.first = k
    if not hyphened:
        _direction(t, phrase)
        _rough(t, phrase, lo)
    return phrase


def _direction(t: Scan, phrase: Phrase) -> None:
    k = phrase.end
    word = t.word(k)
    if word in lx.AFTER_AMOUNT and phrase.which in {"", "recent"}:
        phrase.direction, phrase.told = lx.AFTER_AMOUNT[word]
        phrase.kind, phrase.end = "offset", k + 1
    elif t.seq(k, "from", "now") or t.seq(k, "from", "today"):
        phrase.direction, phrase.kind, phrase.end = 1, "offset", k + 2
    elif t.seq(k, "'", "time") and t.word(phrase.first - 1) == "in":
        phrase.direction, phrase.kind, phrase.end = 1, "offset", k + 2
    elif t.seq(k, "or", "so") or t.seq(k, "or", "more"):
        phrase.end = k + 2
    elif word == "long" and t.word(phrase.first) not in {"as"}:
        phrase.end = k + 1
    elif word == "-" and t.word(k + 1) == "long":
        phrase.end = k + 2


def _rough(t: Scan, phrase: Phrase, lo: int) -> None:
    k = phrase.first
    if t.word(k) in {"the", "this"} and phrase.which == "":
        return
    for words in lx.ROUGHLY:
        if t.seq(k - len(words), *words) and k - len(words) >= lo:
            if words in {("over",), ("under",), ("some",), ("around",), ("only",)} and t.word(k) in {"the", "last", "past"}:
                return
            phrase.first, phrase.mod = k - len(words), "APPROX"
            return


def _pointed(t: Scan, i: int, lo: int, unit: str, hyphened: bool) -> Phrase | None:
    """Last week, this year, the past month, that day, recent years, coming months."""
    if hyphened:
        return None
    which, first = _which_before(t, i, lo)
    plural = t.word(i) in lx.PLURAL_UNITS
    if not which:
        return None
    if t.word(i - 1) in {"these", "those"}:
        return None
    if plural:
        if which in {"past", "last", "recent", "coming", "future", "next", "previous", "following"}:
            return Phrase("duration", first, i + 1, unit=unit, amount=None, which=which)
        return None
    if which in {"recent", "future"} or unit in {"S", "m", "N"}:
        return None
    if which == "present" or (which == "past" and t.word(first) == "past"):
        which = "past"
    phrase = Phrase("unit", first, i + 1, unit=unit, which=which)
    if which == "past" or (which == "last" and unit in {"E", "C"}) or (which in {"last", "next"} and unit in {"h"}):
        phrase.kind, phrase.amount = "duration", 1
        _rough(t, phrase, lo)
    if t.seq(i + 1, "or", "so"):
        phrase.end = i + 3
    return phrase


def _every(t: Scan, i: int, lo: int, unit: str, hyphened: bool) -> Phrase | None:
    if t.word(i - 1) in _EVERY and i - 1 >= lo and t.word(i) not in lx.PLURAL_UNITS:
        return Phrase("set", i - 1, i + 1, unit=unit, amount=1)
    if t.word(i - 1) == "other" and t.word(i - 2) == "every" and i - 2 >= lo:
        return Phrase("set", i - 2, i + 1, unit=unit, amount=2)
    return None


def _single(t: Scan, i: int, lo: int, unit: str, hyphened: bool) -> Phrase | None:
    """The quarter, the year, the week; the day before; earlier in the day: one unit that the text is about."""
    k = i - 1
    if t.word(k) in _KIND_OF_YEAR:
        k -= 1
    if t.word(k) != "the" or k < lo or t.word(i) in lx.PLURAL_UNITS:
        return None
    if t.word(i + 2) in {"yesterday", "tomorrow"} and unit == "D":
        return None
    if t.word(i + 1) in {"before", "after", "earlier"} and unit in {"D", "W", "M", "Y", "N"}:
        direction = 1 if t.word(i + 1) == "after" else -1
        return Phrase("offset", k, i + 2, unit=unit, amount=1, direction=direction, told=True)
    if t.word(k - 1) in {"in", "of"} and t.word(k - 2) in {"earlier", "later", "early", "late", "end", "beginning",
                                                          "start", "middle", "half", "part", "rest"}:  # fmt: skip
        return Phrase("unit", k, i + 1, unit=unit, which="that")
    if unit == "Y" and t.word(i + 1) in {"ended", "ending"}:
        return Phrase("duration", k, i + 1, unit=unit, amount=1)
    if unit == "Y" and (number := t.heads.get(i + 1)) is not None and 1000 <= (number.value or 0) < 2200:
        return Phrase("year", k, number.end, year=int(number.value or 0)) if t.year(i + 1) is None else None
    if unit == "Q" or (unit == "Y" and t.word(i + 1) not in {"of"} and t.word(i - 1) not in _KIND_OF_YEAR):
        if unit == "Y" and t.year(i + 1) is not None:
            return None
        return Phrase("unit", k, i + 1, unit=unit, which="told")
    if unit == "Y" and t.word(i - 1) in _KIND_OF_YEAR:
        return Phrase("unit", k, i + 1, unit=unit, which="told")
    if unit in {"W", "M"} and t.word(k - 1) in {"for", "during", "in", "on", "of"} and t.word(i + 1) in {",", ".", ";", ")"}:
        return Phrase("unit", k, i + 1, unit=unit, which="told")
    return None


def _bare(t: Scan, i: int, lo: int, unit: str, hyphened: bool) -> Phrase | None:
    """For centuries, days before the storm, weeks later, months-long: an amount that is not told."""
    if t.word(i) not in lx.PLURAL_UNITS:
        if t.word(i + 1) == "-" and t.word(i + 2) == "long" and unit not in {"S", "m", "h"}:
            return Phrase("duration", i, i + 3, unit=unit, amount=1)
        return None
    if t.word(i - 1) == "these" and unit == "D" and i - 1 >= lo:
        return Phrase("vague", i - 1, i + 1, value="PRESENT_REF")
    phrase = Phrase("duration", i, i + 1, unit=unit, amount=None)
    if t.word(i + 1) in lx.AFTER_AMOUNT:
        phrase.kind, phrase.end = "offset", i + 2
        phrase.direction, phrase.told = lx.AFTER_AMOUNT[t.word(i + 1)]
        return phrase
    if t.word(i + 1) == "-" and t.word(i + 2) == "long":
        phrase.end = i + 3
        return phrase
    if t.word(i - 1) == "the" and t.word(i - 2) in {"over", "in", "through", "for"} and t.word(i + 1) in {"before", "since"}:
        return phrase
    if t.word(i - 1) in _BEFORE_BARE or t.word(i + 1) in {"before", "after"}:
        return phrase
    return None
