"""A document as the lines a reader sees: what was kept, in its roles, and what was cut, each where it stood.

Every character of the raw text that is not blank is in exactly one place: in a block, in a cut inside a block, or in
a cut of its own.
"""

import bisect
import dataclasses
import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.cleaning.model import Edit, Piece, pieces

#: So many colours for the rules that cut there are in the styles of the pages; past them they begin anew.
COLOURS = 6


@dataclasses.dataclass(frozen=True)
class Sentence:
    """A sentence's number and its place in the kept text."""

    n: int
    start: int
    end: int


@dataclasses.dataclass(frozen=True)
class Cut:
    """What an edit took from one raw line, and the place in the kept text where it stood."""

    at: int
    raw_start: int
    raw_end: int
    line: int
    edit: Edit


@dataclasses.dataclass(frozen=True)
class Block:
    """A paragraph of the kept text with the cuts inside it; `line` and `last_line` are lines of the raw text."""

    start: int
    end: int
    role: str
    line: int
    last_line: int
    sentences: Sequence[Sentence]
    cuts: Sequence[Cut] = ()


@dataclasses.dataclass(frozen=True)
class Layout:
    """The whole document: its rows in order, and the edits that put other words in place of some."""

    rows: Sequence[Block | Cut]
    mends: Sequence[Piece]
    edits: Sequence[Edit]
    places: "Places"

    @functools.cached_property
    def cuts(self) -> Sequence[Cut]:
        """The cuts that are rows of their own, then those inside a paragraph."""
        own = [r for r in self.rows if isinstance(r, Cut)]
        return own + [c for r in self.rows if isinstance(r, Block) for c in r.cuts]

    def by_rule(self) -> Mapping[str, Sequence[Cut]]:
        """Rule → its cuts, the rule with the most of them first."""
        found: dict[str, list[Cut]] = {}
        for cut in self.cuts:
            found.setdefault(cut.edit.rule, []).append(cut)
        return dict(sorted(found.items(), key=lambda item: -len(item[1])))

    def colours(self) -> Mapping[str, int]:
        """Rule → the number of its colour, the commonest first."""
        return {rule: n % COLOURS for n, rule in enumerate(self.by_rule())}

    @functools.cached_property
    def _sentences(self) -> list[Sentence]:
        return [s for row in self.rows if isinstance(row, Block) for s in row.sentences]

    def sentence(self, at: int) -> Sentence | None:
        """The sentence that holds the kept character, if any does."""
        n = bisect.bisect_right(self._sentences, at, key=lambda s: s.start) - 1
        return self._sentences[n] if n >= 0 and at < self._sentences[n].end else None


class Places:
    """Finds the raw character, the raw line and the kept character of one another."""

    def __init__(self, raw: str, parts: Sequence[Piece]) -> None:
        self._ends = [m.start() for m in re.finditer("\n", raw)]
        self._kept = [p for p in parts if p.edit is None]
        self._starts = [p.start for p in self._kept]
        self._raw_starts = [p.raw_start for p in self._kept]

    def line(self, raw_at: int) -> int:
        """The number of the raw line, from 1, that holds the raw character."""
        return bisect.bisect_left(self._ends, raw_at) + 1

    def raw(self, at: int) -> int:
        """The raw character of a kept one; for one that was put in, the nearest after it."""
        n = max(0, bisect.bisect_right(self._starts, at) - 1)
        if not self._kept:
            return 0
        piece = self._kept[n]
        return piece.raw_start + min(max(at - piece.start, 0), piece.end - piece.start)

    def kept(self, raw_at: int) -> int:
        """The kept character of a raw one; for one that was cut, the nearest after it."""
        n = max(0, bisect.bisect_right(self._raw_starts, raw_at) - 1)
        if not self._kept:
            return 0
        piece = self._kept[n]
        return piece.start + min(max(raw_at - piece.raw_start, 0), piece.raw_end - piece.raw_start)


def laid_out(document: Mapping[str, Any], sentences: pd.DataFrame, ledger: pd.DataFrame) -> Layout:
    """The rows of one document. Raises ValueError where the ledger does not lead from raw_text to text."""
    raw, text = str(document["raw_text"]), str(document["text"])
    edits = _edits(ledger)
    parts = list(pieces(raw, edits))
    kept = "".join(raw[p.raw_start : p.raw_end] if p.edit is None else p.edit.replacement or "" for p in parts)
    if kept != text:
        raise ValueError(f"the ledger of {document['path']} does not lead from its raw text to its text")
    places = Places(raw, parts)
    blocks = _blocks(text, sentences, places)
    cuts = [cut for p in parts if p.edit is not None and p.start == p.end for cut in _cuts(raw, p, places)]
    mends = [p for p in parts if p.edit is not None and p.end > p.start and _visible(raw, text, p)]
    return Layout(_in_order(blocks, cuts), mends, edits, places)


def _edits(ledger: pd.DataFrame) -> list[Edit]:
    rows = ledger[["raw_start", "raw_end", "action", "replacement", "reason", "rule"]].to_dict("records")
    return [
        Edit(int(r["raw_start"]), int(r["raw_end"]), str(r["action"]),
             None if pd.isna(r["replacement"]) else str(r["replacement"]), str(r["reason"]), str(r["rule"]))
        for r in rows
    ]  # fmt: skip


def _visible(raw: str, text: str, piece: Piece) -> bool:
    return bool(raw[piece.raw_start : piece.raw_end].strip() or text[piece.start : piece.end].strip())


def _blocks(text: str, sentences: pd.DataFrame, places: Places) -> list[Block]:
    """Paragraphs of sentences; kept words that are in no sentence stand as a block of their own, so none is lost."""
    rows = sentences.sort_values(["start", "end"])
    groups: list[tuple[Any, str, list[Sentence]]] = []
    numbers = (int(str(i).rsplit(".", 1)[1]) for i in rows["sentence_id"])
    spans = zip(numbers, rows["start"], rows["end"], rows["paragraph"], rows["role"], strict=True)
    for n, start, end, paragraph, role in spans:
        if not groups or groups[-1][0] != (paragraph, role):
            groups.append(((paragraph, role), str(role), []))
        groups[-1][2].append(Sentence(n, int(start), int(end)))
    blocks: list[Block] = []
    at = 0
    for _, role, group in groups:
        blocks += _loose(text, at, group[0].start, places)
        blocks.append(_block(group[0].start, group[-1].end, role, group, places))
        at = group[-1].end
    return blocks + _loose(text, at, len(text), places)


def _block(start: int, end: int, role: str, sentences: Sequence[Sentence], places: Places) -> Block:
    return Block(start, end, role, places.line(places.raw(start)), places.line(places.raw(end - 1)), sentences)


def _loose(text: str, start: int, end: int, places: Places) -> list[Block]:
    found = re.finditer(r"\S[^\n]*", text[start:end])
    return [_block(start + m.start(), start + m.end(), "other", (), places) for m in found]


def _cuts(raw: str, piece: Piece, places: Places) -> Iterable[Cut]:
    """A dropped stretch, line by line; lines without words are only counted, not shown."""
    assert piece.edit is not None
    for match in re.finditer(r"[^\n]+", raw[piece.raw_start : piece.raw_end]):
        if match.group().strip():
            start = piece.raw_start + match.start()
            yield Cut(piece.start, start, piece.raw_start + match.end(), places.line(start), piece.edit)


def _in_order(blocks: Sequence[Block], cuts: Sequence[Cut]) -> list[Block | Cut]:
    """Cuts on a line of which something was kept go into that line's block; the others are rows of their own."""
    ends = [b.end for b in blocks]
    inside: dict[int, list[Cut]] = {}
    alone: dict[int, list[Cut]] = {}
    for cut in cuts:
        n = bisect.bisect_left(ends, cut.at)  # the first block that ends at or after the cut
        home = next((k for k in (n, n + 1) if k < len(blocks) and _holds(blocks[k], cut)), None)
        if home is not None:
            inside.setdefault(home, []).append(cut)
        else:
            after = n < len(blocks) and cut.at > blocks[n].start
            alone.setdefault(n + 1 if after else n, []).append(cut)
    rows: list[Block | Cut] = []
    for n, block in enumerate(blocks):
        rows += alone.get(n, [])
        rows.append(dataclasses.replace(block, cuts=tuple(inside.get(n, ()))))
    return rows + alone.get(len(blocks), [])


def _holds(block: Block, cut: Cut) -> bool:
    return block.start <= cut.at <= block.end and block.line <= cut.line <= block.last_line
