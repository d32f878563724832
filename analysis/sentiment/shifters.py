"""What the words around a rated word do to it: negation, flipping verbs, degree, hedges, direction and contrast.

The rules look at a window of a few words on either side and stop at the marks that end a clause, so the work grows
with the length of the sentence alone. Each returns a factor; what a hit adds is its valence times the product.
"""

from collections.abc import Sequence

from analysis.sentiment.lexicon import KINDS
from analysis.sentiment.words import Word

NEGATE, FLIP, FLIP_BAD, FLIP_GOOD = KINDS["negate"], KINDS["flip"], KINDS["flipbad"], KINDS["flipgood"]
BOOST, DAMP, HEDGE, BUT = KINDS["boost"], KINDS["damp"], KINDS["hedge"], KINDS["but"]
UP, DOWN, GOOD, BAD = KINDS["up"], KINDS["down"], KINDS["goodqty"], KINDS["badqty"]
QUANTITY = GOOD | BAD
FLIPS = FLIP | FLIP_BAD | FLIP_GOOD

#: how many words back a negation, a flipping verb, a degree word and a hedge reach
REACH = {NEGATE: 4, FLIPS: 5, BOOST: 2, DAMP: 2, HEDGE: 5}
_FARTHEST = 5
#: what is left of a bad or a good word that is negated, or flipped by a verb
NEGATED = (-0.1, -0.6)
FLIPPED = (-0.5, -0.6)
#: what is left of a verb's own valence when it has flipped its object, and when both are bad ("fight crime")
SPENT, TURNED = 0.8, -0.3
#: what is left of a bad or a good thing's own valence when there is less of it
SHRUNK = (-0.2, -0.7)
_PARTICLES = frozenset(("up", "down"))
BOOSTED, DAMPED, HEDGED = 1.35, 0.6, 0.75
#: what the first word of a sentence weighs, the last one, and one that is quoted: news puts the main thing first, and
#: quotes what is put strongly
FIRST, LAST, QUOTED = 1.3, 0.7, 1.2
BEFORE_BUT, AFTER_BUT, CONCEDED = 0.75, 1.2, 0.5
#: how many contrasts of one sentence are looked at; more stand in no sentence that means anything
_MOST_TURNS = 4
_FINITE_TEXT = "is are was were had has have will would said says"
_FINITE = frozenset(_FINITE_TEXT.split())
_CONCEDES = frozenset(["although", "though", "despite", "while", "whereas"])
_TURNS = frozenset(["but", "however", "yet", "nevertheless", "nonetheless"])
_EMPTIES = frozenset(
    form
    for verb in ("collapse", "fail", "fade", "subside", "abate", "vanish", "disappear", "evaporate", "crumble", "cease")
    for form in (verb, verb + "s", verb + "es", verb + "d", verb + "ed", verb[:-1] + "ing", verb + "ing")
)
_ENDED_TEXT = "ended ends stopped stops ceased ceases subsided abated faded vanished disappeared"
_ENDED = frozenset(_ENDED_TEXT.split())
#: what can follow a verb that has no object: "the war ended in May"
_AFTER_TEXT = ", . ; : ! ? ) in on at after when as with last this early late yesterday today soon by and"
_AFTER = frozenset(_AFTER_TEXT.split())


class Hit:
    """A rated word or phrase at start:end of the tokens, with its factor so far; a mutable working copy."""

    __slots__ = ("end", "factor", "group", "start", "valence")

    def __init__(self, start: int, end: int, valence: float, group: str) -> None:
        self.start, self.end, self.valence, self.group, self.factor = start, end, valence, group, 1.0


def shift(words: Sequence[Word], kinds: Sequence[int], hits: Sequence[Hit]) -> None:
    """Sets the factor of every hit. `kinds` are the words' bits, 0 where a phrase has used the word up."""
    _place(words, hits)
    if any(kinds):
        _shift(words, kinds, hits)


def _place(words: Sequence[Word], hits: Sequence[Hit]) -> None:
    """Weighs each hit by its place in the sentence and by whether it stands between quotation marks."""
    marks = [n for n, word in enumerate(words) if word.lower == '"']
    for hit in hits:
        hit.factor = FIRST - (FIRST - LAST) * hit.start / len(words)
    opened = 0
    for hit in hits if marks else ():
        while opened < len(marks) and marks[opened] < hit.start:
            opened += 1
        if opened % 2:
            hit.factor *= QUOTED


def _shift(words: Sequence[Word], kinds: Sequence[int], hits: Sequence[Hit]) -> None:
    at: dict[int, Hit] = {n: hit for hit in hits for n in range(hit.start, hit.end)}
    for hit in hits:
        _look_back(words, kinds, hit, at)
    for n, kind in enumerate(kinds):
        if not kind:
            continue
        if kind & FLIPS:
            _flip_before(words, n, kind, at)
        if kind & (UP | DOWN):
            _direct(words, kinds, n, kind, at)
    _contrast(words, kinds, hits)


def _look_back(words: Sequence[Word], kinds: Sequence[int], hit: Hit, at: dict[int, Hit]) -> None:
    bad = hit.valence < 0
    negated = hedged = crossed = False
    for distance in range(1, _FARTHEST + 1):
        n = hit.start - distance
        if n < 0 or (words[n].mark and words[n].lower != '"'):
            return
        kind = kinds[n]
        # a verb's object ends before the next finite verb: "the liberated town … had been jailed"
        crossed = crossed or words[n].lower in _FINITE
        if not kind:
            continue
        if kind & NEGATE and not negated and distance <= REACH[NEGATE] and not _only(words, n):
            hit.factor *= NEGATED[not bad]
            negated = True
        elif kind & FLIPS and not crossed and _flips(kind, bad) and not _chained(words, kinds, hit):
            if not _denied(kinds, n):
                _flip(hit, at.get(n))
            return  # a negation before the verb is the verb's own: "did not stop the attack"
        elif kind & BOOST and distance <= REACH[BOOST]:
            hit.factor *= BOOSTED
        elif kind & DAMP and distance <= REACH[DAMP]:
            hit.factor *= DAMPED
        elif kind & HEDGE and not hedged:
            hit.factor *= HEDGED
            hedged = True


def _flip(hit: Hit, verb: Hit | None) -> None:
    """Turns `hit` round; what the verb says by itself is spent, and turned too if it is a blow against an evil."""
    hit.factor *= FLIPPED[hit.valence > 0]
    if verb is not None:
        verb.factor *= TURNED if verb.valence < 0 and hit.valence < 0 else SPENT


def _flips(kind: int, bad: bool) -> bool:
    return bool(kind & FLIP or kind & (FLIP_BAD if bad else FLIP_GOOD))


def _only(words: Sequence[Word], n: int) -> bool:
    """Whether the word at `n` does not deny: "not only" and "not just" add, "a few" is some."""
    if words[n].lower == "few":
        return n > 0 and words[n - 1].lower in ("a", "the", "these", "those", "past", "last", "next")
    return n + 1 < len(words) and words[n + 1].lower in ("only", "just", "merely", "least")


def _chained(words: Sequence[Word], kinds: Sequence[int], hit: Hit) -> bool:
    """Whether the rated word is itself a flipping verb after another ("failed to stop …"): its object is flipped."""
    return bool(kinds[hit.start] & FLIPS) and hit.start > 0 and words[hit.start - 1].lower == "to"


def _denied(kinds: Sequence[int], n: int) -> bool:
    """Whether the verb at `n` is itself negated or flipped ("did not stop the attack", "failed to stop it")."""
    return any(kinds[m] & (NEGATE | FLIP) for m in range(max(0, n - 3), n))


def _flip_before(words: Sequence[Word], n: int, kind: int, at: dict[int, Hit]) -> None:
    """The passive and the intransitive: "the bomb was defused", "the ceasefire collapsed"."""
    passive = n > 0 and words[n - 1].be
    over = not passive and words[n].lower in _ENDED and (n + 1 == len(words) or words[n + 1].lower in _AFTER)
    if not (passive or over or words[n].lower in _EMPTIES):
        return
    for m in range(n - 1 - passive, max(-1, n - 5), -1):
        if words[m].mark:
            return
        hit = at.get(m)
        if hit is not None and (_flips(kind, hit.valence < 0) or not passive) and hit.factor > 0:
            if hit.valence > 0 or passive or over:
                _flip(hit, at.get(n) if passive else None)
            return


def _direct(words: Sequence[Word], kinds: Sequence[int], n: int, kind: int, at: dict[int, Hit]) -> None:
    """Direction by what it is said of: rising costs are bad, falling unemployment is good, falling morale is not.

    "Up" and "down" are particles ("cleaning up") unless something that can rise, or a number, stands near them.
    """
    place, moved = _quantity(words, kinds, n), at.get(n)
    if place is None:
        if moved is not None and words[n].lower in _PARTICLES and not _number_follows(words, n):
            moved.factor = 0.0
        return
    quantity = at.get(place)
    bad = bool(kinds[place] & BAD)
    good_news = bool(kind & UP) != bad
    if moved is not None and (moved.valence > 0) != good_news:
        moved.factor *= -1.0
    if quantity is not None and kind & DOWN and (quantity.valence < 0) == bad:
        quantity.factor *= SHRUNK[not bad]


def _number_follows(words: Sequence[Word], n: int) -> bool:
    return any(word.lower[:1].isdigit() for word in words[n + 1 : n + 3])


def _quantity(words: Sequence[Word], kinds: Sequence[int], n: int) -> int | None:
    """The nearest thing that can rise or fall, up to three words before or after `n` in the same clause."""
    for distance in (1, 2, 3):
        for m in (n - distance, n + distance):
            if 0 <= m < len(words) and kinds[m] & QUANTITY and not kinds[m] & (UP | DOWN):
                between = words[min(m, n) + 1 : max(m, n)]
                if not any(w.mark for w in between):
                    return m
    return None


def _contrast(words: Sequence[Word], kinds: Sequence[int], hits: Sequence[Hit]) -> None:
    turns = [n for n, kind in enumerate(kinds) if kind & BUT]
    if not turns:
        return
    turn = next((n for n in turns if words[n].lower in _TURNS), None)
    conceded = [_clause(words, n) for n in turns[:_MOST_TURNS] if words[n].lower in _CONCEDES]
    for hit in hits:
        if turn is not None:
            hit.factor *= BEFORE_BUT if hit.start < turn else AFTER_BUT
        if any(start <= hit.start < end for start, end in conceded):
            hit.factor *= CONCEDED


def _clause(words: Sequence[Word], n: int) -> tuple[int, int]:
    end = n + 1
    while end < len(words) and not words[end].mark:
        end += 1
    return n, end
