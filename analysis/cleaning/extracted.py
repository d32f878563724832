"""Says how far an extractor of pages is believed: what it keeps or drops is evidence, never the last word.

An extractor decides by the elements of a page's code. It is right about captions, links and notes that stand alone
between paragraphs; but a box or a bare stretch that it does not know makes it lose whole paragraphs of an article.
"""

from collections.abc import Sequence

from analysis.cleaning.features import Local

#: so many words in sentences, and so much of all that is dropped between two kept lines, are an article's paragraphs
_PARAGRAPHS, _MOSTLY = 60, 0.9


def believed(page: Sequence[Local], evidence: Sequence[bool | None]) -> Sequence[bool | None]:
    """`evidence` for each line (kept, dropped, unknown), where whole paragraphs that are dropped between lines that are
    kept count as unknown, so that the line model alone decides."""
    if True not in evidence or False not in evidence:
        return evidence
    out = list(evidence)
    begin: int | None = None
    for i, kept in enumerate(evidence):
        if kept is True:
            if begin is not None and _are_paragraphs(page[begin:i]):
                out[begin:i] = [None] * (i - begin)
            begin = i + 1
        elif kept is None:
            begin = None
    return out


def _are_paragraphs(page: Sequence[Local]) -> bool:
    told = sum(facts.words for facts in page if facts.prose)
    return told >= _PARAGRAPHS and told >= _MOSTLY * sum(facts.words for facts in page)
