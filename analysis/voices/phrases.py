"""Noun phrases: the subject before a verb, the phrase that begins at a word."""

from analysis.voices.grammar import Tok, Unit, bare, contracted, is_adverb
from analysis.voices.lexicon import lexicon
from analysis.voices.readings import is_finite_cue, left_of, norm, says, verb_like
from analysis.voices.words import COORD, DET, GEN, HAVE, MODAL, OBJECT, PREP, SUB, SUBJECT, TIME, TITLES, WH, words_of

Span = tuple[int, int]

#: words of time that a noun phrase does not go past
_LATER = words_of("later")
#: how far a noun phrase and an apposition are followed, in tokens
_REACH, _APPOSITION = 24, 40
#: what begins the occasion after a name: "Antony Blinken in a telephone call"
_OCCASIONS = frozenset(["in", "on", "at", "during", "after", "before", "by", "with", "via", "about"])
_NOT_ALONE = frozenset(["one", "others", "those", "this", "that"])
#: small words inside a name
_PARTICLE = words_of("link") - PREP
_JOINTS = frozenset(["-", "&", "/"])


def subject(unit: Unit, group: int) -> Span | None:
    """The noun phrase before a verb group that begins at `group`, as a half-open range of tokens."""
    toks = unit.toks
    if group < len(toks) and contracted(norm(toks, group)) and bare(norm(toks, group)) in SUBJECT:
        return group, group + 1
    return phrase_before(toks, left_of(toks, group)[0])


def phrase_before(toks: list[Tok], j: int, *, deep: bool = True) -> Span | None:
    """The noun phrase that ends with token `j`, jumping back over an apposition or a bracket where `deep`."""
    if j < 0 or (toks[j].kind == "q" and (j == 0 or toks[j - 1].kind == "p")):
        return None
    if toks[j].kind == "p":
        return _across(toks, j) if deep else None
    if toks[j].norm == "that":
        relative = j > 0 and toks[j - 1].kind == "w" and norm(toks, j - 1) not in PREP
        return (j, j + 1) if relative else None
    if bare(toks[j].norm) in SUBJECT and toks[j].norm not in _NOT_ALONE:
        return j, j + 1
    return _phrase(toks, j)


def _phrase(toks: list[Tok], j: int) -> Span | None:
    start = _trim(toks, _walk_left(toks, j), j + 1)
    if start > j:
        return None
    for lead in (start - 1, start - 2, start - 3):  # "who endorsed", "who on Tuesday endorsed", "who has in the past …"
        if norm(toks, lead) in ("who", "which"):
            aside = lead == start - 1 or norm(toks, start - 1) in PREP
            if aside and (lead > start - 3 or norm(toks, lead + 1) in HAVE):
                return lead, lead + 1
    if _is_timed_participle(toks, start, j):
        return phrase_before(toks, start - 2, deep=False)
    if norm(toks, start - 1) == ")" and all(t.norm in TIME for t in toks[start : j + 1]):
        return _across(toks, start - 1)  # "Ola Berg (R) Tuesday said"
    inner = range(start + 1, j + 1)
    end = next((k for k in inner if toks[k].norm in _LATER or _opens_time(toks, k, j + 1)), j + 1)
    while end > start + 1 and norm(toks, end - 1) in PREP:
        end -= 1  # "Keller on Monday"
    return start, end


def _is_timed_participle(toks: list[Tok], start: int, j: int) -> bool:
    """Whether all there is before a verb is a time after a participle: "a report published Wednesday said"."""
    after = start > 1 and toks[start - 1].norm.endswith("ed")
    return after and all(t.norm in TIME or t.norm in PREP for t in toks[start : j + 1])


def _opens_time(toks: list[Tok], k: int, end: int) -> bool:
    """Whether only a time follows up to `end`, as in "Keller at the time said", "Keller on Monday said"."""
    if not (toks[k - 1].capital and toks[k].norm in _OCCASIONS):
        return False
    inner = [t.norm for t in toks[k + 1 : end]]
    timed = any(w in TIME or w == "time" for w in inner)
    return timed and all(w in TIME or w == "time" or w in DET or w.isdigit() for w in inner)


def _walk_left(toks: list[Tok], j: int) -> int:
    """The leftmost token of the run of words that can belong to a noun phrase ending at `j`."""
    start = j + 1
    while start > 0 and j + 1 - start < _REACH:
        t = toks[start - 1]
        opening = _opening(toks, start - 1) if t.norm == ")" else None
        if opening is not None:
            start = opening
            continue
        joint = _is_joint(toks, start - 1) or t.norm == "'"
        if (t.kind == "p" and not joint) or is_spoken(t) or (t.kind == "w" and _stops(toks, start - 1, j)):
            break
        start -= 1
    return start


def _is_joint(toks: list[Tok], i: int) -> bool:
    """Whether a mark stands inside a name: "AT&T", "Sen. Kaine"; a dash between blanks does not."""
    tok = toks[i]
    if tok.norm == ".":
        return norm(toks, i - 1) in TITLES
    return tok.norm in _JOINTS and i > 0 and (tok.norm == "&" or toks[i - 1].end == tok.start)


def is_spoken(tok: Tok) -> bool:
    """Whether a quotation is too long, or ends too much like speech, to be part of a noun phrase."""
    return tok.quote is not None and (tok.quote.end - tok.quote.start > 30 or tok.norm[-1] in ".,!?…")


def _stops(toks: list[Tok], i: int, j: int) -> bool:
    """Whether the word at `i` cannot belong to a noun phrase that ends at `j`."""
    word = toks[i].norm
    if word in COORD:
        pair = i > 0 and toks[i - 1].capital and i < j and (toks[i + 1].capital or toks[i + 1].norm in DET | GEN)
        return not pair
    if word in WH or (word in SUB and word != "than") or word == "not":
        return True
    if word in OBJECT and word not in ("her", "it") and not toks[i].capital:
        return True
    return i < j and (says(toks, i) or (bare(word) in SUBJECT and word not in DET | _NOT_ALONE) or verb_like(toks, i))


def _opening(toks: list[Tok], close: int) -> int | None:
    return next((k for k in range(close - 1, max(-1, close - _REACH), -1) if toks[k].norm == "("), None)


def _trim(toks: list[Tok], start: int, end: int) -> int:
    """Drops what only leads up to a noun phrase: adverbs, times, a prepositional phrase before a fresh beginning."""
    while start < end - 1 and toks[start].norm != "all" and (toks[start].norm in SUB | COORD or is_adverb(toks[start])):
        start += 1
    word = norm(toks, start)
    timed = word in TIME and (word != "this" or norm(toks, start + 1) in TIME)
    if start >= end or not (word in PREP or timed):
        return _freshest(toks, start, end)
    for k in range(start + 1, end):
        if _begins(toks[k]) and not _joins(toks[k - 1]) and toks[k].norm not in TIME:
            return k
    return start + 1 if word in PREP else start


def _begins(tok: Tok) -> bool:
    return tok.capital or tok.norm in DET or tok.norm in GEN or bare(tok.norm) in SUBJECT


def _joins(tok: Tok) -> bool:
    """Whether a word ties what follows it into its own phrase."""
    word = tok.norm
    closed = word in PREP or word in DET or word in GEN or word in COORD
    return closed or tok.kind != "w" or word.endswith("'s") or (tok.capital and word not in TIME)


def _freshest(toks: list[Tok], start: int, end: int) -> int:
    """The start of the last of two noun phrases that stand side by side: "comments Clinton", "signs the campaign"."""
    for k in range(end - 1, start, -1):
        before, tok = toks[k - 1], toks[k]
        if _joins(before) or tok.kind != "w" or is_adverb(before) or before.capital:
            continue
        plural = before.norm.endswith("s") and not before.norm.endswith("ss") and before.norm not in lexicon().roles
        if tok.norm in DET or tok.norm in GEN or (tok.capital and plural):
            return k
    return start


def _across(toks: list[Tok], j: int) -> Span | None:
    """The noun phrase before an apposition or a relative clause that ends with the mark at `j`."""
    mark = toks[j].norm
    if mark == ")":
        opening = _opening(toks, j)
        return phrase_before(toks, opening - 1) if opening else None
    if mark not in (",", "-"):
        return None
    seen = 0
    for k in range(j - 1, max(0, j - _APPOSITION), -1):
        if toks[k].kind != "p" or toks[k].norm != mark:
            continue
        seen += 1
        if seen > 2 or toks[k + 1].norm in COORD or toks[k + 1].kind == "q":
            break
        found = phrase_before(toks, k - 1, deep=False)
        if found and (toks[found[0]].capital or toks[found[0]].norm in DET | GEN):
            if not _is_adverbial(toks, found):
                return found
            if seen == 1 and mark == "," and (near := _named_between(toks, k, j)):
                return near
    return phrase_before(toks, j - 1) if toks[j - 1].norm == ")" else None  # "Ola Berg (R), said"


def _named_between(toks: list[Tok], k: int, j: int) -> Span | None:
    """A name between two commas after an adverbial: "After a week in office, Gov. Ola Berg (R), said"."""
    found = phrase_before(toks, j - 1, deep=toks[j - 1].norm == ")")
    return found if found and found[0] == k + 1 and toks[k + 1].capital else None


def _is_adverbial(toks: list[Tok], span: Span) -> bool:
    led = span[0] > 0 and toks[span[0] - 1].norm in PREP | {"as"}
    return led or all(t.norm in TIME or t.norm in PREP for t in toks[slice(*span)])


def phrase_at(toks: list[Tok], start: int, limit: int) -> Span | None:
    """The noun phrase that begins at `start`, at most up to `limit`."""
    limit = min(limit, start + _REACH, len(toks))
    if start >= limit or toks[start].kind == "p":
        return None
    if bare(toks[start].norm) in SUBJECT and toks[start].norm not in DET:
        return start, start + 1
    end = start + 1
    while end < limit and not _ends_phrase(toks, end, start):
        end += 1
    while end > start and (toks[end - 1].norm in PREP or toks[end - 1].norm in DET or is_adverb(toks[end - 1])):
        end -= 1
    return (start, end) if end > start else None


def _is_noun_between(toks: list[Tok], i: int) -> bool:
    """Whether a word after a capital is a noun by what follows it: "Dutch banker Ola Berg", "Wealthy donors gave"."""
    if i + 1 >= len(toks) or toks[i].kind != "w" or toks[i + 1].kind != "w":
        return False
    titled = toks[i + 1].capital and toks[i + 1].norm not in TIME and not toks[i].norm.endswith(("s", "ed"))
    word = toks[i].norm
    plural = word.endswith("s") and not word.endswith("ss") and not is_finite_cue(word)
    if i == 1 and plural and toks[i + 1].norm in PREP:
        return True  # "Café owners in Lyss closed": the capital only opens the sentence
    plain = not is_adverb(toks[i]) and not toks[i].norm.endswith(("self", "selves"))
    return titled or (plain and verb_like(toks, i + 1))


def _ends_phrase(toks: list[Tok], i: int, start: int) -> bool:
    """Whether a noun phrase that began at `start` is over before token `i`."""
    word, before = toks[i].norm, toks[i - 1]
    if toks[i].kind != "w":
        return is_spoken(toks[i]) or (toks[i].kind == "p" and not _is_joint(toks, i))
    if word in COORD:
        return not (before.capital and i + 1 < len(toks) and toks[i + 1].capital)
    timed = word in _OCCASIONS and norm(toks, i + 1) in TIME  # "a resident on Monday"
    occasion = timed or (word in _OCCASIONS and before.capital and before.norm not in TITLES)
    closed = occasion or word in WH or (word in SUB and word not in PREP) or word in MODAL or word == "to"
    if closed or verb_like(toks, i) or (bare(word) in SUBJECT and word not in DET):
        return True
    inner = before.capital or before.norm in _PARTICLE
    if word in _PARTICLE and inner and any(t.capital for t in toks[i + 1 : i + 3]):
        return False  # "Ida de Boer", "Jan van der Berg"
    lead = (before.capital and before.norm not in DET | GEN) or before.norm in _PARTICLE
    named = lead and toks[start].capital
    if named and not toks[i].capital and word not in PREP and word not in lexicon().roles:
        return not _is_noun_between(toks, i)
    return word in DET and before.norm not in PREP and before.kind == "w" and before.norm not in DET
