"""Where in the texts a term falls, and how evenly: a word of one passage is told from a word of the whole."""

import bisect
import math
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import pandas as pd

from analysis.corpus import Texts
from analysis.errors import DatelineError
from analysis.settings import COUNTED_ROLES
from analysis.terms import reading
from analysis.terms.frequency import frequency, leading
from analysis.terms.pattern import Words
from analysis.terms.reading import Reading

#: Into how many equal slices a single text is cut.
SLICES = 10
MEASURES = ("range", "juilland_d", "carroll_d2", "dp", "dp_norm", "kl_divergence")


def positions(data: Texts, terms: str | Sequence[str], *, roles: Sequence[str] = COUNTED_ROLES) -> pd.DataFrame:
    """Where each of `terms` falls: one row an occurrence.

    Columns: term (as asked), doc_id, sentence_id, at (which word of its document it begins at, from 0) and share (how
    far along the document the middle of that word is, above 0 and below 1). A term is a word, words in a row, or a
    shape such as `occup*`. Raises DatelineError for data without a word and a term without a letter.
    """
    return _find(reading.read(data, roles), [terms] if isinstance(terms, str) else list(terms))


def _find(source: Reading, asked: Sequence[str]) -> pd.DataFrame:
    plain, shaped = _sorted_out(asked)
    lengths = {doc: len(words) for doc, words in source.by_document().items()}
    rows = []
    passed: Counter[str] = Counter()
    for s in source.sentences:
        norms = s.norms
        found = [(term, i) for i, word in enumerate(norms) for term in plain.get(word, ())]
        found += [(term, i) for term, search in shaped for i, _ in search.among(norms)]
        before, words = passed[s.doc_id], lengths[s.doc_id]
        rows += [(t, s.doc_id, s.sentence_id, before + i, (before + i + 0.5) / words) for t, i in found]
        passed[s.doc_id] += len(norms)
    table = pd.DataFrame(rows, columns=["term", "doc_id", "sentence_id", "at", "share"])
    place = {term: k for k, term in enumerate(asked)}
    return table.sort_values("term", key=lambda c: c.map(place), kind="stable", ignore_index=True)


def _sorted_out(asked: Sequence[str]) -> tuple[dict[str, list[str]], list[tuple[str, Words]]]:
    """The terms that are one word, to be looked up, and those that are to be searched for."""
    plain: dict[str, list[str]] = {}
    shaped: list[tuple[str, Words]] = []
    for term in dict.fromkeys(asked):
        search = Words(term)
        word = search.word()
        if word is None:
            shaped.append((term, search))
        else:
            plain.setdefault(word, []).append(term)
    return plain, shaped


def dispersion(
    data: Texts, terms: str | Sequence[str] | None = None, *, slices: int = SLICES, roles: Sequence[str] = COUNTED_ROLES
) -> pd.DataFrame:
    """How evenly each term is spread over parts: the articles, or for one article `slices` equal runs of words.

    Columns: term, count, parts (how many there are), range (in how many it occurs), juilland_d (1 even, 0 all in one
    of equal parts), carroll_d2 (1 even, 0 all in one part), dp and dp_norm (0 even, towards 1 clumped), kl_divergence
    (bits; 0 even, no upper bound). Without `terms`, the 50 most frequent words that are
    not stop words. A term that does not occur has count 0 and no value in the rest.

    Sources: Juilland, Brodin & Davidovitch 1970 (D, here on rates, so that parts may differ in size); Carroll 1970,
    “An alternative to Juilland's usage coefficient”, Computer Studies in the Humanities and Verbal Behavior 3 (D2, on
    rates); Gries 2008, “Dispersions and adjusted frequencies in corpora”, Int. J. of Corpus Linguistics 13 (DP);
    Lijffijt & Gries 2012, ibid. 17 (DPnorm); Gries 2021, “A new approach to (key) keywords analysis”, Research in
    Corpus Linguistics 9 (Kullback-Leibler divergence of where the term is from how large the parts are).

    Raises DatelineError as `positions`, and for slices below 2.
    """
    if slices < 2:
        raise DatelineError(f"slices is {slices!r}; a text can be cut in 2 or more.")
    source = reading.read(data, roles)
    if terms is None:
        terms = leading(data, frequency(data, roles=roles, may_be_empty=True), 50, roles=roles)
    parts = _parts(source.by_document(), slices)
    sizes = [size for _, size in parts]
    of_part = {doc: k for k, ((doc, _), _) in enumerate(parts)}
    cuts = [first for (_, first), _ in parts]
    single = len(source.by_document()) == 1
    asked = [terms] if isinstance(terms, str) else list(dict.fromkeys(terms))
    found = _find(source, asked)
    counted = {term: [0] * len(parts) for term in asked}
    for term, doc_id, at in zip(found["term"], found["doc_id"], found["at"], strict=True):
        counted[term][bisect.bisect_right(cuts, at) - 1 if single else of_part[doc_id]] += 1
    rows = []
    for term, counts in counted.items():
        rows.append({"term": term, "count": sum(counts), "parts": len(parts), **spread(counts, sizes)})
    return pd.DataFrame(rows, columns=["term", "count", "parts", *MEASURES])


def spread(counts: Sequence[int], sizes: Sequence[int]) -> dict[str, float]:
    """The measures of `dispersion` for a term with `counts` in parts of `sizes` words.

    D, D2 and DPnorm need two parts; without an occurrence nothing has a value (nan).
    """
    total, words, n = sum(counts), sum(sizes), len(sizes)
    if total == 0:
        return {"range": 0, **dict.fromkeys(MEASURES[1:], math.nan)}
    rates = [c / s for c, s in zip(counts, sizes, strict=True)]
    mean = sum(rates) / n
    variation = math.sqrt(sum((r - mean) ** 2 for r in rates) / n) / mean
    dp = 0.5 * sum(abs(c / total - s / words) for c, s in zip(counts, sizes, strict=True))
    smallest = min(sizes) / words
    return {
        "range": sum(c > 0 for c in counts),
        # rounded, so that what is nought comes out as nought
        "juilland_d": max(0.0, round(1 - variation / math.sqrt(n - 1), 12)) if n > 1 else math.nan,
        "carroll_d2": max(0.0, round(_entropy(rates) / math.log2(n), 12)) if n > 1 else math.nan,
        "dp": dp,
        "dp_norm": min(dp / (1 - smallest), 1.0) if n > 1 else math.nan,
        "kl_divergence": max(0.0, sum(c / total * math.log2(c * words / total / s) for c, s in _held(counts, sizes))),
    }


def _entropy(rates: Sequence[float]) -> float:
    """The entropy in bits of how rates share in their sum."""
    shares = [r / sum(rates) for r in rates if r]
    return -sum(p * math.log2(p) for p in shares)


def _held(counts: Sequence[int], sizes: Sequence[int]) -> list[tuple[int, int]]:
    return [(c, s) for c, s in zip(counts, sizes, strict=True) if c]


def _parts(documents: dict[str, list[str]], slices: int) -> list[tuple[tuple[str, int], int]]:
    """The parts as (document, first word) and size: the documents, or slices of the only one."""
    if len(documents) > 1:
        return [((doc, 0), len(words)) for doc, words in documents.items()]
    [(doc, words)] = documents.items()
    slices = min(slices, len(words))
    cuts = [round(len(words) * k / slices) for k in range(slices + 1)]
    return [((doc, a), b - a) for a, b in pairwise(cuts)]
