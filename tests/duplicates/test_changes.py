"""The changes between two versions: figures, hedges, attributions and the rest, with their places in both texts."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.duplicates import changes

LEAD = "The river rose in the night and the lower town was under water by the morning."
END = "The road to the coast stays closed until further notice."


def rows(before: str, after: str) -> list[tuple[str, str, str, str]]:
    found = changes(f"{LEAD} {before} {END}", f"{LEAD} {after} {END}")
    return [(r.kind, r.change, r.words_a, r.words_b) for r in found.itertuples()]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("At least 12 people died.", "At least 14 people died.", [("number", "changed", "12", "14")]),
        ("Some two hundred homes are gone.", "Some 250 homes are gone.", [("number", "changed", "two hundred", "250")]),
        ("The dam may have failed.", "The dam failed.", [("hedge", "dropped", "may", "")]),
        ("A worker opened the gate.", "A worker allegedly opened the gate.", [("hedge", "added", "", "allegedly")]),
        (
            "The dam was old, the governor said.",
            "The dam was old, the mayor said.",
            [("attribution", "changed", "governor", "mayor")],
        ),
        (
            "The dam was old, according to Reuters.",
            "The dam was old, according to Interfax.",
            [("attribution", "changed", "Reuters", "Interfax")],
        ),
        ("The old bridge fell.", "The stone bridge fell.", [("other", "changed", "old", "stone")]),
        ("The bridge fell on May 3.", "The bridge fell on May 4.", [("other", "changed", "3", "4")]),
        ("The bridge fell.", "The bridge fell. Two others hold.", [("other", "added", "", "Two others hold")]),
        ("It rained. The bridge fell.", "The bridge fell.", [("other", "dropped", "It rained", "")]),
    ],
)
def test_a_change_is_told_by_its_kind(before: str, after: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert rows(before, after) == expected


def test_one_sentence_can_change_in_several_ways() -> None:
    kinds = rows("About 20 people are missing, police said.", "21 people are missing, the army reported.")
    assert [k[:2] for k in kinds] == [("number", "changed"), ("hedge", "dropped"), ("attribution", "changed")]


def test_what_moved_or_was_set_in_other_marks_is_no_change() -> None:
    assert rows("“It is gone,” he said. Nobody slept.", '"It is gone," he said. Nobody slept.') == []
    assert len(changes(f"{LEAD} {END}", f"{END} {LEAD}")) == 0


def test_a_sentence_with_little_in_common_is_one_where_its_neighbours_are() -> None:
    found = rows("Officials reported about 20 wounded.", "Witnesses reported 21 wounded.")
    assert sorted(r[0] for r in found) == ["attribution", "hedge", "number"]


def check_places(a: str, b: str) -> pd.DataFrame:
    found = changes(a, b)
    for row in found.itertuples():
        assert row.words_a == (a[row.start_a : row.end_a] if row.words_a else "")
        assert row.words_b == (b[row.start_b : row.end_b] if row.words_b else "")
        assert row.words_a != row.words_b or row.change == "changed"
        assert row.sentence_a in a and row.sentence_b in b
    return found


_PART = st.sampled_from(
    ["The bridge fell. ", "12 died. ", "He may go, she said. ", "“No”, he said.\n", "日本。", "\n", "… ", "It is. "]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_PART, max_size=12).map("".join), st.lists(_PART, max_size=12).map("".join))
def test_offsets_lead_into_both_texts(a: str, b: str) -> None:
    check_places(a, b)
    assert len(changes(a, a)) == 0


def test_columns_stand_also_where_nothing_changed() -> None:
    assert list(changes("", "").columns) == list(changes("A bridge fell.", "A bridge stood.").columns)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("It fell. " * 4000, "It stood. " * 4000),
        ("word " * 40_000, "word other " * 20_000),
        (" ".join(f"Line {i} of the list fell." for i in range(3000)),
         " ".join(f"Line {i + 1} of the list fell down." for i in range(3000))),
        ("x" * 200_000, "y" * 200_000),
    ],
)  # fmt: skip
def test_hostile_texts_cost_little(a: str, b: str) -> None:
    check_places(a, b)


def test_the_words_that_tell_a_kind_can_be_given() -> None:
    found = changes("The dam fell.", "The dam surely fell.", hedges=frozenset({"surely"}))
    assert found["kind"].tolist() == ["hedge"]
