"""What is worked out from a whole corpus is worked out once, and read back as it was."""

import dataclasses

import pandas as pd
import pytest

import analysis as dl
from analysis.corpus import derived, store

MEASURES = {
    "quotes": dl.voices.quotes,
    "scores": dl.sentiment.score,
    "dates": dl.timeline.dates,
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory, processed):
    """Enough short articles to be kept."""
    folder = tmp_path_factory.mktemp("many")
    rows = []
    for n in range(derived.FEW + 1):
        text = f"The mayor of town {n} said on Monday that {n} bridges had collapsed. “It was awful,” she said.\n"
        (folder / f"{n:02}.txt").write_text(f"Bridges collapse in town {n}\n\n{text}", "utf-8")
        rows.append(f"{n:02}.txt,2024-03-{n + 1:02}")
    (folder / "metadata.csv").write_text("file,published\n" + "\n".join(rows), "utf-8")
    return dl.open(folder)


def folder_of(corpus):
    return store.folder(corpus.name, corpus.key) / "derived"


@pytest.mark.parametrize("name", MEASURES)
def test_a_table_is_read_back_as_it_was_made(corpus, name, monkeypatch):
    first = MEASURES[name](corpus)
    assert len(first) > derived.FEW
    monkeypatch.setattr(derived.tables, "to_arrow", lambda *_: pytest.fail("it was made a second time"))
    pd.testing.assert_frame_equal(MEASURES[name](corpus), first)
    sentences = MEASURES[name](dataclasses.replace(corpus, key=f"{corpus.key}/part"))
    pd.testing.assert_frame_equal(sentences, first)  # worked out anew, and the same


def test_other_choices_are_another_table(corpus):
    news, vader = (dl.sentiment.score(corpus, lexicon=name)["score"] for name in ("news", "vader"))
    assert not news.equals(vader)


def test_a_damaged_table_is_made_again(corpus):
    first = dl.voices.quotes(corpus)
    path, = folder_of(corpus).glob("quotes-*.parquet")
    path.write_bytes(path.read_bytes()[:-200])
    pd.testing.assert_frame_equal(dl.voices.quotes(corpus), first)


def test_nothing_half_written_is_left_where_the_work_fails(corpus):
    def fails():
        raise RuntimeError("out of memory")

    before = sorted(folder_of(corpus).rglob("*.parquet"))
    with pytest.raises(RuntimeError):
        derived.kept(corpus, "quotes", fails, "never asked before")
    assert sorted(folder_of(corpus).rglob("*.parquet")) == before


def test_a_small_corpus_and_one_in_memory_are_worked_out(seed):
    assert not (folder_of(seed)).exists()
    loose = dl.from_records([{"text": f"The mayor said on Monday that {n} bridges fell."} for n in range(30)])
    assert len(dl.voices.quotes(loose)) == 30
