"""Sentences that ran together are parted by a space; words that seem to have are only marked."""

import pytest

from analysis.cleaning import apply, clean
from analysis.cleaning.glued import words

FIRST = "The convoy left the town on Monday and came back in the night, the mayor said in a video."
LAST = "Nobody in the Russian lines was hurt, and the road was opened again on Tuesday, he said."


def cleaned(middle, **choices):
    return clean("\n\n".join([FIRST, middle, LAST]), **choices)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("The army had reached Kyiv.The city was calm, officials said.", "reached Kyiv. The city"),
        ("Was it over?Nobody in the town could say so on that day.", "over? Nobody"),
        ("“We go home.”The baker left the shop on Monday at noon.", "home.” The baker"),
    ],
)
def test_a_space_is_put_between_two_sentences(raw, text):
    done = cleaned(raw)
    assert text in done.body and apply(done.raw, done.edits) == done.text
    (mend,) = [e for e in done.edits if e.rule == "glued sentences"]
    assert mend.replacement == f" {done.raw[mend.raw_start : mend.raw_end]}"
    assert clean(done.text).body == done.body
    assert raw in cleaned(raw, rules_off=["glued sentences"]).body


@pytest.mark.parametrize(
    "raw",
    [
        "The firm Booking.Com closed its office in the town on Monday, it said.",
        "He wrote to anna.Kral@post.example and to no one else in the office, she said.",
        "The page www.example.Org/News was closed by a court in the city on Monday, it said.",
        "The U.S.Army and the U.N.Council met in the town on Monday, a spokesman said.",
    ],
)
def test_addresses_and_abbreviations_stay(raw):
    assert raw in cleaned(raw).body


def test_words_that_run_together_are_marked_and_never_changed():
    line = "The videoRussian troops filmed was shown on Monday, and YouTube took it down, he said."
    done = cleaned(line)
    assert line in done.body
    (mark,) = [e for e in done.edits if e.rule == "glued words"]
    assert mark.action == "mark" and done.raw[mark.raw_start : mark.raw_end] == "videoRussian"


def test_names_with_a_capital_inside_are_no_two_words():
    assert list(words("McDonald and PlayStation and iPhone", frozenset(["play", "phone"]))) == []
