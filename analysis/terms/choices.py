"""What becomes of the leading terms under other reasonable choices: a finding that a stop list makes is none."""

import itertools
from collections.abc import Sequence

import pandas as pd

from analysis.corpus import Texts
from analysis.errors import DatelineError
from analysis.settings import COUNTED_ROLES
from analysis.terms.collocation import ADJACENT, collocations
from analysis.terms.frequency import frequency, ngrams
from analysis.terms.stops import stop_words, stopped

#: From the shortest to the longest.
LISTS = ("none", "english", "news")


def under_stop_lists(
    data: Texts, top: int = 20, *, lists: Sequence[str] | None = None, n: int = 1, roles: Sequence[str] = COUNTED_ROLES
) -> pd.DataFrame:
    """The `top` terms under each stop list, side by side: one row a rank, one column a list.

    Columns: rank, and for each list its name, with the term and its count ("forces 11"); missing where a list leaves
    fewer terms. Raises DatelineError for data without a word, an unknown list, and top below 1.
    """
    if top < 1:
        raise DatelineError(f"top is {top!r}; it takes 1 or more terms.")
    counted = frequency(data, stop=None, n=n, roles=roles)
    table = pd.DataFrame({"rank": range(1, top + 1)})
    for name in lists or LISTS:
        stops = stop_words(name, data)
        pairs = zip(counted["term"], counted["count"], strict=True)
        cells = list(itertools.islice((f"{t} {c:,}" for t, c in pairs if not stopped(t, stops)), top))
        table[name] = pd.Series([*cells, *[None] * (top - len(cells))], dtype="str")
    return table[table.drop(columns="rank").notna().any(axis=1)]


def first_under_stop_lists(
    data: Texts, *, lists: Sequence[str] | None = None, roles: Sequence[str] = COUNTED_ROLES
) -> pd.DataFrame:
    """What comes first under each stop list: one row a finding, one column a list.

    Columns: finding (“most frequent word”, “most frequent pair of neighbours”, “strongest pair of neighbours”, by
    log-likelihood; of pairs, those that stand together twice or more), and for each list its name, with what comes
    first and its count ("forces 11"). Up to three that tie are named, of more the number is told; missing where a
    list leaves nothing. Raises as `under_stop_lists`.
    """
    words, runs = (ngrams(data, n, stop=None, min_count=n, roles=roles) for n in (1, 2))
    pairs = collocations(data, window=ADJACENT, stop=None, roles=roles)
    asked = [
        ("most frequent word", words, "term", "count"),
        ("most frequent pair of neighbours", runs, "term", "count"),
        ("strongest pair of neighbours", pairs[pairs["attracted"]], "pair", "log_likelihood"),
    ]
    table = pd.DataFrame({"finding": [finding for finding, *_ in asked]})
    for name in lists or LISTS:
        stops = stop_words(name, data)
        first = [_first(_without(counted, column, stops), column, by) for _, counted, column, by in asked]
        table[name] = pd.Series(first, dtype="str")
    return table


def _without(table: pd.DataFrame, column: str, stops: frozenset[str]) -> pd.DataFrame:
    """The rows whose term has no word of `stops`: a list takes terms out and changes no count."""
    return table[[stops.isdisjoint(term.split(" ")) for term in table[column]]]


def _first(table: pd.DataFrame, column: str, by: str) -> str | None:
    """The rows of `table` that share the greatest value of `by`, in words."""
    if table.empty:
        return None
    first = table[table[by] == table[by].max()].sort_values(column)
    most = 3
    if len(first) > most:
        counts = sorted(set(first["count"]))
        often = f"{counts[0]:,}" if len(counts) == 1 else f"{counts[0]:,} to {counts[-1]:,}"
        return f"{len(first):,} tie: {often}"
    return ", ".join(f"{t} {c:,}" for t, c in zip(first[column], first["count"], strict=True))
