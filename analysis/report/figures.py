"""Finds the figures of a finished report again: each by its page and its place there."""

import html
import re
from pathlib import Path

from analysis.report import safe

_FIGURE = re.compile(
    r'<figure class="dl-figure" id="([^"]+)"><figcaption><span class="dl-title">(.*?)</span>', re.DOTALL
)


def titles(folder: Path) -> dict[str, str]:
    """Address of each figure of the report in `folder` (page.html#id) -> its title, as plain words, in order."""
    found = {}
    for page in sorted(folder.glob("*.html")):
        for name, title in _FIGURE.findall(page.read_text("utf-8")):
            found[f"{page.name}#{html.unescape(name)}"] = html.unescape(safe.untagged(title)).strip()
    return found
