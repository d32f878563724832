"""The words around one word, pairs in windows that are not even, and the measures as NLTK has them."""

import itertools
import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.metrics import BigramAssocMeasures
from scipy import stats

from analysis import language, terms
from analysis.errors import DatelineError
from analysis.terms import pairs
from analysis.terms.association import MEASURES

FEW = settings(deadline=None, max_examples=50)
TABLES = st.tuples(st.integers(1, 30), st.integers(0, 50), st.integers(0, 50), st.integers(1, 500))
#: The passage of Dickens (1837, ch. 4) on which Evert (2008, fig. 2) counts the company of “hat”.
PICKWICK = (
    "A vast deal of coolness, and a peculiar degree of judgment, are requisite in catching a hat. A man must not be "
    "precipitate, or he runs over it; he must not rush into the opposite extreme, or he loses it altogether. There "
    "was a fine gentle wind, and Mr. Pickwick's hat rolled sportively before it. The wind puffed, and Mr. Pickwick "
    "puffed, and the hat rolled over and over as merrily as a lively porpoise in a strong tide."
)


@FEW
@given(TABLES)
def test_the_measures_are_those_of_nltk(table):
    both, one, other, rest = table
    margins, whole = (both + one, both + other), both + one + other + rest
    theirs = {"log_likelihood": "likelihood_ratio", "pmi": "pmi", "student_t": "student_t", "dice": "dice"}
    for ours, name in theirs.items():
        assert MEASURES[ours](both, margins, whole) == pytest.approx(
            getattr(BigramAssocMeasures, name)(both, margins, whole), abs=1e-6
        )
    chi = float(MEASURES["chi_sq"](both, margins, whole))
    assert chi == pytest.approx(BigramAssocMeasures.chi_sq(both, margins, whole))
    cells = [[both, one], [other, rest]]
    assert chi == pytest.approx(stats.chi2_contingency(cells, correction=False).statistic)


@FEW
@given(st.lists(TABLES, min_size=1, max_size=6))
def test_many_tables_at_once_give_what_each_gives(tables):
    both, one, other, rest = np.array(tables).T
    margins, whole = (both + one, both + other), both + one + other + rest
    for measure in MEASURES.values():
        at_once = measure(both, margins, whole)
        for k in range(len(tables)):
            assert at_once[k] == pytest.approx(float(measure(both[k], (margins[0][k], margins[1][k]), whole[k])))


def test_the_span_of_evert_2008():
    """Four words on either side of “hat”, within the sentence: 20 words in the span, among them “rolled” twice."""
    table = terms.collocates(PICKWICK, "hat", left=4, right=4, stop=None, min_count=1).set_index("collocate")
    assert table["count"].sum() == 20
    rolled = table.loc["rolled"]
    assert rolled[["count", "left", "right", "frequency"]].tolist() == [2, 0, 2, 2]
    words = len(language.words(PICKWICK)) - 3
    assert rolled["expected"] == pytest.approx(20 * 2 / words)
    assert rolled["pmi"] == pytest.approx(math.log2(2 / (20 * 2 / words)))
    assert rolled["log_dice"] == pytest.approx(14 + math.log2(2 * 2 / (3 + 2)))
    by_scipy = stats.chi2_contingency([[2, 18], [0, words - 20]], correction=False, lambda_="log-likelihood")
    assert rolled["log_likelihood"] == pytest.approx(by_scipy.statistic)


def plainly(sentences, node, left, right):
    """Each word of the span with its side, by looking at every word in turn."""
    found = Counter()
    for words in sentences:
        nodes = [i for i, w in enumerate(words) if w == node]
        for i, word in enumerate(words):
            near = [(abs(i - k), i < k) for k in nodes if (0 < i - k <= right) or (0 < k - i <= left)]
            if near and word != node:
                found[word, min(near)[1]] += 1
    return found


@FEW
@given(st.lists(st.lists(st.sampled_from("abcd"), min_size=1, max_size=14), min_size=1, max_size=4),
       st.integers(0, 4), st.integers(1, 4))  # fmt: skip
def test_spans_are_those_of_plain_looking(sentences, left, right):
    text = [" ".join(words) for words in sentences]
    table = terms.collocates(text, "a", left=left, right=right, stop=None, min_count=1)
    expected = plainly(sentences, "a", left, right)
    assert {(r.collocate, True): r.left for r in table.itertuples() if r.left} == {
        k: c for k, c in expected.items() if k[1]
    }
    assert {(r.collocate, False): r.right for r in table.itertuples() if r.right} == {
        k: c for k, c in expected.items() if not k[1]
    }


def test_collocates_lead_to_their_sentences():
    table = terms.collocates(["The siege of the port. Calm seas.", "A port, then a siege."], "siege", min_count=1)
    port = table.set_index("collocate").loc["port"]
    assert port[["count", "left", "right", "sentences"]].tolist() == [2, 1, 1, 2]
    assert port["sentence_ids"] == ["text1.1", "text2.1"]
    assert "seas" not in set(table["collocate"])


@pytest.mark.parametrize(("node", "count"), [("occup*", 2), ("security council", 1), ("armadillo", 0)])
def test_a_node_can_be_a_shape_or_several_words(node, count):
    text = "Occupied Izium. Occupiers left Izium. The Security Council met on Izium."
    table = terms.collocates(text, node, min_count=1).set_index("collocate")
    assert table["count"].get("izium", 0) == count
    assert "council" not in table.index if node == "security council" else True


def test_a_floor_leaves_out_what_chance_may_bring(seed):
    every = terms.collocations(seed, measure="pmi")
    table = terms.collocations(seed, measure="pmi", floor=10.83)
    assert len(table) == (every["log_likelihood"] >= 10.83).sum() < len(every)
    around = terms.collocates(seed, "izium", floor=3.84)
    assert (around["log_likelihood"] >= 3.84).all()


WORDS = st.lists(st.sampled_from("abcde"), min_size=2, max_size=30)


@FEW
@given(WORDS, st.integers(0, 3), st.integers(1, 4))
def test_a_window_of_two_numbers_keeps_the_order(words, left, right):
    expected = Counter()
    for i, j in itertools.permutations(range(len(words)), 2):
        if words[i] != words[j] and (0 < j - i <= right or 0 < i - j <= left):
            expected[words[i], words[j]] += 1
    table = terms.collocations(" ".join(words), window=(left, right), min_count=1, stop=None)
    assert {(r.first, r.second): r.count for r in table.itertuples()} == expected


@FEW
@given(WORDS)
def test_two_even_numbers_hold_what_one_number_does(words):
    text = " ".join(words)
    free = terms.collocations(text, window=3, min_count=1, stop=None)
    ordered = terms.collocations(text, window=(3, 3), min_count=1, stop=None)
    both = {(r.first, r.second): r for r in ordered.itertuples()}
    for row in free.itertuples():
        other = both[row.first, row.second]
        assert (other.count, other.log_likelihood) == (row.count, pytest.approx(row.log_likelihood))


@FEW
@given(st.lists(WORDS, min_size=1, max_size=6), st.integers(1, 7), st.integers(1, 3))
def test_reading_in_parts_changes_no_count(sentences, at_once, window):
    text = [" ".join(words) for words in sentences]
    whole = terms.collocations(text, window=window, min_count=1, stop=None)
    before = pairs.AT_ONCE
    try:
        pairs.AT_ONCE = at_once
        assert terms.collocations(text, window=window, min_count=1, stop=None).equals(whole)
    finally:
        pairs.AT_ONCE = before


@pytest.mark.parametrize("window", [5, "adjacent", (0, 3)])
def test_pairs_lead_to_their_sentences(seed, window):
    table = terms.with_company(seed, terms.collocations(seed, window=window).head(10), window=window)
    assert [len(ids) for ids in table["sentence_ids"]] == table["sentences"].tolist()
    text = dict(zip(seed.sentences["sentence_id"], seed.sentences["text"], strict=True))
    for row in table.itertuples():
        assert all({row.first, row.second} <= set(language.words(text[i])) for i in row.sentence_ids)


def test_a_pair_of_another_text_is_said():
    table = terms.collocations("Siege port. Siege port.")
    with pytest.raises(DatelineError, match="not in the data"):
        terms.with_company("Calm seas.", table)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"left": -1}, "0 to 50"), ({"right": True}, "0 to 50"), ({"left": 0, "right": 0}, "both 0"),
        ({"measure": "dice"}, "measure of collocates"), ({"node": "!"}, "names no word"), ({"stop": "klingon"}, "stop"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_said(options, words):
    with pytest.raises(DatelineError, match=words):
        terms.collocates("Siege of the port.", **{"node": "siege", **options})


@pytest.mark.parametrize("window", [(0, 0), (1, 51), (1, 2, 3), True, 2.0, (-1, 2)])
def test_windows_that_there_are_not(window):
    with pytest.raises(DatelineError, match="adjacent"):
        terms.collocations("Siege of the port.", window=window)


def test_the_words_are_those_of_the_reader(seed):
    from analysis.terms import reading

    text = pairs.coded(seed)
    source = reading.read(seed)
    assert [text.alphabet[w] for w in text.words] == [w for s in source.sentences for w in s.norms]
    assert text.sentence_ids == [s.sentence_id for s in source.sentences]
