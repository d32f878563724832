"""The subject of a sentence: the noun phrase at its beginning, past datelines, times and other circumstances."""

from analysis.voices.grammar import Tok, Unit, bare, is_adverb
from analysis.voices.phrases import Span, is_spoken, phrase_at
from analysis.voices.readings import norm
from analysis.voices.words import BE, COORD, DET, PREP, SUB, SUBJECT, TIME, WH

#: how far a dateline and an opening adverbial are followed, in tokens
_DATELINE, _OPENING = 14, 40
_AFTER = frozenset(["later", "earlier", "ago"])
#: what else begins circumstances: "Prior to the vote, Keller said"
_OPENERS = frozenset(["prior", "due", "thanks", "given", "absent", "ahead", "instead", "because", "contrary"])
_UNITS = frozenset(["moment", "second", "minute", "hour", "day", "night", "week", "month", "year", "decade"])


def main_subject(unit: Unit, before: int) -> Span | None:
    """The subject of the sentence's first clause, up to token `before`: the noun phrase at its beginning."""
    toks = unit.toks
    start = past_dateline(toks, before)
    while start < before and (toks[start].kind != "w" or toks[start].norm in COORD or _is_lead_in(toks[start])):
        start += 1
    if norm(toks, start).endswith("ly") and norm(toks, start + 1) == ",":
        start += 2  # "Specifically, …"
    if norm(toks, start - 1) == "there" and norm(toks, start) in BE:
        start += 1  # "There were emails showing …"
        while start < before and is_adverb(toks[start]):
            start += 1
    first = norm(toks, start)
    lead = phrase_at(toks, start, before)
    if lead and (later := _past_time(toks, lead, before)):
        return phrase_at(toks, later, before)
    timed = lead is not None and any(t.norm in TIME for t in toks[slice(*lead)]) and norm(toks, lead[1]) == ","
    asked = first in _OPENERS or (first.endswith("ed") and norm(toks, start + 1) in PREP | WH)
    if timed or asked or first in PREP or first in SUB or first in WH or first.endswith("ing") or first in TIME:
        return _past_circumstances(toks, start, before)
    return lead


def _past_circumstances(toks: list[Tok], start: int, before: int) -> Span | None:
    """The subject after the comma that ends what a sentence opens with, past further circumstances of that kind."""
    for k in range(start, min(before, start + _OPENING)):
        if toks[k].norm == "," or (toks[k].kind == "q" and toks[k].norm[-1] == ","):
            word = norm(toks, k + 1)
            if word not in PREP and word not in SUB and word not in TIME:
                return None if word in COORD else _after_place(toks, k + 1, before)
    return None


def _is_lead_in(tok: Tok) -> bool:
    return is_adverb(tok) and tok.norm not in ("all", "both")


def past_dateline(toks: list[Tok], before: int) -> int:
    """Past a place and a day that lead up to the news with a dash: "WASHINGTON, June 10 (UPI) — "; else 0."""
    if not toks or toks[0].kind != "w" or not toks[0].capital:
        return 0
    for k in range(1, min(before, len(toks) - 1, _DATELINE)):
        t = toks[k]
        if t.norm == "-" and t.start > toks[k - 1].end and toks[k + 1].start > t.end:
            return k + 1
        if t.kind == "q" or (t.kind == "w" and not (t.capital or t.norm in TIME or t.norm[0].isdigit())):
            return 0
    return 0


def _past_time(toks: list[Tok], lead: Span, before: int) -> int | None:
    """Where the subject begins after a time without a comma: "A few minutes later they said …"."""
    k = lead[1]
    if norm(toks, k - 1).removesuffix("s") not in _UNITS:
        return None
    while k < before and toks[k].norm in _AFTER:
        k += 1
    if k > lead[1] and norm(toks, k) == ",":
        k += 1  # "Hours later, Keller …"
    return k if k > lead[1] and k < before and (toks[k].capital or _is_subject(toks[k])) else None


def _is_subject(tok: Tok) -> bool:
    return bare(tok.norm) in SUBJECT or tok.norm in DET


def _after_place(toks: list[Tok], k: int, before: int) -> Span | None:
    """The phrase at `k`, or the one after it where that only says where a place is: "In Elbe, Ohio, Keller said"."""
    while k < before and is_spoken(toks[k]):
        k += 1  # "When somebody called “Bridges,” Keller laughed"
    first = phrase_at(toks, k, before)
    if first is None or norm(toks, first[1]) != "," or not all(t.capital for t in toks[slice(*first)]):
        return first
    second = phrase_at(toks, first[1] + 1, before)
    named = second is not None and any(t.capital for t in toks[slice(*second)])
    goes_on = second is not None and norm(toks, second[1]) not in (",", "")
    return second if named and goes_on and norm(toks, first[1] + 1) not in WH | SUB | PREP else first
