"""Decides what a run consists of: which notebooks, with which checked parameters, and the key that names the work."""

import dataclasses
import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from analysis import settings as choices
from analysis.corpus import store
from analysis.errors import BadParameter, DatelineError, one_of
from analysis.readers.sources import is_never_a_document
from analysis.runs import parameters
from analysis.settings import Settings

#: The parameter that names the documents; every notebook of a report has it.
SOURCE = "corpus"
#: Companions of documents that decide about them; the others (README, LICENSE) are never read.
_DECIDING = ("metadata.csv", choices.CONFIG_NAME)


@dataclasses.dataclass(frozen=True)
class Plan:
    """What a run does. `key` is the same for the same notebooks, parameters, inputs, code and lock."""

    name: str
    notebooks: tuple[Path, ...]
    values: Mapping[str, Mapping[str, Any]]
    given: Mapping[str, Any]
    inputs: tuple[tuple[str, str], ...]
    key: str


def notebooks(settings: Settings, folder: Path = choices.NOTEBOOKS) -> list[Path]:
    """The notebooks of a report: the numbered ones, in order, and those that the settings list.

    Raises DatelineError where there is none, or a listed one is missing.
    """
    found = sorted(folder.glob("[0-9]_*.ipynb"))
    for extra in settings.notebooks:
        path = folder / extra
        if not path.is_file():
            raise DatelineError(f"{choices.CONFIG_NAME} lists the notebook “{extra}”, which {folder.name}/ lacks.")
        found.append(path)
    if not found:
        raise DatelineError(
            f"{folder.name}/ holds no notebook named like 1_cleaning.ipynb; a report runs the notebooks of a checkout "
            "of Dateline, so call it where they are."
        )
    return found


def make(
    name: str, sources: Sequence[Path], given: Mapping[str, Any], settings: Settings, chosen: Sequence[Path]
) -> Plan:
    """The plan for running `chosen` over `sources` with the parameters `given`. Raises BadParameter."""
    if SOURCE in given:
        raise BadParameter(f"“{SOURCE}” is set by the sources named; write  dateline report {given[SOURCE]}")
    declared = {path.stem: parameters.of_notebook(path) for path in chosen}
    lacking = [n for n, ps in declared.items() if SOURCE not in {p.name for p in ps}]
    if lacking:
        raise BadParameter(f"{one_of(lacking)} has no parameter “{SOURCE}”, so it cannot be pointed at documents.")
    values = parameters.check(given, declared) if given else {n: {} for n in declared}
    inputs = tuple(item for path in sources for item in store.inputs(path) if _is_read(path, item[0]))
    return Plan(name, tuple(chosen), values, dict(given), inputs, _key(name, inputs, values, chosen, settings))


def _is_read(source: Path, name: str) -> bool:
    """Whether a file of a source is read; one that is named itself always is."""
    return source.is_file() or PurePosixPath(name).name.lower() in _DECIDING or not is_never_a_document(name)


def _key(
    name: str, inputs: Sequence[tuple[str, str]], values: Mapping[str, Any], chosen: Sequence[Path], settings: Settings
) -> str:
    digest = hashlib.sha256()
    for part in ([name, list(inputs)], values, dataclasses.asdict(settings)):
        digest.update(json.dumps(part, sort_keys=True, default=str).encode())
    for path in chosen:
        digest.update(path.name.encode() + path.read_bytes())
    digest.update(store.code_hash().encode() + lock_hash().encode())
    return digest.hexdigest()[:32]


def lock_hash() -> str:
    """The sha256 of requirements.lock, or an empty text where the workbench was installed without it."""
    lock = choices.ROOT / "requirements.lock"
    return hashlib.sha256(lock.read_bytes()).hexdigest() if lock.is_file() else ""


def source_names(given: Sequence[str], cwd: Path) -> tuple[list[str], dict[str, str]]:
    """How the notebooks are told where the documents are, without a path that only this machine has.

    Returns the names to give them, and what each name stands for where it is not a path below `cwd` or the root.
    """
    names: list[str] = []
    meant: dict[str, str] = {}
    for text in given:
        path = choices.expanded(text)
        if not path.is_absolute() and ".." not in path.parts:
            names.append(path.as_posix())
            continue
        absolute = Path(os.path.abspath(path))  # noqa: PTH100 - links stay as the user wrote them
        base = next((b for b in (cwd, choices.ROOT) if absolute.is_relative_to(b)), None)
        if base is not None:
            names.append(absolute.relative_to(base).as_posix())
        else:
            names.append(_free(absolute.name, {*names, *given}, cwd))
            meant[names[-1]] = str(absolute)
    return names, meant


def _free(name: str, taken: set[str], cwd: Path) -> str:
    """`name`, or with a number what neither another source is called nor any file is found by."""
    wanted, n = name, 1
    while wanted in taken or any((base / wanted).exists() for base in (cwd, choices.ROOT)):
        n += 1
        wanted = f"{name}-{n}"
    return wanted
