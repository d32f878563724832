"""Reads a web page: all its visible text line by line, what an extractor would keep of it, and what its code says.

The lines are those a person gets who copies the page. What trafilatura takes for the article is laid beside them as
evidence for the line model, and is never the last word: the ledger stays exact.
"""

import logging
import re
from collections.abc import Iterator
from typing import Any

import htmldate
import trafilatura
from lxml import etree, html  # type: ignore[import-untyped]

from analysis.readers import publication, stamps
from analysis.readers.decoding import Unreadable

# fmt: off
_UNSEEN = frozenset((
    "script", "style", "noscript", "template", "head", "iframe", "svg", "canvas", "object", "embed", "audio", "video",
    "map", "math", "select", "option", "datalist",
))
_PARAGRAPHS = frozenset((
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "dl", "pre", "table", "figure", "article",
    "section", "header", "footer", "nav", "aside", "main", "hr", "form", "fieldset",
))
_LINES = frozenset((
    "div", "li", "dt", "dd", "tr", "br", "figcaption", "caption", "address", "details", "summary", "legend", "center",
    "thead", "tbody", "tfoot", "label", "button",
))
# fmt: on
_CELLS = frozenset(("td", "th"))
_BLOCK = re.compile(r"</?(?:div|center|section|article|main|blockquote|ul|ol|li|table|tbody|tr|td|p)\b[^<>]*>", re.I)
_INLINE = re.compile(r"</?(?:span|font|b|i|u|em|strong|small|big|a|tt|ins|label)\b[^<>]*>", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_WORD = re.compile(r"[^\W_]+")
# both say by logging what they do not make out; a reason for the reader is given here
for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).addHandler(logging.NullHandler())
_LATEST = "2099-12-31"
_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{3,30})""", re.I)


def read(data: str, url: str | None = None) -> dict[str, Any]:
    """`raw_text` and `evidence` of a page, and of title, author, source, published, url, lang what its code gives.

    The date is what the page declares as that of its publication (`claims`, each with its place); only of a page that
    declares none is it worked out from its whole code by htmldate, which may take the day of a change.
    Raises Unreadable for a page that holds no text.
    """
    tree = parsed(data)
    text = visible(tree)
    if not any(c.isalnum() for c in text):
        raise Unreadable("The page holds no visible text.")
    found: dict[str, Any] = {"raw_text": text}
    lang = (tree.get("lang") or "").strip().lower()[:2]
    if lang.isalpha() and len(lang) == 2:
        found["lang"] = lang
    kept = trafilatura.bare_extraction(
        data, url=url, include_comments=False, include_tables=True, with_metadata=True,
        date_extraction_params=_date_options(),
    )  # fmt: skip
    if kept is not None:
        said = kept if isinstance(kept, dict) else kept.as_dict()
        found["evidence"] = tuple(aligned(text, said.get("text") or ""))
        for field, name in (("title", "title"), ("author", "author"), ("source", "sitename"), ("url", "url")):
            if said.get(name):
                found[field] = str(said[name]).strip()
    if claims := publication.published(tree):
        return found | {"claims": claims}
    day = htmldate.find_date(parsed(data), url=url or found.get("url"), deferred_url_extractor=True, **_date_options())
    return found | ({"published": stamps.moment(data, day) or day} if day else {})


def declared(data: bytes) -> str | None:
    """The encoding that a page says it is in, as it says it."""
    match = _DECLARED.search(data[:4096])
    return match.group(1).decode("ascii") if match else None


def _date_options() -> dict[str, Any]:
    """The first day of publication, not the last change; a fixed latest day, so that no answer depends on the clock."""
    return {"original_date": True, "extensive_search": True, "max_date": _LATEST}


def parsed(data: str) -> Any:
    """The tree of a page. Of one whose elements lie in each other by the thousand, which no parser takes, the elements
    that only lay out are read as line breaks. Raises Unreadable."""
    tree, too_deep = _tree(data)
    if too_deep:
        tree, too_deep = _tree(_INLINE.sub("", _BLOCK.sub("<br>", data)))
    if too_deep:
        raise Unreadable("The page's elements lie in each other too deep to be read.")
    return tree


def _tree(data: str) -> tuple[Any, bool]:
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        tree = html.document_fromstring(data.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        if _is_too_deep(parser):
            return None, True
        raise Unreadable(f"The page cannot be read as HTML ({error}).") from None
    return tree, _is_too_deep(parser)


def _is_too_deep(parser: Any) -> bool:
    return any("depth" in entry.message.lower() for entry in parser.error_log)


def visible(tree: Any) -> str:
    """All the visible text of a parsed page, a block a line, an empty line around paragraphs, cells parted by tabs."""
    lines: list[str] = []
    line: list[str] = []

    def end_line(blank: bool) -> None:
        text = _SPACE.sub(" ", "".join(line)).replace("\x0b", "\t").strip()
        line.clear()
        if text:
            lines.append(text)
        if blank and lines and lines[-1]:
            lines.append("")

    for kind, value in _walk(tree):
        if kind == "text":
            line.append(value)
        elif kind == "cell":
            line.append("\x0b")
        else:
            end_line(kind == "paragraph")
    end_line(False)
    return "\n".join(lines).strip("\n")


def _walk(tree: Any) -> Iterator[tuple[str, str]]:
    """The page in order: stretches of text, and where a cell, a line or a paragraph begins or ends."""
    unseen = 0
    for event, node in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        tag = node.tag if isinstance(node.tag, str) else ""
        if event == "start":
            unseen += _is_unseen(node, tag)
            if unseen:
                continue
            yield from _break(tag)
            if node.text:
                yield "text", node.text
        elif event == "end":
            hidden = bool(unseen)
            unseen -= _is_unseen(node, tag)
            if not hidden and tag != "br" and tag not in _CELLS:
                yield from _break(tag)
        if event != "start" and node.tail and not unseen:
            yield "text", node.tail


def _is_unseen(node: Any, tag: str) -> bool:
    return tag in _UNSEEN or node.get("hidden") is not None or bool(_HIDDEN.search(node.get("style") or ""))


def _break(tag: str) -> Iterator[tuple[str, str]]:
    if tag in _PARAGRAPHS:
        yield "paragraph", ""
    elif tag in _LINES:
        yield "line", ""
    elif tag in _CELLS:
        yield "cell", ""


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def aligned(text: str, kept: str) -> Iterator[bool]:
    """For each line of `text` whether its words stand, in their order, in one line of `kept` (empty lines: False)."""
    lines = [_words(x) for x in kept.split("\n")]
    whole, page = set(lines), f" {' | '.join(lines)} "
    for line in text.split("\n"):
        own = _words(line)
        yield bool(own) and (own in whole or (own.count(" ") >= 3 and f" {own} " in page))
