"""Decides for each line whether it is kept, which part it plays, how sure that is, and why.

The line model gives each line its chance of being part of the article (`fates`); the named rules then say what is
furniture by what it says, what is the headline, a caption, a subhead, a repeat. Every decision carries its rule and its
reason.
"""

import itertools
import re
from collections.abc import Container, Sequence

from analysis.cleaning import (
    commented,
    furniture,
    headline,
    links,
    opening,
    pictures,
    pointers,
    repeats,
    rules,
    sketches,
    spared,
)  # fmt: skip
from analysis.cleaning.fates import Fate, fall_back, judge
from analysis.cleaning.features import Local
from analysis.cleaning.layout import Row
from analysis.cleaning.sentence import tells

_CRUMB_WHY = "The path of section names that leads to the page, run together with the headline."
_PATH_WHY = "The path of section names that leads to the page."
_PLACE_LINE = re.compile(r"[A-Z][\w’'.-]*(?:[ ,/]+\(?[A-Z0-9][\w’'.-]*\)?){0,7} ?[—–-]")
_DATELINE = re.compile(
    r"(?P<line>(?:\([A-Z][A-Z. ]{1,14}\)|[A-Z][A-Z’'.\-]+(?:[ ,/]+[A-Z][A-Za-z’'.\-]*){0,5}?"
    r"(?:[,.]? (?:\d{1,2} )?[A-Z][a-z]{2,8}\.?(?: \d{1,2})?(?:,? \d{4})?)?"
    r"(?: ?\([A-Z][\w. ’'/&-]{1,30}\))?|[A-Z][\w’'.\-]+(?:[ ,/]+[A-Z][\w’'.\-]*){0,4}(?:,? \d{1,2} [A-Z][a-z]+"
    r"| [A-Z][a-z]+\.? \d{1,2})?"
    r" ?\([A-Z][\w. ’'/&-]{1,30}\)) ?[—–-]+)(?P<gap>\s+)(?=[\w“\"‘'])"
)


def decide(
    found: Sequence[Row],
    page: Sequence[Local],
    title: str | None,
    told: Local,
    evidence: Sequence[bool | None],
    off: frozenset[str],
    repeated: Container[str],
) -> tuple[list[Fate], str | None]:
    """The fate of each line of `found`, and the title (as told, or as found on the page, or None).

    `page` holds what can be said of each line alone, and `told` the same of the title.
    """
    lines = [r.text for r in found]
    fates = judge(found, page, evidence, told if title else None, off)
    fall_back(page, fates)
    _furniture(page, fates, off, repeated)
    spared.within(page, fates, dateline)
    if "spared sentences" not in off:
        spared.spare(page, fates, evidence)
    title_found = _headline(found, page, lines, fates, title, off)
    _link_rows(found, page, fates, off)
    _below_comments(page, fates, off)
    _names_and_times(page, fates, off)
    _datelines(page, fates, off)
    _captions(found, page, fates, off)
    if "exact repeat" not in off:
        _repeats(page, fates)
    _headings(page, fates, off)
    return fates, title_found


def _furniture(page: Sequence[Local], fates: Sequence[Fate], off: frozenset[str], repeated: Container[str]) -> None:
    """Lines that are furniture by what they say, or by standing in many documents; never all there is."""
    verdicts: list[tuple[str, str] | None] = []
    capitals = [f for f in page if f.text.isupper()]
    shouting = sum(len(f.text) for f in capitals) > 0.4 * sum(len(f.text) for f in page)
    for facts in page:
        verdict = furniture.verdict(facts.text) if facts.may_ask else None
        if not shouting and capitals and _is_shouted_link(facts):
            verdict = ("read more", "A line of capitals as long as a headline, as links to other articles are set.")
        elif facts.may_path and rules.is_path(facts.text):
            verdict = ("breadcrumb", _PATH_WHY)
        if repeated and repeats.normal(facts.text) in repeated:
            verdict = ("boilerplate", "It stands word for word in many documents of the corpus, so that it is not "
                "this article's.")
        verdicts.append(verdict if verdict and verdict[0] not in off else None)
    if all(v or not f.keep for v, f in zip(verdicts, fates, strict=True)):
        return
    for fate, verdict in zip(fates, verdicts, strict=True):
        if verdict:
            fate.drop(*verdict)


def _link_rows(found: Sequence[Row], page: Sequence[Local], fates: Sequence[Fate], off: frozenset[str]) -> None:
    """Rows of links inside the article and below it, where paragraphs are left without them."""
    told = (i for i, f in enumerate(page) if f.may_tell and fates[i].keep and tells(f.text))
    if "row of links" in off or len(list(itertools.islice(told, 2))) < 2:
        return
    labels = [
        fate.rule == "read more" and not fate.keep and pointers.is_label(f.text)
        for fate, f in zip(fates, page, strict=True)
    ]
    enough = len(_kept_prose(page, fates)) > 1
    rows = [(i, links.why(page[i])) for row in (links.rows(page) if enough else ()) for i in row]
    for i, why in [*rows, *((i, links.BELOW_WHY) for i in links.below_labels(found, page, labels))]:
        if fates[i].keep and fates[i].role != "title":
            fates[i].drop("row of links", why)


def _below_comments(page: Sequence[Local], fates: Sequence[Fate], off: frozenset[str]) -> None:
    start = None if "comment section" in off else commented.begins(page, _kept_prose(page, fates))
    for fate in fates[start + 1 :] if start is not None else ():
        if fate.keep and fate.role != "title":
            fate.drop("comment section", commented.WHY)


def _is_shouted_link(facts: Local) -> bool:
    """Whether a line is all capitals and as long as a headline; a subhead in capitals is shorter."""
    line = facts.text
    return facts.words >= 7 and line.isupper() and not line.endswith((".", "!", "”", '"'))


def _kept_prose(page: Sequence[Local], fates: Sequence[Fate]) -> list[int]:
    return [i for i, f in enumerate(page) if f.prose and fates[i].keep]


def _headline(
    found: Sequence[Row], page: Sequence[Local], lines: Sequence[str], fates: Sequence[Fate], told: str | None,
    off: frozenset[str],
) -> str | None:
    if "title" in off:
        return told
    prose = _kept_prose(page, fates)
    path = opening.crumb(lines) if told is None else None
    best = headline.find(page, prose[0], prose[-1], told) if prose else headline.Headline(None, told, (), (), 0.0)
    why = "it stands above the article and names what it is about"
    if path is not None:
        best = headline.at(page, path[1], prose[-1] if prose else path[1], 0.95)
        best = best._replace(crumbs=tuple(sorted({path[0], *best.crumbs})))
        why = "the path above it repeats its beginning"
    elif best.line is None and told is None:
        first = opening.plain(found, [not f.keep and f.rule != "line model" for f in fates])
        if first is not None and (not prose or first < prose[0]):
            best = headline.at(page, first, prose[-1] if prose else first, 0.8)
            why = "it is the first line, short and without a full stop, above sentences"
    if told and best.line is None:
        own = opening.told(lines, told)
        best = headline.at(page, own, prose[-1] if prose else own, 0.99) if own is not None else best
        why = "it is the title that the text came with"
    if best.line is None:
        return told
    fates[best.line].play("title", best.confidence, why)
    for i in best.crumbs:
        if "breadcrumb" not in off:
            fates[i].drop("breadcrumb", _CRUMB_WHY)
    for i in best.repeats:
        if "repeated headline" not in off:
            fates[i].drop("repeated headline", "It says the headline again.")
    return told or best.text


def _names_and_times(page: Sequence[Local], fates: Sequence[Fate], off: frozenset[str]) -> None:
    """Bylines and times: above the second paragraph or below the last one; elsewhere only to give the better reason."""
    prose = _kept_prose(page, fates) or [
        i for i, f in enumerate(fates) if f.keep and opening.is_sentence(page[i].text)
    ]
    if "byline" in off or not prose:
        return
    while len(prose) > 2 and (why := rules.tells_of_writer(page[prose[-1]].text)):
        fates[prose.pop()].drop("byline", why)
    head, foot = prose[min(1, len(prose) - 1)], prose[-1]
    for i, facts in enumerate(page):
        if not facts.may_stamp:
            continue
        fate, line = fates[i], facts.text
        outside = i < head or i > foot or rules.is_stamp(line)
        open_to_it = outside if fate.keep else fate.rule == "line model"
        if open_to_it and fate.role != "title" and not pictures.credits(line):
            why = rules.writer_or_time(line)
            if why is not None:
                fate.drop("byline", why)


def _datelines(page: Sequence[Local], fates: Sequence[Fate], off: frozenset[str]) -> None:
    """A place and an agency on a line of their own, right above the first paragraph."""
    prose = _kept_prose(page, fates)
    if prose and prose[0] and "dateline" not in off and _PLACE_LINE.fullmatch(page[prose[0] - 1].text):
        fates[prose[0] - 1].play("dateline", 0.9, "it gives the place of the report or its agency, above the first "
            "paragraph")


def _captions(found: Sequence[Row], page: Sequence[Local], fates: Sequence[Fate], off: frozenset[str]) -> None:
    prose = _kept_prose(page, fates)
    if "caption" in off or not prose:
        return
    kept = [i for i, f in enumerate(fates) if f.keep]
    tight = sum(not found[i].after_blank for i in kept) >= 0.15 * len(kept)
    for at, i in enumerate(kept):
        verdict = None
        if fates[i].role == "body" and pictures.may_be_caption(page[i]):
            following = kept[at + 1] if at + 1 < len(kept) else None
            after_blank = i + 1 >= len(found) or found[i + 1].after_blank
            verdict = pictures.caption(page[i], pictures.Setting(
                alone=tight and found[i].after_blank and after_blank,
                before_heading=following is not None and _looks_like_heading(page, following, kept[at + 2 : at + 3]),
                before_end=following is None,
            ))
        if i + 1 < len(page) and page[i + 1].may_credit and pictures.said_again(page[i].text, page[i + 1].text):
            verdict = 0.9, "the credit of the picture below says it again"
        if verdict and prose != [i]:  # a caption goes with an article, so that the only paragraph is none
            fates[i].play("caption", verdict[0], verdict[1])
    for i in range(kept[0], min(kept[-1] + 2, len(fates))):
        line, fate = page[i], fates[i]
        open_to_it = line.may_credit and not fate.keep and fate.rule == "line model" and len(line.text) > 30
        if open_to_it and pictures.credits(line.text):
            fate.play("caption", 0.8, "it credits a photographer or an agency")


def _looks_like_heading(page: Sequence[Local], i: int, following: Sequence[int]) -> bool:
    facts, line = page[i], page[i].text
    if line.startswith("- ") and line.endswith(" -"):  # as a French agency sets its subheads
        return 0 < facts.words <= 14 and bool(following)
    if not 1 <= facts.words <= 14 or len(line) > 110 or facts.prose or not following:
        return False
    if line.endswith((".", ":", ";", ",", "…", "”", '"')) or line[:1] in "-–—•*·“\"":
        return False
    return page[following[0]].prose


def _headings(page: Sequence[Local], fates: Sequence[Fate], off: frozenset[str]) -> None:
    if "heading" in off:
        return
    kept = [i for i, f in enumerate(fates) if f.keep and f.role == "body"]
    for at, i in enumerate(kept):
        if page[i].words > 14:
            continue
        if _looks_like_heading(page, i, kept[at + 1 : at + 2]) and not (at and page[kept[at - 1]].text.endswith(":")):
            fates[i].play("heading", 0.85 if page[i].words <= 9 else 0.7, "a few words without a full stop, "
                "above a paragraph")


def _repeats(page: Sequence[Local], fates: Sequence[Fate]) -> None:
    kept = {i: page[i] for i, f in enumerate(fates) if f.keep and f.role in ("body", "caption")}
    for again in sketches.exact(kept):
        fates[again.line].drop("exact repeat", "")
        fates[again.line].note = str(again.earlier)


def dateline(line: str) -> re.Match[str] | None:
    """An agency's place, day and name at the head of a paragraph ("KYIV, Sept 10 (Reuters) — "), if it has them."""
    return _DATELINE.match(line[:160])
