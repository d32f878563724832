"""What would change in a corpus if rules of cleaning were overruled, before anybody decides on it."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from analysis import cleaning, tables
from analysis.cleaning.overrule import DIFFERENCES
from analysis.corpus.model import Corpus
from analysis.errors import unknown
from analysis.wording import several


def overruled(corpus: Corpus, rules: str | Iterable[str], *, most: int = 200) -> pd.DataFrame:
    """The lines whose fate would change if `rules` (a name or several) were off, one row a line.

    Columns: path, line (of the raw text, from 1), text, before and after (a role, or "cut"; with the rules that mend or
    mark the line), rule and reason (what decided before). Only documents that one of the rules has touched, or that
    have a line in the role it gives, are cleaned again, the first `most` of them; `attrs["scope"]` says how many of how
    many. `rules_off = [...]` in dateline.toml makes the change. Raises DatelineError for a rule that there is not.
    """
    off = [rules] if isinstance(rules, str) else list(rules)
    for rule in off:
        if rule not in cleaning.RULES:
            raise unknown("cleaning rule", rule, cleaning.RULES)
    ids = {*corpus.ledger.loc[corpus.ledger["rule"].isin(off), "doc_id"],
           *corpus.sentences.loc[corpus.sentences["role"].isin(off), "doc_id"]}  # fmt: skip
    touched = corpus.documents[corpus.documents["doc_id"].isin(ids)]
    repeated = cleaning.boilerplate(list(corpus.documents["raw_text"])) if ids else set()
    found = [pd.DataFrame(columns=["path", *DIFFERENCES])]
    for document in tables.rows(touched.head(most)):
        known = {"repeated": repeated, "near_repeat": corpus.settings.near_repeat, **_found_with(document)}
        told = cleaning.compare(document.raw_text, rules_off=off, against=corpus.settings.rules_off, **known)
        found.append(told.assign(path=document.path))
    table = pd.concat(found, ignore_index=True)[["path", *DIFFERENCES]].astype({"line": int})
    part = f"the first {most} of " if len(touched) > most else ""
    table.attrs["scope"] = f"in {part}{several(len(touched), 'document')} that it touched"
    return table


def _found_with(document: Any) -> dict[str, Any]:
    """What a document's file said of it, for cleaning it once more."""
    title = document.title if isinstance(document.title, str) else None
    evidence = None if document.evidence is None else [bool(kept) for kept in document.evidence]
    return {"title": title, "evidence": evidence}


def most_used(corpus: Corpus) -> str | None:
    """The rule that cut most of the raw text, those that close up blanks or mend characters aside; None: none did."""
    cuts = corpus.ledger[(corpus.ledger["action"] == "drop") & ~corpus.ledger["rule"].isin(cleaning.REPAIRS)]
    sizes = (cuts["raw_end"] - cuts["raw_start"]).groupby(cuts["rule"]).sum()
    return None if sizes.empty else str(sizes.idxmax())
