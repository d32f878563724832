"""The laws of Zipf and Heaps: against samples whose law is known, and against every sample there is."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import optimize, special, stats

from analysis import terms
from analysis.errors import DatelineError
from analysis.terms.diversity import mattr
from analysis.terms.zipf import _expected, _held, _worse, drawn, fitted

FEW = settings(deadline=None, max_examples=40)


@pytest.mark.parametrize(("exponent", "bound"), [(1.7, 1), (2.0, 1), (2.4, 4)])
def test_the_exponent_is_that_of_greatest_likelihood(exponent, bound):
    counts = drawn(exponent, bound, 4000, np.random.default_rng(5))
    fit = fitted(counts, bound)

    def unlikely(g):
        return len(counts) * math.log(special.zeta(g, bound)) + g * np.log(counts).sum()

    best = optimize.minimize_scalar(unlikely, bounds=(1.1, 5), method="bounded").x
    assert fit.exponent == pytest.approx(best, abs=0.001)
    assert abs(fit.exponent - exponent) < 4 * fit.error
    # Clauset et al. 2009, eq. 3.6: the error by the second derivative of the likelihood
    step = 1e-3
    bend = (unlikely(best + step) - 2 * unlikely(best) + unlikely(best - step)) / step**2
    assert fit.error == pytest.approx(1 / math.sqrt(bend), rel=0.02)


def test_the_distance_is_that_of_kolmogorov_and_smirnov():
    counts = drawn(1.9, 1, 2000, np.random.default_rng(6))
    fit = fitted(counts, 1)
    law = stats.zipf(fit.exponent)
    values = np.unique(counts)
    found = np.searchsorted(np.sort(counts), values, side="right") / len(counts)
    assert fit.distance >= np.abs(found - law.cdf(values)).max() - 1e-9
    assert fit.distance < 0.03


def test_draws_follow_the_law():
    counts = drawn(2.2, 1, 40_000, np.random.default_rng(7))
    law = stats.zipf(2.2)
    for value in (1, 2, 3, 10):
        assert (counts == value).mean() == pytest.approx(law.pmf(value), abs=0.01)


def test_what_is_no_power_law_is_doubted():
    random = np.random.default_rng(8)
    law, other = drawn(2.0, 1, 1500, random), random.poisson(9, 1500) + 1
    assert _worse(law, fitted(law), random) > 0.1
    assert _worse(other, fitted(other, 1), random) == 0


def test_a_text_in_one_row(seed):
    row = terms.zipf(seed).iloc[0]
    assert row["low"] < row["exponent"] < row["high"]
    assert row["rank_exponent"] == pytest.approx(1 / (row["exponent"] - 1))
    assert (row["words"], row["types"]) == tuple(terms.diversity(seed)[["words", "types"]].sum())
    assert terms.zipf(seed).equals(terms.zipf(seed))


def test_a_short_text_has_no_law():
    row = terms.zipf("Calm seas, calm port.").iloc[0]
    assert (row["words"], row["types"]) == (4, 3)
    assert math.isnan(row["exponent"])


@FEW
@given(st.lists(st.sets(st.integers(0, 6), min_size=1), min_size=2, max_size=6))
def test_expected_kinds_are_the_mean_over_every_sample(documents):
    units = np.array([k for k, d in enumerate(documents) for _ in d])
    kinds = np.unique([w for d in documents for w in sorted(d)], return_inverse=True)[1]
    _, held_by = _held(units, kinds)
    for size in range(1, len(documents) + 1):
        samples = [len(set().union(*some)) for some in itertools.combinations(documents, size)]
        assert _expected(held_by, len(documents), np.array([size]))[0] == pytest.approx(sum(samples) / len(samples))


def test_the_curve_ends_at_the_whole_and_never_falls(seed):
    curve = terms.growth(seed)
    words = terms.diversity(seed)
    assert curve["words"].iloc[-1] == words["words"].sum()
    assert curve["types"].iloc[-1] == pytest.approx(words["types"].sum())
    assert curve["types"].is_monotonic_increasing
    inner = curve.dropna()
    assert ((inner["low"] <= inner["types"]) & (inner["types"] <= inner["high"])).all()


def test_the_exponent_of_growth():
    every_new = terms.heaps(" ".join(f"word{k}x" for k in range(4000))).iloc[0]
    assert every_new[["beta", "error"]].tolist() == pytest.approx([1, 0], abs=0.01)
    assert terms.heaps("port " * 3000).iloc[0]["beta"] == pytest.approx(0, abs=1e-9)


def test_growth_of_a_text_of_a_known_law():
    """Words drawn from a law with rank exponent 1.6: the vocabulary grows as its inverse (van Leijenhorst 2005)."""
    ranks = np.random.default_rng(9).zipf(1.6, 60_000)
    row = terms.heaps(" ".join(f"w{r}" for r in ranks)).iloc[0]
    assert row["beta"] == pytest.approx(1 / 1.6, abs=0.04)
    assert row["low"] < row["beta"] < row["high"]


def test_articles_are_the_units_where_there_are_enough_and_their_order_has_no_say():
    random = np.random.default_rng(1)
    texts = [" ".join(f"w{r}" for r in random.zipf(1.8, 60)) for _ in range(30)]
    row = terms.heaps(texts).iloc[0]
    assert (row["unit"], row["units"]) == ("articles", 30)
    other = terms.heaps([texts[k] for k in random.permutation(30)]).iloc[0]
    assert other.drop("unit").tolist() == pytest.approx(row.drop("unit").tolist())
    assert terms.growth(texts)["units"].max() == 30


def test_one_unit_has_no_growth():
    row = terms.heaps("Calm seas.").iloc[0]
    assert math.isnan(row["beta"])
    assert terms.growth("Calm seas.")[["words", "types"]].to_numpy().tolist() == [[2, 2]]


@FEW
@given(st.lists(st.sampled_from("abcd"), min_size=1, max_size=40), st.integers(2, 9))
def test_moving_windows_are_those_of_plain_counting(words, window):
    windows = [words[i : i + window] for i in range(len(words) - window + 1)]
    expected = sum(len(set(w)) for w in windows) / window / len(windows) if windows else math.nan
    assert mattr(words, window) == pytest.approx(expected, nan_ok=True)


@pytest.mark.parametrize("measure", [terms.zipf, terms.heaps, terms.growth])
def test_no_word_is_said(measure):
    with pytest.raises(DatelineError, match="no word to count"):
        measure(" ")
