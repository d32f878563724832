"""Files that are not UTF-8: Windows-1252 by default, another encoding where its letters clearly fit, and a note."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.readers import RawDocument, read
from analysis.readers.decoding import decoded
from analysis.readers.encodings import infer


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "José Muñoz llegó a Logroño"),
        ("cp1252", "José Muñoz"),
        ("cp1252", "café"),
        ("cp1252", "Le Café Müller"),
        ("cp1252", "Le Café Müller à Malmö"),
        ("cp1252", "La Grèce a été prise de court par l’été."),
        ("cp1252", "ÉTATS-UNIS : LE PRÉSIDENT À PARIS"),
        ("cp1252", "Die Straße in Köln wurde für Fußgänger geöffnet."),
        ("cp1252", "Il presidente è morto"),
        ("cp1252", "São Paulo não tem coração"),
        ("cp1252", "Smörgåsbord på Åland"),
        ("cp1252", "Forsætisráðherra sagði þetta í gær á Alþingi"),
        ("cp1252", "“Yes,” she said – it’s £5m for the café…"),
        ("cp1252", "“Wait ………” – she said ——— no"),
        ("cp1252", "Yes ………………"),
        ("cp1252", "*** ••• ***\nIt’s over"),
        ("cp1250", "Prezydent powiedział, że Łódź i Gdańsk są bezpieczne, a żołnierze wrócą."),
        ("cp1250", "Łódź"),
        ("iso8859_2", "Łódź się broni, żołnierze są w mieście"),
        ("cp1250", "Příliš žluťoučký kůň úpěl ďábelské ódy"),
        ("cp1250", "Az erő elég lesz, de később több katona kell, mert őszre fűteni kell."),
        ("cp1254", "Türkiye’de görüşmeler için üç gün daha ayrıldı, çünkü güçlü bir anlaşma gerekiyor."),
        ("cp1257", "Vyriausybė šiandien paskelbė naujų priemonių, žmonės džiaugėsi"),
        ("cp1251", "Українські війська звільнили два міста, повідомив речник."),
        ("cp1251", "Київ"),
        ("cp1251", "Kyiv: президент заявив, що наступ триває (Reuters said so in English today)"),
        ("koi8_r", "Москва, сегодня вечером было объявлено"),
        ("cp1253", "Η κυβέρνηση ανακοίνωσε σήμερα νέα μέτρα στην Αθήνα."),
        ("cp1255", "הממשלה הודיעה היום על צעדים חדשים"),
        ("gb18030", "政府今天宣布了新的措施，以应对当前的经济形势。"),
        ("cp850", "Le café a été fermé à Genève"),
    ],
)
def test_a_text_without_a_declared_encoding_is_read_as_it_was_written(encoding, text):
    found, note = decoded(text.encode(encoding))
    assert found == text
    assert "assumed" in (note or "")


def test_the_note_names_the_encoding_after_what_metadata_notes(tmp_path):
    (tmp_path / "a.txt").write_bytes("José Muñoz llegó a Logroño".encode("cp1252"))
    (tmp_path / "b.txt").write_bytes("Żołnierze wrócą do Łodzi, mówią władze".encode("cp1250"))
    (tmp_path / "c.txt").write_text("José Muñoz", "utf-8")
    (tmp_path / "metadata.csv").write_text("file,note\na.txt,From the archive.\n")
    notes = {d.path: d.note for d in read([tmp_path]) if isinstance(d, RawDocument)}
    assert notes["a.txt"] == "From the archive. The encoding was assumed: not UTF-8, read as Windows-1252."
    assert "Windows-1250, whose letters fit Polish" in notes["b.txt"]
    assert notes["c.txt"] is None


def test_each_row_of_a_table_says_what_was_assumed(tmp_path):
    (tmp_path / "a.csv").write_bytes("text,note\nLa Grèce et l’été,\nÀ Paris,old\n".encode("cp1252"))
    first, second = (d.note for d in read([tmp_path]))
    assert "Windows-1252" in first
    assert second.startswith("old The encoding")


def test_a_page_that_declares_latin_1_is_read_as_browsers_read_it(tmp_path):
    page = '<html><head><meta charset="iso-8859-1"></head><body><p>“L’été” à Paris</p></body></html>'
    (tmp_path / "a.html").write_bytes(page.encode("cp1252"))
    (found,) = read([tmp_path])
    assert (found.raw_text, found.note) == ("“L’été” à Paris", None)


def test_a_stray_byte_does_not_change_the_encoding_and_is_told():
    found, note = decoded("L’été à Paris était très long. ".encode("cp1252") * 9 + b"\x81")
    assert found.startswith("L’été à Paris") and found.endswith("\ufffd")
    assert "Windows-1252" in note and "(1)" in note


@given(st.binary(min_size=1, max_size=300))
def test_some_encoding_is_always_named(data):
    encoding, _ = infer(data)
    assert "a".encode(encoding)
