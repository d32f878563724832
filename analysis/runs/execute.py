"""Runs notebooks through papermill, several at once, each in a kernel of its own; none stops the others."""

import concurrent.futures
import dataclasses
import logging
import os
import re
import tempfile
import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import nbformat

from analysis import noted
from analysis.runs import cache, clean, kernels, watch
from analysis.runs.parameters import read_notebook

#: Characters of a failing cell's first line that are quoted.
_SHOWN = 60
_ANSI = re.compile(r"\x1b\[[0-9;]*m")


@dataclasses.dataclass(frozen=True)
class Job:
    """A notebook to run, the parameters it is given, and the file its executed copy is written to.

    `key` names the work in the cache of notebooks; without one it is always done. What it shows is saved in the folder
    `files` too, where one is named. `covered` are the files and folders whose contents the key stands for already.
    """

    notebook: Path
    parameters: Mapping[str, Any]
    target: Path
    key: str | None = None
    files: Path | None = None
    covered: tuple[Path, ...] = ()

    @property
    def name(self) -> str:
        """The name of the executed notebook, which is its page's too."""
        return self.target.stem


@dataclasses.dataclass(frozen=True)
class Executed:
    """What became of a job: the executed notebook (partial where it failed), how long it took, and the failure.

    `kept` says that it was executed before, from the same, and taken from the cache; `seconds` are those it took then.
    """

    name: str
    notebook: nbformat.NotebookNode
    seconds: float
    error: str | None = None
    kept: bool = False

    @property
    def ok(self) -> bool:
        """Whether every cell ran."""
        return self.error is None

    @property
    def warnings(self) -> int:
        """How many cells wrote a warning."""
        return sum(any("Warning: " in _stderr(o) for o in c.get("outputs", [])) for c in self.notebook.cells)


def _stderr(output: Any) -> str:
    return str(output.get("text", "")) if output.get("name") == "stderr" else ""


#: Hears that a notebook's cell has begun: the notebook's name, the cell's place, how many there are.
Began = Callable[[str, int, int], None]


@dataclasses.dataclass(frozen=True)
class How:
    """How a run goes about its notebooks: at most `workers` kernels at once (default: the cores), `timeout` seconds a
    cell at most, `fresh` where nothing is taken from the cache; `told` hears of each notebook that ends, `began` of
    each cell that starts."""

    workers: int | None = None
    timeout: int | None = None
    fresh: bool = False
    told: Callable[[Executed], None] = lambda _: None
    began: Began = lambda *_: None


def execute(jobs: Sequence[Job], how: How = How(), *, cwd: Path) -> list[Executed]:
    """Run `jobs`, each in a kernel of its own; a job whose key is in the cache is not run. Returns in their order."""
    count = min(how.workers or os.cpu_count() or 1, len(jobs)) or 1
    with concurrent.futures.ThreadPoolExecutor(count) as pool:
        running = [pool.submit(_done, job, cwd, how) for job in jobs]
        try:
            for done in concurrent.futures.as_completed(running):
                how.told(done.result())
        except BaseException:  # stopped, or a fault of ours: what has not begun need not begin, nor what has go on
            pool.shutdown(wait=False, cancel_futures=True)
            kernels.stop()
            raise
    return [future.result() for future in running]


def _done(job: Job, cwd: Path, how: How) -> Executed:
    """A job's notebook, from the cache where it is there, else run and kept for the next time."""
    found = cache.load(job.key) if job.key and not how.fresh else None
    if found is not None:
        job.target.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(found.notebook, job.target)  # type: ignore[no-untyped-call]
        return Executed(job.name, found.notebook, found.seconds, kept=True)
    with tempfile.TemporaryDirectory() as place:
        listed = Path(place) / "read.txt"
        executed = _run(job, cwd, how, listed)
        if job.key and executed.ok:
            cache.save(job.key, executed.notebook, executed.seconds, noted.hashes(listed, job.covered))
    return executed


def _run(job: Job, cwd: Path, how: How, listed: Path) -> Executed:
    import papermill  # noqa: PLC0415 - a second of start-up, paid only by a run
    from nbclient.exceptions import CellTimeoutError, DeadKernelError  # noqa: PLC0415

    logging.getLogger("papermill").setLevel(logging.CRITICAL)  # what it warns of is checked before, and in our words
    job.target.parent.mkdir(parents=True, exist_ok=True)
    start, error = time.monotonic(), None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # papermill's and zmq's own; a notebook's warnings stand in its page
            papermill.execute_notebook(
                str(job.notebook),
                str(job.target),
                parameters=dict(job.parameters),
                engine_name=watch.register(),
                kernel_name="python3",
                language="python",
                progress_bar=False,
                cwd=str(cwd),
                start_timeout=120,
                execution_timeout=how.timeout,
                request_save_on_cell_execute=False,
                kernel_manager_class=kernels.manager(str(job.files or ""), str(listed)),
                began=lambda cell, of: how.began(job.name, cell, of),
                extra_arguments=["--IPKernelApp.log_level=50"],  # it calls its own orderly end an error
            )
    except papermill.PapermillExecutionError as failure:
        error = _in_a_sentence(job, failure)
    except CellTimeoutError:
        error = f"{job.notebook.name}: a cell took longer than {how.timeout} seconds; --timeout allows more."
    except DeadKernelError:
        error = f"{job.notebook.name}: its kernel died (out of memory, or killed) before the notebook ended."
    finished = read_notebook(job.target if job.target.is_file() else job.notebook)
    clean.without_paths(finished, cwd)
    nbformat.write(finished, job.target)  # type: ignore[no-untyped-call]
    return Executed(job.name, finished, time.monotonic() - start, error)


def _in_a_sentence(job: Job, failure: Any) -> str:
    what = _ANSI.sub("", f"{failure.ename}: {failure.evalue}").strip().splitlines()[0]
    first = next((line for line in failure.source.splitlines() if line.strip()), "").strip()
    shown = first if len(first) <= _SHOWN else f"{first[:_SHOWN]}…"
    return f"{job.notebook.name}, code cell {_code_cells(job, failure)} ({shown}) stopped with {what}"


def _code_cells(job: Job, failure: Any) -> int:
    """The failing cell's place among the code cells of the notebook as its author wrote it."""
    ran = read_notebook(job.target).cells
    code = [c for c in ran if c.cell_type == "code" and "injected-parameters" not in c.metadata.get("tags", [])]
    return next(n for n, c in enumerate(code, start=1) if c.source == failure.source and _failed(c))


def _failed(cell: Any) -> bool:
    noted = cell.metadata.get("papermill", {}).get("exception")
    return bool(noted) or any(o.output_type == "error" for o in cell.outputs)
