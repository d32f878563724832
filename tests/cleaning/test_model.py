"""The line model: its weights can be read, and its chances are chances."""

import json

import numpy as np
import pytest

from analysis import settings
from analysis.cleaning import chain
from analysis.cleaning.features import FEATURES
from analysis.cleaning.reading import local
from analysis.cleaning.surroundings import block, table


def chances(lines):
    x = table(lines, [True] * (len(lines) + 1), [None] * len(lines), None)
    return chain.chances(x, chain.weights())


def test_the_weights_file_names_every_feature_and_every_state():
    read = json.loads(settings.data_text("cleaning", "weights.json"))
    assert set(read["features"]) == set(FEATURES) and read["states"] == list(chain.STATES)
    assert all(len(row) == len(chain.STATES) for row in read["features"].values())


@pytest.mark.parametrize("count", [1, 2, 3, 50, 3000])
def test_chances_add_up_to_one_on_any_number_of_lines(count):
    got = chances((["Home", "The army said on Saturday that it had gone.", "Share", "Latest news"] * count)[:count])
    assert got.shape == (count, len(chain.STATES))
    assert np.allclose(got.sum(axis=1), 1) and (got >= 0).all()


def test_a_page_does_not_come_back_to_before():
    steps = chain.weights().step
    assert steps[chain.STATES.index("after"), chain.STATES.index("article")] <= chain.IMPOSSIBLE
    assert steps[chain.STATES.index("article"), chain.STATES.index("before")] <= chain.IMPOSSIBLE


def test_paragraphs_among_menus_are_the_likelier_article():
    prose = (
        "Officials in the region said that most of the people had left before the fighting began, and none came back."
    )
    lines = [
        "Home",
        "World",
        "Sport",
        "Weather",
        *[f"{prose} That was on day {i}." for i in range(6)],
        "Related",
        "Terms",
        "Jobs",
    ]
    article = chances(lines)[:, chain.STATES.index("article")]
    assert article[4:10].min() > 0.9 and max(article[:4].max(), article[10:].max()) < 0.3


def test_the_block_is_the_stretch_with_the_most_prose():
    words = np.array([1, 30, 1, 40, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 20.0])
    assert block(np.where(words > 5, words, 0), words) == (1, 4)


def test_a_line_says_the_same_of_itself_wherever_it_stands():
    assert local("Share this article") is local("Share this article")
    assert not local("Share this article").prose and local("The army said that it had gone home on Saturday.").prose
