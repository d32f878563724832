"""The choices and the paths, together, so that each can be seen, changed and cited.

A `dateline.toml` beside the user's data (or in the project's root) overrides any of the choices by key.
"""

import dataclasses
import datetime
import json
import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from analysis.errors import DatelineError, unknown

PACKAGE = Path(__file__).resolve().parent
# A checkout is its own project; a copy installed elsewhere works in the folder it is called from.
ROOT = PACKAGE.parent if (PACKAGE.parent / "pyproject.toml").is_file() else Path.cwd()
NOTEBOOKS = ROOT / "notebooks"
REPORTS = ROOT / "reports"
#: Where tables that were made are kept; another place can be named for a run that is to find nothing made before.
PROCESSED = Path(os.environ.get("DATELINE_PROCESSED") or ROOT / "data" / "processed")
CONFIG_NAME = "dateline.toml"

#: The parts that a line of an article can play.
ROLES = ("title", "dateline", "heading", "body", "caption")
#: Roles that are read as the article's own words unless asked otherwise.
COUNTED_ROLES = ("body",)


@dataclasses.dataclass(frozen=True)
class Settings:
    """The choices that change a result. Each has a default that the docs give a reason for."""

    near_repeat: float = 0.7
    """Share of a shorter paragraph's words found in an earlier one, from which on it is marked as a near repeat."""
    min_mean_n: int = 5
    """Means over fewer scored sentences than this are hidden."""
    interval: float = 0.90
    """Coverage that the intervals in tables and figures are made for."""
    seed: int = 20220910
    """The seed of every random draw (bootstraps, permutations, samples), so that a second run says the same."""
    rules_off: tuple[str, ...] = ()
    """Names of cleaning rules that are not applied."""
    keep_lines: tuple[str, ...] = ()
    """Texts: a line that holds one of them is kept, whatever the rules say of it."""
    drop_lines: tuple[str, ...] = ()
    """Texts: a line that holds one of them is dropped, unless one of `keep_lines` keeps it."""
    earliest: str | None = None
    """No document was published before this day (ISO); a bound for the publication-date finder."""
    latest: str | None = None
    """No document was published after this day (ISO); a bound for the publication-date finder."""
    notebooks: tuple[str, ...] = ()
    """Further notebooks, beside the numbered ones, that belong to a report."""
    columns: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """Which column of a table of articles holds which field, where the usual names do not say it."""
    subsets: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """Searches by name, which stand for the parts of a corpus that they find."""
    stop_lists: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """Stop lists by name, each with its words; @english stands for all words of that list."""


#: What a column of a table of articles, or of metadata.csv, can be told to hold.
COLUMN_FIELDS = ("file", "text", "published", "source", "title", "author", "lang", "url", "note")
#: Columns told on the command line, for the notebooks that it runs (JSON: field to column).
NAMED_COLUMNS = "DATELINE_COLUMNS"


#: The values that a number may take.
_RANGES = {"near_repeat": (0.1, 1.0), "min_mean_n": (2, 1_000_000), "interval": (0.5, 0.999), "seed": (0, 2**32 - 1)}


_SUBSET_NAME = re.compile(r"\w[\w-]{0,59}")
_NAMED = {"subsets": "subset", "stop_lists": "stop list"}

#: What each setting takes, for a sentence.
_WORDS = {
    "near_repeat": "a share such as 0.7", "min_mean_n": "a whole number", "interval": "a share such as 0.9",
    "seed": "a whole number", "rules_off": "a list of names of rules",
    "keep_lines": "a list of texts", "drop_lines": "a list of texts", "earliest": "a day such as 2022-01-01",
    "latest": "a day such as 2022-12-31", "notebooks": "a list of file names",
    "columns": f"names of columns by field ({', '.join(COLUMN_FIELDS)}), such as text = \"Artikel\"",
    "subsets": "searches by name, such as siege = \"siege AND NOT Mariupol\"",
    "stop_lists": "words by the name of a list, such as mine = \"@news kyiv region\"",
}  # fmt: skip


def load(beside: Path | None = None) -> Settings:
    """The settings in force: the defaults, overridden by the `dateline.toml` in `beside` or else in the root.

    Columns told on the command line come before those in the file.

    Raises DatelineError for a file that is not TOML, a key that is not a setting, or a value of another type.
    """
    folders = [p for p in (beside, ROOT) if p is not None]
    path = next((f / CONFIG_NAME for f in folders if (f / CONFIG_NAME).is_file()), None)
    told = json.loads(os.environ.get(NAMED_COLUMNS, "{}"))
    return with_columns(Settings() if path is None else _from_file(path), told)


def _from_file(path: Path) -> Settings:
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DatelineError(f"{path.name} is not readable as TOML ({error}); docs/reference.md has its keys.") from None
    return override(Settings(), values, f"{path.parent.name}/{path.name}")


def with_columns(settings: Settings, columns: Mapping[str, str] | None) -> Settings:
    """`settings` with `columns` (field to column) told before its own. Raises DatelineError for a field unknown."""
    if not columns:
        return settings
    return override(settings, {"columns": {**settings.columns, **columns}}, "columns")


def override(settings: Settings, values: dict[str, Any], where: str) -> Settings:
    """`settings` with `values` in place of its own, each checked against the type of the default."""
    known = {f.name: f for f in dataclasses.fields(Settings)}
    checked: dict[str, Any] = {}
    for name, value in values.items():
        if name not in known:
            raise DatelineError(f"{where}: {unknown('setting', name, known)}")
        checked[name] = _as_declared(name, value, _in_words(known[name].type), where)
        low, high = _RANGES.get(name, (None, None))
        if low is not None and not low <= checked[name] <= high:
            raise DatelineError(f"{where}: “{name}” is {value!r}; it takes a value from {low} to {high}.")
    return dataclasses.replace(settings, **checked)


def _in_words(declared: Any) -> str:
    """A field's type as it is written: `int`, `str | None`, `tuple[str, ...]`."""
    return declared.__name__ if isinstance(declared, type) and not hasattr(declared, "__args__") else str(declared)


def _as_declared(name: str, value: Any, declared: str, where: str) -> Any:
    if declared.startswith("tuple") and isinstance(value, list) and all(isinstance(v, str) for v in value):
        return tuple(value)
    if "Mapping" in declared and _is_named_texts(value):
        return _checked_names(name, value, where)
    if isinstance(value, datetime.date) and name in ("earliest", "latest"):
        return value.isoformat()
    if declared.startswith("str") and isinstance(value, str):
        return value
    if declared == "float" and isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if declared == "int" and isinstance(value, int) and not isinstance(value, bool):
        return value
    raise DatelineError(f"{where}: “{name}” is {value!r}; it takes {_WORDS[name]}.")


def _is_named_texts(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(v, str) and v.strip() for v in value.values())


def _checked_names(name: str, value: dict[str, str], where: str) -> dict[str, str]:
    for own in value:
        if name == "columns" and own not in COLUMN_FIELDS:
            raise DatelineError(f"{where}: {unknown('field', str(own), COLUMN_FIELDS)}")
        if name in _NAMED and not _SUBSET_NAME.fullmatch(own):
            raise DatelineError(f"{where}: “{own}” cannot name a {_NAMED[name]}; take letters, digits, - and _.")
    return value


def resolve(path: str | os.PathLike[str]) -> Path:
    """An existing path for `path`: as it is where absolute, else in the caller's folder first, then in the root.

    Raises DatelineError naming both places where it is in neither.
    """
    given = expanded(path)
    tries = [given] if given.is_absolute() else [Path.cwd() / given, ROOT / given]
    for candidate in tries:
        if candidate.exists():
            return candidate
    places = "" if given.is_absolute() else ", neither in the current folder nor in the project's"
    raise DatelineError(f"there is no file or folder “{path}”{places}.")


def expanded(path: str | os.PathLike[str]) -> Path:
    """`path` with a leading `~` as the folder it stands for. Raises DatelineError for a user that there is not."""
    try:
        return Path(path).expanduser()
    except RuntimeError:
        raise DatelineError(f"“{path}” begins with the folder of a user that this machine does not have.") from None


def data_text(*parts: str) -> str:
    """The text of a file that ships with the package, by its place below `analysis/`."""
    return PACKAGE.joinpath(*parts).read_text("utf-8")
