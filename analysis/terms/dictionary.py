"""Dictionaries: groups of words under a name, from YAML or LIWC's files, and how often each group is used.

A dictionary file is made to be read and edited:

    conflict:
      attack: [siege, shell*, air strike*]
      peace: [ceasefire, talks, /negotiat(e|ion)s?/]
    economy: [grain, price*]
"""

import dataclasses
import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import yaml  # type: ignore[import-untyped]

from analysis.errors import DatelineError, unknown
from analysis.settings import expanded, resolve
from analysis.terms.pattern import compile_pattern

#: What parts a group from the group that it stands in.
WITHIN = "/"
DEEPEST, MOST_PATTERNS = 8, 50_000
_SHAPE = "it takes names of groups, each with a list of patterns or with groups of its own"


@dataclasses.dataclass(frozen=True)
class Dictionary(Mapping[str, tuple[str, ...]]):
    """Groups by name, each with its patterns; a group holds the patterns of the groups within it ("conflict/attack").

    It is a mapping, so it can be given wherever groups are asked for: to the tidy tables, to trends, and one of its
    groups to `concordance`.
    """

    groups: Mapping[str, tuple[str, ...]]
    name: str = "dictionary"

    def __getitem__(self, group: str) -> tuple[str, ...]:
        if group not in self.groups:
            raise _NoGroup(unknown("group", str(group), self.groups))
        return self.groups[group]

    def __iter__(self) -> Iterator[str]:
        return iter(self.groups)

    def __len__(self) -> int:
        return len(self.groups)

    def describe(self) -> dict[str, Any]:
        """The dictionary as plain data that a machine can read: it goes with every result."""
        return {"name": self.name, "groups": {group: list(patterns) for group, patterns in self.groups.items()}}


class _NoGroup(DatelineError, KeyError):
    """Both an error of ours and what a mapping has to raise."""

    def __str__(self) -> str:
        return str(self.args[0])


def dictionary(source: "str | os.PathLike[str] | Mapping[str, Any]") -> Dictionary:
    """The dictionary in a YAML file (also quanteda's), in LIWC's `.dic`, or in a mapping of Python's.

    A group's value is a list of patterns (`compile_pattern`: siege, occup*, two words, /r.gex/), a single one, or a
    mapping of groups within it; a list may hold both. Names of groups within groups are joined by "/". In a `.dic`
    file, groups stand between two lines of "%" with their numbers, below them a pattern and its groups' numbers.

    Raises DatelineError for a file that there is not or that cannot be read, a name that is there twice, a group
    without a pattern, a pattern that cannot be used, and a dictionary that is too large or too deep.
    """
    if isinstance(source, Mapping):
        return _checked(source, "the dictionary given")
    path = resolve(expanded(source))
    name = f"the dictionary “{path.name}”"
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise DatelineError(f"{name} is not a text in UTF-8.") from None
    made = _liwc(text, name) if path.suffix.lower() == ".dic" else _yaml(text, name)
    return dataclasses.replace(_checked(made, name), name=path.name)


def _checked(source: Any, name: str) -> Dictionary:
    if not isinstance(source, Mapping) or not source:
        raise DatelineError(f"{name} holds no group; {_SHAPE}.")
    found: dict[str, list[str]] = {}
    _collect(source, (), found, name)
    groups = {group: tuple(dict.fromkeys(patterns)) for group, patterns in found.items()}
    for group, patterns in groups.items():
        if not patterns:
            raise DatelineError(f"{name}: the group “{group}” has no pattern; give it one or take it out.")
    for pattern in dict.fromkeys(p for patterns in groups.values() for p in patterns):
        _check_pattern(pattern, groups, name)
    return Dictionary(groups)


def _check_pattern(pattern: str, groups: Mapping[str, tuple[str, ...]], name: str) -> None:
    try:
        compile_pattern(pattern)
    except DatelineError as error:
        group = next(g for g, patterns in groups.items() if pattern in patterns)
        raise DatelineError(f"{name}, group “{group}”: {error}") from None


def _collect(value: Any, above: tuple[str, ...], found: dict[str, list[str]], name: str) -> None:
    """Put the patterns in `value` into the group whose name is `above`, and into those that it stands in."""
    if len(above) > DEEPEST or sum(map(len, found.values())) > MOST_PATTERNS * DEEPEST:
        raise DatelineError(f"{name} is too large: groups {DEEPEST} deep and {MOST_PATTERNS:,} patterns are the most.")
    group = WITHIN.join(above)
    if isinstance(value, Mapping):
        for key, inner in value.items():
            label = str(key).strip()
            if isinstance(key, bool) or not label or WITHIN in label:
                raise DatelineError(f"{name}: “{key}” cannot name a group; it takes a text without “/”.")
            found.setdefault(WITHIN.join((*above, label)), [])
            _collect(inner, (*above, label), found, name)
    elif isinstance(value, list | tuple):
        for inner in value:
            if isinstance(inner, list | tuple):
                raise DatelineError(f"{name}: a list within a list in the group “{group}”; {_SHAPE}.")
            _collect(inner, above, found, name)
    elif isinstance(value, bool | float) or (value is not None and not isinstance(value, str | int)):
        raise DatelineError(f"{name}: in the group “{group}” {value!r} is no text; put it in quotation marks.")
    elif value is not None and str(value).strip():
        for depth in range(1, len(above) + 1):
            found[WITHIN.join(above[:depth])].append(str(value).strip())


class _Loader(yaml.SafeLoader):  # type: ignore[misc]
    """YAML in which a name may not stand twice."""


def _once(loader: yaml.SafeLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    seen: set[Any] = set()
    for place, _ in node.value:
        key = loader.construct_object(place, deep=True)
        if isinstance(key, list | dict) or key in seen:
            problem = "a name is no text" if isinstance(key, list | dict) else f"“{key}” stands there twice"
            raise yaml.constructor.ConstructorError(None, None, problem, place.start_mark)
        seen.add(key)
    made: dict[Any, Any] = loader.construct_mapping(node, deep=True)
    return made


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _once)


def _yaml(text: str, name: str) -> Any:
    try:
        return yaml.load(text, _Loader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" (line {mark.line + 1})" if mark else ""
        problem = getattr(error, "problem", None) or "it is not well formed"
        raise DatelineError(f"{name} is not readable as YAML{where}: {problem}.") from None


def _liwc(text: str, name: str) -> dict[str, list[str]]:
    """LIWC's format, of groups without order and patterns without conditions."""
    lines = [(n, line.strip()) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
    marks = [i for i, (_, line) in enumerate(lines) if line == "%"]
    if len(marks) < 2:
        raise DatelineError(f"{name} is not in LIWC's format: its groups stand between two lines of “%”.")
    names: dict[str, str] = {}
    for n, line in lines[marks[0] + 1 : marks[1]]:
        number, _, label = line.partition("\t") if "\t" in line else line.partition(" ")
        if not number.isdigit() or not label.strip():
            raise DatelineError(f"{name}, line {n}: “{line}” is not a number and the name of a group.")
        names[number] = label.strip().replace(WITHIN, "-")
    found: dict[str, list[str]] = {label: [] for label in names.values()}
    for n, line in lines[marks[1] + 1 :]:
        pattern, *numbers = _split(line)
        if not numbers or not all(number in names for number in numbers) or set(pattern) & set("()<>"):
            raise DatelineError(f"{name}, line {n}: “{line}” is not a pattern and the numbers of its groups.")
        for number in numbers:
            found[names[number]].append(pattern)
    return {label: patterns for label, patterns in found.items() if patterns}


def _split(line: str) -> Iterable[str]:
    pattern, *numbers = line.split("\t") if "\t" in line else line.split()
    return [pattern.strip(), *(number for part in numbers for number in part.split())]
