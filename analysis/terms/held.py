"""Which article holds which term how often, as sparse counts, and in how many articles of each period a term stands."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from analysis.corpus import Texts
from analysis.settings import COUNTED_ROLES
from analysis.terms import counts
from analysis.terms.stops import Stop, stop_words


def counted(
    data: Texts, ids: Sequence[str], *, n: int = 1, stop: Stop = None, roles: Sequence[str] = COUNTED_ROLES
) -> tuple[list[str], sparse.csr_array, NDArray[np.float64]]:
    """The terms in alphabetical order, their counts (a row for each of the articles `ids`), and each article's words.

    Terms are as `frequency` counts them. Raises DatelineError for data without a word, n outside 1 to 6, and a stop
    list or role that there is not.
    """
    stops = stop_words(stop, data)
    made = counts.matrix(data, n=n, roles=roles)
    place = {doc_id: k for k, doc_id in enumerate(made.documents)}
    rows = [place[doc_id] for doc_id in ids]
    kept = [k for k, term in enumerate(made.terms) if stops.isdisjoint(_ends(term))]
    words = counts.sizes(data, roles)["words"].to_numpy().astype(np.float64)
    return [made.terms[k] for k in kept], made.counts[rows][:, kept].astype(np.float64), words[rows]


def _ends(term: str) -> tuple[str, str]:
    """The first and the last word of a term, by which a stop list judges it."""
    parts = term.lower().split(" ")
    return parts[0], parts[-1]


def presence(
    data: Texts, ids: Sequence[str], period: NDArray[np.int64], *, n: int, stop: Stop, roles: Sequence[str],
    at_least: int,
) -> tuple[list[str], NDArray[np.float64]]:  # fmt: skip
    """The terms that stand in `at_least` of the articles `ids`, and for each in how many of each period.

    `period` numbers the periods of the articles from 0.
    """
    terms, found, _ = counted(data, ids, n=n, stop=stop, roles=roles)
    holds = found.astype(bool).astype(np.float64)
    kept = np.flatnonzero(np.asarray(holds.sum(axis=0)).ravel() >= at_least)
    return [terms[k] for k in kept], by_period(holds[:, kept], period).T


def by_period(values: sparse.csr_array, period: NDArray[np.int64]) -> NDArray[np.float64]:
    """The sums of the rows of `values` within each period: one row a period."""
    many = int(period.max()) + 1 if len(period) else 0
    each = np.arange(len(period))
    of = sparse.csr_array((np.ones(len(period)), (period, each)), shape=(many, len(period)))
    return np.asarray((of @ values).todense())
