"""What the scorer knows of a word without looking around it, worked out once for each spelling.

A word is looked up as written, without its possessive ending, then part by part where it has a hyphen ("quake-hit").
VADER’s ratings of ordinary words (see `ordinary`) speak for words that the lexicon does not hold.
"""

import dataclasses
import re
from collections.abc import Mapping

from analysis.sentiment import lexicon
from analysis.sentiment.lexicon import KINDS, Rating
from analysis.sentiment.tone import FUNCTION_WORDS

# On straightened text: words with their inner apostrophes and hyphens, and the marks that end a clause or open speech.
TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[,;:()\"!?]|(?<=\s)-+(?=\s)|(?:\.(?!\w))")
_MARKS = frozenset(',;:()"!?.')
_TURNED = re.compile(r"(?:non|anti|counter)-(.+)|(.+)-(?:free|proof)$")
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "gets", "got", "get"])
#: how far a rating moves from ours towards VADER's, where both have the word and agree on its sign
VADER_SHARE = 0.35
_MEMO_LIMIT = 200_000


@dataclasses.dataclass(slots=True, eq=False)
class Word:
    """A token's facts: its rating (0 where there is none), the bits of what it does to others, and its shape."""

    lower: str
    valence: float
    group: str
    kinds: int
    noun: bool
    capital: bool
    content: bool
    mark: bool
    be: bool
    phrases: lexicon.Phrases


_NO_RATING = Rating(0.0, "neutral")
_NO_PHRASES: lexicon.Phrases = {}


class Memo(dict[str, Word]):
    """Spellings to their facts, filled as they are met and emptied before they could fill the memory.

    `others` are VADER's ratings, or none: they speak for what the lexicon `known` does not hold.
    """

    def __init__(self, known: lexicon.Lexicon, others: Mapping[str, float]) -> None:
        super().__init__()
        self.known, self.others = known, others

    def __missing__(self, token: str) -> Word:
        if len(self) > _MEMO_LIMIT:
            self.clear()
        lower = token.lower()
        mark = token in _MARKS or token[0] == "-"
        bare = lower[:-2] if lower.endswith("'s") else lower.removesuffix("'")
        rating = _NO_RATING if mark else self._rating(bare, lower)
        kinds = self.known.shifters.get(bare, 0)
        if lower.endswith(("n't", "nt")) and lower in _CONTRACTED:
            kinds |= KINDS["negate"]
        word = Word(
            lower, rating.valence, rating.group, kinds, rating.noun, token[0].isupper(),
            not mark and bare not in FUNCTION_WORDS, mark, lower in _BE, self.known.phrases.get(lower, _NO_PHRASES),
        )  # fmt: skip
        self[token] = word
        return word

    def _rating(self, bare: str, lower: str) -> Rating:
        rated = self.others.get(bare)
        for form in (lower, bare):
            found = self.known.words.get(form)
            if found is not None:
                if rated is None or found.valence * rated <= 0:
                    return found
                return found._replace(valence=found.valence + VADER_SHARE * (rated - found.valence))
        if "-" in bare:
            return self._of_parts(bare)
        return Rating(rated, "vader") if rated is not None and bare not in FUNCTION_WORDS else _NO_RATING

    def _of_parts(self, bare: str) -> Rating:
        """The rating of a hyphenated word: that of its strongest part, turned round for "anti-", "-free" and such."""
        turned = _TURNED.match(bare)
        inside = (turned[1] or turned[2]) if turned else bare
        parts = [self.known.words[p] for p in inside.split("-")[:6] if p in self.known.words]
        if not parts:
            return _NO_RATING
        strongest = max(parts, key=lambda r: abs(r.valence))
        turn = -0.5 if turned else 0.8
        return Rating(strongest.valence * turn, strongest.group)


_CONTRACTED_TEXT = """
    isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't shan't shouldn't can't
    couldn't mustn't mightn't needn't ain't isnt arent wasnt werent hasnt havent hadnt doesnt dont didnt wont
    wouldnt shouldnt cant couldnt
"""
_CONTRACTED = frozenset(_CONTRACTED_TEXT.split())
