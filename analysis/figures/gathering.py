"""Whether a term gathers in one part of the text: told where it is more than chance would bring, or said to be open."""

import math
from typing import NamedTuple

import numpy as np

from analysis.figures.style import named

THIRDS = ("first", "middle", "last")
#: Of a term with fewer occurrences it is not said where they fall.
FEW = 5


class Gathered(NamedTuple):
    """A term, the third of the text that holds most of it, how many times of how many, and whether beyond chance."""

    term: str
    third: str
    inside: int
    of: int
    sure: bool

    @property
    def leans(self) -> bool:
        """Whether most of its occurrences stand there, and they are enough to speak of."""
        return self.of >= FEW and 2 * self.inside > self.of


def most_gathered(shares: dict[str, np.ndarray]) -> Gathered | None:
    """The term least likely to fall so much in one third by chance; none where no third holds the most of any.

    Sure where that would happen in less than one text of twenty, for all terms and thirds looked at (Bonferroni), if
    each occurrence fell anywhere alike.
    """
    ranked = []
    for order, (term, values) in enumerate(shares.items()):
        inside = np.bincount(np.minimum((values * 3).astype(int), 2), minlength=3)
        k = int(inside.max())
        if (inside == k).sum() == 1:
            rare = _tail(k, len(values))
            sure = rare + math.log(3 * len(shares)) < math.log(0.05)
            ranked.append((rare, order, Gathered(term, THIRDS[int(inside.argmax())], k, len(values), sure)))
    return min(ranked)[2] if ranked else None


def said(found: Gathered | None, where: str, terms: int) -> str:
    """The title of a figure of so many terms: what gathers in one third of the text (or articles), if anything does."""
    if found and (found.sure or found.leans):
        often = f"{'all' if found.inside == found.of else f'{found.inside:,}'} of its {found.of:,} occurrences"
        name = named(found.term)
        if found.sure:
            return f"“{name}” gathers in the {found.third} third: {often}"
        among = f"among {terms} terms chance" if terms > 1 else "chance"
        return f"“{name}” leans most to one part: {often} fall in the {found.third} third; {among} may bring that about"
    no_one = "The term does not gather" if terms == 1 else f"None of the {terms} terms gathers"
    return f"{no_one} in one third of the {where} beyond what chance may bring about"


def _tail(k: int, n: int) -> float:
    """Logarithm of how rare k or more of n in a given third is at most (Chernoff's bound on the binomial)."""
    share, third = k / n, 1 / 3
    if share <= third:
        return 0.0
    rest = (1 - share) * math.log((1 - share) / (1 - third)) if share < 1 else 0.0
    return -n * (share * math.log(share / third) + rest)
