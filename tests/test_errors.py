import pytest

from analysis import errors


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([], "nothing"),
        (["a"], "a"),
        (["a", "b"], "a or b"),
        (["a", "b", "c"], "a, b or c"),
    ],
)
def test_choices_read_as_the_end_of_a_sentence(values, words):
    assert errors.one_of(values) == words


def test_a_long_list_of_choices_is_cut_and_says_so():
    assert errors.one_of(range(20), limit=3).endswith("or one of 17 more")


def test_an_unknown_name_is_named_with_the_valid_ones_and_the_nearest():
    message = str(errors.unknown("column", "outlt", ["outlet", "title"]))
    assert message == "there is no column “outlt”; valid: outlet or title. Did you mean “outlet”?"


def test_nothing_is_suggested_where_nothing_is_near():
    assert "mean" not in str(errors.unknown("column", "zzz", ["outlet"]))
