"""The forms that news tells time in: each sentence, what is found in it, its type and TIMEX3 value."""

import pytest

from analysis.dates import find_dates

PUBLISHED = "2022-09-10"  # a Saturday

FORMS = {
    # dates that say everything
    "On 10 September 2022 it rained.": [("10 September 2022", "DATE", "2022-09-10")],
    "It rained on September 10th, 2022.": [("September 10th, 2022", "DATE", "2022-09-10")],
    "Signed 19-Nov-12 in Kyiv.": [("19-Nov-12", "DATE", "2012-11-19")],
    "It opened on 2022-09-10T09:00 sharp.": [("2022-09-10T09:00", "TIME", "2022-09-10T09:00")],
    "Due 12/31/2022 or 25.12.2022.": [("12/31/2022", "DATE", "2022-12-31"), ("25.12.2022", "DATE", "2022-12-25")],
    "It began on Wednesday, Aug. 3, 2022, in rain.": [("Wednesday, Aug. 3, 2022", "DATE", "2022-08-03")],
    "After 9/11 it changed.": [("9/11", "DATE", "2001-09-11")],
    "The first settlers came in 44 BC.": [("44 BC", "DATE", "BC0044")],
    # dates that lack a year
    "He spoke on Sept. 9.": [("Sept. 9", "DATE", "2022-09-09")],
    "The 1st of May is a holiday.": [("The 1st of May", "DATE", "2022-05-01")],
    "It fell on New Year's Eve.": [("New Year's Eve", "DATE", "2021-12-31")],
    "It will fall on New Year's Eve.": [("New Year's Eve", "DATE", "2022-12-31")],
    "They left on December 30.": [("December 30", "DATE", "2021-12-30")],
    "They said on Saturday, April 25, that it failed.": [("Saturday, April 25", "DATE", "2022-04-25")],
    # ranges
    "From May to July 2021 they trained.": [("May", "DATE", "2021-05"), ("July 2021", "DATE", "2021-07")],
    "Snow fell from 10 to 12 June.": [("10", "DATE", "2022-06-10"), ("12 June", "DATE", "2022-06-12")],
    "The June 10-12 meeting": [("June 10", "DATE", "2022-06-10"), ("12", "DATE", "2022-06-12")],
    "The 2014-15 season was short.": [("2014", "DATE", "2014"), ("15", "DATE", "2015")],
    # weekdays and parts of a day
    "They met last Tuesday evening.": [("last Tuesday evening", "TIME", "2022-09-06TEV")],
    "They will meet on Tuesday.": [("Tuesday", "DATE", "2022-09-13")],
    "They will meet next Tuesday.": [("next Tuesday", "DATE", "2022-09-13")],
    "It had been due to end Tuesday.": [("Tuesday", "DATE", "2022-09-06")],
    "He comes every Friday.": [("every Friday", "SET", "XXXX-WXX-5")],
    "At noon on Sunday they prayed.": [("noon on Sunday", "TIME", "2022-09-04T12:00")],
    "On the night of February 24 they crossed.": [("the night of February 24", "TIME", "2022-02-24TNI")],
    "They left at 10 p.m. Wednesday.": [("10 p.m. Wednesday", "TIME", "2022-09-07T22:00")],
    "At 0900 hours the guns fell silent.": [("0900 hours", "TIME", "2022-09-10T09:00")],
    "It fell overnight into Saturday.": [("overnight into Saturday", "TIME", "2022-09-09TNI")],
    "On the morning of Friday they left.": [("the morning of Friday", "TIME", "2022-09-09TMO")],
    "Rockets fell before dawn on Friday.": [("dawn on Friday", "TIME", "2022-09-09TMO")],
    "They left on Friday at dusk.": [("Friday at dusk", "TIME", "2022-09-09TEV")],
    "On day 200 of the war they left.": [("day 200", "DATE", "XXXX-XX-XX")],
    "In the third week of the offensive they left.": [("the third week", "DATE", "XXXX-WXX")],
    "It may last two weeks.": [("two weeks", "DURATION", "P2W")],
    "In April last year it closed.": [("April last year", "DATE", "2021-04")],
    "He said that last week it rained.": [("last week", "DATE", "2022-W35")],
    "They pray on Saturdays.": [("Saturdays", "SET", "XXXX-WXX-6")],
    "It fell overnight.": [("overnight", "TIME", "2022-09-10TNI")],
    # counted from the day of writing
    "The day before yesterday it rained.": [("The day before yesterday", "DATE", "2022-09-08")],
    "Last month’s vote failed.": [("Last month", "DATE", "2022-08")],
    "Later this year they vote.": [("Later this year", "DATE", "2022")],
    "It ends early next week.": [("early next week", "DATE", "2022-W37")],
    "Over the weekend it rained.": [("the weekend", "DATE", "2022-W36-WE")],
    "The offensive began three weeks ago.": [("three weeks ago", "DATE", "2022-W33")],
    "Nearly two decades ago he left.": [("Nearly two decades ago", "DATE", "2002")],
    "In two weeks' time they vote.": [("two weeks' time", "DATE", "2022-W38")],
    # parts of a year
    "In the summer of '22 they left.": [("the summer of '22", "DATE", "2022-SU")],
    "Exports fell in the first half of 2021.": [("the first half of 2021", "DATE", "2021-H1")],
    "In Q3 2021 sales rose.": [("Q3 2021", "DATE", "2021-Q3")],
    "Next year's first quarter looks weak.": [("Next year's first quarter", "DATE", "2023-Q1")],
    "The mid-1980s were grim.": [("The mid-1980s", "DATE", "198")],
    "The early nineties were calm.": [("The early nineties", "DATE", "199")],
    "In the twentieth century it grew.": [("the twentieth century", "DATE", "19XX")],
    "Easter Sunday 2022 was quiet.": [("Easter Sunday 2022", "DATE", "2022-04-17")],
    "In nineteen ninety-six it closed.": [("nineteen ninety-six", "DATE", "1996")],
    # what is ahead
    "He will succeed her Feb. 1.": [("Feb. 1", "DATE", "2023-02-01")],
    "The rule, effective Feb. 10, is new.": [("Feb. 10", "DATE", "2023-02-10")],
    "They will vote on April 1.": [("April 1", "DATE", "2023-04-01")],
    "The loans run until January.": [("January", "DATE", "2023-01")],
    "They have until Tuesday to sign it.": [("Tuesday", "DATE", "2022-09-13")],
    "It was shut until Tuesday.": [("Tuesday", "DATE", "2022-09-06")],
    "He is likely to speak on Tuesday.": [("Tuesday", "DATE", "2022-09-13")],
    "In today's world it matters.": [("today", "DATE", "PRESENT_REF")],
    "It is in today's edition.": [("today", "DATE", "2022-09-10")],
    "It may soon rain.": [("soon", "DATE", "FUTURE_REF")],
    # beside another date
    "On 8 May, the day after the truce, they left.": [("8 May", "DATE", "2022-05-08"),
                                                      ("the day after", "DATE", "2022-05-08")],
    "He came on 8 May. The day before the vote he left.": [("8 May", "DATE", "2022-05-08"),
                                                           ("The day before", "DATE", "XXXX-XX-XX")],
    "He came on 8 May. The day before, he left.": [("8 May", "DATE", "2022-05-08"),
                                                   ("The day before", "DATE", "2022-05-07")],
    "He came in May 2020. Two years before, he left.": [("May 2020", "DATE", "2020-05"),
                                                        ("Two years before", "DATE", "2018")],
    "He came in May 2020. He left that same day.": [("May 2020", "DATE", "2020-05"),
                                                    ("same day", "DATE", "2020-05-XX")],
    "He came in May 2020. Three days later he left.": [("May 2020", "DATE", "2020-05"),
                                                       ("Three days later", "DATE", "2020-XX-XX")],
    "It was the month's worst storm.": [("the month", "DATE", "2022-09")],
    "They moved at night.": [("night", "TIME", "XXXX-XX-XXTNI")],
    "It held until May 8 1:00 a.m. there.": [("May 8 1:00 a.m.", "TIME", "2022-05-08T01:00")],
    "In 2007-08, it grew.": [("2007", "DATE", "2007"), ("08", "DATE", "2008")],
    "It is the largest to date.": [("to date", "DATE", "PRESENT_REF")],
    # named days
    "They met on Ukraine's Independence Day.": [("Independence Day", "DATE", "2022-08-24")],
    "It was U.S. Independence Day.": [("Independence Day", "DATE", "2022-07-04")],
    "It fell on Independence Day.": [("Independence Day", "DATE", "XXXX-XX-XX")],
    "On Orthodox Easter 2022 it held.": [("Orthodox Easter 2022", "DATE", "2022-04-24")],
    "It held until Orthodox Christmas 2022.": [("Orthodox Christmas 2022", "DATE", "2022-01-07")],
    "In the week of D-Day it rained.": [("D-Day", "DATE", "1944-06-06")],
    # lengths
    "A four-day visit took two and a half years.": [("four-day", "DURATION", "P4D"),
                                                    ("two and a half years", "DURATION", "P2Y6M")],
    "It took half an hour.": [("half an hour", "DURATION", "PT30M")],
    "More than 1,500 days of war": [("More than 1,500 days", "DURATION", "P1500D")],
    "For decades it stood.": [("decades", "DURATION", "PXE")],
    "A months-long siege, a weeklong truce": [("months-long", "DURATION", "PXM"), ("weeklong", "DURATION", "P1W")],
    "In recent weeks it slowed.": [("recent weeks", "DURATION", "PXW")],
    "They held a three hour meeting.": [("three hour", "DURATION", "PT3H")],
    "Over the years it grew.": [("the years", "DURATION", "PXY")],
    "It follows months of talks.": [("months", "DURATION", "PXM")],
    # how often
    "Twice a week they meet.": [("Twice a week", "SET", "P1W")],
    "It runs every two weeks and daily.": [("every two weeks", "SET", "P2W"), ("daily", "SET", "P1D")],
}  # fmt: skip


def test_digits_in_either_order_are_read_by_what_is_nearer_and_said_to_be_a_guess() -> None:
    (found,) = find_dates("Signed on 10/09/2022.", PUBLISHED)
    assert (found.value, found.confidence) == ("2022-09-10", 0.5)
    (alone,) = find_dates("Signed on 10/09/2022.")
    assert (alone.value, alone.confidence) == ("2022-10-09", 0.5)


NO_TIME = [
    "He may come, and they march on.",
    "The 52-year-old man is 52 years old.",
    "Yes, 1990 troops died and 2,000 people fled.",
    "A sample of 1000 Ukrainians was asked.",
    "They built a fleet of 1100 ships.",
    "The sun rose over Mr. May and Jan Smith.",
    "After the fall of Kabul prices fall.",
    "A second attack and a second later",
    "Resolution 1973 passed on flight 2001.",
    "April Jones met August Wilson.",
    "A three-quarters majority and a quarter of the votes",
    "Bloody Sunday",
    "He hoped he would one day follow them.",
    "The party daily Granma wrote so.",
    "It closed soon after.",
    "They tried to date the vase.",
    "He spoke on “This Week,” a show, at high noon.",
]


@pytest.mark.parametrize("sentence", FORMS)
def test_each_form_is_found_typed_and_valued(sentence: str) -> None:
    found = [(e.text, e.type, e.value) for e in find_dates(sentence, PUBLISHED)]
    assert found == FORMS[sentence]


@pytest.mark.parametrize("sentence", NO_TIME)
def test_words_that_only_look_like_time_are_left_alone(sentence: str) -> None:
    assert find_dates(sentence, PUBLISHED) == []


@pytest.mark.parametrize(
    ("sentence", "symbol"),
    [
        ("They met on Friday night.", "XXXX-WXX-5TNI"),
        ("It fell last month.", "XXXX-XX"),
        ("It fell two weeks ago.", "XXXX-WXX"),
        ("Today it fell.", "XXXX-XX-XX"),
        ("In March it fell.", "XXXX-03"),
        ("The third quarter was weak.", "XXXX-Q3"),
        ("They met at 10 p.m. sharp.", "XXXX-XX-XXT22:00"),
        ("Last summer was hot.", "XXXX-SU"),
        ("Christmas Day was calm.", "XXXX-12-25"),
    ],
)
def test_without_a_publication_date_values_stay_symbolic_and_say_what_they_lack(sentence: str, symbol: str) -> None:
    (found,) = find_dates(sentence)
    assert (found.value, found.first, found.last, found.precision) == (symbol, None, None, "unresolved")
    assert "publication date" in found.why


def test_typographic_marks_change_nothing() -> None:
    curly = "“In two weeks’ time,” he said, “mid–1999 …” on New Year’s Day"
    straight = curly.replace("“", '"').replace("”", '"').replace("’", "'").replace("–", "-")
    assert [(e.start, e.end, e.value) for e in find_dates(curly, PUBLISHED)] == [
        (e.start, e.end, e.value) for e in find_dates(straight, PUBLISHED)
    ]


def test_a_story_that_told_only_a_month_has_no_day_for_a_weekday_or_a_clock() -> None:
    text = "In May 1920 they came. On Friday at dusk they left. At 5 p.m. it rained. On 3 June it ended."
    values = [e.value for e in find_dates(text, "2009-12-19", "narrative")]
    assert values == ["1920-05", "XXXX-WXX-5TEV", "XXXX-XX-XXT17:00", "1920-06-03"]


def test_a_month_right_before_a_capitalised_ordinal_is_a_month() -> None:
    assert [e.text for e in find_dates("By the end of May the Second Fleet had sailed.", PUBLISHED)] == [
        "the end of May"
    ]
    assert [e.value for e in find_dates("It lasted 27 May-28 May 1905.", PUBLISHED)] == ["1905-05-27", "1905-05-28"]


def test_a_year_ago_compares_with_the_quarter_reported_on() -> None:
    text = "Third-quarter profit rose to $3 million. A year earlier it was $2 million."
    assert [e.value for e in find_dates(text, "2022-11-02")] == ["2022-Q3", "2021-Q3"]
