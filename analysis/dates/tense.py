"""Reads from the words around an expression whether its sentence looks back or ahead. A closed list, no tagger."""

from analysis.dates.lexicon import words_of
from analysis.dates.scan import Scan

FUTURE = words_of(
    "will ll shall wo won would expected expects expect scheduled planned plans plan planning due upcoming going set "
    "deadline intends intend hopes hope promised pledged aims next tomorrow slated poised could should must until "
    "forthcoming proposed wants"
)
_NOUNS = frozenset({"plan", "plans", "hope", "hopes"})
WILL = frozenset({"will", "ll", "shall", "wo"})
_WEAK = words_of("would could should must promised pledged set next until proposed wants hope hopes")
PAST = words_of(
    "said was were had did told came went took began became saw met held led sent made got left lost won ran fell rose "
    "kept killed gave found brought fought broke spoke struck shot hit cut put knew felt thought wrote drove flew grew "
    "threw sold bought paid built heard stood since ago has been have reported announced"
)
_STOPS = frozenset({".", "!", "?", ";", '"'})
_NOT_PAST = words_of("united hundred needed embed unprecedented armed")
_BEFORE_TO = frozenset({"is", "are", "ready", "likely"})
_PAST_IN_EED = words_of("agreed disagreed freed guaranteed decreed refereed")
_LASTED = words_of(
    "not t had was were did never stayed remained lasted waited continued held kept closed ran went from"
)
_DEADLINE = 8
_BACK, _AHEAD = 12, 10


def direction(t: Scan, first: int, end: int) -> int:
    """-2 where the words beside tokens `first` to `end` look back, 1 (perhaps) or 2 where they look ahead, else 0."""
    behind = _nearest(t, range(first - 1, max(-1, first - 1 - _BACK), -1))
    return behind or _nearest(t, range(end, min(len(t.words), end + _AHEAD)), WILL)


def is_deadline(t: Scan, first: int) -> bool:
    """Whether tokens from `first` on are a deadline to come: "they have until Friday", not "it was shut until Friday".
    """
    before = t.words[max(0, first - 1 - _DEADLINE) : first - 1]
    if t.word(first - 1) not in {"until", "till"} or not before or before[-1] in _STOPS or before[-1][0] == "\n":
        return False
    return _LASTED.isdisjoint(before)


def _nearest(t: Scan, places: range, future: frozenset[str] = FUTURE) -> int:
    for k in places:
        word = t.words[k]
        if word[0] == "\n" or (word in _STOPS and not (word == "." and len(t.word(k - 1)) < 3)):
            return 0  # the sentence ends; "U.S." and "Mr." do not end one
        if word in _NOUNS and t.word(k + 1) != "to":
            continue
        if word in future:
            if t.word(k - 1) == "been" and t.word(k - 2) == "had":
                return 0
            return 1 if word in _WEAK else 2
        if word == "to" and t.word(k - 1) in _BEFORE_TO:
            return 2
        if word in PAST or _is_past_form(word):
            return -2
    return 0


def _is_past_form(word: str) -> bool:
    """Whether a word ends as past forms do: "ordered", "agreed"; not "succeed" or "hundred"."""
    if len(word) <= 3 or not word.endswith("ed") or word in _NOT_PAST:
        return False
    return not word.endswith("eed") or word in _PAST_IN_EED
