"""Fails where a notebook in git holds outputs or execution counts, or lacks its one `parameters` cell."""

import json
import sys
from pathlib import Path


def faults(path: Path) -> list[str]:
    """What is wrong with the notebook at `path`, a sentence each."""
    cells = json.loads(path.read_text("utf-8"))["cells"]
    code = [c for c in cells if c["cell_type"] == "code"]
    tagged = [c for c in code if "parameters" in c["metadata"].get("tags", [])]
    found = []
    if any(c["outputs"] or c["execution_count"] is not None for c in code):
        found.append(f"{path.name} holds outputs; strip them (jupyter nbconvert --clear-output --inplace {path}).")
    if len(tagged) != 1:
        found.append(f"{path.name} has {len(tagged)} cells tagged “parameters”; it needs one.")
    return found


if __name__ == "__main__":
    notebooks = sorted(Path(sys.argv[1]).glob("*.ipynb"))
    problems = [fault for path in notebooks for fault in faults(path)]
    print("\n".join(problems) or f"{len(notebooks)} notebooks are stripped and have one parameters cell each.")
    sys.exit(1 if problems or not notebooks else 0)
