"""Statements handed on by a verb: finds the verbs of speech and mind in a sentence, and who their subject is."""

import dataclasses

from analysis.voices import phrases
from analysis.voices.frames import framed, opening_end
from analysis.voices.grammar import Tok, Unit, bare, contracted, is_adverb
from analysis.voices.lexicon import Cue, lexicon
from analysis.voices.opening import main_subject
from analysis.voices.readings import Reading, left_of, norm, reading
from analysis.voices.statements import Found
from analysis.voices.unsaid import is_nobody, is_unsaid, only_names
from analysis.voices.words import COORD, RELATIVE, TIME

Span = tuple[int, int]

#: what stands before a noun that has a participle of its own
_HOLDS = frozenset(["with", "despite", "about", "include", "includes", "included", "including"])
#: so many relative clauses at most are open at a word
_NESTED = 4
_CITING = frozenset(["cited", "quoted", "quotes", "cites", "quoting", "citing"])


def verb_statements(unit: Unit) -> list[Found]:
    """The statements of a sentence that a verb of the lexicon hands on."""
    found: list[Found] = []
    bounds: list[tuple[int, int]] = []
    last: Span | None = None
    for i, tok in enumerate(unit.toks):
        entries = lexicon().verbs.get(bare(tok.norm), []) if tok.kind == "w" else []
        read, cue, after = _best(unit, i, entries)
        if read is None or cue is None:
            continue
        speaker = _speaker(unit, i, read, last)
        if speaker and read.voice == "active":
            last = speaker
        if speaker and is_nobody(unit.toks, speaker):
            continue
        handed = [_within(f, tok, bounds) for f in framed(unit, i, after, read, cue, speaker)]
        if is_unsaid(unit, i, read, cue, speaker):
            handed = [f for f in handed if only_names(f, cue)]
        if speaker and norm(unit.toks, speaker[0]) in RELATIVE:
            bounds += [(f.start, f.end) for f in handed if f.start > tok.start]
        found += handed
    return found


def _within(f: Found, cue: Tok, bounds: list[tuple[int, int]]) -> Found:
    """A statement, cut where that of a relative clause ends which holds its cue: "who say they saw it rain were …"."""
    ends = [end for start, end in bounds[-_NESTED:] if start <= cue.start < end and f.start < end < f.end]
    return dataclasses.replace(f, end=min(ends)) if ends else f


def _best(unit: Unit, i: int, entries: list[tuple[str, Cue]]) -> tuple[Reading | None, Cue | None, int]:
    """How the form at `i` is meant, as which verb (the longest with its particles), and the token after it."""
    for _, cue in entries:
        after = _particles(unit.toks, i + 1, cue.particles)
        if after is None:
            continue
        kinds = frozenset(kind for kind, other in entries if other.lemma == cue.lemma)
        read = reading(unit, i, kinds)
        if read is not None:
            return dataclasses.replace(read, cue_end=after), cue, after
    return None, None, i + 1


def _particles(toks: list[Tok], k: int, particles: tuple[str, ...]) -> int | None:
    """The token after a verb's particles that begin at `k`; None where they are not there."""
    for n, particle in enumerate(particles):
        while n == 0 and k < len(toks) and is_adverb(toks[k]) and toks[k].norm != particle:
            k += 1
        if norm(toks, k) != particle:
            return None
        k += 1
    when = bool(particles) and particles[-1] in ("on", "in", "at") and norm(toks, k) in TIME
    return None if when else k  # "reported on Saturday" is not about Saturday


def _speaker(unit: Unit, i: int, read: Reading, last: Span | None) -> Span | None:
    """The subject of the verb at `i`: `last` is that of the verb of speech before it in the sentence."""
    toks = unit.toks
    if read.voice == "passive":
        return None
    j, _ = left_of(toks, read.group)
    coordinate = norm(toks, j) in COORD and not (contracted(norm(toks, read.group)) and read.group < i)  # "and he's"
    if read.voice == "active" and not coordinate:
        return phrases.subject(unit, read.group)
    if read.voice == "ing" and norm(toks, j) == "as":
        return _cited(unit, j)
    if read.voice == "ing" and (own := _own_subject(toks, j)):
        return own
    start = opening_end(unit, i, read)
    if start is not None:
        return phrases.phrase_at(toks, start, len(toks))
    main = main_subject(unit, read.group)
    return (main or last) if read.voice == "ing" or coordinate else (last or main)


def _own_subject(toks: list[Tok], j: int) -> Span | None:
    """The subject that a participle has to itself, ending at `j`: "with Keller saying …", "include voters saying …"."""
    own = phrases.phrase_before(toks, j, deep=False) if j > 0 and toks[j].kind == "w" else None
    return own if own and own[1] == j + 1 and norm(toks, own[0] - 1) in _HOLDS else None


def _cited(unit: Unit, j: int) -> Span | None:
    """The speaker of "cited X as saying", "X was quoted as saying", for the "as" at `j`."""
    toks = unit.toks
    for k in range(j - 1, max(-1, j - 40), -1):
        form = norm(toks, k)
        if form in _CITING:
            kinds = frozenset("g" if form.endswith("ing") else "s" if form.endswith("s") else "dn")
            read = reading(unit, k, kinds)
            if read and read.voice == "passive":
                return phrases.subject(unit, read.group)
            return phrases.phrase_at(toks, k + 1, j)
    return None
