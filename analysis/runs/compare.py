"""Compares two runs: what each was made from, and whether what came of it is the same, times aside."""

import difflib
import json
import math
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from analysis.errors import DatelineError
from analysis.runs import capsule, publish
from analysis.wording import several

#: Numbers that differ by no more than this share of themselves are the same to a reader.
TOLERANCE = 1e-6
SAME, TIMES, CLOSE, OTHER, GONE, NEW = "same", "same, times aside", "same within 1e-6", "differs", "lacking", "new"
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
#: What can be compared word by word.
_TEXTS = (".html", ".ipynb", ".json", ".csv", ".svg")
#: Tell of one run by their nature; they hold hashes and moments of everything else.
_ABOUT = (capsule.NAME, publish.RECORD)


class Compared(NamedTuple):
    """One file of two runs, whether it is the same, and where it first differs."""

    path: str
    verdict: str
    first: str = ""


def read(folder: Path) -> dict[str, Any]:
    """The record of the report or run in `folder`. Raises DatelineError where there is none."""
    try:
        found = json.loads((folder / publish.RECORD).read_text("utf-8"))
    except (OSError, ValueError):
        found = None
    if not isinstance(found, dict) or not {"id", "key", "made", "name", "inputs", "files"} <= set(found):
        raise DatelineError(f"“{folder}” is no report of Dateline: it has no readable {publish.RECORD}.")
    return found


def files(one: Path, other: Path) -> list[Compared]:
    """Every file of two runs, in order of path, with whether it is the same."""
    records = read(one), read(other)
    paths = sorted({*records[0]["files"], *records[1]["files"]} - set(_ABOUT))
    return [_file(path, (one, other), records) for path in paths]


def _file(path: str, folders: tuple[Path, Path], records: tuple[dict[str, Any], dict[str, Any]]) -> Compared:
    here = [(folder / path).is_file() for folder in folders]
    if not all(here):
        return Compared(path, NEW if here[1] else GONE)
    held = [(folder / path).read_bytes() for folder in folders]
    if held[0] == held[1]:
        return Compared(path, SAME)
    if Path(path).suffix not in _TEXTS:
        return Compared(path, OTHER)
    texts = [one.decode("utf-8", "replace") for one in held]
    plain = [timeless(text, record) for text, record in zip(texts, records, strict=True)]
    if path.endswith(".ipynb"):
        plain = [_outputs(text) for text in plain]
    if plain[0] == plain[1]:
        return Compared(path, TIMES)
    if _close(*plain):
        return Compared(path, CLOSE)
    return Compared(path, OTHER, _first(*plain))


def timeless(text: str, record: Mapping[str, Any]) -> str:
    """A file of a report without what tells of the one run: its name, its moment, and how long its notebooks took."""
    text = text.replace(record["id"], "RUN").replace(record["made"], "MOMENT")
    text = re.sub(r'<time datetime="MOMENT">[^<]*</time>', "MOMENT", text)
    return re.sub(r'(<p class="dl-status">(?:Run now|Run)), [\d.]+ (?:s|min)\b', r"\1, TIME", text)


def _outputs(text: str) -> str:
    """What an executed notebook shows, without when each cell ran."""
    cells = json.loads(text)["cells"]
    return json.dumps([[c.get("source"), c.get("outputs")] for c in cells], sort_keys=True, indent=0)


def _close(one: str, other: str) -> bool:
    """Whether two texts differ in numbers alone, and in those by next to nothing."""
    if _NUMBER.sub("0", one) != _NUMBER.sub("0", other):
        return False
    pairs = zip(_NUMBER.findall(one), _NUMBER.findall(other), strict=True)
    return all(_next_to(a, b) for a, b in pairs if a != b)


def _next_to(one: str, other: str) -> bool:
    """Whether two numbers are measured ones that differ by next to nothing; whole numbers are counts and addresses."""
    a, b = float(one), float(other)
    measured = all("." in number or "e" in number.lower() for number in (one, other))
    return measured and math.isfinite(a) and math.isfinite(b) and math.isclose(a, b, rel_tol=TOLERANCE)


def _first(one: str, other: str) -> str:
    """The first line that differs, in words."""
    pairs = zip(one.splitlines(), other.splitlines(), strict=False)
    n, (a, b) = next(((n, p) for n, p in enumerate(pairs, 1) if p[0] != p[1]), (0, ("", "")))
    if not n:
        return "one has more lines"
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return f"line {n}: “…{a[max(0, at - 20) : at + 40]}…” and “…{b[max(0, at - 20) : at + 40]}…”"


def made_from(one: Mapping[str, Any], other: Mapping[str, Any]) -> Iterator[str]:
    """What two runs were made from, where that differs: a sentence for each difference."""
    inputs = [{i["path"]: i["sha256"] for i in record["inputs"]} for record in (one, other)]
    for what, paths in (
        ("only the first read", inputs[0].keys() - inputs[1].keys()),
        ("only the second read", inputs[1].keys() - inputs[0].keys()),
        ("other content has", {p for p in inputs[0].keys() & inputs[1].keys() if inputs[0][p] != inputs[1][p]}),
    ):
        if paths:
            shown = ", ".join(sorted(paths)[:3])
            yield f"{several(len(paths), 'input')} ({what}: {shown}{', …' if len(paths) > 3 else ''})"
    for what in ("parameters", "versions"):
        names = sorted({*one[what], *other[what]})
        for name in names:
            if one[what].get(name) != other[what].get(name):
                yield f"{name}: {one[what].get(name, 'not given')} and {other[what].get(name, 'not given')}"
    if one["lock"] != other["lock"]:
        yield "the lock of the libraries"
    if one["commit"] != other["commit"]:
        yield f"the workbench's commit: {one['commit'] or 'none'} and {other['commit'] or 'none'}"


def changed_lines(one: Path, other: Path, path: str, most: int = 6) -> list[str]:
    """The first lines that differ in a page of two runs, marked - and +, as they are read without tags."""
    before, after = (
        re.sub(r"<[^>]+>", "", timeless((f / path).read_text("utf-8"), read(f))).splitlines() for f in (one, other)
    )
    marked = list(difflib.unified_diff(before, after, lineterm="", n=0))[2:]  # without the two that name the files
    lines = [line for line in marked if line[:1] in "+-"]
    return [line[:160] for line in lines if line[1:].strip()][:most]
