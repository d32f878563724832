"""Says of each cluster which article is likely the original, and how much the other versions add and drop.

What tells is, in this order: an outlet that the copies credit and that is in the cluster; the day or the time of
publication; and, where neither tells, that one version alone holds all that the others hold. Where nothing tells, the
original is unknown.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analysis.duplicates.credits import credited, host, is_of
from analysis.duplicates.likeness import stands_in
from analysis.duplicates.sketches import Reading, held, read
from analysis.errors import DatelineError

_COLUMNS = {
    "doc_id": "str", "cluster": "int64", "likely_original": "boolean", "why": "str", "against": "str",
    "containment": "float64", "words_added": "int64", "words_dropped": "int64",
}  # fmt: skip
_WITH_ZONE = re.compile(r"T\d\d:\d\d.*(?:Z|[+-]\d\d:?\d\d)$")
_CUT = "A longer version holds it whole."
_ALL_OF_IT = 0.95
_SHORTER = 0.9


@dataclass(frozen=True, slots=True)
class _Member:
    """An article of a cluster: what bears on whether the others were taken from it. `number` is its text's."""

    doc_id: str
    number: int
    moment: pd.Timestamp | None
    day: str | None
    places: tuple[str, ...]
    credits: tuple[str, ...]


def versions(corpus: Any) -> pd.DataFrame:
    """A row for each article that shares a cluster with another: what it is to the likely original.

    `corpus` is a Corpus, or a DataFrame of documents with the columns doc_id, cluster and text; published,
    published_at, source, url and author are used where they stand. Columns:

    - doc_id, cluster;
    - likely_original: True, False, or missing where nothing tells which of several was first;
    - why: the reason, in plain words;
    - against: the doc_id of the article that this one is compared with: the likely original, or where that is unknown
      the fullest version; missing for that article itself;
    - containment: the share, 0 to 1, of the shorter text's runs of three words that the longer one holds;
    - words_added, words_dropped: words that stand only here, and only in `against`.

    A Corpus is compared by its body sentences. Raises DatelineError where a column is missing. Linear in the length of
    the texts.
    """
    documents, texts = _parts(corpus)
    shared = documents["cluster"].duplicated(keep=False)
    rows: list[dict[str, Any]] = []
    for cluster, part in documents[shared].groupby("cluster", sort=True):
        reading = read([texts[str(d)] for d in part["doc_id"]])
        members = [_member(dict(row), k) for k, (_, row) in enumerate(part.iterrows())]
        verdict = _judge(members, reading)
        base = next((m for m in members if verdict[m.doc_id][0]), None) or _fullest(members, reading, verdict)
        rows += [{"doc_id": m.doc_id, "cluster": cluster, "likely_original": verdict[m.doc_id][0],
                  "why": verdict[m.doc_id][1], **_beside(reading, m, base)} for m in members]  # fmt: skip
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype(_COLUMNS)


def independent(corpus: Any) -> "pd.Series[bool]":
    """A mask over the documents, True for one of each cluster: the likely original, else the fullest version.

    `corpus` is as for `versions`; the mask has the index of its documents. Counting over what it picks counts
    independent voices in place of articles: `corpus.select(duplicates.independent(corpus))`. A text that is in no
    cluster with another stands for itself.
    """
    documents, _ = _parts(corpus)
    told = versions(corpus)
    based = told[told["against"].isna()]
    chosen = set(based["doc_id"]) | set(documents.loc[~documents["cluster"].duplicated(keep=False), "doc_id"])
    return documents["doc_id"].isin(chosen).rename("independent")


def weights(cluster: "pd.Series[int]") -> "pd.Series[float]":
    """What each article counts when a voice counts one: 1 divided by the number of articles in its cluster.

    `cluster` holds one label an article, as `documents["cluster"]` does; the weights sum to the number of clusters in
    it, so a part of a corpus has weights of its own.
    """
    return (1.0 / cluster.groupby(cluster).transform("size")).rename("weight")


def _parts(corpus: Any) -> tuple[pd.DataFrame, dict[str, str]]:
    """The documents, and the text of each by which versions are compared."""
    documents = corpus if isinstance(corpus, pd.DataFrame) else corpus.documents
    missing = [c for c in ("doc_id", "cluster", "text") if c not in documents]
    if missing:
        raise DatelineError(
            f"versions are compared in a table of documents; it has no column {', '.join(missing)} "
            "(a corpus has them all: dl.open)."
        )
    texts = dict(zip(documents["doc_id"].astype(str), documents["text"].fillna("").astype(str), strict=True))
    sentences = None if isinstance(corpus, pd.DataFrame) else corpus.sentences
    if sentences is not None:
        body = sentences[sentences["role"] == "body"]
        texts |= {str(k): "\n".join(part) for k, part in body.groupby("doc_id", sort=False)["text"]}
    return documents, texts


def _member(row: dict[Any, Any], number: int) -> _Member:
    day, moment = row.get("published"), str(row.get("published_at"))
    day = None if day is None or pd.isna(day) else pd.Timestamp(day).date().isoformat()
    timed = _WITH_ZONE.search(moment)  # hours of unknown zones cannot be compared
    stamp = pd.to_datetime(moment, utc=True, errors="coerce") if timed else None
    places = tuple(host(v) for c in ("source", "url") if isinstance(v := row.get(c), str) and v)
    author = row.get("author")
    names = (*credited(str(row.get("text") or "")), *([author] if isinstance(author, str) and author else []))
    stamp = None if stamp is None or pd.isna(stamp) else stamp
    return _Member(str(row["doc_id"]), number, stamp, day, places, names)


def _judge(members: Sequence[_Member], reading: Reading) -> dict[str, tuple[bool | None, str]]:
    """For each member whether it is the likely original, and why."""
    return _by_credit(members) or _by_time(members, reading) or _by_fullness(members, reading)


def _by_credit(members: Sequence[_Member]) -> dict[str, tuple[bool | None, str]] | None:
    """The verdict where the others credit the outlet of one member alone."""
    of_outlet: dict[tuple[str, ...], list[_Member]] = defaultdict(list)
    for m in members:
        of_outlet[m.places].append(m)
    for name in dict.fromkeys(name for m in members for name in m.credits):
        theirs = [m for places, part in of_outlet.items() if is_of(name, places) for m in part]
        takers = [m for m in members if name in m.credits and m is not theirs[0]] if len(theirs) == 1 else []
        if takers:
            said = f"{len(takers)} other version{'s' if len(takers) > 1 else ''} credit{'s' * (len(takers) == 1)}"
            first = theirs[0].doc_id
            return {m.doc_id: (True, f"{said} {name}, whose article this is.") if m.doc_id == first
                    else (False, f"It credits {name}, whose article is in the cluster." if m in takers
                          else f"Another version credits {name}, whose article is in the cluster.")
                    for m in members}  # fmt: skip
    return None


def _by_time(members: Sequence[_Member], reading: Reading) -> dict[str, tuple[bool | None, str]] | None:
    """The verdict by the day, and within a day by the hour; None where no day tells members apart."""
    days = {m.day for m in members if m.day}
    if not days or any(m.day is None for m in members):
        return None
    first_day = min(days)
    first = [m for m in members if m.day == first_day]
    verdict: dict[str, tuple[bool | None, str]] = {
        m.doc_id: (False, f"Another version was published earlier, on {first_day}.") for m in members if m not in first
    }
    moments = [m.moment for m in first if m.moment is not None]
    if len(first) > 1 and len(moments) == len(first) and moments.count(min(moments)) == 1:
        earliest = min(moments)
        for m in first:
            verdict[m.doc_id] = (m.moment == earliest, f"Published {m.moment:%Y-%m-%d %H:%M} UTC; the first version "
                                 f"at {earliest:%H:%M}.")  # fmt: skip
    elif len(first) == 1:
        verdict[first[0].doc_id] = (True, f"Published on {first_day}, before the others.")
    else:
        verdict |= _by_fullness(first, reading, f"several were published on {first_day}")
    return verdict


def _by_fullness(
    members: Sequence[_Member], reading: Reading, when: str = "not all versions have a date"
) -> dict[str, tuple[bool | None, str]]:
    """The verdict where one version holds what the others hold, and they are cut; else unknown for each."""
    whole = max(members, key=lambda m: len(reading.sets[m.number]))
    if all(_is_cut(reading, m, whole) for m in members if m is not whole):
        verdict: dict[str, tuple[bool | None, str]] = {m.doc_id: (False, _CUT) for m in members}
        return verdict | {whole.doc_id: (True, "It holds all that the others hold and more; likely they are cut.")}
    why = (
        f"Nothing tells which version was first: {when}, no version credits the outlet of another, and none alone "
        "holds all that the others hold."
    )
    return {m.doc_id: (None, why) for m in members}


def _is_cut(reading: Reading, member: _Member, whole: _Member) -> bool:
    part, all_of_it = reading.sets[member.number], reading.sets[whole.number]
    return len(part) < _SHORTER * len(all_of_it) and float(held(part, all_of_it).mean()) >= _ALL_OF_IT


def _fullest(members: Sequence[_Member], reading: Reading, verdict: dict[str, tuple[bool | None, str]]) -> _Member:
    """The version with the most of its own words among those that may be the original; of equals the earliest."""
    open_ones = [m for m in members if verdict[m.doc_id][0] is None] or list(members)
    return min(open_ones, key=lambda m: (-len(reading.sets[m.number]), m.day or "9999", m.doc_id))


def _beside(reading: Reading, member: _Member, base: _Member) -> dict[str, Any]:
    """How `member` compares with `base`."""
    if member is base:
        return {"against": None, "containment": 1.0, "words_added": 0, "words_dropped": 0}
    here, there = reading.sets[member.number], reading.sets[base.number]
    short, long = (here, there) if len(here) <= len(there) else (there, here)
    return {
        "against": base.doc_id,
        "containment": float(held(short, long).mean()) if len(short) else 0.0,
        "words_added": int(np.sum(~stands_in(reading.words[member.number], reading, base.number))),
        "words_dropped": int(np.sum(~stands_in(reading.words[base.number], reading, member.number))),
    }
