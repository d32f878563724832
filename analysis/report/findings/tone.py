"""What the tone scores say, how sure that is, and whether the lexicons agree."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis.corpus import Corpus, as_sentences
from analysis.report.findings.model import Finding, Findings, copies_aside, languages
from analysis.wording import agree, first_of, listed, percent, several, signed

#: So many of the most negative sentences are shown.
_SHOWN = 3


def tone(
    told: pd.DataFrame, by_voice: pd.DataFrame, agreement: pd.DataFrame, level: float, corpus: Corpus | None = None
) -> Findings:
    """Findings on tone: how many sentences carry any, the mean with its interval, voices apart, and agreement.

    Takes the tables of `sentiment.in_order`, `sentiment.by_voice` and `sentiment.agreement`, and the level of the
    intervals. Of articles that repeat each other one is counted. With the corpus it is also said which sentences
    were not read, being in another language.
    """
    body = told[told["role"] != "heading"]
    counted = body[~body["copy"]] if "copy" in body else body
    unread = 0 if corpus is None else len(as_sentences(corpus)) - len(body)
    other = [] if corpus is None else languages(corpus)
    if body.empty:
        why = f": the {several(unread, 'sentence')} of the body are in other languages" if unread else ""
        return Findings([Finding(f"There is no sentence in English to read for tone{why}."), *other])
    parts = [*_spread(counted, unread, len(body) - len(counted)), *_mean(by_voice, level, counted)]
    parts += [*_voices(by_voice), *_agreement(agreement)]
    return Findings([*parts, *other])


def _spread(body: pd.DataFrame, unread: int, copied: int) -> Iterator[Finding]:
    known = body.dropna(subset=["score"])
    low, high = known[known["score"] < 0], known[known["score"] > 0]
    even, silent = len(known) - len(low) - len(high), len(body) - len(known)
    parts = [f"{_count(low)} {agree(len(low), 'leans', 'lean')} negative", f"{_count(high)} positive"]
    parts += [f"{even:,} {agree(even, 'balances', 'balance')} out"] if even else []
    parts += [f"{silent:,} {agree(silent, 'holds', 'hold')} no word of the lexicon"] if silent else []
    which = f"Of {several(len(body), 'sentence')}"
    aside = [f"{unread:,} more {agree(unread, 'is', 'are')} in other languages"] if unread else []
    aside += [copies_aside(copied)] if copied else []
    which += " read for tone" if unread else ""
    which += f" ({', '.join(aside)})" if aside else ""
    ending = ": no evidence, which is not the same as neutral." if silent else "."
    worst = low.sort_values("score", kind="stable").drop_duplicates("text")
    shown = worst.head(_SHOWN)
    is_tied = len(worst) > len(shown) and signed(worst["score"].iloc[_SHOWN]) == signed(shown["score"].iloc[-1])
    yield Finding(
        f"{which}, {listed(parts)}{ending}", tuple(shown["sentence_id"]),
        "Among the most negative" if is_tied else "The most negative",
    )  # fmt: skip


def _count(rows: pd.DataFrame) -> str:
    return f"{len(rows):,}" if len(rows) else "none"


def _mean(by_voice: pd.DataFrame, level: float, body: pd.DataFrame) -> Iterator[Finding]:
    row = by_voice.iloc[0]
    n = int(row["n"])
    if pd.isna(row["mean"]):
        few = f"{several(n, 'scored sentence')} {agree(n, 'is', 'are')}" if n else "no scored sentence is"
        yield Finding(f"No mean tone is given: {few} {'too few for one' if n else 'there to take it of'}.")
        return
    scored = int(body["score"].notna().sum())
    shared = ""
    if n != scored:  # of an article in several wordings one is counted above, and all have a part in the mean
        shared = f" Of an article whose versions differ their average counts: {n:,} sentences here, where the one "
        shared += f"version that stands for it elsewhere makes {scored:,}."
    low, high = round(row["low"], 2), round(row["high"], 2)  # what is claimed must hold for the figures as printed
    side = "it leans negative" if high < 0 else "it leans positive" if low > 0 else "on neither side for sure"
    yield Finding(
        f"The mean tone of the {several(n, 'scored sentence')} is {signed(row['mean'])} "
        f"({level:.0%} interval {signed(row['low'])} to {signed(row['high'])}): {side}.{shared}"
    )


def _voices(by_voice: pd.DataFrame) -> Iterator[Finding]:
    shown = by_voice.iloc[1:].dropna(subset=["mean"])
    if len(shown) < 2:
        yield Finding("Voices are not compared: fewer than two have enough scored sentences for a mean.")
        return
    low, high = shown.iloc[int(shown["mean"].argmin())], shown.iloc[int(shown["mean"].argmax())]
    if signed(low["mean"]) == signed(high["mean"]):
        named = listed([f"{v} ({int(n):,} scored)" for v, n in zip(shown["voice"], shown["n"], strict=True)])
        yield Finding(f"The mean tone is {signed(low['mean'])} alike in {named}.")
        return
    claim = "their intervals do not overlap"
    if round(low["high"], 2) >= round(high["low"], 2):
        claim = "their intervals overlap, so whether they differ is not settled by this"
    yield Finding(f"Of the voices, the lowest {_of(shown, low)}; the highest {_of(shown, high)}: {claim}.")


def _of(shown: pd.DataFrame, end: "pd.Series[Any]") -> str:
    """The voices at one end, with the mean as it is printed and how many sentences it rests on."""
    alike = shown[shown["mean"].map(signed) == signed(end["mean"])]
    named = first_of([f"{v} ({int(n):,} scored)" for v, n in zip(alike["voice"], alike["n"], strict=True)])
    return f"mean tone is {signed(end['mean'])}, in {named}"


def _agreement(agreement: pd.DataFrame) -> Iterator[Finding]:
    row = agreement.iloc[0]
    both = int(row["n_both"])
    if not both:
        return
    claim = f"Our news lexicon and VADER both score {both:,} of {several(int(row['n']), 'sentence')}"
    if pd.isna(row["same_sign"]):
        yield Finding(f"{claim}: too few to say how often they agree.")
        return
    same = round(both * float(row["same_sign"]))
    yield Finding(f"{claim} and give the same sign to {same:,} of those ({percent(same, both)}).")
