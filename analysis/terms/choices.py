"""What becomes of the leading terms under other reasonable choices: a finding that a stop list makes is none."""

from collections.abc import Sequence

import pandas as pd

from analysis.corpus import Texts
from analysis.errors import DatelineError
from analysis.settings import COUNTED_ROLES
from analysis.terms import reading
from analysis.terms.frequency import count
from analysis.terms.stops import stop_words

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
    source = reading.read(data, roles)
    table = pd.DataFrame({"rank": range(1, top + 1)})
    for name in lists or LISTS:
        counted = count(source, [""] * len(source.sentences), n, stop_words(name))
        counted = counted.sort_values(["count", "term"], ascending=[False, True]).head(top)
        cells = [f"{t} {c:,}" for t, c in zip(counted["term"], counted["count"], strict=True)]
        table[name] = pd.Series([*cells, *[None] * (top - len(cells))], dtype="str")
    return table[table.drop(columns="rank").notna().any(axis=1)]
