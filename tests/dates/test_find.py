"""What holds for every text: places, order, days that fit values, modes, errors, and work in step with length."""

import datetime
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import tables
from analysis.dates import TimeExpression, find_dates, grammar, scan
from analysis.dates.calendar import covers
from analysis.errors import BadDate, DatelineError

_LINE = (
    "the a last next this past two three few hundred and a half Monday Friday 10 1999 2022 99 Sept. May March day days "
    "week weeks months year years quarter ago earlier later before after morning night overnight noon 9 : 30 p.m. / - "
    ", . ' s of in on every twice century 20th first second fall summer Christmas Easter said will past recent the end "
    "early mid decade 1990 s now future time at that \n\n ( ) $ % – ’"
)
WORDS = _LINE.split(" ")
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
DAYS = st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31))


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.none() | DAYS, st.sampled_from(["news", "narrative", "auto"]))
def test_expressions_stand_in_order_apart_and_are_the_words_of_the_text(
    text: str, published: datetime.date | None, mode: str
) -> None:
    end = 0
    for e in find_dates(text, published, mode):
        assert end <= e.start < e.end <= len(text)
        assert text[e.start : e.end] == e.text
        assert e.type in {"DATE", "TIME", "DURATION", "SET"}
        assert e.value
        assert re.fullmatch(r"[A-Z].*\.", e.why, re.S)
        assert (e.first is None) == (e.last is None)
        assert e.first is None or e.first <= e.last
        end = e.end


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_without_a_date_nothing_relative_gets_days(text: str) -> None:
    found = find_dates(f"They left on Friday. {text}")  # so that there is always one to look at
    assert found
    for e in found:
        if e.anchor == "none" or "X" in e.value[:4]:
            assert e.anchor != "publication"
            assert e.first is None or e.precision == "century"


@settings(max_examples=200, deadline=None)
@given(st.dates(datetime.date(1000, 1, 1), datetime.date(2199, 12, 31)))
def test_every_iso_day_is_read_back(day: datetime.date) -> None:
    (found,) = find_dates(f"Signed {day.isoformat()} there")
    assert (found.value, found.first, found.last, found.anchor) == (day.isoformat(), day, day, "explicit")


@settings(max_examples=200, deadline=None)
@given(st.dates(datetime.date(1900, 1, 8), datetime.date(2100, 1, 1)), st.integers(0, 6))
def test_a_bare_weekday_is_the_latest_on_or_before_the_publication(day: datetime.date, back: int) -> None:
    told = day - datetime.timedelta(days=back)
    (found,) = find_dates(f"They left on {told:%A}.", day)
    assert (found.first, found.precision) == (told, "day")


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2022-W36", "2022-09-05", "2022-09-11"),
        ("2022-W36-WE", "2022-09-10", "2022-09-11"),
        ("2022-Q4", "2022-10-01", "2022-12-31"),
        ("2021-WI", "2021-12-01", "2022-02-28"),
        ("2022-H1", "2022-01-01", "2022-06-30"),
        ("199", "1990-01-01", "1999-12-31"),
        ("2022-09-10TNI", "2022-09-10", "2022-09-10"),
    ],
)
def test_a_value_covers_its_days(value: str, first: str, last: str) -> None:
    found = covers(value)
    assert found is not None
    assert (str(found[0]), str(found[1])) == (first, last)


@pytest.mark.parametrize("value", ["XXXX-09", "PAST_REF", "P2W", "2022-02-30", "2021-W53", "9999", "BC0044", ""])
def test_a_value_without_days_covers_none(value: str) -> None:
    assert covers(value) is None


def test_a_narrative_counts_from_what_was_told_and_news_from_the_publication() -> None:
    text = "On 14 July 1920 the army took the town. On 2 August it crossed the river. Three days later it fell."
    told = [e.value for e in find_dates(text, "2009-12-19", "narrative")]
    assert told == ["1920-07-14", "1920-08-02", "1920-08-05"]
    assert find_dates(text, "2009-12-19", "news")[1].value == "2009-08-02"


def test_a_narrative_is_not_led_astray_by_a_year_that_stands_aside() -> None:
    text = (
        "In May 1920 they advanced. It was the largest battle since 1813. A study of 2003 counted the dead. "
        "By 6 September they held the town."
    )
    assert find_dates(text, "2009-12-19", "narrative")[-1].value == "1920-09-06"


def test_auto_reads_a_history_as_a_narrative_and_news_as_news() -> None:
    history = "In 1918 war came. In March 1919 it spread. On 3 May 1920 it peaked. On 7 June it ended."
    assert find_dates(history, mode="auto")[-1].value == "1920-06-07"
    assert find_dates("He left on Friday. It fell in May 2020.", "2022-09-10", "auto")[0].value == "2022-09-09"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The talks ran from Tuesday to Friday.", ["2022-09-06", "2022-09-09"]),
        ("The talks run from Tuesday to Friday.", ["2022-09-13", "2022-09-16"]),
        ("They sat between Monday and Wednesday.", ["2022-09-12", "2022-09-14"]),
        ("It ran from December 28 to January 3.", ["2021-12-28", "2022-01-03"]),
        ("They met from the 3rd to the 5th of March.", ["2022-03-03", "2022-03-05"]),
        ("Bought from Aug. 14 to Thursday.", ["2022-08-14", "2022-09-15"]),
        ("It ran from October until March 2021.", ["2020-10", "2021-03"]),
        ("They met on Tuesday and Friday.", ["2022-09-13", "2022-09-09"]),
        ("It was moved from Tuesday to Friday.", ["2022-09-13", "2022-09-09"]),
    ],
)
def test_the_end_of_a_range_does_not_lie_before_its_beginning(text: str, values: list[str]) -> None:
    assert [e.value for e in find_dates(text, "2022-09-15")] == values


def test_a_wrong_mode_and_an_unreadable_date_are_one_sentence_with_the_right_choice() -> None:
    with pytest.raises(DatelineError, match=r"story.*news, narrative or auto"):
        find_dates("x", mode="story")
    with pytest.raises(DatelineError, match=r"timeline\.dates\(corpus\)"):
        find_dates(["a text"])  # type: ignore[arg-type]
    for bad in ("soon", "2022-13-01", "10/09/2022", ""):
        with pytest.raises(BadDate, match="2022-09-10"):
            find_dates("x", bad)


def test_a_date_a_time_and_iso_text_are_the_same_publication() -> None:
    forms = ["2022-09-10", "2022-09-10T08:00:00Z", datetime.date(2022, 9, 10), datetime.datetime(2022, 9, 10, 8)]
    assert {find_dates("Today it fell.", form)[0].value for form in forms} == {"2022-09-10"}


@pytest.mark.parametrize("edge", [datetime.date.min, datetime.date.max])
def test_the_ends_of_the_calendar_break_nothing(edge: datetime.date) -> None:
    text = "This week, next weekend, last quarter, a century ago, in ten millennia, the past 99999999 years, on Monday."
    found = find_dates(text, edge)
    assert [e.rule for e in found] == ["unit", "weekend", "unit", "offset", "duration", "duration", "weekday"]
    for e in found:
        assert e.first is None or e.first <= e.last


def test_a_row_has_the_columns_of_the_table() -> None:
    (found,) = find_dates("Today it fell.", "2022-09-10")
    assert set(found.as_row()) == set(tables.columns("dates")) - {"doc_id", "sentence_id"}
    assert isinstance(found, TimeExpression)
    with pytest.raises(AttributeError):
        found.value = "2022"  # type: ignore[misc]


HOSTILE = [
    "1", "Monday ", "to Monday - ", "hundreds of ", "٢",
    "two years ago ", "ago ", "the ", "one hundred ", "2022-", "1,", "May ", "early mid- ", "\n", "- ",
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_work_grows_in_step_with_the_text(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counts the words that the readers look at: four times the text may cost four times the looks, not sixteen."""
    looks = 0
    look = scan.Scan.word

    def counted(self: scan.Scan, i: int) -> str:
        nonlocal looks
        looks += 1
        return look(self, i)

    monkeypatch.setattr(scan.Scan, "word", counted)
    costs = []
    for times in (500, 2000):
        looks = 0
        grammar.read(scan.scan(unit * times))
        costs.append(looks + 500)
    assert costs[1] <= 4.5 * costs[0]


@pytest.mark.parametrize(
    ("written", "value"),
    [("٢٠٢٢-٠٩-١٠", "2022-09-10"), ("９ September ２０２２", "2022-09-09"), ("March ٣, 2٠22", "2022-03-03")],
)
def test_digits_of_other_scripts_are_read_as_what_they_stand_for(written: str, value: str) -> None:
    (found,) = find_dates(f"Signed on {written} there.", "2022-09-15")
    assert (found.text, found.value) == (written, value)


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(categories=["Nd", "No", "Nl"]) | st.sampled_from("-/:. ,"), min_size=1, max_size=14))
def test_a_value_is_written_in_ascii_whatever_the_digits(text: str) -> None:
    for e in find_dates(f"On Friday {text} September {text}", "2022-09-15"):
        assert e.value.isascii()


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("a million years ago", "MA1"),
        ("66 million years ago", "MA66"),
        ("4.5 billion years ago", "GA4.5"),
        ("200,000 years ago", "KA200"),
        ("two million years from now", "FUTURE_REF"),
    ],
)
def test_deep_time_has_a_value_and_no_day(words: str, value: str) -> None:
    (found,) = find_dates(f"It formed {words} there.", "2022-09-10")
    assert (found.text, found.type, found.value) == (words, "DATE", value)
    assert (found.first, found.last, found.precision) == (None, None, "vague")


def test_a_megabyte_of_digits_is_passed_over() -> None:
    assert find_dates("7" * 1_000_000, "2022-09-10") == []
