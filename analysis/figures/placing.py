"""Finds room for boxes: moves them apart until none touches another, and sets groups of them side by side."""

from typing import Any, NamedTuple

import numpy as np

Floats = np.ndarray[Any, np.dtype[np.float64]]
#: Inches that a distance of 1 is drawn as, on a page and on a phone.
UNIT, UNIT_NARROW = 0.85, 0.6
GAP = 0.12


class Boxes(NamedTuple):
    """Boxes by a point inside: how far they reach to either side of it, above and below."""

    x: Floats
    y: Floats
    half: Floats
    above: Floats
    below: Floats

    def at(self, chosen: Any) -> "Boxes":
        """Those chosen."""
        return Boxes(*(values[chosen] for values in self))


def packed(boxes: Boxes, parts: Any, width: float, *, tall: bool) -> tuple[Floats, Floats, float]:
    """Places in inches from the upper left corner, and the height they take: each part spread out, then in rows.

    No box meets another, and none leaves the width where it is no wider itself. `tall`: the longer side upright.
    """
    x, y = np.empty(len(boxes.x)), np.empty(len(boxes.x))
    left = top = row = 0.0
    for part in np.unique(parts):
        chosen = np.flatnonzero(parts == part)
        inside = boxes.at(chosen)
        xs, ys = _apart(inside, _turned(inside, tall=tall), width, UNIT_NARROW if tall else UNIT)
        wide, high = float((xs + inside.half).max()), float((ys + inside.below).max())
        if left and left + wide > width:
            left, top, row = 0.0, top + row + GAP, 0.0
        x[chosen], y[chosen] = xs + left, ys + top
        left, row = left + wide + GAP, max(row, high)
    return x, y, top + row


def _turned(boxes: Boxes, *, tall: bool) -> Floats:
    """The points turned so that they reach furthest along the longer side of the sheet."""
    points = np.column_stack([boxes.x, boxes.y])
    points = points - points.mean(axis=0)
    if len(points) > 2:
        _, axes = np.linalg.eigh(points.T @ points)
        main = axes[:, -1] * (1 if axes[np.abs(axes[:, -1]).argmax(), -1] > 0 else -1)
        turn = np.array([[main[0], -main[1]], [main[1], main[0]]])
        points = np.round(points @ turn, 6)
    return np.asarray(points[:, ::-1] if tall and len(points) > 2 else points)


def _apart(boxes: Boxes, points: Floats, width: float, unit: float) -> tuple[Floats, Floats]:
    """The boxes of one part moved apart, first gently in both directions, then for certain downwards alone."""
    x, y = points[:, 0] * unit, points[:, 1] * unit * 0.8
    for _ in range(300):
        if not _pushed(boxes, x, y):
            break
    x = x - (x - boxes.half).min()
    if (x + boxes.half).max() > width:
        # squeezed: each box between the walls, by its share of the way
        low, high = boxes.half, np.maximum(width - boxes.half, boxes.half)
        share = (x - x.min()) / ((x.max() - x.min()) or 1.0)
        x = low + share * (high - low)
    done: list[int] = []
    for k in np.lexsort((x, y)):
        free = y[k]
        for j in sorted(done, key=lambda j: y[j]):
            meets = abs(x[j] - x[k]) < boxes.half[j] + boxes.half[k]
            end = y[j] + boxes.below[j]
            if meets and y[j] - boxes.above[j] < free + boxes.below[k] and free - boxes.above[k] < end:
                free = end + boxes.above[k]
        y[k] = free
        done.append(int(k))
    return x, y - (y - boxes.above).min()


def _pushed(boxes: Boxes, x: Floats, y: Floats) -> bool:
    """Moves each two that overlap half the way apart, along the shorter way; whether any did."""
    across = boxes.half[:, None] + boxes.half - np.abs(x[:, None] - x)
    is_above = y[:, None] <= y
    reach = np.where(is_above, boxes.below[:, None] + boxes.above, boxes.above[:, None] + boxes.below)
    along = reach - np.abs(y[:, None] - y)
    overlap = (across > 1e-6) & (along > 1e-6)
    np.fill_diagonal(overlap, val=False)
    if not overlap.any():
        return False
    for i, j in np.argwhere(np.triu(overlap)):
        if along[i, j] <= across[i, j]:
            step = 0.3 * along[i, j] * (1 if y[i] < y[j] or (y[i] == y[j] and i < j) else -1)
            y[i], y[j] = y[i] - step, y[j] + step
        else:
            step = 0.3 * across[i, j] * (1 if x[i] < x[j] or (x[i] == x[j] and i < j) else -1)
            x[i], x[j] = x[i] - step, x[j] + step
    return True
