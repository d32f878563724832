"""The body of each document as text in which every character keeps its place, whatever else is blanked out."""

from collections.abc import Iterator

import pandas as pd

from analysis.corpus import Corpus, as_sentences, foreign

_BODY = ("body",)


def bodies(data: Corpus | pd.DataFrame | str) -> Iterator[tuple[str, str, pd.DataFrame]]:
    """(doc_id, text, sentences) of each document that has a body, in order; none known to be in another language.

    The text is as long as the document and holds its body sentences where they stand; captions, headings and titles
    are blanks, tabs and line breaks stay, so that offsets found in it are offsets of the document. Without documents (a
    table of sentences alone) each sentence is set where its offsets say.
    """
    sentences = as_sentences(data, _BODY).sort_values(["doc_id", "start"], kind="stable")
    texts = originals(data, sentences)
    order = list(dict.fromkeys(texts)) or list(dict.fromkeys(sentences["doc_id"]))
    left_out = foreign(data).index
    parts = dict(iter(sentences.groupby("doc_id", sort=False)))
    for doc_id in order:
        if doc_id in parts and doc_id not in left_out:
            part = parts[doc_id]
            yield str(doc_id), _blanked(texts.get(doc_id), part), part


def originals(data: Corpus | pd.DataFrame | str, sentences: pd.DataFrame) -> dict[str, str]:
    """The whole text of each document by doc_id, as far as `data` holds it; `sentences` names that of a string."""
    if isinstance(data, Corpus):
        return dict(zip(data.documents["doc_id"], data.documents["text"], strict=True))
    return dict.fromkeys(sentences["doc_id"].unique(), data) if isinstance(data, str) else {}


def _blanked(text: str | None, part: pd.DataFrame) -> str:
    """The sentences of `part` where their offsets say, blanks between them; a new paragraph after a line break."""
    pieces: list[str] = []
    at, last = 0, None
    for start, end, paragraph, words in part[["start", "end", "paragraph", "text"]].itertuples(index=False):
        if text is None:
            gap = max(0, start - at)
            pieces += ["\n" + " " * (gap - 1) if gap and paragraph != last else " " * gap, words]
        else:
            pieces += ["".join(c if c.isspace() else " " for c in text[at:start]), text[start:end]]
        at, last = end, paragraph
    return "".join(pieces)
