"""The page that the workbench was commissioned with, line by line."""

from pathlib import Path

import pytest

from analysis.cleaning import apply, clean

RAW = next((Path(__file__).resolve().parents[2] / "seeds").glob("*.txt")).read_text("utf-8")
LINES = RAW.split("\n")


@pytest.fixture(scope="module")
def done():
    return clean(RAW)


def roles(done, role):
    return [done.text[x.start : x.end] for x in done.lines if x.role == role]


def edit_at(done, line):
    """The edits other than of blanks in a line of the raw text (counted from 1)."""
    start = sum(len(x) + 1 for x in LINES[: line - 1])
    end = start + len(LINES[line - 1]) + 1
    return [e for e in done.edits if e.raw_start < end and e.raw_end > start and e.rule != "blanks"]


def test_the_ledger_is_exact(done):
    assert apply(RAW, done.edits) == done.text


def test_the_headline_is_the_title_and_not_body(done):
    assert roles(done, "title") == [LINES[2]] and done.title == LINES[2]
    assert LINES[2] not in done.body


@pytest.mark.parametrize(
    ("number", "rule"), [(1, "breadcrumb"), (54, "exact repeat"), (66, "read more"), (69, "comments")]
)
def test_furniture_is_dropped_each_with_its_own_reason(done, number, rule):
    (edit,) = edit_at(done, number)
    assert (edit.action, edit.rule) == ("drop", rule)
    assert LINES[number - 1] not in done.text or rule == "exact repeat"


def test_nothing_else_is_dropped(done):
    dropped = [e for e in done.edits if e.action == "drop" and e.rule != "blanks"]
    assert len({e.reason for e in dropped}) == len(dropped) == 4


def test_the_subheads_are_headings(done):
    assert roles(done, "heading") == ["Russia dispatches more troops", "images of devastation", "decreasing morale"]


def test_the_two_captions_are_captions(done):
    assert roles(done, "caption") == [LINES[23], LINES[37]]
    assert "military truck that was abandoned" not in done.body


def test_the_exact_repeat_is_kept_once_and_its_reason_says_where(done):
    paragraph = LINES[53]
    assert RAW.count(paragraph) == 2 and done.text.count(paragraph) == 1
    (edit,) = edit_at(done, 54)
    assert f"characters {RAW.index(paragraph)}–" in edit.reason


def test_the_near_repeat_is_marked_and_kept(done):
    (mark,) = [e for e in done.edits if e.rule == "near repeat"]
    assert mark.action == "mark" and RAW[mark.raw_start : mark.raw_end] == LINES[52]
    assert f"characters {RAW.index(LINES[44])}–" in mark.reason


@pytest.mark.parametrize(
    ("number", "mended"),
    [(8, "arrived,” the policeman said"), (31, "advancement” By Poddubny"), (53, "supplies,” added he.")],
)
def test_turned_quotation_marks_are_mended(done, number, mended):
    assert mended in done.body
    assert [(e.action, e.replacement) for e in edit_at(done, number) if e.rule == "turned quotes"] == [
        ("replace", "” ")
    ]


def test_what_is_clean_stays_as_it_is(done):
    again = clean(done.text, title=done.title)
    assert again.body == done.body and again.title == done.title


def test_no_word_is_changed(done):
    kept = [x for i, x in enumerate(LINES, 1) if x.strip() and i not in (1, 54, 66, 69)]
    assert (
        done.text.replace("”", "").replace("“", "").split() == "\n".join(kept).replace("”", "").replace("“", "").split()
    )


def test_most_paragraphs_are_as_they_were(done):
    assert sum(x in done.text.split("\n") for x in LINES if len(x) > 60) >= 34
