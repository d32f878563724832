"""Word, RTF and PDF documents: their words in order, and why some of them cannot be read."""

import io
import zipfile

import docx
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import cleaning
from analysis.readers import RawDocument, pdf, read, rtf, word
from analysis.readers.decoding import Unreadable
from tests.readers.making import pdf as make_pdf


def saved(document):
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.fixture
def report():
    made = docx.Document()
    made.add_heading("Two towns retaken", 1)
    made.add_paragraph("The army said “so” on Saturday.")
    table = made.add_table(2, 2)
    for at, text in enumerate(("Towns", "2", "Villages", "14")):
        table.cell(at // 2, at % 2).text = text
    made.add_paragraph("Nobody was hurt.")
    made.core_properties.title = "Two towns"
    made.core_properties.author = "Anna Keller"
    return made


def test_a_word_document_gives_headings_paragraphs_and_rows_in_order(tmp_path, report):
    (tmp_path / "a.docx").write_bytes(saved(report))
    (found,) = read([tmp_path])
    assert found.raw_text == (
        "Two towns retaken\n\nThe army said “so” on Saturday.\n\nTowns\t2\nVillages\t14\n\nNobody was hurt."
    )
    assert (found.title, found.author, found.published) == ("Two towns", "Anna Keller", None)


def test_what_is_inserted_under_review_counts_and_what_is_deleted_does_not(report):
    parts = {
        "<w:ins w:id='1' w:author='x'><w:r><w:t>new </w:t></w:r></w:ins>": "new",
        "<w:del w:id='2' w:author='x'><w:r><w:delText>old </w:delText></w:r></w:del>": None,
        "<w:sdt><w:sdtContent><w:r><w:t>control</w:t></w:r></w:sdtContent></w:sdt>": "control",
        "<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r>": "a\nb\tc",
    }
    data = saved(report)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "word/document.xml":
                text = text.replace(b"<w:body>", f"<w:body><w:p>{''.join(parts)}</w:p>".encode())
            new.writestr(name, text)
    text, _ = word.read(out.getvalue())
    assert text.startswith("new controla\nb\tc\n\nTwo towns")


def test_a_table_of_one_cell_is_a_frame_and_a_programs_fields_say_nothing():
    made = docx.Document()
    table = made.add_table(1, 1)
    table.cell(0, 0).text = "In a frame."
    table.cell(0, 0).add_paragraph("And more.")
    text, claims = word.read(saved(made))
    assert text == "In a frame.\n\nAnd more." and claims == []


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old kind"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"plain words", "not a Word document"),
        (b"PK\x03\x04 and no more", "cannot be read"),
    ],
)
def test_what_is_no_word_document_is_refused_for_what_it_is(data, reason):
    with pytest.raises(Unreadable, match=reason):
        word.read(data)


def test_an_archive_that_is_no_document_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("a.txt", "words")
    (found,) = read([tmp_path])
    assert "damaged" in found.reason


def test_rich_text_is_read_in_its_code_page_with_signs_tables_and_links():
    data = (
        b"{\\rtf1\\ansi\\ansicpg1251\\deff0{\\fonttbl{\\f0\\fnil\\fcharset204 Arial;}{\\f1 Symbol;}}"
        b"{\\info{\\author X}}"
        b"\\pard\\f0 \\'ca\\'e8\\'bf\\'e2 \\u8220?yes\\u8221? \\u-10179?\\u-8704?\\par\n"
        b'{\\field{\\*\\fldinst{HYPERLINK "http://x.example"}}{\\fldrslt{The link}}} is here\\par'
        b"{\\*\\listtext hidden}\\trowd one\\cell two\\cell\\row\\pard the end\\line of it}"
    )
    assert rtf.read(data) == "Київ “yes” 😀\nThe link is here\none\ttwo\nthe end\nof it"


def test_rich_text_with_characters_as_they_are_is_read_in_utf_8_or_its_code_page():
    assert rtf.read("{\\rtf1 Café}".encode()) == "Café"
    assert rtf.read("{\\rtf1\\ansi\\ansicpg1250 Łódź}".encode("cp1250")) == "Łódź"


@pytest.mark.parametrize(
    "data",
    [
        b"{\\rtf1\\uc x}",
        b"{\\rtf1\\u99999999999 x}",
        b"{\\rtf1{\\pict\\bin",
        b"{\\rtf1\\ansicpg0 \\'ff}",
        b"{\\rtf1{{{{",
        b"{\\rtf",
    ],
)
def test_broken_rich_text_is_no_traceback(data):
    try:
        rtf.read(data)
    except Unreadable as error:
        assert "damaged" in str(error)


@pytest.mark.parametrize(
    "piece", [b"\\f0", b"{\\field{", b"{\\field{\\*\\fldinst{ HYPERLINK ", b"\\'e9", b"{", b"\\u8220?"]
)
def test_rich_text_is_read_in_time_that_grows_with_its_length(piece):
    for start in (b"{\\rtf1 ", b"{\\rtf1{\\fonttbl"):
        rtf.read(start + piece * (200_000 // len(piece)))


HEAD = ["THE HERALD", "Two towns retaken in the east"]
ONE = [
    "The army said on Saturday that it had retaken two towns in the east after",
    "a week of fighting, and that most of the people had left before the demon-",
    "strations of force began in the month. Officials in the region said so too.",
    "The head of the well-known office said that a well-",
    "known man (the mayor) had not been seen since the day before. “It is late.”",
    "Nobody was hurt.",
    "A third paragraph tells of the people who live there and of what they eat",
    "and what they said when the soldiers came, and how the talks of the two",
]
TWO = [
    "sides went on in the town hall for a long time without any result at the",
    "end of the day.",
    "This is the end.",
]


def test_the_lines_of_a_pdf_are_kept_and_what_broke_them_is_undone_by_cleaning(tmp_path):
    (tmp_path / "a.pdf").write_bytes(
        make_pdf([[*HEAD, *ONE, "Page 1 of 2"], ["THE HERALD", *TWO, "Page 2 of 2"]], title="Two towns retaken")
    )
    (found,) = read([tmp_path])
    shown = found.raw_text.replace("\u200b\u2028", "\n").replace("\f", "\n")
    assert [x.strip() for x in shown.split("\n") if x.strip()] == [
        *HEAD,
        *ONE,
        "Page 1 of 2",
        "THE HERALD",
        *TWO,
        "Page 2 of 2",
    ]
    assert found.title == "Two towns retaken"
    text = cleaning.clean(found.raw_text).text
    assert "before the demonstrations of force began" in text
    assert "that a well-known man (the mayor) had" in text
    assert "the talks of the two sides went on in the town hall" in text
    assert "at the end of the day.\nThis is the end." in text
    assert "Page" not in text and "\u2028" not in text and "\f" not in text


def test_with_the_rule_off_every_line_of_a_pdf_stands_alone():
    text, _, _ = pdf.read(make_pdf([[*HEAD, *ONE, "1"], ["THE HERALD", *TWO, "2"]]))
    lines = cleaning.clean(text, rules_off=("wrapped lines", "line model", "boilerplate")).text.split("\n")
    assert ONE[0] in [x.strip("\u200b ") for x in lines]


def test_the_ledger_of_a_pdf_leads_from_its_lines_to_its_text():
    text, _, _ = pdf.read(make_pdf([[*HEAD, *ONE, "1"], ["THE HERALD", *TWO, "2"]]))
    done = cleaning.clean(text)
    assert any("broken by the page" in e.reason for e in done.edits)
    assert any("recurs over the pages" in e.reason for e in done.edits)


PRINTED = st.text(st.characters(codec="ascii", exclude_characters="\f\r"), max_size=80)


@given(st.lists(st.lists(PRINTED, max_size=8), max_size=5))
def test_no_line_of_a_pdf_is_lost(sheets):
    found = pdf.laid_out(sheets)
    words = [w for sheet in sheets for line in sheet for w in line.split()]
    assert found.replace("\u200b\u2028", " ").replace("\u2028", " ").split() == words


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"words", "damaged"),
        (b"%PDF-1.7\n", "damaged"),
        (make_pdf([["words"]])[:200], "damaged"),
        (make_pdf([[]]), "no text"),
        (make_pdf([[], []], image=True), "pictures of pages, no text"),
        (make_pdf([["words"]], encrypt="secret"), "password"),
    ],
)
def test_what_is_no_readable_pdf_is_refused_for_what_it_is(tmp_path, data, reason):
    (tmp_path / "a.pdf").write_bytes(data)
    (found,) = read([tmp_path])
    assert reason in found.reason


def test_a_pdf_that_only_forbids_changes_is_read_and_pages_without_text_are_noted(tmp_path):
    (tmp_path / "a.pdf").write_bytes(make_pdf([["Some words."], []], encrypt=""))
    (found,) = read([tmp_path])
    assert isinstance(found, RawDocument) and found.raw_text == "Some words."
    assert found.note == "Pages of the PDF without text: 2."


def test_a_gap_above_a_line_sets_it_off_though_the_line_before_is_full():
    full = "The council of the town by the river wants a new bridge within the year"
    text, _, _ = pdf.read(
        make_pdf([[full, "", "It said so on Monday, when its members had met for many hours and then", "went home."]])
    )
    assert text.split("\n") == [
        full,
        "It said so on Monday, when its members had met for many hours and then\u200b\u2028went home.",
    ]


def test_a_pdf_under_a_cipher_that_is_not_at_hand_is_not_said_to_be_empty(monkeypatch):
    def extract_text(page, **how):
        raise pypdf.errors.DependencyError("cryptography is required for AES algorithm")

    monkeypatch.setattr(pypdf.PageObject, "extract_text", extract_text)
    with pytest.raises(Unreadable, match="encrypted"):
        pdf.read(make_pdf([["words"]]))


def test_a_page_that_cannot_be_read_does_not_keep_the_others_from_being_read(monkeypatch):
    whole = pypdf.PageObject.extract_text

    def extract_text(page, **how):
        if page.page_number == 1:
            raise ZeroDivisionError
        return whole(page, **how)

    monkeypatch.setattr(pypdf.PageObject, "extract_text", extract_text)
    text, _, note = pdf.read(make_pdf([["One."], ["Two."], ["Three."]]))
    assert (text, note) == ("One.\nThree.", "Pages of the PDF that cannot be read: 2.")


def printed(lines):
    """A PDF of lines at given heights and sizes, as (height, size, content) with `content` in the page's own code."""
    import io

    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import DecodedStreamObject, NameObject

    page = PdfReader(io.BytesIO(make_pdf([["words"]]))).pages[0]
    code = DecodedStreamObject()
    code.set_data("".join(f"BT /F1 {size} Tf 60 {y} Td {shown} ET\n" for y, size, shown in lines).encode("cp1252"))
    page[NameObject("/Contents")] = code
    writer = PdfWriter()
    writer.add_page(page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


FULL = "Vineyards in the valley fear heavy losses after"
BYLINE = "By Paula Reyes of the Wine, Land & River News,"


REST = ["two nights of frost. Temperatures fell to", "minus six degrees on Monday, and the growers", "burned straw."]


@pytest.mark.parametrize(("gap", "size"), [(25, 12), (14, 16)])
def test_a_wider_gap_or_another_size_ends_a_paragraph_though_the_line_is_full(gap, size):
    below = [(760 - gap - 14 * n, 12, f"({line}) Tj") for n, line in enumerate([FULL, *REST])]
    text, _, _ = pdf.read(printed([(760, size, f"({BYLINE}) Tj"), *below]))
    assert text.split("\n")[0] == BYLINE
    assert len(text.split("\n")) == 2


def test_a_soft_hyphen_within_a_line_leaves_no_blank_in_the_word():
    soft = "/Span <</ActualText <FEFF00AD> >> BDC\n<20> Tj\nEMC\n"
    text, _, _ = pdf.read(printed([(760, 12, f"(on Monday and Tues) Tj {soft}104.7 0 Td (day, he said.) Tj")]))
    assert text == "on Monday and Tuesday, he said."


def test_a_pdf_under_aes_is_refused_for_the_library_that_is_missing(monkeypatch):
    def decrypt(reader, password):
        raise pypdf.errors.DependencyError("cryptography>=3.1 is required for AES algorithm")

    monkeypatch.setattr(pypdf.PdfReader, "decrypt", decrypt)
    with pytest.raises(Unreadable, match=r"AES.*cryptography\) is not installed"):
        pdf.read(make_pdf([["words"]], encrypt=""))
