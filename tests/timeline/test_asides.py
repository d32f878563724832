"""What is said in passing places no sentence, and what was planned or denied is not told as having happened."""

import datetime

import pytest

import analysis as dl
from analysis.corpus import from_records
from analysis.dates import find_dates
from analysis.timeline.asides import is_aside, read
from analysis.timeline.modality import MODALITIES, modality

PUBLISHED = datetime.date(2022, 9, 10)


def _events(text, published="2022-09-10", **more):
    corpus = from_records([{"id": "one", "text": text, "published": published}])
    return dl.timeline.events(corpus, **more)


def _found(text):
    return [e for e in find_dates(text, PUBLISHED) if e.first]


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("The ferry, built in 1998, struck a rock on Friday.", ["1998"]),
        ("Built in 1998, the ferry struck a rock on Friday.", ["1998"]),
        ("The mayor, who was elected in 2010, resigned on Monday.", ["2010"]),
        ("The valley, which the state sold in 2014, is theirs again.", ["2014"]),
        ("The deal signed in 2010 expires on Friday.", ["2010"]),
        ("The lamp that lit the hall in 2010 fell down.", ["2010"]),
        ("Police arrested the man who robbed two shops on Friday.", ["Friday"]),
        ("A baker who took her son to the fair two weeks ago spoke to us.", ["two weeks ago"]),
        ("The men who robbed the shop were caught on Sunday.", []),
        ("The fire, which broke out on Friday, was put out.", ["Friday"]),
        ("The fair, which began on Friday, drew thousands.", []),
        ("More than 200 have left since the firm opened its mine last year.", ["last year"]),
        ("The boldest climbs since the club began its work have taken place over the past week.", []),
        ("They sent tents to the victims of the flood on 12 August.", ["12 August"]),
        ("They put on a play about the victory in 1945.", ["1945"]),
        ("At the time of the flood on Friday, he slept.", []),
        ("They compared it to the 1918 edition.", ["1918"]),
        ("They saw the aftermath of Friday’s flood.", ["Friday"]),
        ("Friday’s flood swept away four bridges.", []),
        ("Voss, due to step up on October 1, spoke on Wednesday.", ["October 1"]),
        ("The vote planned for Friday was held.", []),
        ("They visited a mill that was burnt down, first repaired in 1998.", ["1998"]),
        ("They visited a mill burnt down in 1998.", ["1998"]),
        ("They said the mill burned down in 1998.", []),
        ("The posts we opened in 2020 still do not work.", ["2020"]),
        ("In the end we opened in 2020.", []),
        ("They feared a 1918-like year.", ["1918"]),
        ("It was their first talk since then, on the sidelines of the summit last May in Oslo.", ["last May"]),
        ("What was the town like in 1998?", ["1998"]),
        ("Prices rose more than in 2021.", ["2021"]),
        ("She was silent about the events of 1 and 2 April.", ["1", "2 April"]),
        ("He taught (from 2014 to 2016) and spoke on Friday.", ["2014", "2016"]),
        ("He was brought to a clinic, where he died on Friday.", []),
        ("On Friday, climbers who had crossed the river reached the hut.", []),
    ],
)
def test_what_dates_an_aside(text, aside):
    words = read(text)
    told = [e.text for e in _found(text) if is_aside(words, e.start, e.end, coarse=(e.last - e.first).days > 14)]
    assert told == aside


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The ferry, built in 1998, struck a rock on Friday.", "2022-09-09"),
        ("The mayor, who was elected on 3 May 2010, resigned on Monday.", "2022-09-05"),
        ("On Friday the ferry, launched on 3 May 1998, struck a rock.", "2022-09-09"),
        ("LUND | Sat Sep 10, 2022 4:02 pm EDT LUND - The ferry struck a rock on Friday.", "2022-09-09"),
    ],
)
def test_an_event_is_not_dated_by_an_aside(text, day):
    assert [str(d)[:10] for d in _events(text)["from"]] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "The valley, which the state sold in 2014, is claimed by three families of the town.",
        "Crowds have come to the town since the museum opened its doors last year.",
        "He wore a coat even in summer, the people of the town said.",
        "The plan would put the clock back to 2014 and leave the town without its bridge.",
        "Nobody wants to go back to the pre-February 24 state of the roads.",
        "Easter is the feast that the people of the town like best of all.",
        "The town wants back the land which the state took in 2014 from its farmers.",
    ],
)
def test_a_sentence_with_nothing_but_an_aside_stands_on_no_day(text):
    assert _events(text).empty


@pytest.mark.parametrize(
    ("text", "inferred"),
    [
        ("They praised the men who fell at the bridge on 24 February in the east. It was a long and bitter fight.", []),
        ("The bridge in the east was blown up on 24 February. It had been built of steel and stone.", [False]),
        ("On 24 February the bridge was blown up. The people of the town fled to the woods.", [False, True]),
        ("The bridge was blown up on 2 September. The people of the town fled to the woods.", [False, True]),
    ],
)
def test_a_day_long_past_is_taken_over_only_where_it_opens_a_story(text, inferred):
    assert _events(text)["inferred"].tolist() == inferred


def test_a_scrap_of_the_page_is_no_event():
    events = _events("At 6.10 pm the bridge fell on Friday. . The people of the town saw it.")
    assert all(any(c.isalpha() for c in text) for text in events["text"])


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("The bridge opened on Friday.", "happened"),
        ("The bridge was due to open on 3 May.", "planned"),
        ("They were to meet on Thursday.", "planned"),
        ("The fair had been scheduled for Friday.", "planned"),
        ("The vote will be held on Monday.", "planned"),
        ("The minister is expected in the town today.", "planned"),
        ("The fair planned for Friday was cancelled.", "denied"),
        ("Friday’s fair was called off.", "denied"),
        ("The fair was cancelled on Friday.", "happened"),
        ("The bridge did not open on Friday.", "denied"),
        ("The bridge wasn’t opened on Friday.", "denied"),
        ("Nobody was hurt on Friday.", "denied"),
        ("The firm denied that its drivers blocked the road on Friday.", "denied"),
        ("It was not only shut on Friday, it was torn down.", "happened"),
        ("The play will not be shown today.", "denied"),
        ("The town could not be reached on Friday.", "denied"),
        ("It is not known what they spoke of on Friday.", "happened"),
        ("The ban imposed on Friday will be looked into.", "happened"),
    ],
)
def test_what_happened_and_what_was_only_planned_or_denied(text, how):
    (e,) = _found(text)[:1]
    assert modality(read(text), e.start, e.end, (e.first, e.last), PUBLISHED) == how


def test_the_table_says_of_each_event_whether_it_happened():
    events = _events("The bridge fell on Friday. A new one will be opened on Monday. It will be of steel and stone.")
    assert events["modality"].tolist()[:2] == ["happened", "planned"]
    assert set(events["modality"]) <= set(MODALITIES)


def test_a_day_ahead_is_planned_whatever_the_words():
    (row,) = _events("The fair opens on 24 September, the people of the town read.").itertuples()
    assert (str(row.to)[:10], row.modality) == ("2022-09-24", "planned")


def test_days_count_apart_what_was_planned_and_what_was_denied():
    text = (
        "The bridge fell on Friday. The vote due on 9 September was called off. The fair had been scheduled for Friday."
    )
    corpus = from_records([{"id": "one", "text": text, "published": "2022-09-10"}])
    (day,) = dl.timeline.days(dl.timeline.events(corpus), corpus).itertuples()
    assert (day.sentences, day.planned, day.denied) == (3, 1, 1)
    assert day.typical.startswith("The bridge fell")


@pytest.mark.parametrize("unit", ["who ", "which on Friday ", "since ", "(", "not ", "the flood of ", "called off "])
def test_work_grows_in_step_with_the_sentence(unit, monkeypatch):
    """Counts the words looked at for one expression at the end of a long sentence."""
    looks = 0
    costs = []
    for times in (200, 2000):
        text = unit * times + "on Friday"
        words = read(text)
        look, looks = type(words.t).word, 0

        def counted(self, i, look=look):
            nonlocal looks
            looks += 1
            return look(self, i)

        with monkeypatch.context() as patched:
            patched.setattr(type(words.t), "word", counted)
            is_aside(words, len(text) - 6, len(text))
            modality(words, len(text) - 6, len(text), (PUBLISHED, PUBLISHED), PUBLISHED)
        costs.append(looks)
    assert costs[1] <= costs[0] + 20
