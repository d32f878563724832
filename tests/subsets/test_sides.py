"""Two sides of a corpus and their key words, or words on why there are none."""

import pytest

import analysis as dl
from analysis.errors import DatelineError
from analysis.figures.keyness import sure

PARK, WAR = "The council opened a park in the old town. ", "The army shelled the port and the harbour. "


PARKS = [PARK, "A park near the river was opened by Mayor Keller, who planted an oak there. ",
         "Children waited hours before the park gates. "]  # fmt: skip
WARS = [WAR, "Soldiers who shelled villages along the coast left overnight. ",
        "Nobody knows which battery shelled the mill by the lake. "]  # fmt: skip


def corpus(*days, text=lambda n: (PARKS if n % 2 else WARS)[n // 2]):
    rows = [{"text": text(n), "published": day} for n, day in enumerate(days)]
    return dl.from_records([{k: v for k, v in row.items() if v} for row in rows])


def test_earlier_articles_stand_against_later_ones():
    days = ("2024-01-01", "2024-01-02", "2024-02-01", "2024-02-02")
    news = corpus(*days, text=lambda n: PARKS[n] if n < 2 else WARS[n - 2])
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
    assert found.said.startswith("First halves of 2 articles (a) against second halves (b)")


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


def test_copies_of_an_article_count_once_and_make_nothing_sure():
    days = [f"2024-01-{d:02}" for d in range(1, 9)] + [f"2024-02-{d:02}" for d in range(1, 9)]
    siege = "The siege of the port and the siege of the mill were one siege, the elders of the valley said. "
    several = [f"Article {w} says that {w}s met the mayor of {w}ville about {w} prices in {w} week. "
               for w in ("oak", "elm", "ash", "fir", "yew", "box", "fig", "nut")]  # fmt: skip
    found = dl.subsets.contrast(corpus(*days, text=lambda n: several[n] if n < 8 else siege), stop=None)
    row = found.table.set_index("term").loc["siege"]
    assert (row["count_a"], row["count_b"], len(row["sentence_ids"])) == (0, 3, 1)
    assert found.said.endswith("copies of an article count once: 8 articles (a) against 1 (b)")
    plate = dl.figures.keyness_dots(found.table, names=found.names)
    assert not sure(found.table).any() and "most surely" not in plate.title
    assert plate.title.startswith("Too few independent articles to be sure")
    assert "none is filled: too few independent articles" in plate.subtitle


def test_articles_without_a_date_are_said_to_be_on_neither_side():
    found = dl.subsets.contrast(corpus("2024-01-01", "2024-01-02", "2024-02-01", "", "", text=lambda n: PARKS[n % 3]))
    assert "; 2 articles without a date are on neither side" in found.said
    halves = dl.subsets.contrast(corpus("", "", text=lambda n: PARKS[0] + WARS[0] if n else PARKS[2]), stop=None)
    assert halves.said.startswith("The first half of the article (a)") or "First halves of the article" in halves.said
    assert halves.said.endswith("; 1 article of one sentence or none is on neither side")


def test_sentences_stand_against_the_other_sentences_of_the_same_articles_too():
    news = corpus("", "", "", text=lambda n: PARKS[n] + WARS[n])
    found = dl.subsets.contrast(news, "sentences: shelled", stop=None)
    assert found.names == ("sentences: shelled", "the other sentences")
    assert found.said == "sentences: shelled: 3 sentences (a) against the other 3 (b)"
    rows = found.table.set_index("term")
    assert (rows.loc["shelled", "count_b"], rows.loc["park", "count_a"]) == (0, 0)
    assert not set(rows.loc["park", "sentence_ids"]) & set(rows.loc["shelled", "sentence_ids"])


def test_a_stop_list_that_leaves_no_word_leaves_no_row():
    found = dl.subsets.contrast(dl.from_records([{"text": "It is what it is. And so it was."}]), stop="news")
    assert found.table.empty and "sentence_ids" in found.table
    assert dl.figures.keyness_dots(found.table, names=found.names).title == "Nothing to show"
