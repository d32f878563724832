"""What is exported opens in other programs as it is, and nothing in it is run by them."""

import csv
import json
import re
import zipfile
from xml.etree import ElementTree

import numpy as np
import pandas as pd
import pytest

import analysis as dl
from analysis import cli, folders
from analysis.errors import DatelineError
from analysis.tidy import sheet, write

from .test_tables import three

__all__ = ["three"]


@pytest.fixture(scope="module")
def out(three, tmp_path_factory):
    return dl.tidy.export(three, tmp_path_factory.mktemp("export") / "out", write.FORMATS, groups={"war": ["siege"]})


def test_every_format_holds_the_same(three, out):
    for table in ("documents", "sentences"):
        own = getattr(dl.tidy, table)(three, groups={"war": ["siege"]})
        parquet = pd.read_parquet(out / f"{table}.parquet")
        stata = pd.read_stata(out / f"{table}.dta")
        book = pd.read_excel(out / "tables.xlsx", sheet_name=table, engine="calamine")
        text = pd.read_csv(out / f"{table}.csv")
        for made in (parquet, stata, book, text):
            assert list(made.columns) == list(own.columns)
            assert len(made) == len(own)
            for name in ("n_words", "tone", "group_war"):
                want = own[name].astype("float64").to_numpy()
                np.testing.assert_allclose(made[name].astype("float64").to_numpy(), want, rtol=1e-12)
            days = pd.to_datetime(made["published"]).astype("datetime64[s]")
            pd.testing.assert_series_equal(days, own["published"], check_names=False)


def test_texts_that_look_like_formulas_are_texts(out):
    rows = list(csv.DictReader((out / "documents.csv").open(encoding="utf-8", newline="")))
    assert rows[1]["title"] == "'=HYPERLINK(1)"
    assert rows[1]["source"] == "'+City"
    with zipfile.ZipFile(out / "tables.xlsx") as book:
        parts = "".join(book.read(n).decode() for n in book.namelist())
    assert "<f>" not in parts
    assert "=HYPERLINK(1)" in parts
    assert pd.read_parquet(out / "documents.parquet")["title"][1] == "=HYPERLINK(1)"


def test_the_codebook_and_the_record_go_with_the_tables(three, out):
    book = pd.read_csv(out / "codebook.csv", keep_default_na=False)
    assert set(book["table"]) == {"documents", "sentences"}
    assert "occurrences of the group “war”: siege" in set(book["meaning"])
    record = json.loads((out / "dateline-export.json").read_text("utf-8"))
    assert record["rows"] == {"documents": 3, "sentences": 8}
    assert record["words"]["pattern"]
    assert record["made from"] == three.key
    assert {p.name for p in out.iterdir()} == {
        "documents.csv", "sentences.csv", "documents.parquet", "sentences.parquet", "documents.dta", "sentences.dta",
        "tables.xlsx", "codebook.csv", "dateline-export.json",
    }  # fmt: skip


def test_labels_of_columns_go_into_stata_and_parquet(out):
    with pd.io.stata.StataReader(out / "documents.dta") as reader:
        assert reader.variable_labels()["n_words"] == "words of the body (tokens)"
    import pyarrow.parquet as pq

    field = pq.read_schema(out / "documents.parquet").field("n_words")
    assert field.metadata[b"meaning"] == b"words of the body (tokens)"


def test_the_same_corpus_gives_the_same_bytes(three, out, tmp_path):
    again = dl.tidy.export(three, tmp_path / "out", write.FORMATS, groups={"war": ["siege"]})
    for path in out.iterdir():
        assert (again / path.name).read_bytes() == path.read_bytes(), path.name


def test_a_sheet_holds_what_others_read_back(tmp_path):
    texts = ["=1+1", "a\x00b\ud800c\x0b", "_x000D_", " two\r\nlines & <b> ", None, "x" * 40_000]
    table = pd.DataFrame({
        "text": pd.Series(texts, dtype="object"),
        "number": [1.5, None, -2.0, 1e300, 0.1, 3.0], "whole": pd.array([1, None, 3, 4, 5, 6], dtype="Int64"),
        "day": pd.to_datetime(["2022-09-10", None, "1999-12-31", "2024-02-29", "1970-01-01", "2000-01-01"]),
        "truth": pd.array([True, False, None, True, False, True], dtype="boolean"),
    })  # fmt: skip
    path = tmp_path / "a.xlsx"
    assert sheet.write(path, {"one": table, "two & three": table.head(0)}) == 1
    read = pd.read_excel(path, sheet_name="one", engine="calamine")
    assert read["text"][0] == "=1+1"
    assert read["text"][2].replace("_x005F_", "_") == "_x000D_"
    assert read["text"][3] == " two\nlines & <b> "
    assert read["text"][5] == "x" * (sheet.MOST_CHARACTERS - 4) + " […]"
    assert read["day"].dt.strftime("%Y-%m-%d").tolist()[:3] == ["2022-09-10", np.nan, "1999-12-31"]
    assert read["number"].tolist()[3:] == [1e300, 0.1, 3.0]
    assert pd.read_excel(path, sheet_name="two & three", engine="calamine").columns.tolist() == list(table.columns)
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            ElementTree.fromstring(book.read(name))


def test_a_table_too_long_for_a_sheet_says_what_holds_it(tmp_path, monkeypatch):
    monkeypatch.setattr(sheet, "MOST_ROWS", 3)
    with pytest.raises(DatelineError, match="has 3 rows, and a sheet holds 2; take csv or parquet"):
        sheet.write(tmp_path / "a.xlsx", {"one": pd.DataFrame({"a": [1, 2, 3]})})


@pytest.mark.parametrize("formats", [["xls"], []])
def test_an_unknown_format_is_named_with_those_there_are(three, tmp_path, formats):
    with pytest.raises(DatelineError, match=r"csv, dta, parquet or xlsx|valid: csv, xlsx, parquet, dta"):
        dl.tidy.export(three, tmp_path / "out", formats)
    assert not (tmp_path / "out").exists()


def test_a_failure_leaves_what_was_there_and_another_s_folder_is_not_touched(three, tmp_path, monkeypatch):
    place = dl.tidy.export(three, tmp_path / "out")
    before = (place / "documents.csv").read_bytes()
    monkeypatch.setattr(write, "_record", None)
    with pytest.raises(TypeError):
        dl.tidy.export(three, place, ["xlsx"])
    assert (place / "documents.csv").read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["out"]
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("x")
    with pytest.raises(DatelineError, match="holds files that were not made by this command"):
        dl.tidy.export(three, tmp_path / "mine")
    assert folders.PART not in "".join(p.name for p in tmp_path.iterdir())


def test_the_command_writes_a_subset_and_no_path_of_the_machine(news, tmp_path, capsys):
    out = tmp_path / "out"
    words = ["export", news, "--out", out, "--format", "csv,xlsx", "--subset", "resigned"]
    assert cli.main([str(w) for w in words]) == 0
    said = capsys.readouterr().out
    assert "resigned, 1 of 2 documents in news, as csv, xlsx; codebook.csv explains each column." in said
    assert pd.read_csv(out / "documents.csv")["path"].tolist() == ["b.txt"]
    for path in out.iterdir():
        content = path.read_bytes()
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                content = b"".join(book.read(n) for n in book.namelist())
        assert str(tmp_path).encode() not in content


@pytest.mark.parametrize(("words", "said"), [
    (["--format", "xls"], "there is no format “xls”; valid: csv, dta, parquet or xlsx. Did you mean “xlsx”?"),
    (["--format", ","], "no format was named"), (["--subset", "a AND"], "at character 6"),
    (["--subset", "helicopter"], "finds no article"),
])  # fmt: skip
def test_what_cannot_be_exported_is_one_line(news, tmp_path, capsys, words, said):
    code = cli.main(["export", str(news), "--out", str(tmp_path / "out"), *words])
    err = capsys.readouterr().err
    assert (code, err.count("\n")) == (2, 1)
    assert re.search(re.escape(said), err)
    assert not (tmp_path / "out").exists()
