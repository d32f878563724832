"""Statements and voices of a whole corpus as tables: who says what, and whose voice each sentence is in."""

import bisect
import dataclasses
import re

import pandas as pd

from analysis import tables
from analysis.corpus import Corpus, as_sentences
from analysis.voices.body import bodies
from analysis.voices.find import find_quotes

_WORD = re.compile(r"\w+")


def quotes(data: Corpus | pd.DataFrame | str) -> pd.DataFrame:
    """The attributed statements of a corpus, a table of sentences or a text: a row each, columns of the table "quotes".

    Only the body is read: captions, headings and the title hold no statements of the article. Offsets are those of
    `documents.text`; `sentence_id` is the sentence in which the statement begins.
    """
    rows = []
    for doc_id, text, sentences in bodies(data):
        starts, ids = list(sentences["start"]), list(sentences["sentence_id"])
        for q in find_quotes(text):
            at = max(0, bisect.bisect_right(starts, q.start) - 1)
            rows.append({"doc_id": doc_id, "sentence_id": ids[at], **dataclasses.asdict(q)})
    return tables.frame("quotes", rows)


def voice_of(data: Corpus | pd.DataFrame | str, found: pd.DataFrame | None = None) -> pd.DataFrame:
    """Whose voice each body sentence is in: columns sentence_id, voice, speaker; a row for each sentence.

    "quoted" where most of its words stand in direct speech, "reported" where most are a statement given to somebody,
    else "narration". `speaker` is that of the statement with most of the words, None in narration and where unknown.
    `found` is the result of `quotes` for the same data, looked for anew where it is not given.
    """
    table = quotes(data) if found is None else found
    sentences = as_sentences(data, ("body",))
    by_doc = {doc: part.sort_values("start") for doc, part in table.groupby("doc_id", sort=False)}
    rows = []
    for doc_id, part in sentences.groupby("doc_id", sort=False):
        rows += _voices(part.sort_values("start"), by_doc.get(doc_id))
    result = pd.DataFrame(rows, columns=["sentence_id", "voice", "speaker"])
    order = {s: n for n, s in enumerate(sentences["sentence_id"])}
    return result.sort_values("sentence_id", key=lambda c: c.map(order), kind="stable").reset_index(drop=True)


def _voices(part: pd.DataFrame, found: pd.DataFrame | None) -> list[tuple[str, str, str | None]]:
    if found is None:
        return [(s, "narration", None) for s in part["sentence_id"]]
    said = list(zip(found["start"], found["end"], found["kind"], found["speaker"], found["confidence"], strict=True))
    rows: list[tuple[str, str, str | None]] = []
    live: list[tuple[int, int, str, str | None, float]] = []
    upcoming = 0
    for sentence_id, start, end, text in zip(
        part["sentence_id"], part["start"], part["end"], part["text"], strict=True
    ):
        while upcoming < len(said) and said[upcoming][0] < end:
            live.append(said[upcoming])
            upcoming += 1
        live = [q for q in live if q[1] > start]
        rows.append((sentence_id, *_voice(int(start), int(end), text, live)))
    return rows


def _voice(
    start: int, end: int, text: str, live: list[tuple[int, int, str, str | None, float]]
) -> tuple[str, str | None]:
    """The voice of one sentence and its speaker, from the statements that reach into it."""
    words = [m.start() + start for m in _WORD.finditer(text)]
    if not words:
        return "narration", None
    shares: dict[str, set[int]] = {"quoted": set(), "reported": set()}
    weight: dict[str | None, int] = {}
    for q_start, q_end, kind, speaker, _ in live:
        low, high = bisect.bisect_left(words, max(q_start, start)), bisect.bisect_left(words, min(q_end, end))
        covered = set(range(low, high))
        shares["reported" if kind == "indirect" else "quoted"] |= covered
        name = None if pd.isna(speaker) else speaker
        if covered:
            weight[name] = max(weight.get(name, 0), len(covered))
    half = len(words) / 2
    voice = (
        "quoted"
        if len(shares["quoted"]) > half
        else "reported"
        if len(shares["quoted"] | shares["reported"]) > half
        else "narration"
    )
    if voice == "narration":
        return voice, None
    named = {n: w for n, w in weight.items() if n is not None and w > half / 2}
    return voice, max(named, key=lambda n: named[n]) if named else None
