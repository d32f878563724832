"""The history of runs: which there are, which of them a report shows, and letting old ones go."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from analysis.errors import DatelineError, unknown
from analysis.runs import compare, publish


class Kept(NamedTuple):
    """A run in the history: its folder and record, and whether it is what a report shows now."""

    folder: Path
    record: dict[str, Any]
    shown: bool

    @property
    def id(self) -> str:
        """What the run is called."""
        return self.folder.name


def runs(reports: Path) -> list[Kept]:
    """The runs kept below `reports`, the latest first; folders that are no runs are passed over."""
    shown = {p.resolve() for p in reports.iterdir() if p.is_symlink()} if reports.is_dir() else set()
    found = []
    for folder in _folders(reports):
        try:
            record = compare.read(folder)
        except DatelineError:
            continue
        found.append(Kept(folder, record, folder.resolve() in shown))
    return sorted(found, key=lambda r: (r.record["made"], r.id), reverse=True)


def _folders(reports: Path) -> Iterator[Path]:
    place = reports / "runs"
    if place.is_dir():
        yield from (p for p in place.iterdir() if p.is_dir() and not p.name.startswith("."))


def find(reports: Path, named: str) -> Path:
    """The folder of a run or report: its id or the beginning of it, a report's name, or a folder.

    Raises DatelineError where there is none, or several begin so.
    """
    for folder in (Path(named), reports / named):
        if (folder / publish.RECORD).is_file():
            return folder
    there = [r.id for r in runs(reports)]
    begun = [i for i in there if i.startswith(named)]
    if len(begun) == 1:
        return reports / "runs" / begun[0]
    if begun:
        raise DatelineError(f"{len(begun)} runs begin with “{named}”: {', '.join(begun[:3])} …; give more of it.")
    raise unknown("run or report", named, there[:20])


def superseded(reports: Path, keep: int) -> list[Kept]:
    """The runs beyond the latest `keep` of each name. What a report shows is never among them.

    Raises DatelineError for `keep` below 1.
    """
    if keep < 1:
        raise DatelineError(f"--keep takes a whole number from 1, and was given {keep}.")
    seen: dict[str, int] = {}
    old = []
    for run in runs(reports):
        seen[run.record["name"]] = seen.get(run.record["name"], 0) + 1
        if seen[run.record["name"]] > keep and not run.shown:
            old.append(run)
    return old


def remove(run: Kept) -> int:
    """Delete a run from the history; returns the bytes that it took."""
    size = sum(p.stat().st_size for p in run.folder.rglob("*") if p.is_file())
    shutil.rmtree(run.folder)
    return size
