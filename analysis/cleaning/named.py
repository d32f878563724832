"""Keeps and drops the lines that a person named, whatever the rules made of them."""

from collections.abc import Sequence

from analysis import language
from analysis.cleaning.fates import Fate


def overrule(lines: Sequence[str], fates: Sequence[Fate], keep: Sequence[str], drop: Sequence[str]) -> None:
    """Keep the lines that hold one of the texts `keep`, and drop those that hold one of `drop` and none of `keep`."""
    kept, dropped = ([wanted for t in texts if (wanted := _even(t))] for texts in (keep, drop))
    for line, fate in zip(lines, fates, strict=True):
        even = _even(line)
        if any(t in even for t in kept):
            if not fate.keep:
                fate.play("body", 1.0, "you asked to keep it")
        elif any(t in even for t in dropped):
            fate.drop("named lines", "You asked to drop the lines that hold these words.")


def _even(text: str) -> str:
    """A text with one blank between words, in lower case, its apostrophes straight."""
    return " ".join(language.straighten(text).lower().split())
