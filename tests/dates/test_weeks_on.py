"""Days that lie weeks further on, and the times that "until" bounds; published on Saturday 2022-09-10."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.dates import find_dates

PUBLISHED = "2022-09-10"


def told(text: str, published: str = PUBLISHED) -> list[tuple[str, str]]:
    return [(e.text, e.value) for e in find_dates(text, published)]


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("A vote is due on Wednesday week.", "Wednesday week", "2022-09-21"),
        ("On Friday week he returns.", "Friday week", "2022-09-23"),
        ("They go on Tuesday fortnight.", "Tuesday fortnight", "2022-09-27"),
        ("The trial opens Monday week at the Old Bailey.", "Monday week", "2022-09-19"),
        ("They meet again a week on Monday.", "a week on Monday", "2022-09-19"),
        ("The hearing is a week from Monday.", "a week from Monday", "2022-09-19"),
        ("Two weeks from Friday it opens.", "Two weeks from Friday", "2022-09-30"),
        ("A fortnight on Tuesday they vote.", "A fortnight on Tuesday", "2022-09-27"),
        ("The ban was to end on Saturday week.", "Saturday week", "2022-09-24"),
    ],
)
def test_a_weekday_may_be_weeks_further_on(text: str, words: str, day: str) -> None:
    assert told(text) == [(words, day)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("On Friday week-long talks began.", ("Friday", "2022-09-09")),
        ("On Monday week three of the trial began.", ("Monday", "2022-09-05")),
        ("On Monday Week magazine was sold.", ("Monday", "2022-09-05")),
        ("He will be away for a week from Monday.", ("a week", "P1W")),
        ("It was a week on Monday since he left.", ("a week", "P1W")),
        ("He spoke a week after Monday’s attack.", ("a week", "P1W")),
        ("It was sold twice in a week on Monday.", ("a week", "P1W")),
        ("A week from Monday’s attack he spoke.", ("A week", "P1W")),
    ],
)
def test_a_week_beside_a_weekday_may_be_another(text: str, first: tuple[str, str]) -> None:
    assert told(text)[0] == first


@given(st.dates(min_value=datetime.date(1900, 1, 1), max_value=datetime.date(2100, 1, 1)))
def test_a_week_further_on_is_one_to_two_weeks_ahead(day: datetime.date) -> None:
    (found,) = find_dates("It opens Thursday week.", str(day))
    assert found.first is not None and found.first.isoweekday() == 4
    assert 8 <= (found.first - day).days <= 14


@pytest.mark.parametrize(
    ("text", "published", "last"),
    [
        ("Services will not resume until Monday at the earliest.", "2024-03-14", "2024-03-18"),
        ("Repairs could last until the weekend.", "2021-01-05", "2021-W01-WE"),
        ("The bridge will be closed until Friday.", PUBLISHED, "2022-09-16"),
        ("The bridge will remain shut until October.", PUBLISHED, "2022-10"),
        ("They gave him until Friday to leave.", PUBLISHED, "2022-09-16"),
        ("Voters have until Friday.", PUBLISHED, "2022-09-16"),
        ("They suspended play until Monday.", PUBLISHED, "2022-09-12"),
        ("It burned until Thursday noon.", PUBLISHED, "2022-09-08T12:00"),
        ("The fighting raged until Friday.", PUBLISHED, "2022-09-09"),
        ("It burned until October.", PUBLISHED, "2021-10"),
        ("It burned until 12 October.", PUBLISHED, "2021-10-12"),
        ("The town will keep its schools closed until 11 October.", PUBLISHED, "2022-10-11"),
        ("The school plans to remain closed until 7 October.", PUBLISHED, "2022-10-07"),
        ("Doctors advised the school to shut until 7 October.", PUBLISHED, "2022-10-07"),
        ("They issued a ban on drilling until 28 October.", PUBLISHED, "2022-10-28"),
        ("The spill will go on unabated until October.", PUBLISHED, "2022-10"),
        ("They did not leave until Friday.", PUBLISHED, "2022-09-09"),
    ],
)
def test_until_goes_where_its_verb_goes(text: str, published: str, last: str) -> None:
    assert told(text, published)[-1][1] == last


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("In 2009 a similar drought lasted until September.", "2009-09"),
        ("In 2009, the dam broke on 5 September.", "2009-09-05"),
        ("The dam was built in 1980, and in 2009 it broke in March.", "2009-03"),
        ("In 2009 the dam broke. In August it was mended.", "2022-08"),
        ("The dam, built in 2009, broke in August.", "2022-08"),
        ("In 2009 a law was passed that will end in December.", "2022-12"),
        ("It was due to the flood in 2009 and the rain in August.", "2022-08"),
        ("In 2009 it broke; in August it was mended.", "2022-08"),
    ],
)
def test_the_year_that_opens_a_sentence_holds_for_its_months(text: str, last: str) -> None:
    assert told(text)[-1][1] == last


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The vote is on Tuesday.", "2022-09-13"),
        ("Talks are set for Wednesday.", "2022-09-14"),
        ("The strike ends on Friday.", "2022-09-16"),
        ("A judge hears the case on Monday.", "2022-09-12"),
        ("Parliament votes on the bill on Monday.", "2022-09-12"),
        ("Ministers meet in Brussels on Monday.", "2022-09-12"),
        ("The court, which sits in The Hague, decides on Monday.", "2022-09-12"),
        ("Kyiv holds talks with Ankara on Monday.", "2022-09-12"),
        ("Flights are late due to the storm on Monday.", "2022-09-05"),
        ("The delay was due to the storm on Monday.", "2022-09-05"),
        ("The trial was due to open on Monday.", "2022-09-12"),
        ("Zelensky meets soldiers in Izium on Monday.", "2022-09-05"),
        ("A judge heard the case on Monday.", "2022-09-05"),
        ("The votes on Monday were counted.", "2022-09-05"),
        ("The party won votes on Monday.", "2022-09-05"),
        ("Some 200 votes on Monday were void.", "2022-09-05"),
        ("The agency helped them meet on Monday.", "2022-09-05"),
        ("Did they meet on Monday?", "2022-09-05"),
        ("They failed to meet on Monday.", "2022-09-05"),
        ("Ukrainian troops met on Monday.", "2022-09-05"),
    ],
)
def test_the_present_of_an_appointment_lies_ahead(text: str, day: str) -> None:
    assert told(text)[-1][1] == day
