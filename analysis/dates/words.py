"""Reads what is told in words alone: today, last night, this spring, the future, Christmas 2007, daily, the early 1980s."""

from analysis.dates import lexicon as lx
from analysis.dates.model import Phrase
from analysis.dates.named import attach_day, read_part_after, year_after
from analysis.dates.scan import Scan
from analysis.dates.units import quarter_year

_SEASON_BEFORE = lx.words_of(
    "in the last this next during of by since until early late mid that through over before after following previous "
    "coming past - each every for"
)
_MOD_WORDS = {"early": "START", "late": "END", "mid": "MID", "earlier": "START", "later": "END", "middle": "MID",
              "end": "END", "beginning": "START", "start": "START", "close": "END", "outset": "START"}  # fmt: skip
_LENGTHS = {"daylong": "D", "weeklong": "W", "monthlong": "M", "yearlong": "Y", "decadelong": "E", "hourlong": "h"}
_HOLIDAYS = sorted([*lx.NAMED_DAYS, *lx.MOVING_DAYS, *lx.EASTER_DAYS], key=len, reverse=True)


def read_season(t: Scan, i: int, lo: int) -> list[Phrase]:
    """A season at `i`: last fall, the summer of 1920, spring 2004; not "the fall of Kabul"."""
    year, end = year_after(t, i + 1)
    before = t.word(i - 1)
    if t.word(i) == "fall" and year is None and (t.word(i + 1) in {"of", "in", "to", "by"} or before in {"to", "-", "will"}
                                                 or before not in _SEASON_BEFORE):  # fmt: skip
        return []
    if t.word(i) in {"fall", "spring"} and year is None and before not in _SEASON_BEFORE:
        return []
    if year is None and before not in _SEASON_BEFORE and t.year(i - 1) is None:
        return []
    phrase = Phrase("season", i, end if year is not None else i + 1, year=year, value=lx.SEASONS[t.word(i)])
    if year is None and t.seq(i + 1, "of", "that", "year"):
        phrase.end = i + 4
    if year is None and i - 1 >= lo and (led := t.year(i - 1)) is not None:
        phrase.year, phrase.first = led, i - 1
    pointing(t, phrase, lo)
    return [phrase]


def pointing(t: Scan, phrase: Phrase, lo: int) -> None:
    """Takes "last", "this past", "the following", "every" or "the" before a name into its phrase."""
    k = phrase.first - 1
    if k < lo:
        return
    which = lx.WHICH.get(t.word(k), "")
    if t.word(k) in {"every", "each"}:
        phrase.which, phrase.first = "every", k
    elif which and which not in {"recent", "latest", "future"}:
        phrase.which, phrase.first = which, k
        if t.word(k - 1) in {"the", "this"} and k - 1 >= lo:
            phrase.first = k - 1
    elif t.word(k) == "the" and phrase.kind in {"season", "holiday"}:
        phrase.first = k


def read_deictic(t: Scan, i: int, lo: int) -> list[Phrase]:
    """Today, yesterday evening, tomorrow at noon, tonight."""
    phrase = Phrase("deictic", i, i + 1, index=lx.DEICTIC[t.word(i)])
    for word, side, step in (("yesterday", "before", -1), ("tomorrow", "after", 1)):
        if t.word(i) == word and t.seq(i - 3, "the", "day", side) and i - 3 >= lo:
            phrase.first, phrase.index = i - 3, 2 * step
    if t.word(i) == "tonight":
        phrase.part = "NI"
    read_part_after(t, phrase)
    return [phrase]


def read_part(t: Scan, i: int, lo: int) -> list[Phrase]:
    """A part of a day: this morning, last night, the next evening, overnight, noon on Thursday, midnight."""
    word = t.word(i)
    if word in lx.CLOCK_WORDS:
        phrase = Phrase("clock", i, i + 1, clock=lx.CLOCK_WORDS[word])
        attach_day(t, phrase, i + 2 if t.word(i + 1) in {",", "on"} else i + 1)
        return [phrase]
    part = lx.PARTS[word]
    if word == "overnight":
        return [Phrase("part", i, i + 1, part=part, which="night before")]
    if word.endswith("s"):
        return []
    if t.word(i - 1) == "-" and t.glued(i):
        return []
    phrase = Phrase("part", i, i + 1, part=part)
    pointing(t, phrase, lo)
    if t.word(i + 1) == "of":
        day = Phrase("clock", phrase.first, i + 1, part=part)
        at = i + 3 if t.word(i + 2) == "the" else i + 2
        attach_day(t, day, at)
        if day.kind == "day":
            if t.word(day.first - 1) == "the" and day.first - 1 >= lo:
                day.first -= 1
            return [day]
    if phrase.which == "every":
        return [Phrase("set", phrase.first, i + 1, value=f"XXXX-XX-XXT{part}")]
    if not phrase.which:
        if t.word(i - 1) not in {"the", "early", "late"} or t.seq(i + 1, "sky"):
            return []
        if t.word(i - 1) == "the" and (t.word(i - 2) not in {"in", "during", "through", "into", "of"} or word == "night"):
            return []
        phrase.which = "that"
        phrase.first = i - 1 if t.word(i - 1) == "the" and i - 1 >= lo else i
    return [phrase]


def read_holiday(t: Scan, i: int, lo: int) -> list[Phrase]:
    """A named day at `i`: Christmas 2007, New Year's Day, Thanksgiving, the Fourth of July aside."""
    for names in _HOLIDAYS:
        end = _named(t, i, names)
        if end:
            break
    else:
        return []
    if not t.capital(i):
        return []
    if names == ("christmas",) and t.word(end) in {"tree", "party", "gift", "gifts", "island", "shopping", "season"}:
        return []
    year, after = year_after(t, end)
    phrase = Phrase("holiday", i, after if year is not None else end, year=year, value=" ".join(names))
    pointing(t, phrase, lo)
    return [phrase]


def _named(t: Scan, i: int, names: tuple[str, ...]) -> int:
    """The token after the name `names` at `i`; 0 where it does not stand there."""
    k = i
    for name in names:
        stem, _, tail = name.partition("'")
        if t.word(k) != stem:
            return 0
        k += 1
        if tail:
            if not t.seq(k, "'", tail):
                return 0
            k += 2
        elif stem == "st" and t.word(k) == ".":
            k += 1
    return k


def read_set(t: Scan, i: int, lo: int) -> list[Phrase]:
    """Daily, weekly, annually: how often."""
    if t.word(i - 1) == "-" and t.glued(i):
        return []
    if t.capital(i) and (t.capital(i + 1) or t.capital(i - 1)):  # the name of a paper or a programme
        return []
    return [Phrase("set", i, i + 1, value=lx.SETS[t.word(i)])]


def read_vague(t: Scan, i: int, lo: int) -> list[Phrase]:
    """Now, currently, recently: found and typed, placed on no day."""
    word = t.word(i)
    if word in {"soon", "previously"} and (word == "previously" or t.word(i + 1) not in {",", ".", ";"}):
        return []
    if word == "now" and t.word(i + 1) == "-" and t.glued(i + 1):
        return []
    first, end = i, i + 1
    if word == "now" and (t.word(i - 1) == "right"):
        first = i
    return [Phrase("vague", first, end, value=lx.VAGUE[word])]


def read_word(t: Scan, i: int, lo: int) -> list[Phrase]:
    """The future, the past, recent, current, the latest period, a while, the second half of 2008."""
    word = t.word(i)
    before = t.word(i - 1)
    if word == "future" and i - 1 >= lo:
        adjective = before in {"near", "immediate", "foreseeable", "distant"}
        k = i - 2 if adjective else i - 1
        if t.word(k) == "the" and k >= lo and (adjective or t.word(k - 1) in {"in", "for", "of"}) and t.word(i + 1) != "of":
            return [Phrase("vague", k, i + 1, value="FUTURE_REF")]
        if adjective or t.capital(i) or not t.word(i + 1).isalpha():
            return []
        return [Phrase("vague", i, i + 1, value="FUTURE_REF", mod="ATTRIBUTE")]
    if word == "past" and before == "the" and t.word(i - 2) in {"in", "of", "from"} and not t.unit_ahead(i):
        return [Phrase("vague", i - 1, i + 1, value="PAST_REF")]
    if word in {"recent", "current", "former"} and t.word(i + 1).isalpha() and not t.unit_ahead(i):
        value = "PRESENT_REF" if word == "current" else "PAST_REF"
        return [Phrase("vague", i, i + 1, value=value, mod="" if word == "recent" else "ATTRIBUTE")]
    if word == "while" and before == "a" and i - 1 >= lo and t.word(i - 2) in {"for", "after", "in", "quite"}:
        return [Phrase("vague", i - 1, i + 1, value="PXX")]
    if word == "time":
        return _the_time(t, i, lo)
    if word == "period":
        return _period(t, i, lo)
    if word == "half":
        return _half(t, i, lo)
    if word in {"nineteen", "twenty"}:
        return _spelled(t, i)
    if word in {"q", "h"}:
        return _numbered_part(t, i, lo)
    if word in _LENGTHS and not (t.word(i - 1) == "-" and t.glued(i)):
        return [Phrase("duration", i, i + 1, unit=_LENGTHS[word], amount=1)]
    if word in {"moments", "moment"} and t.word(i + 1) in {"ago", "earlier", "later"}:
        first = i - 1 if t.word(i - 1) == "a" and i - 1 >= lo else i
        return [Phrase("vague", first, i + 2, value="FUTURE_REF" if t.word(i + 1) == "later" else "PAST_REF")]
    return []


def _numbered_part(t: Scan, i: int, lo: int) -> list[Phrase]:
    """Q3 2021, H1: a quarter or a half by its number, in capitals."""
    index = t.digits(i + 1, 1)
    most = 4 if t.word(i) == "q" else 2
    if not t.capital(i) or index is None or not t.glued(i + 1) or not 1 <= index <= most or t.glued(i):
        return []
    phrase = Phrase("quarter" if most == 4 else "half", i, i + 2, index=index)
    quarter_year(t, phrase, lo)
    return [phrase] if most == 4 or phrase.year is not None else []


def _the_time(t: Scan, i: int, lo: int) -> list[Phrase]:
    if t.word(i - 2) not in {"at", "by", "around", "since"} or i - 1 < lo:
        return []
    if t.word(i - 1) == "that" or (t.word(i - 1) == "the" and not t.word(i + 1).isalpha() and t.word(i - 2) == "at"):
        return [Phrase("then", i - 1, i + 1)]
    if t.word(i - 1) == "this" and t.word(i - 2) == "at":
        return [Phrase("vague", i - 1, i + 1, value="PRESENT_REF")]
    return []


def _period(t: Scan, i: int, lo: int) -> list[Phrase]:
    if t.word(i - 1) in {"latest", "current"} and t.word(i - 2) == "the" and i - 2 >= lo:
        return [Phrase("unit", i - 2, i + 1, unit="Q", which="told")]
    return []


def _half(t: Scan, i: int, lo: int) -> list[Phrase]:
    k = i - 1
    if t.word(k) == "-":
        k -= 1
    index = {"first": 1, "second": 2, "last": 2, "latter": 2}.get(t.word(k))
    if index is None or k < lo:
        return []
    phrase = Phrase("half", k, i + 1, index=index)
    quarter_year(t, phrase, lo)
    return [phrase] if phrase.year is not None or phrase.which or t.word(i + 1) not in {"of", "time"} else []


def _spelled(t: Scan, i: int) -> list[Phrase]:
    year, end = year_after(t, i)
    return [Phrase("year", i, end, year=year)] if year is not None else []


def widen(t: Scan, phrase: Phrase, lo: int) -> None:
    """Takes "early", "mid-", "the end of", "later in", "earlier" before a phrase into it, and remembers which."""
    k = phrase.first - 1
    if k < lo:
        return
    word = t.word(k)
    if word == "-" and t.word(k - 1) in {"mid", "early", "late"}:
        k, word = k - 1, t.word(k - 1)
    the = phrase.kind in {"decade", "century", "season"} and t.word(phrase.first) in {"early", "late", "mid"}
    if word in {"early", "late", "mid"} and not the:
        phrase.first, phrase.mod = k, _MOD_WORDS[word]
        if t.word(k - 1) == "the" and phrase.kind in {"decade", "season", "century", "unit"} and k - 1 >= lo:
            phrase.first = k - 1
    elif word in {"earlier", "later"} and phrase.kind in {"unit", "deictic", "part"}:
        phrase.first, phrase.mod = k, _MOD_WORDS[word]
    elif word in {"of", "in"} and t.word(k - 1) in _MOD_WORDS and k - 1 >= lo:
        inner = t.word(k - 1)
        if word == "in" and inner not in {"early", "late", "earlier", "later"}:
            return
        if word == "of" and inner in {"early", "late", "earlier", "later"}:
            return
        phrase.first, phrase.mod = k - 1, _MOD_WORDS[inner]
        if t.word(k - 2) in {"the", "very"} and k - 2 >= lo:
            phrase.first = k - 2
