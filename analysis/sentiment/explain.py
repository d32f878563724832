"""Scores with their reasons: which words made them, and where two lexicons read a sentence in opposite ways."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.corpus import Corpus, Texts, as_sentences, copied, foreign
from analysis.sentiment.calibration import group
from analysis.sentiment.scorers import score
from analysis.settings import COUNTED_ROLES, Settings


def explained(data: Texts, scores: pd.DataFrame) -> pd.DataFrame:
    """The scored sentences, most negative first: score, words (each with what it adds), text, sentence_id.

    `scores` is a scores table for `data`; sentences without evidence are left out.
    """
    known = scores.dropna(subset=["score"]).copy()
    known["words"] = [in_words(c) for c in known["contributions"]]
    merged = known.merge(as_sentences(data)[["sentence_id", "text"]], on="sentence_id")
    return merged.sort_values("score", kind="stable", ignore_index=True)[["score", "words", "text", "sentence_id"]]


def in_order(data: Texts, scores: pd.DataFrame, voices: pd.DataFrame) -> pd.DataFrame:
    """Every heading and body sentence in the order of the text: the scores table with order, role, text and voice.

    `voices` is a table of sentence_id and voice (`voices.voice_of`). A heading has neither score nor voice. A further
    column `cluster` is that of the article among those that repeat each other, missing where `data` is no corpus, and
    `copy` says whether another of them stands for it: counts of sentences leave it out.
    Sentences of articles known to be in another language than English are left out.
    """
    sentences = as_sentences(data, ("heading", *COUNTED_ROLES))[["doc_id", "sentence_id", "role", "text"]]
    sentences = sentences[~sentences["doc_id"].isin(foreign(data).index)]
    told = sentences.merge(scores.drop(columns="doc_id").astype({"sentence_id": "str"}), on="sentence_id", how="left")
    told = told.merge(voices[["sentence_id", "voice"]].astype({"sentence_id": "str"}), on="sentence_id", how="left")
    told["cluster"] = told["doc_id"].map(_clusters(data)).astype("Int64")
    told["copy"] = told["doc_id"].isin(list(copied(data)))
    return told.assign(order=range(len(told)), voice=told["voice"].where(told["role"] != "heading"))


def _clusters(data: Texts) -> "pd.Series[Any]":
    """The cluster of repeats of each document of a corpus, by doc_id; empty for anything else."""
    if not isinstance(data, Corpus):
        return pd.Series(dtype="Int64")
    return data.documents.set_index("doc_id")["cluster"]


def by_voice(told: pd.DataFrame, settings: Settings | None = None) -> pd.DataFrame:
    """The mean tone of all sentences and of each voice: voice, sentences, n (scored), mean, low, high.

    `told` is a table made by `in_order`; articles that repeat each other count once (see `interval`), in the numbers
    of sentences too. `settings` says how much the intervals are made to cover, and over how few scored sentences a
    mean is hidden: it is missing then, and so is its interval.
    """
    chosen = settings or Settings()
    body = told[told["role"] != "heading"]
    parts = (body.assign(voice="all sentences"), body)
    table = pd.concat([group(p, "voice", chosen.interval, chosen.seed) for p in parts], ignore_index=True)
    table = table.rename(columns={"group": "voice", "n": "sentences", "n_scored": "n"})
    table.loc[table["n"] < chosen.min_mean_n, ["mean", "low", "high"]] = float("nan")
    return table[["voice", "sentences", "n", "mean", "low", "high"]]


def in_words(contributions: Sequence[dict[str, object]]) -> str:
    """Contributions as words for a reader: “fled −0.31, destruction −0.20”, strongest first."""
    ordered = sorted(contributions, key=lambda c: -abs(float(str(c["amount"]))))
    return ", ".join(f"{c['token']} {float(str(c['amount'])):+.2f}".replace("-0", "−0") for c in ordered)


def disagreements(
    data: Texts, lexicons: tuple[str, str] = ("news", "vader"), roles: Sequence[str] = COUNTED_ROLES
) -> pd.DataFrame:
    """The sentences to which two lexicons give opposite signs: one column of scores each, text, sentence_id.

    Widest apart first.
    """
    first, second = (score(data, lexicon=name, roles=roles)[["sentence_id", "score"]] for name in lexicons)
    both = first.merge(second, on="sentence_id", suffixes=("_a", "_b")).dropna()
    apart = both[both["score_a"] * both["score_b"] < 0]
    gap = (apart["score_a"] - apart["score_b"]).abs()
    apart = apart.assign(gap=gap).sort_values("gap", ascending=False, kind="stable")
    named = apart.rename(columns={"score_a": lexicons[0], "score_b": lexicons[1]})
    merged = named.merge(as_sentences(data, roles)[["sentence_id", "text"]], on="sentence_id")
    return merged[[*lexicons, "text", "sentence_id"]].reset_index(drop=True)
