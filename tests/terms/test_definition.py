import dataclasses
import json

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.stem.snowball import SnowballStemmer

from analysis.errors import DatelineError
from analysis.terms.definition import FORMS, STEMMERS, Words

FEW = settings(deadline=None, max_examples=60)
NORMS = st.lists(st.sampled_from(["un", "security", "council", "the", "vote", "3.5", "occupied"]), max_size=12)


def test_by_default_a_word_counts_as_itself():
    assert Words().mapping(["siege", "3.5", "u.s."]) == {"siege": "siege", "3.5": "3.5", "u.s.": "u.s."}
    assert Words().plain


@pytest.mark.parametrize("word", ["occupied", "occupier", "cities", "ukraine's", "generously", "dying", "skis", "news"])
def test_a_stem_is_what_nltk_says(word):
    assert Words(form="stem").term(word) == SnowballStemmer("english").stem(word)


@pytest.mark.parametrize(
    ("word", "stem"),  # from the sample vocabulary published with the English Snowball stemmer
    [
        ("consign", "consign"), ("consigned", "consign"), ("consistency", "consist"), ("consolation", "consol"),
        ("consolidating", "consolid"), ("conspiracy", "conspiraci"), ("knackeries", "knackeri"), ("knaves", "knave"),
        ("kneeling", "kneel"), ("knightly", "knight"), ("knitting", "knit"), ("knots", "knot"),
    ],
)  # fmt: skip
def test_stems_agree_with_the_published_sample(word, stem):
    assert Words(form="stem").term(word) == stem


@pytest.mark.parametrize(
    ("word", "lemma"),
    [("cities", "city"), ("was", "be"), ("occupied", "occupy"), ("mice", "mouse"), ("ukraine's", "ukraine"),
     ("xyzzyings", "xyzzyings"), ("u.s.", "u.s.")],
)  # fmt: skip
def test_a_lemma_is_the_form_that_a_dictionary_lists(word, lemma):
    assert Words(form="lemma").term(word) == lemma


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("word", ["1990s", "f-16", "10,000", "3.5"])
def test_a_word_with_a_digit_stays(form, word):
    assert Words(form=form).term(word) == word


def test_short_words_and_numbers_are_left_out_where_asked():
    assert Words(min_length=3).mapping(["un", "war"]) == {"un": None, "war": "war"}
    found = Words(numbers=False).mapping(["3.5", "2022", "f-16", "1990s"])
    assert found == {"3.5": None, "2022": None, "f-16": "f-16", "1990s": "1990s"}


def test_a_run_is_mapped_word_by_word_and_goes_where_one_of_its_words_goes():
    assert Words(form="stem", min_length=3).mapping(["occupied cities", "occupied by"]) == {
        "occupied cities": "occupi citi", "occupied by": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("the un security council met", ["the", "un security council", "met"]),
        ("a security council met", ["a", "security council", "met"]),
        ("security council security council", ["security council", "security council"]),
        ("security councils met", ["security", "councils", "met"]),
        ("", []),
    ],
)
def test_a_phrase_is_one_term_the_longest_first(sentence, expected):
    words = Words(phrases=("Security Council", "UN Security Council", "council met"))
    assert words.terms(sentence.split()) == expected


def test_a_phrase_keeps_its_form_under_a_stem():
    words = Words(form="stem", phrases=("united nations",))
    assert words.terms(["united", "nations", "united"]) == ["united nations", "unit"]


def test_with_the_case_kept_a_phrase_has_one_too():
    assert Words(lower=False, phrases=("White House",)).phrases == ("White House",)
    assert Words(phrases=("White  House", "white house")).phrases == ("white house",)


def test_counts_that_fall_together_are_added_up_within_a_document():
    counted = pl.DataFrame({
        "doc_id": ["b", "b", "b", "a"], "term": ["cities", "city", "the", "city"], "count": [2, 3, 9, 1],
    })  # fmt: skip
    found = Words(form="lemma").apply(counted, stop={"the"})
    assert found.rows() == [("b", "city", 5), ("a", "city", 1)]


def test_a_stop_list_is_of_words_as_written_and_takes_runs_by_their_ends():
    runs = ["the city", "defense of ukraine", "having"]
    counted = pl.DataFrame({"doc_id": ["a"] * 3, "term": runs, "count": [1] * 3})
    found = Words(form="stem").apply(counted, stop={"the", "of", "having"})
    assert found["term"].to_list() == ["defens of ukrain"]


def test_nothing_chosen_leaves_a_table_as_it_is():
    counted = pl.DataFrame({"doc_id": ["a"], "term": ["city"], "count": [1]})
    assert Words().apply(counted) is counted


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"form": "stm"}, "no form of a word “stm”.*Did you mean “stem”"),
        ({"lang": "tlh"}, "no language with stems and lemmas “tlh”"),
        ({"min_length": 0}, "min_length is 0"),
        ({"min_length": True}, "min_length is True"),
        ({"form": "stem", "lower": False}, "keeps the case"),
        ({"phrases": ("council",)}, "phrase “council” is not two words"),
        ({"phrases": ("security counc*",)}, "each written out"),
        ({"phrases": ("",)}, "phrase “” is not"),
    ],
)
def test_what_cannot_be_used_is_said_in_a_sentence(options, words):
    with pytest.raises(DatelineError, match=words) as caught:
        Words(**options)
    assert "\n" not in str(caught.value)


def test_the_definition_is_plain_data_that_names_every_choice():
    described = json.loads(json.dumps(Words(form="lemma", phrases=("a b",)).describe()))
    assert {f.name for f in dataclasses.fields(Words)} - {"lang"} <= set(described)
    assert described["form_by"].startswith("simplemma")


@pytest.mark.parametrize("lang", STEMMERS)
def test_every_language_listed_has_both(lang):
    assert Words(form="stem", lang=lang).term("test")
    assert Words(form="lemma", lang=lang).term("test")


@FEW
@given(NORMS, st.sampled_from(FORMS), st.integers(1, 3))
def test_a_table_of_counts_gives_what_each_sentence_gives(norms, form, min_length):
    words = Words(form=form, min_length=min_length, numbers=False)
    counted = pl.DataFrame({"term": norms, "count": [1] * len(norms)}, {"term": pl.String, "count": pl.Int64})
    found = words.apply(counted.group_by("term").agg(pl.col("count").sum()))
    one_by_one = words.terms(norms)
    assert dict(found.rows()) == {t: one_by_one.count(t) for t in one_by_one}


@FEW
@given(NORMS)
def test_no_word_is_lost_among_phrases(norms):
    merged = Words(phrases=("un security council", "security council", "the vote")).merged(norms)
    assert " ".join(merged).split() == norms
