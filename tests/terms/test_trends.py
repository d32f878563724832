import datetime

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from analysis import terms
from analysis.errors import DatelineError
from analysis.terms.rates import clumping, intervals
from analysis.terms.trends import COLUMNS

from .dated import corpus, monthly


def test_counts_words_and_rates_of_each_month_and_gaps_as_gaps():
    table = terms.trend(monthly([1, None, 0, 4]), "siege")
    assert list(table.columns) == COLUMNS
    assert list(table["period"]) == ["2020-01", "2020-02", "2020-03", "2020-04"]
    assert list(table["count"]) == [1, 0, 0, 4] and list(table["words"]) == [100, 0, 100, 100]
    assert table["per_million"].tolist()[0] == 10_000 and table["per_million"].isna().tolist() == [0, 1, 0, 0]
    assert table["low"].isna().tolist() == table["high"].isna().tolist() == [0, 1, 0, 0]
    assert list(table["documents"]) == [1, 0, 0, 1] and list(table["articles"]) == [1, 0, 1, 1]
    assert table["sentence_ids"].tolist() == [["d1.1"], [], [], ["d3.1"]]
    assert table["from"].iloc[1] == pd.Timestamp("2020-02-01") and table["to"].iloc[1] == pd.Timestamp("2020-02-29")


def test_rates_are_those_of_frequency():
    made = monthly([1, 5, 0, 4], each=2)
    counted = terms.frequency(made, by="month", stop=None).query("term == 'siege'").set_index("month")
    table = terms.trend(made, "siege").set_index("period")
    for month, row in counted.iterrows():
        assert (row["count"], row["documents"]) == (table.at[month, "count"], table.at[month, "documents"])
        assert row["per_million"] == pytest.approx(table.at[month, "per_million"])


def test_words_phrases_shapes_expressions_and_groups():
    text = "The occupied town. Occupiers left the occupied port. Peace talks, peace"
    made = corpus([(datetime.date(2022, 4, 1), text)])
    asked = {"occup": ["occup*"], "town": "occupied town", "both": ["occup*", "occupied town", "town"], "re": "/peace/"}
    counts = terms.trend(made, asked).set_index("term")["count"].to_dict()
    # in “both”, “occupied town” is one hit, though three patterns ask for its words
    assert counts == {"occup": 3, "town": 1, "both": 3, "re": 2}


def test_weeks_and_days_are_named_as_frequency_names_them():
    made = corpus([(datetime.date(2020, 12, 30), "siege"), (datetime.date(2021, 1, 12), "siege")])
    assert list(terms.trend(made, "siege", by="week")["period"]) == ["2020-W53", "2021-W01", "2021-W02"]
    assert list(terms.trend(made, "siege", by="week")["from"].dt.day) == [28, 4, 11]
    assert len(terms.trend(made, "siege", by="day")) == 14
    assert not terms.trend(made, "siege", by="day")["partial"].any()


def test_a_first_or_last_period_covered_in_part_is_marked():
    days = [datetime.date(2022, 1, 20) + datetime.timedelta(days=k) for k in range(50)]  # to 10 March
    partial = terms.trend(corpus([(d, "siege") for d in days]), "siege")["partial"]
    assert partial.tolist() == [True, False, True]
    # a monthly paper covers each of its months
    assert not terms.trend(monthly([1, 1, 1]), "siege")["partial"].any()


def test_articles_without_a_date_are_counted_and_said():
    made = corpus([(datetime.date(2022, 1, 5), "siege on"), (None, "siege siege"), (None, "calm")])
    table = terms.trend(made, "siege")
    last = table.iloc[-1]
    assert (last["period"], last["count"], last["articles"], last["documents"]) == ("unknown", 2, 2, 1)
    assert last["sentence_ids"] == ["d2.1"] and pd.isna(last["low"]) and pd.isna(last["from"])
    assert terms.undated(table) == "2 of 3 articles have no date and are not on the line"
    assert terms.undated(table[table["period"] != "unknown"]) == ""


def test_a_copy_in_the_same_month_makes_nothing_surer():
    base = [(datetime.date(2022, m, 3), "siege " * n + "calm " * 50) for m in (1, 2, 3) for n in (0, 2, 6)]
    once = terms.trend(corpus(base), "siege")
    twice = terms.trend(corpus(base + base, cluster=[*range(9), *range(9)]), "siege")
    assert (2 * once["count"] == twice["count"]).all() and (once["per_million"] == twice["per_million"]).all()
    assert ((twice["high"] - twice["low"]) >= 0.99 * (once["high"] - once["low"])).all()


def test_the_order_of_articles_does_not_matter():
    made = [(datetime.date(2022, m, 3), "siege " * n + "calm " * 50) for m in (1, 2, 3) for n in (0, 2, 6)]
    numbers = ["period", "count", "words", "per_million", "low", "high", "documents", "articles"]
    pd.testing.assert_frame_equal(
        terms.trend(corpus(made), "siege")[numbers], terms.trend(corpus(made[::-1]), "siege")[numbers]
    )


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ({"by": "moon"}, "there is no period “moon”; valid: day, month or week"),
        ({"terms": "zebra"}, "“zebra” never occurs in “made”"),
        ({"terms": ["zebra", "emu"]}, "“zebra” and “emu” never occur in “made”"),
        ({"terms": []}, "no term is given"),
        ({"terms": {"beasts": []}}, "the group “beasts” has no term"),
        ({"terms": "/(/"}, "not a valid regular expression"),
        ({"data": corpus([(None, "siege")])}, "none of 1 article of “made” has a date; a trend needs dates"),
        ({"data": "siege"}, "needs days of publication: give a corpus"),
        ({"by": "day", "data": corpus([(datetime.date(1, 1, 1), "siege"), (datetime.date(2000, 1, 1), "a")])},
         "there are 730,120 days, more than 5,000; take weeks or months"),
    ],
)  # fmt: skip
def test_bad_input_is_said_in_a_sentence(what, sentence):
    given = {"data": monthly([1, 2, 3]), "terms": "siege", **what}
    with pytest.raises(DatelineError, match=sentence.replace("(", r"\(")):
        terms.trend(given.pop("data"), given.pop("terms"), **given)


def test_of_several_terms_one_may_be_missing():
    table = terms.trend(monthly([1, 2]), ["siege", "zebra"])
    assert table.groupby("term")["count"].sum().to_dict() == {"siege": 3, "zebra": 0}


# the intervals


def test_without_clumps_the_interval_is_the_mid_p_interval_of_a_poisson_count():
    low, high = intervals(np.array([7.0]), np.array([1000.0]), np.array([1e6]), 0.0, 0.9)

    def tail(mean):
        return stats.poisson.cdf(6, mean) + stats.poisson.pmf(7, mean) / 2

    assert tail(low[0] * 1000) == pytest.approx(0.95) and tail(high[0] * 1000) == pytest.approx(0.05)


def test_with_clumps_it_is_that_of_a_negative_binomial():
    k, units, words = 0.8, 5, 200.0
    low, high = intervals(np.array([9.0]), np.array([units * words]), np.array([units * words**2]), k, 0.9)

    def tail(mean):
        size = units / k
        chance = size / (size + mean)
        return stats.nbinom.cdf(8, size, chance) + stats.nbinom.pmf(9, size, chance) / 2

    assert tail(low[0] * 1000) == pytest.approx(0.95) and tail(high[0] * 1000) == pytest.approx(0.05)


def simulated(chance, periods, each, k, rate):
    """Counts of a term in articles of different length, and the true rate of each period."""
    words = chance.lognormal(6, 0.6, periods * each).round()
    period = np.repeat(np.arange(periods), each)
    true = rate * np.exp(chance.normal(0, 0.5, periods))
    mean = true[period] * words * (chance.gamma(1 / k, k, len(words)) if k else 1)
    return chance.poisson(mean).astype(float), words, period, true


@pytest.mark.parametrize("each", [3, 12])
@pytest.mark.parametrize("k", [0, 1, 5])
@pytest.mark.parametrize("rate", [0.0005, 0.005])
def test_the_intervals_hold_the_true_rate_about_as_often_as_they_say(each, k, rate):
    chance = np.random.default_rng(each * 100 + k)
    held = total = 0
    for _ in range(60):
        counts, words, period, true = simulated(chance, 12, each, k, rate)
        spread = clumping(counts, words, period)
        sums = [np.bincount(period, v) for v in (counts, words, words**2)]
        low, high = intervals(*sums, spread, 0.9)
        held += int(((low <= true) & (true <= high)).sum())
        total += len(true)
    assert 0.87 <= held / total <= 0.98


def test_how_clumped_a_word_is_is_found_again():
    chance = np.random.default_rng(1)
    for k in (0, 0.5, 3):
        counts, words, period, _ = simulated(chance, 40, 60, k, 0.005)
        assert clumping(counts, words, period) == pytest.approx(k, rel=0.25, abs=0.05)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 500), st.integers(0, 3)), min_size=1, max_size=20))
def test_intervals_hold_the_rate_that_was_seen(units):
    counts = np.array([min(c, w) for c, w, _ in units], dtype=float)
    words, period = np.array([w for _, w, _ in units], float), np.array([p for *_, p in units])
    k = clumping(counts, words, period)
    sums = [np.bincount(period, v, 4) for v in (counts, words, words**2)]
    low, high = intervals(*sums, k, 0.9)
    known = ~np.isnan(low)
    assert (np.isnan(k) and not known.any()) or (known == (sums[1] > 0)).all()
    rate = sums[0][known] / sums[1][known]
    assert (low[known] <= rate + 1e-9).all() and (rate <= high[known] + 1e-9).all()
    assert (low[known][rate == 0] == 0).all()
