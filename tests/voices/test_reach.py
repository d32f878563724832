"""How far what is said goes: to its own end, not into the clause around it and not past the next voice."""

import pytest

from analysis.voices import find_quotes


def said(text):
    return [(q.text, q.speaker) for q in find_quotes(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The farmers who say the dam was weak were angry.", "the dam was weak"),
        ("The farmers who say they were flooded left early.", "they were flooded"),
        ("Farmers who said the dam should be rebuilt outnumbered those who did not.", "the dam should be rebuilt"),
        ("Those who believe that the mill will close have left town.", "the mill will close"),
        ("Farmers who say the dam broke because it was old are wrong.", "the dam broke because it was old"),
        ("Those who say the dam was hit by logs were believed.", "the dam was hit by logs"),
        ("The plan that officials said was dead has passed.", "was dead"),
        ("The plan Keller said was dead has passed.", "was dead"),
        ("The dam, which Keller said was old, broke.", "was old"),
    ],
)
def test_a_relative_clause_ends_before_the_main_verb(text, words):
    assert [q.text for q in find_quotes(text)] == [words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Keller met men who say the dam was weak and the gate was stuck.", "the dam was weak and the gate was stuck"),
        ("Keller met a miller who says she was there when the dam broke.", "she was there when the dam broke"),
        ("Keller is one of those who said the river would rise.", "the river would rise"),
    ],
)  # fmt: skip
def test_a_relative_clause_at_the_end_of_a_sentence_goes_to_its_end(text, words):
    assert words in [q.text for q in find_quotes(text)]


def test_what_is_seen_in_a_relative_clause_ends_with_it():
    found = [q.text for q in find_quotes("The miller who told police that he saw it rain was fined.")]
    assert "he saw it rain" in found and not [words for words in found if "fined" in words]


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("Anna Keller says Ola Berg told her the mill would close.", "Ola Berg told her the mill would close",
         "the mill would close"),
        ("Anna Keller told reporters Ola Berg said the mill was old.", "Ola Berg said the mill was old",
         "the mill was old"),
        ("According to Anna Keller, Ola Berg said the mill was old.", "Ola Berg said the mill was old",
         "the mill was old"),
        ("Ola Berg told her the mill was old, Anna Keller said.", "Ola Berg told her the mill was old",
         "the mill was old"),
    ],
)  # fmt: skip
def test_a_voice_within_a_voice_has_its_own_words(text, outer, inner):
    assert set(said(text)) == {(outer, "Anna Keller"), (inner, "Ola Berg")}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Keller said crews left the dam while mining the road.", "crews left the dam while mining the road"),
        ("According to Keller, crews left in carts while wearing masks.", "crews left in carts while wearing masks"),
        ("Keller said the dam was old while warning that more would break.", "the dam was old"),
        ("Keller said the dam was old, while Berg called it new.", "the dam was old"),
        ("Keller said that the dam, which was old, broke, the Herald reported.", "the dam, which was old, broke"),
    ],
)  # fmt: skip
def test_what_goes_along_is_said_too_and_what_another_does_is_not(text, words):
    assert words in [q.text for q in find_quotes(text)]


def test_that_after_a_noun_opens_no_statement_of_a_passive():
    assert find_quotes("A bell was heard over the fields that were under water on Monday.") == []
    assert [q.text for q in find_quotes("Anna Keller was told that the mill was shut.")] == ["the mill was shut"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Anna Keller met voters who say the dam was weak.", "voters"),
        ("Anna Keller met a teacher who said the dam was weak.", "teacher"),
        ("Anna Keller met a man who said the dam was weak.", "man"),
        ("Anna Keller left. Voters who said the dam was weak left too.", "voters"),
        ("Anna Keller met those who said the dam was weak.", None),
        ("Anna Keller, who said the dam was weak, left.", "Anna Keller"),
        ("Berg thanked Anna Keller, a teacher, who said the dam was weak.", "Anna Keller"),
    ],
)
def test_who_stands_for_the_noun_right_before_it(text, speaker):
    assert [q.speaker for q in find_quotes(text) if q.text.startswith("the dam was weak")] == [speaker]


def test_a_plural_with_a_place_speaks():
    found = said("Officials in Elbe say Ola Berg claims the dam is safe.")
    assert found == [("Ola Berg claims the dam is safe", "Officials in Elbe"), ("the dam is safe", "Ola Berg")]


def test_say_is_the_main_verb_after_a_relative_clause():
    assert ("the dam is dear", "critics") in said("Critics who argue that the dam is dear say it should go.")
    assert not [q for q in find_quotes("Farmers in Elbe had no say in the plan.") if q.cue == "say"]
