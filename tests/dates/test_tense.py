"""Whether a weekday lies ahead or behind is told by the verbs of its sentence; published on Saturday 2022-09-10."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.dates import find_dates
from analysis.dates.find import MODES
from analysis.dates.groups import verb_groups
from analysis.dates.scan import Scan, scan
from analysis.dates.tense import direction

PUBLISHED = "2022-09-10"
BEHIND, AHEAD = "2022-09-09", "2022-09-16"  # the Friday before and the Friday after

_VERBS = (
    "lifted held announced signed released opened closed launched published buried tried shown broadcast cut put set "
    "hit shut read paid sent taken given flown elected sold written"
)
PARTICIPLES = _VERBS.split(" ")

PASSIVE_AHEAD = [
    "The plan will be {} on Friday.", "The plan will not be {} on Friday.", "The plan won’t be {} on Friday.",
    "The plan will almost certainly be {} in Kyiv on Friday.", "The plan is to be {} on Friday.",
    "The plans are due to be {} on Friday.", "The plan is expected to be {} on Friday.",
    "The plan is not expected to be {} on Friday.", "The plan is going to be {} on Friday.",
    "Will the plan be {} on Friday?", "Is the plan to be {} on Friday?", "When will the plan be {} on Friday?",
    "On Friday, the plan will be {}.", "On Friday the plan is expected to be {}.",
    "The plan that they made in secret will be {} on Friday.", "The plan, which was kept secret, will be {} on Friday.",
    "He said that on Friday the plan will be {}.", "The plan will be made public and {} on Friday.",
    "The plan may be {} on Friday.", "The plan is scheduled to be {} on Friday.", "It has to be {} on Friday.",
    "The plan must be {} by Friday.", "They’ll have it {} on Friday.",
    "The plan will, officials said, be {} on Friday.",
    "The plan is about to be {} on Friday.", "By Friday the plan will have been {}.",
    "The plan has been scheduled to be {} on Friday.", "He said on the radio that it would be {} on Friday.",
]  # fmt: skip
PASSIVE_BEHIND = [
    "The plan was {} on Friday.", "The plan was not {} on Friday.", "The plan wasn’t {} on Friday.",
    "The plan had been {} on Friday.", "The plan would have been {} on Friday.", "It could have been {} on Friday.",
    "The plan should not have been {} on Friday.", "Was the plan {} on Friday?", "Had the plan been {} on Friday?",
    "On Friday the plan was quietly {}.", "The plan {} on Friday will be read by many.",
    "Those who were {} on Friday will be heard.", "The plan had been due to be {} on Friday.",
    "The plan was, officials said, {} on Friday.", "It will be seen by the man who was {} on Friday.",
    "The plan was finally and quietly {} on Friday.", "They had to be {} on Friday.",
    "The plan is said to have been {} on Friday.",
]  # fmt: skip

VERBS = {
    "won": "win", "lost": "lose", "met": "meet", "went": "go", "fell": "fall", "began": "begin", "took it": "take it",
    "left": "leave", "said so": "say so", "came": "come", "led it": "lead it", "broke it": "break it",
    "fought": "fight", "fled": "flee", "spoke": "speak", "hit it": "hit it", "cut it": "cut it", "shut it": "shut it",
    "quit": "quit",
    "set it up": "set it up", "let it go": "let it go", "read it": "read it", "attacked": "attack", "voted": "vote",
    "agreed": "agree", "visited": "visit",
}  # fmt: skip
ACTIVE_AHEAD = [
    "They will {} on Friday.", "They won’t {} on Friday.", "They will not {} on Friday.", "They’ll {} on Friday.",
    "They will certainly {} on Friday.", "They are to {} on Friday.", "They are expected to {} on Friday.",
    "They plan to {} on Friday.", "They are not going to {} on Friday.", "Will they {} on Friday?",
    "Won’t they {} on Friday?", "On Friday, they will {}.", "They may {} on Friday.", "They hope to {} on Friday.",
    "Those who were hurt will {} on Friday.", "He said that they will {} on Friday.",
    "They are likely to {} on Friday.",
    "They were expected to {} on Friday.", "They could {} on Friday.", "They do not plan to {} on Friday.",
]  # fmt: skip
ACTIVE_BEHIND = ["Did they {} on Friday?", "They did not {} on Friday.", "They didn’t {} on Friday."]
PAST = [
    "They {} on Friday.", "On Friday they {}.", "The army, which is large, {} on Friday.", "They never {} on Friday.",
    "Those who {} on Friday will be heard.",
]  # fmt: skip


def values(text: str, mode: str = "news") -> list[str]:
    return [e.value for e in find_dates(text, PUBLISHED, mode)]


@pytest.mark.parametrize("participle", PARTICIPLES)
def test_a_passive_looks_where_its_auxiliary_looks(participle: str) -> None:
    wrong = [s for s in PASSIVE_AHEAD if values(s.format(participle)) != [AHEAD]]
    wrong += [s for s in PASSIVE_BEHIND if values(s.format(participle)) != [BEHIND]]
    assert not wrong


@pytest.mark.parametrize("past", VERBS)
def test_an_active_verb_looks_where_its_form_or_its_auxiliary_looks(past: str) -> None:
    base = VERBS[past]
    wrong = [s for s in ACTIVE_AHEAD if values(s.format(base)) != [AHEAD]]
    wrong += [s for s in ACTIVE_BEHIND if values(s.format(base)) != [BEHIND]]
    wrong += [s for s in PAST if values(s.format(past)) != [BEHIND]]
    assert not wrong


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The vote will be held on Sunday.", ["2022-09-11"]),
        ("The winner will be announced on Monday.", ["2022-09-12"]),
        ("Ukraine won a battle on Thursday.", ["2022-09-08"]),
        ("We won't win on Friday; they won on Thursday.", [AHEAD, "2022-09-08"]),
        ("The vote is on Sunday.", ["2022-09-11"]),
        ("The deadline is Sunday.", ["2022-09-11"]),
        ("The talks begin on Monday.", ["2022-09-12"]),
        ("The talks began on Monday.", ["2022-09-05"]),
        ("Their will prevailed on Friday.", [BEHIND]),
        ("Will Smith won on Friday.", [BEHIND]),
        ("The man who was shot on Thursday will be buried on Sunday.", ["2022-09-08", "2022-09-11"]),
        ("The law, which she signed on Monday, will take effect on Friday.", ["2022-09-05", AHEAD]),
        ("He will travel to Kyiv on Friday, the ministry said on Thursday.", [AHEAD, "2022-09-08"]),
        ("The ban, he said on Thursday, will be lifted on Friday.", ["2022-09-08", AHEAD]),
        ("The town that will be freed on Friday was shelled on Thursday.", [AHEAD, "2022-09-08"]),
        ("He resigned on Friday and will leave on Sunday.", [BEHIND, "2022-09-11"]),
        ("He will leave on Sunday, but on Friday the party met.", ["2022-09-11", BEHIND]),
        ("He will stay even after a court Friday refused to hear him.", [BEHIND]),
        ("They will visit the occupied city on Friday.", [AHEAD]),
        ("Friday's attack will be investigated.", [BEHIND]),
        ("The blast on Friday will be investigated.", [BEHIND]),
        ("He could not be reached for comment on Friday.", [BEHIND]),
        ("They can’t have met on Friday.", [BEHIND]),
        ("He’d met them on Friday.", [BEHIND]),
        ("He’d be there on Friday.", [AHEAD]),
        ("The dam will have burst by Friday.", [AHEAD]),
        ("Those killed on Friday will be mourned on Sunday.", [BEHIND, "2022-09-11"]),
        ("He has scheduled a hearing on Monday.", ["2022-09-12"]),
        ("He will resign if the vote is lost on Sunday.", ["2022-09-11"]),
        ("If it is not lifted on Sunday, they will leave.", ["2022-09-11"]),
        ("The team that won on Friday will play on Sunday.", [BEHIND, "2022-09-11"]),
        ("Would the ban have been lifted on Friday?", [BEHIND]),
        ("The arrest on Friday may be a sign of weakness.", [BEHIND]),
        ("They asked Mr. Lee to stay. They met on Friday.", [BEHIND]),
    ],
)
def test_each_day_of_a_sentence_goes_with_its_own_verb(text: str, days: list[str]) -> None:
    assert values(text) == days


@pytest.mark.parametrize(
    ("text", "behind", "ahead"),
    [
        ("The court {} on November 1.", "2021-11-01", "2022-11-01"),
        ("The court {} in November.", "2021-11", "2022-11"),
        ("The court {} on Christmas Day.", "2021-12-25", "2022-12-25"),
        ("On September 20 the court {}.", "2021-09-20", "2022-09-20"),
        ("In winter the court {}.", "2021-WI", "2022-WI"),
    ],
)
def test_nothing_lies_after_the_publication_unless_the_sentence_looks_ahead(text: str, behind: str, ahead: str) -> None:
    assert values(text.format("met"))[-1] == behind
    assert values(text.format("will meet"))[-1] == ahead


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("They entered the town on 10 September. As of Friday, more than 30 settlements were free.", BEHIND),
        ("They entered the town on 10 September. They left on Monday.", "2022-09-05"),
        ("They entered the town on 10 September. They will leave on Monday.", "2022-09-12"),
        ("They entered the town on 10 September. They left the next Monday.", "2022-09-12"),
        ("They entered the town on 5 September. They left on Friday.", BEHIND),
        ("They entered the town in August. They left on 20 September.", "2021-09-20"),
        ("They entered the town in August. They will leave on 20 September.", "2022-09-20"),
    ],
)
def test_a_story_does_not_run_past_its_publication(text: str, last: str) -> None:
    assert values(text, "narrative")[-1] == last


_LINE = (
    "will won ' t be been being have has had was is are to the a ban lifted held cut set won met who , and that on not "
    "also quickly would could expected due said going if Friday . ? \" Will may until In"
)
WORDS = _LINE.split(" ")


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_verb_groups_stand_in_order_and_apart(words: list[str]) -> None:
    t = scan(" ".join(words))
    groups = verb_groups(t, 0, len(t.words))
    assert all(g.first <= g.end for g in groups)
    assert all(a.first < b.first and a.end <= b.first for a, b in pairwise(groups))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([w for w in WORDS if w != "Friday"]), max_size=30), st.sampled_from(MODES[:2]))
def test_a_weekday_without_a_future_cue_is_not_after_the_publication(words: list[str], mode: str) -> None:
    text = f"{' '.join(words)} Friday"
    t = scan(text)
    (found,) = [e for e in find_dates(text, PUBLISHED, mode) if e.rule == "weekday"]
    until = len(t.words) > 1 and t.words[-2] in {"until", "till"}
    if direction(t, len(t.words) - 1, len(t.words)) < 2 and not until and found.first is not None:
        assert str(found.first) <= PUBLISHED


@pytest.mark.parametrize("unit", ["will ", "be ", "and ", "won't ", "not also ", "if ", "to ", "'s ", "Friday "])
def test_the_look_around_a_day_is_bounded(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looks, look = 0, Scan.word

    def counted(self: Scan, i: int) -> str:
        nonlocal looks
        looks += 1
        return look(self, i)

    monkeypatch.setattr(Scan, "word", counted)
    costs = []
    for times in (300, 1200):
        looks = 0
        find_dates(f"{unit * times} Friday", PUBLISHED)
        costs.append(looks + 1000)
    assert costs[1] <= 4.5 * costs[0]
