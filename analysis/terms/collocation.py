"""Which words keep company: pairs that stand together more often than their frequencies alone would bring about."""

import itertools
import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import pandas as pd
from nltk.metrics import BigramAssocMeasures

from analysis.corpus import Texts
from analysis.errors import DatelineError, unknown
from analysis.settings import COUNTED_ROLES
from analysis.terms import reading
from analysis.terms.stops import Stop, stop_words

WIDEST = 50
ADJACENT = "adjacent"


def log_dice(n_ii: int, margins: tuple[int, int], _n_xx: int) -> float:
    """Rychlý's logDice: 14 where two words never stand apart, one less for each halving of that."""
    return 14 + math.log2(2 * n_ii / sum(margins))


def mi3(n_ii: int, margins: tuple[int, int], n_xx: int) -> float:
    """Daille's cubic mutual information in bits: PMI that leans to the frequent rather than to the rare."""
    return math.log2(n_ii**3 * n_xx / (margins[0] * margins[1]))


def z_score(n_ii: int, margins: tuple[int, int], n_xx: int) -> float:
    """How many standard deviations more pairs than chance brings about, its variance taken as what is expected."""
    expected = margins[0] * margins[1] / n_xx
    return (n_ii - expected) / math.sqrt(expected)


def delta_p_forward(n_ii: int, margins: tuple[int, int], n_xx: int) -> float:
    """How much likelier the second word is with the first than without it: between -1 and 1."""
    return n_ii / margins[0] - (margins[1] - n_ii) / (n_xx - margins[0])


def delta_p_back(n_ii: int, margins: tuple[int, int], n_xx: int) -> float:
    """How much likelier the first word is with the second than without it: between -1 and 1."""
    return delta_p_forward(n_ii, (margins[1], margins[0]), n_xx)


#: column -> measure of (pairs found, (pairs with the one word, pairs with the other), all pairs)
MEASURES: dict[str, Callable[[int, tuple[int, int], int], float]] = {
    "log_likelihood": BigramAssocMeasures.likelihood_ratio,
    "pmi": BigramAssocMeasures.pmi,
    "student_t": BigramAssocMeasures.student_t,
    "chi_sq": BigramAssocMeasures.chi_sq,
    "dice": BigramAssocMeasures.dice,
    "log_dice": log_dice,
    "mi3": mi3,
    "z_score": z_score,
    "delta_p_forward": delta_p_forward,
    "delta_p_back": delta_p_back,
}

_COLUMNS = {
    "pair": "str", "first": "str", "second": "str", "count": "int64", "sentences": "int64", "attracted": "bool",
    **dict.fromkeys(MEASURES, "float64"),
}  # fmt: skip


def collocations(
    data: Texts,
    *,
    window: int | str = 5,
    measure: str = "log_likelihood",
    min_count: int = 2,
    stop: Stop = "english",
    roles: Sequence[str] = COUNTED_ROLES,
) -> pd.DataFrame:
    """Pairs of words at most `window` words apart in a sentence, the strongest by `measure` first.

    Columns: pair, first, second, count, sentences (how many hold the pair), attracted (together more often than
    chance brings about) and the measures log_likelihood, pmi (bits), student_t, chi_sq, dice, log_dice (at most 14),
    mi3 (bits), z_score, delta_p_forward and delta_p_back (-1 to 1: how far the first word calls for the second, and
    the second for the first; no value for a word that is in every pair).
    With a number, both orders are one pair, written in the commoner order, and a word is no company for itself; with
    window="adjacent" the second word follows the first at once. Pairs with a stop word are left out after counting,
    so they still weigh in the margins. Pairs that avoid each other come last, whatever the measure.

    The margins are counted in pairs: of all pairs in the window, those that hold the one word, and the other; where
    order is free, every pair counts in both directions (Evert 2008, “Corpora and collocations”: surface
    co-occurrence). Measures: NLTK's BigramAssocMeasures (Dunning 1993; Church & Hanks 1990; Manning & Schütze 1999,
    ch. 5); Rychlý 2008, “A lexicographer-friendly association score”, RASLAN; MI³, Daille 1994; z, Berry-Rogghe 1973;
    ΔP, Gries 2013, “50-something years of work on collocations”, Int. J. of Corpus Linguistics 18.

    Where no pair is left, as in texts of one word, the table has no row. Raises DatelineError for data without a
    word, a window that is neither "adjacent" nor 1 to 50, and an unknown measure, stop list or role.
    """
    if measure not in MEASURES:
        raise unknown("measure of association", measure, MEASURES)
    reach = _reach(window)
    stops = stop_words(stop)
    source = reading.read(data, roles)
    pairs: Counter[tuple[str, str]] = Counter()
    sentences: Counter[tuple[str, str]] = Counter()
    for s in source.sentences:
        found = list(ordered(s.norms) if window == ADJACENT else both_ways(s.norms, reach))
        pairs.update(found)
        sentences.update(set(found))
    ones, others = _margins(pairs)
    kept = [p for p in pairs if stops.isdisjoint(p)]
    if window != ADJACENT:
        kept = _one_order(kept, _forward(source.sentences, reach))
    kept = [p for p in kept if pairs[p] >= min_count]
    total = sum(pairs.values())
    rows = [_row(p, pairs[p], sentences[p], (ones[p[0]], others[p[1]]), total) for p in kept]
    table = pd.DataFrame(rows, columns=list(_COLUMNS)).astype(_COLUMNS)
    order = ["attracted", measure, "count", "pair"]
    return table.sort_values(order, ascending=[False, False, False, True], ignore_index=True)


def ordered(norms: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each word with the next."""
    return itertools.pairwise(norms)


def both_ways(norms: Sequence[str], reach: int) -> Iterator[tuple[str, str]]:
    """Each pair of different words at most `reach` apart, once in either direction."""
    for one, other in _ahead(norms, reach):
        yield one, other
        yield other, one


def _ahead(norms: Sequence[str], reach: int) -> Iterator[tuple[str, str]]:
    for i, one in enumerate(norms):
        for other in norms[i + 1 : i + 1 + reach]:
            if one != other:
                yield one, other


def _forward(sentences: Sequence[reading.Sentence], reach: int) -> Counter[tuple[str, str]]:
    return Counter(pair for s in sentences for pair in _ahead(s.norms, reach))


def _one_order(pairs: list[tuple[str, str]], forward: Counter[tuple[str, str]]) -> list[tuple[str, str]]:
    """Of each pair and its reverse the commoner in the text; of equals, the first in the alphabet."""
    return [(a, b) for a, b in pairs if (-forward[a, b], a, b) <= (-forward[b, a], b, a)]


def _margins(pairs: Counter[tuple[str, str]]) -> tuple[Counter[str], Counter[str]]:
    ones: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for (a, b), count in pairs.items():
        ones[a] += count
        others[b] += count
    return ones, others


def _row(pair: tuple[str, str], count: int, sentences: int, margins: tuple[int, int], total: int) -> tuple[object, ...]:
    values = (_value(measure, count, margins, total) for measure in MEASURES.values())
    attracted = count * total > margins[0] * margins[1]
    return (" ".join(pair), *pair, count, sentences, attracted, *values)


def _value(measure: Callable[..., float], count: int, margins: tuple[int, int], total: int) -> float:
    try:
        return float(measure(count, margins, total))
    except ZeroDivisionError:  # a word that is in every pair: χ² divides by how many pairs lack it
        return math.nan


def _reach(window: int | str) -> int:
    if window == ADJACENT:
        return 1
    if isinstance(window, bool) or not isinstance(window, int) or not 1 <= window <= WIDEST:
        raise DatelineError(f"window is {window!r}; it takes “adjacent” or 1 to {WIDEST} words.")
    return window
