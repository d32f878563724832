"""What the line model looks at: a table of plain questions about each line and its neighbours.

Each feature has a name and a sentence (`EXPLAINED`); its weight stands under that name in `weights.json`. Questions
about a line alone are answered once for lines that recur, which is most of a page.
"""

import functools
import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.cleaning.cues import BYLINE, CRUMBS, CUES, DATE, STOP_WORDS, URL

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"”’»)\]]*$")
_INNER_END = re.compile(r"[^\W\d_]{2,}[.!?][\"”’)]* [\"“‘(]?[^\W\d_a-z]")
_BULLET = re.compile(r"[-–—•*·◦▪#]|\(?\d{1,2}[.)]\s")
_OF_SELF = frozenset(("I", "I'm", "I’m", "I've", "I’ve", "I'd", "I’d", "my", "My", "me", "lol"))
_TO_READER = frozenset(("you", "your", "you'll", "you’ll", "you're", "you’re", "please"))
_WORD_BINS = (1, 2, 4, 7, 12, 20, 40, 80)

_LOCAL = [
    *(f"words up to {n}" for n in _WORD_BINS), "words over 80",
    "ends as a sentence", "ends with a colon", "ends with dots", "ends with a comma", "ends bare",
    "two sentences", "four sentences", "commas", "begins in lower case", "begins with a bullet", "begins with a quote",
    "holds a quote", "question", "stop words none", "stop words few", "stop words some", "stop words many",
    "capitals few", "capitals half", "capitals most", "all capitals", "digits some", "digits many", "date", "address",
    "crumbs", "byline", "no letters", "speaks of itself", "addresses the reader", "like a headline", "long and cut", *(f"cue {k}" for k in CUES), *(f"short with cue {k}" for k in CUES),
]  # fmt: skip
_CONTEXT = [
    "recurs once", "recurs more", "blank before", "blank after",
    "before is prose", "before is middling", "before is a label", "after is prose", "after is middling", "after is a label",
    "second before is prose", "second after is prose", "prose near", "prose near, mostly", "prose around", "prose around, mostly",
    "no prose yet", "a little prose yet", "most prose past", "no prose to come", "little prose to come",
    "in the block", "before the block", "after the block", "block edge", "in the block and short", "in the block and prose",
    "outside and prose", "shares words, half", "shares words, most", "shares no words", "like the title", "short run",
    "long run", "closing cue before", "closing cue since prose", "first lines", "last lines", "extractor keeps",
    "extractor drops", "short after colon", "short page", "prose length as neighbours", "label alone in prose",
    "two labels in a row in prose", "in the core", "neighbours share few words",
    "neighbours share many words", "headlines near", "many headlines near", "headline before", "headline second before",
    "teaser after a headline", "time labels near", "comment labels near", "gap before", "wide gap before", "gap after",
    "wide gap after", "prose after a gap", "prose after a wide gap", "prose before a wide gap", "alone as prose",
    "closing cue lately", "closing cue long past", "prose after a closing cue", "personal around",
]  # fmt: skip

FEATURES = ("always", *_LOCAL, *_CONTEXT)
_AT = {name: i for i, name in enumerate(FEATURES)}


class Local(NamedTuple):
    """What can be said of a line alone."""

    found: tuple[int, ...]
    words: int
    prose: bool
    content: frozenset[str]
    closing: bool
    headline: bool
    timed: bool
    personal: bool


def _length(n: int) -> str:
    return next((f"words up to {b}" for b in _WORD_BINS if n <= b), "words over 80")


@functools.lru_cache(maxsize=50_000)
def local(line: str) -> Local:
    """The features of a line that depend on nothing else (`line` without the blanks around it)."""
    text = line if len(line) < 4000 else line[:3000] + line[-1000:]
    words = _WORD.findall(text)
    n = len(words)
    lowered = [w.lower() for w in words]
    names = [_length(n), *_ending(text), *_beginning(text), *_shares(text, words, lowered)]
    inner = sum(1 for _ in _INNER_END.finditer(text))
    names += ["two sentences"] * (inner >= 1) + ["four sentences"] * (inner >= 3)
    names += ["commas"] * (text.count(", ") >= 2) + ["question"] * ("?" in text)
    names += ["holds a quote"] * any(q in text for q in "“”\"«»")
    names += ["date"] * (n <= 20 and DATE.search(text) is not None) + ["address"] * (URL.search(text) is not None)
    names += ["crumbs"] * (CRUMBS.search(text) is not None) + ["byline"] * (n < 15 and BYLINE.match(text) is not None)
    cues = [k for k, pattern in CUES.items() if pattern.search(text)] if n <= 30 else []
    names += [f"cue {k}" for k in cues]
    names += [f"short with cue {k}" for k in cues if n <= 6]
    ends = "ends as a sentence" in names
    prose = (n >= 9 and ends and "stop words none" not in names) or n >= 25
    content = frozenset(w for w in lowered if len(w) > 3 and w not in STOP_WORDS)
    closing = n <= 8 and any(k in cues for k in ("comment", "related", "legal", "label", "subscribe"))
    quoted = "holds a quote" in names
    personal = not quoted and n >= 5 and not _OF_SELF.isdisjoint(words)
    names += ["speaks of itself"] * personal
    names += ["addresses the reader"] * (not quoted and not _TO_READER.isdisjoint(lowered))
    bare = not ends and "ends bare" in names
    headline = 5 <= n <= 18 and (bare or text.endswith("?")) and "cue legal" not in names and not text.startswith("http")
    names += ["like a headline"] * headline + ["long and cut"] * (n > 8 and "ends with dots" in names)
    timed = n <= 10 and ("date" in names or "when" in cues)
    return Local(tuple({_AT[name] for name in names}), n, prose, content, closing, headline, timed, personal)


def _ending(text: str) -> list[str]:
    if text.endswith(("...", "…")):
        return ["ends with dots"]
    if _SENTENCE_END.search(text[-8:]):
        return ["ends as a sentence"]
    return ["ends with a colon"] if text[-1:] == ":" else ["ends with a comma"] if text[-1:] in ",;" else ["ends bare"]


def _beginning(text: str) -> list[str]:
    if text[:1].islower():
        return ["begins in lower case"]
    if text[:1] in "“\"‘'«„":
        return ["begins with a quote"]
    return ["begins with a bullet"] if _BULLET.match(text) else []


def _shares(text: str, words: list[str], lowered: list[str]) -> list[str]:
    if not words:
        return ["no letters"]
    n = len(words)
    stops = sum(w in STOP_WORDS for w in lowered) / n
    capitals = sum(w[0].isupper() for w in words) / n
    digits = sum(c.isdigit() for c in text) / len(text)
    names = ["stop words " + ("none" if stops == 0 else "few" if stops < 0.2 else "some" if stops < 0.35 else "many")]
    names.append("capitals " + ("few" if capitals < 0.3 else "half" if capitals < 0.7 else "most"))
    names += ["all capitals"] * (text.isupper() and n > 1)
    return names + ["digits many"] * (digits > 0.25) + ["digits some"] * (0.05 < digits <= 0.25)


def block(prose_words: NDArray[np.float64], words: NDArray[np.float64], cost: float = 6.0) -> tuple[int, int]:
    """The stretch of lines, end exclusive, that holds the most prose for the least else (the largest sum)."""
    gain = np.where(prose_words > 0, np.minimum(prose_words, 80), -cost - 0.5 * np.minimum(words, 12))
    total = np.concatenate([[0.0], np.cumsum(gain)])
    lowest = np.minimum.accumulate(total)
    end = int(np.argmax(total - lowest))
    start = int(np.argmin(total[: end + 1]))
    return start, end


def table(lines: Sequence[str], blanks: Sequence[bool], kept: Sequence[bool | None], title: str | None) -> NDArray[np.float64]:
    """The features of the lines that hold anything: an array of lines × `FEATURES`, of zeros and ones.

    `blanks[i]` says whether a blank line stands before line i (one more at the end); `kept[i]` whether an extractor
    keeps it (None: unknown); `title` is the headline where it is known.
    """
    count = len(lines)
    found = [local(x) for x in lines]
    x = np.zeros((count + 4, len(FEATURES)))
    x[:, 0] = 1.0
    for i, one in enumerate(found):
        x[i, one.found] = 1.0
    x = x[:count]

    def put(name: str, where: object) -> None:
        x[:, _AT[name]] = where

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
    put("extractor keeps", [k is True for k in kept])
    put("extractor drops", [k is False for k in kept])
    return x


def _recurring(put, lines: Sequence[str]) -> None:  # type: ignore[no-untyped-def]
    times = Counter(lines)
    put("recurs once", [times[x] == 2 for x in lines])
    put("recurs more", [times[x] > 2 for x in lines])


def _moved(values: NDArray[np.bool_], by: int) -> NDArray[np.bool_]:
    """`values` of the line `by` places on (back where negative); False beyond the edges."""
    out = np.zeros_like(values)
    if by > 0:
        out[:-by] = values[by:]
    else:
        out[-by:] = values[:by]
    return out


def _around(values: NDArray[np.float64], reach: int) -> NDArray[np.float64]:
    """The sum of `values` over the lines up to `reach` places away, the line itself left out."""
    total = np.concatenate([[0.0], np.cumsum(values)])
    at = np.arange(len(values))
    return total[np.minimum(at + reach + 1, len(values))] - total[np.maximum(at - reach, 0)] - values


def _neighbours(put, words: NDArray[np.float64], prose: NDArray[np.bool_]) -> None:  # type: ignore[no-untyped-def]
    label = (words <= 5) & ~prose
    middling = ~label & ~prose
    for side, by in (("before", -1), ("after", 1)):
        put(f"{side} is prose", _moved(prose, by))
        put(f"{side} is middling", _moved(middling, by))
        put(f"{side} is a label", _moved(label, by))
        put(f"second {side} is prose", _moved(prose, 2 * by) if len(prose) > 2 else False)
    for name, reach in (("near", 3), ("around", 8)):
        share = _around(np.where(prose, words, 0.0), reach) / np.maximum(_around(words, reach), 1.0)
        put(f"prose {name}", share > 0.3)
        put(f"prose {name}, mostly", share > 0.8)
    size = np.where(prose, words, 0.0)
    near = _around(size, 4) / np.maximum(_around(prose.astype(float), 4), 1.0)
    put("prose length as neighbours", prose & (size > 0.5 * near) & (size < 2 * near))
    between = _moved(prose, -1) & _moved(prose, 1)
    put("label alone in prose", label & between)
    put("two labels in a row in prose", label & ((_moved(label, 1) & _moved(prose, -1)) | (_moved(label, -1) & _moved(prose, 1))))


def _progress(put, words, prose, start: int, end: int) -> None:  # type: ignore[no-untyped-def]
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
    put("short page", count < 40)


def _vocabulary(put, found: Sequence[Local], start: int, end: int, title: str | None) -> None:  # type: ignore[no-untyped-def]
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


def _runs(put, found: Sequence[Local], prose: NDArray[np.bool_], lines: Sequence[str]) -> None:  # type: ignore[no-untyped-def]
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


def _kinds(put, found: Sequence[Local], prose: NDArray[np.bool_]) -> None:  # type: ignore[no-untyped-def]
    headline = np.array([f.headline for f in found], dtype=bool)
    near = _around(headline.astype(float), 5)
    put("headlines near", (near >= 2) & (near < 4))
    put("many headlines near", near >= 4)
    put("headline before", _moved(headline, -1))
    put("headline second before", _moved(headline, -2) if len(found) > 2 else False)
    put("teaser after a headline", prose & _moved(headline, -1) & (_moved(headline, 1) | _moved(~prose, 1)))
    timed = np.array([f.timed for f in found], dtype=float)
    put("time labels near", _around(timed, 4) >= 2)
    closing = np.array([f.closing for f in found], dtype=float)
    put("comment labels near", _around(closing, 4) >= 2)
    personal = np.array([f.personal for f in found], dtype=float)
    put("personal around", _around(personal, 6) >= 2)


def _gaps(put, prose: NDArray[np.bool_]) -> None:  # type: ignore[no-untyped-def]
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
