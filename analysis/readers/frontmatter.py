"""Reads the block of YAML that many notes and static sites put at the head of a text: its fields, and the text."""

import re
from typing import Any

import yaml  # type: ignore[import-untyped]

from analysis.readers.columns import Names, flat
from analysis.readers.model import Claim

ORIGIN = "front matter"
_BLOCK = re.compile(r"\ufeff?---[ \t]*\r?\n(.{0,20000}?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_KEY = re.compile(r"(?m)^[\w-][\w .-]*:(?:\s|$)")
_DEEPEST = 20
_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))


def split(text: str, names: Names) -> tuple[str, list[Claim], str | None]:
    """The text behind its front matter, what that says, and a note where a block cannot be read.

    A block that is not YAML stays in the text. A text without one comes back as it is. Names that hold the text in
    tables mean nothing here.
    """
    block = _BLOCK.match(text)
    if block is None or not _KEY.search(block[1]):
        return text, [], None
    try:
        found = _loaded(block[1])
    except (yaml.YAMLError, RecursionError) as error:
        problem = getattr(error, "problem", None) or str(error)
        return text, [], f"The block at the head of the text is not YAML ({problem}); it was left in the text."
    if not isinstance(found, dict):
        return text, [], "The block at the head of the text is not YAML with named fields; it was left in the text."
    row = {k: "" if v in _NOTHING else v for k, v in flat(found).items()}
    columns = names.of(ORIGIN, row, without=["text", "file"])
    return text[block.end() :], columns.claims(row, ORIGIN), None


def _loaded(block: str) -> Any:
    """The block with each value as it is written. YAML's base loader makes texts, lists and mappings alone: no object,
    and no day moved to another zone. A block that refers to its own parts could grow without bound, and one of brackets
    in brackets takes time by their square, so neither may be."""
    depth = deepest = 0
    for c in block:
        depth += (c in "[{") - (c in "]}")
        deepest = max(deepest, depth)
    if deepest > _DEEPEST:
        raise yaml.YAMLError(f"it nests more than {_DEEPEST} brackets")
    if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(block, Loader=yaml.BaseLoader)):
        raise yaml.YAMLError("it refers to parts of itself")
    return yaml.load(block, Loader=yaml.BaseLoader)
