import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import language


def split(text):
    return [text[s.start : s.end] for s in language.sentences(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Mr. Smith went home.", "He slept."],
        ["Gen. Valery Zaluzhny agreed.", "The U.S. did not."],
        ["“We won.”", "Then he left."],
        ["“Where is it?” she asked.", "Nobody knew."],
        ["On Sept. 9 the army left.", "It rained."],
        ["It rose 3.5 per cent.", "Prices fell."],
        ["He said “No.”", "She said “Yes.”"],
        ["The mayor said no.", "A policeman agreed."],
    ],
)
def test_a_paragraph_is_split_into_its_sentences(sentences):
    assert split(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The war ended.He went home.", ["The war ended.", "He went home."]),
        ("They left.”The mayor stayed.", ["They left.”", "The mayor stayed."]),
        ("The site www.example.Org is down.", ["The site www.example.Org is down."]),
        ("No. 5 and no. 7 are closed.", ["No. 5 and no. 7 are closed."]),
    ],
)
def test_glued_sentences_are_parted_and_addresses_are_not(text, sentences):
    assert split(text) == sentences


def test_no_sentence_crosses_a_line():
    assert split("a subhead\nThe text goes on.") == ["a subhead", "The text goes on."]


@given(st.text(alphabet="ab. “”\"'’!?\n\tA…", max_size=200) | st.text())
def test_every_character_that_is_not_blank_is_in_exactly_one_sentence(text):
    spans = language.sentences(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    covered = sum(sum(not c.isspace() for c in text[s.start : s.end]) for s in spans)
    assert covered == sum(not c.isspace() for c in text)
    assert all(text[s.start : s.end].strip() == text[s.start : s.end] != "" for s in spans)
