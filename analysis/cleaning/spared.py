"""Spares the sentences that the line model would cut on too little evidence: to lose a paragraph is the worst fault.

A text without any furniture is no page: nothing of it is cut by its looks. On a page, full sentences that follow the
article stay where hardly anything stands between and no row of headlines and teasers follows; what is so kept in doubt
is marked.
"""

import itertools
from collections.abc import Callable, Sequence

from analysis.cleaning import furniture, pictures, rules
from analysis.cleaning.fates import Fate
from analysis.cleaning.features import Local
from analysis.cleaning.sentence import has_verb, tells

MARK_WHY = "It may not belong to the article: the line model takes it for the page around it, but it tells something"\
    " in full sentences and follows the article."
_FREE_WHY = "nothing on the page is furniture, so that nothing is cut by looks"
_SPARED_WHY = "full sentences that follow the article, with no other article's teasers below"
_OPENS_WHY = "full sentences right above the article"
_HEADING_WHY = "it stands alone between two paragraphs of the article"
DOUBT = "in doubt"
#: the chance that is enough for a sentence between two kept paragraphs, for one above a kept paragraph that begins with
#: the place of the report, and for one below a kept paragraph
_LEAST_WITHIN, _LEAST_WITH_PLACE, _LEAST_BELOW = 0.05, 0.1, 0.15
_LEAST_SPARED, _LEAST_OPENING, _NEAREST = 0.05, 0.25, 4
_FULL_STOPS = (".", "!", "?", ".”", "!”", "?”", '."', '!"', '?"', ".’")
#: so many bare lines are few: the text is an article with a little of its page, and a sentence needs hardly any chance
_FEW, _LEAST_OF_FEW = 8, 0.01
_WIDEST_GAP, _TEASERS_WITHIN = 6, 12
_HEAD, _FOOT, _LONGEST_FREE = 5, 2, 400


def within(page: Sequence[Local], fates: Sequence[Fate], has_place: Callable[[str], object]) -> None:
    """Sentences that the model cut out of the midst of the article: to cut these takes more than a weak chance."""
    if not any(f.prose and not fates[i].keep and fates[i].may_be_spared for i, f in enumerate(page)):
        return
    near = [
        i for i, f in enumerate(fates)
        if (f.keep or f.may_be_spared) and not (page[i].may_credit and pictures.credits(page[i].text))
    ]
    kept = {i for i in near if fates[i].keep and page[i].prose}
    for at, i in enumerate(near):
        fate = fates[i]
        if fate.keep or not page[i].prose or not page[i].text.endswith(_FULL_STOPS):
            continue
        below = at + 1 < len(near) and near[at + 1] in kept
        if below and at and near[at - 1] in kept and 1 - fate.confidence >= _LEAST_WITHIN:
            fate.play("body", 0.6, "a full sentence between two paragraphs of the article")
        elif at and near[at - 1] in kept and 1 - fate.confidence >= _LEAST_BELOW:
            fate.play("body", 0.5, "a full sentence below a paragraph of the article")
        elif below and 1 - fate.confidence >= _LEAST_WITH_PLACE and has_place(page[i].text):
            fate.play("body", 0.8, "it begins with the place of the report, above a paragraph of the article")


def is_free(page: Sequence[Local]) -> bool:
    """Whether a text holds no furniture: no prompt, no notice, no path, no row of labels, only what an article has."""
    if len(page) > _LONGEST_FREE:
        return False
    if any((f.may_ask and furniture.verdict(f.text)) or (f.may_path and rules.is_path(f.text)) for f in page):
        return False
    told = [i for i, x in enumerate(page) if _is_told(x)]
    if not told or told[0] > _HEAD or len(page) - 1 - told[-1] > _FOOT:
        return False
    bare = [*map(_is_bare, page[told[0] : told[-1]])]
    return not any(map(all, zip(bare, bare[1:], bare[2:], strict=False)))


def _is_bare(facts: Local) -> bool:
    return not (_is_told(facts) or _is_part(facts.text))


def _is_told(facts: Local) -> bool:
    return facts.prose or _is_brief(facts) or (facts.may_tell and tells(facts.text))


def _is_brief(facts: Local) -> bool:
    return facts.words > 1 and not facts.capitals and facts.text.endswith(_FULL_STOPS)


def _is_part(line: str) -> bool:
    """Whether a bare line is an item, an announcement, a byline or a time, as articles hold them too."""
    return line[0] in "-–—•*·“\"‘'(" or line[0].isdigit() or line.endswith((":", "?", ",", ";")) or (
        rules.names_writer_or_time(line)
    )


def spare(page: Sequence[Local], fates: Sequence[Fate], evidence: Sequence[bool | None]) -> None:
    """Takes back the line model's cuts that furniture does not explain; `evidence` is what an extractor keeps."""
    if not any(f.may_be_spared and not f.keep for f in fates):
        return
    if False not in evidence and is_free(page):
        bare = [*map(_is_bare, page)]
        for i, fate in enumerate(fates):
            alone = not any(bare[max(0, i - 1) : i]) and bare[i + 1 : i + 2] == [False]
            if not fate.keep and fate.may_be_spared and (not bare[i] or alone):
                fate.play("body", 0.5, _FREE_WHY)
        return
    few = len(list(itertools.islice(filter(_is_bare, page), _FEW + 1))) <= _FEW
    told = [i for i, f in enumerate(page) if f.prose or (f.may_tell and tells(f.text))]
    _open(page, fates, told, few)
    ahead = _next_of(page, fates, told)
    last = -1
    for at, i in enumerate(told):
        fate = fates[i]
        if fate.keep:
            last = i
        elif last < 0 or not fate.may_be_spared or not tells(page[i].text) or (
            i - last > 1 and page[i].text.endswith("?")
        ):
            continue  # a question by itself may be a link: it neither stays nor ends the article
        elif not _may_stay(page, fates, i, last, few) or _is_teaser(fates, i, last, *ahead[at], few):
            last = -1  # what stands below a teaser is no part of the article either, up to the next kept sentence
        else:
            if i - last == 2 and _is_heading(page, fates, i - 1):
                fates[i - 1].play("body", 0.4, _HEADING_WHY)
            fate.play("body", 0.4, _SPARED_WHY)
            fate.note = DOUBT
            last = i


def _open(page: Sequence[Local], fates: Sequence[Fate], told: Sequence[int], few: bool) -> None:
    """Keeps the sentences above the first kept one that may be the first: near it, with a verb, and not hopeless."""
    first = next((at for at, i in enumerate(told) if fates[i].keep), 0)
    for at in range(first - 1, (-1 if few else max(first - 2, -1)), -1):
        i, line = told[at], page[told[at]].text
        chance = 1 - fates[i].confidence
        if not fates[i].may_be_spared or told[at + 1] - i > _NEAREST or line.endswith("?"):
            return
        if chance < (_LEAST_OF_FEW if few else _LEAST_OPENING) or not tells(line) or not has_verb(line):
            return
        fates[i].play("body", 0.4, _OPENS_WHY)
        fates[i].note = DOUBT


def _is_heading(page: Sequence[Local], fates: Sequence[Fate], i: int) -> bool:
    return not fates[i].keep and fates[i].may_be_spared and 0 < page[i].words <= 12


def _may_stay(page: Sequence[Local], fates: Sequence[Fate], i: int, last: int, few: bool) -> bool:
    """Whether a sentence follows the kept one at `last` closely enough, and nothing in it speaks against it."""
    if 1 - fates[i].confidence < (_LEAST_OF_FEW if few else _LEAST_SPARED) or i - last - 1 > _WIDEST_GAP:
        return False
    apart = i - last > 1 or not few
    if apart and (page[i].personal or page[i].text.endswith("?")):
        return False
    return not any(rules.tells_of_writer(page[j].text) for j in (last, i))


def _is_teaser(
    fates: Sequence[Fate], i: int, last: int, run_end: int, following: int | None, few: bool
) -> bool:
    """Whether a sentence is followed by others that are cut, as the teasers of other articles are; where little of the
    text is furniture, only one below a label that leads to them can be one."""
    if following is None or fates[following].keep or following - run_end > _TEASERS_WITHIN:
        return False
    return not few or any(fates[j].rule in ("read more", "row of links") for j in range(last + 1, i))


def _next_of(page: Sequence[Local], fates: Sequence[Fate], told: Sequence[int]) -> list[tuple[int, int | None]]:
    """For each told line the end of the run of cut ones that it stands in, and the next kept line or teaser below."""
    out: list[tuple[int, int | None]] = []
    below, after_run = None, None
    for at in range(len(told) - 1, -1, -1):
        i = told[at]
        runs_on = at + 1 < len(told) and told[at + 1] == i + 1 and not fates[i + 1].keep
        if not runs_on:
            run_end, after_run = i, below
        out.append((run_end, after_run))
        if fates[i].keep or (fates[i].may_be_spared and tells(page[i].text) and not page[i].text.endswith("?")):
            below = i
    return out[::-1]
