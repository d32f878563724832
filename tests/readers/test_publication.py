"""The date that a page declares as that of its publication goes before what can be guessed from its code."""

import pytest

from analysis.readers import read

BODY = "<body><h1>Bridge falls</h1><p>The bridge fell in the night, the police said, and nobody was hurt.</p></body>"
CHANGED = '<meta property="article:modified_time" content="2022-09-14T08:00:00Z">'


def page(tmp_path, head):
    (tmp_path / "a.html").write_text(f"<html><head>{CHANGED}{head}</head>{BODY}</html>")
    (found,) = read([tmp_path])
    return found


@pytest.mark.parametrize(("head", "place"), [
    ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2022-09-10T18:30:00+01:00",'
     ' "dateModified": "2022-09-14"}</script>', "JSON-LD"),
    ('<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "datePublished": "2022-09-01"},'
     ' {"@type": ["Thing", "ReportageNewsArticle"], "datePublished": "2022-09-10"}]}</script>', "JSON-LD"),
    ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2022-09-10",}</script>', "JSON-LD"),
    ('<meta property="article:published_time" content="2022-09-10T10:00">', "meta, article:published_time"),
    ('<meta itemprop="datePublished" content="2022-09-10">', "itemprop"),
    ('<time pubdate datetime="2022-09-10">Saturday</time>', "time"),
])  # fmt: skip
def test_a_page_is_dated_by_what_it_declares_and_not_by_its_last_change(tmp_path, head, place):
    found = page(tmp_path, head)
    assert (found.published[:10], found.published_origin) == ("2022-09-10", "page")
    (claim,) = (c for c in found.claims if c.field == "published")
    assert claim.place.startswith(place)


@pytest.mark.parametrize("head", [
    '<script type="application/ld+json">{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle",'
    ' "datePublished": "2021-01-01"}]}</script>',
    '<time pubdate datetime="2021-01-01"></time><time pubdate datetime="2020-01-01"></time>',
    '<meta property="article:published_time" content="1970-01-01T00:00:00Z">',
    '<meta property="article:published_time" content="2022-13-01">',
    '<script type="application/ld+json">' + "[" * 5000 + "</script>",
])  # fmt: skip
def test_the_dates_of_other_articles_and_zero_moments_are_not_taken(tmp_path, head):
    found = page(tmp_path, head)
    assert not any(c.place for c in found.claims if c.field == "published")


def test_two_dates_declared_are_both_kept(tmp_path):
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2022-09-10"}</script>'
        '<meta name="pubdate" content="2022-09-12">'
    )
    found = page(tmp_path, head)
    assert [c.value for c in found.claims if c.field == "published"] == ["2022-09-10", "2022-09-12"]
