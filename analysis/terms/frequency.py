"""How often each word or run of words occurs: counts, rates per million words, and in how many articles."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from analysis.corpus import Corpus, Texts
from analysis.errors import DatelineError
from analysis.settings import COUNTED_ROLES
from analysis.terms import reading
from analysis.terms.definition import Words
from analysis.terms.reading import Reading, Sentence
from analysis.terms.stops import Stop, described, label, stop_words

LONGEST = 6
_COLUMNS = {"group": "str", "term": "str", "count": "int64", "per_million": "float64", "documents": "int64"}


def frequency(  # noqa: PLR0913 - one count, with what is usually chosen about it
    data: Texts,
    *,
    stop: Stop = "english",
    n: int = 1,
    by: str | None = None,
    roles: Sequence[str] = COUNTED_ROLES,
    min_count: int = 1,
    lower: bool = True,
    may_be_empty: bool = False,
    words: Words | None = None,
) -> pd.DataFrame:
    """Counts of words (n=1) or of runs of n words, the most frequent first.

    Columns: [the column `by`,] term, count, per_million (of all words read, stop words among them; within the group
    where there is one), documents (how many hold it). A run never crosses the end of a sentence, and one that begins
    or ends in a stop word is left out ("the city", "of the"; "defense of Ukraine" stays). Terms of equal count are
    in alphabetical order. `by` is a column of the documents or sentences, or month, week or day of publication;
    what has no value there is counted as "unknown". Texts too short for a run of n words give a table without rows.
    `words` says what a term is (stems, lemmas, phrases …; it then says about `lower` too); the stop list is of words as
    written. What was chosen stands in `table.attrs`.

    Raises DatelineError for data without a word, an unknown stop list, role or column, n outside 1 to 6, and (unless
    `may_be_empty`) a stop list that leaves no word.
    """
    check_n(n)
    stops = stop_words(stop)
    words = Words(lower=lower) if words is None else words
    if words.plain:
        source = reading.read(data, roles, lower=words.lower)
        groups = [""] * len(source.sentences) if by is None else reading.groups(data, by, source, roles)
        table = count(source, groups, n, stops)
    else:
        from analysis.terms import phrases  # noqa: PLC0415 - it stands on this module

        table = phrases.grouped(data, words, n=n, by=by, roles=roles, stops=stops)
    if table.empty and n == 1 and not may_be_empty:
        raise nothing_left(data, stop, words)
    table = table[table["count"] >= min_count]
    table = table.sort_values(["group", "count", "term"], ascending=[True, False, True], ignore_index=True)
    table = table.drop(columns="group") if by is None else table.rename(columns={"group": by})
    table.attrs = {"n": n, "by": by, "roles": list(roles), "stop": described(stop), "words": words.describe()}
    return table


def nothing_left(data: Texts, stop: Stop, words: Words) -> DatelineError:
    """The error where choices leave no word to count."""
    name = f"“{data.name}”" if isinstance(data, Corpus) else "the data given"
    if stop_words(stop):
        with_others = "" if words.plain else " with the words chosen"
        return DatelineError(f"the stop list “{label(stop)}”{with_others} removes every word of {name}; try stop=None.")
    return DatelineError(f"min_length={words.min_length} and numbers={words.numbers} leave no word of {name} to count.")


def ngrams(data: Texts, n: int = 2, *, stop: Stop = "english", min_count: int = 2, by: str | None = None,  # noqa: PLR0913
           roles: Sequence[str] = COUNTED_ROLES, lower: bool = True,
           words: Words | None = None) -> pd.DataFrame:  # fmt: skip
    """Runs of n words that occur at least `min_count` times; columns, rules and errors as for `frequency`.

    Where nothing is left there is no row.
    """
    return frequency(
        data, stop=stop, n=n, by=by, roles=roles, min_count=min_count, lower=lower, may_be_empty=True, words=words
    )


def leading(
    data: Texts, counted: pd.DataFrame, top: int = 8, *, roles: Sequence[str] = COUNTED_ROLES
) -> list[str]:
    """The first `top` terms of `counted`, a table of `frequency`; where it has no row, the most frequent words at all.

    Raises DatelineError for data without a word.
    """
    table = frequency(data, stop=None, roles=roles) if counted.empty else counted
    return [str(term) for term in table["term"].head(top)]


def check_n(n: int) -> None:
    """Raise DatelineError unless runs of `n` words can be counted."""
    if isinstance(n, bool) or not isinstance(n, int) or not 1 <= n <= LONGEST:
        raise DatelineError(f"n is {n!r}; runs of 1 to {LONGEST} words can be counted.")


def runs(sentence: Sentence, n: int, stops: frozenset[str]) -> list[str]:
    """The terms of n words in a sentence, as `frequency` counts them, in order."""
    norms = sentence.norms
    if n == 1:
        return norms if not stops else [w for w in norms if w.lower() not in stops]
    starts = range(len(norms) - n + 1)
    return [
        " ".join(norms[i : i + n])
        for i in starts
        if norms[i].lower() not in stops and norms[i + n - 1].lower() not in stops
    ]


def count(source: Reading, groups: Sequence[str], n: int, stops: frozenset[str]) -> pd.DataFrame:
    """The rows behind `frequency`, unsorted; `groups` names the group of each sentence, column "group"."""
    counts: dict[str, Counter[str]] = {}
    totals: Counter[str] = Counter()
    holding: dict[str, dict[str, set[str]]] = {}
    for sentence, group in zip(source.sentences, groups, strict=True):
        found = runs(sentence, n, stops)
        counts.setdefault(group, Counter()).update(found)
        totals[group] += len(sentence.words)
        in_group = holding.setdefault(group, {})
        for term in set(found):
            in_group.setdefault(term, set()).add(sentence.doc_id)
    rows = [
        (group, term, many, many * 1e6 / totals[group], len(holding[group][term]))
        for group, counter in counts.items()
        for term, many in counter.items()
    ]
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype(_COLUMNS)
