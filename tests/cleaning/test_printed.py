"""What the pages of a printed document broke is joined, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.cleaning.draft import Draft
from analysis.cleaning.printed import joined

SOFT = "\u200b\u2028"


def made(text):
    draft = Draft(text)
    draft.change(list(joined(draft.text)))
    return draft.text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (f"one{SOFT}two", "one two"),
        (f"demon-{SOFT}stration", "demonstration"),
        (f"demon\u00ad{SOFT}stration", "demonstration"),
        (f"well-{SOFT}known and well-known", "well-known and well-known"),
        (f"co-{SOFT}operate, co-operate and cooperate", "cooperate, co-operate and cooperate"),
        (f"Anna-{SOFT}Maria", "Anna-Maria"),
        (f"in 2021-{SOFT}2022", "in 2021-2022"),
        (f"he left -{SOFT}she too", "he left - she too"),
        (f"a{SOFT}\f\u2028HEAD\n3\u2028\f{SOFT}b", "a b"),
        (f"demon-{SOFT}\f\u2028HEAD\u2028\f{SOFT}stration", "demonstration"),
        ("a.\n\f\u2028HEAD\n3\u2028\f\nB", "a.\nB"),
        ("a.\n\f\u2028HEAD\u2028\f", "a.\n"),
        ("a\u2028b\fc\u200bd", "a\u2028b\fc\u200bd"),
    ],
)
def test_breaks_of_the_page_are_undone(raw, text):
    assert made(raw) == text


@given(st.lists(st.sampled_from(["a", "b-", "\n", SOFT, "\f\u2028", "\u2028\f", "\f", "-", " ", "é"]), max_size=40))
def test_nothing_is_added_and_no_letter_outside_the_edges_is_lost(pieces):
    raw = "".join(pieces)
    text = made(raw)
    assert len(text) <= len(raw) and SOFT not in text
    if "\f" not in raw:
        assert [c for c in text if c.isalpha()] == [c for c in raw if c.isalpha()]
