"""What cleaning gives back: the text that is kept, the edits that lead to it, and the part each line plays.

The edits are exact: applied to the raw text they give the kept text character for character, so that any place in
the one can be found in the other.
"""

import bisect
import dataclasses
import functools
import itertools
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from analysis.cleaning import view

#: The parts of those that a line can play which are read as the article.
READ_AS_ARTICLE = ("heading", "body")


class Edit(NamedTuple):
    """One change to the raw text: what was dropped, replaced or marked, and why; offsets are code points of the raw."""

    raw_start: int
    raw_end: int
    action: str
    replacement: str | None
    reason: str
    rule: str


class Line(NamedTuple):
    """A line of the kept text, the part it plays, how sure that is (0 to 1), and why; offsets are of the kept text."""

    start: int
    end: int
    role: str
    confidence: float
    why: str


class Piece(NamedTuple):
    """A stretch of the kept text and that of the raw text it stands for; `edit` is None where they agree."""

    start: int
    end: int
    raw_start: int
    raw_end: int
    edit: Edit | None


def changes(edits: Iterable[Edit]) -> list[Edit]:
    """The edits that change the text (marks do not), in order; ValueError where two of them overlap."""
    found = sorted((e for e in edits if e.action != "mark"), key=lambda e: (e.raw_start, e.raw_end))
    for before, after in itertools.pairwise(found):
        if after.raw_start < before.raw_end:
            raise ValueError(f"edits overlap at raw character {after.raw_start}")
    return found


def carried_out(raw: str, edits: Iterable[Edit]) -> str:
    """`raw` with edits that change it, in order, carried out; ValueError where two of them overlap."""
    parts, at = [], 0
    for start, end, _, replacement, *_ in edits:
        if start < at:
            raise ValueError(f"edits overlap at raw character {start}")
        parts.append(raw[at:start])
        if replacement:
            parts.append(replacement)
        at = end
    parts.append(raw[at:])
    return "".join(parts)


def pieces(raw: str, edits: Iterable[Edit]) -> Iterator[Piece]:
    """The kept text as stretches of the raw text, unchanged and changed in turn, the dropped ones of no length."""
    at = here = 0
    for edit in changes(edits):
        if edit.raw_start > at:
            yield Piece(here, here + edit.raw_start - at, at, edit.raw_start, None)
            here += edit.raw_start - at
        length = len(edit.replacement or "")
        yield Piece(here, here + length, edit.raw_start, edit.raw_end, edit)
        here, at = here + length, edit.raw_end
    if at < len(raw):
        yield Piece(here, here + len(raw) - at, at, len(raw), None)


def apply(raw: str, edits: Iterable[Edit]) -> str:
    """`raw` with the edits carried out; marks change nothing. ValueError where two edits overlap."""
    return carried_out(raw, changes(edits))


@dataclasses.dataclass(frozen=True, repr=False)
class Cleaned:
    """A text after cleaning: `raw` as given, `text` as kept, its title if one was found, the edits and the lines.

    In a notebook it shows the raw text with its cuts struck through. `cleaning.lines(done)` has a row for each line.
    """

    raw: str
    text: str
    title: str | None
    edits: tuple[Edit, ...]
    lines: tuple[Line, ...]

    def __repr__(self) -> str:
        return view.summary(self)

    def _repr_html_(self) -> str:
        return view.as_html(self, self._pieces)

    @functools.cached_property
    def body(self) -> str:
        """What is read as the article: headings and body lines, joined by line ends."""
        return "\n".join(self.text[x.start : x.end] for x in self.lines if x.role in READ_AS_ARTICLE)

    @functools.cached_property
    def _pieces(self) -> list[Piece]:
        return list(pieces(self.raw, self.edits))

    @functools.cached_property
    def _starts(self) -> list[int]:
        return [p.start for p in self._pieces if p.end > p.start]

    @functools.cached_property
    def _raw_starts(self) -> list[int]:
        return [p.raw_start for p in self._pieces]

    @functools.cached_property
    def _kept(self) -> list[Piece]:
        return [p for p in self._pieces if p.end > p.start]

    def to_raw(self, offset: int) -> int:
        """The place in `raw` of the character at `offset` of `text`; `len(text)` gives the end of the last one kept.

        A span `[a, b)` of the text therefore stands in the raw text at `[to_raw(a), to_raw(b - 1) + 1)`. A character
        inside a replacement stands for the whole of what it replaced, and is placed at its beginning.
        """
        if not 0 <= offset <= len(self.text):
            raise IndexError(f"offset {offset} is outside the text of {len(self.text)} characters")
        if not self._kept:
            return 0
        if offset == len(self.text):
            return self._kept[-1].raw_end
        piece = self._kept[bisect.bisect_right(self._starts, offset) - 1]
        return piece.raw_start if piece.edit else piece.raw_start + offset - piece.start

    def to_text(self, raw_offset: int) -> int:
        """The place in `text` of the raw character at `raw_offset`; for one that was cut, the place of the cut."""
        if not 0 <= raw_offset <= len(self.raw):
            raise IndexError(f"offset {raw_offset} is outside the raw text of {len(self.raw)} characters")
        if raw_offset == len(self.raw) or not self._pieces:
            return len(self.text)
        piece = self._pieces[bisect.bisect_right(self._raw_starts, raw_offset) - 1]
        return piece.start if piece.edit else piece.start + raw_offset - piece.raw_start

    def ledger(self) -> list[dict[str, Any]]:
        """The edits as rows for the table `ledger` (all its columns but `doc_id`), in the order of the raw text."""
        return [e._asdict() for e in sorted(self.edits, key=lambda e: (e.raw_start, e.raw_end, e.action))]
