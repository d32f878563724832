"""What the counts of words say."""

import math
from collections.abc import Iterator

import pandas as pd

from analysis import terms as measures
from analysis.corpus import Corpus, as_sentences, copied, foreign
from analysis.report.findings.model import Finding, Findings
from analysis.wording import agree, first_of, quoted, several

#: So many of the words that tie are named, and their sentences shown.
_NAMED = 3


def terms(corpus: Corpus, frequency: pd.DataFrame, pairs: pd.DataFrame, positions: pd.DataFrame) -> Findings:
    """Findings on the most frequent word, the strongest pair, and the word most bound to one part of the text.

    Takes the tables of `terms.frequency`, `terms.collocations` and `terms.positions` for the same corpus.
    """
    return Findings(
        [*_top(corpus, frequency), *_pair(corpus, pairs), *_place(corpus, positions), *_repeats(corpus)]
    )


def _top(corpus: Corpus, frequency: pd.DataFrame) -> Iterator[Finding]:
    if frequency.empty:
        yield Finding("No word was counted: the texts hold none, or only words of the stop list.")
        return
    top = frequency.iloc[0]
    ties = frequency.loc[frequency["count"] == top["count"], "term"].tolist()
    n = int(top["count"])
    if n == 1:
        yield Finding(f"No word occurs more than once: each of the {several(len(ties), 'word')} counted stands alone.")
    elif len(ties) > 1:
        named = first_of(quoted(ties), _NAMED)
        yield Finding(
            f"{len(ties):,} words are the most frequent of those counted, {several(n, 'time')} each: {named}.",
            _sentences(corpus, ties),
        )
    else:
        held = measures.sentences_with(corpus, top["term"])
        yield Finding(
            f"The most frequent word of those counted is “{top['term']}”: {several(n, 'time')}, "
            f"{top['per_million']:,.0f} per million words, in {len(held):,} of "
            f"{several(len(as_sentences(corpus)), 'sentence')}{', copies included' if copied(corpus) else ''}.",
            tuple(held),
        )


def _pair(corpus: Corpus, pairs: pd.DataFrame) -> Iterator[Finding]:
    drawn = pairs[pairs["attracted"].astype(bool)] if "attracted" in pairs else pairs
    if drawn.empty:
        return
    top = drawn.iloc[0]
    strength = f"{top['log_likelihood']:,.1f}"
    ties = drawn.loc[drawn["log_likelihood"].map("{:,.1f}".format) == strength, "pair"].tolist()
    if len(ties) > 1:
        yield Finding(
            f"{len(ties):,} pairs of neighbouring words keep company most beyond chance, all equally "
            f"(log-likelihood {strength}): {first_of(quoted(ties), _NAMED)}.",
            _sentences(corpus, ties),
        )
        return
    yield Finding(
        f"The pair of words that keeps company most beyond chance is “{top['pair']}”: "
        f"{several(int(top['count']), 'time')} (log-likelihood {strength}).",
        tuple(measures.sentences_with(corpus, top["pair"])),
    )


def _sentences(corpus: Corpus, ties: list[str]) -> tuple[str, ...]:
    """The sentences that hold one of the terms named."""
    return tuple(dict.fromkeys(i for term in ties[:_NAMED] for i in measures.sentences_with(corpus, term)))


def _place(corpus: Corpus, positions: pd.DataFrame) -> Iterator[Finding]:
    """The terms of which most, four in five at least, fall into one half of the one text; of five times or more."""
    if positions.empty or len(corpus) > 1:
        return
    halves = positions.assign(late=positions["share"] >= 0.5).groupby("term")["late"].agg(["sum", "size"])
    looked_at = len(halves)
    halves = halves[halves["size"] >= 5]
    lean = (halves["sum"] / halves["size"] - 0.5).abs()
    if lean.empty or lean.max() < 0.3:
        return
    for term in sorted(map(str, lean.index[lean == lean.max()]))[:_NAMED]:
        in_late, total = (int(halves[name].to_dict()[term]) for name in ("sum", "size"))
        late = in_late * 2 > total
        n = in_late if late else total - in_late
        ids = positions.loc[(positions["term"] == term) & ((positions["share"] >= 0.5) == late), "sentence_id"]
        how_many = f"all of its {total:,}" if n == total else f"{n:,} of its {total:,}"
        chance = "" if _rare(n, total) * looked_at < 0.05 else f" (among {looked_at} terms chance may bring that about)"
        yield Finding(
            f"“{term}” falls {'wholly' if n == total else 'mostly'} into the {'second' if late else 'first'} half of "
            f"the text, {how_many} occurrences{chance}.",
            tuple(dict.fromkeys(ids)),
        )


def _rare(n: int, total: int) -> float:
    """How often one of two halves would hold `n` or more of `total`, if each fell into either alike."""
    return min(1.0, 2 * sum(math.comb(total, k) for k in range(n, total + 1)) / (1 << total))


def _repeats(corpus: Corpus) -> Iterator[Finding]:
    others = len(foreign(corpus))
    if others:
        yield Finding(f"These counts take in {several(others, 'document')} not in English.", aside=True)
    copies = len(corpus.documents) - corpus.documents["cluster"].nunique()
    if copies:
        yield Finding(
            f"These counts take in {several(copies, 'document')} that {agree(copies, 'repeats', 'repeat')} another, "
            "whose words are counted again.",
            aside=True,
        )
