"""Decides what a run consists of: which notebooks, with which checked parameters, and the key that names the work."""

import dataclasses
import hashlib
import itertools
import json
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from analysis import settings as choices
from analysis.corpus import store
from analysis.errors import BadParameter, DatelineError, one_of
from analysis.readers.sources import is_never_a_document
from analysis.runs import cache, parameters
from analysis.settings import Settings

#: The parameter that names the documents; every notebook of a report has it.
SOURCE = "corpus"
#: Companions of documents that decide about them; the others (README, LICENSE) are never read.
_DECIDING = ("metadata.csv", choices.CONFIG_NAME)


@dataclasses.dataclass(frozen=True)
class Sheet:
    """One notebook to run with one set of values: a page of the report, which is called `name`.

    `varied` are those of its values in which it differs from the notebook's other pages, none where it is the only one.
    """

    name: str
    notebook: Path
    values: Mapping[str, Any]
    varied: Mapping[str, Any]


@dataclasses.dataclass(frozen=True)
class Plan:
    """What a run does. `key` is the same for the same notebooks, parameters, inputs, code and lock.

    `given` are the parameters with one value, `varied` those with several; `work` stands for all that the notebooks are
    made from but their own cells and values. With `files`, what the notebooks show is saved beside their pages too.
    `located` are the sources themselves.
    """

    name: str
    sheets: tuple[Sheet, ...]
    given: Mapping[str, Any]
    varied: Mapping[str, Sequence[Any]]
    inputs: tuple[tuple[str, str], ...]
    key: str
    work: str
    files: bool = False
    located: tuple[Path, ...] = ()

    @property
    def values(self) -> dict[str, Mapping[str, Any]]:
        """The checked values of each page."""
        return {sheet.name: sheet.values for sheet in self.sheets}

    def with_files(self) -> "Plan":
        """The same plan, with what the notebooks show saved as files: other work, known by another key."""
        key = hashlib.sha256(f"{self.key} with files".encode()).hexdigest()[:32]
        return dataclasses.replace(self, files=True, key=key)


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
    name: str,
    sources: Sequence[Path],
    given: Mapping[str, Any],
    settings: Settings,
    chosen: Sequence[Path],
    varied: Mapping[str, Sequence[Any]] | None = None,
) -> Plan:
    """The plan for running `chosen` over `sources` with the parameters `given`. Raises BadParameter.

    With `varied` (several values for a name) each notebook runs once for every combination of those that it has.
    """
    varied = dict(varied or {})
    if SOURCE in given or SOURCE in varied:
        named = given.get(SOURCE) or " ".join(map(str, varied[SOURCE]))
        raise BadParameter(f"“{SOURCE}” is set by the sources named; write  dateline report {named}")
    declared = {path.stem: parameters.of_notebook(path) for path in chosen}
    lacking = [n for n, ps in declared.items() if SOURCE not in {p.name for p in ps}]
    if lacking:
        raise BadParameter(f"{one_of(lacking)} has no parameter “{SOURCE}”, so it cannot be pointed at documents.")
    for combined in _combinations(varied):
        parameters.check({**given, **combined}, declared, settings.subsets)
    saved = settings.subsets
    sheets = tuple(sheet for path in chosen for sheet in _sheets(path, declared[path.stem], given, varied, saved))
    inputs = tuple(item for path in sources for item in store.inputs(path) if _is_read(path, item[0]))
    work = cache.shared_key(inputs, dataclasses.asdict(settings), store.code_hash(), lock_hash())
    key = _key(name, sheets, work)
    return Plan(name, sheets, dict(given), varied, inputs, key, work, located=tuple(sources))


def _combinations(varied: Mapping[str, Sequence[Any]]) -> list[dict[str, Any]]:
    """Every choice of one value for each name, in the order given."""
    return [dict(zip(varied, values, strict=True)) for values in itertools.product(*varied.values())]


def _sheets(
    path: Path, declared: Sequence[parameters.Parameter], given: Mapping[str, Any],
    varied: Mapping[str, Sequence[Any]], saved: Mapping[str, str],
) -> list[Sheet]:  # fmt: skip
    """The pages of one notebook: one, or one for each combination of the varied parameters that it has."""
    own = {p.name: p for p in declared}
    sheets: list[Sheet] = []
    for combined in _combinations({name: values for name, values in varied.items() if name in own}):
        wanted = {**{k: v for k, v in given.items() if k in own}, **combined}
        values = {name: parameters.convert(own[name], value, saved) for name, value in wanted.items()}
        differing = {name: values[name] for name in combined}
        called = "-".join([path.stem, *(f"-{k}-{v}" for k, v in differing.items())])
        sheets.append(Sheet(_unused(called, [s.name for s in sheets]), path, values, differing))
    return sheets


def _unused(called: str, taken: Sequence[str]) -> str:
    """`called` as the name of a file, with a number where it is taken."""
    name = re.sub(r"[^\w.-]+", "-", called)[:100]
    return name if name not in taken else f"{name}-{len(taken) + 1}"


def _is_read(source: Path, name: str) -> bool:
    """Whether a file of a source is read; one that is named itself always is."""
    return source.is_file() or PurePosixPath(name).name.lower() in _DECIDING or not is_never_a_document(name)


def _key(name: str, sheets: Sequence[Sheet], work: str) -> str:
    digest = hashlib.sha256(json.dumps([name, work]).encode())
    for sheet in sheets:
        digest.update(json.dumps([sheet.name, dict(sheet.values)], sort_keys=True, default=str).encode())
        digest.update(sheet.notebook.read_bytes())
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
