"""A disk that is full, and two runs in one folder at once: what was whole stays whole."""

import os
import subprocess
import sys

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from analysis.runs import publish

from ..conftest import ROOT

#: Makes a report with one short notebook; a file may take no more than the bytes given.
MAKES = """
import sys
from pathlib import Path
from analysis import cli, settings
from analysis.runs import plan

room, notebook, processed, *words = sys.argv[1:]
if int(room):
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(room), int(room)))
settings.PROCESSED = Path(processed)
plan.notebooks = lambda settings: [Path(notebook)]
sys.exit(cli.main(["report", *words]))
"""


def making(folder, source, room=0):
    reports = ["--name", "news", "--reports", str(folder / "reports")]
    return [
        sys.executable, "-c", MAKES, str(room), str(folder / "1_short.ipynb"), str(folder / "processed"),
        str(folder / source), *reports,
    ]  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    """A notebook, and two folders with news of which one is long."""
    given = new_code_cell('corpus: str = "seeds"  # the documents', metadata={"tags": ["parameters"]})
    nbformat.write(new_notebook(cells=[new_markdown_cell("# Short"), given]), tmp_path / "1_short.ipynb")
    for name, sentence in {"news": "The council opened a park. ", "more": "The mayor spoke of a new bridge. "}.items():
        (tmp_path / name).mkdir()
        told = "\n\n".join(f"{sentence}Entry number {n} was read." for n in range(3 if name == "news" else 3000))
        (tmp_path / name / "a.txt").write_text(f"A headline\n\n{told}\n", "utf-8")
    return tmp_path


@pytest.mark.skipif(os.name == "nt", reason="this system has no limit on the size of files")
@pytest.mark.parametrize("room", [20_000, 120_000, 400_000])
def test_a_full_disk_is_one_sentence_and_the_last_report_stays(folder, room):
    first = subprocess.run(making(folder, "news"), cwd=ROOT, capture_output=True, text=True, check=False)
    assert (first.returncode, first.stderr) == (0, "")
    before = publish.latest(folder / "reports", "news")
    ran = subprocess.run(making(folder, "more", room), cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode in (1, 2)
    assert "Traceback" not in ran.stderr
    if ran.returncode == 2:
        assert ran.stderr.count("\n") == 1 and "what was finished before is as it was" in ran.stderr
        assert publish.latest(folder / "reports", "news") == before
    assert publish.latest(folder / "reports", "news") is not None  # whole, with every file as it was written
    again = subprocess.run(making(folder, "more"), cwd=ROOT, capture_output=True, text=True, check=False)
    assert again.returncode == 0, again.stderr
    assert publish.latest(folder / "reports", "news")["key"] != before["key"]


def test_two_runs_at_once_in_one_folder_leave_a_whole_report_and_both_in_the_history(folder):
    running = [
        subprocess.Popen(making(folder, s), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for s in ("news", "more")
    ]
    said = [one.communicate(timeout=300) for one in running]
    assert [one.returncode for one in running] == [0, 0], said
    shown = publish.latest(folder / "reports", "news")
    assert shown is not None
    assert len([p for p in (folder / "reports" / "runs").iterdir() if not p.name.startswith(".")]) == 2
