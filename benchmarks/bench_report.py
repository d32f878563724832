"""The report on the seed against the same notebooks run one by one by the papermill and nbconvert commands."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("[0-9]_*.ipynb"))


def run(*words: object) -> None:
    subprocess.run([sys.executable, "-m", *map(str, words)], cwd=ROOT, check=True, capture_output=True)


def ours(folder: Path) -> None:
    run("analysis", "report", "seeds", "--reports", folder, "--fresh")


def one_by_one(folder: Path) -> None:
    for notebook in NOTEBOOKS:
        out = folder / notebook.name
        run("papermill", notebook, out, "-p", "corpus", "seeds", "--no-progress-bar")
        run("jupyter", "nbconvert", "--to", "html", out)


def main() -> None:
    times = {ours: [], one_by_one: []}
    for _ in range(3):
        for way, spent in times.items():
            with tempfile.TemporaryDirectory() as folder:
                began = time.perf_counter()
                way(Path(folder))
                spent.append(time.perf_counter() - began)
    a, b = sorted(times[ours])[1], sorted(times[one_by_one])[1]
    print(f"{'report on the seed, nothing cached':38} {'ours':>12} {'one by one':>12}")
    print(f"{len(NOTEBOOKS)} notebooks to HTML{'':20} {a:>11.1f}s {b:>11.1f}s {'':13} {b / a:>6.1f} ×")


if __name__ == "__main__":
    main()
