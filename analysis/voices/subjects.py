"""People without a name who stand as a subject ("the minister knew of it"), for a pronoun that follows them."""

from analysis.voices.grammar import Tok, Unit
from analysis.voices.lexicon import lexicon
from analysis.voices.readings import is_finite_cue, verb_like
from analysis.voices.words import words_of

#: a role stands within so many tokens after its article
_REACH = 4
_NO_PERSON = words_of("bodies") | words_of("bodies_that_speak") | words_of("plural")


def role_subjects(units: list[Unit]) -> list[tuple[int, str]]:
    """(where, role) of each "the …" that names one person by a role and has a verb right after it, in order."""
    found: list[tuple[int, str]] = []
    for unit in units:
        for k, tok in enumerate(unit.toks):
            if tok.norm == "the":
                found += [(tok.start, role) for role in _role(unit.toks, k)]
    return found


def _role(toks: list[Tok], k: int) -> list[str]:
    """The role that the article at `k` leads up to, where it is the last word before a verb; a list of one or none."""
    for n in range(k + 1, min(len(toks) - 1, k + _REACH)):
        word = toks[n].norm
        if toks[n].kind != "w" or toks[n].capital:
            return []
        verb = toks[n + 1].kind == "w" and (verb_like(toks, n + 1) or is_finite_cue(toks[n + 1].norm))
        person = word in lexicon().roles and word not in _NO_PERSON and not word.endswith("s")
        if person and verb:
            return [word]
    return []
