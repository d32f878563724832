"""The words by which a writer keeps a distance to what is said: "claimed", "allegedly", "it is unconfirmed"."""

import bisect
import re

from analysis.voices.lexicon import lexicon

_WORD = re.compile(r"[A-Za-z]+")


class Hedges:
    """The hedging words and phrases of one text, looked up once, so that each statement only asks where they stand."""

    def __init__(self, text: str) -> None:
        words = lexicon()
        self._words = [m.span() for m in _WORD.finditer(text) if m.group().lower() in words.hedge_words]
        self._starts = [start for start, _ in self._words]
        places = {p: [m.start() for m in re.finditer(re.escape(p), text, re.I)] for p in words.hedge_phrases}
        self._phrases = [(p, found) for p, found in places.items() if found]
        self._text = text

    def of(self, start: int, end: int, kind: str, cue: str | None) -> str | None:
        """The hedge of a statement: its cue itself, or an adverb or phrase in what is said outside marks."""
        for word in (cue or "").lower().split():
            if any(c.lemma in lexicon().hedge_lemmas for _, c in lexicon().verbs.get(word, ())):
                return word
        if kind != "indirect":
            return None
        at = bisect.bisect_left(self._starts, start)
        if at < len(self._words) and self._words[at][1] <= end:
            return self._text[slice(*self._words[at])].lower()
        return next((p for p, places in self._phrases if _stands(places, start, end - len(p))), None)


def _stands(places: list[int], start: int, last: int) -> bool:
    """Whether one of the `places`, in order, lies from `start` to `last`."""
    at = bisect.bisect_left(places, start)
    return at < len(places) and places[at] <= last
