"""Keeps the history of runs, and shows the latest report of each name only once it is whole.

A run is written to `runs/.part-…`, renamed to `runs/ID` when it is finished, and `NAME` is then made to point at it
in one step. A kill at any moment leaves the last whole report where it was.
"""

import hashlib
import itertools
import json
import re
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from analysis import folders
from analysis.errors import DatelineError

RECORD = "run.json"
_RESERVED = {"runs", "index.html", "readme.md"}


def checked_name(name: str) -> str:
    """`name` as a folder's name for a report. Raises DatelineError for one that cannot be."""
    if not re.fullmatch(r"[\w][\w .-]{0,79}", name) or name.endswith((".", " ")) or name.lower() in _RESERVED:
        taken = ", ".join(sorted(_RESERVED))
        raise DatelineError(f"“{name[:80]}” cannot name a report; take letters, digits, - and _ (but not {taken}).")
    return name


def as_name(text: str) -> str:
    """A report's name made from the name of a folder or file."""
    return re.sub(r"[^\w.-]+", "-", text).strip("-._")[:80] or "report"


def check_place(reports: Path, name: str, sources: Sequence[Path]) -> None:
    """Raise DatelineError where a report would take the place of something else, or be read as a document itself."""
    if reports.exists() and not reports.is_dir():
        raise DatelineError(f"--reports “{reports}” is a file; name a folder, which is made where it is missing.")
    shown = reports / name
    if shown.exists() and not shown.is_symlink() and not (shown / RECORD).is_file():
        raise DatelineError(f"“{shown}” is there already and is no report; give another --name or --reports.")
    place = reports.resolve()
    for source in sources:
        if source.is_dir() and place.is_relative_to(source.resolve()):
            raise DatelineError(
                f"the reports would lie in “{reports}”, inside the documents' folder “{source.name}”, and be read with "
                "them the next time; give --reports a folder elsewhere."
            )


def begin(reports: Path) -> Path:
    """A fresh folder for a run to write into; nothing shows it yet."""
    folders.clear(reports / "runs")
    return folders.fresh(reports / "runs")


def files(part: Path) -> dict[str, str]:
    """Every file of a run but its record, by its path in the run: the sha256 of its bytes."""
    found = sorted(p for p in part.rglob("*") if p.is_file() and p != part / RECORD)
    return {p.relative_to(part).as_posix(): _sha256(p) for p in found}


def latest(reports: Path, name: str) -> dict[str, Any] | None:
    """The record of the report now shown under `name`; None where there is none, or it is not as it was written.

    A report with a file missing or changed, or with a damaged record, is no report: it is made again.
    """
    shown = reports / name
    folders.put_right(reports / name)
    try:
        found = json.loads((shown / RECORD).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(found, dict) or not all(isinstance(found.get(k), str) for k in ("key", "status", "made")):
        return None
    return found if _is_whole(shown, found.get("files")) else None


def _is_whole(shown: Path, recorded: object) -> bool:
    """Whether every file that a record names is there with the bytes it names."""
    return isinstance(recorded, dict) and "index.html" in recorded and not damaged(shown, recorded)


def damaged(folder: Path, recorded: Mapping[str, str]) -> list[str]:
    """The files of a run that are lacking, or have other bytes than its record names."""
    found = []
    for path, digest in recorded.items():
        try:
            same = _sha256(folder / path) == digest
        except OSError:
            same = False
        if not same:
            found.append(path)
    return found


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def finish(part: Path, reports: Path, name: str, run_id: str) -> Path:
    """Make the run in `part` the latest report of `name`; returns the folder it is shown in."""
    folders.put_right(reports / name)
    kept = _kept(part, reports / "runs", run_id)
    shown = reports / name
    fresh = Path(tempfile.mktemp(prefix=f".{name}-", dir=reports))
    try:
        fresh.symlink_to(Path("runs") / kept.name, target_is_directory=True)
    except OSError:  # a system without links for plain users: a copy, swapped in by two renames
        shutil.copytree(kept, fresh)
    check_place(reports, name, ())
    if shown.is_symlink() or not shown.exists():
        fresh.replace(shown)
    else:
        folders.put(fresh, shown)
    return shown


def _kept(part: Path, runs: Path, run_id: str) -> Path:
    """`part` under its name in the history; a second run of the same moment gets a number."""
    for n in itertools.count(1):
        kept = runs / (run_id if n == 1 else f"{run_id}-{n}")
        try:
            return part.rename(kept)
        except OSError:
            if not kept.exists():
                raise
    raise AssertionError  # the count has no end


def write_whole(path: Path, text: str) -> None:
    """Write `text` to `path` so that a reader sees the old file or the new one, never half of either."""
    with folders.written_file(path) as part:
        part.write_text(text, encoding="utf-8", newline="\n")


def discard(part: Path) -> None:
    """Remove a run that will not be shown."""
    shutil.rmtree(part, ignore_errors=True)
