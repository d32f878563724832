"""A label before a colon is nobody's name; a name there is; a capital that opens a sentence makes no name."""

import pytest

from analysis.voices import find_quotes


@pytest.mark.parametrize(
    "text",
    [
        "Note: The shop is closed.",
        "Photo: Ola Berg",
        "Lead: The weir broke on Monday.",
        "To: ola@berg.example",
        "Editor’s note: The date was wrong.",
        "Live updates: The weir broke.",
    ],
)
def test_a_label_says_nothing(text):
    assert find_quotes(text) == []


def test_what_a_label_leads_up_to_is_the_speakers():
    (found,) = find_quotes("LATEST: Two dead in mill fire, police say")
    assert (found.text, found.speaker) == ("Two dead in mill fire", "police")


@pytest.mark.parametrize("name", ["Keller", "Ola Berg", "Report"])
def test_a_name_before_a_colon_still_speaks(name):
    (found,) = find_quotes(f"{name}: The weir will break this year")
    assert (found.text, found.speaker) == ("The weir will break this year", name)


def test_words_between_marks_after_a_label_have_no_known_speaker():
    assert [q.speaker for q in find_quotes("Interview: “We must learn from the flood.”")] == [None]


def test_the_answers_of_an_interview_are_the_one_persons_who_is_named_before():
    text = (
        "After the flood, mayor Petra Hahn speaks of May.\n\nQ: Were you warned?\nA: Yes, but too late.\n"
        "Q: What must change?\nA: We need sirens."
    )
    spoken = [(q.text, q.speaker, q.kind) for q in find_quotes(text) if "interview" in q.rule]
    assert spoken == [
        ("Were you warned?", None, "direct"),
        ("Yes, but too late.", "Petra Hahn", "direct"),
        ("What must change?", None, "direct"),
        ("We need sirens.", "Petra Hahn", "direct"),
    ]


def test_answers_stay_nobodys_where_several_people_are_named():
    text = "Mayor Petra Hahn met Mr Ola Berg.\n\nQ: One?\nA: It rained.\nQ: Two?\nA: It snowed."
    assert {q.speaker for q in find_quotes(text) if "interview" in q.rule} == {None}


def test_a_capital_at_the_beginning_makes_no_name_of_a_plain_noun():
    (found,) = find_quotes("Café owners in Lyss closed on Wednesday to protest against a new tax.")
    assert found.speaker == "Café owners in Lyss"


def test_a_name_at_the_beginning_stays_one():
    assert [q.speaker for q in find_quotes("Keller on Monday said that it rained.")] == ["Keller"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ida Lund wrote: “It fell.”\n\nAccording to aides, the minister knew of it. He denied the claim.", "minister"),
        ("The minister, Ola Berg, met Ida Lund.\n\nThen the minister left. He denied the claim.", "Ola Berg"),
        ("Tom Berg came. Ida Lund met the minister. She denied the claim.", "Ida Lund"),
        ("Then the minister left and Tom Berg came. He denied the claim.", "Tom Berg"),
    ],
)
def test_a_pronoun_is_the_subject_before_it_even_without_a_name(text, speaker):
    assert [q.speaker for q in find_quotes(text) if q.cue == "denied"] == [speaker]


def test_an_office_in_capitals_with_a_name_beside_it_is_that_persons():
    (found,) = find_quotes("“Did he lie?” an opposition MP, Fay Lund, tweeted on Sunday.")
    assert found.speaker == "Fay Lund"
