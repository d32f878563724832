import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import language, terms
from analysis.corpus import as_sentences
from analysis.errors import DatelineError
from analysis.terms import expression
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
        ([], "no pattern"),
        (["siege", ""], "names no word"),
        ("/((a{1000}){1000}){1000}/", "repeats"),
        ("/a{100000000}/", "repeats"),
        ("/" + "a" * 20_000 + "/", "20,000 characters"),
    ],
)
def test_a_pattern_that_cannot_be_used_is_said_in_a_sentence(pattern, words):
    with pytest.raises(DatelineError, match=words) as caught:
        terms.concordance(TEXT, pattern)
    assert "\n" not in str(caught.value)


def test_a_catastrophic_pattern_is_stopped(monkeypatch):
    monkeypatch.setattr(expression, "SECONDS", 0.2)
    with pytest.raises(DatelineError, match="takes too long"):
        terms.concordance("a" * 5000 + "!", "/(a|aa)+$/")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"sort": "up"}, "way to sort"), ({"sort": "L9"}, "way to sort"), ({"sort": ()}, "way to sort"),
        ({"sort": "R1 source"}, "way to sort “source”"), ({"width": -1}, "width is -1"), ({"limit": 0}, "limit is 0"),
        ({"limit": True}, "limit is True"),
    ],
)  # fmt: skip
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


def slowly(text, pattern, width):
    """The lines as a reader of one sentence after the other makes them."""
    search, lines = compile_pattern(pattern), []
    for row in as_sentences(text).itertuples():
        for hit in search(row.text):
            start, end = hit.start + row.start, hit.end + row.start
            left = " ".join(f"|{text[max(0, start - 2 * width) : start]}|".split())[1:-1]
            right = " ".join(f"|{text[end : end + 2 * width]}|".split())[1:-1]
            lines.append((left[-width:] if width else "", text[start:end], right[:width], start, end))
    return lines


@pytest.mark.parametrize("pattern", ["the", "occup*", "*ed", "the *", "izium", r"/\bR\w+/", ["izium", "the *", "*ian"]])
@pytest.mark.parametrize("width", [0, 7, 50])
def test_the_lines_are_those_of_a_slow_reader(page, pattern, width):
    table = terms.concordance(page, pattern, width=width)
    columns = ["left", "hit", "right", "start", "end"]
    assert list(table[columns].itertuples(index=False, name=None)) == slowly(page, pattern, width)


SORTED = ["c d x a b", "d c x a a", "b c x b a", "a d X a b. Not these."]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("L1", [1, 2, 0, 3]), ("L2", [3, 2, 0, 1]), ("R1", [0, 1, 3, 2]), ("R2", [1, 2, 0, 3]),
        ("R1, L1", [1, 0, 3, 2]), (("r2", "l2"), [2, 1, 3, 0]), ("R3", [0, 1, 2, 3]), ("hit", [0, 1, 2, 3]),
    ],
)  # fmt: skip
def test_sorted_by_words_at_chosen_places(sort, expected):
    table = terms.concordance(SORTED, "x", sort=sort)
    assert [int(d.removeprefix("text")) - 1 for d in table["doc_id"]] == expected


@pytest.mark.parametrize("place", ["L1", "L3", "R1", "R2"])
def test_a_place_is_that_of_a_word_in_the_same_sentence(seed, place):
    spans = seed.sentences.set_index("sentence_id")["text"].map(language.tokens)
    starts = seed.sentences.set_index("sentence_id")["start"]
    step, beside = int(place[1]) * (1 if place[0] == "R" else -1), []
    for row in terms.concordance(seed, "izium", sort=place).itertuples():
        found = spans[row.sentence_id]
        at = [t.start for t in found].index(row.start - starts[row.sentence_id]) + step
        beside.append(found[at].norm if 0 <= at < len(found) else "")
    assert len(beside) == 8
    assert beside == sorted(beside)


def test_of_a_corpus_the_day_and_the_source_stand_beside_the_hit(three):
    table = terms.concordance(three, "siege", sort=("source", "published"))
    assert list(table.columns)[-2:] == ["published", "source"]
    assert table["doc_id"].tolist() == ["a", "a", "c"]
    assert table["published"].isna().tolist() == [False, False, True]


def test_a_limit_says_of_how_many(page):
    whole = terms.concordance(page, "the")
    part = terms.concordance(page, "the", limit=3)
    assert part.equals(whole.head(3))
    assert part.attrs["said"] == f"3 of {len(whole)} hits"
    assert (part.attrs["hits"], part.attrs["shown"]) == (len(whole), 3)
    assert terms.concordance(page, "the", limit=3, sort="right").equals(
        terms.concordance(page, "the", sort="right").head(3)
    )
    assert whole.attrs["words"]["form"] == "word"


def test_a_hit_never_crosses_the_end_of_a_sentence():
    assert hits("Troops left Izium. Kupyansk fell.", "izium kupyansk") == []
    assert hits("Troops left Izium.\nKupyansk fell.", ["izium kupyansk", "izium *"]) == []


def test_of_several_patterns_the_longest_hit_counts_once():
    assert hits(TEXT, ["russian", "russian soldiers", "soldiers", "tanks fled"]) == [
        "Russian soldiers", "Russian", "tanks fled",
    ]  # fmt: skip


def test_several_patterns_find_each_place_that_is_left():
    assert hits("x ha ha ha", ["x ha", "ha ha"]) == ["x ha", "ha ha"]


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


def test_a_pattern_too_large_for_a_sieve_still_finds():
    assert hits("a" * 400 + " b", "*".join("a" * 300)) == ["a" * 400]


def test_hits_do_not_overlap():
    assert [tuple(h) for h in compile_pattern("ha ha")("Ha ha ha ha")] == [(0, 5), (6, 11)]
