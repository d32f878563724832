"""What the readers of office documents share: checks before a library sees the bytes, and the fields of their files."""

import io
import re
import struct
import zipfile
import zlib

from lxml import etree  # type: ignore[import-untyped]

from analysis.readers.decoding import Unreadable
from analysis.readers.model import Claim
from analysis.readers.parts import FAULTS, Budget, fault

#: What the libraries raise for a broken file beside errors of their own: they follow what the file says without asking
#: whether it is there (KeyError, AttributeError, IndexError), of its kind (TypeError, ValueError, AssertionError) or
#: ever ends (RecursionError), and let the errors of XML and archives through.
BROKEN = (
    KeyError, AttributeError, IndexError, TypeError, ValueError, ArithmeticError, AssertionError, RecursionError,
    NotImplementedError, SyntaxError, OSError, EOFError, zlib.error, struct.error, zipfile.BadZipFile,
    etree.LxmlError,
)  # fmt: skip
#: The first bytes of office documents of the old kind, and of new ones behind a password.
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_CHUNK = 2**18
_NO_TITLE = re.compile(
    r"(?:untitled|document\d*|word document|microsoft word\b.*|.*\.(?:docx?|rtf|pdf|indd|html?))$",
    re.I,
)
_NO_AUTHOR = re.compile(
    r"(?:python-docx|admin(?:istrator)?|.*\b(?:user|owner)|unknown|anonymous|author|microsoft.*|nexis.*|lexis.*)$", re.I
)


def check_archive(data: bytes, what: str) -> None:
    """Raises Unreadable where `data` is not a whole archive of an office format (`what`: "a Word document")."""
    if data.startswith(COMPOUND):
        if _ENCRYPTED in data:
            raise Unreadable("The document is protected by a password; save it without one.")
        raise Unreadable(f"The file is an office document of the old kind, not {what}; save it as one.")
    if not data.startswith(b"PK"):
        raise Unreadable("The file is empty." if not data.strip() else f"The file is not {what} by its first bytes.")
    budget = Budget(len(data))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.infolist():
                with archive.open(member) as stream:
                    while chunk := stream.read(_CHUNK):
                        budget.spend(len(chunk))
    except Unreadable:
        raise
    except FAULTS as error:
        raise Unreadable(fault(error)) from None


def properties(title: object, author: object) -> list[Claim]:
    """What the fields of a file say of its article, which is weak evidence: people seldom fill them in. What programs
    write there by themselves is left out."""
    found = []
    for field, value, nothing in (("title", title, _NO_TITLE), ("author", author, _NO_AUTHOR)):
        text = " ".join(value.split()) if isinstance(value, str) else ""
        if any(c.isalnum() for c in text) and not nothing.match(text):
            found.append(Claim(field, "file", text, f"the file's field “{field}”"))
    return found
