"""Words around numbers: one is never several, and a list never hides how long it is."""

import datetime

import pytest

from analysis import wording


@pytest.mark.parametrize(
    ("n", "expected"), [(0, "0 voices"), (1, "1 voice"), (2, "2 voices"), (1204, "1,204 voices")]
)
def test_a_noun_goes_with_its_number(n, expected):
    assert wording.several(n, "voice") == expected


def test_an_odd_plural_and_a_verb_go_with_their_number():
    assert wording.several(3, "day or span", "days and spans") == "3 days and spans"
    assert [wording.agree(n, "is", "are") for n in (0, 1, 2)] == ["are", "is", "are"]


@pytest.mark.parametrize(
    ("items", "expected"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (list("abc"), "a, b and c"),
     (list("abcdefg"), "a, b, c and 4 more")],
)  # fmt: skip
def test_a_list_names_three_and_counts_the_rest(items, expected):
    assert wording.first_of(items) == expected


def test_a_day_is_said_without_the_machines_language():
    day = datetime.date(2022, 9, 10)
    assert wording.day(day) == "10 September 2022"
    assert wording.weekday(day) == "Saturday, 10 September 2022"
    assert wording.between(day, day) == "on 10 September 2022"
    assert wording.between(datetime.date(2022, 1, 25), day) == "from 25 January 2022 to 10 September 2022"


@pytest.mark.parametrize(
    ("value", "expected"), [(0.4, "+0.40"), (-0.123, "−0.12"), (0.0, "0.00"), (-0.001, "0.00"), (0.001, "0.00")]
)
def test_a_tone_has_its_sign_unless_it_is_printed_as_nought(value, expected):
    assert wording.signed(value) == expected


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(0, 10, "0%"), (10, 10, "100%"), (1, 2, "50%"), (49, 1000, "5%"), (991, 1000, "99.1%"), (99, 100, "99%"),
     (999, 1000, "99.9%"),
     (1, 1000, "0.1%"), (1, 100_000, "under 0.1%"), (99_999, 100_000, "over 99.9%"), (0, 0, "0%")],
)  # fmt: skip
def test_a_share_is_nothing_or_all_only_where_it_is(part, whole, expected):
    assert wording.percent(part, whole) == expected
