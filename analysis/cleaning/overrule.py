"""Lays out what became of each line of a text, and what would change if a rule were overruled.

A line here is a line of the raw text, counted from 1. Its fate is the role that it plays, or "cut".
"""

import bisect
from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.cleaning.model import Cleaned, Edit
from analysis.cleaning.pipeline import clean

COLUMNS = ["line", "text", "fate", "confidence", "rule", "reason"]
DIFFERENCES = ["line", "text", "before", "after", "rule", "reason"]
_NOT_TOLD = ("blanks", "line ends")
CUT = "cut"


def lines(done: Cleaned) -> pd.DataFrame:
    """What became of each line of the raw text that holds anything, one row for each.

    Columns: line (from 1), text (as it stood), fate (a role, or "cut"), confidence (0 to 1; none for a cut by a rule
    that has no chance to give), rule and reason (of the cut, the mend or the mark; of the role where there is none).
    """
    return pd.DataFrame(_rows(done), columns=COLUMNS)


def _rows(done: Cleaned) -> list[dict[str, Any]]:
    texts = done.raw.split("\n")
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text) + 1)
    rows: list[dict[str, Any]] = [
        {"line": i + 1, "text": t.strip(), "fate": CUT, "confidence": None, "rule": "", "reason": ""}
        for i, t in enumerate(texts)
    ]

    def covered(start: int, end: int) -> range:
        return range(bisect.bisect_right(starts, start) - 1, bisect.bisect_left(starts, max(end, start + 1)))

    for line in done.lines:
        for i in covered(done.to_raw(line.start), done.to_raw(line.end - 1) + 1):
            rows[i] |= {"fate": line.role, "confidence": line.confidence, "reason": line.why}
    for edit in done.edits:
        if edit.rule not in _NOT_TOLD:
            for i in covered(edit.raw_start, edit.raw_end):
                _tell(rows[i], edit)
    return [row for row in rows if row["text"]]


def _tell(row: dict[str, Any], edit: Edit) -> None:
    """Adds an edit that touches a line to its row."""
    if row["fate"] == CUT and edit.action != "drop":
        return
    if row["rule"] and edit.rule not in row["rule"].split(", "):
        row["rule"], row["reason"] = f"{row['rule']}, {edit.rule}", f"{row['reason']} {edit.reason}"
    elif not row["rule"]:
        row["rule"], row["reason"] = edit.rule, edit.reason


def compare(
    raw: str,
    *,
    rules_off: Sequence[str] = (),
    keep: Sequence[str] = (),
    drop: Sequence[str] = (),
    against: Sequence[str] = (),
    **settings: Any,
) -> pd.DataFrame:
    """The lines whose fate changes when rules are switched off, or when lines are kept or dropped by hand.

    `rules_off`, `keep` and `drop` are as in `clean`; `against` are rules that are off in both; `settings` are further
    arguments of `clean` (title, evidence, repeated, near_repeat), the same for both. Returns a DataFrame with the
    columns line (of the raw text, from 1), text, before and after (a role, or "cut"; with the rules that mend or mark
    the line), rule and reason (what decided before; where that is nothing, what decides after). Raises DatelineError
    for a rule that there is not.
    """
    before = _rows(clean(raw, rules_off=against, **settings))
    after = _rows(clean(raw, rules_off=(*against, *rules_off), keep=keep, drop=drop, **settings))
    found = []
    for one, other in zip(before, after, strict=True):
        old, new = _in_words(one), _in_words(other)
        if old != new:
            deciding = one if one["rule"] else other
            found.append({
                "line": one["line"], "text": one["text"], "before": old, "after": new,
                "rule": deciding["rule"], "reason": deciding["reason"],
            })  # fmt: skip
    return pd.DataFrame(found, columns=DIFFERENCES)


def _in_words(row: dict[str, Any]) -> str:
    fate = str(row["fate"])
    return fate if fate == CUT or not row["rule"] else f"{fate} ({row['rule']})"
