import pandas as pd
import pytest

import analysis as dl
from analysis.corpus import from_records
from analysis.errors import DatelineError
from analysis.timeline.placing import role_in_sentence


def of(*texts, published="2022-09-10"):
    """A corpus of articles, one a text, with enough prose around it to be read as an article."""
    return from_records([{"id": f"{n}", "text": t, "published": published} for n, t in enumerate(texts)])


def placed(*texts, **more):
    corpus = of(*texts)
    events = dl.timeline.events(corpus, **more)
    return [(str(e["from"])[:10], str(e["to"])[:10], bool(e["inferred"])) for _, e in events.iterrows()]


SEED = {
    "stormed Izium": ("2022-09-10", "2022-09-10", False),
    "Weapons and ammunition": ("2022-09-10", "2022-09-10", False),
    "Free in the city core": ("2022-09-10", "2022-09-10", True),
    "over the past two weeks": ("2022-08-27", "2022-09-10", False),
    "are “amazed”": ("2022-09-10", "2022-09-10", False),
    "As of Friday": ("2022-09-09", "2022-09-09", False),
    "At least 15 desertions": ("2022-09-09", "2022-09-09", False),
    "over the past week": ("2022-09-03", "2022-09-10", False),
}


@pytest.mark.parametrize(("words", "where"), SEED.items())
def test_events_of_the_seed_stand_on_their_own_days(seed, words, where):
    events = dl.timeline.events(seed)
    row = events[events["text"].str.contains(words, regex=False)].iloc[0]
    assert (str(row["from"])[:10], str(row["to"])[:10], bool(row["inferred"])) == where


def test_captions_have_dates_but_are_no_events(seed):
    found = dl.timeline.dates(seed).merge(seed.sentences[["sentence_id", "role"]])
    captions = found[found["role"] == "caption"]
    assert captions["text"].tolist() == ["September 9", "September 9"]
    assert captions["value"].tolist() == ["2022-09-09", "2022-09-09"]
    assert not dl.timeline.events(seed)["sentence_id"].isin(captions["sentence_id"]).any()


def test_every_expression_stands_where_it_says(seed):
    text = seed.documents["text"].iloc[0]
    found = dl.timeline.dates(seed)
    assert all(text[d.start : d.end] == d.text for d in found.itertuples())


def test_without_a_publication_date_nothing_relative_is_placed(seed_raw):
    corpus = from_records([{"id": "page", "text": seed_raw}])
    found = dl.timeline.dates(corpus)
    assert dl.timeline.events(corpus, found).empty
    assert found.loc[found["text"] == "Saturday", "value"].unique().tolist() == ["XXXX-WXX-6"]
    assert found.loc[found["text"] == "Saturday", "why"].str.contains("publication date").all()


@pytest.mark.parametrize(
    "text",
    [
        "Russia has occupied the town since 2014.",
        "The bridge has to be repaired by Friday.",
        "He spoke of the future.",
        "The council meets daily.",
    ],
)
def test_a_background_a_bound_and_the_vague_place_nothing(text):
    assert placed(f"{text} Nothing else was said about it by the officials of the town.") == []


def test_a_paragraphs_day_is_taken_over_and_marked():
    text = "The bridge fell on Friday morning, the police said. Two people were hurt in the accident there."
    assert placed(text) == [("2022-09-09", "2022-09-09", False), ("2022-09-09", "2022-09-09", True)]


def test_undated_sentences_stand_on_the_publication_date_only_where_asked():
    text = "The bridge is closed to all traffic, the police said in a statement."
    assert placed(text) == []
    assert placed(text, undated="publication") == [("2022-09-10", "2022-09-10", True)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The talks ran from March 3 to March 5 in the town.", "2022-03-03", "2022-03-05"),
        ("The talks were held between Monday and Wednesday.", "2022-09-05", "2022-09-07"),
        ("The March 3-5 talks failed.", "2022-03-03", "2022-03-05"),
        ("They met Sept. 5–7 in the town.", "2022-09-05", "2022-09-07"),
        ("They fought there from 2014 to 2016.", "2014-01-01", "2016-12-31"),
        ("It lasted from late March until early May.", "2022-03-01", "2022-05-31"),
    ],
)
def test_a_range_is_one_span(text, first, last):
    assert placed(f"{text} The officials of the town told of nothing else.")[0] == (first, last, False)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("They met on Monday and Tuesday.", ["2022-09-05", "2022-09-06"]),
        ("They met on Monday and on Wednesday.", ["2022-09-05", "2022-09-07"]),
        ("They met on Monday, Tuesday and Thursday.", ["2022-09-05", "2022-09-06", "2022-09-08"]),
        ("It rained on September 5 and September 7.", ["2022-09-05", "2022-09-07"]),
        ("They will meet on Monday and Tuesday.", ["2022-09-12", "2022-09-13"]),
        ("They met on Monday and Tuesday, the ministry said on Friday.", ["2022-09-05", "2022-09-06"]),
        ("They met on Monday or Tuesday.", ["2022-09-05"]),
        ("They met on Monday, he said on Tuesday.", ["2022-09-05"]),
    ],
)
def test_days_joined_by_and_are_all_told(text, days):
    assert [first for first, last, inferred in placed(text) if not inferred] == days


def test_two_days_told_together_lend_none_and_are_each_counted():
    corpus = of("They met on Monday and Tuesday in the town. The soldiers of this country are brave people.")
    events = dl.timeline.events(corpus)
    assert events["sentence_id"].nunique() == 1
    days = dl.timeline.days(events, corpus)
    assert [str(d)[:10] for d in days["from"]] == ["2022-09-05", "2022-09-06"]
    assert days["sentences"].tolist() == [1, 1]


def test_a_sentence_that_stands_on_two_days_is_one_sentence_in_the_findings():
    corpus = of("They met on Monday and Tuesday in the town. The soldiers of this country are brave people.")
    found = dl.timeline.dates(corpus)
    said = " ".join(str(f) for f in dl.findings.timeline(corpus, found, dl.timeline.events(corpus, found)))
    assert "1 of 2 sentences of the body can be placed" in said


def test_a_story_places_nothing_that_is_told_as_past_after_its_publication(seed):
    found = dl.timeline.dates(seed, mode="narrative")
    placed_days = found.loc[found["from"].notna(), "from"]
    assert placed_days.max() <= pd.Timestamp("2022-09-10")


def test_a_day_announced_beforehand_is_told_of_less_than_one_looked_back_on():
    texts = ["The ministers will meet on Friday in Riga.", "The bridge fell on Monday in the town."]
    days = dl.timeline.key_days(of(*texts, published="2022-09-08"), 5).set_index("day")["score"]
    assert days["2022-09-05"] > days["2022-09-09"]


def why(text, **more):
    """The reason for the place of the last sentence of `text` that could be placed, and its precision."""
    row = dl.timeline.events(of(text), **more).iloc[-1]
    return row["why"], row["precision"]


def test_a_state_as_of_a_day_is_said_to_be_one_and_lends_no_day():
    text = "As of Friday, thirty towns had been taken back. The soldiers went on to the next town in the east."
    assert placed(text) == [("2022-09-09", "2022-09-09", False)]
    reason, precision = why(text)
    assert precision == "as of day"
    assert reason.startswith("It tells how things stood as of “Friday”")


@pytest.mark.parametrize(
    ("second", "reason"),
    [
        ("Two people were hurt in the accident.", "It names no day; its paragraph"),
        ("They meet there every Friday to pray.", "It says how often (“every Friday”), but not on which day; its"),
        ("It had been built in twenty years by the town.", "It says how long (“twenty years”), but not on which day"),
    ],
)
def test_the_reason_for_an_inferred_day_is_true_of_the_sentence(second, reason):
    assert why(f"The bridge fell on Friday near the old town. {second}")[0].startswith(reason)


@pytest.mark.parametrize("second", ["It had stood there since 1950.", "It had been closed until the past week."])
def test_a_sentence_with_a_background_of_its_own_takes_over_no_day(second):
    assert len(placed(f"The bridge fell on Friday near the old town. {second}", undated="publication")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "We fight for our freedom today, he said. The soldiers of this country are brave people.",
        "The ministers will meet on Monday in Riga. The soldiers of this country are brave people.",
        "The war began 200 days ago in the east. Soldiers attacked the port with drones.",
        "The bridge fell on Friday near the town. Who will build it up again for us?",
        "The bridge fell on Friday near the town. In recent weeks the river had risen by a metre.",
    ],
)
def test_a_day_is_not_taken_over_where_the_next_sentence_may_speak_of_another_time(text):
    assert [inferred for *_, inferred in placed(text)] == [False]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The memo, dated 12 August, called patients names. “I never wrote that,” the aide said.", ["2022-08-12"]),
        ("A letter of 12 August names the firm. The firm closed its office.", ["2022-08-12"]),
        ("The 12 August memo names the firm. The firm closed its office.", ["2022-08-12"]),
        ("His August 12 resignation letter names the firm. The firm closed its office.", ["2022-08-12"]),
        ("A memo from 22 August says he left on 20 August. He took the files.", ["2022-08-20", "2022-08-20"]),
        ("The firm was searched on 12 August. The firm closed its office.", ["2022-08-12", "2022-08-12"]),
        ("The 12 August will stay with the firm. The firm closed its office.", ["2022-08-12", "2022-08-12"]),
        ("A letter bomb went off on 12 August. The firm closed its office.", ["2022-08-12", "2022-08-12"]),
    ],
)
def test_the_date_on_a_document_is_not_lent(text, days):
    assert [first for first, _, _ in placed(text)] == days


def test_the_publication_date_stands_in_with_a_reason_that_fits_the_paragraph():
    alone = "The bridge is closed to all traffic, the police said in a statement."
    assert "has named none before it" in why(alone, undated="publication")[0]
    later = f"The town has been held by the army since 2014. {alone}"
    assert "has none to lend it" in why(later, undated="publication")[0]


def test_a_wrong_mode_names_the_valid_ones(seed):
    with pytest.raises(DatelineError, match="leave or publication"):
        dl.timeline.events(seed, undated="guess")
    with pytest.raises(DatelineError, match="narrative"):
        dl.timeline.dates(seed, mode="novel")


@pytest.mark.parametrize(
    ("text", "expression", "role"),
    [
        ("They left on Friday.", "Friday", "event"),
        ("As of early Friday it was quiet.", "Friday", "state"),
        ("The money lasts beyond January 2025.", "January 2025", "background"),
        ("They met ahead of Friday’s vote.", "Friday", "background"),
        ("It has been so since early May.", "May", "background"),
        ("The bridge fell, the BBC reported on Friday.", "Friday", "telling"),
    ],
)
def test_what_an_expression_does_in_its_sentence(text, expression, role):
    assert role_in_sentence(text, text.index(expression)) == role


def test_what_is_told_wins_over_when_it_was_told():
    text = "The ministry said on Saturday that the depot burned down on Thursday near the river."
    assert placed(text) == [("2022-09-08", "2022-09-08", False)]


def test_what_is_not_placed_is_counted_and_listed(seed):
    found = dl.timeline.dates(seed)
    left = dl.timeline.unplaced(found)
    assert left["mentions"].sum() == len(found) - dl.timeline.placing.is_placed(found).sum()
    assert {"recently", "daily", "more than five months"} <= set(left["text"])


def test_copies_are_not_further_voices():
    story = "The old bridge over the river Elbe fell on Friday after heavy flooding, the police of Dresden said."
    other = "On Friday the old bridge over the Elbe fell; heavy flooding had weakened it, an engineer explained."
    one = dl.timeline.events(of(story, other))
    copied = dl.timeline.events(of(story, story, story, other))
    assert one["voices"].max() == copied["voices"].max() == 2


def test_days_sum_up_the_events(seed):
    events = dl.timeline.events(seed)
    days = dl.timeline.days(events, seed)
    assert days["sentences"].sum() == len(events)
    assert days["inferred"].sum() == events["inferred"].sum()
    assert set(days["typical"]) <= set(events["text"])
    assert days["sentence_ids"].map(len).tolist() == days["sentences"].tolist()


STORY = "The old bridge over the river Elbe fell on Friday after heavy flooding, the police of Dresden said."
OTHER = "A council met on Monday to speak about schools and buses. Its members met on Monday, at noon, once more."
THIRD = "On Friday engineers looked at what was left of the crossing and gave no hope to those who live near it."


def test_a_day_counts_its_voices_and_its_sentences_without_repeats():
    corpus = of(STORY, OTHER, OTHER, OTHER, THIRD)
    days = dl.timeline.days(dl.timeline.events(corpus), corpus).set_index("from")
    friday, monday = days.loc["2022-09-09"], days.loc["2022-09-05"]
    assert (friday["sentences"], friday["told"], friday["voices"]) == (2, 2, 2)
    assert (monday["sentences"], monday["told"], monday["voices"]) == (6, 2, 1)


def test_the_day_told_of_most_is_that_of_most_voices_not_of_most_copies():
    corpus = of(STORY, OTHER, OTHER, OTHER, THIRD)
    found = dl.timeline.dates(corpus)
    first = dl.findings.timeline(corpus, found, dl.timeline.events(corpus, found))[0]
    assert "9 September 2022" in str(first) and "2 independent voices" in str(first)


def test_key_days_rank_by_voices_not_by_copies():
    days = dl.timeline.key_days(of(STORY, OTHER, OTHER, OTHER, THIRD, published="2022-09-11"), 1)
    assert days["day"].tolist() == [pd.Timestamp("2022-09-09")]
    assert days["voices"].tolist() == [2]


def test_a_keyword_of_several_words_counts_only_as_a_phrase():
    texts = ["The oil price rose on Monday, traders of the city said.", "An oil spill was seen on Friday by a sailor."]
    days = dl.timeline.key_days(of(*texts), 5, keywords=["oil spill"]).set_index("day")["score"]
    plain = dl.timeline.key_days(of(*texts), 5).set_index("day")["score"]
    assert days["2022-09-09"] > plain["2022-09-09"]
    assert days["2022-09-05"] == plain["2022-09-05"]


def test_key_days_come_with_a_sentence_from_the_text(seed):
    days = dl.timeline.key_days(seed, 2)
    assert days["day"].tolist() == [pd.Timestamp("2022-09-10"), pd.Timestamp("2022-09-09")]
    assert set(days["caption"]) <= set(seed.sentences["text"])
    with pytest.raises(DatelineError, match="whole number from 1"):
        dl.timeline.key_days(seed, 0)


def test_the_order_of_documents_does_not_matter_to_key_days():
    texts = [
        "The dam broke on Friday, police said.",
        "The dam broke on Friday, they said. It held on Monday.",
        "On Monday it held.",
    ]
    first, second = (dl.timeline.key_days(of(*order), 5) for order in (texts, texts[::-1]))
    pd.testing.assert_frame_equal(first[["day", "score", "voices"]], second[["day", "score", "voices"]])


def test_sentences_that_stand_on_the_publication_date_are_counted_apart(seed):
    left, filled = (dl.timeline.events(seed, undated=way) for way in ("leave", "publication"))
    assert not dl.timeline.stood_in(left).any()
    stood = dl.timeline.stood_in(filled)
    assert stood.sum() == len(filled) - len(left) > 0
    assert filled.loc[stood, "why"].str.contains("the publication date was asked to stand in").all()
    days = dl.timeline.days(filled, seed)
    assert (days["stood_in"].sum(), days["inferred"].sum()) == (stood.sum(), left["inferred"].sum())


def test_the_caption_of_a_key_day_does_not_name_it_only_in_passing():
    texts = [
        "The tower, which burned on 3 September, will be built up again, said the mayor of the town of Lund.",
        "The tower burned on 3 September after a lamp fell over, said the mayor of the town of Lund.",
    ]
    best = dl.timeline.key_days(of(*texts), 1)
    assert best["caption"].tolist() == [texts[1]]
