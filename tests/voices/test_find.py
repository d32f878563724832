"""Who says what, in sentences written for the purpose: shapes of speech, speakers, hedges, and what is no statement."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.voices import Quote, find_quotes


def one(text: str) -> Quote:
    found = [q for q in find_quotes(text) if q.kind != "mixed"]
    assert len(found) == 1, [q.text for q in found]
    return found[0]


def who(text: str, q: Quote) -> str | None:
    return None if q.speaker_start is None else text[q.speaker_start : q.speaker_end]


@pytest.mark.parametrize(
    ("text", "words", "speaker", "cue"),
    [
        ("“We will rebuild the bridge,” Anna Keller said.", "We will rebuild the bridge,", "Anna Keller", "said"),
        ("“We will rebuild the bridge,” said Anna Keller.", "We will rebuild the bridge,", "Anna Keller", "said"),
        ("“Will you rebuild the bridge?” asked the reporter.", "Will you rebuild the bridge?", "the reporter", "asked"),
        ("“Will you rebuild it all?” Keller asked on Monday.", "Will you rebuild it all?", "Keller", "asked"),
        ("Anna Keller said: “We will rebuild the bridge.”", "We will rebuild the bridge.", "Anna Keller", "said"),
        ("Keller told reporters, “We will rebuild it.”", "We will rebuild it.", "Keller", "told"),
        ("The mayor, Anna Keller, said “we will rebuild it.”", "we will rebuild it.", "The mayor", "said"),
        ("“We will rebuild the bridge,” according to Keller.", "We will rebuild the bridge,", "Keller", "according to"),
        ("KELLER: “We will rebuild the bridge.”", "We will rebuild the bridge.", "KELLER", ":"),
        ("“Will it ever be rebuilt?” Keller shot back.", "Will it ever be rebuilt?", "Keller", "shot back"),
        ("“We will rebuild it all!” one resident shouted.", "We will rebuild it all!", "one resident", "shouted"),
        ("“We will rebuild the bridge.” — Anna Keller", "We will rebuild the bridge.", "Anna Keller", "—"),
    ],
)
def test_direct_speech_has_its_words_speaker_and_cue(text, words, speaker, cue):
    q = one(text)
    assert (q.kind, q.text, who(text, q), q.cue) == ("direct", words, speaker, cue)


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("Keller said that the bridge would be rebuilt.", "the bridge would be rebuilt", "Keller"),
        ("Keller said the bridge would be rebuilt.", "the bridge would be rebuilt", "Keller"),
        ("Keller said Monday the bridge would be rebuilt.", "the bridge would be rebuilt", "Keller"),
        ("The bridge will be rebuilt, Keller said on Monday.", "The bridge will be rebuilt", "Keller"),
        ("The bridge will be rebuilt, said Anna Keller.", "The bridge will be rebuilt", "Anna Keller"),
        ("According to the ministry, the bridge is gone.", "the bridge is gone", "the ministry"),
        ("The bridge is gone, according to the ministry.", "The bridge is gone", "the ministry"),
        ("Keller told the council that the bridge was gone.", "the bridge was gone", "Keller"),
        ("Officials denied that the bridge was gone.", "the bridge was gone", "Officials"),
        ("Keller asked whether the bridge was gone.", "whether the bridge was gone", "Keller"),
        ("The governor vowed to rebuild the bridge.", "to rebuild the bridge", "The governor"),
        ("The governor accused Moscow of shelling the bridge.", "Moscow of shelling the bridge", "The governor"),
        ("The governor called for a ceasefire.", "a ceasefire", "The governor"),
        ("Keller’s claim that the bridge was gone spread fast.", None, "Keller’s"),
        ("The residents are worried that the bridge is gone.", "the bridge is gone", "The residents"),
        ("As the Herald noted, the bridge was old.", "the bridge was old", "the Herald"),
        ("The agency was quoted as saying the bridge was old.", "the bridge was old", "The agency"),
    ],
)  # fmt: skip
def test_indirect_statements_have_their_clause_and_speaker(text, words, speaker):
    q = one(text)
    assert q.kind == "indirect"
    assert who(text, q) == speaker
    assert words is None or q.text.removeprefix("that ") == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Keller said the bridge was old, adding that it would go.", ["the bridge was old", "it would go"]),
        ("When Keller said the bridge was old, the crowd left.", ["the bridge was old"]),
        ("Keller insisted that, while it rained, the bridge stood.", ["while it rained, the bridge stood"]),
        ("Keller said the bridge was old but did not name a day.", ["the bridge was old"]),
        ("Keller said the town would pay, but that it was poor.", ["the town would pay, but that it was poor"]),
        ("It ended late.Keller said it was good.", ["it was good"]),
        ("Tax records show Keller paid the bill.", ["Keller paid the bill"]),
    ],
)
def test_a_statement_ends_where_another_voice_or_the_reporter_goes_on(text, words):
    assert [q.text for q in find_quotes(text)] == words


@pytest.mark.parametrize(
    "text",
    [
        "The crowd called the police at noon.",
        "The bridge was rebuilt on Monday.",
        "On Monday, the army crossed the river near the town.",
        "He is expected to arrive on Monday.",
        "They watched “The Bridge on the River” on Monday.",
        "The so called “peace” came at last.",
        "The report was long and the state was poor.",
        "A list of claims lay on the table.",
        "",
        "… ¶ § — 12 %",
    ],
)
def test_narration_titles_and_scare_quotes_are_no_statements(text):
    assert find_quotes(text) == []


def test_the_speakers_own_words_inside_a_reported_clause_are_mixed():
    text = "Keller said the bridge was “a total loss” for the town."
    clause, words = find_quotes(text)
    assert (clause.kind, clause.text) == ("indirect", "the bridge was “a total loss” for the town")
    assert (words.kind, words.text, words.speaker) == ("mixed", "a total loss", "Keller")


def test_a_quotation_in_two_halves_has_one_speaker():
    text = "“We will rebuild,” Keller said, “and we will pay.”"
    assert [(q.text, q.speaker) for q in find_quotes(text)] == [
        ("We will rebuild,", "Keller"),
        ("and we will pay.", "Keller"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Anna Keller visited on Monday. “We will pay,” she said.", ["Anna Keller"]),
        ("Mayor Anna Keller spoke. “We will pay,” Keller said. “All of it.”", ["Anna Keller", "Anna Keller"]),
        ("Anna Keller, the mayor, came. The mayor said that the town would pay.", ["Anna Keller"]),
        ("Anna Keller met Tom Reed. Reed said the town would pay. He added that it had to.", ["Tom Reed", "Tom Reed"]),
        ("Anna Keller, who said the town would pay, left early.", ["Anna Keller"]),
        ("“We will pay,” said the shopkeeper.", ["shopkeeper"]),
        ("“We will pay in full,” he said.", [None]),
        ("A spokesman for Anna Keller said the town would pay.", ["spokesman for Anna Keller"]),
        ("The officer said it was over. He added that he was glad.", ["officer", "officer"]),
        ("Two officials said it was over. They added that it was late.", ["Two officials", "Two officials"]),
        ("The Water Ministry said it was over. It added that it was late.", ["Water Ministry", "Water Ministry"]),
        ("Russia said the raid failed. He said it was late.", ["Russia", None]),
        ("Secretary of State Anna Keller said it was late.", ["Anna Keller"]),
    ],
)  # fmt: skip
def test_pronouns_titles_and_surnames_resolve_within_the_text(text, names):
    assert [q.speaker for q in find_quotes(text)] == names


def test_a_speaker_goes_on_in_paragraphs_that_open_with_a_mark():
    text = "“We will pay,” said Anna Keller. “All of it.\n“And we will rebuild the bridge.”\n\nThe river rose."
    assert [q.speaker for q in find_quotes(text)] == ["Anna Keller"] * 3


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("Keller claimed the bridge was gone.", "claimed"),
        ("Troops reportedly crossed the river.", "reportedly"),
        ("Keller said the bridge was allegedly mined.", "allegedly"),
        ("Keller said the bridge was gone.", None),
    ],
)
def test_the_word_that_keeps_a_distance_is_given(text, hedge):
    assert one(text).hedge == hedge


def test_what_a_reported_clause_says_others_want_is_not_theirs():
    text = "Keller said that the rebels want a ceasefire."
    assert [q.speaker for q in find_quotes(text)] == ["Keller"]


_WORDS = st.sampled_from(
    ["“", "”", '"', "said", "that", "Anna", "Keller", "he", ",", ".", "told", "according to", "claim", "the", "\n", ":"]
)


@settings(deadline=None)
@given(st.lists(_WORDS, max_size=40).map(" ".join))
def test_every_offset_holds_in_any_text(text):
    said = f"Anna Keller said that it was late. {text}"  # so that there is always a statement to look at
    assert find_quotes(said)
    for whole, q in [(t, q) for t in (text, said) for q in find_quotes(t)]:
        assert whole[q.start : q.end] == q.text and q.text.strip()
        assert q.kind in ("direct", "indirect", "mixed")
        assert 0 <= q.confidence <= 1
        assert (q.speaker_start is None) == (q.speaker_end is None)
        if q.speaker_start is not None:
            assert 0 <= q.speaker_start < q.speaker_end <= len(whole)
