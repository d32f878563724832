"""What several origins say of one article, weighed: the first in order is used, and every difference is listed."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.corpus import elsewhere, origins, times
from analysis.dating import abroad
from analysis.readers import RawDocument, frontmatter
from analysis.readers.columns import Names, flat
from analysis.readers.model import Claim
from analysis.readers.moments import from_epoch, in_name

ORDER = ("metadata", "column", "front matter", "page", "file name", "argument")
days = st.dates(datetime.date(1990, 1, 1), datetime.date(2030, 1, 1))
values = st.one_of(days.map(str), st.sampled_from(["soon", "03/04/2022", "25/04/2022", "x" * 900]))


def weighed(*claims, text="The bridge fell in the night."):
    document = RawDocument("a.txt", "0", text, claims=tuple(Claim("published", *c) for c in claims))
    (read,) = origins.readings([document])
    found, listed = origins.publish(document, read, None, None)
    return found, list(origins.conflicts(document, found, listed))


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(ORDER), values))
def test_the_first_readable_origin_is_used_and_differences_are_listed(said):
    claims = [(o, said[o], f"{o} column") for o in ORDER if o in said]
    found, listed = weighed(*claims)
    read = {o: str(d) for o, v, p in claims if (d := origins._read(Claim("published", o, v, p), {}).day)}
    assert (str(found.day), found.origin) == next(((d, o) for o, d in read.items()), ("None", "unknown"))
    counted = {o: d for o, d in read.items() if o != "argument"}
    unreadable = [o for o, *_ in claims if o not in read and o != "argument"]
    assert bool(listed) == (len(set(counted.values())) > 1 or bool(unreadable))
    assert sum(row["used"] for row in listed) == (1 if listed and counted else 0)
    assert all(len(row["value"]) <= 300 for row in listed)
    assert all(row["why"].startswith("It cannot be used: “") for row in listed if row["origin"] in unreadable)


def test_a_day_of_a_change_contradicts_nothing_but_another_day_of_publication_does():
    changed = "The bridge fell\nUpdated: September 12, 2022\n\nIt fell in the night."
    assert weighed(("metadata", "2022-09-10"), text=changed)[1] == []
    other = changed.replace("Updated", "Published")
    assert [row["origin"] for row in weighed(("metadata", "2022-09-10"), text=other)[1]] == ["metadata", "text"]


def test_a_day_apart_is_said_to_be_perhaps_another_zone():
    _, listed = weighed(("metadata", "2022-09-10T23:30:00-05:00"), ("page", "2022-09-11T04:30:00Z"))
    assert [(row["used"], row["why"]) for row in listed] == [
        (True, "It comes first."), (False, "It is a day apart: perhaps the same moment in another zone."),
    ]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60), days)
def test_no_text_breaks_a_reader_of_moments(text, day):
    moment = times.as_written(text, day)
    assert moment is None or moment.startswith(f"{day}T")
    assert in_name(text) is None or datetime.date.fromisoformat(in_name(text)[:10])
    assert from_epoch(text, named=True) is None or text.strip()[0].isdigit()


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80), st.text(max_size=40))
def test_front_matter_loses_no_character_of_the_text(block, rest):
    text = f"---\n{block}\n---\n{rest}"
    kept, claims, note = frontmatter.split(text, Names())
    assert text.endswith(kept)
    assert kept == text or note is None
    assert not claims or kept != text


@given(st.dictionaries(st.text(max_size=5), st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=5))))
def test_a_flat_object_is_texts(item):
    assert all(isinstance(v, str) for v in flat(item).values())


@pytest.mark.parametrize("value", ["1:" * 200_000, "9" * 400_000, "2022-09-10T" + "1" * 400_000, "12.30 " * 100_000])
def test_long_values_cost_little(value):
    day = datetime.date(2022, 9, 10)
    times.as_written(value, day)
    in_name(value)
    origins.readings([RawDocument("a", "0", "x", claims=(Claim("published", "column", value, "c"),))])


@pytest.mark.parametrize("value", [
    "10. September 2022", "Samstag, 10. September 2022, 14:30 Uhr", "10 septembre 2022", "10 de septiembre de 2022",
    "10 settembre 2022", "10 de setembro de 2022", "10 września 2022", "10. září 2022", "2022. szeptember 10.",
    "10 Eylül 2022", "10 сентября 2022 г.", "10 вересня 2022", "10 вересня 2022 року", "2022年9月10日",
    "2022년 9월 10일",
    "Sat Sep 10 09:00:00 +0000 2022", "Sat Sep 10 09:00:00 2022", "10/Sep/2022:13:55:36 -0700", "20220910 09:00",
    "2022, September 10",
])  # fmt: skip
def test_days_that_other_languages_and_machines_write_are_read(value):
    found, _ = weighed(("column", value))
    assert str(found.day) == "2022-09-10"


@pytest.mark.parametrize("value", [
    "10 Smarch 2022", "31 вересня 2022", "Smarch 2022", "2022-13", "10 septembre",
    "the 10 septembre 2022 edition of it",
    "2022年13月1日", "10 septembre 2022 et 11 septembre 2022",
])  # fmt: skip
def test_what_is_no_day_stays_unread(value):
    found, listed = weighed(("column", value))
    assert (found.day, listed[0]["used"]) == (None, False)


def test_no_month_is_two_in_two_languages():
    meanings = {}
    for names in abroad._NAMES:
        for number, name in enumerate(names.split(), start=1):
            meanings.setdefault(name, set()).add(number)
    assert {name for name, numbers in meanings.items() if len(numbers) > 1} == set()


@pytest.mark.parametrize(
    "value", ["2022-09", "September 2022", "2022/9", "вересня 2022", "2022-09-00", "septembre 2022"]
)
def test_a_month_that_is_all_that_is_given_bounds_the_search_for_the_day(value):
    text = "KYIV, Sept 10 (Agency) - Soldiers entered the town on Saturday, they said.\n\nIt had fallen in spring."
    found, listed = weighed(("metadata", value), text=text)
    assert (str(found.day), found.origin, listed) == ("2022-09-10", "constraints", [])
    assert weighed(("metadata", value))[0].day is None
    assert elsewhere.span("2022") == (datetime.date(2022, 1, 1), datetime.date(2022, 12, 31))


def test_a_month_that_the_texts_own_day_is_not_in_is_listed():
    found, listed = weighed(("metadata", "2022-09"), text="Published: October 3, 2022\n\nThe bridge fell.")
    assert (str(found.day), found.origin) == ("2022-10-03", "text")
    assert [(row["origin"], row["used"]) for row in listed] == [("metadata", False), ("text", True)]


def read_in(place, *values):
    documents = [
        RawDocument(path=str(n), sha256="", raw_text="It fell.", claims=(Claim("published", "column", v, place),))
        for n, v in enumerate(values)
    ]
    return [r.day and str(r.day) for (r,) in origins.readings(documents)]


def test_dots_mean_the_day_first_but_not_in_a_column_that_writes_them_the_other_way():
    assert read_in("a.csv, column “Datum”", "03.02.2023", "04.02.2023") == ["2023-02-03", "2023-02-04"]
    assert read_in("a.csv, column “Datum”", "03.02.2023", "25.02.2023") == ["2023-02-03", "2023-02-25"]
    assert read_in("a.csv, column “date”", "03.02.2023", "02.25.2023") == ["2023-03-02", "2023-02-25"]
    assert read_in("a.csv, column “date”", "03.02.2023", "02.25.2023", "25.02.2023")[0] is None


def test_the_reason_names_the_column():
    found, _ = origins.publish(
        RawDocument(path="a", sha256="", raw_text="It fell."),
        [origins.Reading(Claim("published", "column", "2024-01-11", "feed.jsonl, column “timestamp”"),
                         datetime.date(2024, 1, 11))], None, None,
    )  # fmt: skip
    assert found.why == "The column “timestamp” of feed.jsonl gives 2024-01-11."


@pytest.mark.parametrize("value", ["1970-01-01T00:00:00Z", "1970-01-01 00:00:00", "0001-01-01T00:00:00"])
def test_the_zero_of_clocks_is_no_date(value):
    assert read_in("a.json, column “publishedAt”", value) == [None]


def test_new_years_day_of_1970_is_a_date_where_no_hour_makes_it_a_clocks():
    assert read_in("a.json, column “publishedAt”", "1970-01-01") == ["1970-01-01"]
