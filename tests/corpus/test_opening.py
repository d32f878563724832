import hashlib

import pandas as pd
import pytest

import analysis as dl
from analysis import corpus as corpora
from analysis.corpus import opening, store
from analysis.errors import BadDate, DatelineError, NothingToRead
from analysis.settings import Settings

from ..conftest import SEEDS


def test_the_seed_is_one_dated_document_with_its_parts_told_apart(seed):
    document = seed.documents.iloc[0]
    assert document["published"] == pd.Timestamp("2022-09-10")
    assert document["published_from"] == "metadata"
    assert seed.sentences.groupby("role")["paragraph"].nunique().to_dict() == {
        "body": 35, "caption": 2, "heading": 3, "title": 1,
    }  # fmt: skip
    assert document["title"].endswith("Of Izium, According To Kyiv")


def test_every_sentence_stands_where_it_says(seed, news):
    for corpus in (seed, dl.open(news)):
        text = dict(zip(corpus.documents["doc_id"], corpus.documents["text"], strict=True))
        assert all(text[s.doc_id][s.start : s.end] == s.text for s in corpus.sentences.itertuples())
        assert corpus.sentences["sentence_id"].is_unique


def test_every_character_that_is_kept_is_in_a_sentence(seed):
    text = seed.documents["text"].iloc[0]
    inside = sum(len(t) for t in seed.sentences["text"])
    blanks_between = sum(c.isspace() for c in text) - sum(c.isspace() for t in seed.sentences["text"] for c in t)
    assert inside + blanks_between == len(text)


def test_raw_is_kept_plus_ledger(seed, news):
    for corpus in (seed, dl.open(news)):
        table = dl.ledger.check(corpus)
        assert table["exact"].all()
        assert (table["raw"] - table["cut"] - table["replaced"] + table["put_in"] == table["kept"]).all()


def test_raw_files_are_never_changed(news):
    before = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in news.iterdir()}
    dl.open(news, fresh=True)
    assert {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in news.iterdir()} == before


def test_a_second_call_reads_what_the_first_one_made(news, monkeypatch):
    first = dl.open(news)
    monkeypatch.setattr(opening.build, "build", None)
    again = dl.open(news)
    for table in store.TABLES:
        pd.testing.assert_frame_equal(getattr(first, table), getattr(again, table))


def test_a_changed_file_or_setting_makes_other_tables(news):
    first = dl.open(news)
    (news / "metadata.csv").write_text("file,published\na.txt,2024-03-07\nb.txt,2024-03-06\n")
    second = dl.open(news)
    assert first.key != second.key
    assert sorted(second.documents["published"].dt.day) == [6, 7]
    assert dl.open(news, settings=Settings(rules_off=("exact repeat",))).key != second.key


def test_the_same_tables_are_made_twice(news):
    first, second = dl.open(news), dl.open(news, fresh=True)
    for table in store.TABLES:
        pd.testing.assert_frame_equal(getattr(first, table), getattr(second, table))


def test_a_half_written_corpus_is_never_taken_for_a_whole_one(news, monkeypatch):
    def killed(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(store.pq, "write_table", killed)
        with pytest.raises(KeyboardInterrupt):
            dl.open(news, fresh=True)
    assert not list(store.choices.PROCESSED.glob(".part-*"))
    assert len(dl.open(news)) == 2


def test_a_date_for_all_fills_in_only_where_none_is_known(news):
    (news / "metadata.csv").write_text("file,published\na.txt,2024-03-07\n")
    corpus = dl.open(news, published="2024-01-02")
    assert dict(zip(corpus.documents["path"], corpus.documents["published_from"], strict=True)) == {
        "a.txt": "metadata", "b.txt": "argument",
    }  # fmt: skip


def test_without_a_date_it_stays_unknown_and_says_what_would_settle_it(tmp_path, seed_raw):
    (tmp_path / "page.txt").write_text(seed_raw, "utf-8")
    document = dl.open(tmp_path).documents.iloc[0]
    assert pd.isna(document["published"])
    assert document["published_from"] == "unknown"
    assert "metadata.csv" in document["published_why"]


def test_within_bounds_the_right_day_is_among_the_first_three_with_its_reasons(tmp_path, seed_raw):
    (tmp_path / "page.txt").write_text(seed_raw, "utf-8")
    (tmp_path / "dateline.toml").write_text("earliest = 2022-01-01\nlatest = 2022-12-31\n")
    corpus = dl.open(tmp_path)
    listed = dl.ledger.candidates(corpus)
    assert corpus.documents["published"].isna().all()
    assert "2022-09-10" in listed["day"].tolist()
    assert listed["why"].str.contains("September 9").all()


@pytest.mark.parametrize(("source", "said"), [
    ("nowhere", "there is no file or folder “nowhere”"), ([], "no source was named"), ("", "a source is empty"),
    ("*.nothing", "matches no file"),
])  # fmt: skip
def test_a_source_that_is_not_there_is_named(source, said):
    with pytest.raises(DatelineError, match=said.replace("*", r"\*")):
        dl.open(source)


def test_a_folder_without_documents_says_what_a_document_is(tmp_path):
    with pytest.raises(NothingToRead, match=r"holds no document; a document is a file ending in .*\.txt"):
        dl.open(tmp_path)


def test_a_folder_of_unreadable_documents_says_why(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    with pytest.raises(NothingToRead, match=r"no document in .* could be read: a\.txt \("):
        dl.open(tmp_path)


def test_a_date_in_the_data_that_cannot_be_read_leaves_its_document_undated_and_is_listed(news):
    (news / "metadata.csv").write_text("file,published\na.txt,31.31.2022\nb.txt,2024-03-06\n")
    corpus = dl.open(news)
    a, b = (row for row in corpus.documents.itertuples())
    assert (pd.isna(a.published), a.published_from, b.published) == (True, "unknown", pd.Timestamp("2024-03-06"))
    assert "(metadata.csv, column “published”) gives a date that cannot be used: “31.31.2022”" in a.published_why
    assert corpus.conflicts[["path", "field", "origin", "value", "used"]].values.tolist() == [
        ["a.txt", "published", "metadata", "31.31.2022", False]
    ]


@pytest.mark.parametrize(("others", "day", "said"), [
    (["25/04/2024"], "2024-04-03", "read with the day first, as “25/04/2024” in the same column is"),
    (["04/25/2024"], "2024-03-04", "read with the month first, as “04/25/2024”"),
    (["25/04/2024", "04/25/2024"], None, "has dates in either order (“25/04/2024” and “04/25/2024”)"),
    (["01/02/2024"], None, "No other date of its column shows which is meant"),
])  # fmt: skip
def test_digits_that_could_be_two_days_are_settled_by_their_column_or_stay_unknown(tmp_path, others, day, said):
    rows = [f"The bridge number {n} fell.,{d}" for n, d in enumerate(["03/04/2024", *others])]
    (tmp_path / "a.csv").write_text("\n".join(["text,date", *rows]))
    first = dl.open(tmp_path).documents.iloc[0]
    assert (None if pd.isna(first["published"]) else str(first["published"])[:10]) == day
    assert said in first["published_why"]


def test_a_day_given_for_all_and_a_bound_must_be_days(news):
    with pytest.raises(BadDate, match=r"31\.31\.2022"):
        dl.open(news, published="31.31.2022")
    with pytest.raises(BadDate, match="soon"):
        dl.open(news, settings=Settings(earliest="soon"))


def test_each_origin_of_a_date_counts_in_its_order(tmp_path):
    head = "<html><head><meta property='article:published_time' content='2022-09-03T10:00:00Z'></head><body><p>"
    story = "The bridge fell in the night, the police said.</p></body></html>"
    (tmp_path / "a.html").write_text(head + story)
    (tmp_path / "b.html").write_text(head + story)
    (tmp_path / "c.md").write_text("---\ndate: 2022-09-04\n---\nPublished: September 5, 2022\n\nIt fell.")
    (tmp_path / "d_2022-09-06.txt").write_text("Published: September 5, 2022\n\nThe old bridge fell.")
    (tmp_path / "e_2022-09-06.txt").write_text("The new bridge fell.")
    (tmp_path / "f.txt").write_text("Published: September 5, 2022\n\nNobody fell.")
    (tmp_path / "g.txt").write_text("On Wednesday, June 28, all bridges fell.")
    (tmp_path / "h.csv").write_text("text,date\nA row fell.,2022-09-02\n")
    (tmp_path / "metadata.csv").write_text("file,date\na.html,2022-09-01\nh.csv,2022-09-09\n")
    found = dl.open(tmp_path, published="2022-09-07", settings=Settings(earliest="2022-01-01", latest="2024-12-31"))
    assert [(d.path[0], d.published_from, d.published.day) for d in found.documents.itertuples()] == [
        ("a", "metadata", 1), ("b", "page", 3), ("c", "front matter", 4), ("d", "text", 5), ("e", "file name", 6),
        ("f", "text", 5), ("g", "argument", 7), ("h", "column", 2),
    ]  # fmt: skip
    listed = found.conflicts.groupby("path")["origin"].agg(list).to_dict()
    assert listed == {
        "a.html": ["metadata", "page"], "c.md": ["front matter", "text"], "d_2022-09-06.txt": ["file name", "text"],
        "h.csv#1": ["column", "metadata"],
    }  # fmt: skip
    assert found.conflicts.groupby("path")["used"].sum().eq(1).all()


def test_titles_publishers_and_languages_that_differ_are_listed(tmp_path):
    page = "<html lang='de'><head><title>Bridge falls - The Post</title>"
    page += "<meta property='og:site_name' content='The Post'>"
    story = "<p>The bridge fell in the night and all of the people who were on it had to be saved, the police said.</p>"
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text(f"{page}</head><body><h1>Bridge falls</h1>{story}</body></html>")
    said = "file,title,outlet,lang\na.html,Two die,Herald,en\nb.html,Bridge falls,Post,en\n"
    (tmp_path / "metadata.csv").write_text(said)
    listed = dl.open(tmp_path).conflicts
    assert listed[listed["path"] == "a.html"]["field"].tolist() == ["title", "title", "source", "source"]
    assert not len(listed[listed["path"] == "b.html"])


@pytest.mark.parametrize(("value", "day", "moment"), [
    ("2022-09-10T23:30:00-05:00", 10, "2022-09-10T23:30:00-05:00"),
    ("2022-09-10T23:30:00Z", 10, "2022-09-10T23:30:00Z"),
    ("Sat, 10 Sep 2022 23:30:00 -0500", 10, "2022-09-10T23:30:00-05:00"),
    ("Sept. 10, 2022 at 9:00 a.m. ET", 10, "2022-09-10T09:00 ET"), ("2022-09-10 00:00:00", 10, None),
    ("10 September 2022, 12:15 a.m. EDT", 10, "2022-09-10T00:15-04:00"), ("2022-09-10", 10, None),
    ("20220910T090000Z", 10, "2022-09-10T09:00:00Z"), ("2022-09-11T00:30:00.5+0300", 11, "2022-09-11T00:30:00+03:00"),
    ("1662800400000", 10, "2022-09-10T09:00:00Z"), ("25/09/2022 10:15 PM", 25, "2022-09-25T22:15"),
])  # fmt: skip
def test_the_day_is_the_publishers_and_the_time_keeps_its_zone(tmp_path, value, day, moment):
    (tmp_path / "a.csv").write_text(f'text,published\nThe bridge fell.,"{value}"\n')
    (found,) = dl.open(tmp_path).documents.itertuples()
    assert found.published.day == day
    assert (None if pd.isna(found.published_at) else found.published_at) == moment


def test_columns_are_told_in_the_call_or_in_the_settings_and_shown(tmp_path):
    (tmp_path / "a.csv").write_text("Artikel,Tag,x\nThe bridge fell.,2022-09-10,1\n")
    corpus = dl.open(tmp_path, columns={"text": "Artikel", "published": "tag"})
    assert corpus.documents["published_from"].tolist() == ["column"]
    assert corpus.mapping[["column", "field", "how"]].values.tolist()[:2] == [
        ["Artikel", "text", "told"], ["Tag", "published", "told"]
    ]  # fmt: skip
    (tmp_path / "dateline.toml").write_text('[columns]\ntext = "Artikel"\ntitle = "Titel"\n')
    how = dl.open(tmp_path).mapping["how"].tolist()
    assert how == ["told", "not used", "not used", "told, but no table has this column"]
    with pytest.raises(DatelineError, match=r"there is no column “Artikle”.*Did you mean “Artikel”"):
        dl.open(tmp_path, columns={"title": "Artikle"})


@pytest.mark.parametrize("value", ["Mon, 04 Mar 2024 10:00:00 GMT", "2024-03-04T23:30:00-05:00", "March 4, 2024"])
def test_a_record_gives_its_date_in_any_accepted_form(value):
    corpus = dl.from_records([{"text": "The bridge was closed.", "published": value}])
    assert str(corpus.documents["published"].iloc[0])[:10] == "2024-03-04"


def test_one_bad_file_is_refused_and_the_others_are_read(news):
    (news / "c.txt").write_bytes(bytes(range(256)) * 9)
    corpus = dl.open(news)
    assert len(corpus) == 2
    assert corpus.refused["path"].tolist() == ["c.txt"]


def test_a_file_reached_twice_is_one_document(news):
    assert len(dl.open([news / "a.txt", str(news / "*.txt")])) == 2


def test_copies_of_an_article_are_one_voice(news):
    text = SEEDS.joinpath("000_cd06db6dfbca252d.txt").read_text("utf-8")
    for name in ("x.txt", "y.txt"):
        (news / name).write_text(text, "utf-8")
    clusters = dl.open(news).documents.set_index("path")["cluster"]
    assert clusters["x.txt"] == clusters["y.txt"]
    assert clusters.nunique() == 3


def test_records_in_memory_become_a_corpus():
    corpus = corpora.from_records([{"id": "one", "text": "It rained on Friday.", "published": "2022-09-10"}])
    assert corpus.documents["path"].tolist() == ["one"]
    assert corpus.documents["published"].iloc[0] == pd.Timestamp("2022-09-10")


@pytest.mark.parametrize(("records", "said"), [
    ([], "there is no record"), ([{"id": "x"}], "record 1 has no text"), ([{"text": "a", "outlt": "b"}], "outlt"),
])  # fmt: skip
def test_records_that_do_not_fit_are_named(records, said):
    with pytest.raises(DatelineError, match=said):
        corpora.from_records(records)


def test_a_column_told_that_no_table_has_is_named_before_all_else(tmp_path):
    (tmp_path / "a.csv").write_text("Artikel,Tag\nDer Fluss stieg am Montag.,2022-09-10\n", "utf-8")
    with pytest.raises(DatelineError, match=r"“Artikl”.*“Artikel”"):
        dl.open(tmp_path, columns={"text": "Artikl"})


def test_a_bound_that_is_no_day_is_named_by_its_setting(tmp_path):
    (tmp_path / "a.txt").write_text("The river rose on Monday, and the road was cut.", "utf-8")
    (tmp_path / "dateline.toml").write_text('earliest = "2022-13-01"\n', "utf-8")
    with pytest.raises(BadDate, match="the setting “earliest” cannot be used: “2022-13-01”"):
        dl.open(tmp_path)


def test_a_table_can_name_documents_by_their_paths(tmp_path):
    (tmp_path / "a.txt").write_text("The river rose on Monday, and the road was cut.", "utf-8")
    corpus = dl.open(tmp_path)
    named = corpus.named(corpus.sentences[["doc_id", "text"]])
    assert list(named.columns) == ["path", "text"] and set(named["path"]) == {"a.txt"}
