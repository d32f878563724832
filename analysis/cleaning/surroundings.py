"""What the line model asks of a line's surroundings: what stands next to it, and where on the page it stands.

News prose stands in one long stretch; menus, teasers and comments come in runs of short lines, share few words with
the article, and follow words that close it ("Related", "Comments").
"""

import itertools
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.cleaning.features import AT, FEATURES, Local, local

Bools = NDArray[np.bool_]
Numbers = NDArray[np.float64]
Truths = NDArray[Any] | Sequence[bool]
Put = Callable[[str, Truths], None]


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
    count = len(lines)
    found = [local(x) for x in lines]
    x = np.zeros((count, len(FEATURES)), order="F")
    x[:, 0] = 1.0
    sizes = [len(f.found) for f in found]
    columns = np.fromiter(itertools.chain.from_iterable(f.found for f in found), dtype=np.intp, count=sum(sizes))
    x[np.repeat(np.arange(count), sizes), columns] = 1.0

    def put(name: str, where: Truths) -> None:
        x[:, AT[name]] = where

    words = np.array([f.words for f in found], dtype=float)
    prose = np.array([f.prose for f in found], dtype=bool)
    _recurring(put, lines)
    put("blank before", list(blanks[:count]))
    put("blank after", list(blanks[1:]))
    _neighbours(put, words, prose)
    start, end = block(np.where(prose, words, 0.0), words)
    core = block(np.where(prose, words, 0.0), words, 22.0)
    _progress(put, words, prose, start, end)
    put("in the core", (np.arange(count) >= core[0]) & (np.arange(count) < core[1]))
    _vocabulary(put, found, core[0], core[1], title)
    _runs(put, found, prose, lines)
    _kinds(put, found, prose)
    _gaps(put, prose)
    _rows(put, found, lines)
    put("extractor keeps", [k is True for k in kept])
    put("extractor drops", [k is False for k in kept])
    return x


def _recurring(put: Put, lines: Sequence[str]) -> None:
    times = Counter(lines)
    put("recurs once", [times[x] == 2 for x in lines])
    put("recurs more", [times[x] > 2 for x in lines])


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


def _around(values: Numbers, reach: int) -> Numbers:
    """The sum of `values` over the lines up to `reach` places away, the line itself left out."""
    total = np.concatenate([[0.0], np.cumsum(values)])
    at = np.arange(len(values))
    return np.asarray(total[np.minimum(at + reach + 1, len(values))] - total[np.maximum(at - reach, 0)] - values)


def _neighbours(put: Put, words: Numbers, prose: Bools) -> None:
    label = (words <= 5) & ~prose
    middling = ~label & ~prose
    for side, by in (("before", -1), ("after", 1)):
        put(f"{side} is prose", _moved(prose, by))
        put(f"{side} is middling", _moved(middling, by))
        put(f"{side} is a label", _moved(label, by))
        put(f"second {side} is prose", _moved(prose, 2 * by))
    for name, reach in (("near", 3), ("around", 8)):
        share = _around(np.where(prose, words, 0.0), reach) / np.maximum(_around(words, reach), 1.0)
        put(f"prose {name}", share > 0.3)
        put(f"prose {name}, mostly", share > 0.8)
    size = np.where(prose, words, 0.0)
    near = _around(size, 4) / np.maximum(_around(prose.astype(float), 4), 1.0)
    put("prose length as neighbours", prose & (size > 0.5 * near) & (size < 2 * near))
    between = _moved(prose, -1) & _moved(prose, 1)
    put("label alone in prose", label & between)
    first_of_two, second_of_two = _moved(label, 1) & _moved(prose, -1), _moved(label, -1) & _moved(prose, 1)
    put("two labels in a row in prose", label & (first_of_two | second_of_two))


def _progress(put: Put, words: Numbers, prose: Bools, start: int, end: int) -> None:
    count = len(words)
    size = np.where(prose, words, 0.0)
    past = (np.cumsum(size) - size) / max(1.0, size.sum())
    to_come = 1.0 - past - size / max(1.0, size.sum())
    put("no prose yet", past <= 0)
    put("a little prose yet", (past > 0) & (past < 0.05))
    put("most prose past", past > 0.9)
    put("no prose to come", to_come <= 1e-9)
    put("little prose to come", (to_come > 1e-9) & (to_come < 0.05))
    at = np.arange(count)
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


def _vocabulary(put: Put, found: Sequence[Local], start: int, end: int, title: str | None) -> None:
    seen: Counter[str] = Counter()
    for f in found[start:end]:
        if f.prose:
            seen.update(f.content)
    headline = local(title.strip()).content if title else frozenset()
    shares, like = [], []
    for i, f in enumerate(found):
        own = int(start <= i < end and f.prose)
        known = sum(seen[w] > own for w in f.content)
        shares.append(known / len(f.content) if f.content else -1.0)
        like.append(bool(headline) and len(headline & f.content) >= 0.7 * max(len(headline), 1))
    share = np.array(shares)
    size = np.array([float(len(f.content)) for f in found])
    near = _around(np.maximum(share, 0) * size, 4) / np.maximum(_around(size, 4), 1.0)
    put("neighbours share few words", near < 0.22)
    put("neighbours share many words", near > 0.5)
    put("shares no words", share == 0)
    put("shares words, half", (share >= 0.4) & (share < 0.75))
    put("shares words, most", share >= 0.75)
    put("like the title", like)


def _runs(put: Put, found: Sequence[Local], prose: Bools, lines: Sequence[str]) -> None:
    count = len(found)
    short = np.array([f.words <= 7 and not f.prose for f in found], dtype=float)
    near = _around(short, 3)
    put("short run", (short > 0) & (near >= 3) & (near < 5))
    put("long run", (short > 0) & (near >= 5))
    closing = np.array([f.closing for f in found], dtype=bool)
    begun = np.cumsum(prose) - prose > 0
    put("closing cue before", _moved(closing, -1) & begun & ~prose)
    put("prose after a closing cue", _moved(closing, -1) & begun & prose)
    lately = _around(closing.astype(float), 10) > 0
    past = np.cumsum(closing) - closing
    put("closing cue lately", lately & (past > 0) & begun)
    put("closing cue long past", (past >= 3) & ~lately & begun)
    since, open_cue = np.zeros(count, dtype=bool), False
    prose_seen = 0
    for i in range(count):
        since[i] = open_cue
        if closing[i]:
            open_cue, prose_seen = True, 0
        elif prose[i]:
            prose_seen += 1
            open_cue = open_cue and prose_seen < 2
    put("closing cue since prose", since & begun)
    put("short after colon", [i > 0 and found[i].words <= 7 and lines[i - 1].endswith(":") for i in range(count)])


def _kinds(put: Put, found: Sequence[Local], prose: Bools) -> None:
    headline = np.array([f.headline for f in found], dtype=bool)
    near = _around(headline.astype(float), 5)
    put("headlines near", (near >= 2) & (near < 4))
    put("many headlines near", near >= 4)
    put("headline before", _moved(headline, -1))
    put("headline second before", _moved(headline, -2))
    put("teaser after a headline", prose & _moved(headline, -1) & (_moved(headline, 1) | _moved(~prose, 1)))
    timed = np.array([f.timed for f in found], dtype=float)
    put("time labels near", _around(timed, 4) >= 2)
    closing = np.array([f.closing for f in found], dtype=float)
    put("comment labels near", _around(closing, 4) >= 2)
    personal = np.array([f.personal for f in found], dtype=float)
    put("personal around", _around(personal, 6) >= 2)


def _run_lengths(where: Bools) -> Numbers:
    """For each line that holds, how many that hold stand together with it; 0 elsewhere."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], where.astype(np.int8), [0]])))
    out = np.zeros(len(where))
    for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        out[start:end] = end - start
    return out


def _rows(put: Put, found: Sequence[Local], lines: Sequence[str]) -> None:
    """Rows of bare headlines, lines that begin as others do (a teaser and its headline), and notices nearby."""
    put("headlines in a row", _run_lengths(np.array([f.headline and not f.prose for f in found], dtype=bool)) >= 3)
    heads = [line[:24].lower() for line in lines]
    times = Counter(heads)
    put("begins as another line", [len(h) == 24 and times[h] > 1 for h in heads])
    put("notice near", _around(np.array(["notice" in f.cues for f in found], dtype=float), 3) > 0)


def _gaps(put: Put, prose: Bools) -> None:
    """How many lines that are no prose stand right before and right after each line."""
    at = np.arange(len(prose))
    last = np.maximum.accumulate(np.where(prose, at, -1))
    before = at - np.concatenate([[-1], last[:-1]]) - 1
    turned = prose[::-1]
    last = np.maximum.accumulate(np.where(turned, at, -1))
    after = (at - np.concatenate([[-1], last[:-1]]) - 1)[::-1]
    put("gap before", (before >= 3) & (before < 8))
    put("wide gap before", before >= 8)
    put("gap after", (after >= 3) & (after < 8))
    put("wide gap after", after >= 8)
    put("prose after a gap", prose & (before >= 3) & (before < 8))
    put("prose after a wide gap", prose & (before >= 8))
    put("prose before a wide gap", prose & (after >= 8))
    put("alone as prose", prose & (before >= 3) & (after >= 3))
