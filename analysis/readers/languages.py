"""Tells the language of a text by its letters and its small words, or says that it does not know."""

import re
from collections import Counter

from analysis.readers.smallwords import Judge

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
_LEAST_WORDS = 12
_LEAST_SHARE = 0.15
_LEAST_LEAD = 1.3

_SMALL_WORDS = {
    "en": "the of and to in that is was for on with as at by from it he his are this be have has not but they were",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er",
    "fr": "de la le et les des en un du une que est pour qui dans par sur au pas plus ce il avec ne se sont aux cette",
    "es": "de la que el en y los del se las por un para con no una su al lo como más pero sus le ya este fue",
    "pt": "de que e do da em um para com não uma os no se na por mais as dos como mas ao ele das foi seu sua",
    "it": "di che è e la il un per in una non sono con del si da le dei nel alla come più anche della ha gli",
    "ca": "de la que el i en els per a les una amb un és del no va al més dels com han ha aquest aquesta però són",
    "nl": "de van het een en in is dat op te zijn met voor niet aan er om ook als bij door maar naar werd wordt",
    "af": "die van en in is het dat nie te op vir met wat om sy hy was aan sal ook deur maar hulle daar ons word",
    "da": "og i at det er en til på af for med der den ikke som de et har fra var ved kan blev efter også man hun om",
    "no": "og i at det er en til på av for med som den ikke de et har fra var ved kan ble etter også seg hun om man",
    "sv": "och i att det som en på är av för med den till inte om ett har de från var vid kan nu efter också sig hon",
    "fi": "ja on ei että se oli hän mutta myös ovat kun joka kuin tai niin sekä jo mukaan vain jos nyt sen ovat ole",
    "et": "ja on ei et see oli ta aga ka kui mis ning või oma pärast seda siis veel kes kuid nii välja mitte sest ära",
    "hu": "a az és hogy nem is egy van volt meg de csak ez azt már még mint vagy el ki aki lesz szerint után pedig ha",
    "pl": "w i na z się do nie to że jest o po jak przez za od dla są ale przy oraz który tego być ich już",
    "cs": "a v se na je že s z do to o i k ve pro za by jako po tak ale podle které jeho byl jsou více",
    "sk": "a v sa na je že s z do to o aj k vo pre za by ako po tak ale podľa ktoré jeho bol sú viac čo",
    "hr": "i u je na se da su za od koji što s to kako bi a nije o iz će koja ili te do bio će više kao ali",
    "lt": "ir į kad yra iš su bei tai kaip po už bet apie jis buvo nuo ar prie jie taip dėl tik dar jau savo nes",
    "lv": "un ir ka ar no uz par to bet kā arī tas pēc lai nav tika gan viņš līdz ko vai pie šo tiek kas jau",
    "tr": "ve bir bu da de için ile çok olarak daha olan gibi sonra kadar ise ancak göre var ne olduğunu eden",
    "ro": "de și în a la cu pe nu din că o un mai este pentru care sunt ce au fost al prin sau lui dar ca",
    "id": "yang dan di dengan untuk dari ini pada tidak dalam itu akan ke juga oleh bahwa ada mereka telah karena",
    "vi": "và của là có không được cho các với một này trong đã người những để khi ra đến từ về sẽ như nhiều cũng",
    "tl": "ang ng sa na mga ay at si ni ito para hindi kay nang kung siya niya kanilang ay mga pa rin dahil",
    "sw": "ya na wa kwa ni la za katika kuwa cha hiyo huo kama yake alisema wake huyo baada hii hilo pia lakini vya",
}
_BY_WORD: dict[str, list[str]] = {}
for _lang, _words in _SMALL_WORDS.items():
    for _word in _words.split():
        _BY_WORD.setdefault(_word, []).append(_lang)
_FEW = Judge(_SMALL_WORDS)

#: What metadata may call a language, and its code of two letters.
NAMES = {
    "english": "en", "german": "de", "french": "fr", "spanish": "es", "portuguese": "pt", "italian": "it",
    "dutch": "nl", "polish": "pl", "swedish": "sv", "turkish": "tr", "czech": "cs", "romanian": "ro",
    "indonesian": "id", "japanese": "ja", "korean": "ko", "chinese": "zh", "greek": "el", "hebrew": "he",
    "thai": "th", "hindi": "hi", "arabic": "ar", "russian": "ru", "ukrainian": "uk", "persian": "fa", "farsi": "fa",
    "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "por": "pt", "ita": "it",
    "nld": "nl", "pol": "pl", "rus": "ru", "ukr": "uk", "ara": "ar", "zho": "zh", "chi": "zh", "jpn": "ja",
}  # fmt: skip

#: Letters, and small words, by which languages in Cyrillic letters differ.
_CYRILLIC = {
    "uk": ("їєґі", "в на не і та що з у до від про за але й її як цього бо було або також щодо"),
    "be": ("ўі", "і ў што з да не на гэта як ён яго але для была таксама"),
    "ru": ("ыэё", "в на не где и что с из это как его но для был также от они по о к"),
    "bg": ("", "в и да се за че от са на с това не ще като който също има е"),
    "sr": ("ђћџљњј", "и у је да се за су на од који што са није али"),
    "mk": ("ѓќѕљњј", "и во на да се за од со што не ги како ќе беше"),
}

_SCRIPTS = tuple(
    (lang, re.compile(letters))
    for lang, letters in (
        ("ja", r"[\u3040-\u30ff]"), ("ko", r"[\uac00-\ud7af]"), ("zh", r"[\u4e00-\u9fff]"),
        ("el", r"[\u0370-\u03ff]"), ("he", r"[\u0590-\u05ff]"), ("th", r"[\u0e00-\u0e7f]"),
        ("hi", r"[\u0900-\u097f]"), ("bn", r"[\u0980-\u09ff]"), ("ta", r"[\u0b80-\u0bff]"),
        ("hy", r"[\u0530-\u058f]"), ("ka", r"[\u10a0-\u10ff]"), ("am", r"[\u1200-\u137f]"),
        ("ar", r"[\u0600-\u06ff]"), ("ru", r"[\u0400-\u04ff]"),
    )
)  # fmt: skip


def guess(text: str) -> str | None:
    """The language of `text` as a two-letter code, or None where the evidence is thin or divided.

    Scripts with letters of their own decide first, those in Cyrillic letters by the letters and small words that only
    some of them have; Latin text by the share of its words that are a language's commonest small words, which must be
    15% at least and well ahead of the next language's, or of English where the next is a relative. Where a text is
    too short or too thin in small words for that, those that are a language's own decide (`smallwords`).
    """
    sample = text[:_SAMPLE]
    if not sample.isascii():
        letters = sum(map(str.isalpha, sample))
        counts = {lang: len(pattern.findall(sample)) for lang, pattern in _SCRIPTS}
        if letters and sum(counts.values()) > 0.5 * letters:
            return _by_script(sample, counts)
    words = _WORD.findall(sample.lower())
    return _by_shares(words) or _FEW.guess(sample)


def may_be_english(text: str) -> bool:
    """Whether a text whose language is not known may be English: it has a common English word, or too few words to
    show anything."""
    return _FEW.may_be_english(text)


def may_be(text: str, lang: str) -> bool:
    """Whether nothing in a text whose language is not known speaks against `lang`: English words against any other, and
    other words against English."""
    return not (_FEW.shows_another(text) if lang.startswith("en") else _FEW.shows_english(text))


def _by_shares(words: list[str]) -> str | None:
    if len(words) < _LEAST_WORDS:
        return None
    hits = Counter(lang for w in words for lang in _BY_WORD.get(w, ()))
    ranked = [*hits.most_common(2), ("", 0), ("", 0)]
    (best, most), (other, second) = ranked[0], ranked[1]
    if most < _LEAST_SHARE * len(words):
        return None
    if most >= _LEAST_LEAD * second:
        return best
    # two relatives (Danish and Norwegian) share most words: English it is not, and the first is the likelier
    return best if most > second and "en" not in (best, other) and most >= 2 * hits["en"] else None


def _by_script(sample: str, counts: dict[str, int]) -> str | None:
    if counts["ja"] > 0.1 * (counts["zh"] + counts["ja"]) and counts["ja"]:
        return "ja"
    best = max(counts, key=lambda lang: counts[lang])
    if best == "ru":
        return _cyrillic(sample.lower())
    if best == "ar" and sum(sample.count(c) for c in "ٹڈڑںے") > 0.01 * counts["ar"]:
        return "ur"
    if best == "ar" and sum(sample.count(c) for c in "پچژگی") > 0.01 * counts["ar"]:
        return "fa"
    return best


def _cyrillic(sample: str) -> str | None:
    """The language whose own letters and small words are most frequent; None where none shows, or two as much."""
    marks, words = Counter(sample), Counter(_WORD.findall(sample))
    scores = {
        lang: sum(marks[c] for c in own) + sum(words[w] for w in small.split())
        for lang, (own, small) in _CYRILLIC.items()
    }
    (best, most), (_, second) = sorted(scores.items(), key=lambda s: -s[1])[:2]
    return best if most > second else None
