"""A report is sent as one file, whole, and only as it was written."""

import json
import zipfile

import pytest

from analysis import cli
from analysis.report import packing
from analysis.runs import publish


@pytest.fixture
def made(tmp_path):
    """A folder as a report leaves it: two pages that lead to each other, and a record."""
    folder = tmp_path / "reports" / "spring"
    (folder / "read").mkdir(parents=True)
    head = '<!DOCTYPE html><meta charset="utf-8"><title>{}</title>'
    (folder / "index.html").write_text(
        head.format("Overview · spring") + '<p>Спрінг <a href="1_terms.html#x">terms</a> '
        '<a href="read/a.html#s1">sentence</a> <a href="https://example.org/">paper</a></p>', "utf-8",
    )  # fmt: skip
    (folder / "1_terms.html").write_text(head.format("Terms · spring") + '<p id="x">Words</p>', "utf-8")
    (folder / "read" / "a.html").write_text(head.format("A") + "<p id='s1'>One.</p>", "utf-8")
    record = {
        "id": "r1", "key": "k", "made": "2026-01-01T00:00:00+00:00", "name": "spring", "inputs": [],
        "notebooks": {"1_terms": {"ok": True}}, "files": publish.files(folder),
    }  # fmt: skip
    (folder / publish.RECORD).write_text(json.dumps(record), "utf-8")
    return folder


def test_a_zip_holds_every_file_and_is_the_same_twice(made, tmp_path):
    one, two = (packing.pack(made, tmp_path / f"{n}.zip") for n in (1, 2))
    assert one.read_bytes() == two.read_bytes()
    with zipfile.ZipFile(one) as packed:
        names = packed.namelist()
        assert names == sorted(f"spring/{p.relative_to(made).as_posix()}" for p in made.rglob("*") if p.is_file())
        assert packed.read("spring/index.html") == (made / "index.html").read_bytes()


@pytest.mark.parametrize(("out", "said"), [
    ("x.rar", "ends in neither .zip nor .pdf"), ("nowhere/x.zip", "is no place for a file"),
    ("reports/spring/x.zip", "lies inside the report"),
])  # fmt: skip
def test_a_place_that_cannot_be_is_one_sentence(made, tmp_path, capsys, out, said):
    assert cli.main(["pack", str(made), "--out", str(tmp_path / out)]) == 2
    told = capsys.readouterr().err
    assert said in told and told.count("\n") == 1


def test_only_what_the_run_recorded_goes_in(made, tmp_path):
    (made / "notes.txt").write_text("private", "utf-8")
    (made / "read" / "link").symlink_to("/etc/hostname")
    with zipfile.ZipFile(packing.pack(made, tmp_path / "x.zip")) as packed:
        assert not {"spring/notes.txt", "spring/read/link"} & set(packed.namelist())


def test_what_was_changed_since_is_not_sent(made, tmp_path, capsys):
    (made / "index.html").write_text("other", "utf-8")
    assert cli.main(["pack", str(made), "--out", str(tmp_path / "x.zip")]) == 2
    assert "is not as it was written (index.html)" in capsys.readouterr().err
    assert sorted(p.name for p in tmp_path.iterdir()) == ["reports"]


def test_without_a_browser_a_pdf_is_refused_with_what_would_do(made, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(packing, "_PLACES", ())
    assert cli.main(["pack", str(made), "--out", str(tmp_path / "x.pdf")]) == 2
    assert "a PDF is printed by a browser, and none was found" in capsys.readouterr().err
    monkeypatch.setenv(packing.BROWSER, "/bin/false")
    assert cli.main(["pack", str(made), "--out", str(tmp_path / "x.pdf")]) == 2
    assert "“false” did not print index.html" in capsys.readouterr().err
    assert sorted(p.name for p in tmp_path.iterdir()) == ["reports"]


@pytest.mark.browser
def test_a_pdf_has_the_pages_with_their_titles_and_no_path_of_the_machine(made, tmp_path):
    from pypdf import PdfReader

    read = PdfReader(packing.pack(made, tmp_path / "x.pdf"))
    assert [o.title for o in read.outline] == ["Overview", "Terms"]
    assert "Спрінг" in read.pages[0].extract_text() and "Words" in read.pages[1].extract_text()
    links = [a.get_object() for a in read.pages[0]["/Annots"]]
    assert [str(a["/A"]["/URI"]) for a in links if "/A" in a] == ["https://example.org/"]
    assert sum("/Dest" in a for a in links) == 1  # to the page that is in the PDF; the article's is not
    held = [repr(read.get_object(n)) for n in range(1, len(read.xref_objStm) + sum(map(len, read.xref.values())) + 1)]
    assert not [one for one in held if "file:" in one or str(tmp_path) in one]  # nor in an object that no page shows
