"""Tone towards a name: by clause and distance, and never from the name's own words."""

import pytest

from analysis.errors import DatelineError
from analysis.sentiment import score_targets


def towards(text: str, name: str) -> float | None:
    start = text.index(name)
    return score_targets([{"text": text, "start": start, "end": start + len(name)}])[0]


def test_each_name_gets_the_tone_of_its_own_clause() -> None:
    text = "Critics called Smith a corrupt liar; Jones won praise as a brave and honest reformer."
    smith, jones = towards(text, "Smith"), towards(text, "Jones")
    assert smith is not None and jones is not None
    assert smith < jones


def test_nearer_words_count_more() -> None:
    text = "The brave and honest Smith met that day with many other people of the region before the terrible Jones"
    smith, jones = towards(text, "Smith"), towards(text, "Jones")
    assert smith is not None and jones is not None and smith > jones


def test_the_words_of_the_name_itself_are_not_evidence() -> None:
    assert towards("the terrible twins arrived in town", "terrible twins") is None
    assert towards("The train left at nine.", "train") is None


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 1), (0, 99)])
def test_a_span_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(DatelineError, match="not within its text of 9 characters"):
        score_targets([{"text": "good news", "start": start, "end": end}])


def test_a_hostile_sentence_of_many_clauses_is_scored() -> None:
    text = "Smith " + "won; lost: " * 20_000
    assert towards(text, "Smith") is not None


def test_typographic_marks_around_the_target_do_no_harm() -> None:
    text = "“Smith’s” victory—was a triumph"
    found = towards(text, "Smith’s")
    assert found is not None and found > 0
