"""Speech that no verb stands beside: after a line with a colon, in transcripts, called out; and marks that are none."""

import pytest

from analysis.voices import find_quotes


def said(text):
    found = find_quotes(text)
    return [(q.text, text[q.speaker_start : q.speaker_end] if q.speaker_start is not None else None) for q in found]


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("Tom Reed came late. Anna Keller continued:", "Anna Keller"),
        ("Tom Reed said it rained. In a speech in 1963, the mayor declared:", "the mayor"),
        ("Tom Reed came late. The council issued the following statement:", "The council"),
        ("Tom Reed came late. On Monday she put it in these words:", None),
        ("Tom Reed came late. From the report:", None),
    ],
)
def test_a_line_with_a_colon_names_who_speaks_in_the_next(before, speaker):
    text = f"{before}\n\n“We will rebuild the old bridge.”\n“It will cost us.”"
    own = [pair for pair in said(text) if pair[0] != "it rained"]
    assert [words for words, _ in own][:1] == ["We will rebuild the old bridge."]
    if speaker:
        assert own == [("We will rebuild the old bridge.", speaker), ("It will cost us.", speaker)]


def test_the_turns_of_a_transcript_are_their_speakers_words():
    text = (
        "They met on air.\n\nJAKE REED: Good evening.\n\nKELLER: I think that we must pay. He says no.\n"
        "REED: “Why?”\nKELLER (laughing): Because.\n\nIt ended."
    )
    found = find_quotes(text)
    assert [q.text for q in found] == ["Good evening.", "I think that we must pay. He says no.", "Why?", "Because."]
    assert [q.speaker for q in found] == ["JAKE REED", "KELLER", "JAKE REED", "KELLER"]
    assert {(q.kind, q.rule) for q in found} == {("direct", "a turn in a transcript")}


@pytest.mark.parametrize("text", ["UPDATE: It is open.\nWATCH: The flood.\nMAP: Elbe", "A: one\nB: two\nA: three"])
def test_lines_with_a_label_are_no_transcript(text):
    assert "a turn in a transcript" not in {q.rule for q in find_quotes(text)}


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("The crowd broke into chants of “Keep it open.”", "Keep it open.", "The crowd"),
        ("Keller’s slogan is “Bridges first.”", "Bridges first.", "Keller’s"),
    ],
)
def test_what_a_crowd_or_a_campaign_calls_out_is_a_statement(text, words, speaker):
    assert said(text) == [(words, speaker)]


@pytest.mark.parametrize(
    "text",
    [
        '<a href="x" title="the old bridge is gone now" class="wide">More</a> on Monday.',
        "The group put up “No special rights for us!” (2015) in the hall.",
        "“Orange Is the Old Brown” star Ida Berg came to town.",
    ],
)
def test_values_in_tags_and_titles_of_works_are_no_speech(text):
    assert find_quotes(text) == []


def test_a_programme_named_after_the_speaker_is_no_speech_that_goes_on():
    text = "“We will pay,” Keller said on the council’s “State of the Elbe” Sunday."
    assert said(text) == [("We will pay,", "Keller")]


@pytest.mark.parametrize(
    ("below", "speaker"),
    [("Ola Berg, Bridge Institute.”", "Ola Berg, Bridge Institute"), ("And we will pay for it all.”", None)],
)
def test_a_name_below_words_in_a_box_signs_them(below, speaker):
    found = said(f"The river rose.\n\n“We will rebuild it all this year.\n{below}\n\nIt rained.")
    assert found[0] == ("We will rebuild it all this year.", speaker)


def test_doubled_single_marks_are_double_marks():
    assert said("‘‘We will pay in full,’’ said Keller.") == [("We will pay in full,", "Keller")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Keller on Monday said that it rained.", "Keller"),
        ("Keller at the time said that it rained.", "Keller"),
        ("A report published Wednesday said that it rained.", "A report"),
        ("After a week in office, Gov. Ola Berg (R), said that it rained.", "Gov. Ola Berg"),
        ("ELBEBURG, June 10 (EPA) — Ola Berg met victims and said that it rained.", "Ola Berg"),
        ("A few minutes later they went home and said that it rained.", "they"),
        ("At a rally in Elbe, Ohio, pollster Ola Berg also spoke, and said that it rained.", "pollster Ola Berg"),
        ("Hours later, Keller went home, saying that it rained.", "Keller"),
        ("Prior to the vote, Keller met them, saying that it rained.", "Keller"),
        ("Asked about the bridge, Keller laughed, saying that it rained.", "Keller"),
        ("Specifically, Keller made a list, saying that it rained.", "Keller"),
        ("Wealthy donors gave money, saying that it rained.", "Wealthy donors"),
        ("Dutch banker Ola Berg gave money, saying that it rained.", "Dutch banker Ola Berg"),
        ("Keller himself was late, saying that it rained.", "Keller"),
        ("Reed was late, but he’s saying that it rained.", "he’s"),
        ("Speaking on “The Elbe Hour,” Keller laughed, but said that it rained.", "Keller"),
        ("Sunday, on the council’s “Elbe Hour,” Keller laughed, saying that it rained.", "Keller"),
        ("All of the farmers came, saying that it rained.", "All of the farmers"),
        ("Mayor Ola Berg (R) Tuesday said that it rained.", "Mayor Ola Berg (R)"),
        ("Ola Berg (R), said that it rained.", "Ola Berg"),
        ("Keller to Council: It rained and it will rain.", "Keller"),
        ("There were also letters that night, showing that it rained.", "letters"),
        ("With Ola Berg saying that it rained, they left.", "Ola Berg"),
        ("The plans included voters saying that it rained.", "voters"),
        ("Ola Berg, who has in the past said that it rained, left.", "who"),
    ],
)
def test_the_subject_is_found_past_times_places_and_asides(text, speaker):
    assert [who for words, who in said(text) if words.lower().startswith("it rained")] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "They voted in eleven states where it rained.",
        "Her opening remarks were brief and the crowd went home.",
        "The other states voting on Tuesday lie in the north.",
    ],
)
def test_a_plural_is_no_verb(text):
    assert find_quotes(text) == []


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("On the council’s “Elbe Hour,” Keller said that it rained.", "it rained", "Keller"),
        ("Asked what it had cost them, Keller said, “I will go home.”", "I will go home.", "Keller"),
        ("The crowd booed, and when it rained, a man yelled “Stay there!”", "Stay there!", "a man"),
        ("ELBEBURG, 7 May (EPA) – The old bridge is gone, Keller said.", "The old bridge is gone", "Keller"),
        ("ELBEBURG (EPA) — The bridge is gone, according to Keller.", "The bridge is gone", "Keller"),
        ("“We are a total loss” – said Keller.", "We are a total loss", "Keller"),
    ],
)
def test_circumstances_are_no_statement(text, words, speaker):
    assert said(text) == [(words, speaker)]
