"""What a table of terms says of how it was made: the choices, the settings and the definition of a word, beside it."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.corpus import Corpus, Texts
from analysis.settings import Settings
from analysis.terms.definition import Words


def told(
    table: pd.DataFrame, data: Texts, roles: Sequence[str], *, settings: Sequence[str] = (), **chosen: Any
) -> pd.DataFrame:
    """`table` with what was chosen in its `attrs`, as plain data that is written beside the file it is saved to.

    `settings` names those that had a say, by their values for `data`.
    """
    own = data.settings if isinstance(data, Corpus) else Settings()
    table.attrs = {
        **{name: list(value) if isinstance(value, tuple) else value for name, value in chosen.items()},
        "roles": list(roles), "words": Words().describe(), **{name: getattr(own, name) for name in settings},
    }  # fmt: skip
    return table
