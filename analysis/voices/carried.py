"""Quotations that no cue in their own sentence explains: carried over from the speaker before, or left out."""

import bisect
import itertools
import re

from analysis.voices import phrases
from analysis.voices.grammar import Tok, Unit, bare, is_speech_verb
from analysis.voices.lexicon import PAST, THIRD, lexicon
from analysis.voices.marks import SMALL, Marked, is_title
from analysis.voices.opening import main_subject
from analysis.voices.readings import norm, reading, verb_like
from analysis.voices.statements import Found
from analysis.voices.words import DET, SUBJECT

#: quotations longer than this are not looked through: they are speech
_LOOK = 600
#: a statement trusted so far shows who is speaking; these words do not
_VOICE = 0.75
#: what follows the title of a work or the words of a poster: a year in brackets
_YEAR = re.compile(r"\s*\([^()\n]{0,60}\b(?:1[5-9]|20)\d\d\)")
_SIGNATURE = re.compile(r"[ \t]*\n[ \t]*([^\W\d_][^\n“”\"]{3,100}?)\.?[\"”][ \t]*(?=\n|$)")
_NOBODY = frozenset(["which", "that", "i", "we", "you", "it", "everyone", "nobody"])


def words_in(text: str, quote: Marked) -> int:
    """How many words stand between the marks of a quotation, counted up to a limit."""
    return len(re.findall(r"\w+", text[quote.start : min(quote.end, quote.start + _LOOK)]))


def is_speech(text: str, tok: Tok) -> bool:
    """Whether words between marks read as speech, not as a title or a word held at arm's length."""
    if tok.quote is None:
        return False
    body = text[tok.quote.start : tok.quote.end] if tok.quote.end - tok.quote.start < _LOOK else ""
    if not body:
        return True  # nothing of that length is a title or a word at arm's length
    words = re.findall(r"[\w’']+", body)
    if len(words) < 3 or is_title(body):
        return False
    return len(words) >= 4


class _Spans:
    """Where the words between marks of a sentence stand that a cue explains, to be asked for each quotation."""

    def __init__(self, known: list[Found]) -> None:
        told = [f for f in known if f.kind != "indirect"]
        self._starts = [f.start for f in told]
        self._reach = list(itertools.accumulate((f.end for f in told), max))

    def touch(self, start: int, end: int) -> bool:
        """Whether any of them shares a character with `start` to `end`."""
        before = bisect.bisect_left(self._starts, end)
        return before > 0 and self._reach[before - 1] > start


def carried_statements(text: str, units: list[Unit], by_unit: list[list[Found]]) -> list[Found]:
    """A statement for each quotation that no cue explains: the speaker goes on where the article lets one go on."""
    found: list[Found] = []
    last: Found | None = None
    last_unit = -10
    for n, unit in enumerate(units):
        known = sorted(by_unit[n], key=lambda f: f.start)
        told = _Spans(known)
        for k, tok in enumerate(unit.toks):
            if tok.quote is None or told.touch(tok.start, tok.end):
                continue
            here = _carried(text, units, n, k, last, n - last_unit)
            if here:
                found.append(here)
                known.append(here)
        speaking = [f for f in known if _is_voice(text, f)]
        if speaking:
            ends_open = unit.toks[-1].norm == ":"
            last = max(speaking, key=lambda f: (f.kind == "direct" and not ends_open, f.confidence >= 0.75, f.start))
            last_unit = n
    return found


def _is_voice(text: str, f: Found) -> bool:
    """Whether a statement shows who is speaking, so that words between marks after it may be the same speaker's."""
    return bool(f.speaker) and f.confidence >= _VOICE and text[slice(*f.speaker or (0, 0))].lower() not in _NOBODY


def _carried(text: str, units: list[Unit], n: int, k: int, last: Found | None, gap: int) -> Found | None:
    """The statement that the quotation at token `k` of unit `n` is, `gap` sentences after the `last` speaker spoke."""
    unit, tok = units[n], units[n].toks[k]
    if tok.quote is None or _YEAR.match(text, tok.end):
        return None
    alone = all(t.kind != "w" for t in unit.toks[:k]) and all(t.kind == "p" for t in unit.toks[k + 1 :])
    ended = alone and gap <= 1 and words_in(text, tok.quote) >= 2 and tok.norm[-1] in ".,!?…"
    if not (ended or is_speech(text, tok)):
        return None
    ahead = None if alone else _ahead(unit, k)
    kind, speaker, cue = "direct" if alone else "mixed", ahead, None
    signed = None if tok.quote.closed else _signed(text, tok.quote.end)
    led = _led_in(units, n) if all(t.kind != "w" for t in unit.toks[:k]) else None
    if signed:
        speaker, rule = signed, (0.85, "signed in the next line")
    elif led:
        speaker, rule = led, (0.85, "words between marks after a line with a colon")
    elif last is not None and alone and gap <= (3 if last.kind == "direct" else 2):
        new = "" if unit.paragraph == last.paragraph else " in a new paragraph"
        speaker, cue, rule = last.speaker, last.cue, (0.9 if gap <= 1 else 0.8, f"the speaker goes on{new}")
    elif ahead:
        rule = (0.65, "words between marks in a sentence about their speaker")
    elif last is not None and alone and gap <= 6:
        speaker, cue, rule = last.speaker, last.cue, (0.5, "the last speaker named")
    else:
        rule = (0.6, "words between marks, speaker unknown")
    return Found(tok.quote.start, tok.quote.end, speaker, cue, rule[1], rule[0], kind, unit.paragraph)


def _signed(text: str, end: int) -> tuple[int, int] | None:
    """The name in a line of its own that closes the quotation above it, as in a box: `“We will pay.⏎Ola Berg”`."""
    m = _SIGNATURE.match(text, end)
    words = re.findall(r"\w[\w’'.-]*", m[1]) if m else []
    named = len(words) >= 2 and sum(w[0].isupper() for w in words if w not in SMALL) > 0.6 * len(words)
    return m.span(1) if m and named and words[0][0].isupper() else None


def _led_in(units: list[Unit], n: int) -> tuple[int, int] | None:
    """Who speaks where the sentence before ends with a colon: the subject of its last verb of speech, or its own."""
    toks = units[n - 1].toks if n else []
    if not toks or toks[-1].norm != ":":
        return None
    unit = units[n - 1]
    said = next((k for k in range(len(toks) - 1, 0, -1) if toks[k].kind == "w" and is_speech_verb(toks[k].norm)), None)
    read = None if said is None else reading(unit, said, frozenset([PAST, THIRD]))
    span = phrases.subject(unit, read.group) if read and read.voice == "active" else None
    if span is None:
        span = main_subject(unit, len(toks))
        if span is None or not (verb_like(toks, span[1]) or norm(toks, span[1]).endswith("s")):
            return None
    first = toks[span[0]]
    named = first.capital or first.norm in DET or bare(first.norm) in SUBJECT
    return (first.start, toks[span[1] - 1].end) if named else None


def _ahead(unit: Unit, k: int) -> tuple[int, int] | None:
    span = main_subject(unit, k) if k else None
    label = norm(unit.toks, k - 1) == ":" and norm(unit.toks, k - 2) in lexicon().labels
    if span is None or label:
        return None
    return unit.toks[span[0]].start, unit.toks[span[1] - 1].end
