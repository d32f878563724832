"""Small corpora in time, made from counts, for the tests of what changes over time."""

import datetime

import pandas as pd

from analysis.corpus import Corpus

DAY = datetime.timedelta(days=1)


def corpus(articles, name="made", cluster=None) -> Corpus:
    """A corpus of (day or None, text) pairs; ids d1, d2 …, one sentence each."""
    ids = [f"d{k}" for k in range(1, len(articles) + 1)]
    documents = pd.DataFrame({
        "doc_id": ids, "published": pd.to_datetime([d for d, _ in articles]), "text": [t for _, t in articles],
        "cluster": cluster or range(len(articles)),
    })  # fmt: skip
    sentences = pd.DataFrame({
        "doc_id": ids, "sentence_id": [f"{i}.1" for i in ids], "start": 0, "end": [len(t) for _, t in articles],
        "paragraph": 1, "role": "body", "text": [t for _, t in articles],
    })  # fmt: skip
    return Corpus(documents, sentences, pd.DataFrame(), pd.DataFrame(), name=name)


def monthly(counts, words=100, start=2020, term="siege", each=1) -> Corpus:
    """A corpus with `each` articles a month on its first days; `counts` gives how often the term is in each article.

    A count of None leaves the month without an article.
    """
    articles = []
    for k, many in enumerate(counts):
        day = datetime.date(start + k // 12, k % 12 + 1, 1)
        if many is not None:
            articles += [(day + DAY * j, " ".join([term] * many + ["other"] * (words - many))) for j in range(each)]
    return corpus(articles)
