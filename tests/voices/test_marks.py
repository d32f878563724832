"""Quotation marks: straight, turned, nested, missing; what stands between them, never across paragraphs."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.voices.marks import marked


def between(text: str) -> list[str]:
    return [text[m.start : m.end] for m in marked(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We left,” she said.", ["We left,"]),
        ('"We left," she said.', ["We left,"]),
        ('She said:"We left."', ["We left."]),
        ("``We left,'' she said.", ["We left,"]),
        ("«Wir gehen», sagte sie.", ["Wir gehen"]),
        ("‘We left,’ she said. The workers’ rights.", ["We left,"]),
        ("It’s the boys’ ball, isn’t it?", []),
        ("He is 6'2\" tall and \"very strong,\" she said.", ["very strong,"]),
        ("“A “B c” d “E f” g,” he said.", ["A “B c” d “E f” g,"]),
        ('"I am "very" sure," he said.', ['I am "very" sure,']),
        ("“One,” he said. “Two.”", ["One,", "Two."]),
        ("", []),
        ("“”", []),
        ("“““", []),
    ],
)
def test_finds_what_stands_between_marks(text, expected):
    assert between(text) == expected


@pytest.mark.parametrize(
    ("text", "expected", "note"),
    [
        ("“Units arrived, “the officer said.", "Units arrived,", "closing mark turned"),
        ("“They will stop the advance “By Poddubny", "They will stop the advance", "closing mark turned"),
        ("“We bring supplies, “added he.", "We bring supplies,", "closing mark turned"),
        ("”We left,” she said.", "We left,", ""),
        ("We left,” she said.", "We left,", "opening mark missing"),
        ("“We left. It rained.", "We left. It rained.", "goes on in the next paragraph"),
        ("“We left. “And came back,” she said.", "We left.", "closing mark turned"),
    ],
)
def test_a_turned_or_missing_mark_is_read_by_its_place(text, expected, note):
    first = marked(text)[0]
    assert (text[first.start : first.end], first.note) == (expected, note)


def test_an_open_quotation_ends_with_its_paragraph():
    assert between("“We left.\nIt rained.\n“We came back,” he said.") == ["We left.", "We came back,"]


@given(st.text(alphabet="“”\"‘’' aB,.\n", max_size=120))
def test_stretches_are_in_order_apart_and_hold_no_break(text):
    text = f"“We left,” he said.\n{text}"
    found = marked(text)
    assert found
    for m in found:
        assert 0 <= m.outer_start <= m.start < m.end <= m.outer_end <= len(text)
        assert "\n" not in text[m.start : m.end]
    for a, b in itertools.pairwise(found):
        assert a.outer_end <= b.outer_start
