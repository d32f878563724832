"""Exports of databases of news: many articles in one file, each with what the export says of it."""

import io

import docx
import pytest

from analysis.readers import RawDocument, Refused, read
from analysis.readers.exports import day

PROSE = (
    "The army said on Saturday that it had retaken two towns in the east.\n\n"
    "IN KYIV, officials said that most of the people had left. Section: that is no field.\n\n"
    "Language: a matter of taste, they said."
)

NEXIS = """User Name: A Reader
Date and Time: Monday, March 4, 2024 9:00:00 AM CET
Job Number: 123
Documents (2)
1. Two towns retaken
Client/Matter: -None-
Search Terms: towns
Search Type: NAND
Narrowed by:
Two towns retaken
City News
March 8, 2022 Tuesday 14:23 GMT
Copyright 2022 City News Ltd. All Rights Reserved
Section: WORLD; Europe
Length: 212 words
Byline: By Anna Keller and Ben Ode
Highlight: The highlight of it.
Body
{prose}
https://news.example/towns
Graphic
A street in one of the towns, on Friday.
Classification
Language: ENGLISH
Publication-Type: Newspaper
Subject: ARMIES (90%); TOWNS (89%)
Load-Date: March 9, 2022
End of Document
Mayor resigns
Elbe Post
12. April 2022
Copyright 2022 Elbe Post
Length: 12 words
Body
Load-Date: April 13, 2022
End of Document
Company: a bridge opens
Elbe Post
Spring 2022
Length: 9 words
Body
The bridge is open again.
Load-Date: April 14, 2022
End of Document
"""

OLD_NEXIS = """
                               1 of 2 DOCUMENTS


                                City News (London)

                            March 8, 2012 Thursday
                                   Edition 1;
                                    Scotland

Two towns retaken;
Officials are glad

BYLINE: By ANNA KELLER

SECTION: Section A; Column 0; Foreign Desk;
Pg. 4

LENGTH: 900 words

DATELINE: KYIV


  The army said on Saturday that it had retaken
two towns in the east.

  "Nobody was hurt," it said.

LOAD-DATE: March 9, 2012

LANGUAGE: ENGLISH

GRAPHIC: PHOTO: A street on Friday.

PUBLICATION-TYPE: Newspaper

                       Copyright 2012 City News Ltd.


                               2 of 2 DOCUMENTS


     Copyright 2012 Elbe Newspapers Interactive Company, LLC d/b/a
                            Elbe Post Digital
                              All Rights Reserved

                                  Elbe Post

                            March 9, 2012 Friday
                                 Met 2 Edition

SECTION: A-SECTION; Pg. A01

LENGTH: 10 words

HEADLINE: Mayor resigns

BYLINE: Anna Keller;Ben Ode and
Carl Ude

BODY:

The mayor resigned.

LANGUAGE: ENGLISH

SUBJECT: MAYORS (90%);
TOWNS (80%)
"""

CODED = """HD\tTwo towns retaken
BY\tBy Anna Keller
WC\t212 words
PD\t10 September 2022
ET\t10:00
SN\tCity News
SC\tCTYN
LA\tEnglish
CY\t(c) 2022 City News
LP
The army said on Saturday that it had retaken two towns in the east.
TD
IN KYIV, officials said that most of the people had left.
NS\tgmil : Military Action
PUB\tCity News Ltd.
AN
Document CTYN000020220910ei9a0001x
HD\tMayor resigns
PD\t11 September 2022
SN\tElbe Post
LP
AN\tDocument ELBP000020220911ei9b00002
"""

LAID_OUT = """Two towns retaken
By Anna Keller
1,212 words
10 September 2022
10:00
City News
CTYN
English
(c) 2022 City News. All rights reserved.

The army said on Saturday that it had retaken two towns in the east.

Officials were glad.

Document CTYN000020220910ei9a0001x

Mayor resigns
99 words
11 September 2022
Elbe Post
ELBP
German
(c) 2022
The mayor resigned.
Document ELBP000020220911ei9b00002
"""

PAGE = """<html><body><div class="article enArticle"><table>
<tr><td class="index"><b>HD</b>&nbsp;</td><td><span class="enHeadline">Two towns retaken</span></td></tr>
<tr><td class="index"><b>BY</b>&nbsp;</td><td>By Anna Keller</td></tr>
<tr><td class="index"><b>PD</b>&nbsp;</td><td>10 September 2022</td></tr>
<tr><td class="index"><b>SN</b>&nbsp;</td><td>City News</td></tr>
<tr><td class="index"><b>LP</b>&nbsp;</td>
<td><p class="articleParagraph enarticleParagraph">The army said so.</p></td></tr>
<tr><td class="index"><b>TD</b>&nbsp;</td><td><p class="articleParagraph enarticleParagraph">First more.</p>
<p class="articleParagraph enarticleParagraph">Then the end.</p></td></tr>
<tr><td class="index"><b>AN</b>&nbsp;</td><td>Document CTYN000020220910ei9a0001x</td></tr></table></div>
<div class="article deArticle"><div id="hd"><span class="deHeadline">Mayor resigns</span></div>
<div class="author">Von Ben Ode</div><div>99 words</div><div>11 September 2022</div><div>09:10</div>
<div>Elbe Post</div><div>ELBP</div><div>(c) 2022</div>
<p class="articleParagraph dearticleParagraph">The mayor resigned.</p><p>Document ELBP000020220911ei9b00002</p></div>
</body></html>"""

LINE = "_" * 60
PROQUEST = f"""Report Information from ProQuest
4 March 2024
{LINE}

Document 1 of 2

Two towns retaken: Officials are glad

Author: Keller, Anna

Publication info: City News; London (UK) [London (UK)]10 Sep 2022: A.1.

ProQuest document link

Abstract: The army said so.

Full Text: The army said on Saturday that it had retaken two towns.

Note: nobody was hurt.

Subject: Armies; Towns

Title: Two towns retaken: Officials are glad

Publication title: City News; London (UK)

Publication year: 2022

Publication date: Sep 10, 2022

Language of publication: English

ProQuest document ID: 123

Document URL: https://pq.example/docview/123

{LINE}

Document 2 of 2

Mayor resigns

Abstract: The mayor resigned.

Publication title: Elbe Post

Publication date: Sep 11, 2022

ProQuest document ID: 124

{LINE}

Contact us at: http://pq.example
"""


def found(tmp_path, name, data):
    (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(read([tmp_path]))


def as_rtf(text):
    body = text.encode("ascii", "xmlcharrefreplace").replace(b"\n", b"\\par\n").replace(b"\t", b"\\tab ")
    return b"{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}" + body + b"}"


def as_docx(text):
    made = docx.Document()
    for line in text.split("\n"):
        made.add_paragraph(line)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def said(document):
    return document.title, document.source, document.published, document.author, document.lang


@pytest.mark.parametrize("ending", ["txt", "rtf", "docx"])
def test_nexis_as_it_is_exported_today(tmp_path, ending):
    text = NEXIS.format(prose=PROSE)
    data = {"txt": text, "rtf": as_rtf(text), "docx": as_docx(text)}[ending]
    one, two, three = found(tmp_path, f"a.{ending}", data)
    assert one.path == f"a.{ending}#1" and one.published_origin == "export"
    assert one.url == "https://news.example/towns"
    assert said(one) == ("Two towns retaken", "City News", "2022-03-08", "Anna Keller and Ben Ode", "en")
    paragraphs = [x for x in one.raw_text.split("\n") if x]
    assert paragraphs == [
        "Two towns retaken", "The highlight of it.", *[x for x in PROSE.split("\n") if x],
        "A street in one of the towns, on Friday.",
    ]  # fmt: skip
    assert isinstance(two, Refused) and two.path == f"a.{ending}#2" and "Article 2" in two.reason
    assert (three.title, three.source, three.published) == ("Company: a bridge opens", "Elbe Post", None)
    assert "Spring 2022" in three.note


def test_nexis_as_it_was(tmp_path):
    one, two = found(tmp_path, "a.TXT", OLD_NEXIS)
    assert said(one) == (
        "Two towns retaken; Officials are glad", "City News (London)", "2012-03-08", "ANNA KELLER", "en"
    )  # fmt: skip
    assert "retaken\ntwo towns in the east." in one.raw_text and "A street on Friday." in one.raw_text
    assert not any(
        x in one.raw_text for x in ("LENGTH", "Foreign Desk", "Copyright", "LOAD-DATE", "Edition", "Scotland")
    )
    assert said(two)[:4] == (
        "Mayor resigns",
        "Elbe Post",
        "2012-03-09",
        "Anna Keller;Ben Ode and Carl Ude",
    ) and two.raw_text.endswith("The mayor resigned.")


@pytest.mark.parametrize("ending", ["txt", "rtf"])
def test_factiva_with_its_fields(tmp_path, ending):
    one, two = found(tmp_path, f"a.{ending}", CODED if ending == "txt" else as_rtf(CODED))
    assert said(one) == ("Two towns retaken", "City News", "2022-09-10", "Anna Keller", "en")
    assert [x for x in one.raw_text.split("\n") if x] == [
        "Two towns retaken",
        "The army said on Saturday that it had retaken two towns in the east.",
        "IN KYIV, officials said that most of the people had left.",
    ]
    assert isinstance(two, Refused) and "Article 2" in two.reason and "Mayor resigns" in two.reason


def test_factiva_laid_out(tmp_path):
    one, two = found(tmp_path, "a.rtf", as_rtf(LAID_OUT))
    assert said(one) == ("Two towns retaken", "City News", "2022-09-10", "Anna Keller", "en")
    assert one.raw_text.startswith("Two towns retaken\n\nThe army said") and one.raw_text.endswith(
        "Officials were glad."
    )
    assert said(two) == ("Mayor resigns", "Elbe Post", "2022-09-11", None, "de")
    assert two.raw_text == "Mayor resigns\n\nThe mayor resigned."


def test_factiva_as_a_page(tmp_path):
    one, two = found(tmp_path, "a.html", PAGE)
    assert said(one) == ("Two towns retaken", "City News", "2022-09-10", "Anna Keller", "en")
    assert [x for x in one.raw_text.split("\n") if x] == [
        "Two towns retaken", "The army said so.", "First more.", "Then the end."
    ]  # fmt: skip
    assert said(two) == ("Mayor resigns", "Elbe Post", "2022-09-11", "Ben Ode", "de")
    assert two.raw_text == "Mayor resigns\n\nThe mayor resigned."


def test_proquest_as_text(tmp_path):
    one, two = found(tmp_path, "a.txt", PROQUEST)
    assert said(one) == (
        "Two towns retaken: Officials are glad", "City News; London (UK)", "2022-09-10", "Keller, Anna", "en"
    )  # fmt: skip
    assert one.url == "https://pq.example/docview/123"
    assert one.raw_text.endswith("retaken two towns.\n\nNote: nobody was hurt.")
    assert isinstance(two, Refused) and two.path == "a.txt#2" and "Mayor resigns" in two.reason


def test_proquest_as_a_table(tmp_path):
    header = "Title,Abstract,StoreId,Authors,documentType,language,pubdate,pubtitle,year,DocumentURL"
    row = 'Two towns,It said so.,1,"Keller, Anna",News,English,"Sep 10, 2022",City News,2022,https://pq.example/1'
    (one,) = found(tmp_path, "a.csv", f"{header},FullText\n{row},The army said so.\n")
    assert said(one)[:4] == ("Two towns", "City News", "Sep 10, 2022", "Keller, Anna")
    (none,) = found(tmp_path, "a.csv", f"{header}\n{row}\n{row}\n")
    assert "ProQuest of 2 rows" in none.reason


@pytest.mark.parametrize(
    ("name", "line", "what"),
    [
        ("mc.csv", "id,indexed_date,language,media_name,media_url,publish_date,title,url", "Media Cloud"),
        (
            "mc.csv",
            "stories_id,publish_date,title,url,language,ap_syndicated,themes,media_id,media_name",
            "Media Cloud",
        ),
        ("doc.csv", "URL,MobileURL,Date,Title", "list of articles by GDELT"),
        ("links.csv", "title,url", "table of addresses"),
    ],
)
def test_a_table_of_addresses_is_refused_once_for_all_its_rows(tmp_path, name, line, what):
    rows = "\n".join(",".join("x" for _ in line.split(",")) for _ in range(1234))
    (one,) = found(tmp_path, name, f"{line}\n{rows}\n")
    assert one.path == name and what in one.reason and "1,234 rows" in one.reason and "address" in one.reason


@pytest.mark.parametrize(
    ("cells", "what"),
    [
        (["410000001", "20220910", *["x"] * 58, "https://x.example/1"], "events"),
        (["410000001", "20220910", *["x"] * 56], "events"),
        (["410000001", "20220910000000", *["x"] * 14], "mentions"),
        (["20220910000000-1", "20220910000000", *["x"] * 25], "Knowledge Graph"),
    ],
)
@pytest.mark.parametrize("name", ["20220910.export.CSV", "20220910.gkg.csv", "a.tsv"])
def test_a_table_of_gdelt_without_a_header_is_known_by_its_form(tmp_path, name, cells, what):
    (one,) = found(tmp_path, name, ("\t".join(cells) + "\n") * 7)
    assert "GDELT" in one.reason and what in one.reason and "7 rows" in one.reason


def test_gdelts_list_of_articles_as_json(tmp_path):
    entry = '{"url": "https://x.example/1", "title": "T", "seendate": "20220910T000000Z", "domain": "x.example"}'
    (one,) = found(tmp_path, "a.json", f'{{"articles": [{entry}, {entry}, {entry}]}}')
    assert "GDELT of 3 rows" in one.reason


def test_media_clouds_table_with_texts_is_read(tmp_path):
    (one,) = found(
        tmp_path, "a.csv", "id,language,media_name,publish_date,title,url,text\n1,en,City,2022-09-10,T,u,Words.\n"
    )
    assert isinstance(one, RawDocument) and said(one)[:3] == ("T", "City", "2022-09-10")


@pytest.mark.parametrize(
    "text",
    [
        "The paper ended so:\nEnd of Document\nand nobody knew why.",
        "Document 1 of 3 was signed.\n\nDocument 1 of 3\n\nIt held words.",
        "HD and SN are letters.\nAN\napple a day",
        f"A form:\n{LINE}\nTitle: Mr\n{LINE}\nName: Keller",
        "Document ABCDEFGHIJKLMNOPQ\nwas lost.",
    ],
)
def test_a_text_that_only_resembles_an_export_is_one_text(tmp_path, text):
    (one,) = found(tmp_path, "a.txt", text)
    assert one.path == "a.txt" and one.raw_text == text


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("March 8, 2022 Tuesday 14:23 EST", "2022-03-08"), ("Sept. 9, 2022", "2022-09-09"),
        ("8. März 2022", "2022-03-08"),
        ("le 8 août 2022", "2022-08-08"), ("8 de mayo de 2022", "2022-05-08"), ("2022-03-08", "2022-03-08"),
        ("31 February 2022", None), ("Spring 2022", None), ("March 2022", None), ("8 Foo 2022", None), ("", None),
    ],
)  # fmt: skip
def test_days_as_exports_write_them(text, iso):
    assert day(text) == iso


FRENCH = """<html><body><div class="article frArticle"><table>
<tr><td class="index"><b>SE</b>&nbsp;</td><td>Infolocale</td></tr>
<tr><td class="index"><b>HD</b>&nbsp;</td><td><b class='frHeadline'>Deux villes reprises</b></td></tr>
<tr><td class="index"><b>WC</b>&nbsp;</td><td>295 mots</td></tr><tr><td class="index"><b>PD</b>&nbsp;</td>
<td>29 décembre 2011</td></tr><tr><td class="index"><b>SN</b>&nbsp;</td><td>Le Courrier</td></tr>
<tr><td class="index"><b>NGC</b>&nbsp;</td><td>Groupe</td></tr>
<tr><td class="index"><b>LA</b>&nbsp;</td><td>Français</td></tr>
<tr><td class="index"><p><b>LP</b>&nbsp;</p></td><td><p class="articleParagraph frarticleParagraph">L’armée l’a dit.</p>
<p class="articleParagraph frarticleParagraph">Elle l’a répété.</p></td></tr>
<tr><td class="index"><br/><b>AN</b>&nbsp;</td><td><br/>Document TESTFR0020111229e7ct0001r</td></tr></table><br/></div>
<div id="pageFooter">Tous droits réservés.</div></body></html>"""


def test_factiva_in_another_language(tmp_path):
    (one,) = found(tmp_path, "a.html", FRENCH)
    assert said(one) == ("Deux villes reprises", "Le Courrier", "2011-12-29", None, "fr")
    assert [x for x in one.raw_text.split("\n") if x] == [
        "Deux villes reprises",
        "L’armée l’a dit.",
        "Elle l’a répété.",
    ]


def test_nexis_as_a_page(tmp_path):
    lines = "".join(f"<p>{line}</p>" for line in NEXIS.format(prose=PROSE).split("\n"))
    one, two, _ = found(tmp_path, "a.html", f"<html><body>{lines}</body></html>")
    assert said(one)[:3] == ("Two towns retaken", "City News", "2022-03-08") and isinstance(two, Refused)


GERMAN = """                             Dokument 1 von 1

                                  Elbe Post

                             Freitag 9. März 2012

Der Bürgermeister geht

AUTOR: Anna Keller

RUBRIK: POLITIK; S. 1

LÄNGE: 10 Wörter

Der Bürgermeister ist zurückgetreten.

UPDATE: das ist ein Absatz des Textes.

SPRACHE: GERMAN; DEUTSCH

PUBLICATION-TYPE: Zeitung
"""


def test_nexis_in_german(tmp_path):
    (one,) = found(tmp_path, "a.txt", GERMAN)
    assert said(one)[:4] == ("Der Bürgermeister geht", "Elbe Post", "2012-03-09", "Anna Keller")
    assert one.raw_text.endswith("zurückgetreten.\n\nUPDATE: das ist ein Absatz des Textes.")
