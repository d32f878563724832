"""Makes plain text of marked-up text: of a table's cell that holds HTML, and of a Markdown file.

What a reader would see stays, in order; the marks go. A text that only speaks of marks ("a < b", "#hashtag", a
footnote's star) is left as it is.
"""

import re

from analysis.readers import pages
from analysis.readers.decoding import Unreadable

_TAG = re.compile(
    r"</?(?:p|div|br|span|a|b|i|u|em|strong|ul|ol|li|h[1-6]|blockquote|figure|figcaption|img|table|tr|td|section|article)"
    r"(?:\s[^<>]{0,2000})?\s?/?>",
    re.IGNORECASE,
)
_BLOCK = re.compile(r"(?i)<(?:/(?:p|div|li|h[1-6]|blockquote|ul|ol)|br\s?/?)>")

_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]+(?P<text>.*?)(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-+)[ \t]*")
_RULE = re.compile(r"[ ]{0,3}(?:\*[ \t]*){3,}|[ ]{0,3}(?:-[ \t]*){3,}|[ ]{0,3}(?:_[ \t]*){3,}")
_QUOTE = re.compile(r"^(?:[ ]{0,3}>[ ]?)+")
_BULLET = re.compile(r"^[ \t]*[-*+][ \t]+(?=\S)")
_FENCE = re.compile(r"[ ]{0,3}(?:`{3,}|~{3,})[^`]*")
_DEFINITION = re.compile(r"[ ]{0,3}\[[^\[\]]{1,200}\]:[ \t]+\S+.*")
_PICTURE = re.compile(r"!\[[^\[\]\n]{0,500}\]\([^()\s]{0,2000}(?:[ \t]+\"[^\"\n]{0,300}\")?\)")
_LINK = re.compile(
    r"\[(?P<text>[^\[\]\n]{1,500})\](?:\([^()\s]{0,2000}(?:\([^()\s]{0,200}\))?[^()\s]{0,500}"
    r"(?:[ \t]+\"[^\"\n]{0,300}\")?\)"
    r"|\[[^\[\]\n]{0,200}\])"
)
_ADDRESS = re.compile(r"<(?P<text>https?://[^<>\s]{1,2000})>")
_EMPHASIS = (
    re.compile(r"(?<![\\*])(\*{1,3})(?=[^\s*])(?P<text>[^*\n]{1,1000}?)(?<=[^\s*\\])\1(?!\*)"),
    re.compile(r"(?<![\\\w])(_{1,3})(?=[^\s_])(?P<text>[^_\n]{1,1000}?)(?<=[^\s_\\])\1(?!\w)"),
    re.compile(r"(?<![\\~])(~~)(?=[^\s~])(?P<text>[^~\n]{1,1000}?)(?<=[^\s~])~~(?!~)"),
    re.compile(r"(?<![\\`])(`{1,2})(?P<text>[^`\n]{1,1000})\1(?!`)"),
)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])")


def from_cell(text: str) -> str:
    """A cell's text, of one that clearly holds HTML (three known tags, or two and one of a block) what a page would
    show of it."""
    tags = sum(1 for _ in _TAG.finditer(text))
    if tags < 2 or (tags < 3 and not _BLOCK.search(text)):
        return text
    try:
        seen = pages.visible(pages.parsed(text))
    except Unreadable:
        return text
    return seen if any(c.isalnum() for c in seen) else text


def from_markdown(text: str) -> str:
    """The text of a Markdown file without its marks: of headings, quotes, bullets, emphasis, code and links, of which
    their words stay; pictures, rules and the addresses of links go. Numbers of lists and tables stay as they are."""
    made: list[str] = []
    for line in text.split("\n"):
        if _FENCE.fullmatch(line) or _DEFINITION.fullmatch(line):
            continue
        if _UNDERLINE.fullmatch(line) and made and made[-1].strip():
            made.append("")  # it makes a heading of the line above
        elif _RULE.fullmatch(line):
            made.append("")
        elif heading := _HEADING.fullmatch(line):
            made += [*([""] if made and made[-1] else []), _inline(heading["text"]), ""]
        else:
            made.append(_inline(_BULLET.sub("", _QUOTE.sub("", line, count=1), count=1)))
    return "\n".join(made)


def _inline(line: str) -> str:
    if not any(c in line for c in "*_[`<~\\"):
        return line
    line = _LINK.sub(lambda m: m["text"], _PICTURE.sub("", line))
    line = _ADDRESS.sub(lambda m: m["text"], line)
    for form in _EMPHASIS:
        line = form.sub(lambda m: m["text"], line)
    return _ESCAPE.sub(lambda m: m[1], line)
