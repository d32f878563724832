"""Deeds are no statements; the same verbs with a clause, words between marks or a word of speech are."""

import pytest

from analysis.voices import find_quotes


@pytest.mark.parametrize(
    "text",
    [
        "The school did not reply to an email on Friday.",
        "The firm has not immediately responded to requests for an interview.",
        "The owner never commented on the matter.",
        "The mayor’s office did not answer questions.",
        "The savings bank raised its rate.",
        "The brewery raised its prices by a tenth.",
        "Six trustees voted for closure.",
        "Six trustees voted against the merger.",
        "Six trustees voted to sell the hall.",
        "The gallery had refused to hand them over.",
        "The guard declined to open the gate.",
        "The party has made an effort to portray the defeat in a kinder light.",
        "The mill issued new shares.",
        "The town celebrated the harvest.",
        "The firm took on ten apprentices.",
        "The river claimed three barns.",
        "Guards identified the driver.",
        "Voters cast a ballot in the rain.",
        "The council declared a day of rest on Sunday.",
        "The governor declared a drought.",
        "The council declared the day a holiday.",
        "The tribunal ordered a recount.",
        "The guild claimed victory on Monday.",
        "The flood claimed 40 barns on Sunday.",
        "The owner authorized a loan.",
        "Wheat added 2 percent.",
        "The index added 40 points on Monday.",
        "The firm added 20 clerks in June.",
        "The cook added the salt and stirred.",
        "The notice added two pages.",
        "The dial said midnight.",
        "The signpost said 5 miles.",
    ],
)
def test_a_deed_is_no_statement(text):
    assert find_quotes(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The owner replied that it was late.", "it was late"),
        ("The savings bank raised the question of fees.", "the question of fees"),
        ("The owner agreed to say why the mill fell.", "why the mill fell"),
        ("The trustees raised “a plain matter of trust”.", "a plain matter of trust"),
        ("The brewery announced plans to grow.", "plans to grow"),
        ("The rebels claimed responsibility for the fire.", "responsibility for the fire"),
        ("The owner responded to the claims.", "the claims"),
        ("The party portrayed the defeat as a draw.", "the defeat as a draw"),
        ("The council declared that the drought was over.", "the drought was over"),
        ("Engineers declared the old bridge unsafe.", "the old bridge unsafe"),
        ("The council declared the drought to be over.", "the drought to be over"),
        ("The council declared “a day of rest”.", "a day of rest"),
        ("The tribunal ordered that the mill be shut.", "the mill be shut"),
        ("The tribunal ordered the miller to pay.", "to pay"),
        ("The guild claimed to have won.", "to have won"),
        ("The guild claimed it had won on Monday.", "it had won on Monday"),
        ("Keller added that wheat rose 2 percent.", "wheat rose 2 percent"),
        ("Keller added wheat was 2 percent dearer.", "wheat was 2 percent dearer"),
        ("Keller said no.", "no"),
        ("She said 5 miles.", "5 miles"),
        ("The hospital said three.", "three"),
        ("Police said 40 people live there.", "40 people live there"),
        ("The report said 40 barns were lost.", "40 barns were lost"),
    ],
)
def test_words_handed_on_by_such_a_verb_still_are(text, words):
    assert words in [q.text.removeprefix("that ") for q in find_quotes(text)]


def test_a_thing_added_is_a_voices_own_only_in_passing():
    assert [(q.text, q.speaker) for q in find_quotes("Wheat added 2 percent, Anna Keller said.")] == [
        ("Wheat added 2 percent", "Anna Keller")
    ]
