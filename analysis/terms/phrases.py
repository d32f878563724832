"""Counts under a definition of one's own: stems, lemmas, and phrases of several words that count as one term.

Stems and lemmas are made of the different words after counting. For phrases only the sentences that hold one are read
again: what was counted in them word by word is taken off, and what they hold with phrases as terms is put in its place.
"""

from collections import Counter
from collections.abc import Collection, Sequence

import pandas as pd
import polars as pl

from analysis import language
from analysis.corpus import Corpus, Texts, as_sentences
from analysis.errors import unknown
from analysis.settings import COUNTED_ROLES
from analysis.terms import counts as counting
from analysis.terms import reading
from analysis.terms.definition import Words
from analysis.terms.evidence import split
from analysis.terms.finding import find
from analysis.terms.pattern import compile_pattern


def counted(
    data: Texts, words: Words, *, n: int = 1, roles: Sequence[str] = COUNTED_ROLES, stops: Collection[str] = ()
) -> pl.DataFrame:
    """How often each term of `words` stands in each document: doc_id, term, count, ordered as by `counts.counts`.

    A run of n is of n terms, a phrase being one. Raises DatelineError as `counts.counts` does.
    """
    table = counting.counts(data, n=n, roles=roles, lower=words.lower)
    if words.phrases:
        table = _with_phrases(table, data, words, n, roles)
    return words.apply(table, stops)


def forms(data: Texts, term: str, words: Words, *, roles: Sequence[str] = COUNTED_ROLES) -> pd.DataFrame:
    """What is counted as `term` under `words`: columns form (as a word is counted) and count, the most frequent first.

    For "occupi" under stems: occupied, occupation, occupiers … Given to `concordance` (`list(table["form"])`) they show
    the term where it stands; words inside phrases and, for `lower=False`, other spellings in case show there too.
    Raises DatelineError for an empty term and data without a word.
    """
    n = len(words.merged(split(term, lower=words.lower)))
    table = counting.counts(data, n=n, roles=roles, lower=words.lower)
    if words.phrases:
        table = _with_phrases(table, data, words, n, roles)
    whole = table.group_by("term").agg(pl.col("count").sum()).sort("count", "term", descending=[True, False])
    mapped = words.mapping(whole["term"].to_list())
    rows = [(form, many) for form, many in whole.rows() if mapped[form] == term]
    return pd.DataFrame(rows, columns=["form", "count"]).astype({"form": "str", "count": "int64"})


def grouped(
    data: Texts,
    words: Words,
    *,
    n: int,
    by: str | None,
    roles: Sequence[str],
    stops: Collection[str],
) -> pd.DataFrame:
    """The rows behind `frequency`: group, term, count, per_million (of all words as written), documents; unsorted."""
    source, of = grouping(data, by, roles)
    text = pl.String
    groups = pl.DataFrame({"doc_id": of.index.tolist(), "group": of.tolist()}, {"doc_id": text, "group": text})
    sizes = counting.sizes(source, roles).join(groups, on="doc_id").group_by("group").agg(pl.col("words").sum())
    found = counted(source, words, n=n, roles=roles, stops=stops).join(groups, on="doc_id")
    found = found.group_by("group", "term").agg(pl.col("count").sum(), documents=pl.col("doc_id").n_unique())
    found = found.join(sizes, on="group").with_columns(per_million=pl.col("count") * 1e6 / pl.col("words"))
    columns = ["group", "term", "count", "per_million", "documents"]
    kinds = {"group": "str", "term": "str", "count": "int64", "per_million": "float64", "documents": "int64"}
    return pd.DataFrame({c: found[c].to_list() for c in columns}, columns=columns).astype(kinds)


def grouping(data: Texts, by: str | None, roles: Sequence[str]) -> "tuple[Texts, pd.Series[str]]":
    """What to count, and the group of each document in it.

    By a column of the sentences, each document's part of a group counts as a document of its own.
    """
    table = as_sentences(data, roles)
    if by is None:
        return data, pd.Series("", index=pd.unique(table["doc_id"].astype(str)), dtype="str")
    documents = data.documents if isinstance(data, Corpus) else pd.DataFrame(columns=["doc_id"])
    periods = [p for p in reading.PERIODS if "published" in documents]
    if by in [*periods, *documents.columns] and by != "doc_id":
        return data, pd.Series(reading.labels(documents, by), index=documents["doc_id"].astype(str))
    if by not in table:
        raise unknown("column to group by", by, [*documents.columns, *table.columns, *periods])
    labelled = table.assign(_group=reading.labels(table, by))
    parts = labelled[["doc_id", "_group"]].drop_duplicates().reset_index(drop=True)
    keys = {pair: str(k) for k, pair in enumerate(parts.itertuples(index=False, name=None))}
    pairs = zip(labelled["doc_id"], labelled["_group"], strict=True)
    of = pd.Series(parts["_group"].tolist(), index=parts.index.astype(str))
    return table.assign(doc_id=[keys[pair] for pair in pairs]), of


def _with_phrases(plain: pl.DataFrame, data: Texts, words: Words, n: int, roles: Sequence[str]) -> pl.DataFrame:
    table = as_sentences(data, roles)
    rows = pd.unique(find(table["text"], compile_pattern(words.phrases)).row)
    change: Counter[tuple[str, str]] = Counter()
    for doc_id, text in zip(table["doc_id"].iloc[rows], table["text"].iloc[rows], strict=True):
        norms = [language.fold(t.text, lower=words.lower) for t in language.tokens(text)]
        change.subtract((str(doc_id), run) for run in _runs(norms, n))
        change.update((str(doc_id), run) for run in _runs(words.merged(norms), n))
    moved = [(d, t, many) for (d, t), many in change.items() if many]
    if not moved:
        return plain
    changed = pl.DataFrame(moved, schema=plain.schema, orient="row")
    touched = changed["doc_id"].unique()
    inside = plain["doc_id"].is_in(touched.implode())
    mended = pl.concat([plain.filter(inside), changed]).group_by("doc_id", "term").agg(pl.col("count").sum())
    mended = mended.filter(pl.col("count") > 0).select(plain.columns)
    names = counting.documents(data, roles)
    order = pl.DataFrame({"doc_id": names, "_order": range(len(names))}, {"doc_id": pl.String, "_order": pl.Int64})
    whole = pl.concat([plain.filter(~inside), mended]).join(order, on="doc_id")
    return whole.sort("_order", "term").drop("_order")


def _runs(terms: Sequence[str], n: int) -> list[str]:
    return [" ".join(terms[i : i + n]) for i in range(len(terms) - n + 1)]
