"""How fast the tone scorers are against NLTK's class and the `vaderSentiment` package, on any text.

usage: python benchmarks/tone_speed.py FILES...

Each FILE is plain text, split into sentences as the workbench does. Every scorer reads the same sentences; the best of
three passes counts, for a ratio is what matters and other work on the machine can only slow a pass down.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from nltk.sentiment.vader import SentimentIntensityAnalyzer, VaderConstants
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer as Original

from analysis import language
from analysis.sentiment import score_sentences, vader


class Reference(SentimentIntensityAnalyzer):
    """NLTK's class with the lexicon's text given, since its data cannot be loaded without a download."""

    def __init__(self) -> None:
        self.lexicon_file = vader.lexicon_text()
        self.lexicon = self.make_lex_dict()
        self.constants = VaderConstants()


def best(score: Callable[[list[str]], object], sentences: list[str]) -> float:
    spent = []
    for _ in range(3):
        began = time.perf_counter()
        score(sentences)
        spent.append(time.perf_counter() - began)
    return len(sentences) / min(spent)


def main() -> None:
    texts = [Path(name).read_text("utf-8") for name in sys.argv[1:]]
    sentences = [text[s.start : s.end] for text in texts for s in language.sentences(text)]
    nltk_class, original = Reference(), Original()
    speeds = {
        "NLTK": best(lambda given: [nltk_class.polarity_scores(s) for s in given], sentences),
        "vaderSentiment": best(lambda given: [original.polarity_scores(s) for s in given], sentences),
        "vader": best(lambda given: score_sentences(given, "vader"), sentences),
        "news": best(lambda given: score_sentences(given, "news"), sentences),
    }
    print(f"{len(sentences)} sentences, {sum(map(len, sentences)) / max(1, len(sentences)):.0f} characters each")
    for name, speed in speeds.items():
        print(f"{name:15} {speed:9.0f} sentences/s  {speed / speeds['NLTK']:5.1f} x NLTK")


if __name__ == "__main__":
    main()
