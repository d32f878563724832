from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.tokenize import MWETokenizer

from analysis import language, terms
from analysis.errors import DatelineError
from analysis.terms import Words

FEW = settings(deadline=None, max_examples=40)
PHRASES = ("Security Council", "UN Security Council", "the vote")
TEXT = "The UN Security Council met. Security Council members left the vote; security. Council votes."
WORDS = st.lists(st.sampled_from(["un", "security", "council", "the", "vote", "cities", "3"]), min_size=1, max_size=20)
TEXTS = st.lists(WORDS.map(lambda w: " ".join(w).capitalize() + "."), min_size=1, max_size=4)


def counted(table, column="count"):
    return dict(zip(table["term"], table[column], strict=True))


def test_a_phrase_counts_as_one_term_and_its_words_are_not_counted_singly():
    found = counted(terms.frequency(TEXT, stop=None, words=Words(phrases=PHRASES)))
    assert found == {
        "the": 1, "un security council": 1, "met": 1, "security council": 1, "members": 1, "left": 1, "the vote": 1,
        "security": 1, "council": 1, "votes": 1,
    }  # fmt: skip


def test_a_phrase_is_no_stop_word_though_its_words_are():
    words = Words(phrases=("the hague",))
    assert counted(terms.frequency("In The Hague, the court.", words=words)) == {"the hague": 1, "court": 1}
    assert counted(terms.ngrams("The court in The Hague.", 2, min_count=1, words=words)) == {}


def test_runs_are_of_terms():
    found = terms.ngrams(TEXT, 2, stop=None, min_count=1, words=Words(phrases=PHRASES))
    assert {"the un security council", "un security council met", "security council members"} <= set(found["term"])
    assert "security council" not in set(found["term"])


@FEW
@given(TEXTS, st.integers(1, 3), st.sampled_from(["word", "stem", "lemma"]))
def test_counts_are_those_of_one_sentence_after_the_other(texts, n, form):
    words = Words(form=form, phrases=PHRASES, numbers=False)
    expected = Counter()
    for text in texts:
        for span in language.sentences(text):
            merged = [words.term(t) for t in words.merged(language.words(text[span.start : span.end]))]
            runs = [merged[i : i + n] for i in range(len(merged) - n + 1)]
            expected.update(" ".join(run) for run in runs if None not in run)
    assert counted(terms.frequency(texts, n=n, stop=None, words=words, may_be_empty=True)) == expected


@FEW
@given(WORDS)
def test_agrees_with_the_tokenizer_of_nltk(words):
    tokenizer = MWETokenizer([tuple(p.lower().split()) for p in PHRASES], separator=" ")
    assert Words(phrases=PHRASES).merged(words) == tokenizer.tokenize(words)


@FEW
@given(TEXTS, st.sampled_from([Words(form="stem"), Words(phrases=PHRASES), Words(form="lemma", phrases=PHRASES)]))
def test_every_count_has_its_places_and_sentences(texts, words):
    table = terms.frequency(texts, stop=None, words=words)
    shown = terms.with_sentences(texts, table, words=words)
    for term, count, ids in shown[["term", "count", "sentence_ids"]].itertuples(index=False):
        places = terms.occurrences(texts, term, words=words)
        assert len(places) == count
        assert list(dict.fromkeys(places["sentence_id"])) == ids == terms.sentences_with(texts, term, words=words)


def test_the_place_of_a_phrase_is_all_of_it():
    text = "The Security  Council met."
    [place] = terms.occurrences(text, "security council", words=Words(phrases=PHRASES)).itertuples()
    assert text[place.start : place.end] == "Security  Council"


@pytest.mark.parametrize("by", ["source", "month", "week", "role", "doc_id", "paragraph"])
def test_by_a_column_it_is_as_without_words(three, by):
    plain = terms.frequency(three, by=by, stop=None)
    chosen = terms.frequency(three, by=by, stop=None, words=Words(phrases=("no such phrase",)))
    assert chosen.equals(plain)


def test_stems_are_added_up_over_documents():
    table = terms.frequency(["City upon cities.", "The city."], words=Words(form="lemma"))
    assert counted(table)["city"] == 3
    assert counted(table, "documents")["city"] == 2


def test_rates_stay_those_of_all_words_as_written():
    table = terms.frequency("The Security Council met.", words=Words(phrases=PHRASES))
    assert counted(table, "per_million") == {"security council": 250_000, "met": 250_000}


def test_weights_are_of_the_terms_that_are_counted():
    table = terms.tf_idf(["The cities. A city.", "A port."], words=Words(form="lemma"))
    assert counted(table)["city"] == 2


def test_what_was_chosen_goes_with_the_result(three):
    attrs = terms.frequency(three, stop="news", words=Words(form="stem")).attrs
    assert attrs["stop"]["name"] == "news"
    assert "the" in attrs["stop"]["words"]
    assert attrs["words"]["form"] == "stem"


@pytest.mark.parametrize(
    ("text", "options", "words"),
    [
        ("It is.", {"words": Words(form="stem")}, "stop list “english” with the words chosen removes every word"),
        ("It is.", {"words": Words(min_length=9), "stop": None}, "min_length=9"),
        ("A siege.", {"words": Words(form="stem"), "by": "sorce"}, "no column to group by “sorce”"),
    ],
)
def test_choices_that_leave_nothing_are_said_in_a_sentence(text, options, words):
    with pytest.raises(DatelineError, match=words):
        terms.frequency(text, **options)


def test_the_forms_of_a_term_add_up_to_its_count(seed):
    words = Words(form="stem", phrases=("war crimes",))
    for term, count in terms.frequency(seed, words=words).head(30)[["term", "count"]].itertuples(index=False):
        found = terms.forms(seed, term, words)
        assert found["count"].sum() == count
        assert all(words.term(form) == term for form in found["form"])
    assert list(terms.forms(seed, "no such term", words).columns) == ["form", "count"]


def test_the_concordance_of_a_stem_shows_its_forms():
    text = "They occupied Izium. Occupation ended; the occupiers left, preoccupied."
    found = terms.forms(text, "occupi", Words(form="stem"))
    assert sorted(found["form"]) == ["occupied", "occupiers"]
    assert terms.concordance(text, found["form"])["hit"].tolist() == ["occupied", "occupiers"]
