"""Words as a network: those that keep company are joined, and groups of them show what is told of together."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from analysis.corpus import Texts
from analysis.errors import DatelineError
from analysis.settings import COUNTED_ROLES
from analysis.terms.collocation import Window, check_measure, collocations, with_company
from analysis.terms.evidence import split
from analysis.terms.frequency import frequency
from analysis.terms.stops import Stop

if TYPE_CHECKING:
    import networkx

MOST = 200
#: The log-likelihood that chance alone reaches in one pair of a thousand.
FLOOR = 10.83
_NODES = {
    "term": "str", "count": "int64", "degree": "int64", "strength": "float64", "group": "int64", "part": "int64",
    "x": "float64", "y": "float64",
}  # fmt: skip


class Network(NamedTuple):
    """The words and the pairs of a network, and out of how many pairs these are the strongest.

    - `nodes`: term, count (in the whole text), degree (how many pairs here hold it), strength (the measure added up
      over them), group (from 1, the largest first: words that keep more company among themselves than with others),
      part (from 1: what no line joins to the rest), x and y (where it is drawn within its part; a line is some 1 long).
    - `edges`: pair, first, second, count, sentences, the measure, sentence_ids; the strongest first.
    """

    nodes: pd.DataFrame
    edges: pd.DataFrame
    pairs: int
    measure: str


def network(  # noqa: PLR0913 - one network, with what is usually chosen about it
    data: Texts,
    *,
    window: Window = 5,
    measure: str = "log_likelihood",
    top: int = 40,
    terms: Sequence[str] | None = None,
    min_count: int = 2,
    floor: float | None = FLOOR,
    stop: Stop = "news",
    roles: Sequence[str] = COUNTED_ROLES,
) -> Network:
    """The `top` strongest pairs of `collocations` that attract each other, as a network of words (see `Network`).

    With `terms`, only pairs that hold one of these words: their company. The other arguments are those of
    `collocations`. Groups: greedy modularity (Clauset, Newman & Moore 2004, “Finding community structure in very large
    networks”, Physical Review E 70), each pair weighing by its count. Places: each part by Kamada & Kawai 1989, “An
    algorithm for drawing general undirected graphs”, Information Processing Letters 31. Nothing in it is drawn by
    lot, and the order of the documents changes nothing.

    Without a pair the tables have no row. Raises DatelineError as `collocations`, and for top outside 1 to 200.
    """
    check_measure(measure)
    if isinstance(top, bool) or not isinstance(top, int) or not 1 <= top <= MOST:
        raise DatelineError(f"top is {top!r}; a network takes 1 to {MOST} pairs.")
    options: dict[str, Any] = {"window": window, "roles": roles}
    found = collocations(data, measure=measure, min_count=min_count, floor=floor, stop=stop, **options)
    found = found[found["attracted"] & (found["first"] != found["second"])]
    if terms is not None:
        wanted = {word for term in terms for word in split(term)}
        found = found[found["first"].isin(wanted) | found["second"].isin(wanted)]
    columns = list(dict.fromkeys(["pair", "first", "second", "count", "sentences", measure]))
    edges = found.head(top)[columns].reset_index(drop=True)
    if edges.empty:
        nodes = pd.DataFrame(columns=list(_NODES)).astype(_NODES)
        return Network(nodes, edges.assign(sentence_ids=pd.Series(dtype=object)), 0, measure)
    counted = frequency(data, stop=None, roles=roles).set_index("term")["count"]
    nodes = _nodes(edges, measure).assign(count=lambda t: t["term"].map(counted))
    return Network(nodes[list(_NODES)].astype(_NODES), with_company(data, edges, **options), len(found), measure)


def _nodes(edges: pd.DataFrame, measure: str) -> pd.DataFrame:
    """The words of the pairs with their groups, parts and places; by number, so that no hash of a text has a say."""
    import networkx as nx  # noqa: PLC0415 - not to load it with the package

    terms = sorted({*edges["first"], *edges["second"]})
    number = {term: k for k, term in enumerate(terms)}
    graph = nx.Graph()
    graph.add_nodes_from(range(len(terms)))
    for row in sorted(zip(edges["first"], edges["second"], edges["count"], edges[measure], strict=True)):
        one, other = sorted((number[row[0]], number[row[1]]))
        # a pair may stand in both orders, where order is kept
        before = graph.get_edge_data(one, other, {"count": 0, "strength": 0.0})
        graph.add_edge(one, other, count=before["count"] + int(row[2]), strength=before["strength"] + float(row[3]))
    table = pd.DataFrame({"term": terms})
    table["degree"] = [graph.degree[k] for k in range(len(terms))]
    table["strength"] = [float(graph.degree(k, weight="strength")) for k in range(len(terms))]
    groups = nx.community.greedy_modularity_communities(graph, weight="count")
    parts = list(nx.connected_components(graph))
    table["group"], table["part"] = _numbered(groups, len(terms)), _numbered(parts, len(terms))
    places = {k: place for part in parts for k, place in _places(graph.subgraph(sorted(part))).items()}
    table["x"], table["y"] = ([places[k][axis] for k in range(len(terms))] for axis in (0, 1))
    return table


def _numbered(sets: Sequence[Any], size: int) -> list[int]:
    """The number of the set that each word is in, from 1 for the largest; of equals, that of the first word."""
    ordered = sorted(sets, key=lambda s: (-len(s), min(s)))
    of = {k: n for n, members in enumerate(ordered, start=1) for k in members}
    return [of[k] for k in range(size)]


def _places(part: "networkx.Graph") -> dict[int, tuple[float, float]]:
    """Where the words of a part stand, a line being some 1 long."""
    import networkx as nx  # noqa: PLC0415 - as above

    nodes = sorted(part.nodes)
    if len(nodes) == 2:
        return {nodes[0]: (0.0, 0.0), nodes[1]: (1.0, 0.0)}
    reach = nx.diameter(part)
    found = nx.kamada_kawai_layout(part, weight=None, scale=reach / 2, pos=nx.circular_layout(nodes))
    return {k: (round(float(found[k][0]), 4), round(float(found[k][1]), 4)) for k in nodes}
