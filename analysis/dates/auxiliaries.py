"""Reads a verb group from its auxiliary on: "will not be lifted", "had been due to", "is expected to be".

No tagger: auxiliaries are a closed class, and what follows one shows by its ending whether it belongs to it.
"""

from collections.abc import Callable
from typing import NamedTuple

from analysis.dates import verbs as v
from analysis.dates.scan import Scan

_MOST_BETWEEN = 5
_NO_ADVERB = frozenset({"fly", "apply", "rely", "reply", "supply", "family", "july", "ally", "rally", "tally"})
_OWNERS = frozenset({"the", "a", "his", "her", "their", "its", "free", "political", "of", "own", "my", "our", "with"})
_SHORT = frozenset({"s", "re", "m"})
_QUESTION = 40


class Group(NamedTuple):
    """A verb group, or a word that tells time without one: its tokens, and whether it looks back or ahead.

    `bare` is a participle without an auxiliary, which may belong to a noun; `compound` can lend its auxiliary to a
    participle after "and".
    """

    first: int
    end: int
    time: int
    bare: bool = False
    compound: bool = False


def past_adverbs(t: Scan, k: int) -> int:
    """The first token from `k` on that is no adverb or negation, a few tokens further at most."""
    for _ in range(_MOST_BETWEEN):
        word = t.word(k)
        if word not in v.BETWEEN and not (word.endswith("ly") and len(word) > 4 and word not in _NO_ADVERB):
            break
        k += 1
    return k


def chain(t: Scan, k: int) -> tuple[int, bool]:
    """The end of "have", "been", "be" and a participle from `k` on, and whether it ends in one."""
    for _ in range(4):
        at = past_adverbs(t, k)
        word = t.word(at)
        if word in {"be", "have", "been", "being", "get", "got"}:
            k = at + 1
            continue
        if v.is_participle(word):
            return at + 1, True
        break
    return k, False


def headed(t: Scan, first: int, at: int, time: int) -> Group:
    """The group from `first` with the head of a plan at `at`: "is due to be lifted", "are expected to have left"."""
    if t.seq(at, "due", "to") and t.word(at + 2) in v.BEFORE_NOUN:  # "due to the storm": because of it
        return Group(first, at + 1, v.PAST if t.word(first) in v.WAS | v.HAD else v.PRESENT)
    if t.word(at + 1) != "to":
        return Group(first, at + 1, time, compound=True)
    end, _ = chain(t, past_adverbs(t, at + 2))
    return Group(first, max(end, at + 2), time, compound=True)


def modal(t: Scan, k: int) -> Group | None:
    """Will, would, may, could, must …: ahead, but for "would have been lifted" and what could not be done."""
    word = t.word(k)
    if _is_noun_or_name(t, k):
        return None
    at = past_adverbs(t, k + 1)
    if word == "d" and (v.is_participle(t.word(at)) or t.word(at) in {"been", "better"}):
        return Group(k, at + 1, v.PAST)
    end, passive = chain(t, at)
    if t.word(at) == "have" and end > at + 1 and word not in v.WILL:
        return Group(k, end, v.PAST, compound=True)
    if end == at and t.word(at) not in v.NO_VERB:
        end = at + 1
    if t.word(at) == "be" and t.word(head := past_adverbs(t, end)) in v.PLANNED:
        end = head + 1
    return Group(k, end, _ability(t, k, at) if word in v.ABLE else v.FUTURE, compound=passive)


def _ability(t: Scan, k: int, at: int) -> int:
    """ "Could see", "could not be reached" tell what was; "could be lifted" what may come; "can" either."""
    if t.word(k) == "can":
        return v.WEAK
    negated = t.word(k).endswith("n") or not {"not", "t", "never", "no"}.isdisjoint(t.words[k:at])
    return v.PAST if negated or t.word(at) in v.SENSES else v.FUTURE


def is_modal(t: Scan, k: int) -> bool:
    """Whether a modal stands at `k`; "won't" begins with a word that is a verb elsewhere."""
    return t.word(k) in v.WILL | v.MODALS or t.seq(k, "won", "'", "t")


def _is_noun_or_name(t: Scan, k: int) -> bool:
    """Whether "will", "may", "must" at `k` is no verb: "his will", "Will Smith", "in May", "a must"."""
    word, before = t.word(k), t.word(k - 1)
    if word in {"d", "ll"}:
        return before != "'"
    if word == "wo":
        return t.word(k + 1) != "n"
    if word in {"will", "might", "must", "can", "may"} and before in _OWNERS:
        return True
    if not t.capital(k) or word not in {"will", "may"}:
        return False
    if word == "may" and (t.digits(k + 1) is not None or t.digits(k - 1) is not None):
        return True
    opens = k == 0 or before in {".", '"', "!", "?", ":"} or before[:1] == "\n"
    return not opens or next((w for w in t.words[k : k + _QUESTION] if w in {".", "?", "!"}), "") != "?"


def _will_not(t: Scan, k: int) -> Group:
    """ "Won't", in three tokens."""
    at = past_adverbs(t, k + 3)
    end, passive = chain(t, at)
    return Group(k, max(end, at + (t.word(at) not in v.NO_VERB)), v.FUTURE, compound=passive)


def _is(t: Scan, k: int) -> Group | None:
    at = past_adverbs(t, k + 1)
    word = t.word(at)
    if t.word(k) in _SHORT:
        return _is_short(t, k, at)
    if word == "to":
        return Group(k, chain(t, at + 1)[0], v.FUTURE, compound=True)
    if word in v.PLANNED and word not in v.NOT_AHEAD:
        return headed(t, k, at, v.FUTURE)
    if word == "on":  # "the vote is on Sunday"
        return Group(k, at + 1, v.FUTURE)
    end, passive = chain(t, at)
    if passive:
        return Group(k, end, v.WEAK, compound=True)
    goes_on = word.endswith("ing") and len(word) > 4
    return Group(k, at + goes_on, v.WEAK if goes_on else v.PRESENT)


def _is_short(t: Scan, k: int, at: int) -> Group | None:
    """ "It's due to", "they're going to", "he's been"; "Russia's planned attack" is no verb."""
    if t.word(k - 1) != "'":
        return None
    if t.word(at) == "been":
        return Group(k, chain(t, at)[0], v.PAST, compound=True)
    if t.word(at) in v.PLANNED and t.word(at + 1) == "to" and t.word(at) not in v.NOT_AHEAD:
        return headed(t, k, at, v.FUTURE)
    return None


def _was(t: Scan, k: int) -> Group:
    """ "Was lifted"; but "was due to be", "was to be" mostly speak of what lay ahead when it was written."""
    at = past_adverbs(t, k + 1)
    word = t.word(at)
    if word in v.PLANNED:
        return headed(t, k, at, v.FUTURE if _lay_ahead(t, at) else v.PAST)
    end, passive = chain(t, at + 1 if word == "to" else at)
    return Group(k, max(end, at), v.FUTURE if word == "to" else v.PAST, compound=passive)


def _lay_ahead(t: Scan, at: int) -> bool:
    """Whether the head at `at` is of a plan: "due on", "scheduled for", "expected to"; not "the trap was set"."""
    return t.word(at) == "due" or (t.word(at) in v.WAS_PLANNED and t.word(at + 1) in {"to", "for"})


def _has(t: Scan, k: int) -> Group:
    at = past_adverbs(t, k + 1)
    word = t.word(at)
    if word == "to":  # an obligation
        return Group(k, chain(t, at + 1)[0], v.FUTURE, compound=True)
    if word == "been" and _lay_ahead(t, head := past_adverbs(t, at + 1)):
        return headed(t, k, head, v.FUTURE)
    end, perfect = chain(t, at)
    if word in {"scheduled", "planned", "booked"}:  # "has scheduled a vote Thursday"
        return Group(k, end, v.FUTURE, compound=True)
    if perfect and t.word(end - 1) in v.PROMISED and t.word(end) == "to":
        return Group(k, end + 1, v.WEAK, compound=True)
    # without a participle it is a possession, or its verb comes later: "Has the ban been lifted?"
    return Group(k, end, v.PAST, compound=True) if perfect or word == "been" else Group(k, at, v.PRESENT)


def _had(t: Scan, k: int) -> Group:
    at = past_adverbs(t, k + 1)
    if t.word(at) == "been" and t.word(head := past_adverbs(t, at + 1)) in v.PLANNED:
        return headed(t, k, head, v.WEAK)
    return Group(k, max(chain(t, at)[0], at), v.PAST, compound=True)


def _did(t: Scan, k: int) -> Group:
    at = past_adverbs(t, k + 1)
    kept = t.word(at) in v.NO_VERB or (t.word(at) in v.PLANS and t.word(at + 1) == "to")
    return Group(k, at if kept else at + 1, v.PAST)


def _do(t: Scan, k: int) -> Group:
    return Group(k, past_adverbs(t, k + 1), v.PRESENT)


def _been(t: Scan, k: int) -> Group:
    return Group(k, chain(t, k)[0], v.PAST, compound=True)


_READERS: dict[str, Callable[[Scan, int], Group | None]] = {
    **dict.fromkeys(v.WILL | v.MODALS, modal), **dict.fromkeys(v.IS, _is), **dict.fromkeys(v.WAS, _was),
    **dict.fromkeys(v.HAS, _has), **dict.fromkeys(v.HAD, _had), **dict.fromkeys(v.DID, _did),
    **dict.fromkeys(v.DO, _do), "been": _been,
}  # fmt: skip
AUXILIARIES = frozenset({*_READERS})


def read_auxiliary(t: Scan, k: int) -> Group | None:
    """The group that the auxiliary at `k` begins, or nothing where none stands there."""
    if t.seq(k, "won", "'", "t"):
        return _will_not(t, k)
    reader = _READERS.get(t.word(k))
    return reader(t, k) if reader is not None else None
