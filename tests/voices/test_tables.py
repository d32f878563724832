"""Statements, voices and names of a corpus as tables that lead back to sentences and characters."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import language, tables
from analysis.corpus import Corpus
from analysis.voices import claims, names, quotes, voice_of

PAGE = (
    "Mayor Anna Keller came to Elbeburg on Monday. “We will rebuild the bridge,” Keller said.\n"
    "According to the Elbeburg Water Board (EWB), the bridge is gone. The EWB said the river rose.\n"
    "The river rose again near Elbeburg."
)


def test_quotes_have_the_columns_and_offsets_of_the_table(seed):
    found = quotes(seed)
    assert list(found.columns) == tables.columns("quotes")
    text = seed.documents["text"].iloc[0]
    assert len(found) > 20
    assert all(text[a:b] == t for a, b, t in zip(found["start"], found["end"], found["text"], strict=True))
    starts = seed.sentences.set_index("sentence_id")
    for sentence, start in zip(found["sentence_id"], found["start"], strict=True):
        assert starts.loc[sentence, "start"] <= start < starts.loc[sentence, "end"]


_PIECES = st.sampled_from(
    ["Keller said: “We left.", "It was late.”", "“No,” said Keller.", "Keller said that it rained.", "The river rose."]
)
_GAPS = st.sampled_from([" ", "\t", "\n", " \t ", "\t\n", "\u00a0", "\u2003", "\r\n", "\f"])


@settings(deadline=None)
@given(st.lists(st.tuples(_PIECES, _GAPS), max_size=8), st.booleans())
def test_the_words_of_a_statement_are_those_between_its_offsets(pieces, selected):
    text = "Keller said: “We left.\tIt was late.”\n" + "".join(part + gap for part, gap in pieces)
    row = {"doc_id": "a", "path": "a", "text": text, "raw_text": text}
    sentences = [
        {"doc_id": "a", "sentence_id": f"a.{n}", "start": s.start, "end": s.end, "text": text[s.start : s.end],
         "paragraph": text.count("\n", 0, s.start), "role": "caption" if selected and n % 3 == 1 else "body"}
        for n, s in enumerate(language.sentences(text))
    ]  # fmt: skip
    corpus = Corpus(
        tables.frame("documents", [row]), tables.frame("sentences", sentences), tables.frame("ledger", []),
        tables.frame("refused", []),
    )  # fmt: skip
    for data in (corpus, text):
        found = quotes(data)
        assert len(found)
        assert [text[a:b] for a, b in zip(found["start"], found["end"], strict=True)] == found["text"].tolist()


def test_captions_headings_and_titles_hold_no_statement(seed):
    roles = seed.sentences.set_index("sentence_id")["role"]
    assert set(roles[quotes(seed)["sentence_id"]]) == {"body"}


def test_every_body_sentence_has_one_voice(seed):
    found = voice_of(seed)
    body = seed.sentences[seed.sentences["role"] == "body"]
    assert list(found.columns) == ["sentence_id", "voice", "speaker"]
    assert list(found["sentence_id"]) == list(body["sentence_id"])
    assert set(found["voice"]) == {"narration", "quoted", "reported"}
    assert found.loc[found["voice"] == "narration", "speaker"].isna().all()


def test_the_quoted_sentences_of_the_seed_are_their_speakers(seed):
    joined = voice_of(seed).merge(seed.sentences, on="sentence_id")
    row = joined[joined["text"].str.contains("gas or electricity")]
    assert set(row["voice"]) == {"quoted"} and set(row["speaker"]) == {"Oleh Syniehubov"}


def test_voices_of_a_string():
    found = voice_of(PAGE)
    assert list(found["voice"]) == ["narration", "quoted", "reported", "reported", "narration"]
    assert list(found["speaker"].fillna("")) == ["", "Anna Keller", "Elbeburg Water Board", "Elbeburg Water Board", ""]


def test_quotes_given_are_not_looked_for_again():
    found = quotes(PAGE)
    pd.testing.assert_frame_equal(voice_of(PAGE, found), voice_of(PAGE))
    assert set(voice_of(PAGE, found.iloc[:0])["voice"]) == {"narration"}


def test_names_merge_variants_and_lead_to_sentences():
    table = names(PAGE).set_index("name")
    assert table.loc["Anna Keller", "kind"] == "person"
    assert table.loc["Anna Keller", "variants"] == ["Anna Keller", "Keller"]
    assert table.loc["Anna Keller", "mentions"] == 2
    assert table.loc["Elbeburg Water Board", "kind"] == "organisation"
    assert "EWB" in table.loc["Elbeburg Water Board", "variants"]
    assert table.loc["Elbeburg", "kind"] == "place"
    assert table.loc["Anna Keller", "first_sentence"] == "text1.1"
    assert table.loc["Elbeburg", "last_sentence"] == "text1.5"


@pytest.mark.parametrize("text", ["", "… 12 % —", "no names here at all"])
def test_a_text_without_names_or_statements_gives_empty_tables(text):
    assert len(names(text)) == 0 and len(quotes(text)) == 0
    assert set(voice_of(text)["voice"]) <= {"narration"}


def test_people_of_the_seed_are_people(seed):
    table = names(seed)
    people = set(table.loc[table["kind"] == "person", "name"])
    assert {"Vladislav Sokolov", "Oleksiy Reznikov", "Yevgeniy Poddubny", "Oleh Syniehubov", "Kirill Imashev"} <= people
    assert {"Izium", "Kupyansk"} <= set(table.loc[table["kind"] == "place", "name"])


def test_a_table_of_sentences_gives_the_same_as_its_corpus(seed):
    whole = quotes(seed)
    alone = quotes(seed.sentences)
    columns = ["sentence_id", "start", "end", "text", "kind", "speaker"]
    pd.testing.assert_frame_equal(alone[columns], whole[columns])


def test_a_part_of_a_corpus_keeps_its_offsets(seed):
    whole = quotes(seed)
    chosen = seed.sentences[seed.sentences["role"] == "body"]["sentence_id"].head(12)
    part = quotes(seed.select(list(chosen), name="first"))
    text = seed.documents["text"].iloc[0]
    assert len(part) and set(part["sentence_id"]) <= set(chosen)
    assert all(text[a:b] == t for a, b, t in zip(part["start"], part["end"], part["text"], strict=True))
    assert set(part["text"]) <= set(whole["text"])


def test_the_claims_of_the_seed_count_no_words_twice(seed):
    found = quotes(seed)
    kept = claims(found)
    left_out = found.drop(kept.index)
    assert list(kept.columns) == tables.columns("quotes") and kept["start"].is_monotonic_increasing
    assert len(left_out) and set(left_out["kind"]) == {"mixed"}
    clauses = kept[kept["kind"] == "indirect"]
    inside = [
        ((clauses["doc_id"] == doc) & (clauses["start"] <= start) & (clauses["end"] >= end)).any()
        for table in (left_out, kept[kept["kind"] == "mixed"])
        for doc, start, end in zip(table["doc_id"], table["start"], table["end"], strict=True)
    ]
    assert inside == [True] * len(left_out) + [False] * (len(inside) - len(left_out))
    assert {"amazed", "regroup"} <= set(left_out["text"].str.strip("."))


def test_words_alone_between_marks_stay_a_claim_and_so_do_those_of_another_document():
    table = quotes("Keller said the bridge was “a total loss” for the town.")
    assert list(claims(table)["kind"]) == ["indirect"]
    assert list(claims(table[table["kind"] == "mixed"])["kind"]) == ["mixed"]
    moved = table.assign(doc_id=["a", "b"])
    assert list(claims(moved)["kind"]) == ["indirect", "mixed"]
    assert claims(table.iloc[:0]).empty
