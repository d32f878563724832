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
from typing import NamedTuple

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


class _Word(NamedTuple):
    """What VADER knows of a token without looking around it."""

    text: str
    lower: str
    rating: float | None
    scored: bool
    upper: bool
    booster: float
    negates: bool
    content: bool


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
        text = bare if stripped else token
        lower = text.lower()
        rating = ratings().get(lower)
        word = _Word(
            text, lower, rating, rating is not None and lower not in _BOOSTERS, text.isupper(),
            _BOOSTERS.get(lower, 0.0), lower in _RULES.NEGATE or "n't" in lower,
            lower.strip(string.punctuation) not in FUNCTION_WORDS,
        )  # fmt: skip
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
    tokens = [t for t in text.split() if len(t) > 1]
    words = [_WORDS[t] for t in tokens]
    hits = [n for n, word in enumerate(words) if word.scored]
    return round(_compound(text, _valences(words, hits))[0], 4) if hits else 0.0


def tone(text: str) -> Tone:
    """The tone of `text` by VADER; its score is the compound score, or None where no word has a rating."""
    tokens = [t for t in text.split() if len(t) > 1]
    words = [_WORDS[t] for t in tokens]
    hits = [n for n, word in enumerate(words) if word.scored]
    if not hits:
        return _SILENT
    valences = _valences(words, hits)
    compound, scale = _compound(text, valences)
    contributions = []
    at = done = 0
    for n, valence in zip(hits, valences, strict=True):
        for token in tokens[done : n + 1]:
            at = text.index(token, at) + len(token)
        done = n + 1
        shift = tokens[n].find(words[n].text)
        start = at - len(tokens[n]) + max(shift, 0)
        contributions.append(Hit(words[n].text, start, start + len(words[n].text), valence / scale))
    content = sum(word.content for word in words)
    return Tone(round(compound, 4), len(hits), min(1.0, len(hits) / content) if content else 1.0, tuple(contributions))


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


def _valences(words: Sequence[_Word], hits: Sequence[int]) -> list[float]:
    """The valence of each hit after the rules; a word that comes twice is judged by its first place, as in NLTK."""
    uppers = sum(word.upper for word in words)
    mixed = 0 < len(words) - uppers < len(words)
    first: dict[str, int] = {}
    if len(hits) > 1:
        for n in range(len(words) - 1, -1, -1):
            first[words[n].text] = n
    else:
        first[words[hits[0]].text] = next(n for n, w in enumerate(words) if w.text == words[hits[0]].text)
    known: dict[int, float] = {}
    found = []
    for n in hits:
        place = first[words[n].text]
        if place not in known:
            known[place] = _valence(words, place, mixed)
        found.append(known[place])
    but = next((n for n, word in enumerate(words) if word.lower == "but"), None)
    if but is None:
        return found
    return [v * 0.5 if n < but else v * 1.5 if n > but else v for n, v in zip(hits, found, strict=True)]


def _valence(words: Sequence[_Word], i: int, mixed: bool) -> float:
    word = words[i]
    if word.lower == "kind" and i < len(words) - 1 and words[i + 1].lower == "of":
        return 0.0
    valence = word.rating or 0.0
    if word.upper and mixed:
        valence = valence + _CAPITALS if valence > 0 else valence - _CAPITALS
    for back in range(min(3, i)):
        before = words[i - back - 1]
        if before.rating is not None:
            continue
        valence += _boost(before, valence, mixed) * (1.0, 0.95, 0.9)[back]
        valence = _never(words, i, back, valence)
        if back == 2:
            valence = _idioms(words, i, valence)
    return _least(words, i, valence)


def _boost(before: _Word, valence: float, mixed: bool) -> float:
    if not before.booster:
        return 0.0
    scalar = -before.booster if valence < 0 else before.booster
    if before.upper and mixed:
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
