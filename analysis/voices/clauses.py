"""Where what is said ends: at a new voice, a contrast, a bracket's end or the full stop."""

from analysis.voices.grammar import Tok, Unit, is_adverb
from analysis.voices.lexicon import ING, lexicon
from analysis.voices.readings import is_finite_cue, norm
from analysis.voices.words import PREP

_CONTRASTS = frozenset(["but", "while", "although", "though", "whereas", "according", "as", "even"])


def clause_end(unit: Unit, start: int, *, narrow: bool = False) -> int:
    """Where a clause that begins at token `start` ends (exclusive); with `narrow` at the first comma."""
    toks = unit.toks
    depth = 0
    for k in range(start, len(toks)):
        t = toks[k]
        if t.kind == "p":
            depth += (t.norm in "([") - (t.norm in ")]")
            comma = t.norm == "," and k > start and (narrow or _breaks_off(toks, k + 1))
            if depth < 0 or t.norm == ";" or comma:
                return k
        elif t.kind == "w" and k > start + 2 and t.norm in ("and", "but") and _new_voice(toks, k + 1):
            return k
    end = len(toks)
    while end > start and toks[end - 1].kind == "p" and toks[end - 1].norm not in ")]%":
        end -= 1
    return end


def _breaks_off(toks: list[Tok], k: int) -> bool:
    """Whether a comma before token `k` ends what is said: a contrast, or a second voice."""
    word = norm(toks, k)
    speaks = any(kind == ING for kind, _ in lexicon().verbs.get(word, ()))
    return word in _CONTRASTS or speaks or (word == "and" and _new_voice(toks, k + 1))


def _new_voice(toks: list[Tok], k: int) -> bool:
    """Whether a second verb of speech follows at `k`: "said it was … and called on …"."""
    while k < len(toks) and is_adverb(toks[k]):
        k += 1
    return is_finite_cue(norm(toks, k)) and norm(toks, k + 1) not in PREP - {"for", "on"}
