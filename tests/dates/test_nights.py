"""Nights between two days, every other day, the one before last, eras and named days."""

import pytest

from analysis.dates import find_dates


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("The depot burned overnight Friday.", "overnight Friday", "2022-09-09TNI"),
        ("They shelled it overnight from Thursday to Friday.", "overnight from Thursday to Friday", "2022-09-08TNI"),
        ("It rained overnight between Thursday and Friday.", "overnight between Thursday and Friday", "2022-09-08TNI"),
        ("It rained on the night of Thursday to Friday.", "the night of Thursday to Friday", "2022-09-08TNI"),
        ("It rained in the night from 7 to 8 September.", "the night from 7 to 8 September", "2022-09-07TNI"),
        ("It rained overnight into Friday.", "overnight into Friday", "2022-09-08TNI"),
        ("It rained overnight, and on Friday it stopped.", "overnight", "2022-09-10TNI"),
        ("It was sold the year before last.", "the year before last", "2020"),
        ("It was sold the week before last.", "the week before last", "2022-W34"),
        ("They meet every other Tuesday.", "every other Tuesday", "XXXX-WXX-2"),
        ("The hill was settled in the 5th century BC.", "the 5th century BC", "BC04XX"),
        ("The town was buried in AD 79.", "AD 79", "0079"),
        ("Sales rose in FY2021.", "FY2021", "2021"),
        ("They marched on Juneteenth.", "Juneteenth", "2022-06-19"),
        ("They marched on Russia’s Victory Day.", "Victory Day", "2022-05-09"),
        ("They marched on Victory Day.", "Victory Day", "XXXX-XX-XX"),
        ("They marched on Whit Monday.", "Whit Monday", "2022-06-06"),
    ],
)
def test_what_a_phrase_means(text: str, found: str, value: str) -> None:
    assert (found, value) in [(e.text, e.value) for e in find_dates(text, "2022-09-10")]


def test_every_other_tuesday_stands_on_no_day() -> None:
    (e,) = find_dates("They meet every other Tuesday.", "2022-09-10")
    assert (e.type, e.first, e.why) == ("SET", None, "It comes again every other week.")


def test_zero_hour_is_no_length() -> None:
    assert find_dates("They waited for zero hour.", "2022-09-10") == []


def test_an_era_is_told_in_a_narrative_and_passed_over_in_news() -> None:
    text = "The bridge was built in the Habsburg era. It lasted."
    assert [e.text for e in find_dates(text, "2022-09-10", "narrative")] == ["the Habsburg era"]
    assert find_dates(text, "2022-09-10") == []
