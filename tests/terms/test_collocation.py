import itertools
import math
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.collocations import BigramCollocationFinder
from nltk.metrics import BigramAssocMeasures

from analysis import language, terms
from analysis.errors import DatelineError

FEW = settings(deadline=None, max_examples=40)
WORDS = st.lists(st.sampled_from("abcde"), min_size=2, max_size=40)


def by_pair(table):
    return {(r.first, r.second): r for r in table.itertuples()}


def test_neighbours_are_counted_as_nltk_counts_them(page):
    sentences = [language.words(page[s.start : s.end]) for s in language.sentences(page)]
    expected = Counter(pair for s in sentences for pair in itertools.pairwise(s))
    found = by_pair(terms.collocations(page, window="adjacent", min_count=1, stop=None))
    assert {pair: row.count for pair, row in found.items()} == expected
    finder = BigramCollocationFinder.from_documents(sentences)
    assert {p: c for p, c in finder.ngram_fd.items() if None not in p} == expected


def test_measures_are_those_of_the_two_by_two_table(page):
    """Worked out anew from the four cells, by the textbook formulas (Manning & Schütze 1999, ch. 5; Evert 2008)."""
    sentences = [language.words(page[s.start : s.end]) for s in language.sentences(page)]
    pairs = [pair for s in sentences for pair in itertools.pairwise(s)]
    n = len(pairs)
    for row in terms.collocations(page, window="adjacent").head(15).itertuples():
        a = pairs.count((row.first, row.second))
        first, second = sum(p[0] == row.first for p in pairs), sum(p[1] == row.second for p in pairs)
        cells = [(a, first * second), (first - a, first * (n - second)), (second - a, (n - first) * second),
                 (n - first - second + a, (n - first) * (n - second))]  # fmt: skip
        ll = 2 * sum(o * math.log(o * n / e) for o, e in cells if o)
        assert row.log_likelihood == pytest.approx(ll)
        assert row.pmi == pytest.approx(math.log2(a * n / first / second))
        assert row.student_t == pytest.approx((a - first * second / n) / math.sqrt(a))
        assert row.chi_sq == pytest.approx(sum((o - e / n) ** 2 / (e / n) for o, e in cells))
        assert row.dice == pytest.approx(2 * a / (first + second))
        assert row.log_dice == pytest.approx(14 + math.log2(row.dice))


def test_in_a_window_every_pair_in_reach_counts_once_in_either_order():
    table = terms.collocations("Siege port Izium. Izium port.", window=1, min_count=1)
    assert {(r.pair, r.count, r.sentences) for r in table.itertuples()} == {("siege port", 1, 1), ("izium port", 2, 2)}


def test_a_pair_is_written_in_its_commoner_order():
    table = terms.collocations("Izium fell. Then Izium fell. Fell Izium.", window=3, min_count=3, stop=None)
    assert table["pair"].tolist() == ["izium fell"]


def test_windows_do_not_cross_sentences():
    table = terms.collocations("Siege ended. Port opened.", min_count=1)
    assert set(table["pair"]) == {"siege ended", "port opened"}


def test_stop_words_weigh_in_the_margins_but_are_not_shown():
    text = "The siege lasted. The siege ended. The port opened."
    table = terms.collocations(text, window="adjacent", min_count=1)
    assert set(table["pair"]) == {"siege lasted", "siege ended", "port opened"}
    assert by_pair(table)["port", "opened"].pmi == pytest.approx(math.log2(6))


def test_pairs_that_avoid_each_other_come_last(page):
    table = terms.collocations(page, min_count=1)
    assert table["attracted"].tolist() == sorted(table["attracted"], reverse=True)
    assert (table["pmi"] > 0).equals(table["attracted"].astype(bool))


@pytest.mark.parametrize("measure", list(terms.MEASURES))
def test_sorted_by_the_measure_asked_for(page, measure):
    table = terms.collocations(page, measure=measure)
    values = table.loc[table["attracted"], measure].tolist()
    assert values == sorted(values, reverse=True)


@FEW
@given(WORDS, st.integers(1, 6))
def test_a_window_does_not_care_for_direction(words, window):
    options = {"window": window, "min_count": 1, "stop": None}
    there, back = (" ".join(w) for w in (words, words[::-1]))
    if len(set(words)) < 2:
        return

    def values(text):
        table = terms.collocations(text, **options)
        return {frozenset(r.pair.split()): (r.count, r.log_likelihood) for r in table.itertuples()}

    forward, backward = values(there), values(back)
    assert forward.keys() == backward.keys()
    for pair, (count, ll) in forward.items():
        assert backward[pair] == (count, pytest.approx(ll))


@FEW
@given(WORDS)
def test_bounds(words):
    table = terms.collocations([" ".join(words), "a b"], window="adjacent", min_count=1, stop=None)
    assert (table["log_likelihood"] >= -1e-6).all()
    assert table["dice"].between(0, 1).all()
    assert (table["log_dice"] <= 14).all()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"measure": "pmii"}, "Did you mean “pmi”"),
        ({"window": 0}, "adjacent"),
        ({"window": 51}, "1 to 50"),
        ({"window": "near"}, "adjacent"),
        ({"stop": "klingon"}, "stop list"),
    ],
)
def test_unknown_options_are_errors(options, words):
    with pytest.raises(DatelineError, match=words):
        terms.collocations("Siege of the port.", **options)


@pytest.mark.parametrize("window", [5, "adjacent"])
@pytest.mark.parametrize("text", ["Siege.", "Siege. Port.", "It is what it is.", "Port calm.", ["Siege.", "Port."]])
def test_where_no_pair_is_left_the_table_is_empty(text, window, page):
    table, full = terms.collocations(text, window=window), terms.collocations(page, window=window)
    assert table.empty
    assert list(table.columns) == list(full.columns)
    assert table.dtypes.equals(full.dtypes)


def test_a_word_in_every_pair_has_no_chi_squared_rather_than_a_crash():
    table = terms.collocations("Port port.", window="adjacent", min_count=1)
    assert table["chi_sq"].isna().all()
    with pytest.raises(ZeroDivisionError):
        BigramAssocMeasures.chi_sq(1, (1, 1), 1)


#: “of course” in Gries 2013: together, all of “of”, all of “course”, all pairs.
OF_COURSE = 5_610, (174_548, 7_867), 10_408_818


def test_delta_p_of_the_worked_example_of_gries_2013():
    assert terms.MEASURES["delta_p_forward"](*OF_COURSE) == pytest.approx(0.032, abs=0.0005)
    assert terms.MEASURES["delta_p_back"](*OF_COURSE) == pytest.approx(0.697, abs=0.0005)


def test_cubic_information_and_z_by_hand():
    """A pair found 4 times, its words in 8 and 16 of 1,024 pairs: 0.125 expected."""
    assert terms.MEASURES["mi3"](4, (8, 16), 1024) == pytest.approx(math.log2(64 / 0.125)) == 9
    assert terms.MEASURES["z_score"](4, (8, 16), 1024) == pytest.approx(3.875 / math.sqrt(0.125))


def test_the_measures_hold_together(page):
    table = terms.collocations(page, min_count=1)
    assert table["mi3"].to_numpy() == pytest.approx(table["pmi"] + 2 * table["count"].map(math.log2))
    assert table[["delta_p_forward", "delta_p_back"]].stack().between(-1, 1).all()
    assert ((table["z_score"] > 0) == table["attracted"]).all()
    assert ((table["delta_p_forward"] > 0) == table["attracted"]).all()
