"""The language of short rows: by their words, by their table, or unknown and left out of what reads English."""

import pytest

from analysis import corpus
from analysis.corpus import foreign, known

GERMAN = (
    "text\n"
    "Der Stadtrat hat am Donnerstag einen neuen Radweg beschlossen und die Kosten genannt.\n"
    "Nach dem Brand bleibt die Grundschule bis Mittwoch geschlossen.\n"
    "Am Sonntag wird gewählt.\n"
    "{row}\n"
)


def opened(tmp_path, text, name="a.csv"):
    (tmp_path / name).write_text(text, "utf-8")
    return corpus.open(tmp_path, fresh=True)


def test_a_row_that_shows_no_language_takes_that_of_its_table_and_says_so(tmp_path):
    made = opened(tmp_path, GERMAN.format(row="Hochwasser bedroht Magdeburg"))
    assert set(made.documents["lang"]) == {"de"}
    assert made.documents["note"].notna().tolist() == [False, False, False, True]
    assert "3 of the 3 articles in a.csv" in made.documents["note"].iloc[3]


def test_a_row_with_english_words_does_not_take_the_language_of_a_german_table(tmp_path):
    made = opened(tmp_path, GERMAN.format(row="Fire destroys school"))
    assert made.documents["lang"].iloc[3] != "de"


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("Die Regierung schickt Soldaten", True),
        ("Good.", False),
        ("Oil prices soar", False),
        ("A man was killed in a crash.", False),
    ],
)
def test_a_text_of_unknown_language_is_left_out_where_nothing_in_it_is_english(text, out):
    made = corpus.from_records([{"text": text}])
    assert len(foreign(made)) == out
    said = " ".join(known.in_words(made))
    assert ("1 document is not in English (1 of unknown language)" in said) is out
    assert known.by_language(made)["read"].tolist() == [not out]


def test_a_date_that_cannot_be_read_is_no_difference_between_origins(tmp_path):
    (tmp_path / "metadata.csv").write_text("file,published\na.txt,2016-13-40\n")
    made = opened(tmp_path, "Minister quits\n\nMonday, 6 June 2016\n\nThe minister quit on Sunday.\n", "a.txt")
    said = " ".join(known.in_words(made))
    assert "1 date of publication cannot be read" in said
    assert "differ" not in said
