"""Events: body sentences placed on a day or a span, and how many independent voices tell of the same thing."""

import collections
import itertools
import re
from collections.abc import Hashable, Iterable, Sequence
from typing import Any

import pandas as pd

from analysis import language, tables
from analysis.corpus import Corpus, as_sentences
from analysis.errors import unknown
from analysis.terms import stop_list
from analysis.timeline.asides import Told, is_attribute, read
from analysis.timeline.modality import main_modality, modality
from analysis.timeline.placing import dates, is_placed, rank, role_of
from analysis.timeline.spans import Stretch, stretches, together

#: Two sentences on one day tell of the same thing where they share this many content words.
SHARED_WORDS = 3
#: So many sentences after one that names a day may take it over, if they ask nothing; further on a paragraph may have
#: moved elsewhere.
CARRIED = 3
#: A day so many days before the publication is news; one before that is mostly recalled, and its story is not told on.
RECENT = 31
_OPENING = 8
#: A word that stands in more sentences of one day than this says nothing about which of them belong together.
COMMON = 60
#: A sentence without two letters on end is a scrap of the page.
_WORD = re.compile(r"[^\W\d_]{2}")
_OF_DAYS = [
    "from", "to", "sentences", "inferred", "stood_in", "planned", "denied", "told", "articles", "voices", "typical",
    "sentence_id", "sentence_ids",
]  # fmt: skip


def events(corpus: Corpus, found: pd.DataFrame | None = None, *, undated: str = "leave") -> pd.DataFrame:
    """The body sentences that can be placed in time: the columns of the events table, earliest first.

    A sentence has one row, or one for each of the days that it names together ("on Monday and Tuesday"). `modality`
    says whether its words tell that it "happened", that it was "planned" for that day, or is "denied" (it did not
    happen, or was called off); what lies after the publication is planned, whatever the words.
    `found` is a dates table (made by `dates` where it is not given). `undated` says what becomes of a sentence that
    neither names a day nor stands in a paragraph that does: "leave" it off, or place it on the day of "publication".
    """
    if undated not in ("leave", "publication"):
        raise unknown("way to treat undated sentences", undated, ("leave", "publication"))
    if found is None:
        found = dates(corpus)
    pointed = (found["type"] == "DURATION") & (found["precision"] == "vague")  # "in recent weeks", "over the next days"
    named = set(found.loc[found["type"].isin(["DATE", "TIME"]) | is_placed(found) | pointed, "sentence_id"])
    usable = _by_sentence(found[is_placed(found)].rename(columns={"from": "first", "to": "last"}))
    lengths = _by_sentence(found[found["type"].isin(["DURATION", "SET"])])
    published = dict(zip(corpus.documents["doc_id"], corpus.documents["published"], strict=True))
    rows: list[dict[str, Any]] = []
    for _, paragraph in as_sentences(corpus).groupby(["doc_id", "paragraph"], sort=False):
        rows += _of_paragraph(paragraph, usable, lengths, named, published, fill=undated == "publication")
    placed = tables.frame("events", rows)
    if placed.empty:
        return placed
    placed["voices"] = pd.array(_voices(placed, corpus), dtype="Int64")
    return placed.sort_values(["from", "to", "doc_id", "sentence_id"], ignore_index=True, key=_by_number)


def _by_number(column: "pd.Series[Any]") -> "pd.Series[Any]":
    """Sentence ids in the order of the text (2 before 10); other columns as they are."""
    return column.str.rpartition(".")[2].astype(int) if column.name == "sentence_id" else column


def _by_sentence(found: pd.DataFrame) -> dict[Hashable, list[Any]]:
    return {s: list(tables.rows(part)) for s, part in found.sort_values("start").groupby("sentence_id")}


def _of_paragraph(
    paragraph: pd.DataFrame, usable: dict[Hashable, list[Any]], lengths: dict[Hashable, list[Any]], named: set[str],
    published: dict[str, Any], *, fill: bool,
) -> Iterable[dict[str, Any]]:  # fmt: skip
    speaking_of: Stretch | None = None
    since, any_named = 0, False
    for sentence in tables.rows(paragraph):
        if not _WORD.search(sentence.text):
            continue
        told = list(stretches(usable.get(sentence.sentence_id, ()), sentence.text, sentence.start))
        words = read(sentence.text)
        roles = [(s, role_of(s, sentence.text, sentence.start, words)) for s in told]
        fit = [(s, role) for s, role in roles if role not in {"background", "aside"}]
        row = {"doc_id": sentence.doc_id, "sentence_id": sentence.sentence_id, "text": sentence.text, "inferred": False}
        lack = _lack(lengths.get(sentence.sentence_id, ()))
        any_named = any_named or sentence.sentence_id in named
        if fit:
            best, role = min(fit, key=lambda pair: rank(*pair))
            days = together(best, [s for s, _ in fit], sentence.text, sentence.start)
            day = published.get(sentence.doc_id)
            how = _modality(best, sentence.start, words, day)
            named_apart = role in {"state", "document"} or _is_attribute(best, sentence.start, words)
            lent = not named_apart and len(days) == 1 and how != "denied" and _lends(best, sentence.start, day)
            speaking_of, since = (best if lent else None), 0
            for stretch in days:
                yield {**row, "modality": how, **(_span(stretch) if role != "state" else _state(stretch))}
        elif sentence.sentence_id in named:
            speaking_of = None  # it speaks of a time of its own, though of none that it could be placed on
        elif speaking_of is not None and (since := since + 1) <= CARRIED and not _asks(sentence.text):
            why = f"{lack}; its paragraph has just spoken of “{speaking_of.text}”."
            yield {**row, **_span(speaking_of), "inferred": True, "modality": main_modality(words), "why": why}
        elif fill and pd.notna(published[sentence.doc_id]):
            day = published[sentence.doc_id]
            near = "has none to lend it" if any_named else "has named none before it"
            why = f"{lack}, and its paragraph {near}; the publication date was asked to stand in."
            yield {**row, "from": day, "to": day, "precision": "day", "inferred": True,
                   "modality": main_modality(words), "why": why}  # fmt: skip


def _modality(stretch: Stretch, at: int, words: Told, published: Any) -> str:
    day = None if pd.isna(published) else published.date()
    return modality(words, stretch.start - at, stretch.end - at, (stretch.first.date(), stretch.last.date()), day)


def _is_attribute(stretch: Stretch, at: int, words: Told) -> bool:
    return is_attribute(words, stretch.start - at, stretch.end - at)


def _lends(stretch: Stretch, at: int, published: Any) -> bool:
    """Whether the sentences after it may take over the day: one day, not "today", which is often an age and not a day,
    nor "800 days ago", an outlook, nor a day to come, nor one long past unless a sentence that begins at `at` opens
    with it, as a story does; of these the next sentence seldom goes on to tell."""
    aside = stretch.rule == "offset" or stretch.text.lower().startswith("today")
    since = (published - stretch.first).days if pd.notna(published) else 0
    opens = stretch.start - at <= _OPENING
    return stretch.first == stretch.last and not aside and (0 <= since <= RECENT or (since > RECENT and opens))


def _asks(text: str) -> bool:
    return text.rstrip("\"”’' ").endswith("?")


def _lack(expressions: Sequence[Any]) -> str:
    """Why a sentence cannot be placed by its own words, where none of them names a day or a span."""
    if not expressions:
        return "It names no day"
    first = expressions[0]
    return f"It says {'how often' if first.type == 'SET' else 'how long'} (“{first.text}”), but not on which day"


def _span(stretch: Stretch) -> dict[str, Any]:
    return {
        "from": stretch.first,
        "to": stretch.last,
        "precision": stretch.precision,
        "date_start": stretch.start,
        "date_end": stretch.end,
        "why": stretch.why,
    }


def _state(stretch: Stretch) -> dict[str, Any]:
    """A state that was reached by the day named; when it came about is not told."""
    why = f"It tells how things stood as of “{stretch.text}”, not on which day they came about. {stretch.why}"
    return {**_span(stretch), "precision": f"as of {stretch.precision}", "why": why}


def _voices(placed: pd.DataFrame, corpus: Corpus) -> list[int]:
    """For each event, how many clusters of articles (a repeat is not a second voice) tell of it on that day."""
    cluster = dict(zip(corpus.documents["doc_id"], corpus.documents["cluster"], strict=True))
    stop = stop_list("english")
    words = [{w for w in language.words(text) if w not in stop and len(w) > 2} for text in placed["text"]]
    heard = [{cluster[d]} for d in placed["doc_id"]]
    for _, rows in placed.reset_index(drop=True).groupby(["from", "to"]):
        for i, j in _alike(list(rows.index), words):
            heard[i].add(cluster[placed["doc_id"].iloc[j]])
            heard[j].add(cluster[placed["doc_id"].iloc[i]])
    return [len(h) for h in heard]


def _alike(rows: Sequence[int], words: Sequence[set[str]]) -> Iterable[tuple[int, int]]:
    holders: dict[str, list[int]] = collections.defaultdict(list)
    for i in rows:
        for word in words[i]:
            holders[word].append(i)
    shared = collections.Counter(
        pair for held in holders.values() if len(held) <= COMMON for pair in itertools.combinations(held, 2)
    )
    return (pair for pair, n in shared.items() if n >= SHARED_WORDS)


def stood_in(placed: pd.DataFrame) -> "pd.Series[bool]":
    """For each event, whether the publication date stands in for a day that neither it nor its paragraph names."""
    if "date_start" not in placed:
        return pd.Series(False, index=placed.index)
    return placed["inferred"].astype(bool) & placed["date_start"].isna()


def days(placed: pd.DataFrame, corpus: Corpus) -> pd.DataFrame:
    """The days and spans of an events table, one row each, earliest first.

    Columns: from, to, sentences (how many), inferred (of them, by the day that their paragraph names), stood_in (of
    them, on the publication date for want of another), planned and denied (of them, by their `modality`), told
    (sentences without those of repeats: of each cluster of articles those of the one article that has most), articles,
    voices (clusters, so that a repeat is not a second one), typical (the sentence told by most voices, the first of
    them in the text, as it stands; one that tells of what happened where there is one), sentence_id (of that),
    sentence_ids (of all).
    """
    cluster = dict(zip(corpus.documents["doc_id"], corpus.documents["cluster"], strict=True))
    rows: list[dict[str, Any]] = []
    for (first, last), part in placed.groupby(["from", "to"]):
        own = part[~part["inferred"].astype(bool)]
        own = own[own["modality"] == "happened"] if (own["modality"] == "happened").any() else own
        best = (own if len(own) else part).sort_values("voices", ascending=False, kind="stable").iloc[0]
        rows.append(
            {
                "from": first,
                "to": last,
                "sentences": len(part),
                "inferred": int((part["inferred"].astype(bool) & ~stood_in(part)).sum()),
                "stood_in": int(stood_in(part).sum()),
                "planned": int((part["modality"] == "planned").sum()),
                "denied": int((part["modality"] == "denied").sum()),
                "told": int(part.groupby("doc_id").size().groupby(cluster).max().sum()),
                "articles": part["doc_id"].nunique(),
                "voices": len({cluster[d] for d in part["doc_id"]}),
                "typical": best["text"],
                "sentence_id": best["sentence_id"],
                "sentence_ids": part["sentence_id"].tolist(),
            }
        )
    return pd.DataFrame(rows, columns=_OF_DAYS)
