"""How a page opens: the path glued to a cut headline, the bare first line, the byline, the lead picture."""

import pytest

from analysis.cleaning import apply, clean

PARAGRAPHS = [
    "The rain that had fallen on the valley since Thursday ended on Monday, the weather service said.",
    "Farmers along the river said that most of the low fields were under water and that the seed was lost.",
    "“We have not seen the like of it since my father’s time,” said Jan Kral, who keeps cattle near the bridge.",
    "The road to the north is to be opened again on Wednesday, the district office said in a short notice.",
    "Schools in four villages stayed closed, and buses were sent to bring the older people to the town hall.",
    "More rain is expected at the end of the week, but less of it than had fallen in the past days.",
]


def roles(done):
    return [(x.role, done.text[x.start : x.end]) for x in done.lines]


def reasons(done):
    return {done.raw[e.raw_start : e.raw_end].strip(): (e.rule, e.reason) for e in done.edits if e.rule != "blanks"}


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("HomeNEWSRain stops...", "Rain stops"),
        ("HomeNEWSRain sto…", "Rain stops"),
        ("Home NEWS Rain Stops...", "Rain Stops"),
        ("HomeWORLDEUROPEStorm leaves thou...", "Storm leaves thousands without light"),
        ("ГоловнаНОВИНИДощ у долині вщу…", "Дощ у долині вщух після чотирьох днів"),
        ("HomeNEWSWho gave the order...", "Who gave the order to close the bridge?"),
    ],
)
@pytest.mark.parametrize("count", [1, 2, 6])
def test_a_path_cut_off_inside_the_headline_is_dropped_at_any_length_of_page(path, title, count):
    done = clean("\n\n".join([path, title, *PARAGRAPHS[:count]]))
    assert done.title == title and roles(done)[0] == ("title", title)
    assert reasons(done)[path][0] == "breadcrumb"
    assert done.body.split("\n") == PARAGRAPHS[:count]
    assert apply(done.raw, done.edits) == done.text


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("They waited a whole summer for rain...", "Rain came in the night"),
        ("Snow fell on the hills...", "The rain stops"),
        ("...", "The rain stops"),
    ],
)
def test_other_lines_that_end_in_dots_are_no_path(first, second):
    done = clean("\n\n".join([first, second, *PARAGRAPHS]))
    assert "breadcrumb" not in {rule for rule, _ in reasons(done).values()}


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Council approves new tram line through the harbour", ["The plan passed on Tuesday.", "Work starts soon."]),
        ("Council approves new tram line through the harbour", PARAGRAPHS),
        ("Bridge opens early", ["The bridge opened on Monday."]),
        ("Рада ухвалила новий бюджет міста", ["Депутати у вівторок ухвалили план на рік.", "За було сорок."]),
        ("Stadtrat will neue Bahn am Hafen", ["Die Arbeiten sollen im Mai beginnen.", "Der Bau kostet viel Geld."]),
        ("Who pays for the new tram?", ["The council met on Tuesday.", "It did not say who pays."]),
    ],
)
def test_a_short_first_line_without_a_full_stop_above_sentences_is_the_title(title, text):
    done = clean("\n\n".join([title, *text]))
    assert done.title == title and roles(done)[0] == ("title", title)
    assert done.body.split("\n") == text
    assert done.lines[0].confidence >= 0.6


@pytest.mark.parametrize(
    "text",
    [
        "Council approves new tram line",
        "The council met on Monday.\n\nThe work starts in May.",
        "The council met on Monday and\napproved the plan for the line.",
        "Dear reader of this paper,\n\nThe council met on Monday.",
        "* Council approves the line\n\nThe council met on Monday.",
        "one, two and three things\n\nfour and five things",
    ],
)
def test_other_beginnings_stay_body(text):
    done = clean(text)
    assert done.title is None and done.body.split() == text.split()


@pytest.mark.parametrize(
    "byline",
    [
        "By Tom Reid, weather correspondent",
        "By Tom Reid and Ann Lee, BBC News",
        "By TOM REID in Kyiv",
        "By Ann Lee, science correspondent, London",
        "Reporting by Tom Reid; Editing by Ann Lee",
        "By Tom Reid , Ann Lee on Monday, May 8th, 2023 at 11:08 a.m.",
    ],
)
def test_a_writer_with_what_the_writer_is_is_a_byline_and_the_reason_says_so(byline):
    done = clean("\n\n".join(["Rain stops in the valley", byline, *PARAGRAPHS]))
    rule, reason = reasons(done)[byline]
    assert rule == "byline" and "who wrote" in reason and "time" not in reason
    assert clean("\n\n".join([byline, *PARAGRAPHS])).title is None


@pytest.mark.parametrize("line", ["Published: September 10, 2022", "10 September 2022, 09:01"])
def test_the_reason_of_a_time_of_publication_speaks_of_no_writer(line):
    rule, reason = reasons(clean("\n\n".join([line, *PARAGRAPHS])))[line]
    assert rule == "byline" and "day or a time" in reason and "writer" not in reason


@pytest.mark.parametrize("title", ["By the river, farmers count their losses", "By Friday the rain had gone"])
def test_a_headline_that_begins_with_by_is_no_byline(title):
    assert clean("\n\n".join([title, *PARAGRAPHS])).title == title


def test_a_deck_below_the_headline_is_no_title_and_a_byline_above_short_sentences_is_one():
    done = clean("Storm over\n\nBy Ann Lee, science correspondent\n\nThe storm left on Monday.\n\nNobody was hurt.")
    assert "By Ann Lee, science correspondent" in reasons(done)
    done = clean("Rain stops in town\n\nFarmers count their losses\n\nThe rain stopped on Monday.\n\nIt had rained on.")
    assert done.title == "Rain stops in town" and "Farmers count their losses" in done.body


CAPTIONS = [
    "A freighter passes the lighthouse of Varna, Bulgaria, May 4, 2023. REUTERS/Some Name/File Photo",
    "A freighter passes the lighthouse of Varna, Bulgaria, May 4, 2023. REUTERS/Some Name",
    "The lighthouse, May 4, 2023. AFP/Some Name",
]


@pytest.mark.parametrize("caption", CAPTIONS)
@pytest.mark.parametrize("place", [0, 1, 3, 6])
def test_a_dated_picture_with_an_agencys_credit_is_a_caption(caption, place):
    lines = [*PARAGRAPHS[:place], caption, *PARAGRAPHS[place:]]
    done = clean("\n\n".join(["Rain stops in the valley", *lines]))
    assert ("caption", caption) in roles(done) and caption not in done.body


@pytest.mark.parametrize(
    "sentence",
    [
        "The Red Crescent, which paid for a part of the seed in May 2023, praised the farmers.",
        "The Danube Board, which had set up the pumps in June 2021, thanked the villages.",
    ],
)
def test_a_full_sentence_between_two_paragraphs_stays(sentence):
    page = ["World", "Rain stops in the valley", "By Tom Reid, weather correspondent", PARAGRAPHS[0], sentence,
            PARAGRAPHS[1], "Sign up here.", "Reporting by Tom Reid; Editing by Ann Lee"]  # fmt: skip
    assert clean("\n\n".join(page)).body.split("\n") == [PARAGRAPHS[0], sentence, PARAGRAPHS[1]]


def test_a_paragraph_that_begins_with_an_agencys_place_opens_the_article():
    first = "VARNA, May 4 (Reuters) - Two ships left the port on Thursday, the harbour office said."
    page = ["Advertisement", "World", "Ships leave as talks go on", "May 4, 20239:12 AM GMT+3Updated 2 hours ago",
            CAPTIONS[0], first, *PARAGRAPHS[:2], "Sign up here."]  # fmt: skip
    done = clean("\n\n".join(page))
    assert ("dateline", "VARNA, May 4 (Reuters) -") in roles(done)
    assert done.body.split("\n") == [first.split(" - ")[1], *PARAGRAPHS[:2]]


def test_the_last_sentence_below_a_picture_stays():
    last = "Traders said that prices of maize had fallen by three percent in a week."
    page = ["Ships leave port as talks go on", "By Tom Reid, trade correspondent",
            "May 4, 2023 (Agency) - Two ships with maize left the port of Varna on Thursday, the ministry said.",
            "The ships carry maize and wheat to buyers in Egypt and Kenya, according to the port authority.",
            CAPTIONS[0], last, "Reporting by Tom Reid; Editing by Ann Lee",
            "Our Standards: The Thomson Reuters Trust Principles."]  # fmt: skip
    body = clean("\n\n".join(page)).body
    assert last in body and "Standards" not in body and "Editing" not in body
