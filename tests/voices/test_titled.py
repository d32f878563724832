"""Speakers named with their occupation after the cue, cues inside a clause, and bodies that are not their leaders."""

import pytest

from analysis.voices import find_quotes

_SPEAKERS = [
    ("rail chief Ola Berg", "Ola Berg"),
    ("baker Tim O’Neil", "Tim O'Neil"),
    ("fisherman Tom Adair", "Tom Adair"),
    ("council leader Janet Osei", "Janet Osei"),
    ("the flugelhorn maker Ida de Boer", "Ida de Boer"),
    ("a self-employed plumber Jan van der Berg", "Jan van der Berg"),
    ("zumbler Ana Maria Lopez", "Ana Maria Lopez"),
    ("harbour-master Lee Ahn", "Lee Ahn"),
    ("then-mayor Ola Berg", "Ola Berg"),
    ("newly elected councillor Ola Berg", "Ola Berg"),
    ("retired nurse Ola Berg", "Ola Berg"),
    ("night porter Sam Tull", "Sam Tull"),
    ("dean of students Ola Berg", "Ola Berg"),
    ("singer and songwriter Ola Berg", "Ola Berg"),
    ("father-of-two Ben Ash", "Ben Ash"),
    ("Elbeburg baker Uwe Ohm", "Uwe Ohm"),
    ("51-year-old Dutch carpenter Uwe Ohm", "Uwe Ohm"),
]
_AFTER = ["", ", 43,", ", who was there", " on Monday", ", a mother of two", ", whose shop burnt"]


@pytest.mark.parametrize(("written", "name"), _SPEAKERS)
@pytest.mark.parametrize("after", _AFTER)
@pytest.mark.parametrize("marks", ["“”", '""'])
def test_an_occupation_before_a_name_after_the_cue_belongs_to_the_speaker(written, name, after, marks):
    text = f"{marks[0]}Nobody should travel,{marks[1]} said {written}{after}."
    (q,) = find_quotes(text)
    assert (q.kind, q.text, q.speaker) == ("direct", "Nobody should travel,", name)
    assert text[q.speaker_start : q.speaker_end] == written


@pytest.mark.parametrize("written", ["its director", "a carpenter"])
def test_a_name_after_the_occupation_and_a_comma_is_the_speakers(written):
    (q,) = find_quotes(f"“It is over,” said {written}, Uwe Ohm.")
    assert q.speaker == "Uwe Ohm"


@pytest.mark.parametrize("who", ["fishermen", "angry locals", "a rail chief"])
def test_a_speaker_without_a_name_after_the_cue_is_one_too(who):
    text = f"“Nobody should travel,” said {who} on Monday."
    (q,) = find_quotes(text)
    assert (q.kind, text[q.speaker_start : q.speaker_end]) == ("direct", who)


def test_an_occupation_after_a_reported_clause_belongs_to_the_speaker():
    (q,) = find_quotes("The road is closed, said rail chief Ola Berg.")
    assert (q.text, q.speaker) == ("The road is closed", "Ola Berg")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The bridge, she said, was destroyed.", "she"),
        ("The old mill near the weir, Anna Keller said, would be sold.", "Anna Keller"),
        ("The vote, said rail chief Ola Berg, was close.", "rail chief Ola Berg"),
        ("In March, officials said, the river rose.", "officials"),
        ("If it rains, the coach said, the match is off.", "the coach"),
    ],
)
def test_a_cue_in_the_middle_of_a_clause_hands_on_the_whole(text, speaker):
    (q,) = find_quotes(text)
    assert (q.kind, q.text, text[q.speaker_start : q.speaker_end]) == ("indirect", text[:-1], speaker)


@pytest.mark.parametrize("text", ["Keller, who left, was ill.", "Keller, she knew, ran.", "Ann, Tom said hello."])
def test_what_stands_between_commas_is_not_always_a_cue(text):
    assert not [q for q in find_quotes(text) if q.text == text[:-1] and q.cue == "said"]


def test_a_role_is_not_taken_from_the_next_paragraph():
    text = "“We lost it,” said Lena Brandt, a farmer.\nThe government declared that it was over."
    assert [q.speaker for q in find_quotes(text)] == ["Lena Brandt", "government"]


def test_a_body_is_not_its_leader():
    text = (
        "The pay is too low, the union said. Later, union leader Zoltan Kiss said the strike would go on. "
        "The union said it was late. The leader said he was tired."
    )
    assert [q.speaker for q in find_quotes(text)] == ["union", "Zoltan Kiss", "union", "Zoltan Kiss"]
