"""Archives and files that are damaged, locked, endless or oddly named: a reason each, and the others are read."""

import bz2
import gzip
import io
import lzma
import os
import zipfile

import pytest

from analysis.readers import RawDocument, Refused, read

WORDS = b"Words of an article that says something. " * 200


def read_all(folder):
    found = list(read([folder]))
    return (
        {d.path: d.raw_text for d in found if isinstance(d, RawDocument)},
        {r.path: r.reason for r in found if isinstance(r, Refused)},
    )


def packed(method):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr("bad.txt", WORDS)
        archive.writestr("good.txt", "good words")
    return bytearray(out.getvalue())


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, zipfile.ZIP_STORED])
def test_a_member_that_is_damaged_is_refused_and_the_others_are_read(tmp_path, method):
    data = packed(method)
    start = data.find(b"bad.txt") + len("bad.txt")
    for i in range(start + 2, start + 30):
        data[i] ^= 0xFF
    (tmp_path / "a.zip").write_bytes(data)
    texts, refused = read_all(tmp_path)
    assert texts == {"a.zip/good.txt": "good words"}
    assert list(refused) == ["a.zip/bad.txt"]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
@pytest.mark.parametrize("at", [4, 9, 12, 20, 60])
def test_no_damage_to_a_packed_member_is_a_traceback(tmp_path, method, at):
    data = packed(method)
    start = data.find(b"bad.txt") + len("bad.txt")
    data[start : start + at] = b"\x00" * at
    (tmp_path / "a.zip").write_bytes(data)
    texts, _ = read_all(tmp_path)
    assert "good words" in texts.values()


def test_a_method_of_packing_that_is_not_known_is_named(tmp_path):
    data = packed(zipfile.ZIP_DEFLATED)
    first = data.find(b"PK\x01\x02")
    data[8:10] = data[first + 10 : first + 12] = (9).to_bytes(2, "little")  # deflate64
    (tmp_path / "a.zip").write_bytes(data)
    texts, refused = read_all(tmp_path)
    assert "packed in a way that is not read" in refused["a.zip/bad.txt"] and "a.zip/good.txt" in texts


def test_a_wrong_checksum_and_a_password_are_named(tmp_path):
    data = packed(zipfile.ZIP_STORED)
    data[data.find(b"Words")] ^= 1
    (tmp_path / "a.zip").write_bytes(data)
    locked = packed(zipfile.ZIP_STORED)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.find(mark) + offset] |= 1
    (tmp_path / "b.zip").write_bytes(locked)
    _, refused = read_all(tmp_path)
    assert "checksum" in refused["a.zip/bad.txt"]
    assert "password" in refused["b.zip/bad.txt"]


def test_an_archive_without_its_end_is_refused(tmp_path):
    data = packed(zipfile.ZIP_DEFLATED)
    (tmp_path / "a.zip").write_bytes(data[:-30])
    (tmp_path / "b.zip").write_bytes(data[: data.find(b"PK\x01\x02") + 9])
    texts, refused = read_all(tmp_path)
    assert not texts and set(refused) == {"a.zip", "b.zip"}


def test_what_unpacks_without_end_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.readers.parts.LIMIT", 100_000)
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(40):
            archive.writestr(f"{n:02}.csv", b"text\n" + b"0" * 90_000)
    (tmp_path / "b.csv.gz").write_bytes(gzip.compress(b"text\n" + b"\n" * 50_000_000))
    texts, refused = read_all(tmp_path)
    assert 0 < len(texts) < 40
    assert any("unpacks to more than" in reason for reason in refused.values())
    assert "unpacks to more than" in refused["b.csv.gz"]


@pytest.mark.parametrize("data", [bz2.compress(WORDS), lzma.compress(WORDS), gzip.compress(WORDS)[:40], b"\x1f\x8b"])
def test_what_only_calls_itself_gzip_is_refused(tmp_path, data):
    (tmp_path / "a.txt.gz").write_bytes(data)
    texts, refused = read_all(tmp_path)
    assert not texts and "cannot be read" in refused["a.txt.gz"]


def test_a_name_that_is_no_text_is_shown_with_a_replacement_character_and_the_document_is_kept(tmp_path):
    (tmp_path / "a").mkdir()
    try:
        (tmp_path / "a" / os.fsdecode(b"caf\xe9.txt")).write_bytes(b"words")
    except OSError:
        pytest.skip("this disk allows no such name")
    texts, refused = read_all(tmp_path)
    assert texts == {"a/caf\ufffd.txt": "words"} and not refused
    next(iter(texts)).encode("utf-8")


def test_a_table_in_an_archive_and_one_as_it_is_give_the_same(tmp_path):
    table = "title,text\nOne,Two three.\nFour,Five six.\n"
    (tmp_path / "a.csv").write_text(table)
    (tmp_path / "b.csv.gz").write_bytes(gzip.compress(table.encode()))
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
        archive.writestr("d.csv", table)
    texts, refused = read_all(tmp_path)
    assert list(texts) == ["a.csv#1", "a.csv#2", "b.csv#1", "b.csv#2", "c.zip/d.csv#1", "c.zip/d.csv#2"] and not refused


def test_a_page_nested_without_end_is_read_or_refused_for_what_it_is(tmp_path):
    for depth in (300, 3000, 40_000):
        page = "<html><body>" + "<div>" * depth + "<p>The army said so on Saturday.</p>" + "</div>" * depth
        (tmp_path / f"{depth}.html").write_text(page)
    texts, refused = read_all(tmp_path)
    assert "The army said so on Saturday." in texts["300.html"]
    assert all("empty" not in r and "no visible text" not in r for r in refused.values())
    assert len(texts) + len(refused) == 3
