"""The pairs of words that stand near each other, tallied by number and not by name: fast, and in little memory."""

import bisect
import itertools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import regex

from analysis import language
from analysis.corpus import Texts, as_sentences
from analysis.settings import COUNTED_ROLES
from analysis.terms import reading
from analysis.terms.pattern import Words

if TYPE_CHECKING:
    import polars as pl

Ints = np.ndarray[Any, np.dtype[np.int64]]
#: So many pairs are held at once, of whole sentences.
AT_ONCE = 4_000_000
_WORD = regex.compile(language.WORD_PATTERN)


class Coded(NamedTuple):
    """A text as numbers: each word's place in the alphabet of its words, and which sentence it stands in."""

    words: Ints
    sentences: Ints
    alphabet: list[str]
    sentence_ids: list[str]
    doc_ids: list[str]
    """Of each sentence."""


class Reach(NamedTuple):
    """How far company reaches: so many words to the left and to the right; whether the order of a pair is free."""

    left: int
    right: int
    free: bool
    itself: bool = False
    """Whether a word is company for itself."""


class Tally(NamedTuple):
    """What was found: of all pairs how many hold each word as the one and as the other, and the pairs themselves.

    `pairs` has columns one, other (numbers of words; where order is free the first in the alphabet is the one), count,
    sentences (how many hold the pair) and ahead (how often the one stands before the other).
    """

    ones: Ints
    others: Ints
    whole: int
    pairs: "pl.DataFrame"


def coded(data: Texts, roles: Sequence[str] = COUNTED_ROLES) -> Coded:
    """The words of the sentences of `data` in `roles` as numbers, as `reading.read` has them but many times as fast.

    Raises DatelineError where there is no word to count, or a role is unknown.
    """
    table = as_sentences(data, roles)
    numbers: dict[str, int] = {}  # of words as written: each is looked at once, however often it stands
    found: list[list[int]] = []
    ids: list[str] = []
    doc_ids: list[str] = []
    for sentence_id, doc_id, text in zip(table["sentence_id"], table["doc_id"], table["text"], strict=True):
        words = [numbers.setdefault(w, len(numbers)) for w in _WORD.findall(text)]
        if words:
            found.append(words)
            ids.append(str(sentence_id))
            doc_ids.append(str(doc_id))
    if not found:
        reading.read(data, roles)  # says what is missing
    folded = [language.fold(w) for w in numbers]
    alphabet = sorted(set(folded))
    place = {word: k for k, word in enumerate(alphabet)}
    rank = np.array([place[w] for w in folded], dtype=np.int64)
    sizes = [len(words) for words in found]
    flat = np.fromiter(itertools.chain.from_iterable(found), dtype=np.int64, count=sum(sizes))
    return Coded(rank[flat], np.repeat(np.arange(len(sizes)), sizes), alphabet, ids, doc_ids)


def hits(text: Coded, search: Words) -> tuple[Ints, Ints]:
    """Where the words in a row that `search` looks for stand: the first of them and one past the last; none overlap."""
    size, count = len(search.shapes), len(text.words)
    fits = np.ones(max(count - size + 1, 0), dtype=bool)
    for k, shape in enumerate(search.shapes):
        words = text.words[k : k + len(fits)]
        if len(shape.parts) == 1:  # a plain word: looked up, not compared with every word there is
            place = bisect.bisect_left(text.alphabet, shape.parts[0])
            known = place < len(text.alphabet) and text.alphabet[place] == shape.parts[0]
            fits &= words == (place if known else -1)
        else:
            fits &= np.array([shape.fits(w) for w in text.alphabet], dtype=bool)[words]
    begins = np.flatnonzero(fits)
    begins = begins[text.sentences[begins] == text.sentences[begins + size - 1]]
    if size > 1:
        kept, reached = [], -1
        for begin in begins.tolist():
            if begin >= reached:
                kept.append(begin)
                reached = begin + size
        begins = np.array(kept, dtype=np.int64)
    return begins, begins + size


def tally(text: Coded, reach: Reach, wanted: np.ndarray[Any, np.dtype[np.bool_]]) -> Tally:
    """Every pair in reach; those of two `wanted` words are told apart, the others weigh in the margins alone."""
    import polars as pl  # noqa: PLC0415 - not to load it with the package

    size = len(text.alphabet)
    ones, others = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64)
    parts: list[pl.DataFrame] = []
    for chunk in _chunks(text, reach):
        keys, sentences, ahead = [], [], []
        for one, other, sentence, is_ahead in _near(chunk, reach):
            ones += np.bincount(one, minlength=size)
            others += np.bincount(other, minlength=size)
            both = wanted[one] & wanted[other]
            first, second, in_order = one[both], other[both], np.full(int(both.sum()), is_ahead)
            if reach.free:
                in_order = first < second
                first, second = np.minimum(first, second), np.maximum(first, second)
            keys.append(first * size + second)
            sentences.append(sentence[both])
            ahead.append(in_order)
        parts.append(_added(_frame(keys, sentences, ahead)))
        if sum(map(len, parts[1:])) > max(len(parts[0]), AT_ONCE):  # so memory grows with the pairs, not the text
            parts = [_summed(pl.concat(parts))]
    found = _summed(pl.concat(parts)) if parts else _added(_frame([], [], []))
    found = found.select(
        (pl.col("key") // size).alias("one"), (pl.col("key") % size).alias("other"), "count", "sentences", "ahead"
    )
    if reach.free:
        ones = others = ones + others
    return Tally(ones, others, int(ones.sum()), found)


def sentences_of(text: Coded, reach: Reach, pairs: Sequence[tuple[str, str]]) -> list[list[str]]:
    """For each pair of words the ids of the sentences that hold it in reach, in order."""
    number = {word: k for k, word in enumerate(text.alphabet)}
    size = len(text.alphabet)
    asked = {_key(number[a], number[b], size, reach): k for k, (a, b) in enumerate(pairs)}
    found: list[dict[int, None]] = [{} for _ in pairs]
    wanted = np.array(sorted(asked), dtype=np.int64)
    for chunk in _chunks(text, reach):
        hits = []
        for one, other, sentence, _ in _near(chunk, reach):
            first, second = (np.minimum(one, other), np.maximum(one, other)) if reach.free else (one, other)
            keys = first * size + second
            held = np.isin(keys, wanted)
            hits += list(zip(sentence[held].tolist(), keys[held].tolist(), strict=True))
        for sentence_number, key in sorted(hits):
            found[asked[key]][sentence_number] = None
    return [[text.sentence_ids[s] for s in held] for held in found]


def _key(one: int, other: int, size: int, reach: Reach) -> int:
    first, second = (min(one, other), max(one, other)) if reach.free else (one, other)
    return first * size + second


def _chunks(text: Coded, reach: Reach) -> Iterator[tuple[Ints, Ints]]:
    """The words and the numbers of their sentences, some AT_ONCE pairs of them at a time, no sentence cut."""
    begin, count = 0, len(text.words)
    at_once = max(AT_ONCE // (reach.right if reach.free else reach.left + reach.right), 1)
    while begin < count:
        end = min(begin + at_once, count)
        if end < count:
            end = int(np.searchsorted(text.sentences, text.sentences[end], side="left"))
            if end <= begin:  # one sentence of more words than that
                end = int(np.searchsorted(text.sentences, text.sentences[begin], side="right"))
        yield text.words[begin:end], text.sentences[begin:end]
        begin = end


def _near(chunk: tuple[Ints, Ints], reach: Reach) -> Iterator[tuple[Ints, Ints, Ints, bool]]:
    """The pairs at each distance: the one, the other, their sentence, and whether the one stands before the other."""
    words, sentences = chunk
    for distance in range(1, max(reach.left, reach.right) + 1):
        together = sentences[:-distance] == sentences[distance:]
        if not reach.itself:
            together &= words[:-distance] != words[distance:]
        if not together.any():
            continue
        before, after = words[:-distance][together], words[distance:][together]
        sentence = sentences[distance:][together]
        if distance <= reach.right:
            yield before, after, sentence, True
        if distance <= reach.left and not reach.free:
            yield after, before, sentence, False


def _frame(keys: list[Ints], sentences: list[Ints], ahead: list[Any]) -> "pl.DataFrame":
    import polars as pl  # noqa: PLC0415 - as above

    def joined(parts: list[Any], kind: type) -> Any:
        return np.concatenate(parts) if parts else np.empty(0, dtype=kind)

    columns = {"key": joined(keys, np.int64), "sentence": joined(sentences, np.int64)}
    return pl.DataFrame({**columns, "ahead": joined(ahead, np.int64).astype(np.int64)})


def _added(table: "pl.DataFrame") -> "pl.DataFrame":
    """The pairs of one stretch of text, by key: a sentence counts once in `sentences`."""
    import polars as pl  # noqa: PLC0415 - as above

    inside = table.group_by("key", "sentence").agg(count=pl.len(), ahead=pl.col("ahead").sum())
    return inside.group_by("key").agg(count=pl.col("count").sum(), sentences=pl.len(), ahead=pl.col("ahead").sum())


def _summed(table: "pl.DataFrame") -> "pl.DataFrame":
    import polars as pl  # noqa: PLC0415 - as above

    return table.group_by("key").agg(pl.col("count").sum(), pl.col("sentences").sum(), pl.col("ahead").sum())
