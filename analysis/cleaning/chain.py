"""The line model: a chain of four states along a page, with weights that can be read.

A page runs `before` the article, through it, perhaps with an `aside` (a link, an advertisement, a caption), and
`after` it. Each line's features (see `features`) speak for or against each state, and so does the state of the line
before. The forward-backward sums over all ways through the page give each line's chance of being part of the article
(a linear-chain conditional random field: Lafferty, McCallum and Pereira 2001).
"""

import functools
import json
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis import settings
from analysis.cleaning.features import FEATURES

STATES = ("before", "article", "aside", "after")
#: Which state may follow which.
ALLOWED = {
    "before": ("before", "article"),
    "article": ("article", "aside", "after"),
    "aside": ("aside", "article"),
    "after": ("after",),
}
IMPOSSIBLE = -1e4
#: No way through a page is given up for good: a state that looks hopeless so far keeps this much.
FLOOR = 1e-120


class Weights(NamedTuple):
    """The model: features × states, the first state, state to state, and the last state."""

    emit: NDArray[np.float64]
    begin: NDArray[np.float64]
    step: NDArray[np.float64]
    end: NDArray[np.float64]


def mask() -> NDArray[np.float64]:
    """Zero where a state may follow another, IMPOSSIBLE elsewhere."""
    out = np.full((len(STATES), len(STATES)), IMPOSSIBLE)
    for one, others in ALLOWED.items():
        for other in others:
            out[STATES.index(one), STATES.index(other)] = 0.0
    return out


@functools.cache
def weights() -> Weights:
    """The weights that ship with the package; features missing from the file weigh nothing."""
    read = json.loads(settings.data_text("cleaning", "weights.json"))
    emit = np.zeros((len(FEATURES), len(STATES)))
    for i, name in enumerate(FEATURES):
        emit[i] = read["features"].get(name, [0.0] * len(STATES))
    step = mask()
    for one, others in read["steps"].items():
        for other, weight in others.items():
            step[STATES.index(one), STATES.index(other)] += weight
    return Weights(emit, np.array(read["begin"]), step, np.array(read["end"]))


def chances(x: NDArray[np.float64], model: Weights) -> NDArray[np.float64]:
    """For each line (row of `x`) the chance of each state: an array of lines × states."""
    emit = x @ model.emit
    count = len(emit)
    if not count:
        return emit
    emit = np.exp(np.maximum(emit - emit.max(axis=1, keepdims=True), -60.0))
    step, begin, end = np.exp(model.step), np.exp(model.begin), np.exp(model.end)
    forward, backward = np.empty_like(emit), np.empty_like(emit)
    now = begin * emit[0]
    forward[0] = now = np.maximum(now / now.sum(), FLOOR)
    for i in range(1, count):
        now = (now @ step) * emit[i]
        forward[i] = now = np.maximum(now / now.sum(), FLOOR)
    backward[-1] = now = end / end.sum()
    for i in range(count - 2, -1, -1):
        now = step @ (emit[i + 1] * now)
        backward[i] = now = np.maximum(now / now.sum(), FLOOR)
    both = forward * backward
    return np.asarray(both / both.sum(axis=1, keepdims=True))
