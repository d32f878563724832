"""How varied the vocabulary is, by measures that differ in how much the length of a text weighs in them."""

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.corpus import Texts
from analysis.errors import DatelineError
from analysis.settings import COUNTED_ROLES
from analysis.terms import reading
from analysis.terms.told import told

#: MATTR's window in words; MTLD's threshold.
WINDOW, THRESHOLD = 50, 0.72
#: HD-D's sample in words.
SAMPLE = 42


def diversity(data: Texts, *, window: int = WINDOW, roles: Sequence[str] = COUNTED_ROLES) -> pd.DataFrame:
    """One row an article: doc_id, words, types, ttr, mattr, mtld, hdd, yule_k, hapax_share.

    - ttr: types per word; falls with length, so compare only texts of one length.
    - mattr: its mean over every window of `window` words; no value for a shorter text (Covington & McFall 2010,
      J. of Quantitative Linguistics 17).
    - mtld: mean length in words of a stretch that keeps ttr above 0.72, in both directions; no value where it never
      falls (McCarthy & Jarvis 2010, Behavior Research Methods 42).
    - hdd: mean ttr of all samples of 42 words that could be drawn; no value for a shorter text (McCarthy & Jarvis
      2007, Language Testing 24; 2010).
    - yule_k: chance (times 10,000) that two words drawn from the text are one type; higher is less varied (Yule 1944).
    - hapax_share: share of the types that occur once.

    Raises DatelineError for data without a word and a window below 2.
    """
    if window < 2:
        raise DatelineError(f"window is {window!r}; it takes 2 or more words.")
    rows = []
    for doc_id, words in reading.read(data, roles).by_document().items():
        counts = Counter(words)
        rows.append({
            "doc_id": doc_id, "words": len(words), "types": len(counts), "ttr": len(counts) / len(words),
            "mattr": mattr(words, window), "mtld": mtld(words), "hdd": hdd(counts), "yule_k": yule_k(counts),
            "hapax_share": sum(c == 1 for c in counts.values()) / len(counts),
        })  # fmt: skip
    return told(pd.DataFrame(rows), data, roles, window=window)


def mattr(words: Sequence[str], window: int = WINDOW) -> float:
    """The moving-average type-token ratio of `words`; nan for fewer than `window`."""
    n = len(words)
    if n < window:
        return math.nan
    _, kinds = np.unique(np.asarray(words), return_inverse=True)
    order = np.argsort(kinds, kind="stable")
    before = np.full(n, -1)  # where each word last stood
    same = kinds[order][1:] == kinds[order][:-1]
    before[order[1:][same]] = order[:-1][same]
    # a word is new in the windows that begin after it last stood, and hold it
    at = np.arange(n)
    first = np.maximum(np.maximum(at - window + 1, before + 1), 0)
    last = np.minimum(at, n - window)
    return float(np.maximum(last - first + 1, 0).sum()) / window / (n - window + 1)


def mtld(words: Sequence[str], threshold: float = THRESHOLD) -> float:
    """The measure of textual lexical diversity of `words`; nan where the ratio never falls, as in a very short text."""
    factors = [_factors(direction, threshold) for direction in (words, words[::-1])]
    return sum(len(words) / f for f in factors) / 2 if all(factors) else math.nan


def hdd(counts: Counter[str], sample: int = SAMPLE) -> float:
    """HD-D of a frequency list; nan for fewer words than the sample."""
    n = sum(counts.values())
    if n < sample:
        return math.nan
    absent: dict[int, float] = {}  # for each frequency the chance that a sample holds none of such a type
    for c in set(counts.values()):
        absent[c] = math.prod(max(n - c - i, 0) / (n - i) for i in range(sample))
    return sum(1 - absent[c] for c in counts.values()) / sample


def yule_k(counts: Counter[str]) -> float:
    """Yule's K of a frequency list."""
    n = sum(counts.values())
    return 1e4 * (sum(c * c for c in counts.values()) - n) / (n * n)


def _factors(words: Sequence[str], threshold: float) -> float:
    factors, seen, length = 0.0, set[str](), 0
    for word in words:
        seen.add(word)
        length += 1
        if len(seen) / length <= threshold:
            factors, length = factors + 1, 0
            seen.clear()
    if length:
        factors += (1 - len(seen) / length) / (1 - threshold)
    return factors
