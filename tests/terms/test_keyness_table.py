"""What the table of key words says beyond its measures: spread on both sides, intervals over articles, filters."""

import dataclasses
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.metrics import BigramAssocMeasures
from scipy import stats

from analysis import tables, terms
from analysis.errors import DatelineError
from analysis.terms import resampling
from analysis.terms.dispersion import spread
from analysis.terms.keyness import COLUMNS, compare, false_discovery
from analysis.terms.resampling import Side

FEW = settings(deadline=None, max_examples=40)
COUNTS = st.tuples(st.integers(0, 60), st.integers(0, 60), st.integers(100, 5000), st.integers(100, 5000))


@FEW
@given(COUNTS)
def test_sureness_is_that_of_nltk_and_of_scipy(counts):
    a, b, m, n = counts
    if a + b == 0:
        return
    found = compare(a, b, m, n)
    by_nltk = (a, (a + b, m), m + n)
    assert found["log_likelihood"] == pytest.approx(BigramAssocMeasures.likelihood_ratio(*by_nltk), abs=1e-6)
    assert found["chi_sq"] == pytest.approx(BigramAssocMeasures.chi_sq(*by_nltk))
    table = [[a, b], [m - a, n - b]]
    by_scipy = stats.chi2_contingency(table, correction=False, lambda_="log-likelihood")
    assert found["log_likelihood"] == pytest.approx(by_scipy.statistic, abs=1e-8)
    assert found["p"] == pytest.approx(by_scipy.pvalue, abs=1e-8)
    assert found["chi_sq"] == pytest.approx(stats.chi2_contingency(table, correction=False).statistic)
    halves = stats.contingency.odds_ratio([[2 * a + 1, 2 * b + 1], [2 * (m - a) + 1, 2 * (n - b) + 1]], kind="sample")
    assert found["odds_ratio"] == pytest.approx(halves.statistic)


@FEW
@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_correction_is_that_of_scipy(p):
    assert false_discovery(np.array(p)) == pytest.approx(stats.false_discovery_control(p))


def test_arrays_and_numbers_give_the_same():
    many = compare([30, 4, 0], [10, 0, 7], 1000, 2000)
    for k, (a, b) in enumerate([(30, 10), (4, 0), (0, 7)]):
        for measure, value in compare(a, b, 1000, 2000).items():
            assert many[measure][k] == pytest.approx(value, nan_ok=True)


A = ["Siege siege port calm.", "The siege of the port.", "Calm seas and calm skies, no siege."]
B = ["Port and port again, calm.", "Grain left the port.", "Grain and more grain.", "The calm seas."]


def test_spread_on_both_sides_is_that_of_dispersion():
    table = terms.keyness(A, B, min_count=1, stop=None).set_index("term")
    for name, texts in (("a", A), ("b", B)):
        spreads = terms.dispersion(texts, [t for t in table.index if table.loc[t, f"count_{name}"]]).set_index("term")
        assert table.loc[spreads.index, f"dp_norm_{name}"].to_numpy() == pytest.approx(spreads["dp_norm"].to_numpy())
        held = table[f"documents_{name}"] / len(texts)
        assert table[f"share_{name}"].to_numpy() == pytest.approx(held.to_numpy())
    assert table.loc["grain", ["dp_norm_a", "share_a"]].isna().tolist() == [True, False]
    assert list(terms.keyness(A, B).columns) == COLUMNS


def test_one_article_has_no_spread_and_no_interval():
    table = terms.keyness("Siege siege.", "Port port.")
    assert table[["dp_norm_a", "dp_norm_b", "log_ratio_low", "log_ratio_high"]].isna().all(axis=None)


@FEW
@given(st.lists(st.tuples(st.integers(0, 20), st.integers(20, 60)), min_size=2, max_size=8))
def test_spread_without_looking_at_where_a_term_is_not(parts):
    import scipy.sparse

    from analysis.terms.articles import Counted, dp_norm

    counts, sizes = zip(*parts, strict=True)
    if not sum(counts):
        return
    matrix = scipy.sparse.csr_array(np.array(counts, dtype=float)[:, None])
    side = Counted(["term"], matrix, np.array(sizes, dtype=float), np.arange(len(sizes)))
    assert dp_norm(side, np.array([sum(counts)], dtype=float)) == pytest.approx([spread(counts, sizes)["dp_norm"]])


def some(n, rate, seed=0, terms=1):
    """The counts of `terms` terms in n articles of uneven length whose rates differ."""
    chance = np.random.default_rng(seed)
    sizes = chance.integers(100, 900, n).astype(float)
    return Side(chance.poisson(sizes[:, None] * rate * chance.gamma(2, 0.5, (n, terms))).astype(float), sizes)


def test_the_interval_is_that_of_scipy():
    a, b = some(12, 0.02, 1), some(15, 0.01, 2)
    [[low], [high]] = resampling.intervals(a, b, 0.9, seed=1, draws=9000)

    def statistic(i, j):
        return resampling.log_ratio(a.counts[i, 0].sum(), a.sizes[i].sum(), b.counts[j, 0].sum(), b.sizes[j].sum())

    level = 1 - 2 * resampling._tail(0.9, 12)
    options = {"confidence_level": level, "method": "BCa", "vectorized": False, "n_resamples": 4000}
    chance = np.random.default_rng(3)
    found = stats.bootstrap((np.arange(12), np.arange(15)), statistic, **options, rng=chance).confidence_interval
    assert (low, high) == pytest.approx((found.low, found.high), abs=0.06)


def test_intervals_hold_the_truth_as_often_as_they_say():
    """Of 300 pairs of samples whose rates are known to differ twofold, nine in ten intervals hold that."""
    inside = 0
    for k in range(15):
        low, high = resampling.intervals(some(20, 0.008, 2 * k, 20), some(20, 0.004, 2 * k + 1, 20), 0.9, 7, 600)
        inside += ((low <= 1) & (high >= 1)).sum()
    assert 0.85 <= inside / 300 <= 0.96


@FEW
@given(st.permutations(range(9)), st.permutations(range(7)))
def test_the_order_of_articles_moves_no_interval(first, second):
    a, b = some(9, 0.02, 1, 3), some(7, 0.01, 2, 3)
    there = resampling.intervals(a, b, 0.9, 5, 300)
    back = resampling.intervals(
        Side(a.counts[first], a.sizes[first]), Side(b.counts[second], b.sizes[second]), 0.9, 5, 300
    )
    assert np.array_equal(there, back)


def test_copies_move_no_interval():
    a, b = some(9, 0.02, 1, 3), some(8, 0.01, 2, 3)
    twice = Side(np.vstack([b.counts, b.counts]), np.concatenate([b.sizes, b.sizes]))
    once = resampling.by_voice(twice, np.tile(np.arange(8), 2))
    assert np.array_equal(resampling.intervals(a, b, 0.9, 5), resampling.intervals(a, once, 0.9, 5))
    taken_apart = resampling.intervals(a, twice, 0.9, 5)
    assert (taken_apart[1] - taken_apart[0] < np.subtract(*resampling.intervals(a, b, 0.9, 5)[::-1])).all()


def test_a_term_that_one_side_lacks_is_open_towards_it():
    a, none = some(9, 0.02, 1), Side(np.zeros((8, 1)), np.full(8, 400.0))
    [[low], [high]] = resampling.intervals(a, none, 0.9, 5)
    assert 0 < low < math.inf and high == math.inf
    [[below], [above]] = resampling.intervals(none, a, 0.9, 5)
    assert below == -math.inf and above == pytest.approx(-low, abs=0.1)


def test_many_articles_are_drawn_in_groups_to_the_same_end():
    a, b = some(3000, 0.004, 1), some(3000, 0.003, 2)
    grouped = resampling.intervals(a, b, 0.9, 5)
    before = resampling.MOST
    try:
        resampling.MOST = 10_000
        single = resampling.intervals(a, b, 0.9, 5, 500)
    finally:
        resampling.MOST = before
    assert np.ravel(grouped) == pytest.approx(np.ravel(single), abs=0.03)


def test_intervals_hold_the_ratio_and_are_drawn_for_the_first_terms_alone():
    table = terms.keyness(A * 3, B * 3, min_count=1, intervals=1)
    drawn = table[table["log_ratio_low"].notna()]
    assert len(drawn) == 2
    assert (drawn["log_ratio_low"] <= drawn["log_ratio"]).all()
    assert (drawn["log_ratio"] <= drawn["log_ratio_high"]).all()
    again = terms.keyness(A * 3, B * 3, min_count=1, intervals=1)
    assert table.equals(again)


def test_copies_in_a_corpus_are_one_voice(three):
    from analysis.terms.articles import voice_of

    documents = three.documents.assign(cluster=[1, 2, 1])
    joined = dataclasses.replace(three, documents=documents)
    assert voice_of(joined, ["a", "b", "c"]).tolist() == [0, 1, 0]
    apart = dataclasses.replace(three, documents=documents.assign(cluster=None))
    assert len(set(voice_of(apart, ["a", "b", "c"]))) == 3


@pytest.mark.parametrize("sort", ["log_likelihood", "chi_sq", "log_ratio", "odds_ratio", "term"])
def test_sorted_as_asked(sort):
    table = terms.keyness(A, B, min_count=1, sort=sort)
    if sort == "term":
        assert table["term"].is_monotonic_increasing
    else:
        by = np.log2(table[sort]).abs() if sort == "odds_ratio" else table[sort].abs()
        assert by.is_monotonic_decreasing
    assert set(table["term"]) == set(terms.keyness(A, B, min_count=1)["term"])


def test_only_what_is_asked_for_is_shown():
    whole = terms.keyness(A, B, min_count=1)
    assert (terms.keyness(A, B, min_count=1, side="a")["log_ratio"] > 0).all()
    assert (terms.keyness(A, B, min_count=1, side="b")["log_ratio"] < 0).all()
    middle = float(whole["q"].median())
    assert len(terms.keyness(A, B, min_count=1, max_q=middle)) == (whole["q"] <= middle).sum()
    widely = terms.keyness(A, B, min_count=1, min_documents=3)
    assert set(widely["term"]) == {"siege"}


@pytest.mark.parametrize(("options", "words"), [
    ({"sort": "ll"}, "way to sort"), ({"side": "c"}, "no side “c”"), ({"intervals": -1}, "0 or more"),
    ({"per": "outlet"}, "way to count"),
])  # fmt: skip
def test_unknown_choices_are_said(options, words):
    with pytest.raises(DatelineError, match=words):
        terms.keyness(A, B, **options)


def test_the_interval_of_a_rate_is_that_of_scipy():
    side = some(14, 0.02, 3)
    [[low], [high]] = (ends[:, None] for ends in resampling.rates(side, 0.9, seed=1, draws=9000))

    def statistic(i):
        return side.counts[i, 0].sum() / side.sizes[i].sum()

    options = {"confidence_level": 1 - 2 * resampling._tail(0.9, 14), "method": "BCa", "vectorized": False}
    chance = np.random.default_rng(3)
    found = stats.bootstrap((np.arange(14),), statistic, **options, n_resamples=4000, rng=chance).confidence_interval
    assert (low[0], high[0]) == pytest.approx((found.low, found.high), rel=0.03)


def test_rates_have_bounds_over_articles():
    texts = [*A, *B, *A]
    table = terms.with_intervals(texts, terms.frequency(texts).head(3))
    assert (table["per_million_low"] <= table["per_million"]).all()
    assert (table["per_million"] <= table["per_million_high"]).all()
    alone = terms.with_intervals(texts, terms.frequency(texts).tail(1))
    assert len(alone) == 1
    assert terms.with_intervals(A, terms.frequency(A))["per_million_low"].isna().all()


def test_terms_are_what_is_defined_as_one():
    words = terms.Words(form="stem", phrases=("more grain",))
    table = terms.keyness(A, B, min_count=1, stop=None, words=words).set_index("term")
    for name, texts in (("a", A), ("b", B)):
        counts = terms.frequency(texts, stop=None, words=words).set_index("term")["count"]
        assert (table.loc[counts.index, f"count_{name}"] == counts).all()
        assert table[f"count_{name}"].sum() == counts.sum()
    plain = terms.keyness(A, B, min_count=1, stop=None).set_index("term")
    assert table.loc["port", "per_million_a"] == pytest.approx(plain.loc["port", "per_million_a"])
    assert table.attrs["words"] == words.describe()


def test_a_copy_counts_as_one_voice_where_asked(three):
    documents = three.documents.assign(cluster=[1, 2, 1], path=["a", "b", "c"], title=None)
    joined = dataclasses.replace(three, documents=documents, ledger=tables.frame("ledger", []))
    a, b = joined.select("source == 'North' or source.isna()", name="a"), joined.select("source == 'South'", name="b")
    once = terms.keyness(a, b, min_count=1, per="voice").set_index("term")
    every = terms.keyness(a, b, min_count=1).set_index("term")
    assert every.loc["siege", "documents_a"] == 2
    assert once.loc["siege", "documents_a"] == 1


@pytest.mark.parametrize(
    "wrong", [{"min_count": "a"}, {"min_documents": None}, {"intervals": 2.5}, {"words": "x"}, {"max_q": "small"}]
)
def test_what_cannot_be_chosen_is_one_sentence(wrong):
    name = next(iter(wrong))
    with pytest.raises(DatelineError, match=f"{name} is .*; it takes "):
        terms.keyness("The siege went on.", "The port was calm.", **wrong)
    if name in ("words", "min_count"):
        with pytest.raises(DatelineError, match=f"{name} is .*; it takes "):
            terms.frequency("The siege went on.", **wrong)
