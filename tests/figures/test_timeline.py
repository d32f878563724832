import datetime
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import figures
from analysis.errors import DatelineError
from analysis.figures.days import Stretch, marks, said, stretch

from .conftest import NASTY, check, links, texts

DAY = st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31))


def day(text):
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(("n", "days"), [(1, 1), (5, 12), (5, 20_000), (60, 500), (500, 12), (500, 500)])
def test_labels_never_meet(make_events, n, days):
    events = make_events(n, days)
    plate = figures.event_strip(events, events["from"].head(20))
    check(plate)
    assert f" of {events.groupby(['from', 'to']).ngroups} labelled" in plate.subtitle


def test_what_stands_on_the_publication_date_has_a_mark_and_words_of_its_own():
    """On a page and on a phone, beside what is inferred; without such sentences neither is there."""
    day_of = pd.Timestamp("2022-09-09")
    events = pd.DataFrame({
        "sentence_id": ["a.1", "a.2", "a.3", "a.4"], "from": day_of,
        "to": [*[day_of] * 3, day_of + pd.Timedelta(days=6)],
        "inferred": [False, True, True, False], "text": "It rained.",
        "date_start": pd.array([3, 3, pd.NA, 3], dtype="Int64"),
    })  # fmt: skip
    plate = figures.event_strip(events)
    for drawing in (plate.figure, plate.narrow):
        assert {"no day told", "inferred"} <= {t.get_text() for t in texts(drawing)}
    assert "1 inferred; 1 on the publication date for want of a day" in plate.alt
    plate = figures.event_strip(events[events["date_start"].notna()])
    assert "no day told" not in {t.get_text() for t in texts(plate.figure)}
    assert "publication date for want" not in plate.alt


@pytest.mark.parametrize("labels", [3, 60])
def test_as_many_lines_as_asked_for(make_events, labels):
    events = make_events(500)
    plate = figures.event_strip(events, labels=labels)
    check(plate)
    shown = int(plate.subtitle.split("; ")[1].split(" of ")[0])
    assert labels - 3 <= shown <= labels


def test_title_and_alt_name_the_day_most_is_told_of(make_events):
    events = make_events(60)
    events["sentence_id"] = [f"x.{100 + k}" for k in range(60)]
    extra = pd.DataFrame({"sentence_id": [f"x.{k}" for k in range(1, 31)], "inferred": False, "text": "Izium."})
    extra["from"] = extra["to"] = pd.Timestamp("2022-09-10")
    plate = figures.event_strip(pd.concat([events, extra]))
    single = pd.concat([events, extra]).query("`from` == `to`")
    count = (single["from"] == pd.Timestamp("2022-09-10")).sum()
    assert plate.title == f"Most is told of 10 September 2022: {count} of 90 placed sentences"
    assert plate.title in plate.alt


def test_a_sentence_on_two_days_is_counted_once():
    events = pd.DataFrame({
        "sentence_id": ["a.1", "a.1", "a.2"], "from": pd.to_datetime(["2022-09-05", "2022-09-06", "2022-09-06"]),
        "inferred": False, "text": "It rained on Monday and Tuesday.",
    })  # fmt: skip
    events["to"] = events["from"]
    plate = figures.event_strip(events)
    assert plate.subtitle.startswith("2 sentences placed on 2 days")
    assert plate.title == "Most is told of 6 September 2022: 2 of 2 placed sentences"
    events["to"] += pd.Timedelta(days=4)
    plate = figures.event_strip(events)
    assert plate.title == "2 sentences placed on spans of time, none on a single day"
    assert "2 sentences on spans" in plate.alt


def test_a_tie_is_not_a_finding(make_events):
    events = make_events(3, 400)
    events["from"] = events["to"] = pd.to_datetime(["2022-01-01", "2022-02-01", "2022-03-01"])
    assert figures.event_strip(events).title == "No day stands out: 3 days have 1 sentence each"


def test_far_dates_are_counted_not_drawn(make_events):
    plate = figures.event_strip(make_events(500))
    assert "far from the rest not drawn" in plate.subtitle
    assert any("earlier" in t.get_text() for axes in plate.figure.axes for t in axes.texts)


def test_publication_stands_apart_and_unknown_is_said(make_events):
    documents = pd.DataFrame({"doc_id": ["a"], "published": pd.to_datetime(["2022-09-10"])})
    assert "1 publication date" in figures.event_strip(make_events(5), documents).subtitle
    assert "publication date unknown" in figures.event_strip(make_events(5)).subtitle
    unknown = pd.DataFrame({"doc_id": ["a"], "published": pd.to_datetime([None])})
    assert "publication date unknown" in figures.event_strip(make_events(5), unknown).subtitle


def test_every_drawn_event_is_a_link(make_events):
    events = make_events(20)
    plate = figures.event_strip(events, link=lambda s: f"read/{s.replace('.', '.html#s')}")
    days = events[events["from"] == events["to"]]["sentence_id"]
    assert {f"read/{s.replace('.', '.html#s')}" for s in days} <= links(plate)


def test_nothing_to_show_is_said(make_events):
    plate = figures.event_strip(make_events(0))
    check(plate)
    assert plate.title == "Nothing to show"
    assert "No sentence could be placed in time" in plate.alt


def test_labels_are_data(make_events):
    plate = figures.event_strip(make_events(len(NASTY) * 2, 300, NASTY), labels=40)
    check(plate)


def test_a_table_without_the_columns_is_an_error():
    with pytest.raises(DatelineError, match="lacks inferred"):
        figures.event_strip(pd.DataFrame({"sentence_id": ["a.1"], "from": [None], "to": [None], "text": ["x"]}))


@pytest.mark.parametrize(("n", "days"), [(1, 1), (5, 30), (5, 20_000), (500, 30), (500, 500)])
def test_coverage(make_events, n, days):
    events = make_events(n, days)
    if (events["from"] == events["to"]).any():
        check(figures.coverage_over_time(events))


def test_coverage_counts_days_and_says_what_it_leaves_off():
    days = [*map(day, ["2022-09-10", "2022-09-10", "2022-09-12"]), None]
    plate = figures.coverage_over_time(days, unit="article")
    assert plate.title == "Most fall on 10 September 2022: 2 of 3 articles"
    assert plate.data["count"].tolist() == [2, 1]
    assert "n = 3" in plate.subtitle and "1 without a date left off" in plate.subtitle


def test_coverage_of_nothing():
    check(figures.coverage_over_time([None]))


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2022-09-10", "2022-09-10", "10 Sep 2022"),
        ("2022-09-03", "2022-09-10", "3 – 10 Sep 2022"),
        ("2022-04-10", "2022-09-10", "10 Apr – 10 Sep 2022"),
        ("2021-12-31", "2022-01-01", "31 Dec 2021 – 1 Jan 2022"),
        ("2022-02-01", "2022-02-28", "Feb 2022"),
        ("2022-01-01", "2022-12-31", "2022"),
        ("1939-01-01", "1945-12-31", "1939 – 1945"),
        ("9999-12-01", "9999-12-31", "Dec 9999"),
    ],
)
def test_days_in_words(first, last, words):
    assert said(day(first), day(last)) == words


@settings(deadline=None, max_examples=60)
@given(st.lists(DAY, min_size=1, max_size=30), st.floats(2, 8))
def test_dates_under_the_line_have_air(days, inches):
    from analysis.figures import style

    shown = stretch(days)
    assert shown.first <= shown.last
    placed = marks(shown, inches)
    assert placed
    for (x, one), (y, other) in pairwise(placed):
        assert (y - x) * inches > (style.width(one, style.SMALL) + style.width(other, style.SMALL)) / 2


def test_a_few_far_days_do_not_squeeze_the_rest():
    days = [day("2022-09-01") + datetime.timedelta(days=k) for k in range(30)]
    assert stretch([*days, day("1991-08-24")]).first.year == 2022
    assert stretch([day("2022-01-01"), day("2022-09-01")]) == Stretch(day("2021-12-22"), day("2022-09-11"))


def test_what_was_planned_or_denied_has_marks_and_words_of_its_own(make_events):
    events = make_events(20, 60)
    events["modality"] = ["happened", "planned", "denied", "happened"] * 5
    plate = figures.event_strip(events)
    check(plate)
    assert {"planned", "denied"} <= {t.get_text() for t in texts(plate.figure)}
    assert "5 planned; 5 denied" in plate.alt
    assert "planned" not in {t.get_text() for t in texts(figures.event_strip(make_events(20, 60)).figure)}
