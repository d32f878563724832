"""Figures and tables as files: what was shown, the same in every run, and nothing else."""

import json

import pandas as pd
import pytest
from pypdf import PdfReader

import analysis as dl
from analysis import language
from analysis.errors import DatelineError
from analysis.report import helpers, saving
from analysis.tidy import sheet

TABLE = pd.DataFrame({
    "term": ["siege", "=1+1", "Café ’n"], "count": [3, 2, 1], "sentence_ids": [["a.1", "a.2"], [], ["b.1"]],
    "day": pd.to_datetime(["2022-09-10", None, "2022-09-12"]),
})  # fmt: skip


@pytest.fixture
def plate():
    counted = {"term": ["siege", "war"], "count": [3, 2], "per_million": [3.0, 2.0], "documents": [1, 1]}
    return dl.figures.term_bars(pd.DataFrame(counted))


def test_a_table_is_read_back_from_every_kind(tmp_path):
    paths = {ending: dl.save(TABLE, tmp_path / f"t.{ending}") for ending in saving.TABLES}
    read = {"csv": pd.read_csv, "parquet": pd.read_parquet, "xlsx": lambda p: pd.read_excel(p, engine="calamine")}
    for ending, path in paths.items():
        table = read[ending](path)
        assert list(table["count"]) == [3, 2, 1] and table["term"][2] == "Café ’n"
        assert table["sentence_ids"][0] == "a.1 a.2"
        assert str(table["day"][0])[:10] == "2022-09-10" and pd.isna(table["day"][1])
    assert pd.read_csv(paths["csv"])["term"][1] == "'=1+1"  # no spreadsheet runs it
    assert pd.read_parquet(paths["parquet"])["term"][1] == "=1+1"


def test_a_figure_is_saved_as_every_kind_and_the_same_twice(plate, tmp_path):
    for ending in (*saving.DRAWINGS, *saving.TABLES):
        one, two = (dl.save(plate, tmp_path / f"{n}" / f"words.{ending}") for n in "ab" if (tmp_path / n).mkdir(
            exist_ok=True) is None)  # fmt: skip
        assert one.read_bytes() == two.read_bytes() and one.stat().st_size > 30
    assert (tmp_path / "a" / "words.png").read_bytes().startswith(b"\x89PNG")
    assert "<svg" in (tmp_path / "a" / "words.svg").read_text("utf-8")
    assert len(PdfReader(tmp_path / "a" / "words.pdf").pages) == 1
    assert list(pd.read_csv(tmp_path / "a" / "words.csv")["term"]) == ["siege", "war"]


@pytest.mark.parametrize("name", ["t.docx", "t", "t.png"])
def test_another_ending_is_refused_in_a_sentence(tmp_path, name):
    with pytest.raises(DatelineError, match="ends in none of what can be saved here; valid: csv, parquet or xlsx"):
        dl.save(TABLE, tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_tables_with_lists_of_records_are_saved_as_json(seed, tmp_path):
    for table in (dl.sentiment.score(seed), seed.documents):
        for ending in saving.TABLES:
            assert dl.save(table, tmp_path / f"t.{ending}").stat().st_size > 100
    read = pd.read_csv(dl.save(dl.sentiment.score(seed), tmp_path / "s.csv"))
    assert '"token": "' in read["contributions"][read["hits"] > 0].iloc[0]


def test_no_cell_or_heading_of_a_csv_is_run(tmp_path):
    table = pd.DataFrame({"=cmd()": ["\t=1", "-1+1", "@x", "plain"]})
    text = dl.save(table, tmp_path / "t.csv").read_text("utf-8")
    read = pd.read_csv(tmp_path / "t.csv", keep_default_na=False)
    assert text.startswith("'=cmd()") and [v[0] for v in read.iloc[:, 0]] == ["'", "'", "'", "p"]


def test_names_that_differ_in_case_are_two_files(tmp_path, monkeypatch):
    monkeypatch.setenv(saving.FOLDER, str(tmp_path / "x"))
    for caption in ("Siege", "siege"):
        helpers.table(TABLE, caption=caption)
    assert {p.stem for p in (tmp_path / "x").glob("*.csv")} == {"Siege", "siege-2"}


def test_nothing_half_written_is_left(tmp_path, monkeypatch):
    dl.save(TABLE, tmp_path / "t.xlsx")
    before = (tmp_path / "t.xlsx").read_bytes()
    monkeypatch.setattr(sheet, "write", lambda *_: (_ for _ in ()).throw(OSError("no space left")))
    with pytest.raises(OSError, match="no space"):
        dl.save(TABLE, tmp_path / "t.xlsx")
    assert [p.read_bytes() for p in tmp_path.iterdir()] == [before]


def test_only_a_run_that_asks_has_files_and_two_of_a_name_are_two(plate, tmp_path, monkeypatch):
    assert "dl-files" not in helpers.table(TABLE, caption="Terms").html
    monkeypatch.setenv(saving.FOLDER, str(tmp_path / "2_terms"))
    shown = [helpers.table(TABLE, caption="Terms, counted").html for _ in range(2)]
    assert 'href="files/2_terms/Terms-counted.csv"' in shown[0]
    assert 'href="files/2_terms/Terms-counted-2.csv"' in shown[1]
    drawn = helpers.figure(plate, id="words").html
    assert 'href="files/2_terms/words.pdf"' in drawn
    assert sorted(p.name for p in (tmp_path / "2_terms").glob("words.*")) == [
        "words.csv", "words.parquet", "words.pdf", "words.png", "words.svg", "words.xlsx",
    ]  # fmt: skip


@pytest.mark.parametrize("ending", saving.TABLES)
def test_the_definition_goes_with_what_a_measure_gives(tmp_path, seed, ending):
    lines = dl.terms.concordance(seed, "occup*", limit=2)
    dl.save(lines, tmp_path / f"lines.{ending}")
    told = json.loads((tmp_path / "lines.definition.json").read_text("utf-8"))
    assert (told["pattern"], told["said"]) == ("occup*", "2 of 3 hits")
    assert told["words"]["pattern"] == language.WORD_PATTERN
    counted = dl.terms.frequency(seed, stop="news").head(3)
    dl.save(counted, tmp_path / f"words.{ending}")
    assert "the" in json.loads((tmp_path / "words.definition.json").read_text("utf-8"))["stop"]["words"]


def test_a_table_without_a_definition_is_one_file(tmp_path):
    dl.save(TABLE, tmp_path / "t.csv")
    assert [p.name for p in tmp_path.iterdir()] == ["t.csv"]
