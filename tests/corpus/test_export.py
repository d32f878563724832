"""Cleaned texts as plain files: whole, readable again, and never in the place of something else."""

import csv
import io
from pathlib import Path

import pytest

import analysis as dl
from analysis import folders
from analysis.corpus import export
from analysis.errors import DatelineError

from ..conftest import SEEDS


@pytest.fixture(scope="module")
def seeds():
    return dl.open(SEEDS)


@pytest.fixture
def written(seeds, tmp_path):
    return export.write(seeds, tmp_path / "out")


def table(path):
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"), newline="")))


def test_a_text_holds_the_paragraphs_of_its_article(seeds, written):
    text = next((written / "articles").glob("*.txt")).read_text("utf-8")
    body = seeds.sentences[seeds.sentences["role"].isin(["heading", "body"])]
    assert len(text.strip().split("\n\n")) == body["paragraph"].nunique()
    assert all(sentence in text for sentence in body["text"])


def test_every_edit_is_listed_with_what_stood_there(seeds, written):
    raw = seeds.documents["raw_text"].iloc[0]
    edits = table(written / "ledger.csv")
    assert len(edits) == len(seeds.ledger) > 0
    assert all(raw[int(e["raw_start"]) : int(e["raw_end"])] == e["raw"] for e in edits)


def test_what_was_written_opens_as_a_corpus_with_its_dates(seeds, written):
    again = dl.open(written / "articles")
    assert list(again.documents["published"]) == list(seeds.documents["published"])
    assert list(again.documents["title"]) == list(seeds.documents["title"])


@pytest.mark.parametrize("role", ["caption", "title"])
def test_other_parts_of_an_article_are_written_when_asked_for(seeds, tmp_path, role):
    folder = export.write(seeds, tmp_path / "out", [role])
    wanted = seeds.sentences.loc[seeds.sentences["role"] == role, "text"]
    text = next((folder / "articles").glob("*.txt")).read_text("utf-8")
    assert text.split("\n\n") == [*wanted[:-1], f"{wanted.iloc[-1]}\n"]


def test_a_role_that_is_none_is_named(seeds, tmp_path):
    with pytest.raises(DatelineError, match="no role “boddy”; valid: title, dateline"):
        export.write(seeds, tmp_path / "out", ["boddy"])
    assert not (tmp_path / "out").exists()


def test_an_earlier_result_is_replaced_whole(seeds, written):
    (written / "articles" / "left-over.txt").write_text("of an earlier corpus")
    export.write(seeds, written)
    assert [p.name for p in (written / "articles").glob("*.txt")] == [f"{p.stem}.txt" for p in SEEDS.glob("0*.txt")]
    assert [p.name for p in written.parent.iterdir()] == ["out"]


def test_a_failure_leaves_what_was_there(seeds, written, monkeypatch):
    before = {p: p.read_bytes() for p in written.rglob("*") if p.is_file()}

    def fails(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(export, "_edits", fails)
    with pytest.raises(OSError, match="No space"):
        export.write(seeds, written)
    assert {p: p.read_bytes() for p in written.rglob("*") if p.is_file()} == before
    assert [p.name for p in written.parent.iterdir()] == ["out"]


def test_a_kill_between_the_two_moves_loses_nothing(seeds, written, monkeypatch):
    """The old folder is aside and the new one not yet in its place: the next call takes the old one back first."""
    before = (written / "ledger.csv").read_bytes()
    moves = []
    rename = Path.rename

    def killed_at_the_second(path, target):
        moves.append(target)
        if len(moves) >= 2:  # who is killed moves nothing back
            raise KeyboardInterrupt
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", killed_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        export.write(seeds, written)
    monkeypatch.undo()
    assert not written.exists()
    folders.put_right(written)
    assert (written / "ledger.csv").read_bytes() == before
    export.write(seeds, written)
    assert [p.name for p in written.parent.iterdir()] == ["out"]


def test_names_that_some_system_cannot_hold_are_told_apart():
    paths = ["a/b?.txt", "a/b*.txt", "A/B_.txt", "table.csv#1", "x.zip/../y", "é.html", "…" * 200]
    paths += ["東" * 90, "東" * 90 + "京"]
    names = list(export._names(paths))
    assert len({n.lower() for n in names}) == len(paths)
    assert all(n.endswith(".txt") and ".." not in n.split("/") and "?" not in n and "*" not in n for n in names)
    assert all(len(part.encode()) < 250 for n in names for part in n.split("/"))


@pytest.mark.parametrize("case", ["a file", "another's folder", "inside the source", "around the source"])
def test_a_place_that_is_something_else_is_refused(tmp_path, case):
    source = tmp_path / "news"
    source.mkdir()
    (tmp_path / "file").write_text("x")
    places = {"a file": tmp_path / "file", "another's folder": tmp_path, "inside the source": source / "clean",
              "around the source": tmp_path}  # fmt: skip
    with pytest.raises(DatelineError, match=r"give another --out|is a file"):
        export.check_place(places[case], [source])


def test_no_control_character_stands_in_the_ledger_and_no_folder_looks_like_an_archive(tmp_path):
    texts = [{"id": "bundle.zip/a.txt", "text": "Strike\n\nDockers\x00 walked\x07 out on Tuesday."}]
    out = export.write(dl.from_records(texts), tmp_path / "out")
    ledger = (out / "ledger.csv").read_text("utf-8")
    assert not any(ord(c) < 32 and c not in "\r\n\t" for c in ledger)
    assert "␀" in ledger
    assert (out / "articles" / "bundle.zip_" / "a.txt").is_file()
