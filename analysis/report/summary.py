"""What a report says of its corpus, worked out once from the tables: counts, span, sources, repeats."""

import dataclasses
from typing import Any

import pandas as pd

from analysis import language
from analysis.cleaning import REPAIRS
from analysis.wording import agree, between, several


@dataclasses.dataclass(frozen=True)
class Summary:
    """The corpus in numbers.

    `voices` counts clusters of repeats once; `first` is None where none is dated; `dropped` are the characters cut as
    the page around the article or as repeats, without blanks and other repairs.
    """

    documents: int
    sentences: int
    words: int
    voices: int
    repeats: int
    sources: int
    dated: int
    first: pd.Timestamp | None
    last: pd.Timestamp | None
    refused: int
    dropped: int
    raw: int


def of(corpus: Any) -> Summary:
    """The summary of an `analysis.corpus.Corpus`."""
    documents, sentences = corpus.documents, corpus.sentences
    body = sentences[sentences["role"] == "body"]
    days = documents["published"].dropna()
    clusters = documents["cluster"].dropna()
    cuts = corpus.ledger[(corpus.ledger["action"] == "drop") & ~corpus.ledger["rule"].isin(list(REPAIRS))]
    voices = int(clusters.nunique()) + int(documents["cluster"].isna().sum())
    return Summary(
        documents=len(documents),
        sentences=len(body),
        words=sum(len(language.words(text)) for text in body["text"]),
        voices=voices,
        repeats=len(documents) - voices,
        sources=int(documents["source"].replace("", None).nunique()),
        dated=len(days),
        first=days.min() if len(days) else None,
        last=days.max() if len(days) else None,
        refused=len(corpus.refused),
        dropped=int((cuts["raw_end"] - cuts["raw_start"]).sum()),
        raw=int(documents["raw_text"].str.len().sum()),
    )


def span(summary: Summary) -> str:
    """The days of publication in words, and of how many articles they are known."""
    if summary.first is None or summary.last is None:
        return "of unknown date"
    told = f"published {between(summary.first, summary.last)}"
    if summary.dated == summary.documents:
        return told
    return f"{summary.dated:,} of them with a known date, {told}"


def sentence(summary: Summary) -> str:
    """The corpus in one or two true sentences."""
    parts = [f"{several(summary.documents, 'article')}, {span(summary)}"]
    if summary.sources:
        parts.append(f"from {several(summary.sources, 'source')}")
    words = f"{'; '.join(parts) if summary.dated < summary.documents and summary.dated else ', '.join(parts)}."
    if summary.repeats:
        repeat = agree(summary.repeats, "repeats", "repeat")
        words += f" {summary.repeats:,} of the articles {repeat} another,"
        words += f" which leaves {several(summary.voices, 'independent voice')}."
    return words
