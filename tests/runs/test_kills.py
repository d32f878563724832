"""A report that is killed at any moment leaves the last whole one as it was, and the same call makes the next."""

import os
import shutil
import signal
import subprocess
import sys

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from analysis.runs import publish

from ..conftest import ROOT

#: Makes a report with one short notebook. At the first thing it does to the disk that fits the pattern, what it was
#: about to write is left half written, and the process is killed.
MAKES = """
import os, re, signal, sys
from pathlib import Path
from analysis import cli
from analysis.runs import plan

pattern, notebook, news, reports = sys.argv[1:]
done = []

def watch(event, arguments):
    if event == "open":
        if not (arguments[2] or 0) & (os.O_WRONLY | os.O_RDWR) or isinstance(arguments[0], int):
            return
        told = f"write {os.fsdecode(arguments[0])}"
    elif event in ("os.rename", "os.symlink"):
        told = f"{event} {os.fsdecode(arguments[0])} -> {os.fsdecode(arguments[1])}"
    else:
        return
    if pattern and not done and re.search(pattern, told):
        done.append(told)
        if event == "open":
            Path(os.fsdecode(arguments[0])).write_text('{"half')
        os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(watch)
plan.notebooks = lambda settings: [Path(notebook)]
sys.exit(cli.main(["report", news, "--name", "news", "--reports", reports]))
"""
MOMENTS = {
    "a notebook": r"write .*/\.part-[^/]+/notebooks/",
    "a page": r"write .*/\.part-[^/]+/\.?1_short\.html",
    "an article": r"write .*/\.part-[^/]+/read/",
    "the first page": r"write .*/\.part-[^/]+/\.?index\.html",
    "the record": r"write .*/\.part-[^/]+/run\.json",
    "the move into the history": r"os\.rename .*/\.part-[^/]+ -> ",
    "the link to it": r"os\.symlink .* -> .*/\.news-[^/]+$",
    "the move of the link": r"os\.rename .*/\.news-[^/]+ -> .*/news$",
    "the index of reports": r"write .*/\.index\.html-",
    "the move of the index": r"os\.rename .*/\.index\.html-",
}


def make(folder, reports, pattern=""):
    words = [sys.executable, "-c", MAKES, pattern, str(folder / "1_short.ipynb"), str(folder / "news"), str(reports)]
    return subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ})


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A folder with news, a notebook, and a whole report; then the news change."""
    folder = tmp_path_factory.mktemp("kills")
    (folder / "news").mkdir()
    article = folder / "news" / "a.txt"
    article.write_text("Council opens park\n\nThe council opened a new park in the first year of peace.\n", "utf-8")
    given = new_code_cell('corpus: str = "seeds"  # the documents', metadata={"tags": ["parameters"]})
    cells = [new_markdown_cell("# Short"), given, new_code_cell("len(corpus) > 0")]
    nbformat.write(new_notebook(cells=cells), folder / "1_short.ipynb")
    ran = make(folder, folder / "reports")
    assert (ran.returncode, ran.stderr) == (0, ""), ran.stderr
    article.write_text("Council opens park\n\nThe council opened a new park in the second year of peace.\n", "utf-8")
    return folder


def shown(reports):
    """The year that the report shown tells of, in a report that is whole."""
    assert publish.latest(reports, "news") is not None
    (page,) = (reports / "news" / "read").glob("*.html")
    (year,) = (year for year in ("first", "second") if f"{year} year of peace" in page.read_text("utf-8"))
    return year


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_kill_leaves_a_whole_report(made, tmp_path, moment):
    reports = tmp_path / "reports"
    shutil.copytree(made / "reports", reports, symlinks=True)
    index = (reports / "index.html").read_bytes()
    killed = make(made, reports, MOMENTS[moment])
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    # after its link has moved the new report is shown, whole
    assert shown(reports) == ("second" if "index of" in moment or moment == "the move of the index" else "first")
    assert (reports / "index.html").read_bytes() == index


def test_after_a_kill_the_same_call_makes_the_report(made, tmp_path):
    reports = tmp_path / "reports"
    shutil.copytree(made / "reports", reports, symlinks=True)
    make(made, reports, MOMENTS["the record"])
    ran = make(made, reports)
    assert (ran.returncode, ran.stderr, shown(reports)) == (0, "", "second")
