import datetime

import pandas as pd
import pytest

from analysis import tables


@pytest.mark.parametrize("name", tables.SCHEMAS)
def test_an_empty_table_has_its_columns(name):
    assert list(tables.frame(name, []).columns) == tables.columns(name)


def test_a_table_goes_to_arrow_and_back_unchanged():
    table = tables.frame(
        "dates",
        [
            {
                "doc_id": "d",
                "sentence_id": "d.1",
                "start": 3,
                "end": 9,
                "type": "DATE",
                "from": datetime.date(2022, 9, 9),
            },
            {"doc_id": "d", "sentence_id": "d.1", "confidence": 0.5},
        ],
    )
    again = tables.from_arrow(tables.to_arrow(table, "dates"))
    pd.testing.assert_frame_equal(table, again)
    assert table["start"].tolist() == [3, pd.NA]
    assert table["from"].iloc[0] == pd.Timestamp("2022-09-09")


def test_a_row_with_a_column_too_many_is_refused():
    with pytest.raises(KeyError, match="no column wrong"):
        tables.frame("scores", [{"doc_id": "d", "wrong": 1}])
