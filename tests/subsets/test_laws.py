"""The laws of sets hold of searches, whatever is searched for."""

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import subsets
from analysis.subsets import texts
from analysis.subsets.evaluate import Evaluation

LEAVES = [
    "siege", "port", "park", "the", "occup*", '"of the"', "/s[ie]+ge/", "siege NEAR/3 port", "the ADJ/2 port",
    "source:reuters", "published:2022-09", "lang:en", "voice:said", "voice:Petrenko", "name:Izium", "nowhere",
    "subset:inner", "subset:sentencewise",
]  # fmt: skip
SAVED = {"inner": "siege AND NOT park", "sentencewise": "sentences: the AND voice:narration"}
queries = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["AND", "OR"]), inner).map(lambda t: f"({t[0]}) {t[1]} ({t[2]})"),
        inner.map(lambda q: f"NOT ({q})"),
    ),
    max_leaves=5,
)
units = st.sampled_from(["", "sentences: "])


def picked(corpus, query):
    search = subsets.parse(query, SAVED)
    found = Evaluation(corpus, search)
    return (found.picked() if search.unit == "sentence" else found.articles()).tolist()


@settings(max_examples=60, deadline=None)
@given(queries, queries, units)
def test_de_morgan_double_negation_and_order(four, a, b, unit):
    both = picked(four, f"{unit}({a}) AND ({b})")
    assert picked(four, f"{unit}NOT (({a}) AND ({b}))") == picked(four, f"{unit}NOT ({a}) OR NOT ({b})")
    assert picked(four, f"{unit}NOT (({a}) OR ({b}))") == picked(four, f"{unit}NOT ({a}) AND NOT ({b})")
    assert picked(four, f"{unit}NOT NOT ({a})") == picked(four, f"{unit}NOT (NOT ({a}))") == picked(four, unit + a)
    assert picked(four, f"{unit}({b}) AND ({a})") == both
    assert picked(four, f"{unit}({b}) OR ({a})") == picked(four, f"{unit}({a}) OR ({b})")


@settings(max_examples=60, deadline=None)
@given(queries, queries, queries, units)
def test_subsets_distribution_and_excluded_middle(four, a, b, c, unit):
    alone, both = picked(four, unit + a), picked(four, f"{unit}({a}) AND ({b})")
    either = picked(four, f"{unit}({a}) OR ({b})")
    assert all(x <= y <= z for x, y, z in zip(both, alone, either, strict=True))
    assert not any(picked(four, f"{unit}({a}) AND NOT ({a})"))
    assert all(picked(four, f"{unit}({a}) OR NOT ({a})"))
    assert picked(four, f"{unit}({a}) AND (({b}) OR ({c}))") == picked(
        four, f"{unit}(({a}) AND ({b})) OR (({a}) AND ({c}))"
    )


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(LEAVES[:9]), st.sampled_from(LEAVES[:9]))
def test_an_article_has_what_one_of_its_sentences_has(four, a, b):
    for leaf in (a, b):
        search = subsets.parse(leaf)
        found = Evaluation(four, search)
        held = set(found.sentences.loc[Evaluation(four, subsets.parse(f"sentences: {leaf}")).picked(), "doc_id"])
        assert set(four.documents.loc[found.articles(), "doc_id"]) == held


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(["siege", "port", "the", "park", '"of the"']), st.sampled_from(["went", "the", "week", "on"]),
       st.integers(1, 99))  # fmt: skip
def test_near_is_even_handed_and_grows_with_its_distance(four, a, b, n):
    near = picked(four, f"sentences: {a} NEAR/{n} {b}")
    assert near == picked(four, f"sentences: {b} NEAR/{n} {a}")
    assert near == picked(four, f"sentences: {a} ADJ/{n} {b} OR {b} ADJ/{n} {a}")
    assert all(x <= y for x, y in zip(near, picked(four, f"sentences: {a} NEAR/{n + 1} {b}"), strict=True))
    assert all(x <= y for x, y in zip(near, picked(four, f"sentences: {a} AND {b}"), strict=True))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab *\"“”()/:.-ANDORTE5\n", max_size=40) | st.text(max_size=20))
def test_any_text_is_read_or_refused_in_a_sentence(text):
    from analysis.errors import DatelineError

    try:
        subsets.parse(text)
    except DatelineError as error:
        assert str(error).endswith((".", "?"))


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(["siege", "ukraine's", "weiß", "occup*", '"of the port"', "*port", "schiffe", '"the siege"']))
def test_looking_for_many_words_at_once_changes_nothing(four, query):
    """Few words are looked for one by one, many of them all at once."""
    many = " OR ".join([query, *(f"zz{n}" for n in range(texts.MANY + 1))])
    assert picked(four, f"sentences: {query}") == picked(four, f"sentences: {many}")
