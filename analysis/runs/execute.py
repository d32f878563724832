"""Runs notebooks through papermill, several at once, each in a kernel of its own; none stops the others."""

import concurrent.futures
import dataclasses
import logging
import os
import re
import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import nbformat

from analysis.runs import clean, kernels
from analysis.runs.parameters import read_notebook

#: Characters of a failing cell's first line that are quoted.
_SHOWN = 60
_ANSI = re.compile(r"\x1b\[[0-9;]*m")


@dataclasses.dataclass(frozen=True)
class Job:
    """A notebook to run, the parameters it is given, and the file its executed copy is written to."""

    notebook: Path
    parameters: Mapping[str, Any]
    target: Path

    @property
    def name(self) -> str:
        """The notebook's name, which is its page's too."""
        return self.notebook.stem


@dataclasses.dataclass(frozen=True)
class Executed:
    """What became of a job: the executed notebook (partial where it failed), how long it took, and the failure."""

    name: str
    notebook: nbformat.NotebookNode
    seconds: float
    error: str | None = None

    @property
    def ok(self) -> bool:
        """Whether every cell ran."""
        return self.error is None


def execute(
    jobs: Sequence[Job], *, cwd: Path, workers: int | None = None, told: Callable[[Executed], None] = lambda _: None
) -> list[Executed]:
    """Run `jobs` on at most `workers` kernels at once (default: the cores). Returns in order of `jobs`.

    `told` hears of each notebook when it ends.
    """
    count = min(workers or os.cpu_count() or 1, len(jobs)) or 1
    with concurrent.futures.ThreadPoolExecutor(count) as pool:
        running = [pool.submit(_run, job, cwd) for job in jobs]
        try:
            for done in concurrent.futures.as_completed(running):
                told(done.result())
        except BaseException:  # stopped, or a fault of ours: what has not begun need not begin
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return [future.result() for future in running]


def _run(job: Job, cwd: Path) -> Executed:
    import papermill  # noqa: PLC0415 - a second of start-up, paid only by a run
    from nbclient.exceptions import DeadKernelError  # noqa: PLC0415

    logging.getLogger("papermill").setLevel(logging.ERROR)  # what it warns of is checked before, and in our words
    job.target.parent.mkdir(parents=True, exist_ok=True)
    began, error = time.monotonic(), None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # papermill's and zmq's own; a notebook's warnings stand in its page
            papermill.execute_notebook(
                str(job.notebook),
                str(job.target),
                parameters=dict(job.parameters),
                kernel_name="python3",
                language="python",
                progress_bar=False,
                cwd=str(cwd),
                start_timeout=120,
                request_save_on_cell_execute=False,
                kernel_manager_class=kernels.manager(),
                extra_arguments=["--IPKernelApp.log_level=50"],  # it calls its own orderly end an error
            )
    except papermill.PapermillExecutionError as failure:
        error = _in_a_sentence(job, failure)
    except DeadKernelError:
        error = f"{job.notebook.name}: its kernel died (out of memory, or killed) before the notebook ended."
    finished = read_notebook(job.target if job.target.is_file() else job.notebook)
    clean.without_paths(finished, cwd)
    nbformat.write(finished, job.target)  # type: ignore[no-untyped-call]
    return Executed(job.name, finished, time.monotonic() - began, error)


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
