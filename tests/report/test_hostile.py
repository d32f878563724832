from analysis.report.build import build
from tests.report import crawl, hostile, sample


def test_a_report_of_hostile_words_holds_only_words(tmp_path):
    corpus = hostile.corpus()
    build(tmp_path, corpus, [hostile.page(corpus)], sample.PROVENANCE, sample.marks(corpus))
    assert len(list(tmp_path.rglob("*.html"))) == 3 + len(hostile.ATTACKS)
    for path in tmp_path.rglob("*.html"):
        seen = crawl.read(path.read_text("utf-8"))
        assert (path.name, seen.odd, len(seen.scripts)) == (path.name, [], 1)
        assert len(seen.ids) == len(set(seen.ids))
    assert crawl.dead_links(tmp_path) == []
