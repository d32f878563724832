"""Of very many marks some are drawn by lot, the same in every run, and the figure says how many."""

import pandas as pd
import pytest

from analysis.figures import style
from analysis.figures.by_voice import tone_by_voice
from analysis.figures.sentiment import tone_along


def scores(n):
    return pd.DataFrame({
        "sentence_id": [f"a.{k + 1}" for k in range(n)], "score": [(k % 21 - 10) / 10 for k in range(n)],
        "voice": ["narrator"] * n, "text": ["Words."] * n,
    })  # fmt: skip


@pytest.mark.parametrize(("n", "drawn"), [(style.MOST_MARKS, ""), (9000, "3,000 of 9,000 marks drawn, by lot")])
def test_what_is_counted_is_counted_in_all_and_what_is_drawn_is_said(n, drawn):
    table = scores(n)
    plate = tone_along(table)
    assert len(plate.data) == n and f"of {n:,} sentences with evidence" in plate.subtitle
    assert ("drawn, by lot" in plate.subtitle) == bool(drawn) and drawn in plate.subtitle
    drawings = [c for axes in plate.figure.axes for c in axes.collections if hasattr(c, "get_offsets")]
    marks = sum(len(c.get_offsets()) for c in drawings)
    assert marks <= style.MOST_MARKS + 50


def test_the_dots_of_voices_are_thinned_too():
    groups = pd.DataFrame({"voice": ["narrator"], "mean": [0.1], "low": [0.0], "high": [0.2], "n": [9000]})
    plate = tone_by_voice(groups, scores(9000))
    assert "3,000 of 9,000 marks drawn, by lot" in plate.subtitle and "9,000 scored sentences" in plate.subtitle


def test_the_lot_is_the_same_in_every_run():
    first, second = (style.thinned(scores(9000))[0] for _ in range(2))
    assert first.equals(second) and first.index.is_monotonic_increasing
