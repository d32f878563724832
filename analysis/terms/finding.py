"""Finds the hits of a search in a million sentences: a sieve in compiled code, the exact rule on what it lets through.

Nothing is decided by the sieve: a hit is what the search itself says of a sentence, or, for a single plain word, what
follows from the definition of a word by looking at two characters on either side.
"""

import itertools
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
import polars as pl
import pyarrow as pa
import regex

from analysis.terms.pattern import AnyOf, Search

Ints = npt.NDArray[np.int64]
Truths = npt.NDArray[np.bool_]

#: Characters that a sieve cannot see through: one that is dropped within words, and those that folding makes a "k" or
#: an "i" of. Texts with one of them are read.
ODD = ("\u00ad", "\u212a", "İ", "ı")
_IN_WORD = regex.compile(r"[\p{L}\p{M}\p{N}\u00ad]")
_DIGIT = regex.compile(r"\p{Nd}")
_JOINERS = frozenset(map(ord, "'’ʼ‑‐-"))
_POINTS = frozenset(map(ord, ".,"))
_SPELLINGS = {"'": "'’ʼ", "-": "-‑‐"}
#: A word with more ways to be spelt than this is searched as any other pattern.
_MOST_SPELLINGS = 12
#: Pieces of a column than which no more are looked at one by one.
_MOST_PIECES = 64


class Found(NamedTuple):
    """Hits in order: the number of the text, and the bytes of its UTF-8 that the hit stands in, end exclusive."""

    row: Ints
    start: Ints
    end: Ints

    def at(self, chosen: Ints) -> "Found":
        """The hits at these places."""
        return Found(self.row[chosen], self.start[chosen], self.end[chosen])


def find(texts: "pd.Series[str] | Sequence[str]", search: Search) -> Found:
    """Every hit of `search` in `texts`, exactly those of `search(text)` for one after the other.

    Raises DatelineError where a regular expression takes too long.
    """
    column = as_column(texts)
    if column.num_chunks > _MOST_PIECES:
        column = pa.chunked_array([column.combine_chunks()])
    found, base = [_NONE], 0
    for piece in column.chunks:
        in_piece = _in_piece(piece, search)
        found.append(Found(in_piece.row + base, in_piece.start, in_piece.end))
        base += len(piece)
    return Found(*(np.concatenate(parts) for parts in zip(*found, strict=True)))


def as_column(texts: "pd.Series[str] | Sequence[str]") -> pa.ChunkedArray:
    """`texts` as Arrow's large strings, without a copy where they are such already."""
    made = pa.array(texts, from_pandas=True)
    column = made if isinstance(made, pa.ChunkedArray) else pa.chunked_array([made])
    return column if column.type == pa.large_string() else column.cast(pa.large_string())


_NONE = Found(*(np.empty(0, np.int64) for _ in range(3)))


def _in_piece(piece: pa.LargeStringArray, search: Search) -> Found:
    series = pl.Series(pl.from_arrow(piece), dtype=pl.String)
    if isinstance(search, AnyOf):
        plain = [s for s in search.searches if _spellings(s.word())]
        if len(plain) > _MOST_SPELLINGS or search.others:  # an expression may find a part of a word
            plain = []
        rest = AnyOf([s for s in search.searches if s not in plain])
        parts = [_word(piece, series, s) for s in plain]
        parts += [_sieved(series, rest)] if rest.searches else []
        return _first_and_longest(parts)
    return _word(piece, series, search) if _spellings(search.word()) else _sieved(series, search)


def _first_and_longest(parts: Sequence[Found]) -> Found:
    """The hits of all parts, none overlapping another: from the left, the longest of those that begin together."""
    parts = [p for p in parts if len(p.row)]
    if len(parts) < 2:
        return parts[0] if parts else _NONE
    row, start, end = (np.concatenate(p) for p in zip(*parts, strict=True))
    order = np.lexsort((-end, start, row))
    row, start, end = row[order], start[order], end[order]
    clash = np.flatnonzero((row[1:] == row[:-1]) & (start[1:] < end[:-1]))
    if not len(clash):
        return Found(row, start, end)
    keep = np.ones(len(row), bool)
    for r in np.unique(row[clash]):
        reached = -1
        for i in range(*np.searchsorted(row, [r, r + 1])):
            keep[i] = start[i] >= reached
            reached = end[i] if keep[i] else reached
    return Found(row[keep], start[keep], end[keep])


def candidates(texts: "pd.Series[str] | Sequence[str]", search: Search) -> Ints:
    """The numbers of the texts that may hold a hit, in order: all that do, and some others."""
    found, base = [np.empty(0, np.int64)], 0
    for piece in as_column(texts).chunks:
        found.append(_let_through(pl.Series(pl.from_arrow(piece), dtype=pl.String), search) + base)
        base += len(piece)
    return np.concatenate(found)


def _sieved(series: pl.Series, search: Search) -> Found:
    """The hits of any search: it reads the texts that its sieve lets through."""
    return _read(series, _let_through(series, search), search)


def _let_through(series: pl.Series, search: Search) -> Ints:
    rows = np.arange(len(series))
    for sieve in search.sieve():
        looked_at = series if len(rows) == len(series) else series.gather(rows)
        folded = looked_at if sieve.isascii() else looked_at.str.normalize("NFC")
        try:
            let_through = folded.str.contains(sieve) | _odd(looked_at)
        except pl.exceptions.ComputeError:  # more of a pattern than makes a sieve: it is read with what is left
            continue
        rows = rows[let_through.to_numpy()]
    return rows


def _odd(series: pl.Series) -> pl.Series:
    return series.str.contains_any(list(ODD))


def _read(series: pl.Series, rows: Ints, search: Search) -> Found:
    found: list[tuple[int, int, int]] = []
    for row, text in zip(rows.tolist(), series.gather(rows).to_list(), strict=True):
        if text.isascii():
            found += [(row, hit.start, hit.end) for hit in search(text)]
        else:
            found += [(row, _bytes(text, hit.start), _bytes(text, hit.end)) for hit in search(text)]
    if not found:
        return _NONE
    return Found(*np.array(found, np.int64).T)


def _bytes(text: str, characters: int) -> int:
    return len(text[:characters].encode())


# A single plain word, without a look at any other word of the sentence. A run of letters, marks and digits is never cut
# by the definition of a word, so a hit has neither before nor after it one of these; and it is a whole word where
# neither side has a joiner (apostrophe, hyphen; between digits point or comma) with such a run beyond it. The one other
# rule, that of initials ("U.S."), can take in a run of one letter with a point after it: those texts are read.


def _spellings(word: str | None) -> list[str]:
    """How `word` can be written, case aside; nothing where it cannot be searched for by its characters alone."""
    if word is None or not word.isascii() or word.endswith(".") or not (word[:1].isalnum() and word[-1:].isalnum()):
        return []
    ways = [_SPELLINGS.get(c, c) for c in word]
    if np.prod([len(w) for w in ways]) > _MOST_SPELLINGS:
        return []
    return ["".join(chosen) for chosen in itertools.product(*ways)]


def _word(piece: pa.LargeStringArray, series: pl.Series, search: Search) -> Found:
    """The hits of a search for one plain word."""
    word = search.word() or ""
    to_read = _odd(series).to_numpy()
    parts, text = [], _Bytes(piece)
    for spelling in _spellings(word):
        lists = series.str.find_many([spelling], ascii_case_insensitive=True)
        row = np.repeat(np.arange(len(series)), lists.list.len().fill_null(0).to_numpy())
        at = lists.explode().drop_nulls().to_numpy().astype(np.int64)
        whole, initial = text.bounded(row, at, at + len(spelling.encode()), word)
        to_read[row[initial]] = True
        parts.append(Found(row[whole], at[whole], at[whole] + len(spelling.encode())))
    parts = [p.at(np.flatnonzero(~to_read[p.row])) for p in parts]
    parts.append(_read(series, np.flatnonzero(to_read), search))
    return _first_and_longest(parts)


class _Bytes:
    """The UTF-8 of a column of texts, one after the other."""

    def __init__(self, piece: pa.LargeStringArray) -> None:
        _, offsets, data = piece.buffers()
        ends = np.frombuffer(offsets, np.int64)[piece.offset : piece.offset + len(piece) + 1]
        self.first, self.last = ends[:-1], ends[1:]
        self.data = np.frombuffer(data, np.uint8) if data is not None else np.empty(0, np.uint8)

    def bounded(self, row: Ints, start: Ints, end: Ints, word: str) -> tuple[Truths, Truths]:
        """Which of these stretches of texts are a whole word, and which may be an initial."""
        low, high = self.first[row], self.last[row]
        before, at = self.before(start + low, low)
        after, on = self.after(end + low, high)
        whole = ~_in(before, _IN_WORD) & ~_in(after, _IN_WORD)
        for sign, place, edge in ((before, at, word[0]), (after, on, word[-1])):
            joined = np.flatnonzero(whole & np.isin(sign, [*_JOINERS, *(_POINTS if edge.isdigit() else ())]))
            beyond = self.before if sign is before else self.after
            limit = low if sign is before else high
            next_to, _ = beyond(place[joined], limit[joined])
            point = np.isin(sign[joined], list(_POINTS))
            whole[joined] = ~np.where(point, _in(next_to, _DIGIT), _in(next_to, _IN_WORD))
        initial = whole & (after == ord(".")) if len(word) == 1 and word.isalpha() else np.zeros(len(row), bool)
        return whole, initial

    def before(self, place: Ints, low: Ints) -> tuple[Ints, Ints]:
        """The character that ends at each place, and where it begins; 0 at the start of the text."""
        start = place - 1
        inside = start >= low
        for _ in range(3):
            start = start - (inside & (self.data[np.maximum(start, 0)] & 0xC0 == 0x80))
        return self._decoded(start, inside), start

    def after(self, place: Ints, high: Ints) -> tuple[Ints, Ints]:
        """The character that begins at each place, and where it ends; 0 at the end of the text."""
        inside = place < high
        lead = np.where(inside, self._byte(place), 0)
        size = 1 + (lead >= 0xC0) + (lead >= 0xE0) + (lead >= 0xF0)
        return self._decoded(place, inside), place + size

    def _byte(self, place: Ints) -> Ints:
        if not len(self.data):
            return np.zeros(len(place), np.int64)
        return self.data[np.clip(place, 0, len(self.data) - 1)].astype(np.int64)

    def _decoded(self, place: Ints, inside: Truths) -> Ints:
        """The code point whose first byte stands at each place; 0 where it is not inside."""
        point = np.where(inside, self._byte(place), 0)
        wide = np.flatnonzero(point >= 0x80)
        lead = point[wide]
        size = 2 + (lead >= 0xE0) + (lead >= 0xF0)
        value = lead & (0xFF >> (size + 1))
        for k in (1, 2, 3):
            more = size > k
            value = np.where(more, (value << 6) | (self._byte(place[wide] + k) & 0x3F), value)
        point[wide] = value
        return point


def _in(points: Ints, kind: "regex.Pattern[str]") -> Truths:
    """Which of these code points are of a kind; 0, no character, is of none."""
    of_kind = _ASCII[kind][np.minimum(points, 127)]
    wide = np.flatnonzero(points > 127)
    different, which = np.unique(points[wide], return_inverse=True)
    of_kind[wide] = np.array([kind.match(chr(p)) is not None for p in different.tolist()], bool)[which]
    return of_kind


_ASCII = {kind: np.array([p > 0 and kind.match(chr(p)) is not None for p in range(128)]) for kind in (_IN_WORD, _DIGIT)}
