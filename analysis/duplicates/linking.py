"""Links each text to the longer ones that it is a copy of, so that no scrap makes one voice of two articles.

Texts are taken from the longest to the shortest. What is a copy of texts of one cluster joins it. What is a copy of
texts of several clusters makes one of those alone that it is about half of, if it is no mere paragraph: they have
their matter from it, or with it. What is less, an excerpt or a quotation that several articles print, joins the
cluster that it is the largest part of and leaves the others as they are. And where a text holds several articles that
are foreign to one another, as the digest of a day does, the largest of them alone is of its voice.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.duplicates.likeness import LEAST_CONTAINMENT, copies, embedded
from analysis.duplicates.sketches import Reading, Runs, held, shared

#: The share of each of two texts that a third must be to make them one voice, and that it must be of a text that holds
#: a part of it alone: it has matter of its own and is no quotation.
CORE, CORE_IN_PART = 0.45, 0.3
#: A text of fewer runs makes no two clusters one.
LEAST_CORE = 60
_WHOLE = 0.9
_APART = 0.2
_BESIDE = 1.3
_SAMPLE = 4
_SHORT = 200
_MANY_HOLDERS = 24


def linked(reading: Reading, texts: Sequence[int], sets: Sequence[Runs]) -> list[list[int]]:
    """The clusters of `texts` (lists, in order), judged by the `sets` of their runs.

    Whatever text is added, longer ones come together by it only where it is `CORE` of both.
    """
    links = _Links(reading, texts, sets)
    for short, longer in in_turn(sets, candidates(sets, sampled(sets))):
        links.join(short, longer)
    return links.clusters()


def attached(
    reading: Reading, clusters: Sequence[Sequence[int]], scraps: Sequence[int], sets: Sequence[Runs]
) -> list[list[int]]:
    """`clusters` with the `scraps`, longest first, each in the one cluster that it is a copy of, or in one of its own.

    `sets` holds the runs of the scraps by which they are compared. No two of `clusters` come together.
    """
    texts = [*scraps, *(i for c in clusters for i in c)]
    wanted = np.unique(np.concatenate([*sets, np.empty(0, dtype=np.uint64)]))
    known = [reading.sets[i] for i in texts[len(scraps) :]]
    part = [*sets, *(s[held(s, wanted)] for s in known)]
    links = _Links(reading, texts, [*sets, *known])
    at = len(scraps)
    for cluster in clusters:
        links.parent[at : at + len(cluster)] = [at] * len(cluster)
        at += len(cluster)
    for short, longer in in_turn([*sets, *known], candidates([*sets, *known], part)):
        if short < len(scraps):
            links.join(short, longer, bridging=False)
    return links.clusters()


class _Link(NamedTuple):
    """That a text is a copy of a longer one: the share of it, whether that makes it a core, and what it takes of one
    whose rest is on other matters."""

    share: float
    core: bool
    part: Runs | None


class _Links:
    """Which texts hang together so far; `texts` are their numbers in `reading`, all else counts places in `texts`."""

    def __init__(self, reading: Reading, texts: Sequence[int], sets: Sequence[Runs]) -> None:
        self.reading, self.texts, self.sets = reading, texts, sets
        self.parent = list(range(len(texts)))
        self.taken: dict[int, Runs] = {}

    def root(self, i: int) -> int:
        while self.parent[i] != i:
            self.parent[i] = self.parent[self.parent[i]]
            i = self.parent[i]
        return i

    def join(self, short: int, longer: Sequence[int], bridging: bool = True) -> None:
        """Puts `short` with what it is a copy of; of the `longer` the likeliest come first."""
        found: dict[int, _Link] = {}
        for other in longer:
            root = self.root(other)
            if root not in found and (link := self._copied(short, other, root, bridging)):
                found[root] = link
        if not found:
            return
        core = [root for root, link in found.items() if link.core] if bridging else []
        most = max(found, key=lambda root: found[root].share)
        for root in core or [most]:
            part = found[root].part
            if part is not None:
                self.taken.setdefault(root, part)
            self._unite(root, short)

    def _copied(self, short: int, other: int, root: int, bridging: bool) -> _Link | None:
        """How `short` is a copy of `other` of the cluster `root`; None where it is none."""
        one, two = self.sets[short], self.sets[other]
        both = shared(one, two)
        if both < LEAST_CONTAINMENT * len(one) or not copies(self.reading, self.texts[short], self.texts[other]):
            return None
        share = both / len(two)
        long_enough = len(self.reading.sets[self.texts[short]]) >= LEAST_CORE
        core = long_enough and share >= (CORE if both >= _WHOLE * len(one) else CORE_IN_PART)
        pair = self.texts[short], self.texts[other]
        if not bridging or len(two) < _BESIDE * len(one) or not embedded(self.reading, *pair):
            return _Link(share, core, None)
        part = one[held(one, two)]
        if root in self.taken and shared(part, self.taken[root]) < _APART * len(part):
            return None
        return _Link(share, core, part)

    def _unite(self, one: int, other: int) -> None:
        a, b = self.root(one), self.root(other)
        if a == b:
            return
        first, last = min(a, b), max(a, b)
        self.parent[last] = first
        part = self.taken.pop(last, None)
        if part is not None:
            self.taken.setdefault(first, part)

    def clusters(self) -> list[list[int]]:
        members: dict[int, list[int]] = defaultdict(list)
        for i, text in enumerate(self.texts):
            members[self.root(i)].append(text)
        return list(members.values())


def in_turn(
    sets: Sequence[Runs], pairs: tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]
) -> Iterator[tuple[int, list[int]]]:
    """Each text that has longer ones beside it in `pairs`, longest first, and those, the likeliest source first."""
    one, other, count = pairs
    size = np.array([len(s) for s in sets], dtype=np.int64)
    turn = np.empty(len(sets), dtype=np.int64)
    turn[np.lexsort((np.arange(len(sets)), -size))] = np.arange(len(sets))
    swap = turn[one] > turn[other]
    short, long = np.where(swap, one, other), np.where(swap, other, one)
    order = np.lexsort((turn[long], -count / np.maximum(1, size[long]), turn[short]))
    short, long = short[order], long[order]
    if not len(short):
        return
    begin = np.flatnonzero(np.concatenate([[True], short[1:] != short[:-1]]))
    for text, part in zip(short[begin], np.split(long, begin[1:]), strict=True):
        yield int(text), part.tolist()


def sampled(sets: Sequence[Runs]) -> list[Runs]:
    """A sample of the runs of each long text, the same runs in all; all runs of a short one."""
    return [s if len(s) < _SHORT else s[(s >> np.uint64(2)) % np.uint64(_SAMPLE) == 0] for s in sets]


def candidates(
    sets: Sequence[Runs], part: Sequence[Runs]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Pairs of texts that share runs of the `part` of their `sets`: the one, the other, and how many they share."""
    none = np.empty(0, dtype=np.int64)
    if not part:
        return none, none, none
    values = np.concatenate(part)
    holders = np.repeat(np.arange(len(part)), [len(s) for s in part])
    order = np.lexsort((holders, values))
    values, holders = values[order], holders[order]
    begin = np.flatnonzero(np.concatenate([[True], values[1:] != values[:-1]])) if len(values) else none
    size = np.diff(np.concatenate([begin, [len(values)]]))
    pairs = [_pairs_at(holders, begin[size == n], int(n)) for n in np.unique(size) if n > 1]
    if not pairs:
        return none, none, none
    code, count = np.unique(np.concatenate(pairs), return_counts=True)
    # what many texts have tells nothing of a pair: the rest is what a copy must share
    rare = np.bincount(holders[np.repeat(size, size) <= _MANY_HOLDERS], minlength=len(sets)).astype(np.float64)
    rare *= np.array([len(s) / max(1, len(p)) for s, p in zip(sets, part, strict=True)])
    shorter = np.minimum(rare[code >> 32], rare[code & 0xFFFFFFFF])
    # half of what a pair at the limit is expected to share in the sample
    enough = count >= 0.5 * LEAST_CONTAINMENT * shorter / _SAMPLE
    code, count = code[enough], count[enough]
    return code >> 32, code & 0xFFFFFFFF, count


def _pairs_at(holders: NDArray[np.int64], begin: NDArray[np.int64], n: int) -> NDArray[np.int64]:
    """The pairs among the `n` holders of each run that begins at `begin`; of very common runs, neighbours alone."""
    rows = holders[begin[:, None] + np.arange(n)]
    if n > _MANY_HOLDERS:
        one, other = rows[:, :-1], rows[:, 1:]
    else:
        i, j = np.triu_indices(n, 1)
        one, other = rows[:, i], rows[:, j]
    return np.asarray((one.astype(np.int64) << 32 | other).ravel())
