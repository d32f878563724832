"""Reads an amount and its unit: two years ago, the past few months, a four-day visit, twice a week."""

from analysis.dates import lexicon as lx
from analysis.dates.model import Number, Phrase
from analysis.dates.scan import Scan, Spot
from analysis.dates.weeks_on import to_weekday

_BETWEEN = lx.words_of(
    "more straight consecutive full additional long short trading business calendar working solid entire fiscal "
    "financial"
)
_BEFORE_VERB = lx.words_of("to will would may might could can should must ll not did does")
_WHOLE = frozenset({"full", "whole", "entire"})
_MEASURED = lx.words_of(
    "for in within only just about after over of than every least last by the took takes lasted - a"
)
_AFTER_ONE_DAY = lx.words_of("ago earlier later before after of in and or long only to")
_AFTER_ARTICLE = frozenset({"few", "couple", "dozen", "half", *lx.SCALES})
_RATES = lx.words_of("once twice times thrice % percent cents much many m bn k million billion trillion")
_PREPOSITIONS = frozenset({("over",), ("under",), ("some",), ("around",)})


def measured(s: Spot) -> Phrase | None:
    """The phrase of the unit at `s` with the amount before it; None where none is told."""
    t = s.t
    k = s.i - 1 if s.hyphened else s.i
    inner = k - 1 if t.word(k - 1) in _BETWEEN and not s.hyphened else k
    number = _number(s, inner)
    if number is None and t.word(k - 1) in lx.WHICH and s.plural and not s.hyphened:
        return _pointed_inside(s, k)
    if t.seq(s.i - 1, "one", "day") and t.word(s.i - 2) not in _MEASURED and t.word(s.i + 1) not in _AFTER_ONE_DAY:
        return None  # "one day he will": some day
    if number is not None:
        return _ordinal(s, number) if number.ordinal else _counted(s, number)
    article = k - 2 if t.word(k - 1) in _WHOLE else k - 1
    if t.word(article) in {"a", "an", "one", "another"} and not s.hyphened and article >= s.lo:
        return _one(s, article)
    return None


def _number(s: Spot, end: int) -> Number | None:
    number = s.t.numbers.get(end)
    return number if number is not None and number.first >= s.lo else None


def _pointed_inside(s: Spot, k: int) -> Phrase | None:
    """The four previous weeks: the amount before the pointing word."""
    number = _number(s, k - 1)
    if number is None or number.ordinal or number.value is None:
        return None
    phrase = _counted(s, number)
    if phrase is not None and not phrase.which:
        phrase.which = lx.WHICH[s.t.word(k - 1)]
    return phrase


def _ordinal(s: Spot, number: Number) -> Phrase | None:
    """The 20th century; the third week of the offensive."""
    if number.value is None:
        return None
    first = number.first - 1 if s.t.word(number.first - 1) == "the" and number.first - 1 >= s.lo else number.first
    if s.unit in {"D", "W", "M", "Y"} and not s.plural and of_event(s.t, s.i + 1):
        return Phrase("count", first, s.i + 1, unit=s.unit, index=int(number.value))
    if s.unit != "C":
        return None
    if s.t.word(s.i + 1) in {"bc", "bce"} and s.t.shown[s.i + 1].isupper():
        return Phrase("vague", first, s.i + 2, value=f"BC{int(number.value) - 1:02}XX")
    return Phrase("century", first, s.i + 1, index=int(number.value))


def of_event(t: Scan, k: int) -> bool:
    """Whether "of the war", "of Russia's full-scale invasion" follows at `k`: an event that days are counted from."""
    return t.word(k) == "of" and any(t.word(at) in lx.EVENTS for at in range(k + 1, k + 8))


def _counted(s: Spot, number: Number) -> Phrase | None:
    t = s.t
    singular = not s.plural and not s.hyphened and t.word(s.i + 1) != "-"
    many = number.value is not None and number.value > 1
    before_noun = s.unit != "S" and t.word(s.i + 1).isalpha()  # "a three hour meeting" lacks only its hyphen
    fine = s.unit in {"S", "m", "h", "N"} and t.word(s.i) not in {"sec", "min", "hr"}
    if many and singular and fine and not before_noun:
        return None
    share = s.unit == "Q" and (t.word(s.i + 1) == "of" or (s.hyphened and s.plural))  # three-quarters of the votes
    if share or t.word(number.first - 1) in {"$", "£", "€"}:
        return None
    if (t.word(s.i) == "second" and not s.hyphened) or (t.word(number.first - 1) == ":" and t.glued(number.first)):
        return None
    if number.value == 0:  # "zero hour"
        return None
    phrase = Phrase("duration", number.first, s.i + 1, unit=s.unit, amount=number.value)
    if t.word(number.first) in _AFTER_ARTICLE and t.word(number.first - 1) in {"a", "an"}:
        phrase.first -= 1
    low = _number(s, phrase.first - 1)
    if t.word(phrase.first - 1) in {"to", "or", "-"} and low is not None and low.value is not None \
            and not low.ordinal and not s.hyphened:  # fmt: skip
        phrase.first, phrase.amount = low.first, low.value
    if t.word(phrase.first - 1) == "every" and phrase.first - 1 >= s.lo and not s.hyphened:
        return Phrase("set", phrase.first - 1, s.i + 1, unit=s.unit, amount=phrase.amount)
    return _finish(s, phrase)


def _one(s: Spot, k: int) -> Phrase | None:
    """A week, an hour: one of the unit; "twice a week", "20 miles a day" are sets."""
    t, i = s.t, s.i
    if s.plural or s.unit == "N" or t.word(i) in {"second", "min", "sec", "hr"}:
        return None
    phrase = Phrase("duration", k, i + 1, unit=s.unit, amount=1)
    _and_more(t, phrase)
    distant = t.word(phrase.end) in lx.AFTER_AMOUNT
    half = _number(s, k)
    if half is not None and t.word(half.first) == "half" and half.first == k - 1:
        phrase.first, phrase.amount = half.first, 0.5
    elif t.word(k) in {"a", "an"} and not distant and _is_rate(t, k):
        return Phrase("set", _how_often(s, k), i + 1, unit=s.unit, amount=1)
    if s.unit == "Q" and not distant:
        return None
    return _finish(s, phrase)


def _and_more(t: Scan, phrase: Phrase) -> None:
    """What can follow one unit: "and a half", "or two", "or so"."""
    end = phrase.end
    if t.seq(end, "and", "a", "half"):
        phrase.amount, phrase.end = 1.5, end + 3
    elif t.seq(end, "-", "and", "-", "a", "-", "half"):
        phrase.amount, phrase.end = 1.5, end + 6
    elif t.word(end) == "or" and t.word(end + 1) in {"two", "so"}:
        phrase.amount, phrase.end = None if t.word(end + 1) == "two" else 1, end + 2


def _how_often(s: Spot, k: int) -> int:
    """Where "twice a week", "three times a day" begins, given where "a" stands."""
    if s.t.word(k - 1) in {"once", "twice", "thrice"} and k - 1 >= s.lo:
        return k - 1
    if s.t.word(k - 1) == "times" and (number := _number(s, k - 1)) is not None:
        return number.first
    return k


def _is_rate(t: Scan, k: int) -> bool:
    """Whether "a day" at `k` follows something counted: "twice a day", "20 miles a day", "$3 a day", "100 a day"."""
    before = t.word(k - 1)
    if before in _RATES:
        return True
    if t.numbers.get(k) is not None and not t.numbers[k].ordinal and before != "half":
        return True
    counted = any(t.numbers.get(k - back) is not None for back in (1, 2))
    return counted and before.isalpha() and before.endswith("s") and before not in lx.UNITS


def _finish(s: Spot, phrase: Phrase) -> Phrase:
    """Takes the pointing word, the article, the rough word and the direction around an amount into its phrase."""
    t, k = s.t, phrase.first - 1
    if s.hyphened:
        if t.seq(phrase.end, "-", "long"):
            phrase.end += 2
        return phrase
    word = t.word(k) if k >= s.lo else ""
    which = lx.WHICH.get(word, "")
    after = which == "following" and t.word(phrase.first) in {"a", "an"}  # "following a day of talks": after it
    if which and which not in {"that", "same"} and not after and not _is_verb(t, k):
        phrase.which = which
        phrase.first = k - 1 if t.word(k - 1) in {"the", "these", "those", "this"} and k - 1 >= s.lo else k
    elif word in {"first", "final", "opening"}:
        phrase.first = k - 1 if t.word(k - 1) == "the" and k - 1 >= s.lo else k
    elif word in {"the", "these", "those"}:
        phrase.first = k
    _direction(t, phrase)
    _rough(s, phrase)
    return phrase


def _is_verb(t: Scan, k: int) -> bool:
    """Whether "last" at `k` means to go on: "shifts last 12 hours", "it may last two weeks"."""
    before = t.word(k - 1)
    return t.word(k) == "last" and (before in _BEFORE_VERB or (len(before) > 3 and before.endswith("s")))


def _direction(t: Scan, phrase: Phrase) -> None:
    k = phrase.end
    if _closes(t, k) and phrase.which == "":
        phrase.direction, phrase.told = (-1 if t.word(k) == "before" else 1), True
        phrase.kind, phrase.end = "offset", k + 1
    elif t.word(k) in lx.AFTER_AMOUNT and phrase.which in {"", "recent"}:
        phrase.direction, phrase.told = lx.AFTER_AMOUNT[t.word(k)]
        phrase.kind, phrase.end = "offset", k + 1
    elif _from_now(t, phrase):
        phrase.direction, phrase.kind, phrase.end = 1, "offset", k + 2
    elif to_weekday(t, phrase):
        return
    elif t.seq(k, "or", "so") or t.seq(k, "or", "more") or t.seq(k, "-", "long"):
        phrase.end = k + 2
    elif t.word(k) == "long" and t.word(phrase.first) != "as":
        phrase.end = k + 1


def _closes(t: Scan, k: int) -> bool:
    """Whether "before" or "after" at `k` has nothing after it to count from: "two years before, he had left"."""
    after = t.word(k + 1)
    return t.word(k) in {"before", "after"} and (after in {",", ".", ";", ")"} or after[:1] == "\n")


def _from_now(t: Scan, phrase: Phrase) -> bool:
    """Whether "from now", or "time" in "in two weeks' time", follows."""
    k = phrase.end
    return (t.word(k) == "from" and t.word(k + 1) in {"now", "today"}) or (
        t.seq(k, "'", "time") and t.word(phrase.first - 1) == "in"
    )


def _rough(s: Spot, phrase: Phrase) -> None:
    """Takes "more than", "nearly" and the like; "over the past week" is a preposition and stays outside."""
    t, k = s.t, phrase.first
    if t.word(k) in {"the", "this"} and phrase.which == "":
        return
    for words in lx.ROUGHLY:
        if t.seq(k - len(words), *words) and k - len(words) >= s.lo:
            if not (words in _PREPOSITIONS and t.word(k) in {"the", "last", "past"}):
                phrase.first, phrase.mod = k - len(words), "APPROX"
            return
