"""The way back from a count to the text: where a term stands, and in which sentences."""

from collections.abc import Sequence

import pandas as pd

from analysis import language
from analysis.corpus import Texts
from analysis.errors import DatelineError
from analysis.settings import COUNTED_ROLES
from analysis.terms import reading
from analysis.terms.definition import Words, chosen

COLUMNS = ["doc_id", "sentence_id", "start", "end"]


def occurrences(
    data: Texts,
    term: str,
    *,
    roles: Sequence[str] = COUNTED_ROLES,
    lower: bool = True,
    words: Words | None = None,
) -> pd.DataFrame:
    """Every place where `term`, a word or a run of words parted by blanks, stands.

    Columns doc_id, sentence_id, start, end (code points in the document's text). There are exactly as many rows as
    `frequency` counts, runs that overlap included; none where the term does not occur. For a term counted under `words`
    (a stem, a phrase …) give the same `words`. Raises DatelineError for data without a word and for an empty term.
    """
    words = Words(lower=lower) if words is None else chosen(words)
    wanted = words.merged(split(term, lower=words.lower))
    size = len(wanted)
    rows = []
    for s in _sentences(data, roles, words):
        norms = s.norms
        rows += [
            (s.doc_id, s.sentence_id, s.words[i].start, s.words[i + size - 1].end)
            for i in range(len(norms) - size + 1)
            if norms[i] == wanted[0] and norms[i : i + size] == wanted
        ]
    return pd.DataFrame(rows, columns=COLUMNS)


def sentences_with(data: Texts, term: str, *, roles: Sequence[str] = COUNTED_ROLES, lower: bool = True,
                   words: Words | None = None) -> list[str]:  # fmt: skip
    """The ids of the sentences that hold `term`, in order, each once. Raises as `occurrences`."""
    return list(dict.fromkeys(occurrences(data, term, roles=roles, lower=lower, words=words)["sentence_id"]))


def with_sentences(data: Texts, table: pd.DataFrame, column: str = "term", *, lower: bool = True,
                   words: Words | None = None) -> pd.DataFrame:  # fmt: skip
    """`table` with a column sentence_ids: for each term in `column`, the sentences that hold it, in order.

    One pass over the text, however many terms there are. Raises DatelineError for data without a word.
    """
    words = Words(lower=lower) if words is None else chosen(words)
    terms = [str(t) for t in table[column]]
    wanted = {tuple(words.merged(split(t, lower=words.lower))): t for t in terms}
    sizes = sorted({len(w) for w in wanted})
    held: dict[str, dict[str, None]] = {t: {} for t in wanted.values()}
    for s in _sentences(data, COUNTED_ROLES, words):
        norms = s.norms
        for size in sizes:
            for i in range(len(norms) - size + 1):
                term = wanted.get(tuple(norms[i : i + size]))
                if term is not None:
                    held[term][s.sentence_id] = None
    return table.assign(sentence_ids=pd.Series([list(held[t]) for t in terms], index=table.index, dtype=object))


def _sentences(data: Texts, roles: Sequence[str], words: Words) -> list[reading.Sentence]:
    """The sentences with their terms; a word that is not counted has an empty one."""
    found = reading.read(data, roles, lower=words.lower).sentences
    return found if words.plain else [s._replace(words=words.spans(s.words)) for s in found]


def split(term: str, *, lower: bool = True) -> list[str]:
    """The words of a term in the form they are counted under ("9/11" has two); DatelineError where there is none."""
    wanted = language.asked(term, lower=lower)
    if not wanted:
        raise DatelineError("the term is empty; give a word or a run of words.")
    return wanted
