"""What a sentence is: a Punkt model trained on much text proposes the boundaries, a few rules for news mend them.

A paragraph is a line; no sentence crosses one. The rules put back together what a full stop cut wrongly (an
abbreviation before a name, initials) and keep closing quotation marks and the words that name the speaker with the
sentence they belong to.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import nupunkt


class Span(NamedTuple):
    """A stretch of a text, end exclusive."""

    start: int
    end: int


_CLOSERS = re.compile(r"[\"”’')\]]+")
# "…,” said X": what follows a closed quotation in lower case still belongs to its sentence
_CARRIES_ON = re.compile(r"\s*(?:[a-z]|[—–-]\s?[a-z])")
_SHORT_FORM = re.compile(
    r"(?:^|[\s(“\"])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Cmdr|Adm|Brig|Sen|Rep|Gov|Rev|Hon|St|Jr|Sr|No|vs"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.$"
)
# an ordinary word before the full stop ends its sentence, also where the model takes it for a short form ("per cent.")
_PLAIN_BREAK = re.compile(r"(?<![\w.’'-])(?!approx|dept|govt|assn|corp|incl)[a-z]{4,}[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z])")
# the answer "no." where no number follows, and sentences glued together where a page lost the blank ("ended.He said")
_NO_BREAK = re.compile(r"\bno\.[\"”]?\s+(?=[\"“]?[A-Z])")
_GLUED_BREAK = re.compile(r"(?<![\w./@-])[A-Za-z]?[a-z]{2,}[.!?][\"”]?(?=[\"“]?[A-Z][a-z’']*\s+[\w“\"])")
_SPEECH_BREAK = re.compile(r"[.!?…][\"”’]+\s+(?=[\"“A-Z])")
# At each mark that may end a sentence Punkt reads on to the next blank, so its time is the marks of a stretch without
# blanks times its length. Of a stretch with more marks than any word or address has, it is shown only the ends.
_STRETCH = re.compile(r"\S{500,}")
_MARK = re.compile(r"[.!?…]")
MOST_MARKS = 100
#: Longer than any short form with what stands before it.
_TAIL = 8


def paragraphs(text: str) -> Iterator[Span]:
    """The lines of `text` that hold anything, without the blanks around them."""
    for match in re.finditer(r"[^\n]+", text):
        found = _trim(text, match.start(), match.end())
        if found.start < found.end:
            yield found


def sentences(text: str) -> list[Span]:
    """The sentences of `text` in order, no blank around any; every character that is not blank is in one of them."""
    return [span for line in paragraphs(text) for span in _in_line(text, line)]


def bounded(line: str) -> str:
    """`line` in the same length, without a stretch in which Punkt would lose itself.

    Ordinary text comes back as it is. Of 500 characters and more without a blank among them, of which over `MOST_MARKS`
    are marks that may end a sentence, all but the ends are letters.
    """
    return _STRETCH.sub(_shown, line)


def _shown(stretch: re.Match[str]) -> str:
    whole, ends = stretch[0], MOST_MARKS // 2
    if len(_MARK.findall(whole)) <= MOST_MARKS:
        return whole
    return whole[:ends] + "x" * (len(whole) - 2 * ends) + whole[-ends:]


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)



def _in_line(text: str, line: Span) -> list[Span]:
    piece = text[line.start : line.end]
    cuts = {line.start + end for _, end in nupunkt.sent_spans(bounded(piece))}
    for pattern in (_SPEECH_BREAK, _PLAIN_BREAK, _NO_BREAK, _GLUED_BREAK):
        cuts |= {line.start + m.end() for m in pattern.finditer(piece)}
    spans: list[Span] = []
    begin = line.start
    for cut in [*sorted(cuts), line.end]:
        end = _closed(text, cut, line.end)
        span = _trim(text, begin, end)
        if span.start >= span.end or (end < line.end and _carries_on(text, span, end, line.end)):
            begin = span.start  # not to walk over the same blanks again
            continue
        spans.append(span)
        begin = end
    return spans


def _closed(text: str, cut: int, limit: int) -> int:
    """`cut`, moved past closing marks that stand right at it."""
    if cut and text[cut - 1].isspace():
        return cut
    match = _CLOSERS.match(text, cut, limit)
    return match.end() if match else cut


def _carries_on(text: str, span: Span, end: int, limit: int) -> bool:
    """Whether the sentence in `span` goes on after `end`: a lower-case word follows, or it ends in a short form."""
    if _SHORT_FORM.search(text[max(span.start, span.end - _TAIL) : span.end]):
        return True
    return text[span.end - 1] in "\"”’" and _CARRIES_ON.match(text, end, limit) is not None
