"""The language of a text, or None."""

import pytest

from analysis.readers.languages import guess


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
        ("", None),
        ("12 345", None),
        ("Kharkiv", None),
        ("Kyiv Izium Kupyansk Balakliia Lyman Donetsk Luhansk Sumy Odesa Lviv Rivne Lutsk", None),
    ],
)
def test_the_language_is_told_or_not_known(text, lang):
    assert guess(text) == lang
