"""Cleans a text: the stages in their order, and the ledger that they leave.

First what came broken (encoding, unseen characters, line ends, fixed widths), then what is furniture, then what is
repeated, last the quotation marks. Words are never changed.
"""

import bisect
import itertools
from collections.abc import Container, Iterator, Sequence

from analysis.cleaning import glued, layout, named, printed, quotes, repair, repeats, roles, rules, sketches, spared
from analysis.cleaning.draft import Change, Draft
from analysis.cleaning.fates import Fate
from analysis.cleaning.features import Local
from analysis.cleaning.layout import Row
from analysis.cleaning.model import Cleaned, Edit, Line
from analysis.cleaning.reading import Words, read, tidy
from analysis.settings import Settings

#: name of a rule, what it changes, and whether it has nothing to do in a text without unseen characters
_CHARACTER_RULES = (
    ("encoding", repair.encoding, False),
    ("characters", repair.characters, True),
    ("wrapped lines", printed.joined, True),
    ("line ends", repair.line_ends, True),
    ("wrapped lines", layout.wrapped, False),
)
_BLANK_WHY = "Empty lines or blanks at the edge of a line."
_DATELINE_WHY = "What stands before the dash, the place of the report and what goes with it, gets a line of its own."
_QUOTED_ROLES = ("body", "caption")


def clean(  # noqa: PLR0913 (all but the text are choices, told by name)
    raw: str,
    *,
    title: str | None = None,
    evidence: Sequence[bool] | None = None,
    rules_off: Sequence[str] = (),
    repeated: Container[str] = (),
    near_repeat: float = Settings.near_repeat,
    keep: Sequence[str] = (),
    drop: Sequence[str] = (),
) -> Cleaned:
    """The text of an article without what stands around it, with a ledger of every edit.

    `title` is the headline where metadata gives it; `evidence` says for each line of `raw` (split at newlines) whether
    an extractor of pages keeps it; `rules_off` are names of `RULES` that are not applied; `repeated` are normalised
    lines that recur across the corpus (`boilerplate` finds them); from `near_repeat` on, the share of a shorter
    paragraph's words that stand in an earlier one, it is marked as a near repeat. `keep` and `drop` are plain texts: a
    line that holds one of them (in any case, blanks evened out) is kept or dropped whatever the rules say; `keep` wins.
    Raises DatelineError for a name that is no rule's.
    """
    off = rules.check(rules_off)
    tidy()
    draft = _mended(raw, off)
    found = layout.rows(draft.text)
    *page, told = read([*(r.text for r in found), (title or "").strip()])
    fates, headline = roles.decide(found, page, title, told, _aligned(draft, found, evidence), off, repeated)
    if "named lines" not in off and (keep or drop):
        named.overrule([r.text for r in found], fates, keep, drop)
    places = [draft.raw_span(r.first, r.last) if draft.edits else (r.first, r.last) for r in found]
    _say_where(found, fates, places)
    marks = list(_near_marks(page, fates, places, near_repeat)) if "near repeat" not in off else []
    if "open quotes" not in off:
        marks += _open_marks(draft, found, fates, off)
    if "glued words" not in off:
        marks += _glued_marks(draft, found, page, fates)
    marks += [
        Edit(*place, "mark", None, spared.MARK_WHY, "spared sentences")
        for place, fate in zip(places, fates, strict=True)
        if fate.keep and fate.note == spared.DOUBT
    ]
    kept: list[tuple[str, float, str]] = []
    draft.change(list(_changes(draft.text, found, page, fates, off, kept)))
    edits = sorted([*draft.edits, *marks], key=lambda e: e[:3]) if marks else draft.edits
    return Cleaned(raw, draft.text, headline, tuple(edits), tuple(_lines(draft.text, kept)))


def _mended(raw: str, off: frozenset[str]) -> Draft:
    """The text as it was saved, put right."""
    draft = Draft(raw)
    plain = repair.is_plain(raw)
    for name, stage, of_unseen in _CHARACTER_RULES:
        if name not in off and not (of_unseen and plain):
            draft.change(list(stage(draft.text)))
            plain = plain and not draft.edits
    return draft


def _aligned(draft: Draft, found: Sequence[Row], evidence: Sequence[bool] | None) -> list[bool | None]:
    """The extractor's verdict on each line, by the line of the raw text that it begins in."""
    if evidence is None:
        return [None] * len(found)
    ends = [i for i, c in enumerate(draft.raw) if c == "\n"]
    at = [bisect.bisect_left(ends, draft.raw_span(r.first, r.last)[0]) for r in found]
    return [evidence[i] if i < len(evidence) else None for i in at]


def _say_where(found: Sequence[Row], fates: Sequence[Fate], places: Sequence[tuple[int, int]]) -> None:
    """Completes the reasons of exact repeats with the place of the first."""
    for fate in fates:
        if fate.rule == "exact repeat" and not fate.keep:
            first = int(fate.note)
            start, end = places[first]
            fate.reason = (
                f"The same paragraph stands already at characters {start}–{end} of the raw text"
                f" (“{found[first].text[:40].strip()}…”); it is kept there."
            )


def _near_marks(
    page: Sequence[Local], fates: Sequence[Fate], places: Sequence[tuple[int, int]], least: float
) -> Iterator[Edit]:
    kept = {i: f for i, f in enumerate(page) if fates[i].keep and fates[i].role == "body"}
    for again in sketches.near(kept, least):
        start, end = places[again.earlier]
        reason = (
            f"{again.share:.0%} of the words of the shorter one stand also in the paragraph at characters {start}–{end}"
            f" of the raw text (“{page[again.earlier].text[:40].strip()}…”): nearly a repeat; both are kept."
        )
        yield Edit(*places[again.line], "mark", None, reason, "near repeat")


def _open_marks(draft: Draft, found: Sequence[Row], fates: Sequence[Fate], off: frozenset[str]) -> Iterator[Edit]:
    kept = [r for r, f in zip(found, fates, strict=True) if f.keep and f.role in _QUOTED_ROLES]
    for row, following in itertools.zip_longest(kept, kept[1:]):
        if "“" not in row.text:
            continue
        mended = _turned(row.text) if "turned quotes" not in off else row.text
        place = quotes.left_open(mended, following.text if following else None)
        if place is not None:
            start = draft.raw_span(row.first + min(place, len(row.text) - 1), row.last)[0]
            yield Edit(start, draft.raw_span(row.first, row.last)[1], "mark", None, quotes.OPEN_REASON, "open quotes")


def _glued_marks(
    draft: Draft, found: Sequence[Row], page: Sequence[Local], fates: Sequence[Fate]
) -> Iterator[Edit]:
    kept = [i for i, fate in enumerate(fates) if fate.keep]
    met = [i for i in kept if page[i].may_join_words]
    known = Words([page[i] for i in kept])
    for i in met:
        row = found[i]
        for start, end in glued.words(row.text, known):
            place = draft.raw_span(row.first + start, row.first + end)
            yield Edit(*place, "mark", None, glued.WORDS_WHY, "glued words")


def _turned(line: str) -> str:
    parts, at = [], 0
    for change in quotes.turned(line, 0):
        parts += [line[at : change.start], change.replacement]
        at = change.end
    return "".join([*parts, line[at:]])


def _changes(
    text: str, found: Sequence[Row], page: Sequence[Local], fates: Sequence[Fate], off: frozenset[str],
    kept: list[tuple[str, float, str]],
) -> Iterator[Change]:
    """The changes of the last stage, in order; `kept` gets the role, confidence and reason of each line left."""
    last = max((i for i, f in enumerate(fates) if f.keep), default=-1)
    blanks, size, at = "blanks" not in off, len(text), 0
    bodies = 0
    for i, (row, fate) in enumerate(zip(found, fates, strict=True)):
        if row.start > at and blanks:
            yield Change(at, row.start, "", _BLANK_WHY, "blanks")
        at = after = min(row.end + 1, size)
        if not fate.keep:
            yield Change(row.start, after, "", fate.reason, fate.rule)
            continue
        if row.first > row.start and blanks:
            yield Change(row.start, row.first, "", _BLANK_WHY, "blanks")
        yield from _inside(row, page[i], fate, off, kept, first_body=not bodies)
        bodies += fate.role == "body"
        end = after if i == last else row.end
        if end > row.last and blanks:
            yield Change(row.last, end, "", _BLANK_WHY, "blanks")
    if at < size and blanks:
        yield Change(at, size, "", _BLANK_WHY, "blanks")


def _inside(
    row: Row, facts: Local, fate: Fate, off: frozenset[str], kept: list[tuple[str, float, str]], first_body: bool
) -> Iterator[Change]:
    match = roles.dateline(row.text) if first_body and fate.role == "body" and "dateline" not in off else None
    if match:
        kept.append(("dateline", 0.9, "it gives the place of the report, its day or its agency"))
        gap = row.first + match.start("gap")
        yield Change(gap, row.first + match.end("gap"), "\n", _DATELINE_WHY, "dateline")
    kept.append((fate.role, round(fate.confidence, 3), fate.reason))
    again = repeats.within(row.text) if "exact repeat" not in off else None
    if again:
        why = f"The same words stand {again[2]} times in a row; they are kept once."
        yield Change(row.first + again[0], row.first + again[1], "", why, "exact repeat")
        return
    mends: list[Change] = []
    if "turned quotes" not in off and fate.role in _QUOTED_ROLES and ("“" in row.text or "”" in row.text):
        mends += quotes.turned(row.text, row.first)
    if facts.may_join_sentences and "glued sentences" not in off and fate.role != "title":
        mends += glued.sentences(row.text, row.first)
    yield from sorted(mends)


def _lines(text: str, kept: Sequence[tuple[str, float, str]]) -> Iterator[Line]:
    rows = layout.rows(text)
    for row, (role, confidence, why) in zip(rows, kept, strict=True):
        yield Line(row.first, row.last, role, confidence, why)
