"""Finds the words, phrases and expressions of a search in sentences, and says which stand near each other."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import language
from analysis.subsets.tree import Expression, Near, Words
from analysis.terms import finding, pattern

Mask = npt.NDArray[np.bool_]
#: Words of a sentence by number: first, and one past the last.
Spans = list[tuple[int, int]]

#: With more words than this to look for, reading every sentence once costs less than looking for each of them.
MANY = 40


class Finder:
    """The sentences that hold each of `leaves`."""

    def __init__(self, texts: "pd.Series[str]", leaves: Sequence[Words | Expression | Near]) -> None:
        self._texts = texts
        nears = [leaf for leaf in leaves if isinstance(leaf, Near)]
        alone = [leaf for leaf in leaves if not isinstance(leaf, Near)]
        alone += [part for near in nears for part in (*near.left, *near.right)]
        self._searches = {id(leaf): search_of(leaf) for leaf in alone}
        self._masks: dict[int, Mask] = {}
        words = {key: s for key, s in self._searches.items() if isinstance(s, pattern.Words)}
        if len(words) > MANY:
            self._read(words)
        for key, search in self._searches.items():
            if key not in self._masks:
                self._masks[key] = self._none()
                self._masks[key][finding.find(texts, search).row] = True
        for near in nears:
            self._masks[id(near)] = self._near(near)

    def holding(self, leaf: Words | Expression | Near) -> Mask:
        """For each sentence whether it holds `leaf`."""
        return self._masks[id(leaf)]

    def _none(self) -> Mask:
        return np.zeros(len(self._texts), dtype=bool)

    def _read(self, words: dict[int, pattern.Words]) -> None:
        """Look for all of `words` at once: what a word may begin is looked up once for each different word."""
        begun: dict[str, list[int]] = {}
        for key in words:
            self._masks[key] = self._none()
        for n, text in enumerate(self._texts):
            norms = language.words(text)
            for i, norm in enumerate(norms):
                if norm not in begun:
                    begun[norm] = [key for key, search in words.items() if search.shapes[0].fits(norm)]
                for key in begun[norm]:
                    self._masks[key][n] |= _stands(words[key], norms, i)

    def _near(self, near: Near) -> Mask:
        found = self._none()
        sides = [[self._masks[id(leaf)] for leaf in side] for side in (near.left, near.right)]
        both = np.logical_and(*(np.logical_or.reduce(masks) for masks in sides))
        for n in np.flatnonzero(both):
            words = language.tokens(self._texts.iloc[n])
            one, other = (self._spans(side, self._texts.iloc[n], words) for side in (near.left, near.right))
            found[n] = follows(one, other, near.distance)
            if not near.ordered and not found[n]:
                found[n] = follows(other, one, near.distance)
        return found

    def _spans(self, side: Sequence[Words | Expression], text: str, words: Sequence[language.Token]) -> Spans:
        """Where in a sentence the words of a side stand, in order."""
        spans: Spans = []
        norms = [w.norm for w in words]
        for leaf in side:
            search = self._searches[id(leaf)]
            if isinstance(search, pattern.Words):
                size = len(search.shapes)
                spans += [(i, i + size) for i in range(len(norms)) if _stands(search, norms, i)]
            else:
                spans += _in_words(words, list(search(text)))
        return sorted(spans)


def search_of(leaf: Words | Expression) -> pattern.Search:
    """What finds a word, a phrase or an expression."""
    if isinstance(leaf, Words):
        return pattern.Words(" ".join(leaf.words))
    return pattern.compile_pattern(leaf.source)


def _stands(search: pattern.Words, norms: list[str], i: int) -> bool:
    """Whether the run of words stands in a sentence from word `i` on."""
    shapes = search.shapes
    return i + len(shapes) <= len(norms) and all(s.fits(norms[i + k]) for k, s in enumerate(shapes))


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


def _in_words(words: Sequence[language.Token], hits: Sequence[pattern.Hit]) -> Spans:
    """The hits by the numbers of the words that they touch; a hit that touches none has no place among words."""
    spans: Spans = []
    first = 0
    for hit in hits:
        while first < len(words) and words[first].end <= hit.start:
            first += 1
        last = first
        while last < len(words) and words[last].start < hit.end:
            last += 1
        if last > first:
            spans.append((first, last))
    return spans
