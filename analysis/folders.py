"""Puts a folder in its place whole: a reader, and a run that is killed, finds the old one or the new one, never half.

A folder is made beside its place, under a name that nothing reads, and moved there when it is finished. What stood
there is set aside first and removed last: a run killed in between leaves it aside, and `put_right` takes it back.
"""

import contextlib
import glob
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

#: How the names begin of folders that are being made, and of those that are set aside; the name of the place follows.
PART, OLD = ".part-", ".old-"
#: Seconds after which what a run began to make is taken for left behind.
ABANDONED = 24 * 3600


def fresh(parent: Path, name: str = "") -> Path:
    """An empty folder in `parent` to make what will be called `name` in; `parent` is made where it is missing."""
    parent.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(prefix=f"{PART}{name}-" if name else PART, dir=parent))
    part.chmod(0o755)
    return part


def put(part: Path, place: Path) -> None:
    """Move the folder `part` to `place`; what stands there is set aside first and removed last.

    Where the second move fails, or is stopped, what stood there is taken back.
    """
    if place.exists():
        place.rename(Path(tempfile.mkdtemp(prefix=f"{OLD}{place.name}-", dir=place.parent)) / place.name)
    try:
        part.rename(place)
    except BaseException:
        put_right(place)
        raise
    for aside in _aside(place):
        shutil.rmtree(aside.parent, ignore_errors=True)


def put_right(place: Path) -> None:
    """Take back what a killed run set aside of `place` and did not replace."""
    if not place.exists():
        for aside in _aside(place):
            aside.rename(place)
            aside.parent.rmdir()
            return


def clear(parent: Path, name: str = "") -> None:
    """Delete what runs that were killed began to make in `parent`, as `name` or under any; a living one is younger."""
    for part in parent.glob(f"{PART}{glob.escape(name)}-*" if name else f"{PART}*"):
        with contextlib.suppress(FileNotFoundError):  # its run has just ended
            if time.time() - part.stat().st_mtime > ABANDONED:
                shutil.rmtree(part, ignore_errors=True)


@contextlib.contextmanager
def written(place: Path) -> Iterator[Path]:
    """A folder to fill, which takes the place of `place` when the block ends, and is deleted where it fails."""
    put_right(place)
    clear(place.parent, place.name)
    part = fresh(place.parent, place.name)
    try:
        yield part
        put(part, place)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _aside(place: Path) -> list[Path]:
    return sorted(place.parent.glob(f"{OLD}*/{glob.escape(place.name)}"))


@contextlib.contextmanager
def written_file(path: Path) -> Iterator[Path]:
    """A file beside `path` to write into, which takes its place at the end; a reader sees the old one or the new one.

    Where the work fails nothing is left of it. The file written ends as `path` does, for what goes by endings.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", suffix=path.suffix, dir=path.parent)
    os.close(handle)
    part = Path(name)
    try:
        yield part
        part.chmod(0o644)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
