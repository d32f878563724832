"""The default scorer: words read by sense, names and titles left alone, every amount in the open."""

import math
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import language
from analysis.sentiment import news
from analysis.sentiment.tone import Tone
from analysis.sentiment.words import TOKEN

SEED = Path(__file__).resolve().parents[2] / "seeds" / "000_cd06db6dfbca252d.txt"


def seed_sentence(part: str) -> Tone:
    """The tone of the first sentence of the seed that holds `part`."""
    text = SEED.read_text("utf-8")
    found = [text[s.start : s.end] for s in language.sentences(text) if part in text[s.start : s.end]]
    assert found, part
    return news.tone(found[0])


def sign(tone: Tone) -> int:
    if tone.score is None:
        return 0
    return (tone.score > 0.05) - (tone.score < -0.05)


@pytest.mark.parametrize(("sentence", "expected"), [
    # by sense, where a neighbour decides
    ("The bomb killed three people.", -1),
    ("The blast killed no one.", 1),
    ("Nobody was hurt in the accident.", 1),
    ("Police defused a bomb near the station.", 1),
    ("The bomb was defused by experts.", 1),
    ("A ceasefire was agreed on Monday.", 1),
    ("The ceasefire collapsed on Monday.", -1),
    ("He was cleared of charges.", 1),
    ("He was convicted of all charges.", -1),
    ("There are fears of famine in the region.", -1),
    ("The two sides agreed on a peace deal.", 1),
    ("The two sides failed to agree.", -1),
    ("The hostages were freed.", 1),
    ("Weapons were found.", -1),
    ("an anti-corruption campaigner", 1),
    ("A quake-hit village.", -1),
    # verbs that flip what follows, or what went before, and their denial
    ("The talks prevented a war.", 1),
    ("The talks did not prevent a war.", -1),
    ("The army failed to stop the massacre.", -1),
    ("He will fight corruption.", 1),
    ("The government lifted the ban.", 1),
    ("Sanctions were lifted.", 1),
    ("Hopes faded for a deal.", -1),
    ("The disease was eradicated.", 1),
    ("The majority of villages lack either gas or electricity.", -1),
    # negation
    ("It was a success.", 1),
    ("It was not a success.", -1),
    ("It wasn’t a success.", -1),
    ("She has never been happy.", -1),
    # direction by what moves
    ("Profits rose.", 1),
    ("Profits fell.", -1),
    ("Unemployment rose sharply.", -1),
    ("Unemployment fell sharply.", 1),
    ("Costs are rising.", -1),
    ("Inflation slowed.", 1),
    ("decreasing morale", -1),
    ("The death toll rose to 50.", -1),
    # contrast, typography, headlines
    ("The food was good, but the massacre was terrible.", -1),
    ("“This is a tragedy”—he said…", -1),
    ("SHARES PLUNGE AFTER PROFIT WARNING", -1),
    ("Tesco profit falls as costs rise", -1),
    ("Mayor Praises Brave Volunteers", 1),
])  # fmt: skip
def test_reads_words_by_their_neighbours(sentence: str, expected: int) -> None:
    assert sign(news.tone(sentence)) == expected, news.tone(sentence)


@pytest.mark.parametrize("sentence", [
    "The UN Security Council met on Tuesday.",
    "The security council met on Tuesday.",
    "The Ministry of Defense issued a statement.",
    "The Supreme Leader spoke on television.",
    "The United Nations said on Friday that it would meet.",
    "Officials of the Freedom and Justice Party arrived in Geneva.",
    "The Labour Party and the Conservative Party met in London.",
    "Hope Hicks and Victoria Love visited Paris.",
    "The Justice Department said on Monday that it had received the letter.",
    "Soldiers in armored vehicles entered the town.",
    "The president declined to comment.",
    "The trains run at nine.",
])  # fmt: skip
def test_names_titles_and_plain_reports_carry_no_evidence(sentence: str) -> None:
    tone = news.tone(sentence)
    assert tone.score is None and tone.contributions == (), tone


@pytest.mark.parametrize(("part", "expected"), [
    ("welcomed Ukrainian forces with joy", 1),
    ("Anyone who cooperated", -1),
    ("The majority of communities lack", -1),
    ("bring in humanitarian help", 1),
    ("We will quickly rebuild", 1),
    ("a lot of destruction in the city", -1),
    ("“amazed” by the military’s recent victories", 1),
    ("favorably impressed", 1),
    ("“liberated and gained control of,”", 1),
    ("images of devastation", -1),
    ("many wept when they saw our men", -1),
    ("No traitor will escape responsibility", -1),
    ("huge casualties", -1),
    ("suffered significant damage", -1),
    ("decreasing morale", -1),
    ("significant strategic victory", 1),
    ("military trucks from Russia will arrive", 0),
    ("Our flag is already present", 0),
    ("The front line is receiving our reserves", 0),
    ("donning civilian clothing", 0),
    ("recorded video of Russian helicopters", 0),
    ("reconnaissance division", 0),
])  # fmt: skip
def test_reads_the_seed_as_an_editor_would(part: str, expected: int) -> None:
    assert sign(seed_sentence(part)) == expected, seed_sentence(part)


def test_a_participle_does_not_flip_what_the_next_finite_verb_says() -> None:
    amounts = {hit.token: hit.amount for hit in seed_sentence("No traitor will escape").contributions}
    assert amounts["liberated"] > 0 > amounts["jailed"]


def test_what_the_seed_calls_by_title_is_never_among_its_evidence() -> None:
    text = SEED.read_text("utf-8")
    titles = {"forces", "force", "defense", "defence", "security", "military", "armored", "united", "general", "party"}
    tones = [news.tone(text[span.start : span.end]) for span in language.sentences(text)]
    hits = [hit.token.lower() for tone in tones for hit in tone.contributions]
    assert len(hits) > 50 and not titles & set(hits)


def test_every_amount_leads_back_to_its_words_and_they_add_up() -> None:
    text = SEED.read_text("utf-8")
    scored = 0
    for span in language.sentences(text):
        sentence = text[span.start : span.end]
        tone = news.tone(sentence)
        for hit in tone.contributions:
            assert sentence[hit.start : hit.end] == hit.token
        assert [hit.start for hit in tone.contributions] == sorted(hit.start for hit in tone.contributions)
        scored += tone.score is not None
        if tone.score is not None:
            assert sum(hit.amount for hit in tone.contributions) == pytest.approx(tone.score)
            assert tone.hits == len(tone.contributions) > 0 and 0 < tone.coverage <= 1
    assert scored > 20


@pytest.mark.parametrize("text", ["", " ", "…", "?!", "12 345", "Это хорошая новость.", "好消息", "\u00ad", "()"])
def test_nothing_to_read_is_no_evidence_and_not_zero(text: str) -> None:
    assert news.tone(text) == Tone(None, 0, 0.0, ())


@pytest.mark.parametrize("straight", ["It wasn't a success", 'He said: "It is a tragedy."', "A win - at last."])
def test_typography_changes_no_score(straight: str) -> None:
    curly = re.sub(r'"(?=\w)', "“", straight).replace('"', "”").replace("'", "’").replace(" - ", " — ")
    assert news.tone(curly).score == news.tone(straight).score


_PIECE = st.sampled_from([
    "not", "never", "no", "killed", "victory", "failed", "to", "prevent", "war", "despite", "but", "although",
    "rise", "costs", "fell", "up", "down", "very", "may", "ceasefire", "collapsed", "was", "lifted", "good", "Good",
    "WAR", "“", "”", ",", ";", "—", "isn’t", "anti-war", "drug-free", "security", "council", "10", "%", ".", "(",
    "É", "\u0301", "’",
])  # fmt: skip


@settings(max_examples=500, deadline=None)
@given(st.lists(st.one_of(_PIECE, st.text(max_size=5)), max_size=30), st.sampled_from([" ", "", "\n"]))
def test_any_text_is_scored_within_bounds_with_true_offsets(pieces: list[str], gap: str) -> None:
    text = gap.join(pieces)
    tone = news.tone(text)
    if tone.score is None:
        assert tone == Tone(None, 0, 0.0, ())
        return
    assert -1 <= tone.score <= 1 and math.isfinite(tone.score) and 0 <= tone.coverage <= 1
    assert all(text[hit.start : hit.end] == hit.token for hit in tone.contributions)
    assert sum(hit.amount for hit in tone.contributions) == pytest.approx(tone.score)


@pytest.mark.parametrize("piece", ["not bad ", "although ", "“", "killed ", "a-", "no one ", "failed to stop war, "])
def test_the_work_grows_with_the_length_of_a_hostile_sentence_alone(piece: str) -> None:
    text = piece * 20_000
    tone = news.tone(text)
    assert tone.hits <= len(TOKEN.findall(text))
    assert tone.score is None or -1 <= tone.score <= 1
