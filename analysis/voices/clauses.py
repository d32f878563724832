"""Who stands before a verb, how the verb is meant, and where what is said begins and ends."""

import dataclasses

from analysis.voices.grammar import Tok, Unit, bare, contracted, is_adverb
from analysis.voices.lexicon import BASE, ING, PARTICIPLE, PAST, THIRD, lexicon
from analysis.voices.words import (
    BE,
    COORD,
    DET,
    DO,
    GEN,
    HAVE,
    MODAL,
    OBJECT,
    PREP,
    SUB,
    SUBJECT,
    TIME,
    TITLES,
    WH,
    words_of,
)

_PAST_IRREGULAR = words_of("past")
#: words of time that a noun phrase does not go past
_LATER = words_of("later")
#: a subject is looked for within so many words, and a complement begins within so many
_REACH = 24


@dataclasses.dataclass(frozen=True, slots=True)
class Reading:
    """How a verb form stands: "active", "passive", "ing" (a participle or gerund), "to" (an infinitive).

    `group` is the index of the first word of its verb group ("has", in "has repeatedly said").
    """

    voice: str
    group: int
    negated: bool = False


def norm(toks: list[Tok], i: int) -> str:
    """The counted form of token `i`, "" outside the sentence."""
    return toks[i].norm if 0 <= i < len(toks) else ""


def left_of(toks: list[Tok], i: int) -> tuple[int, bool]:
    """The index of the first token to the left of `i` that is no adverb, and whether "not" or "never" was passed."""
    j, negated = i - 1, False
    while j >= 0 and is_adverb(toks[j]):
        negated |= toks[j].norm in ("not", "never")
        j -= 1
    return j, negated


def reading(unit: Unit, i: int, kinds: frozenset[str]) -> Reading | None:
    """How the verb form at `i`, of the given kinds, is meant; None where it is rather a noun or an adjective."""
    toks = unit.toks
    if toks[i].capital and i > 0 and not unit.headline and toks[i - 1].kind == "w" and not toks[i].norm.endswith("ing"):
        return None
    j, negated = left_of(toks, i)
    p = norm(toks, j)
    past = PAST in kinds or PARTICIPLE in kinds
    tail = contracted(p)
    if p in BE or (tail in ("s", "re", "m") and bare(p) in SUBJECT):
        return _after_be(toks, i, j, kinds, negated or p.endswith("n't"), past)
    if p in HAVE or (tail in ("ve", "d", "s") and bare(p) in SUBJECT):
        return Reading("active", j, negated or p.endswith("n't")) if past or (tail == "d" and BASE in kinds) else None
    if p in MODAL or p in DO or tail in ("ll", "d"):
        return Reading("active", j, negated or p.endswith("n't")) if BASE in kinds else None
    if p == "to":
        return Reading("to", j, negated) if BASE in kinds else None
    if p in ("n't", "not"):
        return Reading("active", j, True) if BASE in kinds else None
    return _bare_form(unit, i, j, kinds, past)


def _after_be(toks: list[Tok], i: int, j: int, kinds: frozenset[str], negated: bool, past: bool) -> Reading | None:
    k, more = left_of(toks, j)
    group = k if norm(toks, k) in HAVE | MODAL or norm(toks, k) == "to" else j
    if ING in kinds:
        return Reading("active", group, negated or more)
    return Reading("passive", group, negated or more) if past else None


def _bare_form(unit: Unit, i: int, j: int, kinds: frozenset[str], past: bool) -> Reading | None:
    toks = unit.toks
    p = norm(toks, j)
    if ING in kinds:
        noun = p in DET or p in GEN or p.endswith("'s")
        return None if noun else Reading("ing", i)
    if j < 0:
        return Reading("active", i) if (past and _takes_subject_after(toks, i)) else None
    if toks[j].kind != "w":
        return Reading("active", i) if past or THIRD in kinds or (BASE in kinds and p[:1] != "“") else None
    if p in SUBJECT or bare(p) in SUBJECT:
        if p in ("this", "that", "those", "one", "more") and not past and THIRD not in kinds:
            return None
        single = p in ("he", "she", "it", "this", "that", "one")
        if (THIRD in kinds and p not in ("i", "you", "we", "they", "those")) or past:
            return Reading("active", i)
        return None if single else Reading("active", i)
    if p in DET or p in GEN or p in PREP or p.endswith("'s") or p in WH or (p in OBJECT and p != "her"):
        return None
    if p in COORD:
        return Reading("active", i)
    if p in SUB:
        return None
    if past or THIRD in kinds:
        return Reading("active", i)
    return Reading("active", i) if _is_plural(toks, j) else None


def _takes_subject_after(toks: list[Tok], i: int) -> bool:
    return i + 1 < len(toks) and toks[i + 1].kind == "w" and (toks[i + 1].capital or norm(toks, i + 1) in DET | SUBJECT)


def _is_plural(toks: list[Tok], j: int) -> bool:
    word = toks[j].norm
    coordinated = norm(toks, j - 1) in COORD or norm(toks, j - 2) in COORD
    return (word.endswith("s") and not word.endswith(("ss", "'s", "us"))) or coordinated or word in (
        "people", "police", "women", "men", "children", "many", "few", "most", "some", "others", "all", "republicans",
        "both", "media", "staff", "folks", "percent",
    )  # fmt: skip


def verb_like(toks: list[Tok], i: int) -> bool:
    """Whether the word at `i` reads as a finite verb: an auxiliary, an irregular past, an -ed form after a noun."""
    word = toks[i].norm
    if word in BE or word in HAVE or word in DO or word in MODAL or word in _PAST_IRREGULAR:
        return not toks[i].capital
    before = norm(toks, i - 1)
    attributive = i == 0 or before in DET or before in GEN or before.endswith("'s") or before in PREP
    if attributive or toks[i].capital or toks[i].kind != "w":
        return False
    if word.endswith("ed") and len(word) > 3:
        return True
    entries = lexicon().verbs.get(word, ())
    return any(kind == THIRD or kind == PAST for kind, _ in entries) and toks[i - 1].capital


def subject(unit: Unit, group: int) -> tuple[int, int] | None:
    """The noun phrase before a verb group that begins at `group`, as a half-open range of tokens."""
    toks = unit.toks
    j, _ = left_of(toks, group)
    if group < len(toks) and contracted(norm(toks, group)) and bare(norm(toks, group)) in SUBJECT:
        return group, group + 1
    return phrase_before(toks, j)


def phrase_before(toks: list[Tok], j: int, *, deep: bool = True) -> tuple[int, int] | None:
    """The noun phrase that ends with token `j`, jumping back over an apposition or a bracket."""
    if j < 0:
        return None
    if toks[j].kind == "p":
        return _across(toks, j) if deep else None
    if toks[j].kind == "q" and len(toks[j].norm) > 0 and (j == 0 or toks[j - 1].kind == "p"):
        return None
    if bare(toks[j].norm) in SUBJECT and toks[j].norm not in ("one", "others", "those", "this", "that"):
        return j, j + 1
    if toks[j].norm == "that":
        return (j, j + 1) if j > 0 and toks[j - 1].kind == "w" and norm(toks, j - 1) not in PREP else None
    start = _trim(toks, _walk_left(toks, j), j + 1)
    if start > 1 and toks[start - 1].norm in PREP and toks[start - 2].norm in ("who", "which"):
        return start - 2, start - 1  # "who on Tuesday endorsed", "who in the past described"
    if start > 0 and toks[start - 1].norm in ("who", "which"):
        return start - 1, start
    end = next((k for k in range(start + 1, j + 1) if toks[k].norm in _LATER), j + 1)
    return (start, end) if start <= j else None


def _walk_left(toks: list[Tok], j: int) -> int:
    start = j + 1
    while start > 0 and j + 1 - start < _REACH:
        t = toks[start - 1]
        if t.kind == "p":
            if (t.norm == "." and norm(toks, start - 2) in TITLES) or t.norm in ("-", "&", "/") or t.norm == "'":
                start -= 1
                continue
            if t.norm == ")" and start - 1 < j + 1:
                opening = _opening(toks, start - 1)
                if opening is not None:
                    start = opening
                    continue
            break
        if (t.kind == "q" and is_spoken(t)) or (t.kind == "w" and _stops(toks, start - 1, j)):
            break
        start -= 1
    return start


def is_spoken(tok: Tok) -> bool:
    """Whether a quotation is too long, or ends too much like speech, to be part of a noun phrase."""
    return tok.quote is not None and (tok.quote.end - tok.quote.start > 30 or tok.norm[-1] in ".,!?…")


def _stops(toks: list[Tok], i: int, j: int) -> bool:
    word = toks[i].norm
    if word in COORD:
        return (
            not (toks[i - 1].capital and i + 1 <= j and (toks[i + 1].capital or toks[i + 1].norm in DET | GEN))
            if i
            else True
        )
    if word in WH or (word in SUB and word not in ("than",)) or (word in ("to", "as", "than", "not") and word != "to"):
        return True
    if word in OBJECT and word not in ("her", "it") and not toks[i].capital:
        return True
    return (bare(word) in SUBJECT and word not in DET and i < j) or (verb_like(toks, i) and i < j)


def _opening(toks: list[Tok], close: int) -> int | None:
    for k in range(close - 1, max(-1, close - _REACH), -1):
        if toks[k].norm == "(":
            return k
    return None


def _trim(toks: list[Tok], start: int, end: int) -> int:
    """Drops what only leads up to a noun phrase: adverbs, times, a prepositional phrase before a fresh beginning."""
    while start < end - 1 and (
        (is_adverb(toks[start]) and toks[start].norm != "all") or toks[start].norm in SUB | COORD
    ):
        start += 1
    leading = start < end and (
        toks[start].norm in PREP
        or (toks[start].norm in TIME and not toks[start].norm == "this")
        or (toks[start].norm in ("last", "next", "this") and norm(toks, start + 1) in TIME)
    )
    if not leading:
        return _freshest(toks, start, end)
    for k in range(start + 1, end):
        fresh = toks[k].norm in DET or toks[k].norm in GEN or toks[k].capital or bare(toks[k].norm) in SUBJECT
        before = toks[k - 1]
        joined = (
            before.norm in PREP
            or before.norm in DET
            or before.norm in GEN
            or before.norm in COORD
            or (before.capital and before.norm not in TIME)
            or before.kind != "w"
            or before.norm.endswith("'s")
        )
        if fresh and not joined and toks[k].norm not in TIME:
            return k
    return start + 1 if toks[start].norm in PREP else start


def _freshest(toks: list[Tok], start: int, end: int) -> int:
    """The start of the last of two noun phrases that stand side by side: "comments Clinton", "signs the campaign"."""
    for k in range(end - 1, start, -1):
        before = toks[k - 1]
        if before.kind != "w" or before.capital or toks[k].kind != "w":
            continue
        noun = (
            before.norm not in DET and before.norm not in GEN and before.norm not in PREP and before.norm not in COORD
        )
        plural = (
            before.norm.endswith("s") and not before.norm.endswith(("'s", "ss")) and before.norm not in lexicon().roles
        )
        if (
            noun
            and not is_adverb(before)
            and (toks[k].norm in DET or toks[k].norm in GEN or (toks[k].capital and plural))
        ):
            return k
    return start


def _across(toks: list[Tok], j: int) -> tuple[int, int] | None:
    """The noun phrase before an apposition or a relative clause that ends with the mark at `j`."""
    mark = toks[j].norm
    if mark == ")":
        opening = _opening(toks, j)
        return phrase_before(toks, opening - 1) if opening else None
    if mark not in (",", "-"):
        return None
    commas = 0
    for k in range(j - 1, max(-1, j - 40), -1):
        if toks[k].kind == "p" and toks[k].norm == mark:
            commas += 1
            inner = toks[k + 1]
            if inner.norm in COORD or inner.kind == "q":
                return None
            found = phrase_before(toks, k - 1, deep=False) if k else None
            if (
                found
                and (toks[found[0]].capital or toks[found[0]].norm in DET | GEN)
                and not _is_adverbial(toks, *found)
            ):
                return found
            if commas >= 2:
                return None
    return None


def _is_adverbial(toks: list[Tok], start: int, end: int) -> bool:
    return (start > 0 and toks[start - 1].norm in PREP | {"as"}) or all(
        t.norm in TIME or t.norm in PREP for t in toks[start:end]
    )


def main_subject(unit: Unit, before: int) -> tuple[int, int] | None:
    """The subject of the sentence's first clause, up to token `before`: the noun phrase at its beginning."""
    toks = unit.toks
    start = 0
    while start < before and (toks[start].kind != "w" or toks[start].norm in COORD or is_adverb(toks[start])):
        start += 1
    first = norm(toks, start)
    lead = phrase_at(toks, start, before)
    timed = lead is not None and any(t.norm in TIME for t in toks[slice(*lead)]) and norm(toks, lead[1]) == ","
    if timed or first in PREP or first in SUB or first in WH or first.endswith("ing") or first in TIME:
        comma = next((k for k in range(start, min(before, start + 40)) if toks[k].norm == ","), None)
        if comma is None:
            return None
        start = comma + 1
    return phrase_at(toks, start, before)


def phrase_at(toks: list[Tok], start: int, limit: int) -> tuple[int, int] | None:
    """The noun phrase that begins at `start`, at most up to `limit`."""
    limit = min(limit, start + _REACH, len(toks))
    if start >= limit or toks[start].kind == "p":
        return None
    if bare(toks[start].norm) in SUBJECT and toks[start].norm not in DET:
        return start, start + 1
    end = start
    while end < limit:
        t = toks[end]
        if t.kind == "p" and not (
            (t.norm == "." and norm(toks, end - 1) in TITLES) or (t.norm in ("-", "&", "/") and end > start)
        ):
            break
        if (t.kind == "q" and end > start and is_spoken(t)) or (
            t.kind == "w" and end > start and _ends_phrase(toks, end, start)
        ):
            break
        end += 1
    while end > start and (toks[end - 1].norm in PREP or toks[end - 1].norm in DET or is_adverb(toks[end - 1])):
        end -= 1
    return (start, end) if end > start else None


def _ends_phrase(toks: list[Tok], i: int, start: int) -> bool:
    word = toks[i].norm
    if word in WH or (word in SUB and word not in PREP) or word in MODAL or verb_like(toks, i) or word in ("to", "as"):
        return True
    if word in COORD:
        return not (toks[i - 1].capital and i + 1 < len(toks) and toks[i + 1].capital)
    if bare(word) in SUBJECT and word not in DET:
        return True
    before = toks[i - 1]
    named = before.capital and before.norm not in DET and before.norm not in GEN
    if named and not toks[i].capital and word not in PREP and word not in lexicon().roles and toks[start].capital:
        return True
    return word in DET and before.norm not in PREP and before.kind == "w" and before.norm not in DET


def clause_end(unit: Unit, start: int, *, narrow: bool = False) -> int:
    """Where a clause that begins at token `start` ends (exclusive): at a new voice, a contrast, or the full stop."""
    toks = unit.toks
    depth = 0
    for k in range(start, len(toks)):
        t = toks[k]
        if t.kind == "p":
            depth += t.norm in "(["
            depth -= t.norm in ")]"
            if depth < 0 or t.norm == ";":
                return k
            if t.norm == "," and k > start and (narrow or _breaks_off(toks, k + 1, narrow)):
                return k
        elif t.kind == "w" and k > start + 2 and t.norm in ("and", "but") and _new_voice(toks, k + 1):
            return k
    end = len(toks)
    while end > start and toks[end - 1].kind == "p" and toks[end - 1].norm not in ")]%":
        end -= 1
    return end


def _breaks_off(toks: list[Tok], k: int, narrow: bool) -> bool:
    word = norm(toks, k)
    if word in ("but", "while", "although", "though", "whereas", "according", "as", "even") or (
        word in ("who", "which") and narrow
    ):
        return True
    entries = lexicon().verbs.get(word, ())
    if any(kind == ING for kind, _ in entries):
        return True
    if word == "and" and _new_voice(toks, k + 1):
        return True
    return narrow and (word in COORD or word.endswith("ing") or word in ("when", "after", "before", "where", "because"))


def _new_voice(toks: list[Tok], k: int) -> bool:
    """Whether a second verb of speech follows at `k`: "said it was … and called on …"."""
    while k < len(toks) and is_adverb(toks[k]):
        k += 1
    entries = lexicon().verbs.get(norm(toks, k), ())
    return any(kind in (PAST, THIRD) for kind, _ in entries) and norm(toks, k + 1) not in PREP - {"for", "on", "that"}
