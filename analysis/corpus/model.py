"""What a corpus is: tables that share their keys, a name, and where it came from."""

import dataclasses
import hashlib
import importlib
from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis import tables
from analysis.errors import DatelineError
from analysis.settings import Settings


@dataclasses.dataclass(frozen=True, eq=False)
class Corpus:
    """Articles as tables, whole or a part of a whole; never changed in place.

    `documents`, `sentences`, `ledger`, `refused`, `conflicts` and `mapping` are DataFrames with the columns of
    `analysis.tables.SCHEMAS`.
    `name` is how figures and tables speak of it, `key` changes with the content of the inputs and the settings, and of
    a part with the documents and sentences in it. `extent` says of a part that was searched for how much it is.
    """

    documents: pd.DataFrame
    sentences: pd.DataFrame
    ledger: pd.DataFrame
    refused: pd.DataFrame
    name: str = "corpus"
    key: str = ""
    settings: Settings = dataclasses.field(default_factory=Settings)
    conflicts: pd.DataFrame = dataclasses.field(default_factory=lambda: tables.frame("conflicts", []))
    mapping: pd.DataFrame = dataclasses.field(default_factory=lambda: tables.frame("mapping", []))
    extent: str = ""

    def __len__(self) -> int:
        return len(self.documents)

    def __repr__(self) -> str:
        days = self.documents["published"].dropna()
        span = f"{days.min():%Y-%m-%d} to {days.max():%Y-%m-%d}" if len(days) else "no dates"
        return f"Corpus “{self.name}”: {self._count()}, {len(self.sentences):,} sentences, {span}"

    def _count(self) -> str:
        return "1 document" if len(self) == 1 else f"{len(self):,} documents"

    @property
    def scope(self) -> str:
        """What a figure was made from, for its subtitle: “seeds, 1 document”, “siege, 3 of 10 documents in seeds”."""
        return f"{self.name}, {self.extent or self._count()}"

    def named(self, table: pd.DataFrame) -> pd.DataFrame:
        """`table` with the path of each document in place of its doc_id, for people to read."""
        paths = dict(zip(self.documents["doc_id"], self.documents["path"], strict=True))
        return table.assign(doc_id=table["doc_id"].map(paths)).rename(columns={"doc_id": "path"})

    def select(self, where: "str | pd.Series[bool] | Sequence[str]", name: str = "selection") -> "Corpus":
        """The part of the corpus that `where` picks: a query on `documents`, a mask over them, or sentence ids.

        The query is pandas' own, over the columns (`published < '2022-09-10' and source == 'BBC'`); what the texts say
        is picked by `search`. Raises DatelineError where the query names no column, or picks nothing.
        """
        if isinstance(where, str):
            try:
                keep = self.documents.query(where)["doc_id"]
            except (pd.errors.UndefinedVariableError, SyntaxError, TypeError, ValueError) as error:
                raise DatelineError(
                    f"the query “{where}” cannot be read ({error}); columns: {', '.join(self.documents.columns)}."
                ) from None
        elif isinstance(where, pd.Series) and where.dtype == bool:
            keep = self.documents.loc[where, "doc_id"]
        else:
            chosen = self.sentences[self.sentences["sentence_id"].isin(list(where))]
            return self._with(chosen["doc_id"], name, sentences=chosen)
        return self._with(keep, name)

    def search(self, query: str, name: str | None = None, unit: str | None = None) -> "Corpus":
        """The articles (unit="sentence": the sentences) that `query` finds: `siege AND NOT "Mariupol"`.

        Words, phrases, NEAR and fields such as source:, published:, voice: are explained in docs/reference.md, and in
        `analysis.subsets.search`, whose errors are raised.
        """
        return self._found("search", query, name=name, unit=unit)

    def subset(self, name: str) -> "Corpus":
        """The part that dateline.toml saves under that name ([subsets]); another text is a search as it stands.

        Raises as `search`.
        """
        return self._found("subset", name)

    def _found(self, how: str, *given: str, **more: Any) -> "Corpus":
        # A search reads names and voices, which are found in a corpus and so stand above it: looked up when called.
        found: Corpus = getattr(importlib.import_module("analysis.subsets"), how)(self, *given, **more)
        return found

    def except_(self, other: "Corpus", name: str | None = None) -> "Corpus":
        """The documents of this corpus that are not in `other`."""
        mask = ~self.documents["doc_id"].isin(other.documents["doc_id"])
        return self._with(self.documents.loc[mask, "doc_id"], name or f"not {other.name}")

    def _with(self, keep: "pd.Series[str]", name: str, sentences: pd.DataFrame | None = None) -> "Corpus":
        ids = set(keep)
        if not ids:
            raise DatelineError(
                f"the selection “{name}” holds no document of “{self.name}”; nothing can be measured in it."
            )
        part = {
            t: getattr(self, t)[getattr(self, t)["doc_id"].isin(ids)].reset_index(drop=True)
            for t in ("documents", "sentences", "ledger", "conflicts")
        }
        if sentences is not None:
            part["sentences"] = sentences.reset_index(drop=True)
        picked = part["documents"]["doc_id"] if sentences is None else part["sentences"]["sentence_id"]
        mark = hashlib.sha256("\0".join(map(str, picked)).encode()).hexdigest()[:16]
        return dataclasses.replace(self, name=name, key=f"{self.key}/{mark}", extent="", **part)
