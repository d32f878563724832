"""The peers of bench_terms.py: each counts the same words by term, by document and by month, in a process of its own.

usage: python benchmarks/count_peers.py PEER FOLDER

FOLDER holds documents.parquet (doc_id, published, text). Prints, as JSON, the seconds from reading to the three counts
(without the start of Python and its imports), the peak of memory, and numbers that all peers have to agree on:
different words, words, pairs of document and word, pairs of month and word, and the sum of the squares of the counts
by document.
Every peer reads words by the pattern that analysis/language/tokens.py writes down; for text in ASCII it is
written for `re`, else each peer is given the words that the `regex` package finds.
"""

# ruff: noqa: PLC0415 - what is timed, and what is a peer's own, is loaded where it is used

import json
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import regex

from analysis.language import WORD_PATTERN, fold

WORD = regex.compile(WORD_PATTERN)
# The same for ASCII in lower case, in the syntax of `re`.
PLAIN = r"(?:[a-z]\.){2,}|(?:[a-z]+|[0-9]+(?:[.,][0-9]+)*)(?:['\-]?(?:[a-z]+|[0-9]+(?:[.,][0-9]+)*))*"
Check = tuple[int, int, int, int, int]


def documents(folder: Path) -> tuple[list[str], list[str]]:
    """The months and the texts."""
    table = pq.read_table(folder / "documents.parquet", columns=["published", "text"]).to_pandas()
    return list(pd.to_datetime(table["published"]).dt.strftime("%Y-%m")), list(table["text"])


def read(texts: list[str]) -> tuple[list[str], str, Callable[[str], list[str]]]:
    """The texts, a pattern and a function that finds the words in them, each peer's fastest way to the definition.

    Of ASCII alone the text is put in lower case first, and Python's `re` reads it; else `regex` reads it as it is.
    """
    if all(map(str.isascii, texts)):
        return [t.lower() for t in texts], PLAIN, re.compile(PLAIN).findall
    memo: dict[str, str] = {}

    def find(text: str) -> list[str]:
        found = WORD.findall(text)
        for w in found:
            if w not in memo:
                memo[w] = fold(w)
        return [memo[w] for w in found]

    return texts, "", find


def _counters(months: list[str], lists: Iterable[list[str]], counter: Callable[[list[str]], Any] = Counter) -> Check:
    total, by_month, pairs, squares = Counter[str](), dict[str, Counter[str]](), 0, 0
    kept = []
    for month, words in zip(months, lists, strict=True):
        counts = counter(words)
        kept.append(tuple(counts.items()))
        for target in (total, by_month.setdefault(month, Counter())):
            for word, many in counts.items():
                target[word] += many
        pairs += len(counts)
        squares += sum(c * c for c in counts.values())
    return len(total), total.total(), pairs, sum(map(len, by_month.values())), squares


def re_counter(folder: Path) -> Check:
    months, texts = documents(folder)
    texts, _, find = read(texts)
    return _counters(months, map(find, texts))


def nltk(folder: Path) -> Check:
    from nltk.probability import FreqDist
    from nltk.tokenize import RegexpTokenizer

    months, texts = documents(folder)
    texts, plain, find = read(texts)
    tokenize = RegexpTokenizer(plain).tokenize if plain else find
    return _counters(months, map(tokenize, texts), FreqDist)


def pandas(folder: Path) -> Check:
    months, texts = documents(folder)
    texts, plain, find = read(texts)
    series = pd.Series(texts, name="text")
    words = (series.str.findall(plain) if plain else series.map(find)).explode().dropna()
    by_document = words.groupby([words.index, words]).size()
    month = pd.Series(months).to_numpy()[by_document.index.get_level_values(0).to_numpy(dtype=int)]
    by_month = by_document.groupby([month, by_document.index.get_level_values(1)]).sum()
    totals = by_document.groupby(level=1).sum()
    return len(totals), int(totals.sum()), len(by_document), len(by_month), int((by_document**2).sum())


def scikit_learn(folder: Path) -> Check:
    from scipy import sparse
    from sklearn.feature_extraction.text import CountVectorizer  # a peer to be measured, installed by hand

    months, texts = documents(folder)
    texts, plain, find = read(texts)
    how = {"token_pattern": plain} if plain else {"tokenizer": find, "token_pattern": None}
    counts = CountVectorizer(lowercase=False, **how).fit_transform(texts)
    label, place = np.unique(months, return_inverse=True)
    groups = sparse.csr_array((np.ones(len(place)), (place, np.arange(len(place)))), shape=(len(label), len(place)))
    by_month = groups @ counts
    squares = int((counts.data.astype(np.int64) ** 2).sum())
    return counts.shape[1], int(counts.sum()), counts.nnz, by_month.nnz, squares


def compiled(folder: Path) -> Check:
    run = subprocess.run([folder / "count_c", folder / "documents.tsv"], capture_output=True, text=True, check=True)
    terms, words, pairs, months, squares = map(int, run.stdout.split())
    return terms, words, pairs, months, squares


PEERS = {f.__name__: f for f in (compiled, scikit_learn, re_counter, pandas, nltk)}


def peak_kb() -> int:
    """The most memory this process has held. What `getrusage` tells begins on Linux with that of the process that
    started this one, so that is asked only where the system has nothing better."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(next(line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM")))


def main() -> None:
    name, folder = sys.argv[1], Path(sys.argv[2])
    before = peak_kb()
    if name == "scikit_learn":
        import sklearn.feature_extraction.text  # noqa: F401 - not to time its import
    began = time.perf_counter()
    check = PEERS[name](folder)
    spent = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss if name == "compiled" else peak_kb()
    print(json.dumps({"seconds": spent, "peak_mb": peak / 1024, "start_mb": before / 1024, "check": check}))


if __name__ == "__main__":
    main()
