"""What was denied, refused, asked about or put under a condition was not said; denials and thoughts are statements."""

import pytest

from analysis.voices import find_quotes


@pytest.mark.parametrize(
    "text",
    [
        "Keller did not say that the mill had burned.",
        "Keller didn’t say whether the mill had burned.",
        "She never said that he lied.",
        "The mayor has never claimed that the weir was sound.",
        "No one said that the weir was safe.",
        "None of the clerks warned that the weir was weak.",
        "Nobody believes that the weir is safe.",
        "Keller refused to say whether the mill had burned.",
        "The owner would not say why the mill fell.",
        "The owner was unable to confirm that the mill had burned.",
        "The owner has yet to say whether the mill will close.",
        "She left without saying that she was ill.",
        "Nor did Keller say that the mill had burned.",
        "Will the mayor say that he knew?",
        "Did Keller tell reporters that he knew?",
        "If Keller says the mill burned, he is wrong.",
        "The tenants were never told that the weir was weak.",
    ],
)
def test_what_nobody_said_is_no_statement(text):
    assert find_quotes(text) == []


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("Keller denied that the mill had burned.", "the mill had burned", "Keller"),
        ("Keller did not deny that the mill had burned.", "the mill had burned", "Keller"),
        ("Keller did not think that the mill had burned.", "the mill had burned", "Keller"),
        ("Keller did not only say that the mill had burned.", "the mill had burned", "Keller"),
        ("Keller did not hesitate to say that the mill had burned.", "the mill had burned", "Keller"),
        ("Keller said that the mill had not burned.", "the mill had not burned", "Keller"),
        ("Keller said no one had been hurt.", "no one had been hurt", "Keller"),
        ("No 10 said that the talks had failed.", "the talks had failed", "No 10"),
        ("If the mill burns, we will pay, Keller said.", "If the mill burns, we will pay", "Keller"),
        ("Why did Keller say that he knew?", "he knew", "Keller"),
        ("Keller agreed to say why the mill fell.", "why the mill fell", "Keller"),
    ],
)
def test_denials_thoughts_and_sayings_are(text, words, speaker):
    (found,) = [q for q in find_quotes(text) if q.text == words]
    assert found.speaker == speaker


def test_what_somebody_did_not_want_to_say_is_told_as_a_will_alone():
    assert "the mill had burned" not in [q.text for q in find_quotes("Keller did not want to say the mill had burned.")]


@pytest.mark.parametrize("text", ["The hall known as the Barn burned.", "The vote means the weir will be rebuilt."])
def test_a_bare_participle_and_what_a_thing_means_hand_nothing_on(text):
    assert find_quotes(text) == []
