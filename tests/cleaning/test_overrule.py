"""A person sees what became of each line, and what changes when a rule is overruled or a line is named."""

import pytest

from analysis.cleaning import apply, clean, compare, lines
from analysis.errors import DatelineError

ARTICLE = [
    "The army said on Saturday that it had retaken two towns in the east after a week of fighting.",
    "Officials in the region said that most of the people had left before the fighting began.",
    "“We came back to empty streets, “said a baker who returned to the town with his sons on Friday.",
    "Trains are to run again from Monday, the railway said, but only by day and only as far as the river.",
]
RAW = "\n\n".join(["Two towns in the east retaken", "By Jane Doe", *ARTICLE[:2], "Share this article", *ARTICLE[2:]])


def test_every_line_has_its_fate_and_its_reason():
    table = lines(clean(RAW)).set_index("line")
    assert table["fate"].to_dict() == {1: "title", 3: "cut", 5: "body", 7: "body", 9: "cut", 11: "body", 13: "body"}
    assert table["rule"].to_dict() == {1: "", 3: "byline", 5: "", 7: "", 9: "share", 11: "turned quotes", 13: ""}
    assert (table["reason"] != "").all()


def test_comparing_shows_the_lines_whose_fate_changes():
    found = compare(RAW, rules_off=["share", "turned quotes"])
    assert found.columns.to_list() == ["line", "text", "before", "after", "rule", "reason"]
    changed = found.set_index("line")
    assert changed.index.to_list() == [9, 11]
    assert changed.loc[9, "before"] == "cut" and changed.loc[9, "after"] in ("body", "heading")
    assert changed.loc[9, "rule"] == "share" and "prompt to share" in changed.loc[9, "reason"]
    assert (changed.loc[11, "before"], changed.loc[11, "after"]) == ("body (turned quotes)", "body (open quotes)")


def test_nothing_overruled_changes_nothing():
    found = compare(RAW)
    assert found.empty and found.columns.to_list() == ["line", "text", "before", "after", "rule", "reason"]


def test_what_is_off_in_both_is_no_difference():
    assert compare(RAW, rules_off=["share"], against=["share"]).empty


def test_a_line_that_is_named_is_kept_or_dropped():
    done = clean(RAW, keep=["SHARE  this"], drop=["trains are to run"])
    assert "Share this article" in done.body and "Trains are" not in done.text
    assert {e.rule for e in done.edits if "Trains" in RAW[e.raw_start : e.raw_end]} == {"named lines"}
    assert apply(RAW, done.edits) == done.text
    changes = compare(RAW, keep=["Share this"], drop=["Trains are"]).set_index("line")
    assert changes["after"].to_dict() == {9: "body", 13: "cut"}
    assert changes.loc[13, "rule"] == "named lines"


def test_keeping_wins_and_empty_texts_name_no_line():
    assert clean(RAW, keep=["Trains"], drop=["Trains", "", "  "]).text == clean(RAW).text
    assert clean(RAW, drop=["Trains"], rules_off=["named lines"]).text == clean(RAW).text


def test_a_rule_that_there_is_not_is_an_error():
    with pytest.raises(DatelineError, match="no cleaning rule"):
        compare(RAW, rules_off=["shares"])


@pytest.mark.parametrize("raw", ["", "\n\n", "a", "\ufeff\r\n\r\nx\x00\r\n"])
def test_texts_of_next_to_nothing_are_laid_out(raw):
    assert len(lines(clean(raw))) <= 2 and compare(raw, rules_off=["blanks"]).shape[1] == 6
