"""Fails where a quality figure of the yardstick has fallen below its floor in floors.toml. Speeds are not judged.

    python benchmarks/check_floors.py FOLDER            FOLDER holds score.py and its labelled data
    python benchmarks/check_floors.py FOLDER --raise    write the figures reached as the new floors

A floor is matched by the start of a printed line and the name of a figure in it, so each figure is one entry:
"dates, timebank" = { strict = 86.0, value = 84.0 }.
"""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.toml"

#: The figures that are judged, as the scorer names them, and how each is found in a line.
FIGURES = {
    "F1": r"\bF1 ([\d.]+)",
    "strict": r"strict ([\d.]+)",
    "relaxed": r"relaxed ([\d.]+)",
    "type": r"type ([\d.]+)",
    "value": r"value ([\d.]+)",
    "r": r"\br (-?[\d.]+)",
    "macro-F1": r"macro-F1 ([\d.]+)",
    "good": r"([\d.]+)% of \d+ pages",
    "speaker": r"speaker right in\s+([\d.]+)",
    "right": r"right in ([\d.]+)%",
    "first three": r"first three in ([\d.]+)%",
}


def figures(output: str) -> dict[str, dict[str, float]]:
    """{start of a line: {figure: value}} for every line of the scorer's output that holds a figure."""
    found: dict[str, dict[str, float]] = {}
    for line in output.splitlines():
        head, colon, rest = line.partition(": ")
        values = {name: float(m.group(1)) for name, pattern in FIGURES.items() if (m := re.search(pattern, rest))}
        if colon and values and not line.startswith(" "):
            if "macro-F1" in values:
                values.pop("F1", None)
            found[head] = values
    return found


def score(data: Path) -> str:
    """Run the scorer over all its parts, showing what it prints."""
    command = [sys.executable, str(data / "score.py"), "benchmarks.adapters"]
    process = subprocess.Popen(command, cwd=HERE.parent, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        print(line, end="", flush=True)
        lines.append(line)
    if process.wait():
        sys.exit(f"the scorer stopped with exit code {process.returncode}")
    return "".join(lines)


def main() -> int:
    data = Path(sys.argv[1]).resolve()
    reached = figures(score(data))
    if "--raise" in sys.argv:
        FLOORS.write_text(as_toml(raised(reached, tomllib.loads(FLOORS.read_text("utf-8")))), "utf-8")
        return 0
    floors = tomllib.loads(FLOORS.read_text("utf-8"))
    below = [
        f"{head}: {name} is {reached.get(head, {}).get(name, 'missing')}, its floor {floor}"
        for head, wanted in floors.items()
        for name, floor in wanted.items()
        if reached.get(head, {}).get(name, float("-inf")) < floor
    ]
    judged = sum(map(len, floors.values()))
    print("\n".join(below) or f"All {judged} figures stand at or above their floors.")
    return 1 if below or not judged else 0


def raised(reached: dict[str, dict[str, float]], floors: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    """The floors, each raised to the figure reached where that is higher; none is lowered or lost."""
    heads = {**floors, **reached}
    return {
        head: {
            n: max(floors.get(head, {}).get(n, v), v)
            for n, v in {**floors.get(head, {}), **reached.get(head, {})}.items()
        }
        for head in heads
    }


def as_toml(reached: dict[str, dict[str, float]]) -> str:
    """The floors as a file."""
    lines = ["# The quality reached so far; a change that raises a figure raises its floor (check_floors.py --raise)."]
    for head, values in reached.items():
        inner = ", ".join(f'"{name}" = {value}' for name, value in values.items())
        lines.append(f'"{head}" = {{ {inner} }}')
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
