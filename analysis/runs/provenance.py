"""Says what a run was made from: inputs and their hashes, parameters, versions, commit. No path, host or user name."""

import datetime
import importlib.metadata
import platform
import subprocess
from typing import Any

from analysis import settings as choices
from analysis.runs.cache import versions
from analysis.runs.plan import Plan, lock_hash


def record(plan: Plan, began: datetime.datetime) -> dict[str, Any]:
    """Everything about a run that is known before it starts, as plain values for JSON."""
    return {
        "id": f"{began:%Y%m%dT%H%M%S}-{plan.key[:8]}",
        "key": plan.key,
        "name": plan.name,
        "made": began.isoformat(timespec="seconds"),
        "parameters": {**plan.given, **{name: list(values) for name, values in plan.varied.items()}},
        "given": dict(plan.given),
        "saved": plan.files,
        "varied": {name: list(values) for name, values in plan.varied.items()},
        "inputs": [{"path": path, "sha256": digest} for path, digest in plan.inputs],
        "versions": {"dateline": importlib.metadata.version("dateline"), "python": platform.python_version(),
                     **versions()},
        "commit": commit(),
        "lock": lock_hash(),
    }  # fmt: skip


def commit() -> str | None:
    """The commit that the workbench stands at, with “+” where files differ from it; None outside a checkout."""
    if not (choices.ROOT / ".git").exists():
        return None
    try:
        head = _git("rev-parse", "--short=12", "HEAD")
        return head + ("+" if _git("status", "--porcelain", "--untracked-files=no") else "")
    except (OSError, subprocess.SubprocessError):
        return None  # no git on this machine, or no commit yet: the package's own hash is in the run's key


def _git(*words: str) -> str:
    ran = subprocess.run(["git", *words], cwd=choices.ROOT, capture_output=True, text=True, check=True, timeout=20)
    return ran.stdout.strip()
