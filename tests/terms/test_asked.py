"""One pattern means one thing: in a concordance, a count, a trend, a search, wherever it is looked for."""

import dataclasses
import datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from analysis import language, tables, terms
from analysis.errors import DatelineError
from analysis.subsets import subset
from analysis.tidy.tables import columns_of
from tests.terms.dated import corpus

FEW = settings(deadline=None, max_examples=60)
DAY = datetime.date(2022, 9, 10)
TEXT = ("On 9/11 A&B met AT&T and/or someone 24/7 at user@home, snake_case in the U.S. and U.S.-led 9 11 men isn’t "
        "3.5 counter-attack")  # fmt: skip


def made(text):
    data = corpus([(DAY, text), (DAY + datetime.timedelta(days=40), text)])
    return dataclasses.replace(data, ledger=tables.frame("ledger", []), refused=tables.frame("refused", []))


def never(call, *given):
    """0 for what is said never to occur."""
    try:
        return call(*given)
    except DatelineError:
        return 0


def by_every_path(data, pattern):
    """How often each path finds the pattern."""
    group = next(iter(columns_of({"own": [pattern]}).values()))
    trend = never(terms.trend, data, pattern)
    return {
        "concordance": len(terms.concordance(data, pattern)),
        "trend": trend if isinstance(trend, int) else int(trend["count"].sum()),
        "grouped": int(terms.by_group(data, {"own": [pattern]})["count"].sum()),
        "positions": len(terms.positions(data, pattern)),
        "tidy": sum(1 for text in data.sentences["text"] for _ in group(text)),
    }


@pytest.mark.parametrize(
    ("pattern", "times"),
    [
        ("9/11", 2), ("9/1*", 2), ("A&B", 1), ("AT&T", 1), ("and/or", 1), ("24/7", 1), ("user@home", 1),
        ("snake_case", 1), ("u.s.", 2), ("U.S.", 2), ("U.S.-led", 1), ("u.s.-led", 1), ("isn't", 1), ("9-11", 0),
        ("3.5", 1), ("counter-attack", 1), ("counter*k", 1),
    ],
)  # fmt: skip
def test_what_is_asked_for_is_parted_as_a_text_is(pattern, times):
    data = made(TEXT)
    assert by_every_path(data, pattern) == dict.fromkeys(by_every_path(data, pattern), 2 * times)
    assert len(never(subset, data, pattern) or ()) == (2 if times else 0)
    if "*" not in pattern:
        assert len(terms.occurrences(data, pattern)) == 2 * times
    assert terms.collocates(data, pattern, min_count=1).empty == (not times)


PIECES = ["9", "11", "a", "B", "U.S.", "x", "/", "&", "@", "_", "-", ".", ",", "’", " ", " "]
SOME = st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join)


@FEW
@given(SOME.filter(lambda p: any(c.isalnum() for c in p) and not p.strip().startswith("/")), st.lists(SOME, max_size=4))
@example("9/11", ["9/11", "9 11"])
@example("U.S._a", ["x"])
def test_every_path_finds_a_pattern_equally_often(pattern, around):
    data = made(" 7 ".join([*around, pattern]))
    told = by_every_path(data, pattern)
    assert len(set(told.values())) == 1, told
    quoted = '"' + pattern + '"'
    assert len(never(subset, data, quoted) or ()) == (2 if told["concordance"] else 0)
    if len(set(language.asked(pattern))) == len(language.asked(pattern)):  # no run overlaps itself
        assert len(terms.occurrences(data, pattern)) == told["concordance"]


@FEW
@given(SOME.filter(lambda p: any(c.isalnum() for c in p)))
def test_a_counted_word_asks_for_itself(text):
    assert [language.asked(w) for w in language.words(text)] == [[w] for w in language.words(text)]


def test_a_phrase_is_parted_so_too():
    data = made(TEXT)
    table = terms.frequency(data, words=terms.Words(phrases=("9/11", "AT&T")), stop=None).set_index("term")["count"]
    assert table["9 11"] == 4
    assert table["at t"] == 2


@pytest.mark.parametrize("pattern", ["/", "&", "*", "_*", "’"])
def test_a_pattern_without_a_word_is_refused_everywhere(pattern):
    data = made(TEXT)
    for call in (terms.concordance, terms.positions, terms.collocates, terms.trend):
        with pytest.raises(DatelineError, match="names no word"):
            call(data, pattern)
