"""What was made is listed, compared, cited, let go, and made again."""

import json
import os
import re
import shutil

import nbformat
import pytest
import yaml
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from analysis import cli
from analysis import settings as choices
from analysis.runs import capsule, compare, plan

from ..conftest import ROOT

CELLS = [
    new_markdown_cell("# Short"),
    new_code_cell(
        'corpus: str | list[str] = "seeds"  # the documents\ntop: "int 1 to 9" = 3  # how many terms\n'
        'way: "up or down" = "up"',
        metadata={"tags": ["parameters"]},
    ),
    new_code_cell(
        "import analysis as dl\nnews = dl.open(corpus)\n"
        "dl.finding(f'{len(news)} articles, the {top} first, read {way}.')"
    ),
]


@pytest.fixture
def folder(news, tmp_path, monkeypatch):
    """A folder in which a report of one short notebook is made over the news."""
    monkeypatch.setattr(choices, "NOTEBOOKS", tmp_path / "notebooks")
    (tmp_path / "notebooks").mkdir()
    nbformat.write(new_notebook(cells=CELLS), tmp_path / "notebooks" / "1_short.ipynb")
    monkeypatch.setattr(plan, "notebooks", lambda _settings: [tmp_path / "notebooks" / "1_short.ipynb"])
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATELINE_SOURCES", "{}")
    return tmp_path


def dateline(capsys, *words, code=0):
    """What a call says; it ends with `code`."""
    ended = cli.main([*map(str, words)])
    said = capsys.readouterr()
    assert ended == code, said
    return said.out + said.err


def report(capsys, *words, verb="report"):
    return dateline(capsys, verb, "news", "--reports", "reports", *words)


def test_a_sweep_has_a_page_for_each_value_and_shows_what_each_found(folder, capsys):
    report(capsys, "-p", "way=up", "-p", "way=down", "-p", "top=5", verb="sweep")
    shown = folder / "reports" / "news-way"
    assert sorted(p.name for p in shown.glob("1_*.html")) == ["1_short--way-down.html", "1_short--way-up.html"]
    index = (shown / "index.html").read_text("utf-8")
    assert "2 articles, the 5 first, read up." in index and "2 articles, the 5 first, read down." in index
    assert "way down" in (shown / "1_short--way-down.html").read_text("utf-8")


@pytest.mark.parametrize(("words", "said"), [
    (["-p", "way=up"], "a sweep needs a parameter with two values or more"),
    (["-p", "way=up", "-p", "way=up"], "the same value twice"),
    (["-p", "way=up", "-p", "way=left"], "parameter way takes up or down"),
    (["-p", "top=1", "-p", "top=10"], "parameter top takes a whole number from 1 to 9"),
    (["-p", "wey=1", "-p", "wey=2"], "Did you mean “way”?"),
])  # fmt: skip
def test_a_sweep_that_cannot_be_is_one_sentence(folder, capsys, words, said):
    told = dateline(capsys, "sweep", "news", "--reports", "reports", *words, code=2)
    assert said in told and told.count("\n") == 1


def test_parameters_from_a_file_stand_behind_those_of_the_call(folder, capsys):
    (folder / "p.yaml").write_text(yaml.safe_dump({"top": 7, "way": "down"}), "utf-8")
    report(capsys, "--params", "p.yaml", "-p", "way=up")
    assert "the 7 first, read up." in (folder / "reports" / "news" / "index.html").read_text("utf-8")


@pytest.mark.parametrize(("text", "said"), [
    ("- a\n- b\n", "takes lines of the form name: value"), ("a: [", "not readable as YAML"),
    ("tpo: 3\n", "Did you mean “top”?"), ("top: many\n", "takes a whole number from 1 to 9"),
])  # fmt: skip
def test_a_parameter_file_that_cannot_be_used_is_one_sentence(folder, capsys, text, said):
    (folder / "p.yaml").write_text(text, "utf-8")
    told = dateline(capsys, "report", "news", "--reports", "reports", "--params", "p.yaml", code=2)
    assert said in told and told.count("\n") == 1


def test_a_notebooks_parameters_are_told_with_their_help(folder, capsys):
    told = dateline(capsys, "report", "--help-notebook", "1_short")
    assert re.search(r"top +how many terms\n +takes a whole number from 1 to 9; 3 unless given", told)
    assert "corpus" not in told


def test_one_notebook_alone_makes_a_report_of_its_own(folder, capsys):
    report_of = dateline(capsys, "run", "1_short", "news", "--reports", "reports")
    assert "news-1_short" in report_of
    assert "Did you mean “1_short”?" in dateline(capsys, "run", "1_shrt", "news", code=2)


def test_runs_are_listed_compared_and_pruned_and_what_is_shown_stays(folder, capsys):
    for way in ("up", "down", "up"):
        report(capsys, "-p", f"way={way}", "--fresh")
    listed = dateline(capsys, "runs", "list", "--reports", "reports").splitlines()
    assert len(listed) == 3 and [line.endswith("(shown)") for line in listed] == [True, False, False]
    newest, middle, _ = (line.split()[0] for line in listed)
    compared = dateline(capsys, "runs", "compare", middle, newest, "--reports", "reports")
    assert "way: down and up" in compared and "1_short.html: differs" in compared
    assert "-2 articles, the 3 first, read down." in compared
    assert "Removed 2 runs" in dateline(capsys, "runs", "prune", "--keep", "1", "--reports", "reports")
    assert [p.name for p in (folder / "reports" / "runs").iterdir()] == [newest]
    assert middle not in (folder / "reports" / "index.html").read_text("utf-8")
    assert (folder / "reports" / "news" / "index.html").is_file()
    assert "there is no run or report “nothing”" in dateline(capsys, "runs", "compare", "nothing", newest, code=2)
    assert "--keep takes a whole number from 1" in dateline(capsys, "runs", "prune", "--keep", "0", code=2)


def test_the_same_again_is_verified_and_a_difference_is_named(folder, capsys):
    report(capsys)
    told = dateline(capsys, "verify", "reports/news")
    assert "are as they were written" in told and "code and lock are the same" in told and "not the same" not in told
    article = folder / "news" / "a.txt"
    article.write_text(article.read_text("utf-8").replace("three weeks", "four weeks"), "utf-8")
    told = dateline(capsys, "verify", "reports/news", code=1)
    assert "1 input (other content has: a.txt)" in told and "differs, line" in told


def test_a_copy_elsewhere_verifies_and_a_report_from_elsewhere_asks_for_its_folder(folder, capsys, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (folder / "news").rename(outside / "news")
    (folder / "work").mkdir()
    os.chdir(folder / "work")
    dateline(capsys, "report", "../outside/news", "--reports", "reports")
    os.environ["DATELINE_SOURCES"] = "{}"  # another call, another process
    assert "is not found from here; name it" in dateline(capsys, "verify", "reports/news", code=2)
    shutil.copytree(outside / "news", folder / "copied")
    for place in ("../outside/news", str(folder / "copied")):
        told = dateline(capsys, "verify", "reports/news", place)
        assert "code and lock are the same" in told and "not the same" not in told


def test_nothing_that_was_kept_helps_a_verification(folder, capsys, processed, monkeypatch):
    report(capsys)
    seen = []
    from analysis.corpus import build

    before = build.build
    monkeypatch.setattr(build, "build", lambda *given: seen.append(given) or before(*given))
    dateline(capsys, "verify", "reports/news")
    assert len(seen) == 1  # read, cleaned and dated anew
    assert settings_place(choices) == processed


def settings_place(settings):
    return settings.PROCESSED


def test_a_record_of_an_earlier_version_is_one_sentence(folder, capsys):
    report(capsys)
    path = folder / "reports" / "news" / "run.json"
    record = json.loads(path.read_text("utf-8"))
    del record["given"]
    path.write_text(json.dumps(record), "utf-8")
    told = dateline(capsys, "verify", "reports/news", code=2)
    assert "was made by an earlier version" in told and told.count("\n") == 1


@pytest.mark.parametrize(("words", "verb", "printed"), [
    (["-p", "way=up", "-p", "way=down", "-p", "top=5"], "sweep",
     "sweep news --notebook 1_short -p top=5 -p way=up -p way=down"),
    (["-p", "top=5"], "report", "run 1_short news -p top=5"),
])  # fmt: skip
def test_the_command_on_a_page_makes_the_same_report(folder, capsys, words, verb, printed):
    report(capsys, *words, verb=verb)
    page = next((folder / "reports").glob("news*/1_short*.html")).read_text("utf-8")
    assert f"<code>dateline {printed}</code>" in page
    cli.parser().parse_args(printed.split())


def test_a_report_that_was_tampered_with_is_not_verified(folder, capsys):
    report(capsys)
    page = folder / "reports" / "news" / "1_short.html"
    page.write_text(page.read_text("utf-8").replace("2 articles", "3 articles"), "utf-8")
    told = dateline(capsys, "verify", "reports/news", code=1)
    assert "not as they were written: 1_short.html" in told
    assert "is no report of Dateline" in dateline(capsys, "verify", "news", code=2)


def test_a_report_is_cited_by_what_it_is_known_by(folder, capsys):
    report(capsys)
    record = compare.read(folder / "reports" / "news")
    told = dateline(capsys, "cite", "reports/news")
    assert record["id"] in told and record["key"] in told and record["made"][:10] in told
    assert "there is no figure “x”" in dateline(capsys, "cite", "reports/news", "--figure", "x", code=2)


def test_the_citation_file_says_the_same_as_a_citation():
    stated = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= set(stated)
    assert (stated["title"], stated["authors"]) == (capsule.TITLE, [{"name": capsule.AUTHORS}])


def test_the_capsule_is_read_by_its_own_library_and_names_every_file(folder, capsys):
    from rocrate.rocrate import ROCrate

    report(capsys)
    shown = folder / "reports" / "news"
    record = compare.read(shown)
    crate = ROCrate(shown)
    files = {e.id: e for e in crate.get_entities() if e.type == "File"}
    assert {p: files[p]["sha256"] for p in files} == {p: d for p, d in record["files"].items() if p != capsule.NAME}
    inputs = {e["name"]: e["sha256"] for e in crate.get_entities() if e.type == "DigitalDocument"}
    assert inputs == {i["path"]: i["sha256"] for i in record["inputs"]}
    actions = {e["name"]: e for e in crate.get_entities() if e.type == "CreateAction"}
    assert len(actions) == 2 and actions["Running 1_short"]["result"][0].id == "notebooks/1_short.ipynb"
    text = (shown / capsule.NAME).read_text("utf-8")
    assert str(folder) not in text and str(ROOT) not in text


@pytest.mark.parametrize(("one", "other", "close"), [
    ("<p>1.2345678</p>", "<p>1.2345679</p>", True), ("<p>1.2</p>", "<p>1.3</p>", False), ("a 1", "b 1", False),
    ("1 2", "1 2 3", False), ("-1e-9", "-1.0000001e-9", True), ("0", "1e-12", False),
    ("1234567890", "1234567891", False), ("5e999", "6e999", False), ("2.0", "2.0000001", True),
])  # fmt: skip
def test_numbers_that_are_next_to_the_same_are_close(one, other, close):
    assert compare._close(one, other) is close


def test_a_record_that_cannot_be_read_is_no_run(tmp_path):
    from analysis.runs import history

    (tmp_path / "runs" / "x").mkdir(parents=True)
    (tmp_path / "runs" / "x" / "run.json").write_text(json.dumps({"id": "x"}), "utf-8")
    assert history.runs(tmp_path) == []
