"""What each column of the tidy tables means: its unit, where it comes from, and what a missing value says."""

import dataclasses
from collections.abc import Iterable, Sequence
from typing import Literal

import pandas as pd

#: How a column is stored: pandas' types of the same meaning are in `tables`.
Kind = Literal["text", "integer", "number", "day", "truth"]

_NEVER = "never missing"
_FOREIGN = "the article is in another language than English, which alone is read for this"
_NO_PLACE = f"the sentence is placed on no day, or {_FOREIGN}"
_NO_DAY = f"no sentence of it is placed on a day, or {_FOREIGN}"
_LEXICON = "dl.sentiment.score"
_VOICES = "dl.voices.voice_of"


@dataclasses.dataclass(frozen=True)
class Column:
    """A column: its name, kind, unit, meaning, the function or table that it comes from, and what missing means."""

    name: str
    kind: Kind
    unit: str
    meaning: str
    source: str
    missing: str = _NEVER


_OF_ARTICLES = (
    Column("published", "day", "day", "day of publication", "documents.published", "the day is not known"),
    Column("source", "text", "", "outlet, as it was supplied or found", "documents.source", "not known"),
    Column("lang", "text", "code", "language of the article", "documents.lang", "not known"),
    Column("cluster", "integer", "label", "articles that repeat each other share a number", "documents.cluster",
           "it was compared with none"),
    Column("independent", "truth", "", "one article of each cluster: count by these for independent voices",
           "dl.duplicates.independent"),
)  # fmt: skip

DOCUMENTS = (
    Column("doc_id", "text", "key", "the article, as in the other tables", "documents.doc_id"),
    Column("path", "text", "", "file, relative to the folder that was read", "documents.path"),
    Column("title", "text", "", "headline", "documents.title", "the article has none"),
    Column("author", "text", "", "writer, as supplied or found", "documents.author", "not known"),
    Column("published_from", "text", "", "what gave the day of publication", "documents.published_from"),
    *_OF_ARTICLES,
    Column("n_sentences", "integer", "sentences", "sentences of the body", "sentences, role body"),
    Column("n_words", "integer", "words", "words of the body (tokens)", "analysis.language.words"),
    Column("n_types", "integer", "words", "different words of the body (types)", "analysis.language.words"),
    Column("mattr", "number", "share, 0 to 1", "different words per word, averaged over every 50 words in a row",
           "dl.terms.diversity (Covington and McFall 2010)", "the body has fewer than 50 words"),
    Column("tone", "number", "from -1 to 1", "mean tone of the scored sentences", _LEXICON,
           f"too few sentences are scored (min_mean_n in the settings), or {_FOREIGN}"),
    Column("tone_low", "number", "from -1 to 1", "lower end of the interval of tone", "dl.sentiment (block bootstrap)",
           "tone is missing"),
    Column("tone_high", "number", "from -1 to 1", "upper end of the interval of tone", "dl.sentiment (block bootstrap)",
           "tone is missing"),
    Column("n_scored", "integer", "sentences", "sentences that hold a word of the lexicon", _LEXICON, _FOREIGN),
    Column("tone_coverage", "number", "share, 0 to 1", "content words that are in the lexicon, mean over sentences",
           _LEXICON, f"the body is empty, or {_FOREIGN}"),
    Column("share_quoted", "number", "share, 0 to 1", "sentences that are for the most part in quotation marks",
           _VOICES, f"the body is empty, or {_FOREIGN}"),
    Column("share_reported", "number", "share, 0 to 1", "sentences that report what somebody said",
           _VOICES, f"the body is empty, or {_FOREIGN}"),
    Column("n_statements", "integer", "statements", "statements that the text gives to somebody", "dl.voices.claims",
           _FOREIGN),
    Column("n_speakers", "integer", "names", "different speakers that are named", "dl.voices.quotes", _FOREIGN),
    Column("n_dated", "integer", "sentences", "sentences placed on a day or span", "dl.timeline.events", _FOREIGN),
    Column("event_first", "day", "day", "first day that a sentence is placed on", "dl.timeline.events", _NO_DAY),
    Column("event_last", "day", "day", "last day that a sentence is placed on", "dl.timeline.events", _NO_DAY),
)  # fmt: skip

SENTENCES = (
    Column("sentence_id", "text", "key", "the sentence: doc_id, a point and its number", "sentences.sentence_id"),
    Column("doc_id", "text", "key", "its article, as in the table of documents", "sentences.doc_id"),
    *_OF_ARTICLES,
    Column("paragraph", "integer", "number", "number of its paragraph in the article", "sentences.paragraph"),
    Column("text", "text", "", "the sentence as it stands in the cleaned article", "sentences.text"),
    Column("n_words", "integer", "words", "words (tokens)", "analysis.language.words"),
    Column("voice", "text", "", "quoted, reported or narration", _VOICES, _FOREIGN),
    Column("speaker", "text", "", "whose words they are", _VOICES, "narration, or nobody known"),
    Column("tone", "number", "from -1 to 1", "tone", _LEXICON, f"no word of the lexicon: no evidence; or {_FOREIGN}"),
    Column("tone_hits", "integer", "words", "words and phrases of the lexicon", _LEXICON, _FOREIGN),
    Column("tone_coverage", "number", "share, 0 to 1", "content words that are in the lexicon", _LEXICON, _FOREIGN),
    Column("event_first", "day", "day", "first day that the sentence is placed on", "dl.timeline.events", _NO_PLACE),
    Column("event_last", "day", "day", "last day that the sentence is placed on", "dl.timeline.events", _NO_PLACE),
    Column("event_inferred", "truth", "", "the days are taken over from the sentences before", "dl.timeline.events",
           _NO_PLACE),
)  # fmt: skip


def of_group(name: str, column: str, patterns: Sequence[str]) -> Column:
    """The column of a group of words: how often they occur."""
    meaning = f"occurrences of the group “{name}”: {', '.join(patterns)}"
    return Column(column, "integer", "words", meaning, "the group as it was given")


def codebook(documents: Iterable[Column] = DOCUMENTS, sentences: Iterable[Column] = SENTENCES) -> pd.DataFrame:
    """The columns of both tables: table, column, kind, unit, meaning, source, missing (what a missing value means)."""
    rows = [
        (table, c.name, c.kind, c.unit, c.meaning, c.source, c.missing)
        for table, columns in (("documents", documents), ("sentences", sentences))
        for c in columns
    ]
    return pd.DataFrame(rows, columns=["table", "column", "kind", "unit", "meaning", "source", "missing"])
