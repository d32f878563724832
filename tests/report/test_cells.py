import datetime

import pandas as pd
import pytest

from analysis.errors import DatelineError
from analysis.report import helpers
from analysis.report.cells import html_table, number
from tests.report import crawl


@pytest.mark.parametrize(
    ("value", "spec", "expected"),
    [
        (1234567, "", "1,234,567"),
        (-3, "", "−3"),
        (0.4567, "", "0.46"),
        (12.0, "", "12"),
        (0.00123, "", "0.00123"),
        (0.256, ".1%", "25.6%"),
        (0.3, "+.2f", "+0.30"),
        (-0.3, "+.2f", "−0.30"),
        (1234.5, "", "1,234"),
        (float("inf"), "", "∞"),
    ],
)
def test_a_number_reads_as_print(value, spec, expected):
    assert number(value, spec) == expected


def test_every_cell_heading_and_caption_is_escaped():
    bad = "<script>alert(1)</script>"
    html = html_table(pd.DataFrame({bad: [bad], "list": [[bad]]}), caption=bad)
    assert "<script" not in html
    assert html.count("&lt;script&gt;") >= 4


def test_missing_values_are_said_and_never_read_as_zero():
    table = pd.DataFrame(
        {
            "word": ["a", None],
            "n": pd.array([1, None], dtype="Int64"),
            "share": [None, 0.5],
            "day": pd.to_datetime(["2022-09-10", None]),
        }
    )
    html = html_table(table, caption="c")
    assert html.count("no value") == 4
    assert "nan" not in html.lower() and "NaT" not in html and "NA<" not in html


def test_a_column_of_sentence_ids_becomes_links():
    table = pd.DataFrame({"text": ["words"], "sentence_id": ["0123456789ab.7"]})
    assert 'href="read/0123456789ab.html#s7">sentence 7</a>' in html_table(table, caption="c", link="sentence_id")
    linked = html_table(table, caption="c", link={"text": "sentence_id"}, columns=["text"])
    assert 'href="read/0123456789ab.html#s7"><bdi>words</bdi></a>' in linked and "sentence id" not in linked


def test_a_cell_with_several_sentences_has_a_link_to_each():
    table = pd.DataFrame({"term": ["a"], "where": [["ab.1", "ab.2"]]})
    assert crawl.read(html_table(table, caption="c", link="where")).hrefs == ["read/ab.html#s1", "read/ab.html#s2"]


def test_a_cut_table_says_how_many_rows_there_are():
    html = html_table(pd.DataFrame({"n": range(1200)}), caption="c", max_rows=10)
    assert "first 10 of 1,200 rows" in html and html.count("<tr>") == 11


@pytest.mark.parametrize(("rows", "folds"), [(3, False), (12, False), (13, True), (200, True)])
def test_a_long_table_can_be_folded_and_loses_no_row(rows, folds):
    html = html_table(pd.DataFrame({"n": range(rows)}), caption="c", max_rows=None)
    assert html.count("<tr>") == rows + 1
    assert (f"Show all {rows} rows" in html) == folds


def test_rows_and_columns_have_headings_with_a_scope_and_numbers_a_class():
    html = html_table(pd.DataFrame({"word": ["a"], "n": [3]}), caption="c")
    assert '<th scope="row" dir="auto">a</th><td class="dl-num" data-sort="3">3</td>' in html
    assert '<th scope="col"><bdi>word</bdi></th><th scope="col" class="dl-num"><bdi>n</bdi></th>' in html


def test_a_named_index_is_shown_and_an_unnamed_one_is_not():
    assert ">month<" in html_table(pd.DataFrame({"n": [1]}, index=pd.Index(["May"], name="month")), caption="c")
    assert ">7<" not in html_table(pd.DataFrame({"n": [1]}, index=[7]), caption="c")


def test_days_truths_and_lists_read_as_words():
    table = pd.DataFrame({"day": [datetime.date(2022, 9, 10)], "yes": [True], "all": [["a", "b"]]})
    html = html_table(table, caption="c")
    assert '<time datetime="2022-09-10">2022-09-10</time>' in html and ">yes<" in html and ">a, b<" in html


@pytest.mark.parametrize("wrong", [{"link": "sentnce_id"}, {"columns": ["texte"]}, {"numbers": {"m": ".2f"}}])
def test_a_column_that_is_not_there_is_named(wrong):
    with pytest.raises(DatelineError, match="there is no column"):
        helpers.table(pd.DataFrame({"text": ["a"], "sentence_id": ["ab.1"]}), caption="c", **wrong)


def test_a_sentence_id_that_is_none_is_refused():
    with pytest.raises(DatelineError, match="is not a sentence id"):
        helpers.href("../../etc/passwd.1")
