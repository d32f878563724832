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


Sums = list[tuple[float, float, float, float]]


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


@functools.cache
def _knots() -> tuple[list[float], list[float]]:
    read = json.loads(settings.data_text("cleaning", "weights.json")).get("calibration") or [[0.0, 0.0], [1.0, 1.0]]
    given, true = zip(*read, strict=True)
    return list(given), list(true)


def calibrated(chance: NDArray[np.float64]) -> NDArray[np.float64]:
    """How often lines that the model gives such a chance were part of the article, on sites it had not seen."""
    return np.interp(chance, *_knots())


def chances(x: NDArray[np.float64], model: Weights) -> NDArray[np.float64]:
    """For each line (row of `x`) the chance of each state: an array of lines × states."""
    emit = x @ model.emit
    if not len(emit):
        return emit
    emit = np.exp(np.maximum(emit - emit.max(axis=1, keepdims=True), -60.0))
    step, begin, end = np.exp(model.step), np.exp(model.begin), np.exp(model.end)
    forward = _forward(emit.tolist(), begin.tolist(), step.tolist())
    # backwards the same sums, each without the line's own evidence
    ahead = _backward(emit[::-1].tolist(), end.tolist(), step.tolist())[::-1]
    both = np.array(forward) * np.array(ahead) / np.maximum(emit, FLOOR)
    return np.asarray(both / both.sum(axis=1, keepdims=True))


def _forward(emit: list[list[float]], first: list[float], step: list[list[float]]) -> Sums:
    """For each line the sums over all ways that lead to each state, its own evidence counted in, scaled to add up to 1.

    Plain floats, written out for the steps of `ALLOWED`: several times faster than arrays so small.
    """
    (aa, ab, _, _), (_, bb, bc, bd), (_, cb, cc, _), (_, _, _, dd) = step
    a, b, c, d = _scaled(*(e * f for e, f in zip(emit[0], first, strict=True)))
    out = [(a, b, c, d)]
    for ea, eb, ec, ed in emit[1:]:
        a, b, c, d = ea * (a * aa), eb * (a * ab + b * bb + c * cb), ec * (b * bc + c * cc), ed * (b * bd + d * dd)
        total = a + b + c + d or 1.0
        a, b, c, d = a / total, b / total, c / total, d / total
        a, b, c, d = (
            FLOOR if a < FLOOR else a, FLOOR if b < FLOOR else b, FLOOR if c < FLOOR else c, FLOOR if d < FLOOR else d
        )  # fmt: skip
        out.append((a, b, c, d))
    return out


def _backward(emit: list[list[float]], first: list[float], step: list[list[float]]) -> Sums:
    """As `_forward`, from the last line to the first, the steps taken the other way."""
    (aa, ab, _, _), (_, bb, bc, bd), (_, cb, cc, _), (_, _, _, dd) = step
    a, b, c, d = _scaled(*(e * f for e, f in zip(emit[0], first, strict=True)))
    out = [(a, b, c, d)]
    for ea, eb, ec, ed in emit[1:]:
        a, b, c, d = ea * (a * aa + b * ab), eb * (b * bb + c * bc + d * bd), ec * (b * cb + c * cc), ed * (d * dd)
        total = a + b + c + d or 1.0
        a, b, c, d = a / total, b / total, c / total, d / total
        a, b, c, d = (
            FLOOR if a < FLOOR else a, FLOOR if b < FLOOR else b, FLOOR if c < FLOOR else c, FLOOR if d < FLOOR else d
        )  # fmt: skip
        out.append((a, b, c, d))
    return out


def _scaled(a: float, b: float, c: float, d: float) -> tuple[float, float, float, float]:
    total = a + b + c + d or 1.0
    return max(a / total, FLOOR), max(b / total, FLOOR), max(c / total, FLOOR), max(d / total, FLOOR)
