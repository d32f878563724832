"""Tells two versions of an article apart sentence by sentence: which figures, hedges and attributions changed.

Sentences that stand in both are left out, wherever they stand. Of the rest, those that share most of their words are
taken for one sentence before and after, and compared word by word.
"""

import difflib
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pandas as pd

from analysis import language
from analysis.duplicates.alignment import aligned
from analysis.duplicates.wording import ATTRIBUTIONS, HEDGES, MONTHS, is_attribution, is_hedge, is_number
from analysis.language import Token

_COLUMNS = {
    "kind": "str", "change": "str", "words_a": "str", "words_b": "str", "start_a": "Int64", "end_a": "Int64",
    "start_b": "Int64", "end_b": "Int64", "sentence_a": "str", "sentence_b": "str",
}  # fmt: skip
#: Two sentences longer than this together are compared as wholes between what they share at their ends.
_LONGEST = 1000
_NEAR = 2


class _Side(NamedTuple):
    """One version: its text and the words of a sentence of it."""

    text: str
    tokens: Sequence[Token]


class _Words(NamedTuple):
    """The lists that say of which kind a change is."""

    hedges: frozenset[str]
    attributions: frozenset[str]


def changes(
    text_a: str,
    text_b: str,
    *,
    hedges: frozenset[str] = HEDGES,
    attributions: frozenset[str] = ATTRIBUTIONS,
) -> pd.DataFrame:
    """What changed from `text_a` to `text_b`, a row a change, in the order of the sentences.

    Columns:

    - kind: "number", "hedge", "attribution" or "other"; a sentence may have rows of several kinds;
    - change: "changed", "added" or "dropped";
    - words_a, words_b: the words that differ; empty where there are none on that side;
    - start_a, end_a, start_b, end_b: where they stand, code points of the text, end exclusive; missing likewise;
    - sentence_a, sentence_b: the sentence around them; empty where the whole sentence was added or dropped.

    A sentence that only one version has is one row of kind "other" with its words. `hedges` and `attributions` are the
    words, in lower case, that a change is told by. Sentences whose order alone changed are no change. Near linear.
    """
    a, b = language.sentences(text_a), language.sentences(text_b)
    words_a = [language.tokens(text_a[s.start : s.end], s.start) for s in a]
    words_b = [language.tokens(text_b[s.start : s.end], s.start) for s in b]
    lists = _Words(hedges, attributions)
    rows: list[dict[str, Any]] = []
    for i, j in aligned([[t.norm for t in w] for w in words_a], [[t.norm for t in w] for w in words_b]):
        here = _Side(text_a, words_a[i] if i is not None else ())
        there = _Side(text_b, words_b[j] if j is not None else ())
        around = {
            "sentence_a": text_a[a[i].start : a[i].end] if i is not None and j is not None else "",
            "sentence_b": text_b[b[j].start : b[j].end] if i is not None and j is not None else "",
        }
        found = _within(here, there, lists) if i is not None and j is not None else [_row("other", here, there)]
        rows += [row | around for row in found]
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype(_COLUMNS)


def _row(kind: str, here: _Side, there: _Side) -> dict[str, Any]:
    """A change of `kind` of the words of one side to those of the other."""
    a, b = here.tokens, there.tokens
    return {
        "kind": kind,
        "change": "changed" if a and b else "dropped" if a else "added",
        "words_a": here.text[a[0].start : a[-1].end] if a else "",
        "words_b": there.text[b[0].start : b[-1].end] if b else "",
        "start_a": a[0].start if a else None,
        "end_a": a[-1].end if a else None,
        "start_b": b[0].start if b else None,
        "end_b": b[-1].end if b else None,
    }


def _within(here: _Side, there: _Side, lists: _Words) -> list[dict[str, Any]]:
    """The changes inside one sentence, those of unnamed kind together in one row."""
    rows: list[dict[str, Any]] = []
    rest: list[tuple[int, int, int, int]] = []
    for cut in _cuts([t.norm for t in here.tokens], [t.norm for t in there.tokens]):
        named = list(_named(here, there, cut, lists))
        rows += named
        if not named:
            rest.append(cut)
    if rest:
        (a, _, b, _), (_, c, _, d) = rest[0], rest[-1]
        rows.append(_row("other", _Side(here.text, here.tokens[a:c]), _Side(there.text, there.tokens[b:d])))
    return rows


def _cuts(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """The stretches (from, to in `a`; from, to in `b`) that differ."""
    start, stop = 0, 0
    shorter = min(len(a), len(b))
    while start < shorter and a[start] == b[start]:
        start += 1
    while stop < shorter - start and a[len(a) - 1 - stop] == b[len(b) - 1 - stop]:
        stop += 1
    inner_a, inner_b = a[start : len(a) - stop], b[start : len(b) - stop]
    if len(inner_a) + len(inner_b) > _LONGEST:  # no sentence: comparing each word with each would take its square
        return [(start, len(a) - stop, start, len(b) - stop)]
    codes = difflib.SequenceMatcher(None, inner_a, inner_b, autojunk=False).get_opcodes()
    return [(start + i, start + k, start + j, start + m) for tag, i, k, j, m in codes if tag != "equal"]


def _named(
    here: _Side, there: _Side, cut: tuple[int, int, int, int], lists: _Words
) -> Iterator[dict[str, Any]]:
    """The rows of the kinds that have a name, for one stretch that differs."""
    a, b = here.tokens[cut[0] : cut[1]], there.tokens[cut[2] : cut[3]]
    numbers = _figures(here.tokens, *cut[:2]), _figures(there.tokens, *cut[2:])
    for k in range(max(map(len, numbers))):
        pair = [side[k] if k < len(side) else [] for side in numbers]
        if [t.norm for t in pair[0]] != [t.norm for t in pair[1]]:
            yield _row("number", _Side(here.text, pair[0]), _Side(there.text, pair[1]))
    soft = [[t for t in side if is_hedge(t.text, lists.hedges)] for side in (a, b)]
    for k in range(max(map(len, soft))):
        pair = [side[k : k + 1] for side in soft]
        yield _row("hedge", _Side(here.text, pair[0]), _Side(there.text, pair[1]))
    if _is_attribution(here.tokens, cut[:2], lists) or _is_attribution(there.tokens, cut[2:], lists):
        only_numbers = all(is_number(t.text) for t in (*a, *b))
        if not only_numbers:
            yield _row("attribution", _Side(here.text, a), _Side(there.text, b))


def _figures(tokens: Sequence[Token], first: int, end: int) -> list[list[Token]]:
    """The numbers in a stretch, words of one number ("two hundred") together; the day of a date is none."""
    runs: list[list[Token]] = []
    last = -2
    for k in range(first, end):
        beside = (t.norm for t in (*tokens[max(0, k - 1) : k], *tokens[k + 1 : k + 2]))
        if is_number(tokens[k].text) and MONTHS.isdisjoint(beside):
            if k == last + 1:
                runs[-1].append(tokens[k])
            else:
                runs.append([tokens[k]])
            last = k
    return runs


def _is_attribution(tokens: Sequence[Token], cut: tuple[int, ...], lists: _Words) -> bool:
    """Whether the stretch holds a word of attribution, stands right before one, or is a name right behind one."""
    first, end = cut
    if any(is_attribution(t.text, lists.attributions) for t in tokens[first : end + (end > first)]):
        return True
    named = any(t.text[:1].isupper() for t in tokens[first:end])
    return named and any(is_attribution(t.text, lists.attributions) for t in tokens[max(0, first - _NEAR) : first])
