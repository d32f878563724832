"""Finds where two sentences or two words ran together when paragraphs were joined or markup was taken away.

A full stop right before a capital ("in Kyiv.The army") is mended with a space, where no address or abbreviation
explains it. A capital inside a word ("videoRussian") may be a name, so it is only marked, and only where both halves
stand as words elsewhere in the same text. No letter is ever changed.
"""

import re
from collections.abc import Container, Iterator

from analysis.cleaning.draft import Change

#: what begins the second sentence, after small letters, the mark that ends the first one, and perhaps its quotation
_SENTENCES = re.compile(
    r"(?<=[a-zß-ÿ]{2}[.!?])(?:[A-Z](?=[a-zß-ÿ])|-(?= [A-Z]))"
    r"|(?<=[a-zß-ÿ0-9][.!?][”’])[A-Z](?=[a-zß-ÿ])"
    r"|(?<=[a-zß-ÿ0-9][.!?]\")[A-Z](?=[a-zß-ÿ])"
)
_WORDS = re.compile(r"\b[A-Za-zß-ÿ]?[a-zß-ÿ]{2,}(?=([A-Z][a-zß-ÿ]{2,})\b)")
_ADDRESS = re.compile(
    r"[/@_\\]|www|https?|\.(?:com|org|net|gov|edu|info|io|co|uk|ua|ru|de|fr|eu|tv|me|js|py|ai)\b", re.IGNORECASE
)
_SENTENCES_WHY = "Two sentences stand together without a space; one is put between them."
WORDS_WHY = "Two words that also stand alone in this text seem to have run together; they are left as they are."


def sentences(line: str, at: int) -> Iterator[Change]:
    """Changes that put a space between two sentences of a paragraph which begins at offset `at` of the text."""
    for match in _SENTENCES.finditer(line):
        place = match.start()
        if line[place - 1] == '"' and line.count('"', 0, place) % 2:
            continue  # the straight mark opens a quotation: the space would belong before it
        begin = max(line.rfind(" ", max(0, place - 60), place) + 1, place - 60, 0)
        end = line.find(" ", place, place + 60)
        token = line[begin : end if end >= 0 else place + 60]
        if _ADDRESS.search(token) or token.count(".") > 2:
            continue
        yield Change(at + place, at + place + 1, f" {match.group()}", _SENTENCES_WHY, "glued sentences")


def words(line: str, known: Container[str]) -> Iterator[tuple[int, int]]:
    """Where two words of `known` (in lower case) run together in a line: the extents of the pairs."""
    for match in _WORDS.finditer(line):
        if match.group().lower() in known and match.group(1).lower() in known:
            yield match.start(), match.end(1)
