"""The language of a text, or None."""

import pytest

from analysis.readers.languages import guess, may_be_english


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The army said on Saturday that it had retaken two of the towns in the east after a week.", "en"),
        (
            "Die Armee teilte am Samstag mit, dass sie zwei der Städte im Osten nach einer Woche eingenommen hat.",
            "de",
        ),
        ("L’armée a annoncé samedi que deux des villes de l’est du pays ont été reprises dans la semaine.", "fr"),
        ("El ejército dijo el sábado que había recuperado dos de las ciudades en el este del país.", "es"),
        ("Армия сообщила в субботу, что вернула два города на востоке, где шли бои.", "ru"),
        ("Армія повідомила в суботу, що повернула два міста на сході, де точилися бої, її підтримали.", "uk"),
        ("أعلن الجيش يوم السبت أنه استعاد بلدتين في الشرق", "ar"),
        ("東部の二つの町を奪還したと軍は土曜日に発表した。", "ja"),
        ("政府周六表示，由于人数太少，不会向该国派遣更多士兵。", "zh"),
        ("Уряд подав у суботу закон про суди.", "uk"),
        ("Урад у суботу паведаміў, што не адправіць больш салдат.", "be"),
        ("Правителството съобщи в събота, че няма да изпрати повече войници в страната.", "bg"),
        ("Влада је у суботу објавила да неће послати више војника у земљу.", "sr"),
        ("Den norske regjeringen sa lørdag at den ikke vil sende flere av soldatene til landet i øst.", "no"),
        ("Den danske regering sagde lørdag, at den ikke vil sende flere af soldaterne til landet i øst.", "da"),
        ("Suomen hallitus ilmoitti lauantaina, että se ei lähetä lisää sotilaita, ja että se odottaa muita.", "fi"),
        ("A magyar kormány szombaton közölte, hogy nem küld több katonát, mert az ország és a nép nem akarja.", "hu"),
        ("The president said: «Ми переможемо, бо правда за нами». He then left the hall with the others.", "en"),
        ("Armée, armée, ville, ville: l’armée dans la ville et les armées dans les villes du pays.", "fr"),
        ("Армия вернула два города на востоке.", None),
        ("Die Regierung schickt Soldaten", None),
        ("Ukraine troops enter key city Izium, Kyiv says", "en"),
        ("Am Sonntag wird gewählt.", "de"),
        ("Nach einem Brand bleibt die Grundschule bis Mittwoch geschlossen. Verletzt wurde gestern niemand.", "de"),
        ("Le gouvernement a présenté son budget hier.", "fr"),
        ("El alcalde dimitió ayer tras el incendio.", "es"),
        ("De burgemeester heeft gisteren ontslag genomen.", "nl"),
        ("Two dead in Lyon blast, police say", "en"),
        ("The die is cast", "en"),
        ("Der Spiegel reporter fired", None),
        ("La La Land wins in Los Angeles", None),
        ("Le Pen wins", None),
        ("", None),
        ("12 345", None),
        ("Kharkiv", None),
        ("Kyiv Izium Kupyansk Balakliia Lyman Donetsk Luhansk Sumy Odesa Lviv Rivne Lutsk", None),
    ],
)
def test_the_language_is_told_or_not_known(text, lang):
    assert guess(text) == lang


def test_the_text_outweighs_a_pages_own_word_but_not_what_a_person_wrote_down(tmp_path):
    from analysis.readers import read

    text = "Армія повідомила в суботу, що повернула два міста на сході, де точилися бої, її підтримали."
    (tmp_path / "a.html").write_text(f"<html lang='en'><body><p>{text}</p></body></html>", "utf-8")
    assert next(iter(read([tmp_path]))).lang == "uk"
    (tmp_path / "metadata.csv").write_text("file,lang\na.html,en\n")
    assert next(iter(read([tmp_path]))).lang == "en"


@pytest.mark.parametrize(
    ("text", "may_be"),
    [
        ("Die Regierung schickt Soldaten", False),
        ("Hochwasser bedroht Magdeburg Altstadt", False),
        ("Le maire démissionne", False),
        ("Армия вернула два города на востоке.", False),
        ("Der Spiegel reporter fired", True),
        ("Oil prices soar", True),
        ("Good.", True),
        ("", True),
    ],
)
def test_a_text_of_unknown_language_may_be_english_or_shows_that_it_is_not(text, may_be):
    assert may_be_english(text) is may_be
