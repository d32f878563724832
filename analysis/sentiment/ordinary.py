"""Which of VADER's ratings speak in news: those of ordinary words about whose tone its raters agreed.

VADER was rated for chat. It holds numbers that are codes there ("143"), faces drawn with letters, abbreviations, and
thousands of words of everyday things that ten raters put a hair above or below zero. None of these says that what a
sentence tells of is good or bad. The scorer "vader" keeps them all, as NLTK does.
"""

import re
from collections.abc import Container, Mapping

from analysis import settings

#: the least valence of VADER's that counts for a word which the news lexicon does not rate itself
LEAST = 0.75
_WORD = re.compile(r"(?=[a-z]*[aeiouy])[a-z]{3,}(?:['-][a-z]+)*")


def ordinary(word: str) -> bool:
    """Whether `word` is written as words are: letters, one of them a vowel, no digits, three at least."""
    return _WORD.fullmatch(word) is not None


def toneless() -> frozenset[str]:
    """The words that VADER rates and that have no tone in news, as the list beside the lexicon has them."""
    text = settings.data_text("sentiment", "lexicon", "toneless.txt")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def for_news(ratings: Mapping[str, float], known: Container[str]) -> dict[str, float]:
    """VADER's `ratings` of ordinary words with a clear tone; a word of the lexicon `known` keeps even a weak one."""
    silent = toneless()
    return {
        word: rating
        for word, rating in ratings.items()
        if ordinary(word) and (word in known or (abs(rating) >= LEAST and word not in silent))
    }
