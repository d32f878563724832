"""Finds whom a text names as the one it was taken from: "(Reuters)" in a dateline, "first published in …", "via …"."""

import re
from collections.abc import Iterable

_NAME = r"[A-Z][\w.&’'-]*(?:[ -](?:of|the|de|[A-Z][\w.&’'-]*)){0,4}"
_DATELINE = re.compile(rf"^[^\n(]{{2,80}}[(/](?P<who>{_NAME})[)/]\s*[-–—:,.]", re.MULTILINE)
_FIRST = re.compile(
    rf"(?i:\b(?:(?:first|originally) (?:published|appeared|ran|posted)|re-?(?:published|posted|printed)|"
    rf"reproduced|courtesy|used with (?:the )?permission)(?: here)?(?: with (?:the )?permission)?"
    rf" (?:by|in|on|at|from|of)) (?:the |The )?(?P<who>{_NAME})"
)
_SOURCE = re.compile(rf"(?i:^\s*(?:source|via|credit|from)\s*:\s*)(?P<who>{_NAME})\s*\.?$", re.MULTILINE)
_SMALL_WORDS = frozenset({"the", "of", "and", "news", "agency", "com", "org", "net", "co", "uk"})
_ADDRESS = re.compile(r"(?i)https?://(?:www\.)?|www\.")
_HEAD = 1500
_WORD = re.compile(r"[^\W_]+")


def credited(text: str) -> list[str]:
    """The names that `text` credits with its words, in the order in which they stand, each once.

    Read are an agency in a dateline at the head ("KYIV, Sept 10 (Reuters) —"), and wherever they stand "first
    published in …", "republished from …", "courtesy of …" and a line "Source: …".
    """
    found = [(m.start(), m["who"]) for m in _DATELINE.finditer(text, 0, _HEAD)]
    for pattern in (_FIRST, _SOURCE):
        found += [(m.start(), m["who"]) for m in pattern.finditer(text)]
    return list(dict.fromkeys(who.rstrip(".’' ") for _, who in sorted(found)))


def is_of(name: str, places: Iterable[str | None]) -> bool:
    """Whether `name` is the outlet that one of `places` (a source's name, a host, an address) speaks of."""
    wanted = _words(name)
    return bool(wanted) and any(wanted <= _words(place) or _glued(wanted, place) for place in places if place)


def _words(name: str) -> frozenset[str]:
    words = frozenset(_WORD.findall(name.lower()))
    return words - _SMALL_WORDS or words


def host(place: str) -> str:
    """The host of an address, without "www."; a name that is no address as it stands."""
    return _ADDRESS.sub("", place.strip()).split("/")[0] if _ADDRESS.match(place.strip()) else place.strip()


def _glued(wanted: frozenset[str], place: str) -> bool:
    """Whether a host writes the name without blanks ("apnews.com", "kyivindependent.com")."""
    name = host(place).lower()
    first = name.split(".")[0] if "." in name else ""
    rest = first
    for word in sorted(wanted, key=lambda w: (-len(w), w)):
        rest = rest.replace(word, " ", 1) if word in rest else rest + "?"
    return bool(first) and not set("".join(rest.split())) - set("thenews-")
