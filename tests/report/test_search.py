"""All sentences on one page, each with the way to its place, or words on why there is no such page."""

import re

from analysis.report import search
from analysis.report.model import Context
from tests.report import sample


def test_every_sentence_is_there_once_and_leads_to_its_place():
    corpus = sample.corpus()
    html = search.page(corpus, frozenset(corpus.documents["doc_id"]), Context("r"))
    found = re.findall(r'<li><a href="read/([^"#]+)\.html#s(\d+)">', html)
    assert [f"{doc}.{n}" for doc, n in found] == list(corpus.sentences["sentence_id"])


def test_a_sentence_of_an_article_without_a_page_has_no_link():
    html = search.page(sample.corpus(), frozenset(), Context("r"))
    assert "read/" not in html and "<li>" in html


def test_a_page_too_large_is_not_made_and_that_is_said(monkeypatch):
    corpus = sample.corpus()
    assert search.why_not(corpus) == ""
    monkeypatch.setattr(search, "MOST", 1000)
    assert search.page(corpus, frozenset(), Context("r")) is None
    assert "there is no page to look words up in" in search.why_not(corpus)
