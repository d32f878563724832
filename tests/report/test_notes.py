"""What is said of how something was counted is true of the choice in force, and of no other."""

import json
import re

import pytest

import analysis as dl
from analysis.errors import DatelineError
from analysis.runs import of_notebook
from analysis.settings import NOTEBOOKS
from analysis.timeline.placing import dates


def test_each_lexicon_is_told_as_it_is():
    news, vader = dl.notes.tone("news").words, dl.notes.tone("vader").words
    assert "written for news" in news and "titles and institutions carry no tone" in news
    assert "made for social media" in vader and "carry no tone" not in vader
    assert "in the file that was named" in dl.notes.tone("mine.tsv").words


def test_what_is_said_of_names_and_institutions_holds():
    text = ["The United Nations met on Monday."]
    by_news, by_vader = (dl.sentiment.score_sentences(text, lexicon=name)[0] for name in ("news", "vader"))
    assert by_news.score is None
    assert by_vader.score > 0 and [hit.token for hit in by_vader.contributions] == ["United"]


def test_each_way_to_treat_undated_sentences_is_told_as_it_is():
    left, filled = (dl.notes.timeline("news", way).words for way in ("leave", "publication"))
    assert "Sentences without a day are not on the figure at all." in left
    assert "Sentences without a day are not on the figure" not in filled
    assert "stands on the publication date" in filled
    assert "grey diamond" in dl.notes.marks("publication").words
    assert "grey diamond" not in dl.notes.marks("leave").words


def test_each_mode_is_told_as_it_is():
    text = "The march began on 3 May 2022. They rested on the next day."
    corpus = dl.from_records([{"text": text, "published": "2022-09-10"}])
    anchors = {mode: dates(corpus, mode=mode)["anchor"].tolist()[-1] for mode in ("news", "narrative")}
    assert "last told of" in dl.notes.timeline("narrative").words and anchors["narrative"] == "narrative"
    assert "from the day of publication, as in news:" in dl.notes.timeline("news").words
    assert "decided for each article" in dl.notes.timeline("auto").words


@pytest.mark.parametrize("call", [
    lambda: dl.notes.tone("newz"), lambda: dl.notes.timeline("story"), lambda: dl.notes.timeline("news", "guess"),
    lambda: dl.notes.marks("guess"),
])  # fmt: skip
def test_an_unknown_choice_is_named_with_the_valid_ones(call):
    with pytest.raises(DatelineError, match="valid: "):
        call()


@pytest.mark.parametrize(("notebook", "parameter", "says"), [
    ("3_sentiment", "lexicon", dl.notes.tone), ("4_timeline", "mode", dl.notes.timeline),
    ("4_timeline", "undated", dl.notes.marks),
])  # fmt: skip
def test_every_choice_that_a_notebook_offers_has_its_words(notebook, parameter, says):
    path = NOTEBOOKS / f"{notebook}.ipynb"
    kind = next(p for p in of_notebook(path) if p.name == parameter)
    source = "".join("".join(c["source"]) for c in json.loads(path.read_text("utf-8"))["cells"])
    offered = re.search(rf'(?m)^{parameter}: "([^"]+)"', source)
    choices = re.split(r", | or ", offered.group(1))
    assert kind and len(choices) >= 2
    assert len({says(choice).words for choice in choices}) == len(choices)
