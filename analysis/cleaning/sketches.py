"""Finds repeats among the lines of a page by the numbers of their words, which were read once for all questions.

The numbers stand for the words whatever their apostrophes; where that could tell two words as one, or where a line was
not read as a whole, the words themselves are compared, see `repeats`.
"""

import functools
import operator
import re
from collections import Counter
from collections.abc import Mapping

from analysis.cleaning import repeats
from analysis.cleaning.features import SHOWN, Local
from analysis.cleaning.repeats import Repeat
from analysis.cleaning.signs import SIGNS
from analysis.cleaning.vocabulary import numbers

#: an apostrophe inside a word
_APOSTROPHE = re.compile(r"['’](?<=[^\W_]['’])(?=[^\W_])")


def _is_whole(lines: Mapping[int, Local]) -> bool:
    """Whether the numbers stand for all the words of the lines, letter for letter but for the apostrophes."""
    return all(len(f.text) < SHOWN and not f.signs & SIGNS["odd"] for f in lines.values())


def _is_mixed(lines: Mapping[int, Local]) -> bool:
    """Whether words are written with both apostrophes."""
    signs = functools.reduce(operator.or_, (f.signs for f in lines.values()), 0)
    if not signs & SIGNS["straight apostrophe"] or not signs & SIGNS["curled apostrophe"]:
        return False
    return len(set(_APOSTROPHE.findall("\n".join([f.text for f in lines.values()])))) > 1


def exact(lines: Mapping[int, Local]) -> list[Repeat]:
    """As `repeats.exact`, of lines that were read."""
    if _is_whole(lines):  # lines with other numbers are other lines
        times = Counter([f.numbers for f in lines.values()])
        if len(times) == len(lines):
            return []
        lines = {i: f for i, f in lines.items() if times[f.numbers] > 1}
    return repeats.exact({i: f.text for i, f in lines.items()})


def near(lines: Mapping[int, Local], least: float) -> list[Repeat]:
    """As `repeats.near`, of lines that were read."""
    if _is_whole(lines) and not _is_mixed(lines):
        return repeats.near_by_number({i: numbers([f.numbers]) for i, f in lines.items()}, least)
    return repeats.near({i: f.text for i, f in lines.items()}, least)
