"""Reads pages as a browser would list them: ids, links, everything that could run or be fetched."""

import dataclasses
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag

RUNS = {"script", "iframe", "object", "embed", "base", "form", "link"}
FETCHES = {"src", "srcset", "data", "poster", "background", "action", "formaction", "ping", "xlink:href"}


@dataclasses.dataclass
class Seen:
    """What stands in one page. `odd` is everything that a report's page must not hold."""

    ids: list[str] = dataclasses.field(default_factory=list)
    hrefs: list[str] = dataclasses.field(default_factory=list)
    scripts: list[str] = dataclasses.field(default_factory=list)
    styles: list[str] = dataclasses.field(default_factory=list)
    policy: str = ""
    odd: list[str] = dataclasses.field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen = Seen()
        self._inside = ""

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if "id" in given:
            self.seen.ids.append(given["id"])
        if tag == "meta" and (given.get("http-equiv") or "").lower() == "content-security-policy":
            self.seen.policy = given["content"]
        elif tag == "meta" and "http-equiv" in given:
            self.seen.odd.append(f"<meta http-equiv={given['http-equiv']}>")
        if tag in RUNS and (tag != "script" or given):
            self.seen.odd.append(f"<{tag}>")
        self._inside = tag if tag in ("script", "style") else ""
        if tag == "script":
            self.seen.scripts.append("")
        for name, value in given.items():
            self._attribute(tag, name, value or "")

    handle_startendtag = handle_starttag

    def _attribute(self, tag, name, value):
        if name == "href" and tag == "a":
            self.seen.hrefs.append(value)
        elif name == "href" and not value.startswith(("#", "data:image/")):
            self.seen.odd.append(f"<{tag} href={value}>")
        elif name.startswith("on"):
            self.seen.odd.append(f"<{tag} {name}>")
        elif name in FETCHES and not re.match(r"data:image/(png|jpeg|gif|webp);base64,", value):
            self.seen.odd.append(f"<{tag} {name}={value[:60]}>")
        elif name == "style":
            self.seen.styles.append(value)

    def handle_endtag(self, tag):  # noqa: ARG002 - the parser's own name
        self._inside = ""

    def handle_data(self, data):
        if self._inside == "script":
            self.seen.scripts[-1] += data
        elif self._inside == "style":
            self.seen.styles.append(data)


def read(html: str) -> Seen:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    seen = reader.seen
    for style in seen.styles:
        for url in re.findall(r"url\(([^)]*)\)|@import", style):
            if not url.startswith("#"):
                seen.odd.append(f"style with {url or '@import'}")
    for href in seen.hrefs:
        if re.match(r"\s*[a-z]+:", href, re.I) and not re.match(r"https?://|mailto:", href):
            seen.odd.append(f"link to {href[:60]}")
    return seen


def dead_links(folder: Path) -> list[str]:
    """Links between the pages of a folder that lead to no page, or to no place on it."""
    pages = {p.relative_to(folder).as_posix(): read(p.read_text("utf-8")) for p in folder.rglob("*.html")}
    dead = []
    for name, seen in pages.items():
        for href in seen.hrefs:
            if re.match(r"https?://|mailto:", href):
                continue
            path, place = urldefrag(href)
            target = (folder / name).parent.joinpath(unquote(path)).resolve() if path else folder / name
            to = target.relative_to(folder.resolve()).as_posix() if path else name
            if to not in pages or (place and unquote(place) not in pages[to].ids):
                dead.append(f"{name}: {href}")
    return dead
