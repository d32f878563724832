"""Subsets where a user meets them: on the command line, as a parameter, and at the head of a page."""

import json
import re

import pytest

from analysis import cli
from analysis.errors import BadParameter
from analysis.runs import parameters, plan

from ..conftest import ROOT

SUBSETS = '[subsets]\nflood = "bridge AND repair*"\nnews = "subset:flood OR resign*"\n'


@pytest.fixture
def saved(news):
    (news / "dateline.toml").write_text(SUBSETS + 'none = "helicopter"\n', "utf-8")
    return news


def told(capsys, *words):
    code = cli.main([str(w) for w in words])
    out, err = capsys.readouterr()
    return code, out, err


def test_a_search_prints_title_day_source_file_and_a_line_of_context(saved, capsys):
    code, out, err = told(capsys, "search", "resigned AND council", saved)
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "Mayor resigns", "  2024-03-06 · City News · b.txt", "  Mayor Anna Keller resigned on Tuesday. (and 1 more)",
        "1 of 2 articles in news",
    ]  # fmt: skip


def test_a_saved_search_is_printed_by_its_name_and_cut_at_the_limit(saved, capsys):
    assert told(capsys, "search", "news", saved)[1].endswith("\n2 of 2 articles in news\n")
    out = told(capsys, "search", "NOT helicopter", saved, "--limit", 1)[1]
    assert "… and 1 article more; --limit shows them.\n2 of 2 articles in news" in out
    assert told(capsys, "search", "none", saved)[1] == "0 of 2 articles in news\n"


@pytest.mark.parametrize(("words", "said"), [
    (["a AND"], "at character 6"), (["x", "--limit", "0"], "--limit takes a whole number from 1"),
    (["subset:flod"], "Did you mean “flood”?"),
])  # fmt: skip
def test_what_cannot_be_searched_is_one_line(saved, capsys, words, said):
    code, _, err = told(capsys, "search", words[0], saved, *words[1:])
    assert (code, err.count("\n")) == (2, 1)
    assert said in err


def test_control_characters_of_a_text_never_reach_the_terminal(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("Red\n\nThe \x1b[31mred\u202e flag was flown in the harbour on Monday.\n", "utf-8")
    out = told(capsys, "search", "flag", tmp_path)[1]
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_the_parameter_takes_a_name_a_search_or_nothing():
    declared = {"a": [parameters.Parameter("subset", "subset", "", "")]}
    for value in ("", "flood", "bridge AND NOT toll"):
        given = parameters.check({"subset": value}, declared, {"flood": "bridge"})
        assert given == {"a": {"subset": value}}
    with pytest.raises(BadParameter, match="parameter subset: the search “flood AND” cannot be read at character 10"):
        parameters.check({"subset": "flood AND"}, declared, {"flood": "bridge"})
    with pytest.raises(BadParameter, match=r"parameter subset: \[subsets\] flood: the search"):
        parameters.check({"subset": "flood"}, declared, {"flood": "bridge AND"})


@pytest.mark.parametrize("name", ["2_terms", "3_sentiment", "4_timeline"])
def test_the_notebooks_that_measure_take_a_subset(name):
    declared = {p.name: p.type for p in parameters.of_notebook(ROOT / "notebooks" / f"{name}.ipynb")}
    assert declared["subset"] == "subset"


def test_a_report_on_a_subset_says_which_and_how_much_of_the_corpus(saved, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(plan, "notebooks", lambda _: [ROOT / "notebooks" / "4_timeline.ipynb"])
    reports = tmp_path / "reports"
    code, _, err = told(capsys, "report", saved, "-p", "subset=flood", "--reports", reports)
    assert (code, err) == (0, "")
    says = "the part “flood” (saved as bridge AND repair*): 1 of 2 documents in news"
    page = (reports / "news" / "4_timeline.html").read_text("utf-8")
    assert re.search(f"Read here: (<bdi>)?{re.escape(says)}", page)
    index = (reports / "news" / "index.html").read_text("utf-8")
    assert "flood, 1 of 2 documents in news" in page
    assert re.search(f"Timeline(</bdi>)? reads only (<bdi>)?{re.escape(says)}", index)
    assert json.loads((reports / "news" / "run.json").read_text("utf-8"))["parameters"] == {"subset": "flood"}


@pytest.mark.parametrize(("given", "said"), [
    ("none", "the search “helicopter” finds no article in “news”"), ("flod", "finds no article in “news”, so there is "
     "nothing to measure. Did you mean “flood”?"), ("flood AND", "cannot be read at character 10"),
])  # fmt: skip
def test_a_subset_that_cannot_be_measured_stops_a_report_before_anything_runs(
    saved, tmp_path, capsys, monkeypatch, given, said
):
    from analysis import runs

    monkeypatch.setattr(runs, "execute", None)
    code, _, err = told(capsys, "report", saved, "-p", f"subset={given}", "--reports", tmp_path / "reports")
    assert (code, err.count("\n")) == (2, 1)
    assert said in err
    assert not (tmp_path / "reports" / "news").exists()


def test_a_part_is_picked_before_copies_are_counted_once(saved):
    import analysis as dl

    (saved / "c.txt").write_text((saved / "a.txt").read_text("utf-8"), "utf-8")
    assert dl.open(saved, subset="flood").scope == "flood, 2 of 3 documents in news"
    once = dl.open(saved, subset="flood", copies="one")
    assert once.scope == "flood, copies once, 1 of 3 documents in news"
    assert dl.open(saved, subset=" ").scope == "news, 3 documents"


def test_a_change_of_the_saved_searches_makes_no_corpus_anew(saved, monkeypatch):
    import analysis as dl
    from analysis.corpus import build

    before = dl.open(saved)
    (saved / "dateline.toml").write_text('[subsets]\nother = "council"\n', "utf-8")
    monkeypatch.setattr(build, "build", None)
    after = dl.open(saved)
    assert after.key == before.key
    assert len(after.subset("other")) == 1


@pytest.mark.parametrize(("line", "said"), [
    ('"a b" = "x"', "“a b” cannot name a subset"), ("a = 7", "takes searches by name"),
    ('a = ""', "takes searches by name"),
])  # fmt: skip
def test_what_is_no_saved_search_is_named(saved, capsys, line, said):
    (saved / "dateline.toml").write_text(f"[subsets]\n{line}\n", "utf-8")
    code, _, err = told(capsys, "search", "x", saved)
    assert (code, said in err) == (2, True)
