"""Shows a cleaned text: the whole raw text with its cuts struck through in place and coloured by their rule.

Text from articles is data: everything is escaped. Nothing is fetched and no script is used; the reason of each cut is
in its title, and a table below counts the rules, so that the colours are not needed to read it.
"""

import html
import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.cleaning.model import Cleaned, Edit, Piece

_QUIET = ("blanks", "line ends", "wrapped lines", "characters")
#: tints on which black is read well, and a darker line for the struck words
_TINTS = ("#fde2c8", "#cfe3f7", "#e3d7f2", "#d5ecd4", "#f7d3dc", "#f3ecc2", "#cdebea", "#e4e0da")
_UNSEEN = dict.fromkeys([*range(9), *range(11, 32), 127, *range(128, 160)], "\ufffd")
_OUTER = "white-space:pre-wrap;unicode-bidi:plaintext;max-width:48em;line-height:1.5"


def summary(done: "Cleaned") -> str:
    """One line that says what was kept and what was cut: the repr of a cleaned text."""
    roles = Counter(line.role for line in done.lines)
    cuts = Counter(e.rule for e in done.edits if e.action == "drop" and e.rule not in _QUIET)
    kept = ", ".join(f"{n} {role}" for role, n in roles.items()) or "nothing"
    cut = ", ".join(f"{n} by {rule}" for rule, n in cuts.most_common()) or "none"
    return f"<Cleaned: kept {kept}; cuts: {cut}; title: {done.title!r}>"


def as_html(done: "Cleaned", found: Sequence["Piece"]) -> str:
    """The raw text as HTML with its cuts struck through, and a table of the rules with their counts and reasons."""
    told = [e for e in done.edits if e.rule not in _QUIET]
    tints = dict(zip(dict.fromkeys(e.rule for e in told), itertools.cycle(_TINTS), strict=False))
    marks = sorted((e.raw_start, e.raw_end, e) for e in done.edits if e.action == "mark")
    body = "".join(_piece(done.raw, piece, marks, tints) for piece in found)
    return f'<div class="dateline-cleaned"><div style="{_OUTER}">{body}</div>{_legend(told, tints)}</div>'


def _text(text: str) -> str:
    return html.escape(text.translate(_UNSEEN))


def _piece(raw: str, piece: "Piece", marks: list[tuple[int, int, "Edit"]], tints: dict[str, str]) -> str:
    edit = piece.edit
    if edit is None:
        return "".join(_marked(raw, piece.raw_start, piece.raw_end, marks, tints))
    if edit.rule in _QUIET:
        return _text(edit.replacement or raw[edit.raw_start : edit.raw_end])
    style = f'style="background:{tints[edit.rule]};color:#222" title="{_text(edit.rule)}: {_text(edit.reason)}"'
    gone = f"<del {style}>{_text(raw[edit.raw_start : edit.raw_end])}</del>"
    return gone + (f"<ins {style}>{_text(edit.replacement)}</ins>" if edit.replacement else "")


def _marked(
    raw: str, start: int, end: int, marks: list[tuple[int, int, "Edit"]], tints: dict[str, str]
) -> Iterator[str]:
    """The stretch of the raw text, with the parts that a mark covers in a tinted box."""
    at = start
    for first, last, edit in marks:
        a, b = max(first, at), min(last, end)
        if a >= b:
            continue
        yield _text(raw[at:a])
        title = f"{_text(edit.rule)}: {_text(edit.reason)}"
        yield f'<mark style="background:{tints[edit.rule]};color:#222" title="{title}">{_text(raw[a:b])}</mark>'
        at = b
    yield _text(raw[at:end])


def _legend(told: Sequence["Edit"], tints: dict[str, str]) -> str:
    counts = Counter(e.rule for e in told)
    if not counts:
        return "<p>No line was cut, mended or marked.</p>"
    reasons: dict[str, str] = {}
    for edit in told:
        reasons.setdefault(edit.rule, edit.reason)
    rows = "".join(
        f'<tr><td style="background:{tints[rule]};color:#222">{_text(rule)}</td><td style="text-align:right">{n}</td>'
        f'<td style="text-align:left">{_text(reasons[rule])}</td></tr>'
        for rule, n in counts.most_common()
    )
    head = "<tr><th>rule</th><th>edits</th><th>a reason given</th></tr>"
    return f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>"
