"""Who stands after a verb of speech: a name with an occupation before it, or people whom no name is given to."""

from analysis.voices import phrases
from analysis.voices.grammar import Tok, bare, is_adverb
from analysis.voices.readings import norm
from analysis.voices.words import (
    BE,
    COORD,
    DET,
    DO,
    GEN,
    HAVE,
    LINK,
    MODAL,
    OBJECT,
    PREP,
    RELATIVE,
    SUB,
    SUBJECT,
    TIME,
    WH,
)

Span = tuple[int, int]

#: what begins the time, place or occasion after a verb of speech, and what is nobody's name
TAIL_PREPOSITIONS = frozenset(
    ["in", "on", "at", "to", "during", "via", "from", "after", "before", "of", "about", "for"]
)
NO_NAME = frozenset(["that", "this", "those", "these", "it", "there", "who", "which"])
#: how many words may stand before a name to say what somebody is, and words in no occupation
_OCCUPATION = 9
_NO_OCCUPATION = frozenset(["not", "so", "nothing", "something", "anything", "goodbye", "yes", "no", "hello", "please"])
_FORMER = frozenset(["last", "next", "night", "day", "week", "weekend"])  # "night porter Ola Berg"


def titled(toks: list[Tok], k: int) -> Span | None:
    """A name with its occupation before it, known or not: "rail chief Ola Berg", "the retired nurse Ida de Boer"."""
    name = None
    for n in range(k, min(len(toks), k + _OCCUPATION)):
        if toks[n].kind != "w" or not (toks[n].capital or _in_occupation(toks, n, k)):
            break
        if not toks[n].capital and n > k and toks[n - 1].capital and not _is_noun(toks[n]):
            break
        occupied = n > k and not toks[n - 1].capital and norm(toks, n - 1) not in PREP | DET | GEN | LINK
        if toks[n].capital and toks[n].norm not in TIME and occupied:
            name = n
    return None if name is None else (k, (phrases.phrase_at(toks, name, len(toks)) or (name, name + 1))[1])


def _is_noun(tok: Tok) -> bool:
    """Whether a word after a name may go on with an occupation: not in "said Keller wearing Gucci"."""
    return not (is_adverb(tok) or tok.norm in LINK or tok.norm.endswith(("ing", "ed")))


def _in_occupation(toks: list[Tok], n: int, first: int) -> bool:
    word = toks[n].norm
    if n == first and (word in DET or word in GEN):
        return word not in NO_NAME
    if word in COORD or (word == "of" and n > first):
        return n > first and n + 1 < len(toks)
    closed = word in SUB or word in PREP or word in WH or word in DET or word in GEN or word in TIME - _FORMER
    spoken = word in OBJECT or bare(word) in SUBJECT or word in BE | HAVE | DO | MODAL or word in _NO_OCCUPATION
    return not (closed or spoken)


def nameless(toks: list[Tok], k: int) -> Span | None:
    """People without a name or a word that is known for them, up to the clause's end: "“…,” said locals."."""
    if not _in_occupation(toks, k, k) or toks[k].kind != "w" or is_adverb(toks[k]) or toks[k].norm.endswith("ing"):
        return None
    named = phrases.phrase_at(toks, k, len(toks))
    goes_on = named and norm(toks, named[1]) in RELATIVE | WH | SUB | TIME | TAIL_PREPOSITIONS
    return named if named and (goes_on or stops_here(toks, named[1])) else None


def stops_here(toks: list[Tok], k: int) -> bool:
    """Whether a verb in passing has no complement of its own: the sentence ends or goes on with a mark."""
    return (
        k >= len(toks) or toks[k].kind == "q" or (toks[k].kind == "p" and toks[k].norm not in (":", "(", "$", "#", "'"))
    )
