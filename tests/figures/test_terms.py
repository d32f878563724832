import pandas as pd
import pytest

from analysis import figures
from analysis.terms import MEASURES, collocations

from .conftest import check


@pytest.mark.parametrize("shares", [[0.9], [0.9, 0.95], [0.1, 0.9], [0.1, 0.5, 0.9, 0.95]])
def test_the_strip_claims_nothing_on_a_few_occurrences(shares):
    table = pd.DataFrame({"term": "late", "share": shares}).assign(doc_id="d", sentence_id="d.1", at=0)
    plate = figures.term_strip(table)
    assert plate.title == "The term does not gather in one third of the text beyond what chance may bring about"
    two = pd.concat([table, table.assign(term="later")])
    assert figures.term_strip(two).title.startswith("None of the 2 terms gathers in one third")


def test_a_term_that_leans_says_that_it_may_be_chance():
    shares = [0.1, 0.15, 0.2, 0.25, 0.3, 0.31, 0.32, 0.6]
    even = pd.concat([pd.DataFrame({"term": f"even {k}", "share": [0.1, 0.5, 0.9]}) for k in range(7)])
    table = pd.concat([even, pd.DataFrame({"term": "izium", "share": shares})])
    assert figures.term_strip(table.assign(doc_id="d", sentence_id="d.1", at=0)).title == (
        "“izium” leans most to one part: 7 of its 8 occurrences fall in the first third; "
        "among 8 terms chance may bring that about"
    )


@pytest.mark.parametrize(
    ("counts", "title"),
    [
        ([1], "“a” is the only term, and occurs once"),
        ([1, 1], "No term occurs more than once"),
        ([2, 2], "“a” and “b” are the most frequent terms, 2 times each"),
        ([3, 2], "“a” is the most frequent term: 3 occurrences, ahead of “b” with 2"),
        ([3, 1, 1, 1, 1], "“a” is the most frequent term: 3 occurrences, ahead of 4 terms with 1 each"),
    ],
)
def test_ties_are_told(counts, title):
    names = list("abcdefgh")[: len(counts)]
    table = pd.DataFrame({"term": names, "count": counts, "per_million": [c * 1e3 for c in counts], "documents": 1})
    assert figures.term_bars(table).title == title


@pytest.mark.parametrize(
    ("values", "counts", "title"),
    [
        ([9.0, 4.0], [1, 3], "“a b” is the strongest pair: together once"),
        ([9.0, 9.0, 4.0], [2, 2, 7], "“a b” and “c d” are equally strong, and the strongest, together twice each"),
        ([9.0, 9.0], [3, 2], "“a b” and “c d” are equally strong, and the strongest"),
        ([9.04, 9.01], [2, 2], "“a b” and “c d” are equally strong, and the strongest, together twice each"),
        ([9.0] * 5, [3] * 5, "5 pairs are equally strong, and the strongest, together 3 times each"),
    ],
)
def test_pairs_of_equal_strength_are_told(values, counts, title):
    names = ["a b", "c d", "e f", "g h", "i j"][: len(values)]
    table = pd.DataFrame({"pair": names, "count": counts, "log_likelihood": values, "attracted": True})
    assert figures.collocation_dots(table).title == title


def test_without_a_pair_it_is_not_chance_that_is_named():
    apart = pd.DataFrame({"pair": ["a b"], "count": [2], "log_likelihood": [1.0], "attracted": [False]})
    assert "often enough to be counted" in figures.collocation_dots(apart.head(0)).alt
    assert "than chance brings about" in figures.collocation_dots(apart).alt


@pytest.mark.parametrize("measure", list(MEASURES))
def test_every_measure_of_association_can_be_drawn(measure, seed):
    plate = figures.collocation_dots(collocations(seed, window="adjacent"), measure=measure)
    check(plate)
    assert plate.subtitle.startswith(plate.subtitle[0].upper())


@pytest.mark.parametrize("n", [1, 2, 20, 60])
def test_bars_bear_their_intervals(n):
    counts = [max(1, 2000 // (k + 1)) for k in range(n)]
    table = pd.DataFrame({"term": [f"term {k}" for k in range(n)], "count": counts, "documents": 1})
    table["per_million"] = table["count"] * 10.0
    low_high = {"per_million_low": table["per_million"] * 0.5, "per_million_high": table["per_million"] * 1.7}
    plate = figures.term_bars(table.assign(**low_high))
    check(plate)
    assert "had other such articles been read" in plate.subtitle
    assert "had other such articles been read" not in figures.term_bars(table).subtitle
