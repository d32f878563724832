import math

import numpy as np
import pandas as pd
import pytest

from analysis import figures
from analysis.figures.keyness import sure

from .conftest import NASTY, check, links


def keys(n, low=0.5, high=0.5, names=None):
    ratios = np.linspace(-5, 4, n) if n > 1 else np.array([2.0])
    table = pd.DataFrame({"term": names or [f"term {k}" for k in range(n)], "log_ratio": ratios})
    table = table.assign(count_a=7, count_b=3, log_likelihood=np.abs(ratios) * 9, q=0.01)
    return table.assign(log_ratio_low=ratios - low, log_ratio_high=ratios + high)


@pytest.mark.parametrize("n", [1, 2, 20, 120])
@pytest.mark.parametrize("ends", [(0.5, 0.5), (math.inf, 0.2), (0.1, math.inf), (40, 30), (math.nan, math.nan)])
def test_intervals_and_labels_never_meet(n, ends):
    check(figures.keyness_dots(keys(n, *ends), names=("before the tenth", "after"), top=60))


def test_an_interval_with_nought_is_not_sure_whatever_the_test_of_words_says():
    table = keys(3, 0.2, 0.2)
    assert sure(table).tolist() == [True, True, True]
    assert sure(table.assign(log_ratio_low=-9.0, log_ratio_high=9.0)).tolist() == [False] * 3
    assert not sure(table.drop(columns=["log_ratio_low", "log_ratio_high"])).any()
    assert not sure(table.assign(log_ratio_low=math.nan, log_ratio_high=math.nan)).any()
    wide = figures.keyness_dots(keys(4, 9, 9), names=("May", "June"))
    assert wide.title.startswith("No single word sets May and June apart for sure")


def test_the_first_that_is_sure_over_articles_is_the_finding():
    table = keys(4, 0.2, 0.2)
    table.loc[0, "log_ratio_high"] = 3.0
    plate = figures.keyness_dots(table, names=("May", "June"))
    assert plate.title == "“term 3” marks May off most surely: 7 against 3 occurrences"
    assert "Over articles 3 of the 4 with an interval are sure." in plate.alt
    assert {"log_ratio_low", "log_ratio_high"} <= set(plate.data.columns)


def test_marks_lead_to_their_terms_and_names_are_data():
    plate = figures.keyness_dots(keys(3), link=lambda t: "#" + t.replace(" ", "-"))
    assert links(plate) == {"#term-0", "#term-1", "#term-2"}
    check(figures.keyness_dots(keys(len(NASTY), names=NASTY), top=20))
