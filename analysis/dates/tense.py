"""Tells from the verbs around an expression whether its sentence looks back or ahead. A closed list, no tagger."""

from itertools import pairwise

from analysis.dates.auxiliaries import Group
from analysis.dates.groups import verb_groups
from analysis.dates.lexicon import words_of
from analysis.dates.scan import Scan
from analysis.dates.verbs import FUTURE, IS, MODALS, NEW_CLAUSE, PAST, PRESENT, PUT_OFF, SAME, WEAK, is_past_form

_STOPS = frozenset({".", "!", "?", ";"})
_TITLES = words_of(
    "mr mrs ms dr gen lt col sen rep gov st prof sgt capt maj jr sr inc corp co ltd vs no "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
_LASTED = words_of(
    "not t had was were did never stayed remained lasted waited continued held kept closed ran went from"
)
#: what goes on for a while: in the past it was over by the time named, "it burned until Thursday"
_GOES_ON = words_of(
    "burned burnt blazed smouldered smoldered raged lasted continued remained stayed persisted lingered fought worked "
    "played slept waited lived ruled reigned served talked spoke argued negotiated danced sang drank celebrated "
    "protested marched walked searched dug rained snowed sat stood knelt hid rang resisted defied"
)
_DEADLINE = 8
_BACK, _AHEAD = 20, 16
_LEADS = words_of("on in at by from late early this last next the of during around as about")
_CONDITIONS = words_of("if unless when once whether")
_OPENERS = words_of("that because while whereas although but : ; -")
#: what nobody puts on a calendar: a day beside it lies behind, whatever is to follow from it
_SUDDEN = words_of(
    "attack attacks explosion explosions blast blasts killing killings shooting crash earthquake quake raid raids "
    "bombing bombings shelling assault assassination murder murders death deaths collapse landslide ambush massacre "
    "invasion annexation coup arrest arrests incident accident derailment stabbing outage defeat loss losses ruling"
)
_AFTER_NOUN = words_of("in by on at of from to into with near during for over under against after before")


def direction(t: Scan, first: int, end: int) -> int:
    """-2 where the verbs beside tokens `first` to `end` look back, 1 (perhaps) or 2 where they look ahead, else 0.

    The last verb group before the expression in its sentence decides; where there is none, or the expression opens a
    clause ("…, but on Friday"), the first one after it.
    """
    before = verb_groups(t, _sentence_start(t, first), first)
    if _beside_sudden(t, first, end, led=bool(before)):
        return PAST
    if before and _is_condition(t, first, before[-1], end):
        return FUTURE
    if before and not _opens_clause(t, first) and not _stands_between(t, first, before[-1].end):
        return _last(t, before, first)
    after = verb_groups(t, end, _sentence_end(t, end))
    if before and not _opens_clause(t, first) and (not after or after[0].first > end or t.word(end) in SAME):
        return _last(t, before, first)
    if after:
        group = _main(t, after)
        # "the arrest on July 21 may be a sign" guesses at what the arrest means; "the vote on Sunday will" looks ahead
        guess = group.time == FUTURE and t.word(group.first) in MODALS and not _leads(t, first)
        return PRESENT if guess else _told_first(t, group)
    return _last(t, before, first) if before else 0


def _is_condition(t: Scan, first: int, verb: Group, end: int) -> bool:
    """Whether the expression stands in the condition of a future: "if it is not lifted on Friday, they will leave"."""
    if verb.time not in {PRESENT, WEAK} or _CONDITIONS.isdisjoint(t.words[_sentence_start(t, first) : verb.first]):
        return False
    after = verb_groups(t, end, _sentence_end(t, end))
    return bool(after) and after[0].time == FUTURE


def is_deadline(t: Scan, first: int) -> bool:
    """Whether tokens from `first` on are a deadline to come: "they have until Friday", not "it was shut until Friday".
    """
    before = t.words[max(0, first - 1 - _DEADLINE) : first - 1]
    if t.word(first - 1) not in {"until", "till"} or not before or before[-1] in _STOPS or before[-1][0] == "\n":
        return False
    groups = verb_groups(t, _sentence_start(t, first), first - 1)
    return _LASTED.isdisjoint(before) and not (groups and _was_over(t, groups[-1]))


def _was_over(t: Scan, verb: Group) -> bool:
    """Whether what a verb tells went on and ended: "it burned until Thursday"; not "issued a ban until Friday"."""
    return verb.time == PAST and t.word(verb.end - 1) in _GOES_ON


def within_sentence(t: Scan, early: int, late: int) -> bool:
    """Whether token `early` opens the sentence of token `late`, or a clause of it after ", and" or ", but"."""
    start = _sentence_start(t, late)
    if start == early:
        return start == 0 or _ends(t, start - 1)  # else the look back ended there, not the sentence
    return start < early and t.word(early - 1) in {"and", "but"} and t.word(early - 2) == ","


def _last(t: Scan, groups: list[Group], first: int) -> int:
    """The time of the last group; in the present after a future it is that future: "will go if it is held on"."""
    verb, time = groups[-1], groups[-1].time
    if verb.time == PRESENT and verb.end == first and t.word(verb.first) in IS:  # "the deadline is Friday"
        return FUTURE
    if t.word(verb.first) == "until" and len(groups) > 1 and _was_over(t, groups[-2]):
        return PAST
    put_off = t.word(verb.end - 1) in PUT_OFF and time == PAST
    if put_off and t.word(first - 1) in {"to", "until", "till", "through", "for"}:
        return WEAK
    if time in {PRESENT, WEAK} and len(groups) > 1 and groups[-2].time == FUTURE:
        return FUTURE
    return time


def _main(t: Scan, groups: list[Group]) -> Group:
    """The first group that is no mere attribute: in "the ban imposed in May will be lifted" the second."""
    for group, later in pairwise(groups):
        attribute = group.bare and not later.bare and t.word(group.end) in _AFTER_NOUN
        if not attribute or not NEW_CLAUSE.isdisjoint(t.words[group.end : later.first]):
            return group
    return groups[-1]


def _told_first(t: Scan, group: Group) -> int:
    """The time of a group that comes after the expression: "On Friday they planned to …" is the day of planning."""
    return WEAK if group.time == FUTURE and is_past_form(t.word(group.first)) else group.time


def _stands_between(t: Scan, first: int, verb: int) -> bool:
    """Whether the expression may stand between a subject and its verb: "after a court Thursday refused"."""
    return verb < first and t.word(first - 1).isalpha() and t.word(first - 1) not in _LEADS


def _opens_clause(t: Scan, first: int) -> bool:
    """Whether the expression stands at the head of a clause, with no verb before it there."""
    k = _before_leads(t, first)
    return t.word(k) in _OPENERS or (t.word(k) == "and" and t.word(k - 1) == ",")


def _leads(t: Scan, first: int) -> bool:
    """Whether nothing stands before the expression in its clause: "On Friday they may meet"."""
    k = _before_leads(t, first)
    return k < 0 or _ends(t, k) or t.word(k) in {'"', ","} or _opens_clause(t, first)


def _before_leads(t: Scan, first: int) -> int:
    """The token before the preposition, the article and the like that lead to an expression."""
    k = first - 1
    while first - k <= 4 and t.word(k) in _LEADS:
        k -= 1
    return k


def _beside_sudden(t: Scan, first: int, end: int, *, led: bool) -> bool:
    """Whether a sudden event is named right beside: "Friday's attack", "the blast on Friday will be looked into"."""
    if t.seq(end, "'", "s") and not _SUDDEN.isdisjoint(t.words[end + 2 : end + 5]):
        return True
    k = first - 2 if t.word(first - 1) in {"on", "of", "in"} else first - 1
    free = not led or t.word(first - 1) == "of"  # "vowed to avenge the attack of May 9": its own day
    return free and t.word(k) in _SUDDEN and t.word(k - 1) != "to"


def _sentence_start(t: Scan, first: int) -> int:
    k = first
    while k > 0 and first - k < _BACK and not _ends(t, k - 1):
        k -= 1
    return k


def _sentence_end(t: Scan, end: int) -> int:
    k = end
    if t.word(end) in {"(", "-"}:  # a dateline: "Kyiv, 17 September (UNIAN) – Parliament will …"
        return end
    while k < len(t.words) and k - end < _AHEAD and not _ends(t, k) and t.words[k] not in {":", '"'}:
        k += 1
    return k


def _ends(t: Scan, k: int) -> bool:
    """Whether a sentence ends at token `k`; "U.S." and "Mr." do not end one, nor a point before a small letter."""
    word = t.words[k]
    if word[0] == "\n":
        return True
    if word != ".":
        return word in _STOPS
    before, after = t.word(k - 1), t.word(k + 1)
    short = before in _TITLES or len(before) < (2 if t.capital(k + 1) else 3)
    goes_on = after.isalnum() and not t.capital(k + 1)
    stuck = t.glued(k + 1) and (after.isalnum() or after == ",")
    return not (short or goes_on or stuck)
