"""VADER as NLTK computes it, several times faster: the reference that other studies can be compared with.

Method: C. J. Hutto and E. Gilbert, "VADER: A Parsimonious Rule-based Model for Sentiment Analysis of Social Media
Text", ICWSM 2014. The ratings are those that the `vaderSentiment` package carries, the rules those of
`nltk.sentiment.vader`, with what they get wrong: agreement to the last bit is the point, so that a number here is the
number anybody gets. What is different is the order of work. What depends on a word alone is worked out once for each
word, and the rules that look at neighbours run only where a word has a rating.
"""

import functools
import importlib.resources
import math
import string
from collections.abc import Sequence

from nltk.sentiment.vader import VaderConstants

from analysis.sentiment.tone import FUNCTION_WORDS, Hit, Tone

_RULES = VaderConstants()
_BOOSTERS: dict[str, float] = _RULES.BOOSTER_DICT
_IDIOMS: dict[str, float] = _RULES.SPECIAL_CASE_IDIOMS
_IDIOM_WORDS = frozenset(w for idiom in [*_IDIOMS, *(b for b in _BOOSTERS if " " in b)] for w in idiom.split())
_MARKS = frozenset(_RULES.PUNC_LIST)
_NO_PUNCTUATION = str.maketrans("", "", string.punctuation)
_FLIP: float = _RULES.N_SCALAR
_CAPITALS: float = _RULES.C_INCR
_ALPHA = 15.0
#: words whose facts are kept; a hostile text of ever new words must not fill the memory
_MEMO_LIMIT = 200_000


class _Word:
    """What VADER knows of a token without looking around it; `bits`: whether it is scored, whether it is "but"."""

    __slots__ = ("bits", "booster", "content", "lower", "negates", "rating", "text", "upper")

    def __init__(self, text: str) -> None:
        self.text = text
        self.lower = lower = text.lower()
        self.rating = ratings().get(lower)
        self.bits = (_SCORED if self.rating is not None and lower not in _BOOSTERS else 0) | (_BUT * (lower == "but"))
        self.upper = text.isupper()
        self.booster = _BOOSTERS.get(lower, 0.0)
        self.negates = lower in _RULES.NEGATE or "n't" in lower
        self.content = lower.strip(string.punctuation) not in FUNCTION_WORDS


_SCORED, _BUT = 1, 2


@functools.cache
def lexicon_text() -> str:
    """The text of VADER's lexicon as the `vaderSentiment` package ships it, without the last line's end."""
    return importlib.resources.files("vaderSentiment").joinpath("vader_lexicon.txt").read_text("utf-8").rstrip("\n")


@functools.cache
def ratings() -> dict[str, float]:
    """VADER's ratings, word to number from −4 to 4, parsed as NLTK parses them."""
    pairs = (line.strip().split("\t")[0:2] for line in lexicon_text().split("\n"))
    return {word: float(measure) for word, measure in pairs}


class _Memo(dict[str, _Word]):
    """Tokens to their facts, filled as they are met."""

    def __missing__(self, token: str) -> _Word:
        if len(self) > _MEMO_LIMIT:
            self.clear()
        bare = token.translate(_NO_PUNCTUATION)
        stripped = len(bare) > 1 and bare != token and _is_marked(token, bare)
        word = _Word(bare if stripped else token)
        self[token] = word
        return word


def _is_marked(token: str, bare: str) -> bool:
    """Whether `token` is `bare` with one of VADER's punctuation marks before or after it, which VADER takes away."""
    return (token.endswith(bare) and token[: -len(bare)] in _MARKS) or (
        token.startswith(bare) and token[len(bare) :] in _MARKS
    )


_WORDS = _Memo()


def polarity(text: str) -> float:
    """VADER's compound score of `text`, equal to `SentimentIntensityAnalyzer().polarity_scores(text)["compound"]`."""
    words = [_WORDS[t] for t in text.split() if len(t) > 1]
    hits, but = _marked(words)
    return round(_compound(text, _valences(words, hits, but))[0], 4) if hits else 0.0


def tone(text: str) -> Tone:
    """The tone of `text` by VADER; its score is the compound score, or None where no word has a rating."""
    tokens = [t for t in text.split() if len(t) > 1]
    words = [_WORDS[t] for t in tokens]
    hits, but = _marked(words)
    if not hits:
        return _SILENT
    valences = _valences(words, hits, but)
    compound, scale = _compound(text, valences)
    contributions = []
    at = done = 0
    for n, valence in zip(hits, valences, strict=True):
        for token in tokens[done:n]:
            at = text.index(token, at) + len(token)
        written, word = tokens[n], words[n].text
        found = text.index(written, at)
        at, done = found + len(written), n + 1
        start = found if word is written else found + written.index(word)
        contributions.append(Hit(word, start, start + len(word), valence / scale))
    content = sum([word.content for word in words])
    return Tone(round(compound, 4), len(hits), min(1.0, len(hits) / content) if content else 1.0, tuple(contributions))


def _marked(words: Sequence[_Word]) -> tuple[list[int], int | None]:
    """The places of the scored words, and that of the first "but"."""
    marked = [(n, word.bits) for n, word in enumerate(words) if word.bits]
    return [n for n, bits in marked if bits & _SCORED], next((n for n, bits in marked if bits & _BUT), None)


_SILENT = Tone(None, 0, 0.0, ())


def _compound(text: str, valences: list[float]) -> tuple[float, float]:
    """The sum of `valences` with the emphasis of "!" and "?", squashed into −1..1, and what it was divided by."""
    total = float(sum(valences))
    if total:
        questions = text.count("?")
        raised = min(text.count("!"), 4) * 0.292
        doubted = 0.0 if questions < 2 else questions * 0.18 if questions <= 3 else 0.96
        total = total + (raised + doubted) if total > 0 else total - (raised + doubted)
    scale = math.sqrt((total * total) + _ALPHA)
    return total / scale, scale


def _valences(words: Sequence[_Word], hits: Sequence[int], but: int | None) -> list[float]:
    """The valence of each hit after the rules; a word that comes twice is judged by its first place, as in NLTK."""
    known: dict[str, float] = {}
    capitals = _Capitals(words)
    found = []
    for n in hits:
        text = words[n].text
        if text not in known:
            known[text] = _valence(words, n, capitals)
        found.append(known[text])
    if but is None:
        return found
    return [v * 0.5 if n < but else v * 1.5 if n > but else v for n, v in zip(hits, found, strict=True)]


class _Capitals:
    """Whether some but not all words are in capitals, which makes those stand out; counted once, and only if asked."""

    __slots__ = ("_mixed", "_words")

    def __init__(self, words: Sequence[_Word]) -> None:
        self._words = words
        self._mixed: bool | None = None

    def stand_out(self) -> bool:
        if self._mixed is None:
            self._mixed = 0 < sum([word.upper for word in self._words]) < len(self._words)
        return self._mixed


def _valence(words: Sequence[_Word], i: int, capitals: _Capitals) -> float:
    word = words[i]
    if word.lower == "kind" and i < len(words) - 1 and words[i + 1].lower == "of":
        return 0.0
    valence = word.rating or 0.0
    if word.upper and capitals.stand_out():
        valence = valence + _CAPITALS if valence > 0 else valence - _CAPITALS
    for back in range(min(3, i)):
        before = words[i - back - 1]
        if before.rating is not None:
            continue
        if before.booster:
            valence += _boost(before, valence, capitals) * (1.0, 0.95, 0.9)[back]
        valence = _never(words, i, back, valence)
        if back == 2:
            valence = _idioms(words, i, valence)
    return _least(words, i, valence)


def _boost(before: _Word, valence: float, capitals: _Capitals) -> float:
    scalar = -before.booster if valence < 0 else before.booster
    if before.upper and capitals.stand_out():
        scalar = scalar + _CAPITALS if valence > 0 else scalar - _CAPITALS
    return scalar


def _never(words: Sequence[_Word], i: int, back: int, valence: float) -> float:
    if back == 1 and words[i - 2].text == "never" and words[i - 1].text in ("so", "this"):
        return valence * 1.5
    if back == 2 and (
        words[i - 1].text in ("so", "this") or (words[i - 3].text == "never" and words[i - 2].text in ("so", "this"))
    ):
        return valence * 1.25
    return valence * _FLIP if words[i - back - 1].negates else valence


def _idioms(words: Sequence[_Word], i: int, valence: float) -> float:
    near = words[i - 3 : i + 3]
    if sum(word.lower in _IDIOM_WORDS for word in near) < 2:
        return valence
    w = [word.text for word in near]
    for first, last in ((2, 4), (1, 4), (1, 3), (0, 3), (0, 2)):
        idiom = " ".join(w[first:last])
        if idiom in _IDIOMS:
            valence = _IDIOMS[idiom]
            break
    if len(w) > 4:
        valence = _IDIOMS.get(f"{w[3]} {w[4]}", valence)
    if len(w) > 5:
        valence = _IDIOMS.get(f"{w[3]} {w[4]} {w[5]}", valence)
    if f"{w[0]} {w[1]}" in _BOOSTERS or f"{w[1]} {w[2]}" in _BOOSTERS:
        valence += _RULES.B_DECR
    return valence


def _least(words: Sequence[_Word], i: int, valence: float) -> float:
    if i > 0 and words[i - 1].lower == "least" and words[i - 1].rating is None:
        spared = i > 1 and words[i - 2].lower in ("at", "very")
        return valence if spared else valence * _FLIP
    return valence
