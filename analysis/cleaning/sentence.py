"""Knows a line that tells something in full sentences and asks nothing of its reader: what an article is made of.

Furniture names, counts, points and asks; it seldom tells. Such a line is cut only on evidence that the page around it
is furniture, see `spared`.
"""

import functools
import re

from analysis.cleaning import classes, pictures
from analysis.cleaning.classes import words
from analysis.cleaning.features import AT, local

_FULL_STOP = re.compile(r"[.!?…][\"”’»)\]]*$")
_LEAST_WORDS, _LEAST_WITH_VERB = 4, 2
_NOT_TOLD = frozenset(
    AT[name] for name in (
        "addresses the reader", "cue notice", "crumbs", "capitals most", "all capitals", "byline", "no letters",
        "begins in lower case", "ends with dots",
    )
)  # fmt: skip
#: forms that only the verb of a sentence takes
FINITE = words(
    "is are was were isn't aren't wasn't weren't has have had hasn't haven't hadn't will would won't wouldn't can "
    "cannot can't could couldn't may might must should shall do does did don't doesn't didn't said says told went "
    "came took made gave got left began became fell won lost met held saw kept knew thought felt found brought "
    "bought sold sent spent built paid led ran rose grew drew drove spoke broke chose wrote hit cut put let shut beat "
    "stood understood heard taught caught fought sought struck shook threw flew shot sat lay swore tore wore sank "
    "sang swam fled bore bled dealt meant kept slept wept swept leapt"
)
_SITE = words("cookies cookie newsletter newsletters subscribers podcast inbox website")
#: what the reader is bidden to do
_BIDDING = classes.TAKING | classes.VISITING | classes.LOOKING
_ADDRESS = re.compile(r"https?://|www\.|\S@\S")


@functools.lru_cache(maxsize=50_000)
def tells(line: str) -> bool:
    """Whether a line is one or more full sentences that address no reader and speak of no site."""
    if not _FULL_STOP.search(line[-8:]):
        return False
    facts = local(line)
    if facts.words < (_LEAST_WITH_VERB if has_verb(line) else _LEAST_WORDS) or not _NOT_TOLD.isdisjoint(facts.found):
        return False
    known = frozenset(facts.lowered)
    if facts.lowered and facts.lowered[0] in _BIDDING and not has_finite(line):
        return False
    return known.isdisjoint(_SITE) and _ADDRESS.search(line) is None and not pictures.credits(line)


def has_verb(line: str) -> bool:
    """Whether a word of a line has a form that hardly anything but the verb of a sentence takes."""
    return has_finite(line) or any(len(w) > 4 and w.endswith("ed") for w in local(line).lowered)


def has_finite(line: str) -> bool:
    """Whether a word of a line, not the first, has a form that only the verb of a sentence takes."""
    return any(w in FINITE for w in local(line).lowered[1:])
