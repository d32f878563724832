"""What the tone scores say, how sure that is, and whether the lexicons agree."""

from collections.abc import Iterator

import pandas as pd

from analysis.report.findings.model import Finding, Findings, plural


def tone(told: pd.DataFrame, by_voice: pd.DataFrame, agreement: pd.DataFrame, level: float) -> Findings:
    """Findings on tone: how many sentences carry any, the mean with its interval, voices apart, and agreement.

    Takes the tables of `sentiment.in_order`, `sentiment.by_voice` and `sentiment.agreement`, and the level of the
    intervals.
    """
    return Findings([*_spread(told), *_mean(by_voice, level), *_voices(by_voice), *_agreement(agreement)])


def _spread(told: pd.DataFrame) -> Iterator[Finding]:
    body = told[told["role"] != "heading"]
    known = body.dropna(subset=["score"])
    low, high = known[known["score"] < 0], known[known["score"] > 0]
    even, silent = len(known) - len(low) - len(high), len(body) - len(known)
    balanced = f"{even:,} balance out, " if even else ""
    yield Finding(
        f"Of {plural(len(body), 'sentence')}, {len(low):,} lean negative, {len(high):,} positive, {balanced}and "
        f"{silent:,} hold no word of the lexicon: no evidence, which is not the same as neutral.",
        tuple(low.sort_values("score", kind="stable")["sentence_id"].head(3)),
        "The most negative",
    )


def _mean(by_voice: pd.DataFrame, level: float) -> Iterator[Finding]:
    row = by_voice.iloc[0]
    if pd.isna(row["mean"]):
        yield Finding(f"No mean tone is given: {plural(int(row['n']), 'scored sentence')} are too few for one.")
        return
    low, high = round(row["low"], 2), round(row["high"], 2)  # what is claimed must hold for the figures as printed
    side = "it leans negative" if high < 0 else "it leans positive" if low > 0 else "on neither side for sure"
    yield Finding(
        f"The mean tone of the {int(row['n']):,} scored sentences is {signed(row['mean'])} "
        f"({level:.0%} interval {signed(row['low'])} to {signed(row['high'])}): {side}."
    )


def _voices(by_voice: pd.DataFrame) -> Iterator[Finding]:
    shown = by_voice.iloc[1:].dropna(subset=["mean"])
    if len(shown) < 2:
        yield Finding("Voices are not compared: fewer than two have enough scored sentences for a mean.")
        return
    low, high = shown.iloc[int(shown["mean"].argmin())], shown.iloc[int(shown["mean"].argmax())]
    words = (
        f"{low['voice']} ({signed(low['mean'])}, {int(low['n']):,} scored) and "
        f"{high['voice']} ({signed(high['mean'])}, {int(high['n']):,} scored)"
    )
    apart = low["high"] < high["low"]
    claim = "differ, and their intervals do not overlap"
    if not apart:
        claim = "have intervals that overlap: whether they differ is not settled by this"
    yield Finding(f"The mean tones of {words} {claim}.")


def _agreement(agreement: pd.DataFrame) -> Iterator[Finding]:
    row = agreement.iloc[0]
    if row["n_both"]:
        yield Finding(
            f"Our news lexicon and VADER both score {int(row['n_both']):,} of {int(row['n']):,} sentences and give "
            f"the same sign to {row['same_sign']:.0%} of those."
        )


def signed(value: float) -> str:
    """A tone with its sign, as it is printed: “−0.12”."""
    return f"{value:+.2f}".replace("-", "−").replace("−0.00", "0.00").replace("+0.00", "0.00")
