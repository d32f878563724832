"""The same work in several processes: the same results, in their order, whatever happens to a worker."""

import operator
import os
import subprocess
import sys

import pytest

from analysis import parallel
from analysis.parallel import ordered

from .conftest import ROOT


@pytest.mark.parametrize("number", [0, 1, 2, 7, 500])
@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_come_in_the_order_of_the_items(number, workers):
    items = list(range(number))
    assert list(ordered(operator.add, 3, items, workers=workers, least=2)) == [i + 3 for i in items]


def test_an_error_in_the_work_is_raised_as_it_is():
    with pytest.raises(ZeroDivisionError):
        list(ordered(operator.truediv, 1, [2, 1, 0, 4], workers=2, least=2))


def test_what_a_stopped_worker_leaves_is_done_here():
    here = os.getpid()
    assert list(ordered(_dies_elsewhere, here, list(range(20)), workers=2, least=2)) == list(range(20))


def _dies_elsewhere(pid, item):
    if os.getpid() != pid:
        os._exit(9)
    return item


@pytest.mark.parametrize("items", [200, 20_000])
def test_a_result_that_is_not_taken_leaves_no_process_behind(monkeypatch, items):
    started = []

    class Noted(subprocess.Popen):
        def __init__(self, *words, **options):
            super().__init__(*words, **options)
            started.append(self)

    monkeypatch.setattr(parallel.subprocess, "Popen", Noted)
    results = ordered(operator.add, 3, list(range(items)), workers=2, least=2)
    assert next(results) == 3
    results.close()
    assert len(started) == 2
    assert all(worker.poll() is not None for worker in started)


def test_a_worker_that_is_gone_before_it_was_told_all_does_no_harm():
    team = parallel._Team(operator.add, 3, 1)
    (worker,) = team._all
    worker.kill()
    worker.wait()
    worker.stdin.write(b"words that nobody reads")  # they wait in the buffer, and closing would send them
    team.stop()


def test_few_items_start_no_process(monkeypatch):
    monkeypatch.setattr(parallel.subprocess, "Popen", None)
    assert list(ordered(operator.add, 3, [1, 2], workers=2)) == [4, 5]


def test_a_script_without_a_guard_and_a_folder_with_a_module_of_a_known_name_do_no_harm(tmp_path):
    (tmp_path / "pickle.py").write_text("raise SystemExit('the wrong module')")
    work = "ordered(operator.add, 1, range(9), workers=2, least=2)"
    code = f"import operator\nfrom analysis.parallel import ordered\nprint(sum({work}))"
    (tmp_path / "script").mkdir()
    (tmp_path / "script" / "run.py").write_text(code)
    ran = subprocess.run(
        [sys.executable, tmp_path / "script" / "run.py"],
        cwd=tmp_path, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert (ran.stdout, ran.stderr) == ("45\n", "")
