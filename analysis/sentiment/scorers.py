"""Scores sentences and tables of sentences, by either scorer, and says how far the scorers agree."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

from analysis import tables
from analysis.corpus import Corpus, Texts, as_sentences, copied, derived, foreign
from analysis.errors import unknown
from analysis.sentiment import news, vader
from analysis.sentiment.tone import Tone
from analysis.settings import COUNTED_ROLES, Settings, resolve

#: name -> function from a sentence to its tone
LEXICONS: Mapping[str, Callable[[str], Tone]] = {"news": news.tone, "vader": vader.tone}


def score_sentences(sentences: Sequence[str], lexicon: str = "news") -> list[Tone]:
    """The tone of each sentence, in order; `Tone.score` is None where no word carries evidence.

    `lexicon` is "news" (ours, the default), "vader" (the reference), or the path of a file of your own, ending in .tsv,
    with the columns entry, pos, valence, group (as in analysis/sentiment/lexicon/). Raises DatelineError for another
    name, and for a file that is not there or cannot be read so.
    """
    tone = _scorer(lexicon)
    return [tone(sentence) for sentence in sentences]


def score(data: Texts, lexicon: str = "news", roles: Sequence[str] = COUNTED_ROLES) -> pd.DataFrame:
    """The tone of every sentence of `data` (a Corpus, a table of sentences, or texts) that has one of the `roles`.

    A row is a sentence, the columns are those of the table "scores": doc_id, sentence_id, score (−1..1, missing: no
    evidence), hits, coverage (0..1), contributions (token, start, end in the sentence, amount). Sentences of documents
    known to be in another language than English are not read: score, hits and coverage are missing, and no count of
    tone holds them. Raises DatelineError for an unknown lexicon or role.
    """
    if lexicon in LEXICONS:
        return derived.kept(data, "scores", lambda: _score(data, lexicon, roles), lexicon, *roles)
    return _score(data, lexicon, roles)  # a user's file may change under its name


def _score(data: Texts, lexicon: str, roles: Sequence[str]) -> pd.DataFrame:
    table = as_sentences(data, roles)
    english = ~table["doc_id"].isin(foreign(data).index)
    read = iter(score_sentences(table.loc[english, "text"].tolist(), lexicon))
    rows: list[Mapping[str, Any]] = [
        {"doc_id": doc, "sentence_id": sentence, **(_columns(next(read)) if is_read else {"contributions": []})}
        for doc, sentence, is_read in zip(table["doc_id"], table["sentence_id"], english, strict=True)
    ]
    return tables.frame("scores", rows)


def _columns(tone: Tone) -> dict[str, Any]:
    hits = [hit._asdict() for hit in tone.contributions]
    return {"score": tone.score, "hits": tone.hits, "coverage": tone.coverage, "contributions": hits}


def agreement(
    data: Texts, lexicons: Sequence[str] = ("news", "vader"), settings: Settings | None = None
) -> pd.DataFrame:
    """How far two scorers agree on the body sentences of `data`: one row to print beside any finding.

    Columns: n (sentences), n_both (scored by both), same_sign (share of those with the same sign; a score of exactly
    0 agrees only with 0), correlation (Pearson, of those), and silent_NAME (share of all sentences in which the
    scorer found no evidence). Of articles that repeat each other one is counted. A share or correlation of fewer
    sentences than `settings.min_mean_n` (those of the corpus, where none are given) is missing. Raises DatelineError
    for an unknown name.
    """
    chosen = settings or (data.settings if isinstance(data, Corpus) else Settings())
    table = as_sentences(data)
    sentences = table.loc[~table["doc_id"].isin([*foreign(data).index, *copied(data)]), "text"].tolist()
    first, second = lexicons
    scores = {name: pd.Series([t.score for t in score_sentences(sentences, name)], dtype=float) for name in lexicons}
    both = pd.DataFrame(scores).dropna() if first != second else pd.DataFrame({first: scores[first].dropna()})
    a, b = both[first], both[second]
    sign = (a > 0).astype(int) - (a < 0).astype(int), (b > 0).astype(int) - (b < 0).astype(int)
    enough = len(both) >= chosen.min_mean_n
    varied = enough and a.nunique() > 1 and b.nunique() > 1
    row: dict[str, float | int | None] = {
        "n": len(sentences),
        "n_both": len(both),
        "same_sign": float((sign[0] == sign[1]).mean()) if enough else None,
        "correlation": float(a.corr(b)) if varied else None,
    }
    for name in dict.fromkeys(lexicons):
        row[f"silent_{name}"] = float(scores[name].isna().mean()) if len(sentences) >= chosen.min_mean_n else None
    return pd.DataFrame([row])


def _scorer(lexicon: str) -> Callable[[str], Tone]:
    if lexicon.endswith(".tsv"):
        return news.from_file(resolve(lexicon))
    if lexicon not in LEXICONS:
        raise unknown("lexicon", lexicon, LEXICONS)
    return LEXICONS[lexicon]
