"""Every hit of a search with the words around it (keyword in context): what a number is made of, to be read."""

import bisect
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
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
    early = order == ["position"]  # then only what is shown is made
    lines = _lines(data, table, found.at(np.arange(many)[:limit]) if early else found, width)
    lines = lines if early else _sorted(lines, order, table, found).head(limit or many)
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


def _sorted(lines: pd.DataFrame, order: Sequence[str], table: pd.DataFrame, found: "Found") -> pd.DataFrame:
    """The rows by the keys: the last key first, each keeping the order of those that are equal."""
    places = list(range(len(lines)))
    near = _near(lines, order, table, found)
    for key in reversed(order):
        if key in ABOUT:
            ranks = lines[key].rank(method="dense").fillna(np.inf).tolist()
            places.sort(key=ranks.__getitem__)
        elif key != "position":
            places.sort(key=near[key].__getitem__)
        else:
            places.sort()
    return lines.iloc[places].reset_index(drop=True)


def _near(
    lines: pd.DataFrame, order: Sequence[str], table: pd.DataFrame, found: "Found"
) -> dict[str, list[list[str]] | list[str]]:
    """For each key that is made of words, these words for each row."""
    near: dict[str, list[list[str]] | list[str]] = {}
    if "left" in order:
        near["left"] = [language.words(text)[::-1] for text in lines["left"]]
    if "right" in order:
        near["right"] = [language.words(text) for text in lines["right"]]
    if "hit" in order:
        near["hit"] = [" ".join(language.words(text)) or text for text in lines["hit"]]
    beside = [key for key in order if key[0] in "LR"]
    if not beside:
        return near
    offsets = table["start"].to_numpy()[found.row]
    texts: list[str] = table["text"].iloc[found.row].tolist()
    tokens: list[language.Token] = []
    columns: list[list[str]] = [[] for _ in beside]
    row = -1
    for k, text in enumerate(texts):
        if found.row[k] != row:
            row, tokens = found.row[k], language.tokens(text)
        before = bisect.bisect_right([t.end for t in tokens], lines["start"].iat[k] - offsets[k]) - 1
        after = bisect.bisect_left([t.start for t in tokens], lines["end"].iat[k] - offsets[k])
        for column, key in zip(columns, beside, strict=True):
            place = after + int(key[1:]) - 1 if key[0] == "R" else before - int(key[1:]) + 1
            column.append(tokens[place].norm if 0 <= place < len(tokens) else "")
    return near | dict(zip(beside, columns, strict=True))
