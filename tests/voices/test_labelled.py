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


def test_a_capital_at_the_beginning_makes_no_name_of_a_plain_noun():
    (found,) = find_quotes("Café owners in Lyss closed on Wednesday to protest against a new tax.")
    assert found.speaker == "Café owners in Lyss"


def test_a_name_at_the_beginning_stays_one():
    assert [q.speaker for q in find_quotes("Keller on Monday said that it rained.")] == ["Keller"]


def test_an_office_in_capitals_with_a_name_beside_it_is_that_persons():
    (found,) = find_quotes("“Did he lie?” an opposition MP, Fay Lund, tweeted on Sunday.")
    assert found.speaker == "Fay Lund"
