import base64
import hashlib
import re

import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from analysis import settings
from analysis.report import Context, NavLink, Page, helpers, render, title_of
from tests.report import crawl, sample

PAGE = Page(
    "2_terms",
    "Words",
    Context("seeds", [NavLink("index.html", "seeds"), NavLink("2_terms.html", "Words")], sample.PROVENANCE),
)


def rendered(*cells, page: Page = PAGE) -> str:
    return render(new_notebook(cells=list(cells)), page)


@pytest.fixture(scope="module")
def whole() -> str:
    return render(sample.notebook(sample.corpus()), PAGE)


def test_the_page_is_titled_by_the_notebooks_first_heading(whole):
    assert "<h1><bdi>What words does this page return to?</bdi></h1>" in whole
    assert whole.count("<h1") == 1
    assert title_of(sample.notebook(sample.corpus()), "x") == "What words does this page return to?"
    assert title_of(new_notebook(), "x") == "x"


def test_the_policy_admits_the_one_script_by_its_hash_and_nothing_else(whole):
    seen = crawl.read(whole)
    digest = base64.b64encode(hashlib.sha256(seen.scripts[0].encode()).digest()).decode()
    assert len(seen.scripts) == 1
    assert f"script-src 'sha256-{digest}'" in seen.policy and "default-src 'none'" in seen.policy
    assert seen.odd == []


def test_the_contents_lead_to_every_heading(whole):
    contents = re.search(r'<nav class="dl-contents".*?</nav>', whole, re.DOTALL).group()
    assert re.findall(r'href="#([^"]+)">([^<]+)', contents) == [
        ("the-places", "The places"),
        ("the-sentences", "The sentences"),
        ("their-length", "Their length"),
        ("plain-outputs", "Plain outputs"),
    ]
    assert {"the-places", "the-sentences", "their-length", "plain-outputs"} <= set(crawl.read(whole).ids)


def test_code_is_folded_and_parameters_are_named_for_what_they_are(whole):
    for name in ("The choices this page starts from", "The choices given to this run", "Code"):
        assert f'<details class="dl-code"><summary>{name}</summary>' in whole


def test_cells_of_code_with_nothing_between_fold_into_one():
    assert rendered(new_code_cell("a = 1"), new_code_cell("b = 2")).count("<summary>Code</summary>") == 1


def test_the_choices_of_a_run_do_not_fold_the_code_after_them_away():
    html = rendered(
        new_code_cell("a = 1", metadata={"tags": ["injected-parameters"]}), new_code_cell("b"), new_code_cell("c")
    )
    assert re.findall(r"<summary>([^<]+)</summary>", html)[:2] == ["The choices given to this run", "Code"]
    assert html.count("<summary>Code</summary>") == 1 and html.count('class=" highlight') == 3


def test_the_page_says_how_it_was_made(whole):
    foot = re.search(r"<footer.*?</footer>", whole, re.DOTALL).group()
    for words in ("corpus = &quot;seeds&quot;", "ab" * 32, "f" * 40, "20220910-000000-abcdef", "python 3.11"):
        assert words in foot


def test_links_to_sentences_show_the_sentence():
    cell = new_code_cell(
        "x",
        outputs=[new_output("display_data", data={"text/html": '<a class="dl-evidence" href="read/ab.html#s1">s</a>'})],
    )
    page = Page("p", "t", Context("r"), previews={"read/ab.html#s1": "A <sentence>."})
    assert 'href="read/ab.html#s1" title="A &lt;sentence&gt;.">s</a>' in rendered(cell, page=page)


def test_marks_of_a_drawing_show_their_sentence_as_the_drawings_own_title():
    address = f"read/{sample.DOC}.html#s1"
    cell = new_code_cell("x", outputs=[sample.shown(helpers.figure(sample.plate()))])
    html = rendered(cell, page=Page("p", "t", Context("r"), previews={address: "A <sentence>."}))
    assert f'href="{address}" aria-label="sentence 1"><title>A &lt;sentence&gt;.</title>' in html


def test_a_failed_notebook_shows_what_it_reached_and_names_the_cell():
    html = render(sample.failing(), Page("p", "t", Context("r"), status="failed", error="ZeroDivisionError"))
    assert "This much was found." in html and "<h1><bdi>A page that fails</bdi></h1>" in html
    assert "Code cell 2, under “<bdi>The bad part</bdi>”, failed" in html
    assert "ZeroDivisionError: division by zero" in html and "papermill" not in html.lower()
    assert "/home/somebody" not in html and "…/terms.py:3" in html
    assert "What was to follow (2 cells)" in html
    assert 'href="#never-reached"' not in html


def test_a_notebook_that_died_without_a_failed_cell_says_so_too():
    html = rendered(
        new_markdown_cell("# T"), page=Page("p", "t", Context("r"), status="failed", error="the kernel died")
    )
    assert "The notebook failed" in html and "the kernel died" in html


@pytest.mark.parametrize(
    "cell",
    [
        new_markdown_cell("<script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert(1))"),
        new_markdown_cell("# <script>alert(1)</script>\n\n## <img src=x onerror=1>"),
        new_code_cell("'</script><script>alert(1)</script>'"),
        new_code_cell("x", outputs=[new_output("display_data", data={"text/html": "<script>alert(1)</script>"})]),
        new_code_cell(
            "x", outputs=[new_output("display_data", data={"text/html": "</div></main></body><script>1</script>"})]
        ),
        new_code_cell(
            "x",
            outputs=[
                new_output(
                    "display_data", data={"image/svg+xml": "<svg viewBox='0 0 1 1' onload='1'><script>1</script></svg>"}
                )
            ],
        ),
        new_code_cell("x", outputs=[new_output("display_data", data={"image/png": '" onerror="alert(1)'})]),
        new_code_cell("x", outputs=[new_output("display_data", data={"text/markdown": "<script>alert(1)</script>"})]),
        new_code_cell("x", outputs=[new_output("display_data", data={"application/javascript": "alert(1)"})]),
        new_code_cell("x", outputs=[new_output("stream", name="stdout", text="<script>alert(1)</script>")]),
        new_code_cell("x", outputs=[new_output("execute_result", data={"text/plain": "<script>alert(1)</script>"})]),
        new_code_cell(
            "x", outputs=[new_output("error", ename="<script>", evalue="<script>1</script>", traceback=["<script>"])]
        ),
        new_code_cell(
            "x",
            outputs=[
                new_output(
                    "display_data", data={"text/html": pd.DataFrame({"<script>": ["<script>"]}).to_html(escape=False)}
                )
            ],
        ),
    ],
)
def test_nothing_in_a_notebook_runs_in_its_page(cell):
    seen = crawl.read(rendered(cell))
    assert seen.odd == [] and len(seen.scripts) == 1
    assert "alert" not in seen.scripts[0]


def test_text_that_looks_like_a_place_for_a_part_stays_text():
    html = rendered(new_markdown_cell("dl-part-0- and dl-part-99-"), new_code_cell("print()"))
    assert "dl-part-0- and dl-part-99-" in html


def test_pandas_tables_scroll_and_leave_no_empty_heading():
    data = {"text/html": pd.DataFrame({"n": [1]}).to_html()}
    html = rendered(new_code_cell("x", outputs=[new_output("execute_result", data=data)]))
    assert re.search(r'<div class="dl-table"[^>]*><table class="dataframe">', html)
    assert "<th></th>" not in html


def test_a_picture_takes_its_words_from_the_notebook():
    out = new_output("display_data", data={"image/png": "AAAA"}, metadata={"image/png": {"alt": "A <map>"}})
    html = rendered(new_code_cell("x", outputs=[out]))
    assert '<img src="data:image/png;base64,AAAA" alt="A &lt;map&gt;">' in html


def test_a_huge_title_is_cut_where_it_would_break_the_page():
    html = rendered(new_markdown_cell("# " + "word " * 100_000))
    assert len(re.search(r"<title>.*?</title>", html).group()) < 250
    assert len(re.search(r"<h1>.*?</h1>", html).group()) < 400


def test_a_path_of_this_machine_is_cut_wherever_a_notebook_prints_it():
    path = f"{settings.ROOT}/data/raw/a.txt"
    outs = [
        new_output("display_data", data={"text/html": f"<p>{path}</p>"}),
        new_output("stream", name="stdout", text=path),
    ]
    html = rendered(new_markdown_cell(f"`{path}`"), new_code_cell(f"open('{path}')", outputs=outs))
    assert str(settings.ROOT) not in html and html.count("data/raw/a.txt") == 4
