"""How often each word or run of words occurs: counts, rates per million words, and in how many articles."""

from collections.abc import Hashable, Sequence
from statistics import NormalDist
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.corpus import Corpus, Texts
from analysis.errors import DatelineError
from analysis.settings import COUNTED_ROLES, Settings
from analysis.terms import definition
from analysis.terms.definition import Words
from analysis.terms.reading import Sentence
from analysis.terms.stops import Stop, described, label, stop_words

if TYPE_CHECKING:
    import polars as pl

    from analysis.terms.groups import Units

LONGEST = 6
_COLUMNS = ("term", "count", "per_million", "documents", "share", "share_low", "share_high")


def frequency(  # noqa: PLR0913 - one count, with what is usually chosen about it
    data: Texts,
    *,
    stop: Stop = "english",
    n: int = 1,
    by: str | Sequence[str] | None = None,
    roles: Sequence[str] = COUNTED_ROLES,
    min_count: int = 1,
    lower: bool = True,
    may_be_empty: bool = False,
    words: Words | None = None,
    per: str = "article",
    share: bool = False,
) -> pd.DataFrame:
    """Counts of words (n=1) or of runs of n words, the most frequent first.

    Columns: [the columns `by`,] term, count, per_million (of all words read, stop words among them; within the group
    where there is one), documents (how many hold it). A run never crosses the end of a sentence, and one that begins
    or ends in a stop word is left out ("the city", "of the"; "defense of Ukraine" stays). Terms of equal count are
    in alphabetical order. `by` is a column of the documents or sentences, or month, week or day of publication, or
    several of these; what has no value there is counted as "unknown". Texts too short for a run of n words give a table
    without rows. `words` says what a term is (stems, lemmas, phrases …; it then says about `lower` too); the stop list
    is of words as written. With per="voice" one article of each cluster of copies is counted; roles=("body", "heading",
    "caption") counts headings and captions too. `share` adds the share of the documents (of the group, that have a
    word) which hold the term, with its Wilson interval: share, share_low, share_high. There is none for per_million:
    words come in bursts, and an interval that takes them for independent is too narrow (`keyness` draws articles).
    What was chosen stands in `table.attrs`.

    Source: Wilson 1927, “Probable inference, the law of succession, and statistical inference”, JASA 22.

    Raises DatelineError for data without a word, an unknown stop list, role or column, n outside 1 to 6, and (unless
    `may_be_empty`) a stop list that leaves no word.
    """
    from analysis.terms import groups  # noqa: PLC0415 - not to load Polars with the package

    check_n(n)
    if isinstance(min_count, bool) or not isinstance(min_count, int):
        raise DatelineError(f"min_count is {min_count!r}; it takes a whole number of occurrences.")
    stops = stop_words(stop, data)
    words = Words(lower=lower) if words is None else definition.chosen(words)
    columns = groups.columns_of(by)
    groups.check_columns(columns, _COLUMNS)
    read = groups.per_voice(data, per)
    if words.plain:
        table = _counted(groups.units(read, columns, n=n, roles=roles, lower=words.lower), stops, min_count, columns)
    else:
        table = _defined(read, words, n, columns, roles, stops)
    if table.empty and n == 1 and not may_be_empty and (min_count == 1 or not _any(read, words, stops, roles)):
        raise nothing_left(data, stop, words)
    table = table[table["count"] >= min_count].reset_index(drop=True)
    if share:
        level = data.settings.interval if isinstance(data, Corpus) else Settings().interval
        table = table.assign(**_shares(table["documents"], table["of"], level))
    table = table.drop(columns="of")
    asked = by if by is None or isinstance(by, str) else list(columns)
    said: dict[Hashable, Any] = {"stop": described(stop, data), "words": words.describe()}
    chosen: dict[Hashable, Any] = {"n": n, "by": asked, "roles": list(roles), **said}
    if per != "article":
        chosen["per"] = per
    table.attrs = chosen
    return table


def _any(data: Texts, words: Words, stops: frozenset[str], roles: Sequence[str]) -> bool:
    """Whether a word is left at all, however rare."""
    return not frequency(data, stop=stops, roles=roles, words=words, may_be_empty=True).empty


def _counted(units: "Units", stops: frozenset[str], min_count: int, columns: Sequence[str]) -> pd.DataFrame:
    """The table of `frequency` with the documents of each group, column "of", added up from the kept counts."""
    import polars as pl  # noqa: PLC0415 - not to load it with the package

    from analysis.terms import groups  # noqa: PLC0415

    found, keys = units.counts, units.counts.keys
    table = groups.added_up(units)
    table = table.filter(pl.col("count") >= min_count)
    if stops:
        stopped = pl.Series([w.lower() in stops for w in found.words.to_list()], dtype=pl.Boolean)
        for key in {keys[0], keys[-1]}:
            table = table.filter(~stopped.gather(table[key]))
    table = found.spelled(table.sort(["group", "count", *keys], descending=[False, True, *[False] * len(keys)]))
    group = table["group"].to_numpy()
    count = table["count"].to_numpy()
    made = {name: _text([label[k] for label in units.labels], table["group"]) for k, name in enumerate(columns)}
    made |= {
        "term": _str(table["term"]),
        "count": pd.Series(count),
        "per_million": pd.Series(count * 1e6 / units.totals[group]),
        "documents": pd.Series(table["documents"].to_numpy()),
        "of": pd.Series(units.holding[group]),
    }
    return pd.DataFrame(made)


def _defined(
    data: Texts, words: Words, n: int, columns: tuple[str, ...], roles: Sequence[str], stops: frozenset[str]
) -> pd.DataFrame:
    """The same under a definition of one's own."""
    from analysis.terms import groups, phrases  # noqa: PLC0415 - they stand on this module

    if not columns:
        table = phrases.grouped(data, words, n=n, by=None, roles=roles, stops=stops).drop(columns="group")
        table = table.assign(of=int(groups.units(data, (), roles=roles).holding[0]))
    else:
        sentences, labels = groups.each_sentence(data, columns, roles)
        table = phrases.grouped(sentences, words, n=n, by="_group", roles=roles, stops=stops)
        group = table.pop("group").astype(int).to_numpy()
        units = groups.units(sentences, ("_group",), roles=roles)
        of = dict(zip((int(label) for label, in units.labels), units.holding.tolist(), strict=True))
        table = table.assign(of=[of[g] for g in group.tolist()])
        for k, name in enumerate(columns):
            table.insert(k, name, pd.Series([labels[g][k] for g in group.tolist()], dtype="str"))
    order = [True] * len(columns)
    return table.sort_values([*columns, "count", "term"], ascending=[*order, False, True], ignore_index=True)


def _str(series: "pl.Series") -> "pd.Series[str]":
    return pd.Series(pd.array(series.to_arrow(), dtype="str"))


def _text(labels: Sequence[str], places: "pl.Series") -> "pd.Series[str]":
    return pd.Series(pd.array(labels, dtype="str").take(places.to_numpy().astype(np.int64)), dtype="str")


def _shares(documents: "pd.Series[int]", of: "pd.Series[int]", level: float) -> "dict[str, pd.Series[float]]":
    """The share of documents that hold a term, with its Wilson score interval."""
    z = NormalDist().inv_cdf((1 + level) / 2)
    share = documents / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    reach = z * (share * (1 - share) / of + z * z / (4 * of * of)) ** 0.5 / (1 + z * z / of)
    return {"share": share, "share_low": (middle - reach).clip(0, 1), "share_high": (middle + reach).clip(0, 1)}


def nothing_left(data: Texts, stop: Stop, words: Words) -> DatelineError:
    """The error where choices leave no word to count."""
    name = f"“{data.name}”" if isinstance(data, Corpus) else "the data given"
    if stop_words(stop, data):
        with_others = "" if words.plain else " with the words chosen"
        return DatelineError(f"the stop list “{label(stop)}”{with_others} removes every word of {name}; try stop=None.")
    return DatelineError(f"min_length={words.min_length} and numbers={words.numbers} leave no word of {name} to count.")


def ngrams(data: Texts, n: int = 2, *, stop: Stop = "english", min_count: int = 2,  # noqa: PLR0913
           by: str | Sequence[str] | None = None, roles: Sequence[str] = COUNTED_ROLES, lower: bool = True,
           words: Words | None = None, per: str = "article") -> pd.DataFrame:  # fmt: skip
    """Runs of n words that occur at least `min_count` times; columns, rules and errors as for `frequency`.

    Where nothing is left there is no row.
    """
    return frequency(
        data, stop=stop, n=n, by=by, roles=roles, min_count=min_count, lower=lower, may_be_empty=True, words=words,
        per=per,
    )  # fmt: skip


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
