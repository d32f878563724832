"""A repeat is not a second voice, and what was not read counts nowhere: from files to the table of means."""

from pathlib import Path

import pandas as pd
import pytest

import analysis as dl

ARTICLES = {
    "Elbe": "The flood destroyed the old bridge on Monday night.\n\nTwo people were killed when a wall collapsed near "
    "the harbour.\n\nThe council met there.\n\nRescuers praised the courage of a boy who saved his sister.\n\n"
    "A second disaster is feared by farmers downstream.\n\nInsurers spoke of heavy losses.",
    "Clinic": "Residents welcomed the new clinic with joy.\n\nDoctors say it has improved the health of children in "
    "the valley.\n\nThe opening was a success for the mayor.\n\nIts corridors are painted green.\n\nCritics warned of "
    "a crisis in nursing homes.\n\nPatients thanked the generous donors.",
    "Trial": "A court convicted the banker of fraud on Friday.\n\nHis lawyers called the verdict unjust.\n\nVictims "
    "wept with relief in the gallery.\n\nThe judge read for two hours.\n\nThe scandal ruined hundreds of families.\n\n"
    "A settlement brought peace to some of them.",
}
GERMAN = (
    "Die Bahn stellt den Betrieb ein\n\nDie Bahn teilte am Freitag mit, dass der Zug nach Ulm ausfällt. „Das ist für "
    "alle eine Katastrophe“, sagte der Bürgermeister am 12. März 2024. Die Menschen warten auf den nächsten Zug.\n"
)


def article(name: str) -> str:
    return f"News of the {name.lower()}\n\n{ARTICLES[name]}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ARTICLES:
        (tmp_path / f"{name}.txt").write_text(article(name), "utf-8")
    return tmp_path


def means(folder: Path) -> pd.DataFrame:
    corpus = dl.open(folder)
    scores = dl.sentiment.score(corpus)
    return dl.sentiment.by_voice(dl.sentiment.in_order(corpus, scores, dl.voices.voice_of(corpus)))


def test_planted_copies_change_no_mean_no_interval_and_no_count(folder: Path) -> None:
    alone = means(folder)
    assert alone["n"].iloc[0] >= 12 and alone["low"].iloc[0] < alone["high"].iloc[0]
    for n in range(5):
        (folder / f"{'A' if n % 2 else 'Z'}{n}.txt").write_text(article("Clinic"), "utf-8")
    assert len(dl.open(folder).documents) == 8
    pd.testing.assert_frame_equal(means(folder), alone)


def test_planted_copies_change_no_agreement_of_the_lexicons(folder: Path) -> None:
    alone = dl.sentiment.agreement(dl.open(folder))
    assert alone["n"].item() == 18 and alone["n_both"].item() >= 8 and abs(alone["correlation"].item()) < 1
    for n in range(8):
        (folder / f"{'A' if n % 2 else 'Z'}{n}.txt").write_text(article("Elbe"), "utf-8")
    corpus = dl.open(folder)
    assert corpus.documents["cluster"].nunique() == 3 and len(corpus) == 11
    pd.testing.assert_frame_equal(dl.sentiment.agreement(corpus), alone)


def test_articles_in_another_language_count_nowhere_in_tone(folder: Path) -> None:
    alone = means(folder)
    (folder / "bahn.txt").write_text(GERMAN, "utf-8")
    corpus = dl.open(folder)
    german = corpus.documents.set_index("path").loc["bahn.txt", "doc_id"]
    scores = dl.sentiment.score(corpus)
    unread = scores[scores["doc_id"] == german]
    assert len(unread) and unread[["score", "hits", "coverage"]].isna().all(axis=None)
    voices = dl.voices.voice_of(corpus).set_index("sentence_id")
    assert voices.loc[unread["sentence_id"], "voice"].isna().all()
    assert dl.sentiment.group(scores, "doc_id")["group"].tolist() == sorted(set(scores["doc_id"]) - {german})
    pd.testing.assert_frame_equal(means(folder), alone)
