"""Where what is said ends: at a new voice, a contrast, a bracket's end or the full stop."""

import bisect

from analysis.voices.grammar import Tok, Unit, is_adverb
from analysis.voices.lexicon import ING, lexicon
from analysis.voices.readings import is_finite_cue, norm, verb_like
from analysis.voices.words import BE, DO, HAVE, MODAL, PREP

#: what begins the circumstances of a thing said
_CIRCUMSTANCE = frozenset(["during", "after", "before", "via", "when", "because", "where", "since", "until"])
#: the words at which alone a clause may end
_ENDING = _CIRCUMSTANCE | {"while", "before", "after", "and", "but"}
_AUXILIARY = BE | HAVE | DO | MODAL
_CONTRASTS = frozenset(["but", "while", "although", "though", "whereas", "according", "as", "even"])


def clause_end(unit: Unit, start: int, *, narrow: bool = False) -> int:
    """Where a clause that begins at token `start` ends (exclusive); with `narrow` also at the first comma or time."""
    toks = unit.toks
    depth = 0
    places = _places(unit)
    for k in places[bisect.bisect_left(places, start) :]:
        t = toks[k]
        if t.kind == "p":
            depth += (t.norm in "([") - (t.norm in ")]")
            if depth < 0 or (k > start and _ends_at_mark(toks, k, narrow)):
                return k
        elif t.kind == "q":
            if narrow or _breaks_off(toks, k + 1):
                return k + 1
        elif k > start and _ends_at_word(toks, k, start, narrow):
            return k
    end = len(toks)
    while end > start and toks[end - 1].kind == "p" and toks[end - 1].norm not in ")]%":
        end -= 1
    return end


def relative_end(toks: list[Tok], speaker: tuple[int, int] | None, start: int) -> int | None:
    """Where the clause of a "who" after a comma ends, before the main verb: "Berg, who said it rained, left"."""
    if speaker is None or norm(toks, speaker[0]) not in ("who", "which") or norm(toks, speaker[0] - 1) != ",":
        return None
    for k in range(start, len(toks) - 1):
        if toks[k].norm != ",":
            continue
        verb = k + 1
        while verb < len(toks) - 1 and is_adverb(toks[verb]):
            verb += 1
        if verb_like(toks, verb) or is_finite_cue(toks[verb].norm):
            return k
    return None


def _places(unit: Unit) -> list[int]:
    """The tokens of a sentence at which a clause may end, looked for once however many clauses the sentence has."""
    if unit.places is None:
        toks = unit.toks
        last = len(toks) - 1
        unit.places = [
            k
            for k, t in enumerate(toks)
            if t.kind == "p" or t.norm in _ENDING or (t.kind == "q" and t.norm[-1] == "," and k < last)
        ]
    return unit.places


def _ends_at_mark(toks: list[Tok], k: int, narrow: bool) -> bool:
    """Whether a semicolon, a comma before a new voice, or a dash that no other answers ends what is said."""
    mark = toks[k].norm
    if mark == "-":
        apart = toks[k].start != toks[k - 1].end
        return apart and not any(t.norm == "-" and t.kind == "p" for t in toks[k + 1 :])
    return mark == ";" or (mark == "," and toks[k - 1].norm != "that" and (narrow or _breaks_off(toks, k + 1)))


def _ends_at_word(toks: list[Tok], k: int, start: int, narrow: bool) -> bool:
    """Whether a contrast, a second verb of speech, or (with `narrow`) a circumstance ends what is said."""
    word = toks[k].norm
    meanwhile = word == "while" and toks[k - 1].kind == "w" and toks[k - 1].norm != "that"
    if meanwhile or (narrow and k > start + 1 and word in _CIRCUMSTANCE):
        return True
    if word in ("before", "after") and any(kind == ING for kind, _ in lexicon().verbs.get(norm(toks, k + 1), ())):
        return True  # "… before claiming that …"
    same_subject = word == "but" and norm(toks, k + 1) in _AUXILIARY
    return k > start + 2 and word in ("and", "but") and (same_subject or _new_voice(toks, k + 1))


def _breaks_off(toks: list[Tok], k: int) -> bool:
    """Whether a comma before token `k` ends what is said: a contrast, or a second voice."""
    word = norm(toks, k)
    if norm(toks, k + 1) == "that" and word in ("but", "and"):
        return False  # "…, but that …" goes on with what is said
    speaks = any(kind == ING for kind, _ in lexicon().verbs.get(word, ()))
    return word in _CONTRASTS or speaks or (word == "and" and _new_voice(toks, k + 1))


def _new_voice(toks: list[Tok], k: int) -> bool:
    """Whether a second verb of speech follows at `k`: "said it was … and called on …"."""
    while k < len(toks) and is_adverb(toks[k]):
        k += 1
    return is_finite_cue(norm(toks, k)) and norm(toks, k + 1) not in PREP - {"for", "on"}
