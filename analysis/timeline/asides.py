"""Tells what a sentence says in passing: "the ferry, built in 1998, struck a rock" tells of no day in 1998.

No parser: an aside is known by what opens it (a relative pronoun, a participle, a bracket, a preposition before a
named event) and by the verb group that belongs to it. All looks are at a bounded number of words.
"""

import bisect
from dataclasses import dataclass

from analysis.dates import lexicon as lx
from analysis.dates import verbs as v
from analysis.dates.auxiliaries import Group
from analysis.dates.groups import verb_groups
from analysis.dates.scan import Scan, scan

_BACK, _NOUN_BACK, _CLAUSE, _HEAD = 40, 14, 24, 7
_RELATIVES = lx.words_of("which who whom whose")
_ASKS = lx.words_of("ask asks asked asking know knows knew wonder wondered decide decided see about of explain")
#: verbs that give their subject its day: "the attack, which took place on Friday"
_OCCURS = lx.words_of("happened occurred place began started came erupted unfolded ended struck hit")
_JOINS = lx.words_of("and or but nor than")
_NOUN_LEADS = lx.words_of("of to for about over from against like despite than toward towards behind")
_WHEN = lx.words_of("time day days night morning evening afternoon hours moment start beginning end eve rest middle")
_DETERMINERS = lx.words_of("the a an its his her their our my your this that these those s")
#: events that have a day: the day after them is theirs where they only are what something else is about
EVENT_NOUNS = lx.EVENTS | lx.words_of(
    "attack attacks explosion blast killing killings murder shooting crash earthquake quake raid bombing bombings "
    "shelling assassination death deaths collapse landslide ambush massacre incident accident disaster victory defeat "
    "annexation coup revolution uprising referendum election elections vote summit meeting hearing battle spill leak "
    "flood floods hurricane storm tsunami fire wildfire sinking eruption derailment genocide famine landings landing "
    "independence surrender liberation capture fall seizure outbreak crackdown decision ruling agreement treaty deal "
    "statement speech event events interview announcement visit conference tragedy catastrophe uprisings riots "
    "riot rescue arrest"
)
_QUOTES = "\"'”’) "
_FIRST = frozenset({"first", "last", "then", "newly", "once", "since"})
_PERSONS = frozenset({"we", "he", "she", "they", "i", "you"})
#: words that open a clause with a verb of its own
_WITH_CLAUSE = lx.words_of("after before since until as then so now today yesterday once there again later")
#: verbs after which a clause may follow without "that"
_SAYS = v.PROMISED | lx.words_of(
    "said says say saying reported reports announced claimed claims confirmed noted added stated wrote believed "
    "believe believes thought think thinks knew know knows showed shows found find revealed admitted argued "
    "warned suggested recalled explained insisted heard saw feared felt hoped meant means"
)
_NO_VERB = v.BACK | v.PERHAPS | v.AHEAD | {"deadline"}
_NOT_NOUN = v.FUNCTION | v.NEW_CLAUSE | v.NO_VERB | lx.words_of(
    "when where while is are was were has have had will would may as about around local time alone gmt est"
)


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence as words and verb groups."""

    t: Scan
    groups: list[Group]

    def token(self, place: int) -> int:
        """The word at the character `place`, or the first after it."""
        return bisect.bisect_left(self.t.starts, place)

    def between(self, first: int, end: int) -> list[Group]:
        """The verb groups that begin from the word `first` on, before `end`."""
        lo = bisect.bisect_left(self.groups, first, key=lambda g: g.first)
        return self.groups[lo : bisect.bisect_left(self.groups, end, key=lambda g: g.first)]

    def starts_verb(self, k: int) -> bool:
        """Whether a verb group begins at the word `k`, or after one adverb there."""
        if self.t.word(k).endswith("ly"):
            k += 1
        return bool(self.between(k, k + 1)) or self.t.word(k) in v.TIMETABLE


def read(text: str) -> Told:
    """The words of the sentence `text` and its verb groups, without the words that tell time and are no verb."""
    t = scan(text)
    return Told(t, [g for g in verb_groups(t, 0, len(t.words)) if t.word(g.first) not in _NO_VERB])


def is_aside(s: Told, start: int, end: int, *, coarse: bool = False) -> bool:
    """Whether the expression between the characters `start` and `end` of a sentence dates what is said in passing.

    `coarse` where it is a month or more, or the name of a day: these stand oftener before a noun, for what it is.
    """
    i, j = s.token(start), s.token(end)
    return (
        _in_brackets(s.t, i, j, coarse=coarse) or _in_relative(s, i) or _after_participle(s, i, j, coarse=coarse)
        or _in_since(s, i) or _of_a_noun(s, i, j, coarse=coarse) or _compared(s.t, i) or _in_contact(s, i, j)
        or (coarse and (_of_an_object(s, i) or s.t.text.rstrip(_QUOTES).endswith("?")))
    )  # fmt: skip


def is_attribute(s: Told, start: int, end: int) -> bool:
    """Whether the expression stands before a noun, for which one it is: "Wednesday's call", "the 5 May talks"."""
    return _before_noun(s, s.token(start), s.token(end))


def _in_brackets(t: Scan, i: int, j: int, *, coarse: bool) -> bool:
    """ "(born in 1950)", "(a veteran who fought in 2014)"; a bare day in brackets dates the sentence."""
    for k in range(i - 1, max(-1, i - _BACK), -1):
        if t.word(k) == ")":
            return False
        if t.word(k) == "(":
            return k > 0 and (coarse or i - k > 2) and t.word(j) != "("
    return False


def _in_relative(s: Told, i: int) -> bool:
    """ "…, who was elected in 2010, …", "the man who stabbed two people on Friday was …"."""
    t = s.t
    for k in range(i - 1, max(0, i - _BACK), -1):
        if t.word(k) in {";", ":", '"'} or t.word(k)[0] == "\n":
            return False
        if t.word(k) in _RELATIVES or _is_that(s, k):
            before = t.word(k - 2) if t.word(k - 1) in {"of", "in", "to", "for", "with", "on", "by"} else t.word(k - 1)
            return before not in _ASKS and _still_inside(s, k, i)
    return False


def _is_that(s: Told, k: int) -> bool:
    """Whether "that" at `k` stands for the noun before it and is the subject: "the bomb that killed him"."""
    before = s.t.word(k - 1)
    noun = before.isalpha() and before not in _NOT_NOUN | {"says", "say"} and not v.is_participle(before)
    return s.t.word(k) == "that" and noun and s.starts_verb(k + 1)


def _still_inside(s: Told, k: int, i: int) -> bool:
    t, own = s.t, s.between(k + 1, i)
    if "," in t.words[k + 2 : i]:
        return False
    head = not s.between(max(0, k - _BACK), k) and k <= _HEAD
    if head and len(own) == 1 and not _OCCURS.isdisjoint(t.words[own[0].end - 1 : own[0].end + 1]):
        return False
    return _one_clause(s, k, i)


def _one_clause(s: Told, k: int, i: int) -> bool:
    """Whether what the word `k` opens still goes on at `i`: a second verb that nothing joins to the first ends it."""
    own = s.between(k + 1, i)
    joined = len(own) < 2 or not _JOINS.isdisjoint(s.t.words[own[0].end : own[-1].first])
    return joined or own[0].time == v.FUTURE


def _after_participle(s: Told, i: int, j: int, *, coarse: bool) -> bool:
    """ ", built in 1998, …", "the deal signed on Friday expires …", "Built in 1998, the ferry …"."""
    t = s.t
    led = [g for g in s.between(max(0, i - _NOUN_BACK), i) if g.end <= i]
    if not led:
        return False
    g = led[-1]
    planned = t.word(g.first) in v.PLANNED  # ", due to step up on July 1,"
    if not (g.bare or planned) or "," in t.words[g.end : i]:
        return False
    closed = t.word(j) in {",", "-", ")"}
    main_before = bool(s.between(max(0, g.first - _BACK), g.first))
    k = g.first - 2 if t.word(g.first - 1) in _FIRST else g.first - 1
    if planned and t.word(k) != ",":  # "the vote set for Sunday": the day of what the sentence is about
        return False
    if t.word(k) in {",", "-"}:
        return closed or (coarse and main_before)
    if k < 0 or t.word(k) == '"':
        return closed and bool(s.between(j, j + _BACK))
    return s.starts_verb(j) and t.word(k).isalpha() and t.word(k) not in v.SUBJECTS


def _of_an_object(s: Told, i: int) -> bool:
    """ "They visited a mill burnt down in 1998": the participle belongs to the noun, since the clause has its verb."""
    t, led = s.t, [g for g in s.between(max(0, i - _BACK), i) if g.end <= i]
    if len(led) < 2 or not led[-1].bare:
        return False
    main, own = led[-2:]
    k = own.first - 1
    while t.word(k) in _FIRST or (t.word(k).endswith("ly") and k > main.end):
        k -= 1
    noun = t.word(k).isalpha() and t.word(k) not in _NOT_NOUN | v.SUBJECTS and k > main.end
    apart = v.NEW_CLAUSE | _JOINS | _WITH_CLAUSE
    tells = t.word(main.end - 1) in _SAYS or apart.intersection(t.words[main.end : own.first])
    return noun and not tells and "," not in t.words[own.end : i]


def _in_contact(s: Told, i: int, j: int) -> bool:
    """ "The posts we opened in 2020 do not work": a clause without a relative pronoun, and the main verb after it."""
    t, led = s.t, s.between(max(0, i - _NOUN_BACK), i)
    if len(led) != 1 or t.word(led[0].first - 1) not in _PERSONS or "," in t.words[led[0].first : i]:
        return False
    noun = t.word(led[0].first - 2)
    free = noun.isalpha() and noun not in _NOT_NOUN | v.DAYS | _WITH_CLAUSE and not t.capital(led[0].first - 2)
    after = s.between(j, j + 6)
    return free and bool(after) and v.NEW_CLAUSE.isdisjoint(t.words[j : after[0].first])


def _in_since(s: Told, i: int) -> bool:
    """ "… since the firm opened its mine last year", "until the work ends in May", "weeks before the crash in May"."""
    t = s.t
    for k in range(i - 1, max(-1, i - _CLAUSE), -1):
        word = t.word(k)
        if word in {",", ";", ":", '"'}:
            return False
        if word in {"since", "until", "till"} or (word == "as" and t.word(k + 1) in v.WAS | v.DID | v.HAD):
            return _one_clause(s, k, i)
        if word == "before" and (t.word(k - 1) in lx.UNITS or t.word(k - 1) in {"shortly", "just", "long", "even"}):
            return True
    return False


def _of_a_noun(s: Told, i: int, j: int, *, coarse: bool) -> bool:
    """ "The 1918 variant"; "victims of the earthquake on 12 January"; "the aftermath of Friday's attack"."""
    t = s.t
    if _before_noun(s, i, j):
        k = i - 1 if t.word(i - 1) in _DETERMINERS else i
        return coarse or t.word(k - 1) in _NOUN_LEADS
    if t.word(i - 1) in {"and", "or", "-"} and t.word(i - 2).isdecimal():  # "the events of 1 and 2 April"
        i -= 2
    if coarse and t.word(i - 1) == "of" and t.word(i - 2) not in _WHEN | lx.SEASONS.keys() | lx.MONTHS.keys():
        return True
    if t.word(i) in {"last", "this", "next"} and t.word(i - 1) in EVENT_NOUNS:  # "after the summit last September"
        return _names_event(s, i + 1, coarse=coarse)
    return t.word(i - 1) in {"on", "in", "of", "last", "this"} and _names_event(s, i, coarse=coarse)


def _before_noun(s: Told, i: int, j: int) -> bool:
    t = s.t
    owns = t.seq(j, "'", "s")
    at = j + 2 if owns else j
    named = t.word(i - 1).isdecimal() and t.word(i - 2) in _DETERMINERS  # "the 1944 D-Day landings"
    held = t.word(i - 1) in _DETERMINERS or owns or t.word(i) == "the" or named
    if t.word(j) == "-" and t.glued(j) and t.glued(j + 1):  # "a 1918-like year"
        return t.word(j + 1).isalpha()
    return held and t.word(at).isalpha() and t.word(at) not in _NOT_NOUN and not s.starts_verb(at)


def _names_event(s: Told, i: int, *, coarse: bool) -> bool:
    """Whether a preposition, "the" and the name of an event lead to the expression, with no verb between."""
    t, found = s.t, False
    for k in range(i - 2, max(0, i - _NOUN_BACK), -1):
        word = t.word(k)
        if not (word.isalpha() or word in {"-", "'"}) or s.between(k, k + 1):
            return False
        found = found or word in EVENT_NOUNS
        led = word in _NOUN_LEADS or (coarse and word in {"after", "following", "by", "in"})
        if led and found and t.word(k + 1) in _DETERMINERS:
            return t.word(k - 1) not in _WHEN
    return False


def _compared(t: Scan, i: int) -> bool:
    """ "More than in 2021", "unlike last year", "up from a year ago"."""
    k = i - 2 if t.word(i - 1) in {"in", "on", "the"} else i - 1
    pair = t.word(k - 1) in {"compared", "up", "down"} and t.word(k) in {"with", "to", "from"}
    return pair or t.word(k) in {"than", "unlike", "versus", "vs"}
