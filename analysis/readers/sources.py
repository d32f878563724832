"""Finds the files that are meant: in folders, by name or by pattern, and inside archives."""

import gzip
import re
import stat
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from typing import BinaryIO, NamedTuple

from analysis import settings
from analysis.errors import DatelineError
from analysis.readers.decoding import Unreadable
from analysis.readers.model import Refused
from analysis.readers.parts import FAULTS, Budget, Part, fault

_ARCHIVES = (".gz", ".zip")
_PACKED = frozenset((*_ARCHIVES, ".tar", ".tgz", ".bz2", ".tbz2", ".xz", ".txz", ".zst", ".7z", ".rar"))
_NESTED = "It is an archive within an archive; unpack the outer one, or put the files in one archive."
_FROM_A_ROOT = re.compile(r"/|[A-Za-z]:")
_PATTERN = frozenset("*?[")
#: README, LICENSE-MIT.txt, readme.de.md; but not licence-fee-to-rise.txt.
_COMPANION = re.compile(
    r"(?:readme|licen[cs]e)(?:[-_.](?:[a-z]{2}|mit|bsd|apache|gpl|cc0|cc-by|[\d.]+))*(?:\.[a-z]{1,5})?"
)


class Found(NamedTuple):
    """A file: where it lies, its name from `base` (the source's folder) on, whether all of that was asked for."""

    file: Path
    name: str
    base: Path
    whole_folder: bool


def shown(name: str) -> str:
    """A file's name as text: bytes in it that are no characters, which a disk allows, as the replacement character."""
    return name if name.isascii() else name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def is_never_a_document(name: str) -> bool:
    """Whether a file is a companion of documents by its name: README, LICENSE, metadata, settings, hidden files."""
    parts = PurePosixPath(name).parts
    last = parts[-1].lower()
    hidden = any(p.startswith(".") or p == "__MACOSX" for p in parts)
    return hidden or bool(_COMPANION.fullmatch(last)) or last in ("metadata.csv", settings.CONFIG_NAME)


def expand(source: str | Path) -> Iterator[Found]:
    """The files that `source` (a folder, a file, a pattern) means, in the order of their names.

    Raises DatelineError where there is no such file or folder, or no file that fits the pattern.
    """
    text = str(source)
    if _PATTERN & set(text) and not Path(text).exists():
        yield from _matching(text)
        return
    path = settings.resolve(source)
    if path.is_dir():
        for file in sorted(p for p in path.rglob("*") if not p.is_dir() or p.is_symlink()):
            name = file.relative_to(path).as_posix()
            if not is_never_a_document(name):
                yield Found(file, shown(name), path, True)
    else:
        yield Found(path, shown(path.name), path.parent, False)


def _matching(pattern: str) -> Iterator[Found]:
    parts = settings.expanded(pattern).parts
    fixed = next(i for i, p in enumerate(parts) if _PATTERN & set(p))
    base = settings.resolve(Path(*parts[:fixed])) if fixed else Path.cwd()
    files = sorted(p for p in base.glob(str(Path(*parts[fixed:]))) if p.is_file())
    if not files:
        raise DatelineError(f"no file fits the pattern “{pattern}”.")
    for file in files:
        name = file.relative_to(base).as_posix()
        if not is_never_a_document(name):
            yield Found(file, shown(name), base, False)


def contents(found: Found) -> Iterator[Part | Refused]:
    """A file to read, or each file in it where it is an archive."""
    ending = found.file.suffix.lower()
    if not found.file.is_file():
        yield Refused(found.name, _no_file(found.file))
        return
    try:
        size = found.file.stat().st_size
        if ending == ".zip":
            yield from _unzipped(found, size)
        elif ending == ".gz":
            yield _gunzipped(found, size)
        else:
            yield Part(found.name, partial(_opened, found.file))
    except FAULTS as error:
        yield Refused(found.name, str(error) if isinstance(error, Unreadable) else fault(error))


def _no_file(path: Path) -> str:
    """Why what lies at `path`, which is no file, is not read."""
    if path.is_dir():
        return "It is a link to a folder; name that folder as a source of its own to read it."
    if path.is_symlink():
        return "It is a link that leads nowhere."
    return "It is no file that could be read, but a device or a pipe."


def _opened(file: Path) -> BinaryIO:
    return file.open("rb")


def _gunzipped(found: Found, size: int) -> Part | Refused:
    name = found.name[: -len(".gz")]
    if PurePosixPath(name).suffix.lower() in _PACKED:
        return Refused(found.name, _NESTED)
    # what is wrong with the archive is said of the archive, whose name the user sees
    return Part(name, partial(gzip.GzipFile, found.file), Budget(size), file=found.name)


def _unzipped(found: Found, size: int) -> Iterator[Part | Refused]:
    budget = Budget(size)
    with zipfile.ZipFile(found.file) as archive:
        for member in archive.infolist():
            name = f"{found.name}/{shown(member.filename)}"
            if reason := _fault(member):
                yield Refused(name, reason)
            elif not member.is_dir() and not is_never_a_document(member.filename):
                if budget.left < 0:
                    most = f"{budget.whole // 2**20} MB"
                    yield Refused(name, f"It and what follows is not read: the archive unpacks to more than {most}.")
                    return
                yield Part(name, partial(archive.open, member), budget)


def _fault(member: zipfile.ZipInfo) -> str | None:
    """Why a member of an archive is not read, whatever it holds; None where nothing speaks against it."""
    path = member.filename.replace("\\", "/")
    if _FROM_A_ROOT.match(path):
        return "Its path in the archive begins at the root of a disk; a file inside has a path from the archive on."
    if ".." in path.split("/"):
        return "Its path in the archive leads out of the archive (“..”)."
    if stat.S_ISLNK(member.external_attr >> 16):
        return "It is a link to another file, not a file."
    if not member.is_dir() and PurePosixPath(path).suffix.lower() in _PACKED:
        return _NESTED
    return None
