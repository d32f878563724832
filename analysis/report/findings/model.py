"""A finding, and a list of them that displays itself."""

import dataclasses
from collections.abc import Iterator, Sequence

import pandas as pd

from analysis.corpus import Corpus, foreign
from analysis.report import helpers


@dataclasses.dataclass(frozen=True)
class Finding:
    """One true sentence, the ids of the sentences that it rests on, and what these are called."""

    text: str
    evidence: tuple[str, ...] = ()
    label: str = "Evidence"


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
        shown = [helpers.finding(f.text, f.evidence, f.label)._repr_mimebundle_(include, exclude) for f in self]
        return (
            {kind: "\n".join(s[kind] for s in shown) for kind in ("text/html", "text/plain")}
            if shown
            else {"text/plain": "Nothing notable."}
        )


def plural(n: int, one: str, many: str | None = None) -> str:
    """“1 sentence”, “3 sentences”, “1,204 sentences”."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def day(value: object) -> str:
    """A day as a reader says it: “Saturday, 10 September 2022”."""
    stamp = pd.Timestamp(value)  # type: ignore[arg-type]
    return f"{stamp:%A}, {stamp.day} {stamp:%B %Y}"


def span(first: object, last: object) -> str:
    """A day, or a span from day to day."""
    a, b = pd.Timestamp(first), pd.Timestamp(last)  # type: ignore[arg-type]
    return day(a) if a == b else f"{a.day} {a:%B %Y} to {b.day} {b:%B %Y}"


def languages(corpus: Corpus) -> list[Finding]:
    """How many documents are in other languages, and what leaves them out; nothing where there are none."""
    other = foreign(corpus)
    if other.empty:
        return []
    named = ", ".join(sorted(set(other)))
    return [
        Finding(
            f"{plural(len(other), 'document')} not in English ({named}): kept, and counted among the words, but "
            "left out of dates, voices and tone, which read English alone."
        )
    ]
