import itertools
import json
import unicodedata

import polars as pl
import pytest
import regex
from hypothesis import given, settings
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


JOINS = "['’ʼ‑‐\\-]"
HOSTILE = st.text(
    st.sampled_from(
        "aZé\u0301ßΣςİıǅ3½²٣.,'’ʼ-‐‑–—\u00ad\u200b\u200d \n\t\0🚀👍🏽שׁلاकि한中𝟛ǰﬁ“”\u0345\u1e9e"
    )
    | st.characters(codec="utf-8"),
    max_size=40,
)
#: The same words by the definition as it reads, with lookarounds: what the plain pattern is held to.
SPELLED = regex.compile(
    r"(?:\p{Lu}\p{M}*\.){2,}"
    r"|(?!\u00ad)[\p{L}\p{M}\p{N}]"
    rf"(?:[\p{{L}}\p{{M}}\p{{N}}]|\u00ad(?=\u00ad*[\p{{L}}\p{{M}}\p{{N}}])|(?<=[\p{{L}}\p{{M}}\p{{N}}\u00ad]){JOINS}"
    r"(?=\u00ad*[\p{L}\p{M}\p{N}])|(?<=\p{Nd})[.,](?=\p{Nd}))*"
)


@given(HOSTILE)
def test_the_plain_pattern_is_the_definition_as_it_reads(text):
    assert [w.rstrip("\u00ad") for w in regex.findall(language.WORD_PATTERN, text)] == [
        m[0] for m in SPELLED.finditer(text)
    ]


@settings(deadline=None)
@given(st.lists(HOSTILE, min_size=1, max_size=20))
def test_rust_finds_the_same_words_and_folds_them_alike(texts):
    known = [t for t in texts if all(unicodedata.category(c) != "Cn" for c in t)]  # newer tables know more letters
    found = pl.Series(known, dtype=pl.String).str.extract_all(language.WORD_PATTERN).to_list()
    assert found == [regex.findall(language.WORD_PATTERN, t) for t in known]
    assert [[language.fold(w) for w in ws] for ws in found] == [language.words(t) for t in known]


@given(HOSTILE)
def test_the_words_of_a_text_are_those_of_its_pieces_between_blanks(text):
    assert language.words(text) == [w for piece in text.split(" ") for w in language.words(piece)]


@given(HOSTILE)
def test_a_counted_form_is_never_empty_and_holds_no_blank(text):
    assert all(w and " " not in w for w in language.words(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ΟΔΟΣ οδος", ["οδος", "οδος"]),
        ("co\u00adopera\u00adtion \u00ad", ["cooperation"]),
        ("well-\u00adknown", ["well-known"]),
        ("10² m ½ ①", ["10²", "m", "½", "①"]),
        ("a\0b", ["a", "b"]),
        (unicodedata.normalize("NFD", "É.U. É.U."), ["é.u.", "é.u."]),
        ("1.2.3, 4. 5", ["1.2.3", "4", "5"]),
        ("J.F.Kennedy", ["j.f.", "kennedy"]),
        ("שלום, عالم", ["שלום", "عالم"]),
        ("-a- 'tis o'-o", ["a", "tis", "o", "o"]),
    ],
)
def test_words_that_are_hard_to_tell(text, words):
    assert language.words(text) == words


def test_the_definition_can_be_read_by_a_machine():
    said = json.loads(json.dumps(language.definition(lower=False)))
    assert said["pattern"] == language.WORD_PATTERN
    assert said["lower"] is False
    assert {"version", "normalisation", "unicode"} <= set(said)
