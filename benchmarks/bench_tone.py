"""Speed of the two tone scorers against NLTK's own VADER, on sentences of the seed in many variants."""

from importlib import resources

import timing
from nltk.sentiment.vader import SentimentIntensityAnalyzer, VaderConstants

import analysis as dl

ROUNDS = 40


class Nltk(SentimentIntensityAnalyzer):
    """NLTK's class with the lexicon that the vaderSentiment package ships, since NLTK's is a download."""

    def __init__(self) -> None:
        self.lexicon_file = (resources.files("vaderSentiment") / "vader_lexicon.txt").read_text("utf-8")
        self.lexicon = self.make_lex_dict()
        self.constants = VaderConstants()


def main() -> None:
    corpus = dl.open("seeds")
    seed = corpus.sentences["text"].tolist()
    names = ["Kyiv", "Lviv", "Odesa", "Dnipro", "Sumy"]
    sentences = [s.replace("Izium", names[n % 5]) for n in range(ROUNDS) for s in seed]
    nltk = Nltk()
    print(f"{'tone of ' + str(len(sentences)) + ' sentences':38} {'ours':>12} {'NLTK VADER':>12}")
    for lexicon in ("vader", "news"):
        times = timing.in_turn(
            lambda lexicon=lexicon: dl.sentiment.score_sentences(sentences, lexicon),
            lambda: [nltk.polarity_scores(s)["compound"] for s in sentences],
        )
        print(timing.row(f"lexicon “{lexicon}”", "sentences", len(sentences), *times))


if __name__ == "__main__":
    main()
