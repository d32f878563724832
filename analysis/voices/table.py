"""The statements of a whole corpus as a table: who says what, where, and how that is known; each claim once."""

import bisect
import dataclasses

import pandas as pd

from analysis import tables
from analysis.corpus import Corpus, as_sentences, derived
from analysis.voices.body import bodies, originals
from analysis.voices.find import find_quotes


def quotes(data: Corpus | pd.DataFrame | str) -> pd.DataFrame:
    """The attributed statements of a corpus, a table of sentences or a text: a row each, columns of the table "quotes".

    Only the body is read: captions, headings and the title hold no statements of the article. Offsets are those of
    `documents.text`, and `text` is what stands there between them; `sentence_id` is the sentence in which the statement
    begins.
    """
    return derived.kept(data, "quotes", lambda: _quotes(data))


def _quotes(data: Corpus | pd.DataFrame | str) -> pd.DataFrame:
    rows = []
    whole = originals(data, as_sentences(data))
    for doc_id, text, sentences in bodies(data):
        printed = whole.get(doc_id, text)
        starts, ids = list(sentences["start"]), list(sentences["sentence_id"])
        for q in find_quotes(text):
            at = max(0, bisect.bisect_right(starts, q.start) - 1)
            words = printed[q.start : q.end]  # `text` has blanks where a caption stands
            rows.append({**dataclasses.asdict(q), "doc_id": doc_id, "sentence_id": ids[at], "text": words})
    return tables.frame("quotes", rows)


def claims(quotes: pd.DataFrame) -> pd.DataFrame:
    """The table `quotes` with each claim once: its rows but for the words between marks inside a reported clause.

    A row of kind "mixed" holds some of the speaker's own words; where a row of kind "indirect" of the same document
    covers it, both are one claim and the clause stands for it. Columns, index and order are those of `quotes`.
    """
    reported: dict[object, tuple[list[int], list[int]]] = {}
    whole = quotes.loc[quotes["kind"] == "indirect", ["doc_id", "start", "end"]].sort_values(["doc_id", "start"])
    for doc_id, start, end in whole.itertuples(index=False):
        starts, reach = reported.setdefault(doc_id, ([], []))
        starts.append(int(start))
        reach.append(max(int(end), reach[-1] if reach else 0))  # how far the clauses up to here go at most
    kept = []
    for doc_id, start, end, kind in quotes[["doc_id", "start", "end", "kind"]].itertuples(index=False):
        starts, reach = reported.get(doc_id, ([], []))
        at = bisect.bisect_right(starts, start) - 1
        kept.append(kind != "mixed" or at < 0 or reach[at] < end)
    return quotes[pd.Series(kept, index=quotes.index, dtype="bool")]
