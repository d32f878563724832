"""Every hit of a search with the words around it (keyword in context): what a number is made of, to be read."""

import bisect
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import language
from analysis.corpus import Corpus, Texts, as_sentences
from analysis.errors import DatelineError, unknown
from analysis.settings import COUNTED_ROLES
from analysis.terms.definition import Words
from analysis.terms.pattern import compile_pattern

if TYPE_CHECKING:
    from analysis.terms.finding import Found

COLUMNS = ["left", "hit", "right", "doc_id", "sentence_id", "start", "end"]
#: What is known of an article and stands beside its hits, where the data is a corpus.
ABOUT = ("published", "source")
SORTS = ("position", "left", "right", "hit", *ABOUT, *(f"{side}{n}" for side in "LR" for n in range(1, 6)))
WIDEST = 1000


def concordance(
    data: Texts,
    pattern: str | Iterable[str],
    *,
    width: int = 50,
    sort: str | Sequence[str] = "position",
    roles: Sequence[str] = COUNTED_ROLES,
    limit: int | None = None,
) -> pd.DataFrame:
    """The hits of `pattern` (see `pattern.compile_pattern`), each with `width` characters of context on either side.

    Columns: left, hit, right (line ends as blanks; context may reach into neighbouring sentences, a hit never does),
    doc_id, sentence_id, start, end (code points in the document's text); of a corpus also published and source. Several
    patterns are searched for together: a hit is one of any of them, the longest where some begin together. No hit gives
    an empty table.

    `sort`: "position"; "right", by the words to the right; "left", by the words to the left read outwards from the hit;
    "hit"; "published" or "source"; or words at chosen places of the same sentence, "L1" being the one before the hit
    and "R2" the second after it. Several, as ("R1", "L1") or "R1 L1", are one after the other. What is missing comes
    first, an unknown date or source last; equals stay in the order of the text.

    `limit` keeps the first so many rows; `table.attrs` says of how many (`hits`, `shown`, and `said` in words), and
    holds the pattern, the order, the roles and the definition of a word.

    Raises DatelineError for a pattern that is empty, invalid or takes too long, an unknown sort or role, a width
    outside 0 to 1,000, a limit below 1, and a table without sentences.
    """
    from analysis.terms.finding import find  # noqa: PLC0415 - not to load Polars with the package

    order = _keys(sort, data)
    _check(width, limit)
    listed = pattern if isinstance(pattern, str) else list(pattern)
    search = compile_pattern(listed)
    table = as_sentences(data, roles)
    if table.empty:
        raise DatelineError("there is no sentence to search in the data given.")
    found = find(table["text"], search)
    many = len(found.row)
    if {"left", "right"} & set(order):  # the lines themselves are what is sorted
        lines = _lines(data, table, found, width)
        lines = lines.iloc[_places(order, data, table, found, lines)[:limit]].reset_index(drop=True)
    else:
        places = _places(order, data, table, found) if order != ["position"] else np.arange(many)
        lines = _lines(data, table, found.at(places[:limit]), width)
    lines.attrs = {
        "pattern": listed, "hits": many, "shown": len(lines), "said": _said(len(lines), many), "sort": order,
        "roles": list(roles), "words": Words().describe(),
    }  # fmt: skip
    return lines


def _check(width: int, limit: int | None) -> None:
    if isinstance(width, bool) or not isinstance(width, int) or not 0 <= width <= WIDEST:
        raise DatelineError(f"width is {width!r}; it takes 0 to {WIDEST} characters.")
    if limit is not None and (isinstance(limit, bool) or not isinstance(limit, int) or limit < 1):
        raise DatelineError(f"limit is {limit!r}; it takes 1 or more rows, or None for all.")


def _said(shown: int, hits: int) -> str:
    if shown < hits:
        return f"{shown:,} of {hits:,} hits"
    return "1 hit" if hits == 1 else f"{hits:,} hits"


def _keys(sort: str | Sequence[str], data: Texts) -> list[str]:
    """What to sort by, one after the other."""
    known = [s for s in SORTS if s not in ABOUT or (isinstance(data, Corpus) and s in data.documents)]
    parts = re.split(r"[\s,]+", sort.strip()) if isinstance(sort, str) else list(sort)
    names = {s.lower(): s for s in known}
    for part in parts or [""]:
        if str(part).lower() not in names:
            raise unknown("way to sort", str(part), known)
    return [names[p.lower()] for p in parts]


def _lines(data: Texts, table: pd.DataFrame, found: "Found", width: int) -> pd.DataFrame:
    """The rows for the hits, in their order."""
    held, which = np.unique(found.row, return_inverse=True)
    part = table.iloc[held]
    doc_ids = part["doc_id"].tolist()
    texts = _texts(data, table, part["doc_id"])
    sentences = list(zip(doc_ids, part["sentence_id"], part["start"], part["text"], strict=True))
    rows = []
    for k, first, last in zip(which.tolist(), found.start.tolist(), found.end.tolist(), strict=True):
        doc_id, sentence_id, offset, text = sentences[k]
        start, end = _characters(text, first, last)
        a, b = start + int(offset), end + int(offset)
        left, right = _around(texts[doc_id], a, b, width)
        rows.append((left, _flat(text[start:end]), right, doc_id, sentence_id, a, b))
    lines = pd.DataFrame(rows, columns=COLUMNS)
    if isinstance(data, Corpus):
        documents = data.documents.set_index("doc_id")
        for column in ABOUT:
            if column in documents:
                lines[column] = documents[column].reindex(lines["doc_id"]).array
    return lines


def _characters(text: str, first: int, last: int) -> tuple[int, int]:
    """Places in the UTF-8 of `text` as places in it."""
    if text.isascii():
        return first, last
    data = text.encode()
    start = len(data[:first].decode())
    return start, start + len(data[first:last].decode())


def _texts(data: Texts, table: pd.DataFrame, wanted: "pd.Series[str]") -> dict[str, str]:
    """Each document's text; where only its sentences are known, these at their places with blanks between."""
    if isinstance(data, Corpus):
        documents = data.documents[data.documents["doc_id"].isin(wanted)]
        return dict(zip(documents["doc_id"], documents["text"], strict=True))
    pieces: dict[str, list[str]] = {}
    reached: dict[str, int] = {}
    part = table[table["doc_id"].isin(wanted)].sort_values(["doc_id", "start"], kind="stable")
    for doc_id, start, text in zip(part["doc_id"], part["start"], part["text"], strict=True):
        gap = int(start) - reached.get(doc_id, 0)
        pieces.setdefault(doc_id, []).append(" " * gap + text)
        reached[doc_id] = int(start) + len(text)
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


def _places(
    order: Sequence[str], data: Texts, table: pd.DataFrame, found: "Found", lines: pd.DataFrame | None = None
) -> "npt.NDArray[np.int64]":
    """The hits in the order of the keys, those that are equal in the order of the text."""
    ranks: list[npt.NDArray[np.int64]] = []
    for key in order:
        if key == "position":
            ranks.append(np.arange(len(found.row)))
        elif key in ABOUT and isinstance(data, Corpus):
            ranks.append(_known(data.documents, key, table, found))
        else:
            values = _beside(key, table, found) if lines is None or key not in ("left", "right") else _read(key, lines)
            place = {value: n for n, value in enumerate(sorted(set(values)))}
            ranks.append(np.array([place[value] for value in values], dtype=np.int64))
    return np.lexsort([np.arange(len(found.row)), *reversed(ranks)])


def _known(documents: pd.DataFrame, column: str, table: pd.DataFrame, found: "Found") -> "npt.NDArray[np.int64]":
    """The rank of each hit's document by a column; what is not known comes last."""
    last = len(documents) + 1
    ranks = documents.set_index("doc_id")[column].rank(method="dense").fillna(last)
    held, which = np.unique(found.row, return_inverse=True)
    of_rows = ranks.reindex(table["doc_id"].iloc[held]).fillna(last).to_numpy()
    return of_rows.astype(np.int64)[which]


def _read(side: str, lines: pd.DataFrame) -> list[tuple[str, ...]]:
    """The words of the context on one side, read outwards from the hit."""
    outwards = -1 if side == "left" else 1
    return [tuple(language.words(text)[::outwards]) for text in lines[side]]


def _beside(key: str, table: pd.DataFrame, found: "Found") -> list[tuple[str, ...]]:
    """For each hit its own words, or the word at a place beside it in its sentence; nothing where there is none."""
    values: list[tuple[str, ...]] = []
    tokens: list[language.Token] = []
    held, which = np.unique(found.row, return_inverse=True)
    texts: list[str] = table["text"].iloc[held].tolist()
    row, text = -1, ""
    for k, first, last in zip(which.tolist(), found.start.tolist(), found.end.tolist(), strict=True):
        if k != row:
            row, text = k, texts[k]
            tokens = language.tokens(text)
        start, end = _characters(text, first, last)
        after = bisect.bisect_left(tokens, end, key=lambda t: t.start)
        before = bisect.bisect_right(tokens, start, key=lambda t: t.end) - 1
        if key == "hit":
            values.append(tuple(t.norm for t in tokens[before + 1 : after]))
        else:
            place = after + int(key[1:]) - 1 if key[0] == "R" else before - int(key[1:]) + 1
            values.append((tokens[place].norm,) if 0 <= place < len(tokens) else ())
    return values
