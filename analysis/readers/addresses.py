"""Recognises tables that give the addresses of articles but not their text: Media Cloud, GDELT, lists of links.

The columns are those of the public documentation: Media Cloud's list of stories, GDELT's Event Database (58 columns in
version 1, 61 in version 2), Mentions (16), Global Knowledge Graph (27; version 1 has a header) and the article list
of its DOC interface.
"""

import re
from collections.abc import Iterable

from analysis.readers.columns import plain

_ADVICE = (
    "Each gives the address of an article, not its text; save the pages themselves (their .html files are read), or a"
    " table with a column for the text."
)
#: what each table is -> columns of which all must be there, as `plain` writes them
_BY_HEADER = (
    ("a list of stories by Media Cloud", ("medianame", "url")),
    ("a list of stories by Media Cloud", ("mediaid", "url")),
    ("a list of articles by GDELT", ("url", "seendate")),
    ("a list of articles by GDELT", ("url", "mobileurl", "title")),
    ("a table of events by GDELT", ("globaleventid", "sourceurl")),
    ("a Global Knowledge Graph by GDELT", ("gkgrecordid", "v2documentidentifier")),
    ("a Global Knowledge Graph by GDELT", ("numarts", "themes", "sourceurls")),
    ("a list of articles by ProQuest", ("pubtitle", "documenturl")),
    ("a table of addresses", ("url", "title")),
    ("a table of addresses", ("link", "title")),
)
_EVENTS, _MENTIONS, _GRAPH = (57, 58, 61), 16, 27
_DAY = re.compile(r"(?:19|20)\d{6}")
_MOMENT = re.compile(r"(?:19|20)\d{12}")
_RECORD = re.compile(r"(?:19|20)\d{12}-T?\d+")


def by_header(names: Iterable[str]) -> str | None:
    """Why a table with these columns, none of which holds a text, is refused; "{count}" stands for its rows."""
    there = {plain(name) for name in names}
    for what, columns in _BY_HEADER:
        if there.issuperset(columns):
            return f"It is {what} of {{count}} rows. {_ADVICE}"
    return None


def without_header(line: str) -> str | None:
    """Why a table that begins with `line`, which is a row of one of GDELT's tables, is refused; else None."""
    cells = line.rstrip("\r\n").split("\t")
    if len(cells) in _EVENTS and cells[0].isdecimal() and _DAY.fullmatch(cells[1]):
        what = "a table of events by GDELT"
    elif len(cells) == _MENTIONS and cells[0].isdecimal() and _MOMENT.fullmatch(cells[1]):
        what = "a table of mentions by GDELT"
    elif len(cells) == _GRAPH and _RECORD.fullmatch(cells[0]) and _MOMENT.fullmatch(cells[1]):
        what = "a Global Knowledge Graph by GDELT"
    else:
        return None
    return f"It is {what} of {{count}} rows. {_ADVICE}"
