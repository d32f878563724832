"""Reads a rich-text document (.rtf) with striprtf: its text in the code page that it names, cells parted by tabs."""

import re

from striprtf.striprtf import rtf_to_text

from analysis.readers.decoding import Unreadable

_CODE_PAGE = re.compile(rb"\\ansicpg(\d{1,5})")
# The address of a link is not visible text; striprtf prints it where it meets a field in this very form.
_FIELD = re.compile(r"\{\\field\{")
_CELL = re.compile(r"(?<!\\)\\(?:nest)?cell(?![a-zA-Z])")
_FONTS = re.compile(r"\{[^{}]{0,40}\\fonttbl")
_BRACE = re.compile(r"[{}]")
_CHARSET = re.compile(r"\\f(\d{1,6})(?!\d)|\\fcharset(\d{1,4})(?!\d)")
_BLANKS = re.compile(r"[ \t\xa0]+(?=\n|$)")


def read(data: bytes) -> str:
    """The visible text of a document. Raises Unreadable with the reason."""
    if not data.lstrip().startswith(b"{\\rtf"):
        raise Unreadable("The file is empty." if not data.strip() else "The file is not rich text by its first bytes.")
    text = _plain_fonts(_CELL.sub(r"\\tab", _FIELD.sub(r"{\\field {", _decoded(data))))
    try:
        found = str(rtf_to_text(text, errors="replace"))  # type: ignore[no-untyped-call]
    # striprtf turns what stands behind a control word into numbers and characters without asking whether it can be one
    except (ValueError, TypeError, LookupError, ArithmeticError) as error:
        raise Unreadable(f"The rich text is damaged ({type(error).__name__}).") from None
    whole = found.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _BLANKS.sub("", whole.replace("\x00", "")).strip("\n")


def _decoded(data: bytes) -> str:
    """Rich text is ASCII; what is not, some programs write in the code page of the file, others in UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        page = _CODE_PAGE.search(data[:2000])
        try:
            return data.decode(f"cp{int(page[1])}" if page else "cp1252", "replace")
        except LookupError:
            return data.decode("cp1252", "replace")


def _plain_fonts(text: str) -> str:
    """The text with a plain table of fonts, which says of each only its character set: striprtf looks through the table
    in time that grows with the cube of a line's length."""
    start = _FONTS.search(text)
    if start is None:
        return text
    depth, end = 1, len(text)
    for brace in _BRACE.finditer(text, start.end()):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            end = brace.end()
            break
    sets: dict[str, str] = {}
    font = None
    for number, charset in _CHARSET.findall(text, start.end(), end):
        font = number or font
        if charset and font:
            sets.setdefault(font, charset)
    fonts = "\n".join(f"{{\\f{font}\\fcharset{charset} x;}}" for font, charset in sets.items())
    return f"{text[: start.end()]}\n{fonts}}}{text[end:]}"
