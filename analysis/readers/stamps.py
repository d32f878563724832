"""Finds the time and zone in which a page's code gives its day of publication."""

import re

_STAMP = r"(\d{4}-\d\d-\d\d[T ]\d\d:?\d\d(?::?\d\d(?:\.\d+)?)?\s?(?:Z|[+-]\d\d:?\d\d)?)"
_NAMES = (
    r"(?:article:published_time|og:published_time|datePublished|dateCreated|pubdate|publish[-_]?date"
    r"|dc\.date(?:\.issued)?|parsely-pub-date|sailthru\.date)"
)
_BEFORE = re.compile(rf"""{_NAMES}["']?[^<>]{{0,80}}?["']{_STAMP}["']""", re.IGNORECASE)
_AFTER = re.compile(rf"""["']{_STAMP}["'][^<>]{{0,80}}?["']?{_NAMES}""", re.IGNORECASE)
_TIME = re.compile(rf"""<time\b[^<>]{{0,200}}?datetime\s*=\s*["']{_STAMP}["']""", re.IGNORECASE)


def moment(page: str, day: str) -> str | None:
    """The moment on `day` (ISO) that the page's code gives for its publication, as written there, or None.

    Read are JSON-LD and microdata (datePublished), Open Graph and its like (article:published_time), and the first
    <time> of that day.
    """
    if f'"{day}' not in page and f"'{day}" not in page:
        return None
    for pattern in (_BEFORE, _AFTER, _TIME):
        for match in pattern.finditer(page):
            if match[1].startswith(day):
                return match[1]
    return None
