"""Reads the verb groups of a sentence in order, each with its time, and the few other words that look back or ahead."""

from analysis.dates import verbs as v
from analysis.dates.auxiliaries import AUXILIARIES, Group, chain, headed, is_modal, past_adverbs, read_auxiliary
from analysis.dates.scan import Scan

_SETS_A_DAY = frozenset({"setting", "scheduling"})
_ENDS_IN = frozenset({"to", "for", "on", "by", "this", "next", "in", "at", "tomorrow", "until"})
_OFTEN_OTHER = frozenset({"expected", "planned", "intended", "likely", "unlikely"})
_OBJECT = 8


def verb_groups(t: Scan, lo: int, hi: int) -> list[Group]:
    """The verb groups among the tokens from `lo` up to `hi`, which should be within one sentence, in order."""
    found: list[Group] = []
    waiting: Group | None = None  # a modal whose verb has not come yet: "Will the ban be …"
    k = lo
    while k < hi:
        group = _resumed(t, k, waiting, found) or _group(t, k, found)
        if group is None:
            k += 1
            continue
        if is_modal(t, k) and _verb_comes_later(t, k, lo):
            waiting = group
        elif group.compound:
            waiting = None
        found.append(group)
        k = max(group.end, k + 1)
    return found


def _verb_comes_later(t: Scan, k: int, lo: int) -> bool:
    """Whether the modal at `k` opens a question, or words stand between it and its verb."""
    opens = k == lo or t.word(k - 1) in v.WH or t.word(k - 1) == '"'
    after = k + 3 if t.word(k) == "won" else k + 1
    return opens or t.word(past_adverbs(t, after)) in v.NO_VERB


def _resumed(t: Scan, k: int, waiting: Group | None, found: list[Group]) -> Group | None:
    """The verb of a modal that stands apart from it, and of an infinitive: "be lifted", "have been lifted"."""
    word = t.word(k)
    if word in v.SAME and waiting is not None and t.word(k - 1) not in v.BEFORE_NOUN:
        return Group(k, k + 1, waiting.time)
    if word != "be" and (word != "have" or waiting is None):
        return None
    end, passive = chain(t, k)
    if not passive:
        return None
    if waiting is not None:
        past = word == "have" and t.word(waiting.first) not in v.WILL | {"won"}  # "Would it have been lifted …?"
        return Group(k, end, v.PAST if past else waiting.time, compound=True)
    asked = bool(found) and t.word(found[-1].first) in v.IS  # "Is the ban to be lifted …?"
    ahead = bool(found) and (found[-1].time == v.FUTURE or asked) and t.word(k - 1) in {"to", "and"}
    return Group(k, end, v.FUTURE if ahead else v.WEAK, compound=True)


def _group(t: Scan, k: int, found: list[Group]) -> Group | None:
    word = t.word(k)
    if word in AUXILIARIES or word == "won":
        return read_auxiliary(t, k) or (_finite(t, k, found) if word == "won" else None)
    if word in v.PLANNED and word not in v.ONLY_AFTER_IS and (word != "set" or t.word(k + 1) in {"to", "for"}):
        return _head_alone(t, k)
    if word in v.TIMETABLE or (word, t.word(k + 1)) in v.TAKES:
        return _timetable(t, k, found)
    time = _time_of_word(t, k)
    return Group(k, k + 1, time) if time is not None else _finite(t, k, found)


def _head_alone(t: Scan, k: int) -> Group:
    """ "The vote scheduled for Sunday", "the bill, due on Friday": a plan without an auxiliary."""
    if t.word(k) in _OFTEN_OTHER and t.word(k + 1) not in _ENDS_IN:
        return Group(k, k + 1, v.WEAK if t.word(k) in {"intended", "unlikely"} else v.FUTURE)
    return headed(t, k, k, v.FUTURE)


def _timetable(t: Scan, k: int, found: list[Group]) -> Group | None:
    """ "The talks begin on Monday"; but not "Did they begin …?", "failed to begin", "saw it begin", "won votes"."""
    before = t.word(k - 1)
    asked = bool(found) and t.word(found[-1].first) in v.DID
    owned = bool(found) and (found[-1].end == k or (found[-1].end == k - 1 and before in v.OBJECTS - {"it"}))
    pictured = t.word(k) in v.MET and t.word(k + 1) not in v.AFTER_MET
    counted = k in t.numbers
    barred = before in v.BEFORE_NOUN - v.THOSE | {"to"}
    return None if asked or owned or pictured or counted or barred else Group(k, k + 1, v.FUTURE)


def _time_of_word(t: Scan, k: int) -> int | None:
    """The time that a word gives without being a verb group: "plans to", "upcoming", "until", "ago"."""
    word, after = t.word(k), t.word(k + 1)
    if word in v.PLANS and (after == "to" or word not in v.NOUNS_TOO):
        return v.FUTURE
    if word in v.AHEAD or (word == "going" and after == "to") or (word == "deadline" and after in {"of", "on", "for"}):
        return v.FUTURE
    decided = (word in v.INTENTIONS and after == "to") or (word in _SETS_A_DAY and after in {"a", "an", "the"})
    if word in v.PERHAPS or decided:
        return v.WEAK
    return v.PAST if word in v.BACK else None


def _finite(t: Scan, k: int, found: list[Group]) -> Group | None:
    """A past form without an auxiliary; it shares that of another in "be shut and sold", "will have it cut"."""
    word, before = t.word(k), t.word(k - 1)
    if not v.is_participle(word) or _is_attribute(t, k, found):
        return None
    if found and (before in {"getting", "being"} or _has_object(t, k, found[-1])):
        return Group(k, k + 1, found[-1].time, compound=True)
    if word in v.PROMISED and (at := _infinitive(t, k)):
        return Group(k, at, v.WEAK)
    link = k - 2 if before.endswith("ly") or before in {"then", "not"} else k - 1
    linked = t.word(link) in {"and", "or"} and t.word(link - 1) != ","
    if linked and found and (found[-1].compound or word in v.SAME):
        return Group(k, k + 1, found[-1].time, compound=True)
    return Group(k, k + 1, v.PAST, bare=word != "said" and word not in v.SAME)


def _has_object(t: Scan, k: int, last: Group) -> bool:
    return t.word(k - 1) in v.OBJECTS and last.end == k - 1 and last.time == v.FUTURE


def _is_attribute(t: Scan, k: int, found: list[Group]) -> bool:
    """Whether the form at `k` belongs to a noun: "the wounded", "in occupied Kherson", "a still unspecified date"."""
    before, after = t.word(k - 1), t.word(k + 1)
    verb_follows = after in v.FUNCTION or after in v.DAYS
    if before in v.BEFORE_NOUN and not (before in v.THOSE and verb_follows):
        return True
    if (before == "-" and t.glued(k)) or (before in v.BETWEEN and t.word(k - 2) in {"a", "an", "the"}):
        return True
    # in one clause with a future no past form can be its verb: "will redeem preferred shares"
    ahead = bool(found) and found[-1].time == v.FUTURE and v.NEW_CLAUSE.isdisjoint(t.words[found[-1].end : k])
    return ahead and after.isalpha() and not verb_follows


def _infinitive(t: Scan, k: int) -> int:
    """The token after "to" where an infinitive follows the verb at `k` or its object ("asked them to go"); else 0."""
    for at in range(k + 1, k + _OBJECT):
        word = t.word(at)
        if word == "to":
            after = t.word(at + 1)
            return at + 1 if after.isalpha() and not t.capital(at + 1) and after not in v.FUNCTION else 0
        if not (word.isalnum() or word == "-"):
            return 0
    return 0
