"""The body of each document as text in which every character keeps its place, whatever else is blanked out."""

from collections.abc import Iterator

import pandas as pd

from analysis.corpus import Corpus, as_sentences

_BODY = ("body",)


def bodies(data: Corpus | pd.DataFrame | str) -> Iterator[tuple[str, str, pd.DataFrame]]:
    """(doc_id, text, sentences) of each document that has a body, in order.

    The text is as long as the document and holds its body sentences where they stand; captions, headings and titles
    are blanks, line breaks stay, so that offsets found in it are offsets of the document. Without documents (a table
    of sentences alone) each sentence is set where its offsets say.
    """
    sentences = as_sentences(data, _BODY).sort_values(["doc_id", "start"], kind="stable")
    texts = dict(zip(data.documents["doc_id"], data.documents["text"], strict=True)) if isinstance(data, Corpus) else {}
    if isinstance(data, str):
        texts = dict.fromkeys(sentences["doc_id"].unique(), data)
    order = list(dict.fromkeys(texts)) or list(dict.fromkeys(sentences["doc_id"]))
    parts = dict(iter(sentences.groupby("doc_id", sort=False)))
    for doc_id in order:
        if doc_id in parts:
            part = parts[doc_id]
            yield str(doc_id), _blanked(texts.get(doc_id), part), part


def _blanked(text: str | None, part: pd.DataFrame) -> str:
    pieces: list[str] = []
    at, last = 0, None
    for start, end, paragraph, words in zip(part["start"], part["end"], part["paragraph"], part["text"], strict=True):
        if text is None:
            gap = max(0, start - at)
            pieces.append("\n" * (paragraph != last and last is not None and gap > 0) + " " * gap)
            pieces[-1] = pieces[-1][:gap] if gap else ""
        else:
            pieces.append("".join(c if c == "\n" else " " for c in text[at:start]))
        pieces.append(words if text is None else text[start:end])
        at, last = end, paragraph
    return "".join(pieces)
