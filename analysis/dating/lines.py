"""Tells whether a date has its line to itself, as the line of publication that pages print under their headline.

Beside the date may stand a time, its zone, words such as "Published" and "Updated", how long ago that was, and how
long the article takes to read; nothing else.
"""

import re

_WORDS = r"(?:(?:first|originally|last)\s+)?(?:published|posted|issued|updated|modified)(?:\s+(?:on|at))?"
_OTHER_DATE = r"(?:[a-z]{3,9}\.?\s\d{1,2},?\s\d{4}|\d{1,2}\s[a-z]{3,9}\.?\s\d{4}|\d{4}-\d\d-\d\d)"
_UNIT = r"(?:sec|second|min|minute|h|hr|hour|day|week|month|year)s?"
_ZONES = "gmt utc z est edt et cst cdt ct mst mdt mt pst pdt pt bst wet west cet cest eet eest msk ist jst kst sgt hkt"

#: what may stand beside the date, each up to the end of a word
_ITEMS = re.compile(
    "|".join(
        (
            r"[\s,;|•·()/–—:]+",
            rf"{_WORDS}\b(?:\s*:?\s*{_OTHER_DATE})?",
            rf"(?:\d{{1,3}}|an?|one)[\s-]?{_UNIT}\s(?:ago|read)\b",
            r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?![\d:])(?:\s?(?:[ap]\.m\.|[ap]m\b|hrs?\b|h\b))?",
            r"\d{1,2}\s?(?:[ap]\.m\.|[ap]m\b)",
            rf"(?:{'|'.join(_ZONES.split())})\b(?:\s?[+−-]\d{{1,2}}(?::?\d\d)?(?!\d))?",
            r"[+−-]\d{1,2}(?::?\d\d)?(?!\d)",
            r"(?:local|[a-z]{3,12}) time\b",
            r"just now\b|at\b|on\b|noon\b|midnight\b",
            r"[−-]",
        )
    ),
    re.IGNORECASE,
)
_CHANGED = re.compile(r"(?i)\b(?:updated|modified)\b[^\n]{0,20}$")


def alone(before: str, after: str) -> bool:
    """Whether nothing but what belongs to a line of publication stands before and after a date on its line."""
    return _only_items(before) and _only_items(after)


def is_of_a_change(before: str) -> bool:
    """Whether what stands before the date says that it is the day of a change."""
    return _CHANGED.search(before) is not None


def _only_items(text: str) -> bool:
    at = 0
    while at < len(text):  # one step an item, never back: linear
        match = _ITEMS.match(text, at)
        if match is None:
            return False
        at = match.end()
    return True
