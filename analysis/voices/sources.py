"""Statements handed on without a verb of speech: "according to X", "X's claim that …", "X is sure that …"."""

from collections.abc import Iterator

from analysis.voices import phrases
from analysis.voices.clauses import clause_end
from analysis.voices.grammar import Tok, Unit, bare, contracted
from analysis.voices.lexicon import lexicon
from analysis.voices.opening import main_subject, past_dateline
from analysis.voices.readings import Reading, left_of, norm, verb_like
from analysis.voices.standing import in_main_clause
from analysis.voices.statements import ACTS, Found, stated
from analysis.voices.words import BE, COORD, DET, GEN, PREP, RELATIVE, SUBJECT, TITLES, WH

_TAIL = frozenset(["while", "but", "although", "though", "whereas", "who", "which", "as"])


def source_statements(unit: Unit) -> list[Found]:
    """The statements of a sentence handed on by a source phrase, a noun or an adjective."""
    found: list[Found] = []
    toks = unit.toks
    for i, tok in enumerate(toks):
        if tok.kind != "w":
            continue
        for phrase in lexicon().sources:
            if tok.norm == phrase[0] and all(norm(toks, i + n) == w for n, w in enumerate(phrase)):
                found += list(_according(unit, i, i + len(phrase)))
                break
        if tok.norm in lexicon().nouns:
            found += list(_noun(unit, i))
        if tok.norm in lexicon().adjectives:
            found += list(_adjective(unit, i))
    return found


def source_phrase(toks: list[Tok], k: int) -> tuple[int, int] | None:
    """The noun phrase after "according to", with what belongs to it ("geolocated video and pictures from CNN")."""
    end = k
    while end < len(toks) and end - k < 30:
        t = toks[end]
        title = t.norm == "." and norm(toks, end - 1) in TITLES
        if t.kind == "p" and not title and t.norm not in ("-", "&", "/", "'"):
            break
        if (t.kind == "q" and end > k) or (
            t.kind == "w" and (t.norm in WH - {"where"} or (bare(t.norm) in SUBJECT - DET and end > k))
        ):
            break
        if t.kind == "w" and end > k and verb_like(toks, end) and not t.norm.endswith("ed"):
            break
        end += 1
    return (k, end) if end > k else None


def _according(unit: Unit, i: int, k: int) -> Iterator[Found]:
    toks = unit.toks
    if norm(toks, i) == "per" and not (k < len(toks) and toks[k].capital and (i == 0 or toks[i - 1].kind == "p")):
        return
    speaker = source_phrase(toks, k)
    if speaker is None:
        return
    cue, end = (i, k), speaker[1]
    main = norm(toks, i - 1) not in RELATIVE
    before = i
    while before > 0 and toks[before - 1].kind == "p":
        before -= 1
    if before == 0 or (before <= 1 and norm(toks, 0) in COORD):
        start = end + 1 if norm(toks, end) in (",", ":") else end
        if start < len(toks):
            stop = _passing_end(toks, start, clause_end(unit, start))
            if stop > start:
                yield stated(unit, (start, stop), speaker, cue, "according to, before", 0.9, main=main)
        return
    if toks[before - 1].kind == "q":
        lead = [t for t in toks[: before - 1] if t.kind == "w"]
        first = before - 1 if len(lead) <= 1 else _lead(toks, before - 1)
        yield stated(unit, (first, before), speaker, cue, "according to, after", 0.93, main=main)
        return
    rest = end + 1 if norm(toks, end) in (",", "-") else end
    goes_on = (
        rest < len(toks)
        and toks[rest].kind == "w"
        and rest > end
        and norm(toks, rest) not in _TAIL
        and not norm(toks, rest).endswith("ing")
        and i > 0
        and toks[i - 1].kind == "p"
    )
    stop = clause_end(unit, rest) if goes_on else before
    span = (_lead(toks, before - 1), max(before, stop))
    yield stated(unit, span, speaker, cue, "according to, after", 0.88, main=main)


def _passing_end(toks: list[Tok], start: int, stop: int) -> int:
    """`stop`, moved before a second voice in passing at the end: "…, CNN reported on Saturday"."""
    for k in range(stop - 1, max(start, stop - 12), -1):
        if toks[k].norm == ",":
            verbs = [n for n in range(k + 1, min(k + 6, stop)) if _past_speech(norm(toks, n))]
            return k if verbs else stop
    return stop


def _past_speech(word: str) -> bool:
    return any("q" in cue.frames and kind in "ds" for kind, cue in lexicon().verbs.get(word, ()))


def _lead(toks: list[Tok], k: int) -> int:
    start = next((n + 1 for n in range(k, -1, -1) if toks[n].norm == ";"), 0) or past_dateline(toks, k)
    while start < k and (toks[start].kind == "p" or norm(toks, start) in ("but", "and")):
        start += 1
    return start


def holder_of(unit: Unit, i: int) -> tuple[int, int] | None:
    """Whose a noun is: the possessive before it."""
    toks = unit.toks
    j = i - 1
    while j >= max(0, i - 5) and toks[j].kind == "w":
        word = norm(toks, j)
        if word in GEN:
            return j, j + 1
        if word.endswith(("'s", "s'")) and bare(word) not in SUBJECT:
            start = phrases.phrase_before(toks, j, deep=False)
            return start if start else (j, j + 1)
        if toks[j].kind != "w" or word in PREP or word in DET:
            return None
        j -= 1
    if j >= 1 and toks[j].norm == "'" and toks[j - 1].norm.endswith("s"):
        return phrases.phrase_before(toks, j - 1, deep=False)
    return None


def _noun(unit: Unit, i: int) -> Iterator[Found]:
    """ "X's claim that …", "the claim by X that …", "his support for …"."""
    toks = unit.toks
    frames = lexicon().nouns[norm(toks, i)]
    holder = holder_of(unit, i)
    k, cue = i + 1, (i, i + 1)
    if holder is None and norm(toks, k) in ("by", "from", "of"):
        holder = phrases.phrase_at(toks, k + 1, min(len(toks), k + 12))
        if holder and norm(toks, holder[1]) == "that":
            k = holder[1]
        else:
            holder = None
    word = norm(toks, k)
    before = norm(toks, i - 1)
    nounlike = (
        holder is not None or before in DET or i == 0 or before in PREP or (i > 0 and before in lexicon().adjectives)
    )
    if not nounlike and toks[i - 1].kind != "w":
        return
    if word == "that" and "that" in frames and nounlike:
        if holder is None:
            holder = main_subject(unit, i)
        if _is_relative(toks, k):
            return
        yield stated(unit, (k, clause_end(unit, k)), holder, cue, "a noun and that", 0.62 if holder else 0.5)
    elif holder is None:
        return
    elif word == "to" and "to" in frames:
        yield stated(unit, (k, clause_end(unit, k, narrow=True)), holder, cue, "a noun and to", 0.6)
    elif word in ("of", "for", "about", "against", "on", "with") and word in frames and k + 1 < len(toks):
        yield stated(
            unit, (k + 1, max(k + 2, clause_end(unit, k + 1, narrow=True))), holder, cue, "a noun and its thing", 0.55
        )
    elif word == "to" and "to_thing" in frames and k + 1 < len(toks):
        yield stated(
            unit, (k + 1, max(k + 2, clause_end(unit, k + 1, narrow=True))), holder, cue, "a noun and its thing", 0.5
        )


def _is_relative(toks: list[Tok], k: int) -> bool:
    """Whether the "that" at `k` is a relative pronoun: a finite verb stands right after it."""
    return k + 1 < len(toks) and (
        verb_like(toks, k + 1) or norm(toks, k + 1) in ("has", "is", "was", "will", "would")
    )


def _adjective(unit: Unit, i: int) -> Iterator[Found]:
    """ "X is confident that …", "X was critical of …"."""
    toks = unit.toks
    j, negated = left_of(toks, i)
    while j > 0 and norm(toks, j) in ("more", "less", "most", "so", "too"):
        j -= 1
    verb = norm(toks, j)
    linked = (
        verb in BE
        or verb
        in ("feel", "feels", "felt", "seemed", "seems", "remain", "remains", "remained", "sounded", "became", "grew")
        or contracted(verb) in ("s", "re", "m")
    )
    if not linked:
        return
    if verb in ("been", "be", "being"):
        j, _ = left_of(toks, j)
    group = j
    speaker = phrases.subject(unit, group)
    if speaker is None or norm(toks, speaker[0]) in ("it", "there", "that", "this"):
        return
    frames = lexicon().adjectives[norm(toks, i)]
    word = norm(toks, i + 1)
    sure = 0.6 * (0.9 if negated else 1.0)
    about = (word in ("about", "of", "with", "by") and word in frames) or (word == "to" and "to_thing" in frames)
    if (word == "that" and "that" in frames) or word in ("how", "whether", "what", "why"):
        span, rule = (i + 1, clause_end(unit, i + 1)), "an adjective and that"
    elif word == "to" and "to" in frames:
        span, rule, sure = (i + 1, clause_end(unit, i + 1, narrow=True)), "an adjective and to", sure - 0.05
    elif about and i + 2 < len(toks):
        stop = clause_end(unit, i + 2, narrow=True)
        span, rule, sure = (i + 2, max(i + 3, stop)), "an adjective and its thing", sure - 0.05
    elif "that" in frames and _bare_clause(toks, i + 1):
        span, rule, sure = (i + 1, clause_end(unit, i + 1)), "an adjective and a clause", sure - 0.05
    else:
        return
    main = rule not in ACTS and in_main_clause(unit, Reading("active", group), i, span, speaker)
    cue = (i, i + 2) if rule.endswith("its thing") else (i, i + 1)
    yield stated(unit, span, speaker, cue, rule, sure, main=main)


def _bare_clause(toks: list[Tok], k: int) -> bool:
    return k < len(toks) and bare(norm(toks, k)) in SUBJECT - DET - WH
