"""Key days: the days that a corpus itself treats as most important."""

import math
from collections.abc import Sequence

import pandas as pd

from analysis import language
from analysis.corpus import Corpus, as_sentences
from analysis.errors import DatelineError
from analysis.timeline.asides import is_aside, read
from analysis.timeline.placing import dates, is_placed, role_in_sentence

#: What a mention counts that announces a day beforehand; one on the day itself counts 1, one that looks back on it 2.
_ANNOUNCED = 0.25
#: So many sentences of a day are compared for its caption.
_MOST = 200


def key_days(
    corpus: Corpus, n: int = 10, *, keywords: Sequence[str] = (), found: pd.DataFrame | None = None
) -> pd.DataFrame:
    """The `n` most important days: day, score, mentions, voices, published, caption, sentence_id; best first.

    A day counts by how many independent voices (clusters of articles) name it, those that look back on it from a
    later day before those that name the day they are published on, these before those that announce it beforehand, and
    by how many are published on it. Sentences
    that hold one of `keywords` count twice; a keyword of several words must stand there as a phrase. Days named only
    by an inferred date do not count at all. The caption is the first sentence, of those that name the day, that
    shares most words with the others; one that names it only in passing is taken where there is no other. Raises
    DatelineError for n below 1.
    """
    if n < 1:
        raise DatelineError(f"the number of key days is {n}; it takes a whole number from 1.")
    table = dates(corpus) if found is None else found
    named = table[is_placed(table) & (table["from"] == table["to"])]
    sentences = as_sentences(corpus)[["sentence_id", "text", "start"]]
    sentences = sentences.rename(columns={"text": "sentence", "start": "begins"})
    named = named.merge(sentences, on="sentence_id")
    named = named.merge(corpus.documents[["doc_id", "cluster", "published"]], on="doc_id")
    wanted = {phrase for keyword in keywords if (phrase := _spaced(keyword)).strip()}
    named["weight"] = [
        _weight(s, day, pub, wanted)
        for s, day, pub in zip(named["sentence"], named["from"], named["published"], strict=True)
    ]
    told = named.groupby(["from", "cluster"])["weight"].max().groupby("from").sum()
    published = corpus.documents.dropna(subset=["published"]).groupby("published")["cluster"].nunique()
    days = told.index.union(published.index)
    score = pd.Series({d: told.get(d, 0.0) + 0.5 * math.sqrt(published.get(d, 0)) for d in days}, dtype=float)
    best = score.sort_values(ascending=False, kind="stable").head(n)
    return pd.DataFrame(
        [_row(day, value, named, published) for day, value in best.items()],
        columns=["day", "score", "mentions", "voices", "published", "caption", "sentence_id"],
    )


def _spaced(text: str) -> str:
    """The words of a text with a space around each, so that a phrase is found in it as whole words."""
    return f" {' '.join(language.words(text))} ".lower()


def _weight(sentence: str, day: pd.Timestamp, published: pd.Timestamp, wanted: set[str]) -> float:
    since = (published - day).days if pd.notna(published) else 0
    words = _spaced(sentence) if wanted else ""
    fits = any(phrase in words for phrase in wanted)
    return (2.0 if since > 1 else 1.0 if since >= 0 else _ANNOUNCED) * (2.0 if fits else 1.0)


def _row(day: object, value: float, named: pd.DataFrame, published: "pd.Series[int]") -> dict[str, object]:
    own = named[named["from"] == day]
    heard = own.head(_MOST)
    tells = [_tells(*row) for row in zip(heard["sentence"], heard["start"] - heard["begins"],
                                         heard["end"] - heard["begins"], strict=True)]  # fmt: skip
    heard = heard[tells] if any(tells) else heard
    words = [set(language.words(s)) for s in heard["sentence"]]
    shared = [sum(len(w & other) for other in words) / (len(w) or 1) for w in words]
    at = max(range(len(shared)), key=shared.__getitem__) if shared else None
    return {
        "day": day,
        "score": round(float(value), 3),
        "mentions": len(own),
        "voices": own["cluster"].nunique(),
        "published": int(published.get(day, 0)),
        "caption": None if at is None else heard["sentence"].iloc[at],
        "sentence_id": None if at is None else heard["sentence_id"].iloc[at],
    }


def _tells(sentence: str, start: int, end: int) -> bool:
    """Whether a sentence tells of the day named there, and not only in passing."""
    return role_in_sentence(sentence, start, end) == "event" and not is_aside(read(sentence), start, end)
