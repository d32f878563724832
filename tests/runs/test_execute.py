import nbformat
import pytest

from analysis import runs


def notebook(folder, name, *sources):
    cells = [nbformat.v4.new_code_cell("n: int = 1  # a number", metadata={"tags": ["parameters"]})]
    cells += [nbformat.v4.new_code_cell(s) for s in sources]
    path = folder / f"{name}.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    return path


@pytest.fixture(scope="module")
def executed(tmp_path_factory):
    """Four notebooks run at once: one that ends, one that fails, one whose kernel dies, one that warns."""
    folder = tmp_path_factory.mktemp("nb")
    sources = [
        notebook(folder, "good", "print(n + 1)"),
        notebook(folder, "bad", "print('before')", "1 / 0", "print('after')"),
        notebook(folder, "dead", "import os; os._exit(9)"),
        notebook(folder, "where", "import os; print(sorted(os.listdir()))"),
    ]
    jobs = [runs.Job(s, {"n": 41} if s.stem == "good" else {}, folder / "out" / s.name) for s in sources]
    told = []
    done = runs.execute(jobs, runs.How(told=lambda one: told.append(one.name)), cwd=folder)
    assert sorted(told) == ["bad", "dead", "good", "where"]
    return {one.name: one for one in done}


def printed(one):
    return "".join(o.get("text", "") for c in one.notebook.cells for o in c.get("outputs", []))


def test_a_notebook_gets_its_parameters(executed):
    assert executed["good"].ok
    assert printed(executed["good"]) == "42\n"


def test_a_failure_names_the_cell_keeps_what_ran_and_stops_no_other(executed):
    assert executed["bad"].error == "bad.ipynb, code cell 3 (1 / 0) stopped with ZeroDivisionError: division by zero"
    assert printed(executed["bad"]) == "before\n"
    assert executed["where"].ok


def test_a_dead_kernel_is_noticed_and_said(executed):
    assert "its kernel died" in executed["dead"].error


def test_notebooks_run_in_the_callers_folder(executed):
    assert "good.ipynb" in printed(executed["where"])


def test_no_path_of_the_machine_stands_in_an_executed_notebook(executed, tmp_path_factory):
    base = str(tmp_path_factory.getbasetemp())
    assert all(base not in nbformat.writes(one.notebook) for one in executed.values())
