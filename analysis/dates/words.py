"""Reads what is told in words: today, last night, this spring, Christmas 2007, daily, now, the early 1980s."""

from analysis.dates import lexicon as lx
from analysis.dates.model import Phrase
from analysis.dates.named import attach_day, pointed_year, read_part_after, year_after
from analysis.dates.scan import Scan

_SEASON_BEFORE = lx.words_of(
    "in the last this next during of by since until early late mid that through over before after following previous "
    "coming past - each every for"
)
_NO_HOLIDAY_AFTER = lx.words_of("tree party gift gifts island shopping season eggs")
#: names of days, longest first
HOLIDAYS = sorted([*lx.NAMED_DAYS, *lx.MOVING_DAYS, *lx.EASTER_DAYS, *lx.NATIONAL_DAYS], key=len, reverse=True)
_MOD_WORDS = {
    "early": "START", "late": "END", "mid": "MID", "earlier": "START", "later": "END", "middle": "MID", "end": "END",
    "beginning": "START", "start": "START", "close": "END", "outset": "START",
}  # fmt: skip
_AHEAD = lx.words_of("will ll may might could should can to be")
_WITH_IN = frozenset({"early", "late", "earlier", "later"})


def read_season(t: Scan, i: int, lo: int) -> list[Phrase]:
    """A season at `i`: last fall, the summer of 1920, spring 2004; not "the fall of Kabul"."""
    year, end = year_after(t, i + 1)
    if year is None and not _is_season(t, i):
        return []
    phrase = Phrase("season", i, end if year is not None else i + 1, year=year, value=lx.SEASONS[t.word(i)])
    pointed_year(t, phrase)
    if year is None and i - 1 >= lo and (led := t.year(i - 1)) is not None:
        phrase.year, phrase.first = led, i - 1
    if not phrase.which:
        pointing(t, phrase, lo)
    elif t.word(phrase.first - 1) == "the" and phrase.first - 1 >= lo:
        phrase.first -= 1
    return [phrase]


def _is_season(t: Scan, i: int) -> bool:
    before, after = t.word(i - 1), t.word(i + 1)
    if t.word(i) == "fall" and (before in {"to", "-", "will"} or after in {"of", "in", "to", "by"}):
        return False
    return before in _SEASON_BEFORE or (t.word(i) not in {"fall", "spring"} and t.year(i - 1) is not None)


def pointing(t: Scan, phrase: Phrase, lo: int) -> None:
    """Takes "last", "this past", "the following", "every" or "the" before a name into its phrase."""
    k = phrase.first - 1
    if k < lo:
        return
    which = lx.WHICH.get(t.word(k), "")
    if t.seq(k - 1, "every", "other") and k - 1 >= lo:
        phrase.which, phrase.first, phrase.index = "every", k - 1, 2
    elif t.word(k) in {"every", "each"}:
        phrase.which, phrase.first = "every", k
    elif which == "past" and t.word(k - 1) not in {"this", "the"}:
        return  # "on past August": not the one that passed
    elif which and which not in {"recent", "latest", "future"}:
        phrase.which = which
        phrase.first = k - 1 if t.word(k - 1) in {"the", "this"} and k - 1 >= lo else k
    elif t.word(k) == "the" and phrase.kind in {"season", "holiday"}:
        phrase.first = k


def read_deictic(t: Scan, i: int, lo: int) -> list[Phrase]:
    """Today, yesterday evening, tomorrow at noon, tonight, the day before yesterday."""
    word = t.word(i)
    phrase = Phrase("deictic", i, i + 1, index=lx.DEICTIC[word], part="NI" if word == "tonight" else "")
    side = {"yesterday": "before", "tomorrow": "after"}.get(word, "")
    if side and t.seq(i - 3, "the", "day", side) and i - 3 >= lo:
        phrase.first, phrase.index = i - 3, 2 * lx.DEICTIC[word]
    read_part_after(t, phrase)
    return [phrase]


def read_weekdays(t: Scan, i: int, _lo: int) -> list[Phrase]:
    """Saturdays: every week."""
    return [Phrase("set", i, i + 1, value=f"XXXX-WXX-{lx.WEEKDAYS[t.word(i)[:-1]]}")]


def read_part(t: Scan, i: int, lo: int) -> list[Phrase]:
    """A part of a day: this morning, last night, the night of May 5, overnight, noon on Thursday, midnight."""
    word = t.word(i)
    if word in lx.CLOCK_WORDS and t.word(i - 1) != "high":
        phrase = Phrase("clock", i, i + 1, clock=lx.CLOCK_WORDS[word])
        attach_day(t, phrase, i + 2 if t.word(i + 1) in {",", "on"} else i + 1)
        return [phrase]
    if word == "overnight":
        return [_overnight(t, i)]
    high_noon = word in lx.CLOCK_WORDS  # the moment of decision
    if high_noon or word.endswith("s") or (t.word(i - 1) == "-" and t.glued(i)):
        return []
    phrase = Phrase("part", i, i + 1, part=lx.PARTS[word])
    pointing(t, phrase, lo)
    if (day := _part_of_date(t, i, lo, phrase)) is not None:
        return [day]
    nightly = word == "night" and t.word(i - 1) == "at" and i - 1 >= lo  # which night, or every night, is not told
    if phrase.which == "every" or nightly:
        return [Phrase("vague" if nightly else "set", phrase.first, i + 1, value=f"XXXX-XX-XXT{phrase.part}")]
    if not phrase.which and _told_part(t, i):
        phrase.which = "that"
        phrase.first = i - 1 if t.word(i - 1) == "the" and i - 1 >= lo else i
    return [phrase] if phrase.which else []


def _overnight(t: Scan, i: int) -> Phrase:
    """Overnight; overnight into Saturday, which began the day before; overnight on Friday, overnight Friday."""
    phrase = Phrase("part", i, i + 1, part="NI")
    link = t.word(i + 1)
    if _between_days(t, phrase, i + 1):
        return phrase
    if link in lx.WEEKDAYS and t.capital(i + 1):
        attach_day(t, phrase, i + 1)
        return phrase
    if link in {"into", "to", "on"}:
        attach_day(t, phrase, i + 2)
        phrase.direction = -1 if phrase.kind != "part" and link != "on" else 0
    return phrase


def _between_days(t: Scan, phrase: Phrase, k: int) -> bool:
    """Makes a night the one between two days, which is named after the first: "overnight from Friday to Saturday"."""
    if t.word(k) not in {"from", "between", "of", "on"} or t.word(phrase.first) == "day":
        return False
    day = t.word(k + 1) in lx.WEEKDAYS or t.digits(k + 1) is not None
    at = k + 3
    if t.digits(k + 1) is not None and t.word(k + 2) in lx.MONTHS:  # "the night of 8 September to 9 September"
        at = k + 4
    links = {"from": {"to", "into", "until"}, "between": {"and"}}.get(t.word(k), {"to", "into"})
    if not day or t.word(at - 1) not in links:
        return False
    attach_day(t, phrase, at)
    if phrase.kind not in {"weekday", "day"}:
        return False
    phrase.part, phrase.clock, phrase.direction = "NI", "", -1
    return True


def _part_of_date(t: Scan, i: int, lo: int, part: Phrase) -> Phrase | None:
    """The night of September 4, the morning of Friday, May 5; dawn on Friday."""
    day = Phrase("clock", part.first, i + 1, part=part.part)
    if part.part == "NI" and _between_days(t, day, i + 1):
        if t.word(day.first - 1) == "the" and day.first - 1 >= lo:
            day.first -= 1
        return day
    if t.word(i + 1) not in {"of", "on"}:
        return None
    attach_day(t, day, i + 3 if t.word(i + 2) == "the" else i + 2)
    if day.kind == "clock":
        return None
    if t.word(day.first - 1) == "the" and day.first - 1 >= lo:
        day.first -= 1
    return day


def _told_part(t: Scan, i: int) -> bool:
    """Whether "the morning", "early evening" is a time and not a thing ("the night sky")."""
    before = t.word(i - 1)
    if before == "the":
        return t.word(i) != "night" and t.word(i - 2) in {"in", "during", "through", "into", "of"}
    return before in {"early", "late", "mid"}


def read_holiday(t: Scan, i: int, lo: int) -> list[Phrase]:
    """A named day at `i`: Christmas 2007, New Year's Day, Thanksgiving, Easter Sunday."""
    names, end = next(((n, e) for n in HOLIDAYS if (e := _named(t, i, n))), ((), 0))
    if not end or not t.capital(i) or t.word(end) in _NO_HOLIDAY_AFTER:
        return []
    year, after = year_after(t, end)
    phrase = Phrase("holiday", i, after if year is not None else end, year=year, value=" ".join(names))
    if names in lx.NATIONAL_DAYS:
        phrase.mod = _whose(t, i, lo)
    elif t.word(i - 1) in lx.JULIAN and i - 1 >= lo:
        phrase.mod, phrase.first = "JULIAN", i - 1
    pointing(t, phrase, lo)
    return [phrase]


def _whose(t: Scan, i: int, lo: int) -> str:
    """The country before a national day at `i`: "Ukraine's Independence Day", "U.S. Independence Day"."""
    k = i - 3 if t.seq(i - 2, "'", "s") else i - 1
    if t.word(k) == "." and t.word(k - 1) == "s" and t.word(k - 3) == "u":
        return "us"
    return t.word(k) if k >= lo else ""


def _named(t: Scan, i: int, names: tuple[str, ...]) -> int:
    """The token after the name `names` at `i`; 0 where it does not stand there."""
    k = i
    for name in names:
        stem, _, tail = name.partition("'")
        if t.word(k) != stem:
            return 0
        k += 1
        if tail and not t.seq(k, "'", tail):
            return 0
        k += 2 if tail else int(stem == "st" and t.word(k) == ".")
    return k


def read_set(t: Scan, i: int, _lo: int) -> list[Phrase]:
    """Daily, weekly, annually: how often; not the name of a paper or a programme."""
    named = t.capital(i) and (t.capital(i + 1) or t.capital(i - 1))
    paper = t.capital(i + 1) and not t.shown[i + 1].isupper() and t.word(i) in {"daily", "weekly", "monthly"}
    named = named or (paper and not t.capital(i))  # "the party daily Granma"
    if named or (t.word(i - 1) == "-" and t.glued(i)):
        return []
    return [Phrase("set", i, i + 1, value=lx.SETS[t.word(i)])]


def read_vague(t: Scan, i: int, _lo: int) -> list[Phrase]:
    """Now, currently, recently: found and typed, placed on no day."""
    word = t.word(i)
    if word == "soon" and not _is_soon(t, i):
        return []
    if word == "now" and t.word(i + 1) == "-" and t.glued(i + 1):
        return []
    return [Phrase("vague", i, i + 1, value=lx.VAGUE[word])]


def _is_soon(t: Scan, i: int) -> bool:
    """Whether "soon" speaks of what is ahead: closing a clause, or beside "will", "may", "to"; not "soon after"."""
    if t.word(i - 1) in {"as", "how", "too", "so"} or t.word(i + 1) in {"after", "as", "-", "enough"}:
        return False
    near = {t.word(i - 1), t.word(i - 2), t.word(i + 1)}
    ahead = near & _AHEAD and not near & {"was", "were", "would"}
    return bool(ahead) or t.word(i + 1) in {",", ".", ";"}


def widen(t: Scan, phrase: Phrase, lo: int) -> None:
    """Takes "early", "mid-", "the end of", "later in", "earlier" before a phrase into it, and remembers which."""
    k = phrase.first - 1
    if k < lo:
        return
    word = t.word(k)
    if word == "-" and t.word(k - 1) in {"mid", "early", "late"}:
        k, word = k - 1, t.word(k - 1)
    if word in {"early", "late", "mid"} and t.word(phrase.first) not in {"early", "late", "mid"}:
        article = t.word(k - 1) == "the" and phrase.kind in {"decade", "season", "century", "unit"} and k - 1 >= lo
        phrase.mod, phrase.first = _MOD_WORDS[word], k - 1 if article else k
    elif word in {"earlier", "later"} and phrase.kind in {"unit", "deictic", "part"}:
        phrase.mod, phrase.first = _MOD_WORDS[word], k
    elif word in {"of", "in"} and t.word(k - 1) in _MOD_WORDS and k - 1 >= lo:
        inner = t.word(k - 1)
        if (word == "in") == (inner in _WITH_IN):
            article = t.word(k - 2) in {"the", "very"} and k - 2 >= lo
            phrase.mod, phrase.first = _MOD_WORDS[inner], k - 2 if article else k - 1
