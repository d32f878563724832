"""Texts that only look alike are never one voice; their copies always are."""

import random

import pytest

from analysis.duplicates import group
from benchmarks import press


@pytest.mark.parametrize("family", press.alike(2))
@pytest.mark.parametrize("n", [2, 3, 4, 8, 40])
def test_texts_that_only_look_alike_are_not_joined(family: str, n: int) -> None:
    assert group(press.alike(n, seed=4)[family]) == list(range(n))


def test_families_that_look_alike_do_not_join_one_another() -> None:
    texts = [t for family in press.alike(30, seed=2).values() for t in family]
    texts += [t for family in press.alike(3, seed=1).values() for t in family]
    assert group(texts) == list(range(len(texts)))


def test_copies_are_found_among_hundreds_of_texts_that_look_alike() -> None:
    texts, truth = press.newsroom(150, seed=3)
    for family in press.alike(20, seed=5).values():
        truth += range(10**6 + len(texts), 10**6 + len(texts) + len(family))
        texts += family
    precision, _, f1 = press.scored(group(texts), truth)
    assert precision == 1.0 and f1 >= 0.99


@pytest.mark.parametrize("n", [2, 5, 15])
def test_copies_of_texts_that_look_alike_are_joined_to_their_own_original(n: int) -> None:
    pick, texts, truth = random.Random(n), [], []
    for family in press.alike(n, seed=6).values():
        for text in family:
            number = truth[-1] + 1 if truth else 0
            texts += [text, press.COPIES[2](text, pick), f"{text}\nMore on this page.\n{press.article(number, 60)}"]
            truth += [number] * 3
    assert press.scored(group(texts), truth) == (1.0, 1.0, 1.0)


def test_a_report_with_later_figures_is_the_same_report() -> None:
    text = press.article(7, 300)
    later = " ".join(str(int(w) + 1) if w.isdigit() else w for w in text.split(" "))
    assert later != text and group([text, later, press.article(8, 300)]) == [0, 0, 1]


def test_who_takes_the_beginning_of_a_story_is_no_second_voice() -> None:
    words = press.article(11, 300).split()
    taken = f"{press.article(12, 40)} {' '.join(words[:180])} {press.article(13, 40)}"
    assert group([" ".join(words), taken]) == [0, 0]


def test_a_few_lines_of_furniture_are_no_part_of_a_long_article() -> None:
    furniture = "More stories from around the world. Most read. Watch the latest film from our reporters in the field."
    scrap, teaser = f"{furniture} {press.article(21, 8)}", press.article(23, 300)[:200]
    texts = [f"{press.article(22, 300)} {furniture}", scrap, press.article(23, 300), teaser]
    assert group(texts) == [0, 1, 2, 2]


def test_a_thousand_forms_cost_little() -> None:
    texts = press.alike(1000)["quakes"]
    assert group(texts) == list(range(1000))
