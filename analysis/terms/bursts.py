"""Times at which a term is suddenly in many articles: Kleinberg's bursts, with the chance that luck makes one."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus import Corpus, Texts
from analysis.errors import DatelineError
from analysis.settings import COUNTED_ROLES, Settings
from analysis.terms import asked
from analysis.terms.held import presence
from analysis.terms.keyness import false_discovery
from analysis.terms.luck import Luck
from analysis.terms.over_time import Articles, Calendar, articles, need_several
from analysis.terms.stops import Stop, described
from analysis.terms.told import told

COLUMNS = [
    "term", "first", "last", "from", "to", "weight", "p", "q", "documents", "articles", "documents_all", "articles_all",
    "times", "sentence_ids",
]  # fmt: skip
#: How often the articles are permuted over the dates.
DRAWS = 4000
Counts = NDArray[np.float64]


class Burst(NamedTuple):
    """A run of periods in the higher state: which term, the first and the last period, and its weight."""

    term: int
    first: int
    last: int
    weight: float


def bursting(  # noqa: PLR0913 - the automaton's two parameters, and what is usually chosen about a count
    data: Texts,
    *,
    by: str = "month",
    stop: Stop = "english",
    n: int = 1,
    min_documents: int = 5,
    rate: float = 2.0,
    step: float = 1.0,
    false: float = 0.05,
    roles: Sequence[str] = COUNTED_ROLES,
    may_be_empty: bool = False,
) -> pd.DataFrame:
    """Periods in which a term is in far more of the articles than it usually is, the surest first.

    Columns: term; first, last (periods), from, to (days); weight (how much better, in logarithms, the higher rate
    explains what is seen); p (how likely chance alone gives this term a burst of that weight), q (p corrected for all
    terms tested); documents with the term of so many articles within the burst, documents_all of articles_all in the
    corpus; times (the share of articles with the term within the burst by that in the corpus); sentence_ids that hold
    the term within the burst. Only bursts with q up to `false` are given: about that share of what is shown is false,
    and where nothing bursts anything is shown in that share of corpora at most; `false=1` gives all that the automaton
    finds, chance too.

    Two states, in which a share p₀ (that of the corpus) or p₁ = `rate` · p₀ of a period's articles hold the term (p₁ at
    most halfway from p₀ to 1); to enter the higher state costs `step` · ln(periods), to leave it nothing: Kleinberg
    2002, “Bursty and hierarchical structure in streams”, KDD, for documents that arrive in batches. The states of
    least cost are found by the Viterbi recurrence. Periods without an article tell nothing and end no burst.

    Chance is what comes when the articles are permuted over the dates, 4,000 times, from the seed in the settings: p is
    the share in which any run of periods weighs as much. The far tail of these weights is taken to be exponential
    (Knijnenburg et al. 2009, Bioinformatics 25, fit the tail of permutations for the same reason).
    Of copies of an article one counts, and articles without a date are left out. A term in fewer than `min_documents`
    articles is not tested. That articles are longer at some times than at others is not allowed for.

    Raises DatelineError for data that is no corpus or has no dates, a period, stop list or role that there is not, a
    rate of 1 or less, a step below 0, and (unless `may_be_empty`) where there is but one period or no term to test.
    """
    _check(rate, step, false)
    source = articles(data, by, roles)
    if not may_be_empty:
        need_several(source, "a burst")
    used = (source.period >= 0) & ~source.copy
    chosen: dict[str, Any] = {
        "by": by, "n": n, "min_documents": min_documents, "rate": rate, "step": step, "false": false,
        "stop": described(stop, data), "settings": ("seed",),
    }  # fmt: skip
    if len(source.calendar) < 2 or not used.any():
        return told(_table([], [], np.zeros((0, 1)), np.zeros(1), source.calendar), data, roles, **chosen)
    terms, held = presence(data, [d for d, u in zip(source.ids, used, strict=True) if u], source.period[used],
                           n=n, stop=stop, roles=roles, at_least=min_documents)  # fmt: skip
    if not terms and not may_be_empty:
        raise DatelineError(f"no term stands in {min_documents:,} dated articles of “{source.name}”; try a smaller "
                            "min_documents.")  # fmt: skip
    whole = np.bincount(source.period[used], minlength=len(source.calendar)).astype(np.float64)
    found = find(held, whole, rate, step)
    seed = (data.settings if isinstance(data, Corpus) else Settings()).seed
    totals = held.sum(1).astype(np.int64)
    luck = Luck(whole.astype(np.int64), totals, lambda h: heaviest(h, whole, rate), DRAWS, seed)
    chance = np.array([luck.p(int(totals[b.term]), b.weight) for b in found])
    table = _table(found, terms, held, whole, source.calendar).assign(p=chance)
    # a term without a burst was tested too
    silent = len(terms) - len({b.term for b in found})
    table["q"] = false_discovery(np.concatenate([chance, np.ones(silent)]))[: len(found)]
    table = table[table["q"] <= false] if false < 1 else table
    table = table.sort_values(["p", "weight", "term"], ascending=[True, False, True], ignore_index=True)
    return told(_with_sentences(data, table, source, roles), data, roles, **chosen)


def states(relevant: Counts, whole: Counts, rate: float = 2.0, step: float = 1.0) -> tuple[NDArray[np.bool_], Counts]:
    """For each term (row) and period whether it is in the higher state, and how much cheaper that state is there.

    `relevant` counts the articles with the term in each period, `whole` all of them. A tie is decided for the lower.
    """
    gain = _gains(relevant, whole, rate)
    terms, periods = gain.shape
    enter = step * np.log(periods)
    # the least cost of a sequence that ends in either state; before the first period it is in the lower
    lower, higher = np.zeros(terms), np.full(terms, np.inf)
    came_down, stayed_up = (np.zeros((periods, terms), dtype=bool) for _ in range(2))
    for t in range(periods):
        came_down[t], stayed_up[t] = higher < lower, higher < lower + enter
        lower, higher = np.minimum(lower, higher), np.minimum(higher, lower + enter) - gain[:, t]
    is_high = np.zeros((terms, periods), dtype=bool)
    now = higher < lower
    for t in range(periods - 1, -1, -1):
        is_high[:, t] = now
        now = np.where(now, stayed_up[t], came_down[t])
    return is_high, gain


def find(relevant: Counts, whole: Counts, rate: float = 2.0, step: float = 1.0) -> list[Burst]:
    """The bursts of each term in order; those of no weight, at periods without an article, are none."""
    is_high, gain = states(relevant, whole, rate, step)
    edges = np.diff(is_high.astype(np.int8), axis=1, prepend=0, append=0)
    (term, first), (_, past) = np.nonzero(edges == 1), np.nonzero(edges == -1)
    sums = np.concatenate([np.zeros((len(gain), 1)), np.cumsum(gain, axis=1)], axis=1)
    weights = sums[term, past] - sums[term, first]
    found = zip(term.tolist(), first.tolist(), (past - 1).tolist(), weights.tolist(), strict=True)
    return [Burst(*b) for b in found if b[3] > 0]


def heaviest(relevant: Counts, whole: Counts, rate: float = 2.0) -> Counts:
    """The greatest weight that any run of periods has, for each term: no burst is heavier, whatever a step costs."""
    gain = _gains(relevant, whole, rate)
    best, run = np.zeros(len(gain)), np.zeros(len(gain))
    for t in range(gain.shape[1]):
        run = np.maximum(run + gain[:, t], 0.0)
        best = np.maximum(best, run)
    return best


def _gains(relevant: Counts, whole: Counts, rate: float) -> Counts:
    """By how much the higher state is cheaper in each period: the logarithm of the ratio of the two binomials."""
    base = relevant.sum(1, keepdims=True) / whole.sum()
    high = np.minimum(rate * base, (1 + base) / 2)
    some = (base > 0) & (base < 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        up = np.where(some, np.log(high / base), 0.0)
        down = np.where(some, np.log((1 - high) / (1 - base)), 0.0)
    return relevant * up + (whole - relevant) * down


def _table(
    found: Sequence[Burst], terms: Sequence[str], relevant: Counts, whole: Counts, spans: Calendar
) -> pd.DataFrame:
    rows: list[tuple[object, ...]] = []
    for b in found:
        inside = slice(b.first, b.last + 1)
        held, read = int(relevant[b.term, inside].sum()), int(whole[inside].sum())
        all_held, all_read = int(relevant[b.term].sum()), int(whole.sum())
        rows.append((terms[b.term], spans.names[b.first], spans.names[b.last], spans.first[b.first], spans.last[b.last],
                     b.weight, np.nan, np.nan, held, read, all_held, all_read,
                     held * all_read / (read * all_held), []))  # fmt: skip
    kinds = {"term": "str", "first": "str", "last": "str", "from": "datetime64[s]", "to": "datetime64[s]",
             "weight": "float64", "p": "float64", "q": "float64", "times": "float64"}  # fmt: skip
    whole_numbers = dict.fromkeys(("documents", "articles", "documents_all", "articles_all"), "int64")
    return pd.DataFrame(rows, columns=COLUMNS).astype(kinds | whole_numbers)


def _with_sentences(data: Texts, table: pd.DataFrame, source: Articles, roles: Sequence[str]) -> pd.DataFrame:
    """`table` with the sentences that hold each term within its burst, in the order of the text."""
    if table.empty:
        return table
    number = {name: k for k, name in enumerate(source.calendar.names)}
    period = {i: p for i, p, copy in zip(source.ids, source.period.tolist(), source.copy, strict=True) if not copy}
    of_term: dict[str, list[tuple[int, str]]] = {}
    named = {str(t): [str(t)] for t in table["term"]}
    for f in asked.find(data, asked.read(data, named, roles), named, roles):
        of_term.setdefault(f.name, []).append((period.get(f.doc_id, -1), f.sentence_id))
    ends = zip(table["term"], table["first"].map(number), table["last"].map(number), strict=True)
    ids = [[s for at, s in of_term[term] if first <= at <= last] for term, first, last in ends]
    return table.assign(sentence_ids=pd.Series(ids, index=table.index, dtype=object))


def _check(rate: float, step: float, false: float) -> None:
    if not rate > 1:
        raise DatelineError(f"rate is {rate!r}; a burst is a rate more than 1 times the usual, such as 2.")
    if not step >= 0:
        raise DatelineError(f"step is {step!r}; what it costs to begin a burst is 0 or more.")
    if not 0 < false <= 1:
        raise DatelineError(f"false is {false!r}; the share of false bursts is above 0 and at most 1, such as 0.05.")
