"""Says what is known of the documents beside their text: who says it, where origins differ, which columns were read."""

import pandas as pd

from analysis import tables
from analysis.corpus.model import Corpus
from analysis.corpus.select import UNKNOWN, foreign
from analysis.wording import agree, first_of, several

#: How the reason begins for a date that cannot be read.
UNUSABLE = "It cannot be used: "

_SHOWN = 60
_MOST_TABLES = 3


def origins(corpus: Corpus) -> pd.DataFrame:
    """One row an origin of dates of publication: from, documents, first, last (ISO days; none where unknown)."""
    dated = corpus.documents.assign(day=corpus.documents["published"].dt.strftime("%Y-%m-%d"))
    grouped = dated.groupby("published_from", as_index=False).agg(
        documents=("doc_id", "size"), first=("day", "min"), last=("day", "max")
    )
    return grouped.rename(columns={"published_from": "from"}).sort_values(
        ["documents", "from"], ascending=[False, True], ignore_index=True
    )


def conflicts(corpus: Corpus) -> pd.DataFrame:
    """One row a value, where origins differ on a document's date, title, publisher or language, or a date cannot be
    read: path, field, origin, place (its column, say), value, used, why."""
    columns = ["path", "field", "origin", "place", "value", "used", "why"]
    return corpus.conflicts[columns].reset_index(drop=True)


def mapping(corpus: Corpus) -> pd.DataFrame:
    """One row a column of a table of articles, of metadata.csv or of front matter: table, column, field, how.

    `field` is none where a column is not used; `table` is empty for a column that was told and that no table has.
    """
    return corpus.mapping


def by_language(corpus: Corpus) -> pd.DataFrame:
    """One row a language: lang (none: not known), documents, read (whether tone, dates and voices are looked for)."""
    left_out = foreign(corpus)
    table = corpus.documents.assign(read=~corpus.documents["doc_id"].isin(left_out.index))
    grouped = table.groupby(["lang", "read"], as_index=False, dropna=False).agg(documents=("doc_id", "size"))
    ordered = grouped.sort_values(["documents", "lang"], ascending=[False, True], ignore_index=True)
    return ordered[["lang", "documents", "read"]]


def in_words(corpus: Corpus) -> list[str]:
    """What a person should know before reading on, a sentence a line: columns, dates, differences, languages."""
    return [*_columns(corpus), *_unreadable(corpus), *_differing(corpus), *_foreign(corpus)]


def _columns(corpus: Corpus) -> list[str]:
    said = []
    for table in sorted(corpus.mapping["table"].unique(), key=bool):  # what no table has is said first
        rows = corpus.mapping[corpus.mapping["table"] == table]
        if not table:
            lacking = ", ".join(f"{r.field} = “{r.column}”" for r in tables.rows(rows))
            said.append(f"columns told that no table has: {lacking}")
            continue
        taken = tables.rows(rows[rows["field"].notna()])
        used = ", ".join(r.column if r.column == r.field else f"{r.column} → {r.field}" for r in taken)
        idle = list(rows.loc[rows["field"].isna(), "column"])
        rest = f"; not used: {first_of(idle, 6)}" if idle else ""
        said.append(f"columns of {table}: {used or 'none is known'}{rest}")
    more = len(said) - _MOST_TABLES
    return said if more <= 0 else [*said[:_MOST_TABLES], f"and {several(more, 'table')} more, each in the report"]


def _unreadable(corpus: Corpus) -> list[str]:
    rows = corpus.conflicts
    bad = rows[rows["why"].str.startswith(UNUSABLE)]
    undated = corpus.documents.loc[corpus.documents["published"].isna(), "path"]
    listed = [f"{r.path} “{str(r.value)[:_SHOWN]}”" for r in tables.rows(bad)]
    if not listed:
        return []
    without = bad["path"].isin(undated).sum()
    left = f"; {several(int(without), 'document')} {agree(int(without), 'is', 'are')} left undated" if without else ""
    return [f"{several(len(listed), 'date')} of publication cannot be read: {first_of(listed)}{left}"]


def _differing(corpus: Corpus) -> list[str]:
    readable = corpus.conflicts[~corpus.conflicts["why"].str.startswith(UNUSABLE)]  # what is unreadable is said apart
    shared = readable.groupby(["path", "field"])["value"].size()
    fields = shared[shared > 1].reset_index()["field"].value_counts()
    if fields.empty:
        return []
    names = {"published": "the date", "title": "the title", "source": "the publisher", "lang": "the language"}
    listed = first_of([f"{names[str(f)]} of {several(int(n), 'document')}" for f, n in fields.items()], 4)
    return [f"origins differ on {listed}; the first in order of precedence is used, and the report lists them"]


def _foreign(corpus: Corpus) -> list[str]:
    left_out = foreign(corpus)
    if left_out.empty:
        return []
    counts = ", ".join(
        f"{n} of unknown language" if lang == UNKNOWN else f"{n} {lang}"
        for lang, n in left_out.value_counts().sort_index().items()
    )
    number = f"{several(len(left_out), 'document')} {agree(len(left_out), 'is', 'are')}"
    return [f"{number} not in English ({counts}): kept and counted, left out of tone, dates and voices"]
