"""Counts the words of many texts by document, a batch at a time, in memory that the words set and not the texts.

A text is cut at its blanks, which no word holds, and the different pieces of a batch are looked up once each; only a
piece never met is read by the pattern of a word. So every count is of `language.words`, however it is come by.
"""

import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow.compute as pc

from analysis import language, parallel

Ints = npt.NDArray[np.signedinteger[Any]]

#: Bytes of text that are counted at once.
BATCH = 10_000_000
# So many different pieces are remembered, the first met (the frequent ones among them), and none longer than a word is.
_REMEMBERED, _LONGEST = 300_000, 40
# Marks that stand around a word and are never part of it.
_EDGES = ".,:;!?()[]\"'“”‘’…–—-"
_NO_WORD, _UNIT_BITS = -1, 63


class Batch(NamedTuple):
    """Some texts: for each the number of its document, which never falls, and of its kind (0 to 7)."""

    texts: Any  # a pyarrow array of strings
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


class Lexicon:
    """Gives each different word a number, from 0 in the order they are met; knows the pieces met before."""

    def __init__(self, *, lower: bool = True) -> None:
        self.lower = lower
        #: The words by number.
        self.words: list[str] = []
        self._pieces: dict[str, int] = {}  # plain words, each a piece too, and pieces with marks around a word
        self._others: dict[str, int] = {}  # words of other letters, digits and marks
        self._remembered = 0
        self._lock = threading.Lock()

    def numbers(self, pieces: list[str]) -> tuple[Ints, list[list[int]]]:
        """For each piece the number of its one word, -1 for none, or -2 - k where it has those of the k-th list."""
        several: list[list[int]] = []
        with self._lock:
            known, words, lower = self._pieces, self.words, self.lower
            found = list(map(known.get, pieces))
            for at in [k for k, number in enumerate(found) if number is None]:
                piece = pieces[at]
                core = piece.strip(_EDGES)
                if core.isascii() and core.isalpha():  # most pieces: a plain word with marks around it
                    core = core.lower() if lower else core
                    number = known.get(core)
                    if number is None:
                        number = known[core] = len(words)
                        words.append(core)
                else:
                    core, number = "", self._read(piece, several)
                found[at] = number
                if self._remembered < _REMEMBERED and number >= _NO_WORD and len(piece) < _LONGEST and piece != core:
                    known[piece] = number
                    self._remembered += 1
        return np.array(found, dtype=np.int32), several

    def _read(self, piece: str, several: list[list[int]]) -> int:
        numbers = [self._number(w) for w in language.words(piece, lower=self.lower)]
        if len(numbers) > 1:
            several.append(numbers)
            return _NO_WORD - len(several)
        return numbers[0] if numbers else _NO_WORD

    def _number(self, word: str) -> int:
        held = self._pieces if word.isascii() and word.isalpha() else self._others
        number = held.setdefault(word, len(self.words))
        if number == len(self.words):
            self.words.append(word)
        return number


def tallies(batches: Iterable[Batch], lexicon: Lexicon, n: int = 1) -> Iterator[Tally]:
    """The counts of runs of `n` words in each of `batches`, in their order; on all cores, a few batches at a time."""
    waiting: deque[Future[Tally]] = deque()
    workers = parallel.cores()
    with ThreadPoolExecutor(workers) as pool:
        for batch in batches:
            waiting.append(pool.submit(tally, batch, lexicon, n))
            if len(waiting) >= workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def tally(batch: Batch, lexicon: Lexicon, n: int = 1) -> Tally:
    """The counts of one batch. A run of n words never crosses the end of a text."""
    word, row = _words(batch.texts, lexicon)
    documents, local = np.unique(batch.documents, return_inverse=True)
    local, of_kind = local.astype(np.int32), batch.kinds.astype(np.int32)
    many = np.bincount(row, minlength=len(local))
    words = {
        int(kind): np.bincount(local, np.where(of_kind == kind, many, 0), len(documents)).astype(np.int64)
        for kind in np.unique(of_kind)
    }
    ends = max(0, len(row) - n + 1)  # where a run could begin; it does where its last word is of the same text
    begins = np.flatnonzero(row[:ends] == row[n - 1 : n - 1 + ends]) if n > 1 else slice(None)
    at = row[begins] if n > 1 else row
    columns = [word[k : k + ends][begins] for k in range(n)] if n > 1 else [word]
    doc, terms, kinds, counts = _counted(local[at], columns, of_kind[at])
    if len(words) == 1:
        return Tally(documents[doc], terms, dict.fromkeys(words, counts), documents, words)
    head = np.ones(len(doc), dtype=bool)
    head[1:] = np.any([part[1:] != part[:-1] for part in (doc, *terms)], axis=0)
    place = np.cumsum(head) - 1
    by_kind = {}
    for kind in words:
        by_kind[kind] = np.zeros(int(head.sum()), dtype=np.int64)
        by_kind[kind][place[kinds == kind]] = counts[kinds == kind]
    return Tally(documents[doc[head]], [t[head] for t in terms], by_kind, documents, words)


def _words(texts: Any, lexicon: Lexicon) -> tuple[Ints, Ints]:
    """The number of each word of `texts`, in order, and the row of the text it stands in."""
    split = pc.split_pattern(texts, " ")
    sizes = np.diff(split.offsets.to_numpy())
    pieces = split.flatten().dictionary_encode()
    of_piece, several = lexicon.numbers(pieces.dictionary.to_pylist())
    word = of_piece[pieces.indices.to_numpy()]
    row = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
    if several:
        many = np.ones(len(word), dtype=np.int64)
        extra = np.flatnonzero(word < _NO_WORD)
        lists = [several[-2 - k] for k in word[extra].tolist()]
        many[extra] = [len(ids) for ids in lists]
        ends = np.cumsum(many)
        word, row = np.repeat(word, many), np.repeat(row, many)
        for start, ids in zip((ends[extra] - many[extra]).tolist(), lists, strict=True):
            word[start : start + len(ids)] = ids
    held = word >= 0
    return word[held], row[held]


def _counted(documents: Ints, terms: Sequence[Ints], kinds: Ints) -> tuple[Ints, list[Ints], Ints, Ints]:
    """The different rows of these columns, in order, and how often each is there.

    The columns are packed into one number each, and where its bits do not suffice, what is packed is numbered anew.
    """
    key, bits = documents.astype(np.uint64), _bits(documents)
    widths: list[tuple[int, npt.NDArray[np.uint64] | None]] = []
    for column in (*terms, kinds):
        width, before = _bits(column), None
        if bits + width > _UNIT_BITS:
            before, inverse = np.unique(key, return_inverse=True)
            key, bits = inverse.astype(np.uint64), _bits(inverse)
        key = (key << np.uint64(width)) | column.astype(np.uint64)
        bits += width
        widths.append((width, before))
    key.sort()
    first = np.flatnonzero(np.concatenate(([True], key[1:] != key[:-1]))) if len(key) else np.zeros(0, np.int64)
    counts = np.diff(first, append=len(key))
    key = key[first]
    found: list[Ints] = []
    for width, before in reversed(widths):
        found.append((key & np.uint64((1 << width) - 1)).astype(np.int32))
        key = key >> np.uint64(width)
        key = key if before is None else before[key.astype(np.int64)]
    return key.astype(np.int32), found[:0:-1], found[0], counts


def _bits(column: Ints) -> int:
    return max(1, int(column.max(initial=0)).bit_length())


def batches(texts: Any, documents: Ints, kinds: Ints, size: int = BATCH) -> Iterator[Batch]:
    """`texts` in batches of about `size` bytes each, cut between documents where one is not larger than that.

    `documents` is in rising order.
    """
    ends = np.cumsum(pc.binary_length(texts).to_numpy(zero_copy_only=False)) if len(texts) else np.zeros(0)
    last: Ints = np.append(np.flatnonzero(documents[1:] != documents[:-1]) + 1, len(texts))
    begin = 0
    while begin < len(texts):
        done = ends[begin - 1] if begin else 0
        most = int(np.searchsorted(ends, done + size, side="right"))
        between = int(np.searchsorted(last, most, side="right")) - 1
        end = int(last[between]) if between >= 0 and last[between] > begin else max(most, begin + 1)
        yield Batch(texts.slice(begin, end - begin), documents[begin:end], kinds[begin:end])
        begin = end
