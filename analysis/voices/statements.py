"""What the finders hand on: a statement in characters, before names are resolved."""

import dataclasses

from analysis.voices.grammar import Tok, Unit
from analysis.voices.readings import Reading
from analysis.voices.standing import in_main_clause

#: marks that what is said does not begin with
_LEADING = frozenset([",", ":", ";", "-"])
#: rules by which an act of speech or will is told rather than its words: "praised the plan", "wants to leave"
ACTS = frozenset(
    {
        "noun phrase said",
        "after its preposition",
        "a noun and its thing",
        "an adjective and its thing",
        "to and a verb",
        "a hearer and to",
        "a noun and to",
        "an adjective and to",
    }
)


@dataclasses.dataclass(slots=True)
class Found:
    """The words said, who says them where that is known, the cue, the rule, how far it is trusted.

    `main`: whether the main clause of the sentence hands them on.
    """

    start: int
    end: int
    speaker: tuple[int, int] | None
    cue: tuple[int, int] | None
    rule: str
    confidence: float
    kind: str
    paragraph: int = 0
    main: bool = False


def stated(
    unit: Unit,
    span: tuple[int, int],
    speaker: tuple[int, int] | None,
    cue: tuple[int, int],
    rule: str,
    sure: float,
    *,
    main: bool = False,
) -> Found:
    """A statement from tokens: a quotation alone (with or without "that" before it) is direct, all else indirect."""
    toks = unit.toks
    inside = (t for t in toks[slice(*span)] if not (t.norm == "that" or t.kind == "p"))
    quote = next((t.quote for t in inside), None)
    alone = quote is not None and next(inside, None) is None
    if quote is not None and alone:
        start, end = quote.start, quote.end
    else:
        first = span[0]
        while first < span[1] - 1 and (
            toks[first].norm in _LEADING or (first == span[0] and toks[first].norm == "that")
        ):
            first += 1
        start, end = toks[first].start, toks[max(span[0], span[1] - 1)].end
    who = None if speaker is None else (toks[speaker[0]].start, toks[speaker[1] - 1].end)
    words = (toks[cue[0]].start, toks[cue[1] - 1].end)
    return Found(start, end, who, words, rule, sure, "direct" if alone else "indirect", unit.paragraph, main)


def weighed(
    unit: Unit, i: int, span: tuple[int, int], read: Reading, speaker: tuple[int, int] | None, rule: tuple[float, str]
) -> Found:
    """A statement handed on by the verb at `i`; `rule` is its trust, lowered where it is denied, and name."""
    sure = rule[0] * (1.0 if speaker else 0.75) * (0.85 if read.negated else 1.0)
    main = rule[1] not in ACTS and in_main_clause(unit, read, i, span, speaker)
    return stated(unit, span, speaker, (i, max(i + 1, read.cue_end)), rule[1], min(0.99, sure), main=main)


def length(tok: Tok) -> int:
    """About how many words a quotation has, told by its characters."""
    return 0 if tok.quote is None else max(1, (tok.quote.end - tok.quote.start + 2) // 6)
