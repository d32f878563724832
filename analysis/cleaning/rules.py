"""The rules of cleaning by name, each with the sentence that says what it does; any can be switched off.

Also the rules that know a byline, a time of publication and a path of sections by how they are written. Prompts,
labels and notices are told in `furniture`; whatever is less sure is left to the line model.
"""

import functools
import re
from collections.abc import Mapping, Sequence

from analysis.cleaning.cues import BYLINE, CLOCK, DATE, MONTH
from analysis.cleaning.reading import local
from analysis.cleaning.vocabulary import CUES
from analysis.errors import unknown

#: name of a rule -> what it does
RULES: Mapping[str, str] = {
    "encoding": "Puts back characters that were saved in one encoding and read in another.",
    "characters": "Drops control characters and byte-order marks.",
    "line ends": "Writes every line end as one newline.",
    "wrapped lines": "Joins lines that were broken at a fixed width back into paragraphs.",
    "blanks": "Drops empty lines and the blanks at the ends of lines, so that a line is a paragraph.",
    "breadcrumb": "Drops the path of section names that leads to the page, also where it is glued to the headline.",
    "title": "Takes the headline as the title, outside the body.",
    "repeated headline": "Drops the headline where it stands again.",
    "byline": "Drops the lines that name the writer or the time of publication, above the article or below it.",
    "dateline": "Sets an agency's place and date at the head of the article on a line of their own.",
    "comments": "Drops prompts to comment.",
    "comment section": "Drops what stands below the label of readers' comments, where the article stands above it.",
    "share": "Drops the names of networks and prompts to share or follow.",
    "subscribe": "Drops prompts to subscribe, to sign up or to log in.",
    "read more": "Drops pointers and headings that lead to other articles.",
    "row of links": "Drops rows of headlines with nothing told between them, and the label above them.",
    "advertisement": "Drops the labels of advertisements.",
    "legal": "Drops notices of copyright, cookies and terms of use.",
    "boilerplate": "Drops lines that recur across the documents of the corpus.",
    "line model": "Drops lines that the line model takes for the page around the article.",
    "spared sentences": "Keeps, and marks, full sentences that the line model would cut on too little evidence.",
    "caption": "Sets captions and credits of pictures apart from the body.",
    "heading": "Sets subheads apart from the paragraphs.",
    "exact repeat": "Keeps a paragraph that stands twice in an article once.",
    "near repeat": "Marks a paragraph that says nearly the same as an earlier one.",
    "glued sentences": "Parts two sentences that were joined without a space.",
    "glued words": "Marks two words that seem to have run together.",
    "named lines": "Keeps or drops the lines that you name, whatever the other rules say.",
    "turned quotes": "Turns quotation marks that point the wrong way.",
    "open quotes": "Marks quotations that are opened and never closed.",
}
#: The rules that mend how a text was saved; what they drop is no part of the page around the article.
REPAIRS = frozenset(
    {"encoding", "characters", "line ends", "wrapped lines", "blanks", "glued sentences", "turned quotes"}
)

_TIMED = re.compile(
    rf"(?:(?:first |last )?(?:published|updated|posted|modified)\b.{{0,80}}"
    rf"|.{{0,60}}\b{MONTH}\.? \d{{1,2}},? \d{{4}}\b.{{0,40}}"
    rf"|.{{0,60}}\b\d{{1,2}} {MONTH}\.?,? \d{{4}}\b.{{0,40}}|\d+ (?:min(?:ute)?s?|hours?|days?|weeks?) ago"
    rf"|\d+ min(?:ute)?s? read)$",
    re.IGNORECASE,
)
#: a day in digits, with the time of day or without, as pages and browsers' prints are stamped
_IN_DIGITS = re.compile(
    r"(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d\d))"
    r"(?:(?:,? |T)\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?(?: ?[A-Z]{1,4})?)?",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*)+"
_JOB = (
    r"(?:correspondent|reporter|editor|writer|journalist|columnist|analyst|producer|contributor|staff|agency|news"
    r"|bureau|press|desk)"
)
#: a writer with what the writer is ("By Ann Lee, science correspondent"), and who wrote and edited a report
_WRITER = re.compile(
    rf"(?i:by|written by|story by|reporting by) {_NAME}(?:(?:,| and| &) {_NAME})*"
    rf"(?:,? (?:[\w’'&-]+ ){{0,4}}(?i:{_JOB})s?(?: [\w’'-]+){{0,3}})?(?:(?:,| in) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)?"
)
#: a writer with the day and the time ("By Ann Lee , Tom Reid on Monday, May 8th, 2023 at 11:08 a.m.")
_WRITER_AND_TIME = re.compile(
    rf"(?i:by) {_NAME}[^.!?]{{0,60}}?\b{MONTH}\b[^!?]{{0,40}}(?:\d|\b[apAP]\.?[mM]\.?|\b[A-Z]{{2,4}})$"
)
#: who a writer is, told in a sentence below the article ("Ann Lee is a staff writer who covers trade.")
BIOGRAPHY = re.compile(
    rf"{_NAME}(?:, [^,.]{{2,60}},)? (?:is|was|works as|serves as) (?:an?|the|our|[A-Z][\w’'-]*['’]s?)"
    rf" (?:[\w’'-]+ ){{0,5}}?(?i:{_JOB}|author)s?\b(?! (?:killed|dead|who (?:was|died|told|said)))(?! of (?:the|a) )"
)
_STAFF = re.compile(
    r"(?:(?:additional |further )?(?:reporting|writing|editing|compiled|edited|written) by [^;.!?]{3,80}(?:; ?|$))+",
    re.IGNORECASE,
)
_CRUMB_PARTS = re.compile(r"\s*[>»›→]\s*|\s[|/•·]\s")
WRITER_WHY = "It names who wrote the report, and is not the article's own words."
#: who else wrote ("Ann Lee in Rome contributed to this report.")
CONTRIBUTED = re.compile(
    r"[^.!?]{3,140} contributed (?:reporting|to (?:this|the) (?:report|story|article))\.?$", re.IGNORECASE
)
BIOGRAPHY_WHY = "It tells who the writer is, below the article."
TIME_WHY = "It gives a day or a time without a sentence around it, as lines of publication do."


def check(rules_off: Sequence[str]) -> frozenset[str]:
    """The names as a set; raises DatelineError for one that is not a rule's."""
    for name in rules_off:
        if name not in RULES:
            raise unknown("cleaning rule", name, RULES)
    return frozenset(rules_off)


def names_writer_or_time(line: str) -> bool:
    """Whether a line without a sentence's end is a byline or a time of publication."""
    return writer_or_time(line) is not None


@functools.lru_cache(maxsize=50_000)
def writer_or_time(line: str) -> str | None:
    """Why a line without a sentence's end is a byline or a time of publication; None where it is neither."""
    facts = local(line)
    ends = line.endswith((".", "!", "?", "”", '"')) and not facts.cues & CUES["when"]
    if facts.may_stamp and (CONTRIBUTED.match(line) or _WRITER_AND_TIME.match(line)):
        return WRITER_WHY
    if len(line) > 160 or line[:1] in "—–-" or ends or not facts.may_stamp:
        return None
    if _STAFF.fullmatch(line):
        return WRITER_WHY
    if len(line) > 120:
        return None
    if BYLINE.fullmatch(line) or _WRITER.fullmatch(line):
        return WRITER_WHY
    named = _TIMED.match(line) and (DATE.search(line) or facts.cues & CUES["when"])
    timed = named or _IN_DIGITS.fullmatch(line)
    return TIME_WHY if timed else None


def is_stamp(line: str) -> bool:
    """Whether a line is a day with the time of day and at most a name, as posts and comments are stamped."""
    facts = local(line)
    if not facts.may_stamp or facts.words > 20 or CLOCK.search(line) is None or writer_or_time(line) is None:
        return False
    return facts.words <= 14 or _WRITER_AND_TIME.match(line) is not None


def tells_of_writer(line: str) -> str | None:
    """Why the last sentence of an article is about its writers and not its own; None where it is."""
    if len(line) <= 400 and BIOGRAPHY.match(line):
        return BIOGRAPHY_WHY
    return WRITER_WHY if len(line) <= 200 and CONTRIBUTED.match(line) else None


def is_path(line: str) -> bool:
    """Whether a line is a row of short section names, three or more, or two that begin with "Home"."""
    if not local(line).may_path or line.endswith((".", "!", "?")):
        return False
    parts = [p for p in _CRUMB_PARTS.split(line) if p]
    return len(parts) > 1 and (len(parts) > 2 or parts[0].lower() == "home") and all(_is_section(p) for p in parts[:-1])


def _is_section(part: str) -> bool:
    return len(part.split()) <= 4 and part[:1].isalpha() and not part[:1].islower()
