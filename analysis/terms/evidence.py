"""The way back from a count to the text: where a term stands, and in which sentences."""

from collections.abc import Sequence

import pandas as pd

from analysis import language
from analysis.corpus import Texts
from analysis.errors import DatelineError
from analysis.settings import COUNTED_ROLES
from analysis.terms import reading

COLUMNS = ["doc_id", "sentence_id", "start", "end"]


def occurrences(data: Texts, term: str, *, roles: Sequence[str] = COUNTED_ROLES, lower: bool = True) -> pd.DataFrame:
    """Every place where `term`, a word or a run of words parted by blanks, stands.

    Columns doc_id, sentence_id, start, end (code points in the document's text). There are exactly as many rows as
    `frequency` counts, runs that overlap included; none where the term does not occur. Raises DatelineError for
    data without a word and for an empty term.
    """
    wanted = split(term, lower=lower)
    size = len(wanted)
    rows = []
    for s in reading.read(data, roles, lower=lower).sentences:
        norms = s.norms
        rows += [
            (s.doc_id, s.sentence_id, s.words[i].start, s.words[i + size - 1].end)
            for i in range(len(norms) - size + 1)
            if norms[i] == wanted[0] and norms[i : i + size] == wanted
        ]
    return pd.DataFrame(rows, columns=COLUMNS)


def sentences_with(data: Texts, term: str, *, roles: Sequence[str] = COUNTED_ROLES, lower: bool = True) -> list[str]:
    """The ids of the sentences that hold `term`, in order, each once. Raises as `occurrences`."""
    return list(dict.fromkeys(occurrences(data, term, roles=roles, lower=lower)["sentence_id"]))


def split(term: str, *, lower: bool = True) -> list[str]:
    """The words of a term in the form they are counted under; DatelineError where there is none."""
    wanted = [language.fold(w, lower=lower) for w in term.split()]
    if not wanted:
        raise DatelineError("the term is empty; give a word or a run of words.")
    return wanted
