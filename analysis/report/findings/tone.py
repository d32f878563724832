"""What the tone scores say, how sure that is, and whether the lexicons agree."""

from collections.abc import Iterator

import pandas as pd

from analysis.report.findings.model import Finding, Findings, plural


def tone(scores: pd.DataFrame, overall: pd.DataFrame, by_voice: pd.DataFrame, agreement: pd.DataFrame, least: int) -> Findings:
    """Findings on tone: how many sentences carry any, the mean with its interval, voices apart, and agreement.

    `overall` and `by_voice` are tables of `sentiment.group` (n, scored, mean, low, high), `least` the number of scored
    sentences below which a mean is hidden.
    """
    return Findings([*_spread(scores), *_mean(overall, least), *_voices(by_voice, least), *_agreement(agreement)])


def _spread(scores: pd.DataFrame) -> Iterator[Finding]:
    known = scores.dropna(subset=["score"])
    low, high = known[known["score"] < 0], known[known["score"] > 0]
    silent = len(scores) - len(known)
    yield Finding(
        f"Of {plural(len(scores), 'sentence')}, {len(low):,} lean negative, {len(high):,} positive, "
        f"{len(known) - len(low) - len(high):,} balance out, and {silent:,} hold no word of the lexicon: no evidence, "
        "which is not the same as neutral.",
        tuple(known.sort_values("score")["sentence_id"].head(3)),
    )


def _mean(overall: pd.DataFrame, least: int) -> Iterator[Finding]:
    row = overall.iloc[0]
    if row["scored"] < least:
        yield Finding(f"No mean is given: {plural(int(row['scored']), 'scored sentence')} are fewer than {least}.")
        return
    side = "negative" if row["high"] < 0 else "positive" if row["low"] > 0 else "not clearly on either side"
    yield Finding(f"The mean tone of the scored sentences is {_signed(row['mean'])} "
                  f"(90% interval {_signed(row['low'])} to {_signed(row['high'])}): {side}.")


def _voices(by_voice: pd.DataFrame, least: int) -> Iterator[Finding]:
    shown = by_voice[by_voice["scored"] >= least]
    if len(shown) < 2:
        yield Finding(f"Voices are not compared: fewer than two of them have {least} scored sentences.")
        return
    low, high = shown.loc[shown["mean"].idxmin()], shown.loc[shown["mean"].idxmax()]
    words = (f"{low['group']} ({_signed(low['mean'])}, n = {int(low['scored'])}) and "
             f"{high['group']} ({_signed(high['mean'])}, n = {int(high['scored'])})")
    apart = low["high"] < high["low"]
    claim = "differ by more than their intervals allow for chance" if apart else "do not differ by more than chance allows"
    yield Finding(f"The means of {words} {claim}.")


def _agreement(agreement: pd.DataFrame) -> Iterator[Finding]:
    for row in agreement.itertuples():
        yield Finding(f"Where both the {row.first} and the {row.second} lexicon score a sentence ({int(row.both)} of "
                      f"{int(row.sentences)}), they give it the same sign in {row.same_sign:.0%}.")


def _signed(value: float) -> str:
    return f"{value:+.2f}".replace("-", "−")
