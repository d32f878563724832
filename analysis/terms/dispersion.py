"""Where in the texts a term falls, and how evenly: a word of one passage is told from a word of the whole."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from analysis.corpus import Corpus, Texts
from analysis.errors import DatelineError, unknown
from analysis.settings import COUNTED_ROLES
from analysis.terms import pairs
from analysis.terms.frequency import frequency, leading
from analysis.terms.pairs import Coded, Ints
from analysis.terms.pattern import Words
from analysis.terms.stops import described
from analysis.terms.told import told

#: Into how many equal slices a text is cut.
SLICES = 10
MEASURES = ("range", "juilland_d", "carroll_d2", "dp", "dp_norm", "kl_divergence")
#: What the parts can be: "articles or slices" takes the articles, of one article slices.
PARTS = ("articles or slices", "articles", "slices")


def positions(data: Texts, terms: str | Sequence[str], *, roles: Sequence[str] = COUNTED_ROLES) -> pd.DataFrame:
    """Where each of `terms` falls: one row an occurrence.

    Columns: term (as asked), doc_id, sentence_id, at (which word of its document it begins at, from 0), share (how
    far along the document the middle of that word is, above 0 and below 1) and along (how far along all documents,
    laid end to end as `end_to_end` has them). A term is a word, words in a row, or a shape such as `occup*`. Raises
    DatelineError for data without a word and a term without a letter.
    """
    text, asked = pairs.coded(data, roles), [terms] if isinstance(terms, str) else list(terms)
    return told(_find(text, end_to_end(data, roles=roles, text=text), asked), data, roles, terms=asked)


def end_to_end(data: Texts, *, roles: Sequence[str] = COUNTED_ROLES, text: Coded | None = None) -> pd.DataFrame:
    """The documents laid end to end: in the order of their publication, those of one day as they come, undated last.

    Columns: doc_id, published (missing where unknown; always for texts that are no corpus), words, begin and end (as
    shares of all words, from 0 to 1). A document without a word has no row. Raises DatelineError for data without a
    word. (`text`: the words of `data`, where they are at hand.)
    """
    text = text or pairs.coded(data, roles)
    documents, of = _documents(text)
    published = pd.Series(pd.NaT, index=documents, dtype="datetime64[s]")
    if isinstance(data, Corpus):
        days = data.documents.assign(doc_id=data.documents["doc_id"].astype(str)).set_index("doc_id")["published"]
        published = pd.to_datetime(days).reindex(documents)
    table = pd.DataFrame({"doc_id": documents, "published": published.to_numpy()})
    table["words"] = np.bincount(of, minlength=len(documents))
    table = table.sort_values("published", kind="stable", na_position="last", ignore_index=True)
    ends = table["words"].cumsum() / table["words"].sum()
    return table.assign(begin=ends - table["words"] / table["words"].sum(), end=ends)


def _documents(text: Coded) -> tuple[list[str], Ints]:
    """The documents in the order of the text, and of each word the number of its own."""
    number: dict[str, int] = {}
    of_sentence = np.array([number.setdefault(d, len(number)) for d in text.doc_ids], dtype=np.int64)
    return list(number), of_sentence[text.sentences]


def _find(text: Coded, laid: pd.DataFrame, asked: Sequence[str]) -> pd.DataFrame:
    documents, of = _documents(text)
    laid = laid.set_index("doc_id").loc[documents]
    words, begin, end = (laid[c].to_numpy() for c in ("words", "begin", "end"))
    order = np.argsort(of, kind="stable")
    within = np.empty(len(of), dtype=np.int64)  # which word of its document each is
    within[order] = np.arange(len(of)) - np.repeat(np.cumsum(words) - words, words)
    columns: dict[str, list[np.ndarray]] = {c: [] for c in ("term", "document", "sentence", "at")}
    for term in dict.fromkeys(asked):
        found, _ = pairs.hits(text, Words(term))
        columns["term"].append(np.full(len(found), term, dtype=object))
        columns["document"].append(of[found])
        columns["sentence"].append(text.sentences[found])
        columns["at"].append(within[found])
    joined = {c: np.concatenate(parts) if parts else np.empty(0, dtype=np.int64) for c, parts in columns.items()}
    document = joined["document"]
    share = (joined["at"] + 0.5) / words[document]
    ids, docs = np.array(text.sentence_ids, dtype=object), np.array(documents, dtype=object)
    return pd.DataFrame({
        "term": joined["term"], "doc_id": docs[document], "sentence_id": ids[joined["sentence"]], "at": joined["at"],
        "share": share, "along": begin[document] + share * (end - begin)[document],
    })  # fmt: skip


def dispersion(
    data: Texts,
    terms: str | Sequence[str] | None = None,
    *,
    slices: int = SLICES,
    parts: str = PARTS[0],
    roles: Sequence[str] = COUNTED_ROLES,
) -> pd.DataFrame:
    """How evenly each term is spread over parts: the articles, or for one article `slices` equal runs of words.

    Columns: term, count, parts (how many there are), range (in how many it occurs), juilland_d (1 even, 0 all in one
    of equal parts), carroll_d2 (1 even, 0 all in one part), dp and dp_norm (0 even, towards 1 clumped), kl_divergence
    (bits; 0 even, no upper bound). Without `terms`, the 50 most frequent words that are
    not stop words. A term that does not occur has count 0 and no value in the rest.

    `parts`: "articles or slices"; "articles"; or "slices", which lays all articles end to end in the order of their
    publication (see `end_to_end`) and cuts that in equal runs of words.

    Sources: Juilland, Brodin & Davidovitch 1970 (D, here on rates, so that parts may differ in size); Carroll 1970,
    “An alternative to Juilland's usage coefficient”, Computer Studies in the Humanities and Verbal Behavior 3 (D2, on
    rates); Gries 2008, “Dispersions and adjusted frequencies in corpora”, Int. J. of Corpus Linguistics 13 (DP);
    Lijffijt & Gries 2012, ibid. 17 (DPnorm); Gries 2021, “A new approach to (key) keywords analysis”, Research in
    Corpus Linguistics 9 (Kullback-Leibler divergence of where the term is from how large the parts are).

    Raises DatelineError as `positions`, for slices below 2, and for parts that there are not.
    """
    if slices < 2:
        raise DatelineError(f"slices is {slices!r}; a text can be cut in 2 or more.")
    if parts not in PARTS:
        raise unknown("kind of parts", parts, PARTS)
    text = pairs.coded(data, roles)
    leading_of: dict[str, Any] = {}
    if terms is None:
        leading_of["stop"] = described("english", data)
        terms = leading(data, frequency(data, roles=roles, may_be_empty=True), 50, roles=roles)
    asked = [terms] if isinstance(terms, str) else list(dict.fromkeys(terms))
    laid = end_to_end(data, roles=roles, text=text)
    found = _find(text, laid, asked)
    if parts == "slices" or (parts == PARTS[0] and len(laid) == 1):
        total = int(laid["words"].sum())
        cuts = np.array([round(total * k / min(slices, total)) for k in range(min(slices, total) + 1)])
        # the word that an occurrence begins at, counted through all documents as they are laid
        at = np.floor(found["along"].to_numpy(float) * total + 1e-6).astype(np.int64)
        of, sizes = (np.searchsorted(cuts, at, side="right") - 1).astype(np.int64), np.diff(cuts)
    else:
        of = pd.Index(laid["doc_id"]).get_indexer(pd.Index(found["doc_id"])).astype(np.int64)
        sizes = laid["words"].to_numpy()
    rows = []
    for term, held in found.groupby("term").indices.items():
        counts = np.bincount(of[held], minlength=len(sizes))
        rows.append({"term": term, "count": len(held), "parts": len(sizes), **spread(counts.astype(np.int64), sizes)})
    rows += [{"term": t, "count": 0, "parts": len(sizes), **spread([0], [1])} for t in set(asked) - set(found["term"])]
    table = pd.DataFrame(rows, columns=["term", "count", "parts", *MEASURES])
    table = table.set_index("term").loc[asked].reset_index()
    return told(table, data, roles, terms=asked, parts=parts, slices=slices, **leading_of)


def spread(counts: Sequence[int] | Ints, sizes: Sequence[int] | Ints) -> dict[str, float]:
    """The measures of `dispersion` for a term with `counts` in parts of `sizes` words.

    D, D2 and DPnorm need two parts; without an occurrence nothing has a value (nan).
    """
    c, s = np.asarray(counts, dtype=np.float64), np.asarray(sizes, dtype=np.float64)
    n, held = len(c), c > 0
    if not held.any():
        return {"range": 0, **dict.fromkeys(MEASURES[1:], math.nan)}
    here, whole, rates = c / c.sum(), s / s.sum(), c / s
    variation = float(rates.std() / rates.mean())
    dp = 0.5 * float(np.abs(here - whole).sum())
    shares = rates[held] / rates.sum()
    entropy = -float((shares * np.log2(shares)).sum())
    return {
        "range": int(held.sum()),
        # rounded, so that what is nought comes out as nought
        "juilland_d": max(0.0, round(1 - variation / math.sqrt(n - 1), 12)) if n > 1 else math.nan,
        "carroll_d2": max(0.0, round(entropy / math.log2(n), 12)) if n > 1 else math.nan,
        "dp": dp,
        "dp_norm": min(dp / (1 - float(whole.min())), 1.0) if n > 1 else math.nan,
        "kl_divergence": max(0.0, float((here[held] * np.log2(here[held] / whole[held])).sum())),
    }
