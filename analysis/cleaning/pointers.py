"""Knows lines that lead to other articles: labels above links, pointers to a player or a page, "read more".

A label holds nothing but words that select ("most", "related", "must") and words for things to read or watch.
"""

import re
from collections.abc import Sequence

from analysis.cleaning import classes

#: where a pointer leads at its end; what is said of a player set between paragraphs; what is to be looked at
_TO_HERE = re.compile(r"(?:>>+|»|→|\bHERE\.?)$|\b(?:read|more|click|see|watch|found|find|available)\b.{0,60}\bhere\.?$")
_OF_PLAYER = re.compile(
    r"\b(?:text|article|story|report|rest|continued|continuation)\b.{0,40}"
    r"\b(?:below|under|underneath|beneath|after) the"
    r" (?:podcast|video|advert\w*|ad|photo|picture|gallery|player|recording)\b",
    re.IGNORECASE,
)
_SEES = re.compile(
    r"(?:see|watch|view) (?:the |our )?(?:video|photos?|gallery|pictures|slideshow)\b[^.!?]*$", re.IGNORECASE
)
_ON_SITE = {("main", "page"), ("home", "page"), ("our", "website"), ("our", "site"), ("our", "page"), ("front", "page")}
_HEAD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_ONTO = (("here",), ("to",), ("on",))
LEADING = {("watch",), ("read",), ("listen",), ("see",), ("related",), ("recommended",)}
ALONE = {
    ("related",), ("recommended",), ("trending",), ("popular",), ("latest",), ("more",), ("next",), ("previous",),
    ("up", "next"), ("read", "on"), ("see", "also"), ("read", "also"), ("icymi",), ("elsewhere",), ("go", "deeper"),
    ("in", "other", "news"), ("further", "reading"), ("keep", "reading"), ("now", "read"), ("don't", "miss"),
    ("expand",), ("collapse",),
    ("most", "popular"), ("read", "this", "next"), ("dig", "deeper"), ("explore", "further"),
    ("explore", "more"), ("in", "case", "you", "missed", "it"),
}  # fmt: skip


def _is_label(words: Sequence[str]) -> bool:
    """Whether words do nothing but select things to read or watch ("Most read", "More on this story")."""
    if tuple(words) in ALONE or (
        len(words) <= 5 and words[0] in classes.OFFERED and classes.FOR_READER.issuperset(words[1:])
    ):
        return True
    words = [w.removesuffix("'s") if w not in classes.SELECTING else w for w in words]
    if len(words) > 9 or classes.SELECTING.isdisjoint(words) or classes.THINGS.isdisjoint(words):
        return False
    held = all(w in classes.SELECTING or w in classes.THINGS or w in classes.AROUND_THINGS for w in words)
    return held and any(w in classes.SELECTING and any(o in classes.THINGS for o in words if o != w) for w in words)


def is_label(line: str) -> bool:
    """Whether a line is nothing but the label of what to read or watch ("Related", "You may also like:")."""
    words = _HEAD.findall(line.lower().replace("’", "'"))
    if not words or len(words) > 9 or line.endswith(("?", ".")):
        return False
    return _is_label(words) or (words[0] == "you" and _begins_as_pointer(words, line))


def points_elsewhere(words: Sequence[str], line: str) -> bool:
    """Whether a line (its words in lower case, and as it is written) only leads to other things to read or watch."""
    n = len(words)
    if _is_label(words):
        return not line.endswith("?")
    if _has_label_before(line) or (n <= 20 and words[0] in ("click", "tap") and words[1:2] in _ONTO):
        return True
    if (
        n <= 30
        and _TO_HERE.search(line)
        and (line.endswith((">>", "»", "→", "HERE", "HERE.")) or not classes.READER.isdisjoint(words))
    ):
        return True
    if n <= 16 and (_OF_PLAYER.search(line) or _SEES.match(line)):
        return True
    if words[0] in ("for", "you", "more", "read"):
        return _begins_as_pointer(words, line)
    sees = words[0] in classes.LOOKING and n <= 12 and not classes.LOOKED_AT.isdisjoint(words[1:])
    return sees and not line.endswith(".") and (n <= 6 or short_of_verbs(words[1:]))


def _has_label_before(line: str) -> bool:
    """Whether a label stands before a colon or a bar, and what it leads to after it ("Related: …", "WATCH | …")."""
    head, mark, _ = line.partition(":") if ":" in line[:50] else line.partition("|")
    if not mark or len(head) > 40 or len(line) > 240 or head.count(" ") > 5:
        return False
    before = tuple(_HEAD.findall(head.lower().replace("’", "'")))
    return before in LEADING or (bool(before) and before != ("latest",) and _is_label(before))


def _begins_as_pointer(words: Sequence[str], line: str) -> bool:
    """Whether a line begins as pointers do: "For more …", "You may also like …", "More from …", "Read the full …"."""
    n, first, second = len(words), words[0], words[1] if len(words) > 1 else ""
    if first == "for":
        return second == "more" and n <= 30 and not classes.VISITING.isdisjoint(words)
    if first == "you":
        liked = not {"like", "enjoy", "interested", "missed"}.isdisjoint(words)
        return second in ("may", "might", "could") and n <= 9 and liked
    if first == "more" and n <= 16 and words[-2:] in _ON_SITE:
        return True
    if first == "more":
        return n <= 7 and second in ("from", "on", "about", "in") and not line.endswith(".")
    if n > 14:
        return False
    whole = second in ("the", "our") and ("full" in words or "here" in words)
    return (
        whole
        or (second in ("more", "next", "also") and words[2:3] != ["than"] and words[2:3] != ("than",))
        or (second == "on" and n <= 3)
        or (n <= 6 and not classes.LOOKED_AT.isdisjoint(words[1:]) and not line.endswith("."))
    )


def short_of_verbs(words: Sequence[str]) -> bool:
    """Whether words are few and none of them looks like the verb of a sentence."""
    return len(words) <= 9 and not any(
        w.endswith("ed") or w in ("is", "are", "was", "were", "has", "have") for w in words
    )
