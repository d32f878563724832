"""The publication date: given, told by the text, worked out within bounds, or unknown with what would settle it."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.dating import find_published, parse_day
from analysis.errors import BadDate

SEED = (Path(__file__).resolve().parents[2] / "seeds" / "000_cd06db6dfbca252d.txt").read_text("utf-8")
DAY = date(2022, 9, 10)


def test_within_its_year_the_seeds_day_is_among_the_first_three_with_reasons() -> None:
    found = find_published(SEED, earliest="2022-01-01", latest="2022-12-31")
    first = {c.day: c.why for c in found.candidates[:3]}
    assert DAY in first
    assert "September 9" in first[DAY]
    assert "Saturday" in first[DAY]


def test_without_bounds_the_seed_is_unknown_and_what_would_settle_it_is_listed() -> None:
    found = find_published(SEED)
    assert (found.day, found.origin, found.candidates) == (None, "unknown", ())
    assert any("metadata.csv" in s for s in found.settle)
    assert any("September 9" in s for s in found.settle)


@pytest.mark.parametrize(
    ("text", "said", "not_said"),
    [
        ("It fell on September 10, 2022, they said.", "“September 10, 2022”, but does not say that it was", "no day"),
        ("It fell on September 9, they said.", "“September 9” without a year", "no day"),
        ("It fell on 10/09/2022, they said.", "“10/09/2022”, whose digits could mean more than one day", "without"),
        ("It fell, they said.", "names no day of a month", "without a year"),
        ("They will meet on September 20.", "“September 20” only as still to come", "no day of a month"),
    ],
)
def test_what_would_settle_a_date_is_true_of_the_text(text: str, said: str, not_said: str) -> None:
    settle = " ".join(find_published(text).settle)
    assert said in settle
    assert not_said not in settle


def test_what_is_given_wins_in_its_order_and_a_conflict_is_told() -> None:
    found = find_published(SEED, given={"metadata": "2022-09-10", "page": "2022-09-12T08:00:00Z"})
    assert (found.day, found.origin) == (DAY, "metadata")
    assert "2022-09-12" in found.why


def test_a_fallback_counts_only_after_the_texts_own_date_and_before_constraints() -> None:
    fallback = {"file name": "2022-09-12", "argument": "2022-09-13"}
    own = find_published("Published: September 10, 2022\n\nIt fell.", fallback=fallback)
    assert (own.day, own.origin) == (DAY, "text")
    none = find_published("It fell.", given={"page": "soon"}, fallback=fallback, earliest="2022-01-01")
    assert (str(none.day), none.origin) == ("2022-09-12", "file name")
    assert "2022-09-13" in none.why and "soon" in none.why


def test_an_unreadable_date_in_the_metadata_is_an_error_and_on_a_page_a_note() -> None:
    with pytest.raises(BadDate, match="soon"):
        find_published(SEED, given={"metadata": "soon"})
    found = find_published(SEED, given={"metadata": None, "page": "soon"})
    assert found.day is None
    assert "soon" in found.why


@pytest.mark.parametrize(
    "text",
    [
        "Published: September 10, 2022\n\nThe bridge was closed.",
        "The bridge is closed\nBy A. Writer\nPosted on 10 September 2022 at 09:15\nIt was damaged.",
        "KYIV, Sept. 10, 2022 (Reuters) - The bridge was closed on Friday.",
        "The bridge is closed\nSaturday, September 10, 2022\nThe bridge was damaged on May 3, 2021.",
        "The bridge is closed.\n\nLast updated: 2022-09-10",
        "By A. Writer, The Herald\nUpdated 5:23 PM EDT, Sat September 10, 2022\nIt was damaged.",
        "BY A. WRITER SEPT. 10, 2022\nThe bridge was closed.",
        "Updated: September 12, 2022\nPublished: September 10, 2022\nThe bridge was closed.",
        "The bridge is closed\nSeptember 10, 2022 3:14 PM GMT+2 Updated 2 hours ago\nIt was damaged.",
        "The bridge is closed\n\nBy A. Writer\n\nThe Herald\n\n10 September 2022 • 3:14pm | 4 min read\n\nIt fell.",
        "The bridge is closed\nPublished September 10, 2022, 15:14 (Kyiv time)\nIt was damaged.",
        "The bridge is closed\nSeptember 10, 2022, 3 p.m. UTC / Updated September 12, 2022, 5:00 PM UTC\nIt fell.",
        "The bridge is closed\nBy A. Writer September 10, 2022 3:14 PM EDT Updated 2 hours ago\nIt was damaged.",
        "The bridge is closed\nUpdated an hour ago | September 10, 2022\nIt was damaged.",
        "Published: 10.09.2022",
        "Die Brücke ist gesperrt\nVon A. Schreiber\nStand: 10.09.2022, 18:40 Uhr\n\nSie war beschädigt.",
        "Die Brücke ist gesperrt\nAktualisiert am 12. September 2022\n10. September 2022 um 18.40 Uhr\nSie fiel.",
        "Le pont est fermé\nPublié le 10 septembre 2022 à 14h30\n\nIl était endommagé.",
        "El puente está cerrado\n10 de septiembre de 2022\n\nEstaba dañado.",
        "Міст закрито\n10 вересня 2022, 14:35\n\nЙого пошкоджено.",
        "Мост закрыт\nОпубликовано 10 сентября 2022 г. в 14:35\n\nОн был повреждён.",
        "The bridge is closed\n\nRiverside Gazette, 10 September 2022\n\nThe bridge was damaged in May.",
        "The bridge is closed\nBy Ann Roe, Roads & Rivers, September 10, 2022\nThe bridge was damaged in May.",
        "(10 September 2022) The bridge is closed\n\nThe bridge was damaged in May.",
        "The bridge is closed\nPublished 10/09/2022 5:00 PM\n\nThe bridge was closed on Friday, the city said.",
    ],
)
def test_a_date_that_the_text_gives_as_its_own_is_taken(text: str) -> None:
    found = find_published(text)
    assert (found.day, found.origin) == (DAY, "text")


@pytest.mark.parametrize(
    "text",
    [
        "The report published on February 3, 2021 said so.",
        "On September 10, 2022, soldiers entered the town.",
        "He was born on 3 May 1961.",
        "Published: 10/09/2022",
        "Published: 25/12/22",
        "The bridge is closed\nPublished 10/09/2022 5:00 PM\n\nThe bridge was closed on Tuesday, the city said.",
        "Verdun remembered\nThe Battle of Verdun, 21 February 1916\n\nThe bridge was damaged in May.",
        "Remembering Utøya at the Post, 22 July 2011\n\nThe island was opened again.",
        "The bridge is closed\nRiverside Gazette, 22 July 2011\n\nThe bridge was damaged on May 3, 2021.",
        "Termine\n3. Mai 2019\n4. Mai 2019\n5. Mai 2019\n\nDie Brücke ist gesperrt.",
        "El puente\nEl 10 de septiembre de 2022 cayó el puente\n\nEstaba dañado.",
        "The bridge is closed\nSeptember 10, 2022 3:14 PM saw the bridge fall\nIt was damaged.",
        "The bridge is closed\nSeptember 10, 2022 updated plans were shown\nIt was damaged.",
        "The bridge is closed\nSeptember 10, 2022 3:14 PM" + " GMT" * 40 + " and more\nIt was damaged.",
        "",
    ],
)
def test_a_date_inside_a_sentence_is_not_the_texts_own(text: str) -> None:
    assert find_published(text).day is None


def test_a_weekday_and_a_day_of_the_month_pin_the_year_within_bounds() -> None:
    text = "Shelling went on, officials said Wednesday, June 28. On Wednesday two people were hurt."
    found = find_published(text, earliest="2022-01-01", latest="2024-12-31")
    assert (found.day, found.origin) == (date(2023, 6, 28), "constraints")
    assert find_published(text).day is None


def test_narrow_bounds_alone_make_no_certainty() -> None:
    text = "Shelling went on, officials said Wednesday, June 28. On Wednesday two people were hurt."
    assert find_published(text, earliest="2023-08-01", latest="2023-08-02").day is None


def test_the_weekday_that_settles_digits_is_told() -> None:
    found = find_published("Mine blocked\nPublished 03/04/2021 5:00 PM EST\n\nA court blocked a mine on Thursday.")
    assert found.day == date(2021, 3, 4)
    assert "4 March 2021 was a Thursday" in found.why


@pytest.mark.parametrize("bounds", [{}, {"earliest": "2022-01-01", "latest": "2022-12-31"}])
def test_of_a_text_in_another_language_it_is_said_that_its_dates_are_not_read(bounds: dict[str, str]) -> None:
    found = find_published("Уряд подав у суботу 10 жовтня закон про суди.", **bounds)
    said = f"{found.why} {found.settle}"
    assert found.day is None
    assert "not in English (uk)" in said
    assert "names no day" not in said


def test_the_place_of_a_date_is_named_in_the_reason() -> None:
    found = find_published("It fell.", given={"column": "2022-09-10"}, places={"column": "column “Datum” of a.csv"})
    assert found.why == "The column “Datum” of a.csv gives 2022-09-10."


def test_a_line_of_a_megabyte_costs_little() -> None:
    for piece in ("Gazette Times, ", "10 вересня ", "10.09.", "(", "By A "):
        assert find_published(f"Title\n{piece * 60_000}").day is None


def test_no_day_of_a_month_means_silence() -> None:
    found = find_published("The talks failed on Saturday.", earliest="2022-01-01", latest="2022-12-31")
    assert (found.day, found.candidates) == (None, ())


@pytest.mark.parametrize(
    "value",
    ["2022-09-10", " 2022-09-10T23:30:00-05:00", "20220910", "20220910T0900Z", "2022/09/10", "10 September 2022",
     "September 10, 2022", "Sat, 10 Sep 2022 09:00:00 GMT", "2022-09-10 08:00", "Sept. 10, 2022",
     "Sat, 10 Sep 2022 23:30:00 -0500", "2022-09-10T00:30:00.123+03:00", "2022-09-10 00:00:00", "2022.9.10",
     "10 Sept 2022, 3:14 PM EDT", "Saturday 10 September 2022", "10-Sep-2022", "10th of September 2022"],
)  # fmt: skip
def test_days_are_read_as_the_publisher_wrote_them(value: str) -> None:
    assert parse_day(value) == DAY


@pytest.mark.parametrize(
    "value", ["25/09/2022", "09/25/2022", "25.9.2022", "25. 9. 2022", "09/25/2022 10:15 PM", "09.25.2022"]
)
def test_digits_are_read_where_one_order_alone_is_possible(value: str) -> None:
    assert parse_day(value) == date(2022, 9, 25)


@pytest.mark.parametrize("value", ["10.09.2022", "10. 9. 2022", "10.09.2022 10:15", "Sa, 10.09.2022"])
def test_digits_parted_by_dots_have_the_day_first(value: str) -> None:
    assert parse_day(value) == DAY


@pytest.mark.parametrize("value", ["soon", "", "2022-13-01", "2022-02-30", "10/09/2022", "September 2022", "x" * 5000])
def test_an_unreadable_day_is_one_sentence_with_an_example(value: str) -> None:
    with pytest.raises(BadDate, match="2022-09-10"):
        parse_day(value)


@pytest.mark.parametrize(
    ("value", "readings"),
    [
        ("03/04/2024", ["3 April 2024", "4 March 2024", "2024-04-03", "2024-03-04"]),
        ("04/03/24", ["4 March 2024", "3 April 2024", "24 March 2004", "two digits", "2024-03-04"]),
        ("25/12/23", ["25 December 2023", "23 December 2025", "two digits"]),
        ("12/11/10", ["12 November 2010", "11 December 2010", "10 November 2012"]),
        ("19-Nov-12", ["two digits"]),
        ("10:15 03/04/2024", ["3 April 2024"]),
    ],
)
def test_a_date_that_could_be_several_days_is_refused_with_those_days(value: str, readings: list[str]) -> None:
    with pytest.raises(BadDate) as refusal:
        parse_day(value)
    assert all(reading in str(refusal.value) for reading in [value, *readings])


def test_a_day_written_with_its_year_last_is_read_in_one_way_or_refused() -> None:
    for day in (date(2023, 1, 1) + timedelta(days=n) for n in range(365)):
        for value in (f"{day:%d/%m/%Y}", f"{day:%m/%d/%Y}"):
            if day.day > 12 or day.day == day.month:
                assert parse_day(value) == day
            else:
                with pytest.raises(BadDate, match=str(day)):
                    parse_day(value)


@pytest.mark.parametrize("value", ["2022-09-10 - 2022-09-12", "March 4, 2024 or March 5, 2024", "1/2", "2022-09"])
def test_two_days_or_part_of_one_are_no_day(value: str) -> None:
    with pytest.raises(BadDate, match="is not a date"):
        parse_day(value)


def test_bounds_the_wrong_way_round_are_an_error() -> None:
    with pytest.raises(BadDate, match="2022-12-31"):
        find_published(SEED, earliest="2022-12-31", latest="2022-01-01")


@settings(max_examples=30, deadline=None)
@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.integers(0, 500), st.text(max_size=200))
def test_candidates_lie_within_bounds_and_are_ranked(low: date, length: int, text: str) -> None:
    high = low + timedelta(days=length)
    found = find_published(f"{text} On September 9 and Friday, May 2, it fell.", earliest=str(low), latest=str(high))
    assert all(low <= c.day <= high and c.why for c in found.candidates)
    assert list(found.candidates) == sorted(found.candidates, key=lambda c: -c.score)
    assert found.day is None or found.origin in {"text", "constraints"}


def test_many_dates_and_wide_bounds_cost_little() -> None:
    text = " ".join(f"On March {1 + i % 30}, {1990 + i % 30} it fell." for i in range(3000))
    found = find_published(text, earliest="1950-01-01", latest="2030-12-31")
    assert len(found.candidates) <= 10


@settings(max_examples=50, deadline=None)
@given(st.dates(date(1000, 1, 1), date(2199, 12, 31)))
def test_every_iso_day_is_read(day: date) -> None:
    assert parse_day(day.isoformat()) == day
