"""What the ranking of terms becomes under other stop lists."""

import pandas as pd

from analysis.corpus import Texts
from analysis.terms.frequency import frequency
from analysis.terms.stops import names


def under_stop_lists(data: Texts, top: int = 20) -> pd.DataFrame:
    """The `top` most frequent terms under each stop list that ships, side by side: rank, then a column a list.

    A term stands in the row of its rank; “rank” begins at 1. Raises as `frequency` does.
    """
    columns = {name: frequency(data, stop=name)["term"].head(top).reset_index(drop=True) for name in names()}
    table = pd.DataFrame(columns)
    table.insert(0, "rank", range(1, len(table) + 1))
    return table
