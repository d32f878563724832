"""Pages are read as they are seen, and what an extractor keeps of them is found again in their lines."""

import pytest

from analysis.readers import pages
from analysis.readers.choice import aligned, declared, lines

TOLD = "The bridge over the lower river was closed on Friday, the mayor said, and buses took the long way round."
MORE = "Nobody was hurt when the railing gave way, and the police asked drivers to keep away until Monday."


def page(body, head="<title>Bridge closed</title>"):
    return f"<html><head>{head}</head><body>{body}</body></html>"


def kept(code):
    found = pages.read(code)
    return [x for x, keep in zip(found["raw_text"].split("\n"), found["evidence"], strict=True) if keep]


def test_a_paragraph_that_the_extractor_breaks_at_marked_words_is_found_in_its_lines():
    text = f"Home\n{TOLD}\n{MORE}"
    begun, rest = TOLD.split(" closed ")
    assert list(aligned(text, f"{begun}\nclosed\n{rest}\n{MORE}")) == [False, True, True]


def test_a_paragraph_that_the_page_breaks_into_lines_is_found_in_one_of_the_extractors():
    broken = TOLD.replace("closed on ", "closed on\n")
    assert all(aligned(broken, f"{MORE} {TOLD} {MORE}"))


def test_a_paragraph_stays_found_where_the_extractor_left_out_a_word_of_it():
    assert list(aligned(TOLD, TOLD.replace("lower ", ""))) == [True]


@pytest.mark.parametrize("line", [
    "River", "the mayor", "The bridge over the town of Leeds", "Buses took off from the river on Monday", "", "—",
])  # fmt: skip
def test_lines_that_only_share_words_with_what_is_kept_are_not_found(line):
    assert list(aligned(line, f"{TOLD}\n{MORE}")) == [False]


def test_words_that_end_one_kept_line_and_begin_the_next_are_no_short_line_of_their_own():
    assert list(aligned("Monday Nobody", "Until Monday\nNobody was hurt")) == [False]


def test_a_page_without_an_article_still_says_what_it_is_called():
    found = pages.read(page("<p>Ok</p>", '<meta property="og:title" content="A bridge is closed in the valley">'))
    assert found["title"] == "A bridge is closed in the valley"


@pytest.mark.parametrize(("code", "seen"), [
    ("a<span hidden>x<b>y</b>z<!-- c -->w</span>b", "ab"),
    ("a<div style='display:none'>x<div style='display: none'>y</div>z</div>b", "ab"),
    ("a<!-- c -->b", "ab"),
    ("<p>a</p><script>x</script>b<noscript>y</noscript>", "a\n\nb"),
    ("<div>a<br>b</div><div>c</div>", "a\nb\nc"),
    ("<table><tr><td>a</td><th>b</th></tr><tr><td>c</td></tr></table>d", "a\tb\nc\n\nd"),
])  # fmt: skip
def test_what_is_seen_of_a_page_is_read_in_order(code, seen):
    assert pages.visible(pages.parsed(code)) == seen


def test_a_page_that_declares_no_day_is_dated_by_what_it_shows():
    found = pages.read(page(f"<article><h1>Bridge closed</h1><time datetime='2021-05-03'>3 May 2021</time><p>{TOLD}</p>"
                            f"<p>{MORE}</p><p>{TOLD} Again.</p></article>"))
    assert found["published"] == "2021-05-03" and "claims" not in found


WHOLE = [f"{TOLD} It was the {n} time in a month, said the woman who keeps the kiosk beside it." for n in
         ("first", "second", "third", "fourth", "fifth")]  # fmt: skip
CAPTION = "The railing of the bridge, seen from the bank of the lower river on the morning after it had given way."
SHOWN = "\n".join(["Home", WHOLE[0], WHOLE[1], CAPTION, "A third time", *WHOLE[2:]])


def test_the_article_as_its_publisher_declares_it_decides_on_paragraphs_and_leaves_headings_to_the_extractor():
    extracted = "\n".join([WHOLE[0], CAPTION, "A third time", *WHOLE[2:]])  # it lost the second paragraph
    assert lines(SHOWN, extracted, " ".join(WHOLE)) == (False, True, True, False, True, True, True, True)
    assert lines(SHOWN, None, " ".join(WHOLE)) == (False, True, True, False, False, True, True, True)


@pytest.mark.parametrize("told", [
    None, WHOLE[0], " ".join(WHOLE[:2]), f"{MORE} " * 9,
], ids=["none", "a teaser", "cut off", "another"])  # fmt: skip
def test_a_declared_text_that_is_not_the_whole_of_the_page_decides_nothing(told):
    extracted = "\n".join([*WHOLE, CAPTION])
    assert lines(SHOWN, extracted, told) == (False, True, True, True, False, True, True, True)
    assert lines(SHOWN, None, told) is None


@pytest.mark.parametrize("data", [
    '{"@type": "NewsArticle", "articleBody": "It fell. &lt;b&gt;Now&lt;/b&gt;"}',
    '[{"@type": "Thing"}, {"@graph": [{"articleBody": "It"}, {"articleBody": "It fell. <b>Now</b>"}]}]',
])  # fmt: skip
def test_the_declared_text_is_found_wherever_the_data_hold_it(data):
    head = f'<script type="application/ld+json">{{"a": articleBody,}}</script><script type="application/ld+json">{data}'
    assert declared(pages.parsed(page("a", f"{head}</script>"))).split() == ["It", "fell.", "Now"]


def test_a_page_that_declares_no_text_has_none():
    assert declared(pages.parsed(page("articleBody", '<script type="application/ld+json">{"a": 1}</script>'))) is None


def test_a_declared_text_reaches_the_evidence_of_a_page():
    body = "".join(f"<p>{p}</p>" for p in (WHOLE[0], WHOLE[1], CAPTION, *WHOLE[2:]))
    data = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{" ".join(WHOLE)}"}}</script>'
    assert CAPTION in kept(page(f"<article>{body}</article>"))
    assert kept(page(f"<article>{body}</article>", f"<title>Bridge</title>{data}")) == WHOLE
