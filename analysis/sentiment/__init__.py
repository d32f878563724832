"""The tone of sentences: a lexicon written for news beside VADER; each score with its words, coverage and doubt."""

from analysis.sentiment.calibration import Interval, group, interval
from analysis.sentiment.choices import under_choices
from analysis.sentiment.explain import by_voice, disagreements, explained, in_order, in_words
from analysis.sentiment.scorers import LEXICONS, agreement, score, score_sentences
from analysis.sentiment.targets import score_targets
from analysis.sentiment.tone import Hit, Tone

__all__ = [
    "LEXICONS", "Hit", "Interval", "Tone", "agreement", "by_voice", "disagreements", "explained", "group", "in_order",
    "in_words", "interval", "score", "score_sentences", "score_targets", "under_choices",
]  # fmt: skip
