"""What reads English alone leaves other languages out, and says so; everything else keeps them."""

import pytest

import analysis as dl

GERMAN = (
    "Die Bahn stellt den Betrieb ein\n\nDie Bahn teilte am Freitag mit, dass der Zug nach Ulm ausfällt. „Das ist für "
    "alle eine Katastrophe“, sagte der Bürgermeister am 12. März 2024. Die Menschen warten auf den nächsten Zug.\n"
)


@pytest.fixture
def mixed(news):
    (news / "c.txt").write_text(GERMAN, "utf-8")
    return dl.open(news)


@pytest.fixture
def german(mixed):
    found = mixed.documents.set_index("path").loc["c.txt"]
    assert found["lang"] == "de"
    return found["doc_id"]


def test_other_languages_are_counted(mixed, german):
    assert "bahn" in set(dl.terms.frequency(mixed)["term"])


def test_they_have_no_tone_no_dates_and_no_statements(mixed, german):
    scores = dl.sentiment.score(mixed)
    assert scores.loc[scores["doc_id"] == german, "score"].isna().all()
    assert scores["score"].notna().any()
    for table in (dl.timeline.dates(mixed), dl.voices.quotes(mixed)):
        assert len(table)
        assert german not in set(table["doc_id"])


def test_the_report_says_so(mixed, german):
    said = [f.text for f in dl.findings.cleaning(mixed)]
    assert (
        "1 document not in English (de): kept, and counted among the words, but left out of dates, voices and tone, "
        in (" ".join(said))
    )


def test_an_english_corpus_says_nothing_of_languages(seed):
    assert not any("English" in f.text for f in dl.findings.cleaning(seed))
