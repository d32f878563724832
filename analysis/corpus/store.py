"""Keeps the tables of a corpus as Parquet in data/processed, found again by the content they were made from."""

import contextlib
import dataclasses
import hashlib
import json
import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import filelock
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from analysis import folders, tables
from analysis import settings as choices
from analysis.corpus.model import Corpus
from analysis.readers.sources import shown
from analysis.settings import Settings

TABLES = ("documents", "sentences", "ledger", "refused", "conflicts", "mapping")

#: The parts of the package whose code decides what is in the tables.
_MAKERS = ("language", "dates", "readers", "cleaning", "dating", "duplicates", "corpus", "tables.py", "settings.py")

#: Settings that decide what is picked from the tables, and nothing that is in them.
_LATER = ("subsets", "stop_lists")

#: So many rows are written together, and can be read without the rest.
_ROWS_TOGETHER = 50_000


def key(paths: Sequence[Path], settings: Settings, *more: str) -> str:
    """A fingerprint of the files below `paths`, the settings, and the code that reads them (32 hex digits)."""
    digest = hashlib.sha256()
    for path in paths:
        for name, content in inputs(path):
            if name == choices.CONFIG_NAME:  # what it says of the tables is in the settings
                continue
            digest.update(f"{name}\0{content}\n".encode())
    deciding = {k: v for k, v in dataclasses.asdict(settings).items() if k not in _LATER}
    digest.update(json.dumps([deciding, *more], sort_keys=True).encode())
    digest.update(code_hash(_MAKERS).encode())
    return digest.hexdigest()[:32]


def inputs(path: Path) -> Iterator[tuple[str, str]]:
    """Each file of a source: its path relative to the source, and the sha256 of its bytes; in order of path.

    A file that may not be read has no sha256, and the reader says why.
    """
    base = path.parent if path.is_file() else path
    if path.is_file():  # the metadata beside a file decides about it too
        files = [p for p in (path, base / "metadata.csv") if p.is_file()]
    else:
        files = sorted(p for p in path.rglob("*") if p.is_file() and not _hidden(p, path))
    for file in files:
        try:
            with file.open("rb") as stream:
                digest = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError:
            digest = ""
        yield shown(file.relative_to(base).as_posix()), digest


def _hidden(file: Path, base: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(base).parts)


def code_hash(parts: Sequence[str] = ()) -> str:
    """A fingerprint of the package's own files (its code, weights and word lists), or of the `parts` named."""
    digest = hashlib.sha256()
    roots = [choices.PACKAGE / part for part in parts] or [choices.PACKAGE]
    for root in roots:
        files = [root] if root.is_file() else sorted(p for p in root.rglob("*") if p.is_file())
        for file in files:
            if "__pycache__" not in file.parts:
                digest.update(file.relative_to(choices.PACKAGE).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]


def folder(name: str, fingerprint: str) -> Path:
    """Where the tables of a corpus stand."""
    safe = re.sub(r"[^\w.-]+", "-", name).strip("-.")[:60] or "corpus"
    return choices.PROCESSED / f"{safe}-{fingerprint[:16]}"


@contextlib.contextmanager
def locked(name: str, fingerprint: str) -> Iterator[None]:
    """Hold the corpus's lock: of several notebooks that open it at once, one makes it and the others wait."""
    with holding(folder(name, fingerprint)):
        yield


@contextlib.contextmanager
def holding(place: Path) -> Iterator[None]:
    """Hold the lock of the corpus whose tables stand in `place`."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with filelock.FileLock(_lock_of(place)):
        yield


def home(corpus: Corpus) -> Path | None:
    """The folder of the tables that a corpus, or what it is a part of, was read from; None where it is not on disk."""
    whole = corpus.key.partition("/")[0]
    if not re.fullmatch("[0-9a-f]{32}", whole):
        return None
    places = sorted(choices.PROCESSED.glob(f"*-{whole[:16]}"))
    return next((p for p in places if (p / "corpus.json").is_file() and not p.name.startswith(".")), None)


def publish(part: Path, place: Path) -> None:
    """Show a folder that was written whole, in place of one that stood there; to be called under the corpus's lock."""
    part.chmod(0o755)
    if place.exists():
        shutil.rmtree(place)
    part.rename(place)


def load(name: str, fingerprint: str) -> Corpus | None:
    """The corpus with this fingerprint, or None where it was not made yet, or is not whole, so that it is made again.

    To be called under the corpus's lock: what a killed run left is put right first.
    """
    place = folder(name, fingerprint)
    folders.put_right(place)
    try:
        about = json.loads((place / "corpus.json").read_text("utf-8"))
        read = {t: _table(place, t) for t in TABLES}
    except (OSError, ValueError, KeyError, pa.ArrowException):  # a file that is lacking, cut short or changed
        return None
    rows = {t: len(table) for t, table in read.items()}
    if not isinstance(about, dict) or (about.get("key"), about.get("rows")) != (fingerprint, rows):
        return None
    return Corpus(
        documents=read["documents"],
        sentences=read["sentences"],
        ledger=read["ledger"],
        refused=read["refused"],
        conflicts=read["conflicts"],
        mapping=read["mapping"],
        name=name,
        key=fingerprint,
    )


def _table(place: Path, table: str) -> pd.DataFrame:
    read = pq.read_table(place / f"{table}.parquet", page_checksum_verification=True)
    if read.schema.names != tables.columns(table):
        raise KeyError(table)
    return tables.from_arrow(read)


def save(corpus: Corpus) -> Corpus:
    """Write the corpus's tables whole, then show them by renaming the folder; returns the corpus as it will be read.

    Tables that stood there before are moved aside first and deleted last: a run killed in between loses neither.
    """
    place = folder(corpus.name, corpus.key)
    part = folders.fresh(place.parent, place.name)
    try:
        for table in TABLES:
            arrow = tables.to_arrow(getattr(corpus, table), table)
            pq.write_table(arrow, part / f"{table}.parquet", write_page_checksum=True, row_group_size=_ROWS_TOGETHER)
        about = {
            "name": corpus.name,
            "key": corpus.key,
            "documents": len(corpus),
            "rows": {t: len(getattr(corpus, t)) for t in TABLES},
            "settings": dataclasses.asdict(corpus.settings),
        }
        (part / "corpus.json").write_text(json.dumps(about, indent=1, sort_keys=True), "utf-8")
        folders.put(part, place)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    _sweep(place)
    kept = load(corpus.name, corpus.key)
    assert kept is not None
    return kept


def _sweep(place: Path) -> None:
    """Delete what runs that are no more left half-written or moved aside, of this corpus, whose lock is held, and of
    any other whose lock is free."""
    for left in (*place.parent.glob(f"{folders.PART}*"), *place.parent.glob(f"{folders.OLD}*")):
        of = left.name.removeprefix(folders.PART).removeprefix(folders.OLD).rpartition("-")[0]
        if of in ("", place.name):  # without a name: made before there were names, and not since
            shutil.rmtree(left, ignore_errors=True)
            continue
        other = place.with_name(of)
        with contextlib.suppress(filelock.Timeout), filelock.FileLock(_lock_of(other), timeout=0):
            folders.put_right(other)
            shutil.rmtree(left, ignore_errors=True)


def _lock_of(place: Path) -> Path:
    return place.with_name(f".{place.name}.lock")
