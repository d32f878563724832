"""Reads texts with time expressions marked in TimeML, and compares two ways of marking them."""

import collections
import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

#: what a TIMEX3 value stands for, first match decides
_CLASSES = (
    ("past, present, future", r"_REF$"), ("length", r"^P"), ("part of a day", r"T(MO|AF|EV|NI|DT|MI)$"),
    ("clock", r"T\d\d"), ("day", r"^[\dX]{4}-[\dX]{2}-[\dX]{2}$|^[\dX]{4}-W[\dX]{2}-\d$"),
    ("weekend", r"-WE$"), ("week", r"-W"), ("quarter or half", r"-[QH]"), ("season", r"-(SP|SU|FA|WI)$"),
    ("month", r"^[\dX]{4}-[\dX]{2}$"), ("year", r"^[\dX]{4}$"), ("decade, century", r"^\d{2,3}X{0,2}$"),
)  # fmt: skip
MISSED, EXTRA = "not found", "not marked"


class Marked(NamedTuple):
    """An expression: the characters it covers, its TIMEX3 type and value."""

    start: int
    end: int
    type: str
    value: str


class Text(NamedTuple):
    """A text, its day of creation, and the expressions marked in it."""

    text: str
    created: str
    marked: list[Marked]


def read(source: str) -> Text:
    """The text of a TimeML document, without its markup. Raises ParseError for what is no XML."""
    root = ET.fromstring(re.sub(r"&(?!(?:amp|lt|gt|quot|apos|#\w+);)", "&amp;", source).encode())
    times = [t for t in root.iter("TIMEX3") if t.get("functionInDocument") == "CREATION_TIME"]
    created = times[0].get("value", "") if times else ""
    body = root.find(".//TEXT")
    parts: list[str] = []
    found: list[Marked] = []
    _walk(root if body is None else body, 0, parts, found)
    return Text("".join(parts), created[:10], sorted(found))


def _walk(element: ET.Element, at: int, parts: list[str], found: list[Marked]) -> int:
    start = at
    parts.append(element.text or "")
    at += len(element.text or "")
    for child in element:
        at = _walk(child, at, parts, found)
        parts.append(child.tail or "")
        at += len(child.tail or "")
    if element.tag == "TIMEX3" and element.get("functionInDocument") != "CREATION_TIME":
        found.append(Marked(start, at, element.get("type", ""), element.get("value", "").strip()))
    return at


def files(folder: Path) -> list[Path]:
    """The TimeML files of a folder, in order."""
    return sorted(p for p in folder.rglob("*") if p.suffix in {".tml", ".xml"} or ".tml." in p.name)


def pairs(one: Sequence[Marked], other: Sequence[Marked]) -> list[tuple[Marked | None, Marked | None]]:
    """Expressions of both that overlap, one to one, the same extent first; what has no partner stands alone."""
    found = sorted(
        (a[:2] != b[:2], max(a.start, b.start) - min(a.end, b.end), i, j)
        for i, a in enumerate(one) for j, b in enumerate(other) if a.start < b.end and b.start < a.end
    )  # fmt: skip
    used: tuple[set[int], set[int]] = (set(), set())
    joined: list[tuple[Marked | None, Marked | None]] = []
    for _, _, i, j in found:
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            joined.append((one[i], other[j]))
    joined += [(a, None) for i, a in enumerate(one) if i not in used[0]]
    return joined + [(None, b) for j, b in enumerate(other) if j not in used[1]]


def class_of(mark: Marked | None, absent: str) -> str:
    """What an expression stands for, in words: "day", "length", "set", …"""
    if mark is None:
        return absent
    if mark.type == "SET":
        return "set"
    return next((name for name, pattern in _CLASSES if re.search(pattern, mark.value)), "other")


class Confusion:
    """Counts how the expressions of one marking are read in another, class by class."""

    def __init__(self) -> None:
        self.counts: collections.Counter[tuple[str, str]] = collections.Counter()
        self.equal: collections.Counter[str] = collections.Counter()

    def add(self, one: Sequence[Marked], other: Sequence[Marked]) -> None:
        """Counts the expressions of one text: `one` as it should be, `other` as it was read."""
        for a, b in pairs(one, other):
            self.counts[class_of(a, EXTRA), class_of(b, MISSED)] += 1
            self.equal[class_of(a, EXTRA)] += a is not None and b is not None and a.value == b.value

    def lines(self) -> list[str]:
        """The table: for each class how many, how many with the same value, and what the others were read as."""
        shown = [f"{'class':24}{'n':>6}{'same value':>12}   read as"]
        rows = collections.Counter(a for a, _ in self.counts.elements())
        for name, n in rows.most_common():
            told = sorted(((k, b) for (a, b), k in self.counts.items() if a == name), reverse=True)
            words = ", ".join(f"{b} {k}" for k, b in told)
            same = "" if name == EXTRA else f"{self.equal[name] / n:.0%}"
            shown.append(f"{name:24}{n:>6}{same:>12}   {words}")
        return shown
