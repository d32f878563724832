"""What stands around one word: the words in its window, to the left and to the right, and how far beyond chance."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analysis.corpus import Texts
from analysis.errors import DatelineError, unknown
from analysis.settings import COUNTED_ROLES
from analysis.terms import association, definition, pairs
from analysis.terms.collocation import WIDEST
from analysis.terms.pattern import Words
from analysis.terms.stops import Stop, described, stop_words

_MEASURES = ("log_likelihood", "pmi", "student_t", "chi_sq", "log_dice", "mi3", "z_score", "delta_p_forward",
             "delta_p_back")  # fmt: skip
_COLUMNS = {
    "collocate": "str", "count": "int64", "left": "int64", "right": "int64", "sentences": "int64",
    "frequency": "int64", "expected": "float64", "attracted": "bool", **dict.fromkeys(_MEASURES, "float64"),
    "sentence_ids": "object",
}  # fmt: skip


class Span(NamedTuple):
    """The words around every occurrence of a node: each once, at its nearest one; which are to the left of that."""

    at: np.ndarray[Any, np.dtype[np.int64]]
    is_left: np.ndarray[Any, np.dtype[np.bool_]]


def collocates(  # noqa: PLR0913 - one table, with what is usually chosen about it
    data: Texts,
    node: str,
    *,
    left: int = 5,
    right: int = 5,
    measure: str = "log_likelihood",
    min_count: int = 2,
    floor: float | None = None,
    stop: Stop = "english",
    roles: Sequence[str] = COUNTED_ROLES,
) -> pd.DataFrame:
    """The words at most `left` words before or `right` words after `node` in its sentence, the strongest first.

    `node` is a word, words in a row, or a shape such as `occup*`. Columns: collocate, count (its occurrences in the
    span), left and right (of these, before and after the nearest node), sentences, frequency (its occurrences in the
    whole text outside the nodes), expected (how many chance would put in the span), attracted (more than that), the
    measures log_likelihood, pmi (bits), student_t, chi_sq, log_dice, mi3 (bits), z_score, delta_p_forward (how much
    likelier a word is the collocate inside the span than outside), delta_p_back (how much likelier an occurrence of
    the collocate is in a span than another word), and sentence_ids (the sentences where it stands in the span).

    A word counts once, however many nodes have it in their span; the words of a node are not company for themselves.
    The table behind the measures: of all words outside the nodes, those in the span and those that are the collocate
    (Evert 2008, “Corpora and collocations”, surface co-occurrence). log_dice alone goes by the plain frequencies of
    node and collocate, as Rychlý 2008 has it and Sketch Engine prints it; a collocate that stands twice by one node
    can take it above 14. `min_count`, `floor` and `stop` as in `collocations`, and so the sources of the measures.
    Collocates that avoid the node come last.

    Where the node does not occur, or no word is left, the table has no row. Raises DatelineError for data without a
    word, a node without a letter, left or right outside 0 to 50 or both 0, an unknown measure, stop list or role.
    """
    if measure not in _MEASURES:
        raise unknown("measure of collocates", measure, _MEASURES)
    for name, words in (("left", left), ("right", right)):
        if isinstance(words, bool) or not isinstance(words, int) or not 0 <= words <= WIDEST:
            raise DatelineError(f"{name} is {words!r}; it takes 0 to {WIDEST} words.")
    if not left + right:
        raise DatelineError("left and right are both 0; a span has a word on one side at least.")
    stops, search = stop_words(stop, data), Words(node)
    text = pairs.coded(data, roles)
    begins, ends = pairs.hits(text, search)
    span = _span(text, begins, ends, left, right)
    inside = _marked(len(text.words), begins, ends)
    table = _counted(text, span, inside, min_count, stops)
    # places outside the nodes: all, and those in the span; then the measures of each collocate
    whole, near = int((~inside).sum()), len(span.at)
    counts, often = table["count"].to_numpy(float), table["frequency"].to_numpy(float)
    for name in _MEASURES:
        margins = (len(begins), often) if name == "log_dice" else (near, often)
        table[name] = association.MEASURES[name](counts, margins, whole)
    table["expected"] = near * often / whole if whole else np.nan
    table["attracted"] = table["count"] > table["expected"]
    if floor is not None:
        table = table[table["log_likelihood"] >= floor]
    table = table[list(_COLUMNS)].astype(_COLUMNS)
    order = ["attracted", measure, "count", "collocate"]
    table = table.sort_values(order, ascending=[False, False, False, True], ignore_index=True)
    table.attrs = {
        "node": node, "left": left, "right": right, "measure": measure, "min_count": min_count, "floor": floor,
        "stop": described(stop, data), "roles": list(roles), "words": definition.Words().describe(),
    }  # fmt: skip
    return table


def _marked(size: int, begins: np.ndarray[Any, Any], ends: np.ndarray[Any, Any]) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Which words belong to a node."""
    steps = np.zeros(size + 1, dtype=np.int64)
    np.add.at(steps, begins, 1)
    np.add.at(steps, ends, -1)
    return np.asarray(np.cumsum(steps[:-1]) > 0)


def _span(text: pairs.Coded, begins: np.ndarray[Any, Any], ends: np.ndarray[Any, Any], left: int, right: int) -> Span:
    """The words in reach of a node within its sentence, each given to its nearest node (of two, the one before it)."""
    size = len(text.words)
    inside = _marked(size, begins, ends)
    distance = np.full(size, max(left, right) + 1)
    is_left = np.zeros(size, dtype=bool)
    for step in range(1, max(left, right) + 1):
        for edge, reach, to_left in ((ends - 1 + step, right, False), (begins - step, left, True)):
            near = (step <= reach) & (edge >= 0) & (edge < size)
            at, node = edge[near], begins[near]
            at = at[(text.sentences[at] == text.sentences[node]) & ~inside[at]]
            at = at[distance[at] > step]
            distance[at], is_left[at] = step, to_left
    found = np.flatnonzero(distance <= max(left, right))
    return Span(found, is_left[found])


def _counted(
    text: pairs.Coded, span: Span, inside: np.ndarray[Any, Any], min_count: int, stops: frozenset[str]
) -> pd.DataFrame:
    """How often each word stands in the span, on which side, in which sentences, and outside the nodes at all."""
    size = len(text.alphabet)
    words = text.words[span.at]
    count = np.bincount(words, minlength=size)
    left = np.bincount(words[span.is_left], minlength=size)
    often = np.bincount(text.words[~inside], minlength=size)
    kept = [int(k) for k in np.flatnonzero(count >= max(min_count, 1)) if text.alphabet[k] not in stops]
    held: dict[int, dict[int, None]] = {k: {} for k in kept}
    for word, sentence in zip(words.tolist(), text.sentences[span.at].tolist(), strict=True):
        if word in held:
            held[word][sentence] = None
    ids = [[text.sentence_ids[s] for s in held[k]] for k in kept]
    return pd.DataFrame({
        "collocate": [text.alphabet[k] for k in kept], "count": count[kept], "left": left[kept],
        "right": (count - left)[kept], "sentences": [len(i) for i in ids], "frequency": often[kept],
        "sentence_ids": pd.Series(ids, dtype=object),
    })  # fmt: skip
