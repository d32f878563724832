"""Reads a web page: all its visible text line by line, what an extractor would keep of it, and what its code says.

The lines are those a person gets who copies the page. What trafilatura takes for the article is laid beside them as
evidence for the line model, and is never the last word: the ledger stays exact.
"""

import logging
import re
from collections.abc import Iterator
from typing import Any

import trafilatura
from lxml import etree, html  # type: ignore[import-untyped]

from analysis.readers import choice, publication, stamps
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
_BREAKS = {
    tag: ((kind, ""),)
    for kind, tags in (("paragraph", _PARAGRAPHS), ("line", _LINES), ("cell", _CELLS))
    for tag in tags
}
#: These part the text where they stand or begin, not again where they end.
_ONCE = _CELLS | {"br"}
_BLOCK = re.compile(r"</?(?:div|center|section|article|main|blockquote|ul|ol|li|table|tbody|tr|td|p)\b[^<>]*>", re.I)
_INLINE = re.compile(r"</?(?:span|font|b|i|u|em|strong|small|big|a|tt|ins|label)\b[^<>]*>", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
# both say by logging what they do not make out; a reason for the reader is given here
for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).addHandler(logging.NullHandler())
_LATEST = "2099-12-31"
_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{3,30})""", re.I)


def read(data: str, url: str | None = None) -> dict[str, Any]:
    """`raw_text` and `evidence` of a page, and of title, author, source, published, url, lang what its code gives.

    The date is what the page declares as that of its publication (`claims`, each with its place); only of a page that
    declares none is it worked out from its whole code by htmldate (in trafilatura), which may take the day of a change.
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
    claims = publication.published(tree)
    dating = _date_options(thorough=not claims)
    kept = trafilatura.bare_extraction(
        data, url=url, include_comments=False, include_tables=True, with_metadata=True, date_extraction_params=dating
    )
    if kept is None:  # no article was made out; the page may say of itself all the same
        said = trafilatura.extract_metadata(_as_html(tree), default_url=url, date_config=dating).as_dict()
    else:
        said = kept if isinstance(kept, dict) else kept.as_dict()
    evidence = choice.lines(text, None if kept is None else said.get("text") or "", choice.declared(tree))
    if evidence is not None:
        found["evidence"] = evidence
    if kept is not None or tree.find("head") is not None:  # a piece of a page has no word for the whole
        for field, name in (("title", "title"), ("author", "author"), ("source", "sitename"), ("url", "url")):
            if said.get(name):
                found[field] = str(said[name]).strip()
    if claims:
        return found | {"claims": claims}
    day = said.get("date")
    return found | ({"published": stamps.moment(data, day) or day} if day else {})


def declared(data: bytes) -> str | None:
    """The encoding that a page says it is in, as it says it."""
    match = _DECLARED.search(data[:4096])
    return match.group(1).decode("ascii") if match else None


def _date_options(thorough: bool) -> dict[str, Any]:
    """The first day of publication, not the last change, and a fixed latest day, so that no answer depends on the
    clock; the address is asked last. `thorough` looks through the whole code, for a page that declares no day."""
    return {
        "original_date": True, "extensive_search": thorough, "max_date": _LATEST, "deferred_url_extractor": True,
    }  # fmt: skip


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
    # lxml.html's own elements, which the parser of lxml.html makes, take twice as long to walk through
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        tree = etree.fromstring(data.encode("utf-8", "replace"), parser=parser)
    except etree.XMLSyntaxError as error:
        if _is_too_deep(parser):
            return None, True
        raise Unreadable(f"The page cannot be read as HTML ({error}).") from None
    if tree is None and not _is_too_deep(parser):
        raise Unreadable("The page cannot be read as HTML (it is empty).")
    return tree, _is_too_deep(parser)


def _as_html(tree: Any) -> Any:
    return html.fromstring(etree.tostring(tree, encoding="unicode", method="html"))


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
    unseen = None  # the element that hides what is in it
    for event, node in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if unseen is None and event != "comment" and isinstance(tag := node.tag, str):
            if event == "start":
                if _is_unseen(node, tag):
                    unseen = node
                    continue
                yield from _BREAKS.get(tag, ())
                if node.text:
                    yield "text", node.text
                continue
            if tag not in _ONCE:
                yield from _BREAKS.get(tag, ())
        elif unseen is node and event == "end":
            unseen = None
        if unseen is None and event != "start" and node.tail:
            yield "text", node.tail


def _is_unseen(node: Any, tag: str) -> bool:
    return tag in _UNSEEN or node.get("hidden") is not None or bool(_HIDDEN.search(node.get("style") or ""))
