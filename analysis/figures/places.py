"""Events gathered by the day or span they stand on: which of them lead, and which stretch of time they ask for."""

import dataclasses
import datetime
from collections.abc import Sequence

import pandas as pd

from analysis.figures.days import as_days


@dataclasses.dataclass(frozen=True)
class Place:
    """Events of one day or span: their rows in the table."""

    first: datetime.date
    last: datetime.date
    rows: list[int]


def gathered(data: pd.DataFrame) -> list[Place]:
    """The days and spans of an events table without gaps, each with its events, in order of time."""
    found: dict[tuple[datetime.date, datetime.date], list[int]] = {}
    for k, (first, last) in enumerate(zip(as_days(data["from"]), as_days(data["to"]), strict=True)):
        if first is not None and last is not None:
            found.setdefault((first, max(first, last)), []).append(k)
    return [Place(first, last, rows) for (first, last), rows in sorted(found.items())]


def telling(places: Sequence[Place]) -> list[datetime.date]:
    """The days that decide which stretch of time is drawn: single days, and spans that do not dwarf them."""
    single = [p.first for p in places if p.first == p.last for _ in p.rows]
    if not single:
        return [d for p in places for d in (p.first, p.last)]
    room = max(datetime.timedelta(days=30), 2 * (max(single) - min(single)))
    return single + [d for p in places if p.first != p.last and p.last - p.first <= room for d in (p.first, p.last)]


def lead(data: pd.DataFrame, place: Place) -> int:
    """The row that speaks for a place: told by the most voices, rather said than inferred, the earliest."""
    voices = data["voices"].fillna(0) if "voices" in data else pd.Series(1, index=data.index)
    return min(place.rows, key=lambda k: (-int(voices.iloc[k]), bool(data["inferred"].iloc[k]), k))


def rank(data: pd.DataFrame, place: Place) -> tuple[object, ...]:
    """What is labelled first: told by more voices, said rather than inferred, in more sentences, of shorter spans."""
    speaks = lead(data, place)
    voices = int(data["voices"].fillna(0).iloc[speaks]) if "voices" in data else 1
    inferred = bool(data["inferred"].iloc[speaks])
    return (-voices, inferred, -len(place.rows), (place.last - place.first).days, place.first)
