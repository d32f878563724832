"""Opens sources as a Corpus: reads, cleans, dates and groups them once, under a lock, and keeps the result.

The same call in every notebook gives the same tables; a change in any input, setting or line of the code that makes
the tables gives new ones.
"""

import contextlib
import dataclasses
import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import duplicates
from analysis import settings as choices
from analysis.corpus import build, store
from analysis.corpus.model import Corpus
from analysis.errors import DatelineError, NothingToRead, unknown
from analysis.readers import RawDocument
from analysis.readers.model import FIELDS, Claim
from analysis.readers.sources import shown
from analysis.settings import Settings
from analysis.wording import several

Source = str | os.PathLike[str]

#: What becomes of articles that are copies of one another.
COPIES = ("all", "one")

#: Names given to folders outside the project and the caller's folder, so that no output has to hold their path.
NAMED_SOURCES = "DATELINE_SOURCES"


def open(  # noqa: PLR0913 - notebooks read `dl.open("seeds")`, and name what they choose
    sources: Source | Sequence[Source],
    *,
    name: str | None = None,
    published: str | None = None,
    settings: Settings | None = None,
    columns: Mapping[str, str] | None = None,
    copies: str = "all",
    subset: str = "",
    fresh: bool = False,
) -> Corpus:
    """The documents in `sources` (a file, a folder, a pattern, or several of these) as a Corpus.

    A relative path means the caller's folder first, then the project's root. `published` (a day) dates the documents
    for which nothing else gives a date: neither metadata nor the file, neither the text itself nor the file's name.
    `columns` says which column of a table holds which field ({"text": "Artikel"}), where the usual names do not.
    With `copies` "one" the corpus holds one article of each cluster of copies, the likely original or else the fullest
    version, so that every count is by independent voice; with "all", by article. `subset`, the name of a saved search
    ([subsets] in dateline.toml) or a search (`Corpus.search`), leaves the part that it finds; copies are told apart in
    that part. `fresh` makes the tables again though nothing changed.

    Raises DatelineError where a source does not exist, no table has a column told, `copies` is neither, or `subset`
    cannot be read or finds nothing; NothingToRead where none holds a readable document; and BadDate for a `published`
    or a bound that is no day, all in one sentence. A date in the data that cannot be understood is listed in
    `conflicts`, and its document is dated by what else there is.
    """
    if copies not in COPIES:
        raise unknown("choice of copies", copies, COPIES)
    paths = locate(sources)
    own = settings or choices.load(paths[0] if paths[0].is_dir() else paths[0].parent)
    in_force = choices.with_columns(own, columns)
    label = name or _called(sources) or name_of(paths)
    key = store.key(paths, in_force, published or "")
    with store.locked(label, key):
        kept = None if fresh else store.load(label, key)
        if kept is None:
            made = build.build(paths, in_force, published)
            if made.documents.empty:
                _check_told(made, columns or {})  # a column that no table has says more than that nothing was read
                raise NothingToRead(_nothing(paths, made))
            kept = store.save(dataclasses.replace(made, name=label, key=key))
    _check_told(kept, columns or {})
    whole = dataclasses.replace(kept, settings=in_force)
    part = whole.subset(subset) if subset.strip() else whole
    if copies == "all":
        return part
    once = part.select(duplicates.independent(part), f"{part.name}, copies once")
    extent = f"{len(once):,} of {several(len(whole), 'document')} in {label}" if part.extent else ""
    return dataclasses.replace(once, extent=extent)


def _check_told(made: Corpus, columns: Mapping[str, str]) -> None:
    """Raise DatelineError for a column told in the call that no table has; those of a dateline.toml may be for other
    tables."""
    there = made.mapping.loc[made.mapping["table"] != "", "column"]
    for lacking in columns.values():
        if not there.eq(lacking).any() and lacking in set(made.mapping.loc[made.mapping["table"] == "", "column"]):
            raise unknown("column", lacking, there) if len(there) else DatelineError(
                f"“{lacking}” is told as a column, but there is no table among the documents."
            )


def from_records(
    records: pd.DataFrame | Iterable[Mapping[str, Any]], *, name: str = "records", settings: Settings | None = None
) -> Corpus:
    """Texts that are already in memory as a Corpus, cleaned and dated like files; nothing is kept on disk.

    Each record has `text`, and may have `id`, `title`, `published`, `source`, `author`, `lang`, `url` and `note`.
    Raises DatelineError for a record without text or with a column that is none of these.
    """
    listed: Any = records.to_dict("records") if isinstance(records, pd.DataFrame) else records
    rows: list[dict[str, Any]] = [dict(r) for r in listed]
    known = {"id", "text", "title", "published", "source", "author", "lang", "url", "note"}
    for n, row in enumerate(rows, start=1):
        for column in set(row) - known:
            raise unknown("record column", str(column), known)
        if not isinstance(row.get("text"), str):
            raise DatelineError(f"record {n} has no text; each record needs “text”, a string.")
    if not rows:
        raise NothingToRead("there is no record to read.")
    raw = [_as_raw(n, row) for n, row in enumerate(rows, start=1)]
    made = build.assemble(raw, [], settings or choices.load(), table="the records")
    key = hashlib.sha256("".join(d.sha256 for d in raw).encode()).hexdigest()[:32]
    return dataclasses.replace(made, name=name, key=key)


def _as_raw(n: int, row: Mapping[str, Any]) -> RawDocument:
    given = {k: str(v) for k, v in row.items() if v is not None and not pd.isna(v)}
    published = given.get("published", "").strip() or None
    return RawDocument(
        path=given.get("id", f"record {n}"),
        sha256=hashlib.sha256(given["text"].encode("utf-8", "surrogatepass")).hexdigest(),
        raw_text=given["text"],
        published=published,
        published_origin="metadata" if published else None,
        title=given.get("title"),
        source=given.get("source"),
        author=given.get("author"),
        lang=given.get("lang"),
        url=given.get("url"),
        note=given.get("note"),
        claims=tuple(
            Claim(field, "metadata", given[field].strip(), f"the records, column “{field}”")
            for field in FIELDS
            if given.get(field, "").strip()
        ),
    )


@contextlib.contextmanager
def meaning(names: Mapping[str, str]) -> Iterator[None]:
    """While it lasts a source of one of these names is the file or folder it stands for, here and in notebooks."""
    before = os.environ.get(NAMED_SOURCES)
    os.environ[NAMED_SOURCES] = json.dumps(dict(names))
    try:
        yield
    finally:
        if before is None:
            del os.environ[NAMED_SOURCES]
        else:
            os.environ[NAMED_SOURCES] = before


def locate(sources: Source | Sequence[Source]) -> list[Path]:
    """Existing paths for `sources`; a pattern such as `news/*.txt` stands for the files it matches, in order."""
    given = [sources] if isinstance(sources, str | os.PathLike) else list(sources)
    if not given:
        raise DatelineError("no source was named; give a file or a folder of articles.")
    named = json.loads(os.environ.get(NAMED_SOURCES, "{}"))
    found: list[Path] = []
    for source in given:
        text = named.get(os.fspath(source), os.fspath(source))
        if not text.strip():
            raise DatelineError("a source is empty; give a file or a folder of articles.")
        found += _matching(text) if set(text) & set("*?[") and not Path(text).exists() else [choices.resolve(text)]
    return found


def _matching(pattern: str) -> list[Path]:
    given = choices.expanded(pattern)
    bases = [Path(given.anchor)] if given.is_absolute() else [Path.cwd(), choices.ROOT]
    inside = str(given.relative_to(given.anchor)) if given.is_absolute() else pattern
    for base in bases:
        matches = sorted(p for p in base.glob(inside) if p.is_file())
        if matches:
            return matches
    raise DatelineError(f"the pattern “{pattern}” matches no file.")


def _called(sources: Source | Sequence[Source]) -> str | None:
    """What a corpus of one source is called that goes by a name of its own (see NAMED_SOURCES)."""
    one = sources if isinstance(sources, str | os.PathLike) else sources[0] if len(sources) == 1 else None
    named = json.loads(os.environ.get(NAMED_SOURCES, "{}"))
    if one is None or os.fspath(one) not in named:
        return None
    meant = Path(named[os.fspath(one)])
    return shown(Path(os.fspath(one)).stem if meant.is_file() else Path(os.fspath(one)).name)


def name_of(paths: list[Path]) -> str:
    """What a corpus of these paths is called: the folder's or file's name, the common folder's for several."""
    if len(paths) == 1:
        return shown(paths[0].stem if paths[0].is_file() else paths[0].resolve().name)
    folders = [p.resolve().parent if p.is_file() else p.resolve() for p in paths]
    return shown(Path(os.path.commonpath(folders)).name) or "corpus"


def _nothing(paths: list[Path], made: Corpus) -> str:
    where = paths[0].name if len(paths) == 1 else f"the {len(paths)} sources"
    if made.refused.empty:
        return f"“{where}” holds no document; a document is a file ending in {build.endings()}."
    first = made.refused.iloc[0]
    more = f", and {len(made.refused) - 1} more" if len(made.refused) > 1 else ""
    return f"no document in “{where}” could be read: {first['path']} ({str(first['reason']).rstrip('.')}){more}."
