"""Whose voice each sentence is in: the reporter's, somebody's own words, or what somebody is reported to say."""

import bisect
import re
from typing import NamedTuple

import pandas as pd

from analysis.corpus import Corpus, as_sentences, foreign
from analysis.voices.table import quotes as find_all

_WORD = re.compile(r"\w+")


class Said(NamedTuple):
    """A statement as far as it decides a voice: where, of what kind, whose, and where its speaker and cue are named."""

    start: int
    end: int
    kind: str
    speaker: str | None
    who_start: int
    who_end: int
    cue_words: int


def voice_of(data: Corpus | pd.DataFrame | str, quotes: pd.DataFrame | None = None) -> pd.DataFrame:
    """Whose voice each body sentence is in: columns sentence_id, voice, speaker; a row for each sentence.

    "quoted" where most of its words stand between marks in somebody's speech; "reported" where most, the words that
    name speaker and cue left out, are a statement given to somebody; else "narration". `speaker` is that of the
    innermost statement that holds most of the words, None in narration and where nobody is known. A sentence of a
    document known to be in another language than English is not read, and its voice missing. `quotes` is the table of
    that name for the same data, looked for anew where it is not given.
    """
    table = find_all(data) if quotes is None else quotes
    sentences = as_sentences(data, ("body",))
    by_doc = {doc: _said(part.sort_values("start")) for doc, part in table.groupby("doc_id", sort=False)}
    voices: dict[str, tuple[str | None, str | None]] = dict.fromkeys(sentences["sentence_id"], (None, None))
    unread = foreign(data).index
    for doc_id, part in sentences.groupby("doc_id", sort=False):
        if doc_id not in unread:
            voices |= _voices(part.sort_values("start"), by_doc.get(doc_id, []))
    ids = list(sentences["sentence_id"])
    return pd.DataFrame({
        "sentence_id": ids,
        "voice": pd.Series([voices[s][0] for s in ids], dtype="str"),
        "speaker": pd.Series([voices[s][1] for s in ids], dtype="str"),
    })


def _said(part: pd.DataFrame) -> list[Said]:
    columns = ["start", "end", "kind", "speaker", "speaker_start", "speaker_end", "cue"]
    return [
        Said(int(start), int(end), kind, None if pd.isna(speaker) else str(speaker), *_named(who_start, who_end),
             0 if pd.isna(cue) else len(str(cue).split()))
        for start, end, kind, speaker, who_start, who_end, cue in part[columns].itertuples(index=False)
    ]  # fmt: skip


def _named(start: object, end: object) -> tuple[int, int]:
    return (-1, -1) if pd.isna(start) or pd.isna(end) else (int(str(start)), int(str(end)))  # type: ignore[call-overload]


def _voices(part: pd.DataFrame, said: list[Said]) -> dict[str, tuple[str, str | None]]:
    """The voice and speaker of each sentence of one document, by sentence id."""
    found: dict[str, tuple[str, str | None]] = {}
    live: list[Said] = []
    upcoming = 0
    columns = ["sentence_id", "start", "end", "text"]
    for sentence_id, start, end, text in part[columns].itertuples(index=False):
        while upcoming < len(said) and said[upcoming].start < end:
            live.append(said[upcoming])
            upcoming += 1
        live = [s for s in live if s.end > start]
        found[sentence_id] = _voice([m.start() + start for m in _WORD.finditer(text)], live)
    return found


def _voice(words: list[int], live: list[Said]) -> tuple[str, str | None]:
    """The voice of one sentence, given where its words begin, and its speaker, from the statements in it."""
    quoted: set[int] = set()
    covered: set[int] = set()
    naming: set[int] = set()
    cue_words = 0
    holders: list[tuple[int, int, str]] = []
    for n, s in enumerate(live):
        inside = _range(words, s.start, s.end)
        covered.update(inside)
        quoted.update(inside if s.kind != "indirect" else ())
        who = _range(words, s.who_start, s.who_end)
        naming.update(who)
        cue_words = max(cue_words, s.cue_words if who else 0)
        if s.speaker is not None and len(inside):
            holders.append((len(inside), n, s.speaker))
    said = len(words) - len(naming - covered) - cue_words
    if not covered or len(covered) <= max(said, 1) / 2:
        return "narration", None
    most = [h for h in holders if h[0] > len(covered) / 2]  # "X said so, CNN reported" is in the voice of X
    speaker = min(most)[2] if most else max(holders)[2] if holders else None
    return ("quoted" if len(quoted) > len(words) / 2 else "reported"), speaker


def _range(words: list[int], start: int, end: int) -> range:
    """Which of the words begin between two offsets."""
    return range(bisect.bisect_left(words, start), bisect.bisect_left(words, end))
