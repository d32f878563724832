import pandas as pd
import pytest

import analysis as dl
from analysis.errors import DatelineError


def _tables(days, scores, spans=()):
    ids = [f"a.{k}" for k in range(len(days))]
    last = [pd.Timestamp(d) + pd.Timedelta(days=(9 if k in spans else 0)) for k, d in enumerate(days)]
    placed = pd.DataFrame({"sentence_id": ids, "from": pd.to_datetime(days), "to": last})
    return placed, pd.DataFrame({"sentence_id": ids, "doc_id": "a", "score": scores})


def test_each_day_has_the_mean_of_its_sentences_and_the_way_to_them():
    placed, told = _tables(["2022-09-09"] * 5 + ["2022-09-10"] * 6, [0.1, 0.2, 0.3, 0.4, 0.5, *[None] * 5, 0.9])
    friday, saturday = dl.timeline.tone_by_day(placed, told).itertuples()
    assert friday.mean == pytest.approx(0.3) and friday.low < 0.3 < friday.high
    assert (friday.n, saturday.n, saturday.sentences) == (5, 1, 6)
    assert pd.isna(saturday.mean)
    assert saturday.sentence_ids == [f"a.{k}" for k in range(5, 11)]


def test_far_days_are_gathered_by_month_and_long_spans_left_out():
    days = ["2022-01-03"] * 5 + ["2022-06-01", "2022-06-09"] * 3
    placed, told = _tables(days, [0.1] * 11, spans=(0, 5))
    table = dl.timeline.tone_by_day(placed, told)
    assert [str(d)[:10] for d in [*table["from"], *table["to"]]] == [
        "2022-01-01", "2022-06-01", "2022-01-31", "2022-06-30",
    ]  # fmt: skip
    assert table["sentences"].tolist() == [5, 6]


def test_days_near_each_other_leave_spans_out():
    placed, told = _tables(["2022-01-03", "2022-01-04"], [0.1, 0.2], spans=(0,))
    assert dl.timeline.tone_by_day(placed, told)["sentences"].tolist() == [1]


def test_nothing_placed_gives_an_empty_table_and_another_table_an_error():
    placed, told = _tables([], [])
    assert dl.timeline.tone_by_day(placed, told).empty
    with pytest.raises(DatelineError, match="lacks score"):
        dl.timeline.tone_by_day(placed, told.drop(columns="score"))


def test_the_seed_is_read_by_day(seed):
    told = dl.sentiment.score(seed)
    table = dl.timeline.tone_by_day(dl.timeline.events(seed), told)
    assert table["sentence_ids"].explode().isin(seed.sentences["sentence_id"]).all()
    assert (table["n"] <= table["sentences"]).all()
