"""Mends quotation marks that were turned the wrong way, and marks the ones that were left open.

A mark is turned only where its neighbours leave no doubt: an opening mark inside an open quotation, with no closing
mark to come, before the words that name the speaker. The space goes to the other side of the mark with it.
"""

import re
from collections.abc import Iterator

from analysis.cleaning.draft import Change

_MARKS = re.compile("[“”]")
_GLUED = re.compile(r"[^\W_]")
# What follows the closing mark of a quotation: "… said", "by X", "according to …", a name.
_SPEAKER_FOLLOWS = re.compile(
    r"(?i:by|according|said|says|say|told|added|adds|adding|asked|wrote|warned|claimed|stated|explained|he|she|they|the)\b"
    r"|[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*\s+(?:said|says|told|added|adds|asked|wrote|warned|claimed|stated)\b"
)
_TURNED = "An opening quotation mark stood where the quotation closes, before the words on its speaker; it is turned."
_TURNED_OPEN = "A closing quotation mark stood where a quotation opens; it is turned."
_OPEN = "This quotation is opened and never closed in its paragraph; where it ends is not known."


def turned(line: str, at: int) -> Iterator[Change]:
    """Changes that turn marks in a paragraph which begins at offset `at` of the text; linear in its length."""
    marks = "".join(_MARKS.findall(line))
    if marks.replace("“”", "") in ("", "“"):
        return  # what opens is closed in turn, but one at the most
    found = [(m.start(), m.group()) for m in _MARKS.finditer(line)]
    is_open = False
    for index, (place, mark) in enumerate(found):
        following = found[index + 1][1] if index + 1 < len(found) else None
        if mark == "“" and is_open and following != "”":
            change = _as_closing(line, place, found[index + 1][0] if following else len(line))
            if change:
                yield Change(at + change[0], at + change[1], change[2], _TURNED, "turned quotes")
                is_open = False
                continue
        if mark == "”" and not is_open and following == "”" and _stands_before_word(line, place):
            yield Change(at + place, at + place + 1, "“", _TURNED_OPEN, "turned quotes")
            is_open = True
            continue
        is_open = mark == "“"


def _stands_before_word(line: str, place: int) -> bool:
    after = line[place + 1 : place + 2]
    before = line[place - 1 : place]
    return bool(_GLUED.match(after)) and (not before or before.isspace() or before in "(—–-")


def _as_closing(line: str, place: int, until: int) -> tuple[int, int, str] | None:
    """The stretch around the mark and what it becomes as a closing one, or None where it may be meant as it is."""
    if not _stands_before_word(line, place):
        return None
    begin = place
    while begin and line[begin - 1].isspace():
        begin -= 1
    if begin == 0:
        return None
    rest = line[place + 1 : min(until, place + 81)]
    after_comma = line[begin - 1] in ",!?…—-" and rest[:1].islower()
    names_speaker = _SPEAKER_FOLLOWS.match(rest) is not None and (after_comma or len(rest) <= 60)
    if not (after_comma or names_speaker):
        return None
    return begin, place + 1, "”" + (line[begin:place] or " ")


def left_open(line: str, next_line: str | None) -> int | None:
    """Where a quotation opens that the paragraph does not close, unless the next paragraph goes on with it."""
    last = line.rfind("“")
    if line.count("„") >= line.count("“"):  # in German and its neighbours “ closes what „ opens
        return None
    if last < 0 or "”" in line[last:] or '"' in line[last:] or (next_line or "").lstrip().startswith("“"):
        return None
    return last


OPEN_REASON = _OPEN
