"""Turns whatever a measure is given into sentences of counted words, and groups them by article, column or period."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd

from analysis import language
from analysis.corpus import Corpus, Texts, as_sentences
from analysis.errors import DatelineError, one_of, unknown
from analysis.settings import COUNTED_ROLES

PERIODS = {"month": "%Y-%m", "week": "%G-W%V", "day": "%Y-%m-%d"}
#: The group of what has no value in the column that is grouped by.
UNKNOWN = "unknown"


class Sentence(NamedTuple):
    """A sentence as a measure sees it: where it belongs, where it starts in its document, its words in order."""

    doc_id: str
    sentence_id: str
    start: int
    words: list[language.Token]

    @property
    def norms(self) -> list[str]:
        """The counted forms of its words."""
        return [w.norm for w in self.words]


class Reading(NamedTuple):
    """The sentences that hold a word, in order, and what the data is called in an error."""

    sentences: list[Sentence]
    name: str

    @property
    def n_words(self) -> int:
        """How many words there are."""
        return sum(len(s.words) for s in self.sentences)

    def by_document(self) -> dict[str, list[str]]:
        """The counted words of each document in order."""
        found: dict[str, list[str]] = {}
        for s in self.sentences:
            found.setdefault(s.doc_id, []).extend(s.norms)
        return found


def read(
    data: Texts, roles: Sequence[str] = COUNTED_ROLES, *, lower: bool = True, may_be_empty: bool = False
) -> Reading:
    """The sentences of `data` in `roles` with their words; `lower=False` keeps the case.

    Raises DatelineError where there is no word to count (unless `may_be_empty`), or a role is unknown.
    """
    table = as_sentences(data, roles)
    name = f"“{data.name}”" if isinstance(data, Corpus) else "the data given"
    sentences = []
    columns = (table["doc_id"], table["sentence_id"], table["start"], table["text"])
    for doc_id, sentence_id, start, text in zip(*columns, strict=True):
        found = language.tokens(text, int(start))
        if found:
            words = found if lower else [t._replace(norm=language.fold(t.text, lower=False)) for t in found]
            sentences.append(Sentence(str(doc_id), str(sentence_id), int(start), words))
    if not sentences and not may_be_empty:
        raise DatelineError(f"there is no word to count in {name} (roles read: {one_of(roles)}).")
    return Reading(sentences, name)


def groups(data: Texts, by: str, reading: Reading, roles: Sequence[str] = COUNTED_ROLES) -> list[str]:
    """For each sentence of `reading` the group it falls in: a value of the column `by`, or its period.

    `by` is a column of the documents or of the sentences, or month, week (ISO) or day of publication. A sentence
    without a value falls in the group "unknown". Raises DatelineError for a column that there is not.
    """
    table = as_sentences(data, roles)
    documents = data.documents if isinstance(data, Corpus) else pd.DataFrame(columns=["doc_id"])
    periods = {p: "published" for p in PERIODS if "published" in documents}
    column = periods.get(by, by)
    if column in documents and column != "doc_id":
        labels = _labels(documents[column], by)
        of = dict(zip(documents["doc_id"].astype(str), labels, strict=True))
        return [of.get(s.doc_id, UNKNOWN) for s in reading.sentences]
    if column in table:
        of = dict(zip(table["sentence_id"].astype(str), _labels(table[column], by), strict=True))
        return [of[s.sentence_id] for s in reading.sentences]
    raise unknown("column to group by", by, [*documents.columns, *table.columns, *periods])


def labels(documents: pd.DataFrame, by: str) -> list[str]:
    """The group of each of `documents`: its value of the column `by`, or the period it was published in.

    Raises DatelineError for a column that there is not.
    """
    periods = {p: "published" for p in PERIODS if "published" in documents}
    column = periods.get(by, by)
    if column not in documents:
        raise unknown("column to group by", by, [*documents.columns, *periods])
    return _labels(documents[column], by)


def _labels(values: "pd.Series[Any]", by: str) -> list[str]:
    if by in PERIODS:
        return [d.strftime(PERIODS[by]) if pd.notna(d) else UNKNOWN for d in pd.to_datetime(values)]
    if pd.api.types.is_datetime64_any_dtype(values):
        return [d.strftime("%Y-%m-%d") if pd.notna(d) else UNKNOWN for d in pd.to_datetime(values)]
    return [str(v) if _known(v) else UNKNOWN for v in values]


def _known(value: object) -> bool:
    return isinstance(value, list | tuple | dict) or (bool(pd.notna(value)) and value != "")  # type: ignore[call-overload]
