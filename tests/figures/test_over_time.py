import datetime

import pandas as pd
import pytest

from analysis import figures
from analysis.errors import DatelineError

from .conftest import NASTY, check, texts


def documents(n, names, days=60):
    first = datetime.date(2022, 2, 24)
    return pd.DataFrame({
        "published": pd.to_datetime([first + datetime.timedelta(days=k * 7 % days) for k in range(n)]),
        "source": [names[k * k % len(names)] for k in range(n)],
    })  # fmt: skip


@pytest.mark.parametrize("names", [["A"], ["A", "B", None], [f"The {k}th Gazette" for k in range(30)], NASTY])
@pytest.mark.parametrize(("n", "days"), [(5, 60), (500, 60), (500, 900)])
def test_sources_are_drawn_in_rows_that_never_meet(names, n, days):
    check(figures.coverage_by_source(documents(n, names, days)))


def test_sources_beyond_the_most_share_a_row_and_all_are_counted():
    table = documents(300, [f"Gazette {k}" for k in range(30)])
    plate = figures.coverage_by_source(table)
    assert plate.data["count"].sum() == 300
    assert plate.data["source"].nunique() == 8
    assert any("other source" in name for name in plate.data["source"])


def test_the_source_that_has_most_is_named_and_what_has_no_date_counted():
    table = pd.DataFrame({
        "published": pd.to_datetime(["2022-09-09", "2022-09-10", "2022-09-10", None]), "source": ["B", "B", "A", "A"],
    })  # fmt: skip
    plate = figures.coverage_by_source(table)
    assert plate.title == "B has most: 2 of 3 articles"
    assert "1 without a date left off" in plate.subtitle
    assert plate.data["source"].tolist() == ["B", "B", "A"]


def test_equal_sources_are_no_finding():
    table = pd.DataFrame({"published": pd.to_datetime(["2022-09-09", "2022-09-10"]), "source": ["B", "A"]})
    assert figures.coverage_by_source(table).title.startswith("No source stands out")
    check(figures.coverage_by_source(table.assign(published=pd.NaT)))


def tones(n, step=1):
    days = pd.date_range("2022-02-24", periods=n, freq=f"{step}D").astype("datetime64[s]")
    mean = [None if k % 4 == 3 else ((k * 37) % 19 - 9) / 10 for k in range(n)]
    table = pd.DataFrame({
        "from": days, "to": days, "sentences": [1 + k % 9 for k in range(n)], "n": [k % 9 for k in range(n)],
        "mean": mean, "low": [None if m is None else m - 0.1 for m in mean],
        "high": [None if m is None else m + 0.1 for m in mean],
    })  # fmt: skip
    return table.astype({"mean": float, "low": float, "high": float})


@pytest.mark.parametrize("n", [1, 5, 90, 500])
def test_tone_over_time_is_drawn_with_labels_apart(n):
    check(figures.tone_over_time(tones(n)))


def test_a_day_with_too_few_has_a_bar_and_no_dot_and_is_counted():
    plate = figures.tone_over_time(tones(8))
    assert "2 of 8 days with too few for a mean" in plate.subtitle
    assert "has the lowest mean" in plate.title
    assert any("at most" in t.get_text() for t in texts(plate.figure))


def test_tone_over_time_of_nothing_and_of_another_table():
    check(figures.tone_over_time(tones(8).iloc[:0]))
    with pytest.raises(DatelineError, match="lacks low or high"):
        figures.tone_over_time(tones(8).drop(columns=["low", "high"]))
