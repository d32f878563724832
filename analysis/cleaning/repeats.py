"""Finds paragraphs that an article says twice, word for word or nearly.

Candidates for near repeats are found by runs of three words that they share, so that the work grows with the text
and not with the square of its paragraphs.
"""

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LEAST_WORDS = 6
#: a heading that a page's script shows by parts stands several times in a row in its text
_STUTTER = re.compile(r"(\S.{4,90}?)(?:\s+\1){2,}$")
_LONGEST_STUTTER, _LEAST_STUTTER = 400, 5
_LEAST_NEAR_WORDS = 10
_LEAST_SHARED_RUNS = 3
_LIMIT = 20
#: how many bits the number of a word has in that of a run
_BITS = 21
_LONGEST_NEAR = 600
# Where the documents that hold a line consist of such lines by more than this, they are copies of one another.
#: A line of so many words may be shared news; it must recur in so many times more documents to be boilerplate.
_PROSE_WORDS, _PROSE_FACTOR = 12, 4
_MOST_IN_COPIES = 0.6


class Repeat(NamedTuple):
    """A later paragraph, the earlier one it repeats, and which share of the shorter one's words the other holds."""

    line: int
    earlier: int
    share: float


@functools.lru_cache(maxsize=20_000)
def normal(line: str) -> str:
    """A line as it is compared with others: its words in lower case, one blank between."""
    return " ".join(_WORDS.findall(line.lower()))


def exact(lines: Mapping[int, str]) -> list[Repeat]:
    """The lines (by index) of six words or more that repeat an earlier one word for word."""
    seen: dict[str, int] = {}
    found = []
    for index, line in lines.items():
        same = normal(line)
        if same.count(" ") < _LEAST_WORDS - 1:
            continue
        if same in seen:
            found.append(Repeat(index, seen[same], 1.0))
        else:
            seen[same] = index
    return found


def within(line: str) -> tuple[int, int, int] | None:
    """Where a line goes on to say the same words over again: from, to, and how often; None for fewer than three."""
    begins_thrice = len(line) <= _LONGEST_STUTTER and line.count(line[:_LEAST_STUTTER]) > 2
    match = _STUTTER.match(line) if begins_thrice else None
    if match is None:
        return None
    return match.end(1), len(line), len(line) // len(match.group(1))


def near(lines: Mapping[int, str], least: float) -> list[Repeat]:
    """The lines (by index) that share at least `least` of the shorter one's words with an earlier one."""
    known: dict[str, int] = {}
    return near_by_number(
        {i: [known.setdefault(w, len(known)) for w in _WORDS.findall(x.lower())] for i, x in lines.items()}, least
    )


def near_by_number(lines: Mapping[int, Sequence[int] | NDArray[np.int32]], least: float) -> list[Repeat]:
    """As `near`, of lines given as the numbers of their words."""
    words = {i: np.asarray(x[:_LONGEST_NEAR], dtype=np.int64) for i, x in lines.items() if len(x) >= _LEAST_NEAR_WORDS}
    runs = _shared_runs(words)
    holders: dict[int, list[int]] = {}
    found = []
    for index, own in runs.items():
        common = dict.fromkeys(own)
        shared = Counter(i for run in common for i in holders.get(run, ()))
        if any(n >= _LEAST_SHARED_RUNS and _share(words[index], words[i]) >= least for i, n in shared.items()):
            best = max((_share(words[index], words[i]), -i) for i, n in shared.most_common(_LIMIT))
            earlier = -best[1]
            if best[0] >= least and shared[earlier] >= _LEAST_SHARED_RUNS:
                found.append(Repeat(index, earlier, best[0]))
        for run in common:
            held = holders.setdefault(run, [])
            if len(held) < _LIMIT:
                held.append(index)
    return found


def _shared_runs(words: Mapping[int, Ints]) -> dict[int, list[int]]:
    """For each line its runs of three words that stand in another line too, in their order, each as one number."""
    if len(words) < 2:
        return {}
    flat = np.concatenate([*words.values()])
    if flat.max() >= 1 << _BITS:
        flat = np.unique(flat, return_inverse=True)[1]
    line = np.repeat(np.fromiter(words, dtype=np.int64), [len(x) for x in words.values()])
    whole = np.flatnonzero(line[:-2] == line[2:])
    runs, line = flat[whole] << 2 * _BITS | flat[whole + 1] << _BITS | flat[whole + 2], line[whole]
    order = runs.argsort()
    new = np.diff(runs[order], prepend=-1) != 0
    again = np.flatnonzero(~new[1:] & (np.diff(line[order]) != 0)) + 1
    if not len(again):
        return {}
    kind = np.cumsum(new)
    in_two = np.zeros(kind[-1] + 1, dtype=bool)
    in_two[kind[again]] = True
    places = np.sort(order[in_two[kind]])
    shared: dict[int, list[int]] = {}
    for index, run in zip(line[places].tolist(), runs[places].tolist(), strict=True):
        shared.setdefault(index, []).append(run)
    return shared


def _share(one: Ints, other: Ints) -> float:
    shorter, longer = sorted((one.tolist(), other.tolist()), key=len)
    if len(longer) > 3 * len(shorter):
        return 0.0
    held = set(longer)
    return len([w for w in shorter if w in held]) / len(shorter)


def _is_prose(line: str) -> bool:
    """Whether a line is long enough to be told news, which papers may share without its being the page's furniture."""
    return len(line.split()) >= _PROSE_WORDS


def boilerplate(texts: Sequence[str], least_documents: int = 3, least_share: float = 0.02) -> set[str]:
    """The normalised lines that recur across documents: in at least three, and in 2% of them.

    The result is what `clean(repeated=…)` takes. Lines of one document alone, however often they recur there, are never
    in it; nor are lines of documents that are as a whole copies of one another, which syndication explains.
    """
    documents = list({tuple(normal(x) for x in t.splitlines()): None for t in texts})
    counts = Counter(line for d in documents for line in set(d) if line)
    at_least = max(least_documents, least_share * len(documents))
    often = {line for line, n in counts.items() if n >= at_least * (_PROSE_FACTOR if _is_prose(line) else 1)}
    shares: dict[str, list[float]] = defaultdict(list)
    for d in documents:
        held = [line for line in d if line]
        share = sum(line in often for line in held) / max(1, len(held))
        for line in often.intersection(held):
            shares[line].append(share)
    return {line for line in often if sum(shares[line]) <= _MOST_IN_COPIES * len(shares[line])}
