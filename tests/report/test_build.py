import datetime
import json
import re

import pytest
from nbformat.v4 import new_markdown_cell, new_notebook

from analysis import report
from analysis.errors import DatelineError
from analysis.report import PageResult
from analysis.report.build import build
from tests.report import crawl, sample


def pages_of(folder):
    return sorted(folder.rglob("*.html"))


def test_a_report_is_an_overview_a_page_a_notebook_and_a_page_an_article(built):
    names = [p.relative_to(built).as_posix() for p in pages_of(built)]
    assert names == ["2_terms.html", "3_sentiment.html", "index.html", f"read/{sample.DOC}.html", "search.html"]
    assert not list(built.rglob("*.part"))


def test_every_link_leads_to_a_place_that_is_there(built):
    assert crawl.dead_links(built) == []


def test_no_page_fetches_runs_or_repeats_an_id(built):
    for path in pages_of(built):
        seen = crawl.read(path.read_text("utf-8"))
        assert (path.name, seen.odd) == (path.name, [])
        assert len(seen.ids) == len(set(seen.ids))
        assert seen.policy.startswith("default-src 'none'")


def test_no_page_names_the_machine(built):
    import getpass
    import socket

    for path in [*pages_of(built), built / "report.json"]:
        text = path.read_text("utf-8")
        assert str(sample.SEED.parents[1]) not in text
        assert not re.search(rf"/(home|Users|root|tmp)/|\b{re.escape(socket.gethostname())}\b", text), path
        assert len(getpass.getuser()) < 6 or getpass.getuser() not in text


def test_the_overview_says_what_was_read_found_and_refused(built):
    html = (built / "index.html").read_text("utf-8")
    assert "After Five Months Of Russian Occupation" in html and "published on 10 September 2022" in html
    assert "Izium is named in 10 sentences." in html
    assert "broken.pdf" in html and "Stopped by an error" in html
    assert "How we counted" in html and "What this cannot show" in html


def test_the_same_report_is_the_same_bytes_twice(built, tmp_path):
    corpus = sample.corpus(refused=[{"path": "broken.pdf", "reason": "It is not a kind of file that is read."}])
    build(tmp_path, corpus, sample.pages(corpus), sample.PROVENANCE, sample.marks(corpus))
    for path in pages_of(built):
        assert path.read_bytes() == (tmp_path / path.relative_to(built)).read_bytes()


def test_a_link_to_a_sentence_that_is_not_there_loses_its_link_and_keeps_its_words(tmp_path):
    corpus = sample.corpus()
    cell = report.finding("A true sentence.", ["ffffffffffff.1", f"{sample.DOC}.9999", f"{sample.DOC}.1"])
    notebook = new_notebook(cells=[new_markdown_cell("# T")])
    notebook.cells.append(sample.new_code_cell("x", outputs=[sample.shown(cell)]))
    build(tmp_path, corpus, [PageResult("1_x", "T", notebook)], sample.PROVENANCE)
    assert crawl.dead_links(tmp_path) == []
    assert "sentence 1" in (tmp_path / "1_x.html").read_text("utf-8")


def test_of_very_many_articles_only_the_cited_get_a_page_and_the_reason_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.report.build.MANY", 2)
    documents = [
        sample.document(f"Headline number {n}\n\nA sentence of the body, the only one.", f"doc{n}") for n in range(4)
    ]
    corpus = sample.corpus(*documents)
    finding = sample.new_code_cell("x", outputs=[sample.shown(report.finding("One.", ["doc2.1"]))])
    build(tmp_path, corpus, [PageResult("1_x", "T", new_notebook(cells=[finding]))], sample.PROVENANCE)
    assert [p.name for p in (tmp_path / "read").iterdir()] == ["doc2.html"]
    assert "only those that a page cites have a page of their own: 1 of 4" in (tmp_path / "index.html").read_text(
        "utf-8"
    )
    assert crawl.dead_links(tmp_path) == []


@pytest.mark.parametrize("name", ["index", "../x", "a/b", "", "x" * 200])
def test_a_page_cannot_be_written_elsewhere_or_over_the_overview(tmp_path, name):
    with pytest.raises(DatelineError, match="cannot name a page"):
        build(tmp_path, sample.corpus(), [PageResult(name, "T", new_notebook())], sample.PROVENANCE)


def test_an_empty_corpus_makes_a_report_that_says_so(tmp_path):
    corpus = sample.corpus()
    empty = corpus.__class__(
        **{t: getattr(corpus, t).iloc[:0] for t in ("documents", "sentences", "ledger", "refused")}
    )
    html = build(tmp_path, empty, [], sample.PROVENANCE).read_text("utf-8")
    assert "No document could be read." in html


def test_reports_are_listed_with_what_they_hold(built, tmp_path):
    folder = tmp_path / "seeds"
    folder.mkdir()
    for name in ("index.html", "report.json"):
        (folder / name).write_bytes((built / name).read_bytes())
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "report.json").write_text("[not json")
    run = tmp_path / "runs" / "r1"
    run.mkdir(parents=True)
    (run / "index.html").write_text("x")
    (run / "report.json").write_text(json.dumps({"name": "<script>alert(1)</script>", "when": "2022"}))
    html = report.reports_index(tmp_path)
    seen = crawl.read(html)
    assert seen.odd == [] and len(seen.scripts) == 1
    assert "seeds/index.html" in seen.hrefs and "runs/r1/index.html" in seen.hrefs
    assert "1 page stopped by an error" in html and "broken" not in "".join(seen.hrefs)
    (tmp_path / "index.html").write_text(html)
    assert [link for link in crawl.dead_links(tmp_path) if link.startswith("index.html")] == []


def test_no_report_at_all_is_said(tmp_path):
    assert "No report has been made yet." in report.reports_index(tmp_path)


def test_an_article_leads_to_the_ones_before_and_after_it_and_to_its_repeats(tmp_path):
    days = [datetime.date(2022, 9, n) for n in (12, 10, 11, 13)]
    raw = "The army said nothing on the day, and went on."
    documents = [sample.document(f"{raw} {n}", f"doc{n}", published=d, cluster=n % 2) for n, d in enumerate(days)]
    build(tmp_path, sample.corpus(*documents), [], sample.PROVENANCE)
    middle = (tmp_path / "read" / "doc2.html").read_text("utf-8")
    assert re.findall(r'href="\.\./(read/[^"]+)" rel="(\w+)"', middle) == [
        ("read/doc1.html", "prev"),
        ("read/doc0.html", "next"),
    ]
    assert "Also printed as" in middle and "one of 2 alike" in (tmp_path / "index.html").read_text("utf-8")
    assert "An article without a headline" in middle and "<title>“The army said nothing" in middle
    assert crawl.dead_links(tmp_path) == []


def test_a_report_says_when_it_was_made_as_people_write_it(tmp_path):
    made = {"seeds": "2022-09-11T08:30:00+00:00", "odd": "<b>some day</b>"}
    for name, when in made.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text("x")
        (tmp_path / name / "report.json").write_text(json.dumps({"name": name, "when": when}))
    html = report.reports_index(tmp_path)
    assert "11 September 2022, 08:30 UTC" in html and "&lt;b&gt;some day&lt;/b&gt;" in html


def test_evidence_from_several_articles_is_cited_by_source_and_day(tmp_path):
    day = datetime.date(2022, 9, 10)
    one = sample.document("The army said nothing on the day.", "aaaaaaaaaaaa", source="The Post", published=day)
    two = sample.document("The army went on.", "bbbbbbbbbbbb", title="A <b>headline</b>")
    finding = sample.new_code_cell(
        "x", outputs=[sample.shown(report.finding("x", ["aaaaaaaaaaaa.1", "bbbbbbbbbbbb.1"]))]
    )
    pages = [PageResult("1_x", "T", new_notebook(cells=[finding]))]
    build(tmp_path, sample.corpus(one, two), pages, sample.PROVENANCE)
    html = (tmp_path / "1_x.html").read_text("utf-8")
    assert "<bdi>The Post 2022-09-10, sentence 1</bdi>" in html
    assert "<bdi>A &lt;b&gt;headline&lt;/b&gt;, sentence 1</bdi>" in html
