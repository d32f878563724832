"""Notes which files of the user a notebook reads, so that work kept from an earlier run is done again when one changes.

A run names a list in the environment; every file that Python opens for reading in that kernel is then written to it,
but for those of the libraries, of this package and of the corpora that are kept on disk.
"""

import hashlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

#: Names the list that is written to; not set outside a run.
LIST = "DATELINE_READ"


def begin(ours: tuple[Path, ...]) -> None:
    """Note, from now on, what is opened for reading outside the folders `ours` and those of Python itself."""
    listed = os.environ.get(LIST)
    if not listed:
        return
    home = tuple(os.path.realpath(str(p)) + os.sep for p in (sys.prefix, sys.base_prefix, *ours))
    skipped = (*home, "/proc/", "/sys/", "/dev/", "/etc/", "/usr/")
    seen: set[str] = set()
    log = os.open(listed, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def opened(event: str, arguments: tuple[object, ...]) -> None:
        if event != "open" or not isinstance(arguments[0], str | bytes | os.PathLike):
            return
        flags = arguments[2] if isinstance(arguments[2], int) else 0
        path = os.path.abspath(os.fsdecode(arguments[0]))  # noqa: PTH100 - a hook must do as little as it can
        if flags & (os.O_WRONLY | os.O_RDWR) or path in seen or path.startswith(skipped):
            return
        seen.add(path)
        os.write(log, f"{path}\n".encode("utf-8", "surrogateescape"))

    sys.addaudithook(opened)


def hashes(listed: Path, covered: Sequence[Path] = ()) -> dict[str, str]:
    """The files on a list that are there still, each with the sha256 of its bytes; not those in or at `covered`."""
    try:
        lines = listed.read_text("utf-8", "surrogateescape").splitlines()
    except FileNotFoundError:  # the notebook never loaded the package
        return {}
    known = [os.path.abspath(p) for p in covered]  # noqa: PTH100 - as they are noted
    others = [line for line in dict.fromkeys(lines) if not any(line == k or line.startswith(k + os.sep) for k in known)]
    return {line: digest for line in others if (digest := sha256(line))}


def sha256(path: str) -> str:
    """The hash of a regular file; empty where there is none that can be read."""
    try:
        if not Path(path).is_file():
            return ""
        with open(path, "rb") as stream:  # noqa: PTH123
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
