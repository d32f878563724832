"""Tables of articles: CSV, TSV, JSON, JSON lines, Parquet and workbooks; large ones row by row."""

import datetime
import gzip
import json
import tracemalloc

import pandas as pd
import pyarrow
import pyarrow.parquet
import pytest

from analysis.readers import RawDocument, Refused, read, sheets, streams
from analysis.readers.columns import Names
from tests.readers.making import workbook

ROWS = [
    {"headline": "One", "body": "Two, “three”.", "date": datetime.datetime(2022, 9, 10), "outlet": "City News"},
    {"headline": "Four", "body": "Five\nsix.", "date": datetime.datetime(2022, 9, 11, 8, 30), "outlet": None},
]


def texts(folder):
    return [(d.path, d.title, d.raw_text, d.published, d.source) for d in read([folder]) if isinstance(d, RawDocument)]


def reasons(folder):
    return {r.path: r.reason for r in read([folder]) if isinstance(r, Refused)}


@pytest.mark.parametrize("name", ["a.parquet", "a.json", "a.jsonl", "a.ndjson", "a.csv", "a.tsv"])
@pytest.mark.parametrize("packed", [False, True])
def test_every_table_gives_the_same_articles(tmp_path, name, packed):
    frame = pd.DataFrame([{**r, "date": r["date"].isoformat()} for r in ROWS])
    path = tmp_path / name
    if name.endswith("parquet"):
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(ROWS), path)
    elif "json" in name:
        frame.to_json(path, orient="records", lines=name != "a.json", force_ascii=False)
    else:
        frame.to_csv(path, index=False, sep="\t" if name == "a.tsv" else ",")
    if packed:
        path.with_name(f"{name}.gz").write_bytes(gzip.compress(path.read_bytes()))
        path.unlink()
    one, two = texts(tmp_path)
    assert (
        one[:3] == (f"{name}#1", "One", "Two, “three”.") and one[3].startswith("2022-09-10") and one[4] == "City News"
    )
    assert two[:3] == (f"{name}#2", "Four", "Five\nsix.") and two[4] is None


def test_a_workbook_gives_the_rows_of_every_sheet_with_texts_and_names_the_sheet(tmp_path):
    workbook(
        tmp_path / "a.xlsx",
        {
            "Codes": [["code", "means"], [1, "x"]],
            "News": [["My collection", ""], ["Title", "Text", "Note"], ["One", "Two three.", 7.0], ["Four", "", ""]],
            "More": [["headline", "body"], ["Five", "Six seven."]],
        },
    )
    assert [(path, text) for path, _, text, _, _ in texts(tmp_path)] == [
        ("a.xlsx/News#1", "Two three."), ("a.xlsx/More#1", "Six seven.")
    ]  # fmt: skip
    assert next(d for d in read([tmp_path]) if isinstance(d, RawDocument)).note == "7"
    found = reasons(tmp_path)
    assert set(found) == {"a.xlsx/Codes", "a.xlsx/News#2"} and "“code”, “means”" in found["a.xlsx/Codes"]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.xlsx", b"", "empty"),
        ("a.xlsx", b"words", "not a workbook"),
        ("a.xlsx", b"PK\x03\x04", "cannot be read"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "damaged"),
        ("a.parquet", b"words", "cannot be read as Parquet"),
        ("a.parquet", b"", "cannot be read as Parquet"),
        ("a.json", b"{", "not JSON"),
        ("a.json", b"[]", "empty list"),
        ("a.json", b"3", "not a JSON object"),
        ("a.json", b'{"a": 1}', "No column holds the text"),
        ("a.json", b'[{"a": 1}, 3]', "No column holds the text"),
        ("a.json", b"[" * 100_000, "nested too deep"),
        ("a.tsv", b"a\tb\n1\t2\n", "No column holds the text"),
    ],
)
def test_what_is_no_table_of_articles_is_refused_for_what_it_is(tmp_path, name, data, reason):
    (tmp_path / name).write_bytes(data)
    (found,) = read([tmp_path])
    assert isinstance(found, Refused) and reason in found.reason


@pytest.mark.parametrize(
    ("data", "paths"),
    [
        ({"text": "One."}, ["a.json"]),
        ([{"text": "One."}, {"text": "Two."}], ["a.json#1", "a.json#2"]),
        ({"status": "ok", "articles": [{"content": "One."}]}, ["a.json#1"]),
        ({"response": {"total": 1, "docs": [{"body": "One."}], "tags": [{"a": 1}]}}, ["a.json#1"]),
    ],
)
def test_articles_are_found_in_json_of_several_shapes(tmp_path, data, paths):
    (tmp_path / "a.json").write_text(json.dumps(data))
    assert [t[0] for t in texts(tmp_path)] == paths


def test_json_lines_are_read_under_the_ending_of_json_too(tmp_path):
    (tmp_path / "a.json").write_text('\ufeff{"text": "One."}\n{"text": "Two."}\n')
    assert [t[2] for t in texts(tmp_path)] == ["One.", "Two."]


@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_a_number_of_thousands_of_digits_is_refused_and_no_traceback(tmp_path, name):
    (tmp_path / name).write_text('{"text": "One.", "n": ' + "9" * 5000 + "}\n" + '{"text": "Two.", "n": NaN}\n')
    assert [t[2] for t in texts(tmp_path)] == (["Two."] if name == "a.jsonl" else [])
    assert any("digits" in r for r in reasons(tmp_path).values())


def test_a_large_table_is_read_as_a_small_one(tmp_path, monkeypatch):
    lines = [json.dumps({"text": f"Café number {n}.", "id": n}, ensure_ascii=False) for n in range(50)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    (tmp_path / "b.csv").write_text("title,text\n" + "".join(f'Nº {n},"One\nline {n}"\n' for n in range(50)))
    (tmp_path / "c.csv").write_bytes("title,text\nCafé,Ça va très bien à Orléans\n".encode("cp1252") * 2)
    (tmp_path / "d.csv").write_text("title,text\nCafé,Ça va\n", encoding="utf-16")
    (tmp_path / "e.csv").write_bytes(b"\xef\xbb\xbftext\n" + "Ça va – “bien”\n".encode() + "l’été\n".encode("cp1252"))
    (tmp_path / "f.jsonl").write_bytes(bytes(range(256)) * 3)
    whole = list(read([tmp_path]))
    monkeypatch.setattr(streams, "SMALL", 10)
    by_row = list(read([tmp_path]))
    assert [getattr(d, "raw_text", d.path) for d in by_row] == [getattr(d, "raw_text", d.path) for d in whole]
    assert sum(isinstance(d, RawDocument) for d in by_row) > 100
    assert {d.path: d.sha256 for d in whole if isinstance(d, RawDocument)} == {
        d.path: d.sha256 for d in by_row if isinstance(d, RawDocument)
    }


def test_a_row_without_end_is_refused_and_not_held(tmp_path, monkeypatch):
    monkeypatch.setattr(streams, "LONGEST", 20_000)
    (tmp_path / "a.csv").write_text('title,text\na,"b\n' + "c,d\n" * 10_000)
    (tmp_path / "b.jsonl").write_text('{"text": "One."}\n' + "x" * 50_000)
    monkeypatch.setattr(streams, "SMALL", 10)
    found = reasons(tmp_path)
    assert "quotation mark" in found["a.csv"] and "longer than" in found["b.jsonl"]


def test_a_large_table_is_never_held_whole(tmp_path, monkeypatch):
    monkeypatch.setattr(streams, "SMALL", 100_000)
    with (tmp_path / "a.jsonl").open("w") as out:
        for n in range(4_000):
            out.write(json.dumps({"text": f"Article {n} says something. " * 20}) + "\n")
    tracemalloc.start()
    count = sum(isinstance(d, RawDocument) for d in read([tmp_path]))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 4_000 and peak < 1_500_000 < (tmp_path / "a.jsonl").stat().st_size


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("as it is", "as it is"), (7.0, "7"), (7.5, "7.5"), (float("nan"), ""), (None, ""), (True, ""), (7, "7"),
        (datetime.datetime(2022, 9, 10), "2022-09-10"), (datetime.datetime(2022, 9, 10, 8, 30), "2022-09-10T08:30:00"),
        (datetime.datetime(2022, 9, 10, tzinfo=datetime.UTC), "2022-09-10T00:00:00+00:00"),
        (datetime.date(2022, 9, 10), "2022-09-10"), (["A", "B"], "A, B"), ({"name": "A"}, "A"),
        (b"caf\xc3\xa9", "café"),
    ],
)  # fmt: skip
def test_cells_are_texts(value, text):
    assert sheets.cell(value) == text


def test_quotation_marks_in_a_table_parted_by_tabs_belong_to_the_texts_where_they_do(tmp_path):
    (tmp_path / "a.tsv").write_text('title\ttext\nOne\t"Two," he said.\nThree\t"Four\n')
    (tmp_path / "b.tsv").write_text('title\ttext\nOne\t"Two\tand ""three"""\nFour\t"Five\nsix"\n')
    assert [t[2] for t in texts(tmp_path)] == ['"Two," he said.', '"Four', 'Two\tand "three"', "Five\nsix"]


def test_a_table_may_say_what_parts_its_cells(tmp_path):
    (tmp_path / "a.csv").write_text("sep=|\ntitle|text\nOne|Two, three; four\n")
    assert [t[1:3] for t in texts(tmp_path)] == [("One", "Two, three; four")]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_of_two_columns_with_one_name_the_first_is_read_and_the_other_listed(tmp_path, ending):
    rows = [["title", "text", "text"], ["One", "Two three.", "Four five."]]
    if ending == "xlsx":
        workbook(tmp_path / "a.xlsx", {"News": rows})
    else:
        (tmp_path / "a.csv").write_text("\n".join(",".join(row) for row in rows), "utf-8")
    names = Names()
    (article,) = [d for d in read([tmp_path], names=names) if isinstance(d, RawDocument)]
    assert article.raw_text == "Two three."
    assert ("text (2)", None) in [(m.column, m.field) for m in names.account]
