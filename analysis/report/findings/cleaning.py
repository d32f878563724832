"""What happened to the pages: how much was kept, what was repeated or mended, and where the dates come from."""

from collections.abc import Iterator

import pandas as pd

from analysis.corpus import Corpus
from analysis.report.findings.model import Finding, Findings, day, languages, plural


def cleaning(corpus: Corpus) -> Findings:
    """Findings on what was kept of the saved pages, from the documents and ledger tables."""
    return Findings(
        [*_kept(corpus), *_edits(corpus), *_dates(corpus), *_refused(corpus), *_repeats(corpus), *languages(corpus)]
    )


def _kept(corpus: Corpus) -> Iterator[Finding]:
    raw = int(corpus.documents["raw_text"].str.len().sum())
    dropped = corpus.ledger[corpus.ledger["action"] == "drop"]
    cut = int((dropped["raw_end"] - dropped["raw_start"]).sum())
    what = "the saved page" if len(corpus) == 1 else f"the {len(corpus):,} saved documents"
    told = int((dropped["rule"] != "blanks").sum())
    yield Finding(
        f"Of the {raw:,} characters of {what}, {raw - cut:,} ({(raw - cut) / max(raw, 1):.1%}) were kept; "
        f"{plural(told, 'passage')} of chrome or repetition cut, each with its reason."
    )


def _edits(corpus: Corpus) -> Iterator[Finding]:
    rules = corpus.ledger
    repeats, near, turned = (rules[rules["rule"] == r] for r in ("exact repeat", "near repeat", "turned quotes"))
    if len(repeats):
        n = plural(len(repeats), "paragraph")
        yield Finding(f"{n} repeated word for word: kept where it first stands, cut after that.")
    if len(near):
        yield Finding(f"{plural(len(near), 'paragraph')} nearly repeating an earlier one: kept, and marked as such.")
    if len(turned):
        n = plural(len(turned), "quotation mark")
        yield Finding(f"{n} turned or spaced the wrong way: mended; no word was changed.")


def _dates(corpus: Corpus) -> Iterator[Finding]:
    known = corpus.documents["published"].notna()
    supplied = corpus.documents["published_from"].isin(["metadata", "argument"])
    if len(corpus) == 1 and known.all():
        one = corpus.documents.iloc[0]
        where = "is not taken from the text; it was supplied with it" if supplied.iloc[0] else "was read from the page"
        yield Finding(f"The date of publication, {day(one['published'])}, {where}.")
    elif known.any():
        first, last = corpus.documents["published"].min(), corpus.documents["published"].max()
        yield Finding(
            f"{int(known.sum()):,} of {len(corpus):,} documents are dated, from {day(first)} to {day(last)}; "
            f"{int((known & supplied).sum()):,} of these dates were supplied."
        )
    if (~known).any():
        reasons = corpus.documents.loc[~known, "published_why"]
        advice = reasons.iloc[0] if len(reasons) == 1 else "The table of dates says what would settle each."
        yield Finding(f"{plural(len(reasons), 'document')} with no known date of publication. {advice}")


def _refused(corpus: Corpus) -> Iterator[Finding]:
    if len(corpus.refused):
        path, reason = corpus.refused.iloc[0][["path", "reason"]]
        yield Finding(f"{plural(len(corpus.refused), 'file')} could not be read, the first being {path}: {reason}")


def _repeats(corpus: Corpus) -> Iterator[Finding]:
    sizes = pd.Series(corpus.documents["cluster"]).value_counts()
    copies = int((sizes - 1).sum())
    if copies:
        yield Finding(
            f"{plural(copies, 'document')} repeating another in whole or large part: {len(sizes):,} "
            f"independent voices stand behind {len(corpus):,} documents."
        )
