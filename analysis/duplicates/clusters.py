"""Puts texts together that tell the same in the same words: copies, cut, extended or lightly edited.

Equal texts come first. Then pairs that share several rare runs of words are candidates; a pair holds where the longer
text contains half of the shorter one's runs and the two do not only look alike (`likeness`); what hangs together is a
cluster. A cluster that only hangs together by words that stand in many otherwise unrelated texts (a newsletter's
footer, an appeal for money) is taken apart again.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.duplicates.likeness import LEAST_CONTAINMENT, copies
from analysis.duplicates.sketches import Reading, Runs, containment, distinct, held, read, shared

#: Words that stand in so many otherwise unrelated groups are boilerplate.
BOILERPLATE_GROUPS = 5
_LEAST_OWN_SHARE = 0.15
_LEAST_OWN_RUNS = 8
_NEARLY_ALL = 0.9
_SAMPLE = 4
_SHORT = 120
_MARKS = 8
_MANY_HOLDERS = 24
_ALIKE = 0.8


def group(texts: Sequence[str]) -> list[int]:
    """A cluster label for each text, numbered by first appearance; equal labels are one voice.

    Texts without words are alone.

    Exact copies are found by their text, near copies by containment of runs of three words (Broder 1997). The time
    grows with the length of the texts and the number of candidate pairs, not with the square of the texts. Languages
    are not translated: a text and its translation are two voices.
    """
    equal: dict[str, int] = {}
    same = [equal.setdefault(text, i) for i, text in enumerate(texts)]
    kept = list(equal.values())
    reading = read([texts[i] for i in kept])
    label = list(range(len(texts)))
    first: dict[bytes, int] = {}
    for k, runs_of_one in enumerate(reading.sets):
        label[kept[k]] = kept[first.setdefault(runs_of_one.tobytes(), k)] if len(runs_of_one) else kept[k]
    unique = [k for k, i in enumerate(kept) if label[i] == i and len(reading.sets[k])]
    for part in _parts(reading, unique):
        for k in part:
            label[kept[k]] = kept[part[0]]
    # a text without words is alone, also where its blanks stand twice
    empty = {kept[k] for k, runs_of_one in enumerate(reading.sets) if not len(runs_of_one)}
    return _numbered([i if j in empty else label[label[j]] for i, j in enumerate(same)])


def _parts(reading: Reading, members: Sequence[int]) -> list[list[int]]:
    """The clusters of the texts `members`: what hangs together, less what hangs together by boilerplate alone."""
    sets = reading.sets
    clusters = _linked(reading, members, [sets[i] for i in members])
    widespread = _widespread(clusters, sets)
    out = []
    for cluster in clusters:
        if len(cluster) == 1:
            out.append(cluster)
            continue
        own = [_own(sets[i], widespread) for i in cluster]
        little = all(len(o) >= _NEARLY_ALL * len(sets[i]) for o, i in zip(own, cluster, strict=True))
        for part in [cluster] if little else _linked(reading, cluster, own):
            out += _without_boilerplate(reading, part)
    return out


def _widespread(clusters: Sequence[Sequence[int]], sets: Sequence[Runs]) -> Runs:
    """The runs that stand in BOILERPLATE_GROUPS clusters or more: set phrases, and what outlets add to every text."""
    if len(clusters) < BOILERPLATE_GROUPS:
        return np.empty(0, dtype=np.uint64)
    of_each = [sets[c[0]] if len(c) == 1 else distinct(np.concatenate([sets[i] for i in c])) for c in clusters]
    values = np.sort(np.concatenate(of_each))
    reach = BOILERPLATE_GROUPS - 1
    return distinct(values[reach:][values[reach:] == values[:-reach]])


def _own(runs_of_one: Runs, common: Runs) -> Runs:
    """The runs that are not `common`; none where too few are left to compare by."""
    own = runs_of_one[~held(runs_of_one, common)]
    return own if len(own) >= _LEAST_OWN_RUNS or len(own) == len(runs_of_one) else own[:0]


def _numbered(labels: Sequence[int]) -> list[int]:
    order: dict[int, int] = {}
    return [order.setdefault(x, len(order)) for x in labels]


def _linked(reading: Reading, texts: Sequence[int], sets: Sequence[Runs]) -> list[list[int]]:
    """The clusters of `texts` (lists, in order) that candidate pairs make that are copies, judged by the `sets`."""
    parent = list(range(len(sets)))
    for one, other in _candidates(sets):
        a, b = _root(parent, one), _root(parent, other)
        if a != b and containment(sets[one], sets[other]) >= LEAST_CONTAINMENT and copies(
            reading, texts[one], texts[other]
        ):
            parent[max(a, b)] = min(a, b)
    members: dict[int, list[int]] = defaultdict(list)
    for i, text in enumerate(texts):
        members[_root(parent, i)].append(text)
    return list(members.values())


def _root(parent: list[int], i: int) -> int:
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i


def _candidates(sets: Sequence[Runs]) -> Iterator[tuple[int, int]]:
    """Pairs that share runs, those that share the most first; a sample of the runs of a long text decides."""
    sampled = [s if len(s) < _SHORT else s[(s >> np.uint64(2)) % np.uint64(_SAMPLE) == 0] for s in sets]
    if not sampled:
        return
    values = np.concatenate(sampled)
    holders = np.repeat(np.arange(len(sets)), [len(s) for s in sampled])
    order = np.lexsort((holders, values))
    values, holders = values[order], holders[order]
    begin = np.flatnonzero(np.concatenate([[True], values[1:] != values[:-1]]))
    size = np.diff(np.concatenate([begin, [len(values)]]))
    pairs = [_pairs_at(holders, begin[size == n], int(n)) for n in np.unique(size) if n > 1]
    if not pairs:
        return
    code, count = np.unique(np.concatenate(pairs), return_counts=True)
    length = np.array([len(s) for s in sets])
    shorter = np.minimum(length[code >> 32], length[code & 0xFFFFFFFF])
    # half of what a pair at the limit is expected to share in the sample
    enough = count >= 0.5 * LEAST_CONTAINMENT * shorter / _SAMPLE
    code, count = code[enough], count[enough]
    for at in np.argsort(-count, kind="stable"):
        yield int(code[at] >> 32), int(code[at] & 0xFFFFFFFF)


def _pairs_at(holders: NDArray[np.int64], begin: NDArray[np.int64], n: int) -> NDArray[np.int64]:
    """The pairs among the `n` holders of each run that begins at `begin`; of very common runs, neighbours alone."""
    rows = holders[begin[:, None] + np.arange(n)]
    if n > _MANY_HOLDERS:
        one, other = rows[:, :-1], rows[:, 1:]
    else:
        i, j = np.triu_indices(n, 1)
        one, other = rows[:, i], rows[:, j]
    return np.asarray((one.astype(np.int64) << 32 | other).ravel())


def _without_boilerplate(reading: Reading, members: list[int]) -> Iterable[list[int]]:
    """The cluster, or the parts that remain of it when runs common to many unrelated members are left out."""
    if len(members) < BOILERPLATE_GROUPS:
        return [members]
    sets = reading.sets
    alike = _alike(members, sets)
    units = sorted({alike[i] for i in members})
    if len(units) < BOILERPLATE_GROUPS:
        return [members]
    values, count = np.unique(np.concatenate([sets[u] for u in units]), return_counts=True)
    common = values[count >= BOILERPLATE_GROUPS]
    own = [_own(sets[u], common) for u in units]
    share = [len(o) / len(sets[u]) for o, u in zip(own, units, strict=True)]
    if float(np.median(share)) < _LEAST_OWN_SHARE:
        return [members]
    parts = _linked(reading, units, own)
    if len(parts) < max(BOILERPLATE_GROUPS, 0.3 * len(units)):
        return [members]
    like = defaultdict(list)
    for i in members:
        like[alike[i]].append(i)
    return [sorted(i for u in part for i in like[u]) for part in parts]


def _alike(members: Sequence[int], sets: Sequence[Runs]) -> dict[int, int]:
    """For each member the first that it is all but equal to (itself, if none), so that copies count once."""
    holders: dict[int, list[int]] = defaultdict(list)
    out: dict[int, int] = {}
    for i in members:
        sampled = sets[i][(sets[i] >> np.uint64(2)) % np.uint64(_MARKS) == 0]
        marks = (sampled if len(sampled) else sets[i])[:_MARKS].tolist()
        near = dict.fromkeys(k for v in marks for k in holders[v][:_MANY_HOLDERS])
        out[i] = next((k for k in near if _resemblance(sets[i], sets[k]) >= _ALIKE), i)
        if out[i] == i:
            for v in (sets[i] if len(sets[i]) < _SHORT else sampled).tolist():
                holders[v].append(i)
    return out


def _resemblance(one: Runs, other: Runs) -> float:
    both = shared(one, other)
    return both / max(1, len(one) + len(other) - both)
