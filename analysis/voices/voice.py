"""Whose voice each sentence is in: the reporter's, somebody's own words, or what somebody is reported to say."""

import bisect
import re
from typing import Literal, NamedTuple, get_args

import pandas as pd

from analysis.corpus import Corpus, as_sentences, foreign
from analysis.errors import unknown
from analysis.voices.table import quotes as find_all

_WORD = re.compile(r"\w+")
#: what makes a sentence that is not for the most part somebody's words "reported": see `voice_of`
Rule = Literal["attribution", "share", "any"]


class Said(NamedTuple):
    """A statement as far as it decides a voice: where, of what kind, whose, and where its speaker and cue are named."""

    start: int
    end: int
    kind: str
    speaker: str | None
    who_start: int
    who_end: int
    cue_words: int
    main: bool = False


def voice_of(
    data: Corpus | pd.DataFrame | str, quotes: pd.DataFrame | None = None, *, rule: Rule = "attribution"
) -> pd.DataFrame:
    """Whose voice each body sentence is in: columns sentence_id, voice, speaker; a row for each sentence.

    "quoted" where most of its words stand between marks in somebody's speech; "reported" where most, the words that
    name speaker and cue left out, are a statement given to somebody, or where its main clause hands one on, however
    short ("…, a minister claimed it was over"); else "narration", such as a sentence with a few words in marks.
    `rule` is the reading: "share" counts words alone, "any" calls each sentence reported that holds a statement, and
    the default, "attribution", lies between them. `speaker` is that of the innermost statement that holds most of the
    words said, None in narration and where nobody is known. A sentence of a document known to be in another language
    than English is not read, and its voice missing. `quotes` is the table of that name for the same data, looked for
    anew where it is not given. Raises DatelineError for an unknown rule.
    """
    if rule not in get_args(Rule):
        raise unknown("rule for voices", rule, get_args(Rule))
    table = find_all(data) if quotes is None else quotes
    sentences = as_sentences(data, ("body",))
    by_doc = {doc: _said(part.sort_values("start")) for doc, part in table.groupby("doc_id", sort=False)}
    voices: dict[str, tuple[str | None, str | None]] = dict.fromkeys(sentences["sentence_id"], (None, None))
    unread = foreign(data).index
    for doc_id, part in sentences.groupby("doc_id", sort=False):
        if doc_id not in unread:
            voices |= _voices(part.sort_values("start"), by_doc.get(doc_id, []), rule)
    ids = list(sentences["sentence_id"])
    return pd.DataFrame({
        "sentence_id": ids,
        "voice": pd.Series([voices[s][0] for s in ids], dtype="str"),
        "speaker": pd.Series([voices[s][1] for s in ids], dtype="str"),
    })


def _said(part: pd.DataFrame) -> list[Said]:
    main = part["main"].fillna(False).astype(bool) if "main" in part else pd.Series(False, index=part.index)
    columns = ["start", "end", "kind", "speaker", "speaker_start", "speaker_end", "cue"]
    return [
        Said(int(start), int(end), kind, None if pd.isna(speaker) else str(speaker), *_named(who_start, who_end),
             0 if pd.isna(cue) else len(str(cue).split()), bool(of_main))
        for (start, end, kind, speaker, who_start, who_end, cue), of_main
        in zip(part[columns].itertuples(index=False), main, strict=True)
    ]  # fmt: skip


def _named(start: object, end: object) -> tuple[int, int]:
    return (-1, -1) if pd.isna(start) or pd.isna(end) else (int(str(start)), int(str(end)))  # type: ignore[call-overload]


def _voices(part: pd.DataFrame, said: list[Said], rule: Rule) -> dict[str, tuple[str, str | None]]:
    """The voice and speaker of each sentence of one document, by sentence id."""
    found: dict[str, tuple[str, str | None]] = {}
    live: list[Said] = []
    upcoming = 0
    handed = sorted((s.who_start if s.who_start >= 0 else s.start, n) for n, s in enumerate(said) if s.main)
    columns = ["sentence_id", "start", "end", "text"]
    for sentence_id, start, end, text in part[columns].itertuples(index=False):
        while upcoming < len(said) and said[upcoming].start < end:
            live.append(said[upcoming])
            upcoming += 1
        live = [s for s in live if s.end > start]
        main = handed[bisect.bisect_left(handed, (start, 0)) : bisect.bisect_left(handed, (end, 0))]
        words = [m.start() + start for m in _WORD.finditer(text)]
        found[sentence_id] = _voice(words, live, [said[n] for _, n in main], rule)
    return found


def _voice(words: list[int], live: list[Said], main: list[Said], rule: Rule) -> tuple[str, str | None]:
    """The voice of one sentence and its speaker, given where its words begin, from the statements in it.

    `main` are those that its main clause hands on; they need not be `live`: their words may stand in the next sentence.
    """
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
    mostly = bool(covered) and len(covered) > max(said, 1) / 2
    if not (mostly or (main and rule != "share") or (covered and rule == "any")):
        return "narration", None
    if main and not mostly and rule == "attribution":
        holders = [(s.end - s.start, n, s.speaker) for n, s in enumerate(main) if s.speaker is not None]
        return "reported", max(holders)[2] if holders else None
    most = [h for h in holders if h[0] > len(covered) / 2]  # "X said so, CNN reported" is in the voice of X
    speaker = min(most)[2] if most else max(holders)[2] if holders else None
    return ("quoted" if len(quoted) > len(words) / 2 else "reported"), speaker


def _range(words: list[int], start: int, end: int) -> range:
    """Which of the words begin between two offsets."""
    return range(bisect.bisect_left(words, start), bisect.bisect_left(words, end))
