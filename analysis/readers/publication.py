"""Reads when a page says that it was published: in the data for search engines, its meta elements, its marked times."""

import datetime
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from analysis.readers.model import Claim

#: What meta elements call the first publication; a plain "date" may be that of a change, and is left to a guess.
_METAS = (
    "article:published_time", "og:article:published_time", "og:published_time", "article:published", "datepublished",
    "pubdate", "publish-date", "publish_date", "publishdate", "publication_date", "publication-date",
    "dc.date.issued", "dcterms.issued", "citation_publication_date", "parsely-pub-date", "sailthru.date",
)  # fmt: skip
_ARTICLE = re.compile(r"(?:Article|Posting|Report|LiveBlog\w*|OpinionPiece|Review)$")
_PAGES = ("WebPage", "ItemPage")
#: Under these names stands the page's own article; under others (lists, parts), other articles.
_WITHIN = ("@graph", "mainEntity", "mainEntityOfPage")
_DAY = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)(?!\d)")
_IN_TEXT = re.compile(r'"datePublished"\s*:\s*"([^"]{8,60})"')
_FIRST_YEAR = 1500
_LONGEST = 60
_DEEPEST = 6


def published(tree: Any) -> list[Claim]:
    """The dates of first publication that a parsed page declares, the surest first, each with the name of its place.

    One from JSON-LD (datePublished of the article, else of the page), one from the meta elements, one from microdata
    and one from <time pubdate>. Of several times marked in a page, which may be those of other articles, none counts
    unless they agree on the day. Zero moments of computers' clocks (1970-01-01, 0001-01-01) are no dates.
    """
    found = (
        ("JSON-LD, datePublished", _in_data(tree)),
        *_in_metas(tree),
        ("itemprop, datePublished", _agreed(_marked(tree, ".//*[@itemprop]"))),
        ("time, pubdate", _agreed(_marked(tree, ".//time[@pubdate]"))),
    )
    return [Claim("published", "page", value, place) for place, value in found if value]


def _usable(value: object) -> str | None:
    """`value` where it begins with a day of the calendar, year first."""
    match = _DAY.match(value) if isinstance(value, str) else None
    if match is None or not isinstance(value, str):
        return None
    try:
        day = datetime.date(*(int(part) for part in match.groups()))
    except ValueError:  # no day of the calendar
        return None
    zero = day.year < _FIRST_YEAR or day == datetime.date(1970, 1, 1)
    return None if zero else value.strip()[:_LONGEST]


def _in_data(tree: Any) -> str | None:
    kinds: dict[bool, str] = {}
    for script in tree.iterfind(".//script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        try:
            items = list(_items(json.loads(script.text, strict=False), _DEEPEST))
        except (ValueError, RecursionError):  # data with a comma too many is common; what it says is still there
            items = [(False, m[1]) for m in _IN_TEXT.finditer(script.text)][:1]
        for is_article, value in items:
            if (day := _usable(value)) is not None:
                kinds.setdefault(is_article, day)
    return kinds.get(True) or kinds.get(False)


def _items(data: Any, deeper: int) -> Iterator[tuple[bool, object]]:
    """Whether it is an article's, and the date, of each object about the page as a whole."""
    if isinstance(data, list):
        for item in data if deeper else ():
            yield from _items(item, deeper - 1)
    elif isinstance(data, dict):
        kind = data.get("@type")
        kinds = [k for k in (kind if isinstance(kind, list) else [kind]) if isinstance(k, str)]
        is_article = any(_ARTICLE.search(k) for k in kinds)
        if is_article or any(k in _PAGES for k in kinds):
            yield is_article, data.get("datePublished")
        for name in _WITHIN if deeper else ():
            yield from _items(data.get(name), deeper - 1)


def _in_metas(tree: Any) -> Iterator[tuple[str, str | None]]:
    said: dict[str, str] = {}
    for meta in tree.iterfind(".//meta"):
        name = (meta.get("property") or meta.get("name") or "").strip().lower()
        value = _usable(meta.get("content"))
        if name in _METAS and value:
            said.setdefault(name, value)
    first = next((name for name in _METAS if name in said), None)
    yield f"meta, {first}", said[first] if first else None


def _marked(tree: Any, path: str) -> Iterator[str | None]:
    for node in tree.iterfind(path):
        if (node.get("itemprop") or "datePublished").strip() == "datePublished":
            yield _usable(node.get("content") or node.get("datetime") or node.text)


def _agreed(values: Iterable[str | None]) -> str | None:
    """The first of `values` where all name one day."""
    days = [v for v in values if v]
    return days[0] if len({v[:10] for v in days}) == 1 else None
