"""Takes the machine out of an executed notebook: its paths, and papermill's record of where files stood."""

import os
import re
import sys
from pathlib import Path
from typing import Any

import nbformat

from analysis import settings as choices


def without_paths(notebook: nbformat.NotebookNode, cwd: Path) -> None:
    """Rewrite, in place, every path of this machine in the notebook's outputs and metadata as one relative to it."""
    about = notebook.metadata.get("papermill", {})
    for name in ("input_path", "output_path"):
        if about.get(name):
            about[name] = Path(about[name]).name
    about.pop("environment_variables", None)
    places = _places(cwd)
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            _rewrite(output, places)


def _places(cwd: Path) -> list[tuple[str, str]]:
    """What stands for what, longest first, so that a folder inside another is replaced before it."""
    pythons = {sys.prefix: "python/", sys.base_prefix: "python/"}
    known = {str(choices.ROOT): "", str(cwd): "", **pythons, str(Path.home()): "~/"}
    return sorted(((path, short) for path, short in known.items() if len(path) > 1), key=lambda pair: -len(pair[0]))


def _rewrite(value: dict[str, Any], places: list[tuple[str, str]]) -> None:
    for key, held in value.items():
        if isinstance(held, str):
            value[key] = _replaced(held, places)
        elif isinstance(held, list):
            value[key] = [_replaced(v, places) if isinstance(v, str) else v for v in held]
        elif isinstance(held, dict):
            _rewrite(held, places)


def _replaced(text: str, places: list[tuple[str, str]]) -> str:
    for path, short in places:
        text = text.replace(path + os.sep, short)
        # the folder itself, not one whose name only begins like it
        text = re.sub(rf"{re.escape(path)}(?![\w.-])", short.rstrip("/") or ".", text)
    return text
