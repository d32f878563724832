"""Two sides of one corpus and their key words: a part and the rest, early and late, or first and second halves."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from analysis.corpus import Corpus, as_sentences
from analysis.subsets.find import subset
from analysis.terms.evidence import with_sentences
from analysis.terms.keyness import COLUMNS, keyness
from analysis.terms.stops import Stop
from analysis.wording import agree, day, several


class Contrast(NamedTuple):
    """The key words of two sides, what the sides are called, and in words what they are, or why there are none.

    `table` has the columns of `terms.keyness` and sentence_ids (where the term stands, on both sides); one article of
    each group of copies is read on either side.
    """

    table: pd.DataFrame
    names: tuple[str, str]
    said: str


def contrast(corpus: Corpus, part: str = "", *, stop: Stop = "english", top: int = 20) -> Contrast:
    """The words that mark off one side of a corpus from the other, the surest `top` of either side.

    Of copies of an article one counts on either side.

    `part` (a search, or a name from dateline.toml) is one side and the articles outside it the other; of a search for
    sentences, the other sentences. Without one the
    earlier articles stand against the later, parted at the middle article; and where all were published on one day,
    or no day is known, the first half of every article against its second. `said` tells of articles on neither side,
    such as those without a date. Raises DatelineError for a search that
    cannot be read or finds nothing, and for an unknown stop list.
    """
    named = _sides(corpus, part)
    if named is None:
        table = pd.DataFrame(columns=[*COLUMNS, "sentence_ids"])
        return Contrast(table, ("one side", "the other"), _why(part))
    first, second, names, said = named
    found = keyness(first, second, stop=stop, intervals=top, per="voice", may_be_empty=True)
    chosen = pd.concat([found[found["log_ratio"] > 0].head(top), found[found["log_ratio"] < 0].head(top)]).sort_index()
    chosen = chosen.reset_index(drop=True)
    read = [_once(side) for side in (first, second)]
    held = [with_sentences(side, chosen)["sentence_ids"] for side in read]
    chosen["sentence_ids"] = pd.Series([[*a, *b] for a, b in zip(*held, strict=True)], dtype=object)
    chosen.attrs = found.attrs
    once = [len(side) for side in read]
    if once != [len(first), len(second)]:
        said = f"{said}; copies of an article count once: {several(once[0], 'article')} (a) against {once[1]:,} (b)"
    return Contrast(chosen, names, said)


def _once(side: Corpus) -> Corpus:
    """The articles of a side, of copies the one that is read."""
    from analysis.terms.groups import per_voice  # noqa: PLC0415 - not to load Polars with the package

    read = per_voice(side, "voice")
    assert isinstance(read, Corpus)
    return read


class _Sides(NamedTuple):
    first: Corpus
    second: Corpus
    names: tuple[str, str]
    said: str


def _sides(corpus: Corpus, part: str) -> _Sides | None:
    """The two sides; None where one of them would have no word."""
    sides = _named(corpus, part) if part else _by_day(corpus) or _by_half(corpus)
    if sides is None:
        return None
    worded = [as_sentences(side)["text"].str.contains(r"\w").any() for side in sides[:2]]
    return sides if all(worded) else None


def _named(corpus: Corpus, part: str) -> _Sides | None:
    one = subset(corpus, part)
    if len(one.sentences) < corpus.sentences["doc_id"].isin(one.documents["doc_id"]).sum():
        return _of_sentences(corpus, one)
    if corpus.documents["doc_id"].isin(one.documents["doc_id"]).all():
        return None
    rest = corpus.except_(one)
    said = f"{one.name}: {several(len(one), 'article')} (a) against the other {len(rest):,} (b)"
    return _Sides(one, rest, (one.name, "the rest"), said)


def _of_sentences(corpus: Corpus, one: Corpus) -> _Sides | None:
    """A part of sentences and all the others, those of the same articles among them."""
    every, own = as_sentences(corpus)["sentence_id"], as_sentences(one)["sentence_id"]
    others = every[~every.isin(own)]
    if others.empty:
        return None
    rest = corpus.select(others.tolist(), "the other sentences")
    said = f"{one.name}: {several(len(own), 'sentence')} (a) against the other {len(others):,} (b)"
    return _Sides(one, rest, (one.name, rest.name), said)


def _by_day(corpus: Corpus) -> _Sides | None:
    days = corpus.documents["published"]
    if days.nunique() < 2:
        return None
    middle = days.dropna().sort_values().iloc[(days.notna().sum() - 1) // 2]
    if not (days > middle).any():  # more than half were published on the last day
        middle = days[days < middle].max()
    names = ("earlier articles", "later articles")
    one, other = corpus.select(days <= middle, names[0]), corpus.select(days > middle, names[1])
    said = f"{several(len(one), 'article')} up to {day(middle)} (a) against {len(other):,} later ones (b)"
    return _Sides(one, other, names, _with_left_out(said, int(days.isna().sum()), "without a date"))


def _with_left_out(said: str, many: int, which: str) -> str:
    """`said`, and how many articles are on neither side."""
    if not many:
        return said
    return f"{said}; {several(many, 'article')} {which} {agree(many, 'is', 'are')} on neither side"


def _by_half(corpus: Corpus) -> _Sides | None:
    halves = _halves(as_sentences(corpus))
    if halves is None:
        return None
    names = ("first halves", "second halves") if len(corpus) > 1 else ("the first half", "the second half")
    one, other = (corpus.select(ids, name) for ids, name in zip(halves, names, strict=True))
    said = f"{names[0].capitalize()} of {_of(len(one))} (a) against {names[1]} (b)"
    return _Sides(one, other, names, _with_left_out(said, len(corpus) - len(one), "of one sentence or none"))


def _of(n: int) -> str:
    return "the article" if n == 1 else f"{n:,} articles"


def _halves(sentences: pd.DataFrame) -> tuple[Sequence[str], Sequence[str]] | None:
    """The ids of the sentences in the first and in the second half of each article that has two or more."""
    groups = sentences.groupby("doc_id", sort=False)["sentence_id"]
    place, size = groups.cumcount(), groups.transform("size")
    whole = size > 1
    early, late = whole & (place < size / 2), whole & (place >= size / 2)
    if not early.any():
        return None
    return sentences.loc[early, "sentence_id"].tolist(), sentences.loc[late, "sentence_id"].tolist()


def _why(part: str) -> str:
    if part:
        return f"“{part}” finds every article, or one side has no word, so there is nothing to set it against."
    return "There are not two sentences to set against each other."
