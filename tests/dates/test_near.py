"""A date without a year that lies a little ahead is the coming one, unless a past verb has it."""

import pytest

from analysis.dates import find_dates


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("He told them that May 9, the day of the parade, matters to the town.", "2022-04-09", "2022-05-09"),
        ("There are no plans to hold a fair on May 9 in the town.", "2022-04-20", "2022-05-09"),
        ("The mayor set his men the task of clearing the road by May 9.", "2022-04-14", "2022-05-09"),
        ("The July 27 target date is the day of the report.", "2010-07-08", "2010-07-27"),
        ("They asked for a briefing by Sept. 10.", "2010-09-02", "2010-09-10"),
        ("They placed orders for November deliveries.", "2022-10-20", "2022-11"),
        ("The court refused on May 9.", "2022-04-20", "2021-05-09"),
        ("He was dismissed in November.", "2022-10-20", "2021-11"),
        ("She spoke of the victims of the September 11 attacks.", "2010-07-01", "2001-09-11"),
        ("They met on September 11 at noon.", "2010-09-13", "2010-09-11"),
        ("He was arrested in 2023. That fall the school was shut.", "2024-05-07", "2023-FA"),
        ("Their aim was to answer the invasion of 24 February.", "2022-09-16", "2022-02-24"),
        ("At the end of August the president will have been in office for a year.", "2022-09-03", "2022-08"),
    ],
)
def test_a_date_without_a_year(text: str, published: str, value: str) -> None:
    assert value in [e.value[:10] for e in find_dates(text, published)]


def test_following_before_an_article_is_no_pointing_word() -> None:
    (found,) = find_dates("They spoke following a day of talks in the town.", "2022-09-10")
    assert (found.text, found.first) == ("a day", None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("By the end of 2021 the fund had half of what it needed for the year.", "2021"),
        ("The fund has half of what it needs for the year.", "2022"),
        ("It closed in 2021. It has half of what it needs for the year.", "2022"),
    ],
)
def test_the_year_is_the_one_that_its_sentence_has_named(text: str, value: str) -> None:
    assert find_dates(text, "2022-09-10")[-1].value == value


def test_the_time_that_opens_an_entry_is_no_year_to_come() -> None:
    (found,) = find_dates("2025: The talks have begun.", "2010-06-15")
    assert (found.type, found.value) == ("TIME", "2010-06-15T20:25")
    assert find_dates("1918: The flu came.", "2010-06-15")[0].value == "1918"
    assert find_dates("The goal for 2025: no waste.", "2010-06-15")[0].value == "2025"
