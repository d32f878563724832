import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import terms
from analysis.errors import DatelineError
from analysis.terms.keyness import compare, false_discovery

FEW = settings(deadline=None, max_examples=60)


def test_measures_by_the_textbook_formulas():
    """Counts 30 in 1,000 words against 10 in 2,000."""
    found = compare(30, 10, 1000, 2000)
    cells = [(30, 40 * 1000 / 3000), (10, 40 * 2000 / 3000), (970, 2960 * 1000 / 3000), (1990, 2960 * 2000 / 3000)]
    ll = 2 * sum(o * math.log(o / e) for o, e in cells)
    assert found["log_likelihood"] == pytest.approx(ll)
    assert found["log_ratio"] == pytest.approx(math.log2(0.03 / 0.005))
    assert found["percent_diff"] == pytest.approx(500)
    assert found["bic"] == pytest.approx(ll - math.log(3000))


@pytest.mark.parametrize(("ll", "p"), [(3.841459, 0.05), (6.634897, 0.01), (10.827566, 0.001)])
def test_p_is_the_tail_of_chi_squared(ll, p):
    assert math.erfc(math.sqrt(ll / 2)) == pytest.approx(p, rel=1e-5)


def test_a_term_absent_from_one_side():
    found = compare(4, 0, 100, 100)
    assert found["log_ratio"] == pytest.approx(3)
    assert math.isnan(found["percent_diff"])


COUNTS = st.tuples(st.integers(0, 50), st.integers(0, 50), st.integers(100, 999), st.integers(100, 999))


@FEW
@given(COUNTS)
def test_turning_the_sides_turns_the_sign(counts):
    a, b, m, n = counts
    there, back = compare(a, b, m, n), compare(b, a, n, m)
    assert there["log_likelihood"] == pytest.approx(back["log_likelihood"], abs=1e-6)
    assert there["log_ratio"] == pytest.approx(-back["log_ratio"])
    assert 0 <= there["p"] <= 1


@FEW
@given(st.lists(st.floats(0, 1), max_size=20))
def test_correction_only_raises_and_keeps_the_order(p):
    values = np.array(p)
    q = false_discovery(values)
    assert ((q >= values - 1e-12) & (q <= 1)).all()
    order = np.argsort(values, kind="stable")
    assert (np.diff(q[order]) >= -1e-12).all()


def test_the_correction_of_benjamini_and_hochberg_worked_by_hand():
    assert false_discovery(np.array([0.01, 0.04, 0.03, 0.5])) == pytest.approx([0.04, 0.16 / 3, 0.16 / 3, 0.5])


def test_same_texts_have_no_key_words(page):
    table = terms.keyness(page, page)
    assert table["log_likelihood"].max() == pytest.approx(0, abs=1e-6)
    assert (table["log_ratio"] == 0).all()


def test_counts_are_those_of_frequency(page):
    a, b = page[:3000], page[3000:]
    table = terms.keyness(a, b, min_count=1).set_index("term")
    for side, text in (("a", a), ("b", b)):
        counted = terms.frequency(text).set_index("term")["count"]
        assert table[f"count_{side}"].sum() == counted.sum()
        assert (table.loc[counted.index, f"count_{side}"] == counted).all()


def test_surest_first_and_rare_terms_untested():
    table = terms.keyness("Siege siege siege port. Calm.", "Port calm calm seas seas.", min_count=2)
    assert table["log_likelihood"].is_monotonic_decreasing
    assert set(table["term"]) == {"siege", "port", "calm", "seas"}
    assert "calm" in set(table[table["log_ratio"] < 0]["term"])


def test_a_side_of_stop_words_alone_is_compared_still():
    table = terms.keyness("The siege, the siege.", "It is what it is.")
    assert table["count_b"].tolist() == [0]


@pytest.mark.parametrize(
    ("a", "b", "options", "words"),
    [
        ("", "Siege.", {}, "no word to count"),
        ("Siege.", " ", {}, "no word to count"),
        ("Siege.", "Port.", {"n": 9}, "1 to 6"),
        ("Siege.", "Port.", {"stop": "klingon"}, "stop list"),
        ("It is.", "It was.", {}, "nothing to compare"),
    ],
)
def test_what_cannot_be_compared_is_said(a, b, options, words):
    with pytest.raises(DatelineError, match=words):
        terms.keyness(a, b, **options)


def test_the_odds_ratio_and_chi_squared_by_hand():
    """30 of 1,000 words against 10 of 2,000."""
    found = compare(30, 10, 1000, 2000)
    assert found["odds_ratio"] == pytest.approx((30.5 / 970.5) / (10.5 / 1990.5))
    assert found["chi_sq"] == pytest.approx(3000 * (30 * 1990 - 10 * 970) ** 2 / (40 * 2960 * 1000 * 2000))


def test_a_count_of_none_has_odds_and_a_side_of_one_word_no_chi_squared():
    assert compare(0, 4, 10, 10)["odds_ratio"] == pytest.approx((0.5 / 10.5) / (4.5 / 6.5))
    assert math.isnan(compare(3, 4, 3, 4)["chi_sq"])


@FEW
@given(COUNTS)
def test_turning_the_sides_turns_the_odds(counts):
    a, b, m, n = counts
    there, back = compare(a, b, m, n), compare(b, a, n, m)
    assert there["odds_ratio"] * back["odds_ratio"] == pytest.approx(1)
    assert there["chi_sq"] == pytest.approx(back["chi_sq"], nan_ok=True)
