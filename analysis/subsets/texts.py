"""Finds words, phrases and expressions in sentences: all those of a search in one pass over the text."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from analysis import language
from analysis.subsets.tree import Expression, Near, Words
from analysis.terms import pattern

Mask = npt.NDArray[np.bool_]
#: Words of a sentence by number: first, and one past the last.
Spans = list[tuple[int, int]]

#: With more words than this to look for, a glance at the letters of a sentence costs more than it saves.
_GLANCES = 8
#: Characters that stand inside words and are not counted: a word may hold them where it is looked for.
_UNSEEN = ("\u00ad", "\u200b")


class Finder:
    """The sentences that hold each of `leaves`, and where in them the words stand."""

    def __init__(self, texts: Sequence[str], leaves: Sequence[Words | Expression | Near]) -> None:
        self._texts = texts
        nears = [leaf for leaf in leaves if isinstance(leaf, Near)]
        grouped = [part for near in nears for part in (*near.left, *near.right)]
        self._spans: dict[int, dict[int, Spans]] = {id(leaf): {} for leaf in grouped}
        self._masks: dict[int, Mask] = {}
        plain = [leaf for leaf in (*leaves, *grouped) if isinstance(leaf, Words)]
        self._words({id(leaf): leaf for leaf in plain})
        for leaf in (*leaves, *grouped):
            if isinstance(leaf, Expression):
                self._expression(leaf)
        for near in nears:
            self._near(near)

    def holding(self, leaf: Words | Expression | Near) -> Mask:
        """For each sentence whether it holds `leaf`."""
        return self._masks[id(leaf)]

    def _words(self, leaves: dict[int, Words]) -> None:
        runs = {key: pattern.Words(" ".join(leaf.words)).shapes for key, leaf in leaves.items()}
        for key in leaves:
            self._masks[key] = np.zeros(len(self._texts), dtype=bool)
        if not runs:
            return
        starts: dict[str, list[int]] = {}  # word -> the runs that may begin with it, looked up once for each word
        needles = [_needle(leaf.words) for leaf in leaves.values()]
        glances = needles if all(needles) and len(needles) <= _GLANCES else []
        for n, text in enumerate(self._texts):
            if glances and not _may_hold(text, glances):
                continue
            norms = language.words(text)
            for i, norm in enumerate(norms):
                begun = starts.get(norm)
                if begun is None:
                    begun = starts[norm] = [key for key, shapes in runs.items() if shapes[0].fits(norm)]
                for key in begun:
                    self._try(key, n, i, norms, runs[key])

    def _try(self, key: int, n: int, i: int, norms: list[str], shapes: list[pattern._Shape]) -> None:
        """Note the run `key` where it stands in sentence `n` from word `i` on."""
        end = i + len(shapes)
        if end > len(norms) or not all(s.fits(w) for s, w in zip(shapes[1:], norms[i + 1 : end], strict=True)):
            return
        self._masks[key][n] = True
        if key in self._spans:
            self._spans[key].setdefault(n, []).append((i, end))

    def _expression(self, leaf: Expression) -> None:
        search = pattern.compile_pattern(leaf.source)
        mask = np.zeros(len(self._texts), dtype=bool)
        for n, text in enumerate(self._texts):
            hits = list(search(text))
            mask[n] = bool(hits)
            if hits and id(leaf) in self._spans:
                self._spans[id(leaf)][n] = _in_words(text, hits)
        self._masks[id(leaf)] = mask

    def _near(self, near: Near) -> None:
        mask = np.zeros(len(self._texts), dtype=bool)
        left, right = (self._together(side) for side in (near.left, near.right))
        for n in left.keys() & right.keys():
            one, other = sorted(left[n]), sorted(right[n])
            mask[n] = follows(one, other, near.distance)
            if not near.ordered and not mask[n]:
                mask[n] = follows(other, one, near.distance)
        self._masks[id(near)] = mask

    def _together(self, side: Sequence[Words | Expression]) -> dict[int, Spans]:
        found: dict[int, Spans] = {}
        for leaf in side:
            for n, spans in self._spans[id(leaf)].items():
                found.setdefault(n, []).extend(spans)
        return found


def follows(first: Spans, second: Spans, distance: int) -> bool:
    """Whether one of `second` begins at most `distance` words after the end of one of `first`; both sorted.

    A word that follows at once is at distance 1; spans that overlap do not follow each other.
    """
    ends = sorted(end for _, end in first)
    at = -1
    for start, _ in second:
        while at + 1 < len(ends) and ends[at + 1] <= start:
            at += 1
        if at >= 0 and start - ends[at] + 1 <= distance:
            return True
    return False


def _needle(words: Sequence[str]) -> str:
    """The longest run of plain letters that each text with these words holds, in small letters; empty for none."""
    plain = "".join(c if c.isascii() and c.isalnum() else " " for c in " ".join(words))
    return max(plain.split(), key=len, default="")


def _may_hold(text: str, needles: Sequence[str]) -> bool:
    low = text.lower()
    return any(needle in low for needle in needles) or any(c in text for c in _UNSEEN)


def _in_words(text: str, hits: Sequence[pattern.Hit]) -> Spans:
    """The hits by the numbers of the words that they touch; a hit that touches none has no place among words."""
    found = language.tokens(text)
    spans: Spans = []
    first = 0
    for hit in hits:
        while first < len(found) and found[first].end <= hit.start:
            first += 1
        last = first
        while last < len(found) and found[last].start < hit.end:
            last += 1
        if last > first:
            spans.append((first, last))
    return spans
