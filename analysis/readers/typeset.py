"""Says how a PDF's lines are set on their page: which stand apart by a wider gap above them, or in another size."""

import itertools
import re
import statistics
from collections.abc import Sequence
from typing import Any

import pypdf
from pypdf.generic import DecodedStreamObject, NameObject

#: A soft hyphen within a line, which browsers print as a space that takes no room, and what moves on along the line.
_SOFT = re.compile(
    rb"(/Span\s*<<\s*/ActualText\s*<FEFF00AD>\s*>>\s*BDC)\s*<[0-9A-Fa-f]{2,8}>\s*Tj(\s*EMC\s+[\d.]+\s+0\s+Td\s)"
)
_WIDER = 1.25
_LARGER = 1.1
_LEAST_GAPS = 3


def without_soft_hyphens(page: pypdf.PageObject) -> None:
    """Take out of `page` the soft hyphens that do not end a line; they would be read as blanks within words."""
    contents = page.get_contents()
    data = contents.get_data() if contents is not None else b""
    if b"FEFF00AD" not in data:
        return
    stream = DecodedStreamObject()
    stream.set_data(_SOFT.sub(rb"\1\2", data))
    page[NameObject("/Contents")] = stream


class Lines:
    """Gathers the lines of a page as its text is extracted, each with its height on the page and the size of its
    letters; `extract_text` calls it for each piece of text."""

    def __init__(self) -> None:
        self.found: list[tuple[str, float, float]] = []
        self._words: list[str] = []
        self._place: tuple[int, float, float] | None = None

    def __call__(self, text: str, frame: Sequence[float], at: Sequence[float], _: Any, size: float) -> None:
        """Take a piece of text, where it stands and how large it is, as pypdf tells them."""
        for n, piece in enumerate(text.split("\n")):
            if n:
                self._end()
            length = len(piece.strip())  # the longest piece stands for its line, not a large initial
            if length and (self._place is None or length > self._place[0]):
                self._place = (length, frame[1] * at[4] + frame[3] * at[5] + frame[5], abs(size * at[3] * frame[3]))
            self._words.append(piece)

    def _end(self) -> None:
        line = "".join("".join(self._words).split())
        if line and self._place:
            self.found.append((line, *self._place[1:]))
        self._words.clear()
        self._place = None

    def set_off(self) -> frozenset[str]:
        """The lines, without blanks, above which the gap is wider than is usual on the page, or whose letters are of
        another size than those of the line above. None where there are too few lines to say what is usual."""
        self._end()
        steps = [(one[1] - two[1], one, two) for one, two in itertools.pairwise(self.found)]
        down = [step for step, one, two in steps if step > 0.5 * one[2]]
        if len(down) < _LEAST_GAPS:
            return frozenset()
        usual = statistics.median_low(down)
        return frozenset(
            two[0]
            for step, one, two in steps
            if step > _WIDER * usual or max(one[2], two[2]) > _LARGER * min(one[2], two[2])
        )
