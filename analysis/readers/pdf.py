"""Reads a PDF with pypdf: what its text layer says, line by line, with the lines of a paragraph told from its end.

A PDF knows no paragraphs, only where each line is printed. The text is kept as it is; what kind of break stands
between two lines is written into it, for the stage of cleaning that joins lines: a zero-width space and a line
separator where the paragraph goes on, a newline where it ends. What recurs at the heads and feet of the pages, and
their numbers, stands between form feeds, so that a sentence that runs on over the page can be joined across it.
"""

import io
import itertools
import logging
import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence

import pypdf
from pypdf.errors import DependencyError, FileNotDecryptedError

from analysis.readers import office, typeset
from analysis.readers.decoding import Unreadable
from analysis.readers.model import Claim

#: The line goes on in the next; the paragraph does.
SOFT = "\u200b\u2028"
#: What stands around the lines that recur at the edges of pages.
OPEN, CLOSE = "\f\u2028", "\u2028\f"
_NO_PAGE = "The PDF is damaged: none of its pages can be read."
_LISTED = 20
_EDGE = 3
_LONGEST_EDGE = 120
_LEAST_SHARE = 0.3
_LEAST_WIDTH = 25
_LEAST_ALIKE = 0.8
_MOST_SET_OFF = 0.6
_MOST_INDENT = 12
_DIGITS = re.compile(r"\d+")
_UNWANTED = re.compile(r"[\x00\f\u200b\u2028\u2029\r]")
_SENTENCE_END = re.compile(r"[.!?:…][\"”’»)\]]*$")
# pypdf reports what it mends by logging; what matters to a reader is said by the reader
logging.getLogger("pypdf").addHandler(logging.NullHandler())


def read(data: bytes) -> tuple[str, list[Claim], str | None]:
    """The text of a document, its fields, and a note on pages without text. Raises Unreadable with the reason."""
    if not data.strip():
        raise Unreadable("The file is empty.")
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        # the empty password opens what is only kept from being printed or changed
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("The PDF is protected by a password; save it without one.")
        sheets = [_text(page) for page in reader.pages]
        if not any(s and any(c.isalnum() for c in s) for s in sheets):
            raise Unreadable(_NO_PAGE if None in sheets else _no_text(reader))
        about = reader.metadata
        claims = office.properties(about.title, about.author) if about else []
    except Unreadable:
        raise
    except DependencyError:
        raise Unreadable(
            "The PDF is encrypted with AES; it may open without a password elsewhere, but the library that opens it"
            " here (cryptography) is not installed. Save it without encryption."
        ) from None
    except FileNotDecryptedError:
        raise Unreadable("The PDF is encrypted in a way that cannot be opened; save it without a password.") from None
    # pypdf says of itself that "broken PDF files might cause other Exceptions"
    except Exception as error:  # noqa: BLE001
        raise Unreadable(f"The PDF is damaged ({type(error).__name__}).") from None
    notes = [
        _pages("without text", [n for n, s in enumerate(sheets, start=1) if s is not None and not s.strip()]),
        _pages("that cannot be read", [n for n, s in enumerate(sheets, start=1) if s is None]),
    ]
    return laid_out([(s or "").split("\n") for s in sheets]), claims, " ".join(filter(None, notes)) or None


def _pages(what: str, numbers: Sequence[int]) -> str:
    more = f" and {len(numbers) - _LISTED} more" if len(numbers) > _LISTED else ""
    return f"Pages of the PDF {what}: {', '.join(map(str, numbers[:_LISTED]))}{more}." if numbers else ""


def _text(page: pypdf.PageObject) -> str | None:
    """The lines of a page, an empty one where a paragraph is set off; None where they cannot be read, which need not
    keep the others from being read."""
    try:
        typeset.without_soft_hyphens(page)
        printed = typeset.Lines()
        lines = [line.strip() for line in _UNWANTED.sub(" ", page.extract_text(visitor_text=printed)).split("\n")]
        apart = printed.set_off()
        apart = apart if len(apart) <= _MOST_SET_OFF * len(set(filter(None, lines))) else frozenset()
        set_off = apart | _set_off(page.extract_text(extraction_mode="layout").split("\n"), lines)
    except (FileNotDecryptedError, DependencyError):
        raise
    except Exception:  # noqa: BLE001 - see `read`
        return None
    return "\n".join(f"\n{line}" if _letters(line) in set_off else line for line in lines)


def _set_off(laid: Sequence[str], lines: Sequence[str]) -> frozenset[str]:
    """Which lines are set off on the page, as it is laid out, by a gap above them or by an indent. None are where the
    page has columns, so that its laid-out lines are others, or where most lines are set off."""
    filled = [line for line in laid if line.strip()]
    own = {_letters(line) for line in lines if line}
    if sum(_letters(line) in own for line in filled) < _LEAST_ALIKE * len(own):
        return frozenset()
    usual = statistics.median_low([len(x) - len(x.lstrip()) for x in filled]) if filled else 0
    gaps = {_letters(two) for one, two in itertools.pairwise(laid) if two.strip() and not one.strip()}
    indents = {_letters(x) for x in filled if 1 < len(x) - len(x.lstrip()) - usual <= _MOST_INDENT}
    return frozenset(k for found in (gaps, indents) if len(found) <= _MOST_SET_OFF * len(own) for k in found)


def _letters(line: str) -> str:
    return "".join(line.split())


def _no_text(reader: pypdf.PdfReader) -> str:
    if any(_holds_picture(page) for page in reader.pages):
        return "The PDF holds pictures of pages, no text; run text recognition (OCR) over it first."
    return "The PDF holds no text."


def _holds_picture(page: pypdf.PageObject) -> bool:
    resources = page.get("/Resources")
    things = resources.get_object().get("/XObject") if resources else None
    named = things.get_object() if things else {}
    return any(named[name].get_object().get("/Subtype") == "/Image" for name in named)


def laid_out(sheets: Sequence[Sequence[str]]) -> str:
    """The lines of the pages as one text, with what kind of break stands between any two."""
    kept = [[line.rstrip() for line in sheet] for sheet in sheets]
    parts = list(_without_edges([_trimmed(lines) for lines in kept]))
    widths = sorted(len(line) for _, lines, _ in parts for line in lines if line)
    width = widths[int(0.9 * (len(widths) - 1))] if widths else 0
    made: list[str] = []
    last = ""
    waiting: list[str] = []
    for head, lines, foot in parts:
        waiting += head
        for at, line in enumerate(lines):
            if not line:
                continue
            goes_on = bool(last) and not (at and not lines[at - 1]) and _goes_on(last, line, width)
            between = SOFT if goes_on else "\n"
            if made:
                made.append(between)
            if waiting:
                made += [OPEN, "\n".join(waiting), CLOSE, between]
                waiting = []
            made.append(line)
            last = line
        waiting += foot
    if waiting:
        made += ["\n", OPEN, "\n".join(waiting), CLOSE]
    return "".join(made)


def _trimmed(lines: list[str]) -> list[str]:
    filled = [i for i, line in enumerate(lines) if line.strip()]
    return [line.strip() for line in lines[filled[0] : filled[-1] + 1]] if filled else []


def _without_edges(sheets: Sequence[list[str]]) -> Iterator[tuple[list[str], list[str], list[str]]]:
    """For each page what recurs at its head, the lines between, and what recurs at its foot."""
    heads = Counter(k for lines in sheets for k in {_key(x) for x in lines[:_EDGE]})
    feet = Counter(k for lines in sheets for k in {_key(x) for x in lines[-_EDGE:]})
    least = max(2, _LEAST_SHARE * len(sheets))
    for number, lines in enumerate(sheets):
        top = next((i for i, x in enumerate(lines[:_EDGE]) if not _recurs(x, heads, least)), min(_EDGE, len(lines)))
        if number == 0:  # what later pages repeat at their heads may be the headline itself
            top = next((i for i, x in enumerate(lines[:top]) if not _DIGITS.search(x)), top)
        rest = lines[top:]
        back = rest[::-1][:_EDGE]
        low = next((i for i, x in enumerate(back) if not _recurs(x, feet, least)), len(back))
        yield lines[:top], rest[: len(rest) - low], rest[len(rest) - low :]


def _key(line: str) -> str:
    return _DIGITS.sub("0", " ".join(line.lower().split()))


def _recurs(line: str, counted: Counter[str], least: float) -> bool:
    return not line or (len(line) <= _LONGEST_EDGE and counted[_key(line)] >= least)


def _goes_on(one: str, two: str, width: int) -> bool:
    """Whether the paragraph of the line `one` goes on in the line `two`."""
    if width < _LEAST_WIDTH:
        return False
    ends = bool(_SENTENCE_END.search(one))
    if two[:1].islower() and not ends:
        return True
    # a line that had no room for the next word was broken by the page; one that had was ended by the writer
    return len(one) + 1 + len(two.split(None, 1)[0]) > (0.9 if ends else 0.8) * width
