"""Finds rows of links to other articles: headlines one below the other, with nothing told between them.

An article sets its headings above paragraphs and announces its lists with a colon or marks them with bullets, figures
or tabs; four bare headlines in a row, or more, are links. The few words in capitals right above them are their label.
"""

from collections.abc import Sequence

from analysis.cleaning.features import Local
from analysis.cleaning.layout import Row

LEAST = 4
_LABEL_WORDS = 5
_LONGEST_ROW, _LINK_WORDS = 10, 18
BELOW_WHY = "It stands right below a label that leads to other articles, as links to them do."
_WHY = "It stands in a row of headlines with nothing told between them, as links to other articles are set."
_LABEL_WHY = "It is the label above a row of links to other articles."


def rows(page: Sequence[Local]) -> list[range]:
    """The rows of links among the lines of a page, each with its label, if it has one, as its first line."""
    found, start = [], None
    for i in range(len(page) + 1):
        if i < len(page) and _is_bare_headline(page[i]):
            start = i if start is None else start
        elif start is not None:
            if i - start >= LEAST and not (start and _announces(page[start - 1].text)):
                found.append(range(start - (start > 0 and _is_label(page[start - 1])), i))
            start = None
    return found


def below_labels(found: Sequence[Row], page: Sequence[Local], labels: Sequence[bool]) -> list[int]:
    """The links right below a label that leads to other articles: two or more, or one below a colon, up to the first
    sentence or the next blank line."""
    out: list[int] = []
    for i in (i for i, label in enumerate(labels) if label):
        row: list[int] = []
        for j in range(i + 1, min(i + 1 + _LONGEST_ROW, len(found))):
            apart = found[j].after_blank and (j == i + 1 or not found[i + 1].after_blank)
            if labels[j] or (apart and j > i + 1) or not _is_link(page[j]):
                break
            row.append(j)
        if len(row) > 1 or found[i].text.endswith(":"):
            out += row
    return out


def _is_link(facts: Local) -> bool:
    line = facts.text
    return 1 < facts.words <= _LINK_WORDS and not facts.prose and line[-1] not in ".!…:;,”\"" and not line[0].islower()


def _is_bare_headline(facts: Local) -> bool:
    return facts.headline and not facts.prose and not facts.text[0].islower() and not _is_item(facts.text)


def _is_item(line: str) -> bool:
    """Whether a line is set as an item of a list or of a table."""
    return line[0].isdigit() or line[0] in "*•-–—·([<" or "\t" in line or line[1:2] in (":", ")", ".")


def _announces(line: str) -> bool:
    return line.endswith((":", ",", ";"))


def _is_label(facts: Local) -> bool:
    line = facts.text
    return 0 < facts.words <= _LABEL_WORDS and not facts.prose and line[0].isupper() and line[-1:].isalnum()


def why(facts: Local) -> str:
    """Why a line of a row is dropped: as a link, or as the label above them."""
    return _WHY if _is_bare_headline(facts) else _LABEL_WHY
