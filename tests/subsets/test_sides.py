"""Two sides of a corpus and their key words, or words on why there are none."""

import pytest

import analysis as dl
from analysis.errors import DatelineError

PARK, WAR = "The council opened a park in the old town. ", "The army shelled the port and the harbour. "


def corpus(*days, text=lambda n: PARK if n % 2 else WAR):
    rows = [{"text": text(n), "published": day} for n, day in enumerate(days)]
    return dl.from_records([{k: v for k, v in row.items() if v} for row in rows])


def test_earlier_articles_stand_against_later_ones():
    news = corpus("2024-01-01", "2024-01-02", "2024-02-01", "2024-02-02", text=lambda n: PARK if n < 2 else WAR)
    found = dl.subsets.contrast(news, stop=None)
    assert found.names == ("earlier articles", "later articles")
    assert found.said == "2 articles up to 2 January 2024 (a) against 2 later ones (b)"
    row = found.table.set_index("term").loc["park"]
    assert (row["count_a"], row["count_b"]) == (2, 0) and len(row["sentence_ids"]) == 2
    assert {"shelled", "park"} <= set(found.table["term"])


def test_where_most_are_of_the_last_day_the_days_before_are_one_side():
    found = dl.subsets.contrast(corpus("2024-01-01", "2024-02-02", "2024-02-02", "2024-02-02"), stop=None)
    assert found.said.startswith("1 article up to 1 January 2024 (a) against 3 later ones")


@pytest.mark.parametrize("days", [("2024-01-01", "2024-01-01"), ("", "")])
def test_of_one_day_or_none_the_halves_of_the_articles_are_the_sides(days):
    found = dl.subsets.contrast(corpus(*days, text=lambda _: PARK * 2 + WAR * 2), stop=None)
    assert found.names == ("first halves", "second halves")
    assert found.said == "First halves of 2 articles (a) against second halves (b)"


def test_a_part_stands_against_the_rest():
    found = dl.subsets.contrast(corpus("2024-01-01", "2024-01-01", "2024-01-02"), "shelled", stop=None)
    assert found.names == ("shelled", "the rest")
    shelled = found.table.set_index("term").loc["shelled"]
    assert (shelled["count_a"], shelled["count_b"]) == (2, 0)


@pytest.mark.parametrize(("texts", "part"), [(["One sentence alone."], ""), ([WAR, WAR + PARK], "shelled")])
def test_without_two_sides_there_is_no_row_and_the_reason(texts, part):
    found = dl.subsets.contrast(dl.from_records([{"text": t} for t in texts]), part)
    assert found.table.empty and "set" in found.said and "sentence_ids" in found.table
    assert dl.figures.keyness_dots(found.table, names=found.names).title == "Nothing to show"


def test_a_part_that_finds_nothing_is_one_sentence():
    with pytest.raises(DatelineError, match="finds no article"):
        dl.subsets.contrast(corpus("2024-01-01"), "volcano")
