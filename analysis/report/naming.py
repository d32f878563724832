"""What an article is called where it has to be named, and the ways from one article to others."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from analysis.report import links, safe
from analysis.report.model import NavLink, Ways


def called(document: Mapping[Any, Any]) -> str:
    """An article's headline on one line; one that has none is called by its opening words."""
    title = document.get("title")
    if isinstance(title, str) and title.strip():
        return safe.short(title, 160)
    opening = safe.short(str(document.get("text") or ""), 70)
    return f"“{opening}”" if opening else str(document["path"])


def labels(documents: pd.DataFrame) -> dict[str, str]:
    """For each document a few words to cite it by: source and day where both are known, else its headline."""
    found = {}
    for row in documents.to_dict("records"):
        source, day = row["source"], row["published"]
        known = isinstance(source, str) and source.strip() and pd.notna(day)
        found[str(row["doc_id"])] = f"{safe.short(source, 40)} {day:%Y-%m-%d}" if known else safe.short(called(row), 40)
    return found


def ways(documents: pd.DataFrame, readers: frozenset[str]) -> dict[str, Ways]:
    """For each document with a reader page: the one before and after it in time, and those that are its repeats."""
    shown = documents[documents["doc_id"].isin(list(readers))].sort_values("published", kind="stable")
    rows = shown.to_dict("records")
    to = [NavLink(links.page(str(row["doc_id"])), _with_day(row)) for row in rows]
    groups: dict[Any, list[int]] = {}
    for n, row in enumerate(rows):
        if pd.notna(row["cluster"]):
            groups.setdefault(row["cluster"], []).append(n)
    found = {}
    for n, row in enumerate(rows):
        same = [to[k] for k in groups.get(row["cluster"], []) if k != n] if pd.notna(row["cluster"]) else []
        later = to[n + 1] if n + 1 < len(to) else None
        found[str(row["doc_id"])] = Ways(to[n - 1] if n else None, later, same)
    return found


def _with_day(row: Mapping[Hashable, Any]) -> str:
    day = "" if pd.isna(row["published"]) else f" ({row['published']:%Y-%m-%d})"
    return called(row) + day
