"""What is known of an article beside its text: who says it, in which order, and from which column."""

import json

import pytest

from analysis.readers import RawDocument, Refused, read
from analysis.readers.columns import USUAL, Names, flat
from analysis.readers.frontmatter import split
from analysis.readers.metadata import as_key
from analysis.readers.moments import from_epoch, in_name


def documents(*sources, names=None):
    return [x for x in read(sources, names=names) if isinstance(x, RawDocument)]


def refusals(*sources):
    return {x.path: x.reason for x in read(sources) if isinstance(x, Refused)}


def said(document, field):
    return [(c.origin, c.value) for c in document.claims if c.field == field]


@pytest.mark.parametrize("column", [
    "published", "Published", "pubDate", "PubDate", "pub_date", "publishedAt", "Published At", "webPublicationDate",
    "date_publish", "publish_date", "dateTimePub", "Publication-Date", "seendate", "created_utc",
])  # fmt: skip
def test_a_column_of_dates_is_found_by_its_name(column):
    assert "published" in Names().of("t", ["text", column])


@pytest.mark.parametrize(("column", "field"), [
    ("FullText", "text"), ("fields.bodyText", "text"), ("maintext", "text"), ("lead_paragraph", "text"),
    ("pubtitle", "source"), ("media_name", "source"), ("V2SourceCommonName", "source"), ("source.name", "source"),
    ("webTitle", "title"), ("headline.main", "title"), ("web_headline", "title"), ("byline.original", "author"),
    ("Authors", "author"), ("meta_lang", "lang"), ("web_url", "url"), ("DocumentURL", "url"), ("File Name", "file"),
])  # fmt: skip
def test_the_names_that_exports_use_are_known(column, field):
    assert Names().of("t", [column]).chosen == {field: (column,)}


def test_no_usual_name_means_two_fields():
    names = [n for usual in USUAL.values() for n in usual]
    assert len(names) == len(set(names))


def test_what_is_told_comes_before_the_usual_names_and_the_account_says_so():
    names = Names({"text": "Artikel", "title": "text", "url": "Adresse"})
    columns = names.of("a.csv", ["artikel", "text", "date", "x"])
    assert columns.chosen == {"text": ("artikel",), "title": ("text",), "published": ("date",)}
    assert [(m.column, m.field, m.how) for m in names.account] == [
        ("artikel", "text", "told"), ("text", "title", "told"), ("date", "published", "usual name"),
        ("x", None, "not used"),
    ]  # fmt: skip
    assert names.met == {"text", "title"}


def test_of_two_columns_that_could_be_the_text_the_fuller_one_comes_first_and_the_other_fills_gaps():
    names = Names()
    columns = names.of("a.csv", ["content", "full_text"])
    assert columns.text({"content": "short", "full_text": "the whole"}) == "the whole"
    assert columns.text({"content": "short", "full_text": " "}) == "short"
    assert columns.text({"content": "far more than " * 3, "full_text": "the whole"}) == "far more than " * 3
    assert columns.text({"content": "<p>far more than</p> " * 3, "full_text": "the whole"}) == "the whole"
    assert columns.text({"content": "", "full_text": None}) == ""
    assert names.account[0].how == "where “full_text” holds less than half as much"


def test_objects_inside_objects_are_told_by_their_path():
    item = {"source": {"id": 3, "name": "Post"}, "tags": ["a", "b"], "n": None, "deep": {"a": {"b": {"c": {"d": 1}}}}}
    assert flat(item) == {"source.id": "3", "source.name": "Post", "tags": "a, b", "n": ""}


def test_metadata_comes_before_a_column_and_a_column_before_what_is_said_of_the_whole_table(tmp_path):
    (tmp_path / "a.csv").write_text("text,date,outlet\none,2022-01-01,Post\ntwo,2022-01-02,\nthree,,\n")
    (tmp_path / "metadata.csv").write_text("file,date,outlet\na.csv#1,2022-02-02,\na.csv,2022-03-03,Herald\n")
    one, two, three = documents(tmp_path)
    assert said(one, "published") == [
        ("metadata", "2022-02-02"), ("column", "2022-01-01"), ("metadata", "2022-03-03")
    ]  # fmt: skip
    assert (one.published, one.source, two.published, two.source) == ("2022-02-02", "Post", "2022-01-02", "Herald")
    assert (three.published, three.published_origin) == ("2022-03-03", "metadata")
    assert refusals(tmp_path) == {}


def test_metadata_finds_a_file_in_an_archive_and_one_with_accents_however_they_are_written(tmp_path):
    import gzip

    (tmp_path / "cafe\u0301.txt").write_text("one")
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(b"two"))
    (tmp_path / "metadata.csv").write_text("file,date\ncafé.txt,2022-02-02\nb.txt,2022-02-03\n", "utf-8")
    assert [d.published for d in documents(tmp_path)] == ["2022-02-03", "2022-02-02"]
    assert refusals(tmp_path) == {}
    assert as_key("./a\\b.txt") == "a/b.txt"


def test_metadata_may_name_the_folder_that_it_stands_in(tmp_path):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text("one")
    (tmp_path / "news" / "metadata.csv").write_text("path,date\nnews/a.txt,2022-02-02\nnews/b.txt,2022-02-02\n")
    assert [d.published for d in documents(tmp_path / "news")] == ["2022-02-02"]
    assert list(refusals(tmp_path / "news")) == ["news/b.txt"]


FRONT = """---
title: "Bridge: it fell"
date: 2022-09-10T23:30:00-05:00
tags: [war, bridge]
source: ~
body: not the text
---
The bridge fell.
"""


def test_front_matter_is_read_as_it_is_written_and_is_no_part_of_the_text(tmp_path):
    (tmp_path / "a.md").write_text(FRONT)
    names = Names()
    (document,) = documents(tmp_path, names=names)
    assert document.raw_text == "The bridge fell.\n"
    assert (document.title, document.published, document.source) == (
        "Bridge: it fell", "2022-09-10T23:30:00-05:00", None
    )  # fmt: skip
    assert document.published_origin == "front matter"
    assert {m.column: m.field for m in names.account}["tags"] is None


@pytest.mark.parametrize("block", [
    "title: [open\ndate: x", "a: &a [x, x]\nb: *a", "title: 'never closed", "- a: 1\n- b: 2\nx: 1", "a: " + "[" * 3000,
    "a: !!python/object/apply:os.system ['echo x']\n b: [",
])  # fmt: skip
def test_front_matter_that_cannot_be_read_stays_in_the_text_with_a_note(tmp_path, block):
    (tmp_path / "a.txt").write_text(f"---\n{block}\n---\nThe bridge fell.")
    (document,) = documents(tmp_path)
    assert document.raw_text.startswith("---\n")
    assert "left in the text" in document.note


def test_brackets_in_brackets_are_not_followed():
    text = "---\na: " + "[" * 19_000 + "\n---\nwords"
    assert "nests more than 20 brackets" in split(text, Names())[2]


@pytest.mark.parametrize(
    "text", ["---\nThe bridge fell.\n---\nMore.", "--- \n", "---\ntitle: x\nno end", "----\na: 1\n---\n"]
)
def test_a_rule_at_the_head_of_a_text_is_no_front_matter(tmp_path, text):
    (tmp_path / "a.txt").write_text(text + "words")
    (document,) = documents(tmp_path)
    assert (document.raw_text, document.note) == (text + "words", None)


@pytest.mark.parametrize("value", ["2022-02-30", "1:30", "2022-09-10", "yes", "0123"])
def test_values_of_front_matter_stay_as_they_are_written(tmp_path, value):
    (tmp_path / "a.md").write_text(f"---\ntitle: {value}\n---\nwords")
    assert documents(tmp_path)[0].title == value


@pytest.mark.parametrize(("name", "day"), [
    ("20220910T0900Z_slug.txt", "2022-09-10T09:00Z"), ("20220125T201500Z_GB_en_12a9.txt", "2022-01-25T20:15:00Z"),
    ("2022-09-10-slug.md", "2022-09-10"), ("in/2022_09_10 story.txt", "2022-09-10"), ("20220910.txt", "2022-09-10"),
    ("kyiv-2022-09-10.html", "2022-09-10"), ("2022-09-10T09:30_a.txt", "2022-09-10T09:30"),
    ("2022/09/10/slug.html", "2022-09-10"), ("2022/9/1/slug.html", "2022-09-01"),
    ("2022-09-10_20220910.txt", "2022-09-10"),
    ("2022-02-30.txt", None), ("20221301.txt", None), ("000_cd06db6dfbca252d.txt", None), ("120220910.txt", None),
    ("2022-09-10_2022-09-12.txt", None), ("202209101.txt", None), ("+4420220910.txt", None), ("12022-09-10.txt", None),
    ("a20220910b.txt", None), ("2022-09-100.txt", None), ("18990101.txt", None), ("slug.txt", None), ("2022.txt", None),
    ("20220910T9999Z_a.txt", None),
])  # fmt: skip
def test_the_day_in_a_files_name(name, day):
    assert in_name(name) == day


def test_the_day_in_the_name_of_a_table_dates_none_of_its_articles(tmp_path):
    (tmp_path / "export_2022-09-10.csv").write_text("text\nwords\n")
    (tmp_path / "no #1 2022-09-10.txt").write_text("words")
    assert [d.published for d in documents(tmp_path)] == [None, "2022-09-10"]


@pytest.mark.parametrize(("value", "named", "moment"), [
    ("1662800400000", False, "2022-09-10T09:00:00Z"), ("1662800400", True, "2022-09-10T09:00:00Z"),
    ("1662800400.0", True, "2022-09-10T09:00:00Z"), ("1662800400", False, None), ("20220910090000", True, None),
    ("123456789", True, None), ("99999999999999", True, None), ("soon", True, None), ("", True, None),
])  # fmt: skip
def test_stamps_since_1970_are_read_only_where_they_can_be_nothing_else(value, named, moment):
    assert from_epoch(value, named=named) == moment


@pytest.mark.parametrize("value", ["NaN", "None", "null", "n/a", "NaT", " - ", "\\N", "unknown", "0000-00-00"])
def test_a_cell_that_says_that_there_is_nothing_is_empty(tmp_path, value):
    (tmp_path / "a.csv").write_text(f"text,published,date\nwords,{value},2022-09-10\n")
    assert documents(tmp_path)[0].published == "2022-09-10"


def test_a_column_of_stamps_gives_days(tmp_path):
    lines = [{"text": "one", "timestamp": 1662800400}, {"text": "two", "date": 1662800400000}]
    (tmp_path / "a.jsonl").write_text("\n".join(json.dumps(x) for x in lines))
    assert {d.published for d in documents(tmp_path)} == {"2022-09-10T09:00:00Z"}
    assert documents(tmp_path)[0].claims[0].place == "a.jsonl, column “timestamp”"


@pytest.mark.parametrize(
    ("value", "lang"), [("English", "en"), ("en-GB", "en"), ("ENG", "en"), ("pt_BR", "pt"), ("uk", "uk"), ("und", None),
                      ("unknown", None), ("N/A", None), ("eng-US", "en"), ("fil", "fil")],
)  # fmt: skip
def test_a_language_is_a_code(tmp_path, value, lang):
    (tmp_path / "a.csv").write_text(f"text,language\nwords,{value}\n")
    assert documents(tmp_path)[0].lang == lang


@pytest.mark.parametrize(("column", "field"), [
    ("Datum", "published"), ("Titel", "title"), ("Überschrift", "title"), ("Quelle", "source"), ("Autor", "author"),
    ("Volltext", "text"), ("Veröffentlicht am", "published"), ("Medium", "source"),
    ("Date de publication", "published"), ("Titre", "title"), ("Auteur", "author"), ("Texte", "text"),
    ("Fecha", "published"), ("Título", "title"), ("Fuente", "source"), ("Дата", "published"), ("Заголовок", "title"),
    ("Текст", "text"), ("Джерело", "source"), ("Автор", "author"), ("Sprache", "lang"),
])  # fmt: skip
def test_the_names_of_columns_in_other_languages_are_known(column, field):
    assert Names().of("t", [column]).chosen == {field: (column,)}


def test_a_column_told_that_one_table_alone_has_leaves_the_others_to_their_usual_names(tmp_path):
    (tmp_path / "a.csv").write_text("Artikelinhalt,Titel\nEin Satz aus der Zeitung.,A\n")
    (tmp_path / "b.csv").write_text("Text,Titel\nEin anderer Satz.,B\n")
    found = documents(tmp_path, names=Names({"text": "Artikelinhalt"}))
    assert [(d.title, d.raw_text) for d in found] == [("A", "Ein Satz aus der Zeitung."), ("B", "Ein anderer Satz.")]


def test_a_table_without_a_known_column_of_texts_is_refused_with_the_remedy(tmp_path):
    (tmp_path / "a.csv").write_text("Titel,Artikelkörper\nA,Ein Satz.\n")
    reason = refusals(tmp_path)["a.csv"]
    assert "--column text=Artikelkörper" in reason
    assert "[columns] in dateline.toml" in reason
