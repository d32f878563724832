"""Makes requirements.lock, .ci/requirements.lock and environment.yml from pyproject.toml, the one list.

`python .ci/lock.py` writes them; the functions are what tests/test_dependencies.py holds the files to.
"""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

# conda-forge's name where it is another than on the Python index; None: not there, so pip brings it.
CONDA_NAMES = {"matplotlib": "matplotlib-base", "vaderSentiment": "vadersentiment", "nupunkt": None}

COMPILE = ["--universal", "--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "--no-header",
           "--no-annotate", "--python-version", "3.11", "--quiet"]  # fmt: skip


def project() -> dict:
    """pyproject.toml as a mapping."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def name_of(requirement: str) -> str:
    """The package's name in a requirement."""
    return re.match(r"[A-Za-z0-9._-]+", requirement).group()


def environment() -> str:
    """The text of environment.yml: conda-forge alone, the same floors, and the project itself by pip."""
    described = project()["project"]
    conda, by_pip = [f"python{described['requires-python']}", "pip"], []
    for requirement in described["dependencies"]:
        name = name_of(requirement)
        other = CONDA_NAMES.get(name, name)
        if other is None:
            by_pip.append(requirement)
        else:
            conda.append(requirement.replace(name, other, 1))
    lines = ["# Made from pyproject.toml by `make lock`; change that, not this.", "name: dateline", "channels:",
             "  - conda-forge", "  - nodefaults", "dependencies:"]  # fmt: skip
    lines += [f"  - {item}" for item in conda] + ["  - pip:"] + [f"      - {item}" for item in [*by_pip, "-e ."]]
    return "\n".join(lines) + "\n"


def without_overridden(lock: str) -> str:
    """`lock` without packages whose marker can never hold: an override put them there to keep them out."""
    entries = re.split(r"(?m)^(?=\S)", lock)
    return "".join(e for e in entries if "sys_platform == 'never'" not in e)


def compile_lock(arguments: list[str], target: Path) -> None:
    """Resolve with uv and write `target`; what is already locked there stays where it still fits."""
    command = [sys.executable, "-m", "uv", "pip", "compile", *arguments, *COMPILE, "-o", str(target)]
    subprocess.run(command, check=True, cwd=ROOT)
    target.write_text(without_overridden(target.read_text("utf-8")), "utf-8")


def main() -> None:
    """Write the three files."""
    if subprocess.run([sys.executable, "-m", "uv", "--version"], capture_output=True, check=False).returncode:
        subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "uv"], check=True)
    lock = ROOT / "requirements.lock"
    compile_lock(["pyproject.toml", "--extra", "dev"], lock)
    compile_lock(["--group", "ci", "--constraints", "requirements.lock"], ROOT / ".ci" / "requirements.lock")
    (ROOT / "environment.yml").write_text(environment(), "utf-8")
    print("Made requirements.lock, .ci/requirements.lock and environment.yml.")


if __name__ == "__main__":
    main()
