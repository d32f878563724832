"""Versions of an article as a reader meets them: which was first, and what was changed, with the sentences."""

import pytest

import analysis as dl
from analysis.errors import DatelineError

FILLER = [
    "The river rose overnight and cut the two villages off from the main road to the coast.",
    "Engineers from the regional office brought pumps and sandbags, and worked until the evening.",
    "The school hall was opened for families, and neighbours carried blankets and food across the fields.",
    "Farmers drove their cattle to the higher pastures before the second embankment gave way.",
    "The mayor thanked the volunteers and asked drivers to keep away from the flooded streets.",
]
FIRST = ["Twelve people were reportedly rescued from roofs, the fire service said.", *FILLER]
SECOND = ["Nineteen people were rescued from roofs, the army said.", *FILLER]


@pytest.fixture(scope="module")
def corpus():
    return dl.from_records([
        {"id": "a", "text": "\n\n".join(FIRST), "published": "2022-09-10"},
        {"id": "b", "text": "\n\n".join(SECOND), "published": "2022-09-11"},
        {"id": "c", "text": "The harbour reopened on Monday, and three ships with grain left for Egypt."},
    ])  # fmt: skip


def test_the_earlier_version_is_the_likely_original(corpus):
    told = dl.ledger.versions(corpus).set_index("path")
    assert told["original"].to_dict() == {"a": "likely", "b": "no"}
    assert "2022-09-10" in told.loc["b", "why"]


def test_figures_hedges_and_attributions_that_changed_come_with_their_sentences(corpus):
    told = dl.ledger.changes(corpus)
    texts = corpus.sentences.set_index("sentence_id")["text"]
    assert {"number", "hedge", "attribution"} <= set(told["kind"])
    number = told[told["kind"] == "number"].iloc[0]
    assert (number["before"], number["after"]) == ("Twelve", "Nineteen")
    assert "Twelve" in texts[number["before_id"]]
    assert "Nineteen" in texts[number["after_id"]]


def test_what_stands_in_one_version_alone_has_no_sentence_in_the_other(corpus):
    told = dl.ledger.changes(corpus)
    added = told[told["change"] == "added"]
    assert (added["before"] == "").all()


@pytest.mark.parametrize("measure", [dl.ledger.versions, dl.ledger.changes])
def test_a_corpus_without_copies_gives_an_empty_table(corpus, measure):
    assert measure(corpus.select("path == 'c'")).empty


@pytest.fixture
def folder(tmp_path):
    for name, lines in (("a", FIRST), ("b", FIRST), ("c", FIRST), ("d", ["The harbour reopened.", *SECOND[:1]])):
        (tmp_path / f"{name}.txt").write_text("\n\n".join(lines), "utf-8")
    return tmp_path


def test_copies_are_counted_once_where_that_is_asked_for(folder):
    every, one = dl.open(folder), dl.open(folder, copies="one")
    assert (len(every), len(one)) == (4, 2)
    assert one.documents["cluster"].is_unique
    assert set(one.documents["cluster"]) == set(every.documents["cluster"])
    assert "copies once" in one.scope


def test_another_choice_of_copies_is_named(folder):
    with pytest.raises(DatelineError, match=r"“once”.* all or one"):
        dl.open(folder, copies="once")
