"""Counts the words of many texts by document, a batch at a time, in memory that the words set and not the texts.

A text is cut at its blanks, which no word holds, and each piece is given a number by Polars; only a piece never met is
read by the pattern of a word. So every count is of `language.words`, however it is come by.
"""

import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import polars as pl

from analysis import language, parallel

Ints = npt.NDArray[np.signedinteger[Any]]

#: Bytes of text that are counted at once.
BATCH = 10_000_000
# No piece is remembered that is longer (in bytes) than a word is, and after so many different ones it begins anew.
_LONGEST, _MOST_PIECES = 40, 3_000_000
# Marks that stand around a word and are never part of it.
_EDGES = ".,:;!?()[]\"'“”‘’…–—-"
_NO_WORD, _UNREAD, _UNIT_BITS = -1, np.iinfo(np.int32).min, 63


class Batch(NamedTuple):
    """Some texts: for each the number of its document, which never falls, and of its kind (0 to 7)."""

    texts: pl.Series
    documents: Ints
    kinds: Ints


class Tally(NamedTuple):
    """The counts of a batch, a row a document and term: the numbers of the words of the term, the count by kind.

    `words` is how many words there are, by kind, of each document in `with_words`.
    """

    documents: Ints
    terms: list[Ints]
    counts: dict[int, Ints]
    with_words: Ints
    words: dict[int, Ints]


class Numbering:
    """Gives each different string a number, from 0 in the order they are met, for as long as this is there."""

    def __init__(self) -> None:
        self._type = pl.Categorical(pl.Categories.random())
        self._held = pl.Series([], dtype=self._type)  # numbers are kept while there is a series of the type

    def of(self, strings: pl.Series) -> Any:
        """The number of each of these strings (of none of them null)."""
        return strings.cast(self._type).to_physical().to_numpy()

    def strings(self, many: int) -> pl.Series:
        """The strings with the numbers from 0 to `many` - 1."""
        return pl.Series(np.arange(many, dtype=np.uint32)).cat.to(self._type).cast(pl.String)


class Pieces:
    """What is known of pieces of text: the number of the one word of each, by the number of the piece.

    -1 stands for no word, and -2 - k for the words of the k-th of `lists`.
    """

    def __init__(self) -> None:
        self.numbering = Numbering()
        self.word = np.full(1 << 16, _UNREAD, dtype=np.int32)
        self.lists: list[Ints] = []

    def make_room(self, most: int) -> None:
        """Let there be a place for the number `most`."""
        if most >= len(self.word):
            more = np.full(max(most + 1, 2 * len(self.word)) - len(self.word), _UNREAD, dtype=np.int32)
            self.word = np.concatenate((self.word, more))


class Lexicon:
    """Gives each different word a number, from 0 in the order they are met; knows the pieces met before."""

    def __init__(self, *, lower: bool = True) -> None:
        self.lower = lower
        self._words, self._many = Numbering(), 0
        self._pieces = Pieces()
        self._lock = threading.Lock()

    @property
    def words(self) -> pl.Series:
        """The words by number."""
        return self._words.strings(self._many)

    def numbers(self, pieces: pl.Series) -> tuple[Ints, list[Ints]]:
        """For each piece the number of its one word, -1 for none, or -2 - k where it has those of the k-th list."""
        known = self._pieces
        code = known.numbering.of(pieces)
        most = int(code.max(initial=0))
        with self._lock:
            known.make_room(most)
            held = known.word
        found = held[code]
        new = np.flatnonzero(found == _UNREAD)
        if len(new):
            with self._lock:
                place = np.full(most + 1, -1, dtype=np.int64)  # one of the places of each new piece
                place[code[new]] = new
                place[known.word[: most + 1] != _UNREAD] = -1  # another batch has read it since
                different = np.flatnonzero(place >= 0)
                known.word[different] = self._read(pieces.gather(place[different]), known.lists)
                found[new] = known.word[code[new]]
                if most > _MOST_PIECES and known is self._pieces:
                    self._pieces = Pieces()
        return found, known.lists

    def once(self, pieces: pl.Series) -> tuple[Ints, list[Ints]]:
        """As `numbers`, of pieces that are not remembered."""
        lists: list[Ints] = []
        with self._lock:
            return self._read(pieces, lists), lists

    def _read(self, pieces: pl.Series, lists: list[Ints]) -> Ints:
        found = np.full(len(pieces), _NO_WORD, dtype=np.int32)
        core = pieces.str.strip_chars(_EDGES)
        plain = core.str.contains("^[A-Za-z]+$")  # most pieces: a plain word with marks around it
        words = core.filter(plain)
        found[plain.to_numpy()] = self._number(words.str.to_lowercase() if self.lower else words)
        others = np.flatnonzero(~plain.to_numpy())
        read = [language.words(piece, lower=self.lower) for piece in pieces.gather(others).to_list()]
        many = np.array([len(words) for words in read], dtype=np.int64)
        numbers = self._number(pl.Series([w for words in read for w in words], dtype=pl.String))
        ends = np.cumsum(many)
        found[others[many == 1]] = numbers[ends[many == 1] - 1]
        for k in np.flatnonzero(many > 1).tolist():
            lists.append(numbers[ends[k] - many[k] : ends[k]])
            found[others[k]] = _NO_WORD - len(lists)
        return found

    def _number(self, words: pl.Series) -> Ints:
        number: Ints = self._words.of(words).astype(np.int32)
        self._many = max(self._many, int(number.max(initial=-1)) + 1)
        return number


def tallies(batches: Iterable[Batch], lexicon: Lexicon, n: int = 1) -> Iterator[Tally]:
    """The counts of runs of `n` words in each of `batches`, in their order; on all cores, a few batches at a time."""
    waiting: deque[Future[Tally]] = deque()
    workers = parallel.cores()
    with ThreadPoolExecutor(workers) as pool:
        for batch in batches:
            waiting.append(pool.submit(tally, batch, lexicon, n))
            if len(waiting) > workers:  # one more than there are workers, so that none waits for the next to be read
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def tally(batch: Batch, lexicon: Lexicon, n: int = 1) -> Tally:
    """The counts of one batch. A run of n words never crosses the end of a text."""
    word, row = _words(batch.texts, lexicon)
    new = np.concatenate(([True], batch.documents[1:] != batch.documents[:-1]))[: len(batch.documents)]
    documents, local = batch.documents[new], np.cumsum(new, dtype=np.int32) - np.int32(1)
    many = np.bincount(row, minlength=len(local))
    words = {
        int(kind): np.bincount(local, np.where(batch.kinds == kind, many, 0), len(documents)).astype(np.int64)
        for kind in np.unique(batch.kinds)
    }
    ends = max(0, len(row) - n + 1)  # where a run could begin; it does where its last word is of the same text
    begins = np.flatnonzero(row[:ends] == row[n - 1 : n - 1 + ends]) if n > 1 else slice(None)
    at = row[begins]
    columns = [local[at], *(word[k : k + ends][begins] for k in range(n))]
    if len(words) == 1:
        (doc, *terms), counts = _counted(columns)
        return Tally(documents[doc], terms, dict.fromkeys(words, counts), documents, words)
    (doc, *terms, kinds), counts = _counted([*columns, batch.kinds.astype(np.int32)[at]])
    head = np.ones(len(doc), dtype=bool)
    head[1:] = np.any([part[1:] != part[:-1] for part in (doc, *terms)], axis=0)
    place = np.cumsum(head) - 1
    by_kind = {}
    for kind in words:
        by_kind[kind] = np.zeros(int(head.sum()), dtype=np.int64)
        by_kind[kind][place[kinds == kind]] = counts[kinds == kind]
    return Tally(documents[doc[head]], [t[head] for t in terms], by_kind, documents, words)


def _words(texts: pl.Series, lexicon: Lexicon) -> tuple[Ints, Ints]:
    """The number of each word of `texts`, in order, and the row of the text it stands in."""
    split = texts.str.split(" ")
    sizes = split.list.len().to_numpy()
    pieces = split.explode()
    long = pieces.str.len_bytes() > _LONGEST
    if long.any():
        word, lists = lexicon.numbers(pl.select(pl.when(long).then(pl.lit("")).otherwise(pieces)).to_series())
        read, more = lexicon.once(pieces.filter(long))
        lists = list(lists)
        word[long.to_numpy()] = np.where(read < _NO_WORD, read - len(lists), read)
        lists += more
    else:
        word, lists = lexicon.numbers(pieces)
    row = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
    extra = np.flatnonzero(word < _NO_WORD)
    if len(extra):
        several = [lists[-2 - k] for k in word[extra].tolist()]
        many = np.ones(len(word), dtype=np.int64)
        many[extra] = [len(ids) for ids in several]
        ends = np.cumsum(many)
        word, row = np.repeat(word, many), np.repeat(row, many)
        for start, ids in zip((ends[extra] - many[extra]).tolist(), several, strict=True):
            word[start : start + len(ids)] = ids
    held = word >= 0
    return (word, row) if held.all() else (word[held], row[held])


def _counted(columns: Sequence[Ints]) -> tuple[list[Ints], Ints]:
    """The different rows of these columns, in order, and how often each is there.

    The columns are packed into one number each, and where its bits do not suffice, what is packed is numbered anew.
    """
    widths = [_bits(column) for column in columns]
    unit: Any = np.uint32 if sum(widths) <= np.iinfo(np.uint32).bits else np.uint64
    key: Any
    key, bits = columns[0].astype(unit), widths[0]
    before: list[npt.NDArray[Any] | None] = []
    for column, width in zip(columns[1:], widths[1:], strict=True):
        before.append(None)
        if bits + width > _UNIT_BITS:
            before[-1], inverse = np.unique(key, return_inverse=True)
            key, bits = inverse.astype(unit), _bits(inverse)
        key = (key << unit(width)) | column.astype(unit)
        bits += width
    key.sort()
    first = np.flatnonzero(np.concatenate(([True], key[1:] != key[:-1]))) if len(key) else np.zeros(0, np.int64)
    counts = np.diff(first, append=len(key))
    key = key[first]
    found: list[Ints] = []
    for width, packed in zip(reversed(widths[1:]), reversed(before), strict=True):
        found.append((key & unit((1 << width) - 1)).astype(np.int32))
        key = key >> unit(width)
        key = key if packed is None else packed[key.astype(np.int64)]
    return [key.astype(np.int32), *reversed(found)], counts


def _bits(column: Ints) -> int:
    return max(1, int(column.max(initial=0)).bit_length())


def batches(
    texts: pl.Series, documents: Ints, kinds: Ints, size: int = BATCH, *, whole: bool = False
) -> Iterator[Batch]:
    """`texts` in batches of about `size` bytes each, cut between documents where one is not larger than that.

    `documents` is in rising order. Where they have to be whole, a larger one is a batch by itself.
    """
    ends = np.cumsum(texts.str.len_bytes().to_numpy().astype(np.int64))
    last: Ints = np.append(np.flatnonzero(documents[1:] != documents[:-1]) + 1, len(texts))
    begin = 0
    while begin < len(texts):
        done = ends[begin - 1] if begin else 0
        most = int(np.searchsorted(ends, done + size, side="right"))
        between = int(np.searchsorted(last, most, side="right")) - 1
        end = int(last[between]) if between >= 0 and last[between] > begin else max(most, begin + 1)
        if whole:
            end = int(last[np.searchsorted(last, end)])
        yield Batch(texts.slice(begin, end - begin), documents[begin:end], kinds[begin:end])
        begin = end
