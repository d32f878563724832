"""A finding, and a list of them that displays itself."""

import dataclasses
from collections.abc import Iterator, Sequence

import pandas as pd

from analysis.corpus import Corpus, as_sentences, foreign
from analysis.corpus.select import UNKNOWN
from analysis.report import helpers
from analysis.wording import agree, several


@dataclasses.dataclass(frozen=True)
class Finding:
    """One true sentence, the ids of the sentences that it rests on, and what these are called.

    An `aside` tells of how the texts were handled, not of the texts: it stands on its page, and not on the overview.
    """

    text: str
    evidence: tuple[str, ...] = ()
    label: str = "Evidence"
    aside: bool = False


class Findings(Sequence[Finding]):
    """Findings in order of weight; shown in a notebook as a list with links to the evidence."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self._findings = list(findings)

    def __getitem__(self, at):  # type: ignore[no-untyped-def]  # an index or a slice, as a list takes them
        return self._findings[at]

    def __len__(self) -> int:
        return len(self._findings)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._findings)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        each = [helpers.finding(f.text, f.evidence, f.label, aside=f.aside) for f in self]
        shown = [one._repr_mimebundle_(include, exclude) for one in each]
        return (
            {kind: "\n".join(s[kind] for s in shown) for kind in ("text/html", "text/plain")}
            if shown
            else {"text/plain": "Nothing notable."}
        )


def languages(corpus: Corpus) -> list[Finding]:
    """How many documents are in other languages, and what leaves them out; nothing where there are none."""
    other = foreign(corpus)
    if other.empty:
        return []
    known = sorted(set(other) - {UNKNOWN})
    named = ", ".join([*known, *(["in a language that is not known"] if (other == UNKNOWN).any() else [])])
    return [
        Finding(
            f"{several(len(other), 'document')} not in English ({named}): kept, and counted among the words, but "
            "left out of dates, voices and tone, which read English alone."
        )
    ]


def read_sentences(corpus: Corpus) -> pd.DataFrame:
    """The sentences of the body that dates, voices and tone are read in: those of documents in English."""
    body = as_sentences(corpus)
    return body[~body["doc_id"].isin(foreign(corpus).index)]


def copies_aside(n: int) -> str:
    """Words on sentences that are not counted because they stand in copies of an article that is."""
    return f"{n:,} more {agree(n, 'stands in a copy', 'stand in copies')} and {agree(n, 'is', 'are')} not counted"


def advice(reasons: "pd.Series[str]") -> str:
    """What would settle the dates that are not known: the reason of the one, or where the reasons stand."""
    return str(reasons.iloc[0]) if len(reasons) == 1 else "The table of dates says what would settle each."
