"""Which articles, or sentences, a field of a search picks: source:, lang:, published:, voice:, name: and the others."""

import weakref
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from analysis import language, voices
from analysis.corpus import Corpus
from analysis.subsets import days
from analysis.subsets.texts import Mask
from analysis.subsets.tree import Field
from analysis.terms import pattern

#: The values of voice: that are no names, and the voices that they stand for.
VOICES = {"said": ("quoted", "reported"), "quoted": ("quoted",), "reported": ("reported",),
          "narration": ("narration",)}  # fmt: skip
#: Fields that are about a sentence; the others are about an article.
OF_SENTENCES = ("voice", "name")

# What is slow to find is found once for each corpus, however many searches ask for it.
_FOUND: "weakref.WeakKeyDictionary[Corpus, dict[str, pd.DataFrame]]" = weakref.WeakKeyDictionary()


def of_articles(corpus: Corpus, field: Field) -> Mask:
    """For each document of the corpus whether the field picks it."""
    documents = corpus.documents
    if field.name in ("published", "month"):
        return _dated(documents["published"], days.span("", field.at, field.name, field.value))
    values: pd.Series[Any] = documents[field.name]
    known = [v if isinstance(v, str) and v.strip() else "" for v in values]
    if not field.quoted and field.value.lower() == days.UNKNOWN:
        return np.array([not v for v in known], dtype=bool)
    if field.name == "lang":
        code = field.value.lower()
        return np.array([v.lower() == code or v.lower().startswith(f"{code}-") for v in known], dtype=bool)
    return _holding(known, field.value)


def _dated(published: "pd.Series[Any]", span: days.Days) -> Mask:
    known = pd.to_datetime(published)
    mask = known.isna() if span.unknown else known.notna()
    if span.first:
        mask = mask & (known >= pd.Timestamp(span.first))
    if span.last:
        mask = mask & (known < pd.Timestamp(span.last) + pd.Timedelta(days=1))
    return mask.to_numpy(dtype=bool)


def _holding(texts: list[str], value: str) -> Mask:
    """For each of `texts` whether it holds the words of `value`, in a row; each different text is read once."""
    looked_for = run(value)
    held = {text: looked_for(text) for text in set(texts)}
    return np.array([held[text] for text in texts], dtype=bool)


def run(value: str) -> Callable[[str], bool]:
    """What says of a text whether it holds the words of `value`, in a row; stars stand for letters."""
    search = pattern.Words(value)
    return lambda text: any(True for _ in search.among(language.words(text)))


def of_sentences(corpus: Corpus, sentence_ids: "pd.Series[str]", field: Field) -> Mask | None:
    """For each sentence whether a field about sentences picks it; None where `name:` is no name that the texts hold.

    `voice:said` is any sentence that is quoted or reported, `voice:Zelensky` one whose speaker's name has that word;
    `name:Izium` one that names what has the word in its name. Sentences of articles in other languages than English
    are in no voice.
    """
    if field.name == "name":
        names = _found(corpus, "names", voices.names)
        holds = run(field.value)
        chosen = [holds(name) or any(map(holds, variants)) for name, variants in
                  zip(names["name"], names["variants"], strict=True)]  # fmt: skip
        if not any(chosen):
            return None
        ids = {s for held in names.loc[chosen, "sentence_ids"] for s in held}
        return np.array([s in ids for s in sentence_ids], dtype=bool)
    told = _found(corpus, "voices", voices.voice_of)
    if not field.quoted and field.value.lower() in VOICES:
        picked = told["voice"].isin(VOICES[field.value.lower()])
    else:
        picked = pd.Series(_holding(["" if pd.isna(s) else str(s) for s in told["speaker"]], field.value))
    ids = set(told.loc[picked.to_numpy(dtype=bool), "sentence_id"])
    return np.array([s in ids for s in sentence_ids], dtype=bool)


def _found(corpus: Corpus, what: str, find: Callable[[Corpus], pd.DataFrame]) -> pd.DataFrame:
    known = _FOUND.setdefault(corpus, {})
    if what not in known:
        known[what] = find(corpus)
    return known[what]
