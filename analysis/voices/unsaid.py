"""Tells what nobody said: a verb of speech that is denied, refused, asked about or put under a condition."""

from analysis.voices.grammar import Tok, Unit, bare, is_adverb
from analysis.voices.lexicon import Cue, lexicon
from analysis.voices.readings import Reading, left_of, norm
from analysis.voices.statements import ACTS, Found
from analysis.voices.words import DO, MODAL

Span = tuple[int, int]

#: "did not only say": the saying is not denied
_ONLY = frozenset(["only", "just", "merely", "simply", "solely"])
_NEGATIVE = frozenset(["not", "never", "no", "neither", "nor", "without"])
_CONDITION = frozenset(["if", "unless", "whether"])
#: after these a participle tells what is not said: "left without saying", "stopped short of saying"
_INSTEAD = (("without",), ("instead", "of"), ("rather", "than"), ("short", "of"), ("refrained", "from"))
_NOBODY = frozenset(["nobody", "none", "neither"])


def is_unsaid(unit: Unit, i: int, read: Reading, cue: Cue, speaker: Span | None) -> bool:
    """Whether nobody is told to have said the words that the verb at `i` hands on.

    So where the act of saying is denied ("did not say that …"), refused ("refused to say", "without saying"), asked
    about ("Will she say that …?") or a condition ("If she says …"). What is said by
    denying stays ("denied that …", "did not deny …"), as do thoughts: "did not think that …" tells what one thinks.
    """
    toks = unit.toks
    if not _is_utterance(cue):
        return False
    if read.negated and not _only(toks, i):
        return True
    if read.voice == "to":
        return _is_refused(toks, read.group)
    if read.voice == "ing":
        return _is_avoided(toks, read.group)
    return speaker is not None and (_is_condition(toks, speaker) or _is_asked(toks, i, speaker, cue))


def only_names(f: Found, cue: Cue) -> bool:
    """Whether a statement is a thing that the verb names, which asserts nothing: "did not mention the flood"."""
    return f.rule in ACTS or (cue.lemma in lexicon().deeds["naming"] and f.rule == "clause without that")


def _is_utterance(cue: Cue) -> bool:
    """Whether a verb is an act of saying, not one of thinking or one that itself denies."""
    return cue.lemma not in lexicon().deeds["minds"] and ("q" in cue.frames or cue.lemma in lexicon().deeds["talk"])


def is_nobody(toks: list[Tok], speaker: Span) -> bool:
    """Whether a subject is no one: "No one", "None of them", "No official", but not the house "No 10"."""
    first, after = norm(toks, speaker[0]), norm(toks, speaker[0] + 1)
    return first in _NOBODY or (first == "no" and after != "." and not after[:1].isdigit())


def _only(toks: list[Tok], i: int) -> bool:
    k = i - 1
    while k >= 0 and is_adverb(toks[k]):
        if toks[k].norm in _ONLY:
            return True
        k -= 1
    return False


def _is_refused(toks: list[Tok], to: int) -> bool:
    """Whether the infinitive after the "to" at `to` is not done: "refused to say", "did not want to say"."""
    at, denied = left_of(toks, to)
    word = norm(toks, at)
    before, more = left_of(toks, at)
    denied |= more or norm(toks, before) in _NEGATIVE or norm(toks, before).endswith("n't")
    refused = word in lexicon().deeds["refusals"] or word in _NEGATIVE
    return refused != (denied and word not in _NEGATIVE)


def _is_avoided(toks: list[Tok], i: int) -> bool:
    before = (norm(toks, i - 2), norm(toks, i - 1))
    return any(before[-len(lead) :] == lead for lead in _INSTEAD) or before[1] in lexicon().deeds["refusals"]


def _is_condition(toks: list[Tok], speaker: Span) -> bool:
    """Whether the subject opens a condition: "If Keller says …", "whether she said …"."""
    before, _ = left_of(toks, speaker[0])
    return norm(toks, before) in _CONDITION or norm(toks, speaker[0]) in _CONDITION


def _is_asked(toks: list[Tok], i: int, speaker: Span, cue: Cue) -> bool:
    """Whether an auxiliary before the subject asks or denies: "Did Keller say …?", "Nor will she say …"."""
    if toks[i].norm != cue.lemma:
        return False
    inside = norm(toks, speaker[0]) in DO or (norm(toks, speaker[0]) in MODAL and speaker[0] == 0)
    at = speaker[0] if inside and speaker[1] - speaker[0] > 1 else speaker[0] - 1
    word, lead = norm(toks, at), norm(toks, at - 1)
    asks = word in DO or word in MODAL or bare(word) in MODAL
    return asks and (at <= 0 or toks[at - 1].kind == "p" or lead in _NEGATIVE or lead in _CONDITION)
