"""Which words tell an article apart from the others: frequent in it, and in few of the rest."""

import math
from collections import Counter
from collections.abc import Sequence

import pandas as pd

from analysis.corpus import Texts
from analysis.errors import DatelineError
from analysis.settings import COUNTED_ROLES
from analysis.terms import reading
from analysis.terms.definition import Words
from analysis.terms.frequency import check_n, runs
from analysis.terms.stops import Stop, described, stop_words

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
    stops = stop_words(stop)
    words = words or Words()
    counts: dict[str, Counter[str]] = {}
    if words == Words():
        for sentence in reading.read(data, roles).sentences:
            counts.setdefault(sentence.doc_id, Counter()).update(runs(sentence, n, stops))
    else:
        from analysis.terms import phrases  # noqa: PLC0415 - not to load Polars where it is not needed

        for doc_id, term, many in phrases.counted(data, words, n=n, roles=roles, stops=stops).rows():
            counts.setdefault(doc_id, Counter())[term] = many
    holding = Counter(term for counted in counts.values() for term in counted)
    weights = {term: idf(len(counts), held) for term, held in holding.items()}
    rows = []
    for doc_id, counted in counts.items():
        heaviest = sorted(counted.items(), key=lambda item: (-item[1] * weights[item[0]], item[0]))[:top]
        rows += [(doc_id, t, many, holding[t], weights[t], many * weights[t]) for t, many in heaviest]
    table = pd.DataFrame(rows, columns=list(_COLUMNS)).astype(_COLUMNS)
    table.attrs = {"n": n, "roles": list(roles), "stop": described(stop), "words": words.describe()}
    return table


def idf(documents: int, holding: int) -> float:
    """The inverse document frequency of a term that `holding` of `documents` hold."""
    return math.log10(documents / holding)
