"""Words as a network: which pairs are joined, how the words are grouped, and that chance has no say."""

import subprocess
import sys

import networkx
import pytest

from analysis import terms
from analysis.errors import DatelineError

TWO = [
    "Grain ships left. Grain ships sailed. Ships carried grain.", "Tanks and guns fired. Guns and tanks. Tanks, guns.",
    "Guns shelled. Tanks shelled guns.", "The grain of the ships.",
]  # fmt: skip
ALL = {"floor": None, "stop": "english"}


def test_the_pairs_are_the_strongest_of_collocations(seed):
    found = terms.network(seed, top=12, floor=3.84)
    pairs = terms.collocations(seed, floor=3.84, stop="news")
    pairs = pairs[pairs["attracted"]]
    assert found.edges["pair"].tolist() == pairs["pair"].head(12).tolist()
    assert found.pairs == len(pairs)
    assert [len(i) for i in found.edges["sentence_ids"]] == found.edges["sentences"].tolist()


def test_the_words_are_those_of_the_pairs_with_their_counts(seed):
    found = terms.network(seed, top=15, floor=3.84)
    nodes = found.nodes.set_index("term")
    assert set(nodes.index) == {*found.edges["first"], *found.edges["second"]}
    counts = terms.frequency(seed, stop=None).set_index("term")["count"]
    assert (nodes["count"] == counts[nodes.index]).all()
    assert nodes["degree"].sum() == 2 * len(found.edges)
    assert nodes["strength"].sum() == pytest.approx(2 * found.edges["log_likelihood"].sum())


def test_groups_and_parts_are_told_apart():
    found = terms.network(TWO, **ALL)
    group = found.nodes.set_index("term")["group"]
    assert group["grain"] == group["ships"] != group["tanks"] == group["guns"]
    graph = networkx.Graph(list(zip(found.edges["first"], found.edges["second"], strict=True)))
    for _, part in found.nodes.groupby("part"):
        assert networkx.is_connected(graph.subgraph(part["term"]))
    assert found.nodes["part"].max() == networkx.number_connected_components(graph)


def test_the_order_of_documents_changes_nothing():
    one, other = terms.network(TWO, **ALL), terms.network(TWO[::-1], **ALL)
    assert one.nodes.equals(other.nodes)
    assert one.edges.drop(columns="sentence_ids").equals(other.edges.drop(columns="sentence_ids"))


def test_no_hash_of_a_text_has_a_say():
    code = f"from analysis import terms; print(terms.network({TWO!r}, floor=None, stop='english').nodes.to_csv())"
    said = {
        subprocess.run([sys.executable, "-c", code], env={"PYTHONHASHSEED": s, "PYTHONPATH": ":".join(sys.path)},
                       capture_output=True, text=True, check=True).stdout
        for s in ("1", "2")
    }  # fmt: skip
    assert len(said) == 1


def test_only_the_company_of_some_words():
    found = terms.network(TWO, terms=["grain"], **ALL)
    assert ((found.edges["first"] == "grain") | (found.edges["second"] == "grain")).all()


def test_a_text_without_a_pair_has_no_row():
    found = terms.network("Calm.")
    assert found.nodes.empty and found.edges.empty and found.pairs == 0
    assert list(found.nodes.columns) == list(terms.network(TWO, **ALL).nodes.columns)


@pytest.mark.parametrize(("options", "words"), [({"top": 0}, "1 to 200"), ({"measure": "ll"}, "measure"),
                                                ({"window": 99}, "adjacent")])  # fmt: skip
def test_what_cannot_be_drawn_is_said(options, words):
    with pytest.raises(DatelineError, match=words):
        terms.network(TWO, **options)
