"""What the line model asks of a line alone, and the names of all that it looks at.

A feature is a plain question with a yes or no; its weights stand under its name in `weights.json`, and its name says
what it asks. Lines that recur, which is most of a page, are asked once. What is asked of a line's neighbours is in
`surroundings`.
"""

import functools
import re
from typing import NamedTuple

from analysis.cleaning.cues import BYLINE, CRUMBS, DATE, KINDS, STOP_WORDS, URL, kinds

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"”’»)\]]*$")
_DOTS = re.compile(r"(?:\.\.+|…)[\"”’]?$")
_INNER_END = re.compile(r"[^\W\d_]{2}[.!?][\"”’)]* [\"“‘(]?[^\W\d_a-z]")
_BULLET = re.compile(r"[-–—•*·◦▪#»›]|\(?\d{1,2}[.)]\s")
_DIGITS = re.compile(r"\d")
_NO_SPACES = re.compile("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_QUOTES, _NUMERALS = frozenset("“”\"«»"), frozenset("0123456789")
_OF_WRITER = frozenset(("by", "from"))
_OF_SELF = frozenset(("i", "i'm", "i've", "i'd", "i'll", "my", "me", "lol"))
_TO_READER = frozenset(("you", "your", "you'll", "you're", "you've", "please"))
_WORD_BINS = (1, 2, 4, 7, 12, 20, 40, 80)

_LOCAL = [
    *(f"words up to {n}" for n in _WORD_BINS), "words over 80", "ends as a sentence", "ends with a colon",
    "ends with dots", "ends with a comma", "ends bare", "two sentences", "four sentences", "commas",
    "begins in lower case", "begins with a bullet", "begins with a quote", "holds a quote", "question",
    "stop words none", "stop words few", "stop words some", "stop words many", "capitals few", "capitals half",
    "capitals most", "all capitals", "digits some", "digits many", "date", "address", "crumbs", "byline",
    "no letters", "speaks of itself", "addresses the reader", "like a headline", "long and cut",
    "another script",
    *(f"cue {k}" for k in KINDS), *(f"short with cue {k}" for k in KINDS),
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
    "personal around", "headlines in a row", "begins as another line", "notice near",
]  # fmt: skip

FEATURES = ("always", *_LOCAL, *_CONTEXT)
#: name of a feature -> its column
AT = {name: i for i, name in enumerate(FEATURES)}
_SHORT_CUES = {k: (AT[f"cue {k}"], AT[f"short with cue {k}"]) for k in KINDS}


class Local(NamedTuple):
    """What can be said of a line alone: the features found, its words, and what its neighbours will ask of it."""

    found: tuple[int, ...]
    words: int
    lowered: tuple[str, ...]
    content: frozenset[str]
    cues: frozenset[str]
    prose: bool
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
    signs = set(text)
    lowered = list(map(str.lower, words))
    if "’" in signs:
        lowered = [w.replace("’", "'") for w in lowered]
    known = frozenset(lowered)
    foreign = _is_foreign(text)
    n = len(words) + (len(_NO_SPACES.findall(text)) // 3 if foreign else 0)
    ending = _ending(text)
    ends = ending == "ends as a sentence"
    names = [_length(n), ending, *_beginning(text), *_shares(text, words, lowered, foreign, signs)]
    inner = len(_INNER_END.findall(text)) if n > 3 and not signs.isdisjoint(".!?") else 0
    if inner:
        names.append("two sentences")
        if inner >= 3:
            names.append("four sentences")
    quoted = not signs.isdisjoint(_QUOTES)
    dated = n <= 20 and not signs.isdisjoint(_NUMERALS) and DATE.search(text) is not None
    cues = kinds(lowered, text)
    personal = not quoted and n >= 5 and not _OF_SELF.isdisjoint(known)
    bare = ending == "ends bare" or text.endswith("?")
    headline = 5 <= n <= 18 and bare and "legal" not in cues and text[:4] != "http"
    asked = (
        ("commas", "," in signs and text.count(", ") >= 2), ("question", "?" in signs), ("holds a quote", quoted),
        ("date", dated), ("address", not signs.isdisjoint("@.:") and URL.search(text) is not None),
        ("crumbs", not signs.isdisjoint(">»›|•·/") and CRUMBS.search(text) is not None),
        ("byline", n < 15 and not known.isdisjoint(_OF_WRITER) and BYLINE.match(text) is not None),
        ("another script", foreign), ("speaks of itself", personal),
        ("addresses the reader", not quoted and not _TO_READER.isdisjoint(known)),
        ("like a headline", headline), ("long and cut", n > 8 and ending == "ends with dots"),
    )  # fmt: skip
    names += [name for name, holds in asked if holds]
    found = {AT[name] for name in names}
    for kind in cues:
        found.update(_SHORT_CUES[kind] if n <= 6 else _SHORT_CUES[kind][:1])
    prose = (n >= 9 and ends and "stop words none" not in names) or n >= 25
    content = frozenset(w for w in known if len(w) > 3 and w not in STOP_WORDS)
    closing = n <= 8 and not cues.isdisjoint(_CLOSING)
    timed = n <= 10 and (dated or "when" in cues)
    facts = (prose, closing, headline, timed, personal)
    return Local(tuple(found), n, tuple(lowered), content, frozenset(cues), *facts)


_CLOSING = frozenset(("comment", "related", "legal", "label", "subscribe"))


def _is_foreign(text: str) -> bool:
    """Whether most letters are of no Latin alphabet, so that the lists of words have nothing to say."""
    if text.isascii() or 2 * len(text.encode("ascii", "ignore")) > len(text) + text.count(" "):
        return False
    sample = [c for c in text[:200] if c.isalpha()]
    return bool(sample) and sum(_LATIN.match(c) is not None for c in sample) < 0.5 * len(sample)


def _ending(text: str) -> str:
    if text.endswith(("..", "…")) and _DOTS.search(text[-8:]):
        return "ends with dots"
    if SENTENCE_END.search(text[-8:]):
        return "ends as a sentence"
    return "ends with a colon" if text[-1:] == ":" else "ends with a comma" if text[-1:] in ",;" else "ends bare"


def _beginning(text: str) -> list[str]:
    if text[:1].islower():
        return ["begins in lower case"]
    if text[:1] in "“\"‘'«„":
        return ["begins with a quote"]
    return ["begins with a bullet"] if _BULLET.match(text) else []


def _shares(text: str, words: list[str], lowered: list[str], foreign: bool, signs: set[str]) -> list[str]:
    if not words:
        return ["no letters"]
    n = len(words)
    capitals = len([w for w in words if w[0].isupper()]) / n
    none = text.isascii() and signs.isdisjoint(_NUMERALS)
    digits = 0.0 if none else len(_DIGITS.findall(text)) / len(text)
    names = ["capitals few" if capitals < 0.3 else "capitals half" if capitals < 0.7 else "capitals most"]
    if not foreign:
        stops = len([w for w in lowered if w in STOP_WORDS]) / n
        share = "none" if stops == 0 else "few" if stops < 0.2 else "some" if stops < 0.35 else "many"
        names.append(f"stop words {share}")
    if n > 1 and text.isupper():
        names.append("all capitals")
    if digits > 0.05:
        names.append("digits many" if digits > 0.25 else "digits some")
    return names
