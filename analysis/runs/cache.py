"""Keeps each notebook that ran to its end, found again by what it was made from, so that no work is done twice.

The key of a notebook's work is its own cells, its parameters, the contents of the inputs, the settings, the package's
code, the lock and the libraries installed. What differs in one of these runs again, and so does a notebook that read a
file of its own (a dictionary, a word list) which is another now; all else is taken from here.
"""

import contextlib
import functools
import hashlib
import importlib.metadata
import json
import os
import platform
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import nbformat

from analysis import folders, noted
from analysis import settings as choices

#: The libraries that results hang on.
NAMED = ("pandas", "matplotlib", "nltk", "papermill", "nbconvert", "polars", "pyarrow", "nupunkt", "trafilatura")
#: How many executed notebooks are kept; the longest unused go first.
KEPT = 200


class Stored(NamedTuple):
    """A notebook as it was executed, and how long that took then."""

    notebook: nbformat.NotebookNode
    seconds: float


def key(notebook: Path, parameters: Mapping[str, Any], made_from: str) -> str:
    """A fingerprint of one notebook's work (32 hex digits); `made_from` stands for all that the notebooks share."""
    digest = hashlib.sha256(notebook.name.encode() + b"\0" + notebook.read_bytes())
    digest.update(json.dumps(dict(parameters), sort_keys=True, default=str).encode())
    told = [os.environ.get(choices.NAMED_COLUMNS, ""), platform.python_version(), versions(), made_from]
    digest.update(json.dumps(told).encode())
    return digest.hexdigest()[:32]


@functools.cache
def versions() -> dict[str, str]:
    """The libraries that a run is recorded with, as they are installed."""
    return {name: importlib.metadata.version(name) for name in NAMED}


def load(key_of_work: str) -> Stored | None:
    """The notebook kept under a key; None where there is none, or its file is not as it was written."""
    path = _folder() / f"{key_of_work}.json"
    try:
        held = json.loads(path.read_text("utf-8"))
        if hashlib.sha256(held["notebook"].encode()).hexdigest() != held["sha256"]:
            return None
        if any(noted.sha256(file) != digest for file, digest in held["read"].items()):
            return None  # a file that the notebook read itself is another now
        os.utime(path)
        read: nbformat.NotebookNode = nbformat.reads(held["notebook"], as_version=4)  # type: ignore[no-untyped-call]
        return Stored(read, float(held["seconds"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def save(
    key_of_work: str, notebook: nbformat.NotebookNode, seconds: float, read: Mapping[str, str] | None = None
) -> None:
    """Keep an executed notebook with the hashes of the files that it `read` itself; it has its name once whole."""
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    written: str = nbformat.writes(notebook)  # type: ignore[no-untyped-call]
    digest = hashlib.sha256(written.encode()).hexdigest()
    held = {"notebook": written, "seconds": seconds, "read": dict(read or {}), "sha256": digest}
    with folders.written_file(folder / f"{key_of_work}.json") as part:
        part.write_text(json.dumps(held), "utf-8")
    _sweep(folder)


def shared_key(inputs: Sequence[tuple[str, str]], settings: Any, code: str, lock: str) -> str:
    """A fingerprint of what all notebooks of a run are made from."""
    return hashlib.sha256(json.dumps([list(inputs), settings, code, lock], sort_keys=True).encode()).hexdigest()


def _sweep(folder: Path) -> None:
    """Let the longest unused go. Another run may be doing the same."""
    with contextlib.suppress(FileNotFoundError):
        kept = sorted(folder.glob("*.json"), key=lambda p: p.stat().st_mtime, reverse=True)
        for old in kept[KEPT:]:
            old.unlink(missing_ok=True)


def _folder() -> Path:
    return choices.PROCESSED / "notebooks"
