"""Statements that come before their speaker: `“…,” she said`, `…, said X.`, `…, she said, …`, `As X noted, …`."""

from analysis.voices import phrases
from analysis.voices.clauses import clause_end
from analysis.voices.following import NO_NAME, TAIL_PREPOSITIONS, nameless, stops_here, titled
from analysis.voices.grammar import Tok, Unit, bare, is_adverb, is_speech_verb
from analysis.voices.lexicon import lexicon
from analysis.voices.opening import past_dateline
from analysis.voices.readings import NUMERALS, Reading, norm, says, verb_like
from analysis.voices.statements import Found, length, weighed
from analysis.voices.words import COORD, DET, GEN, OBJECT, PREP, SUB, SUBJECT, TIME, WH

Span = tuple[int, int]
Frames = dict[str, float]

#: how many words may follow the verb before the sentence ends or goes on
_TAIL = 14
#: what stands before the title of a work rather than before speech that goes on
_LEADS = PREP | DET | GEN
#: marks inside a noun phrase
_INNER = frozenset(["-", "'", "&", "/", "$", "%"])
#: prepositions that say how many
_AT_LEAST = frozenset([("at", "least"), ("at", "most"), ("up", "to"), ("upwards", "of")])
_ROUGHLY = frozenset(["about", "around", "over", "under", "near", "between"])
_NEW_CLAUSE = frozenset(["as", "while", "although", "who", "which", "but", "though", "when", "after", "according"])


def in_passing(unit: Unit, i: int, after: int, read: Reading, speaker: Span | None, frames: Frames) -> list[Found]:
    """The statements before the verb at `i` and its speaker, and the one that goes on after them; none: empty.

    `after` is the token after the verb and its particles, `speaker` the subject found before it. By its `frames` the
    verb may stand before its subject ("said X", but not "told X"), or have a hearer ("X told the Post").
    """
    if frames.keys() & {"b", "w"} and (found := _inverted(unit, i, after, read)):
        return found
    cited = read.voice == "ing" and norm(unit.toks, i - 1) == "as"
    if speaker is None or speaker[0] == 0 or speaker[1] > read.group or not (read.voice == "active" or cited):
        return []
    heard = _past_hearer(unit.toks, after) if frames.keys() >= {"a", "x"} and not frames.keys() & {"b", "o"} else after
    return _as_said(unit, i, after, read, speaker) or _after_statement(unit, i, heard, read, speaker)


def _past_hearer(toks: list[Tok], k: int) -> int:
    """Past the hearer at `k` where no more than the circumstances follow: "…, two aides told the Post on Monday."."""
    if k >= len(toks) or toks[k].kind != "w" or norm(toks, k) in PREP | SUB | WH | TIME or is_adverb(toks[k]):
        return k
    hearer = (k, k + 1) if norm(toks, k) in OBJECT else phrases.phrase_at(toks, k, len(toks))
    if hearer is None:
        return k
    after = norm(toks, hearer[1])
    ends = stops_here(toks, hearer[1]) or after in TIME or after in TAIL_PREPOSITIONS - {"to", "of", "about"}
    return hearer[1] if ends and stops_here(toks, _tail(toks, hearer[1])) else k


def _inverted(unit: Unit, i: int, after: int, read: Reading) -> list[Found]:
    toks = unit.toks
    before = toks[i - 1] if i else None
    if before is None or read.voice != "active" or read.group != i or after >= len(toks):
        return []
    quoted = before.kind == "q" or (before.norm in (",", "-") and i > 1 and toks[i - 2].kind == "q")
    if not quoted and before.norm not in (",", "?", "!", "-"):
        return []
    word = norm(toks, after)
    starts = toks[after].capital or word in DET or word in GEN or bare(word) in SUBJECT or word in lexicon().roles
    named = titled(toks, after)
    if named is None and starts and word not in NO_NAME:
        named = phrases.phrase_at(toks, after, len(toks))
    if named is None and quoted and _closes(toks, i):
        named = nameless(toks, after)
    if named is None:
        return []
    ends = named[1] >= len(toks) or (stops_here(toks, named[1]) and toks[named[1]].kind == "p")
    if quoted or (ends and (_is_statement(toks, i - 1) or _within(toks, i - 1, named[1]))):
        return _said_before(unit, i, (i, named[1]), named, read)
    return []


def _closes(toks: list[Tok], i: int) -> bool:
    """Whether the words between marks before the verb at `i` end as speech does, with a mark."""
    before = toks[i - 1]
    return before.kind == "p" or before.norm[-1] in ",.!?…"


def _after_statement(unit: Unit, i: int, after: int, read: Reading, speaker: Span) -> list[Found]:
    toks = unit.toks
    lead = toks[speaker[0] - 1]
    quoted = lead.kind == "q" or (lead.norm in (",", "-") and speaker[0] > 1 and toks[speaker[0] - 2].kind == "q")
    rest = _tail(toks, after)
    if quoted:
        at = speaker[0] - (1 if lead.kind == "q" else 2)
        if norm(toks, speaker[0]) in ("which", "that") or (not unit.headline and _is_work(toks, at)):
            return []
        return [] if norm(toks, after) == "that" else _said_before(unit, i, (speaker[0], rest), speaker, read)
    named = bare(norm(toks, speaker[0])) not in NO_NAME
    goes_to = after < len(toks) and toks[after].kind == "q"  # "…, a man yelled “Stay!”"
    passing = named and lead.norm in (",", "-") and stops_here(toks, rest) and not goes_to
    inside = speaker[1] == read.group and _within(toks, speaker[0] - 1, rest)
    last = norm(toks, after) != "to" and all(t.kind == "p" for t in toks[rest:])
    speech = is_speech_verb(toks[i].norm) or says(toks, i)
    plain = last and speech and not any(t.norm in COORD for t in toks[slice(*speaker)])
    if passing and (inside or _is_statement(toks, speaker[0] - 1, plain=plain)):
        return _said_before(unit, i, (speaker[0], rest), speaker, read)
    return []


def _is_work(toks: list[Tok], k: int) -> bool:
    """Whether the quotation at `k` is a title among the circumstances: "On the council's “Elbe Hour,” Keller said"."""
    before = norm(toks, k - 1)
    return toks[k].title and k > 0 and (before in _LEADS or before.endswith("'s"))


def _within(toks: list[Tok], before: int, rest: int) -> bool:
    """Whether the marks at `before` and `rest` part a clause: "The mill, she said, fell", "In May, she said, …"."""
    if not norm(toks, before) == norm(toks, rest) == ",":
        return False
    begin = clause_start(toks, before - 1)
    if any(t.kind != "w" and t.norm not in _INNER for t in toks[begin:before]):
        return False
    k = rest + 1
    while k < len(toks) and is_adverb(toks[k]):
        k += 1
    first = norm(toks, begin)
    if first in PREP or first in SUB or first in TIME:
        return k + 1 < len(toks) and toks[k].kind == "w" and any(_finite(toks, n) for n in range(k, len(toks)))
    return k < len(toks) and verb_like(toks, k)


def _as_said(unit: Unit, i: int, after: int, read: Reading, speaker: Span) -> list[Found]:
    """`As the Times noted, …` and `…, as she put it.`: the clause after or before."""
    toks = unit.toks
    at, rest = speaker[0] - 1, _tail(toks, after)
    if norm(toks, at) != "as" or not stops_here(toks, rest):
        return []
    if at == 0 and norm(toks, rest) == "," and rest + 1 < len(toks):
        span = (rest + 1, clause_end(unit, rest + 1))
    elif at > 1 and norm(toks, at - 1) == "," and _is_statement(toks, at - 1):
        span = (clause_start(toks, at - 2), at - 1)
    else:
        return []
    return [weighed(unit, i, span, read, speaker, (0.66, "as somebody said"))]


def _is_statement(toks: list[Tok], end: int, *, plain: bool = False) -> bool:
    """Whether what stands before `end` can be what somebody says: a clause with a verb, not just a time or an "if".

    With `plain` the sentence ends with "…, X said": then a clause needs no verb that is known ("Tickets cost more").
    """
    start = 0
    while start < end and (toks[start].kind == "p" or norm(toks, start) in COORD):
        start += 1
    first = norm(toks, start)
    asked = first.endswith("ed") and norm(toks, start + 1) in PREP | WH
    opens = asked or first in SUB or first in PREP or first.endswith("ing") or first in TIME
    opens = opens and not _is_number(toks, start)
    if any(t.kind == "q" and not (opens and t.title) for t in toks[start:end]):
        return True
    if opens and first != "that":
        comma = next((k for k in range(start, end) if toks[k].norm == ","), None)
        if comma is None:
            return False
        start, plain = comma + 1, False
    sure = any(_finite(toks, k) for k in range(start + 1, end))
    return end - start >= 2 and (sure or (plain and end - start >= 3))


def _is_number(toks: list[Tok], k: int) -> bool:
    """Whether a preposition at `k` only says how many: "At least 30 people", "Up to two dozen", "About 400 men"."""
    lead, after = norm(toks, k), norm(toks, k + 1)
    rough = lead in _ROUGHLY and (after[:1].isdigit() or after in NUMERALS or after in ("$", "#"))
    whole = rough and not (after.isdigit() and len(after) == 4 and norm(toks, k + 2) in ("", ","))
    return (lead, after) in _AT_LEAST or whole


def _finite(toks: list[Tok], k: int) -> bool:
    if verb_like(toks, k):
        return True
    word = norm(toks, k)
    return (
        (bare(word) != word and bare(word) in SUBJECT) or any(kind in "sd" for kind, _ in lexicon().verbs.get(word, ()))
    )


def _tail(toks: list[Tok], k: int) -> int:
    """Past what may follow a verb in passing: times, places, occasions, a hearer."""
    if not (norm(toks, k) in TAIL_PREPOSITIONS | TIME or (k < len(toks) and is_adverb(toks[k]))):
        return k
    if norm(toks, k) == "to" and any(kind == "b" for kind, _ in lexicon().verbs.get(norm(toks, k + 1), ())):
        return k
    n, limit = k, min(len(toks), k + _TAIL)
    while n < limit and toks[n].kind == "w" and not (norm(toks, n) in SUB and norm(toks, n) not in PREP):
        n += 1
    return n


def clause_start(toks: list[Tok], k: int) -> int:
    """Where the clause that ends at `k` begins: after a semicolon or a label, or at the sentence's start; no "but"."""
    start = next((n + 1 for n in range(k, -1, -1) if toks[n].norm == ";"), 0) or past_dateline(toks, k)
    if start == 0 and norm(toks, 1) == ":" and norm(toks, 0) in lexicon().labels:
        start = 2  # "LATEST: Two dead, police say"
    while start < k and (toks[start].kind == "p" or norm(toks, start) in ("but", "and")):
        start += 1
    return start


def _said_before(unit: Unit, i: int, middle: Span, speaker: Span, read: Reading) -> list[Found]:
    """What stands before the speaker and the verb (`middle`), and what goes on after them."""
    toks = unit.toks
    begin, rest = middle
    k = begin - 1
    while k >= 0 and toks[k].kind == "p":
        k -= 1
    if k < 0:
        return []
    if toks[k].kind == "q":
        rule = (0.95, "words between marks before the verb")
        found = [weighed(unit, i, (_quote_start(toks, k), k + 1), read, speaker, rule)]
    else:
        last = clause_end(unit, rest + 1) if _goes_on(toks, rest) else k + 1
        span = (clause_start(toks, k), max(k + 1, last))
        found = [weighed(unit, i, span, read, speaker, (0.8, "said in passing"))]
    n = rest
    while n < len(toks) and n < rest + 3 and (toks[n].kind == "p" or norm(toks, n) in COORD):
        n += 1
    inside = norm(toks, n - 1) in _LEADS or norm(toks, n - 1).endswith("'s")  # "said on “The Late Show”"
    if n < len(toks) and toks[n].kind == "q" and not inside:
        found.append(weighed(unit, i, (n, n + 1), read, speaker, (0.92, "words between marks go on")))
    return found


def _quote_start(toks: list[Tok], k: int) -> int:
    """Where a statement that ends with the quotation at `k` begins: there, or at the clause that leads up to it."""
    words = [t for t in toks[:k] if t.kind == "w"]
    alone = len(words) <= 1 or (toks[k - 1].kind == "p" and length(toks[k]) >= 4)
    return k if alone or any(t.kind == "q" for t in toks[:k]) else clause_start(toks, k)


def _goes_on(toks: list[Tok], rest: int) -> bool:
    """Whether the statement goes on after the verb in passing: a comma and no new clause."""
    if norm(toks, rest) not in (",", "-") or rest + 1 >= len(toks) or toks[rest + 1].kind != "w":
        return False
    word = norm(toks, rest + 1)
    return not word.endswith("ing") and word not in _NEW_CLAUSE
