"""Finds the time expressions of a corpus and decides which day or span each sentence is about.

A sentence is placed by an expression of its own where it has one that names a day or a span. Where it has none it may
take over the one its paragraph is speaking of, and, only where that is asked for, the publication date; both are
marked as inferred. An expression that only gives a background ("since 2014", "until May") or dates an aside ("the
ferry, built in 1998, …") never places a sentence, and one that is vague or unresolved never does.
"""

import bisect
import re
from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis import tables
from analysis.corpus import Corpus, derived, foreign
from analysis.dates import TimeExpression, find_dates
from analysis.dates.lexicon import SEASONS
from analysis.dates.verbs import PRESENT
from analysis.timeline.asides import Told, is_aside
from analysis.timeline.modality import governing
from analysis.timeline.spans import Stretch

#: Characters before an expression that can say what it does; more would make long sentences costly.
_NEAR = 160
#: Words right before an expression that make it the background of what the sentence tells, or a bound of it.
_BACKGROUND = re.compile(
    r"\b(?:since|until|till|dating (?:back )?to|before|prior to|after|following|as early as|as late as|as far back as"
    r"|pre-|post-|back(?: the clock)? to|by|beyond|ahead of|(?:leading|run-up|up) to|in the wake of"
    r"|no later than)(?:(?<=-)|\s+)$",
    re.I,
)
#: Words before an expression that date the telling, not what is told ("CNN reported on Saturday").
_TELLING = re.compile(
    r"\b(?:said|reported|told|stated|announced|wrote|tweeted|posted|published|updated)\b[^.;]{0,40}$", re.I
)
#: Words before an expression that make it the day of a state reached by then, not of what brought it about.
_STATE = re.compile(r"\bas (?:of|at)\s+$", re.I)
_PAPER = (
    r"(?:memo|memorandum|letter|note|email|e-mail|report|document|decree|order|statement|dispatch|cable|telegram|article"
    r"|edition|issue|invoice|contract|warrant|notice|bulletin|transcript|post|message|invitation|diary|draft)"
)
#: Words before an expression that make it the date on a document: what is told of the document has days of its own.
_DATED = re.compile(rf"\b(?:(?:back|post|pre)?-?dated(?: on)?|{_PAPER}s? (?:of|from))\s+$", re.I)
#: … and those after it: "the 12 September memo", "her May 3 letter".
_OF_PAPER = re.compile(rf"\s+(?:\w+\s+)?{_PAPER}s?\b", re.I)
#: What may stand between "the" and such a date.
_OWNED = re.compile(r"\b(?:the|a|an|his|her|their|its|that|this|’s|'s)\s+$", re.I)
#: A year in a time of day: nobody tells a story so.
_STAMP = re.compile(r"\b(?:19|20)\d\d\b")
#: What lasts longer is coarse: a month, not "the March 3-5 talks".
_FINE = 14
_ROLES = ("event", "state", "telling", "document")


def dates(corpus: Corpus, mode: str = "news") -> pd.DataFrame:
    """Every time expression in the corpus's texts, with its sentence: the columns of the dates table.

    Expressions are resolved against each document's own publication date; where it is unknown they stay unresolved.
    Documents known to be in another language than English are left out. `mode` is "news", "narrative" or "auto", as in
    `analysis.dates.find_dates`, whose errors are raised.
    """
    return derived.kept(corpus, "dates", lambda: _dates(corpus, mode), mode)


def _dates(corpus: Corpus, mode: str) -> pd.DataFrame:
    rows: list[dict[str, Any]] = []
    left_out = foreign(corpus).index
    by_document = dict(iter(corpus.sentences.groupby("doc_id", sort=False)))
    for document in tables.rows(corpus.documents):
        held = by_document.get(document.doc_id)
        if held is None or document.doc_id in left_out:
            continue
        published = None if pd.isna(document.published) else document.published.date()
        found = find_dates(document.text, published=published, mode=mode)
        rows += _with_sentences(found, held.sort_values("start"))
    return tables.frame("dates", rows)


def _with_sentences(found: list[TimeExpression], sentences: pd.DataFrame) -> Iterator[dict[str, Any]]:
    starts, ends = sentences["start"].tolist(), sentences["end"].tolist()
    ids, documents = sentences["sentence_id"].tolist(), sentences["doc_id"].tolist()
    for expression in found:
        at = bisect.bisect_right(starts, expression.start) - 1
        if at >= 0 and expression.start < ends[at]:  # else: in a part of the text that this selection leaves out
            yield {"doc_id": documents[at], "sentence_id": ids[at], **expression.as_row()}


def is_placed(found: pd.DataFrame) -> "pd.Series[bool]":
    """For each row of a dates table, whether the expression stands for days that a sentence can be placed on."""
    precise = ~found["precision"].isin(["vague", "unresolved"])
    return found["from"].notna() & found["to"].notna() & precise & (found["type"] != "SET")


def unplaced(found: pd.DataFrame) -> pd.DataFrame:
    """The expressions that stay off the timeline: how often each stands in the text, and why, most frequent first."""
    left = found[~is_placed(found)]
    counted = left.groupby(["text", "type", "value"], as_index=False).agg(
        mentions=("why", "size"), why=("why", "first"), sentence_ids=("sentence_id", list)
    )
    return counted.sort_values(["mentions", "text"], ascending=[False, True], ignore_index=True)


def role_in_sentence(text: str, start: int, end: int | None = None) -> str:
    """What an expression from `start` to `end` of the sentence `text` does there: "event", "state" (how things stood
    "as of" it), "telling" (when it was told), "document" (the date that one bears) or "background"."""
    before = text[max(0, start - _NEAR) : start]
    led = re.sub(r"\b(?:the|early|late|last|this)\s+$", "", before)
    if _BACKGROUND.search(led):
        return "background"
    owned = _OWNED.search(before) or text[start : start + 4].lower() == "the "
    if _DATED.search(led) or (end is not None and owned and _OF_PAPER.match(text, end)):
        return "document"
    if _STATE.search(led):
        return "state"
    return "telling" if _TELLING.search(before) else "event"


def role_of(stretch: Stretch, text: str, at: int, words: Told) -> str:
    """What a stretch does in the sentence `text`, which begins at `at` and was read as `words`.

    As in `role_in_sentence`; or "aside", for what is only said in passing, and "state" for a "today" beside "is" or
    "has", which mostly means these days.
    """
    start, end = stretch.start - at, stretch.end - at
    role = role_in_sentence(text, start, end)
    if role == "event" and stretch.precision == "time" and _STAMP.search(stretch.text):
        return "document"  # "Mon May 18, 2009 4:02 pm EDT": a stamp of the page, which glued to a sentence
    if role == "event" and stretch.text.lower() in SEASONS:  # "he wore a coat even in summer"
        return "background"
    coarse = (stretch.last - stretch.first).days > _FINE or stretch.rule == "holiday" or stretch.text.lower() == "d-day"
    if role in {"event", "telling"} and is_aside(words, start, end, coarse=coarse):
        return "aside"
    if role == "event" and (stretch.rule == "holiday" or stretch.text.lower() == "today"):
        group = governing(words, words.token(start), words.token(end))
        if group is not None and group.time == PRESENT:  # "Easter is a feast", "Europe is another one today"
            return "background" if stretch.rule == "holiday" else "state"
    return role


def rank(stretch: Stretch, role: str) -> tuple[int, int, int]:
    """How well a stretch in that role places its sentence, lower is better. A background must not place it at all."""
    return (_ROLES.index(role), stretch.fineness, stretch.start)
