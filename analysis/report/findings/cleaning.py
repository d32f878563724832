"""What happened to the pages: how much was kept, what was repeated or mended, and where the dates come from."""

from collections.abc import Iterator

import pandas as pd

from analysis.cleaning import REPAIRS
from analysis.corpus import Corpus
from analysis.report.findings.model import Finding, Findings, advice, languages
from analysis.wording import agree, between, listed, percent, several, weekday

#: Where a date of publication comes from, in words that follow “was” or “were”.
_ORIGINS = {
    "metadata": "supplied with the {it}",
    "argument": "given for the whole run",
    "page": "read from the page’s own data",
    "text": "read from the text",
    "constraints": "worked out from what the text names, within the bounds set",
}
#: What each rule that mends puts right, counted by places.
_MENDS = {
    "turned quotes": ("quotation mark turned or spaced wrongly", "quotation marks turned or spaced wrongly"),
    "encoding": ("place broken by a wrong encoding", "places broken by a wrong encoding"),
    "characters": ("place with characters that nobody sees", "places with characters that nobody sees"),
    "wrapped lines": ("line broken at a fixed width", "lines broken at a fixed width"),
}


def cleaning(corpus: Corpus) -> Findings:
    """Findings on what was kept of the saved pages, from the documents and ledger tables."""
    return Findings(
        [*_kept(corpus), *_edits(corpus), *_dates(corpus), *_refused(corpus), *_repeats(corpus), *languages(corpus)]
    )


def _kept(corpus: Corpus) -> Iterator[Finding]:
    raw = int(corpus.documents["raw_text"].str.len().sum())
    what = "the saved page" if len(corpus) == 1 else f"the {len(corpus):,} saved documents"
    dropped = corpus.ledger[corpus.ledger["action"] == "drop"]
    sizes = dropped["raw_end"] - dropped["raw_start"]
    repair = dropped["rule"].isin(list(REPAIRS))
    cut, tidied = int(sizes[~repair].sum()), int(sizes[repair].sum())
    passages = int((~repair).sum())
    words = f"Of the {several(raw, 'character')} of {what}, {raw - cut - tidied:,} "
    words += f"({percent(raw - cut - tidied, raw)}) were kept. "
    if passages:
        words += (
            f"{several(passages, 'passage')} that {agree(passages, 'is', 'are')} not the article, or "
            f"{agree(passages, 'repeats', 'repeat')} it, {agree(passages, 'was', 'were')} cut "
            f"({several(cut, 'character')}), each with its reason."
        )
    else:
        words += "Nothing of the page was cut."
    yield Finding(words)
    if tidied:
        was = agree(tidied, "was", "were")
        both = f", which makes {cut + tidied:,} that are not in the text" if passages else ""
        slips = f"{several(tidied, 'character')} of blank space and slips of saving {was} dropped{both}."
        yield Finding(slips, aside=True)


def _edits(corpus: Corpus) -> Iterator[Finding]:
    counts = corpus.ledger["rule"].value_counts().to_dict()
    repeats, near, open_ones = (int(counts.get(r, 0)) for r in ("exact repeat", "near repeat", "open quotes"))
    if repeats:
        n = f"{several(repeats, 'passage')} {agree(repeats, 'repeats', 'repeat')}"
        yield Finding(f"{n} an earlier one word for word: only the first was kept.", aside=True)
    if near:
        n = f"{several(near, 'passage')} {agree(near, 'says', 'say')}"
        yield Finding(f"{n} nearly the same as an earlier one: kept, and marked as such.", aside=True)
    mended = [several(int(counts[rule]), *words) for rule, words in _MENDS.items() if counts.get(rule)]
    if mended:
        yield Finding(f"Mended: {listed(mended)}. No word was put in place of another.", aside=True)
    if open_ones:
        stand = agree(open_ones, "it stands", "they stand")
        n = several(open_ones, "quotation")
        yield Finding(f"{n} opened and never closed: left as {stand}, and marked.", aside=True)


def _dates(corpus: Corpus) -> Iterator[Finding]:
    documents = corpus.documents
    known = documents["published"].notna()
    if len(corpus) == 1 and known.all():
        one = documents.iloc[0]
        where = _origin(str(one["published_from"]), 1)
        yield Finding(f"The date of publication, {weekday(one['published'])}, was {where}.")
    elif known.any():
        dated = int(known.sum())
        span = between(documents["published"].min(), documents["published"].max())
        counts = documents.loc[known, "published_from"].value_counts()
        parts = [f"{n:,} {agree(n, 'was', 'were')} {_origin(str(o), n)}" for o, n in counts.items()]
        origins = f"Of the dates {listed(parts)}."
        if len(counts) == 1 and dated > 1:
            origins = f"All of the dates were {_origin(str(counts.index[0]), dated)}."
        whole = f"{several(len(corpus), 'document')} {agree(dated, 'is', 'are')}"
        yield Finding(f"{dated:,} of {whole} dated, published {span}. {origins}")
    if (~known).any():
        reasons = documents.loc[~known, "published_why"]
        yield Finding(f"{several(len(reasons), 'document')} with no known date of publication. {advice(reasons)}")


def _origin(name: str, n: int) -> str:
    """Where dates come from; an origin that has no words of its own is named."""
    return _ORIGINS.get(name, f"taken from the {name}").format(it=agree(n, "article", "articles"))


def _refused(corpus: Corpus) -> Iterator[Finding]:
    if len(corpus.refused):
        path, reason = corpus.refused.iloc[0][["path", "reason"]]
        n = len(corpus.refused)
        which = path if n == 1 else f"the first being {path}"
        yield Finding(f"{several(n, 'file or record', 'files or records')} could not be read, {which}: {reason}")


def _repeats(corpus: Corpus) -> Iterator[Finding]:
    sizes = pd.Series(corpus.documents["cluster"]).value_counts()
    copies = int((sizes - 1).sum())
    if copies:
        yield Finding(
            f"{several(copies, 'document')} {agree(copies, 'repeats', 'repeat')} another in whole or large part: "
            f"{several(len(sizes), 'independent voice')} {agree(len(sizes), 'stands', 'stand')} behind "
            f"{several(len(corpus), 'document')}."
        )
