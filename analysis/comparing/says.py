"""What a comparison finds, in one true sentence a part; where nothing stands out, that."""

from collections.abc import Iterator

import pandas as pd

from analysis.comparing import parts
from analysis.comparing.sides import Sides
from analysis.report.findings import Finding
from analysis.wording import agree, first_of, quoted, several, signed

#: Log-likelihood from which on company is told of: p below 0.0001 (Rayson and Garside 2000).
_STRONG = 15.13
#: Words on one side for one on the other from which on that is said.
_UNEQUAL = 3


def of_sides(sides: Sides, sizes: pd.DataFrame) -> Iterator[Finding]:
    """Findings on how large the sides are and what they share."""
    told = [
        f"“{name}” is {several(documents, 'article')}{_voices(documents, voices)} of {several(words, 'word')}"
        for name, documents, voices, words in sizes[["name", "documents", "voices", "words"]].itertuples(index=False)
    ]
    many = sizes["words"].astype(float)
    large, small = (0, 1) if many[0] >= many[1] else (1, 0)
    unequal = ""
    if many[small] and many[large] / many[small] >= _UNEQUAL:
        unequal = f": {many[large] / many[small]:,.0f} times as many words in the one, so that what is rare in “" \
                  f"{sizes['name'][small]}” can hardly show"  # fmt: skip
    yield Finding(f"{told[0]}, {told[1]}{unequal}.")
    for kind, words in (("on both sides", "on both sides and counted on each"),
                        ("a copy is on the other side", "on one side with a copy on the other")):  # fmt: skip
        rows = sides.shared[sides.shared["kind"] == kind]
        if len(rows):
            named = first_of(quoted(rows["path"].astype(str).tolist()))
            n = len(rows)
            yield Finding(
                f"{several(n, 'article')} {agree(n, 'is', 'are')} {words} ({named}), which makes the sides look more "
                "alike than they are.", tuple(rows["sentence_id"].dropna()),
            )  # fmt: skip
    if sides.left_out:
        n = sides.left_out
        yield Finding(f"{several(n, 'article')} that {agree(n, 'was', 'were')} on both sides {agree(n, 'is', 'are')} "
                      "left out of both.")  # fmt: skip


def _voices(documents: int, voices: int) -> str:
    return f" ({several(voices, 'independent voice')})" if voices < documents else ""


def of_keyness(sides: Sides, key: pd.DataFrame, whole: pd.DataFrame) -> Finding:
    """The finding on terms that mark one side off from the other."""
    sure = whole[parts.is_sure(whole)]
    if (whole["q"] < parts.SURE).any() and not parts.has_intervals(whole):
        nearest = whole.iloc[0]
        return Finding(
            f"Words: too few independent articles to be sure of any difference; of {several(len(whole), 'term')} "
            f"tested “{nearest['term']}” comes nearest, {several(int(nearest['count_a']), 'time')} in "
            f"“{sides.a.name}” and {int(nearest['count_b']):,} in “{sides.b.name}”.", _of_term(key, nearest["term"]),
        )  # fmt: skip
    if sure.empty:
        tested = several(len(whole), "term")
        return Finding(f"Words: nothing notable; none of {tested} tested is surely more frequent on one side.")
    first = sure.iloc[0]
    in_a, in_b = int((sure["log_ratio"] > 0).sum()), int((sure["log_ratio"] < 0).sum())
    basis = f"q below {parts.SURE}, and an interval over articles without 0"
    return Finding(
        f"Words: of {several(len(whole), 'term')} tested, {in_a:,} {agree(in_a, 'is', 'are')} surely more frequent in "
        f"“{sides.a.name}” and {in_b:,} in “{sides.b.name}” ({basis}); the first is “{first['term']}”, "
        f"{several(int(first['count_a']), 'time')} in the one and {int(first['count_b']):,} in the other.",
        _of_term(key, first["term"]),
    )  # fmt: skip


def _of_term(key: pd.DataFrame, term: str) -> tuple[str, ...]:
    """The sentences of a term on both sides, where it is in the table."""
    row = key[key["term"] == term]
    return () if row.empty else (*row["sentence_ids_a"].iloc[0], *row["sentence_ids_b"].iloc[0])


def of_time(sides: Sides, table: pd.DataFrame, by: str) -> Finding:
    """The finding on the course of the terms followed: one whose highest rate is at another time on either side."""
    if table.empty:
        dated = all(c.documents["published"].notna().any() for c in (sides.a, sides.b))
        why = "there is no term to follow" if dated else "a side has no article of known date"
        return Finding(f"Time: nothing is compared, since {why}.")
    for term, rows in table.groupby("term", sort=False):
        peaks = [_peak(rows, side) for side in "ab"]
        if None not in peaks and peaks[0] != peaks[1]:
            at = [rows[rows["period"] == peak].iloc[0] for peak in peaks]
            rates = [float(row[f"per_million_{side}"]) for row, side in zip(at, "ab", strict=True)]
            return Finding(
                f"Time: “{term}” is most frequent in {peaks[0]} in “{sides.a.name}” ({rates[0]:,.0f} a million words), "
                f"and in {peaks[1]} in “{sides.b.name}” ({rates[1]:,.0f}).",
                (*at[0]["sentence_ids_a"], *at[1]["sentence_ids_b"]),
            )  # fmt: skip
    n = table["term"].nunique()
    return Finding(f"Time: nothing notable; of {several(n, 'term')} followed by {by}, none has its highest rate in one "
                   "period on one side and surely in another on the other.")  # fmt: skip


def _peak(rows: pd.DataFrame, side: str) -> str | None:
    """The period of the highest rate where it is surely above that of another period; None else."""
    known = rows.dropna(subset=[f"low_{side}", f"high_{side}"])
    if known["period"].nunique() < 2:
        return None
    top = known.sort_values(f"per_million_{side}", ascending=False).iloc[0]
    return str(top["period"]) if top[f"low_{side}"] > known[f"high_{side}"].min() else None


def of_company(sides: Sides, table: pd.DataFrame) -> Finding:
    """The finding on a shared term that keeps other company on one side."""
    if table.empty:
        return Finding("Company: nothing is compared, since no term stands five times on either side.")
    names = {"a": sides.a.name, "b": sides.b.name}
    found = []
    for side, other in (("a", "b"), ("b", "a")):
        only = table[(table[f"count_{other}"] == 0) & (table[f"log_likelihood_{side}"] >= _STRONG)]
        found += [(row[f"log_likelihood_{side}"], side, other, row) for _, row in only.iterrows()]
    if not found:
        n = table["term"].nunique()
        return Finding(f"Company: nothing notable; no word stands firmly by one of the {several(n, 'shared term')} on "
                       "one side and never on the other.")  # fmt: skip
    _, side, other, row = max(found, key=lambda f: (f[0], str(f[3]["collocate"])))
    return Finding(
        f"Company: both sides use “{row['term']}”, and “{row['collocate']}” stands by it "
        f"{several(int(row[f'count_{side}']), 'time')} in “{names[side]}” and never in “{names[other]}”.",
        tuple(row[f"sentence_ids_{side}"]),
    )  # fmt: skip


def of_tone(sides: Sides, table: pd.DataFrame, level: float) -> Finding:
    """The finding on tone."""
    a, b, gap = (table.iloc[n] for n in range(3))
    if pd.isna(gap["mean"]):
        return Finding("Tone: no difference is given, since a side has too few scored sentences for a mean.")
    low, high = round(float(gap["low"]), 2), round(float(gap["high"]), 2)
    means = f"{signed(a['mean'])} in “{sides.a.name}” and {signed(b['mean'])} in “{sides.b.name}”"
    apart = f"a difference of {signed(gap['mean'])} ({level:.0%} interval {signed(low)} to {signed(high)})"
    if low <= 0 <= high:
        return Finding(f"Tone: nothing notable; its mean is {means}, {apart}, which may be none.")
    more = sides.a.name if high < 0 else sides.b.name
    return Finding(f"Tone: its mean is {means}, {apart}: “{more}” is the more negative.")
