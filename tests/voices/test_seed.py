"""The seed read statement by statement: who says what in it, with the marks as pasted and as mended by hand."""

import pytest

from analysis.voices import find_quotes

_TURNED = {
    "arrived, “the policeman": "arrived,” the policeman",
    "advancement “By Poddubny": "advancement” By Poddubny",
    "supplies, “added he": "supplies,” added he",
}

_BRIGADE = "spokesperson for the Bohun Brigade of the Ukrainian Land Forces"
#: how the words begin, kind, speaker resolved, speaker as written, cue
STATEMENTS = [
    ("Ukrainian forces have stormed", "indirect", None, "an official involved", "According to"),
    ("According to an official", "indirect", "CNN", "CNN", "reported"),
    ("We’ve only recently", "direct", "policeman", "the policeman", "said"),
    ("Weapons and ammunition", "direct", _BRIGADE, "a spokesperson for the Bohun Brigade", "claiming"),
    ("This is Izium.", "direct", "voice", "A voice", "saying"),
    ("the situation there was", "indirect", "Vladislav Sokolov", "Vladislav Sokolov", "cited … as saying"),
    ("extremely challenging", "mixed", "Vladislav Sokolov", "Vladislav Sokolov", "cited … as saying"),
    ("There has been a lot", "direct", "Vladislav Sokolov", "Sokolov", "quoted as saying"),
    ("the country’s allies", "indirect", "Oleksiy Reznikov", "The Ukrainian defense minister", "stated"),
    ("amazed", "mixed", "Oleksiy Reznikov", "The Ukrainian defense minister", "stated"),
    ("the partners of Ukraine", "indirect", "Oleksiy Reznikov", "Reznikov", "claimed"),
    ("were favorably impressed", "mixed", "Oleksiy Reznikov", "Reznikov", "claimed"),
    ("Russian military authorities", "indirect", "Yevgeniy Poddubny", "Poddubny", "According to"),
    ("All along the line", "direct", "Yevgeniy Poddubny", "Poddubny", "By"),
    ("the Ukrainian military had opened", "indirect", "Yevgeniy Poddubny", "he", "said"),
    ("The front line is receiving", "indirect", "Yevgeniy Poddubny", "Poddubny", "added"),
    ("Kupyansk’s defense continues", "direct", "Yevgeniy Poddubny", "Poddubny", "added"),
    ("As of Friday", "indirect", "Volodymyr Zelensky", "Ukrainian President Volodymyr Zelensky", "according to"),
    ("liberated and gained", "mixed", "Volodymyr Zelensky", "Ukrainian President Volodymyr Zelensky", "according to"),
    ("measures to check", "direct", "Volodymyr Zelensky", "Zelensky", "stated"),
    ("left shattered", "mixed", "Oleh Syniehubov", "Oleh Syniehubov", None),
    ("Without exaggeration", "indirect", "Oleh Syniehubov", "Syniehubov", "according to"),
    ("Residents obviously", "direct", "Oleh Syniehubov", "Syniehubov", "according to"),
    ("No traitor", "indirect", "Oleh Syniehubov", "he", "warned"),
    ("residents of Kupyansk had", "indirect", "Kirill Imashev", "Kirill Imashev", "claiming"),
    ("left their homes", "mixed", "Kirill Imashev", "Kirill Imashev", "claiming"),
    ("Russian soldiers had departed", "indirect", "Kirill Imashev", "Kirill Imashev", "said"),
    ("regroup", "mixed", "Kirill Imashev", "Kirill Imashev", "said"),
    ("hundreds of vehicles", "indirect", "Kirill Imashev", "He", "reported"),
    ("the civilian populace", "indirect", "Social media data", "Social media data", "indicates"),
    ("Anyone who cooperated", "indirect", "Ukrainian officials", "Ukrainian officials", "according to"),
    ("Residents of the reclaimed", "indirect", "Oleh Syniehubov", "Syniehubov", "according to"),
    ("The majority of villages", "direct", "Oleh Syniehubov", "he", "added"),
    ("Due to the", "indirect", "Ukraine", "Ukraine", "according to"),
    ("huge casualties", "mixed", "Ukraine", "Ukraine", "according to"),
    ("At least 15 desertions", "indirect", None, "the Ukrainian Armed Forces’ general staff", "according to"),
    ("soldiers were trying", "indirect", "report", "the report", "According to"),
    ("These achievements", "indirect", None, "geolocated video and satellite pictures from CNN", "according to"),
    ("Ukrainian forces had had", "indirect", "senior US official", "a senior US official", "claimed"),
]


@pytest.fixture(scope="module", params=["as pasted", "mended"])
def page(request, seed_raw):
    text = seed_raw
    if request.param == "mended":
        for turned, right in _TURNED.items():
            assert turned in text
            text = text.replace(turned, right)
    return text, find_quotes(text)


@pytest.mark.parametrize(("begins", "kind", "speaker", "written", "cue"), STATEMENTS)
def test_each_statement_has_its_speaker(page, begins, kind, speaker, written, cue):
    text, found = page
    q = next(q for q in found if q.text.startswith(begins) and q.kind == kind)
    assert text[q.start : q.end] == q.text
    assert q.speaker_start is not None and text[q.speaker_start : q.speaker_end].startswith(written)
    assert q.cue == cue
    if speaker:
        assert q.speaker == speaker


def test_hedges_are_kept(page):
    _, found = page
    hedges = {q.text[:20]: q.hedge for q in found if q.hedge}
    assert hedges["One clip allegedly c"] == "allegedly"
    assert hedges["the partners of Ukra"] == "claimed"
    assert hedges["Due to the “huge cas"] == "reportedly"
    assert hedges["Ukrainian forces had"] == "claimed"


@pytest.mark.parametrize(
    "narrated",
    ["The precise time when Sokolov", "Approximately 30 kilometers", "On Telegram, there were", "The most daring"],
)
def test_narration_is_nobodys_statement(page, narrated):
    text, found = page
    start = text.index(narrated)
    end = text.index(".", start)
    assert [q.text for q in found if q.start < end and start < q.end] == []


def test_no_mark_is_part_of_the_words_between_marks(page):
    _, found = page
    own = [q.text for q in found if q.kind != "indirect"]
    assert own and not set("".join(own)) & set("“”")
