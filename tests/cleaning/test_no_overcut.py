"""To lose a paragraph is the worst fault: texts of many kinds keep every sentence; real furniture is still cut."""

from pathlib import Path

import pytest

from analysis.cleaning import clean

#: kind of text -> the text; every line that ends as a sentence must stay
_TEXTS = Path(__file__).with_name("texts_of_many_kinds.txt").read_text("utf-8")
PLAIN = {
    kind: text.strip() for kind, _, text in (part.partition("\n") for part in _TEXTS.split("=== ")[1:])
}  # fmt: skip
_ENDS = (".", "!", "?", ".”", "!”", "?”")
_POINTERS = ("READ MORE", "Read more", "The dam in June.")


@pytest.mark.parametrize("kind", PLAIN)
def test_every_sentence_stays(kind: str) -> None:
    text = PLAIN[kind]
    kept = clean(text).text.split("\n")
    lost = [x for x in text.split("\n") if x.endswith(_ENDS) and not x.startswith(_POINTERS) and _missing(x, kept)]
    assert not lost


def _missing(line: str, kept: list[str]) -> bool:
    return line not in kept and not any(line.endswith(x) and len(x) > len(line) // 2 for x in kept)


STORY = [
    "Council sells the old mill to a builder from the coast",
    "The council of Harwell sold the old mill to a builder on Thursday, against the votes of two members who left.",
    "The builder, Corin Lake, wants to put forty flats into the mill and said that work on them would begin in spring.",
    "“We have waited for twenty years,” said the mayor, who has lived next to the mill since she was a child.",
    "The price was not made public. Members of the council said that it was more than the town had hoped for.",
]  # fmt: skip
#: furniture, and where it stands: before the last paragraph or at the foot
FURNITURE = {
    "prompt to sign up": (["Sign up for our newsletter"], 4),
    "prompt to comment": (["Leave a comment"], 5),
    "networks": (["Share on Facebook", "Share on Twitter", "Copy link"], 4),
    "label and links": (["You may also be interested in:", "Dairy saved at last minute", "Why are mills closing?",
                         "Town hall to be sold"], 4),
    "label and short links": (["Related", "Dairy saved", "Tolls explained"], 4),
    "most read": (["Most read", "1 Storm warning for the weekend", "2 Singer dies at 61", "3 Quiz of the week"], 5),
    "pointer": (["Read more: Dairy saved at last minute"], 4),
    "rights": (["© 2023 The Harwell Post. All rights reserved."], 5),
    "cookies": (["We use cookies to improve your experience on our website."], 5),
    "advertisement": (["Advertisement"], 3),
    "row of headlines": (["Rain expected in the north all week", "Two held after raid in Dorn", "New head for the "
                          "theatre at last", "School in Elm Street to be rebuilt"], 5),
    "policies": (["Privacy policy", "Terms of use", "Contact us", "About us"], 5),
    "player": (["Watch the video"], 3),
    "comments": (["3 Comments", "joe77", "2 hours ago", "I never liked that mill anyway lol", "Reply", "anna_b",
                  "3 hours ago", "My uncle worked there, such a shame", "Reply"], 5),
    "teasers": (["More from this section", "Singer dies at 61", "The singer Ada Roy has died at 61, her family said in "
                 "a message on Monday.", "Storm warning", "A storm will reach the coast on Sunday with winds of up to "
                 "120 kilometres an hour.", "Quiz", "How much do you know about the rivers of Europe?"], 5),
    "log in": (["Log in or register to continue"], 5),
}  # fmt: skip


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("kind", FURNITURE)
def test_furniture_is_cut_and_no_paragraph_with_it(kind: str, between: str) -> None:
    block, at = FURNITURE[kind]
    text = between.join([*STORY[:at], "\n".join(block), *STORY[at:]])
    cleaned = clean(text)
    kept = cleaned.text.split("\n")
    assert not [x for x in block if x in kept]
    assert not [x for x in STORY if x not in kept]
    assert cleaned.title == STORY[0]


def test_a_page_of_short_sentences_keeps_them_and_loses_its_menu_and_links() -> None:
    page = ["Home", "News", "Sport", "Mayor resigns", "By Ann Lee", "3 May 2022", "The mayor resigned on Monday.",
            "She gave no reason.", "The council meets tonight.", "Share", "Related", "Mill sold", "Bank falls",
            "© 2022 The Post"]  # fmt: skip
    cleaned = clean("\n".join(page))
    assert cleaned.title == "Mayor resigns"
    assert not [x for x in page[6:9] if x not in cleaned.body]
    assert not [x for x in ("News", "Share", "Related", "Mill sold", "Bank falls") if x in cleaned.body.split("\n")]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_question_among_links_does_not_end_the_article(between: str) -> None:
    links = ["Related articles", "Dairy saved at last minute", "Why are mills closing?", "Town hall to be sold"]
    foot = ["Most read", "1 Storm warning for the weekend", "2 Singer dies at 61", "About us", "Contact", "Privacy"]
    last = ["“We have waited for twenty years,” said the mayor.", "The price is secret."]
    text = between.join([*STORY[:3], "\n".join(links), *last, "\n".join(foot)])
    body = clean(text).body.split("\n")
    assert not [x for x in last if x not in body] and not [x for x in (*links, *foot) if x in body]


def test_a_sentence_kept_in_doubt_is_marked_with_its_reason() -> None:
    cleaned = clean(PLAIN["pointer in the midst"])
    marks = [e for e in cleaned.edits if e.rule == "spared sentences"]
    assert marks and all(e.action == "mark" and "may not belong to the article" in e.reason for e in marks)
    assert any(cleaned.raw[e.raw_start : e.raw_end].startswith("The owner blamed") for e in marks)


def test_a_line_that_recurs_over_the_corpus_is_not_taken_back() -> None:
    again = "This report was made with the help of our partners."
    text = f"{PLAIN['market report']}\n\n{again}"
    cleaned = clean(text, repeated={"this report was made with the help of our partners"})
    assert again not in cleaned.body and "The central bank meets tomorrow." in cleaned.body


def test_what_an_extractor_leaves_out_of_a_page_is_not_taken_back() -> None:
    lines = ["Shares slip", "The index lost 1.2% on Wednesday, the exchange said, after a week without any news.",
             "Banks led the fall, and shares of Norda lost six percent of their value in an hour.", "Ada Roy sings."]
    evidence = [True, True, True, False]
    assert "Ada Roy" not in clean("\n".join(lines), evidence=evidence).body


def test_the_rule_can_be_switched_off() -> None:
    text = PLAIN["pointer in the midst"]
    assert "The owner blamed" not in clean(text, rules_off=["spared sentences"]).body


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Brewery closes\n\nThe brewery in Harwell will close in May.\n\nStaff were told by letter.", "Brewery closes"),
        ("Dam leaks\n\nThe dam leaked on Monday, engineers said. Nobody was hurt.", "Dam leaks"),
        (PLAIN["list story"], "Four things to know about the new bus network"),
        (PLAIN["live report"], "Flood: what happened today"),
        (PLAIN["history"], "THE FLOOD AT BREN"),
    ],
)  # fmt: skip
def test_a_short_first_line_is_the_title(text: str, title: str) -> None:
    assert clean(text).title == title


@pytest.mark.parametrize(
    ("title", "rest"),
    [
        ("Storm hits coast", "Two died."),
        ("Mayor quits", "LORNE (AP) - Mayor Ann Lee quit on Monday."),
        ("The storm has hit the coast on Monday and two have died", "Two died"),
        ("Storm", "A storm hit the coast on Monday and killed two people in Lorne."),
        ("Two die in storm.", "They were on the pier on Monday, the police said."),
    ],
)  # fmt: skip
def test_the_first_line_that_says_the_supplied_title_is_the_title(title: str, rest: str) -> None:
    cleaned = clean(f"{title}\n{rest}", title=title)
    assert cleaned.title == title and cleaned.lines[0].role == "title"
    assert title not in cleaned.body


def test_a_text_that_is_only_its_title_is_kept() -> None:
    assert clean("Two died.", title="Two died.").body == "Two died."


def test_words_parted_at_the_width_are_joined() -> None:
    text = """HOLM, May 7 (Wire) -- The garrison surrendered uncondition-
ally to the fleet at 2:41 a.m. local time on the last day of
a long week.

The surrender took place in a little red schoolhouse, which is
the seat of Gen. Brand. The siege of the island, the long-
est in the modern history of the archipelago, began on Sept.
1, 1839. A well-known writer was there.
"""
    body = clean(text).body
    assert "surrendered unconditionally to the fleet" in body and "the longest in the modern" in body
    assert "well-known" in body


def test_a_word_that_is_written_with_a_hyphen_keeps_it_at_the_width() -> None:
    text = """The co-operative of the valley met on Monday to talk about
the price of milk, which has fallen since the co-
operative of the plain began to sell to the city and the
towns around it at a lower price than before the war
and the drought.
"""
    assert "since the co-operative of the plain" in clean(text).body


def test_a_very_short_text_of_wrapped_lines_is_joined() -> None:
    text = """An explosion at a chemical plant in Lorne killed at least
seven people on Tuesday and wounded a score, the police
said.
"""
    assert clean(text).body == text.replace("\n", " ").strip()
