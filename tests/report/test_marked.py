"""A page with its cuts in place, as a notebook shows it."""

import html
import re

import pytest

import analysis as dl
from analysis.errors import DatelineError

from ..conftest import SEEDS


@pytest.fixture(scope="module")
def seeds():
    return dl.open(SEEDS)


def visible(markup):
    return html.unescape(re.sub(r"<[^>]+>", "", markup))


def test_every_cut_that_holds_words_is_struck_through_with_its_rule_and_reason(seeds):
    page = dl.page(seeds, max_rows=10_000).html
    raw = seeds.documents["raw_text"].iloc[0]
    drops = seeds.ledger[seeds.ledger["action"] == "drop"]
    worded = [e for e in drops.itertuples() if raw[e.raw_start : e.raw_end].strip()]
    assert worded
    struck = " ".join(visible(d) for d in re.findall(r"<del.*?</del>", page, re.S))
    for edit in worded:
        line = raw[edit.raw_start : edit.raw_end].strip().split("\n")[0]
        assert line in struck
        assert edit.rule in page


def test_what_is_kept_in_a_long_run_is_counted_in_place_of_shown(seeds):
    assert re.search(r"\d+ paragraphs kept as they are", dl.page(seeds).html)


def test_rows_past_the_limit_are_counted(seeds):
    assert re.search(r"\d+ more rows; the reader page shows all", dl.page(seeds, max_rows=3).html)


def test_a_document_is_chosen_by_its_path_or_title():
    corpus = dl.from_records([{"id": "one", "text": "A first text about rivers."},
                              {"id": "two", "text": "Another text about hills.", "title": "The Hills"}])  # fmt: skip
    assert "hills" in dl.page(corpus, "the hills").html
    assert "rivers" in dl.page(corpus, "ONE").html


def test_a_document_that_is_not_there_is_named(seeds):
    with pytest.raises(DatelineError, match="“elsewhere”"):
        dl.page(seeds, "elsewhere")


def test_text_that_looks_like_html_stays_text():
    corpus = dl.from_records([{"id": "x", "text": "<script>alert(1)</script> said the headline.\n\nShare <b>this</b>"}])
    page = dl.page(corpus).html
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
