"""The tidy tables say of each document and sentence what the measures say."""

import dataclasses

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import analysis as dl
from analysis.errors import DatelineError
from analysis.tidy import codebook, tables

TEXTS = [
    {"id": "a.txt", "title": "Siege", "source": "Elbe Post", "published": "2022-09-10", "lang": "en",
     "text": "The siege went on, and the shelling killed nine people on Friday. “We are tired of this war,” said Olena "
             "Petrenko. The port, a triumph of its builders, was destroyed. Families fled in fear on Thursday. "
             "Nobody knows how many were hurt. The terrible noise never stopped."},
    {"id": "b.txt", "title": "=HYPERLINK(1)", "source": "+City", "published": None, "lang": "en",
     "text": "The council opened a new park on the hill."},
    {"id": "c.txt", "title": "Hafen", "source": None, "published": "2022-10-02", "lang": "de",
     "text": "Der Hafen der Stadt bleibt wegen der Belagerung geschlossen, sagte der Sprecher am Sonntag."},
]  # fmt: skip


@pytest.fixture(scope="session")
def three():
    """An article in English, a short one without a day, one in German."""
    return dl.from_records(TEXTS, name="three")


@pytest.fixture(scope="session")
def made(three):
    return dl.tidy.documents(three), dl.tidy.sentences(three)


def test_there_is_a_row_for_each_and_a_column_for_each_in_the_codebook(three, made):
    book = codebook()
    for table, name in zip(made, ("documents", "sentences"), strict=True):
        assert list(table.columns) == book.loc[book["table"] == name, "column"].tolist()
    assert made[0]["doc_id"].tolist() == three.documents["doc_id"].tolist()
    body = three.sentences[three.sentences["role"] == "body"]
    assert made[1]["sentence_id"].tolist() == body["sentence_id"].tolist()
    assert not book.isna().any().any()
    assert (book["meaning"].str.len() <= 80).all()  # what Stata shows of it


def test_the_numbers_are_those_of_the_measures(three, made):
    documents, sentences = made
    variety = dl.terms.diversity(three).set_index("doc_id")
    own = documents.set_index("doc_id")
    assert own["n_words"].tolist() == variety.loc[own.index, "words"].tolist()
    assert own["n_types"].tolist() == variety.loc[own.index, "types"].tolist()
    pd.testing.assert_series_equal(own["mattr"], variety.loc[own.index, "mattr"])
    scores = dl.sentiment.score(three)
    told = dl.sentiment.calibration.group(scores, "doc_id").set_index("group")
    first = documents.iloc[0]
    row = told.loc[first["doc_id"]]
    own_tone = first[["tone", "tone_low", "tone_high", "n_scored"]].tolist()
    assert own_tone == row[["mean", "low", "high", "n_scored"]].tolist()
    events = dl.timeline.events(three, dl.timeline.dates(three))
    assert first["n_dated"] == events["sentence_id"].nunique() == 6
    assert (first["event_first"], first["event_last"]) == (events["from"].min(), events["to"].max())
    voices = dl.voices.voice_of(three)
    assert sentences["voice"].tolist()[:6] == voices["voice"].tolist()[:6]
    assert first["share_quoted"] == pytest.approx(1 / 6)
    assert sentences["n_words"].sum() == documents["n_words"].sum()


def test_what_is_not_read_or_not_known_is_missing_and_never_nought(made):
    documents, sentences = made
    german = documents.iloc[2]
    unread = ["tone", "n_scored", "tone_coverage", "share_quoted", "n_statements", "n_speakers", "n_dated"]
    assert german[[*unread, "event_first"]].isna().all()
    assert german["n_words"] == 14
    short = documents.iloc[1]
    assert short[["published", "tone", "mattr", "event_first"]].isna().all()
    assert (short["n_statements"], short["n_dated"]) == (0, 0)
    assert sentences.loc[sentences["doc_id"] == german["doc_id"], ["voice", "tone", "tone_hits"]].isna().all().all()


def test_a_mean_of_few_sentences_is_hidden_as_everywhere(three):
    chosen = dataclasses.replace(three, settings=dataclasses.replace(three.settings, min_mean_n=50))
    table = dl.tidy.documents(chosen)
    assert table["tone"].isna().all()
    assert table["n_scored"].iloc[0] >= 5


def test_groups_are_counted_once_a_place(three):
    groups = {"War words": ["shell*", "siege", "siege went", "/kill\\w+/"], "Park!": ["park"]}
    table = dl.tidy.documents(three, groups=groups)
    assert table["group_war_words"].tolist() == [3, 0, 0]
    assert table["group_park"].tolist() == [0, 1, 0]
    lines = dl.tidy.sentences(three, groups={"War words": ["shell*", "siege"]})
    assert lines["group_war_words"].sum() == 2


@pytest.mark.parametrize("groups", [{"a": "siege"}, {"a": []}, {"a": [7]}, {"a": ["*"]}, {"a": ["/(/"]}])
def test_a_group_that_cannot_be_counted_is_named(three, groups):
    with pytest.raises(DatelineError, match=r"the group “a” is|the pattern"):
        dl.tidy.documents(three, groups=groups)


@settings(max_examples=50)
@given(st.dictionaries(st.text(min_size=1, max_size=60), st.just(["park"]), max_size=8))
def test_names_of_groups_become_names_that_every_program_takes(groups):
    names = [c.name for c in tables.columns_of(groups)]
    assert len(set(names)) == len(groups)
    assert all(n.isascii() and n.isidentifier() and len(n) <= 32 for n in names)


def test_the_order_of_documents_changes_only_the_order_of_rows(three, made):
    turned = dl.from_records(TEXTS[::-1], name="three")
    other = dl.tidy.documents(turned).set_index("path").drop(columns="cluster")
    own = made[0].set_index("path").drop(columns="cluster")
    pd.testing.assert_frame_equal(other.loc[own.index], own)


def test_a_part_and_an_article_without_a_body_have_their_rows(three):
    part = three.search("sentences: siege")
    assert dl.tidy.documents(part)["n_sentences"].tolist() == [1]
    others = three.sentences["doc_id"] != three.documents["doc_id"][1]
    bare = dataclasses.replace(three, sentences=three.sentences[others])
    row = dl.tidy.documents(bare).iloc[1]
    assert (row["n_sentences"], row["n_words"]) == (0, 0)
    assert pd.isna(row["share_quoted"])
