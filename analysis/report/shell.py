"""The page around every page: head with its policy, ways between pages, landmarks, styles, and how it was made.

One file that holds all it needs. The content-security policy lets the page fetch nothing and run nothing but the one
script below, known by its hash.
"""

import base64
import functools
import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from analysis import settings
from analysis.report import safe, svg
from analysis.report.model import Context, NavLink, Provenance

_MANY = 25


@functools.cache
def asset(name: str) -> str:
    """A style or script that ships with the package."""
    return settings.data_text("report", "assets", name).strip()


@functools.cache
def policy() -> str:
    """The content-security policy of every page."""
    digest = base64.b64encode(hashlib.sha256(asset("page.js").encode()).digest()).decode()
    return (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
        f"script-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


def document(
    *, title: str, main: str, context: Context, here: str, lang: str = "en", styles: Sequence[str] = ()
) -> str:
    """A whole page. `main` is HTML; `here` is the page's address in the report, from which the way back is made.

    `styles` names further styles that ship with the package.
    """
    up = "../" * here.count("/")
    look = "".join(asset(name) for name in ("page.css", *styles))
    dark = svg.dark_colours(main)
    if dark:
        look += f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"
    return (
        f'<!DOCTYPE html>\n<html lang="{safe.text(lang)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy()}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n'
        f"<title>{safe.text(safe.short(title))} · {safe.text(safe.short(context.report, 60))}</title>\n"
        f"<style>{look}</style>\n</head>\n<body>\n"
        f'<a class="dl-skip" href="#main">To the text</a>\n{_navigation(context.nav, here, up)}'
        f'<main id="main">\n{main}\n</main>\n{_foot(context)}'
        f"<script>{asset('page.js')}</script>\n</body>\n</html>\n"
    )


def _navigation(nav: Sequence[NavLink], here: str, up: str) -> str:
    if not nav:
        return ""
    links = []
    for n, way in enumerate(nav):
        marks = ' class="dl-home"' if n == 0 else ""
        marks += ' aria-current="page"' if way.href == here else ""
        links.append(f'<a href="{safe.text(up + way.href)}"{marks}>{safe.isolated(safe.short(way.label, 60))}</a>')
    return f'<header class="dl-top"><nav aria-label="Pages of this report">{" ".join(links)}</nav></header>\n'


def _foot(context: Context) -> str:
    rows = _made_from(context.provenance)
    if not rows:
        return ""
    listed = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in rows)
    return (
        '<footer class="dl-foot"><div><details><summary>How this page was made, and from what</summary>'
        f"<dl>{listed}</dl></details></div></footer>\n"
    )


def _made_from(made: Provenance) -> list[tuple[str, str]]:
    """What is known of how the page was made: name → HTML."""
    rows: list[tuple[str, str]] = []
    if made.command:
        rows.append(("Made with", f"<code>{safe.text(safe.unrooted(made.command))}</code>"))
    if made.parameters:
        rows.append(("Choices given", parameters(made.parameters)))
    if made.inputs:
        rows.append(("Files read", _files(made)))
    if made.versions:
        rows.append(("Versions", safe.text(", ".join(f"{k} {v}" for k, v in sorted(made.versions.items())))))
    if made.commit:
        rows.append(("Workbench commit", f"<code>{safe.text(made.commit)}</code>"))
    if made.run_id:
        rows.append(("Run", f"<code>{safe.text(made.run_id)}</code>"))
    if made.when:
        rows.append(("Made at", safe.moment(made.when)))
    return rows


def _files(made: Provenance) -> str:
    shown = "".join(
        f"<li>{safe.isolated(safe.unrooted(f.path))}<br><code>sha256 {safe.text(f.sha256)}</code></li>"
        for f in made.inputs[:_MANY]
    )
    rest = len(made.inputs) - _MANY
    more = f"<li>and {rest} more, each listed in report.json</li>" if rest > 0 else ""
    return f"<ul>{shown}{more}</ul>"


def parameters(given: Mapping[str, Any]) -> str:
    """Choices and their values as HTML, machine paths cut."""
    items = (f"<code>{safe.text(k)} = {safe.text(safe.unrooted(value(v)))}</code>" for k, v in given.items())
    return "<br>".join(items)


def value(given: Any) -> str:
    """A parameter's value as it would be written in JSON."""
    return json.dumps(given, ensure_ascii=False, default=str)
