"""Keeps what is worked out from a whole corpus (statements, dates, scores) beside its tables, so that it is done once.

Notebooks that run side by side, and the reader pages after them, ask for the same tables; the first to ask makes them
and the others read them. A subset is small, or asked for once: it is worked out anew.
"""

import contextlib
import hashlib
import json
import tempfile
from collections.abc import Callable
from pathlib import Path

import filelock
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from analysis import tables
from analysis.corpus import store
from analysis.corpus.model import Corpus

#: With fewer documents working a table out takes no longer than reading it.
FEW = 20

#: The parts of the package whose code decides what is in these tables.
_MAKERS = (
    "language", "dates", "corpus", "terms", "voices", "sentiment", "timeline", "tables.py", "settings.py",
)  # fmt: skip


def kept(corpus: object, name: str, make: Callable[[], pd.DataFrame], *choices: object) -> pd.DataFrame:
    """The table `name` of a corpus: as it was kept, or as `make` gives it.

    `choices` are what else decides about it. Only for a whole corpus that is kept on disk; for anything else `make`
    is called.
    """
    if not isinstance(corpus, Corpus) or "/" in corpus.key or len(corpus) < FEW:
        return make()
    place = store.folder(corpus.name, corpus.key)
    if not place.is_dir():
        return make()
    told = json.dumps([name, store.code_hash(_MAKERS), *map(str, choices)])
    path = place / "derived" / f"{name}-{hashlib.sha256(told.encode()).hexdigest()[:16]}.parquet"
    with filelock.FileLock(place.with_name(f".{place.name}-{name}.lock")):  # outside: the folder may be made anew
        found = _read(path, name)
        if found is None:
            found = make()
            with contextlib.suppress(FileNotFoundError):  # it is being made anew just now: the next to ask will keep it
                _write(found, path, name)
    return found


def _read(path: Path, name: str) -> pd.DataFrame | None:
    """The table as it was kept; None where there is none, or it is not whole."""
    try:
        read = pq.read_table(path, page_checksum_verification=True)
    except (OSError, pa.ArrowException):
        return None
    return tables.from_arrow(read) if read.schema.names == tables.columns(name) else None


def _write(table: pd.DataFrame, path: Path, name: str) -> None:
    path.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".part-", dir=path.parent, ignore_cleanup_errors=True) as part:
        made = Path(part) / path.name
        pq.write_table(tables.to_arrow(table, name), made, write_page_checksum=True)
        made.replace(path)
