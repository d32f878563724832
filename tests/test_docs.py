"""The docs hold: their code runs, their commands parse, their links and pictures are there."""

import re
import shlex

import pytest

from analysis import cli

from .conftest import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "CONTRIBUTING.md", ROOT / "seeds/README.md"]


def blocks(page, language):
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```", page.read_text("utf-8"))


def words_of(page):
    """Each command of the page's console blocks, as words; comments and continued lines taken care of."""
    for block in blocks(page, "console"):
        for line in block.replace("\\\n", " ").splitlines():
            for part in re.split(r"&&", line):
                if words := shlex.split(part, comments=True):
                    yield words


@pytest.mark.parametrize("page", [p for p in PAGES if blocks(p, "python")], ids=lambda p: str(p.relative_to(ROOT)))
def test_the_code_runs_from_top_to_bottom(page, monkeypatch, tmp_path, processed):
    monkeypatch.chdir(tmp_path)
    names = {}
    for block in blocks(page, "python"):
        exec(compile(block, page.name, "exec"), names)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_the_commands_are_ones_that_there_are(page):
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for words in words_of(page):
        if words[0].endswith("dateline"):
            cli.parser().parse_args([w.replace("…", "x") for w in words[1:]])
        elif words[0] == "make" and len(words) > 1:
            assert re.search(rf"^\.PHONY:.*\b{words[1]}\b", makefile, re.MULTILINE), words
        else:
            assert words[0] in {"git", "cd", "make", "python3", "conda", "papermill", "bash"}, words


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_and_pictures_lead_somewhere(page):
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def documented():
    """Everything that the reference has to name, by kind."""
    import dataclasses

    import analysis as dl
    from analysis import cleaning, settings, tables
    from analysis.runs import of_notebook

    yield from (("setting", f.name) for f in dataclasses.fields(settings.Settings))
    yield from (("rule", name) for name in cleaning.RULES)
    yield from (("column", c) for name in tables.SCHEMAS for c in tables.columns(name))
    yield from (("name", name) for name in dl.__all__)
    commands = next(a for a in cli.parser()._actions if hasattr(a.choices, "items")).choices
    for command, grammar in commands.items():
        yield "command", f"dateline {command}"
        yield from (("option", option.lstrip("-")) for a in grammar._actions for option in a.option_strings[-1:])
    for path in (ROOT / "notebooks").glob("[0-9]_*.ipynb"):
        yield from (("parameter", p.name) for p in of_notebook(path))


def test_the_reference_names_everything():
    text = (ROOT / "docs" / "reference.md").read_text("utf-8")
    assert [(kind, name) for kind, name in documented() if not re.search(rf"\b{re.escape(name)}\b", text)] == []
