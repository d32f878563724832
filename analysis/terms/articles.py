"""Terms by articles, as one sparse table: what every measure over articles is worked out from at once."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from analysis.corpus import Corpus, Texts
from analysis.settings import COUNTED_ROLES, Settings
from analysis.terms.association import Floats
from analysis.terms.definition import Words

if TYPE_CHECKING:
    from analysis.terms.resampling import Side


class Counted(NamedTuple):
    """One set of texts: its terms, their counts (articles × terms), the words of each article, and its voice."""

    terms: list[str]
    counts: Any  # a scipy.sparse.csr_array
    sizes: Floats
    voices: np.ndarray[Any, Any]

    @property
    def words(self) -> float:
        """How many words there are."""
        return float(self.sizes.sum())


def counted(
    data: Texts, n: int, roles: Sequence[str], stops: frozenset[str], words: Words | None = None
) -> Counted:
    """The terms of `data` outside `stops`, as `words` defines them, with their counts in each article with a word."""
    from analysis.terms.counts import matrix, sizes  # noqa: PLC0415 - not to load what they stand on with the package

    words = words or Words()
    if not words.plain:
        return _defined(data, n, roles, stops, words)
    found = matrix(data, n=n, roles=roles, lower=words.lower)
    if n == 1:
        size = np.asarray(found.counts.sum(axis=1), dtype=np.float64)
    else:
        size = sizes(data, roles)["words"].to_numpy().astype(np.float64)
    kept = [k for k, term in enumerate(found.terms) if not _stopped(term, stops)]
    counts = found.counts if len(kept) == len(found.terms) else found.counts[:, kept]
    held = np.flatnonzero(size)
    voices = voice_of(data, [found.documents[k] for k in held])
    counts = counts if len(held) == len(size) else counts[held]
    return Counted([found.terms[k] for k in kept], counts, size[held], voices)


def _defined(data: Texts, n: int, roles: Sequence[str], stops: frozenset[str], words: Words) -> Counted:
    """The same under a definition that makes other terms of the words; an article is as long as it is written."""
    from scipy import sparse  # noqa: PLC0415 - as above

    from analysis.terms import phrases  # noqa: PLC0415 - as above
    from analysis.terms.counts import sizes  # noqa: PLC0415 - as above

    table, every = phrases.counted(data, words, n=n, roles=roles, stops=stops), sizes(data, roles)
    every = every.filter(every["words"] > 0)
    documents, terms = every["doc_id"].to_list(), sorted(table["term"].unique().to_list())
    at = pd.Index(documents, dtype="str").get_indexer(pd.Index(table["doc_id"].to_list(), dtype="str"))
    column = pd.Index(terms, dtype="str").get_indexer(pd.Index(table["term"].to_list(), dtype="str"))
    counts = sparse.csr_array((table["count"].to_numpy(), (at, column)), shape=(len(documents), len(terms)))
    return Counted(terms, counts, every["words"].to_numpy().astype(np.float64), voice_of(data, documents))


def _stopped(term: str, stops: frozenset[str]) -> bool:
    if " " not in term:
        return term.lower() in stops
    words = term.lower().split(" ")
    return words[0] in stops or words[-1] in stops


def voice_of(data: Texts, documents: Sequence[str]) -> np.ndarray[Any, Any]:
    """A number for each document, the same for copies of one another; without a corpus each stands for itself."""
    if not isinstance(data, Corpus) or "cluster" not in data.documents:
        return np.arange(len(documents))
    cluster = dict(zip(data.documents["doc_id"].astype(str), data.documents["cluster"], strict=True))
    labels = [cluster.get(d) for d in documents]
    own = [f"of {d}" if pd.isna(c) else str(c) for d, c in zip(documents, labels, strict=True)]
    return np.unique(own, return_inverse=True)[1]


def with_intervals(
    data: Texts, table: pd.DataFrame, *, n: int = 1, roles: Sequence[str] = COUNTED_ROLES
) -> pd.DataFrame:
    """`table` (of `frequency`, or of its first rows) with how sure each rate is: per_million_low and per_million_high.

    The ends of an interval of coverage `settings.interval` over articles drawn anew, copies of one another as one (see
    `resampling.rates`; BCa, Efron 1987); missing for fewer than 5 independent articles. It says how far the rate would
    move had other articles like these been read. Worked out for the terms given alone: give it what is shown. Raises
    DatelineError for data without a word, n outside 1 to 6, an unknown role.
    """
    from analysis.terms import resampling  # noqa: PLC0415 - not to load what it stands on with the package

    side = counted(data, n, roles, frozenset())
    terms = sorted({str(t) for t in table["term"]})
    settings = data.settings if isinstance(data, Corpus) else Settings()
    units = resampling.by_voice(of_terms(side, terms), side.voices)
    low, high = resampling.rates(units, settings.interval, settings.seed)
    at = pd.Index(terms).get_indexer(pd.Index([str(t) for t in table["term"]]))
    return table.assign(per_million_low=low[at] * 1e6, per_million_high=high[at] * 1e6)


def dp_norm(side: Counted, totals: Floats) -> Floats:
    """Gries' DPnorm of every term over the articles (see `dispersion.spread`), without looking at where it is not."""
    if len(side.sizes) < 2:
        return np.full(len(totals), np.nan)
    shares = side.sizes / side.words
    expected = np.repeat(shares, np.diff(side.counts.indptr))
    differs = np.abs(side.counts.data / totals[side.counts.indices] - expected) - expected
    dp = 0.5 * (1 + np.bincount(side.counts.indices, differs, minlength=len(totals)))
    return np.asarray(np.clip(dp / (1 - shares.min()), 0.0, 1.0))


def of_terms(side: Counted, terms: Sequence[str]) -> "Side":
    """The counts of these terms alone, nought where there are none, to be drawn from."""
    from analysis.terms.resampling import Side  # noqa: PLC0415 - not to load what it stands on with the package

    at = pd.Index(side.terms, dtype="str").get_indexer(pd.Index(list(terms), dtype="str"))
    counts = np.zeros((len(side.sizes), len(terms)))
    held = at >= 0
    counts[:, held] = side.counts[:, at[held]].toarray()
    return Side(counts, side.sizes)
