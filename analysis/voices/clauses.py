"""Where what is said ends: at a new voice, a contrast, a bracket's end or the full stop."""

import bisect

from analysis.voices.grammar import Tok, Unit, bare, is_adverb, is_speech_verb
from analysis.voices.lexicon import ING, lexicon
from analysis.voices.readings import is_finite_cue, norm, says, verb_like
from analysis.voices.words import BE, COORD, DO, HAVE, MODAL, PREP, RELATIVE, SUB, SUBJECT, WH

#: what begins the circumstances of a thing said
_CIRCUMSTANCE = frozenset(["during", "after", "before", "via", "when", "because", "where", "since", "until"])
#: the words at which alone a clause may end
_ENDING = _CIRCUMSTANCE | {"while", "before", "after", "and", "but"}
_AUXILIARY = BE | HAVE | DO | MODAL
#: a voice in passing has so many tokens at most
_PASSING = 7
_NOT_FINITE = frozenset(["be", "been", "being", "having", "getting"])
#: how far the clause of a relative pronoun is followed, in tokens
_RELATIVE = 60
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
    """Where the clause of a relative pronoun ends, before the main verb, for what is said from `start` on.

    After a comma it ends with one: "Berg, who said it rained, left"; else where a verb stands for which what is said
    has no clause left: "the voters who say it rained were angry".
    """
    missing = norm(toks, start) in _AUXILIARY  # "the plan they said was dead has failed"
    if speaker is None or not (missing or norm(toks, speaker[0]) in RELATIVE):
        return None
    lead = norm(toks, speaker[0] - 1)
    if lead != "," and not (missing and norm(toks, speaker[0] - 2) == ","):
        return _second_verb(toks, start) if missing or lead[:1].isalpha() else None
    for k in range(start, len(toks) - 1):
        if toks[k].norm != ",":
            continue
        verb = k + 1
        while verb < len(toks) - 1 and is_adverb(toks[verb]):
            verb += 1
        if verb_like(toks, verb) or is_finite_cue(toks[verb].norm):
            return k
    return None


def _second_verb(toks: list[Tok], start: int) -> int | None:
    """The verb group from `start` on that no clause is left for: each word that opens a clause makes room for one."""
    room, k = 1, start
    reach = min(len(toks), start + _RELATIVE)
    if norm(toks, start) in SUB or norm(toks, start) in WH:
        k += 1
    while k < reach:
        word = toks[k].norm
        if toks[k].kind == "q" or word in (";", ":", "-"):
            return None  # words between marks may hold any verb
        opens = word in SUB or word in WH or word in RELATIVE or word in COORD
        beside = word == "," or (bare(word) != word and bare(word) in SUBJECT)
        if opens or beside:
            room += 1
        if bare(word) != word and bare(word) in SUBJECT:
            room -= 1
        if _is_finite(toks, k):
            if room == 0:
                return k
            room -= 1
            while k + 1 < reach and (toks[k + 1].norm in _AUXILIARY or is_adverb(toks[k + 1])):
                k += 1
            k += k + 1 < reach and verb_like(toks, k + 1)  # "were cheated"
        k += 1
    return None


def _is_finite(toks: list[Tok], k: int) -> bool:
    """Whether a finite verb stands at `k`; "damaged in May" and "built by Berg" rather tell more of a noun."""
    if says(toks, k):
        return True
    if toks[k].kind != "w" or toks[k].norm in _NOT_FINITE or not verb_like(toks, k) or norm(toks, k - 1) == "to":
        return False
    return toks[k].norm in _AUXILIARY or norm(toks, k + 1) not in PREP


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
    meanwhile = word == "while" and toks[k - 1].kind == "w" and toks[k - 1].norm != "that" and not _goes_along(toks, k)
    if meanwhile or (narrow and k > start + 1 and word in _CIRCUMSTANCE):
        return True
    if word in ("before", "after") and _hands_on(norm(toks, k + 1)):
        return True  # "… before claiming that …"
    same_subject = word == "but" and norm(toks, k + 1) in _AUXILIARY
    return k > start + 2 and word in ("and", "but") and (same_subject or _new_voice(toks, k + 1))


def _goes_along(toks: list[Tok], k: int) -> bool:
    """Whether "while" and a participle tell what else those spoken of do: "… were leaving while mining the road"."""
    after = norm(toks, k + 1)
    return toks[k].norm == "while" and after.endswith("ing") and len(after) > 4 and not _hands_on(after)


def _hands_on(word: str) -> bool:
    """Whether a word is the participle of a verb that hands on what is said: "adding", "claiming"."""
    return any(kind == ING for kind, _ in lexicon().verbs.get(word, ()))


def _breaks_off(toks: list[Tok], k: int) -> bool:
    """Whether a comma before token `k` ends what is said: a contrast, or a second voice."""
    word = norm(toks, k)
    if norm(toks, k + 1) == "that" and word in ("but", "and"):
        return False  # "…, but that …" goes on with what is said
    speaks = _hands_on(word)
    if voice_in_passing(toks, k):
        return True
    return (word in _CONTRASTS and not _goes_along(toks, k)) or speaks or (word == "and" and _new_voice(toks, k + 1))


def voice_in_passing(toks: list[Tok], k: int) -> bool:
    """Whether a voice follows in passing at `k`, after a comma: "…, Keller said."; no verb stands beside its own."""
    for n in range(k, min(len(toks), k + _PASSING)):
        if toks[n].kind != "w" or (n == k and toks[n].norm in SUB | WH | COORD):
            return False
        if n > k and _speaks(toks, n):
            return n + 1 == len(toks) or (toks[n + 1].kind == "p" and toks[n + 1].norm in ".,;")
        if n > k and verb_like(toks, n):
            return False
    return False


def _speaks(toks: list[Tok], n: int) -> bool:
    """Whether the word at `n` is a verb of speech: a form in -s only after a name or pronoun, else it is a noun."""
    word, before = toks[n], toks[n - 1]
    noun = word.norm.endswith("s") and not (before.capital or bare(before.norm) in SUBJECT)
    return is_speech_verb(word.norm) and not word.capital and not noun


def _new_voice(toks: list[Tok], k: int) -> bool:
    """Whether a second verb of speech follows at `k`: "said it was … and called on …"."""
    while k < len(toks) and is_adverb(toks[k]):
        k += 1
    return is_finite_cue(norm(toks, k)) and norm(toks, k + 1) not in PREP - {"for", "on"}
