"""Tells deeds from words: "raised its rate" says nothing, "raised doubts" does, and no reply is no statement."""

from analysis.voices.grammar import Tok, Unit, bare, is_adverb
from analysis.voices.lexicon import Cue, lexicon
from analysis.voices.readings import NUMERALS, Reading, left_of, norm
from analysis.voices.words import DET, GEN, PREP, SUBJECT, TIME, words_of

#: by how much a deed is trusted less than words: it falls below what `find` gives
DEED = 0.6
#: how far the thing named after a verb is looked through for a word of speech, in tokens
_REACH = 8
#: how far words between marks are looked for, in tokens
_MARKS = 30
#: endings of adjectives that hardly a noun has
_ADJECTIVE = ("able", "ible", "less", "ful", "ous")
#: bodies that speak
_BODIES = words_of("bodies") | words_of("bodies_that_speak")
#: hours of the day that a clock shows; pronouns for things
_HOURS = frozenset(["noon", "midnight", "half", "quarter"])
_THINGS = frozenset(["it", "this", "that", "those", "which", "one", "there"])


def trust_in_thing(toks: list[Tok], i: int, after: int, read: Reading, cue: Cue) -> float:
    """How far a plain noun after the verb at `i` is trusted to be what somebody says: 1 for words, less for a deed."""
    deeds = lexicon().deeds
    if read.negated and cue.lemma in deeds["answers"]:
        return 0.0
    if _holds_marks(toks, after):
        return 1.0
    name = "_".join((cue.lemma, *cue.particles))
    judged = _is_judged(toks, after) or _is_found_so(toks, after, cue)
    if name in deeds["performed"] and not (judged or _names_words(toks, after)):
        return 0.0
    if name in deeds["thing"] and not _names_words(toks, after):
        return DEED
    return DEED if read.voice == "to" and _is_effort(toks, i) else 1.0


def trust_in_doing(toks: list[Tok], after: int, cue: Cue) -> float:
    """How far "to" and a verb after this one are trusted to be what somebody says."""
    return DEED if cue.lemma in lexicon().deeds["to_do"] and not _holds_marks(toks, after) else 1.0


def _holds_marks(toks: list[Tok], k: int) -> bool:
    """Whether somebody's own words stand after the verb: then they are words, whatever the verb."""
    return any(t.kind == "q" for t in toks[k : k + _MARKS])


def _names_words(toks: list[Tok], k: int) -> bool:
    """Whether a word of speech or thought stands in the phrase that begins at `k`."""
    words = lexicon().deeds["words"]
    for n in range(k, min(len(toks), k + _REACH)):
        if toks[n].norm in words:
            return True
        if toks[n].kind == "p" and toks[n].norm not in ("-", "'"):
            return False
    return False


def _is_judged(toks: list[Tok], k: int) -> bool:
    """Whether "to be" says of the thing at `k` what it is held to be: "declared the bridge to be safe"."""
    reach = range(k, min(len(toks) - 1, k + _REACH))
    return any(toks[n].norm == "to" and toks[n + 1].norm in ("be", "have") for n in reach)


def _is_found_so(toks: list[Tok], k: int, cue: Cue) -> bool:
    """Whether an adjective after the thing at `k` says what it is held to be: "declared the bridge unsafe"."""
    if cue.lemma not in lexicon().deeds["judging"] or norm(toks, k) not in DET | GEN or norm(toks, k) in ("a", "an"):
        return False
    for n in range(k + 2, min(len(toks), k + _REACH)):
        word, after = toks[n].norm, norm(toks, n + 1)
        if toks[n].kind != "w" or word in PREP:
            return False
        ends = n + 1 == len(toks) or toks[n + 1].kind == "p" or after in PREP or after in TIME
        if ends and (word in lexicon().deeds["states"] or word.endswith(_ADJECTIVE)):
            return True
    return False


def only_measures(unit: Unit, k: int, speaker: tuple[int, int] | None) -> bool:
    """Whether a thing shows no more than a figure or an hour from token `k` on: "The clock said noon", not "He said 5".

    Who speaks is told by a pronoun, a capital within the sentence, or a word for people and bodies.
    """
    toks = unit.toks
    if speaker is None or not _is_figure(toks, k):
        return False
    who = any(toks[n].norm in lexicon().roles | _BODIES or (toks[n].capital and n > 0) for n in range(*speaker))
    if who or bare(toks[speaker[0]].norm) in SUBJECT - _THINGS:
        return False
    rest = toks[k + 1 :]
    unit_of = next((n for n, t in enumerate(rest) if t.kind == "w" and not t.norm[0].isdigit()), len(rest))
    after = rest[unit_of + 1 : unit_of + 2]
    return not after or after[0].kind != "w" or after[0].norm in PREP or after[0].norm in TIME or is_adverb(after[0])


def _is_figure(toks: list[Tok], k: int) -> bool:
    first = norm(toks, k)
    return first[:1].isdigit() or first in NUMERALS or first in _HOURS or first in ("$", "#")


def _is_effort(toks: list[Tok], i: int) -> bool:
    """Whether the infinitive at `i` says what an effort is for: "an effort to portray it as lost"."""
    to, _ = left_of(toks, i)
    before = to - 1
    while before > 0 and is_adverb(toks[before]):
        before -= 1
    return norm(toks, to) == "to" and norm(toks, before) in lexicon().deeds["efforts"]
