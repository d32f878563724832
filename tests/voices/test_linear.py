"""Work grows with the length of the text, whatever the text: calls are counted, nothing is timed."""

import sys

import pytest

from analysis.voices import find_quotes


def calls(text: str) -> int:
    """How many functions are called while `text` is read."""
    count = 0

    def note(_frame, event, _arg):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        find_quotes(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "piece",
    ["“We ", "”We ", '"We ', "‘We ", "he said that ", "said ", "according to ", "his claim that ", "(", "“We left.\n",
     "“We left,” he said. ", "Alpha ", "X: "],
)  # fmt: skip
def test_twice_the_text_is_twice_the_work(piece):
    find_quotes("Warm “up,” he said.")
    small, large = (calls(piece * (size // len(piece))) for size in (6000, 12000))
    assert large < 2.4 * small + 2000


@pytest.mark.parametrize(
    "piece",
    ['said "x" ', "said ", " “a” “b” said, ", 'x "y" said that ', "Keller said “we will” ", "Keller claimed ‘it is’ ",
     "it is allegedly unconfirmed, he said, and ", "who say it was ", "those who said they think he had ",
     "told reporters Berg ", "the plan Keller said was "],
)  # fmt: skip
def test_a_sentence_of_many_verbs_and_quotations_costs_what_its_parts_cost(piece):
    text = piece * (20000 // len(piece))
    find_quotes(text[:1000])
    assert calls(text) < 80 * len(text)
