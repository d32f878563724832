"""Turns phrases into dates: what each means against the publication date, or in a narrative against what was told.

The state between phrases is one `Reference`. A phrase that nothing resolves keeps a symbolic value and says what it
lacks.
"""

from collections.abc import Callable

from analysis.dates import by_name, by_reference, lengths
from analysis.dates.calendar import covers
from analysis.dates.model import Phrase, TimeExpression
from analysis.dates.reference import Case, Reading, Reference, remember
from analysis.dates.scan import Scan

_RESOLVERS: dict[str, Callable[[Case], Reading]] = {
    "day": by_name.explicit_day,
    "month": by_name.month,
    "year": by_name.year,
    "decade": by_name.decade,
    "century": by_name.century,
    "season": by_name.season,
    "holiday": by_name.holiday,
    "quarter": by_name.quarter,
    "half": by_name.quarter,
    "weekday": by_reference.weekday,
    "deictic": by_reference.deictic,
    "clock": by_reference.clock,
    "part": by_reference.part,
    "weekend": by_reference.weekend,
    "unit": by_reference.unit,
    "compared": by_reference.compared,
    "offset": by_reference.offset,
    "end of": by_reference.end_of,
    "then": by_reference.then,
    "count": by_reference.counted,
    "duration": lengths.duration,
    "set": lengths.repeated,
    "vague": lengths.vague,
}


def resolve(t: Scan, text: str, phrases: list[Phrase], reference: Reference) -> list[TimeExpression]:
    """The expressions of `phrases`, in order, each resolved against `reference`, which is brought along."""
    reference.look_ahead(phrases)
    # "current prices", "his former home": part of a story's course, noise in news
    kept = phrases if reference.narrative else [p for p in phrases if p.mod != "ATTRIBUTE"]
    return [_expression(Case(t, phrase, reference), text) for phrase in kept]


def _expression(case: Case, text: str) -> TimeExpression:
    start, end = case.at, case.t.ends[case.phrase.end - 1]
    reading = _RESOLVERS[case.phrase.kind](case)
    span = covers(reading.value)
    precision = reading.precision or (span[2] if span else "unresolved")
    first, last = reading.span or (span[:2] if span else (None, None))
    remember(case, reading)
    case.reference.opened = first
    why = f"{reading.why[0].upper()}{reading.why[1:]}."
    return TimeExpression(start, end, text[start:end], reading.type, reading.value, first, last, precision,
                          reading.anchor, case.phrase.kind, reading.confidence, why)  # fmt: skip
