"""What can begin after a verb of speech: a clause with a verb of its own, or a thing."""

from analysis.voices.clauses import voice_in_passing
from analysis.voices.grammar import Tok, bare, is_adverb
from analysis.voices.readings import norm, verb_like
from analysis.voices.words import COORD, DET, PREP, SUB, SUBJECT, WH, words_of

#: the verb of a clause is looked for within so many tokens
_REACH = 16
_NOT_ALONE = frozenset(["this", "that", "those", "these", "one", "her"])
_LEADS_IN = words_of("leads_in")


def opens_clause(toks: list[Tok], k: int, *, alone: bool = False) -> bool:
    """Whether a clause may begin at `k`: a subject that some finite verb follows; with `alone` no other clause's."""
    if k >= len(toks) or toks[k].kind == "p":
        return k < len(toks) and toks[k].norm in ("$", "#")
    word = toks[k].norm
    if toks[k].kind == "q" or (bare(word) in SUBJECT and word not in _NOT_ALONE):
        return True
    closed = word in PREP or word in WH or word in SUB or word == "to"
    return (word in _LEADS_IN or not closed) and _verb_within(toks, k + 1, alone=alone)


def _verb_within(toks: list[Tok], k: int, *, alone: bool) -> bool:
    for n in range(k, min(len(toks), k + _REACH)):
        word = norm(toks, n)
        if word in ("who", "which", "that") or (toks[n].kind == "p" and word in (".", ";", ":", "?")):
            return False
        if alone and _of_another_clause(toks, n) and not any(t.kind == "q" for t in toks[k:n]):
            return False  # "added 3 percent, Keller said", "added the salt and stirred"
        if toks[n].kind == "w" and (verb_like(toks, n) or (bare(word) in SUBJECT and bare(word) != word)):
            return True
    return False


def _of_another_clause(toks: list[Tok], n: int) -> bool:
    """Whether what follows the word or mark at `n` is no verb of the clause before it."""
    word = toks[n].norm
    return (word == "," and voice_in_passing(toks, n + 1)) or (word in COORD and verb_like(toks, n + 1))


def opens_phrase(toks: list[Tok], k: int) -> bool:
    """Whether a thing may begin at `k`: a noun, what stands before one, a figure or words between marks."""
    if k >= len(toks) or toks[k].kind != "w":
        return k < len(toks) and (toks[k].kind == "q" or toks[k].norm in ("$", "#"))
    word = toks[k].norm
    closed = word in PREP or word in COORD or word in WH or word == "to" or (word in SUB and word not in DET)
    return not closed and (word in ("all", "both") or not is_adverb(toks[k]))
