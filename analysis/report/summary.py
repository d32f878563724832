"""What a report says of its corpus, worked out once from the tables: counts, span, sources, repeats."""

import dataclasses
from typing import Any

import pandas as pd

from analysis import language
from analysis.report import cells


@dataclasses.dataclass(frozen=True)
class Summary:
    """The corpus in numbers. `voices` counts clusters of repeats once; `first` is None where none is dated."""

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
    cuts = corpus.ledger[corpus.ledger["action"] == "drop"]
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


def count(n: int, one: str, many: str | None = None) -> str:
    """ "1 article", "12 articles"."""
    return f"{cells.number(n)} {one if n == 1 else many or one + 's'}"


def day(moment: pd.Timestamp) -> str:
    """ "10 September 2022"."""
    return f"{moment.day} {moment:%B %Y}"


def span(summary: Summary) -> str:
    """The days of publication in words."""
    if summary.first is None or summary.last is None:
        return "of unknown date"
    first, last = day(summary.first), day(summary.last)
    return f"published on {first}" if first == last else f"published from {first} to {last}"


def sentence(summary: Summary) -> str:
    """The corpus in one or two true sentences."""
    parts = [f"{count(summary.documents, 'article')}, {span(summary)}"]
    if summary.sources:
        parts.append(f"from {count(summary.sources, 'source')}")
    words = f"{', '.join(parts)}."
    if summary.repeats:
        words += (
            f" {count(summary.repeats, 'article')} of them {'repeats' if summary.repeats == 1 else 'repeat'} another,"
        )
        words += f" which leaves {count(summary.voices, 'independent voice')}."
    unknown = summary.documents - summary.dated
    if 0 < unknown < summary.documents:
        words += f" {count(unknown, 'article')} {'has' if unknown == 1 else 'have'} no known date."
    return words
