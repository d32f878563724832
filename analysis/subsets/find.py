"""Picks a part of a corpus by a search, or by the name of one that dateline.toml saves, and shows what it found."""

import dataclasses
import itertools
from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.corpus import Corpus
from analysis.errors import DatelineError, nearest, unknown
from analysis.subsets.evaluate import Evaluation, looked_for
from analysis.subsets.parse import parse
from analysis.subsets.tree import UNITS, Search
from analysis.terms.pattern import Search as Finds
from analysis.terms.pattern import compile_pattern
from analysis.wording import several

#: Characters of a search that names a subset, where it has no other name.
_SHORT = 80
#: Characters of context on either side of what was found.
WIDTH = 60
_HITS = ["doc_id", "path", "title", "published", "source", "sentences", "sentence_id", "context"]


def search(corpus: Corpus, query: str, *, name: str | None = None, unit: str | None = None) -> Corpus:
    """The articles of `corpus` that `query` picks (or, with unit="sentence", the sentences), as a corpus.

    The language of a search is in docs/reference.md: `siege AND NOT "Mariupol"`, `(siege OR blockade) NEAR/5 port`,
    `source:reuters`, `published:2022-09..`, `voice:Zelensky`, `subset:siege`. Words and phrases are looked for in the
    body; an article has what one of its sentences has. A search that begins with `sentences:` picks sentences, as
    unit="sentence" does: then every part of it must hold of the sentence itself. The corpus is called `name`, without
    one by the search.

    Raises DatelineError, with the place and what was expected, for a search that cannot be read; for an unknown unit;
    and where nothing is found.
    """
    asked = parse(query, corpus.settings.subsets)
    if unit is not None:
        if unit not in UNITS:
            raise unknown("unit of a search", unit, UNITS)
        asked = dataclasses.replace(asked, unit=unit)
    return _part(corpus, asked, name or short(asked.text))


def subset(corpus: Corpus, given: str) -> Corpus:
    """The part of `corpus` that `given` names among the searches of dateline.toml ([subsets]), or else searches for.

    Raises as `search`.
    """
    saved = corpus.settings.subsets
    return search(corpus, saved[given], name=given) if given in saved else search(corpus, given)


def described(corpus: Corpus, given: str) -> str:
    """What the part `given` of `corpus` is and how much of it: “the part “siege” (saved as …): 3 of 10 documents in
    seeds”. Raises as `subset`."""
    part = subset(corpus, given)
    saved = corpus.settings.subsets.get(given)
    meant = f" (saved as {short(saved)})" if saved else ""
    return f"the part “{part.name}”{meant}: {part.extent}"


def check(given: str, saved: Mapping[str, str]) -> None:
    """Raise DatelineError unless `given` is a name in `saved` or a search that can be read."""
    parse(f"subset:\"{given}\"" if given in saved else given, saved)


def hits(corpus: Corpus, given: str) -> pd.DataFrame:
    """What a search, or a saved one by its name, finds: a row for each article, in the order of the corpus.

    Columns: doc_id, path, title, published, source, sentences (how many of the body hold something that the search
    asks for; of a search for sentences, how many it picks), sentence_id and context: the first of them, around what
    was found; both missing where the search asks for nothing in the text. No hit gives an empty table. Raises
    DatelineError for a search that cannot be read.
    """
    saved = corpus.settings.subsets
    asked = parse(saved.get(given, given), saved)
    found, places = Evaluation(corpus, asked), [compile_pattern(p) for p in looked_for(asked)]
    picked = found.picked()
    shown = found.sentences[picked if asked.unit == "sentence" else picked & found.telling()]
    first = shown.drop_duplicates("doc_id").set_index("doc_id")
    counts = shown.groupby("doc_id").size()
    table = corpus.documents.loc[found.articles(), _HITS[:5]].reset_index(drop=True)
    table["sentences"] = table["doc_id"].map(counts).fillna(0).astype("int64")
    table["sentence_id"] = table["doc_id"].map(first["sentence_id"])
    contexts = {d: _around(text, places) for d, text in zip(first.index, first["text"], strict=True)}
    table["context"] = table["doc_id"].map(contexts)
    return table[_HITS]


def _part(corpus: Corpus, asked: Search, name: str) -> Corpus:
    found = Evaluation(corpus, asked)
    articles = found.articles()
    if not articles.any():
        what = "no sentence" if asked.unit == "sentence" else "no article"
        says = f"the search “{short(asked.text)}” finds {what} in “{corpus.name}”, so there is nothing to measure."
        raise DatelineError(says + nearest(asked.text, corpus.settings.subsets))
    whole = len(corpus)
    if asked.unit == "article":
        part = corpus.select(pd.Series(articles, index=corpus.documents.index), name)
        extent = f"{len(part):,} of {several(whole, 'document')} in {corpus.name}"
    else:
        ids = found.sentences.loc[found.picked(), "sentence_id"]
        part = corpus.select(ids.tolist(), name)
        of = several(len(found.sentences), "sentence")
        extent = f"{len(ids):,} of {of}, in {len(part):,} of {several(whole, 'document')} of {corpus.name}"
    return dataclasses.replace(part, extent=extent)


def _around(text: str, places: Sequence[Finds]) -> str:
    """`text` in one line, cut around the first place where something that was looked for stands."""
    found = [hit.start for place in places for hit in itertools.islice(place(text), 1)]
    at = min(found, default=0)
    start, end = max(0, at - WIDTH), at + 2 * WIDTH
    while 0 < start < at and not text[start - 1].isspace():
        start += 1
    while at < end < len(text) and not text[end].isspace():
        end -= 1
    cut = " ".join(text[start:end].split())
    return f"{'…' if start else ''}{cut}{'…' if end < len(text) else ''}"


def short(query: str) -> str:
    """A search as a name: in one line, and not too long."""
    line = " ".join(query.split())
    return line if len(line) <= _SHORT else f"{line[: _SHORT - 1]}…"
