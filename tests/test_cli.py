"""The command as a user meets it: a report end to end, and one clear sentence for everything that cannot be used."""

import json
import re
import subprocess
import sys

import pytest

from analysis import cli

from .conftest import ROOT, SEEDS


def dateline(*words, cwd=ROOT):
    """Run the command in a process of its own: its exit code, what it printed, and what it complained of."""
    ran = subprocess.run(
        [sys.executable, "-m", "analysis", *map(str, words)], cwd=cwd, capture_output=True, text=True, check=False
    )
    return ran.returncode, ran.stdout, ran.stderr


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    return tmp_path_factory.mktemp("reports")


@pytest.fixture(scope="module")
def report(reports):
    """A report on the seed, made through the command line."""
    code, out, err = dateline("report", "seeds", "--reports", reports)
    assert (code, err) == (0, "")
    assert "Corpus “seeds”: 1 document" in out
    return reports / "seeds"


def test_a_report_has_a_page_for_each_notebook_and_each_article(report):
    names = {p.name for p in report.iterdir()}
    assert {"index.html", "1_cleaning.html", "2_terms.html", "3_sentiment.html", "4_timeline.html"} <= names
    assert len(list((report / "read").glob("*.html"))) == 1
    assert (report.parent / "index.html").is_file()


def test_an_unchanged_second_call_says_so_and_runs_nothing(report, reports):
    before = (report / "run.json").read_bytes()
    code, out, err = dateline("report", "seeds", "--reports", reports)
    assert (code, err) == (0, "")
    assert out.startswith("Nothing has changed since the report of 20")
    assert (report / "run.json").read_bytes() == before


def test_the_record_says_what_it_was_made_from(report):
    record = json.loads((report / "run.json").read_text("utf-8"))
    assert {i["path"] for i in record["inputs"]} >= {"000_cd06db6dfbca252d.txt", "metadata.csv"}
    assert all(re.fullmatch("[0-9a-f]{64}", i["sha256"]) for i in record["inputs"])
    assert record["versions"]["papermill"]
    assert record["status"] == "ok"


def test_no_path_of_the_machine_stands_in_any_output(report):
    for path in report.rglob("*.*"):
        text = path.read_text("utf-8")
        assert str(ROOT) not in text, path.name
        assert str(report.parent) not in text, path.name


def test_the_report_says_that_the_date_was_supplied(report):
    assert "was supplied with the article" in (report / "1_cleaning.html").read_text("utf-8")


def test_a_notebook_that_fails_keeps_its_page_and_stops_no_other(tmp_path):
    code, out, err = dateline("report", SEEDS, "-p", "page=elsewhere", "--reports", tmp_path, "--name", "x")
    assert code == 1
    assert re.search(r"dateline: 1_cleaning\.ipynb, code cell \d+ \(.*\) stopped with DatelineError", err)
    assert "Traceback" not in err
    assert len(re.findall(r"(?m)^  \[\d/4\] [234]_\w+: (?!FAILED)", out)) == 3
    assert "What was kept, and what was cut" in (tmp_path / "x" / "1_cleaning.html").read_text("utf-8")
    assert json.loads((tmp_path / "x" / "run.json").read_text())["status"] == "failed"
    code, out, _ = dateline("report", SEEDS, "--reports", tmp_path, "--name", "x")
    assert (code, "Nothing has changed" in out) == (0, False)


@pytest.mark.parametrize(("words", "said"), [
    (["nowhere"], "there is no file or folder “nowhere”"),
    (["{tmp}"], "holds no document; a document is a file ending in"),
    (["seeds", "-p", "tpo=3"], "no selected notebook has a parameter “tpo”"),
    (["seeds", "-p", "tpo=3"], "Did you mean “top”?"),
    (["seeds", "-p", "top=many"], "parameter top takes a whole number from 5 to 60"),
    (["seeds", "-p", "lexicon=afinn"], "parameter lexicon takes news or vader"),
    (["seeds", "-p", "published=31.31.2022"], "31.31.2022"),
    (["seeds", "-p", "top"], "-p takes name=value, and was given “top”"),
    (["seeds", "-p", "top=9", "-p", "top=8"], "-p top is given twice"),
    (["seeds", "-p", "corpus=x"], "is set by the sources named"),
    (["seeds", "--name", "../up"], "cannot name a report"),
    (["seeds", "--workers", "0"], "--workers takes a whole number from 1"),
    (["seeds", "--workers", "two"], "invalid int value"),
    ([], "no source was named; give a file or a folder"),
])  # fmt: skip
def test_what_cannot_be_used_is_one_sentence_and_exit_two(words, said, tmp_path, monkeypatch, capsys):
    """Before any kernel starts: nothing may be written to the folder of reports."""
    kept = tmp_path / "reports"
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.chdir(ROOT)
    try:
        code = cli.main(["report", *(w.format(tmp=empty) for w in words), "--reports", str(kept)])
    except SystemExit as stopped:
        code = stopped.code
    shown = capsys.readouterr()
    assert code == 2
    assert said in shown.err
    assert shown.err.startswith("dateline: ")
    assert shown.err.count("\n") == 1
    assert not kept.exists()


def test_a_bad_date_in_the_metadata_stops_nothing_and_is_said(news, capsys, tmp_path):
    (news / "metadata.csv").write_text("file,published\na.txt,last week\nb.txt,2024-03-06\n", "utf-8")
    assert cli.main(["clean", str(news), "--out", str(tmp_path / "out")]) == 0
    said = capsys.readouterr().out
    assert "1 date of publication cannot be read: a.txt “last week”; 1 document is left undated" in said
    assert "columns of metadata.csv: file, published" in said


def test_a_column_is_told_in_the_call(capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_COLUMNS", "{}")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.csv").write_text("Artikel,Datum\nThe bridge fell.,2022-09-10\n")
    words = ["clean", str(tmp_path / "in"), "--out", str(tmp_path / "out")]
    assert cli.main([*words, "--column", "text=Artikel", "--column", "published=Datum"]) == 0
    assert "columns of a.csv: Artikel → text, Datum → published" in capsys.readouterr().out
    for told, said in [("tekst=x", "there is no field “tekst”"), ("text=", "--column takes name=value"),
                       ("title=Titel", "there is no column “Titel”")]:  # fmt: skip
        more = ["--column", "text=Artikel"] if told.startswith("title") else []
        assert cli.main([*words, *more, "--column", told]) == 2
        assert said in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_to_is_one_sentence(capsys, monkeypatch):
    code = cli.main(["report", str(SEEDS), "--reports", "/proc/reports"])
    said = capsys.readouterr().err
    assert code == 2
    assert said.startswith("dateline: ")
    assert "Traceback" not in said


def test_clean_writes_texts_and_says_where(tmp_path):
    code, out, err = dateline("clean", SEEDS, "--out", tmp_path / "clean", "--off", "exact repeat")
    assert (code, err) == (0, "")
    assert "each in ledger.csv" in out
    assert "exact repeat" not in (tmp_path / "clean" / "ledger.csv").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["seeds", "--out", "seeds"], "give another --out"),
        (["seeds", "--out", "{tmp}/o", "--off", "exact repeats"], "“exact repeat”"),
        (["seeds", "--out", "{tmp}/o", "--roles", "boddy"], "no role “boddy”"),
        (["sedes", "--out", "{tmp}/o"], "no file or folder “sedes”"),
        (["seeds"], "--out"),
    ],
)
def test_clean_refuses_in_one_sentence(tmp_path, words, said):
    code, out, err = dateline("clean", *[w.format(tmp=tmp_path) for w in words])
    assert (code, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1
    assert not any(tmp_path.iterdir())


def test_what_a_terminal_would_act_on_is_written_out(tmp_path):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text("The bridge fell on Friday, the mayor said.", "utf-8")
    (tmp_path / "news" / "b\x1b[31m\x07.bin").write_bytes(b"\x00\x01")
    code, out, _ = dateline("clean", tmp_path / "news", "--out", tmp_path / "clean")
    assert code == 0
    assert "not read: b\\x1b[31m\\x07.bin" in out
    assert all(c.isprintable() or c == "\n" for c in out)
