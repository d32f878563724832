"""Finding repeats: speed and quality against datasketch's MinHash-LSH on made news, memory, and growth with the corpus.

datasketch is no dependency of the workbench; install it beside for the comparison: pip install datasketch
"""

import resource
import time
from collections.abc import Callable

import press
import timing

from analysis.duplicates import group

try:
    import datasketch
except ImportError:
    datasketch = None

Find = Callable[[list[str]], list[int]]
# the peer's default number of permutations, and the threshold at which it does best on these texts
_PERMUTATIONS, _THRESHOLD = 128, 0.2


def with_datasketch(texts: list[str]) -> list[int]:
    """Clusters of the pairs that MinHash-LSH over runs of three words gives (its documented use), joined up."""
    index = datasketch.MinHashLSH(threshold=_THRESHOLD, num_perm=_PERMUTATIONS)
    parent = list(range(len(texts)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, text in enumerate(texts):
        words = text.lower().split()
        sketch = datasketch.MinHash(num_perm=_PERMUTATIONS)
        sketch.update_batch({" ".join(words[k : k + 3]).encode() for k in range(max(1, len(words) - 2))})
        for other in index.query(sketch):
            parent[root(i)] = root(other)
        index.insert(i, sketch)
    return [root(i) for i in range(len(texts))]


def lookalikes() -> list[str]:
    """A few of each family, as a small corpus has them, and many, as a large one does."""
    return [text for n in (3, 40) for family in press.alike(n, seed=n).values() for text in family]


def quality(name: str, find: Find, texts: list[str], truth: list[int], alike: list[str]) -> None:
    precision, recall, f1 = press.scored(find(texts), truth)
    false = press.pairs(find(alike))
    articles, quotes = press.bridges(60)
    bridged = press.pairs(find([*articles, *quotes])[: len(articles)])
    print(f"{name:38} F1 {f1:.3f} (P {precision:.3f} R {recall:.3f}); false pairs among lookalikes {false:,}, among "
          f"{len(articles)} articles beside {len(quotes)} quotations that three of them print {bridged:,}")  # fmt: skip


def growth() -> None:
    """Seconds for a corpus and for one twice its size: near twice where time is linear."""
    for articles in (4500, 9000):
        texts, truth = press.newsroom(articles, seed=2)
        began = time.perf_counter()
        f1 = press.scored(group(texts), truth)[2]
        spent = time.perf_counter() - began
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{f'{len(texts):,} texts, {sum(map(len, texts)) / 1e6:.0f} MB':38} {spent:6.1f} s  "
              f"{len(texts) / spent:>8,.0f} documents/s  F1 {f1:.3f}  peak {peak:,.0f} MB")  # fmt: skip


def main() -> None:
    texts, truth = press.newsroom(700, seed=1)
    alike = lookalikes()
    print(f"{len(texts):,} texts with planted copies, {len(alike):,} that only look alike")
    quality("ours", group, texts, truth, alike)
    if datasketch is None:
        print("The comparison needs datasketch, which is not installed: pip install datasketch")
    else:
        quality("MinHash-LSH", with_datasketch, texts, truth, alike)
        times = timing.in_turn(lambda: group(texts), lambda: with_datasketch(texts))
        print(f"{'':38} {'ours':>12} {'datasketch':>12}")
        print(timing.row("repeats", "documents", len(texts), *times))
    growth()


if __name__ == "__main__":
    main()
