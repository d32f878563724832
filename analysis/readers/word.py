"""Reads a Word document (.docx): its paragraphs, headings and tables in order, as a reader of the page sees them.

python-docx opens the package; the text is taken from the XML itself, so that insertions under review, content controls
and text boxes are not lost. What is deleted under review, comments, headers and footers are left out.
"""

import io
import itertools
from typing import Any, NamedTuple

import docx
from docx.opc.exceptions import OpcError
from lxml import etree  # type: ignore[import-untyped]

from analysis.readers import office
from analysis.readers.decoding import Unreadable
from analysis.readers.model import Claim

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LEFT_OUT = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_MC}Fallback"))
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "\u2011", f"{_W}ptab": "\t"}
_P, _T, _TR, _TC, _R = (f"{_W}{name}" for name in ("p", "t", "tr", "tc", "r"))


class _Block(NamedTuple):
    text: str
    is_row: bool = False


class _Open(NamedTuple):
    tag: str
    blocks: list[_Block]


def read(data: bytes) -> tuple[str, list[Claim]]:
    """The text of a document, an empty line between paragraphs, cells of a row parted by tabs; and its fields.

    Raises Unreadable with the reason.
    """
    office.check_archive(data, "a Word document")
    try:
        document = docx.Document(io.BytesIO(data))
        core = document.core_properties
        return _text(document.element.body), office.properties(core.title, core.author)
    except (OpcError, *office.BROKEN) as error:
        raise Unreadable(f"The Word document is damaged ({type(error).__name__}).") from None


def _text(body: Any) -> str:
    """The blocks of the body. Each open paragraph, row and cell collects what ends inside it."""
    stack: list[_Open] = [_Open("", [])]
    left_out = 0
    for event, node in etree.iterwalk(body, events=("start", "end")):
        tag = node.tag
        if tag in _LEFT_OUT:
            left_out += 1 if event == "start" else -1
        elif left_out:
            continue
        elif event == "start":
            if tag in (_P, _TR, _TC):
                stack.append(_Open(tag, []))
            elif tag == _T:
                stack[-1].blocks.append(_Block(node.text or ""))
            elif tag in _SIGNS and node.getparent().tag == _R:
                stack[-1].blocks.append(_Block(_SIGNS[tag]))
        elif tag in (_P, _TR, _TC):
            inside = stack.pop().blocks
            # a text box hangs in a paragraph; its own paragraphs stand beside that one, not within its words
            around = next(o for o in reversed(stack) if o.tag != _P) if tag == _P else stack[-1]
            around.blocks.extend(_closed(tag, inside))
    made: list[str] = []
    for before, block in itertools.pairwise([_Block(""), *stack[0].blocks]):
        made += ["\n" if before.is_row and block.is_row else "\n\n", block.text]
    return "".join(made).strip("\n")


def _closed(tag: str, inside: list[_Block]) -> list[_Block]:
    if tag == _P:
        text = "".join(b.text for b in inside).strip(" \n")
        return [_Block(text)] if text else []
    if tag == _TC:  # a cell is one entry of its row, which keeps the paragraphs in it apart
        return [_Block("\n".join(b.text for b in inside))]
    if len(inside) == 1:  # one cell alone is a frame around paragraphs
        return [_Block(t) for t in inside[0].text.split("\n") if t.strip()]
    cells = [" ".join(b.text.split()) for b in inside]
    return [_Block("\t".join(cells), True)] if any(cells) else []
