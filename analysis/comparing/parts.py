"""What is compared: key terms, their course, the company of words that both sides share, and tone."""

import math
from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis import sentiment, tables, terms, voices
from analysis.comparing.sides import Sides
from analysis.corpus import Corpus
from analysis.terms.stops import Stop

#: A difference is told as one where fewer than this share of such differences are expected to be chance.
SURE = 0.05
#: So many terms of a side are followed over time, and so many shared ones have their company looked at.
FOLLOWED, SHARED = 3, 5
#: Words before and after a shared term, and collocates told of each side.
REACH, COMPANY = 5, 5
#: Days of publication from which on periods are months, or weeks.
_MONTHS, _WEEKS = 92, 21
_OF_TIME = ["term", "period", "from", "to", *(f"{c}_{s}" for c in (
    "count", "per_million", "low", "high", "articles", "sentence_ids") for s in "ab")]  # fmt: skip
_OF_COMPANY = ["term", "collocate", "count_a", "count_b", "log_dice_a", "log_dice_b", "log_likelihood_a",
               "log_likelihood_b", "sentence_ids_a", "sentence_ids_b"]  # fmt: skip


def keyness(sides: Sides, top: int, stop: Stop) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The `top` terms of either side with their sentences on both, and the whole table that they are from."""
    whole = terms.keyness(sides.a, sides.b, stop=stop)
    first = pd.concat([whole[whole["log_ratio"] > 0].head(top), whole[whole["log_ratio"] < 0].head(top)])
    for side, corpus in (("a", sides.a), ("b", sides.b)):
        found = terms.with_sentences(corpus, first)["sentence_ids"]
        first = first.assign(**{f"sentence_ids_{side}": found})
    leaning = pd.Series(["a" if ratio > 0 else "b" for ratio in first["log_ratio"]], first.index, "str")
    return first.assign(side=leaning).reset_index(drop=True), whole


def is_sure(table: pd.DataFrame) -> "pd.Series[bool]":
    """For each row of a table of keyness whether the difference is sure: by q, and by the interval over articles.

    Without an interval, the independent articles of a side being too few for one, none is.
    """
    return (table["q"] < SURE) & ((table["log_ratio_low"] > 0) | (table["log_ratio_high"] < 0))


def has_intervals(table: pd.DataFrame) -> bool:
    """Whether any row of a table of keyness has an interval over articles."""
    return bool(table["log_ratio_low"].notna().any())


def shared_terms(whole: pd.DataFrame) -> list[str]:
    """The terms that both sides use most: by the rate of the side that has fewer; five times at least on each."""
    often = whole[(whole["count_a"] >= 5) & (whole["count_b"] >= 5)]
    least = often[["per_million_a", "per_million_b"]].min(axis=1)
    order = often.assign(least=least).sort_values(["least", "term"], ascending=[False, True])
    return [str(term) for term in order["term"].head(SHARED)]


def over_time(sides: Sides, followed: Sequence[str]) -> tuple[pd.DataFrame, str]:
    """The rates of `followed` on both sides, and what a period is; no row where a side has no date."""
    days = [corpus.documents["published"].dropna() for corpus in (sides.a, sides.b)]
    empty = pd.DataFrame(columns=_OF_TIME)
    if not followed or any(own.empty for own in days):
        return empty, "month"
    length = (max(d.max() for d in days) - min(d.min() for d in days)).days
    by = "month" if length > _MONTHS else "week" if length > _WEEKS else "day"
    frames = []
    for name, corpus in (("a", sides.a), ("b", sides.b)):
        table = terms.trend(corpus, list(followed), by=by, may_be_empty=True)
        table = table[table["from"].notna()]
        own = table[["term", "period", "from", "to", "count", "per_million", "low", "high", "articles", "sentence_ids"]]
        frames.append(own.rename(columns={c: f"{c}_{name}" for c in own.columns[4:]}))
    joined = frames[0].merge(frames[1], on=["term", "period", "from", "to"], how="outer")
    rank = {term: n for n, term in enumerate(followed)}
    joined = joined.assign(rank=joined["term"].map(rank)).sort_values(["rank", "from"], ignore_index=True)
    for side in "ab":
        joined[f"sentence_ids_{side}"] = _lists(joined[f"sentence_ids_{side}"])
    return joined[_OF_TIME], by


def company(sides: Sides, shared: Sequence[str], stop: Stop) -> pd.DataFrame:
    """For each shared term the words that keep it company most on either side, with what the other side has of them."""
    frames = [pd.DataFrame(columns=_OF_COMPANY)]
    for term in shared:
        found = [
            terms.collocates(corpus, term, left=REACH, right=REACH, min_count=1, stop=stop).set_index("collocate")
            for corpus in (sides.a, sides.b)
        ]
        leading = [own.index[own["attracted"] & (own["count"] >= 2)][:COMPANY] for own in found]
        names = list(dict.fromkeys([*leading[0], *leading[1]]))
        table = pd.DataFrame({"term": term, "collocate": names})
        for side, own in zip("ab", found, strict=True):
            told = own.reindex(names)
            table[f"count_{side}"] = told["count"].fillna(0).astype("int64").to_numpy()
            for measure in ("log_dice", "log_likelihood"):
                table[f"{measure}_{side}"] = told[measure].to_numpy(float)
            table[f"sentence_ids_{side}"] = _lists(told["sentence_ids"]).to_numpy()
        frames.append(table[_OF_COMPANY])
    filled = [frame for frame in frames if len(frame)]
    return pd.concat(filled, ignore_index=True) if filled else frames[0]


def tone(sides: Sides, lexicon: str) -> pd.DataFrame:
    """The mean tone of either side and their difference: side, sentences, n (scored), mean, low, high.

    Means are those of `sentiment.by_voice`, hidden over few sentences; the difference is that of `difference`.
    """
    rows = [_mean(corpus, lexicon) for corpus in (sides.a, sides.b)]
    gap, low, high = difference(*((r["mean"], r["low"], r["high"]) for r in rows))
    table = pd.DataFrame([*rows, {"sentences": pd.NA, "n": pd.NA, "mean": gap, "low": low, "high": high}])
    table.insert(0, "side", ["a", "b", "a − b"])
    return table.astype({"side": "str", "sentences": "Int64", "n": "Int64"})


def difference(a: tuple[float, float, float], b: tuple[float, float, float]) -> tuple[float, float, float]:
    """The difference of two means, each with the ends of its interval, and the ends of an interval for it.

    The distances from either mean to its ends, squared and added: Newcombe 1998, “Interval estimation for the
    difference between independent proportions”, Statistics in Medicine 17 (method 10); for any measure Zou and Donner
    2008, “Construction of confidence limits about effect measures”, the same 27. It takes the sides for independent;
    articles on both make it wider than it need be.
    """
    (mean_a, low_a, high_a), (mean_b, low_b, high_b) = a, b
    gap = mean_a - mean_b
    return gap, gap - math.hypot(mean_a - low_a, high_b - mean_b), gap + math.hypot(high_a - mean_a, mean_b - low_b)


def _mean(corpus: Corpus, lexicon: str) -> dict[str, Any]:
    scores = sentiment.score(corpus, lexicon=lexicon)
    told = sentiment.in_order(corpus, scores, voices.voice_of(corpus, tables.frame("quotes", [])))
    means = sentiment.by_voice(told, corpus.settings)
    if means.empty:  # nothing is in English
        return {"sentences": 0, "n": 0, "mean": math.nan, "low": math.nan, "high": math.nan}
    row = means.iloc[0]
    return {name: row[name] for name in ("sentences", "n", "mean", "low", "high")}


def _lists(values: "pd.Series[Any]") -> "pd.Series[Any]":
    """Lists of sentences, empty where there are none."""
    made = [v if isinstance(v, list) else [] for v in values]
    return pd.Series(made, index=values.index, dtype=object)
