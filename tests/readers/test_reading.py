"""Files in, raw documents and refusals out."""

import gzip
import json
import os
import zipfile
from pathlib import Path

import pytest

from analysis.errors import DatelineError
from analysis.readers import RawDocument, Refused, read

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
PAGE = """<html lang="en"><head><title>Two towns retaken - The Herald</title>
<meta property="og:title" content="Two towns retaken"><meta property="og:site_name" content="The Herald">
<meta property="article:published_time" content="2022-09-11T10:00:00Z"></head><body>
<nav><ul><li><a href="/">Home</a></li><li>News</li></ul></nav><article><h1>Two towns retaken</h1>
<p>The army said on Saturday that it had retaken <b>two towns</b> in the east after a week – and lost none.</p>
<p>Officials in the region said that most of the people had left before the fighting began in the month.</p>
<table><tr><td>Towns</td><td>2</td></tr></table></article><script>var hidden = 1;</script>
<div style="display: none">Accept cookies</div><footer>© The Herald</footer></body></html>"""


def documents(*sources):
    return [x for x in read(sources) if isinstance(x, RawDocument)]


def refusals(*sources):
    return {x.path: x.reason for x in read(sources) if isinstance(x, Refused)}


def test_the_seed_folder_holds_one_document_with_what_its_metadata_says():
    (seed,) = list(read([SEEDS]))
    assert seed.path.endswith(".txt") and "/" not in seed.path
    assert (seed.published, seed.published_origin, seed.lang) == ("2022-09-10", "metadata", "en")
    assert seed.raw_text.encode("utf-8") == next(SEEDS.glob("*.txt")).read_bytes()


@pytest.mark.parametrize(
    "name", ["README.md", "readme", "LICENSE", "LICENSE.txt", "metadata.csv", ".hidden.txt", "dateline.toml"]
)
def test_companions_are_never_documents(tmp_path, name):
    (tmp_path / name).write_text("file\n" if name == "metadata.csv" else "words")
    assert list(read([tmp_path])) == []


def test_paths_are_relative_to_the_folder_and_in_order(tmp_path):
    for name in ("b.txt", "a/c.txt", "a/a.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("words")
    assert [d.path for d in documents(tmp_path)] == ["a/a.md", "a/c.txt", "b.txt"]
    assert [d.path for d in documents(str(tmp_path / "a" / "*.txt"))] == ["c.txt"]
    assert [d.path for d in documents(tmp_path / "b.txt")] == ["b.txt"]


def test_a_pattern_that_fits_nothing_and_a_missing_folder_are_errors(tmp_path):
    with pytest.raises(DatelineError, match="no file fits"):
        list(read([str(tmp_path / "*.txt")]))
    with pytest.raises(DatelineError, match="no file or folder"):
        list(read([tmp_path / "nowhere"]))


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Café “ça va”".encode(), "Café “ça va”"),
        ("\ufeffCafé".encode(), "\ufeffCafé"),
        ("Café – ça va".encode("utf-16"), "Café – ça va"),
        ("Cafes and more".encode("utf-16-le"), "Cafes and more"),
        (
            "Un café – “ça va” très bien à Orléans, où l’été a été long.".encode("cp1252"),
            "Un café – “ça va” très bien à Orléans, où l’été a été long.",
        ),
        ("One “line”\n".encode() + "and “another”\n".encode("cp1252"), "One “line”\nand “another”\n"),
        (b"one\r\ntwo\x00", "one\r\ntwo\x00"),
        ("e\u0301 \u202bעברית\u202c 👩‍👧".encode(), "e\u0301 \u202bעברית\u202c 👩‍👧"),
    ],
)
def test_encodings_are_found_and_characters_survive(tmp_path, data, text):
    (tmp_path / "a.txt").write_bytes(data)
    assert [d.raw_text for d in documents(tmp_path)] == [text]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n ", "empty"),
        ("a.txt", b"---", "no words"),
        ("a.txt", b"%PDF-1.7 ...", "a PDF"),
        ("a.txt", bytes(range(256)) * 9, "binary"),
        ("a.txt.gz", gzip.compress(b"words" * 999)[:30], "cannot be read"),
        ("a.txt.gz", b"words", "cannot be read"),
        ("a.zip", b"words", "cannot be read"),
        ("a.docx", b"PK", "cannot be read"),
        ("a.html", b"<html></html>", "no visible text"),
        ("a.csv", b"title,when\nx,y\n", "No column holds the text"),
        ("a", b"words", "not read"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(tmp_path, name, data, reason):
    (tmp_path / name).write_bytes(data)
    assert not documents(tmp_path)
    assert reason in refusals(tmp_path)[name]


def test_archives_are_read_through(tmp_path):
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"zipped words"))
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("in/c.txt", "words within")
        archive.writestr("README.txt", "not a document")
    assert [(d.path, d.raw_text) for d in documents(tmp_path)] == [
        ("a.txt", "zipped words"),
        ("b.zip/in/c.txt", "words within"),
    ]


@pytest.mark.parametrize(
    ("member", "reason"),
    [
        ("../evil.txt", "leads out"),
        ("in/../../evil.txt", "leads out"),
        ("..\\evil.txt", "leads out"),
        ("/etc/evil.txt", "root of a disk"),
        ("C:\\evil.txt", "root of a disk"),
        ("in/more.zip", "archive within an archive"),
        ("more.tar", "archive within an archive"),
    ],
)
def test_a_member_that_is_not_read_is_refused_with_a_reason_and_the_others_are_read(tmp_path, member, reason):
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr(member, "evil words")
        archive.writestr("c.txt", "good words")
    assert [d.path for d in documents(tmp_path)] == ["b.zip/c.txt"]
    assert reason in refusals(tmp_path)[f"b.zip/{member}"]
    assert not (tmp_path.parent / "evil.txt").exists()


def test_a_link_in_an_archive_is_refused(tmp_path):
    link = zipfile.ZipInfo("a.txt")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr(link, "/etc/hostname")
    assert "a link" in refusals(tmp_path)["b.zip/a.txt"]


def test_a_packed_archive_is_refused_as_such(tmp_path):
    (tmp_path / "a.tar.gz").write_bytes(gzip.compress(b"words"))
    (tmp_path / "b.tar").write_bytes(b"words")
    found = refusals(tmp_path)
    assert "archive within an archive" in found["a.tar.gz"]
    assert "not read" in found["b.tar"]


def test_an_archive_that_unpacks_past_the_limit_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.readers.parts.LIMIT", 1000)
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"x" * 5000))
    assert "unpacks to more than" in refusals(tmp_path)["a.txt.gz"]


def test_a_page_gives_its_visible_text_its_metadata_and_the_extractors_choice(tmp_path):
    (tmp_path / "a.html").write_text(PAGE, "utf-8")
    (page,) = documents(tmp_path)
    assert (page.title, page.source, page.lang) == ("Two towns retaken", "The Herald", "en")
    assert (page.published, page.published_origin) == ("2022-09-11T10:00:00Z", "page")
    lines = page.raw_text.split("\n")
    assert lines[0] == "Home" and lines[-1] == "© The Herald" and "Towns\t2" in lines
    assert "hidden" not in page.raw_text and "cookies" not in page.raw_text
    kept = [x for x, keep in zip(lines, page.evidence, strict=True) if keep]
    assert any(x.startswith("The army said") for x in kept) and "Home" not in kept


def test_metadata_beside_a_page_comes_before_what_the_page_says(tmp_path):
    (tmp_path / "a.html").write_text(PAGE, "utf-8")
    (tmp_path / "metadata.csv").write_text("path;outlet;date\na.html;Agency;2022-09-12\n")
    (page,) = documents(tmp_path)
    assert (page.source, page.published, page.published_origin) == ("Agency", "2022-09-12", "metadata")
    assert page.title == "Two towns retaken"


def test_the_nearest_metadata_wins(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("words")
    (tmp_path / "metadata.csv").write_text("file,outlet\nin/a.txt,far\n")
    assert documents(tmp_path)[0].source == "far"
    (tmp_path / "in" / "metadata.csv").write_text("file,outlet\na.txt,near\n")
    assert documents(tmp_path)[0].source == "near"


def test_rows_of_metadata_that_cannot_be_used_are_reported(tmp_path):
    (tmp_path / "a.txt").write_text("words")
    (tmp_path / "metadata.csv").write_text("file,published\na.txt,2022-01-01\nb.txt,2\n,3\na.txt,4\nc.txt,5,6\n")
    found = refusals(tmp_path)
    assert "no such file" in found["b.txt"]
    assert "names no file" in found["metadata.csv#4"]
    assert "already" in found["metadata.csv#5"]
    assert "more cells" in found["metadata.csv#6"]
    assert documents(tmp_path)[0].published == "2022-01-01"


def test_rows_about_other_files_are_no_fault_when_one_file_was_asked_for(tmp_path):
    (tmp_path / "a.txt").write_text("words")
    (tmp_path / "metadata.csv").write_text("file,published\na.txt,2022-01-01\nb.txt,2\n")
    assert refusals(tmp_path / "a.txt") == {}


def test_tables_give_a_document_for_each_row(tmp_path):
    (tmp_path / "a.csv").write_text(
        'Headline,Body,Date,Extra\nOne,"Two, three.",2022-01-01,x\nFour,,,\nFive,six,7,8,9\n'
    )
    lines = [
        json.dumps({"title": "One", "content": "Two.", "authors": ["A", "B"], "lang": "de"}),
        "no",
        "[1]",
        '{"a": 1}',
    ]
    (tmp_path / "b.jsonl").write_text("\n".join(lines))
    first, second = documents(tmp_path)
    assert (first.path, first.title, first.raw_text, first.published) == ("a.csv#1", "One", "Two, three.", "2022-01-01")
    assert (second.path, second.author, second.lang, second.published_origin) == ("b.jsonl#1", "A, B", "de", None)
    assert set(refusals(tmp_path)) == {"a.csv#2", "a.csv#3", "b.jsonl#2", "b.jsonl#3", "b.jsonl#4"}


@pytest.mark.parametrize("name", ["licence-fee-to-rise.txt", "readmeadow-council.txt", "licenses-for-arms.md"])
def test_an_article_that_only_begins_like_a_companion_is_read(tmp_path, name):
    (tmp_path / name).write_text("The council said on Monday that the fee would rise.", "utf-8")
    assert [d.path for d in documents(tmp_path)] == [name]


@pytest.mark.parametrize("name", ["README.de.md", "LICENSE-MIT", "licence.txt", "LICENSE-APACHE-2.0.txt"])
def test_companions_have_more_names_than_one(tmp_path, name):
    (tmp_path / name).write_text("Read this first, and then the rest.", "utf-8")
    assert documents(tmp_path) == [] and refusals(tmp_path) == {}


def test_what_lies_in_a_folder_and_is_no_file_is_refused_with_its_reason(tmp_path):
    folder, other = tmp_path / "news", tmp_path / "other"
    folder.mkdir()
    other.mkdir()
    (folder / "gone.txt").symlink_to("nowhere.txt")
    (folder / "more").symlink_to(other, target_is_directory=True)
    os.mkfifo(folder / "pipe.txt")
    said = refusals(folder)
    assert "leads nowhere" in said["gone.txt"]
    assert "link to a folder" in said["more"]
    assert "a pipe" in said["pipe.txt"]


def test_the_folder_of_a_user_that_there_is_not_is_one_sentence():
    with pytest.raises(DatelineError, match="a user that this machine does not have"):
        documents("~nobody-of-this-name/news")
