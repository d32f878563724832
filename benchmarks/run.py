"""Runs the benchmarks of this folder, one after the other, each in a process of its own.

    python benchmarks/run.py             all of them
    python benchmarks/run.py tone dates  those named

Each prints a small table: a peer, its time, ours, and the ratio, measured in turn in the same run. Figures of speed are
for reading, never for a test: machines differ, ratios less.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> int:
    known = {p.stem.removeprefix("bench_"): p for p in sorted(HERE.glob("bench_*.py"))}
    asked = sys.argv[1:] or list(known)
    wrong = [name for name in asked if name not in known]
    if wrong:
        print(f"dateline: there is no benchmark “{wrong[0]}”; valid: {', '.join(known)}.", file=sys.stderr)
        return 2
    commands = [[sys.executable, str(known[name])] for name in asked]
    return max(subprocess.run(command, cwd=HERE.parent, check=False).returncode for command in commands)


if __name__ == "__main__":
    sys.exit(main())
