"""Finds where the readers' comments begin below an article: what stands there is told by others than its writers.

The label alone ("12 comments") may stand in the midst of a page. It ends the article where enough of it stands above
and where lines below speak as comments do: of themselves, with the time they were written, with calls to reply.
"""

from collections.abc import Sequence

from analysis.cleaning import furniture
from analysis.cleaning.features import Local
from analysis.cleaning.vocabulary import CUES

_WORDS_ABOVE, _PARAGRAPHS_ABOVE, _SIGNS_BELOW, _LOOKED_AT = 150, 3, 2, 60
_LABEL_WORDS = 8
WHY = "It stands below the label of the readers' comments, and the article above it."


def begins(page: Sequence[Local], prose: Sequence[int]) -> int | None:
    """The line that is the label of the comments, or None; `prose` are the paragraphs that are kept so far."""
    words, passed = 0, 0
    at = 0
    for i, facts in enumerate(page):
        if not facts.may_ask or facts.words > _LABEL_WORDS:
            continue
        while at < len(prose) and prose[at] < i:
            words, passed, at = words + page[prose[at]].words, passed + 1, at + 1
        if words < _WORDS_ABOVE or passed < _PARAGRAPHS_ABOVE:
            continue
        verdict = furniture.verdict(facts.text)
        if verdict and verdict[0] == "comments" and _commented(page[i + 1 : i + 1 + _LOOKED_AT]):
            return i
    return None


def _commented(below: Sequence[Local]) -> bool:
    """Whether lines speak as comments do, more than one of them."""
    return sum(f.personal or f.timed or f.cues & CUES["comment"] != 0 for f in below) >= _SIGNS_BELOW
