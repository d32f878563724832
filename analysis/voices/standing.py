"""Whether the main clause of a sentence hands on what is said, or only a clause, a participle or a noun inside it."""

from analysis.voices import phrases
from analysis.voices.grammar import Tok, Unit, is_adverb
from analysis.voices.lexicon import lexicon
from analysis.voices.readings import Reading, left_of, norm
from analysis.voices.words import BE, COORD, HAVE, MODAL, PREP, RELATIVE, SUB, TIME, WH

Span = tuple[int, int]

#: what a participle hands words on for is looked for within so many tokens
_REACH = 24


def in_main_clause(unit: Unit, read: Reading, i: int, span: Span, speaker: Span | None) -> bool:
    """Whether the verb at `i` that hands on the tokens `span` is the main one of its sentence.

    Not so: after "who" or "which", in a clause that "when", "because" or "while" opens, as the second of two clauses
    or verbs ("the dam broke, and she said …"), as an infinitive, or as a participle that only goes along ("he left,
    saying …"). A participle that completes the main clause ("issued a statement saying …") belongs to it.
    """
    toks = unit.toks
    if span[0] < i and read.voice != "passive":
        return True  # what is said is the main clause itself: "It rained, she said"
    if read.voice == "ing":
        return _completes(toks, i, span, speaker)
    if read.voice == "to" or norm(toks, left_of(toks, read.group)[0]) in COORD:
        return False
    who = phrases.subject(unit, read.group) if read.voice == "passive" else speaker
    if span[0] < i or who is None or who[0] > i or norm(toks, who[0]) in RELATIVE - {"that"}:
        return False
    missing = norm(toks, span[0]) in BE | HAVE | MODAL  # "the plan she said was dead": her clause is inside another
    return not missing and norm(toks, who[0]) != "that" and _opens_sentence(toks, who[0])


def _opens_sentence(toks: list[Tok], begin: int) -> bool:
    """Whether the subject that begins at `begin` is that of the first clause that stands on its own."""
    k = begin - 1
    while k >= 0 and (is_adverb(toks[k]) or toks[k].norm in TIME or (toks[k].norm in PREP and toks[k].norm not in SUB)):
        k -= 1
    word = norm(toks, k)
    if word in COORD:
        return not any(t.kind == "w" for t in toks[:k])
    return not (word in SUB or word in WH or word in RELATIVE or word == ";")


def _completes(toks: list[Tok], i: int, span: Span, speaker: Span | None) -> bool:
    """Whether the participle at `i` completes the main clause: it ends the sentence and tells what words were."""
    before, _ = left_of(toks, i)
    if before < 0 or toks[before].kind == "p" or any(t.kind != "p" for t in toks[span[1] :]):
        return False
    if norm(toks, before) == "as":
        return True  # "was quoted as saying"
    absolute = speaker is not None and speaker[1] == before + 1 and norm(toks, speaker[0] - 1) in ("with", "despite")
    if absolute or norm(toks, before) in PREP | SUB | COORD:
        return False
    carriers = lexicon().deeds["carriers"]
    for k in range(before, max(-1, before - _REACH), -1):
        if toks[k].norm in carriers:
            return True
        if toks[k].kind == "p":
            return False
    return False
