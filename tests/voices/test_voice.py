"""Whose voice a sentence is in: what its main clause hands on is reported, a few words in marks make no report."""

import pandas as pd
import pytest

from analysis.errors import DatelineError
from analysis.voices import find_quotes, quotes, voice_of

#: sentences most of whose words are the reporter's, though the main clause hands on what somebody says
HANDED_ON = [
    "In a long letter to the council of the old town on Monday, the miller Anna Keller claimed it rained.",
    "To save what was left of the dam before the second flood of the year, a senior official said crews were on it.",
    "It will rain, he warned, as the leader of one town on the river had been led away on suspicion of theft.",
    "“No,” said Anna Keller, who has run the mill on the river since the death of her father in the flood of 1998.",
    "The Elbe Herald, a paper read by most of the people in the valley, cited Anna Keller as saying the mill was shut.",
    "The owners of the mill on the river Elbe issued a short statement after the meeting on Monday saying it was over.",
    "A voice may be heard over the pictures of the flood that were sent around the town on Monday saying: “Run now.”",
    "But at the end of the longest day in the history of the old mill on the river, Anna Keller said it was over.",
    "While crews were still at work on the dam above the old town on Monday, Anna Keller said that it was over.",
]

#: sentences that tell something of their own, with a statement in a corner
TOLD = [
    "The mill, which Anna Keller said was old, broke apart on Monday and took three barns and a bridge with it.",
    "When Anna Keller said it was over, the crews on the dam put down their tools and went home to the old town.",
    "The plan that officials said was dead has come back to the council of the old town in a new and longer form.",
    "Because Anna Keller said it was over, the crews on the dam put down their tools and went home to the old town.",
    "The crews on the dam put down their tools on Monday and went home to the old town, saying it was over.",
    "The crews on the dam put down their tools and went home to the old town on Monday, and Keller said it was over.",
    "Oleh Berg sent pictures of the fields after a walk through the valley where the flood had “left a lot of mud”.",
    "As they came back to the old town on the river after the flood, the crews described scenes of despair.",
    "Shortly after the flood in the old town on the river Elbe, Anna Keller, the miller, announced her departure.",
    "With Anna Keller saying it was over, the crews on the dam put down their tools and went home to the old town.",
]


def voice(text, **more):
    found = voice_of(text, **more)
    assert len(found) == 1
    return found["voice"].iloc[0]


@pytest.mark.parametrize("text", HANDED_ON)
def test_a_main_clause_that_hands_words_on_makes_a_report(text):
    assert any(q.main for q in find_quotes(text))
    assert voice(text) == "reported"


@pytest.mark.parametrize("text", TOLD)
def test_a_statement_in_a_corner_leaves_the_sentence_the_reporters(text):
    assert find_quotes(text) and not any(q.main for q in find_quotes(text))
    assert voice(text) == "narration"
    assert voice(text, rule="any") == "reported"


@pytest.mark.parametrize("text", [*HANDED_ON, *TOLD])
def test_the_readings_lie_one_within_the_other(text):
    reads = [voice(text, rule=rule) == "narration" for rule in ("any", "attribution", "share")]
    assert reads == sorted(reads)


def test_by_words_alone_a_short_statement_is_narration():
    assert {voice(text, rule="share") for text in HANDED_ON} == {"narration"}


def test_the_speaker_is_whom_the_main_clause_names():
    text = "At the end of the longest day in the history of the mill, Anna Keller said it was over.\nOla Berg left."
    found = voice_of(text)
    assert list(found["voice"]) == ["reported", "narration"]
    assert list(found["speaker"].fillna("")) == ["Anna Keller", ""]


def test_a_sentence_that_leads_to_words_in_the_next_is_a_report_and_those_are_quoted():
    found = voice_of("Late on Monday in the town hall, Keller told the council: “We left. It rained all night.”")
    assert list(found["voice"]) == ["reported", "quoted"]
    assert set(found["speaker"]) == {"Keller"}


def test_the_seed_names_a_report_what_its_own_page_gives_to_somebody(seed):
    table = voice_of(seed).merge(seed.sentences, on="sentence_id").set_index("text")["voice"]
    begins = ["A voice may be heard", "The Russian state news agency RIA", "According to Poddubny", "No traitor will",
              "According to the report", "In order to cut off"]  # fmt: skip
    assert {b: set(table[table.index.str.startswith(b)]) for b in begins} == {b: {"reported"} for b in begins}
    begins = ["Oleh Syniehubov, the commander", "As they recapture", "The precise time", "Russia has made an effort"]
    assert {b: set(table[table.index.str.startswith(b)]) for b in begins} == {b: {"narration"} for b in begins}


def test_the_statements_of_the_seed_run_to_the_end_of_what_is_said(seed):
    words = list(quotes(seed)["text"])
    assert any(w.startswith("Russian military authorities") and w.endswith("Mi-26 helicopters") for w in words)
    assert any(w.startswith("soldiers were trying") and w.endswith("in place of their uniforms") for w in words)


def test_an_unknown_rule_is_named_with_the_valid_ones():
    with pytest.raises(DatelineError, match="valid: any, attribution or share"):
        voice_of("It rained.", rule="attribtion")


def test_a_table_of_statements_without_main_clauses_is_read_by_words():
    table = quotes(HANDED_ON[0])
    assert voice(HANDED_ON[0], quotes=table) == "reported"
    assert voice(HANDED_ON[0], quotes=table.drop(columns="main")) == "narration"
    assert voice(HANDED_ON[0], quotes=table.assign(main=pd.NA)) == "narration"
