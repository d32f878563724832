"""Words that say nothing good or bad in news have no tone, whatever lists of chat say of them."""

import pytest

from analysis.sentiment import lexicon, news, ordinary, vader


@pytest.mark.parametrize(
    "sentence",
    [
        "Flight 187 landed.",
        "Room 143 was open.",
        "Bus 182 stops at gate 86.",
        "The clerk wrote LOL on form 1337.",
        "Harbour master Ann Lee spoke.",
        "The harbour master spoke to the crew.",
        "Station masters met on Tuesday.",
        "Fire chief Ann Lee spoke.",
        "Finance minister Jon Berg spoke.",
        "On Monday doctor Ann Lee spoke.",
        "The treasurer, nurse Ann Lee, spoke.",
        "Head teacher Jon Berg spoke.",
        "The water ran through the pipes.",
        "A heron stood on the gravel.",
    ],
)
def test_numbers_slang_trades_and_plain_things_have_no_tone(sentence):
    found = news.tone(sentence)
    assert found.score is None and found.hits == 0, found.contributions


@pytest.mark.parametrize("sentence", ["She wants to master the language.", "He mastered the language."])
def test_the_verb_master_keeps_its_tone(sentence):
    assert (news.tone(sentence).score or 0) > 0


@pytest.mark.parametrize("word", ["143", "gr8", ":)", "xd", "brb", "lol", "ok"])
def test_no_rating_of_a_code_a_face_or_slang_speaks_in_news(word):
    assert word not in ordinary.for_news(vader.ratings(), ())


def test_the_weakest_ratings_speak_only_for_words_that_the_lexicon_rates_too():
    known = lexicon.load().words
    kept = ordinary.for_news(vader.ratings(), known)
    assert set(kept) & set(known) and set(kept) - set(known)
    assert all(abs(r) >= ordinary.LEAST for w, r in kept.items() if w not in known)
    assert all(kept[w] == vader.ratings()[w] for w in kept)


def test_the_list_of_toneless_words_holds_only_words_that_vader_rates_and_none_of_ours():
    silent = ordinary.toneless()
    assert silent <= set(vader.ratings()), sorted(silent - set(vader.ratings()))
    assert not silent & set(lexicon.load().words), sorted(silent & set(lexicon.load().words))


def test_vader_itself_keeps_what_nltk_gives_it():
    assert vader.polarity("Flight 187 landed.") < 0 < vader.polarity("Room 143 was open.")
