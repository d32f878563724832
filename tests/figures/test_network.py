import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import figures, terms
from analysis.errors import DatelineError
from analysis.figures.placing import Boxes, packed

from .conftest import NASTY, check, links


def web(n, names=None):
    """A network of n words in a ring with a spoke here and there, in parts of a dozen."""
    chance = np.random.default_rng(n)
    words = names or [f"word{'s' * (k % 9)} {k}" for k in range(n)]
    nodes = pd.DataFrame({"term": words, "count": chance.integers(1, 900, n), "degree": 2, "strength": 1.0})
    nodes = nodes.assign(group=1 + np.arange(n) // 6, part=1 + np.arange(n) // 12)
    nodes["x"], nodes["y"] = chance.uniform(0, 2, n), chance.uniform(0, 2, n)
    first, second = words[:-1], words[1:]
    edges = pd.DataFrame({"first": first, "second": second, "count": 2, "log_likelihood": chance.uniform(4, 90, n - 1)})
    return nodes, edges.assign(pair=edges["first"] + " " + edges["second"])


@pytest.mark.parametrize("n", [2, 3, 12, 60, 150])
def test_labels_never_meet(n):
    check(figures.network_map(*web(n), pairs=4000, scope="a scope"))


def test_labels_are_data():
    check(figures.network_map(*web(len(NASTY), NASTY)))


PLACES = st.lists(st.tuples(st.floats(0, 3), st.floats(0, 3), st.floats(0.05, 0.6)), min_size=1, max_size=14)


@settings(deadline=None, max_examples=60)
@given(PLACES, st.booleans(), st.integers(1, 3))
def test_no_box_meets_another_or_leaves_the_sheet(places, tall, parts):
    x, y, half = (np.array(v) for v in zip(*places, strict=True))
    boxes = Boxes(x, y, half, np.full(len(x), 0.1), np.full(len(x), 0.3))
    xs, ys, height = packed(boxes, np.arange(len(x)) % parts, 3.0, tall=tall)
    assert (xs - half >= -1e-6).all() and (xs + half <= 3.0 + 1e-6).all()
    assert (ys - 0.1 >= -1e-6).all() and (ys + 0.3 <= height + 1e-6).all()
    for i in range(len(x)):
        for j in range(i):
            apart = abs(xs[i] - xs[j]) >= half[i] + half[j] - 1e-5
            assert apart or abs(ys[i] - ys[j]) >= 0.4 - 1e-5


def test_the_title_says_which_word_has_the_most_company(seed):
    found = terms.network(seed, floor=3.84)
    plate = figures.network_map(found.nodes, found.edges, pairs=found.pairs)
    most = found.nodes.sort_values(["degree", "term"], ascending=[False, True]).iloc[0]
    assert plate.title == (
        f"“{most['term']}” keeps the most company: it is in {most['degree']} of {len(found.edges)} pairs"
    )
    assert plate.alt.startswith(f"Map of {len(found.nodes)} words joined by {len(found.edges)} lines.")
    assert list(plate.data["pair"]) == list(found.edges["pair"])


def test_n_of_all_is_told():
    nodes, edges = web(9)
    assert "the 8 strongest of 400 pairs and 9 words" in figures.network_map(nodes, edges, pairs=400).subtitle
    assert "every pair and 9 words" in figures.network_map(nodes, edges).subtitle


def test_words_and_lines_lead_to_their_evidence():
    nodes, edges = web(3)
    plate = figures.network_map(
        nodes, edges, link=lambda t: "#t-" + t.replace(" ", "-"), pair_link=lambda p: "#p-" + p.replace(" ", "-")
    )
    assert links(plate) >= {"#t-word-0", "#p-word-0-words-1"}


def test_nothing_to_join_is_said():
    found = terms.network("Calm.")
    plate = figures.network_map(found.nodes, found.edges)
    check(plate)
    assert plate.title == "Nothing to show"


def test_a_table_of_something_else_is_an_error():
    nodes, edges = web(3)
    with pytest.raises(DatelineError, match="lacks pmi"):
        figures.network_map(nodes, edges, measure="pmi")
