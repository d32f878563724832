"""Quotations, dates, tone and mended characters as marks over a text, with a note in words for each."""

import bisect
import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, TypeVar

import pandas as pd

from analysis.cleaning.model import Edit
from analysis.report import cells, safe
from analysis.report.blocks import Block, Layout
from analysis.report.overlay import Insert, Mark

T = TypeVar("T")

_MACHINE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?|\d{4}-W\d\d|P(\d+[YMWD])+|PT(\d+[HMS])+")
_LENGTH = re.compile(r"P(T?)(\d+(?:\.\d+)?|X)(DE|CE|[YMWDHS]|)")
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "DE": "decade", "CE": "century", "": "time",
          "TH": "hour", "TM": "minute", "TS": "second", "TD": "day", "T": "time"}  # fmt: skip
_VAGUE = {"PAST_REF": "some time before", "PRESENT_REF": "the time of writing", "FUTURE_REF": "some time ahead"}
_KINDS = {"direct": "quoted", "indirect": "reported", "mixed": "quoted in part"}


class Here(NamedTuple):
    """What lies in one stretch of the text. `notes` are HTML."""

    marks: list[Mark]
    inserts: list[Insert]
    notes: list[str]
    near: bool


class Marks:
    """All marks of one document, laid out by the block they stand in once, so that long documents cost no more."""

    def __init__(self, raw: str, layout: Layout, made: Mapping[str, pd.DataFrame | None]) -> None:
        """`made` may hold the tables quotes, dates and scores of the document."""
        blocks = [row for row in layout.rows if isinstance(row, Block)]
        self._raw = raw
        self._starts = [b.start for b in blocks]
        self._ends = [b.end for b in blocks]
        quotes, kept = _records(made.get("quotes")), layout.places.kept
        self._quotes = self._by_block((r["start"], r["end"], r) for r in quotes)
        self._speakers = self._by_block(
            (int(r["speaker_start"]), int(r["speaker_end"]), (int(r["speaker_start"]), int(r["speaker_end"])))
            for r in quotes
            if pd.notna(r["speaker_start"]) and pd.notna(r["speaker_end"])
        )
        self._dates = self._by_block((r["start"], r["end"], r) for r in _records(made.get("dates")))
        self._mends = self._by_block((p.start, p.end, p) for p in layout.mends)
        marked = (e for e in layout.edits if e.action == "mark")
        self._marked = self._by_block((kept(e.raw_start), kept(e.raw_end), e) for e in marked)
        scores = _records(made.get("scores"))
        self._scores = {int(str(r["sentence_id"]).rsplit(".", 1)[1]): r for r in scores if pd.notna(r["score"])}

    def _by_block(self, items: Iterable[tuple[int, int, T]]) -> dict[int, list[T]]:
        """Start of a block → the items whose stretch (start, end) touches it."""
        found: dict[int, list[T]] = defaultdict(list)
        for start, end, item in items:
            n = bisect.bisect_right(self._ends, start)
            while n < len(self._starts) and self._starts[n] < end:
                found[self._starts[n]].append(item)
                n += 1
        return found

    def within(self, block: Block) -> Here:
        """The marks, the small inserts and the notes of one block."""
        at = block.start
        marked, mends = self._marked.get(at, []), self._mends.get(at, [])
        quotes, dates = self._quotes.get(at, []), self._dates.get(at, [])
        notes = [f'<span class="again"><b>Marked</b> {safe.text(e.reason)}</span>' for e in marked]
        notes += [_mended(self._raw[p.raw_start : p.raw_end], p.edit) for p in mends if p.edit is not None]
        notes += _who_says(quotes)
        notes += [_day(row) for row in dates]
        marks = [Mark(p.start, p.end, '<ins class="mend">', "</ins>", 5) for p in mends]
        marks += [_quote(row) for row in quotes]
        speakers = dict.fromkeys(self._speakers.get(at, []))
        marks += [Mark(start, end, '<span class="who">', "</span>", 3) for start, end in speakers]
        marks += [_date(row) for row in dates]
        scored = ((s, self._scores[s.n]) for s in block.sentences if s.n in self._scores)
        inserts = [Insert(s.end, _tone(row), "before") for s, row in scored]
        return Here(marks, inserts, list(dict.fromkeys(notes)), any(e.rule == "near repeat" for e in marked))


def _records(table: pd.DataFrame | None) -> list[dict[str, Any]]:
    return [] if table is None else [{str(k): v for k, v in row.items()} for row in table.to_dict("records")]


def _mended(raw: str, edit: Edit) -> str:
    was, now = safe.text(raw), safe.text(edit.replacement)
    return f'<span class="mended"><b>Mended</b> <q>{was}</q> to <q>{now}</q>: {safe.text(edit.reason)}</span>'


def _quote(row: Mapping[str, Any]) -> Mark:
    kind = row["kind"] if row["kind"] in _KINDS else "indirect"
    speaker = row["speaker"] if isinstance(row["speaker"], str) else "speaker not named"
    title = safe.text(f"{_KINDS[kind]}: {speaker}")
    return Mark(int(row["start"]), int(row["end"]), f'<span class="q q-{kind}" title="{title}">', "</span>", 2)


def _who_says(rows: Iterable[dict[str, Any]]) -> list[str]:
    """A note for each speaker and verb: a statement and the words quoted in it are told as one."""
    told: dict[tuple[str, str, str], list[str]] = {}
    for row in rows:
        named = tuple(str(row[k]) if isinstance(row[k], str) else "" for k in ("speaker", "cue", "hedge"))
        kinds = told.setdefault((named[0], named[1], named[2]), [])
        kinds += [kind for kind in (_KINDS.get(str(row["kind"]), "reported"),) if kind not in kinds]
    return [_says(*key, ", ".join(kinds)) for key, kinds in told.items()]


def _says(speaker: str, cue: str, hedge: str, how: str) -> str:
    who = safe.isolated(speaker) if speaker else "Speaker not named"
    verb = f" (“{safe.text(cue)}”)" if cue else ""
    doubt = f", hedged by “{safe.text(hedge)}”" if hedge and hedge != cue else ", hedged" if hedge else ""
    return f'<span class="says"><b>{who}</b> {how}{verb}{doubt}</span>'


def _date(row: Mapping[str, Any]) -> Mark:
    value = str(row["value"])
    title = safe.text(f"{value}: {row['why']}")
    if _MACHINE.fullmatch(value):
        return Mark(int(row["start"]), int(row["end"]), f'<time datetime="{value}" title="{title}">', "</time>", 4)
    return Mark(int(row["start"]), int(row["end"]), f'<span class="time" title="{title}">', "</span>", 4)


def _day(row: Mapping[str, Any]) -> str:
    """What a time expression stands for: its day or days, a length of time, or that it is not known."""
    words = safe.isolated(safe.short(row["text"], 60))
    return f'<span class="when"><b>{words}</b> {_means(row)}</span>'


def _means(row: Mapping[str, Any]) -> str:
    """As HTML."""
    first, last, value = row["from"], row["to"], str(row["value"])
    if pd.notna(first):
        return _iso(first) if pd.isna(last) or first == last else f"{_iso(first)} to {_iso(last)}"
    length = _LENGTH.fullmatch(value)
    if length:
        n, unit = length.group(2), _UNITS[("T" if length.group(1) else "") + length.group(3)]
        words = f"some {unit}s" if n == "X" else f"{n} {unit}" + ("" if n == "1" else "s")
        return safe.text(f"every {unit}" if row["type"] == "SET" and n == "1" else words)
    return _VAGUE.get(value, "a time not known more closely")


def _iso(day: Any) -> str:
    shown = f"{day:%Y-%m-%d}" if isinstance(day, datetime.date) else str(day)[:10]
    return f'<span class="day">{safe.text(shown)}</span>'


def _tone(row: Mapping[str, Any]) -> str:
    score = float(row["score"])
    kind = "pos" if score > 0 else "neg" if score < 0 else "even"
    hits = row["contributions"] if isinstance(row["contributions"], Iterable) else ()
    words = ", ".join(f"{h['token']} {cells.number(float(h['amount']), '+.2f')}" for h in hits)
    title = f"Tone {cells.number(score, '+.2f')}" + (f", from: {words}" if words else "")
    shown = f'<span class="dl-vh">tone </span>{cells.number(score, "+.2f")}'
    return f' <span class="tone {kind}" title="{safe.text(title)}">{shown}</span>'
