import re

import pandas as pd
import pytest

from analysis.report import helpers, links, svg
from tests.report import crawl, sample


def _html(shown) -> str:
    return shown.html


def test_a_figure_carries_its_words_its_numbers_and_its_evidence():
    shown = helpers.figure(sample.plate())
    html = _html(shown)
    assert shown._repr_mimebundle_()["text/plain"] == sample.plate().alt
    for words in ("Attack words gather in the middle", "Mentions in the body", "Source: the seed page", "(3 rows)"):
        assert words in html
    assert 'aria-label="sentence 1"' in html and f"{sample.plate().alt}</title>" in html
    assert f"read/{sample.DOC}.html#s2" in crawl.read(html).hrefs
    assert crawl.read(html).hrefs.count(f"read/{sample.DOC}.html#s1") == 2  # in the drawing and in its table


def test_in_a_notebook_no_link_leads_nowhere_and_on_a_page_each_leads_to_its_sentence():
    """Outside a report there are no reader pages: the words stay, as words."""
    for shown in (helpers.figure(sample.plate()), helpers.finding("x", ["ab.1", "ab.2"]), helpers.link("ab.1")):
        in_notebook = shown._repr_mimebundle_()["text/html"]
        assert crawl.read(in_notebook).hrefs == []
        assert crawl.read(links.living(in_notebook)).hrefs == crawl.read(shown.html).hrefs != []
    assert "sentence 2" in helpers.finding("x", ["ab.1", "ab.2"])._repr_mimebundle_()["text/html"]


@pytest.mark.parametrize("to", ["javascript:alert(1)", "https://example.org", "read/../x.html#s1", "read/a.html#s1 x"])
def test_nothing_but_the_place_of_a_sentence_comes_alive(to):
    html = f'<a class="dl-evidence" data-to="{to}">x</a>'
    assert links.living(html) == html


def test_two_figures_on_a_page_share_no_id_and_one_figure_is_the_same_twice():
    one, two = (helpers.figure(sample.plate(title)).html for title in ("One", "Two"))
    assert not set(crawl.read(one).ids) & set(crawl.read(two).ids)
    assert one == helpers.figure(sample.plate("One")).html


def test_a_drawing_keeps_to_itself():
    drawing = (
        '<?xml version="1.0"?><svg viewBox="0 0 4 3"><metadata>https://x</metadata><script>1</script>'
        '<use xlink:href="#a"/><path id="a" style="fill: #333333; clip-path: url(#a)"/></svg>'
    )
    html = svg.framed(drawing, "f1", 'alt "<b>"')
    assert 'role="img"' in html and "https:" not in html and "<script" not in html
    assert 'id="f1-a"' in html and 'href="#f1-a"' in html and "url(#f1-a)" in html
    assert "fill: var(--c333333, #333333)" in html


def test_dark_colours_turn_lightness_over_and_keep_blue_blue():
    css = svg.dark_colours("--cffffff, --c000000, --c1f6cb0,")
    light = {c: int(v, 16) for c, v in re.findall(r"--c(\w{6}):#(\w\w)\w{4}", css)}
    assert light["ffffff"] < 0x30 and light["000000"] > 0xE0
    red, green, blue = re.search(r"--c1f6cb0:#(\w\w)(\w\w)(\w\w)", css).groups()
    assert blue > green > red


def test_findings_and_notes_escape_their_words():
    bad = "<img src=x onerror=alert(1)> \u202e reversed"
    for shown in (helpers.finding(bad, ["ab.1"]), helpers.note(bad, bad), helpers.link("ab.1", bad)):
        assert "<img" not in shown.html and "<bdi>" in shown.html


def test_a_finding_links_each_of_its_sentences_once_and_folds_many():
    assert crawl.read(helpers.finding("x", ["ab.1", "ab.1", "ab.2"]).html).hrefs == [
        "read/ab.html#s1",
        "read/ab.html#s2",
    ]
    many = helpers.finding("x", [f"ab.{n}" for n in range(1, 30)]).html
    assert "<details" in many and "29 sentences" in many and "<p" not in many.split("<details")[0]
    assert "Evidence" not in helpers.finding("x").html


def test_a_figure_without_rows_is_shown_all_the_same():
    html = helpers.figure(sample.plate(data=pd.DataFrame({"n": []}))).html
    assert "none." in html


@pytest.mark.parametrize("ink", ["1b1f24", "5b6570", "000000", "1f6cb0", "d97a1a"])
def test_what_is_legible_by_day_is_legible_by_night(ink):
    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark = re.search(rf"--c{ink}:#(\w{{6}})", svg.dark_colours(f"--c{ink},")).group(1)
    assert (luminance(dark) + 0.05) / (luminance("16171a") + 0.05) >= 4.5
