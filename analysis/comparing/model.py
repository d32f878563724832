"""A comparison: its tables and findings, which show themselves in a notebook and on a page of a report."""

import dataclasses

import pandas as pd

from analysis import report
from analysis.report.findings import Findings


@dataclasses.dataclass(frozen=True)
class Comparison:
    """Two parts of a corpus side by side; “a” and “b” in the tables are the first and the second.

    - sizes: a row a side: side, name, documents, voices, sentences, words, first, last.
    - overlap: articles on both sides, and those with a copy on the other: kind, doc_id, path, title, sentence_id.
    - keyness: the leading terms of either side, columns of `terms.keyness`, with side, sentence_ids_a and _b.
    - trends: the leading terms by period: term, period, from, to, and for either side count, per_million, low, high,
      articles, sentence_ids. No row where a side has no date.
    - collocates: for terms that both sides use, the words in their company: term, collocate, and for either side count,
      log_dice, log_likelihood, sentence_ids.
    - tone: a row a side and one for their difference: side, sentences, n (scored), mean, low, high.
    - findings: one sentence for each part.
    """

    name_a: str
    name_b: str
    sizes: pd.DataFrame
    overlap: pd.DataFrame
    keyness: pd.DataFrame
    trends: pd.DataFrame
    collocates: pd.DataFrame
    tone: pd.DataFrame
    findings: Findings

    def __repr__(self) -> str:
        return "\n".join([f"“{self.name_a}” (a) and “{self.name_b}” (b)", *(f.text for f in self.findings)])

    def _repr_html_(self) -> str:
        return self._repr_mimebundle_()["text/html"]

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        found = self.findings._repr_mimebundle_(include, exclude)
        shown = [table._repr_mimebundle_(include, exclude)["text/html"] for table in self._tables()]
        return {"text/html": "\n".join([found["text/html"], *shown]), "text/plain": repr(self)}

    def _tables(self) -> list[report.Shown]:
        both = {"count_a": "sentence_ids_a", "count_b": "sentence_ids_b"}
        sides = f"a: {self.name_a}; b: {self.name_b}"
        tables = [report.table(self.sizes, caption=f"The two sides ({sides})")]
        if len(self.overlap):
            tables.append(report.table(self.overlap, caption="Articles on both sides, and copies",
                                       columns=["kind", "path", "title"], link={"path": "sentence_id"}))  # fmt: skip
        terms = ["term", "side", "count_a", "count_b", "per_million_a", "per_million_b", "documents_a", "documents_b",
                 "log_likelihood", "log_ratio", "log_ratio_low", "log_ratio_high", "q"]  # fmt: skip
        rates = {"per_million_a": ",.0f", "per_million_b": ",.0f"}
        tables.append(report.table(self.keyness, caption=f"Terms more frequent on one side ({sides})", columns=terms,
                                   link=both, numbers={**rates, "q": ".3f", "log_likelihood": ".1f",
                                                       **dict.fromkeys(terms[9:12], "+.2f")}))  # fmt: skip
        if len(self.trends):
            tables.append(report.table(
                self.trends, caption=f"Terms over time ({sides})", link=both, numbers=rates,
                columns=["term", "period", "count_a", "count_b", "per_million_a", "per_million_b"],
            ))  # fmt: skip
        if len(self.collocates):
            tables.append(report.table(
                self.collocates, caption=f"The company of shared terms ({sides})", link=both, numbers=".1f",
                columns=["term", "collocate", "count_a", "count_b", "log_dice_a", "log_dice_b"],
            ))  # fmt: skip
        tables.append(report.table(self.tone, caption=f"Mean tone and its difference ({sides})", numbers="+.2f"))
        return tables
