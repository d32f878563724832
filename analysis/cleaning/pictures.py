"""Tells captions and credits of pictures from paragraphs.

A credit ("Photo: …", "(AP Photo/…)") decides by itself. Without one, only a line that stands alone is asked: captions
say in one sentence or less what can be seen, where and on which day; they often lack a main verb or tell a dated past
in the present or future tense, quote no one, and stand where a picture stood: before a subhead or between sections.
"""

import functools
import re
from typing import NamedTuple

from analysis.cleaning.cues import MONTH
from analysis.cleaning.features import Local
from analysis.cleaning.reading import local
from analysis.cleaning.signs import SIGNS
from analysis.cleaning.vocabulary import BITS

_CREDIT = re.compile(
    r"\((?:[^()]{0,60}\b)?(?:photo|image|picture|credit|getty|reuters|afp|ap|epa|file)\b[^()]{0,80}\)\s*$"
    r"|(?:photo(?:graph)?s?|images?|pictures?|illustration|credits?)(?: credit)?s?(?: by"
    r"| courtesy(?: of)?)?\s*[:/©|]\s*\S.{0,150}$"
    r"|^(?:photo(?:graph)?s?|images?|pictures?|illustration|credits?)(?: credit)?s?(?: by"
    r"| courtesy(?: of)?)?\s*[:/©|]\s*\S"
    r"|(?:^|[.\s—–|-])(?:photo(?:graph)?|image|picture)s? (?:by|via|courtesy of|credit)\b[^.]{0,80}\.?$"
    r"|\b(?:getty images|shutterstock|ap photo|afp via getty|file photo|handout photo|epa-efe|screengrab"
    r"|istock)\b[^.]{0,60}\.?$"
    r"|[/|–—-]\s?(?:reuters|afp|ap|epa|getty(?: images)?|bloomberg|anadolu(?: agency)?)[.)\]]*$",
    re.IGNORECASE,
)  # fmt: skip
#: where a picture was taken from, and a bureau with a name after it ("PAP/Jan Kral")
_FROM = re.compile(
    r"\((?:from|via|source|courtesy of|by) [^()]{2,60}\)$|\([^()]{2,60} (?:for|via) [^()]{2,40}\)$", re.IGNORECASE
)
_BUREAU = re.compile(r"\b[A-Z]{2,8} ?/ ?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,3}$")
_AGENCY = re.compile(r"\b(?:REUTERS|AFP|AP|EPA|Reuters|Getty|TASS|Anadolu)\s?/\s?[A-Z][^.!?]{2,80}$")
_POINTING = re.compile(r"[A-Z][\w’'-]+,? \((?:left|right|centre|center|l|r|pictured)\)(?=[,.;]| (?:and|with|at|in|is"
    r"|[a-z]+s)\b)|\b(?:pictured|seen here|file photo"
    r"|(?:a |this )(?:screen(?:grab|shot)|still) (?:of|from)|in this (?:photo|image|picture))\b", re.I)
_DAY = re.compile(rf"\b(?:{MONTH}\.? \d{{1,2}}|\d{{1,2}} {MONTH})\b")
_PLACE_END = re.compile(r"\b(?:in|near|at|of"
    r"|outside) (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*(?:, [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)?\.?$")
_REPORT = re.compile(
    r"\b(?:said|says|told|according|reported|added|claimed|stated|announced|warned|asked|wrote|argued|explained"
    r"|noted|quoted)\b|[“”\"]",
    re.I,
)
_NOT_PAST = re.compile(r"\b(?:will|is|are|[a-z]{3,}(?:es|ing))\b")
_PAST = re.compile(r"\b(?:was|were|had|did|[a-z]{3,}ed|went|came|took|made|gave|left|began|fell|won|lost|met|held"
    r"|saw|became)\b")
_RELATIVE = re.compile(r"\b(?:that|which|who|where)\s+\w+(?:\s+\w+)?")
_MAIN_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|do|does|did)\b")

_LONGEST_CAPTION, _LEAST_POINTS = 220, 4.0


class Setting(NamedTuple):
    """Where a line stands: alone between blank lines where other paragraphs are not, and before what."""

    alone: bool
    before_heading: bool
    before_end: bool


@functools.lru_cache(maxsize=50_000)
def credits(line: str) -> bool:
    """Whether a line credits a photographer or an agency with a picture."""
    if not local(line).may_credit:
        return False
    if (line[-1:] == ")" and _FROM.search(line)) or ("/" in line[-60:] and _BUREAU.search(line)):
        return True
    if not local(line).any & BITS["credit"]:
        return False
    return _CREDIT.search(line) is not None or _AGENCY.search(line) is not None


def said_again(line: str, below: str) -> bool:
    """Whether the line below says the same and goes on to credit the picture."""
    return len(below) > len(line) > 10 and below.startswith(line) and credits(below)


def may_be_caption(facts: Local) -> bool:
    """Whether a line is worth the question: it may credit, it may point into a picture, or it is one sentence or less
    that names a day or begins in lower case, without which no other reasons are enough."""
    if facts.may_credit or _may_point(facts):
        return True
    dated = facts.signs & (SIGNS["digit"] | SIGNS["far"]) != 0 or facts.text[:1].islower()
    return dated and len(facts.text) <= _LONGEST_CAPTION and facts.words >= 6


def _may_point(facts: Local) -> bool:
    return facts.signs & SIGNS["bracket"] != 0 or facts.any & BITS["pointing"] != 0


def caption(facts: Local, setting: Setting) -> tuple[float, str] | None:
    """How sure it is that a line is a caption, and why; None where it is not."""
    line = facts.text
    if facts.may_credit and credits(line):
        return 0.95, "it credits a photographer or an agency"
    may_point = _may_point(facts) and len(line) < 300 and not line.endswith(":")
    if may_point and _POINTING.search(line) and not _REPORT.search(line):
        return 0.85, "it points into a picture"
    if len(line) > _LONGEST_CAPTION or ". " in line or facts.words < 6:
        return None
    at_best = setting.alone + setting.before_heading + 0.5 * setting.before_end + 3.0 + 1.5 * line[:1].islower()
    if at_best < _LEAST_POINTS or _REPORT.search(line):
        return None
    reasons, points = [], 0.0
    for weight, holds, why in _signs(line, setting):
        if holds:
            points += weight
            reasons.append(why)
    return (min(0.9, 0.2 + 0.12 * points), ", ".join(reasons)) if points >= _LEAST_POINTS else None


def _signs(line: str, setting: Setting) -> list[tuple[float, bool, str]]:
    day = _DAY.search(line) is not None
    bare = _RELATIVE.sub(" ", line)
    no_verb = line[:1].islower() and not _MAIN_VERB.search(bare)
    dated_now = day and bool(_NOT_PAST.search(line)) and not _PAST.search(line)
    return [
        (1.0, setting.alone, "it stands alone between blank lines"),
        (1.0, setting.before_heading, "a subhead follows"),
        (0.5, setting.before_end, "the article ends there"),
        (1.0, day, "it names a day of a month"),
        (1.0, _PLACE_END.search(line) is not None, "it ends in a place"),
        (1.5, no_verb, "it names a thing and says nothing of it"),
        (1.0, dated_now, "it tells of a dated day in the present or future tense"),
    ]
