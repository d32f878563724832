"""Statements handed on by a verb: "X said that …", "…, said X", "X told Y …", "X called for …", "was quoted as saying"."""

from collections.abc import Iterator

from analysis.voices import clauses
from analysis.voices.clauses import Reading, clause_end, norm
from analysis.voices.grammar import Tok, Unit, bare, is_adverb
from analysis.voices.lexicon import ING, Cue, lexicon
from analysis.voices.statements import Found, stated
from analysis.voices.words import COORD, DET, GEN, OBJECT, PREP, SUB, SUBJECT, TIME, WH

_SKIP = 16
_SPEECH = frozenset("qxcb")


def verb_statements(unit: Unit) -> list[Found]:
    """The statements of a sentence that a verb of the lexicon hands on."""
    found: list[Found] = []
    last_subject: tuple[int, int] | None = None
    for i, tok in enumerate(unit.toks):
        entries = lexicon().verbs.get(bare(tok.norm) if tok.kind == "w" else "")
        if not entries or tok.kind != "w":
            continue
        read, cue, after = _best(unit, i, entries)
        if read is None or cue is None:
            continue
        speaker = _speaker(unit, i, read, last_subject)
        if speaker and read.voice == "active":
            last_subject = speaker
        found += list(_frames(unit, i, after, read, cue, speaker))
    return found


def _best(unit: Unit, i: int, entries: list[tuple[str, Cue]]) -> tuple[Reading | None, Cue | None, int]:
    """The reading of the form at `i`, the entry that fits (frames of equal lemmas are one), the token after it."""
    for _, cue in entries:
        after = _particles(unit.toks, i + 1, cue.particles)
        if after is None:
            continue
        kinds = frozenset(kind for kind, other in entries if other.lemma == cue.lemma)
        read = clauses.reading(unit, i, kinds)
        if read is not None:
            return read, cue, after
    return None, None, i + 1


def _particles(toks: list[Tok], k: int, particles: tuple[str, ...]) -> int | None:
    for n, particle in enumerate(particles):
        if n == 0:
            while k < len(toks) and is_adverb(toks[k]) and toks[k].norm != particle:
                k += 1
        if norm(toks, k) != particle:
            return None
        k += 1
    when = bool(particles) and particles[-1] in ("on", "in", "at") and norm(toks, k) in TIME
    return None if when else k  # "reported on Saturday" is not about Saturday


def _speaker(unit: Unit, i: int, read: Reading, last: tuple[int, int] | None) -> tuple[int, int] | None:
    toks = unit.toks
    if read.voice == "passive":
        return None
    if read.voice in ("ing", "to") or norm(toks, clauses.left_of(toks, read.group)[0]) in COORD:
        return _inherited(unit, i, read, last)
    return clauses.subject(unit, read.group)


def _inherited(unit: Unit, i: int, read: Reading, last: tuple[int, int] | None) -> tuple[int, int] | None:
    """The subject of a participle, an infinitive or a second verb: the one before it, or the one that follows."""
    toks = unit.toks
    j, _ = clauses.left_of(toks, read.group)
    if read.voice == "ing" and norm(toks, j) == "as":
        return _cited(unit, j)
    comma = _opening_end(unit, i, read)
    if comma is not None:
        return clauses.phrase_at(toks, comma, len(toks))
    main = clauses.main_subject(unit, read.group)
    if read.voice == "ing" or norm(toks, read.group - 1) in COORD:
        return last or main
    return last or main


def _opening_end(unit: Unit, i: int, read: Reading) -> int | None:
    """Where a sentence that opens with a participle ("Despite claiming …, X said") goes on with its subject."""
    toks = unit.toks
    j, _ = clauses.left_of(toks, read.group)
    if read.voice != "ing" or not (j < 0 or (j == 0 and norm(toks, 0) in PREP | SUB)):
        return None
    for k in range(i, min(len(toks) - 1, i + 60)):
        if toks[k].norm == "," or (toks[k].kind == "q" and toks[k].norm[-1] == ","):
            return k + 1
    return None


def _cited(unit: Unit, j: int) -> tuple[int, int] | None:
    """The speaker of "cited X as saying", "X was quoted as saying", for the "as" at `j`."""
    toks = unit.toks
    for k in range(j - 1, max(-1, j - 40), -1):
        if norm(toks, k) in ("cited", "quoted", "quotes", "cites", "quoting", "citing"):
            form = norm(toks, k)
            kinds = frozenset("g" if form.endswith("ing") else "s" if form.endswith("s") else "dn")
            read = clauses.reading(unit, k, kinds)
            if read and read.voice == "passive":
                return clauses.subject(unit, read.group)
            return clauses.phrase_at(toks, k + 1, j)
    return None


def _frames(
    unit: Unit, i: int, after: int, read: Reading, cue: Cue, speaker: tuple[int, int] | None
) -> Iterator[Found]:
    """The statement in the first frame of the verb that fits what stands around it."""
    toks, frames = unit.toks, cue.frames
    if read.voice == "passive":
        yield from _passive(unit, i, after, read, cue)
        return
    if "x" in frames or "q" in frames:
        passing = _in_passing(unit, i, after, read, speaker, invertible=bool(frames.keys() & {"b", "w"}))
        if passing:
            yield from passing
            return
    k = _skip(toks, after)
    if ("q" in frames and k < len(toks) and toks[k].kind == "q") or _quote_next(toks, k, cue):
        yield from _quoted(unit, i, k, read, speaker, max(frames.get("q", 0.0), frames.get("c", 0.0), 0.5))
        return
    if cue.lemma in ("cite", "quote") and any(
        norm(toks, n) == "as" and _is_participle(toks, n + 1) for n in range(after, min(len(toks), after + 30))
    ):
        return  # "cited X as saying": the words are X's, and "saying" hands them on
    if "a" in frames:
        heard = _heard(unit, i, after, read, cue, speaker)
        if heard:
            yield heard
            return
    word = norm(toks, k)
    if word == "that" and "c" in frames and not (k > after + 1 and toks[k - 1].kind == "w" and False):
        yield _clause(unit, i, k, read, speaker, frames["c"] + 0.08, "clause with that")
        return
    if (word in WH and "w" in frames) or (
        word in ("how", "why", "whether", "what") and frames.keys() & {"c", "o", "p"}
    ):
        yield _clause(unit, i, k, read, speaker, frames.get("w", 0.5), "question clause")
        return
    if norm(toks, after) == "to" and "t" in frames:
        yield _clause(unit, i, after, read, speaker, frames["t"], "to and a verb")
        return
    if "b" in frames and _opens_clause(toks, after):
        yield _clause(unit, i, after, read, speaker, frames["b"], "clause without that")
        return
    for frame, rule in (("p", "after its preposition"), ("o", "noun phrase said")):
        if frame in frames and _opens_phrase(toks, after) and not _is_participle(toks, after):
            yield _clause(unit, i, after, read, speaker, frames[frame], rule, narrow=True)
            return
    if (
        "b" in frames
        and frames["b"] >= 0.85
        and after < len(toks)
        and toks[after].kind == "w"
        and norm(toks, after) not in PREP
    ):
        yield _clause(unit, i, after, read, speaker, frames["b"] - 0.1, "clause without that")


def _quote_next(toks: list[Tok], k: int, cue: Cue) -> bool:
    return (
        k < len(toks)
        and toks[k].kind == "q"
        and (toks[k - 1].norm in (":", "that") or "c" in cue.frames)
        and _words(toks[k]) >= 4
    )


def _words(tok: Tok) -> int:
    return 0 if tok.quote is None else max(1, (tok.quote.end - tok.quote.start + 2) // 6)


def _skip(toks: list[Tok], k: int) -> int:
    """Past adverbs, times and prepositional phrases to what a verb of speech hands on, where a sign of it follows."""
    limit = min(len(toks), k + _SKIP)
    start = k
    while k < limit and (is_adverb(toks[k]) or (toks[k].norm in TIME and toks[k].norm not in ("this", "may"))):
        k += 1
    if k < limit and (norm(toks, k) == "that" or toks[k].kind == "q" or norm(toks, k) in WH):
        return k
    if k < limit and toks[k].norm in (",", ":") and k + 1 < len(toks) and toks[k + 1].kind == "q":
        return k + 1
    if k < limit and norm(toks, k) in PREP:
        for n in range(k, limit):
            word = norm(toks, n)
            if word == "that" and not (toks[n - 1].kind == "w" and norm(toks, n - 1) in PREP):
                return n
            if toks[n].kind == "q" and norm(toks, n - 1) in (",", ":", "that"):
                return n
            if toks[n].kind == "p" and word not in (",", ":", "'", ".", "-"):
                break
            if word in SUB and word not in PREP:
                break
    return k if k - start <= 3 else start


def _quoted(unit: Unit, i: int, k: int, read: Reading, speaker: tuple[int, int] | None, sure: float) -> Iterator[Found]:
    """Words between marks right after the verb, or a clause that begins with them."""
    toks = unit.toks
    quote = toks[k].quote
    assert quote is not None  # the caller saw a quotation at k
    last = quote.end > quote.start and unit_char(toks[k]) in ".,!?"
    goes_on = k + 1 < len(toks) and toks[k + 1].kind == "w" and not last
    if goes_on and not (norm(toks, k + 1) in COORD and False):
        yield _clause(unit, i, k, read, speaker, sure, "words between marks begin a clause")
    else:
        yield _found(unit, i, (k, k + 1), read, speaker, sure + 0.08, "words between marks after the verb")


def unit_char(tok: Tok) -> str:
    """The last character between the marks of a quotation token, as noted when the token was made."""
    return tok.norm[-1]


def _in_passing(
    unit: Unit, i: int, after: int, read: Reading, speaker: tuple[int, int] | None, *, invertible: bool
) -> list[Found]:
    """`“…,” she said`, `…, said X.`, `…, she said, …`: the verb and its subject stand after what is said."""
    toks = unit.toks
    before = norm(toks, read.group - 1) if read.group else ""
    inverted = invertible and read.voice == "active" and read.group == i and (before[:1] == "“" or before in (",", "?", "!", "-"))
    if inverted and after < len(toks):
        named = _inverted_subject(unit, after)
        direct_after_quote = before[:1] == "“" or (before == "," and toks[i - 2].kind == "q")
        if named and (direct_after_quote or _stops_here(toks, named[1])):
            return _said_before(unit, i, i, named[1], named, read)
    cited = read.voice == "ing" and norm(toks, i - 1) == "as"
    as_said = _as_said(unit, i, after, read, speaker)
    if as_said is not None:
        return as_said
    if speaker and (read.voice == "active" or cited) and speaker[0] > 0 and speaker[1] <= read.group:
        lead = toks[speaker[0] - 1]
        after_quote = lead.kind == "q" or (
            lead.norm in (",", "-") and speaker[0] > 1 and toks[speaker[0] - 2].kind == "q"
        )
        rest = _skip_tail(toks, after)
        if after_quote and not (_quote_ahead(toks, after) and False):
            if norm(toks, _skip(toks, after)) in ("that",):
                return []
            return _said_before(unit, i, speaker[0], rest, speaker, read)
        if lead.norm in (",", "-") and _stops_here(toks, rest) and not _adverbial_lead(toks, speaker[0] - 1):
            if rest < len(toks) and norm(toks, rest) in (":",):
                return []
            return _said_before(unit, i, speaker[0], rest, speaker, read)
    return []


def _as_said(
    unit: Unit, i: int, after: int, read: Reading, speaker: tuple[int, int] | None
) -> list[Found] | None:
    """`As the Times noted, …` and `…, as she put it`: the clause after or before; None where there is no such "as"."""
    toks = unit.toks
    if speaker is None or speaker[0] == 0 or norm(toks, speaker[0] - 1) not in ("as", "when"):
        return None
    at, rest = speaker[0] - 1, _skip_tail(toks, after)
    if norm(toks, at) == "when" or not _stops_here(toks, rest):
        return None
    if at == 0 and norm(toks, rest) == "," and rest + 1 < len(toks):
        return [_found(unit, i, (rest + 1, clause_end(unit, rest + 1)), read, speaker, 0.7, "as somebody said")]
    if at > 1 and norm(toks, at - 1) == ",":
        return [_found(unit, i, (_clause_start(toks, at - 2), at - 1), read, speaker, 0.65, "as somebody said")]
    return None


def _quote_ahead(toks: list[Tok], k: int) -> bool:
    return any(t.kind == "q" for t in toks[k : k + 6])


def _adverbial_lead(toks: list[Tok], comma: int) -> bool:
    """Whether only a short adverbial stands before the comma: "On Friday, he said." says nothing."""
    words = [t for t in toks[:comma] if t.kind != "p"]
    if any(t.kind == "q" for t in words):
        return False
    return len(words) <= 2 or (words[0].norm in PREP and len(words) <= 4)


def _inverted_subject(unit: Unit, k: int) -> tuple[int, int] | None:
    toks = unit.toks
    word = norm(toks, k)
    if not (toks[k].capital or word in DET or word in GEN or bare(word) in SUBJECT or word in lexicon().roles):
        return None
    return clauses.phrase_at(toks, k, len(toks))


def _stops_here(toks: list[Tok], k: int) -> bool:
    return (
        k >= len(toks) or (toks[k].kind == "p" and toks[k].norm not in (":", "(", "$", "#", "'")) or toks[k].kind == "q"
    )


def _skip_tail(toks: list[Tok], k: int) -> int:
    """Past what may follow a verb in passing before the sentence ends or goes on: times, places, a hearer."""
    limit = min(len(toks), k + _SKIP)
    n = k
    while n < limit and toks[n].kind == "w" and not (norm(toks, n) in SUB and norm(toks, n) not in PREP):
        n += 1
    opens = norm(toks, k) in PREP or norm(toks, k) in TIME or (k < len(toks) and is_adverb(toks[k]))
    return n if n == k or opens else k


def _said_before(unit: Unit, i: int, begin: int, rest: int, speaker: tuple[int, int], read: Reading) -> list[Found]:
    """What stands before the speaker and the verb, and what goes on after them."""
    toks = unit.toks
    k = begin - 1
    while k >= 0 and toks[k].kind == "p":
        k -= 1
    if k < 0:
        return []
    found = []
    if toks[k].kind == "q":
        lead = [t for t in toks[:k] if t.kind == "w"]
        whole = (
            len(lead) <= 1 or (toks[k - 1].kind == "p" and _words(toks[k]) >= 4) or any(t.kind == "q" for t in toks[:k])
        )
        first = k if whole else _clause_start(toks, k)
        found.append(_found(unit, i, (first, k + 1), read, speaker, 0.95, "words between marks before the verb"))
    else:
        first = _clause_start(toks, k)
        last = clause_end(unit, rest + 1) if _goes_on(toks, rest) else k + 1
        found.append(_found(unit, i, (first, max(k + 1, last)), read, speaker, 0.8, "said in passing"))
    n = rest
    while n < len(toks) and n < rest + 3 and (toks[n].kind == "p" or norm(toks, n) in COORD):
        n += 1
    if n < len(toks) and toks[n].kind == "q":
        found.append(_found(unit, i, (n, n + 1), read, speaker, 0.92, "words between marks go on"))
    return found


def _goes_on(toks: list[Tok], rest: int) -> bool:
    """Whether the statement goes on after the verb in passing: a comma and no new clause."""
    if norm(toks, rest) not in (",", "-") or rest + 1 >= len(toks) or toks[rest + 1].kind != "w":
        return False
    word = norm(toks, rest + 1)
    ing = word.endswith("ing")
    return not ing and word not in (
        "as",
        "while",
        "although",
        "who",
        "which",
        "but",
        "though",
        "when",
        "after",
        "according",
    )


def _clause_start(toks: list[Tok], k: int) -> int:
    """Where the clause that ends at `k` begins: after a semicolon, an earlier voice, or at the sentence's start."""
    start = 0
    for n in range(k, -1, -1):
        if toks[n].norm in (";",) and toks[n].kind == "p":
            start = n + 1
            break
    while start < k and (toks[start].kind == "p" or norm(toks, start) in ("but", "and")):
        start += 1
    return start


def _heard(unit: Unit, i: int, after: int, read: Reading, cue: Cue, speaker: tuple[int, int] | None) -> Found | None:
    """A hearer, then what is told: "told reporters that …", "told CNN he …", "urged them to …"."""
    toks = unit.toks
    if after >= len(toks) or toks[after].kind != "w" or norm(toks, after) in SUB | PREP | WH:
        return None
    limit = min(len(toks), after + _SKIP)
    hearer = (after, after + 1) if norm(toks, after) in OBJECT else clauses.phrase_at(toks, after, limit)
    if hearer is None:
        return None
    k = hearer[1]
    for n in range(k, limit):
        word = norm(toks, n)
        if toks[n].kind == "q":
            rule = "words between marks after the hearer"
            return next(_quoted(unit, i, n, read, speaker, 0.85), None) or _found(
                unit, i, (n, n + 1), read, speaker, 0.8, rule
            )
        if word in ("that", "to", "how", "what", "why", "whether", "if") or (
            word in ("about", "of", "against", "not") and n == k
        ):
            if word == "to" and "x" not in cue.frames:
                return _clause(unit, i, after, read, speaker, cue.frames["a"], "a hearer and to", narrow=True)
            return _clause(unit, i, n, read, speaker, cue.frames["a"], "told to a hearer")
        if toks[n].kind == "p" and word not in (",", ":", "."):
            break
        if n > k and toks[n].kind == "p" and not _quote_ahead(toks, n):
            break
    if k < limit and toks[k].kind == "w" and _opens_clause(toks, k) and "q" in cue.frames:
        return _clause(unit, i, k, read, speaker, cue.frames["a"] - 0.05, "told to a hearer")
    if _opens_phrase(toks, after) and "o" in cue.frames:
        return _clause(unit, i, after, read, speaker, cue.frames["o"], "noun phrase said", narrow=True)
    return None


def _opens_clause(toks: list[Tok], k: int) -> bool:
    """Whether a clause may begin at `k`: a subject that some finite verb follows."""
    if k >= len(toks):
        return False
    t = toks[k]
    if t.kind == "q":
        return True
    if t.kind != "w":
        return t.norm in ("$", "#")
    word = t.norm
    if bare(word) in SUBJECT and word not in ("this", "that", "those", "these", "one", "her"):
        return True
    if word in (
        "if",
        "when",
        "while",
        "because",
        "there",
        "there's",
        "in",
        "as",
        "after",
        "although",
        "since",
        "with",
        "under",
    ):
        return _verb_within(toks, k + 1, 14)
    if word in PREP or word in WH or word in SUB or word == "to":
        return False
    return _verb_within(toks, k + 1, 16)


def _verb_within(toks: list[Tok], k: int, reach: int) -> bool:
    for n in range(k, min(len(toks), k + reach)):
        word = norm(toks, n)
        if (word in WH and word in ("who", "which")) or word == "that":
            return False
        if toks[n].kind == "p" and word in (".", ";", ":", "?"):
            return False
        if toks[n].kind == "w" and (clauses.verb_like(toks, n) or (bare(word) in SUBJECT and bare(word) != word)):
            return True
    return False


def _opens_phrase(toks: list[Tok], k: int) -> bool:
    if k >= len(toks):
        return False
    t = toks[k]
    if t.kind == "q":
        return True
    if t.kind == "p":
        return t.norm in ("$", "#")
    return not (
        t.norm in PREP
        or (t.norm in SUB and t.norm not in DET)
        or t.norm in COORD
        or t.norm in WH
        or t.norm == "to"
        or (is_adverb(t) and t.norm not in ("all", "both"))
    )


def _is_participle(toks: list[Tok], k: int) -> bool:
    """Whether another cue follows right away ("issued a statement saying …"), which hands the words on itself."""
    return any(kind == ING for kind, _ in lexicon().verbs.get(norm(toks, k), ()))


def _passive(unit: Unit, i: int, after: int, read: Reading, cue: Cue) -> Iterator[Found]:
    """ "was told that …", "is said to …", "was criticized by X": what is said, without or with an agent."""
    toks = unit.toks
    k = _skip(toks, after)
    if "q" in cue.frames and k < len(toks) and toks[k].kind == "q":
        yield _found(unit, i, (k, k + 1), read, None, 0.6, "passive with words between marks")
        return
    if norm(toks, k) == "that" and cue.frames.keys() & {"c", "a"}:
        yield _clause(unit, i, k, read, None, 0.5, "passive with that")
        return
    if norm(toks, after) == "by" and cue.frames.keys() & {"o", "c", "p"}:
        agent = clauses.phrase_at(toks, after + 1, len(toks))
        told = clauses.subject(unit, read.group)
        if agent and told and (toks[agent[0]].capital or _is_role(toks, agent)):
            yield _found(unit, i, told, read, agent, 0.5, "passive with an agent")


def _is_role(toks: list[Tok], span: tuple[int, int]) -> bool:
    return any(t.norm in lexicon().roles for t in toks[slice(*span)])


def _clause(
    unit: Unit, i: int, k: int, read: Reading, speaker: tuple[int, int] | None, sure: float, rule: str, *,
    narrow: bool = False,
) -> Found:  # fmt: skip
    end = clause_end(unit, k, narrow=narrow)
    stop = _opening_end(unit, i, read)
    return _found(unit, i, (k, end if stop is None or stop <= k else min(end, stop)), read, speaker, sure, rule)


def _found(
    unit: Unit, i: int, span: tuple[int, int], read: Reading, speaker: tuple[int, int] | None, sure: float, rule: str
) -> Found:
    toks = unit.toks
    trust = sure * (1.0 if speaker else 0.75) * (0.85 if read.negated else 1.0)
    return stated(unit, span, speaker, (i, i + 1), rule, min(0.99, trust))
