"""Events gathered by the day or span they stand on: which of them lead, and which stretch of time they ask for."""

import dataclasses
import datetime
from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.figures.days import as_days

#: Longer spans, in days, are coarse: a year is no event.
MONTH = 31


@dataclasses.dataclass(frozen=True)
class Place:
    """Events of one day or span: their rows in the table, and how many independent voices tell them.

    `own` are the rows without those of repeats: of articles that share a cluster only the one with most rows.
    """

    first: datetime.date
    last: datetime.date
    rows: list[int]
    own: list[int]
    voices: int


def gathered(data: pd.DataFrame, documents: pd.DataFrame | None = None) -> list[Place]:
    """The days and spans of an events table, each with its events, in order of time.

    `documents` (doc_id, cluster) says which articles repeat each other; without it each article is a voice of its own.
    """
    found: dict[tuple[datetime.date, datetime.date], list[int]] = {}
    for k, (first, last) in enumerate(zip(as_days(data["from"]), as_days(data["to"]), strict=True)):
        if first is not None and last is not None:
            found.setdefault((first, max(first, last)), []).append(k)
    articles = [str(s).rpartition(".")[0] for s in data["sentence_id"]]
    voices = _voices(documents)
    return [_place(first, last, rows, articles, voices) for (first, last), rows in sorted(found.items())]


def _voices(documents: pd.DataFrame | None) -> dict[str, str]:
    """Article → the cluster of articles it stands in; empty where that is not known."""
    if documents is None or not {"doc_id", "cluster"} <= set(documents.columns):
        return {}
    known = documents.dropna(subset=["cluster"])
    return dict(zip(known["doc_id"].astype(str), known["cluster"].astype(str), strict=True))


def _place(
    first: datetime.date, last: datetime.date, rows: list[int], articles: Sequence[str], voices: Mapping[str, str]
) -> Place:
    told: dict[str, dict[str, list[int]]] = {}
    for k in rows:
        told.setdefault(voices.get(articles[k], articles[k]), {}).setdefault(articles[k], []).append(k)
    own = sorted(k for printings in told.values() for k in max(printings.values(), key=len))
    return Place(first, last, rows, own, len(told))


def told_most(places: Sequence[Place]) -> list[Place]:
    """The single days told by the most voices, of these those in the most sentences; several where they tie."""
    single = [p for p in places if p.first == p.last]
    best = max(((p.voices, len(p.own)) for p in single), default=None)
    return [p for p in single if (p.voices, len(p.own)) == best]


def telling(places: Sequence[Place]) -> list[datetime.date]:
    """The days that decide which stretch of time is drawn: single days, and spans that are no coarser than a month.

    Years that are told in passing would squeeze the days into a corner; without a single day all spans decide.
    """
    single = [p.first for p in places if p.first == p.last for _ in p.rows]
    if not single:
        return [d for p in places for d in (p.first, p.last)]
    return single + [d for p in places if p.first != p.last and _is_fine(p) for d in (p.first, p.last)]


def _is_fine(place: Place) -> bool:
    return (place.last - place.first).days <= MONTH


def lead(data: pd.DataFrame, place: Place) -> int:
    """The row that speaks for a place: of what happened, told by the most voices, rather said than inferred."""
    voices = data["voices"].fillna(0) if "voices" in data else pd.Series(1, index=data.index)
    only = data["modality"] != "happened" if "modality" in data else pd.Series(False, index=data.index)
    return min(
        place.rows, key=lambda k: (bool(only.iloc[k]), -int(voices.iloc[k]), bool(data["inferred"].iloc[k]), k)
    )


def rank(data: pd.DataFrame, place: Place) -> tuple[object, ...]:
    """What is labelled first: no coarser than a month, told by more voices, said rather than inferred, in more
    sentences, of shorter spans."""
    inferred = bool(data["inferred"].iloc[lead(data, place)])
    return (not _is_fine(place), -place.voices, inferred, -len(place.own), (place.last - place.first).days, place.first)
