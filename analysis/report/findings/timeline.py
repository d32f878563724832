"""What the placed sentences say, and how many could not be placed."""

from collections.abc import Iterator

import pandas as pd

from analysis.corpus import Corpus, copied, foreign
from analysis.figures.places import gathered, told_most
from analysis.report.findings.model import Finding, Findings, advice, copies_aside, languages, read_sentences
from analysis.timeline import stood_in, unplaced
from analysis.timeline.placing import is_placed
from analysis.wording import agree, day, first_of, listed, quoted, several, weekday

#: So many of the days that tie are named, and their sentences shown.
_NAMED = 3


def timeline(corpus: Corpus, found: pd.DataFrame, events: pd.DataFrame) -> Findings:
    """Findings on the days that are told of most and on what stays off the timeline.

    Of articles that repeat each other one is counted, and what is said of sentences says so.
    """
    copies = copied(corpus)
    return Findings([
        *_most(corpus, events), *_placed(corpus, events, copies), *_published(corpus),
        *_left(found, copies), *languages(corpus),
    ])  # fmt: skip


def _most(corpus: Corpus, events: pd.DataFrame) -> Iterator[Finding]:
    """The day told of by the most independent voices, then in the most sentences; repeats count for nothing."""
    best = told_most(gathered(events.reset_index(drop=True), corpus.documents)) if len(events) else []
    if not best:
        return
    first, many = best[0], len(corpus) > 1
    counted = several(len(first.own), "sentence")
    by = f"by {several(first.voices, 'independent voice')}, in {counted}" if many else f"in {counted}"
    ids = tuple(str(events["sentence_id"].iloc[k]) for place in best[:_NAMED] for k in place.own)
    copies = " Repeats are not counted." if any(len(p.own) < len(p.rows) for p in best) else ""
    if len(best) > 1:
        named = first_of([day(p.first) for p in best], _NAMED)
        equal = f"{len(best):,} days are told of equally, each {by}"
        yield Finding(f"No one day is told of most: {equal}: {named}.{copies}", ids)
        return
    single = {(a, b) for a, b in zip(events["from"], events["to"], strict=True) if a == b}
    claim = "The one day told of is" if len(single) == 1 else "The day told of most is"
    yield Finding(f"{claim} {weekday(first.first)}, {by}{_not_named(events.iloc[first.own])}.{copies}", ids)


def _not_named(own: pd.DataFrame) -> str:
    """How many of the sentences of a day do not name it, and why they stand there: “ (1 of them by inference)”."""
    stood = int(stood_in(own).sum())
    inferred = int(own["inferred"].sum()) - stood
    parts = [f"{inferred:,} of them by inference"] if inferred else []
    parts += [f"{stood:,} only because the publication date stands in for a day of their own"] if stood else []
    return f" ({'; '.join(parts)})" if parts else ""


def _placed(corpus: Corpus, events: pd.DataFrame, copies: frozenset[str]) -> Iterator[Finding]:
    sentences = read_sentences(corpus)
    own, told = (table[~table["doc_id"].isin(list(copies))] for table in (sentences, events))
    told = told.drop_duplicates("sentence_id")  # one that names two days stands on both
    what = f"{several(len(own), 'sentence')} of the body{' in English' if len(foreign(corpus)) else ''}"
    what += f" ({copies_aside(len(sentences) - len(own))})" if len(own) < len(sentences) else ""
    stood = int(stood_in(told).sum())
    inferred = int(told["inferred"].sum()) - stood
    if sentences.empty:
        yield Finding("There is no sentence in English in which times could be read.")
    elif told.empty:
        none = f"The {what} cannot" if len(own) == 1 else f"None of the {what} can"
        yield Finding(f"{none} be placed in time.")
    else:
        by = f"{len(told) - inferred - stood:,} by their own words, {inferred:,} by inference"
        placed = f"{len(told) - stood:,} of {what} can be placed in time: {by}."
        if stood:
            placed += f" {stood:,} more {agree(stood, 'stands', 'stand')} on the publication date, as was asked for, "
            placed += "for want of a day that is told."
        yield Finding(placed)
        yield from _not_happened(told)


def _not_happened(told: pd.DataFrame) -> Iterator[Finding]:
    """How many of the placed sentences tell of what was only planned, or is denied, with the way to them."""
    if "modality" not in told:
        return
    parts = {how: told[told["modality"] == how] for how in ("planned", "denied")}
    ids = tuple(str(s) for part in parts.values() for s in part["sentence_id"])
    if not ids:
        return
    planned, denied = (len(part) for part in parts.values())
    of = f"Of the placed sentences {planned:,} {agree(planned, 'tells', 'tell')} of what was planned for its day"
    yield Finding(f"{of}, {denied:,} of what did not happen or is denied; the marks tell them from the rest.", ids)


def _published(corpus: Corpus) -> Iterator[Finding]:
    documents = corpus.documents[~corpus.documents["doc_id"].isin(foreign(corpus).index)]
    reasons = documents.loc[documents["published"].isna(), "published_why"]
    if len(reasons):
        yield Finding(
            f"{several(len(reasons), 'document')} of unknown date: words such as “Friday” stay unresolved there. "
            f"{advice(reasons)}"
        )


def _left(found: pd.DataFrame, copies: frozenset[str]) -> Iterator[Finding]:
    own = found[~found["doc_id"].isin(list(copies))]
    left = unplaced(own)
    if left.empty:
        return
    n = int(left["mentions"].sum())
    total = n + int(is_placed(own).sum())
    beyond = ", repeats left out," if len(own) < len(found) else ""
    examples = list({str(t).casefold(): str(t) for t in reversed(left["text"].tolist())}.values())[::-1]
    named = first_of(quoted(examples), 4) if len(examples) == n else (
        f"{several(len(examples), 'different one')}, such as {listed(quoted(examples[:4]))}"
    )  # fmt: skip
    yield Finding(
        f"{n:,} of {several(total, 'time expression')}{beyond} {agree(n, 'stays', 'stay')} off the timeline, for want "
        f"of a certain day or span: {named}.",
        tuple(dict.fromkeys(s for ids in left["sentence_ids"] for s in ids)),
    )
