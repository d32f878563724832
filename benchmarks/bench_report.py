"""The report on the seed against the same notebooks run one by one by the papermill and nbconvert commands.

    python benchmarks/bench_report.py              and what a second call and an import cost
    python benchmarks/bench_report.py FOLDER       and where the time goes in a report on the articles of a folder
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from analysis import settings as choices
from analysis.corpus import opening
from analysis.report import producing
from analysis.report.build import build
from analysis.runs import Job, execute, plan

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("[0-9]_*.ipynb"))
ROUNDS = 3


def run(*words: object) -> None:
    subprocess.run([sys.executable, *map(str, words)], cwd=ROOT, check=True, capture_output=True)


def ours(folder: Path, *more: str) -> None:
    run("-m", "analysis", "report", "seeds", "--reports", folder, *more)


def one_by_one(folder: Path) -> None:
    for notebook in NOTEBOOKS:
        out = folder / notebook.name
        run("-m", "papermill", notebook, out, "-p", "corpus", "seeds", "--no-progress-bar")
        run("-m", "jupyter", "nbconvert", "--to", "html", out)


def median(does: Callable[[], None]) -> float:
    spent = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        does()
        spent.append(time.perf_counter() - began)
    return sorted(spent)[ROUNDS // 2]


def in_turn(*ways: Callable[[Path], None]) -> list[float]:
    """The median time of each, all run in turns, so that a busy moment of the machine falls on all of them."""
    spent: list[list[float]] = [[] for _ in ways]
    for _ in range(ROUNDS):
        for way, times in zip(ways, spent, strict=True):
            with tempfile.TemporaryDirectory() as folder:
                began = time.perf_counter()
                way(Path(folder))
                times.append(time.perf_counter() - began)
    return [sorted(times)[ROUNDS // 2] for times in spent]


def processor_time(does: Callable[[], None]) -> float:
    """Seconds of CPU that the processes started by `does` take."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    does()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def seed() -> None:
    a, b = in_turn(lambda folder: ours(folder, "--fresh"), one_by_one)
    print(f"{'report on the seed, nothing cached':38} {'ours':>12} {'one by one':>12}")
    print(f"{len(NOTEBOOKS)} notebooks to HTML{'':20} {a:>11.1f}s {b:>11.1f}s {'':13} {b / a:>6.1f} ×")
    with tempfile.TemporaryDirectory() as folder:
        ours(Path(folder))
        print(f"an unchanged second call: {processor_time(lambda: ours(Path(folder))):.2f} s of CPU")


def imports() -> None:
    def loading(name: str) -> float:
        return median(lambda: run("-c", f"import {name}")) - bare

    bare = median(lambda: run("-c", "pass"))
    ours_, pandas = loading("analysis"), loading("pandas")
    print(f"import analysis: {ours_:.3f} s, import pandas: {pandas:.3f} s, {ours_ / pandas:.2f} of it")


@contextmanager
def stage(name: str) -> Iterator[None]:
    began = time.perf_counter()
    yield
    print(f"  {name:44} {time.perf_counter() - began:>8.1f} s", flush=True)


def stages(source: str) -> None:
    """Where the time goes in a report on the articles of a folder, one stage after the other."""
    located = opening.locate(source)
    settings = choices.load(located[0] if located[0].is_dir() else located[0].parent)
    with tempfile.TemporaryDirectory() as place:
        with stage("reading, cleaning, dating, grouping"):
            corpus = opening.open(source, settings=settings, fresh=True)
        print(f"  {corpus!r}")
        made = plan.make("bench", located, {}, settings, plan.notebooks(settings))
        done = []
        for sheet in made.sheets:
            with stage(f"{sheet.name}, alone"):
                job = Job(sheet.notebook, {plan.SOURCE: source}, Path(place) / f"{sheet.name}.ipynb")
                done += execute([job], cwd=Path.cwd())
        with stage("the tables of the reader pages"):
            tables = producing.measured(corpus, made)
        pages = [producing.page_of(e, s, {}) for e, s in zip(done, made.sheets, strict=True)]
        with stage("rendering the pages"):
            build(Path(place) / "report", corpus, pages, producing.Provenance(), tables)
        size = sum(p.stat().st_size for p in (Path(place) / "report").rglob("*") if p.is_file())
        largest = max((Path(place) / "report").rglob("*.html"), key=lambda p: p.stat().st_size)
        print(f"  {size / 1e6:.1f} MB, the largest page {largest.name} with {largest.stat().st_size / 1e6:.1f} MB")


def main() -> None:
    if len(sys.argv) > 1:
        stages(sys.argv[1])
        return
    seed()
    imports()


if __name__ == "__main__":
    main()
