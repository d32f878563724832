"""Finds the headline by how a page opens, where its words do not give it away.

Two openings are plain: a path of section names run together with the beginning of the headline and cut with dots
("HomeNEWSStorm leaves thou…") above the headline itself; and a short first line without a full stop above sentences,
in any language.
"""

import re
from collections.abc import Sequence

from analysis.cleaning import headline, pictures, rules
from analysis.cleaning.asking import SENTENCE_END
from analysis.cleaning.layout import Row
from analysis.cleaning.reading import local
from analysis.cleaning.sentence import tells

_DOTS = re.compile(r"\s*(?:\.\.\.|…)$")
_BARE_END = re.compile(r"[\w)\]%’”»\"']\??$")
#: how far down a page its path can stand, and how many letters of the headline it must repeat
_TOP, _LEAST_LETTERS, _LEAST_ALONE = 4, 5, 8
_LONGEST_HEADLINE, _LONGEST_PATH, _LONGEST_SECTIONS = 24, 300, 60
_WORDS_OF_PLAIN = range(2, 17)


def crumb(lines: Sequence[str]) -> tuple[int, int] | None:
    """The line that is a path cut off inside the headline, and the line below it that is this headline."""
    for i in range(min(_TOP, len(lines) - 1)):
        below = lines[i + 1]
        if _could_be_headline(below) and _cut_path(lines[i], below):
            return i, i + 1
    return None


def _could_be_headline(line: str) -> bool:
    return local(line).words <= _LONGEST_HEADLINE and len(line) <= 200 and not line.endswith((".", "…", ":", ";", ","))


def _cut_path(line: str, headline: str) -> bool:
    """Whether `line` ends in dots and, after section names if any, in the beginning of `headline`."""
    if len(line) > _LONGEST_PATH or not _DOTS.search(line):
        return False
    bare = _DOTS.sub("", line)
    places = [n for n, c in enumerate(bare) if c.isalnum()]
    own = "".join(bare[n].lower()[:1] for n in places)
    full = "".join(c.lower()[:1] for c in headline if c.isalnum())
    for at in range(min(len(own), _LONGEST_SECTIONS)):
        tail = own[at:]
        if len(tail) < (_LEAST_LETTERS if at else _LEAST_ALONE):
            return False
        if full.startswith(tail) and not bare[places[at]].islower():
            return at == 0 or _sections(bare[: places[at]])
    return False


def _sections(path: str) -> bool:
    """Whether what stands before the headline is section names: few words, none in lower case but "and"."""
    parts = path.replace(">", " ").replace("»", " ").replace("/", " ").replace("|", " ").split()
    return 0 < len(parts) <= 5 and all(p in ("and", "&") or (p[:1].isalpha() and not p[:1].islower()) for p in parts)


def plain(found: Sequence[Row], furniture: Sequence[bool]) -> int | None:
    """The first line that is no furniture, if it is short, ends bare and stands above sentences; else None."""
    left = [i for i, no in enumerate(furniture) if not no and not rules.names_writer_or_time(found[i].text)]
    while left and local(found[left[0]].text).words < 2:  # a section's name
        left.pop(0)
    if len(left) < 2:
        return None
    left[1:] = [i for i in left[1:] if local(found[i].text).words > 1 and not _is_clock(found[i].text)][:3]
    first, following = left[0], [found[i].text for i in left[1:]]
    line = found[first].text
    if local(line).words not in _WORDS_OF_PLAIN or len(line) > 160 or not _BARE_END.search(line) or not following:
        return None
    if line[:1].islower() or line[:1] in "*•-–—·" or pictures.credits(line):
        return None
    under = following[1:] if _is_deck(following) else following
    if not (is_sentence(under[0]) or tells(under[0])):
        return None
    apart = found[left[1]].after_blank
    if not apart and not all(local(x).prose or tells(x) for x in under):
        return None
    return first


def told(lines: Sequence[str], title: str) -> int | None:
    """The line among the first that says the title and nothing else, where more follows it; else None."""
    wanted = headline.key(title)
    if not wanted:
        return None
    return next((i for i, x in enumerate(lines[:_TOP]) if i + 1 < len(lines) and headline.key(x) == wanted), None)


def _is_clock(line: str) -> bool:
    """Whether a line is nothing but figures and signs, as the times of a live report are."""
    return not any(c.isalpha() for c in line)


def _is_deck(following: Sequence[str]) -> bool:
    """Whether one more bare line, a deck, stands between the first line and two sentences."""
    deck = local(following[0])
    return (
        len(following) == 3
        and deck.words in _WORDS_OF_PLAIN
        and _BARE_END.search(following[0]) is not None
        and all(is_sentence(x) for x in following[1:])
    )


def is_sentence(line: str) -> bool:
    """Whether a line reads as a sentence in any language: four words, no lower case first, a full stop last."""
    return local(line).words >= 4 and not line[:1].islower() and SENTENCE_END.search(line) is not None
