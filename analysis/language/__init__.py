"""Text to spans: the one definition of a word and of a sentence that every other layer uses."""

from analysis.language.normalise import fold, straighten
from analysis.language.sentences import Span, paragraphs, sentences
from analysis.language.tokens import WORD_PATTERN, Token, asked, definition, tokens, words

__all__ = [
    "WORD_PATTERN", "Span", "Token", "asked", "definition", "fold", "paragraphs", "sentences", "straighten", "tokens",
    "words",
]  # fmt: skip
