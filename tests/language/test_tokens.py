import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import language


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Isn’t it?", ["isn't", "it"]),
        ("the U.S. Army’s 3.5 per cent", ["the", "u.s.", "army's", "3.5", "per", "cent"]),
        ("10,000 troops, 30 dead", ["10,000", "troops", "30", "dead"]),
        ("counter-attack — self‑styled", ["counter-attack", "self-styled"]),
        ("the forces’ attack", ["the", "forces", "attack"]),
        ("Ізюм и Київ", ["ізюм", "и", "київ"]),
        ("🚀 ok 👍", ["ok"]),
        ("", []),
    ],
)
def test_words(text, words):
    assert language.words(text) == words


def test_a_decomposed_accent_is_the_same_word():
    assert language.words(unicodedata.normalize("NFD", "café")) == language.words("café") == ["café"]


@given(st.text())
def test_tokens_stand_where_they_say_and_never_overlap(text):
    found = language.tokens(text)
    assert all(text[t.start : t.end] == t.text and t.norm == language.fold(t.text) for t in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@given(st.text(), st.text())
def test_counting_two_lines_is_counting_each(a, b):
    assert language.words(f"{a}\n{b}") == language.words(a) + language.words(b)


@given(st.text())
def test_straightening_keeps_every_offset(text):
    assert len(language.straighten(text)) == len(text)
