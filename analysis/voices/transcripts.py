"""The turns of a transcript: lines that open with a speaker's name in capitals and a colon are that speaker's words."""

import bisect
import dataclasses
import re
from collections import Counter
from collections.abc import Callable

from analysis.voices.statements import Found

Span = tuple[int, int]

#: "KELLER: We will pay.", "MAYOR KELLER (laughing): We will pay."
_TURN = re.compile(
    r"^[ \t]*[\"“]?(?P<name>(?=[^:\n]{0,40}[A-Z]{2})[A-Z][A-Z.'’-]{0,40}(?: [A-Z][A-Z.'’-]{0,40}){0,4})"
    r"(?: ?\([^()\n]{1,40}\))?(?P<colon>:)[ \t]+(?P<said>\S[^\n]*)$",
    re.M,
)
#: "Q: Were you warned?", "A: Yes."
_ASKED = re.compile(
    r"^[ \t]*(?P<name>Q|A|Question|Answer)(?P<colon>[:.])[ \t]+(?P<said>\S[^\n]*)$",
    re.M,
)
#: an interview has so many questions and answers at least
_PAIRS = 2
#: a transcript has so many turns at least, and a speaker who speaks again
_TURNS, _AGAIN = 3, 2


def turns(text: str) -> list[Found]:
    """The turns of the transcripts in `text`, in order; none where lines with a name and a colon are no dialogue.

    Three lines or more must open so, and one name more than once: "UPDATE:" and "WATCH:" alone are no speakers.
    """
    found = list(_TURN.finditer(text))
    names = Counter(m["name"] for m in found)
    if len(found) < _TURNS or max(names.values()) < _AGAIN:
        return []
    return [_turn(m) for m in found]


def _turn(m: re.Match[str]) -> Found:
    said = m["said"].rstrip(" \t\r\"”")
    start = m.start("said")
    start += len(said) - len(said.lstrip("“\""))
    end = max(start + 1, m.start("said") + len(said))
    return Found(start, end, m.span("name"), m.span("colon"), "a turn in a transcript", 0.85, "direct")


def answers(text: str, interviewed: Callable[[int], Span | None]) -> list[Found]:
    """The questions and answers of an interview whose lines open with "Q:" and "A:", in order; none elsewhere.

    Whose the answers are is what `interviewed` gives for where the first question stands; who asks is not known.
    """
    found = list(_ASKED.finditer(text))
    kinds = [m["name"][0] for m in found]
    if kinds[:1] != ["Q"] or min(kinds.count("Q"), kinds.count("A")) < _PAIRS:
        return []
    who = interviewed(found[0].start())
    spoken = [_turn(m) for m in found]
    rule = "an answer in an interview"
    return [
        dataclasses.replace(f, speaker=who, rule=rule) if kind == "A" else
        dataclasses.replace(f, speaker=None, rule="a question in an interview")
        for f, kind in zip(spoken, kinds, strict=True)
    ]  # fmt: skip


def outside(found: list[Found], spoken: list[Found]) -> list[Found]:
    """The statements that no turn holds or shares words with: what a speaker says others say is the speaker's."""
    starts = [t.start for t in spoken]

    def is_free(f: Found) -> bool:
        at = bisect.bisect_left(starts, f.end) - 1
        return at < 0 or spoken[at].end <= f.start

    return [f for f in found if is_free(f)]
