"""The statements of a whole corpus as a table: who says what, where, and how that is known."""

import bisect
import dataclasses

import pandas as pd

from analysis import tables
from analysis.corpus import Corpus
from analysis.voices.body import bodies
from analysis.voices.find import find_quotes


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
