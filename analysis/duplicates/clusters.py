"""Puts texts together that tell the same in the same words: copies, cut, extended or lightly edited.

Equal texts come first. Then pairs that share several rare runs of words are candidates; a pair holds where the longer
text contains half of the shorter one's runs and the two do not only look alike (`likeness`). From the longest text to
the shortest, each joins what it is a copy of, and makes clusters one only where it is the core of both (`linking`);
scraps come last and bridge nothing. A cluster that only hangs together by words that stand in many otherwise unrelated
texts (a newsletter's footer, an appeal for money) is taken apart again.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from analysis.duplicates.linking import attached, linked
from analysis.duplicates.sketches import SCRAP, Reading, Runs, distinct, held, read, shared

#: Words that stand in so many otherwise unrelated groups are boilerplate.
BOILERPLATE_GROUPS = 5
_LEAST_OWN_SHARE = 0.15
_LEAST_OWN_RUNS = 8
_NEARLY_ALL = 0.9
_SHORT = 120
_MARKS = 8
_MANY_HOLDERS = 24
_ALIKE = 0.8


def group(texts: Sequence[str]) -> list[int]:
    """A cluster label for each text, numbered by first appearance; equal labels are one voice.

    Texts without words are alone.

    Exact copies are found by their text, near copies by containment of runs of three words (Broder 1997). The time
    grows with the length of the texts and the number of candidate pairs, not with the square of the texts. Languages
    are not translated: a text and its translation are two voices. The order of `texts` does not count, and a scrap (a
    text of less than `SCRAP` runs) never changes which texts that are no scraps are together.
    """
    equal: dict[str, int] = {}
    same = [equal.setdefault(text, i) for i, text in enumerate(texts)]
    # by their content, longest first: the order of the corpus tells nothing, and a scrap is read last
    kept = [equal[text] for text in sorted(equal, key=lambda text: (-len(text), text))]
    reading = read([texts[i] for i in kept])
    label = list(range(len(texts)))
    first: dict[bytes, int] = {}
    for k, runs_of_one in enumerate(reading.sets):
        label[kept[k]] = kept[first.setdefault(runs_of_one.tobytes(), k)] if len(runs_of_one) else kept[k]
    unique = [k for k, i in enumerate(kept) if label[i] == i and len(reading.sets[k])]
    whole = [k for k in unique if len(reading.sets[k]) >= SCRAP]
    scraps = [k for k in unique if len(reading.sets[k]) < SCRAP]
    for part in _with_scraps(reading, _parts(reading, whole), scraps):
        for k in part:
            label[kept[k]] = kept[part[0]]
    # a text without words is alone, also where its blanks stand twice
    empty = {kept[k] for k, runs_of_one in enumerate(reading.sets) if not len(runs_of_one)}
    return _numbered([i if j in empty else label[label[j]] for i, j in enumerate(same)])


def _parts(reading: Reading, members: Sequence[int]) -> list[list[int]]:
    """The clusters of the texts `members`: what hangs together, less what hangs together by boilerplate alone."""
    sets = reading.sets
    clusters = linked(reading, members, [sets[i] for i in members])
    widespread = _widespread(clusters, sets)
    out = []
    for cluster in clusters:
        if len(cluster) == 1:
            out.append(cluster)
            continue
        own = [_own(sets[i], widespread) for i in cluster]
        little = all(len(o) >= _NEARLY_ALL * len(sets[i]) for o, i in zip(own, cluster, strict=True))
        for part in [cluster] if little else linked(reading, cluster, own):
            out += _without_boilerplate(reading, part)
    return out


def _with_scraps(reading: Reading, parts: Sequence[Sequence[int]], scraps: Sequence[int]) -> list[list[int]]:
    """The clusters `parts` with the texts that are too short to say which of the others belong together."""
    sets = [reading.sets[i] for i in scraps]
    clusters = attached(reading, parts, scraps, sets)
    common = _widespread(clusters, reading.sets)
    own = [_own(s, common) for s in sets]
    if all(len(o) == len(s) for o, s in zip(own, sets, strict=True)):
        return clusters
    return attached(reading, parts, scraps, own)


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
    parts = linked(reading, units, own)
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
