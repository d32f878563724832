"""The front door: what it makes of an unfinished, outdated or finished set-up, and of wrong words."""

import importlib.util
import io
import json
import subprocess
import sys

import pytest

from analysis import cli

from .conftest import ROOT


@pytest.fixture
def run(tmp_path, monkeypatch):
    """run.py as a module, standing in a folder of its own, with an installer that only notes that it was called."""
    spec = importlib.util.spec_from_file_location("run", ROOT / "run.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "requirements.lock").write_text("one==1 \\\n    --hash=sha256:00\n")
    (tmp_path / "pyproject.toml").write_text("")
    venv = tmp_path / ".venv"
    for name, value in {
        "ROOT": tmp_path, "VENV": venv, "PYTHON": venv / "bin" / "python", "LOCK": tmp_path / "requirements.lock",
        "STAMP": venv / "dateline-set-up.json", "BEGUN": venv / "dateline-set-up.begun",
    }.items():  # fmt: skip
        monkeypatch.setattr(module, name, value)
    module.commands = []

    def pip(command):
        module.commands.append(command)
        return True

    def venv_maker(command, check):
        module.PYTHON.parent.mkdir(parents=True, exist_ok=True)
        module.PYTHON.touch()
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(module, "pip_install", pip)
    monkeypatch.setattr(module.subprocess, "run", venv_maker)
    return module


def test_a_first_set_up_installs_from_hashes_without_resolving(run):
    assert run.set_up() is None
    assert {"--require-hashes", "--no-deps"} <= set(run.commands[0])
    assert run.STAMP.is_file()


def test_a_second_call_does_nothing(run):
    run.set_up()
    run.commands.clear()
    assert run.set_up() is None
    assert run.commands == []


def test_a_set_up_that_was_interrupted_is_made_anew(run, capsys):
    run.PYTHON.parent.mkdir(parents=True)
    half = run.VENV / "half-installed"
    half.touch()
    run.BEGUN.touch()
    assert run.set_up() is None
    assert not half.exists()
    assert "not finished" in capsys.readouterr().out


def test_a_venv_of_the_users_own_is_left_alone(run):
    run.PYTHON.parent.mkdir(parents=True)
    own = run.VENV / "own"
    own.touch()
    assert "did not make" in run.set_up()
    assert own.exists()


def test_a_failed_install_is_taken_up_by_the_next_call(run, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(run, "pip_install", lambda _: False)
        run.set_up()
    assert run.set_up() is None
    assert run.STAMP.is_file()
    assert not run.BEGUN.exists()


def test_options_alone_mean_the_seed(run, monkeypatch):
    called = []
    monkeypatch.setattr(run, "call", lambda *words, **_: called.append(words) or 0)
    run.report(["-p", "top=30"])
    run.report(["--name", "x", "mine"])
    assert str(run.ROOT / "seeds") in called[0]
    assert called[1][3:] == ("--name", "x", "mine")


def test_a_changed_lock_is_installed_over_what_is_there(run):
    run.set_up()
    kept = run.VENV / "kept"
    kept.touch()
    run.LOCK.write_text("one==2 \\\n    --hash=sha256:00\n")
    run.commands.clear()
    assert run.set_up() is None
    assert run.commands
    assert kept.exists()


def test_a_failed_install_leaves_no_stamp(run, monkeypatch):
    monkeypatch.setattr(run, "pip_install", lambda _: False)
    assert "requirements.lock failed" in run.set_up()
    assert not run.STAMP.exists()


def test_another_python_means_another_set_up(run):
    run.set_up()
    stamp = json.loads(run.STAMP.read_text())
    run.STAMP.write_text(json.dumps({**stamp, "python": "3.0.0"}))
    run.commands.clear()
    assert run.set_up() is None
    assert run.commands


def test_an_old_python_is_told_what_is_needed(run, monkeypatch):
    monkeypatch.setattr(run.sys, "version_info", (3, 9, 2))
    assert "needs 3.11 or newer" in run.set_up()


def test_a_python_without_venv_is_told_the_line_that_installs_it(run, monkeypatch):
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    assert "sudo apt install python3." in run.set_up()


@pytest.mark.parametrize("words", [[], ["help"]])
def test_no_words_print_the_menu(run, capsys, words):
    assert run.main(words) == 0
    shown = capsys.readouterr().out
    assert all(f"make {name}" in shown for name in run.MENU)


def test_an_unknown_word_is_one_sentence_and_exit_two(run, capsys):
    assert run.main(["reprot"]) == 2
    assert capsys.readouterr().err.strip() == (
        "dateline: there is no “reprot”; valid: setup, report, test, lab, bench, lock, clean."
    )


def test_cleaning_keeps_what_is_the_users(run):
    for name in ("data/processed/x", "data/raw/mine", "reports/seeds", "notebooks/5_mine"):
        (run.ROOT / name).mkdir(parents=True)
    (run.ROOT / "reports" / "README.md").touch()
    assert run.main(["clean", "--yes"]) == 0
    left = sorted(str(p.relative_to(run.ROOT)) for p in run.ROOT.rglob("*") if p.parent != run.ROOT)
    assert left == ["data/processed", "data/raw", "data/raw/mine", "notebooks/5_mine", "reports/README.md"]


def test_the_makefile_offers_what_run_py_does(run):
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert f".PHONY: menu {' '.join(run.MENU)}" in makefile


def test_it_needs_the_standard_library_alone():
    modules = {
        line.split()[1].split(".")[0]
        for line in (ROOT / "run.py").read_text("utf-8").splitlines()
        if line.strip().startswith(("import ", "from "))
    }
    assert modules <= sys.stdlib_module_names


def test_every_option_with_a_value_is_known_so_that_its_value_is_no_source(run):
    report = next(a for a in cli.parser()._actions if hasattr(a.choices, "items")).choices["report"]
    takes = {word for a in report._actions if a.option_strings and a.nargs is None for word in a.option_strings}
    assert takes == set(run.TAKES_VALUE)


def test_no_answer_removes_nothing(run, monkeypatch, capsys):
    (run.ROOT / "reports" / "seeds").mkdir(parents=True)
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert run.main(["clean"]) == 1
    assert "Nothing was removed." in capsys.readouterr().out
    assert (run.ROOT / "reports" / "seeds").is_dir()
