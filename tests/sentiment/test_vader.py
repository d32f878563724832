"""The reference scorer says exactly what NLTK's class says, and says it faster."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.sentiment import vader as nltk_vader

from analysis import language
from analysis.sentiment import vader

SEED = Path(__file__).resolve().parents[2] / "seeds" / "000_cd06db6dfbca252d.txt"


class Reference(nltk_vader.SentimentIntensityAnalyzer):
    """NLTK's class with the lexicon's text given, since its data cannot be loaded without a download."""

    def __init__(self) -> None:
        self.lexicon_file = vader.lexicon_text()
        self.lexicon = self.make_lex_dict()
        self.constants = nltk_vader.VaderConstants()


REFERENCE = Reference()


def agree(text: str) -> None:
    expected = REFERENCE.polarity_scores(text)["compound"]
    got = vader.polarity(text)
    assert got == expected and str(got + 0.0) == str(expected + 0.0)
    tone = vader.tone(text)
    assert (tone.score or 0.0) == expected
    for hit in tone.contributions:
        assert text[hit.start : hit.end] == hit.token


@pytest.mark.parametrize("text", [
    "", " ", "!", "good", "GOOD", "not good", "It was NOT a GREAT success, but it helped!!!", "never so good",
    "least good", "at least good news came", "the very least good", "kind of good", "a kind of bad hope",
    "the bomb is the shit",
    "yeah right this is the bomb now", "a sort of very good war", "good good good but bad bad", "BUT good but bad",
    "(disaster)", "good?! bad??? ????", "without any great hope", "isn't it very terrible", "wasn’t a success",
    "hand to mouth kiss of death", "he was bad ass yeah", "just enough good friends", ":) :( <3", "so this good",
    "No kill no war", "'good' \"bad\" -great", "nevergood never good", "good\u2028bad\u00a0war",
    "ﬁne ǅ GOOD ß", "a b c",
])  # fmt: skip
def test_agrees_with_nltk(text: str) -> None:
    agree(text)


def test_agrees_with_nltk_on_every_sentence_of_the_seed() -> None:
    text = SEED.read_text("utf-8")
    for span in language.sentences(text):
        agree(text[span.start : span.end])


_RATED = st.sampled_from(sorted(vader.ratings()))
_RULE_WORDS = st.sampled_from([
    *nltk_vader.VaderConstants.NEGATE, *nltk_vader.VaderConstants.BOOSTER_DICT, "but", "least", "at", "very", "never",
    "so", "this", "kind", "of", "sort", "the", "shit", "bomb", "bad", "ass", "yeah", "right", "kiss", "death", "hand",
    "to", "mouth", "cut", "mustard", "just", "enough", "n't",
])  # fmt: skip
_MARK = st.sampled_from(["", "", "", ".", ",", "!", "?", "!!", "?!?", "'", '"', "...", "’", "—", "$", "-"])
_WORD = st.builds(
    lambda before, word, after, case: before + (word, word.upper(), word.title())[case] + after,
    _MARK, st.one_of(_RATED, _RULE_WORDS, _RULE_WORDS, st.text(max_size=4)), _MARK, st.sampled_from([0, 0, 0, 1, 2]),
)  # fmt: skip


@settings(max_examples=2000, deadline=None)
@given(st.lists(_WORD, max_size=14), st.sampled_from([" ", "  ", "\t", "\u00a0"]))
def test_agrees_with_nltk_on_hostile_sentences(words: list[str], gap: str) -> None:
    agree(gap.join(words))


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60))
def test_agrees_with_nltk_on_any_text(text: str) -> None:
    agree(text)


def test_no_rated_word_is_no_evidence() -> None:
    tone = vader.tone("The minister arrived in the town on Tuesday.")
    assert tone.score is None and tone.hits == 0 and tone.contributions == ()


def test_amounts_add_up_to_the_score_without_emphasis() -> None:
    tone = vader.tone("The great victory ended a terrible war, but the loss was tragic.")
    assert sum(hit.amount for hit in tone.contributions) == pytest.approx(tone.score, abs=1e-4)
