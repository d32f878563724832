"""Judges two texts that share half their words in runs: one a copy of the other, or two that only look alike.

Two kinds of pairs only look alike. A form that is filled anew each day keeps its wording and changes its figures and
names (the weather, the markets, a list of losses); a copy keeps them. And two articles with the same footer, or the
same paragraph of background, share one block (or a head and a foot) and nothing else; a copy under a new opening keeps
to its matter, so that the names of the opening come again below.
"""

import numpy as np
from numpy.typing import NDArray

from analysis.duplicates.sketches import (
    PLAIN,
    SIZE,
    Ids,
    Reading,
    Runs,
    containment,
    held,
    of_facts,
    of_figures,
    ordered,
)

#: The share of the shorter text's runs that the longer one must contain.
LEAST_CONTAINMENT = 0.5
#: From here on two texts are copies whatever the rest is: a longer form with so little changed tells the same.
_BEYOND_DOUBT = 0.9
# a few lines inside a long text: a teaser is cut from it nearly whole, what shares less shares a page's furniture
_SCRAP, _TIMES, _OF_A_SCRAP = 60, 3, 0.7
_LEAST_RUNS, _NO_MORE = 8, 2
_OF_FACTS = 0.15
_KEPT_FACTS, _OF_WORDING = 0.5, 0.6
_KEPT_FIGURES, _FIGURES_OF_WORDING = 0.3, 0.45
_FIGURED = 0.3
_IN_A_BLOCK = 0.85
_OPENING = 10
_OWN_WORDS = 20
_OWN_NAMES = 2
_FOREIGN = 0.7
_MANY_NAMES, _AGAIN = 4, 0.2


def copies(reading: Reading, one: int, other: int) -> bool:
    """Whether texts `one` and `other` of `reading` are versions of one text."""
    a, b = reading.sets[one], reading.sets[other]
    share = containment(a, b)
    small, large = sorted((len(a), len(b)))
    if small < _LEAST_RUNS and large > _NO_MORE * small:
        return False  # what so few words say can stand anywhere
    if share < (_OF_A_SCRAP if small < _SCRAP and large > _TIMES * small else LEAST_CONTAINMENT):
        return False
    if share >= _BEYOND_DOUBT:
        return True
    return not _one_form(a, b) and not _one_block(reading, one, other)


def _one_form(a: Runs, b: Runs) -> bool:
    """Whether what differs are the figures and names, while the wording is the same."""
    if len(a) > len(b):
        a, b = b, a
    kept, facts, figures = held(a, b), of_facts(a), of_figures(a)
    if facts.sum() < max(_LEAST_RUNS, _OF_FACTS * len(a)) or facts.all():
        return _other_figures(kept, figures, float(kept[~figures].mean()) if not figures.all() else 1.0)
    wording, same = float(kept[~facts].mean()), float(kept[facts].mean())
    if same < _KEPT_FACTS and same < _OF_WORDING * wording:
        return True
    return _other_figures(kept, figures, wording)


def _other_figures(kept: NDArray[np.bool_], figures: NDArray[np.bool_], wording: float) -> bool:
    """Whether a text with many figures has nearly all of them changed, its names perhaps standing."""
    if figures.sum() < max(_LEAST_RUNS, _FIGURED * len(kept)):
        return False
    same = float(kept[figures].mean())
    return same < _KEPT_FIGURES and same < _FIGURES_OF_WORDING * wording


def _one_block(reading: Reading, one: int, other: int) -> bool:
    """Whether both share one block alone and are on different matters beside it.

    What opens one text and stands further down in the other is no boilerplate: somebody took the beginning of a story.
    """
    here = _block(reading, one, other)
    if here is None:
        return False
    there = _block(reading, other, one)
    return there is not None and (here < _OPENING) == (there < _OPENING)


def embedded(reading: Reading, one: int, other: int) -> bool:
    """Whether `other` holds `one` among what is on other matters: an article in a digest, or under a foreign one.

    An excerpt is none: the names of what is taken from an article come again in the rest of it.
    """
    words = reading.words[other]
    covered = stands_in(words, reading, one)
    named = reading.kinds[words] > PLAIN
    here, there = set(words[covered & named].tolist()), set(words[~covered & named].tolist())
    least = min(len(here), len(there))
    return least >= _MANY_NAMES and len(here & there) <= _AGAIN * least


def _block(reading: Reading, one: int, other: int) -> int | None:
    """The word of `one` that begins the block it shares, or its longest part; None where the two share more than a
    block, or where the rest of `one` keeps to the same matter."""
    words = reading.words[one]
    covered = stands_in(words, reading, other)
    edges = np.flatnonzero(np.diff(covered.astype(np.int8), prepend=0, append=0))
    lengths = edges[1::2] - edges[::2]
    framing = int(covered[0] * lengths[0] + covered[-1] * lengths[-1]) if len(lengths) > 1 else 0
    if max(int(lengths.max(initial=0)), framing) < _IN_A_BLOCK * covered.sum():
        return None
    own, both = words[~covered], words[covered]
    names = set(own[reading.kinds[own] > PLAIN].tolist())
    if len(own) < _OWN_WORDS or len(names) < _OWN_NAMES:
        return None
    again = names.intersection(both[reading.kinds[both] > PLAIN].tolist())
    return int(edges[2 * int(lengths.argmax())]) if len(again) <= (1 - _FOREIGN) * len(names) else None


def stands_in(words: Ids, reading: Reading, other: int) -> NDArray[np.bool_]:
    """Which words of a text stand in a run that `other` has too."""
    found = held(ordered(words, reading.kinds), reading.sets[other])
    covered = np.zeros(max(len(words), SIZE), dtype=np.bool_)
    for k in range(SIZE):
        covered[k : k + len(found)] |= found
    return covered[: len(words)]
