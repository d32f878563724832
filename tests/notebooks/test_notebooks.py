"""Each notebook runs alone, through papermill's own command, and is written as an argument."""

import json
import re
import subprocess
import sys

import nbformat
import pytest

from analysis.runs import of_notebook

from ..conftest import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_papermill_alone_runs_it(path, tmp_path):
    out = tmp_path / "out.ipynb"
    command = [sys.executable, "-m", "papermill", str(path), str(out), "-p", "corpus", "seeds", "--no-progress-bar"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr[-2000:]
    cells = nbformat.read(out, 4).cells
    assert [o for c in cells if c.cell_type == "code" for o in c.outputs if o.output_type == "error"] == []
    assert [o.text for c in cells if c.cell_type == "code" for o in c.outputs if o.get("name") == "stderr"] == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_it_is_prose_first_with_short_cells_and_no_definitions(path):
    cells = json.loads(path.read_text("utf-8"))["cells"]
    code = ["".join(c["source"]) for c in cells if c["cell_type"] == "code"]
    prose = " ".join("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")
    lines = [line for source in code for line in source.splitlines() if line.strip()]
    assert cells[0]["cell_type"] == "markdown"
    assert not re.search(r"(?m)^\s*(def|class|for|while|import (?!analysis))\b", "\n".join(code))
    stated = [c for c in cells if "parameters" in c["metadata"].get("tags", [])]
    others = [c for c in cells if c["cell_type"] == "code" and c not in stated]
    assert max(len("".join(c["source"]).splitlines()) for c in others) <= 9
    assert len(prose.split()) >= 8 * len(lines)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_nothing_is_stored_in_it(path):
    cells = [c for c in json.loads(path.read_text("utf-8"))["cells"] if c["cell_type"] == "code"]
    assert all(not c["outputs"] and c["execution_count"] is None for c in cells)
    assert of_notebook(path)[0].name == "corpus"
