"""A speaker named at the end of the sentence hands on what stands before, whatever its verb."""

import pytest

from analysis.voices import find_quotes


@pytest.mark.parametrize(
    "claim",
    [
        "At least 40 barns burned in Lyss",
        "Up to 90 sheep drowned",
        "About 70 ewes were lost",
        "Sheep drowned",
        "Ferry fares cost 4.5% more",
        "A clerk quit on Tuesday",
        "The mill leaks",
    ],
)
@pytest.mark.parametrize(
    ("speaker", "verb"),
    [
        ("police", "said"),
        ("the owner", "said"),
        ("two foremen", "said on Friday"),
        ("Keller", "said"),
        ("four people familiar with the mill", "told the Gazette"),
        ("two aides", "told reporters on Friday"),
    ],
)
def test_what_stands_before_a_speaker_at_the_end_is_the_speakers(claim, speaker, verb):
    text = f"{claim}, {speaker} {verb}."
    found = [(q.text, q.cue) for q in find_quotes(text)]
    assert found == [(claim, verb.split()[0])]


@pytest.mark.parametrize(
    "text",
    [
        "On Monday, Keller said.",
        "In the old mill, Keller said.",
        "At least, Keller said.",
        "Since May, owners have told the tenants not to drink it.",
        "The mayor, the clerk and Ola Berg agreed.",
        "Despite the flood, hiring continues to grow.",
    ],
)
def test_times_places_and_lists_before_a_speaker_are_not(text):
    assert "said in passing" not in {q.rule for q in find_quotes(text)}


@pytest.mark.parametrize("when", ["since 2019", "since May", "repeatedly since the flood"])
def test_a_span_of_time_may_stand_before_what_is_said(when):
    (found,) = find_quotes(f"Engineers have warned {when} that the weir was weak.")
    assert (found.text, found.speaker) == ("the weir was weak", "Engineers")
