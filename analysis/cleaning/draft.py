"""Keeps the ledger while a text is changed in stages: each stage sees the text as it stands, the ledger stays in raw.

A later change that covers an earlier one replaces it; one that cuts into the replacement of an earlier one is merged
with it, and both reasons are kept.
"""

import bisect
from collections.abc import Iterable
from typing import NamedTuple

from analysis.cleaning.model import Edit, Piece, carried_out, pieces


class Change(NamedTuple):
    """A change to the text as it stands; an empty replacement drops the stretch."""

    start: int
    end: int
    replacement: str
    reason: str
    rule: str


class Draft:
    """A raw text with the edits made so far; `text` is how it reads now."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.text = raw
        self.edits: list[Edit] = []
        self._kept: list[Piece] | None = None
        self._starts: list[int] = []

    def _holding(self, offset: int) -> Piece:
        """The piece with the character at `offset`; the pieces are laid out when one is first asked for."""
        if self._kept is None:
            self._kept = [p for p in pieces(self.raw, self.edits) if p.end > p.start]
            self._starts = [p.start for p in self._kept]
        return self._kept[bisect.bisect_right(self._starts, offset) - 1]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Where the non-empty stretch [start, end) of the text as it stands is found in the raw text."""
        if not self.edits:
            return start, end
        first, last = self._holding(start), self._holding(end - 1)
        return (
            first.raw_start if first.edit else first.raw_start + start - first.start,
            last.raw_end if last.edit else last.raw_start + end - last.start,
        )

    def change(self, wanted: Iterable[Change]) -> None:
        """Carry out the changes: non-empty stretches of the text as it stands, in order, none overlapping."""
        asked = [c for c in wanted if c.end > c.start]
        if not asked:
            return
        if not self.edits:  # nothing was changed before: the text is the raw text
            self._settle([
                Edit(start, end, "replace" if put_in else "drop", put_in or None, reason, rule)
                for start, end, put_in, reason, rule in asked
                if put_in != self.raw[start:end]
            ])
            return
        new = [self._as_edit(start, end, group) for start, end, group in self._grouped(asked)]
        bounds = [e.raw_start for e in new]

        def covered(edit: Edit) -> bool:
            at = bisect.bisect_right(bounds, edit.raw_start) - 1
            return at >= 0 and edit.raw_end <= new[at].raw_end

        old = [e for e in self.edits if not covered(e)]
        real = [e for e in new if (e.replacement or "") != self.raw[e.raw_start : e.raw_end]]
        self._settle(sorted([*old, *real], key=lambda e: e.raw_start))

    def _settle(self, edits: list[Edit]) -> None:
        """Carry the edits out."""
        self.edits, self._kept = edits, None
        self.text = carried_out(self.raw, edits)

    def _grouped(self, wanted: list[Change]) -> list[tuple[int, int, list[Change]]]:
        """The changes with the stretch each touches, widened to whole replacements; those that then meet are joined."""
        groups: list[tuple[int, int, list[Change]]] = []
        for change in wanted:
            first, last = self._holding(change.start), self._holding(change.end - 1)
            start = first.start if first.edit else change.start
            end = last.end if last.edit else change.end
            if groups and start < groups[-1][1]:
                before = groups.pop()
                groups.append((before[0], max(end, before[1]), [*before[2], change]))
            else:
                groups.append((start, end, [change]))
        return groups

    def _as_edit(self, start: int, end: int, group: list[Change]) -> Edit:
        if len(group) == 1 and start == group[0].start and end == group[0].end:
            one = group[0]
            raw_start, raw_end = self.raw_span(start, end)
            action = "replace" if one.replacement else "drop"
            return Edit(raw_start, raw_end, action, one.replacement or None, one.reason, one.rule)
        parts, at = [], start
        for change in group:
            parts += [self.text[at : change.start], change.replacement]
            at = change.end
        parts.append(self.text[at:end])
        replacement = "".join(parts)
        reasons = list(dict.fromkeys([*self._reasons(start, end, group), *(c.reason for c in group)]))
        raw_start, raw_end = self.raw_span(start, end)
        action = "replace" if replacement else "drop"
        return Edit(raw_start, raw_end, action, replacement or None, " ".join(reasons), group[-1].rule)

    def _reasons(self, start: int, end: int, group: list[Change]) -> list[str]:
        """Why the replacements at the edges were made, where a part of them survives."""
        edges = [(start, group[0].start), (group[-1].end, end)]
        return [p.edit.reason for a, b in edges if b > a and (p := self._holding(a)).edit]
