"""Corpora at the edge of what there is to read."""

import io

import pandas as pd
import pytest

import analysis as dl

STORY = "The minister resigned on Monday after the fire killed forty people in the old town hall."


def test_half_a_surrogate_pair_is_replaced_and_loses_no_other_record():
    corpus = dl.from_records([{"text": "Broken \ud83d emoji on Friday."}, {"text": "A good one."}])
    assert corpus.documents["text"].tolist() == ["Broken \ufffd emoji on Friday.", "A good one."]


def test_an_empty_body_breaks_no_finding_and_no_table():
    corpus = dl.from_records([{"text": ""}])
    assert len(dl.findings.cleaning(corpus))
    assert dl.sentiment.in_order(corpus, dl.sentiment.score(corpus), dl.voices.voice_of(corpus)).empty


def test_a_paragraph_that_a_few_papers_share_is_news():
    corpus = dl.from_records([{"text": f"Story {n} opens here in town {n}.\n\n{STORY}"} for n in range(3)])
    assert corpus.documents["text"].str.contains("minister").all()


def test_deep_time_is_placed_on_no_day():
    corpus = dl.from_records(
        [{"text": "Dinosaurs died out 66 million years ago.", "published": pd.Timestamp("2022-09-10")}]
    )
    assert dl.timeline.events(corpus).empty


def test_equal_files_in_two_folders_are_two_documents_of_one_voice(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "ok.txt").write_text("The bridge fell on Friday, the police said in the evening.", "utf-8")
    corpus = dl.open([tmp_path / "a", tmp_path / "b"])
    assert corpus.documents["path"].tolist() == ["ok.txt", "ok.txt (2)"]
    assert corpus.documents["doc_id"].is_unique
    assert corpus.documents["cluster"].nunique() == 1


def test_equal_records_keep_ids_of_their_own():
    corpus = dl.from_records([{"id": "x", "text": "One text."}, {"id": "x", "text": "One text."}])
    assert corpus.documents["doc_id"].is_unique


def test_documents_in_are_documents_out_and_refused(tmp_path):
    (tmp_path / "a.txt").write_text("The bridge fell on Friday.", "utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.html").write_text("<html></html>", "utf-8")
    (tmp_path / "d.csv").write_text("text,date\nOne fell.,soon\n,2022-01-01\nTwo fell.,2022-01-01\n", "utf-8")
    (tmp_path / "e.jsonl").write_text('{"text": "Three fell."}\n{"x": 1}\nno\n', "utf-8")
    (tmp_path / "f.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    (tmp_path / "g.xyz").write_bytes(b"words")
    corpus = dl.open(tmp_path)
    assert sorted(corpus.documents["path"]) == ["a.txt", "d.csv#1", "d.csv#3", "e.jsonl#1"]
    assert sorted(corpus.refused["path"]) == ["b.txt", "c.html", "d.csv#2", "e.jsonl#2", "e.jsonl#3", "f.pdf", "g.xyz"]
    assert corpus.refused["reason"].str.endswith(".").all()
    assert dl.open(tmp_path, fresh=True).refused.equals(corpus.refused)


@pytest.mark.parametrize("workers", [1, 2])
def test_many_documents_give_the_same_tables_on_any_number_of_cores(monkeypatch, workers):
    from analysis import parallel

    monkeypatch.setattr(parallel, "LEAST", 2)
    monkeypatch.setattr(parallel, "cores", lambda: workers)
    story = "Story {n}. The bridge over the river number {n} fell on Friday."
    records = [{"text": story.format(n=n), "published": f"2022-09-{n:02}"} for n in range(1, 13)]
    corpus = dl.from_records(records)
    assert corpus.documents["published"].dt.day.tolist() == list(range(1, 13))
    assert corpus.documents["text"].str.extract(r"number (\d+)")[0].astype(int).tolist() == list(range(1, 13))


def test_a_bar_is_shown_on_a_terminal_alone(monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    for screen, shown in ((Terminal(), True), (io.StringIO(), False)):
        monkeypatch.setattr("sys.stderr", screen)
        dl.from_records([{"text": "The bridge fell."}])
        assert ("cleaning" in screen.getvalue()) == shown
