"""Makes the tables of a corpus: raw documents in; documents, sentences, ledger, refused, conflicts and mapping out."""

import dataclasses
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd
import pyarrow as pa
from tqdm import tqdm  # type: ignore[import-untyped]

from analysis import cleaning, dating, duplicates, parallel, readers, tables
from analysis.corpus import article, origins, shared
from analysis.corpus.article import identity
from analysis.corpus.model import Corpus
from analysis.errors import BadDate
from analysis.readers import RawDocument, Refused
from analysis.readers.columns import Names
from analysis.readers.model import Claim
from analysis.settings import Settings

_SURROGATE = re.compile("[\ud800-\udfff]")
_Item = TypeVar("_Item")
_PACKED = 20_000


def endings() -> str:
    """The file endings that are read as documents, as words for a sentence."""
    *most, last = sorted(readers.ENDINGS)
    return f"{', '.join(most)} or {last}"


def build(paths: Sequence[Path], settings: Settings, published: str | None = None) -> Corpus:
    """Read, clean, date and group everything in `paths`. The result has no name or key yet.

    Raises BadDate for a day given for all, or a bound, that is none; a date in the data that cannot be read leaves its
    document to the other origins, with the reason.
    """
    if published:
        dating.parse_day(published)
    for name, bound in (("earliest", settings.earliest), ("latest", settings.latest)):
        try:
            dating.parse_day(bound or "2000-01-01")
        except BadDate as error:
            raise BadDate(f"the setting “{name}” cannot be used: {error}") from None
    names = Names(settings.columns)
    raw: list[RawDocument] = []
    refused: list[dict[str, str]] = []
    for item in _shown(readers.read(_distinct(paths), names=names), "reading"):
        if isinstance(item, Refused):
            refused.append({"path": _whole(item.path), "reason": _whole(item.reason)})
        else:
            raw.append(item)
    made = assemble(raw, refused, settings, published)
    return dataclasses.replace(made, mapping=tables.frame("mapping", _mapping(names)))


def assemble(
    raw: Sequence[RawDocument],
    refused: Sequence[dict[str, str]],
    settings: Settings,
    published: str | None = None,
    table: str = "",
) -> Corpus:
    """Clean, date and group raw documents; many of them on all cores. `table` names what they all stand in, where their
    paths do not say it."""
    raw = shared.with_languages(_told_apart([_encodable(document) for document in raw]), table)
    given = origins.readings(raw)
    if published:
        for_all = origins.Reading(Claim("published", "argument", published), dating.parse_day(published))
        given = [(*each, for_all) for each in given]
    common = article.Shared(settings, cleaning.boilerplate([d.raw_text for d in raw]))
    work = [article.Work(*pair) for pair in zip(raw, given, strict=True)]
    documents: list[dict[str, Any]] = []
    bodies: list[str] = []
    rows = _Rows("sentences", "ledger", "conflicts")
    for made in _shown(parallel.ordered(article.make, common, work), "cleaning", len(work)):
        documents.append(made.document)
        bodies.append(made.body)
        rows.add(made.sentences, made.edits, made.conflicts)
    for row, cluster in zip(documents, duplicates.group(bodies), strict=True):
        row["cluster"] = cluster
    return Corpus(
        documents=tables.frame("documents", documents),
        sentences=rows.table("sentences"),
        ledger=rows.table("ledger"),
        refused=tables.frame("refused", refused),
        conflicts=rows.table("conflicts"),
        settings=settings,
    )


class _Rows:
    """Rows of several tables as they come, packed into Arrow as soon as there are many: as Python's they are large."""

    def __init__(self, *names: str) -> None:
        self._packed: dict[str, list[pa.Table]] = {name: [] for name in names}
        self._loose: dict[str, list[dict[str, Any]]] = {name: [] for name in names}

    def add(self, *rows: list[dict[str, Any]]) -> None:
        for name, more in zip(self._loose, rows, strict=True):
            self._loose[name] += more
            if len(self._loose[name]) >= _PACKED:
                self._pack(name)

    def table(self, name: str) -> pd.DataFrame:
        self._pack(name)
        return tables.from_arrow(pa.concat_tables(self._packed[name]).combine_chunks())

    def _pack(self, name: str) -> None:
        self._packed[name].append(tables.arrow(name, self._loose[name]))
        self._loose[name].clear()


def _shown(items: Iterable[_Item], what: str, total: int | None = None) -> Iterable[_Item]:
    """`items`, with a bar on stderr while they are made, where that is a terminal."""
    bar: Iterable[_Item] = tqdm(items, what, total, unit=" articles", file=sys.stderr, disable=None, leave=False)
    return bar


def _mapping(names: Names) -> Iterator[dict[str, Any]]:
    """What became of each column, and what was told of columns that no table has."""
    yield from (_encodable_row(one._asdict()) for one in names.account)
    for field, column in names.told.items():
        if field not in names.met:
            yield {"table": "", "column": column, "field": field, "how": "told, but no table has this column"}


def _encodable_row(row: dict[str, Any]) -> dict[str, Any]:
    return {k: _whole(v) if isinstance(v, str) else v for k, v in row.items()}


def _whole(text: str) -> str:
    return _SURROGATE.sub("\ufffd", text)


def _distinct(paths: Sequence[Path]) -> list[Path]:
    """`paths` without those that another of them leads to: one file reached twice is one document."""
    resolved = {p.resolve(): p for p in reversed(paths)}
    inside = {p for p in resolved if any(parent in resolved for parent in p.parents)}
    return [p for p in paths if p.resolve() not in inside and resolved[p.resolve()] is p]


def _told_apart(documents: Sequence[RawDocument]) -> list[RawDocument]:
    """Documents of one path and content, from different places, with a number behind the path: none is lost."""
    seen: dict[str, int] = {}
    made = []
    for document in documents:
        key = identity(document)
        seen[key] = seen.get(key, 0) + 1
        numbered = f"{document.path} ({seen[key]})"
        made.append(document if seen[key] == 1 else dataclasses.replace(document, path=numbered))
    return made


def _encodable(document: RawDocument) -> RawDocument:
    """`document` with half of a surrogate pair, which no file can hold, as the replacement character."""
    fields: dict[str, Any] = {f.name: getattr(document, f.name) for f in dataclasses.fields(document)}
    mended: dict[str, Any] = {k: _whole(v) for k, v in fields.items() if isinstance(v, str) and _SURROGATE.search(v)}
    if any(_SURROGATE.search(part) for claim in document.claims for part in claim):
        mended["claims"] = tuple(Claim(*map(_whole, claim)) for claim in document.claims)
    return dataclasses.replace(document, **mended) if mended else document
