"""Turned quotation marks are mended where there is no doubt, and only there."""

import pytest

from analysis.cleaning import clean
from analysis.cleaning.quotes import left_open, turned


def mended(line):
    out, at = [], 0
    for change in turned(line, 0):
        out += [line[at : change.start], change.replacement]
        at = change.end
    return "".join([*out, line[at:]])


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("“We go home, “the baker said.", "“We go home,” the baker said."),
        ("“We go home, “he said. “Now.”", "“We go home,” he said. “Now.”"),
        ("“We go home “By Poddubny", "“We go home” By Poddubny"),
        ("“Will we go? “asked Anna Doe.", "“Will we go?” asked Anna Doe."),
        ("He said ”we go home” at last.", "He said “we go home” at last."),
    ],
)
def test_turned_marks_are_mended(raw, text):
    assert mended(raw) == text
    assert mended(text) == text


@pytest.mark.parametrize(
    "line",
    [
        "“We go,” he said. “We stay,” she said.",
        "He called it “a “great” day” for all.",
        "“We go on. He said “never” to them, and left.",
        "“An unclosed paragraph goes on in the next one.",
        'She said, "we go," and "we stay".',
        "The 5” pipe and the 6” pipe.",
        "“",
        "”",
        "”“",
        "““”",
    ],
)
def test_marks_that_may_be_meant_stay(line):
    assert mended(line) == line


@pytest.mark.parametrize(
    ("line", "following", "place"),
    [
        ("He said “we go.", None, 8),
        ("He said “we go.", "“And we stay.”", None),
        ("He said “we go.”", None, None),
        ('He said “we go."', None, None),
        ("No quotation.", None, None),
    ],
)
def test_a_quotation_left_open_is_noticed(line, following, place):
    assert left_open(line, following) == place


def test_an_open_quotation_is_marked_and_not_changed():
    raw = "The army spoke on Saturday.\nHe said “we go home and do not come back.\nThe talks went on."
    done = clean(raw)
    assert done.text == raw
    assert [(e.rule, raw[e.raw_start :][:6]) for e in done.edits] == [("open quotes", "“we go")]


@pytest.mark.parametrize("line", ["„Wir gehen“, sagte er.", "Er sagte: „Wir gehen.“", "„Wir“ und „ihr“, zwei."])
def test_the_marks_of_german_are_known(line):
    assert left_open(line, "Der Rest.") is None
