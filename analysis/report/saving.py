"""Saves a figure or a table as a file of its own: for a paper, a slide, another program.

A run that is asked for files has each notebook save what it shows: figures as SVG, PDF and PNG with the numbers behind
them, tables as CSV, Parquet and XLSX.
"""

import itertools
import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from analysis import folders
from analysis.errors import DatelineError, one_of
from analysis.report import safe, svg
from analysis.tidy import sheet, write

#: The folder that a notebook saves what it shows in; set by a run that is asked for files.
FOLDER = "DATELINE_FILES"
DRAWINGS, TABLES = ("svg", "pdf", "png"), ("csv", "parquet", "xlsx")
_DPI = 200


def save(shown: Any, path: Path | str) -> Path:
    """Save a figure (a plate of `dl.figures`) or a DataFrame as `path`; the ending says as what.

    A figure takes svg, pdf and png, and csv, parquet and xlsx for the numbers behind it; a DataFrame the latter. In CSV
    lists are parted by blanks, and a text that a spreadsheet would run as a formula has an apostrophe before it. What a
    measure says of its table (`table.attrs`: the definition of a word, the stop list, the pattern …) is written beside
    it, as NAME.definition.json.

    Raises DatelineError for another ending, OSError where the file cannot be written.
    """
    place = Path(path)
    ending = place.suffix.lower().lstrip(".")
    if not isinstance(shown, pd.DataFrame) and not hasattr(shown, "figure"):
        raise DatelineError(f"a figure of dl.figures or a DataFrame can be saved, and it was a {type(shown).__name__}.")
    known = TABLES if isinstance(shown, pd.DataFrame) else (*DRAWINGS, *TABLES)
    if ending not in known:
        raise DatelineError(f"“{place.name}” ends in none of what can be saved here; valid: {one_of(known)}.")
    if not place.parent.is_dir():
        raise DatelineError(f"there is no folder “{place.parent}” to save {place.name} in; make it first.")
    with folders.written_file(place) as part:
        if ending in DRAWINGS:
            _draw(shown.figure, part, ending)
        else:
            _WRITERS[ending](shown if isinstance(shown, pd.DataFrame) else shown.data, part)
    attrs = (shown if isinstance(shown, pd.DataFrame) else shown.data).attrs
    if ending in TABLES and attrs:
        told = json.dumps(attrs, ensure_ascii=False, indent=1, default=str)
        place.with_name(f"{place.stem}.definition.json").write_text(f"{told}\n", "utf-8")
    return place


def _draw(figure: Any, path: Path, ending: str) -> None:
    from matplotlib import rc_context  # noqa: PLC0415 - costs a third of a second, and only figures need it

    dated = {"svg": {"Date": None}, "pdf": {"CreationDate": None}, "png": {}}[ending]  # the same figure, the same file
    with rc_context({"svg.hashsalt": "dateline"}):
        figure.savefig(path, dpi=_DPI, facecolor="white", bbox_inches="tight", pad_inches=0.1, metadata=dated)


def _plain(table: pd.DataFrame) -> pd.DataFrame:
    """`table` with its named index as columns, and lists as words."""
    flat = table.reset_index() if table.index.name or table.index.names[0] else table
    return flat.assign(**{
        str(c): [_flat(v) for v in flat[c]] for c in flat.columns if flat[c].dtype == object
    })  # fmt: skip


def _flat(value: Any) -> Any:
    """A list as words parted by blanks, one of records as JSON; anything else as it is."""
    if isinstance(value, np.ndarray):
        value = value.tolist()
    if not isinstance(value, list | tuple):
        return value
    if all(isinstance(v, str) for v in value):
        return " ".join(value)
    return json.dumps(list(value), ensure_ascii=False, default=str)


def _csv(table: pd.DataFrame, path: Path) -> None:
    guarded = _plain(table).map(lambda v: write.guarded(v) if isinstance(v, str) else v)
    guarded.columns = pd.Index([write.guarded(str(c)) for c in guarded.columns])
    guarded.to_csv(path, index=False, date_format="%Y-%m-%d", lineterminator="\n")


_WRITERS: dict[str, Callable[[pd.DataFrame, Path], object]] = {
    "csv": _csv,
    "parquet": lambda table, path: _plain(table).to_parquet(path, index=False),
    "xlsx": lambda table, path: sheet.write(path, {"table": _plain(table)}),
}


def _free(stem: str, place: Path) -> str:
    """`stem`, or with a number what no earlier figure or table of the notebook was saved as."""
    taken = {p.stem.casefold() for p in place.iterdir()}  # on some systems names that differ in case are one
    names = (stem if n == 1 else f"{stem}-{n}" for n in itertools.count(1))
    return next(name for name in names if name.casefold() not in taken)


def beside(shown: Any, name: str) -> str:
    """Save what is shown in every form that fits, where the run asks for files; HTML: the ways to them, or nothing."""
    folder = os.environ.get(FOLDER)
    if not folder:
        return ""
    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    stem = _free(re.sub(r"[^\w-]+", "-", name).strip("-")[:60] or svg.name_for(name), place)
    endings = TABLES if isinstance(shown, pd.DataFrame) else (*DRAWINGS, *TABLES)
    files = [save(shown, place / f"{stem}.{ending}") for ending in endings]
    ways = (f'<a href="files/{safe.text(place.name)}/{safe.text(f.name)}">{f.suffix[1:].upper()}</a>' for f in files)
    return f'<p class="dl-files">Saved as {", ".join(ways)}</p>'
