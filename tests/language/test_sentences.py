import importlib
import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import language

rules = importlib.import_module("analysis.language.sentences")


def split(text):
    return [text[s.start : s.end] for s in language.sentences(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Mr. Smith went home.", "He slept."],
        ["Gen. Valery Zaluzhny agreed.", "The U.S. did not."],
        ["“We won.”", "Then he left."],
        ["“Where is it?” she asked.", "Nobody knew."],
        ["On Sept. 9 the army left.", "It rained."],
        ["It rose 3.5 per cent.", "Prices fell."],
        ["He said “No.”", "She said “Yes.”"],
        ["The mayor said no.", "A policeman agreed."],
    ],
)
def test_a_paragraph_is_split_into_its_sentences(sentences):
    assert split(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The war ended.He went home.", ["The war ended.", "He went home."]),
        ("They left.”The mayor stayed.", ["They left.”", "The mayor stayed."]),
        ("The site www.example.Org is down.", ["The site www.example.Org is down."]),
        ("No. 5 and no. 7 are closed.", ["No. 5 and no. 7 are closed."]),
    ],
)
def test_glued_sentences_are_parted_and_addresses_are_not(text, sentences):
    assert split(text) == sentences


def test_no_sentence_crosses_a_line():
    assert split("a subhead\nThe text goes on.") == ["a subhead", "The text goes on."]


@given(st.text(alphabet="ab. “”\"'’!?\n\tA…", max_size=200) | st.text())
def test_every_character_that_is_not_blank_is_in_exactly_one_sentence(text):
    spans = language.sentences(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    covered = sum(sum(not c.isspace() for c in text[s.start : s.end]) for s in spans)
    assert covered == sum(not c.isspace() for c in text)
    assert all(text[s.start : s.end].strip() == text[s.start : s.end] != "" for s in spans)


MARKS = ["!", "?!", ".", "…", ".'", ")!", "a!b", "ab.Cd", "x", "-"]
HOSTILE = [*MARKS, "a. ", "A. ", "Mr. ", "Go! ", "! ", ". ", '". A ', "\t"]


@pytest.mark.parametrize("unit", HOSTILE)
def test_what_is_read_at_each_mark_is_bounded(unit):
    text = "It began. " + unit * 100_000
    shown = rules.bounded(text)
    assert len(shown) == len(text)
    work = sum(len(m[0]) * len(re.findall(r"[.!?…]", m[0])) for m in re.finditer(r"\S+", shown))
    assert work <= 500 * len(text)


def test_the_end_of_a_sentence_is_sought_in_its_end_alone(monkeypatch):
    looked = []

    class Watched:
        def search(self, text):
            looked.append(len(text))
            return short_form.search(text)

    short_form = rules._SHORT_FORM
    monkeypatch.setattr(rules, "_SHORT_FORM", Watched())
    text = "They said no. A. " * 2_000
    assert len(language.sentences(text)) > 1_000
    assert sum(looked) <= 8 * len(looked) <= 8 * 6_000


@pytest.mark.parametrize("unit", ["a. ", "!", "x", 'Mr. "No." A ', "no. X "])
def test_a_megabyte_of_one_thing_is_read(unit):
    text = unit * (1_000_000 // len(unit))
    spans = language.sentences(text)
    assert spans[0].start == 0
    assert spans[-1].end == len(text.rstrip())


@given(st.text(alphabet="ab .!?…”’A\n", max_size=400))
def test_ordinary_text_is_shown_as_it_is(text):
    assert rules.bounded(text) == text


@pytest.mark.parametrize("stretch", ["https://example.org/?q=" + "a.b" * 30 + "c" * 900, "字" * 900 + "!"])
def test_a_long_address_or_a_script_without_blanks_too(stretch):
    assert rules.bounded(stretch) == stretch


def test_what_stands_around_a_long_run_of_marks_is_split_as_ever():
    few, many = (split(f"He won{'!' * n} She left. “No{'?' * n}” he said. It rained.") for n in (9, 9_000))
    assert [re.sub(r"([!?])\1+", r"\1", s) for s in few] == [re.sub(r"([!?])\1+", r"\1", s) for s in many]
    assert len(few) == 4
