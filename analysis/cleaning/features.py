"""What the line model asks of a line alone, and the names of all that it looks at.

A feature is a plain question with a yes or no; its weights stand under its name in `weights.json`. Lines that recur,
which is most of a page, are asked once. What is asked of a line's neighbours is in `surroundings`.
"""

import functools
import re
from typing import NamedTuple

from analysis.cleaning.cues import BYLINE, CRUMBS, CUES, DATE, STOP_WORDS, URL

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"”’»)\]]*$")
_INNER_END = re.compile(r"[^\W\d_]{2}[.!?][\"”’)]* [\"“‘(]?[^\W\d_a-z]")
_BULLET = re.compile(r"[-–—•*·◦▪#]|\(?\d{1,2}[.)]\s")
_OF_SELF = frozenset(("I", "I'm", "I’m", "I've", "I’ve", "I'd", "I’d", "my", "My", "me", "lol"))
_TO_READER = frozenset(("you", "your", "you'll", "you’ll", "you're", "you’re", "please"))
_WORD_BINS = (1, 2, 4, 7, 12, 20, 40, 80)

_LOCAL = [
    *(f"words up to {n}" for n in _WORD_BINS), "words over 80", "ends as a sentence", "ends with a colon",
    "ends with dots", "ends with a comma", "ends bare", "two sentences", "four sentences", "commas",
    "begins in lower case", "begins with a bullet", "begins with a quote", "holds a quote", "question",
    "stop words none", "stop words few", "stop words some", "stop words many", "capitals few", "capitals half",
    "capitals most", "all capitals", "digits some", "digits many", "date", "address", "crumbs", "byline",
    "no letters", "speaks of itself", "addresses the reader", "like a headline", "long and cut",
    *(f"cue {k}" for k in CUES), *(f"short with cue {k}" for k in CUES),
]  # fmt: skip
_CONTEXT = [
    "recurs once", "recurs more", "blank before", "blank after", "before is prose", "before is middling",
    "before is a label", "after is prose", "after is middling", "after is a label", "second before is prose",
    "second after is prose", "prose near", "prose near, mostly", "prose around", "prose around, mostly",
    "no prose yet", "a little prose yet", "most prose past", "no prose to come", "little prose to come",
    "in the block", "before the block", "after the block", "block edge", "in the block and short",
    "in the block and prose", "outside and prose", "shares words, half", "shares words, most",
    "shares no words", "like the title", "short run", "long run", "closing cue before",
    "closing cue since prose", "first lines", "last lines", "extractor keeps", "extractor drops",
    "short after colon", "short page", "prose length as neighbours", "label alone in prose",
    "two labels in a row in prose", "in the core", "neighbours share few words", "neighbours share many words",
    "headlines near", "many headlines near", "headline before", "headline second before",
    "teaser after a headline", "time labels near", "comment labels near", "gap before", "wide gap before",
    "gap after", "wide gap after", "prose after a gap", "prose after a wide gap", "prose before a wide gap",
    "alone as prose", "closing cue lately", "closing cue long past", "prose after a closing cue",
    "personal around",
]  # fmt: skip

FEATURES = ("always", *_LOCAL, *_CONTEXT)
#: name of a feature -> its column
AT = {name: i for i, name in enumerate(FEATURES)}


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
    headline = 5 <= n <= 18 and (bare or text.endswith("?")) and "cue legal" not in names and text[:4] != "http"
    names += ["like a headline"] * headline + ["long and cut"] * (n > 8 and "ends with dots" in names)
    timed = n <= 10 and ("date" in names or "when" in cues)
    return Local(tuple({AT[name] for name in names}), n, prose, content, closing, headline, timed, personal)


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
