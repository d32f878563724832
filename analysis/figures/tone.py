"""What the figures of tone share: the scale, the colours of the signs, the shapes of the voices."""

import numpy as np
import pandas as pd

from analysis.figures.style import BLUE, GREY, ORANGE
from analysis.wording import several

#: voice -> marker; any other voice is drawn as a diamond
MARKERS = {"narration": "o", "quoted": "s", "reported": "^"}


def reach_of(scores: "pd.Series[float]") -> float:
    """How far the scale runs either way: to the strongest score, in steps of 0.2, with a little air."""
    strongest = float(scores.abs().max()) if scores.notna().any() else 0.0
    return max(0.4, float(np.ceil(strongest * 5) / 5)) * 1.06


def sign_color(score: float) -> str:
    """Blue above nought, orange below, grey at it."""
    return BLUE if score > 0 else ORANGE if score < 0 else GREY


def marker(voice: str) -> str:
    """The shape of a voice's dots; round where no voice is known."""
    return MARKERS.get(voice, "o" if not voice else "D")


def without_copies(scores: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """The sentences that are drawn, and in words how many are not, standing in copies of an article that is."""
    if "copy" not in scores or not scores["copy"].any():
        return scores, ""
    is_copy = scores["copy"].astype(bool)
    n = int((is_copy & scores["role"].ne("heading")).sum() if "role" in scores else is_copy.sum())
    return scores[~is_copy], f"{several(n, 'sentence')} of copies not drawn" if n else ""
