"""Pages of HTML: an extractor's choice is evidence, and the result is at least as good as the extractor's own."""

import random
import re
from collections import Counter

import numpy as np
import pytest
import trafilatura

from analysis.cleaning import apply, chain, clean, layout
from analysis.cleaning.extracted import believed
from analysis.cleaning.fates import judge
from analysis.cleaning.reading import read
from analysis.readers import pages

NAMES = ["Kral", "Novak", "Lind", "Haas", "Moreau", "Silva", "Berg", "Olsen"]
PLACES = ["the port", "the harbour office", "the upper valley", "the old bridge", "the town hall", "the grain market"]
DEEDS = ["was closed", "was opened again", "had been flooded", "is to be sold", "was searched", "had run out of coal"]


def sentence(draw):
    return (
        f"{draw.choice(PLACES).capitalize()} {draw.choice(DEEDS)} on {draw.choice(['Monday', 'Friday', 'Sunday'])},"
        f" {draw.choice(NAMES)} said, and {draw.randint(3, 900)} people were told to wait until the work was done."
    )


def page(seed, style):
    """A made-up page: its HTML and the paragraphs of its article."""
    draw = random.Random(seed)
    told = [" ".join(sentence(draw) for _ in range(draw.randint(1, 3))) for _ in range(draw.randint(4, 14))]
    links = [f"{draw.choice(NAMES)} speaks of {draw.choice(PLACES)} after the talks" for _ in range(12)]
    menu = "".join(f"<li><a href='/{n}'>{n}</a></li>" for n in ("Home", "World", "Sport", "Weather", "Opinion"))
    body = [f"<p>{p}</p>" for p in told]
    body.insert(2, "<div class='promo'>Sign up for our daily newsletter</div>")
    body.insert(4, "<figure><img src='x.jpg'><figcaption>The port on Monday. Photo: Ann Lee</figcaption></figure>")
    inside = "".join(body)
    wrap = {"article": f"<article>{inside}</article>", "div": f"<div class='c1'><div>{inside}</div></div>",
            "main": f"<main><section>{inside}</section></main>"}[style]  # fmt: skip
    related = "".join(f"<li><a href='/a{i}'>{x}</a></li>" for i, x in enumerate(links))
    return (
        f"<html><head><title>Water in {told[0][:20]}</title></head><body><header><nav><ul>{menu}</ul></nav></header>"
        f"<h1>Water rises in the valley for a third week</h1>{wrap}<aside><h3>Most read</h3><ul>{related}</ul></aside>"
        "<footer><p>© 2023 The Herald. All rights reserved.</p><p>Privacy policy</p></footer></body></html>",
        told,
    )


def f1(got, gold):
    a, b = (Counter(re.findall(r"\w+", x)) for x in (got, gold))
    return 2 * sum((a & b).values()) / max(1, sum(a.values()) + sum(b.values()))


@pytest.mark.parametrize("style", ["article", "div", "main"])
def test_on_pages_of_html_the_result_is_at_least_the_extractors(style):
    ours, theirs = [], []
    for seed in range(8):
        code, told = page(seed, style)
        found = pages.read(code)
        done = clean(found["raw_text"], title=found.get("title"), evidence=found.get("evidence"))
        assert apply(done.raw, done.edits) == done.text
        gold = "\n".join(told)
        ours.append(f1(done.body, gold))
        theirs.append(f1(trafilatura.extract(code) or "", gold))
    assert sum(ours) >= sum(theirs) - 1e-9 and min(ours) >= 0.97


@pytest.mark.parametrize("doubtful", ["A look at the valley from the air", "Winter comes early to the upper valley"])
def test_what_the_extractor_keeps_and_drops_moves_a_doubtful_line(doubtful):
    told = [sentence(random.Random(i)) for i in range(5)]
    raw = "\n".join([*told, doubtful, "Most read", "Privacy policy"])
    assert doubtful in clean(raw, evidence=[True] * 6 + [False] * 2).body
    assert doubtful not in clean(raw, evidence=[True] * 5 + [False] * 3).body


def judged(raw, wrong):
    """What is kept of a text when an extractor keeps all its lines but those in `wrong`."""
    return clean(raw, evidence=[line not in wrong for line in raw.split("\n")]).body


def test_what_the_extractor_drops_above_the_article_is_cut_though_it_is_told_in_sentences():
    told = [sentence(random.Random(i)) for i in range(6)]
    writer = (
        "Ada Kral writes about bridges and rivers. She lived in the valley for a year. Before that she was a reporter"
        " in the capital, where she wrote about trains, and she was born at the port... → Learn more"
    )
    menu = [*(f"{name} and {place}" for name in NAMES for place in ("home", "work")), "Comments", "About the author"]
    done = judged("\n".join([*menu, writer, *told]), {*menu, writer})
    assert writer not in done and told[0] in done


def test_paragraphs_that_the_extractor_drops_in_the_midst_of_the_article_stay():
    told = [" ".join(sentence(random.Random(10 * i + j)) for j in range(3)) for i in range(7)]
    assert told[3] in judged("\n".join(told), {told[3]})


def test_believed_leaves_what_is_no_paragraph_as_the_extractor_says():
    told = [" ".join(sentence(random.Random(10 * i + j)) for j in range(3)) for i in range(2)]
    lines = [told[0], "Most read", "The port on Monday", told[1], told[0], told[1], "Home"]
    given = [True, False, False, True, False, True, False]
    assert list(believed(read(lines), given)) == [True, False, False, True, None, True, False]
    assert list(believed(read(lines), [False] * 7)) == [False] * 7
    assert list(believed(read(lines), [None] * 7)) == [None] * 7


def test_a_paragraph_that_speaks_of_images_is_no_caption():
    paragraph = (
        "She found things that the web could do with images: things that print could not do. Her editors had grown up"
        " with ink and paper, and she asked herself in the newsroom what was left of the rules that they went by, since"
        " readers had gone elsewhere."
    )
    told = [sentence(random.Random(i)) for i in range(4)]
    assert paragraph in clean("\n".join([*told, paragraph, *told[:1], sentence(random.Random(9))])).body
    told[2:2] = ["Images: Ann Lee / The Herald"]
    assert "Ann Lee" not in clean("\n".join(told)).body


MENU = [f"{name} and {place}" for name in NAMES for place in ("home", "work")]


def test_a_sentence_that_both_hold_for_the_page_is_not_spared_for_standing_between_two_paragraphs():
    told = [" ".join(sentence(random.Random(7 * i + j)) for j in range(2)) for i in range(6)]
    notice = "Learn more about the comments that readers send us and the videos they share with us."
    raw = "\n".join([*MENU, *told[:3], notice, *told[3:], "Most read", *MENU])
    done = judged(raw, {*MENU, notice, "Most read"})
    assert notice not in done and all(t in done for t in told)
    assert notice in judged(raw, {*MENU, "Most read"})


@pytest.mark.parametrize(("keeps", "kept"), [
    ([True, True, True, True, True], [False, True, True, True, False]),
    ([True, True, False, True, True], [False, True, False, True, False]),
    ([None] * 5, [False, True, False, True, False]),
])  # fmt: skip
def test_a_doubtful_line_stays_where_the_extractor_keeps_it_between_lines_that_both_keep(monkeypatch, keeps, kept):
    chances = np.zeros((5, len(chain.STATES)))
    chances[:, chain.STATES.index("article")] = [0.3, 0.9, 0.2, 0.9, 0.3]
    monkeypatch.setattr(chain, "chances", lambda *_: chances)
    raw = "\n".join(f"A line number {n} of the page" for n in range(5))
    found = layout.rows(raw)
    assert [f.keep for f in judge(found, read([r.text for r in found]), keeps, None, frozenset())] == kept


def test_the_only_paragraph_of_a_page_is_no_caption():
    only = (
        "The valley was glad to welcome a rescuer to the town hall on Friday, as Ada Kral (pictured with friends) came"
        " and was given all that she deserved for her work on the bridge."
    )
    assert only in judged("\n".join([*MENU, only, "Most read", *MENU]), {*MENU, "Most read"})
    told = [sentence(random.Random(i)) for i in range(4)]
    assert "pictured" not in judged("\n".join([*MENU, *told, only, "Most read", *MENU]), {*MENU, "Most read"})
