"""What a text names together narrows its day: weekdays, datelines, stamps, what is to come and what is long past."""

from datetime import date

import pytest

from analysis.dating import Published, find_published

DAY = date(2022, 9, 10)
YEARS = {"earliest": "2021-01-01", "latest": "2023-12-31"}


def found(text: str, **bounds: str) -> Published:
    return find_published(text, **(bounds or YEARS))


@pytest.mark.parametrize(
    "text",
    [
        "Sat 10 Sep 2022 09.00 BST\nThe bridge was closed.",
        "The bridge is closed Saturday 10 September 2022 09.00 BST People stood at the river on Saturday.",
        "RIVERTON | Sat Sep 10, 2022 7:33 pm EDT RIVERTON (Agency) - The bridge was closed on Saturday.",
        "September 10, 2022 - 7:48 AM | by: A. Writer The bridge was closed.",
        "10 September 2022 Last updated at 04:16 GMT The bridge was closed.",
        "Saturday, September 10, 2022; 10:13 PM The old bridge was closed.",
        "Last modified: 10 September 2022\nThe bridge was closed.",
        "Posted on September 10, 2022\nThe bridge was closed.",
        "(Adds details, background) RIVERTON, Sept 10, 2022 (Agency) - The bridge was closed.",
    ],
)
def test_a_stamp_is_the_texts_own_date(text: str) -> None:
    told = find_published(text)
    assert (told.day, told.origin) == (DAY, "text")


@pytest.mark.parametrize(
    "text",
    [
        "The bridge fell on September 10, 2022 at 7:33 pm EDT, the mayor said.",
        "It was late on Saturday, September 10, 2022 7:33 pm EDT when the bridge fell.",
        "The bridge was closed. This article was amended on 10 September 2022.",
        "September 10, 2022 7:48 AM was the hour of the fall.",
    ],
)
def test_an_hour_inside_a_sentence_makes_no_stamp(text: str) -> None:
    assert find_published(text).day is None


def test_a_dateline_takes_its_year_from_the_bounds() -> None:
    text = "RIVERTON, Sept 10 (Agency) — The bridge was closed, officials said."
    told = found(text, earliest="2022-01-01", latest="2022-12-31")
    assert (told.day, told.origin) == (DAY, "constraints")
    assert find_published(text).day is None
    several = found(text)
    assert several.day is None and {c.day.year for c in several.candidates} == {2021, 2022, 2023}


@pytest.mark.parametrize(
    "text",
    [
        "The council voted on Saturday, September 10, to close the bridge. It had stood since January 27.",
        "The bridge was closed on Saturday (September 10), the mayor said. Traffic moved on Saturday.",
    ],
)
def test_a_weekday_with_a_date_in_the_opening_settles_the_year_and_the_day(text: str) -> None:
    told = found(text)
    assert told.origin == "constraints" and told.day in (DAY, date(2022, 9, 11))


@pytest.mark.parametrize(
    "text",
    [
        "The bridge will be opened at noon on Saturday, September 10.",
        "The bridge had been due to reopen on Saturday, September 10. It stays closed.",
        "Teams set out when the 5.0 magnitude quake shook the town on Saturday, September 10.",
        "A view of the bridge, Saturday, September 10. (AP) The council met again.",
        "The bridge was closed. " + "The river rose and the town waited. " * 40 + "It fell on Saturday, September 10.",
    ],
)
def test_a_weekday_with_a_date_that_is_not_the_news_settles_nothing(text: str) -> None:
    assert found(text).day is None


def test_a_day_to_come_with_its_weekday_narrows_the_year() -> None:
    text = "RIVERTON, Sept 10 (Agency) — The bridge was closed. The council will meet on Friday, September 23."
    told = found(text)
    assert told.day == DAY and "“Friday, September 23”, still to come" in told.why


def test_a_day_that_only_begins_a_span_is_no_candidate() -> None:
    assert found("Since February 24, the bridge has been closed.").candidates == ()


def test_a_correction_is_later_than_the_article() -> None:
    told = found("The bridge fell on Saturday. This article was amended on Thursday 3 November 2022.")
    assert told.candidates == ()


def test_the_end_of_a_plan_is_not_the_year_of_the_text() -> None:
    text = "RIVERTON, 20 June (Agency) – The plan for 2022-2024 stands. In 2022 the bridge was closed."
    best = found(text, earliest="2021-01-01", latest="2024-12-31").candidates[0]
    assert best.day == date(2022, 6, 20)


def test_candidates_share_the_belief() -> None:
    for text in ("It fell on September 9. On Saturday rain came.", "RIVERTON, 20 June (Agency) – It fell."):
        told = found(text)
        assert 0 < sum(c.score for c in told.candidates) <= 1.001
