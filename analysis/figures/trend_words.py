"""The words of the figures on trends: what changed, or that nothing can be shown to; what is drawn, and what is not."""

import numpy as np
import pandas as pd

from analysis.figures import style
from analysis.figures.days import said
from analysis.figures.series import Series, days_in, number
from analysis.figures.style import joined, listed, several
from analysis.wording import agree, between


def step(table: pd.DataFrame) -> str:
    """Whether the periods are months, weeks or days, by how long they are."""
    dated = table[table["from"].notna()]
    longest = int((dated["to"] - dated["from"]).dt.days.max())
    return "day" if longest == 0 else "week" if longest < 7 else "month"


def interval(table: pd.DataFrame) -> str:
    """What an interval is called: by its coverage, where the table knows it."""
    share = table.attrs.get("interval")
    return f"{100 * share:.3g}% interval" if isinstance(share, float) else "interval"


def without_a_line(table: pd.DataFrame) -> str:
    """Why no line can be drawn, in a sentence; empty where one can."""
    dated = table[table["from"].notna()]
    articles = int(table.loc[table["term"] == table["term"].iloc[0], "articles"].sum()) if len(table) else 0
    if dated.empty:
        return f"No article has a date ({several(articles, 'article')} read): without one there is no trend."
    if dated["period"].nunique() > 1:
        return ""
    name = step(table)
    when = _when(dated, 0)
    held = int(dated["articles"].iloc[0])
    rest = f", and {articles - held:,} {agree(articles - held, 'has', 'have')} none" if articles > held else ""
    which = f"All {held:,} articles with a date are" if held > 1 else "The one article with a date is"
    return f"One {name} is no trend. {which} of {when}{rest}."


def title_of(
    table: pd.DataFrame, lines: list[Series], changes: pd.DataFrame | None, bursts: pd.DataFrame | None
) -> str:
    """The surest finding at hand: a change of level, a burst, else who peaks where, and that nothing more is shown."""
    shown = None if changes is None else changes[changes["from"].notna()]
    if shown is not None and len(shown):
        low, high = (shown[f"per_million_{side}"].to_numpy(float) for side in ("before", "after"))
        row = shown.iloc[int((np.abs(high - low) / np.sqrt(high + low)).argmax())]  # as sure as rates alone can tell
        before, after = float(row["per_million_before"]), float(row["per_million_after"])
        word = "rises" if after > before else "falls"
        more = f"; {several(len(shown) - 1, 'more change')} of level" if len(shown) > 1 else ""
        return (f"“{style.named(row['term'])}” {word} from {number(before)} to {number(after)} per million words "
                f"from {said(row['from'].date())} on{more}")  # fmt: skip
    if bursts is not None and len(bursts):
        row = bursts.sort_values(["p", "weight"], ascending=[True, False]).iloc[0]
        others = bursts["term"].nunique() - 1
        more = f"; so {agree(others, 'does', 'do')} {several(others, 'other term')}" if others else ""
        when = between(row["from"].date(), row["to"].date())
        often = f"in {row['documents']:,} of {several(int(row['articles']), 'article')}"
        return f"“{style.named(row['term'])}” bursts {when}: {often}, {row['times']:.1f} times the usual share{more}"
    none = "" if changes is None and bursts is None else "; " + listed(
        ([] if changes is None else ["no change of level"]) + ([] if bursts is None else ["no burst"])
    ) + " is shown"
    best = max(lines, key=lambda one: (float(np.nanmax(one.rate, initial=0.0)), one.term))
    return f"{_peak(table, best)}{none}"


def _peak(table: pd.DataFrame, one: Series) -> str:
    if not one.count:
        return f"“{style.named(one.term)}” never occurs in what has a date"
    at = int(np.nanargmax(one.rate))
    part = table[(table["term"] == one.term) & table["from"].notna()]
    sure = "" if np.isnan(one.low[at]) else f" ({interval(table)} {number(one.low[at])} to {number(one.high[at])})"
    partly = ", of which a part is covered" if one.partial[at] else ""
    rate = f"{number(one.rate[at])} per million words"
    return f"“{style.named(one.term)}” is highest {_on(part, at)}{partly}: {rate}{sure}"


def subtitle_of(table: pd.DataFrame, undated: str, *marks: str) -> str:
    """Measure, unit, days, how much was read, what the marks mean that are drawn, and what is not drawn."""
    one = table[(table["term"] == table["term"].iloc[0]) & table["from"].notna()]
    name = step(table)
    first, last = days_in(one, "from")[0], days_in(one, "to")[-1]
    gaps = int((one["words"] == 0).sum())
    return joined(
        f"Occurrences per million words a {name}, {said(first, last)}",
        f"n = {several(int(one['words'].sum()), 'word')} in {several(int(one['articles'].sum()), 'article')}",
        *marks,
        f"a hollow dot: a {name} covered in part" if one["partial"].any() else "",
        f"{several(gaps, name)} without an article left open" if gaps else "",
        undated,
    )


def alt_of(table: pd.DataFrame, lines: list[Series], kind: str, title: str) -> str:
    """The finding, and for the first of the lines where it begins, ends and is highest."""
    told = []
    for one in lines[:6]:
        known = np.flatnonzero(~np.isnan(one.rate))
        if not len(known) or not one.count:
            told.append(f"{style.named(one.term)} never")
            continue
        part = table[(table["term"] == one.term) & table["from"].notna()]
        a, b, top = int(known[0]), int(known[-1]), int(np.nanargmax(one.rate))
        told.append(f"{style.named(one.term)} {number(one.rate[a])} {_on(part, a)}, {number(one.rate[b])} "
                    f"{_on(part, b)}, highest {number(one.rate[top])} {_on(part, top)}")  # fmt: skip
    rest = f"; and {several(len(lines) - 6, 'more term')}" if len(lines) > 6 else ""
    return f"{kind} {title}. Rates per million words: {'; '.join(told)}{rest}."


def _on(part: pd.DataFrame, at: int) -> str:
    """ "in May 2022", "on 9 September 2022", "in the week of 5 – 11 September 2022"."""
    days = int((part["to"].iloc[at] - part["from"].iloc[at]).days)
    return f"{'on' if days == 0 else 'in the week of' if days < 7 else 'in'} {_when(part, at)}"


def _when(part: pd.DataFrame, at: int) -> str:
    return said(part["from"].iloc[at].date(), part["to"].iloc[at].date(), brief=False)
