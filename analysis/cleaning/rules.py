"""The rules of cleaning by name, each with the sentence that says what it does; any can be switched off.

Also the rules that know a line of furniture by what it says alone. They are strict: a whole line of few words that
does nothing but ask, link or credit. Whatever is less sure is left to the line model.
"""

import re
from collections.abc import Mapping, Sequence

from analysis.cleaning.cues import BYLINE, CUES, DATE, MONTH
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
    "share": "Drops the names of networks and prompts to share or follow.",
    "subscribe": "Drops prompts to subscribe, to sign up or to log in.",
    "read more": "Drops pointers and headings that lead to other articles.",
    "advertisement": "Drops the labels of advertisements.",
    "legal": "Drops notices of copyright, cookies and terms of use.",
    "boilerplate": "Drops lines that recur across the documents of the corpus.",
    "line model": "Drops lines that the line model takes for the page around the article.",
    "caption": "Sets captions and credits of pictures apart from the body.",
    "heading": "Sets subheads apart from the paragraphs.",
    "exact repeat": "Keeps a paragraph that stands twice in an article once.",
    "near repeat": "Marks a paragraph that says nearly the same as an earlier one.",
    "turned quotes": "Turns quotation marks that point the wrong way.",
    "open quotes": "Marks quotations that are opened and never closed.",
}
#: The rules that mend how a text was saved; what they drop is no part of the page around the article.
REPAIRS = frozenset({"encoding", "characters", "line ends", "wrapped lines", "blanks", "turned quotes"})

_ONLY = r"[\s:>»›→.!…x×+]*$"
_CHROME: Sequence[tuple[str, str, re.Pattern[str]]] = [
    (rule, reason, re.compile(pattern, re.IGNORECASE))
    for rule, reason, pattern in (
        ("comments", "A prompt to comment, not part of the article.",
         r"(?:.{0,60}\b(?:your thoughts|leave a (?:comment|reply)|post (?:a )?comments?|write a comment|add a comment"
         r"|please comment|join the (?:conversation|discussion)|view (?:all )?comments|show comments|comments? below"
         r"|be the first to comment|comments (?:are|have been) closed|comments powered by)\b.{0,40}"
         r"|\(?\d*\)? ?comments?(?: \(?\d+\)?)?)[x×]?" + _ONLY),
        ("share", "Names of networks or a prompt to share, not part of the article.",
         r"(?:share(?: (?:this|on|via|the|it|article|story|link|post|to|with|by|now).{0,40})?|tweet(?: this)?"
         r"|follow us.{0,40}"
         r"|(?:(?>share|on|via|twitter|facebook|whats ?app|linkedin|pinterest|reddit|telegram|e-?mail|print"
         r"|copy link|link"
         r"|messenger|flipboard|tumblr|pocket|x|and|or|\||,|·|\d+) ?)+)" + _ONLY),
        ("subscribe", "A prompt to subscribe or to log in, not part of the article.",
         r"(?:subscribe|sign[ -]?up|sign[ -]?in|log[ -]?in|register|newsletters?|get (?:our|the) (?:daily |weekly "
         r"|free )?(?:newsletter|app)s?)"
         r"(?:\s+(?!(?:said|says|told)\b)[^.]{0,70})?" + _ONLY),
        ("read more", "A pointer to other articles, not part of this one.",
         r"(?:(?:click|tap) here\b.{0,80}|(?:see|watch) (?:the )?(?:video|photos|gallery)\b[^.!?]{0,160}"
         r"|must[ -]?(?:reads?|see|watch)|read (?:more|next|also|on|the full (?:story"
         r"|article))(?:\s*[:|].{0,200}|(?:\s\S+){0,8})?"
         r"|(?:related|recommended|more|other|similar|latest|top|trending|popular|most (?:read|popular|viewed|shared"
         r"|recent))"
         r"(?: (?:articles?|stor(?:y|ies)|news|posts?|topics?|content|reading|links?|coverage|headlines?|videos?"
         r"|stories like this|for you|now))*"
         r"(?:\s*:.{0,200})?|you (?:may|might) (?:also )?(?:like|be interested in).{0,20}|see also(?:\s*:.{0,200})?"
         r"|don['’]t miss"
         r"|up next|editors?['’]?s? (?:picks?|choice)|(?:next|previous) (?:article|post|story)|more (?:from|on"
         r"|about) (?:\S+(?: |$)){1,5})" + _ONLY),
        ("advertisement", "The label of an advertisement, not part of the article.",
         r"(?:advertisements?|advertising|sponsored(?: content| links?)?|promoted(?: content)?|ad|ads by \w+"
         r"|paid (?:post|content)"
         r"|(?:article|story|report) continues (?:below|after).{0,40}|continue reading(?: below.{0,40}|the main story)?"
         r"|scroll (?:down )?(?:to continue|for more).{0,30})" + _ONLY),
        ("legal", "A notice of rights, cookies or terms, not part of the article.",
         r"(?:(?:copyright\s*)?(?:©|\(c\)).{0,160}|.{0,80}\ball rights reserved\b.{0,80}|.{0,40}\b(?:uses?"
         r"|accept(?: all)?) cookies\b.{0,120}"
         r"|(?:privacy|cookies?) (?:policy|settings|notice)|terms (?:of (?:use|service)|(?:and|&) conditions).{0,40})"
         + _ONLY),
    )
]  # fmt: skip

_TIMED = re.compile(
    rf"(?:(?:first |last )?(?:published|updated|posted|modified)\b.{{0,80}}"
    rf"|.{{0,40}}\b{MONTH}\.? \d{{1,2}},? \d{{4}}\b.{{0,40}}"
    rf"|.{{0,40}}\b\d{{1,2}} {MONTH}\.?,? \d{{4}}\b.{{0,40}}|\d+ (?:min(?:ute)?s?|hours?|days?|weeks?) ago"
    rf"|\d+ min(?:ute)?s? read)$",
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
_STAFF = re.compile(
    r"(?:(?:additional |further )?(?:reporting|writing|editing|compiled|edited|written) by [^;.!?]{3,80}(?:; ?|$))+",
    re.IGNORECASE,
)
_CRUMB_PARTS = re.compile(r"\s*[>»›→]\s*|\s[|/•·]\s")
WRITER_WHY = "It names who wrote the report, and is not the article's own words."
TIME_WHY = "It gives a day or a time without a sentence around it, as lines of publication do."


def check(rules_off: Sequence[str]) -> frozenset[str]:
    """The names as a set; raises DatelineError for one that is not a rule's."""
    for name in rules_off:
        if name not in RULES:
            raise unknown("cleaning rule", name, RULES)
    return frozenset(rules_off)


def chrome(line: str) -> tuple[str, str] | None:
    """The rule and the reason by which a line (without the blanks around it) is furniture by what it says alone."""
    if len(line) > 240:
        return None
    verdict = next(((rule, reason) for rule, reason, pattern in _CHROME if pattern.match(line)), None)
    return None if verdict and verdict[0] == "share" and not CUES["share"].search(line) else verdict


def names_writer_or_time(line: str) -> bool:
    """Whether a line without a sentence's end is a byline or a time of publication."""
    return writer_or_time(line) is not None


def writer_or_time(line: str) -> str | None:
    """Why a line without a sentence's end is a byline or a time of publication; None where it is neither."""
    ends = line.endswith((".", "!", "?", "”", '"')) and not CUES["when"].search(line)
    if len(line) > 160 or line[:1] in "—–-" or ends:
        return None
    if _STAFF.fullmatch(line):
        return WRITER_WHY
    if len(line) > 120:
        return None
    if BYLINE.fullmatch(line) or _WRITER.fullmatch(line):
        return WRITER_WHY
    timed = _TIMED.match(line) and (DATE.search(line) or CUES["when"].search(line))
    return TIME_WHY if timed else None


def is_path(line: str) -> bool:
    """Whether a line is a row of short section names, three or more, or two that begin with "Home"."""
    if len(line) > 120 or line.endswith((".", "!", "?")):
        return False
    parts = [p for p in _CRUMB_PARTS.split(line) if p]
    return len(parts) > 1 and (len(parts) > 2 or parts[0].lower() == "home") and all(_is_section(p) for p in parts[:-1])


def _is_section(part: str) -> bool:
    return len(part.split()) <= 4 and part[:1].isalpha() and not part[:1].islower()
