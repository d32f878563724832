"""What a search is once it is read: a tree of words, fields and operators, and the sentence that says what is wrong."""

import dataclasses
from typing import Union

from analysis.errors import DatelineError

#: The two things that a search can pick, and what a measure is then given.
UNITS = ("article", "sentence")

#: Characters of a search that an error quotes.
_SHOWN = 60


@dataclasses.dataclass(frozen=True, eq=False)
class Words:
    """A word, `occup*`, or a run of words: a phrase."""

    words: tuple[str, ...]


@dataclasses.dataclass(frozen=True, eq=False)
class Expression:
    """`/a regular expression/`, with its slashes."""

    source: str


@dataclasses.dataclass(frozen=True, eq=False)
class Near:
    """Two words, or groups of words, at most `distance` words apart in a sentence; `ordered`: the first one first."""

    left: tuple[Words | Expression, ...]
    right: tuple[Words | Expression, ...]
    distance: int
    ordered: bool


@dataclasses.dataclass(frozen=True, eq=False)
class Field:
    """`source:reuters`: what is known of the article, or (voice, name) of the sentence. `quoted`: in marks."""

    name: str
    value: str
    quoted: bool
    at: int


@dataclasses.dataclass(frozen=True, eq=False)
class Saved:
    """`subset:siege`: another search, saved by name."""

    name: str
    search: "Search"


@dataclasses.dataclass(frozen=True, eq=False)
class Not:
    """What `part` does not pick."""

    part: "Node"


@dataclasses.dataclass(frozen=True, eq=False)
class All:
    """What each of `parts` picks: AND."""

    parts: tuple["Node", ...]


@dataclasses.dataclass(frozen=True, eq=False)
class Either:
    """What any of `parts` picks: OR."""

    parts: tuple["Node", ...]


Node = Union[Words, Expression, Near, Field, Saved, Not, All, Either]  # noqa: UP007 - names itself


@dataclasses.dataclass(frozen=True, eq=False)
class Search:
    """A search as a whole: its words as they were given, what it picks (“article” or “sentence”), and its tree."""

    text: str
    unit: str
    tree: Node


def trouble(query: str, at: int, says: str) -> DatelineError:
    """What is wrong in `query` at the character `at` (from 0), as an error; a long search is quoted around it."""
    from_, to = max(0, at - _SHOWN // 2), at + _SHOWN // 2
    if len(query) <= _SHOWN:
        from_, to = 0, len(query)
    shown = f"{'…' if from_ else ''}{query[from_:to]}{'…' if to < len(query) else ''}"
    stop = "" if says.endswith((".", "?")) else "."
    return DatelineError(f"the search “{shown}” cannot be read at character {at + 1}: {says}{stop}")
