"""The tone of what is told of each day or month, in the order of the events and not of their publication."""

import pandas as pd

from analysis.errors import DatelineError, one_of
from analysis.sentiment import group
from analysis.settings import Settings

#: Over more days than this, months are compared and not days.
DAYS = 95
_COLUMNS = ["from", "to", "sentences", "n", "mean", "low", "high", "sentence_ids"]


def tone_by_day(placed: pd.DataFrame, told: pd.DataFrame, settings: Settings | None = None) -> pd.DataFrame:
    """The mean tone of the sentences that stand on each day, or in each month where the days are far apart.

    `placed` is an events table, `told` the scores of the same sentences (`sentiment.score`, or `sentiment.in_order`,
    by which articles that repeat each other count once). Columns: from, to, sentences, n (those that hold evidence of
    tone), mean and its interval low and high (see `sentiment.interval`; missing where n is below
    `settings.min_mean_n`), sentence_ids. A sentence on a span of days is left out, unless months are compared and the
    span lies within one; one that names two days counts on both. Earliest first. Raises DatelineError for a table
    without the columns.
    """
    chosen = settings or Settings()
    for table, needed in ((placed, ("sentence_id", "from", "to")), (told, ("sentence_id", "score"))):
        if lacking := [c for c in needed if c not in table.columns]:
            raise DatelineError(f"a table with {one_of(needed)} was expected; this one lacks {one_of(lacking)}.")
    dated = placed[placed["from"].notna() & placed["to"].notna()]
    single = dated.loc[dated["from"] == dated["to"], "from"]
    monthly = bool(len(single)) and (single.max() - single.min()).days > DAYS
    dated = dated.assign(period=dated["from"].dt.to_period("M" if monthly else "D"))
    within = dated["to"].dt.to_period("M") == dated["period"] if monthly else dated["from"] == dated["to"]
    kept = dated.loc[within, ["sentence_id", "period"]].drop_duplicates()
    read = kept.merge(told.drop_duplicates("sentence_id"), on="sentence_id")
    if read.empty:
        return pd.DataFrame(columns=_COLUMNS)
    table = group(read, "period", chosen.interval, chosen.seed).rename(columns={"n": "sentences", "n_scored": "n"})
    table.loc[table["n"] < chosen.min_mean_n, ["mean", "low", "high"]] = float("nan")
    ids = read.groupby("period")["sentence_id"].agg(list)
    table["sentence_ids"] = table["group"].map(ids)
    table["from"] = table["group"].map(lambda p: p.start_time.normalize()).astype("datetime64[s]")
    table["to"] = table["group"].map(lambda p: p.end_time.normalize()).astype("datetime64[s]")
    return table[_COLUMNS]
