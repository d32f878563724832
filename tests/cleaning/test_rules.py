"""Each rule by itself, on small texts."""

import re

import pytest

from analysis.cleaning import RULES, apply, boilerplate, clean
from analysis.errors import DatelineError

ARTICLE = [
    "The army said on Saturday that it had retaken two towns in the east after a week of fighting.",
    "Officials in the region said that most of the people had left before the fighting began.",
    "“We came back to empty streets,” said a baker who returned to the town with his sons on Friday.",
    "Trains are to run again from Monday, the railway said, but only by day and only as far as the river.",
]
PARAGRAPHS = "\n\n".join(ARTICLE)


def dropped(done):
    return {
        done.raw[e.raw_start : e.raw_end].strip(): e.rule
        for e in done.edits
        if e.action == "drop" and e.rule != "blanks"
    }


def roles(done):
    return [(x.role, done.text[x.start : x.end]) for x in done.lines]


def test_every_rule_says_what_it_does():
    assert all(re.fullmatch(r"[A-Z].+\.", sentence) for sentence in RULES.values())


def test_an_unknown_rule_is_an_error_that_names_the_nearest():
    with pytest.raises(DatelineError, match=r"there is no cleaning rule “captions”.*Did you mean “caption”"):
        clean("x", rules_off=["captions"])


@pytest.mark.parametrize("text", ["", "\n\n", "Share", "One sentence stands alone.", "Towns retaken", "12", "???"])
def test_a_line_alone_is_kept(text):
    assert clean(text).text == text.strip()


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Share", "share"),
        ("Share this article", "share"),
        ("Facebook Twitter WhatsApp", "share"),
        ("Leave a comment", "comments"),
        ("We’d be glad of your views, leave a reply", "comments"),
        ("12 Comments", "comments"),
        ("Subscribe to our newsletter", "subscribe"),
        ("Sign up", "subscribe"),
        ("Top Reads", "read more"),
        ("Read more: What the retreat means", "read more"),
        ("Related Articles", "read more"),
        ("CLICK HERE TO GET THE APP", "read more"),
        ("See also: Wars break out at dawn", "read more"),
        ("Advertisement", "advertisement"),
        ("Story continues below", "advertisement"),
        ("© 2022 The Herald. All rights reserved.", "legal"),
        ("Home > News > World", "breadcrumb"),
        ("RIVAL ARMY SAYS THE TWO TOWNS WERE NEVER LOST", "read more"),
    ],
)
@pytest.mark.parametrize("place", [2, 4])
def test_furniture_is_dropped_by_its_rule(line, rule, place):
    text = "\n\n".join([*ARTICLE[:place], line, *ARTICLE[place:]])
    assert dropped(clean(text)) == {line: rule}
    kept = clean(text, rules_off=[rule])
    assert rule not in dropped(kept).values()


@pytest.mark.parametrize(
    "line",
    [
        "He shared the video on Facebook and Twitter before the army took it down, he said.",
        "Readers who subscribe to the paper were told of the change on Monday by letter.",
        "The minister declined to comment on the retreat when he was asked by reporters.",
        "Copyright law was no part of the talks, the lawyers for both sides said on Friday.",
    ],
)
def test_sentences_that_speak_of_such_things_are_kept(line):
    assert line in clean("\n\n".join([*ARTICLE[:2], line, *ARTICLE[2:]])).body


def test_a_short_text_without_a_sentence_is_kept_whole():
    rows = [f"{i}, town {i}, {3 * i}" for i in range(30)]
    assert clean("\n".join(rows)).text.split("\n") == rows


def test_a_list_at_the_head_is_no_headline():
    points = ["* Army retakes two towns", "* Officials in the east deny it"]
    assert clean("\n".join(points) + "\n\n" + PARAGRAPHS).title is None


def test_a_headline_is_found_and_its_repeats_and_crumbs_are_dropped():
    headline = "Two Towns In The East Retaken After Week Of Fighting"
    crumb = "HomeWORLDTwo Towns In The East Retaken..."
    done = clean("\n\n".join([crumb, headline, *ARTICLE, headline]))
    assert done.title == headline and roles(done)[0] == ("title", headline)
    assert dropped(done) == {crumb: "breadcrumb", headline: "repeated headline"}
    assert done.body.split("\n") == ARTICLE


def test_the_title_that_metadata_gives_is_found_on_the_page():
    told = "Two towns in the East retaken — The Herald"
    done = clean(
        "\n\n".join(["Army is back", "Two Towns in the East Retaken", *ARTICLE]), title="Two towns in the East retaken"
    )
    assert ("title", "Two Towns in the East Retaken") in roles(done)
    assert clean(PARAGRAPHS, title=told).title == told


def test_a_text_without_a_headline_has_no_title():
    done = clean(PARAGRAPHS)
    assert done.title is None and {r for r, _ in roles(done)} == {"body"}


@pytest.mark.parametrize("byline", ["By Jane Doe", "Published: September 10, 2022", "Updated 10 September 2022, 09:01"])
def test_bylines_above_the_article_are_dropped(byline):
    assert dropped(clean("\n\n".join([byline, *ARTICLE]))) == {byline: "byline"}


@pytest.mark.parametrize(
    "place",
    ["KYIV, Sept 10 (Reuters) —", "MINSK, 26 September (BelTA) –", "CAPRI, Italy (AP) —", "HELSINKI —", "Kyiv (AFP) -"],
)
def test_an_agencys_dateline_gets_a_line_of_its_own(place):
    done = clean("\n\n".join([f"{place} {ARTICLE[0]}", *ARTICLE[1:]]))
    assert roles(done)[0] == ("dateline", place)
    assert done.body.split("\n") == ARTICLE
    assert apply(done.raw, done.edits) == done.text


@pytest.mark.parametrize("start", ["NATO said - and it", "He — of all people —", "A re-run of the vote"])
def test_other_beginnings_are_no_dateline(start):
    assert "dateline" not in {r for r, _ in roles(clean("\n\n".join([f"{start} {ARTICLE[0]}", *ARTICLE[1:]])))}


@pytest.mark.parametrize(
    "line",
    [
        "Soldiers on a bridge over the river on Saturday. (AP Photo/Jane Doe)",
        "A baker in front of his shop. Photo: Jane Doe/Agency",
        "Residents cross the square. Jane Doe/Getty Images",
    ],
)
def test_credited_captions_are_set_apart(line):
    done = clean("\n\n".join([*ARTICLE[:2], line, *ARTICLE[2:]]))
    assert ("caption", line) in roles(done) and line not in done.body


def test_a_subhead_is_a_heading_and_part_of_the_article():
    done = clean("\n\n".join([*ARTICLE[:2], "Empty streets", *ARTICLE[2:]]))
    assert ("heading", "Empty streets") in roles(done) and "Empty streets" in done.body


def test_a_paragraph_said_again_is_kept_once_and_short_refrains_stay():
    done = clean("\n\n".join([*ARTICLE, ARTICLE[1]]))
    assert done.body.split("\n") == ARTICLE
    assert done.text.count(ARTICLE[1]) == 1
    assert clean(PARAGRAPHS + f"\n\n{ARTICLE[1]}", rules_off=["exact repeat"]).text.count(ARTICLE[1]) == 2


COMMENTS = [
    "3 Comments",
    "Ann K. on May 4, 2023 at 9:12 am said:",
    "I have lived in the town for all of my life and I do not think that this is what we wanted to see.",
    "Reply",
    "Tom on May 5, 2023 at 7:01 pm said:",
    "Ann, I was there with my brother when they came, and nobody in my street had left before that day.",
    "Reply",
]


def test_what_stands_below_the_label_of_the_comments_is_dropped():
    told = [*ARTICLE, *(x.replace("Monday", "Tuesday").replace("Saturday", "Sunday") + " So it was." for x in ARTICLE)]
    told += [f"{x} It was the third time in {i + 2} years that it came to this." for i, x in enumerate(ARTICLE)]
    done = clean("\n\n".join([*told, *COMMENTS]), rules_off=["near repeat"])
    assert done.body.split("\n") == told
    without = clean("\n\n".join([*told, *COMMENTS]), rules_off=["comment section", "line model", "near repeat"])
    assert COMMENTS[2] in without.body
    assert told[0] in clean("\n\n".join(["3 Comments", *told])).body


def test_words_said_again_and_again_in_one_line_are_kept_once():
    done = clean("\n\n".join([*ARTICLE[:2], "Empty streets Empty streets  Empty streets", *ARTICLE[2:]]))
    assert ("heading", "Empty streets") in roles(done) and apply(done.raw, done.edits) == done.text
    assert "no no" in clean("\n\n".join([*ARTICLE, "“No, no no no,” said the baker when he was asked on Friday."])).body


def test_a_nearly_repeated_paragraph_is_marked_and_stays():
    again = ARTICLE[1].replace("most of the people", "nearly all of the people")
    done = clean("\n\n".join([*ARTICLE, again]))
    assert again in done.body
    assert [done.raw[e.raw_start : e.raw_end] for e in done.edits if e.action == "mark"] == [again]


def test_hard_wrapped_lines_become_paragraphs_again():
    import textwrap

    wrapped = "\n\n".join(textwrap.fill(" ".join(ARTICLE[i : i + 2]), 60) for i in (0, 2))
    done = clean(wrapped)
    assert done.text.split("\n") == [" ".join(ARTICLE[:2]), " ".join(ARTICLE[2:])]
    assert apply(wrapped, done.edits) == done.text
    assert clean(PARAGRAPHS).text.split("\n") == ARTICLE


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("donâ€™t go", "don’t go"),
        ("a\x00b", "ab"),
        ("\ufeffone", "one"),
        ("one\r\ntwo", "one\ntwo"),
        ("one \t\n\n\n two", "one\ntwo"),
        ("e\u0301 👩‍👧 \u202bעברית\u202c", "e\u0301 👩‍👧 \u202bעברית\u202c"),
        ('“curly” and "straight"', '“curly” and "straight"'),
    ],
)
def test_characters_are_repaired_and_meaning_is_left(raw, text):
    assert clean(raw).text == text


def test_the_extractors_verdict_weighs():
    lines = [*ARTICLE, "A longer line about quite another matter that the page shows beside it, as pages do."]
    raw = "\n\n".join(lines)
    dropping = [x in ARTICLE for x in raw.split("\n")]
    chance = {x.role: x.confidence for x in clean(raw).lines}
    assert chance and len(clean(raw, evidence=dropping).body) <= len(clean(raw).body)
    assert clean(raw, evidence=[]).text == clean(raw).text


def test_boilerplate_is_found_across_documents_and_never_in_one():
    footer = "The Herald is published by the Herald company of the town"
    texts = [
        f"Story {i} tells of town number {i} alone\nand of what was said there on day {i}\n{footer}" for i in range(8)
    ]
    found = boilerplate(texts)
    assert found == {footer.lower()}
    assert boilerplate([f"{footer}\n" * 20]) == set()
    assert boilerplate([PARAGRAPHS] * 9) == set()
    done = clean(PARAGRAPHS + f"\n\n{footer}.", repeated=found)
    assert dropped(done) == {f"{footer}.": "boilerplate"}


@pytest.mark.parametrize(
    "stamp", ["03/15/2023 5:00 PM", "2023-03-15 17:00", "15.03.2023", "11/23/26, 10:35 PM", "2023-03-15T17:00Z"]
)
def test_a_time_of_publication_in_digits_is_no_part_of_the_article(stamp):
    body = [f"The {what} in Alloa will close in June, its owner said on Tuesday." for what in ("mill", "port", "bank")]
    done = clean("\n\n".join(["Glassworks closes", stamp, *body]))
    assert stamp not in done.text
    assert all(line in done.text for line in body)
