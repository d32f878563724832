"""No bytes under any ending are a traceback: they are read, or refused in a sentence."""

import gzip
import io
import json
import tempfile
import zipfile
from functools import cache
from pathlib import Path

import docx
import pyarrow
import pyarrow.parquet
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.readers import ENDINGS, RawDocument, Refused, read
from tests.readers.making import pdf
from tests.readers.making import workbook as make_workbook


@cache
def valid(ending):
    """A small file of each format, as bytes."""
    rows = [{"title": f"Title {n}", "text": f"Words of article {n}, “so” they said. Café.", "n": n} for n in range(3)]
    out = io.BytesIO()
    if ending == ".docx":
        made = docx.Document()
        made.add_paragraph("Words “and” more.")
        made.add_table(1, 2).cell(0, 1).text = "x"
        made.save(out)
    elif ending == ".parquet":
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), out)
    elif ending in (".xlsx", ".xls", ".ods"):
        make_workbook(out, {"News": [["title", "text"], ["One", "Two three."], ["x", 3.5]]})
    elif ending == ".pdf":
        return pdf([["The first line of it,", "and the second."], ["The third."]], title="T")
    else:
        return _lines(ending, rows)
    return out.getvalue()


def _lines(ending, rows):
    texts = {
        ".rtf": "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 Arial;}}\\pard \\u8220?Words\\'e9\\par\\cell}",
        ".json": json.dumps({"articles": rows}),
        ".jsonl": "\n".join(json.dumps(r) for r in rows),
        ".csv": "title;text\n" + "\n".join(f'{r["title"]};"{r["text"]}\nmore"' for r in rows),
        ".tsv": "title\ttext\n" + "\n".join(f"{r['title']}\t{r['text']}" for r in rows),
        ".html": "<html lang='en'><head><title>T</title><meta property='article:published_time' content='2022-09-10'>"
        "</head><body><nav><ul><li>Home</ul></nav><article><h1>T</h1>"
        "<p>Words “and” more words.</p></article></body></html>",
        ".txt": "---\ntitle: T\ndate: 2022-09-10\n---\nWords “and” more.\nEnd of Document\nLength: 3 words\nBody\nx",
    }
    alike = {".ndjson": ".jsonl", ".htm": ".html", ".md": ".txt"}
    return texts[alike.get(ending, ending)].encode()


def check(name, data):
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, name).write_bytes(data)
        for found in read([folder]):
            assert isinstance(found, RawDocument | Refused) and found.path.startswith(name.removesuffix(".gz"))
            if isinstance(found, RawDocument):
                assert any(c.isalnum() for c in found.raw_text) or "#" in found.path
            else:
                assert found.reason.endswith((".", ")")) and len(found.reason) < 600


@st.composite
def spoilt(draw, data):
    """`data` with some bytes changed, some left out, some put in, or without its end."""
    made = bytearray(data)
    for _ in range(draw(st.integers(0, 8))):
        at = draw(st.integers(0, max(0, len(made) - 1)))
        kind = draw(st.sampled_from(("change", "drop", "insert", "repeat", "cut")))
        if kind == "change" and made:
            made[at] = draw(st.integers(0, 255))
        elif kind == "drop":
            del made[at : at + draw(st.integers(1, 40))]
        elif kind == "insert":
            made[at:at] = draw(st.binary(max_size=20))
        elif kind == "repeat":
            made[at:at] = made[at : at + 50] * draw(st.integers(1, 20))
        elif kind == "cut" and draw(st.booleans()):
            del made[at:]
    return bytes(made)


MANY = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("ending", sorted(ENDINGS))
@MANY
@given(data=st.data())
def test_spoilt_files_are_read_or_refused(ending, data):
    check(f"a{ending}", data.draw(spoilt(valid(ending))))


@pytest.mark.parametrize("ending", sorted(ENDINGS))
def test_a_whole_file_is_read_and_its_beginnings_are_no_traceback(ending):
    whole = valid(ending)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, f"a{ending}").write_bytes(whole)
        assert any(isinstance(d, RawDocument) for d in read([folder]))
    for part in range(1, 12):
        check(f"a{ending}", whole[: len(whole) * part // 12])


@MANY
@given(ending=st.sampled_from(sorted(ENDINGS)), data=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(ending, data):
    check(f"a{ending}", data)


@MANY
@given(data=st.data(), ending=st.sampled_from(sorted(ENDINGS)))
def test_any_bytes_in_archives_are_read_or_refused(data, ending):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"in{ending}", valid(ending))
    check("a.zip", data.draw(spoilt(out.getvalue())))
    check(f"a{ending}.gz", data.draw(spoilt(gzip.compress(valid(ending), mtime=0))))
