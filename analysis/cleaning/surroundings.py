"""What the line model asks of a line's surroundings: what stands next to it, and where on the page it stands.

News prose stands in one long stretch; menus, teasers and comments come in runs of short lines, share few words with
the article, and follow words that close it ("Related", "Comments").
"""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.cleaning.features import ASKED, AT, FEATURES, LOCAL, WIDTH, Local
from analysis.cleaning.reading import read
from analysis.cleaning.vocabulary import NUMBER, numbers

Bools = NDArray[np.bool_]
Numbers = NDArray[np.float64]
Ints = NDArray[np.int64]
Truths = NDArray[Any] | Sequence[bool]
Put = Callable[[str, Truths], None]
#: how much of its beginning a line shares with another that begins as it does
_HEAD = 24


def block(prose_words: Numbers, words: Numbers, cost: float = 6.0) -> tuple[int, int]:
    """The stretch of lines, end exclusive, that holds the most prose for the least else (the largest sum)."""
    gain = np.where(prose_words > 0, np.minimum(prose_words, 80), -cost - 0.5 * np.minimum(words, 12))
    total = np.concatenate([[0.0], np.cumsum(gain)])
    lowest = np.minimum.accumulate(total)
    end = int(np.argmax(total - lowest))
    start = int(np.argmin(total[: end + 1]))
    return start, end


def table(
    lines: Sequence[str], blanks: Sequence[bool], kept: Sequence[bool | None], title: str | None
) -> Numbers:
    """The features of the lines that hold anything: an array of lines × `FEATURES`, of zeros and ones.

    `blanks[i]` says whether a blank line stands before line i (one more at the end); `kept[i]` whether an extractor
    keeps it (None: unknown); `title` is the headline where it is known.
    """
    *found, headline = read([*lines, (title or "").strip()])
    return asked(found, blanks, kept, headline if title else None)


def asked(
    found: Sequence[Local], blanks: Sequence[bool], kept: Sequence[bool | None], title: Local | None
) -> Numbers:
    """As `table`, of lines and of a title that were read."""
    count, own = len(found), 1 + len(LOCAL)
    rows = np.frombuffer(b"".join([f.row for f in found]), dtype=np.uint8).reshape(count, -1)
    bits = np.unpackbits(rows, axis=1, count=WIDTH).T
    x = np.zeros((len(FEATURES), count))
    x[:own] = bits[:own]

    def put(name: str, where: Truths) -> None:
        x[AT[name]] = where

    page = _Page(found, x, bits)
    put("blank before", blanks[:count])
    put("blank after", blanks[1:])
    core = block(page.size, page.words, 22.0)
    at = np.arange(count)
    put("in the core", (at >= core[0]) & (at < core[1]))
    _neighbours(put, page)
    _progress(put, page)
    _vocabulary(put, page, core, title)
    _runs(put, page)
    _kinds(put, page)
    _gaps(put, page.prose)
    _rows(put, page)
    if any(k is not None for k in kept):
        put("extractor keeps", [k is True for k in kept])
        put("extractor drops", [k is False for k in kept])
    return x.T


class _Page:
    """What the lines of a page say of themselves, as columns."""

    def __init__(self, found: Sequence[Local], x: Numbers, bits: NDArray[np.uint8]) -> None:
        self.found = found
        self.words = np.array([f.words for f in found], dtype=float)
        self.prose: Bools = bits[ASKED["prose"]] != 0
        self.closing: Bools = bits[ASKED["closing"]] != 0
        self.timed: Numbers = bits[ASKED["timed"]].astype(float)
        self.headline: Bools = bits[AT["like a headline"]] != 0
        self.personal, self.notice, self.colon = (
            x[AT[name]] for name in ("speaks of itself", "cue notice", "ends with a colon")
        )
        self.size = np.where(self.prose, self.words, 0.0)
        self.begun: Bools = np.cumsum(self.prose) - self.prose > 0
        self._edges: dict[int, tuple[NDArray[np.intp], NDArray[np.intp]]] = {}

    def around(self, values: Numbers, reach: int) -> Numbers:
        """The sum of `values` over the lines up to `reach` places away, the line itself left out."""
        if reach not in self._edges:
            at, count = np.arange(len(self.words)), len(self.words)
            self._edges[reach] = np.minimum(at + reach + 1, count), np.maximum(at - reach, 0)
        above, below = self._edges[reach]
        total = np.zeros(len(values) + 1)
        values.cumsum(out=total[1:])
        return np.asarray(total[above] - total[below] - values)


def _moved(values: Bools, by: int) -> Bools:
    """`values` of the line `by` places on (back where negative); False beyond the edges."""
    out = np.zeros_like(values)
    if abs(by) >= len(values):
        return out
    if by > 0:
        out[:-by] = values[by:]
    else:
        out[-by:] = values[:by]
    return out


def _neighbours(put: Put, page: _Page) -> None:
    words, prose, size = page.words, page.prose, page.size
    label = (words <= 5) & ~prose
    middling = ~(label | prose)
    for side, by in (("before", -1), ("after", 1)):
        put(f"{side} is prose", _moved(prose, by))
        put(f"{side} is middling", _moved(middling, by))
        put(f"{side} is a label", _moved(label, by))
        put(f"second {side} is prose", _moved(prose, 2 * by))
    for name, reach in (("near", 3), ("around", 8)):
        share = page.around(size, reach) / np.maximum(page.around(words, reach), 1.0)
        put(f"prose {name}", share > 0.3)
        put(f"prose {name}, mostly", share > 0.8)
    near = page.around(size, 4) / np.maximum(page.around(prose.astype(float), 4), 1.0)
    put("prose length as neighbours", prose & (size > 0.5 * near) & (size < 2 * near))
    above, below = _moved(prose, -1), _moved(prose, 1)
    put("label alone in prose", label & above & below)
    put("two labels in a row in prose", label & ((_moved(label, 1) & above) | (_moved(label, -1) & below)))


def _progress(put: Put, page: _Page) -> None:
    words, prose, size, count = page.words, page.prose, page.size, len(page.words)
    total = max(1.0, size.sum())
    past = (np.cumsum(size) - size) / total
    to_come = 1.0 - past - size / total
    put("no prose yet", past <= 0)
    put("a little prose yet", (past > 0) & (past < 0.05))
    put("most prose past", past > 0.9)
    put("no prose to come", to_come <= 1e-9)
    put("little prose to come", (to_come > 1e-9) & (to_come < 0.05))
    at = np.arange(count)
    start, end = block(size, words)
    inside = (at >= start) & (at < end)
    put("in the block", inside)
    put("before the block", at < start)
    put("after the block", at >= end)
    put("block edge", (at == start) | (at == end - 1))
    put("in the block and short", inside & (words <= 5))
    put("in the block and prose", inside & prose)
    put("outside and prose", ~inside & prose)
    put("first lines", at < 2)
    put("last lines", at >= count - 2)
    put("short page", np.full(count, count < 40))


def _vocabulary(put: Put, page: _Page, core: tuple[int, int], title: Local | None) -> None:
    """Which share of a line's words stands also in the prose of the core, elsewhere than in the line."""
    words = numbers([f.content for f in page.found])
    size = np.array([len(f.content) for f in page.found]) // NUMBER.itemsize
    at = np.arange(len(size))
    counted = np.repeat((at >= core[0]) & (at < core[1]) & page.prose, size)
    seen = np.bincount(words[counted], minlength=int(words.max(initial=0)) + 1)
    known = np.concatenate([[0], np.cumsum(seen[words] > counted)])
    ends = np.cumsum(size)
    share = np.where(size > 0, (known[ends] - known[ends - size]) / np.maximum(size, 1), -1.0)
    near = page.around(np.maximum(share, 0) * size, 4) / np.maximum(page.around(size.astype(float), 4), 1.0)
    put("neighbours share few words", near < 0.22)
    put("neighbours share many words", near > 0.5)
    put("shares no words", share == 0)
    put("shares words, half", (share >= 0.4) & (share < 0.75))
    put("shares words, most", share >= 0.75)
    if title is not None and title.content:
        of_title = np.concatenate([[0], np.cumsum(np.isin(words, numbers([title.content])))])
        least = 0.7 * (len(title.content) // NUMBER.itemsize)
        put("like the title", of_title[ends] - of_title[ends - size] >= least)


def _runs(put: Put, page: _Page) -> None:
    prose, closing, begun = page.prose, page.closing, page.begun
    few = page.words <= 7
    short = (few & ~prose).astype(float)
    near = page.around(short, 3)
    put("short run", (short > 0) & (near >= 3) & (near < 5))
    put("long run", (short > 0) & (near >= 5))
    put("short after colon", few & _moved(page.colon != 0, -1))
    if not closing.any():
        return
    below = _moved(closing, -1) & begun
    put("closing cue before", below & ~prose)
    put("prose after a closing cue", below & prose)
    labels = closing.astype(float)
    put("comment labels near", page.around(labels, 4) >= 2)
    lately = page.around(labels, 10) > 0
    past: Ints = np.cumsum(closing) - closing
    put("closing cue lately", lately & (past > 0) & begun)
    put("closing cue long past", (past >= 3) & ~lately & begun)
    # the cue holds until two paragraphs have followed it
    at = np.arange(len(prose))
    last = np.concatenate([[-1], np.maximum.accumulate(np.where(closing, at, -1))[:-1]])
    told: Ints = np.cumsum(prose) - prose
    put("closing cue since prose", (last >= 0) & (told - told[last] < 2) & begun)


def _kinds(put: Put, page: _Page) -> None:
    prose, headline = page.prose, page.headline
    near = page.around(headline.astype(float), 5)
    put("headlines near", (near >= 2) & (near < 4))
    put("many headlines near", near >= 4)
    before = _moved(headline, -1)
    put("headline before", before)
    put("headline second before", _moved(headline, -2))
    put("teaser after a headline", prose & before & (_moved(headline, 1) | _moved(~prose, 1)))
    put("headlines in a row", _run_lengths(headline & ~prose) >= 3)
    for name, values, reach, least in (
        ("time labels near", page.timed, 4, 2), ("personal around", page.personal, 6, 2),
        ("notice near", page.notice, 3, 1),
    ):  # fmt: skip
        if values.any():
            put(name, page.around(values, reach) >= least)


def _run_lengths(where: Bools) -> Numbers:
    """For each line that holds, how many that hold stand together with it; 0 elsewhere."""
    edges = np.flatnonzero(np.diff(where, prepend=False, append=False))
    sizes = edges[1::2] - edges[::2]
    out = np.zeros(len(where))
    out[where] = np.repeat(sizes, sizes)
    return out


def _rows(put: Put, page: _Page) -> None:
    """Lines that recur, and lines that begin as others do (a teaser and its headline)."""
    lines = [f.text for f in page.found]
    if len(set(lines)) < len(lines):
        times = np.array([*map(Counter(lines).__getitem__, lines)])
        put("recurs once", times == 2)
        put("recurs more", times > 2)
    # the lower case of a letter is two letters at the most
    heads = [line[:_HEAD].lower() for line in lines if 2 * len(line) >= _HEAD]
    if len(set(heads)) < len(heads):
        often = Counter(heads)
        heads = [line[:_HEAD].lower() for line in lines]
        put("begins as another line", [len(h) == _HEAD and often[h] > 1 for h in heads])


def _gaps(put: Put, prose: Bools) -> None:
    """How many lines that are no prose stand right before and right after each line."""
    at = np.arange(len(prose))
    last = np.maximum.accumulate(np.where(prose, at, -1))
    before = at - np.concatenate([[-1], last[:-1]]) - 1
    turned = prose[::-1]
    last = np.maximum.accumulate(np.where(turned, at, -1))
    after = (at - np.concatenate([[-1], last[:-1]]) - 1)[::-1]
    wide_before, gap_before = before >= 8, (before >= 3) & (before < 8)
    put("gap before", gap_before)
    put("wide gap before", wide_before)
    put("gap after", (after >= 3) & (after < 8))
    put("wide gap after", after >= 8)
    put("prose after a gap", prose & gap_before)
    put("prose after a wide gap", prose & wide_before)
    put("prose before a wide gap", prose & (after >= 8))
    put("alone as prose", prose & (before >= 3) & (after >= 3))
