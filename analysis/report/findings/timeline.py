"""What the placed sentences say, and how many could not be placed."""

from collections.abc import Iterator

import pandas as pd

from analysis.corpus import Corpus, as_sentences
from analysis.report.findings.model import Finding, Findings, day, languages, plural
from analysis.timeline import days, unplaced
from analysis.timeline.placing import is_placed


def timeline(corpus: Corpus, found: pd.DataFrame, events: pd.DataFrame) -> Findings:
    """Findings on the days that are told of most and on what stays off the timeline."""
    return Findings(
        [*_most(corpus, events), *_placed(corpus, events), *_published(corpus), *_left(found), *languages(corpus)]
    )


def _most(corpus: Corpus, events: pd.DataFrame) -> Iterator[Finding]:
    table = days(events, corpus)
    single = table[table["from"] == table["to"]]
    if single.empty:
        return
    top = single.sort_values(["sentences", "voices"], ascending=False).iloc[0]
    rows = events[(events["from"] == top["from"]) & (events["to"] == top["to"])]
    voices = f", by {plural(int(top['voices']), 'independent voice')}" if len(corpus) > 1 else ""
    inferred = f" ({int(top['inferred'])} of them by inference)" if top["inferred"] else ""
    yield Finding(
        f"The day told of most is {day(top['from'])}: {plural(int(top['sentences']), 'sentence')}{inferred}{voices}.",
        tuple(rows["sentence_id"]),
    )


def _placed(corpus: Corpus, events: pd.DataFrame) -> Iterator[Finding]:
    total, inferred = len(as_sentences(corpus)), int(events["inferred"].sum())
    text = f"{len(events):,} of {plural(total, 'sentence')} of the body can be placed in time"
    if events.empty:
        yield Finding(f"None of the {plural(total, 'sentence')} of the body can be placed in time.")
        return
    own = len(events) - inferred
    yield Finding(f"{text}: {own:,} by their own words, {inferred:,} by inference.")


def _published(corpus: Corpus) -> Iterator[Finding]:
    reasons = corpus.documents.loc[corpus.documents["published"].isna(), "published_why"]
    if len(reasons):
        advice = reasons.iloc[0] if len(reasons) == 1 else "The table of dates says what would settle each."
        yield Finding(
            f"{plural(len(reasons), 'document')} of unknown date: words such as “Friday” stay unresolved there. "
            f"{advice}"
        )


def _left(found: pd.DataFrame) -> Iterator[Finding]:
    left = unplaced(found)
    if len(left):
        n = int(left["mentions"].sum())
        placed = int(is_placed(found).sum())
        examples = ", ".join(f"“{t}”" for t in left["text"].head(4))
        yield Finding(
            f"{plural(n, 'time expression')} of {n + placed:,} stay off the timeline because they stand for no "
            f"certain day or span: {examples}{' and others' if len(left) > 4 else ''}.",
            tuple(dict.fromkeys(s for ids in left["sentence_ids"] for s in ids)),
        )
