"""Which words keep company: pairs that stand together more often than their frequencies alone would bring about."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.corpus import Texts
from analysis.errors import DatelineError, unknown
from analysis.settings import COUNTED_ROLES
from analysis.terms import pairs
from analysis.terms.association import MEASURES
from analysis.terms.definition import Words
from analysis.terms.pairs import Reach
from analysis.terms.stops import Stop, described, stop_words

WIDEST = 50
ADJACENT = "adjacent"
#: What a window can be: words on either side, words to the left and to the right, or "adjacent".
Window = int | tuple[int, int] | str

_COLUMNS = {
    "pair": "str", "first": "str", "second": "str", "count": "int64", "sentences": "int64", "attracted": "bool",
    **dict.fromkeys(MEASURES, "float64"),
}  # fmt: skip


def collocations(
    data: Texts,
    *,
    window: Window = 5,
    measure: str = "log_likelihood",
    min_count: int = 2,
    floor: float | None = None,
    stop: Stop = "english",
    roles: Sequence[str] = COUNTED_ROLES,
) -> pd.DataFrame:
    """Pairs of words at most `window` words apart in a sentence, the strongest by `measure` first.

    Columns: pair, first, second, count, sentences (how many hold the pair), attracted (together more often than
    chance brings about) and the measures log_likelihood, pmi (bits), student_t, chi_sq, dice, log_dice (at most 14),
    mi3 (bits), z_score, delta_p_forward and delta_p_back (-1 to 1: how far the first word calls for the second, and
    the second for the first; no value for a word that is in every pair).
    With a number, both orders are one pair, written in the commoner order, and a word is no company for itself; with
    window="adjacent" the second word follows the first at once. A window of two numbers, such as (0, 3), keeps the
    order: the second word stands at most so many words to the left of the first, or to the right. Pairs with a stop
    word are left out after counting, so they still weigh in the margins. Pairs that avoid each other come last,
    whatever the measure. `floor` leaves out pairs whose log-likelihood is lower, whichever measure ranks (6.63: by
    chance in one pair of a hundred; 10.83: of a thousand), as is advised where pmi ranks, which favours the rare.

    The margins are counted in pairs: of all pairs in the window, those that hold the one word, and the other; where
    order is free, every pair counts in both directions (Evert 2008, “Corpora and collocations”: surface
    co-occurrence). Measures: as NLTK's BigramAssocMeasures (Dunning 1993; Church & Hanks 1990; Manning & Schütze 1999,
    ch. 5); Rychlý 2008, “A lexicographer-friendly association score”, RASLAN; MI³, Daille 1994; z, Berry-Rogghe 1973;
    ΔP, Gries 2013, “50-something years of work on collocations”, Int. J. of Corpus Linguistics 18.

    Where no pair is left, as in texts of one word, the table has no row. What was chosen stands in `table.attrs`.
    Raises DatelineError for data without a word, a window that is neither "adjacent" nor 1 to 50 nor two such numbers
    (one may be 0), and an unknown measure, stop list or role.
    """
    check_measure(measure)
    reach, stops = reach_of(window), stop_words(stop, data)
    text = pairs.coded(data, roles)
    often = np.bincount(text.words, minlength=len(text.alphabet)) * (reach.left + reach.right) >= min_count
    wanted = often & np.array([w not in stops for w in text.alphabet])
    found = pairs.tally(text, reach, wanted)
    kept = found.pairs.filter(found.pairs["count"] >= min_count)
    one, other, count, ahead = (kept[c].to_numpy() for c in ("one", "other", "count", "ahead"))
    if reach.free:  # written in the commoner order; of equals, the first in the alphabet
        turned = 2 * ahead < count
        one, other = np.where(turned, other, one), np.where(turned, one, other)
    margins = (found.ones[one], found.others[other])
    names = np.array(text.alphabet, dtype=object)
    values = {name: function(count, margins, found.whole) for name, function in MEASURES.items()}
    columns = {"first": names[one], "second": names[other], "count": count, "sentences": kept["sentences"].to_numpy()}
    attracted = count.astype(float) * found.whole > margins[0].astype(float) * margins[1]
    table = pd.DataFrame({**columns, "attracted": attracted, **values})
    table["pair"] = table["first"] + " " + table["second"]
    if floor is not None:
        table = table[table["log_likelihood"] >= floor]
    order = ["attracted", measure, "count", "pair"]
    table = table[list(_COLUMNS)].astype(_COLUMNS)
    table = table.sort_values(order, ascending=[False, False, False, True], ignore_index=True)
    table.attrs = {
        "window": window, "measure": measure, "min_count": min_count, "floor": floor, "stop": described(stop, data),
        "roles": list(roles), "words": Words().describe(),
    }  # fmt: skip
    return table


def with_company(
    data: Texts, table: pd.DataFrame, *, window: Window = 5, roles: Sequence[str] = COUNTED_ROLES
) -> pd.DataFrame:
    """`table` (of `collocations`, or of its first rows) with a column sentence_ids: where each pair stands, in order.

    `window` and `roles` as the table was made with. Raises DatelineError for a pair with a word that the data lacks.
    """
    text = pairs.coded(data, roles)
    asked = [(str(a), str(b)) for a, b in zip(table["first"], table["second"], strict=True)]
    missing = sorted({w for pair in asked for w in pair} - set(text.alphabet))
    if missing:
        raise DatelineError(f"the word “{missing[0]}” of the table is not in the data given.")
    held = pairs.sentences_of(text, reach_of(window), asked)
    return table.assign(sentence_ids=pd.Series(held, index=table.index, dtype=object))


def check_measure(measure: str) -> None:
    """Raise DatelineError for a measure of association that there is not."""
    if measure not in MEASURES:
        raise unknown("measure of association", measure, MEASURES)


def reach_of(window: Window) -> Reach:
    """The reach that a window asks for. Raises DatelineError for one that there is not."""
    if window == ADJACENT:
        return Reach(0, 1, free=False, itself=True)
    if isinstance(window, tuple | list) and len(window) == 2 and all(_whole(side, 0) for side in window):
        left, right = window
        if left or right:
            return Reach(left, right, free=False)
    if isinstance(window, int) and _whole(window, 1):
        return Reach(window, window, free=True)
    raise DatelineError(f"window is {window!r}; it takes “adjacent”, 1 to {WIDEST} words, or two numbers as in (0, 5).")


def _whole(value: object, least: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= WIDEST
