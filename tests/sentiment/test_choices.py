"""The means of tone under the choices that were not made."""

import math

import pytest

import analysis as dl

from ..conftest import SEEDS


@pytest.fixture(scope="module")
def seeds():
    return dl.open(SEEDS)


def test_each_voice_is_told_under_each_choice_as_the_measures_give_it(seeds):
    table = dl.sentiment.under_choices(seeds)
    assert len(table.drop_duplicates(["lexicon", "report"])) == 6
    scores = dl.sentiment.score(seeds, lexicon="vader")
    own = dl.sentiment.in_order(seeds, scores, dl.voices.voice_of(seeds, rule="any"))
    means = dl.sentiment.by_voice(own, seeds.settings).iloc[1:].set_index("voice")
    part = table[(table["lexicon"] == "vader") & (table["report"] == "any statement in it")].set_index("voice")
    assert set(part.index) == set(means.index)
    for voice in means.index:
        here, there = part.loc[voice], means.loc[voice]
        assert (here["n"], here["sentences"]) == (there["n"], there["sentences"])
        assert math.isclose(here["mean"], there["mean"]) or math.isnan(there["mean"])


def test_a_choice_moves_sentences_between_voices(seeds):
    table = dl.sentiment.under_choices(seeds)
    narration = table[(table["voice"] == "narration") & (table["lexicon"] == "news")].set_index("report")["sentences"]
    assert narration["any statement in it"] < narration["most of its words alone"]
