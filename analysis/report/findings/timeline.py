"""What the placed sentences say, and how many could not be placed."""

from collections.abc import Iterator

import pandas as pd

from analysis.corpus import Corpus, foreign
from analysis.figures.places import gathered, told_most
from analysis.report.findings.model import Finding, Findings, advice, languages, read_sentences
from analysis.timeline import unplaced
from analysis.timeline.placing import is_placed
from analysis.wording import agree, day, first_of, quoted, several, weekday

#: So many of the days that tie are named, and their sentences shown.
_NAMED = 3


def timeline(corpus: Corpus, found: pd.DataFrame, events: pd.DataFrame) -> Findings:
    """Findings on the days that are told of most and on what stays off the timeline."""
    return Findings(
        [*_most(corpus, events), *_placed(corpus, events), *_published(corpus), *_left(found), *languages(corpus)]
    )


def _most(corpus: Corpus, events: pd.DataFrame) -> Iterator[Finding]:
    """The day told of by the most independent voices, then in the most sentences; repeats count for nothing."""
    best = told_most(gathered(events.reset_index(drop=True), corpus.documents)) if len(events) else []
    if not best:
        return
    first, many = best[0], len(corpus) > 1
    inferred = int(events["inferred"].iloc[first.own].sum())
    counted = several(len(first.own), "sentence")
    by = f"by {several(first.voices, 'independent voice')}, in {counted}" if many else f"in {counted}"
    ids = tuple(str(events["sentence_id"].iloc[k]) for place in best[:_NAMED] for k in place.own)
    copies = " Repeats are not counted." if any(len(p.own) < len(p.rows) for p in best) else ""
    inference = f" ({inferred:,} of them by inference)" if inferred else ""
    if len(best) > 1:
        named = first_of([day(p.first) for p in best], _NAMED)
        equal = f"{len(best):,} days are told of equally, each {by}"
        yield Finding(f"No one day is told of most: {equal}: {named}.{copies}", ids)
        return
    single = {(a, b) for a, b in zip(events["from"], events["to"], strict=True) if a == b}
    claim = "The one day told of is" if len(single) == 1 else "The day told of most is"
    yield Finding(f"{claim} {weekday(first.first)}, {by}{inference}.{copies}", ids)


def _placed(corpus: Corpus, events: pd.DataFrame) -> Iterator[Finding]:
    total, inferred = len(read_sentences(corpus)), int(events["inferred"].sum())
    what = f"{several(total, 'sentence')} of the body{' in English' if len(foreign(corpus)) else ''}"
    if not total:
        yield Finding("There is no sentence in English in which times could be read.")
    elif events.empty:
        yield Finding(f"None of the {what} can be placed in time.")
    else:
        yield Finding(
            f"{len(events):,} of {what} can be placed in time: {len(events) - inferred:,} by their own words, "
            f"{inferred:,} by inference."
        )


def _published(corpus: Corpus) -> Iterator[Finding]:
    documents = corpus.documents[~corpus.documents["doc_id"].isin(foreign(corpus).index)]
    reasons = documents.loc[documents["published"].isna(), "published_why"]
    if len(reasons):
        yield Finding(
            f"{several(len(reasons), 'document')} of unknown date: words such as “Friday” stay unresolved there. "
            f"{advice(reasons)}"
        )


def _left(found: pd.DataFrame) -> Iterator[Finding]:
    left = unplaced(found)
    if left.empty:
        return
    n = int(left["mentions"].sum())
    total = n + int(is_placed(found).sum())
    examples = list({str(t).casefold(): str(t) for t in reversed(left["text"].tolist())}.values())[::-1]
    yield Finding(
        f"{n:,} of {several(total, 'time expression')} {agree(n, 'stays', 'stay')} off the timeline, for want of a "
        f"certain day or span: {first_of(quoted(examples), 4)}.",
        tuple(dict.fromkeys(s for ids in left["sentence_ids"] for s in ids)),
    )
