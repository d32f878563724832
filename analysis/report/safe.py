"""Makes any string safe to stand in a page: text stays text, an address stays an address.

Everything that comes from an article, a file name or a parameter goes through here on its way to HTML.
"""

import datetime
import html
import re
import sys
import tempfile
from pathlib import Path

from analysis import settings

# What HTML cannot hold: control characters other than tab and line ends, and halves of surrogate pairs.
_INVALID = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# Characters a browser drops before it looks for a scheme, so "java\tscript:" would run.
_IGNORED_IN_URL = re.compile(r"[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:|[^/?#]*:")
_OUTSIDE = re.compile(r"https?://[^/\s]", re.IGNORECASE)
# A path from a root: two or more parts, not inside an address or a word.
_ROOTED = re.compile(r"(?<![\w:/.])(?:/[\w.@+\-]+){2,}|\b[A-Za-z]:\\(?:[\w.@+\- ]+\\)+[\w.@+\-]+")
_ANSI = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b[@-_]")


def valid(value: object) -> str:
    """`value` as a string with what HTML and UTF-8 cannot hold replaced by U+FFFD."""
    return _INVALID.sub("\ufffd", str(value))


def text(value: object) -> str:
    """`value` escaped for HTML, fit for the inside of an element or of a quoted attribute."""
    return html.escape(valid(value), quote=True)


def isolated(value: object) -> str:
    """`value` escaped and set apart, so that no direction mark in it turns the words around it."""
    return f"<bdi>{text(value)}</bdi>"


def short(value: object, limit: int = 120) -> str:
    """`value` on one line, cut at a word to at most `limit` characters, with an ellipsis where cut; not escaped."""
    head = str(value)[: limit * 4]
    line = " ".join(head.split())
    if len(line) <= limit and len(head) == len(str(value)):
        return line
    cut = line[: limit - 1]
    word = cut.rsplit(" ", 1)[0]
    return (word if len(word) > limit // 2 else cut) + "…"


def moment(when: str) -> str:
    """HTML: a moment in ISO form as people write it; anything else as it stands."""
    try:
        made = datetime.datetime.fromisoformat(when).astimezone(datetime.UTC)
    except (ValueError, OverflowError):
        return isolated(short(when, 40))
    return f'<time datetime="{made.isoformat()}">{made.day} {made:%B %Y, %H:%M} UTC</time>'


def address(url: object) -> str | None:
    """`url` where it is safe to link to: http, https, mailto, a place in this page, or a relative path; else None."""
    bare = _IGNORED_IN_URL.sub("", str(url))
    if not bare or "\\" in bare or bare.startswith("/"):
        return None
    if _OUTSIDE.match(bare) or bare.lower().startswith("mailto:"):
        return bare
    return None if _SCHEME.match(bare) else bare


def plain(output: str) -> str:
    """What a program wrote, without terminal colours and without the paths of the machine it ran on; not escaped."""
    return unrooted(_ANSI.sub("", output))


def unrooted(value: str) -> str:
    """`value` with paths inside the project made relative and any other absolute path cut to its last part."""
    return _ROOTED.sub(lambda match: _relative(match.group()), value)


def away_from_home(html: str) -> str:
    """A page's HTML without the folders of this machine: a path inside one of them begins below it."""
    for prefix in _machine():
        html = html.replace(text(prefix), "")
    return html


def _machine() -> list[str]:
    """The folders of this machine that a notebook may have printed, the longest first."""
    return _prefixes(Path(sys.prefix), settings.ROOT, Path.cwd(), Path.home(), Path(tempfile.gettempdir()))


def _project() -> list[str]:
    """The folders in which a relative path says enough, the longest first."""
    return _prefixes(Path(sys.prefix), settings.ROOT, Path.cwd())


def _prefixes(*folders: Path) -> list[str]:
    return sorted({f"{folder}/" for folder in folders if len(folder.parts) > 1}, key=len, reverse=True)


def _relative(path: str) -> str:
    for prefix in _project():
        if path.startswith(prefix):
            return path[len(prefix) :]
    return "…/" + re.split(r"[\\/]", path)[-1]


_TAG = re.compile(r"<[^>]+>")


def untagged(markup: str) -> str:
    """HTML of ours without its tags; what is escaped stays so."""
    return _TAG.sub("", markup)
