import dataclasses
import itertools
import math
import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import terms
from analysis.errors import DatelineError
from analysis.terms.dispersion import spread
from analysis.terms.diversity import hdd

FEW = settings(deadline=None, max_examples=60)
PARTS = st.lists(st.tuples(st.integers(0, 20), st.integers(20, 60)), min_size=2, max_size=8)


def test_the_worked_example_of_gries_2008():
    """The word "a" in his corpus of five parts: 1 to 5 times in 9, 10, 10, 10 and 11 words."""
    found = spread([1, 2, 3, 4, 5], [9, 10, 10, 10, 11])
    assert found["range"] == 5
    assert found["juilland_d"] == pytest.approx(0.785, abs=0.001)
    assert found["dp"] == pytest.approx(0.18)
    assert found["dp_norm"] == pytest.approx(0.18 / 0.82)


def test_even_and_gathered():
    even, gathered = spread([5, 5, 5, 5], [50] * 4), spread([20, 0, 0, 0], [50] * 4)
    assert (even["juilland_d"], even["dp"], even["dp_norm"]) == pytest.approx((1, 0, 0))
    assert (gathered["juilland_d"], gathered["dp"], gathered["dp_norm"]) == pytest.approx((0, 0.75, 1))


@FEW
@given(PARTS)
def test_bounds(parts):
    counts, sizes = zip(*parts, strict=True)
    found = spread(counts, sizes)
    if not sum(counts):
        assert math.isnan(found["dp"])
        return
    assert 1 <= found["range"] <= len(counts)
    assert -1e-9 <= found["juilland_d"] <= 1 + 1e-9
    assert -1e-9 <= found["dp"] <= found["dp_norm"] + 1e-9 <= 1 + 1e-8


@FEW
@given(PARTS, st.randoms())
def test_the_order_of_the_parts_does_not_matter(parts, chance):
    shuffled = chance.sample(parts, len(parts))
    one, other = (spread(*zip(*p, strict=True)) for p in (parts, shuffled))
    assert one == pytest.approx(other, nan_ok=True)


def test_articles_are_the_parts_where_there_are_several():
    table = terms.dispersion(["Siege here, siege there.", "No siege.", "Calm seas again."], ["siege", "armadillo"])
    siege, armadillo = table.to_dict("records")
    assert (siege["count"], siege["parts"], siege["range"]) == (3, 3, 2)
    assert armadillo["count"] == 0
    assert math.isnan(armadillo["dp"])


def test_one_article_is_cut_in_equal_slices(seed):
    table = terms.dispersion(seed, slices=5)
    assert (table["parts"] == 5).all()
    counts = terms.frequency(seed).set_index("term")["count"]
    assert table["count"].tolist() == counts[table["term"]].tolist()


def test_a_text_shorter_than_its_slices():
    table = terms.dispersion("Siege ended.", "siege")
    assert table.loc[0, ["count", "parts", "range"]].tolist() == [1, 2, 1]


def test_a_text_of_stop_words_alone_has_a_spread():
    assert terms.dispersion("It is what it is.")["term"].tolist() == ["is", "it", "what"]


def test_all_in_one_part_is_nought_exactly():
    assert all(spread([0, 1, 0], sizes)["juilland_d"] == 0 for sizes in ([7, 6, 7], [6, 7, 6], [13, 6, 7]))


def test_too_few_slices_is_an_error():
    with pytest.raises(DatelineError, match="2 or more"):
        terms.dispersion("Siege.", slices=1)


def test_positions_count_words_from_the_start_of_each_article():
    table = terms.positions(["The siege went on.", "Calm. A siege."], ["siege", "went on"])
    assert table[["term", "doc_id", "at"]].values.tolist() == [
        ["siege", "text1", 1], ["siege", "text2", 2], ["went on", "text1", 2],
    ]  # fmt: skip
    assert table["share"].tolist() == pytest.approx([1.5 / 4, 2.5 / 3, 2.5 / 4])


def test_every_occurrence_has_a_position(seed):
    counts = terms.frequency(seed).head(20)
    table = terms.positions(seed, counts["term"].tolist())
    assert Counter(table["term"]) == dict(zip(counts["term"], counts["count"], strict=True))
    assert table["share"].between(0, 1, inclusive="neither").all()
    for _, group in table.groupby("term"):
        assert group["at"].is_monotonic_increasing


def test_shapes_and_terms_without_an_occurrence(seed):
    table = terms.positions(seed, ["occup*", "armadillo"])
    assert set(table["term"]) == {"occup*"}


def naive_mtld(words):
    factors, start = 0.0, 0
    for i in range(1, len(words) + 1):
        ratio = len(set(words[start:i])) / (i - start)
        if ratio <= 0.72:
            factors, start = factors + 1, i
    if start < len(words):
        factors += (1 - len(set(words[start:])) / (len(words) - start)) / 0.28
    return len(words) / factors if factors else math.nan


def test_diversity_against_plain_definitions(seed):
    from analysis.terms import reading

    [words] = reading.read(seed).by_document().values()
    row = terms.diversity(seed).iloc[0]
    counts = Counter(words)
    windows = [words[i : i + 50] for i in range(len(words) - 49)]
    assert row["words"] == len(words)
    assert row["ttr"] == pytest.approx(len(counts) / len(words))
    assert row["mattr"] == pytest.approx(sum(len(set(w)) for w in windows) / 50 / len(windows))
    assert row["mtld"] == pytest.approx((naive_mtld(words) + naive_mtld(words[::-1])) / 2)
    pairs = sum(c * (c - 1) for c in counts.values())
    assert row["yule_k"] == pytest.approx(1e4 * pairs / len(words) ** 2)
    assert row["hapax_share"] == pytest.approx(sum(c == 1 for c in counts.values()) / len(counts))


def test_a_short_text_has_no_moving_average_and_no_mtld():
    row = terms.diversity("Calm seas.").iloc[0]
    assert math.isnan(row["mattr"])
    assert math.isnan(row["mtld"])
    assert (row["ttr"], row["yule_k"], row["hapax_share"]) == (1, 0, 1)


def test_one_word_over_and_over():
    row = terms.diversity("port " * 100).iloc[0]
    assert row["mattr"] == pytest.approx(1 / 50)
    assert row["mtld"] == pytest.approx(2)
    assert row["yule_k"] == pytest.approx(9900)


def test_order_of_articles_does_not_matter():
    texts = ["Siege of Izium.", "Calm seas, calm port.", "The port of the siege."]
    table = terms.diversity(texts).drop(columns="doc_id")
    shuffled = random.Random(1).sample(range(3), 3)
    other = terms.diversity([texts[k] for k in shuffled]).drop(columns="doc_id")
    assert table.iloc[shuffled].reset_index(drop=True).equals(other)


def test_a_window_below_two_is_an_error():
    with pytest.raises(DatelineError, match="2 or more"):
        terms.diversity("Calm seas.", window=1)


def test_more_of_the_worked_example():
    """The same corpus: D2 and the divergence as Gries gives them (2008; 2021)."""
    found = spread([1, 2, 3, 4, 5], [9, 10, 10, 10, 11])
    assert found["carroll_d2"] == pytest.approx(0.938, abs=0.001)
    assert found["kl_divergence"] == pytest.approx(0.137, abs=0.001)


def test_even_and_gathered_by_entropy():
    even, gathered = spread([5, 5, 5, 5], [50] * 4), spread([20, 0, 0, 0], [50] * 4)
    assert (even["carroll_d2"], even["kl_divergence"]) == (1, 0)
    assert (gathered["carroll_d2"], gathered["kl_divergence"]) == (0, 2)


@FEW
@given(PARTS)
def test_bounds_of_the_entropies(parts):
    found = spread(*zip(*parts, strict=True))
    assert math.isnan(found["carroll_d2"]) or (0 <= found["carroll_d2"] <= 1 and found["kl_divergence"] >= 0)


def test_hdd_by_the_definition():
    """Every sample of 3 of the 6 words a a a b b c, drawn and looked at."""
    words = "aaabbc"
    samples = list(itertools.combinations(range(6), 3))
    mean = sum(len({words[i] for i in s}) / 3 for s in samples) / len(samples)
    assert hdd(Counter(words), 3) == pytest.approx(mean)


def test_hdd_by_the_hypergeometric_distribution(seed):
    from analysis.terms import reading

    [words] = reading.read(seed).by_document().values()
    n, drawn = len(words), math.comb(len(words), 42)
    expected = sum(1 - math.comb(n - c, 42) / drawn for c in Counter(words).values()) / 42
    assert terms.diversity(seed).iloc[0]["hdd"] == pytest.approx(expected)


def test_hdd_needs_its_sample():
    assert math.isnan(terms.diversity("port " * 41).iloc[0]["hdd"])
    assert terms.diversity("port " * 42).iloc[0]["hdd"] == pytest.approx(1 / 42)
    assert hdd(Counter(range(50))) == pytest.approx(1)


def test_articles_are_laid_end_to_end_in_the_order_of_publication(three):
    dated = three.documents.assign(published=["2022-10-05", "2022-10-01", None]).astype({"published": "datetime64[s]"})
    laid = terms.end_to_end(dataclasses.replace(three, documents=dated))
    assert laid["doc_id"].tolist() == ["b", "a", "c"]
    assert laid["words"].tolist() == [4, 11, 3]
    assert laid["begin"].tolist() == pytest.approx([0, 4 / 18, 15 / 18])
    assert laid["end"].tolist() == pytest.approx([4 / 18, 15 / 18, 1])
    assert laid["published"].isna().tolist() == [False, False, True]


def test_positions_run_along_what_is_laid_end_to_end(three):
    dated = three.documents.assign(published=["2022-10-05", "2022-10-01", None]).astype({"published": "datetime64[s]"})
    corpus = dataclasses.replace(three, documents=dated)
    table = terms.positions(corpus, "siege")
    assert table["doc_id"].tolist() == ["a", "a", "c"]
    assert table["along"].tolist() == pytest.approx([(4 + 1.5) / 18, (4 + 5.5) / 18, (15 + 1.5) / 18])


@FEW
@given(st.lists(st.lists(st.sampled_from("abcd"), min_size=1, max_size=20), min_size=1, max_size=5), st.integers(2, 6))
def test_slices_hold_every_word_once(documents, slices):
    texts, words = [" ".join(d) for d in documents], [w for d in documents for w in d]
    table = terms.dispersion(texts, ["a", "b"], slices=slices, parts="slices").set_index("term")
    parts = min(slices, len(words))
    cuts = [round(len(words) * k / parts) for k in range(parts + 1)]
    for term in "ab":
        counts = [words[i:j].count(term) for i, j in itertools.pairwise(cuts)]
        expected = spread(counts, [j - i for i, j in itertools.pairwise(cuts)])
        assert table.loc[term, "count"] == words.count(term)
        assert table.loc[term, "dp"] == pytest.approx(expected["dp"], nan_ok=True)
        assert table.loc[term, "range"] == expected["range"]


def test_parts_that_there_are_not():
    with pytest.raises(DatelineError, match="kind of parts"):
        terms.dispersion("Siege.", parts="halves")
