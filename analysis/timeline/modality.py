"""Tells what has happened from what was planned and from what is said not to have happened."""

import datetime
from collections.abc import Sequence
from itertools import pairwise

from analysis.dates import verbs as v
from analysis.dates.auxiliaries import Group
from analysis.dates.lexicon import words_of
from analysis.dates.tense import direction
from analysis.timeline.asides import Told

#: What a sentence may say of what it tells: that it happened, that it was to happen, that it did not.
MODALITIES = ("happened", "planned", "denied")
_NOT = words_of("not never nobody neither nor t")
#: what is done to a plan that comes to nothing
CALLED_OFF = words_of("cancelled canceled postponed scrapped abandoned shelved rescheduled axed aborted")
_DENIES = words_of("denied denies deny denying refuted")
#: heads of a plan: "had been scheduled for", "was supposed to"
_HEADS = (v.WAS_PLANNED | {"supposed", "meant", "intended"}) - {"set", "likely"}
_MODAL = v.MODALS | v.ABLE
_BACK, _NEAR = 40, 12


def modality(
    s: Told, start: int, end: int, days: tuple[datetime.date, datetime.date], published: datetime.date | None
) -> str:
    """One of `MODALITIES` for the expression between two characters of a sentence; `days` are its first and last.

    What lies after the publication cannot have happened when it was written, whatever the words.
    """
    i, j = s.token(start), s.token(end)
    group = governing(s, i, j)
    if _called_off(s, i, j, group) or (group is not None and _is_negated(s, group)) or _is_denied(s, i):
        return "denied"
    if published is not None and days[0] > published:
        return "planned"
    if group is not None and _was_ahead(s, group):
        return "planned"
    may_be = published is None or days[0] <= published <= days[1]
    return "planned" if may_be and direction(s.t, i, j) == v.FUTURE else "happened"


def main_modality(s: Told) -> str:
    """The modality of a sentence that names no day, by its first verb; what it denies is no event of that day."""
    ahead = bool(s.groups) and s.groups[0].time == v.FUTURE
    return "planned" if ahead and s.t.word(s.groups[0].first) not in _MODAL else "happened"


def governing(s: Told, i: int, j: int) -> Group | None:
    """The verb group that the expression belongs to: the last before it, or the first after where it opens a clause."""
    before = s.between(max(0, i - _BACK), i)
    opens = "," in s.t.words[before[-1].end : i] if before else True
    after = s.between(j, j + _BACK)
    if opens and after and not (before and s.t.word(before[-1].first) in v.PLANNED):
        return after[0]
    return before[-1] if before else after[0] if after else None


def _is_negated(s: Told, group: Group) -> bool:
    """ "Did not open", "was never held", "will not be shown"; not "not only", nor "is not known", "may not come"."""
    if s.t.word(group.first - 1) in {"nobody", "none"} or s.t.seq(group.first - 2, "no", "one"):
        return True
    if group.time not in {v.PAST, v.FUTURE} or s.t.word(group.first) in v.MODALS - v.ABLE:
        return False
    words = s.t.words[group.first : group.end + 1]
    at = next((k for k, word in enumerate(words) if word in _NOT), None)
    if at is None or s.t.word(group.first + at + 1) in {"only", "just", "until", "yet"}:
        return False
    return s.t.word(group.first + at) != "t" or s.t.word(group.first + at - 1) == "'"


def _was_ahead(s: Told, group: Group) -> bool:
    """ "Was due to open", "had been scheduled for", "was to meet", "would have opened": ahead when it was told of."""
    head = s.t.word(group.first)
    if head in _MODAL:
        return head not in v.ABLE and s.t.word(group.first + 1) == "have"
    words = s.t.words[group.first : group.end]
    planned = not _HEADS.isdisjoint(words) or ("set" in words and s.t.word(group.end) in {"for", "to"})
    return (group.time == v.FUTURE or planned) and head in v.WAS | v.HAD | v.HAS | v.PLANNED | v.PLANS


def _called_off(s: Told, i: int, j: int, group: Group | None) -> bool:
    """ "The vote due on Friday was cancelled", "cancelled Friday's concert"; not "was cancelled on Friday"."""
    t = s.t
    if not _names_end(t.words[max(0, i - _BACK) : j + _BACK]):
        return False
    if t.seq(j, "'", "s"):
        return _names_end(t.words[max(0, i - 3) : j + _NEAR])
    return group is not None and (t.word(group.first) in v.PLANNED or _was_ahead(s, group))


def _names_end(words: Sequence[str]) -> bool:
    return not CALLED_OFF.isdisjoint(words) or ("called", "off") in pairwise(words)


def _is_denied(s: Told, i: int) -> bool:
    """ "Denied that its troops attacked the town on Friday"."""
    words = s.t.words[max(0, i - _BACK) : i]
    return not _DENIES.isdisjoint(words) and "," not in words[-_NEAR:] and not _DENIES.isdisjoint(words[-_NEAR * 2 :])
