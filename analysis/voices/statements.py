"""What the finders hand on: a statement in characters, before names are resolved."""

import dataclasses

from analysis.voices.grammar import Unit


@dataclasses.dataclass(slots=True)
class Found:
    """The words said, who says them where that is known, the cue, the rule, how far it is trusted."""

    start: int
    end: int
    speaker: tuple[int, int] | None
    cue: tuple[int, int] | None
    rule: str
    confidence: float
    kind: str
    paragraph: int = 0


def stated(
    unit: Unit, span: tuple[int, int], speaker: tuple[int, int] | None, cue: tuple[int, int], rule: str, sure: float
) -> Found:
    """A statement from tokens: a quotation alone (with or without "that" before it) is direct, all else indirect."""
    toks = unit.toks
    inside = [t for t in toks[slice(*span)] if not (t.norm == "that" or t.kind == "p")]
    alone = len(inside) == 1 and inside[0].quote is not None
    if alone and inside[0].quote is not None:
        start, end = inside[0].quote.start, inside[0].quote.end
    else:
        start, end = toks[span[0]].start, toks[max(span[0], span[1] - 1)].end
    who = None if speaker is None else (toks[speaker[0]].start, toks[speaker[1] - 1].end)
    words = (toks[cue[0]].start, toks[cue[1] - 1].end)
    return Found(start, end, who, words, rule, sure, "direct" if alone else "indirect", unit.paragraph)
