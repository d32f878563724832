"""Which words tell an article apart from the others: frequent in it, and in few of the rest."""

import math
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.corpus import Texts
from analysis.errors import DatelineError
from analysis.settings import COUNTED_ROLES
from analysis.terms.definition import Words, chosen
from analysis.terms.frequency import check_n
from analysis.terms.stops import Stop, described, stop_words

if TYPE_CHECKING:
    import polars as pl

    from analysis.terms.counts import Counts
    from analysis.terms.engine import Ints

_COLUMNS = {
    "doc_id": "str", "term": "str", "count": "int64", "documents": "int64", "idf": "float64", "tf_idf": "float64",
}  # fmt: skip


def tf_idf(
    data: Texts,
    *,
    top: int = 10,
    stop: Stop = "english",
    n: int = 1,
    roles: Sequence[str] = COUNTED_ROLES,
    words: Words | None = None,
) -> pd.DataFrame:
    """The `top` terms that weigh most in each article, the articles in their order, the heaviest term first.

    Columns: doc_id, term (a word, or a run of n), count (in the article), documents (how many articles hold it), idf
    (log10 of all articles that hold a word by those that hold the term; 0 for a term of every article) and tf_idf, the
    product of count and idf. It grows with the length of an article: compare terms within one, not across. Terms of
    one weight are in alphabetical order. With a single article every weight is 0. Without a term left, no row. `words`
    says what a term is, as in `frequency`.

    Sources: Spärck Jones 1972, “A statistical interpretation of term specificity”, J. of Documentation 28; as in
    Manning, Raghavan & Schütze 2008, Introduction to Information Retrieval, ch. 6.2.

    Raises DatelineError for data without a word, top below 1, n outside 1 to 6, an unknown stop list or role.
    """
    if isinstance(top, bool) or not isinstance(top, int) or top < 1:
        raise DatelineError(f"top is {top!r}; it takes 1 or more terms.")
    check_n(n)
    stops = stop_words(stop, data)
    words = chosen(words)
    import polars as pl  # noqa: PLC0415 - not to load it with the package

    from analysis.terms import counts as counting  # noqa: PLC0415

    if words.plain:
        table = _weighed(counting.counted(data, n=n, roles=roles, lower=words.lower), stops, top)
    else:
        from analysis.terms import phrases  # noqa: PLC0415 - it stands on what stands on this

        found = phrases.counted(data, words, n=n, roles=roles, stops=stops)
        numbered = found.with_columns(doc=pl.col("doc_id").rle_id())
        table = _heaviest(numbered, ["term"], found["doc_id"].n_unique(), top)
    made = pd.DataFrame({c: table[c].to_list() for c in _COLUMNS}, columns=list(_COLUMNS)).astype(_COLUMNS)
    made.attrs = {"n": n, "roles": list(roles), "stop": described(stop, data), "words": words.describe()}
    return made


def _weighed(found: "Counts", stops: frozenset[str], top: int) -> "pl.DataFrame":
    """The heaviest terms of each document from the kept counts, spelled out last."""
    import polars as pl  # noqa: PLC0415 - not to load it with the package

    keys, many, held = found.keys, int((found.sizes > 0).sum()), None
    stopped = pl.Series([w.lower() in stops for w in found.words.to_list()], dtype=pl.Boolean)
    if len(keys) == 1:
        holding = found.totals[1]
        held = pl.DataFrame({"word0": np.arange(len(holding), dtype=np.uint32), "documents": holding.astype(np.uint32)})
        rows = _likely(found, holding, stopped.to_numpy(), many, top)
    else:
        rows = found.rows.filter(~(stopped.gather(found.rows[keys[0]]) | stopped.gather(found.rows[keys[-1]])))
    # what stands in the order of the words is in alphabetical order too
    heaviest = _heaviest(rows, keys, many, top, held)
    ids = pl.Series("doc_id", found.documents, dtype=pl.String).gather(heaviest["doc"])
    return found.spelled(heaviest).with_columns(ids)


def _likely(found: "Counts", holding: "Ints", stopped: Any, many: int, top: int) -> "pl.DataFrame":
    """The rows of single words among which the `top` heaviest of each document are: few of all, found without names."""
    import polars as pl  # noqa: PLC0415 - not to load it with the package

    from analysis import parallel  # noqa: PLC0415

    different, place = np.unique(holding, return_inverse=True)
    weight = np.array([idf(many, d) if d else 0.0 for d in different.tolist()])[place]
    weight[stopped] = 0.0

    def of(part: "pl.DataFrame") -> "pl.DataFrame":
        doc, word = part["doc"].to_numpy(), part["word0"].to_numpy()
        # what is heavier is not less when it is rounded, and of numbers from 0 on the bits are in the same order
        bits = (part["count"].to_numpy() * weight[word]).astype(np.float32).view(np.uint32)
        first = np.flatnonzero(np.concatenate(([True], doc[1:] != doc[:-1]))[: len(doc)])
        ends = np.append(first[1:], len(doc))
        order = np.sort((doc.astype(np.uint64) << np.uint64(32)) | (np.uint32(2**32 - 1) - bits))
        least = np.uint32(2**32 - 1) - order[np.minimum(first + top, ends) - 1].astype(np.uint32)
        return part.filter(pl.Series((bits >= np.repeat(least, ends - first)) & ~stopped[word]))

    with ThreadPoolExecutor(parallel.cores()) as pool:
        return pl.concat(list(pool.map(of, found.parts())))


def _heaviest(
    rows: "pl.DataFrame", keys: Sequence[str], many: int, top: int, held: "pl.DataFrame | None" = None
) -> "pl.DataFrame":
    """The rows of the `top` heaviest terms of each of `many` documents (doc), with documents, idf and tf_idf.

    `held` says how many documents hold each term, where `rows` are not all there are.
    """
    import polars as pl  # noqa: PLC0415 - not to load it with the package

    held = rows.group_by(keys).agg(documents=pl.len()) if held is None else held.filter(pl.col("documents") > 0)
    weights = {d: idf(many, d) for d in held["documents"].unique().to_list()}
    kinds = {"documents": pl.UInt32, "idf": pl.Float64}
    of = pl.DataFrame({"documents": list(weights), "idf": list(weights.values())}, kinds)
    rows = rows.join(held.join(of, on="documents"), on=keys, maintain_order="left")
    rows = rows.with_columns(tf_idf=pl.col("count") * pl.col("idf"))
    # sorted is only what is as heavy as the last that is shown
    least = rows.group_by("doc").agg(least=pl.col("tf_idf").top_k(top).min())
    rows = rows.join(least, on="doc", maintain_order="left").filter(pl.col("tf_idf") >= pl.col("least"))
    rows = rows.sort("doc", "tf_idf", *keys, descending=[False, True, *[False] * len(keys)])
    return rows.filter(pl.int_range(pl.len()).over("doc") < top)


def idf(documents: int, holding: int) -> float:
    """The inverse document frequency of a term that `holding` of `documents` hold."""
    return math.log10(documents / holding)
