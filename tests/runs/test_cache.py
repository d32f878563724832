"""Work that was done is not done again, and work that differs in anything is."""

import json
import time

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from analysis import runs
from analysis import settings as choices
from analysis.runs import cache


@pytest.fixture
def notebook(tmp_path):
    """A notebook that adds a line to a file each time it really runs."""
    given = new_code_cell("n: int = 1  # a number", metadata={"tags": ["parameters"]})
    adds = new_code_cell("with open('ran.txt', 'a') as file: print(n, file=file)")
    nbformat.write(new_notebook(cells=[given, adds]), tmp_path / "counts.ipynb")
    return tmp_path / "counts.ipynb"


def run(notebook, n=1, made_from="the same", **how):
    values = {"n": n}
    job = runs.Job(notebook, values, notebook.parent / "out" / "counts.ipynb", cache.key(notebook, values, made_from))
    return runs.execute([job], runs.How(**how), cwd=notebook.parent)[0]


def ran(notebook):
    return (notebook.parent / "ran.txt").read_text().split()


def test_the_same_work_is_not_done_twice_and_gives_the_same_notebook(notebook):
    first, second = run(notebook), run(notebook)
    assert ran(notebook) == ["1"]
    assert (first.kept, second.kept) == (False, True)
    assert nbformat.writes(first.notebook) == nbformat.writes(second.notebook)
    assert first.seconds == second.seconds


@pytest.mark.parametrize("change", ["a value", "a cell", "what all share", "asked for fresh", "a damaged file"])
def test_what_differs_is_done_again(notebook, change):
    run(notebook)
    if change == "a cell":
        notebook.write_text(notebook.read_text("utf-8").replace("print(n,", "print(n + 0,"), "utf-8")
    if change == "a damaged file":
        for kept in (choices.PROCESSED / "notebooks").glob("*.json"):
            held = json.loads(kept.read_text("utf-8"))
            kept.write_text(json.dumps(held | {"notebook": held["notebook"] + " "}), "utf-8")
    again = run(
        notebook, n=2 if change == "a value" else 1, made_from="other" if change == "what all share" else "the same",
        fresh=change == "asked for fresh",
    )
    assert not again.kept
    assert len(ran(notebook)) == 2


@pytest.mark.parametrize("where", ["beside", "covered"])
def test_a_notebook_that_read_a_file_of_its_own_runs_again_when_the_file_changes(tmp_path, where):
    folder = tmp_path / "lists"
    folder.mkdir()
    (folder / "words.yml").write_text("a: [siege]\n", "utf-8")
    given = new_code_cell("n: int = 1  # a number", metadata={"tags": ["parameters"]})
    reads = new_code_cell("import analysis as dl\nprint(dict(dl.terms.dictionary('lists/words.yml')))")
    nbformat.write(new_notebook(cells=[given, reads]), tmp_path / "reads.ipynb")

    def run():
        job = runs.Job(tmp_path / "reads.ipynb", {}, tmp_path / "out" / "reads.ipynb", f"reads-{where}",
                       covered=(folder,) if where == "covered" else ())  # fmt: skip
        return runs.execute([job], cwd=tmp_path)[0]

    assert run().ok and run().kept
    (folder / "words.yml").write_text("a: [siege, port]\n", "utf-8")
    again = run()
    assert again.kept == (where == "covered")  # whose content is in the key of the job already


def test_other_libraries_are_other_work(notebook, monkeypatch):
    before = cache.key(notebook, {}, "the same")
    monkeypatch.setattr(cache, "versions", lambda: {"pandas": "0.1"})
    assert cache.key(notebook, {}, "the same") != before


def test_a_failure_is_never_kept(notebook):
    text = notebook.read_text("utf-8")
    notebook.write_text(text.replace("print(n, file=file)", "print(n, file=file); 1 / 0"), "utf-8")
    assert not run(notebook).ok
    assert not run(notebook).kept


def test_the_longest_unused_go_first(notebook, monkeypatch):
    monkeypatch.setattr(cache, "KEPT", 1)
    run(notebook, n=1)
    time.sleep(0.02)
    run(notebook, n=2)
    assert run(notebook, n=2).kept
    assert not run(notebook, n=1).kept


def test_a_cell_that_takes_too_long_stops_its_notebook_alone(tmp_path):
    given = new_code_cell("n: int = 1  # a number", metadata={"tags": ["parameters"]})
    for name, cell in {"slow": "import time; time.sleep(60)", "quick": "n"}.items():
        nbformat.write(new_notebook(cells=[given, new_code_cell(cell)]), tmp_path / f"{name}.ipynb")
    jobs = [runs.Job(tmp_path / f"{n}.ipynb", {}, tmp_path / "out" / f"{n}.ipynb") for n in ("slow", "quick")]
    slow, quick = runs.execute(jobs, runs.How(timeout=2), cwd=tmp_path)
    assert slow.error == "slow.ipynb: a cell took longer than 2 seconds; --timeout allows more."
    assert quick.ok


def test_each_cell_is_told_as_it_begins(notebook):
    told = []
    run(notebook, began=lambda *word: told.append(word))
    assert told == [("counts", n, 3) for n in (1, 2, 3)]


def test_stopping_a_run_stops_its_kernels_at_once(tmp_path):
    given = new_code_cell("n: int = 1  # a number", metadata={"tags": ["parameters"]})
    waits = new_code_cell("import time; time.sleep(120)")
    nbformat.write(new_notebook(cells=[given, waits]), tmp_path / "slow.ipynb")
    nbformat.write(new_notebook(cells=[given]), tmp_path / "quick.ipynb")
    jobs = [runs.Job(tmp_path / f"{n}.ipynb", {}, tmp_path / "out" / f"{n}.ipynb") for n in ("slow", "quick")]

    def stop(_one):
        raise KeyboardInterrupt

    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        runs.execute(jobs, runs.How(told=stop, workers=2), cwd=tmp_path)
    assert time.monotonic() - began < 60  # the kernel of the slow one was not waited for
