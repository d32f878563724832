"""How a verb form is meant where it stands: active, passive, a participle, an infinitive, or no verb at all."""

import dataclasses

from analysis.voices.grammar import Tok, Unit, bare, contracted, is_adverb
from analysis.voices.lexicon import BASE, ING, PARTICIPLE, PAST, THIRD, lexicon
from analysis.voices.words import (
    BE,
    COORD,
    DET,
    DO,
    GEN,
    HAVE,
    MODAL,
    OBJECT,
    PREP,
    RELATIVE,
    SUB,
    SUBJECT,
    WH,
    words_of,
)  # fmt: skip

_PAST_IRREGULAR = words_of("past")
_PLURAL = words_of("plural")
NUMERALS = frozenset(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"])
#: how far back a relative pronoun leaves its place in a clause open, in tokens
_GAP = 8
_SINGULAR = frozenset(["he", "she", "it", "this", "that", "one"])
_NO_THIRD = frozenset(["i", "you", "we", "they", "those"])


@dataclasses.dataclass(frozen=True, slots=True)
class Reading:
    """How a verb form stands: "active", "passive", "ing" (a participle or gerund), "to" (an infinitive).

    `group` is the index of the first word of its verb group ("has", in "has repeatedly said"), `cue_end` the token
    after the verb and its particles ("called for").
    """

    voice: str
    group: int
    negated: bool = False
    cue_end: int = 0


def norm(toks: list[Tok], i: int) -> str:
    """The counted form of token `i`, "" outside the sentence."""
    return toks[i].norm if 0 <= i < len(toks) else ""


def left_of(toks: list[Tok], i: int) -> tuple[int, bool]:
    """The index of the first token to the left of `i` that is no adverb, and whether "not" or "never" was passed."""
    j, negated = i - 1, False
    while j >= 0 and is_adverb(toks[j]):
        negated |= toks[j].norm in ("not", "never")
        j -= 1
    return j, negated


def reading(unit: Unit, i: int, kinds: frozenset[str]) -> Reading | None:
    """How the verb form at `i`, of the given kinds, is meant; None where it is rather a noun or an adjective."""
    toks = unit.toks
    if toks[i].capital and i > 0 and not unit.headline and toks[i - 1].kind == "w" and ING not in kinds:
        return None
    j, negated = left_of(toks, i)
    p = norm(toks, j)
    tail = contracted(p) if bare(p) in SUBJECT else ""
    negated |= p.endswith("n't") or p == "not"
    past = bool(kinds & {PAST, PARTICIPLE})
    if p in BE or tail in ("s", "re", "m"):
        return _after_be(toks, j, kinds, negated, past)
    if p in HAVE or tail in ("ve", "d"):
        fits = past or (tail == "d" and BASE in kinds)
    elif p in MODAL or p in DO or p in ("not", "to") or contracted(p) in ("ll", "d"):
        fits = BASE in kinds
    else:
        known = kinds == {PARTICIPLE} and p not in COORD  # "the hall known as the Barn"
        finite = not known and _stands_alone(unit, i, j, kinds)
        return Reading("ing" if ING in kinds else "active", i, negated) if finite else None
    return Reading("to" if p == "to" else "active", j, negated) if fits else None


def _after_be(toks: list[Tok], j: int, kinds: frozenset[str], negated: bool, past: bool) -> Reading | None:
    k, more = left_of(toks, j)
    group = k if norm(toks, k) in HAVE | MODAL or norm(toks, k) == "to" else j
    if ING in kinds:
        return Reading("active", group, negated or more)
    if past and contracted(norm(toks, j)) == "s" and not toks[j].capital and norm(toks, j + 2) in ("that",):
        return Reading("active", group, negated or more)  # "he's said that" has a "has" in it
    return Reading("passive", group, negated or more) if past else None


def _stands_alone(unit: Unit, i: int, j: int, kinds: frozenset[str]) -> bool:
    """Whether a form without an auxiliary is a verb, by what stands before it (token `j`)."""
    toks = unit.toks
    p = norm(toks, j)
    past = bool(kinds & {PAST, PARTICIPLE})
    if ING in kinds:
        return not (p in DET or p in GEN or p.endswith("'s"))
    if j < 0 or (THIRD in kinds and not past and _is_base_cue(norm(toks, i + 1))):
        return past and _takes_subject_after(toks, i)  # no verb: "records show", a plural before its own
    if toks[j].kind != "w":
        return past or THIRD in kinds or p[:1] != "“"
    if bare(p) in SUBJECT:
        return past or (p not in _NO_THIRD if THIRD in kinds else p not in _SINGULAR | {"those", "more"})
    counted = THIRD in kinds and not past and _is_plural_noun(toks, i, p)
    nominal = p in DET or p in GEN or p in PREP or p.endswith("'s") or p in WH or (p in OBJECT and p != "her")
    # "announced plans to grow": a noun after another verb
    planned = THIRD in kinds and not past and p.endswith("ed") and norm(toks, i + 1) in ("to", "for")
    if counted or nominal or planned or (p in SUB and p not in COORD):
        return False
    return p in COORD or past or THIRD in kinds or _is_plural(toks, j) or says(toks, i)


def _is_plural_noun(toks: list[Tok], i: int, before: str) -> bool:
    """Whether a form in -s is a noun: "in eleven states", "her remarks were brief", but "which she claims is old"."""
    after = norm(toks, i + 1)
    gap = any(t.norm in RELATIVE or t.norm == "what" for t in toks[max(0, i - _GAP) : i])
    counted = before.isdigit() or before in NUMERALS or (before == "other" and after != "that")
    return counted or (not gap and (after in BE or after in HAVE or after in MODAL))


def _is_base_cue(word: str) -> bool:
    return any(kind == BASE for kind, _ in lexicon().verbs.get(word, ())) and word not in PREP


def _takes_subject_after(toks: list[Tok], i: int) -> bool:
    return i + 1 < len(toks) and toks[i + 1].kind == "w" and (toks[i + 1].capital or norm(toks, i + 1) in DET | SUBJECT)


def _is_plural(toks: list[Tok], j: int) -> bool:
    """Whether the noun at `j` can be the subject of a form without -s: a plural, or one of two names."""
    word = toks[j].norm
    plural = word.endswith("s") and not word.endswith(("ss", "'s", "us"))
    coordinated = toks[j].capital and (norm(toks, j - 1) in COORD or norm(toks, j - 2) in COORD)
    return plural or coordinated or word in _PLURAL or word.isdigit()


def says(toks: list[Tok], i: int) -> bool:
    """Whether the word at `i` is the plural "say", which is hardly ever a noun: "officials in Kyiv say it is over"."""
    before = norm(toks, i - 1)
    alone = before not in DET and before not in GEN and before not in DO and before not in MODAL and before != "to"
    return norm(toks, i) == "say" and i > 0 and toks[i - 1].kind == "w" and alone


def verb_like(toks: list[Tok], i: int) -> bool:
    """Whether the word at `i` reads as a finite verb: an auxiliary, an irregular past, an -ed form after a noun."""
    word = toks[i].norm
    if word in BE or word in HAVE or word in DO or word in MODAL or word in _PAST_IRREGULAR:
        return not toks[i].capital
    before = norm(toks, i - 1)
    attributive = i == 0 or before in DET or before in GEN or before.endswith("'s") or before in PREP
    if attributive or toks[i].capital or toks[i].kind != "w":
        return False
    if word.endswith("ed") and len(word) > 3:
        return True
    return toks[i - 1].capital and is_finite_cue(word)


def is_finite_cue(word: str) -> bool:
    """Whether a word is a past or a third person of a verb in the lexicon."""
    return any(kind in (THIRD, PAST) for kind, _ in lexicon().verbs.get(word, ()))
