"""How a cleaned text shows itself: one line, or the page with its cuts struck through, everything escaped."""

import html
import re
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.cleaning import clean
from tests.cleaning.test_overrule import RAW

HOSTILE = RAW.replace("By Jane Doe", '<script>alert("x")</script> & more') + "\n\nShare <b onclick='x()'>this</b>"


class Reader(HTMLParser):
    """Collects the elements and the text; `gone` is what stands in <del>, `new` what stands in <ins>."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.tags, self.open, self.shown = set(), [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):  # noqa: ARG002
        self.tags.add(tag)
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "table" not in self.open and "ins" not in self.open:
            self.shown.append(data)


def test_the_repr_is_one_line_with_what_was_kept_and_cut():
    said = repr(clean(RAW))
    assert said.startswith("<Cleaned: kept 1 title, 4 body; cuts: ") and "\n" not in said and len(said) < 300
    assert "1 by share" in said and repr(clean("")).startswith("<Cleaned: kept nothing")


def test_the_page_shows_all_of_the_raw_text_and_escapes_it():
    page = clean(HOSTILE)._repr_html_()
    read = Reader(page)
    assert read.tags <= {"div", "del", "ins", "mark", "table", "thead", "tbody", "tr", "th", "td"}
    assert re.sub(r"\s+", "", "".join(read.shown)) == re.sub(r"\s+", "", HOSTILE)
    assert "<script" not in page and html.escape('alert("x")') in page


def test_cuts_carry_their_rule_and_reason():
    page = clean(RAW)._repr_html_()
    assert re.search(r'<del [^>]*title="share: Names of networks[^"]*">Share this article', page)
    assert "<ins " in page and page.count("<tr>") == 1 + len({"byline", "share", "turned quotes"})


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="<>&\"'/ab \n“”\x00\u202e", max_size=120))
def test_any_text_is_shown_without_an_element_of_its_own(raw):
    assert Reader(clean(raw)._repr_html_()).tags <= {
        "div", "del", "ins", "mark", "table", "thead", "tbody", "tr", "th", "td", "p",
    }  # fmt: skip
