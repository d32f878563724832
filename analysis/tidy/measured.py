"""Everything that the tidy tables say of a corpus, measured once: words, voices, tone, days, copies."""

import functools

import pandas as pd

from analysis import duplicates, language, sentiment, timeline, voices
from analysis.corpus import Corpus, as_sentences, foreign


class Measured:
    """A corpus with what was measured in it, each only when it is asked for. Sentences are those of the body."""

    def __init__(self, corpus: Corpus, lexicon: str = "news") -> None:
        self.corpus, self.lexicon = corpus, lexicon

    @functools.cached_property
    def sentences(self) -> pd.DataFrame:
        """The sentences of the body in their order."""
        return as_sentences(self.corpus).reset_index(drop=True)

    @functools.cached_property
    def unread(self) -> frozenset[str]:
        """The articles in other languages than English."""
        return frozenset(map(str, foreign(self.corpus).index))

    @functools.cached_property
    def words(self) -> list[list[str]]:
        """The counted words of each sentence."""
        return [language.words(text) for text in self.sentences["text"]]

    @functools.cached_property
    def scores(self) -> pd.DataFrame:
        """The tone of each sentence, in their order."""
        return sentiment.score(self.corpus, lexicon=self.lexicon).reset_index(drop=True)

    @functools.cached_property
    def quotes(self) -> pd.DataFrame:
        """The attributed statements of the articles that are read for them."""
        found = voices.quotes(self.corpus)
        return found[~found["doc_id"].isin(list(self.unread))]

    @functools.cached_property
    def voices(self) -> pd.DataFrame:
        """The voice and speaker of each sentence, in their order."""
        told = voices.voice_of(self.corpus, self.quotes).set_index("sentence_id")
        return told.reindex(self.sentences["sentence_id"]).reset_index()

    @functools.cached_property
    def days(self) -> pd.DataFrame:
        """For each sentence that is placed in time: first and last day, and whether they are inferred; by its id."""
        events = timeline.events(self.corpus, timeline.dates(self.corpus))
        events = events[events["sentence_id"].isin(self.sentences["sentence_id"])]
        by = events.groupby("sentence_id", sort=False)
        return pd.DataFrame({"first": by["from"].min(), "last": by["to"].max(), "inferred": by["inferred"].all()})

    @functools.cached_property
    def articles(self) -> pd.DataFrame:
        """What is known of each article, by its doc_id."""
        known = self.corpus.documents.assign(independent=duplicates.independent(self.corpus))
        return known.set_index("doc_id", drop=False)
