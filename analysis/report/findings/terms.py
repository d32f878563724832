"""What the counts of words say."""

from collections.abc import Iterator

import pandas as pd

from analysis import terms as measures
from analysis.corpus import Corpus, as_sentences
from analysis.report.findings.model import Finding, Findings, plural


def terms(corpus: Corpus, frequency: pd.DataFrame, pairs: pd.DataFrame, positions: pd.DataFrame) -> Findings:
    """Findings on the most frequent word, the strongest pair, and the word most bound to one part of the text.

    Takes the tables of `terms.frequency`, `terms.collocations` and `terms.positions` for the same corpus.
    """
    return Findings([*_top(corpus, frequency), *_pair(corpus, pairs), *_place(positions)])


def _top(corpus: Corpus, frequency: pd.DataFrame) -> Iterator[Finding]:
    if frequency.empty:
        return
    top = frequency.iloc[0]
    ties = frequency.loc[frequency["count"] == top["count"], "term"]
    held = measures.sentences_with(corpus, top["term"])
    total = len(as_sentences(corpus))
    also = f" (as often as {', '.join(f'“{t}”' for t in ties[1:4])})" if len(ties) > 1 else ""
    yield Finding(
        f"The most frequent word outside the stop list is “{top['term']}”{also}: {int(top['count']):,} times, "
        f"{top['per_million']:,.0f} per million words, in {len(held):,} of {plural(total, 'sentence')}.",
        tuple(held),
    )


def _pair(corpus: Corpus, pairs: pd.DataFrame) -> Iterator[Finding]:
    if len(pairs):
        top = pairs.iloc[0]
        yield Finding(
            f"The pair of words that keeps company most beyond chance is “{top['pair']}”: "
            f"{int(top['count']):,} times (log-likelihood {top['log_likelihood']:,.1f}).",
            tuple(measures.sentences_with(corpus, top["pair"])),
        )


def _place(positions: pd.DataFrame) -> Iterator[Finding]:
    """The term of which at least four in five occurrences fall into one half, if it occurs five times or more."""
    if positions.empty or positions["doc_id"].nunique() > 1:
        return
    halves = positions.assign(late=positions["share"] >= 0.5).groupby("term")["late"].agg(["sum", "size"])
    halves = halves[halves["size"] >= 5]
    lean = (halves["sum"] / halves["size"] - 0.5).abs()
    if len(lean) and lean.max() >= 0.3:
        term = str(lean.idxmax())
        in_late, total = (int(halves[name].to_dict()[term]) for name in ("sum", "size"))
        late = in_late * 2 > total
        n = in_late if late else total - in_late
        ids = positions.loc[(positions["term"] == term) & ((positions["share"] >= 0.5) == late), "sentence_id"]
        yield Finding(
            f"“{term}” belongs to the {'second' if late else 'first'} half of the text: "
            f"{n} of its {total} occurrences fall there.",
            tuple(dict.fromkeys(ids)),
        )
