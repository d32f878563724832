"""Reads a notebook's parameters from its annotated cell and checks values against them before any kernel starts.

The cell tagged `parameters` holds one literal a line, `name: type = default  # help`. The type is `str`, `int`,
`float`, `bool` or `list[str]`, or, in quotation marks, a narrower one: `"day"` (a day or nothing), `"search"` (what a
concordance can look for, or nothing), `"subset"` (a saved search, another search, or nothing), `"stop list"`
(the name of one), choices such as `"news or vader"`, or a range such as `"int 1 to 200"`.
(papermill reads these too, so that it knows every parameter.)
"""

import ast
import dataclasses
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import nbformat

from analysis import dating
from analysis.errors import BadParameter, DatelineError, nearest, one_of

_RANGE = re.compile(r"(int|float) (-?[\d.]+) to (-?[\d.]+)")
_CHOICE = re.compile(r", | or ")
_TRUTH = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


@dataclasses.dataclass(frozen=True)
class Parameter:
    """One parameter of one notebook: its name, declared type, default value, and help."""

    name: str
    type: str
    default: Any
    help: str


def read_notebook(path: Path) -> nbformat.NotebookNode:
    """The notebook at `path`. Raises BadParameter where the file is not a notebook."""
    try:
        read: nbformat.NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
        return read
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise BadParameter(f"{path.name} is not a readable notebook ({type(error).__name__}).") from None


def of_notebook(path: Path) -> list[Parameter]:
    """The parameters that the notebook at `path` declares, in order.

    Raises BadParameter where it has no cell tagged `parameters`, has two, or the cell holds anything but literals.
    """
    cells = [c for c in read_notebook(path).cells if "parameters" in c.get("metadata", {}).get("tags", [])]
    if len(cells) != 1:
        raise BadParameter(f"{path.name} has {len(cells)} cells tagged “parameters”; it needs exactly one.")
    source = cells[0]["source"]
    lines = source.splitlines()
    try:
        return [_declared(node, lines) for node in ast.parse(source).body if not _is_docstring(node)]
    except (SyntaxError, ValueError) as error:
        raise BadParameter(
            f"{path.name}: the parameters cell takes lines of the form  name: type = default  # help  ({error})."
        ) from None


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _declared(node: ast.stmt, lines: Sequence[str]) -> Parameter:
    if not (isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None):
        raise ValueError(f"“{lines[node.lineno - 1].strip()}” is not one")
    default = ast.literal_eval(node.value)
    declared = node.annotation.value if isinstance(node.annotation, ast.Constant) else ast.unparse(node.annotation)
    end = node.end_lineno or node.lineno
    rest = lines[end - 1].encode()[node.end_col_offset or 0 :].decode()
    return Parameter(node.target.id, str(declared), default, rest.partition("#")[2].strip())


def check(
    given: Mapping[str, Any], notebooks: Mapping[str, Sequence[Parameter]], saved: Mapping[str, str] | None = None
) -> dict[str, dict[str, Any]]:
    """For each notebook the values that it takes from `given`, converted to their declared types.

    `saved` are the searches that dateline.toml saves by name. Raises BadParameter for a name that no notebook has (the
    nearest is suggested) and for a value that does not fit.
    """
    known = {p.name for parameters in notebooks.values() for p in parameters}
    for name in given:
        if name not in known:
            valid = f"there are {one_of(sorted(known))}.{nearest(name, known)}"
            raise BadParameter(f"no selected notebook has a parameter “{name}”; {valid}")
    return {
        notebook: {p.name: convert(p, given[p.name], saved) for p in parameters if p.name in given}
        for notebook, parameters in notebooks.items()
    }


def convert(parameter: Parameter, value: Any, saved: Mapping[str, str] | None = None) -> Any:
    """`value`, a word from the command line or already typed, as the declared type. Raises BadParameter."""
    kind = parameter.type
    ranged = _RANGE.fullmatch(kind)
    try:
        if kind == "day":
            return dating.parse_day(value).isoformat() if value else ""
        if kind == "search":
            return _searchable(str(value))
        if kind == "subset":
            return _findable(str(value), saved or {})
        if ranged:
            number = _plain(ranged[1], value)
            if float(ranged[2]) <= number <= float(ranged[3]):
                return number
            raise ValueError
        if _CHOICE.search(kind):
            choices = _CHOICE.split(kind)
            return choices[choices.index(value)]
        return _plain(kind, value)
    except DatelineError as error:
        raise BadParameter(f"parameter {parameter.name}: {error}") from None
    except (ValueError, KeyError, TypeError):
        takes = f"{in_words(kind)}, for example {parameter.default!r}"
        raise BadParameter(f"parameter {parameter.name} takes {takes}; it was given {value!r}.") from None


def _searchable(value: str) -> str:
    from analysis.terms.pattern import compile_pattern  # noqa: PLC0415 - a report without a search needs none of it

    if value.strip():
        compile_pattern(value)
    return value


def _findable(value: str, saved: Mapping[str, str]) -> str:
    from analysis import subsets  # noqa: PLC0415 - as above

    if value.strip():
        subsets.check(value.strip(), saved)
    return value.strip()


def _plain(kind: str, value: Any) -> Any:
    if kind == "stop list" and not str(value).strip():  # whether there is one by a name is known with the corpus open
        raise ValueError
    if kind == "bool":
        return value if isinstance(value, bool) else _TRUTH[str(value).lower()]
    if kind == "int":
        if isinstance(value, bool | float):
            raise ValueError
        return int(value)
    if kind == "float":
        if isinstance(value, bool):
            raise ValueError
        return float(value)
    if kind.startswith("list"):
        return _listed(value)
    return str(value)


def _listed(value: Any) -> list[str]:
    if isinstance(value, str):
        value = json.loads(value) if value.startswith("[") else [v.strip() for v in value.split(",") if v.strip()]
    if not (isinstance(value, list) and all(isinstance(v, str) for v in value)):
        raise ValueError
    return value


def in_words(kind: str) -> str:
    """What a declared type takes, for a sentence."""
    plain = {"bool": "true or false", "int": "a whole number", "float": "a number", "str": "a text",
             "list[str]": "words separated by commas", "day": "a day such as 2022-09-10",
             "stop list": "the name of a stop list: english, news, none or one of [stop_lists]",
             "search": "a word, occup*, words in a row or /a pattern/",
             "subset": "the name of a saved search, or a search such as siege AND NOT Mariupol"}  # fmt: skip
    ranged = _RANGE.fullmatch(kind)
    if ranged:
        return f"{plain[ranged[1]]} from {ranged[2]} to {ranged[3]}"
    return one_of(_CHOICE.split(kind)) if _CHOICE.search(kind) else plain.get(kind, kind)
