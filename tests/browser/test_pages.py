import json
import re

import pytest

from tests.browser.conftest import Opened

pytestmark = pytest.mark.browser
VIEWS = [(1280, False), (390, False), (1280, True), (390, True)]


def _name(path) -> str:
    return f"{path.parent.name}/{path.name}"


@pytest.fixture(scope="module", params=VIEWS, ids=lambda v: f"{v[0]}-{'dark' if v[1] else 'light'}")
def looked_at(request, pages, browser, axe) -> dict[str, tuple[list[str], int, dict[str, list[str]]]]:
    """Every page opened once in a view: what went wrong, how wide it is beyond the window, which rules it fails."""
    width, dark = request.param
    found = {}
    for path in pages:
        one = Opened(browser, path, width, dark)
        beyond = one.page.evaluate("document.documentElement.scrollWidth") - width
        trouble = list(one.trouble)
        one.page.evaluate("document.querySelectorAll('details').forEach((d) => d.open = true)")
        one.page.evaluate(axe)
        failed = one.page.evaluate("axe.run().then((r) => r.violations)")
        rules = {f["id"]: [n["html"][:160] + " | " + n["failureSummary"][:200] for n in f["nodes"][:3]] for f in failed}
        found[_name(path)] = (trouble, beyond, rules)
        one.context.close()
    return found


def test_no_page_asks_for_anything_or_complains(looked_at):
    assert {name: trouble for name, (trouble, _, _) in looked_at.items() if trouble} == {}


def test_no_page_is_wider_than_the_window(looked_at):
    assert {name: beyond for name, (_, beyond, _) in looked_at.items() if beyond > 0} == {}


def test_no_page_fails_a_rule_of_accessibility(looked_at):
    failed = {name: rules for name, (_, _, rules) in looked_at.items() if rules}
    assert not failed, json.dumps(failed, indent=1, ensure_ascii=False)


def test_everything_can_be_read_without_script(folders, opened):
    page = opened(folders["seed"] / "2_terms.html", script=False).page
    for words in ("What words does this page return to?", "Izium is named in 10 sentences.", "Source: the seed page"):
        assert page.get_by_text(words).is_visible()
    assert page.locator("tbody tr").count() >= 20
    page.get_by_text("The numbers behind this figure").click()
    assert page.get_by_role("link", name="sentence 1").first.is_visible()


def test_a_finding_leads_to_its_sentence_which_lights_up(folders, opened):
    page = opened(folders["seed"] / "2_terms.html").page
    page.get_by_role("link", name="sentence 3", exact=True).first.click()
    assert page.url.endswith("#s3")
    assert page.locator("#s3").evaluate("(e) => getComputedStyle(e).backgroundColor") == "rgb(255, 243, 196)"


def test_a_table_sorts_by_the_column_that_is_pressed_and_says_so(folders, opened):
    page = opened(folders["seed"] / "2_terms.html").page
    table = page.get_by_role("table", name="The first sentences")
    head = table.locator("th", has_text="characters")
    head.get_by_role("button").click()
    read = table.locator("td:nth-child(2)").evaluate_all("(all) => all.map((e) => Number(e.dataset.sort))")
    assert len(read) == 20 and read == sorted(read)
    assert head.get_attribute("aria-sort") == "ascending"


def test_a_long_table_can_be_filtered(folders, opened):
    page = opened(folders["seed"] / "2_terms.html").page
    page.get_by_label("Filter rows").fill("Kupyansk")
    assert page.get_by_role("status").inner_text() == "2 of 20 rows"


def test_a_sentence_is_shown_while_its_link_is_pointed_at(folders, opened):
    page = opened(folders["seed"] / "2_terms.html").page
    page.get_by_role("link", name="sentence 3", exact=True).first.hover()
    assert "Izium, which is close to the line" in page.locator(".dl-tip").inner_text()
    page.keyboard.press("Escape")
    assert page.locator(".dl-tip").count() == 0


def test_words_are_looked_up_among_all_sentences_and_without_script_all_are_there(folders, opened):
    plain = opened(folders["seed"] / "search.html", script=False).page
    total = plain.locator(".dl-find li").count()
    assert total > 50 and plain.locator(".dl-find input").count() == 0
    page = opened(folders["seed"] / "search.html").page
    page.get_by_label("Look up").fill("Izium CITY")
    page.get_by_text(re.compile(r"\d+ of \d+ sentences")).wait_for()
    shown = page.locator(".dl-find li:visible").all_inner_texts()
    assert 0 < len(shown) < total
    assert all("izium" in text.lower() and "city" in text.lower() for text in shown)
    assert page.get_by_role("status").inner_text() == f"{len(shown)} of {total} sentences"
    page.locator(".dl-find li:visible a").first.click()
    assert "read/" in page.url and "#s" in page.url


def test_marks_on_a_reader_page_can_be_hidden_without_script(folders, opened):
    path = next((folders["seed"] / "read").iterdir())
    page = opened(path, script=False).page
    cut = page.get_by_text("HomeNEWS")
    assert cut.is_visible()
    page.get_by_label("cuts").uncheck()
    assert not cut.is_visible()
    assert page.get_by_role("heading", level=1).is_visible()


def test_on_paper_there_are_no_controls(folders, opened):
    one = opened(folders["seed"] / "2_terms.html")
    one.page.emulate_media(media="print")
    for control in (".dl-top", ".dl-contents", ".dl-filter", ".dl-code"):
        assert not one.page.locator(control).first.is_visible()
    assert one.page.get_by_text("Attack words gather").first.is_visible()


@pytest.mark.parametrize("policy", [True, False])
def test_hostile_words_never_run_with_the_policy_or_without_it(folders, opened, tmp_path, policy):
    for path in sorted(folders["hostile"].rglob("*.html")):
        copy = tmp_path / path.name
        html = path.read_text("utf-8")
        copy.write_text(
            html if policy else re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html), "utf-8"
        )
        one = opened(copy)
        one.page.evaluate("document.querySelectorAll('a').forEach((a) => a.protocol === 'javascript:' && a.click())")
        assert (_name(path), one.trouble, one.page.evaluate("window.ran")) == (_name(path), [], None)
        assert one.page.locator("main").is_visible()
