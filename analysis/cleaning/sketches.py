"""Tells at a glance, by the numbers of words, whether a text can hold repeats at all: most hold none.

Words count as one here whatever their case and apostrophe, so that what looks different here is different; `repeats`
then compares what may be a repeat word for word.
"""

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from analysis.cleaning.features import SHOWN, Local
from analysis.cleaning.repeats import LEAST_NEAR_WORDS, LEAST_SHARED_RUNS, LIMIT, LONGEST_NEAR
from analysis.cleaning.signs import SIGNS
from analysis.cleaning.vocabulary import NUMBER, numbers

_SIZE = NUMBER.itemsize
_RUN = 3


def _is_odd(line: Local) -> bool:
    """Whether the numbers do not stand for the whole line, letter for letter."""
    return line.signs & SIGNS["odd"] != 0 or len(line.text) >= SHOWN


def may_repeat(lines: Mapping[int, Local]) -> list[int]:
    """Those of the lines whose words may stand in another of them, all of them and no more."""
    times = Counter([f.numbers for f in lines.values()])
    if len(times) == len(lines) and not any(map(_is_odd, lines.values())):
        return []
    odd = any(map(_is_odd, lines.values()))
    return [i for i, f in lines.items() if odd or times[f.numbers] > 1]


def may_repeat_nearly(lines: Sequence[Local], least: float) -> bool:
    """Whether two of the lines may share runs of words, and `least` of the words of the shorter one, see `repeats`."""
    held = [f.numbers for f in lines if len(f.numbers) >= LEAST_NEAR_WORDS * _SIZE]
    if len(held) < 2:
        return False
    if any(map(_is_odd, lines)) or max(map(len, held)) > LONGEST_NEAR * _SIZE:
        return True
    words = numbers(held).astype(np.int64)
    line = np.repeat(np.arange(len(held)), [len(h) // _SIZE for h in held])
    whole = np.flatnonzero(line[: -_RUN + 1] == line[_RUN - 1 :])
    runs = (words[whole] << 42) ^ (words[whole + 1] << 21) ^ words[whole + 2]
    order = runs.argsort(kind="stable")
    runs, line = runs[order], line[whole[order]]
    again = np.flatnonzero((runs[1:] == runs[:-1]) & (line[1:] != line[:-1]))
    if len(again) < LEAST_SHARED_RUNS:
        return False
    shared: Counter[tuple[int, int]] = Counter()
    for run in np.unique(runs[again]).tolist():
        first, last = np.searchsorted(runs, run, "left"), np.searchsorted(runs, run, "right")
        holders = sorted(set(line[first:last].tolist()))
        if len(holders) > LIMIT:
            return True
        shared.update(itertools.combinations(holders, 2))
    return any(_share(held[a], held[b]) >= least for (a, b), n in shared.items() if n >= LEAST_SHARED_RUNS)


def _share(one: bytes, other: bytes) -> float:
    """The largest share of the words of one of two lines that the other holds, if they are about as long."""
    shorter, longer = sorted((one, other), key=len)
    if len(longer) > 3 * len(shorter):
        return 0.0
    a, b = numbers([one]), numbers([other])
    return max(np.isin(a, b).mean(), np.isin(b, a).mean())
