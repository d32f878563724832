"""Marked-up text in cells of tables and in Markdown files is read as a person sees it; plain text stays as it is."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.readers import RawDocument, Refused, read
from analysis.readers.markup import from_cell, from_markdown


@pytest.mark.parametrize(("cell", "text"), [
    ("<p>The dam leaked on <b>Saturday</b>.</p><p>It&nbsp;held.</p>", "The dam leaked on Saturday.\n\nIt\xa0held."),
    ("The dam leaked.<br><br/>It held.", "The dam leaked.\nIt held."),
    ("<div class='x'>The dam &amp; the town</div>", "The dam & the town"),
])  # fmt: skip
def test_a_cell_that_holds_a_page_is_read_as_one(cell, text):
    assert from_cell(cell) == text


@pytest.mark.parametrize(
    "cell", ["If a < b and c > d, it fell.", "He wrote <b> in his notes.", "Fish & chips", "<p>", "<x>a</x>", ""]
)
def test_a_cell_that_only_has_signs_in_it_stays_as_it_is(cell):
    assert from_cell(cell) == cell


@pytest.mark.parametrize(("marked", "plain"), [
    ("# Strike ends", "Strike ends\n"),
    ("## Strike ends ##\nIt rained.", "Strike ends\n\nIt rained."),
    ("Strike ends\n===========\nIt rained.", "Strike ends\n\nIt rained."),
    ("It **was** _wet_ on [Wednesday](https://example.org \"day\"), `he` said.", "It was wet on Wednesday, he said."),
    ("Bakers in **Leeds** went back to *work*.", "Bakers in Leeds went back to work."),
    ("> “It was worth it,” he said.\n>> Yes.", "“It was worth it,” he said.\nYes."),
    ("- Bread rose.\n* Milk fell.\n1. Eggs stayed.", "Bread rose.\nMilk fell.\n1. Eggs stayed."),
    ("![A baker](a.png)It rained.\n\n---\n\n[1]: https://example.org\n<https://example.org>",
     "It rained.\n\n\n\nhttps://example.org"),
    ("```\ncode\n```", "code"),
    (r"5 \* 3 \# 4", "5 * 3 # 4"),
])  # fmt: skip
def test_the_marks_of_markdown_go_and_its_words_stay(marked, plain):
    assert from_markdown(marked) == plain


@pytest.mark.parametrize("text", [
    "#Ukraine and snake_case_name stay.", "*Name changed at his request.", "2 * 3 * 4 is 24", "a > b", "-5 degrees",
    "“Q: [inaudible] he said.”", "It fell – by 3% - on Monday.", "C# and F#", "He said: * no *",
])  # fmt: skip
def test_signs_that_are_no_marks_stay(text):
    assert from_markdown(text) == text


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab *_[]()!>#`~-\n\\", max_size=80))
def test_no_letter_is_lost_but_those_of_pictures_and_addresses(text):
    if "](" not in text and "][" not in text and "]:" not in text and "`" not in text and "~" not in text:
        assert [c for c in from_markdown(text) if c in "ab"] == [c for c in text if c in "ab"]


@pytest.mark.parametrize("piece", ["*a", "[a](", "![", "**", "_a ", "`", "[a][", "> ", "# "])
def test_a_line_of_marks_costs_little(piece):
    from_markdown(piece * 30_000)
    from_cell(f"<p>{piece * 30_000}</p>")


def test_a_markdown_file_is_read_without_its_marks(tmp_path):
    (tmp_path / "a.md").write_text("---\ntitle: Strike\n---\n# Strike ends\n\nBakers in **Leeds** went back.\n")
    (found,) = read([tmp_path])
    assert found.title == "Strike"
    assert " ".join(found.raw_text.split()) == "Strike ends Bakers in Leeds went back."


def test_placeholders_are_refused_and_a_text_that_is_cut_off_says_so(tmp_path):
    rows = [
        {"title": "[Removed]", "content": "[Removed]", "publishedAt": "1970-01-01T00:00:00Z"},
        {"title": "Strike", "content": "The strike ended, he said… [+1830 chars]"},
        {"title": "Bridge", "content": "<p>The bridge fell.</p> <p>It was old.</p>"},
    ]
    (tmp_path / "a.json").write_text(json.dumps({"articles": rows}))
    first, second, third = read([tmp_path])
    assert isinstance(first, Refused) and "placeholder" in first.reason
    assert isinstance(second, RawDocument) and second.note == "Its source cut the text off (“[+1830 chars]”)."
    assert (third.raw_text, third.note) == ("The bridge fell.\n\nIt was old.", None)
