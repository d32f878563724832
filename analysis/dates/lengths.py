"""Resolves lengths, repetitions and rough mentions: the past two weeks, every Friday, recently."""

from analysis.dates import amounts
from analysis.dates.reference import NEEDS, Case, Reading, named

_SIDE = {
    "past": -1, "last": -1, "recent": -1, "latest": -1, "previous": -1,
    "next": 1, "coming": 1, "following": 1, "future": 1,
}  # fmt: skip


def duration(c: Case) -> Reading:
    """Five months; the past two weeks; the next three years."""
    phrase = c.phrase
    value, side = amounts.period(phrase.unit, phrase.amount), _SIDE.get(phrase.which, 0)
    precision = amounts.NAMES.get(phrase.unit, "day")
    if not side:
        why = "a length of time; the text does not say where it begins"
        return Reading("DURATION", value, "none", why, 0.9, precision)
    if phrase.amount is None:
        return Reading("DURATION", value, "none", "how long is not told", 0.8, "vague")
    told = phrase.which in {"previous", "following"}
    base, anchor = c.reference.told_or_speech() if told else c.reference.speech()
    if base is None:
        why = f"its length is told, its days are not; {NEEDS}"
        return Reading("DURATION", value, "none", why, 0.9, "unresolved")
    span = amounts.days_beside(base, phrase.unit, phrase.amount, side)
    why = f"the length told, {'up to' if side < 0 else 'from'} {named(anchor)}, {base}"
    return Reading("DURATION", value, anchor, why, 0.85, precision, span)


def repeated(c: Case) -> Reading:
    """Daily; every two weeks; twice a year."""
    value = c.phrase.value or amounts.period(c.phrase.unit, c.phrase.amount)
    return Reading("SET", value, "none", "it says how often, not when", 0.85, "vague")


def vague(c: Case) -> Reading:
    """Now; recently; the future."""
    kind = "DURATION" if c.phrase.value.startswith("PX") else "TIME" if "XXT" in c.phrase.value else "DATE"
    return Reading(kind, c.phrase.value, "none", "it names no day, and none can be worked out", 0.7, "vague")
