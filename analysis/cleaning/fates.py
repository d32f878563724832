"""The first verdict on each line, by the line model: its chance of being part of the article, and what speaks for it.

The rules that follow start from these fates and may change any of them.
"""

import dataclasses
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.cleaning import chain, extracted
from analysis.cleaning.features import FEATURES, local
from analysis.cleaning.layout import Row
from analysis.cleaning.sentence import tells
from analysis.cleaning.surroundings import table

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
    found: Sequence[Row], lines: Sequence[str], evidence: Sequence[bool | None], title: str | None, off: frozenset[str]
) -> list[Fate]:
    """What the line model makes of the lines; of a text of very many it sees parts, to bound the memory."""
    if "line model" in off or len(lines) < 2:
        return [Fate(True, "body", 0.5, "", "the line model was not asked") for _ in lines]
    evidence = extracted.believed(lines, evidence)
    parts = [slice(at, at + _AT_ONCE) for at in range(0, len(lines), _AT_ONCE)]
    return [f for p in parts for f in _by_model_at_once(found[p], lines[p], evidence[p], title)]


def _by_model_at_once(
    found: Sequence[Row], lines: Sequence[str], evidence: Sequence[bool | None], title: str | None
) -> list[Fate]:
    x = table(lines, [*(r.after_blank for r in found), True], evidence, title)
    model = chain.weights()
    chance = chain.chances(x, model)[:, _ARTICLE]
    least: float | NDArray[np.float64] = _least(chance, lines)
    sentences = np.array([local(line).prose for line in lines])
    if _is_mostly_prose(lines):
        least = np.where(sentences, np.minimum(least, _LEAST_IN_PROSE), least)
    if True in evidence:
        least = np.where(_between_agreed(evidence, chance >= least), np.minimum(least, _LEAST_AGREED), least)
    against = x * (np.maximum(model.emit[:, 0], model.emit[:, 3]) - model.emit[:, _ARTICLE])[None]
    kept = chance >= least
    signs = np.where(kept[:, None], -against, against)
    first = signs.argmax(axis=1)
    rest = signs.copy()
    rest[np.arange(len(rest)), first] = -np.inf
    order = np.stack([first, rest.argmax(axis=1)], axis=1)
    fates = []
    chances = chain.calibrated(chance).tolist()
    for p, keep, row, best, told in zip(chances, kept.tolist(), signs, order.tolist(), evidence, strict=True):
        why = "; ".join(FEATURES[k] for k in best if k and row[k] > 0) or "its neighbours"
        if keep:
            fates.append(Fate(True, "body", p, "", f"the line model takes it for the article ({why})"))
        else:
            reason = f"{_AROUND} (chance that it is part of it: {p:.0%}; {why})."
            settled = told is False and p < _LEAST_DROPPED
            fates.append(Fate(False, "body", 1 - p, "line model", reason, settled=settled))
    return fates


def _between_agreed(evidence: Sequence[bool | None], kept: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The lines that an extractor keeps between the first and the last that the model keeps too."""
    told = np.array([e is True for e in evidence], dtype=bool)
    agreed = np.flatnonzero(told & kept)
    inside = np.zeros_like(told)
    if len(agreed):
        inside[agreed[0] : agreed[-1]] = told[agreed[0] : agreed[-1]]
    return inside


def _is_mostly_prose(lines: Sequence[str]) -> bool:
    """Whether nearly all words stand in sentences: then it is a text, no page, and a sentence needs less to stay."""
    words = sum(local(x).words for x in lines)
    return sum(local(x).words for x in lines if local(x).prose) >= _MOSTLY * words


def _least(chance: NDArray[np.float64], lines: Sequence[str]) -> float:
    """The chance from which on lines are kept: _ENOUGH, or less where no line of the page reaches it."""
    if not len(chance) or chance.max() >= _ENOUGH:
        return _ENOUGH
    of_prose = max((p for p, line in zip(chance.tolist(), lines, strict=True) if local(line).prose), default=0.0)
    return 0.6 * of_prose if of_prose > 0.02 and len(lines) > _SHORT_PAGE else 0.5


def fall_back(lines: Sequence[str], fates: Sequence[Fate]) -> None:
    """Where the model keeps nothing, or a short text has no long sentence to tell by, keep all: unknown is not rubbish.

    Where such a short text has short sentences, they are kept with what stands right above them, and the model judges
    the rest."""
    nothing_to_tell_by = len(lines) <= _SHORT_TEXT and not any(local(x).prose for x in lines)
    if all(f.keep for f in fates) or (any(f.keep for f in fates) and not nothing_to_tell_by):
        return
    told = [tells(x) for x in lines]
    if nothing_to_tell_by and sum(told) > 1:
        for i, fate in enumerate(fates):
            if told[i] or told[i + 1 : i + 2] == [True]:
                fate.play("body", 0.3, "short sentences are all that the text has, so that none is cut by looks")
        return
    for fate in fates:
        fate.play("body", 0.3, "nothing on the page looks like an article, so that nothing is cut by looks")
