import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import terms
from analysis.errors import DatelineError
from analysis.terms import pattern as patterns
from analysis.terms.pattern import Words, compile_pattern


def hits(text, pattern, **options):
    return terms.concordance(text, pattern, **options)["hit"].tolist()


TEXT = (
    "Occupation ended. The occupiers, who occupied Izium, left; "
    "Russian soldiers and Russian tanks fled Kyiv’s reach."
)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("izium", ["Izium"]),
        ("IZIUM", ["Izium"]),
        ("occup*", ["Occupation", "occupiers", "occupied"]),
        ("*ied", ["occupied"]),
        ("o*p*d", ["occupied"]),
        ("russian soldiers", ["Russian soldiers"]),
        ("russian *", ["Russian soldiers", "Russian tanks"]),
        ("kyiv's", ["Kyiv’s"]),
        ("/occup(ied|iers)/", ["occupiers", "occupied"]),
        ("/(?-i)russian/", []),
        (r"/\bR\w+/", ["Russian", "Russian", "reach"]),
        ("armadillo", []),
        ("ended the", []),
    ],
)
def test_what_can_be_searched_for(pattern, expected):
    assert hits(TEXT, pattern) == expected


def test_rows_lead_to_their_place_in_the_document(seed):
    text = seed.documents["text"][0]
    table = terms.concordance(seed, "occup*", width=30)
    assert len(table) == 3
    for row in table.itertuples():
        assert text[row.start : row.end] == row.hit
        assert " ".join(text[: row.start].split()).endswith(row.left.strip())
        assert " ".join(text[row.end :].split()).startswith(row.right.strip())
        assert max(len(row.left), len(row.right)) <= 30
    assert set(table["sentence_id"]) <= set(seed.sentences["sentence_id"])


def test_context_has_no_line_ends(seed):
    table = terms.concordance(seed, "*e*", width=60)
    assert not table[["left", "hit", "right"]].apply(lambda c: c.str.contains(r"\n|  ", regex=True)).any(axis=None)


def test_context_of_texts_reaches_into_the_next_sentence():
    row = terms.concordance("Troops left.\n\nIzium fell. It rained.", "izium", width=50).iloc[0]
    assert (row["left"], row["right"]) == ("Troops left. ", " fell. It rained.")


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("position", ["b x a", "a x b", "a x a"]),
        ("right", ["b x a", "a x a", "a x b"]),
        ("left", ["a x b", "a x a", "b x a"]),
    ],
)
def test_sorted_by_the_words_beside_the_hit(sort, expected):
    table = terms.concordance(["b x a", "a x b", "a x a"], "x", sort=sort)
    assert (table["left"] + table["hit"] + table["right"]).tolist() == expected


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("", "names no word"),
        ("  ", "names no word"),
        ("* *", "names no word"),
        ("/(/", "not a valid regular expression"),
        ("/[a-/", "not a valid regular expression"),
        ("/a*/", "matches the empty string"),
        ("//", "names no word|matches the empty string"),
    ],
)
def test_a_pattern_that_cannot_be_used_is_said_in_a_sentence(pattern, words):
    with pytest.raises(DatelineError, match=words) as caught:
        terms.concordance(TEXT, pattern)
    assert "\n" not in str(caught.value)


def test_a_catastrophic_pattern_is_stopped(monkeypatch):
    monkeypatch.setattr(patterns, "SECONDS", 0.2)
    with pytest.raises(DatelineError, match="takes too long"):
        terms.concordance("a" * 5000 + "!", "/(a|aa)+$/")


@pytest.mark.parametrize(("options", "words"), [({"sort": "up"}, "way to sort"), ({"width": -1}, "width is -1")])
def test_unknown_options_are_errors(options, words):
    with pytest.raises(DatelineError, match=words):
        terms.concordance(TEXT, "izium", **options)


def test_nothing_to_search_is_an_error():
    with pytest.raises(DatelineError, match="no sentence to search"):
        terms.concordance("", "izium")


def test_no_hit_keeps_the_columns():
    assert list(terms.concordance(TEXT, "armadillo").columns) == [
        "left", "hit", "right", "doc_id", "sentence_id", "start", "end",
    ]  # fmt: skip


def test_as_many_hits_as_the_count_says(seed):
    for term, count in terms.frequency(seed).head(40)[["term", "count"]].itertuples(index=False):
        assert len(terms.concordance(seed, term)) == count


@settings(deadline=None, max_examples=60)
@given(st.text("ab*", min_size=1, max_size=6), st.text("ab", min_size=1, max_size=10))
def test_stars_mean_what_they_mean_to_a_shell(shape, word):
    import fnmatch

    if not any(c.isalnum() for c in shape):
        return
    assert (next(Words(shape).among([word]), None) is not None) == fnmatch.fnmatchcase(word, shape)


def test_a_shape_of_many_stars_looks_at_a_long_word_once(monkeypatch):
    search = Words("*".join("a" * 50) + "*b")
    assert list(search.among(["a" * 200_000])) == []


def test_hits_do_not_overlap():
    assert [tuple(h) for h in compile_pattern("ha ha")("Ha ha ha ha")] == [(0, 5), (6, 11)]
