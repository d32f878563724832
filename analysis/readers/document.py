"""Makes one raw document of what its file holds and of all that is said of it, and keeps who said what."""

import re
import unicodedata
from typing import Any

from analysis.readers import languages, metadata, moments
from analysis.readers.model import FIELDS, Claim, RawDocument

#: Codes that name no language: undetermined, several, none, not available.
_NO_LANGUAGE = frozenset(("und", "mul", "zxx", "mis", "na", "nan", "xx", "un", "unk", "all"))
#: How interfaces for news end the beginning of a text that they give: "… [+1830 chars]".
_CUT = re.compile(r"(?:…|\.\.\.)?\s*(\[\+\d[\d,]*\s(?:chars|characters)\])$")
_END = 60
_IN_A_TABLE = re.compile(r"#\d+$")


def make(name: str, digest: str, found: dict[str, Any], said: metadata.Said, assumed: str | None) -> RawDocument:
    """A document from what its file holds and what metadata says, in this order of precedence: metadata about it; what
    the file itself says of it; metadata about the table or archive that it stands in; the name of the file.

    `found` holds `raw_text`, perhaps `evidence`, and what the file says: as `claims`, or by field, from `origin`
    ("page" where it is not named). What was only assumed of the file goes to the end of the note.
    """
    own, whole = said.of(name)
    origin = found.get("origin", "page")
    inside = [*found.get("claims", ()), *(Claim(f, origin, str(found[f])) for f in FIELDS if found.get(f))]
    by_name = None if _IN_A_TABLE.search(name) else moments.in_name(name)  # a table's name dates none of its articles
    last = [Claim("published", "file name", by_name)] if by_name else []
    claims = (*own, *inside, *whole, *last)
    first = {c.field: c for c in reversed(claims)}
    values: dict[str, str | None] = {field: claim.value for field, claim in first.items()}
    values["note"] = " ".join(filter(None, (values.get("note"), _cut_off(found["raw_text"]), assumed))) or None
    values["lang"] = _language(first.get("lang"), found["raw_text"])
    published = first.get("published")
    return RawDocument(
        path=name,
        sha256=digest,
        raw_text=found["raw_text"],
        evidence=found.get("evidence"),
        published_origin=published.origin if published else None,
        claims=claims,
        **values,
    )


def _cut_off(text: str) -> str | None:
    """What the note says of a text that ends in its source's word for how much is missing."""
    match = _CUT.search(text[-_END:].rstrip())
    return f"Its source cut the text off (“{match[1]}”)." if match else None


def _language(said: Claim | None, text: str) -> str | None:
    """The language as said, else as the text shows it; a page's own word for it, which a template often sets for all
    its pages, counts only where the text does not clearly show another."""
    code = code_of(said.value) if said else None
    return code if code and said and said.origin != "page" else languages.guess(text) or code


def code_of(lang: str) -> str | None:
    """A language as a code of two or three letters: of a code with a country ("en-GB", "en_US"), or of an English
    name; None for what says that it is not known."""
    said = unicodedata.normalize("NFKC", lang).strip().lower()
    code = said.replace("_", "-").split("-")[0]
    known = len(code) in (2, 3) and code.isascii() and code.isalpha() and code not in _NO_LANGUAGE
    return languages.NAMES.get(said) or languages.NAMES.get(code) or (code if known else None)
