"""Every hit of a search with the words around it (keyword in context): what a number is made of, to be read."""

from collections.abc import Sequence

import pandas as pd

from analysis import language
from analysis.corpus import Corpus, Texts, as_sentences
from analysis.errors import DatelineError, unknown
from analysis.settings import COUNTED_ROLES
from analysis.terms.pattern import compile_pattern

COLUMNS = ["left", "hit", "right", "doc_id", "sentence_id", "start", "end"]
SORTS = ("position", "left", "right")
WIDEST = 1000


def concordance(
    data: Texts,
    pattern: str,
    *,
    width: int = 50,
    sort: str = "position",
    roles: Sequence[str] = COUNTED_ROLES,
) -> pd.DataFrame:
    """The hits of `pattern` (see `pattern.compile_pattern`), each with `width` characters of context on either side.

    Columns: left, hit, right (line ends as blanks; context may reach into neighbouring sentences), doc_id,
    sentence_id, start, end (code points in the document's text). `sort`: by position, by the words to the right, or
    by the words to the left read outwards from the hit. No hit gives an empty table.

    Raises DatelineError for a pattern that is empty, invalid or takes too long, an unknown sort or role, a width
    outside 0 to 1,000, and a table without sentences.
    """
    if sort not in SORTS:
        raise unknown("way to sort", sort, SORTS)
    if not 0 <= width <= WIDEST:
        raise DatelineError(f"width is {width!r}; it takes 0 to {WIDEST} characters.")
    search = compile_pattern(pattern)
    table = as_sentences(data, roles)
    if table.empty:
        raise DatelineError("there is no sentence to search in the data given.")
    texts = _texts(data, table)
    rows = []
    columns = (table["doc_id"], table["sentence_id"], table["start"], table["text"])
    for doc_id, sentence_id, start, text in zip(*columns, strict=True):
        for hit in search(text):
            a, b = hit.start + int(start), hit.end + int(start)
            left, right = _around(texts[doc_id], a, b, width)
            rows.append((left, _flat(text[hit.start : hit.end]), right, doc_id, sentence_id, a, b))
    return _sorted(pd.DataFrame(rows, columns=COLUMNS), sort)


def _texts(data: Texts, table: pd.DataFrame) -> dict[str, str]:
    """Each document's text; where only its sentences are known, these at their places with blanks between."""
    if isinstance(data, Corpus):
        return dict(zip(data.documents["doc_id"], data.documents["text"], strict=True))
    pieces: dict[str, list[str]] = {}
    reached: dict[str, int] = {}
    for row in table.sort_values(["doc_id", "start"], kind="stable").itertuples(index=False):
        start, text, doc_id = int(row.start), str(row.text), str(row.doc_id)  # type: ignore[arg-type]
        gap = start - reached.get(doc_id, 0)
        pieces.setdefault(doc_id, []).append(" " * gap + text)
        reached[doc_id] = start + len(text)
    return {doc_id: "".join(parts) for doc_id, parts in pieces.items()}


def _around(text: str, start: int, end: int, width: int) -> tuple[str, str]:
    # twice the width is cut, because runs of blanks shrink to one
    left = _flat(text[max(0, start - 2 * width) : start])[-width:] if width else ""
    return left, _flat(text[end : end + 2 * width])[:width]


def _flat(text: str) -> str:
    """`text` with every run of blanks and line ends as one blank."""
    inner = " ".join(text.split())
    before, after = text[:1].isspace(), text[-1:].isspace()
    return f"{' ' if before else ''}{inner}{' ' if after and inner else ''}"


def _sorted(hits: pd.DataFrame, sort: str) -> pd.DataFrame:
    if sort == "position" or hits.empty:
        return hits
    if sort == "left":
        key = [language.words(text)[::-1] for text in hits["left"]]
    else:
        key = [language.words(text) for text in hits["right"]]
    order = sorted(range(len(hits)), key=key.__getitem__)
    return hits.iloc[order].reset_index(drop=True)
