"""What several articles share, standing alone as a text, never makes one voice of them."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.duplicates import group
from benchmarks import press

QUOTE = "“We will rebuild this town street by street,” the mayor, Ann Reed, said on Monday."
ARTICLES = [
    f"Town floods\n\nThree people died when a flood hit Eastport on Sunday, police said. {QUOTE} Rescue went on in the "
    "night, and schools were shut in the valley until further notice.",
    "Insurers count the cost\n\nClaims from the storm may reach 40 million euros, brokers estimate. Shares in two "
    f"insurers fell sharply in early trade. {QUOTE} Analysts expect premiums to climb next year.",
    "Mayor faces vote\n\nCouncillors tabled a motion against Ann Reed over the late warning. The opposition says "
    f"sirens failed. {QUOTE} The vote comes in a fortnight, and two allies have left her party.",
]


def together(labels: list[int]) -> set[tuple[int, int]]:
    """The pairs of texts in one cluster."""
    return {(i, j) for i, a in enumerate(labels) for j, b in enumerate(labels) if i < j and a == b}


def holding(quote: str, n: int, length: int, seed: int) -> list[str]:
    """Articles on matters of their own with the same `quote` in their middle."""
    texts = [press.article(10**7 + 1000 * seed + k, length).split("\n\n") for k in range(n)]
    return ["\n\n".join([*t[: len(t) // 2], quote, *t[len(t) // 2 :]]) for t in texts]


def words(seed: int, n: int) -> str:
    return " ".join(press.article(9 * 10**7 + seed, n).split()[:n])


@pytest.mark.parametrize("scrap", [QUOTE, QUOTE.upper(), QUOTE[:60], f"He told us: {QUOTE}", f"{QUOTE} {QUOTE}"])
def test_a_quotation_alone_joins_one_of_the_articles_that_print_it(scrap: str) -> None:
    for texts in ([*ARTICLES, scrap], [scrap, *ARTICLES], [ARTICLES[1], scrap, ARTICLES[0], ARTICLES[2]]):
        labels = group(texts)
        own = [label for text, label in zip(texts, labels, strict=True) if text != scrap]
        assert len(set(own)) == 3 and labels[texts.index(scrap)] in own


@pytest.mark.parametrize("scrap", ["Reed, said on Monday.", "said on Monday", "The mayor, Ann Reed, said on Monday."])
def test_a_few_words_are_a_copy_of_nothing_longer(scrap: str) -> None:
    assert group([*ARTICLES, scrap]) == [0, 1, 2, 3]
    assert group([ARTICLES[0], scrap, scrap.upper()]) == [0, 1, 1]
    assert group([ARTICLES[0], " ".join([scrap] * 50)]) == [0, 1]


@pytest.mark.parametrize("length", [4, 8, 12, 20, 29, 30, 31, 32, 33, 45, 60, 80, 100, 120, 160])
@pytest.mark.parametrize("n", [2, 3, 4, 9])
def test_bridges_of_any_length_bridge_nothing(length: int, n: int) -> None:
    quote = words(length, length)
    texts = holding(quote, n, 3 * length + 120, seed=length)
    assert group(texts) == list(range(n))
    assert group([*texts, quote])[:n] == list(range(n))
    assert len(set(group([quote, *texts])[1:])) == n


@pytest.mark.parametrize("length", range(6, 60, 6))
def test_a_paragraph_bridges_no_briefs_that_are_half_of_it(length: int) -> None:
    for seed in range(4):
        quote = words(7 * seed + length, length)
        texts = holding(quote, 3, length // 2 + 25, seed)
        alone = together(group(texts))
        assert together(group([*texts, quote])[:3]) == alone


def test_many_scraps_bridge_nothing_together() -> None:
    quotes = [words(200 + k, 6 + 7 * k) for k in range(8)]
    texts = holding("\n\n".join(quotes), 3, 700, seed=77)
    assert group(texts) == [0, 1, 2]
    halves = [" ".join(q.split()[: len(q.split()) // 2]) for q in quotes]
    assert len(set(group([*texts, *quotes, *halves])[:3])) == 3


def test_a_digest_is_no_bridge_between_the_articles_it_holds() -> None:
    texts = [press.article(8 * 10**7 + k, 200 + 30 * k) for k in range(4)]
    labels = group([*texts, "\n\n".join(texts)])
    assert labels == [0, 1, 2, 3, 3]
    assert group(["\n\n".join(texts), *texts]) == [0, 1, 2, 3, 0]


def test_excerpts_of_one_article_are_of_its_voice() -> None:
    text = press.article(5, 600).split()
    cuts = [" ".join(text[k : k + 80]) for k in range(0, 560, 80)]
    assert set(group([" ".join(text), *cuts])) == {0}
    assert set(group([" ".join(text), *(" ".join(text[k : k + 25]) for k in range(0, 560, 50))])) == {0}


def test_two_extended_versions_are_one_voice_by_their_source_alone() -> None:
    text = press.article(6, 300)
    made = [f"{text}\n\n{press.article(6 * 10**7 + k, 280)}" for k in range(2)]
    assert group([*made, text]) == [0, 0, 0]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 28), st.integers(0, 2))
def test_a_scrap_never_changes_which_others_are_together(seed: int, length: int, case: int) -> None:
    pick = random.Random(seed)
    texts, _ = press.newsroom(6, seed=seed % 50)
    texts += holding(words(seed, 40), 3, 150, seed % 1000) + press.alike(2, seed % 20)["quakes"]
    source = pick.choice(texts).split()
    at = pick.randrange(len(source))
    scrap = " ".join(source[at : at + length])
    scrap = [scrap, scrap.lower(), " ".join([scrap.upper()] * 9)][case]
    before = together(group(texts))
    place = pick.randrange(len(texts) + 1)
    labels = group([*texts[:place], scrap, *texts[place:]])
    assert together(labels[:place] + labels[place + 1 :]) == before


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6))
def test_the_order_of_the_texts_does_not_count(seed: int) -> None:
    pick = random.Random(seed)
    texts, _ = press.newsroom(8, seed=seed % 40)
    texts += [*ARTICLES, QUOTE, QUOTE[:60], "Ann Reed, said on Monday."] + [words(k, 12) for k in range(3)]
    before = group(texts)
    order = pick.sample(range(len(texts)), len(texts))
    after = group([texts[i] for i in order])
    assert together([after[order.index(i)] for i in range(len(texts))]) == together(before)


@pytest.mark.parametrize("seed", range(3))
def test_quotations_beside_the_articles_that_print_them_leave_these_apart(seed: int) -> None:
    articles, quotes = press.bridges(40, seed)
    assert len(set(group([*articles, *quotes])[: len(articles)])) == len(articles)
