import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import analysis as dl
from analysis import tables
from analysis.corpus import ledger
from analysis.report import Context, reader_page
from analysis.report.blocks import Block, Cut, laid_out
from analysis.report.overlay import Insert, Mark, laid
from tests.conftest import SEEDS
from tests.report import crawl, sample


def page(raw: str, marks: bool = True, **more) -> str:
    corpus = sample.corpus(sample.document(raw, **more))
    row = corpus.documents.iloc[0].to_dict()
    made = sample.marks(corpus) if marks else {}
    return reader_page(row, corpus.sentences, corpus.ledger, context=Context("seeds"), tables=made)


@pytest.fixture(scope="module")
def seed() -> str:
    corpus = sample.corpus()
    row = corpus.documents.iloc[0].to_dict()
    return reader_page(row, corpus.sentences, corpus.ledger, context=Context("seeds"), tables=sample.marks(corpus))


def test_every_sentence_of_the_seed_has_an_address(seed):
    numbers = [int(i[1:]) for i in crawl.read(seed).ids if re.fullmatch(r"s\d+", i)]
    assert numbers == list(range(1, len(sample.corpus().sentences) + 1))


def test_title_headings_and_captions_stand_in_their_roles(seed):
    assert re.search(r"<h1[^>]*>.*After Five Months Of Russian Occupation, .*According To Kyiv", seed)
    assert re.findall(r"<h2 class=\"t\"[^>]*>.*?</a>([^<]+)</span>", seed) == [
        "Russia dispatches more troops",
        "images of devastation",
        "decreasing morale",
    ]
    assert seed.count('class="row r-caption') == 2


def test_every_cut_of_the_seed_stands_in_its_line_with_its_reason(seed):
    cuts = re.findall(r'<div class="row cut c\d"><span class="ln">.*?</span>(\d+)</span>.*?<del>(.{9})', seed)
    assert cuts == [("1", "HomeNEWSA"), ("54", "No traito"), ("66", "Must Read"), ("69", "Would lov")]
    assert seed.count("<b>Cut</b>") == 4


def test_a_reader_page_counts_cut_characters_as_the_ledger_does():
    """A passage cut over several lines is shown line by line, and its line ends were cut with it."""
    news = dl.open(SEEDS)
    rules = ledger.by_rule(news).set_index("rule")
    html = reader_page(dict(news.documents.iloc[0]), news.sentences, news.ledger, context=Context("seeds"))
    told = dict(re.findall(r"<bdi>([a-z ]+)</bdi>: [\d,]+ lines?, ([\d,]+) character", html))
    assert len(told) >= 3
    assert told == {rule: f"{rules.loc[rule, 'characters']:,}" for rule in told}
    finding = " ".join(f.text for f in dl.findings.cleaning(news)[:2])
    assert f"({sum(int(n) for n in told.values())} characters)" in finding
    assert f"makes {ledger.check(news)['cut'].sum()} that are not in the text" in finding


def test_a_reason_that_names_a_place_links_to_the_sentence_there(seed):
    found = re.findall(r'<a href="#s(\d+)">line (\d+)</a>', seed)
    assert [line for _, line in found] == ["45", "47"]
    words = [
        re.search(rf'id="s{n}">(.*?)<a class="n" (?:.*?)</a>(.*?)</div>', seed, re.DOTALL).group(2) for n, _ in found
    ]
    assert "Residents obviously require" in words[0] and words[1].startswith("No traitor will escape")


def test_mended_marks_show_what_they_were(seed):
    assert seed.count('<ins class="mend">') == 3
    assert "<b>Mended</b> <q> “</q> to <q>” </q>" in seed


def test_quotations_dates_and_tone_are_marked_and_said(seed):
    assert '<time datetime="2022-09-10"' in seed and '<b><bdi>Saturday</bdi></b> <span class="day">2022-09-10' in seed
    assert (
        'class="q q-direct" title="quoted: A speaker"' in seed and "<b><bdi>A speaker</bdi></b> quoted (“said”)" in seed
    )
    assert re.search(r'class="tone (pos|neg)" title="Tone [+−]0\.\d\d, from: ', seed)


def test_what_was_not_measured_is_not_spoken_of_and_what_found_nothing_is():
    raw = (
        "A headline for this page\n\nThe army said nothing today and went on.\n\nAnother line of the body follows here."
    )
    body = re.search(r"<main.*</main>", page(raw, marks=False), re.DOTALL).group()
    assert "quot" not in body and "tone" not in body
    assert "No attributed statement was found." in page(raw)


def test_an_unknown_date_stays_unknown_and_says_what_would_help():
    html = page("A line of text that says something.", published_why="No day is named.")
    assert "not known; nothing is dated by guessing" in html and "No day is named." in html


def test_a_ledger_that_does_not_lead_to_the_text_is_an_error():
    corpus = sample.corpus()
    row = corpus.documents.iloc[0].to_dict() | {"text": "Something else."}
    with pytest.raises(ValueError, match="does not lead from its raw text"):
        reader_page(row, corpus.sentences, corpus.ledger, context=Context("seeds"))


BAD = "<script>alert(1)</script><img src=x onerror=alert(1)> \u202egnp.exe \u2067 x"


@pytest.mark.parametrize("field", ["title", "path", "source", "author", "note", "published_why", "lang", "url"])
def test_a_script_in_any_field_stays_text(field):
    seen = crawl.read(page(f"{BAD}\n\n“{BAD},” he said on Saturday.", **{field: BAD}))
    assert seen.odd == [] and len(seen.scripts) == 1


def test_a_hostile_address_of_an_article_is_not_linked():
    assert "javascript:" not in page("Words.", url="javascript:alert(1)")
    assert 'href="https://example.org/a" rel="noopener noreferrer"' in page("Words.", url="https://example.org/a")


def test_a_ten_megabyte_headline_does_not_become_a_heading():
    raw = "word " * 400_000
    html = page(raw, marks=False, title=raw)
    assert max(len(h) for h in re.findall(r"<h1.*?</h1>", html)) < 1000


@given(st.text(alphabet="ab.\n “”<&", max_size=60), st.data())
@settings(max_examples=150, deadline=None)
def test_every_raw_character_is_shown_once_whatever_was_cut(raw, data):
    spans = sorted(data.draw(st.lists(st.integers(0, len(raw)), max_size=8)))
    edits = [
        {"doc_id": "d", "raw_start": a, "raw_end": b, "action": "drop", "replacement": None, "reason": "r", "rule": "r"}
        for a, b in zip(spans[::2], spans[1::2], strict=False)
        if a < b
    ]
    text = raw
    for edit in reversed(edits):
        text = text[: edit["raw_start"]] + text[edit["raw_end"] :]
    document = {"doc_id": "d", "path": "p", "raw_text": raw, "text": text}
    layout = laid_out(document, tables.frame("sentences", []), tables.frame("ledger", edits))
    kept = "".join(text[r.start : r.end] for r in layout.rows if isinstance(r, Block))
    cuts = [r for r in layout.rows if isinstance(r, Cut)] + [
        c for r in layout.rows if isinstance(r, Block) for c in r.cuts
    ]
    gone = "".join(raw[c.raw_start : c.raw_end] for c in sorted(cuts, key=lambda c: c.raw_start))
    assert "".join(sorted((kept + gone).replace(" ", "").replace("\n", ""))) == "".join(sorted("".join(raw.split())))
    assert [c.raw_start for c in layout.rows if isinstance(c, Cut)] == sorted(
        c.raw_start for c in layout.rows if isinstance(c, Cut)
    )


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12), st.integers(0, 3)), max_size=6))
def test_marks_that_cross_still_nest_and_keep_every_character(spans):
    text = "a<b&c d\"e'f g"
    marks = [Mark(min(a, b), max(a, b), f"<m{n}>", f"</m{n}>", rank) for n, (a, b, rank) in enumerate(spans)]
    html = laid(text, 0, len(text), marks, [Insert(5, "<i></i>")])
    stack = []
    for closing, name in re.findall(r"<(/?)(\w+)>", html):
        if closing:
            assert stack.pop() == name
        else:
            stack.append(name)
    assert stack == []
    assert re.sub(r"<[^>]+>", "", html) == "a&lt;b&amp;c d&quot;e&#x27;f g"
