"""Keeps the tables of a corpus as Parquet in data/processed, found again by the content they were made from."""

import contextlib
import dataclasses
import hashlib
import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import filelock
import pyarrow.parquet as pq

from analysis import settings as choices
from analysis import tables
from analysis.corpus.model import Corpus
from analysis.settings import Settings

TABLES = ("documents", "sentences", "ledger", "refused")

#: The parts of the package whose code decides what is in the tables.
_MAKERS = ("language", "dates", "readers", "cleaning", "dating", "duplicates", "corpus", "tables.py", "settings.py")


def key(paths: Sequence[Path], settings: Settings, *more: str) -> str:
    """A fingerprint of the files below `paths`, the settings, and the code that reads them (32 hex digits)."""
    digest = hashlib.sha256()
    for path in paths:
        for name, content in inputs(path):
            digest.update(f"{name}\0{content}\n".encode())
    digest.update(json.dumps([dataclasses.asdict(settings), *more], sort_keys=True).encode())
    digest.update(code_hash(_MAKERS).encode())
    return digest.hexdigest()[:32]


def inputs(path: Path) -> Iterator[tuple[str, str]]:
    """Each file of a source: its path relative to the source, and the sha256 of its bytes; in order of path."""
    base = path.parent if path.is_file() else path
    if path.is_file():  # the metadata beside a file decides about it too
        files = [p for p in (path, base / "metadata.csv") if p.is_file()]
    else:
        files = sorted(p for p in path.rglob("*") if p.is_file() and not _hidden(p, path))
    for file in files:
        with file.open("rb") as stream:
            yield file.relative_to(base).as_posix(), hashlib.file_digest(stream, "sha256").hexdigest()


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
    target = folder(name, fingerprint)
    target.parent.mkdir(parents=True, exist_ok=True)
    with filelock.FileLock(target.with_name(f".{target.name}.lock")):
        yield


def load(name: str, fingerprint: str) -> Corpus | None:
    """The corpus with this fingerprint, or None where it was not made yet."""
    place = folder(name, fingerprint)
    if not (place / "corpus.json").is_file():
        return None
    read = {t: tables.from_arrow(pq.read_table(place / f"{t}.parquet")) for t in TABLES}
    return Corpus(read["documents"], read["sentences"], read["ledger"], read["refused"], name=name, key=fingerprint)


def save(corpus: Corpus) -> Corpus:
    """Write the corpus's tables whole, then show them by renaming the folder; returns the corpus as it will be read."""
    place = folder(corpus.name, corpus.key)
    part = Path(tempfile.mkdtemp(prefix=".part-", dir=place.parent))
    try:
        for table in TABLES:
            pq.write_table(tables.to_arrow(getattr(corpus, table), table), part / f"{table}.parquet")
        about = {
            "name": corpus.name,
            "key": corpus.key,
            "documents": len(corpus),
            "settings": dataclasses.asdict(corpus.settings),
        }
        (part / "corpus.json").write_text(json.dumps(about, indent=1, sort_keys=True), "utf-8")
        part.chmod(0o755)
        if place.exists():
            shutil.rmtree(place)
        part.rename(place)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    kept = load(corpus.name, corpus.key)
    assert kept is not None
    return kept
