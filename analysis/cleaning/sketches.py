"""Finds repeats among the lines of a page by the numbers of their words, which were read once for all questions.

The numbers stand for the words whatever their apostrophes; where that could tell two words as one, or where a line was
not read as a whole, the words themselves are compared, see `repeats`.
"""

from collections import Counter
from collections.abc import Mapping

from analysis.cleaning import repeats
from analysis.cleaning.features import SHOWN, Local
from analysis.cleaning.repeats import Repeat
from analysis.cleaning.signs import SIGNS
from analysis.cleaning.vocabulary import numbers

_ODD, _STRAIGHT, _CURLED = SIGNS["odd"], SIGNS["straight apostrophe"], SIGNS["curled apostrophe"]


def _is_exact(lines: Mapping[int, Local]) -> bool:
    """Whether two words of the lines have the same number just when they are the same."""
    signs = 0
    for f in lines.values():
        signs |= f.signs
    mixed = signs & _STRAIGHT and signs & _CURLED
    return not (signs & _ODD or mixed) and all(len(f.text) < SHOWN for f in lines.values())


def exact(lines: Mapping[int, Local]) -> list[Repeat]:
    """As `repeats.exact`, of lines that were read."""
    if _is_exact(lines):
        times = Counter([f.numbers for f in lines.values()])
        if len(times) == len(lines):
            return []
        lines = {i: f for i, f in lines.items() if times[f.numbers] > 1}
    return repeats.exact({i: f.text for i, f in lines.items()})


def near(lines: Mapping[int, Local], least: float) -> list[Repeat]:
    """As `repeats.near`, of lines that were read."""
    if _is_exact(lines):
        return repeats.near_by_number({i: numbers([f.numbers]) for i, f in lines.items()}, least)
    return repeats.near({i: f.text for i, f in lines.items()}, least)
