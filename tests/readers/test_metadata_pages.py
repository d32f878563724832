"""The time and zone in a page's code: kept as they are written, on the day that the page gives."""

import pytest

from analysis.readers import read
from analysis.readers.stamps import moment

BODY = "<body><h1>Bridge falls</h1><p>The bridge fell in the night, the police said, and nobody was hurt.</p></body>"


@pytest.mark.parametrize("head", [
    '<meta property="article:published_time" content="{at}">',
    "<meta content='{at}' property='article:published_time'/>",
    '<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "{at}"}}</script>',
    '<meta itemprop="datePublished" content="{at}">',
])  # fmt: skip
@pytest.mark.parametrize("at", ["2022-09-10T23:30:00-05:00", "2022-09-10T23:30:00Z", "2022-09-10T00:30:00+0300"])
def test_the_moment_of_a_page_is_kept_as_written(tmp_path, head, at):
    (tmp_path / "a.html").write_text(f"<html><head>{head.format(at=at)}</head>{BODY}</html>")
    (page,) = read([tmp_path])
    assert (page.published, page.published_origin) == (at, "page")


def test_a_moment_of_another_day_is_not_taken():
    page = '<meta property="article:published_time" content="2022-09-12T10:00:00Z"><time datetime="2022-09-10T09:00Z">'
    assert moment(page, "2022-09-10") == "2022-09-10T09:00Z"
    assert moment(page, "2022-09-11") is None


def test_a_long_page_of_names_without_moments_is_read_in_no_time():
    assert moment('datePublished" ' * 100_000 + '"' * 100_000, "2022-09-10") is None
