import datetime
import math

import numpy as np
import pytest
import ruptures
from scipy import sparse as sp
from scipy import special, stats

from analysis import terms
from analysis.errors import DatelineError
from analysis.settings import Settings
from analysis.terms.levels import Deviance, Series, _gain, levels, places
from analysis.terms.rising import scores, taus

from .dated import corpus, monthly


def drawn(chance, periods, each, k, rates):
    """A series of articles whose counts are clumped by k, at a rate for each period."""
    period = np.repeat(np.arange(periods), each)
    words = chance.lognormal(6, 0.5, len(period)).round()
    mean = np.asarray(rates)[period] * words * chance.gamma(1 / k, k, len(period))
    return Series(chance.poisson(mean).astype(float), words, period)


# change points


def test_what_changes_gain_is_what_ruptures_finds_by_trying_all():
    chance = np.random.default_rng(1)
    for _ in range(5):
        signal = np.column_stack([chance.poisson(20, 14), chance.integers(500, 2000, 14)]).astype(float)
        cost = Deviance().fit(signal)
        whole = cost.error(0, 14)
        best = [ruptures.Dynp(custom_cost=Deviance(), min_size=2, jump=1).fit(signal).predict(n) for n in (1, 2)]
        one, two = (whole - cost.sum_of_costs(ends) for ends in best)
        assert _gain(signal[None, :, 0], signal[None, :, 1], 1)[0] == pytest.approx(max(one, two / 2))


def test_the_cost_of_a_level_is_its_poisson_deviance():
    counts, words = np.array([3.0, 0, 5, 9]), np.array([100.0, 50, 80, 60])
    cost = Deviance().fit(np.column_stack([counts, words]))

    def log_likelihood(a, b):
        return stats.poisson.logpmf(counts[a:b], counts[a:b].sum() / words[a:b].sum() * words[a:b]).sum()

    gained = 2 * (log_likelihood(0, 2) + log_likelihood(2, 4) - log_likelihood(0, 4))
    assert cost.error(0, 4) - cost.error(0, 2) - cost.error(2, 4) == pytest.approx(gained)


@pytest.mark.parametrize(("periods", "each", "k"), [(24, 10, 0.3), (24, 10, 3), (60, 5, 2), (8, 4, 1)])
def test_where_nothing_changes_a_change_is_seldom_shown(periods, each, k):
    chance = np.random.default_rng(periods + each)
    alarms = sum(
        bool(levels(drawn(chance, periods, each, k, [0.002] * periods), periods, 0.05, seed).begins)
        for seed in range(80)
    )
    assert alarms <= 9  # 4 expected; 10 or more would be seen in under 1% of such tests


def test_a_change_is_found_and_its_interval_holds_the_true_place():
    chance = np.random.default_rng(8)
    found = held = 0
    for seed in range(60):
        one = drawn(chance, 30, 10, 1, [0.002] * 17 + [0.006] * 13)
        begins = levels(one, 30, 0.05, seed).begins
        if begins:
            found += 1
            nearest = min(range(len(begins)), key=lambda k: abs(begins[k] - 17))
            low, high = places(one, begins, 30, nearest, Settings())
            assert low <= begins[nearest] <= high
            held += low <= 17 <= high
    assert found >= 57 and held / found >= 0.83


def test_two_changes_are_found_where_the_rate_goes_up_and_down_again():
    one = drawn(np.random.default_rng(2), 40, 10, 0.5, [0.002] * 12 + [0.008] * 12 + [0.002] * 16)
    begins = levels(one, 40, 0.05, 1).begins
    assert len(begins) == 2 and abs(begins[0] - 12) <= 1 and abs(begins[1] - 24) <= 1


def test_a_change_is_told_with_its_day_its_levels_and_how_sure_it_is():
    made = monthly([1, 0, 2, 1, 1, 0, 1, 1, 8, 9, 7, 8, 9, 7, 8, 9], each=2)
    [row] = terms.change_points(made, "siege").to_dict("records")
    assert row["period"] == "2020-09" and row["earliest"] <= row["from"] <= row["latest"]
    assert row["per_million_before"] == pytest.approx(7 / 8 * 1e4) and row["times"] > 8 and row["p"] == 0.001
    assert row["said"].startswith("“siege” rises from 8,750 to 81,250 per million words from 1 September 2020 on")


def test_no_change_is_said_to_be_none():
    chance = np.random.default_rng(3)
    made = monthly(list(chance.poisson(3, 24)), each=2)
    [row] = terms.change_points(made, "siege").to_dict("records")
    assert row["said"] == f"“siege”: no change shown (p = {row['p']:.2g})" and row["p"] > 0.05
    assert math.isnan(row["times"]) and row["penalty"] > 0
    both = terms.change_points(made, ["siege", "zebra"])
    assert both["said"].iloc[1] == "“zebra”: no change shown (it never occurs)"


def test_copies_and_gaps_and_articles_without_a_date_make_no_change():
    days = [datetime.date(2020 + m // 12, m % 12 + 1, 3) for m in range(16)]
    even = [(d, "siege " * (k % 3) + "calm " * 50) for k, d in enumerate(days)]
    copy = (days[12], "siege " * 30 + "calm " * 50)
    undated = [(None, "siege " * 50)] * 20
    made = corpus([*even, *[copy] * 20, *undated], cluster=[*range(16), *[16] * 20, *range(17, 37)])
    assert terms.change_points(made, "siege")["said"].iloc[0].startswith("“siege”: no change shown")
    gaps = monthly([1, 1, None, None, 1, 9, 9, None, 9, 9], each=3)
    assert terms.change_points(gaps, "siege")["period"].iloc[0] == "2020-06"


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ({"terms": "zebra"}, "“zebra” never occurs in the dated articles of “made”"),
        ({"false": 1.5}, "the share of false changes is above 0 and below 1"),
        ({"data": monthly([3])}, "all 1 dated article of “made” are of one month"),
        (
            {"data": monthly([3, 1, 2])},
            "3 months of “made” have an article that is no copy; a change between two levels needs 4",
        ),
        ({"data": corpus([(None, "siege")])}, "a change needs dates"),
    ],
)
def test_bad_input_is_said_in_a_sentence(what, sentence):
    given = {"data": monthly([1, 2, 3, 4]), "terms": "siege", **what}
    with pytest.raises(DatelineError, match=sentence):
        terms.change_points(given.pop("data"), given.pop("terms"), **given)
    if "terms" not in what and "false" not in what:
        assert terms.change_points(what["data"], "siege", may_be_empty=True).empty


# rising and falling


def test_the_score_is_that_of_a_poisson_trend_with_errors_from_the_articles():
    chance = np.random.default_rng(1)
    words, at = chance.integers(50, 400, 30).astype(float), chance.integers(0, 6, 30).astype(float)
    counts = chance.poisson(0.02 * words)
    rate = counts.sum() / words.sum()
    away = at - np.average(at, weights=words)
    left = (counts - rate * words) * away  # what each article adds to the score
    held = sp.csr_array(counts[:, None].astype(float))
    assert scores(held, words, at)[0] == pytest.approx(left.sum() / math.sqrt((left**2).sum()))
    assert scores(held, words, 100 - 3 * at)[0] == pytest.approx(-scores(held, words, at)[0])


def test_tau_is_that_of_scipy():
    chance = np.random.default_rng(2)
    rates = chance.integers(0, 4, (20, 11)).astype(float)
    rates[:, 4] = np.nan  # a month without an article
    rates[7] = np.where(np.isnan(rates[7]), np.nan, 1.0)
    known = ~np.isnan(rates[0])
    for row, tau in zip(rates, taus(rates), strict=True):
        assert tau == pytest.approx(stats.kendalltau(np.arange(10), row[known]).statistic, nan_ok=True)


@pytest.mark.parametrize(("articles", "k"), [(40, 0.3), (40, 3), (300, 1)])
def test_of_terms_without_a_trend_few_seem_to_have_one(articles, k):
    chance = np.random.default_rng(articles)
    shares = []
    for _ in range(20):
        words, at = chance.lognormal(6, 0.6, articles), chance.integers(0, 24, articles).astype(float)
        mean = (words / words.mean() * 0.8)[:, None] * chance.gamma(1 / k, k, (articles, 150))
        z = scores(sp.csr_array(chance.poisson(mean).astype(float)), words, at)
        p = special.erfc(np.abs(z) / math.sqrt(2))
        shares.append([(p <= a).mean() for a in (0.1, 0.01, 0.001)])
    for share, nominal in zip(np.mean(shares, axis=0), (0.1, 0.01, 0.001), strict=True):
        assert share <= 1.35 * nominal


def test_rising_and_falling_words_come_first():
    chance = np.random.default_rng(4)
    made = []
    for m in range(24):
        for k in range(8):
            words = list(chance.choice([f"word{j}" for j in range(30)], 40))
            words += ["talks"] * chance.poisson(m / 6) + ["siege"] * chance.poisson((24 - m) / 6)
            made.append((datetime.date(2020 + m // 12, m % 12 + 1, 1 + 3 * k), " ".join(words)))
    table = terms.changing(corpus(made), stop=None)
    first = table.head(2).set_index("term")
    assert set(first.index) == {"talks", "siege"} and (first["q"] < 1e-6).all()
    assert first.at["talks", "z"] > 0 > first.at["siege", "z"]
    assert first.at["talks", "log_ratio"] > 0.8 and first.at["siege", "tau"] < -0.7
    assert (table["q"].iloc[2:] > 0.05).all() and table["p"].is_monotonic_increasing
    again = terms.changing(corpus(made[::-1]), stop=None)
    assert again["term"].tolist() == table["term"].tolist()


def test_a_word_that_one_article_repeats_counts_as_one_article():
    base = [(datetime.date(2022, m, d), "calm port " * 20) for m in range(1, 9) for d in (1, 9)]
    few = [(datetime.date(2022, m, 3), "siege calm") for m in (1, 3, 5, 7)]
    loud = (datetime.date(2022, 8, 20), "siege " * 200)
    table = terms.changing(corpus([*base, *few, loud]), stop=None).set_index("term")
    assert abs(table.at["siege", "z"]) < 2


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ({"min_count": 999}, "no term occurs 999 times and in five dated articles"),
        ({"data": monthly([30])}, "a trend needs two or more"),
        ({"data": corpus([(None, "siege")])}, "a trend needs dates"),
        ({"by": "decade"}, "there is no period “decade”"),
    ],
)
def test_bad_input_to_changing_is_said_in_a_sentence(what, sentence):
    given = {"data": monthly([1, 2, 3, 4]), **what}
    with pytest.raises(DatelineError, match=sentence):
        terms.changing(given.pop("data"), **given)
    if "data" in what:
        assert terms.changing(what["data"], may_be_empty=True).empty
