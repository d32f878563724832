"""The first verdict on each line, by the line model: its chance of being part of the article, and what speaks for it.

The rules that follow start from these fates and may change any of them.
"""

import dataclasses
import functools
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.cleaning import chain, extracted, surroundings
from analysis.cleaning.features import FEATURES, Local
from analysis.cleaning.layout import Row
from analysis.cleaning.sentence import tells

_ARTICLE = chain.STATES.index("article")
_AROUND = "The line model takes it for the page around the article"
_SHORT_PAGE = 8
_SHORT_TEXT = 60
_AT_ONCE = 10_000
_MOSTLY = 0.9
_LEAST_IN_PROSE = 0.15
#: the chance from which on a line stays that an extractor keeps between lines that both keep, and that from which on
#: one may be spared that an extractor drops
_LEAST_AGREED, _LEAST_DROPPED = 0.1, 0.2
_ENOUGH = 0.5


@dataclasses.dataclass(slots=True)
class Fate:
    """What becomes of a line: kept in a role, or dropped by a rule; with the confidence and the reason. It is `settled`
    where an extractor drops it too and little speaks for it."""

    keep: bool
    role: str
    confidence: float
    rule: str
    reason: str
    note: str = ""
    settled: bool = False

    @property
    def may_be_spared(self) -> bool:
        """Whether only the line model's doubt speaks against the line."""
        return self.rule == "line model" and not self.settled

    def drop(self, rule: str, reason: str) -> None:
        """Drop the line by `rule`."""
        self.keep, self.rule, self.reason = False, rule, reason

    def play(self, role: str, confidence: float, reason: str) -> None:
        """Keep the line in `role`."""
        self.keep, self.role, self.confidence, self.reason = True, role, confidence, reason


def judge(
    found: Sequence[Row], page: Sequence[Local], evidence: Sequence[bool | None], title: Local | None,
    off: frozenset[str],
) -> list[Fate]:
    """What the line model makes of the lines; of a text of very many it sees parts, to bound the memory."""
    if "line model" in off or len(page) < 2:
        return [Fate(True, "body", 0.5, "", "the line model was not asked") for _ in page]
    evidence = extracted.believed(page, evidence)
    parts = [slice(at, at + _AT_ONCE) for at in range(0, len(page), _AT_ONCE)]
    return [f for p in parts for f in _by_model_at_once(found[p], page[p], evidence[p], title)]


def _by_model_at_once(
    found: Sequence[Row], page: Sequence[Local], evidence: Sequence[bool | None], title: Local | None
) -> list[Fate]:
    x = surroundings.asked(page, [*(r.after_blank for r in found), True], evidence, title)
    model = chain.weights()
    chance = chain.chances(x, model)[:, _ARTICLE]
    prose, words = np.array([f.prose for f in page]), np.array([f.words for f in page])
    least: float | NDArray[np.float64] = _least(chance, prose)
    if words[prose].sum() >= _MOSTLY * words.sum():  # a text, no page: a sentence needs less to stay
        least = np.where(prose, np.minimum(least, _LEAST_IN_PROSE), least)
    if True in evidence:
        least = np.where(_between_agreed(evidence, chance >= least), np.minimum(least, _LEAST_AGREED), least)
    kept = chance >= least
    against = x.T * (np.maximum(model.emit[:, 0], model.emit[:, 3]) - model.emit[:, _ARTICLE])[:, None]
    first, second = _strongest(np.where(kept, -against, against))
    fates = []
    chances = chain.calibrated(chance).tolist()
    for p, keep, one, two, told in zip(chances, kept.tolist(), first.tolist(), second.tolist(), evidence, strict=True):
        if keep:
            fates.append(Fate(True, "body", p, "", f"the line model takes it for the article ({_why(one, two)})"))
        else:
            reason = f"{_AROUND} (chance that it is part of it: {p:.0%}; {_why(one, two)})."
            fates.append(Fate(False, "body", 1 - p, "line model", reason, "", told is False and p < _LEAST_DROPPED))
    return fates


def _between_agreed(evidence: Sequence[bool | None], kept: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The lines that an extractor keeps between the first and the last that the model keeps too."""
    told = np.array([e is True for e in evidence], dtype=bool)
    agreed = np.flatnonzero(told & kept)
    inside = np.zeros_like(told)
    if len(agreed):
        inside[agreed[0] : agreed[-1]] = told[agreed[0] : agreed[-1]]
    return inside


def _strongest(signs: NDArray[np.float64]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """For each line (column) the two features that speak loudest for its fate, 0 where none does."""
    at = np.arange(signs.shape[1])
    first = signs.argmax(axis=0)
    loud = signs[first, at] > 0
    signs[first, at] = -np.inf
    second = signs.argmax(axis=0)
    return np.where(loud, first, 0), np.where(signs[second, at] > 0, second, 0)


@functools.lru_cache(maxsize=4096)
def _why(first: int, second: int) -> str:
    return "; ".join(FEATURES[k] for k in (first, second) if k) or "its neighbours"


def _least(chance: NDArray[np.float64], prose: NDArray[np.bool_]) -> float:
    """The chance from which on lines are kept: _ENOUGH, or less where no line of the page reaches it."""
    if not len(chance) or chance.max() >= _ENOUGH:
        return _ENOUGH
    of_prose = float(chance[prose].max(initial=0.0))
    return 0.6 * of_prose if of_prose > 0.02 and len(chance) > _SHORT_PAGE else 0.5


def fall_back(page: Sequence[Local], fates: Sequence[Fate]) -> None:
    """Where the model keeps nothing, or a short text has no long sentence to tell by, keep all: unknown is not rubbish.

    Where such a short text has short sentences, they are kept with what stands right above them, and the model judges
    the rest."""
    nothing_to_tell_by = len(page) <= _SHORT_TEXT and not any(x.prose for x in page)
    if all(f.keep for f in fates) or (any(f.keep for f in fates) and not nothing_to_tell_by):
        return
    told = [tells(x.text) for x in page]
    if nothing_to_tell_by and sum(told) > 1:
        for i, fate in enumerate(fates):
            if told[i] or told[i + 1 : i + 2] == [True]:
                fate.play("body", 0.3, "short sentences are all that the text has, so that none is cut by looks")
        return
    for fate in fates:
        fate.play("body", 0.3, "nothing on the page looks like an article, so that nothing is cut by looks")
