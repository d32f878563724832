"""Finds what stands between quotation marks, also where marks are turned, missing or left open.

Marks are read line by line, in one pass. A mark is an opener or a closer by its shape; where its shape and its place
disagree, the place decides: a “ that stands after a comma while a quotation is open closes it (`arrived, “the
policeman said`), a ” before a word with nothing open opens one. A quotation left open ends with its paragraph, and
goes on in the next where that begins with an opener, as books and newspapers print speech of several paragraphs.
"""

import dataclasses
import re

from analysis import language
from analysis.voices.words import COORD, DET, GEN, PREP

_DOUBLE = re.compile("[“”\"„‟«»″]|''|``|‘‘|’’")
#: the value of an attribute in a tag left in the text: `author="keller"`
_ATTRIBUTE = re.compile("=[“”\"][^“”\"\n]{0,300}[“”\"](?=[\\s/>])")
_SINGLE = re.compile(r"(?<![\w’'])[‘'](?=[\w“…$£€\[])")
_SINGLE_END = re.compile(r"[’'](?!\w)")
_ENDS = ".,!?…;:—–-"
_OPENERS, _CLOSERS = frozenset(["“", "„", "‟", "«", "``", "‘‘"]), frozenset(["”", "»", "’’"])
#: words that need no capital in a title
SMALL = DET | PREP | COORD | GEN | {"as", "is", "are", "was"}
_LONGEST_SINGLE = 400
_AHEAD = 12
#: words that begin what follows a closed quotation
_AFTER = re.compile(
    r"\s*(?:by |says?\b|said\b|adds?\b|added\b|told\b|wrote\b|(?:the|a|an)\s+\w+\s+(?:said|says|told|added)\b"
    r"|(?:he|she|they|[A-Z][\w’'-]+)\s+(?:said|says|told|added|wrote)\b)",
    re.I,
)


@dataclasses.dataclass(frozen=True, slots=True)
class Marked:
    """What stands between marks: the words (`start`, `end`), the marks with them (`outer_start`, `outer_end`)."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool
    note: str = ""


def marked(text: str) -> list[Marked]:
    """The stretches of `text` between quotation marks, outermost only, in order. Linear in the length of `text`."""
    found: list[Marked] = []
    for line in language.paragraphs(text):
        doubles = _in_line(text, line.start, line.end)
        found += sorted(doubles + _singles(text, line.start, line.end, doubles), key=lambda m: m.outer_start)
    return found


def is_title(body: str) -> bool:
    """Whether words between marks read as a title or a slogan: every word that carries meaning has a capital."""
    words = [w for w in re.findall(r"[\w’']+", body) if w.lower() not in SMALL]
    return (
        bool(words)
        and len(words) <= 8
        and body[-1] not in "!?"
        and all(w[0].isupper() or w[0].isdigit() for w in words)
    )


def _in_line(text: str, begin: int, limit: int) -> list[Marked]:
    values = {at for m in _ATTRIBUTE.finditer(text, begin, limit) for at in (m.start() + 1, m.end() - 1)}
    marks = [(m.start(), m.end()) for m in _DOUBLE.finditer(text, begin, limit) if m.start() not in values]
    shapes = [_shape(text, s, e, begin, limit) for s, e in marks]
    found: list[Marked] = []
    opened: tuple[int, int] | None = None
    depth, note = 0, ""
    for n, (start, end) in enumerate(marks):
        shape = shapes[n]
        if shape == "inch":
            continue
        if opened is None:
            if shape == "either" and not _may_open(text, start, end, begin, limit):
                shape = "close"
            opened, note = _open(text, begin, start, end, shape)
            if opened and opened[1] == begin and note.startswith("opening mark missing"):
                found += _make(text, begin, begin, start, end, note)
                opened = None
            continue
        if shape == "open":
            if _is_nested(shapes, n, depth):
                depth += 1
            elif _looks_closing(text, start, end):
                found += _make(text, opened[0], opened[1], start, end, "closing mark turned")
                opened, depth = None, 0
            else:
                stop = _sentence_end(text, opened[1], start)
                found += _make(text, opened[0], opened[1], stop, stop, "closing mark missing")
                opened, depth, note = (start, end), 0, ""
        elif depth:
            depth -= 1
        else:
            found += _make(text, opened[0], opened[1], start, end, note)
            opened = None
    if opened:
        found += _make(text, opened[0], opened[1], limit, limit, note or "goes on in the next paragraph", closed=False)
    return found


def _shape(text: str, start: int, end: int, begin: int, limit: int) -> str:
    """ "open", "close", "either" for straight marks, "inch" for a mark after a number that measures."""
    mark = text[start:end]
    if mark == '"' and (text[end : end + 1] == "“" or (start > begin and text[start - 1] == "”")):
        return "inch"  # a straight mark set around curly ones adds nothing
    before = text[start - 1] if start > begin else " "
    after = text[end] if end < limit else " "
    if mark in _OPENERS:
        return (
            "close" if before != " " and not before.isspace() and _is_gap(after) and before not in "(—–-[" else "open"
        )
    if mark in _CLOSERS:
        turned = _is_gap(before) and not _is_gap(after) and after not in ".,;:!?)"
        return "open" if turned else "close"
    return "open" if _looks_open(text, start, end, begin, limit) else "either"


def _is_gap(char: str) -> bool:
    return char.isspace()


def _looks_open(text: str, start: int, end: int, begin: int, limit: int) -> bool:
    """Whether a straight mark stands as an opener: nothing right before it, something right after."""
    before = text[start - 1] if start > begin else " "
    after = text[end] if end < limit else " "
    return (before.isspace() or before in "([—–-/") and not after.isspace() and after not in ".,;:!?)"


def _may_open(text: str, start: int, end: int, begin: int, limit: int) -> bool:
    """Whether a straight mark can open a quotation where none is open: something follows, no number stands before."""
    after = text[end] if end < limit else " "
    inches = start > begin and text[start - 1].isdigit() and not after.isalnum()
    return not after.isspace() and after not in ".,;:!?)" and not inches


def _is_nested(shapes: list[str], n: int, depth: int) -> bool:
    """Whether the opener at `n` and all that is open have closers of their own, looking a few marks ahead."""
    if shapes[n] != "open":
        return False
    still_open = depth + 2
    for shape in shapes[n + 1 : n + 1 + _AHEAD]:
        still_open += (shape == "open") - (shape in ("close", "either"))
        if still_open == 0:
            return True
    return False


def _looks_closing(text: str, start: int, end: int) -> bool:
    """Whether an opener inside an open quotation is a turned closer: after a point or comma, or before a speaker."""
    before = text[max(0, start - 2) : start].rstrip()
    return bool(before and before[-1] in _ENDS) or _AFTER.match(text, end, end + 80) is not None


def _open(text: str, begin: int, start: int, end: int, shape: str) -> tuple[tuple[int, int] | None, str]:
    if shape != "close":
        return (start, end), ""
    spoken = text[max(begin, start - 1) : start] in (",", "!", "?", "…") and _AFTER.match(text, end, end + 80)
    if spoken and not _DOUBLE.search(text, begin, start):
        return (begin, begin), "opening mark missing"
    return None, ""


def _sentence_end(text: str, start: int, limit: int) -> int:
    """Where an unclosed quotation ends when another opens: after its last point, else right before the opener."""
    at = max(text.rfind(c, start, limit) for c in ".!?")
    return at + 1 if at > start else limit


def _make(
    text: str, outer_start: int, start: int, end: int, outer_end: int, note: str, *, closed: bool = True
) -> list[Marked]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return [Marked(start, end, outer_start, outer_end, closed, note)] if start < end else []


def _singles(text: str, begin: int, limit: int, doubles: list[Marked]) -> list[Marked]:
    """What stands between single marks outside the double ones; an apostrophe is none."""
    found: list[Marked] = []
    after, upcoming = begin, 0
    for opener in _SINGLE.finditer(text, begin, limit):
        at = opener.start()
        while upcoming < len(doubles) and doubles[upcoming].outer_end <= at:
            upcoming += 1
        inside = upcoming < len(doubles) and doubles[upcoming].outer_start <= at
        if at < after or inside:
            continue
        wall = doubles[upcoming].outer_start if upcoming < len(doubles) else limit
        end = _single_end(text, opener.end(), min(limit, wall, opener.end() + _LONGEST_SINGLE))
        if end is not None:
            found += _make(text, at, opener.end(), end, end + 1, "single marks")
            after = end + 1
    return found


def _single_end(text: str, start: int, limit: int) -> int | None:
    """The mark that closes a single quotation: the first after a point or comma, else the first at a word's end."""
    first = None
    for m in _SINGLE_END.finditer(text, start, limit):
        if text[m.start() - 1] in ".,!?…":
            return m.start()
        plural = text[m.start() - 1] == "s" and text[m.end() : m.end() + 2].strip()[:1].islower()
        if first is None and not plural:
            first = m.start()
    return first
