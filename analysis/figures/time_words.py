"""The words of the figure on time: which day most is told of, and what its drawing holds."""

import datetime
from collections.abc import Iterable, Sequence

import pandas as pd

from analysis.figures.days import said
from analysis.figures.places import Place, told_most
from analysis.figures.style import listed, several
from analysis.timeline import stood_in


def units_of(places: Sequence[Place]) -> str:
    """How many days and how many spans there are."""
    spans = sum(p.first != p.last for p in places)
    named = [(len(places) - spans, "day"), (spans, "span")]
    return listed([several(n, unit) for n, unit in named if n])


def sentences_of(data: pd.DataFrame, rows: Iterable[list[int]]) -> int:
    """How many sentences stand in those rows of the events; one that names two days has two."""
    return len({s for k in rows for s in data["sentence_id"].iloc[k]})


def title_of(data: pd.DataFrame, places: Sequence[Place]) -> str:
    """The day that most is told of, by voices before sentences, or that nothing stands out."""
    best = told_most(places)
    if not best:
        return f"{several(data['sentence_id'].nunique(), 'sentence')} placed on spans of time, none on a single day"
    first, many = best[0], several(len(best[0].own), "sentence")
    single = sum(p.first == p.last for p in places)
    several_voices = max(p.voices for p in places) > 1
    by = f"{several(first.voices, 'voice')}, in {many}" if several_voices else many
    if len(best) > 1:
        which = f"{len(best):,} days" if len(best) == single else f"{len(best):,} of {single:,} days"
        return f"No day stands out: {which} have {by} each"
    day = said(first.first, brief=False)
    stood = int(stood_in(data.iloc[first.own]).sum())
    without = f", {stood:,} for want of a day of their own" if stood else ""
    if several_voices:
        return f"Most voices {'stand on' if stood else 'tell of'} {day}: {by}{without}"
    copies = ", repeats left out" if len(first.own) < len(first.rows) else ""
    placed = several(sentences_of(data, (p.own for p in places)), "placed sentence")
    return f"Most {'stands on' if stood else 'is told of'} {day}: {len(first.own):,} of {placed}{copies}{without}"


def rest_of(data: pd.DataFrame, places: Sequence[Place], printed: Sequence[datetime.date]) -> str:
    """What else is placed, for who cannot see the drawing: spans, days not named, days of publication."""
    spans = sentences_of(data, (p.rows for p in places if p.first != p.last))
    stood = int(stood_in(data).sum())
    inferred = int(data["inferred"].sum()) - stood
    parts = [f"{several(spans, 'sentence')} on spans"] if spans else []
    parts += [f"{inferred:,} inferred"] if inferred else []
    parts += [f"{stood:,} on the publication date for want of a day"] if stood else []
    if "modality" in data:
        counts = [(int((data["modality"] == how).sum()), how) for how in ("planned", "denied")]
        parts += [f"{n:,} {how}" for n, how in counts if n]
    if printed:
        parts.append(f"published {said(min(printed), max(printed))}")
    told = "; ".join(parts)
    return f"{told[0].upper()}{told[1:]}." if parts else "All on single days, none inferred."
