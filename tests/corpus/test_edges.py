"""Corpora at the edge of what there is to read."""

import pandas as pd

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
