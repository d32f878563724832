import datetime
from itertools import pairwise

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import figures
from analysis.errors import DatelineError
from analysis.figures.series import spread, ticks
from analysis.figures.style import RC

from .conftest import NASTY, check, links, svg


def months(n, start=2020):
    first = [datetime.date(start + k // 12, k % 12 + 1, 1) for k in range(n + 1)]
    return first[:-1], [day - datetime.timedelta(days=1) for day in first[1:]]


def trend(names, n, *, gaps=(), partial=(), undated=0, rate=300.0):
    """A table as terms.trend gives it, with `n` months."""
    chance = np.random.default_rng(n)
    first, last = months(n)
    frames = []
    for k, name in enumerate(names):
        count = chance.poisson(10 + 2 * k, n)
        per_million = np.where([i in gaps for i in range(n)], np.nan, count * rate / 10)
        frame = pd.DataFrame({
            "term": name, "period": [f"{d:%Y-%m}" for d in first], "from": first, "to": last, "count": count,
            "words": np.where(np.isnan(per_million), 0, 5000), "per_million": per_million, "low": per_million * 0.7,
            "high": per_million * 1.5, "documents": 3, "articles": np.where(np.isnan(per_million), 0, 9),
            "partial": [i in partial for i in range(n)],
            "sentence_ids": [[f"d{k}.{i + 1}", "d9.9"] for i in range(n)],
        })  # fmt: skip
        if undated:
            frame.loc[n] = {"term": name, "period": "unknown", "count": 2, "words": 90, "per_million": 100.0,
                            "documents": 1, "articles": undated, "partial": False,
                            "sentence_ids": ["d8.1"]}  # fmt: skip
        frames.append(frame)
    table = pd.concat(frames, ignore_index=True)
    return table.astype({"from": "datetime64[s]", "to": "datetime64[s]"})


def change(term, at, low, high, before=100.0, after=400.0):
    first, _ = months(200)
    return {"term": term, "from": first[at], "earliest": first[low], "latest": first[high],
            "per_million_before": before, "per_million_after": after}  # fmt: skip


def changes(*rows):
    days = dict.fromkeys(("from", "earliest", "latest"), "datetime64[s]")
    names = ["term", "from", "earliest", "latest", "per_million_before", "per_million_after"]
    return pd.DataFrame([*rows, {"term": "quiet"}], columns=names).astype(days)


def bursts(term, a, b):
    first, last = months(200)
    table = pd.DataFrame([{"term": term, "from": first[a], "to": last[b], "documents": 52, "articles": 80,
                           "times": 9.75, "p": 1e-9, "weight": 30.0}])  # fmt: skip
    return table.astype({"from": "datetime64[s]", "to": "datetime64[s]"})


@pytest.mark.parametrize("n", [2, 9, 60])
@pytest.mark.parametrize("terms", [1, 2, 5, 12])
def test_panels_of_any_number_can_be_read(n, terms):
    names = [f"term {k}" for k in range(terms)]
    table = trend(names, n, partial=(0, n - 1), undated=4, gaps=(4, 5) if n > 6 else ())
    marked = changes(change("term 0", n // 2, max(0, n // 2 - 1), n - 1))
    check(figures.trend_panels(table, changes=marked, bursts=bursts("term 0", n - 1, n - 1)))
    check(figures.trend_panels(table, own_scales=True))
    if terms <= 6:
        check(figures.trend_lines(table))


@pytest.mark.parametrize("rate", [0.0, 0.4, 90_000.0])
def test_scales_of_any_size_can_be_read(rate):
    table = trend(["siege", "peace"], 12, rate=rate)
    check(figures.trend_panels(table))
    check(figures.trend_lines(table))


def test_names_of_any_kind_are_shown_as_they_are():
    table = trend([f"{word} " for word in NASTY], 4)
    check(figures.trend_panels(table))
    check(figures.trend_lines(trend(["$x^2$", "word " * 60, "漢字 ", "عربى", "<script>", "a & b"], 30)))


def test_labels_of_lines_that_end_at_one_height_do_not_meet():
    table = trend([f"term {k}" for k in range(6)], 20)
    table["per_million"] = 250.0
    check(figures.trend_lines(table))


def test_more_lines_than_can_be_told_apart_are_refused():
    with pytest.raises(DatelineError, match="7 terms are too many for lines in one drawing, which holds 6"):
        figures.trend_lines(trend(list("abcdefg"), 5))


def test_the_surest_finding_is_the_title():
    table = trend(["siege", "quiet"], 24)
    marked = changes(change("siege", 8, 7, 9))
    plate = figures.trend_panels(table, changes=marked, bursts=bursts("siege", 3, 5))
    assert plate.title == "“siege” rises from 100 to 400 per million words from 1 Sep 2020 on"
    none = changes()
    plate = figures.trend_panels(table, changes=none, bursts=bursts("siege", 3, 5))
    when = "from 1 April 2020 to 30 June 2020"
    assert plate.title == f"“siege” bursts {when}: in 52 of 80 articles, 9.8 times the usual share"
    plate = figures.trend_panels(table, changes=none, bursts=bursts("siege", 3, 5).head(0))
    assert plate.title.endswith("; no change of level and no burst is shown")
    assert plate.title in plate.alt


def test_what_is_not_on_the_line_is_said():
    plate = figures.trend_panels(trend(["siege"], 24, gaps=(3, 4), partial=(0,), undated=12))
    assert "12 of 210 articles have no date and are not on the line" in plate.subtitle
    assert "2 months without an article left open" in plate.subtitle
    assert "a hollow dot: a month covered in part" in plate.subtitle and "n = 110,000 words in 198" in plate.subtitle
    assert len(plate.data) == 25 and "sentence_id" in plate.data


def test_gaps_are_gaps():
    plate = figures.trend_panels(trend(["siege"], 24, gaps=(3, 4)))
    [line] = [one for one in plate.figure.axes[1].lines if len(one.get_ydata()) == 24]
    assert np.isnan(line.get_ydata()[[3, 4]]).all() and np.isfinite(np.delete(line.get_ydata(), [3, 4])).all()


@pytest.mark.parametrize("draw", [figures.trend_panels, figures.trend_lines])
def test_one_period_is_said_to_be_no_trend(draw):
    plate = draw(trend(["siege"], 1, undated=3))
    assert plate.title == "One month is no trend" and "of January 2020, and 3 have none" in plate.alt
    day = trend(["siege"], 1).assign(to=pd.Timestamp("2020-01-01"), articles=1)
    assert draw(day).alt.endswith("One day is no trend. The one article with a date is of 1 January 2020.")
    nothing = trend(["siege"], 1, undated=3).iloc[[1]]
    assert draw(nothing).title == "No article has a date" and len(draw(nothing).data) == 1
    check(draw(nothing))


def test_dots_lead_to_the_first_sentence_of_their_period():
    plate = figures.trend_panels(trend(["siege"], 4), link=lambda s: f"read/{s}.html")
    assert links(plate) == {f"read/d0.{k}.html" for k in (1, 2, 3, 4)}
    # too many to be hit: the table leads there
    many = trend([f"t{k}" for k in range(12)], 60)
    assert links(figures.trend_panels(many, link=lambda s: f"read/{s}.html")) == set()


def test_the_same_table_makes_the_same_drawing():
    table = trend(["siege", "peace"], 12)
    with mpl.rc_context(RC):  # as a report draws
        one, other = (svg(figures.trend_lines(table).figure).partition("</metadata>")[2] for _ in range(2))
    assert one == other


def test_a_table_that_is_none_of_trends_is_said_to_be():
    with pytest.raises(DatelineError, match="a table of trends has term, period"):
        figures.trend_panels(pd.DataFrame({"term": ["a"]}))


@settings(max_examples=80, deadline=None)
@given(st.lists(st.floats(0, 10), min_size=1, max_size=8))
def test_labels_are_spread_apart_in_the_order_of_their_lines(wanted):
    placed = spread(wanted, 1.0, 0.0, 10.0)
    order = sorted(range(len(wanted)), key=lambda k: (wanted[k], k))
    heights = [placed[k] for k in order]
    assert all(b - a >= 1 - 1e-9 for a, b in pairwise(heights))
    assert heights[0] >= -1e-9 and heights[-1] <= 10 + 1e-9


@given(st.floats(0.001, 1e7))
def test_a_scale_has_round_numbers_within_reach(top):
    found = ticks(top)
    assert found[0] == 0 and 1 < len(found) <= 3 and top / 2.6 <= found[-1] <= top
