"""Copies, cuts and light edits are one voice; unrelated articles never are."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.duplicates import group
from analysis.duplicates.sketches import containment, runs


def article(seed, length=250):
    """Words drawn at random: articles of different seeds share no run of three words but by chance."""
    pick = random.Random(seed)
    return " ".join(f"w{pick.randrange(4000)}" for _ in range(length))


def same(labels):
    return len(set(labels)) == 1


def test_labels_are_numbered_by_first_appearance():
    a, b, c = (article(i) for i in range(3))
    assert group([a, b, a, c, b]) == [0, 1, 0, 2, 1]


@pytest.mark.parametrize("texts", [[], [""], ["", ""], ["a"], ["a", "a"], ["a", "b"], ["a b", "a b c"]])
def test_short_and_empty_texts(texts):
    assert len(group(texts)) == len(texts)
    if texts == ["", ""]:
        assert group(texts) == [0, 1]
    if texts == ["a", "a"]:
        assert group(texts) == [0, 0]


@pytest.mark.parametrize(
    "change",
    [
        lambda t: t.upper(),
        lambda t: t.replace(" ", ",\n", 40),
        lambda t: " ".join(t.split()[:90]),
        lambda t: "KYIV (Agency) — " + t + " Reporting by Jane Doe",
        lambda t: " ".join(w if i % 12 else "changed" for i, w in enumerate(t.split())),
        lambda t: " ".join(t.split()[100:] + t.split()[:100]),
        lambda t: t + " " + article(99, 200),
    ],
)
def test_a_changed_copy_stays_with_its_original(change):
    text = article(1)
    labels = group([text, article(2), change(text), article(3)])
    assert labels[0] == labels[2] and len(set(labels)) == 3


@pytest.mark.parametrize("own", [40, 80, 250])
@pytest.mark.parametrize("footer", [60, 120])
def test_shared_boilerplate_joins_nothing(own, footer):
    tail = article(1000, footer)
    texts = [f"{article(i, own)} {tail}" for i in range(40)]
    assert group(texts) == list(range(40))


def test_copies_are_found_among_articles_that_share_boilerplate():
    tail = article(1000, 150)
    texts = [f"{article(i % 20, 120)} {tail}" + (" and more" if i >= 20 else "") for i in range(40)]
    assert group(texts) == [*range(20), *range(20)]


def test_a_text_that_fifty_outlets_print_is_one_voice():
    text = article(1, 400)
    texts = [f"{article(100 + i, 15)} {text} {article(200 + i, 15)}" for i in range(50)]
    assert same(group(texts))


def test_common_phrases_do_not_add_up():
    phrases = [article(500 + i, 6) for i in range(30)]
    texts = [" ".join(f"{phrases[(i + k) % 30]} {article(i * 50 + k, 10)}" for k in range(15)) for i in range(30)]
    assert group(texts) == list(range(30))


@given(st.lists(st.text(max_size=40), max_size=12))
def test_equal_texts_with_words_get_equal_labels(texts):
    labels = group(texts)
    assert len(labels) == len(texts) and labels[:1] in ([], [0])
    seen = {}
    for text, label in zip(texts, labels, strict=True):
        if any(c.isalnum() for c in text):
            assert seen.setdefault(text, label) == label


def test_the_result_is_the_same_each_time():
    texts = [article(i % 7) for i in range(20)]
    assert group(texts) == group(list(texts))


def test_containment_is_of_the_shorter_text():
    long, short, other = runs([article(1, 300), " ".join(article(1, 300).split()[:50]), article(2, 300)])
    assert containment(long, short) == containment(short, long) == 1.0
    assert containment(long, other) == 0.0
    assert containment(long, runs([""])[0]) == 0.0
