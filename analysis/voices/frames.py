"""The shapes in which a verb hands on what is said: a quotation, a clause, what a hearer is told, a thing."""

from analysis.voices import phrases
from analysis.voices.begins import opens_clause, opens_phrase
from analysis.voices.clauses import clause_end, relative_end
from analysis.voices.deeds import only_measures, trust_in_doing, trust_in_thing
from analysis.voices.grammar import Tok, Unit, is_adverb
from analysis.voices.lexicon import ING, Cue, lexicon
from analysis.voices.passing import in_passing
from analysis.voices.readings import Reading, left_of, norm, verb_like
from analysis.voices.statements import Found, length, weighed
from analysis.voices.words import BE, DET, GEN, HAVE, OBJECT, PREP, SUB, TIME, WH

Span = tuple[int, int]

#: a complement is looked for within so many tokens
_REACH = 16
#: the clause a sentence opens with ends within so many
_OPENS_WITHIN = 60
_CLAUSE_WORDS = frozenset(["that", "to", "how", "what", "why", "whether", "if"])
_OPENING = frozenset(
    ["when", "if", "as", "after", "while", "since", "because", "although", "though", "before", "once", "until"]
)
_NAMING = frozenset(["call", "dub", "term", "brand", "label", "deem"])


def framed(unit: Unit, i: int, after: int, read: Reading, cue: Cue, speaker: Span | None) -> list[Found]:
    """The statements of the verb at `i` in the first of its frames that fits what stands around it.

    `after` is the token after the verb and its particles.
    """
    if read.voice == "passive":
        return _passive(unit, i, after, read, cue)
    frames = cue.frames
    if frames.keys() & {"x", "q"}:
        passing = in_passing(unit, i, after, read, speaker, frames)
        if passing:
            return passing
    found = _quoted_next(unit, i, after, read, cue, speaker)
    if found is None and not _cites_as(unit.toks, after, cue):
        found = (_heard(unit, i, after, read, cue, speaker) if "a" in frames else None) or _clause_next(
            unit, i, after, read, cue, speaker
        )
    return [] if found is None else [found]


def _cites_as(toks: list[Tok], after: int, cue: Cue) -> bool:
    """Whether the verb only introduces whom it cites: in "cited X as saying …" the words are X's."""
    reach = range(after, min(len(toks), after + 30))
    return cue.lemma in ("cite", "quote") and any(norm(toks, n) == "as" and is_participle(toks, n + 1) for n in reach)


def _quoted_next(unit: Unit, i: int, after: int, read: Reading, cue: Cue, speaker: Span | None) -> Found | None:
    """Words between marks right after the verb, or a clause that begins with them."""
    toks = unit.toks
    k = _skip(toks, after)
    if k >= len(toks) or toks[k].kind != "q":
        return None
    spoken = "c" in cue.frames or toks[k - 1].norm in (":", "that")
    if "q" not in cue.frames and not (spoken and length(toks[k]) >= 4):
        return None
    return _words_said(unit, i, k, read, speaker, max(cue.frames.get("q", 0.5), cue.frames.get("c", 0.5)))


def _words_said(unit: Unit, i: int, k: int, read: Reading, speaker: Span | None, sure: float) -> Found:
    toks = unit.toks
    plain = toks[k].norm[-1] not in ".,!?" or (k + 1 < len(toks) and verb_like(toks, k + 1))
    goes_on = k + 1 < len(toks) and toks[k + 1].kind == "w" and plain
    if goes_on:
        return _clause(unit, i, k, read, speaker, (sure, "words between marks begin a clause"))
    return weighed(unit, i, (k, k + 1), read, speaker, (sure + 0.08, "words between marks after the verb"))


def _clause_next(unit: Unit, i: int, after: int, read: Reading, cue: Cue, speaker: Span | None) -> Found | None:
    """A clause or a noun phrase after the verb."""
    toks, frames = unit.toks, cue.frames
    k = _skip(toks, after)
    word, rule, alone = norm(toks, k), None, cue.lemma in lexicon().deeds["performed"]
    if word == "that" and "c" in frames:
        rule = (frames["c"] + 0.08, "clause with that")
    elif word in WH and ("w" in frames or (word in _CLAUSE_WORDS and frames.keys() & {"c", "o", "p"})):
        rule = (frames.get("w", 0.5), "question clause")
    elif norm(toks, after) == "to" and "t" in frames:
        k, rule = after, (frames["t"] * trust_in_doing(toks, after, cue), "to and a verb")
    elif only_measures(unit, after, speaker):
        return None
    elif "b" in frames and (opens_clause(toks, after, alone=alone) or (unit.headline and opens_phrase(toks, after))):
        timed = norm(toks, after) in TIME and k > after and opens_clause(toks, k)  # "said Monday it was over"
        k, rule = (k if timed else after), (frames["b"], "clause without that")
    if rule:
        return _clause(unit, i, k, read, speaker, rule)
    thing = opens_phrase(toks, after) and not is_participle(toks, after) and not _plain_call(toks, after, cue)
    if thing and frames.keys() & {"p", "o"}:
        sure = trust_in_thing(toks, i, after, read, cue)
        rule = (frames["p"], "after its preposition") if "p" in frames else (frames["o"], "noun phrase said")
        rule = (rule[0] * sure, rule[1])
        return _clause(unit, i, after, read, speaker, rule, narrow=True)
    bare_words = frames.get("b", 0) >= 0.85 and after < len(toks) and toks[after].kind == "w"
    if bare_words and norm(toks, after) not in PREP and trust_in_thing(toks, i, after, read, cue):
        return _clause(unit, i, after, read, speaker, (frames["b"] - 0.1, "clause without that"))
    return None


def _skip(toks: list[Tok], start: int) -> int:
    """Past adverbs, times and prepositional phrases to what a verb of speech hands on, where a sign of it follows."""
    limit = min(len(toks), start + _REACH)
    k = start
    while k < limit and (is_adverb(toks[k]) or (toks[k].norm in TIME and toks[k].norm not in ("this", "may"))):
        if toks[k].norm in PREP and toks[k + 1 : k + 2] and norm(toks, k + 1) != "that" and toks[k + 1].kind == "w":
            break  # "has warned since 2021 that …"
        k += 1
    if k >= limit or norm(toks, k) == "that" or toks[k].kind == "q" or norm(toks, k) in WH:
        return k
    if toks[k].norm in (",", ":") and k + 1 < len(toks) and toks[k + 1].kind == "q":
        return k + 1
    ahead = _past_phrase(toks, k, limit) if norm(toks, k) in PREP else None
    if ahead is not None:
        return ahead
    return k if k - start <= 3 else start


def _past_phrase(toks: list[Tok], k: int, limit: int) -> int | None:
    """Past a prepositional phrase ("in a statement on Monday that …") to "that" or words between marks."""
    for n in range(k, limit):
        word = norm(toks, n)
        clause = word in _CLAUSE_WORDS - {"to", "if"} and norm(toks, n - 1) not in PREP
        if clause or (toks[n].kind == "q" and norm(toks, n - 1) in (",", ":", "that")):
            return n
        if (toks[n].kind == "p" and word not in (",", ":", "'", ".", "-")) or (word in SUB and word not in PREP):
            break
    return None


def _heard(unit: Unit, i: int, after: int, read: Reading, cue: Cue, speaker: Span | None) -> Found | None:
    """A hearer, then what is told: "told reporters that …", "told CNN he …", "urged them to …"."""
    toks = unit.toks
    if after >= len(toks) or toks[after].kind != "w" or norm(toks, after) in SUB | PREP | WH:
        return None
    limit = min(len(toks), after + _REACH)
    hearer = (after, after + 1) if norm(toks, after) in OBJECT else phrases.phrase_at(toks, after, limit)
    if hearer is None:
        return None
    k = _before_name(toks, hearer)
    at, rule = _told(toks, k, limit), (cue.frames["a"], "told to a hearer")
    if at is None:
        bare_clause = k < limit and toks[k].kind == "w" and opens_clause(toks, k) and "q" in cue.frames
        return _clause(unit, i, k, read, speaker, (rule[0] - 0.05, rule[1])) if bare_clause else None
    if toks[at].kind == "q":
        return _words_said(unit, i, at, read, speaker, 0.85)
    if norm(toks, at) == "to" and "x" not in cue.frames:
        return _clause(unit, i, after, read, speaker, (rule[0], "a hearer and to"), narrow=True)
    return _clause(unit, i, at, read, speaker, rule)


def _before_name(toks: list[Tok], hearer: Span) -> int:
    """Where a hearer ends: before a name that has a clause of its own, as in "told reporters Berg had left"."""
    for n in range(hearer[0] + 1, hearer[1]):
        plural = toks[n - 1].norm.endswith("s") and not toks[n - 1].norm.endswith(("ss", "'s"))
        if toks[n].norm in PREP:
            break
        if plural and toks[n].capital and not toks[n - 1].capital and opens_clause(toks, n):
            return n
    return hearer[1]


def _told(toks: list[Tok], k: int, limit: int) -> int | None:
    """Where what is told begins after a hearer that ends at `k`; None where no sign of it stands there."""
    for n in range(k, limit):
        word = norm(toks, n)
        if toks[n].kind == "q":
            return n if n == k or norm(toks, n - 1) in (",", ":", "that") else None
        if word == "to" and not _opens_infinitive(toks, n):
            continue
        if word in _CLAUSE_WORDS or (n == k and word in ("about", "of", "against", "not")):
            return n
        quote_ahead = any(t.kind == "q" for t in toks[n : n + 6])
        ends = toks[n].kind == "p" and (word not in (",", ":", ".") or (n > k and not quote_ahead))
        if ends or verb_like(toks, n):
            return None
    return None


def _opens_infinitive(toks: list[Tok], n: int) -> bool:
    """Whether the "to" at `n` can go before a verb: "asked them to leave", not "according to" or "a letter to her"."""
    word = norm(toks, n + 1)
    closed = word in DET or word in GEN or word in PREP or word in OBJECT or word in TIME
    return norm(toks, n - 1) != "according" and n + 1 < len(toks) and not (closed or toks[n + 1].capital)


def _plain_call(toks: list[Tok], k: int, cue: Cue) -> bool:
    """Whether a verb of naming has a thing but no name for it: "called the police" says nothing."""
    if cue.lemma not in _NAMING or cue.particles:
        return False
    return not any(t.kind == "q" or t.norm in ("a", "an", "the", "as") for t in toks[k + 1 : k + 12])


def is_participle(toks: list[Tok], k: int) -> bool:
    """Whether another cue follows right away ("issued a statement saying …"), which hands the words on itself."""
    return any(kind == ING for kind, _ in lexicon().verbs.get(norm(toks, k), ()))


def _passive(unit: Unit, i: int, after: int, read: Reading, cue: Cue) -> list[Found]:
    """"was told that …", "was criticized by X": what is said, without or with an agent."""
    toks = unit.toks
    k = _skip(toks, after)
    if "q" in cue.frames and k < len(toks) and toks[k].kind == "q":
        return [weighed(unit, i, (k, k + 1), read, None, (0.6, "passive with words between marks"))]
    relative = k > after and norm(toks, k + 1) in BE | HAVE  # "was heard over pictures that were sent around"
    if norm(toks, k) == "that" and not relative and cue.frames.keys() & {"c", "a"}:
        return [_clause(unit, i, k, read, None, (0.56, "passive with that"))]
    if norm(toks, after) == "by" and cue.frames.keys() & {"o", "c", "p"}:
        agent = phrases.phrase_at(toks, after + 1, len(toks))
        told = phrases.subject(unit, read.group)
        if agent and told and (toks[agent[0]].capital or any(t.norm in lexicon().roles for t in toks[slice(*agent)])):
            return [weighed(unit, i, told, read, agent, (0.5, "passive with an agent"))]
    return []


def opening_end(unit: Unit, i: int, read: Reading) -> int | None:
    """Where a sentence that opens with a participle ("Despite claiming …, X said") goes on with its subject."""
    toks = unit.toks
    j, _ = left_of(toks, read.group)
    if read.voice != "ing" or not (j < 0 or (j == 0 and norm(toks, 0) in PREP | SUB)):
        return None
    for k in range(i, min(len(toks) - 1, i + _OPENS_WITHIN)):
        if toks[k].norm == "," or (toks[k].kind == "q" and toks[k].norm[-1] == ","):
            return k + 1
    return None


def _condition_end(unit: Unit, i: int, read: Reading) -> int | None:
    """The comma that ends the clause a sentence opens with, for a verb at `i` inside it: "When X said so, …"."""
    toks = unit.toks
    first = norm(toks, 0)
    asked = first.endswith("ed") and norm(toks, 1) in PREP | WH  # "Asked what it cost, X said …"
    opens = first in _OPENING or asked or (read.voice == "ing" and first in ("with", "despite"))
    if not opens or any(toks[k].norm == "," for k in range(i)):
        return None
    return next((k for k in range(i, min(len(toks) - 1, i + _OPENS_WITHIN)) if toks[k].norm == ","), None)


def _clause(
    unit: Unit, i: int, k: int, read: Reading, speaker: Span | None, rule: tuple[float, str], *, narrow: bool = False
) -> Found:
    end = clause_end(unit, k, narrow=narrow)
    stop = opening_end(unit, i, read) or _condition_end(unit, i, read) or relative_end(unit.toks, speaker, k)
    return weighed(unit, i, (k, end if stop is None or stop <= k else min(end, stop)), read, speaker, rule)
