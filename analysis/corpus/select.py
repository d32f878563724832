"""Lets every measure take a Corpus, a table of sentences, one text or several, and asks for roles in one place."""

from collections.abc import Iterable, Sequence

import pandas as pd

from analysis import duplicates, language, tables
from analysis.corpus.model import Corpus
from analysis.errors import DatelineError, one_of
from analysis.readers import languages
from analysis.settings import COUNTED_ROLES, ROLES

#: What a measure can be given.
Texts = Corpus | pd.DataFrame | str | Iterable[str]

#: What stands for a language that is not known, of a document that shows no English.
UNKNOWN = "unknown"


def as_sentences(data: Texts, roles: Sequence[str] = COUNTED_ROLES) -> pd.DataFrame:
    """The sentences of `data` in the given roles, with the columns of the sentences table.

    A string is one document, an iterable of strings one document each; their sentences are all body. Raises
    DatelineError for a role that there is not, and for a DataFrame without the columns needed.
    """
    check_roles(roles)
    if isinstance(data, Corpus):
        table = data.sentences
    elif isinstance(data, pd.DataFrame):
        table = data
    else:
        table = _from_strings([data] if isinstance(data, str) else list(data))
    missing = {"doc_id", "sentence_id", "start", "end", "role", "text"} - set(table.columns)
    if missing:
        raise DatelineError(f"the table of sentences lacks the column {one_of(sorted(missing))}.")
    return table[table["role"].isin(list(roles))]


def check_roles(roles: Sequence[str]) -> None:
    """Raise DatelineError for a role that there is not."""
    for role in roles:
        if role not in ROLES:
            raise DatelineError(f"there is no role “{role}”; valid: {one_of(ROLES)}.")


def foreign(data: Texts) -> "pd.Series[str]":
    """The languages of the documents of a corpus that are in another language than English, by doc_id.

    What reads English alone (dates, voices, tone) leaves them out. A document of unknown language is left out, as
    UNKNOWN, where none of its words speaks for English; one that is too short to show anything is read. Empty for
    anything but a corpus.
    """
    if not isinstance(data, Corpus):
        return pd.Series(dtype="str")
    documents = data.documents.set_index("doc_id")
    lang = documents["lang"]
    unknown = [not languages.may_be_english(text) for text in documents.loc[lang.isna(), "raw_text"]]
    lang = lang.astype(object)
    lang.loc[lang.isna()] = [UNKNOWN if out else "en" for out in unknown]
    return lang[~lang.str.lower().str.startswith("en")].astype("str")


def copied(data: Texts) -> frozenset[str]:
    """The documents of a corpus, by doc_id, that repeat another which stands for them all: copies, and versions of it.

    What is said of sentences leaves them out, so that a copy changes nothing. Empty for anything but a corpus.
    """
    if not isinstance(data, Corpus) or not data.documents["cluster"].dropna().duplicated().any():
        return frozenset()
    return frozenset(data.documents.loc[~duplicates.independent(data), "doc_id"])


def _from_strings(texts: Sequence[str]) -> pd.DataFrame:
    rows = []
    for d, text in enumerate(texts):
        doc_id = f"text{d + 1}"
        for n, span in enumerate(language.sentences(text), start=1):
            rows.append(
                {
                    "doc_id": doc_id,
                    "sentence_id": f"{doc_id}.{n}",
                    "start": span.start,
                    "end": span.end,
                    "paragraph": text.count("\n", 0, span.start) + 1,
                    "role": "body",
                    "text": text[span.start : span.end],
                }
            )
    return tables.frame("sentences", rows)
