"""Bytes to text: finds the encoding, and refuses what is not text, with the reason."""

import codecs
import re

from analysis.errors import DatelineError
from analysis.readers import encodings

_KINDS = (
    (b"%PDF", "a PDF"), (b"PK\x03\x04", "a zip archive or an office document"), (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG picture"), (b"\xff\xd8\xff", "a JPEG picture"), (b"GIF8", "a GIF picture"),
    (b"\xd0\xcf\x11\xe0", "an old office document"), (b"{\\rtf", "a rich-text document"), (b"\x7fELF", "a program"),
)  # fmt: skip
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
)  # fmt: skip
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROL = 0.02
_MOST_NUL = 0.3


class Unreadable(DatelineError):
    """The bytes are not a text; the message is the reason."""


def decode(data: bytes, declared: str | None = None) -> str:
    """The text that `data` holds, as `decoded` finds it."""
    return decoded(data, declared)[0]


def decoded(data: bytes, declared: str | None = None) -> tuple[str, str | None]:
    """The text that `data` holds and, where its encoding was only assumed, a sentence that says which.

    A byte-order mark of UTF-8 and line ends are left as they are. UTF-8 and UTF-16/32 are recognised for certain,
    whatever the text says of itself; then comes the encoding that it declares. A file that is UTF-8 but for some lines
    has those read as Windows-1252, and so has any other, unless its letters clearly speak for another encoding.
    Raises Unreadable with the reason.
    """
    if not data.strip():
        raise Unreadable("The file is empty.")
    encoding = wide(data)
    if encoding:
        try:
            return data.decode(encoding), None
        except UnicodeDecodeError:
            raise Unreadable(f"The file begins as {encoding.upper()} but cannot be read as such to its end.") from None
    refuse_binary(controls(data), data.count(0), len(data))
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        pass
    if said := _as_declared(data, declared):
        return said, None
    if mixed := _mixed(data):
        return mixed, "The file is UTF-8 but for some lines; those were read as Windows-1252."
    return _inferred(data)


def wide(start: bytes) -> str | None:
    """UTF-16 or UTF-32 where a file begins as such; raises Unreadable where it begins as something that is no text."""
    for mark, kind in _KINDS:
        if start.startswith(mark):
            raise Unreadable(f"The file is {kind} by its first bytes, not a text.")
    return next((name for mark, name in _MARKS if start.startswith(mark)), None) or _wide(start)


def controls(data: bytes) -> int:
    """How many bytes are control characters that no text holds."""
    return len(_CONTROL.findall(data))


def refuse_binary(control: int, nul: int, size: int) -> None:
    """Raises Unreadable for so many control characters and NULs among `size` bytes that they are no text."""
    if control > _MOST_CONTROL * size or nul > _MOST_NUL * size:
        raise Unreadable("The file holds binary data, not a text.")


def _as_declared(data: bytes, declared: str | None) -> str | None:
    try:
        name = codecs.lookup(declared).name if declared else "utf-8"
    except LookupError:
        return None
    # on the web, Latin-1 means Windows-1252 (WHATWG Encoding Standard)
    for encoding in ("cp1252", name) if name in {"iso8859-1", "ascii"} else (name,):
        try:
            return data.decode(encoding) if encoding != "utf-8" else None
        except UnicodeDecodeError:
            continue
    return None


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: every second byte of Latin text is zero."""
    sample = data[:4000]
    half = len(sample) // 2
    if half and sample[1::2].count(0) > 0.7 * half and sample[::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if half and sample[::2].count(0) > 0.7 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _mixed(data: bytes) -> str | None:
    """The text where some lines are UTF-8 beyond ASCII and others are not UTF-8; None where none are."""
    lines, wide, other = [], 0, 0
    for line in data.split(b"\n"):
        try:
            lines.append(line.decode("utf-8"))
            wide += not line.isascii()
        except UnicodeDecodeError:
            lines.append(line.decode("cp1252", errors="replace"))
            other += 1
    return "\n".join(lines) if wide >= other else None


def _inferred(data: bytes) -> tuple[str, str]:
    encoding, language = encodings.infer(data)
    name = encodings.shown(encoding)
    fits = f", whose letters fit {language}" if language else ""
    note = f"The encoding was assumed: not UTF-8, read as {name}{fits}."
    try:
        return data.decode(encoding), note
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
    lost = text.count("\ufffd")
    if lost > _MOST_CONTROL * len(text):
        raise Unreadable("No encoding was found in which the file reads as text.")
    return text, f"{note} Bytes that have no character in it ({lost}) are shown as \ufffd."
