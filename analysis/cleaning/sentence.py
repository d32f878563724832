"""Knows a line that tells something in full sentences and asks nothing of its reader: what an article is made of.

Furniture names, counts, points and asks; it seldom tells. Such a line is cut only on evidence that the page around it
is furniture, see `spared`.
"""

import functools
import re

from analysis.cleaning import pictures
from analysis.cleaning.reading import local
from analysis.cleaning.vocabulary import BITS

_FULL_STOP = re.compile(r"[.!?…][\"”’»)\]]*$")
_LEAST_WORDS, _LEAST_WITH_VERB = 4, 2
_ADDRESS = re.compile(r"https?://|www\.|\S@\S")


@functools.lru_cache(maxsize=50_000)
def tells(line: str) -> bool:
    """Whether a line is one or more full sentences that address no reader and speak of no site."""
    facts = local(line)
    if not facts.may_tell or not _FULL_STOP.search(line[-8:]):
        return False
    if facts.words < (_LEAST_WITH_VERB if has_verb(line) else _LEAST_WORDS):
        return False
    if facts.first & BITS["bidding"] and not has_finite(line):
        return False
    return _ADDRESS.search(line) is None and not pictures.credits(line)


def has_verb(line: str) -> bool:
    """Whether a word of a line has a form that hardly anything but the verb of a sentence takes."""
    facts = local(line)
    return bool(facts.rest & BITS["finite"] or facts.any & BITS["past"])


def has_finite(line: str) -> bool:
    """Whether a word of a line, not the first, has a form that only the verb of a sentence takes."""
    return local(line).rest & BITS["finite"] != 0
