"""Intervals: reproducible, wider for less, by article where articles are known, and true to their level."""

import math
import tracemalloc

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import DatelineError
from analysis.sentiment import group, interval


def test_a_second_run_says_the_same() -> None:
    scores = [0.1, -0.4, 0.3, 0.0, -0.2, 0.5]
    assert interval(scores) == interval(scores)
    assert interval(scores, seed=1) != interval(scores, seed=2)


def test_sentences_without_evidence_are_left_out() -> None:
    assert interval([0.2, None, 0.4, math.nan, 0.6, None]).n == 3
    assert interval([0.2, None, 0.4, 0.6]).mean == pytest.approx(0.4)


def test_too_little_is_missing_rather_than_certain() -> None:
    nothing, one = interval([None]), interval([0.5])
    assert nothing.n == 0 and math.isnan(nothing.mean) and math.isnan(nothing.low)
    assert one.n == 1 and one.mean == 0.5 and math.isnan(one.low) and math.isnan(one.high)


def test_more_sentences_make_it_narrower_and_a_higher_level_wider() -> None:
    scores = list(np.random.default_rng(1).normal(0, 0.4, 200).clip(-1, 1))
    few, many = interval(scores[:20]), interval(scores)
    assert many.high - many.low < few.high - few.low
    wide = interval(scores, level=0.99)
    assert wide.high - wide.low > many.high - many.low


def test_articles_are_the_units_where_they_are_known() -> None:
    scores = [0.8] * 10 + [-0.8] * 10 + [0.7] * 10 + [-0.7] * 10
    docs = [name for name in "abcd" for _ in range(10)]
    alone, by_article = interval(sorted(scores, key=lambda s: (s * 7) % 1)), interval(scores, docs=docs)
    assert by_article.high - by_article.low > alone.high - alone.low


@pytest.mark.parametrize("articles", [0, 12])
def test_ninety_percent_intervals_hold_the_mean_about_ninety_percent_of_the_time(articles: int) -> None:
    random = np.random.default_rng(20220910)
    held = 0
    for trial in range(200):
        if articles:
            levels = random.normal(0, 0.2, articles).repeat(8)
            scores = (levels + random.normal(0, 0.3, len(levels))).clip(-1, 1)
            found = interval(scores, seed=trial, docs=list(np.arange(articles).repeat(8)))
        else:
            found = interval(random.normal(0, 0.3, 30).clip(-1, 1), seed=trial)
        held += found.low <= 0 <= found.high
    assert 0.84 <= held / 200 <= 0.98


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(st.none(), st.floats(-1, 1)), max_size=30))
def test_the_mean_lies_inside_and_everything_within_the_scale(scores: list[float | None]) -> None:
    found = interval(scores)
    assert found.n == sum(s is not None for s in scores)
    if found.n > 1:
        assert -1 <= found.low <= found.mean + 1e-9 and found.mean - 1e-9 <= found.high <= 1


def test_bad_arguments_are_named() -> None:
    with pytest.raises(DatelineError, match="between 0 and 1"):
        interval([0.1, 0.2], level=90)
    with pytest.raises(DatelineError, match="2 scores were given with the articles of 1"):
        interval([0.1, 0.2], docs=["a"])


def test_groups_count_all_sentences_and_the_scored_ones() -> None:
    scores = pd.DataFrame({"doc_id": list("aabbb"), "score": [0.5, None, -0.5, -0.1, -0.3]})
    table = group(scores, "doc_id")
    assert table.columns.tolist() == ["group", "n", "n_scored", "mean", "low", "high"]
    assert table["n"].tolist() == [2, 3] and table["n_scored"].tolist() == [1, 3]
    assert table["mean"].tolist() == pytest.approx([0.5, -0.3])
    voice = pd.Series(["said", "said", "told", None, "told"], index=scores.index)
    assert group(scores, voice)["n"].tolist() == [2, 2]
    with pytest.raises(DatelineError, match="no column “doc”"):
        group(scores, "doc")


def planted(random: np.random.Generator, articles: int, sentences: int) -> pd.DataFrame:
    """Scored articles, each with a cluster of its own; one sentence in five holds no evidence."""
    rows = [
        {"doc_id": f"a{d}", "cluster": d, "score": None if n % 5 == 4 else float(random.normal(d % 3 / 5, 0.3))}
        for d in range(articles)
        for n in range(sentences)
    ]
    return pd.DataFrame(rows)


def copied(table: pd.DataFrame, doc: str, copies: int) -> pd.DataFrame:
    """`table` with `copies` more of one article, half of them before all others."""
    more = [table[table["doc_id"] == doc].assign(doc_id=f"{doc}-copy{n}") for n in range(copies)]
    return pd.concat([*more[: copies // 2], table, *more[copies // 2 :]], ignore_index=True)


@pytest.mark.parametrize("articles", [1, 2, 7])
def test_copies_of_an_article_change_neither_mean_nor_interval_nor_n(articles: int) -> None:
    table = planted(np.random.default_rng(3), articles, 12).assign(voice="all")
    more = copied(table, "a0", 5)
    pd.testing.assert_frame_equal(group(more, "voice"), group(table, "voice"))


def test_without_clusters_copies_would_narrow_the_interval() -> None:
    """Else the test above could pass on nothing."""
    table = planted(np.random.default_rng(3), 4, 12)
    more = pd.concat([copied(table, f"a{d}", 5) for d in range(4)], ignore_index=True)
    blind, seeing = (interval(more["score"], docs=more["doc_id"], clusters=c) for c in (None, more["cluster"]))
    assert blind.high - blind.low < 0.8 * (seeing.high - seeing.low)


def test_versions_that_differ_share_the_weight_of_one_article() -> None:
    scores = [0.5, 0.5, 0.1, 0.1, 0.1, 0.1, -0.3, -0.3]
    docs, clusters = list("aabbbbcc"), [1, 1, 1, 1, 1, 1, None, None]
    found = interval(scores, docs=docs, clusters=clusters)
    assert found.n == 5
    assert found.mean == pytest.approx(((1.0 + 0.4) / 2 - 0.6) / 5)


def test_the_order_in_which_articles_are_read_changes_nothing() -> None:
    table = planted(np.random.default_rng(4), 6, 9)
    turned = pd.concat([part for _, part in reversed(list(table.groupby("doc_id")))])
    assert interval(turned["score"], docs=turned["doc_id"]) == interval(table["score"], docs=table["doc_id"])


def test_many_articles_are_drawn_in_little_memory() -> None:
    scores = np.random.default_rng(5).normal(0, 0.3, 12_000).clip(-1, 1)
    tracemalloc.start()
    found = interval(scores, docs=np.arange(12_000).tolist())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found.low < scores.mean() < found.high and peak < 250e6


def test_sentences_in_other_languages_count_nowhere() -> None:
    scores = pd.DataFrame({"doc_id": list("aab"), "score": [0.5, None, None], "hits": [1, 0, None], "voice": "x"})
    assert group(scores, "voice")[["n", "n_scored"]].values.tolist() == [[2, 1]]


def test_clusters_need_their_articles() -> None:
    with pytest.raises(DatelineError, match="without the article"):
        interval([0.1, 0.2], clusters=[1, 1])
    with pytest.raises(DatelineError, match="with the clusters of 1"):
        interval([0.1, 0.2], docs=["a", "b"], clusters=[1])
