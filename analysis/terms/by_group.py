"""How often each group of a dictionary is used, what counts in two of them, and which of its patterns match nothing."""

import bisect
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

import pandas as pd

from analysis.corpus import Texts, as_sentences
from analysis.errors import DatelineError
from analysis.settings import COUNTED_ROLES
from analysis.terms.definition import Words
from analysis.terms.dictionary import WITHIN, Dictionary, dictionary
from analysis.terms.pattern import AnyOf, Hit, Search, compile_pattern, longest

_COLUMNS = {"group": "str", "count": "int64", "per_million": "float64", "documents": "int64", "shared": "int64"}
#: So many of the patterns that match nothing are named in words.
_NAMED = 5


def by_group(
    data: Texts,
    groups: Dictionary | Mapping[str, Any] | str,
    *,
    by: str | None = None,
    roles: Sequence[str] = COUNTED_ROLES,
) -> pd.DataFrame:
    """How often each group of a dictionary (`dictionary`, or what makes one) is used.

    Columns: [the column `by`,] group ("conflict/attack" stands within "conflict", and counts in both), count,
    per_million (of all words; within what `by` names), documents (how many use it), shared (how many of the count stand
    also under a group that is not within it, nor it within that), sentence_ids (those that hold it, in order). A row
    for each group in the dictionary's order, also where it is not used at all. `by` is as in `frequency`.

    Within a group each place counts once: of hits that overlap the one furthest to the left, of those that begin
    together the longest; `concordance(data, groups[name])` shows exactly these. `table.attrs` has the dictionary, the
    definition of a word, `unmatched` (by group, its patterns that match nothing), `overlaps` (by two groups, how many
    places of the first stand under the second) and `said`, both in words.

    Raises DatelineError for what is no dictionary, data without a word, an unknown role or column.
    """
    from analysis.terms import counts  # noqa: PLC0415 - not to load Polars with the package
    from analysis.terms.finding import candidates  # noqa: PLC0415
    from analysis.terms.phrases import grouping  # noqa: PLC0415

    chosen = groups if isinstance(groups, Dictionary) else dictionary(groups)
    source, of = grouping(data, by, roles)
    sizes = Counter[str]()
    for doc_id, words in counts.sizes(source, roles).rows():
        if doc_id in of.index:
            sizes[str(of[doc_id])] += words
    if not sizes.total():
        raise DatelineError("there is no word to count in the data given.")
    counting = _Counting(chosen)
    table = as_sentences(source, roles)
    rows = candidates(table["text"], counting.search)
    columns = (table[name].iloc[rows] for name in ("doc_id", "sentence_id", "text"))
    for doc_id, sentence_id, text in zip(*columns, strict=True):
        counting.read(str(of[str(doc_id)]), str(doc_id), str(sentence_id), text)
    return counting.table(by, sizes, roles)


class _Counting:
    """Reads one sentence after another and keeps what it holds of each group."""

    def __init__(self, chosen: Dictionary) -> None:
        self.dictionary = chosen
        self.under: dict[int, list[str]] = {}
        made: dict[str, Search] = {}
        for group, patterns in chosen.items():
            for pattern in patterns:
                search = made.setdefault(pattern, compile_pattern(pattern))
                self.under.setdefault(id(search), []).append(group)
        self.patterns = {id(search): pattern for pattern, search in made.items()}
        self.search = AnyOf(list(made.values()))
        self.matched: set[str] = set()
        self.apart = {
            (a, b) for a, b in combinations(chosen, 2) if not f"{b}{WITHIN}".startswith(f"{a}{WITHIN}")
            and not f"{a}{WITHIN}".startswith(f"{b}{WITHIN}")
        }  # fmt: skip
        self.count: Counter[tuple[str, str]] = Counter()
        self.shared: Counter[tuple[str, str]] = Counter()
        self.overlaps: Counter[tuple[str, str]] = Counter()
        self.documents: dict[tuple[str, str], set[str]] = {}
        self.sentences: dict[tuple[str, str], list[str]] = {}

    def read(self, label: str, doc_id: str, sentence_id: str, text: str) -> None:
        """Take in one sentence; `label` is what `by` says of it."""
        hits: dict[str, list[Hit]] = {}
        for hit, search in self.search.each(text):
            self.matched.add(self.patterns[id(search)])
            for group in self.under[id(search)]:
                hits.setdefault(group, []).append(hit)
        held = {group: longest(found) for group, found in hits.items()}
        also: dict[str, set[Hit]] = {group: set() for group in held}
        for a, b in combinations(held, 2):
            pair = (a, b) if (a, b) in self.apart else (b, a)
            if pair in self.apart:
                first, second = held[pair[0]], held[pair[1]]
                over = _over(first, second)
                self.overlaps[pair] += len(over)
                also[pair[0]].update(over)
                also[pair[1]].update(_over(second, first))
        for group, found in held.items():
            key = (label, group)
            self.count[key] += len(found)
            self.shared[key] += len(also[group])
            self.documents.setdefault(key, set()).add(doc_id)
            self.sentences.setdefault(key, []).append(sentence_id)

    def table(self, by: str | None, sizes: Counter[str], roles: Sequence[str]) -> pd.DataFrame:
        """What was read, as `by_group` gives it."""
        keys = [(label, group) for label in sorted(sizes) for group in self.dictionary]
        made = pd.DataFrame({
            "label": pd.Series([label for label, _ in keys], dtype="str"),
            "group": [group for _, group in keys],
            "count": [self.count[k] for k in keys],
            "per_million": [self.count[k] * 1e6 / sizes[k[0]] if sizes[k[0]] else float("nan") for k in keys],
            "documents": [len(self.documents.get(k, ())) for k in keys],
            "shared": [self.shared[k] for k in keys],
        }).astype(_COLUMNS)  # fmt: skip
        made["sentence_ids"] = pd.Series([self.sentences.get(k, []) for k in keys], dtype=object)
        made = made.drop(columns="label") if by is None else made.rename(columns={"label": by})
        unmatched = {
            group: left for group, patterns in self.dictionary.items()
            if (left := [p for p in patterns if p not in self.matched])
        }  # fmt: skip
        overlaps = {f"{a} & {b}": many for (a, b), many in sorted(self.overlaps.items()) if many}
        made.attrs = {
            "by": by, "roles": list(roles), "dictionary": self.dictionary.describe(), "words": Words().describe(),
            "unmatched": unmatched, "overlaps": overlaps, "said": _said(unmatched, overlaps),
        }  # fmt: skip
        return made


def _over(hits: Sequence[Hit], others: Sequence[Hit]) -> list[Hit]:
    """Those of `hits` that overlap one of `others`; both are in order, and neither overlaps itself."""
    ends = [o.end for o in others]
    next_to = [bisect.bisect_right(ends, h.start) for h in hits]
    return [h for h, i in zip(hits, next_to, strict=True) if i < len(others) and others[i].start < h.end]


def _said(unmatched: Mapping[str, Sequence[str]], overlaps: Mapping[str, int]) -> str:
    """What matches nothing and what counts twice, in a sentence or two."""
    left = list(dict.fromkeys(p for patterns in unmatched.values() for p in patterns))
    more = f" and {len(left) - _NAMED} more" if len(left) > _NAMED else ""
    said = [f"Patterns that match nothing: {', '.join(left[:_NAMED])}{more}."] if left else []
    if overlaps:
        listed = ", ".join(f"{pair} {many}" for pair, many in overlaps.items())
        said.append(f"Places that count in two groups: {listed}.")
    return " ".join(said)
