import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from nltk.text import ConcordanceIndex

from analysis import language
from analysis.terms.finding import as_column, find
from analysis.terms.pattern import compile_pattern

FEW = settings(deadline=None, max_examples=200)
# what a word is made of, what parts it, and what folding does not do one to one
SIGNS = [
    "a", "A", "b", "i", "I", "k", "K", "s", "U.", "3", "٣", "½", "'", "’", "ʼ", "-", "‑", "‐", ".", ",", " ", " ",
    "“", "”", "—", "\u00ad", "\u200b", "é", "e\u0301", "\u0301", "İ", "ı", "\u212a", "ſ", "ß", "Σ", "ς", "😀", "д", "Å",
    "\u212b", "\n",
]  # fmt: skip
TEXT = st.lists(st.sampled_from(SIGNS), max_size=14).map("".join)
TEXTS = st.lists(TEXT, min_size=1, max_size=4)
EXPRESSIONS = [
    "/a/", "/a+b?/", r"/\ba/", "/(a|b)k/", "/a|k/", "/[ab]+i/", "/k{0,2}a/", r"/a\.b|3/", "/(?:ab)?i/", "/é/", "/i/",
]  # fmt: skip


def one_by_one(texts, pattern):
    search = compile_pattern(pattern)
    return [(row, hit.start, hit.end) for row, text in enumerate(texts) for hit in search(text)]


def found(texts, pattern):
    hits = find(texts, compile_pattern(pattern))
    whole = [texts[r].encode() for r in hits.row]
    return [
        (r, len(t[:a].decode()), len(t[:b].decode()))
        for r, a, b, t in zip(*(h.tolist() for h in hits), whole, strict=True)
    ]


def shapes(texts):
    """Patterns that have a chance: words of the texts, whole, with stars, in a row."""
    words = [w for t in texts for w in language.words(t) if any(c.isalnum() for c in w)] or ["ab"]
    one = st.sampled_from(words)
    stars = ("{0}*", "*{0}", "{1}*", "*{2}", "{1}*{2}", "*{1}*")
    starred = st.builds(lambda w, shape: shape.format(w, w[0], w[-1]), one, st.sampled_from(stars))
    row = st.sampled_from([" ".join(words[i : i + n]) for i in range(len(words)) for n in (2, 3)])
    several = st.lists(st.one_of(starred, row), min_size=1, max_size=3)
    usable = st.one_of(one, starred, row, several, st.sampled_from(EXPRESSIONS))
    return usable.filter(lambda p: all(any(c.isalnum() for c in q) for q in ([p] if isinstance(p, str) else p)))


@FEW
@given(TEXTS.flatmap(lambda texts: st.tuples(st.just(texts), shapes(texts))))
@example((["U.S.A-bomb, x-U.S. a.b. I.", "A.B.C A. a"], "a"))
@example((["3.5,3 3.5 x3.5 3.5.", "3.5"], "3.5"))
@example((["the “the” the’s ‘the’ —the— the-the"], "the"))
@example((["co\u00adop coop Coop"], "coop"))
@example((["\u212aiev kiev İzmir"], "i*"))
@example((["cafe\u0301 café CAFÉ"], "café"))
def test_every_way_finds_what_reading_each_text_finds(case):
    texts, pattern = case
    assert found(texts, pattern) == one_by_one(texts, pattern)


@FEW
@given(st.lists(st.sampled_from(list("aAbkK.?*+|()[]{}1,-^$ \\")), min_size=1, max_size=8).map("".join), TEXTS)
def test_the_sieve_of_an_expression_lets_through_all_that_it_matches(source, texts):
    try:
        compile_pattern(f"/{source}/")
    except ValueError:
        return
    assert found(texts, f"/{source}/") == one_by_one(texts, f"/{source}/")


@pytest.mark.parametrize(
    ("pattern", "sieve"),
    [
        ("/occup(ied|iers)/", ("(?i)occup",)),
        ("/colou?r/", ("(?i)colo",)),
        ("/siege|blockad[es]+/", ("(?i)siege|blockad",)),
        ("/(siege|war)/", ()),
        ("/(?-i)siege/", ()),
        (r"/\p{Lu}iege/", ()),
        ("/(?:siege){e<=1}/", ()),
    ],
)
def test_an_expression_is_sieved_by_what_it_cannot_do_without(pattern, sieve):
    assert compile_pattern(pattern).sieve() == sieve


def test_only_what_may_hold_a_hit_is_read(monkeypatch):
    search, read = compile_pattern("occup* port"), []
    monkeypatch.setattr(type(search), "__call__", lambda _, text: read.append(text) or iter(()))
    find(["The port.", "Occupied port.", "Occupied. Port.", "Preoccupied port", "Occupied the port."], search)
    assert read == ["Occupied port.", "Occupied. Port."]


@pytest.mark.parametrize("word", ["izium", "the", "of", "3.5", "kyiv's"])
def test_agrees_with_the_index_of_nltk(word, seed):
    texts = seed.sentences["text"]
    tokens = [w for text in texts for w in language.words(text)]
    assert len(find(texts, compile_pattern(word)).row) == len(ConcordanceIndex(tokens).offsets(word))


def test_a_column_in_pieces_is_searched_as_one():
    texts = pd.concat([pd.Series(["A siege.", "“Siege”"]), pd.Series([], dtype="str"), pd.Series(["the siege"])])
    hits = find(texts.reset_index(drop=True), compile_pattern("siege"))
    assert hits.row.tolist() == [0, 1, 2]
    assert as_column(texts).num_chunks >= 1


@pytest.mark.parametrize("texts", [[], [""], ["", ""]])
@pytest.mark.parametrize("pattern", ["siege", "occup*", "/a/", ["siege", "a b"]])
def test_nothing_to_find_in_nothing(texts, pattern):
    assert found(texts, pattern) == []
