"""The overview says what its pages found, and leads to where they say it."""

import re

import nbformat
import pytest

from analysis.report import helpers, overview, template
from analysis.report.model import Context, Page, PageResult


def page(name, *shown):
    """A page with what is shown, and the page as rendered."""
    cells = [nbformat.v4.new_markdown_cell(f"# {name.title()}: a notebook")]
    for one in shown:
        output = nbformat.v4.new_output("display_data", dict(one._repr_mimebundle_()))
        cells.append(nbformat.v4.new_code_cell("show", outputs=[output]))
    notebook = nbformat.v4.new_notebook(cells=cells)
    result = PageResult(name, f"{name.title()}: a notebook", notebook, seconds=1.0)
    return result, template.render(notebook, Page(name, result.title, Context("r")))


def gathered(*pages):
    return [p for p, _ in pages], {p.name: html for p, html in pages}


def test_the_first_finding_of_each_page_comes_before_the_second_of_any():
    pages, rendered = gathered(
        *(page(name, *(helpers.finding(f"{name} {n}.") for n in range(1, 9))) for name in ("a", "b", "c"))
    )
    said = [f.says for f in overview.findings(pages, rendered)]
    assert said == ["a 1.", "a 2.", "a 3.", "a 4.", "b 1.", "b 2.", "b 3.", "c 1.", "c 2.", "c 3."]


def test_each_finding_leads_to_its_place_with_its_evidence_counted_and_asides_stay_where_they_are():
    evidence = ["aaaaaaaaaaaa.1", "aaaaaaaaaaaa.2"]
    pages, rendered = gathered(
        page("a", helpers.finding("Slips were mended.", aside=True), helpers.finding("It & <b>rains</b>.", evidence))
    )
    html = overview.found(pages, rendered)
    assert "Slips" not in html and "It &amp; &lt;b&gt;rains&lt;/b&gt;." in html
    way, = re.findall(r'href="a\.html#([^"]+)"', html)
    place = rendered["a"].index(f'id="{way}"')
    assert "rains" in rendered["a"][place : place + 200]
    assert "2 sentences" in html


def test_of_more_sentences_than_are_linked_all_are_told():
    many = [f"aaaaaaaaaaaa.{n}" for n in range(1, 1201)]
    pages, rendered = gathered(page("a", helpers.finding("It rains.", many, "The wettest")))
    assert "1,200 sentences" in overview.found(pages, rendered)


def test_pages_without_findings_say_nothing_and_failed_ones_say_why():
    (result, html), = [page("a")]
    assert overview.found([result], {"a": html}) == ""
    import dataclasses

    failed = dataclasses.replace(result, status="failed", error="a.ipynb stopped with <script>")
    card = overview.cards([failed], {"a": html})
    assert "stopped with &lt;script&gt;" in card and "Stopped by an error" in card


@pytest.mark.parametrize("size", [10, 400_000])
def test_a_thumbnail_has_no_links_no_names_of_its_page_and_is_not_heavy(size):
    drawing = (
        '<svg viewbox="0 0 1 1" width="9" height="9" role="group" aria-labelledby="w-t" style="fill: red">'
        '<title id="w-t">words</title><a class="dl-mark" href="read/x.html#s1">'
        f'<path id="w-p" d="{"M0 0" * size}"></path></a><use href="#w-p"></use></svg>'
    )
    html = f'<figure class="dl-figure" id="words"><figcaption>x</figcaption><div>{drawing}</div></figure>'
    small = overview.thumbnail("2_terms", html)
    if size > 1000:
        assert small == ""
        return
    assert "<a" not in small and "<title" not in small and "aria-labelledby" not in small
    assert 'id="2_terms-w-p"' in small and 'href="#2_terms-w-p"' in small
