#!/usr/bin/env python3
"""The front door: sets the workbench up in `.venv` and does what was asked. Needs Python 3.11 and nothing else.

    python3 run.py              the menu
    python3 run.py report       a report on the documents in seeds/ (or: run.py report FOLDER …)
    python3 run.py test         the whole test suite
"""

import contextlib
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
BEGUN = VENV / "dateline-set-up.begun"
STAMP = VENV / "dateline-set-up.json"
LOCK = ROOT / "requirements.lock"

MENU = {
    "setup": "make .venv and install what requirements.lock lists; nothing else is run",
    "report": "render a report on seeds/, or on the folder named: report FOLDER [--name NAME] [-p name=value]",
    "test": "run the whole test suite (further words go to pytest)",
    "lab": "open JupyterLab on the notebooks",
    "bench": "run the benchmarks that need nothing but this folder",
    "lock": "make requirements.lock and environment.yml anew from pyproject.toml",
    "clean": "remove what the workbench made: .venv, caches, data/processed and reports (asks first)",
}


def main(words):
    """Do what `words` ask; return the exit code."""
    if not words or words[0] in ("help", "-h", "--help"):
        print("Dateline: the news read as data\n")
        for name, does in MENU.items():
            print(f"  make {name:8} {does}")
        print("\nWithout make: python3 run.py NAME")
        return 0
    name, rest = words[0], words[1:]
    if name not in MENU:
        return fail(f"there is no “{name}”; valid: {', '.join(MENU)}.")
    if name == "clean":
        return clean(rest)
    problem = set_up()
    if problem:
        return fail(problem)
    return DO[name](rest)


def fail(sentence):
    """Print the one sentence that says what is wrong; return the exit code for it."""
    print(f"dateline: {sentence}", file=sys.stderr)
    return 2


# ------------------------------------------------------------------ set-up


def set_up():
    """Make `.venv` hold all that the lock lists (what else is there stays); at once where it does.

    Returns a sentence where it cannot.
    """
    problem = python_problem()
    if problem:
        return problem
    with one_at_a_time():
        wanted = fingerprint()
        found = json.loads(STAMP.read_text("utf-8")) if STAMP.is_file() else None
        if found == wanted and PYTHON.exists():
            return None
        if VENV.exists() and found is None and not BEGUN.exists():
            return "there is a .venv here that this project did not make; move it away (or remove it) and call again."
        if VENV.exists() and (found is None or found["python"] != wanted["python"] or not PYTHON.exists()):
            say("An earlier set-up was not finished, or was for another Python; making .venv anew.")
            shutil.rmtree(VENV)
        VENV.mkdir(exist_ok=True)
        BEGUN.touch()
        STAMP.unlink(missing_ok=True)
        return install(wanted)


def python_problem():
    """What this Python lacks, with the line that mends it, or None."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is what tells an older Python so
        return f"this is Python {sys.version.split()[0]}; Dateline needs 3.11 or newer (try: python3.11 run.py …)."
    try:
        import ensurepip  # noqa: F401, PLC0415
        import venv  # noqa: F401, PLC0415
    except ImportError:
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        return f"this Python has no venv or pip; on Debian or Ubuntu: sudo apt install python{version}-venv"
    return None


def fingerprint():
    """What a finished set-up was made from; a change in any of it asks for another."""
    digest = hashlib.sha256(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    return {"made_from": digest, "python": sys.version.split()[0], "root": str(ROOT)}


@contextlib.contextmanager
def one_at_a_time():
    """Wait while another call is setting up in this folder (where the system has file locks)."""
    try:
        import fcntl  # noqa: PLC0415
    except ImportError:
        yield
        return
    with (ROOT / ".set-up.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def install(wanted):
    """Create `.venv` where it is missing, install the lock and this project into it, and leave the stamp last."""
    if not PYTHON.exists():
        say("Setting up in .venv; this is done once and takes about a minute.")
        made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False)
        if made.returncode:
            shutil.rmtree(VENV, ignore_errors=True)
            return "python3 -m venv failed (see above), so there is no .venv to install into."
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--no-deps"]
    if not pip_install([*pip, "--require-hashes", "--prefer-binary", "-r", str(LOCK)]):
        return "installing from requirements.lock failed (see above); with a network back, call it again."
    if not pip_install([*pip, "--quiet", "--no-build-isolation", "-e", str(ROOT)]):
        return "installing the project itself into .venv failed (see above)."
    partial = STAMP.with_suffix(".part")
    partial.write_text(json.dumps(wanted), "utf-8")
    partial.replace(STAMP)
    BEGUN.unlink()
    say("Set up.")
    return None


def pip_install(command):
    """Run pip, showing one line that counts packages; its own words only where it fails. Returns success."""
    total = len(re.findall(r"^\S+==", LOCK.read_text("utf-8"), re.MULTILINE))
    kept, seen = [], 0
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=ROOT)
    for line in process.stdout:
        kept.append(line)
        if line.startswith("Collecting "):
            seen += 1
            progress(f"  {seen} of about {total} packages: {line.split()[1].split('==')[0]}", seen % 30 == 1)
        elif line.startswith("Installing collected"):
            progress("  unpacking …", True, last=True)
    if process.wait():
        print("".join(kept[-25:]), file=sys.stderr)
    return process.returncode == 0


def progress(text, milestone, last=False):
    """One line that is written over on a terminal; elsewhere only the milestones."""
    if sys.stdout.isatty():
        print(f"\r{text:<70}", end="\n" if last else "", flush=True)
    elif milestone:
        say(text)


def say(text):
    """Print at once."""
    print(text, flush=True)


# ----------------------------------------------------------------- commands


def call(*command, cwd=None):
    """Run a command of the workbench, in the caller's folder where no other is named; return its exit code."""
    try:
        return subprocess.run([str(PYTHON), *command], check=False, cwd=cwd).returncode
    except KeyboardInterrupt:
        return 130


#: The options of `dateline report` after which a word is a value, not a source.
TAKES_VALUE = (
    "--name", "-p", "--parameter", "--params", "--reports", "--column", "--workers", "--timeout", "--help-notebook",
)  # fmt: skip


def report(rest):
    """`dateline report`, on seeds/ unless sources are named."""
    named = [w for n, w in enumerate(rest) if not w.startswith("-") and (n == 0 or rest[n - 1] not in TAKES_VALUE)]
    seeds = [] if named or {"-h", "--help"} & set(rest) else [str(ROOT / "seeds")]
    return call("-m", "analysis", "report", *seeds, *rest)


def test(rest):
    """The test suite, from the root."""
    return call("-m", "pytest", *rest, cwd=ROOT)


#: JupyterLab asks at its first start whether to fetch news; here nothing is fetched, and nobody is asked.
QUIET = {"@jupyterlab/apputils-extension:notification": {"checkForUpdates": False, "fetchNews": "false"}}


def lab(rest):
    """JupyterLab, opened on the notebooks."""
    overrides = VENV / "share" / "jupyter" / "lab" / "settings" / "overrides.json"
    if not overrides.exists():
        overrides.parent.mkdir(parents=True, exist_ok=True)
        overrides.write_text(json.dumps(QUIET), "utf-8")
    quiet = ["--LabApp.news_url=None", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]
    start = ["--ServerApp.root_dir", str(ROOT), "--LabApp.default_url=/lab/tree/notebooks/1_cleaning.ipynb"]
    return call("-m", "jupyter", "lab", *start, *quiet, *rest)


def bench(rest):
    """The benchmarks, one after the other."""
    return call(str(ROOT / "benchmarks" / "run.py"), *rest)


def lock(rest):
    """The lock and the conda environment, from pyproject.toml."""
    return call(str(ROOT / ".ci" / "lock.py"), *rest)


def clean(rest):
    """Remove what was made here. Raw data, notebooks and the user's own files stay."""
    made = [VENV, ROOT / ".set-up.lock", *ROOT.glob(".*_cache"), ROOT / ".hypothesis"]
    made += [p for folder in ("data/processed", "reports") for p in (ROOT / folder).glob("*")
             if p.name not in (".gitkeep", "README.md")]
    found = [p for p in made if p.exists()]
    if not found:
        say("There is nothing to remove.")
        return 0
    say("This removes: " + ", ".join(str(p.relative_to(ROOT)) for p in found))
    if "--yes" not in rest and not agreed("Remove them? [y/N] "):
        say("Nothing was removed.")
        return 1
    for path in found:
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    return 0


def agreed(question):
    """Whether the answer is yes; no answer is none."""
    try:
        return input(question).strip().lower() == "y"
    except EOFError:
        print()
        return False


DO = {
    "setup": lambda rest: fail(f"setup takes no words, and was given “{rest[0]}”.") if rest else say("Ready.") or 0,
    "report": report, "test": test, "lab": lab, "bench": bench, "lock": lock,
}  # fmt: skip

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
