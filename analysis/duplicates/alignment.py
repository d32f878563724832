"""Pairs the sentences of two versions: equal ones drop out, near ones are one sentence before and after."""

from collections import Counter, defaultdict
from collections.abc import Sequence

#: The share of their words that two sentences must have in common to be one, before and after.
_ALIKE = 0.5
_ALIKE_IN_PLACE = 0.3
_RARE = 12
_HOLDERS = 24


def aligned(a: Sequence[Sequence[str]], b: Sequence[Sequence[str]]) -> list[tuple[int | None, int | None]]:
    """Pairs of places of sentences (lists of words) that differ: (i, j), (i, None) for dropped, (None, j) for added.

    In the order of `b`, what was dropped where it stood in `a`. Sentences without words are left out. Each sentence is
    compared with those that share its rarest words alone, so the time grows with the length of the texts.
    """
    left, right = _without_equals(a, b)
    partner = _partners({i: a[i] for i in left}, {j: b[j] for j in right})
    partner = _between_neighbours(a, b, left, right, partner)
    taken = set(partner.values())
    pairs = [(i, partner.get(i)) for i in left]
    place = {j: i for i, j in partner.items()}
    rest: list[tuple[float, int | None, int | None]] = [(i, i, j) for i, j in pairs]
    near = -1.0
    for j in range(len(b)):
        near = place.get(j, near)
        if j in right and j not in taken:
            rest.append((near + 0.5, None, j))
    return [(i, j) for _, i, j in sorted(rest, key=lambda row: (row[0], -1 if row[2] is None else row[2]))]


def _without_equals(a: Sequence[Sequence[str]], b: Sequence[Sequence[str]]) -> tuple[list[int], dict[int, None]]:
    """The places in `a` and in `b` of the sentences that the other side does not have, or has fewer times."""
    spare_a, spare_b = Counter(map(tuple, a)), Counter(map(tuple, b))
    return _spared(a, spare_b), dict.fromkeys(_spared(b, spare_a))


def _spared(sentences: Sequence[Sequence[str]], other: Counter[tuple[str, ...]]) -> list[int]:
    left = []
    for i, sentence in enumerate(sentences):
        words = tuple(sentence)
        if words and other[words] <= 0:
            left.append(i)
        other[words] -= 1
    return left


def _partners(a: dict[int, Sequence[str]], b: dict[int, Sequence[str]]) -> dict[int, int]:
    """For places in `a` the place in `b` of the sentence most like it; the best pairs first, each place once."""
    holders: dict[str, list[int]] = defaultdict(list)
    for j, sentence in b.items():
        for word in dict.fromkeys(sentence):
            holders[word].append(j)
    scored = []
    for i, sentence in a.items():
        known = sorted((w for w in dict.fromkeys(sentence) if w in holders), key=lambda w: (len(holders[w]), w))
        near = {j for w in known[:_RARE] for j in holders[w][:_HOLDERS]}
        for j in near:
            share = _in_common(sentence, b[j])
            if share >= _ALIKE:
                scored.append((-share, abs(i - j), i, j))
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(scored):
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    return partner


def _between_neighbours(
    a: Sequence[Sequence[str]], b: Sequence[Sequence[str]], left: list[int], right: dict[int, None],
    partner: dict[int, int],
) -> dict[int, int]:  # fmt: skip
    """`partner` with those that have less in common, where the sentence before or behind them is one in both."""
    place: dict[tuple[str, ...], int] = {}
    for j, sentence in enumerate(b):
        place.setdefault(tuple(sentence), j)
    made, free = dict(partner), set(right) - set(partner.values())
    for i in left:
        if i in made:
            continue
        before = (made.get(i - 1, place.get(tuple(a[i - 1]), -2)) + 1) if i else 0
        behind = (made.get(i + 1, place.get(tuple(a[i + 1]), 0)) - 1) if i + 1 < len(a) else len(b) - 1
        found = next((j for j in (before, behind) if j in free and _in_common(a[i], b[j]) >= _ALIKE_IN_PLACE), None)
        if found is not None:
            made[i] = found
            free.discard(found)
    return made


def _in_common(one: Sequence[str], other: Sequence[str]) -> float:
    """The share of their words that two sentences have in common (Dice 1945)."""
    return 2 * sum((Counter(one) & Counter(other)).values()) / (len(one) + len(other))
