import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import language, terms
from analysis.errors import DatelineError

FEW = settings(deadline=None, max_examples=20)
WORDS = st.lists(st.sampled_from(["siege", "port", "the", "of", "Izium", "it"]), min_size=1, max_size=30)
TEXT = st.lists(WORDS, min_size=1, max_size=5).map(lambda s: " ".join(" ".join(w).capitalize() + "." for w in s))


def counted(table, column="count"):
    return dict(zip(table["term"], table[column], strict=True))


def test_agrees_with_a_plain_counter_over_the_words(page):
    table = terms.frequency(page, stop=None)
    sentences = [page[s.start : s.end] for s in language.sentences(page)]
    assert counted(table) == Counter(w for s in sentences for w in language.words(s))


def test_on_the_seed_the_headline_and_the_captions_are_not_counted(seed):
    body = counted(terms.frequency(seed))
    everything = counted(terms.frequency(seed, roles=("title", "heading", "body", "caption")))
    assert body["izium"] == 8
    assert everything["izium"] == 9
    assert "september" not in body
    assert everything["september"] == 2


def test_most_frequent_first_and_equals_in_alphabetical_order(seed):
    table = terms.frequency(seed)
    assert list(table.columns) == ["term", "count", "per_million", "documents"]
    keys = list(zip(-table["count"], table["term"], strict=True))
    assert keys == sorted(keys)


def test_rates_are_of_all_words_stop_words_among_them():
    table = terms.frequency("The siege of the port.")
    assert counted(table, "per_million") == {"siege": 200_000, "port": 200_000}


def test_documents_counts_texts_not_occurrences():
    table = terms.frequency(["Siege upon siege.", "A siege.", "Calm."])
    assert counted(table) == {"siege": 3, "calm": 1}
    assert counted(table, "documents") == {"siege": 2, "calm": 1}


def test_case_is_kept_where_asked_and_stop_words_still_go():
    assert counted(terms.frequency("Moscow moscow The the.", lower=False)) == {"Moscow": 1, "moscow": 1}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kyiv’s men left. Kyiv's men.", {"kyiv's": 2, "men": 2, "left": 1}),
        ("U.S. troops; 3.5 km", {"u.s": 0, "u.s.": 1, "troops": 1, "3.5": 1, "km": 1}),
        ("cafe\u0301 café", {"café": 2}),
    ],
)
def test_one_definition_of_a_word(text, expected):
    found = counted(terms.frequency(text))
    assert {k: found.get(k, 0) for k in expected} == expected


def test_runs_do_not_cross_sentences():
    assert counted(terms.ngrams("Troops left Izium. Kupyansk fell.", min_count=1)) == {
        "troops left": 1, "left izium": 1, "kupyansk fell": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("stop", "expected"),
    [("english", {"defense of ukraine"}), (None, {"the defense of", "defense of ukraine"})],
)
def test_a_run_that_begins_or_ends_in_a_stop_word_is_left_out(stop, expected):
    assert set(terms.frequency("The defense of Ukraine.", n=3, stop=stop)["term"]) == expected


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("source", {("North", 2), ("unknown", 1)}),
        ("month", {("2022-09", 2), ("unknown", 1)}),
        ("week", {("2022-W36", 2), ("unknown", 1)}),
        ("day", {("2022-09-10", 2), ("unknown", 1)}),
        ("doc_id", {("a", 2), ("c", 1)}),
        ("role", {("body", 3)}),
    ],
)
def test_by_a_column_or_a_period_with_what_is_unknown_apart(three, by, expected):
    table = terms.frequency(three, by=by)
    siege = table[table["term"] == "siege"]
    assert set(zip(siege[by], siege["count"], strict=True)) == expected


def test_within_a_group_the_rate_is_of_the_group(three):
    table = terms.frequency(three, by="source")
    calm = table[table["term"] == "calm"]
    assert calm["per_million"].tolist() == [250_000]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"stop": "englsh"}, "Did you mean “english”"),
        ({"stop": "my_list.txt"}, "no stop list “my_list.txt”"),
        ({"n": 0}, "1 to 6"),
        ({"n": 7}, "1 to 6"),
        ({"n": True}, "1 to 6"),
        ({"by": "sorce"}, "valid: "),
        ({"roles": ("bdy",)}, "no role “bdy”"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(three, options, words):
    with pytest.raises(DatelineError, match=words) as caught:
        terms.frequency(three, **options)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["", "  \n", "— … !", []])
def test_no_word_to_count_is_an_error(text):
    with pytest.raises(DatelineError, match="no word to count"):
        terms.frequency(text)


def test_a_stop_list_that_removes_everything_is_named():
    with pytest.raises(DatelineError, match="english"):
        terms.frequency("It is what it is.")


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("Siege.", {"n": 2}), ("Siege. Port.", {"n": 3}), ("It is what it is.", {"n": 2}),
        ("It is what it is.", {"may_be_empty": True}), ("Siege.", {"n": 2, "by": "doc_id"}),
    ],
)  # fmt: skip
def test_where_nothing_is_left_the_table_is_empty(text, options, page):
    table, full = terms.frequency(text, **options), terms.frequency(page, by=options.get("by"))
    assert table.empty
    assert list(table.columns) == list(full.columns)
    assert table.dtypes.equals(full.dtypes)
    assert terms.ngrams(text, options.get("n", 1)).empty


def test_the_leading_terms_are_those_of_the_table_or_else_of_the_text():
    text = "It is what it is, it is."
    assert terms.leading(text, terms.frequency("Siege of the port.")) == ["port", "siege"]
    assert terms.leading(text, terms.frequency(text, may_be_empty=True), 2) == ["is", "it"]


@FEW
@given(TEXT, st.integers(1, 3))
def test_counts_do_not_depend_on_the_order_of_the_documents(text, n):
    texts = [text, "Siege of Izium port.", "Calm seas now."]
    shuffled = random.Random(0).sample(texts, 3)
    assert terms.frequency(texts, n=n).equals(terms.frequency(shuffled, n=n))


@FEW
@given(TEXT, st.sampled_from([1, 2, 3]))
def test_evidence_adds_up_to_the_count(text, n):
    for term, count in counted(terms.frequency([text, "Port calm now."], n=n, stop=None)).items():
        found = terms.occurrences([text, "Port calm now."], term)
        assert len(found) == count
        assert list(dict.fromkeys(found["sentence_id"])) == terms.sentences_with([text, "Port calm now."], term)


def test_evidence_stands_where_it_says(seed):
    text = seed.documents["text"][0]
    for term in terms.frequency(seed)["term"].head(80):
        for start, end in terms.occurrences(seed, term)[["start", "end"]].itertuples(index=False):
            assert language.fold(text[start:end]) == term


def test_overlapping_runs_are_all_found():
    assert len(terms.occurrences("Ha ha ha!", "ha ha")) == counted(terms.frequency("Ha ha ha!", n=2))["ha ha"] == 2


def test_a_term_that_does_not_occur_has_no_evidence(seed):
    assert terms.sentences_with(seed, "armadillo") == []


def test_an_empty_term_is_an_error(seed):
    with pytest.raises(DatelineError, match="term is empty"):
        terms.occurrences(seed, "  ")
