"""Finds the names in a text: runs of words with capitals that are not there because a sentence begins.

A name at the beginning of a sentence counts where the same word has a capital elsewhere too, or more capitals follow.
Titles and roles before a name ("President", "Sen.") and nationalities ("Ukrainian") are no part of it.
"""

import dataclasses

from analysis.voices.grammar import Tok, Unit, bare, is_adverb, is_speech_verb
from analysis.voices.lexicon import lexicon
from analysis.voices.words import BE, DET, GEN, LINK, PREP, SUB, SUBJECT, TIME, TITLES, words_of

_PARTICLE = LINK - {"of"}
_COMMON = words_of("common")
#: words that make a run of capitals a body or an office, or a place
BODIES = words_of("bodies")
PLACES = words_of("places")
_NATIONAL = tuple(words_of("national"))


#: what a secretary or minister is of, in one word
OFFICES = frozenset(["state", "defense", "defence", "justice", "finance", "education", "health", "energy", "commerce"])
_RANKS = frozenset(["prime", "foreign", "vice", "deputy", "chief", "first", "lady", "defense", "defence", "interior"])
_KNOWN = words_of("countries") | words_of("capitals")
_PLACING = frozenset(["in", "near", "into", "at", "across", "from", "through", "toward", "towards"])


@dataclasses.dataclass(slots=True)
class Mention:
    """A name as it stands in the text; `name` is the fuller form it stands for, `unit` the sentence's number."""

    start: int
    end: int
    words: tuple[str, ...]
    unit: int
    title: str = ""
    kind: str = "unknown"
    name: str = ""


def _common_nouns() -> frozenset[str]:
    return lexicon().roles | BODIES | PLACES


def is_national(word: str) -> bool:
    """Whether a capitalised word has the shape of a nationality: "Ukrainian", "Polish"."""
    return word.lower().endswith(_NATIONAL) and len(word) > 4


def mentions(text: str, units: list[Unit]) -> list[Mention]:
    """The names of a text in order, quotations left out, short forms tied to the full name they stand for."""
    inner = {
        t.norm for u in units if not u.headline for n, t in enumerate(u.toks) if t.capital and not _initial(u.toks, n)
    }
    inner = {w.removesuffix("'s") for w in inner}
    lower = {t.norm for u in units for t in u.toks if t.kind == "w" and not t.capital}
    found = [m for n, unit in enumerate(units) for m in _in_unit(text, unit, n, inner, lower)]
    _tie(text, found)
    return found


def _shouted(text: str, unit: Unit) -> bool:
    """Whether a headline is all in capitals, so that they tell no name."""
    return text[unit.start : unit.end].isupper()


def _initial(toks: list[Tok], n: int) -> bool:
    return n == 0 or (toks[n - 1].kind == "p" and toks[n - 1].norm in ".:!?\"'([") or toks[n - 1].kind == "q"


def _in_unit(text: str, unit: Unit, number: int, inner: set[str], lower: set[str]) -> list[Mention]:
    found: list[Mention] = []
    toks, n = unit.toks, 0
    if unit.headline and _shouted(text, unit):
        return found
    while n < len(toks):
        if not _name_word(toks, n):
            n += 1
            continue
        end = _run(toks, n)
        single_initial = end - n == 1 and _initial(toks, n)
        word = toks[n].norm.removesuffix("'s")
        doubtful = single_initial and word not in inner and (word in lower or not _subject_like(toks, end))
        if not doubtful and not (unit.headline and end - n == 1 and word in lower and word not in inner):
            found += _mention(text, toks, n, end, number)
        n = end
    return found


def _subject_like(toks: list[Tok], k: int) -> bool:
    """Whether a verb follows a word at a sentence's beginning: "Kyiv has …"."""
    if k >= len(toks) or toks[k].kind != "w":
        return k < len(toks) and toks[k].norm == ","
    word = toks[k].norm
    return word in BE or word in ("has", "had", "will", "would") or word in lexicon().verbs


def _name_word(toks: list[Tok], n: int) -> bool:
    t = toks[n]
    if t.kind != "w" or not t.capital or t.norm in TIME or bare(t.norm) in SUBJECT:
        return False
    if t.norm in _COMMON or t.norm in PREP or t.norm in SUB or t.norm in DET or t.norm in GEN or len(t.norm) < 2:
        return False
    return not (_initial(toks, n) and (t.norm in BE or is_adverb(t) or t.norm.endswith("ly")))


def _run(toks: list[Tok], n: int) -> int:
    """Where the run of capitals that begins at `n` ends."""
    end = n + 1
    while end < len(toks) and (not toks[end - 1].norm.endswith("'s") or toks[end - 1].norm == "people's"):
        after = end + 1 < len(toks) and _name_word(toks, end + 1)
        if _name_word(toks, end) or (toks[end].norm == "." and toks[end - 1].norm in TITLES and after):
            end += 1
        elif after and (toks[end].norm in _PARTICLE or (toks[end].norm == "of" and _takes_of(toks, end))):
            end += 2
        elif _particles(toks, end) and end + 2 < len(toks) and _name_word(toks, end + 2):
            end += 3  # "Jan van der Berg"
        else:
            break
    return end


def _particles(toks: list[Tok], k: int) -> bool:
    return all(n < len(toks) and toks[n].norm in _PARTICLE and not toks[n].capital for n in (k, k + 1))


def _takes_of(toks: list[Tok], k: int) -> bool:
    """Whether an "of" at `k` goes on with a name or an office: "Ministry of Defense", "President of Ukraine X"."""
    word = toks[k - 1].norm
    return not toks[k + 1].norm.endswith("'s") and (word in BODIES or word in lexicon().roles or word == "people's")


def _mention(text: str, toks: list[Tok], start: int, end: int, number: int) -> list[Mention]:
    start, title = _without_role(toks, start, end)
    kept = [t for t in toks[start:end] if t.kind == "w"]
    words = tuple(text[t.start : t.end].replace("’", "'") for t in kept)
    words = (*words[:-1], words[-1].removesuffix("'s")) if words else words
    if not words or (len(words) == 1 and not title and (is_national(words[0]) or words[0].lower() in _common_nouns())):
        return []
    if all(w.lower() in lexicon().roles or w.lower() in _RANKS for w in words):
        return []  # "the Prime Minister" is an office, whose holder `speakers` looks for
    stop = kept[-1].end - (2 if kept[-1].norm.endswith("'s") else 0)
    found = Mention(kept[0].start, stop, words, number, title)
    found.kind = _kind(toks, start, end, found)
    return [found]


def _without_role(toks: list[Tok], start: int, end: int) -> tuple[int, str]:
    """Where the name in a run of capitals begins, past titles, roles and nationalities, and the last title passed."""
    roles = lexicon().roles - BODIES
    lead = next((k for k in range(end - 2, start - 1, -1) if toks[k].norm in roles | TITLES), None)
    title = "" if lead is None else toks[lead].norm
    if lead is not None:
        start = lead + 1 + (toks[lead + 1].norm == "." and lead + 2 < end)
        if toks[start].norm == "of" and start + 1 < end:
            rest = end - start - 1
            office = rest > 2 or (rest == 2 and toks[start + 1].norm in OFFICES)
            start, title = (end - min(2, rest - 1), title) if office else (start + 1, "")
    while end - start > 1 and is_national(toks[start].norm):
        start += 1
    return start, title


def _kind(toks: list[Tok], start: int, end: int, m: Mention) -> str:
    """What a name names, by its title, its words and its neighbours; "unknown" where nothing tells."""
    last = m.words[-1].lower()
    before = toks[start - 1].norm if start else ""
    after = toks[end].norm if end < len(toks) else ""
    acronym = len(m.words) == 1 and m.words[0].isupper() and len(last) > 1
    placed = after in PLACES or before in PLACES or (before == "of" and start > 1 and toks[start - 2].norm in PLACES)
    beside = is_speech_verb(after) or before in lexicon().roles or "," in (before, after)
    whole = "_".join(m.words).lower()
    kinds = (
        ("place", whole in _KNOWN and not m.title),
        ("person", bool(m.title)),
        ("organisation", bool({w.lower() for w in m.words} & BODIES) or acronym),
        ("place", last in PLACES or placed),
        ("person", 2 <= len(m.words) <= 4 and beside),
        ("place", before in _PLACING),
    )
    return next((kind for kind, holds in kinds if holds), "unknown")


def _tie(text: str, found: list[Mention]) -> None:
    """Gives each mention its full name: a surname that of the last person so named, an acronym what it abbreviates."""
    for later in (False, True):  # a headline may name in short who is introduced below it
        full: dict[str, tuple[str, str]] = {}
        for m in reversed(found) if later else found:
            key = m.words[-1].lower()
            if len(m.words) > 1:
                m.name = m.name or " ".join(m.words)
                if m.kind in ("person", "unknown"):
                    full[key] = (m.name, m.kind)
                acronym = _introduced(text, m)
                if acronym:
                    full[acronym.lower()] = (m.name, m.kind)
            elif not m.name and key in full:
                m.name = full[key][0]
    for m in found:
        m.name = m.name or " ".join(m.words)
    _settle(found)


def _introduced(text: str, m: Mention) -> str:
    """The acronym in brackets right after a name, where it is made of the name's first letters."""
    rest = text[m.end : m.end + 14]
    if not rest.startswith(" ("):
        return ""
    short = rest[2:].split(")")[0]
    firsts = "".join(w[0] for w in m.words if w[0].isupper())
    return short if 2 <= len(short) <= 8 and short.isupper() and short == firsts else ""


def _settle(found: list[Mention]) -> None:
    """One kind for each name: the one with most evidence among its mentions."""
    votes: dict[str, dict[str, int]] = {}
    for m in found:
        if m.kind != "unknown":
            counts = votes.setdefault(m.name, {})
            counts[m.kind] = counts.get(m.kind, 0) + 1 + (m.kind == "person" and bool(m.title))
    for m in found:
        tally = votes.get(m.name)
        if tally:
            m.kind = max(sorted(tally), key=lambda k: tally[k])
        elif 2 <= len(m.words) <= 3 or len(m.name.split()) in (2, 3):
            m.kind = "unknown"
