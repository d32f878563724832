import datetime
import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from analysis import terms
from analysis.errors import DatelineError
from analysis.terms.bursts import find, heaviest, states
from analysis.terms.keyness import false_discovery
from analysis.terms.luck import Luck

from .dated import corpus, monthly


def viterbi(relevant, whole, rate, step):
    """Kleinberg's two states for batches as the paper writes them: costs of both states, transitions, a trellis."""
    n, base = len(whole), sum(relevant) / sum(whole)
    shares = base, min(rate * base, (1 + base) / 2)

    def cost(state, t):
        return -stats.binom.logpmf(relevant[t], whole[t], shares[state])

    best = {0: (0.0, [])}
    for t in range(n):
        tried = {
            to: [(spent + (step * math.log(n) if to > state else 0.0) + cost(to, t), [*path, to])
                 for state, (spent, path) in best.items()]
            for to in (0, 1)
        }  # fmt: skip
        best = {to: min(options) for to, options in tried.items()}
    return min(best.values()), cost


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=2, max_size=9),
    st.sampled_from([1.5, 2.0, 3.0]), st.sampled_from([0.0, 0.5, 1.0]),
)  # fmt: skip
def test_the_states_are_those_of_a_plain_viterbi(periods, rate, step):
    relevant, whole = [min(p) for p in periods], [max(p) for p in periods]
    if not 0 < sum(relevant) < sum(whole):
        return
    (least, _), cost = viterbi(relevant, whole, rate, step)
    is_high, _ = states(np.array([relevant], float), np.array(whole, float), rate, step)
    path = is_high[0].astype(int).tolist()
    ups = sum(b > a for a, b in itertools.pairwise([0, *path]))
    spent = sum(cost(state, t) for t, state in enumerate(path)) + ups * step * math.log(len(whole))
    assert spent == pytest.approx(least)


def test_the_weight_is_what_the_higher_state_saves():
    relevant, whole = [1, 0, 6, 7, 1, 0], [10] * 6
    [burst] = find(np.array([relevant], float), np.array(whole, float))
    assert (burst.first, burst.last) == (2, 3)
    base = 15 / 60
    higher, usual = (sum(stats.binom.logpmf(relevant[t], 10, p) for t in (2, 3)) for p in (2 * base, base))
    saved = higher - usual
    assert burst.weight == pytest.approx(saved)
    assert heaviest(np.array([relevant], float), np.array(whole, float))[0] == pytest.approx(saved)


def test_periods_without_an_article_end_no_burst_and_make_none():
    [burst] = find(np.array([[0, 8, 0, 8, 0, 0, 0, 1]], float), np.array([10, 10, 0, 10, 10, 10, 10, 10], float))
    assert (burst.first, burst.last) == (1, 3)
    assert find(np.zeros((1, 4)), np.array([3.0, 0, 0, 3])) == []


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=2, max_size=12))
def test_no_burst_is_heavier_than_the_heaviest_run(periods):
    relevant = np.array([[min(p) for p in periods]], float)
    whole = np.array([max(p) for p in periods], float)
    if whole.sum():
        weights = [b.weight for b in find(relevant, whole)]
        assert max(weights, default=0.0) <= heaviest(relevant, whole)[0] + 1e-9


@pytest.mark.parametrize(("periods", "each"), [(60, 20), (12, 8), (24, 150)])
def test_where_nothing_bursts_hardly_a_corpus_shows_a_burst(periods, each):
    chance = np.random.default_rng(periods)
    sizes = chance.poisson(each, periods)
    of_article, whole = np.repeat(np.arange(periods), sizes), sizes.astype(float)
    totals = np.unique(np.geomspace(5, sizes.sum() / 3, 40).astype(int))
    luck = Luck(sizes, totals, lambda h: heaviest(h, whole), 2000, 7)
    alarms = naive = 0
    for _ in range(100):
        held = np.stack([np.bincount(chance.choice(of_article, m, replace=False), minlength=periods) for m in totals])
        weights = heaviest(held.astype(float), whole)
        p = np.array([luck.p(int(m), float(w)) for m, w in zip(totals, weights, strict=True)])
        alarms += bool((false_discovery(p) <= 0.05).any())
        naive += bool(find(held.astype(float), whole))
    assert alarms <= 11  # 5 expected at most; 12 or more of 100 would be seen in under 0.5% of such tests
    assert naive > 3 * alarms


def test_p_values_of_terms_without_a_burst_are_as_small_as_chance_makes_them():
    chance = np.random.default_rng(3)
    sizes = np.full(30, 40)
    of_article, whole = np.repeat(np.arange(30), sizes), sizes.astype(float)
    luck = Luck(sizes, np.array([20, 90, 300]), lambda h: heaviest(h, whole), 2000, 7)
    for m in (20, 90, 300, 57):  # 57 lies between numbers that were tried
        drawn = [np.bincount(chance.choice(of_article, m, replace=False), minlength=30) for _ in range(1500)]
        p = np.array([luck.p(m, float(w)) for w in heaviest(np.stack(drawn).astype(float), whole)])
        for share in (0.2, 0.05, 0.01):
            # a rare term has few weights that it can have, so its p may be too large, never too small
            assert (p <= share).mean() <= share + 4 * math.sqrt(share / 1500)
            assert m < 300 or (p <= share).mean() >= 0.5 * share


def planted(chance, month, *, likely=0.7, usual=0.03, months=36, each=12):
    """Articles of common words; “siege” is in most of one month's, and seldom in others."""
    made = []
    vocabulary = [f"word{k}" for k in range(60)]
    for m in range(months):
        for k in range(each):
            words = list(chance.choice(vocabulary, 20))
            words += ["siege"] * (chance.random() < (likely if m in (month, month + 1) else usual))
            made.append((datetime.date(2020 + m // 12, m % 12 + 1, 1 + 2 * k), " ".join(words)))
    return made


def test_a_planted_burst_is_found_where_it_is():
    table = terms.bursting(corpus(planted(np.random.default_rng(1), 17)), stop=None)
    [row] = table.to_dict("records")
    assert (row["term"], row["first"], row["last"]) == ("siege", "2021-06", "2021-07")
    assert row["q"] < 1e-4 and row["times"] > 5 and row["articles"] == 24
    assert len(row["sentence_ids"]) == row["documents"]
    assert {int(i[1:-2]) for i in row["sentence_ids"]} <= set(range(17 * 12 + 1, 19 * 12 + 1))


def test_most_planted_bursts_are_found_and_words_without_one_are_not():
    found = false = 0
    for seed in range(12):
        made = corpus(planted(np.random.default_rng(100 + seed), 5 + seed, likely=0.55))
        shown = set(terms.bursting(made, stop=None)["term"])
        found += "siege" in shown
        false += bool(shown - {"siege"})
    assert found >= 11 and false <= 3


def test_all_that_the_automaton_finds_can_be_had():
    made = corpus(planted(np.random.default_rng(2), 17))
    every, sure = terms.bursting(made, stop=None, false=1), terms.bursting(made, stop=None)
    assert len(every) > len(sure) and list(every.columns) == list(sure.columns)


def test_copies_make_no_burst():
    made = planted(np.random.default_rng(4), 17, usual=0.05, likely=0.05)
    with_siege = (datetime.date(2021, 3, 5), "siege of the port " * 5)
    copies = [with_siege] * 30
    data = corpus(made + copies, cluster=[*range(len(made)), *[len(made)] * 30])
    assert "siege" not in set(terms.bursting(data, stop=None)["term"])


def test_the_same_is_said_twice_and_in_any_order():
    made = planted(np.random.default_rng(5), 17)
    columns = ["term", "first", "last", "weight", "p", "q"]
    one, other = (terms.bursting(corpus(m), stop=None, false=1)[columns] for m in (made, made[::-1]))
    assert one.to_dict("records") == other.to_dict("records")


@pytest.mark.parametrize(
    ("given_", "sentence"),
    [
        ({"rate": 1}, "a burst is a rate more than 1 times the usual"),
        ({"step": -1}, "costs to begin a burst is 0 or more"),
        ({"false": 0}, "the share of false bursts is above 0"),
        ({"by": "year"}, "there is no period “year”"),
        ({"min_documents": 99}, "no term stands in 99 dated articles"),
        ({"data": monthly([3])}, "all 1 dated article of “made” are of one month"),
        ({"data": corpus([(None, "a siege")])}, "none of 1 article of “made” has a date; a burst needs dates"),
    ],
)
def test_bad_input_is_said_in_a_sentence(given_, sentence):
    rest = dict(given_)
    with pytest.raises(DatelineError, match=sentence):
        terms.bursting(rest.pop("data", monthly([1, 2, 3])), **rest)


@pytest.mark.parametrize("data", [monthly([3]), corpus([(None, "a siege")]), monthly([1, 2])])
def test_where_nothing_can_be_tested_the_table_may_be_empty(data):
    assert terms.bursting(data, may_be_empty=True).empty
