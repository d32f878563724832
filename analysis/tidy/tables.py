"""The tidy tables: a row for each document, or each sentence of the body, and a column for each measure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from analysis.corpus import Corpus
from analysis.errors import DatelineError
from analysis.sentiment.calibration import interval
from analysis.terms.diversity import mattr
from analysis.terms.finding import find
from analysis.terms.pattern import Search, compile_pattern
from analysis.tidy import meanings
from analysis.tidy.meanings import Column
from analysis.tidy.measured import Measured
from analysis.voices import claims

Groups = Mapping[str, Sequence[str]]

_TYPES = {"text": "str", "integer": "Int64", "number": "float64", "day": "datetime64[s]", "truth": "boolean"}
#: Stata takes names of 32 characters.
_LONGEST = 32


def documents(corpus: Corpus, *, groups: Groups | None = None, lexicon: str = "news") -> pd.DataFrame:
    """A row for each document, in their order, with the columns of `codebook()` for the table documents.

    `groups` names groups of words, each a list of patterns (`occup*`, `"two words"` without the marks, `/r.gex/`); a
    column `group_NAME` counts the places where one of them stands in the body, each word once. `lexicon` is that of
    tone. Raises DatelineError for a group that cannot be read and an unknown lexicon.
    """
    measured, columns = Measured(corpus, lexicon), columns_of(groups)
    return of_documents(measured, of_sentences(measured, columns), columns)


def sentences(corpus: Corpus, *, groups: Groups | None = None, lexicon: str = "news") -> pd.DataFrame:
    """A row for each sentence of the body, in their order, with the columns of `codebook()` for the table sentences.

    `groups`, `lexicon` and errors are as for `documents`; a document's numbers are the sums or means of its sentences'.
    """
    return of_sentences(Measured(corpus, lexicon), columns_of(groups))


def columns_of(groups: Groups | None) -> dict[Column, Search]:
    """The column of each group, with what finds its words. Raises DatelineError for a group that cannot be read."""
    found: dict[Column, Search] = {}
    taken: set[str] = set()
    for name, patterns in (groups or {}).items():
        if isinstance(patterns, str) or not all(isinstance(p, str) for p in patterns) or not patterns:
            raise DatelineError(f"the group “{name}” is {patterns!r}; it takes a list of words or patterns.")
        stem = re.sub(r"\W+", "_", f"group_{name}", flags=re.ASCII).strip("_").lower()[:_LONGEST]
        column, n = stem, 1
        while column in taken:
            n += 1
            column = f"{stem[: _LONGEST - len(str(n)) - 1]}_{n}"
        taken.add(column)
        found[meanings.of_group(name, column, patterns)] = compile_pattern(patterns)
    return found


def of_sentences(measured: Measured, groups: Mapping[Column, Search]) -> pd.DataFrame:
    """The tidy table of sentences."""
    own, scores, told = measured.sentences, measured.scores, measured.voices
    days = measured.days.reindex(own["sentence_id"])
    about = measured.articles.reindex(own["doc_id"])
    made: dict[str, Any] = {
        "sentence_id": own["sentence_id"], "doc_id": own["doc_id"], "paragraph": own["paragraph"], "text": own["text"],
        "n_words": [len(words) for words in measured.words], "voice": told["voice"], "speaker": told["speaker"],
        "tone": scores["score"], "tone_hits": scores["hits"], "tone_coverage": scores["coverage"],
        "event_first": days["first"], "event_last": days["last"], "event_inferred": days["inferred"],
        **{name: about[name] for name in ("published", "source", "lang", "cluster", "independent")},
    }  # fmt: skip
    for column, search in groups.items():
        made[column.name] = np.bincount(find(own["text"], search).row, minlength=len(own))
    return _typed(made, (*meanings.SENTENCES, *groups))


def of_documents(measured: Measured, told: pd.DataFrame, groups: Iterable[Column]) -> pd.DataFrame:
    """The tidy table of documents, from that of sentences (`told`)."""
    parts: Mapping[Any, pd.DataFrame] = dict(iter(told.groupby("doc_id", sort=False)))
    words: dict[str, list[str]] = {}
    for doc_id, norms in zip(told["doc_id"], measured.words, strict=True):
        words.setdefault(doc_id, []).extend(norms)
    statements = claims(measured.quotes).groupby("doc_id").size()
    speakers = measured.quotes.groupby("doc_id")["speaker"].nunique()
    rows = []
    for doc_id in measured.articles.index:
        part, norms = parts.get(doc_id, told.iloc[:0]), words.get(str(doc_id), [])
        row: dict[str, Any] = {"n_sentences": len(part), "n_words": len(norms), "n_types": len(set(norms)),
                               "mattr": mattr(norms)}  # fmt: skip
        row |= {column.name: part[column.name].sum() for column in groups}
        if doc_id not in measured.unread:
            row |= _tone(part, measured) | _days(part) | _voices(part)
            row |= {"n_statements": statements.get(doc_id, 0), "n_speakers": speakers.get(doc_id, 0)}
        rows.append(row)
    about = measured.articles.reset_index(drop=True)
    made = pd.DataFrame(rows, index=about.index)
    known = {c.name: about[c.name] for c in meanings.DOCUMENTS if c.name in about}
    columns = (*meanings.DOCUMENTS, *groups)
    return _typed({c.name: None for c in columns} | known | {str(k): made[k] for k in made}, columns)


def _tone(part: pd.DataFrame, measured: Measured) -> dict[str, Any]:
    settings = measured.corpus.settings
    found = interval(part["tone"], settings.interval, settings.seed)
    row: dict[str, Any] = {"n_scored": found.n, "tone_coverage": part["tone_coverage"].mean()}
    if found.n >= settings.min_mean_n:
        row |= {"tone": found.mean, "tone_low": found.low, "tone_high": found.high}
    return row


def _days(part: pd.DataFrame) -> dict[str, Any]:
    placed = part["event_first"].notna()
    return {"n_dated": int(placed.sum()), "event_first": part["event_first"].min(),
            "event_last": part["event_last"].max()}  # fmt: skip


def _voices(part: pd.DataFrame) -> dict[str, Any]:
    if part.empty:
        return {}
    return {f"share_{voice}": float((part["voice"] == voice).mean()) for voice in ("quoted", "reported")}


def _typed(made: Mapping[str, Any], columns: Sequence[Column]) -> pd.DataFrame:
    """The columns in their order and types; what is missing is missing in each of them."""
    found, rows = {}, len(next(v for v in made.values() if v is not None))
    for column in columns:
        values = made[column.name]
        clean = [None] * rows if values is None else [None if pd.isna(v) else v for v in values]
        found[column.name] = pd.Series(clean, dtype="object").astype(_TYPES[column.kind])  # type: ignore[call-overload]
    return pd.DataFrame(found)
