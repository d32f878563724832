"""Tells the language of a text by its letters and its small words, or says that it does not know."""

import re
from collections import Counter

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
    "nl": "de van het een en in is dat op te zijn met voor niet aan er om ook als bij door maar naar werd wordt",
    "pl": "w i na z się do nie to że jest o po jak przez za od dla są ale przy oraz który tego być",
    "sv": "och i att det som en på är av för med den till inte om ett har de från var vid kan nu",
    "tr": "ve bir bu da de için ile çok olarak daha olan gibi sonra kadar ise ancak göre var ne",
    "cs": "a v se na je že s z do to o i k ve pro za by jako po tak ale podle které jeho",
    "ro": "de și în a la cu pe nu din că o un mai este pentru care sunt ce au fost al prin",
    "id": "yang dan di dengan untuk dari ini pada tidak dalam itu akan ke juga oleh bahwa ada",
}
_BY_WORD: dict[str, list[str]] = {}
for _lang, _words in _SMALL_WORDS.items():
    for _word in _words.split():
        _BY_WORD.setdefault(_word, []).append(_lang)

#: What metadata may call a language, and its code of two letters.
NAMES = {
    "english": "en", "german": "de", "french": "fr", "spanish": "es", "portuguese": "pt", "italian": "it",
    "dutch": "nl", "polish": "pl", "swedish": "sv", "turkish": "tr", "czech": "cs", "romanian": "ro",
    "indonesian": "id", "japanese": "ja", "korean": "ko", "chinese": "zh", "greek": "el", "hebrew": "he",
    "thai": "th", "hindi": "hi", "arabic": "ar", "russian": "ru", "ukrainian": "uk", "persian": "fa", "farsi": "fa",
    "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "por": "pt", "ita": "it",
    "nld": "nl", "pol": "pl", "rus": "ru", "ukr": "uk", "ara": "ar", "zho": "zh", "chi": "zh", "jpn": "ja",
}  # fmt: skip

_SCRIPTS = tuple(
    (lang, re.compile(letters))
    for lang, letters in (
        ("ja", r"[\u3040-\u30ff]"), ("ko", r"[\uac00-\ud7af]"), ("zh", r"[\u4e00-\u9fff]"),
        ("el", r"[\u0370-\u03ff]"), ("he", r"[\u0590-\u05ff]"), ("th", r"[\u0e00-\u0e7f]"),
        ("hi", r"[\u0900-\u097f]"), ("ar", r"[\u0600-\u06ff]"), ("ru", r"[\u0400-\u04ff]"),
    )
)  # fmt: skip


def guess(text: str) -> str | None:
    """The language of `text` as a two-letter code, or None where the evidence is thin or divided.

    Scripts with letters of their own decide first; Latin text by the share of its words that are a language's
    commonest small words, which must be 15% at least and well ahead of the next language's.
    """
    sample = text[:_SAMPLE]
    letters = sum(c.isalpha() for c in sample)
    if not letters:
        return None
    counts = {lang: len(pattern.findall(sample)) for lang, pattern in _SCRIPTS}
    if sum(counts.values()) > 0.5 * letters:
        return _by_script(sample, counts)
    words = _WORD.findall(sample.lower())
    if len(words) < _LEAST_WORDS:
        return None
    hits = Counter(lang for w in words for lang in _BY_WORD.get(w, ()))
    ranked = [*hits.most_common(2), ("", 0), ("", 0)]
    (best, most), (_, second) = ranked[0], ranked[1]
    return best if most >= _LEAST_SHARE * len(words) and most >= _LEAST_LEAD * second else None


def _by_script(sample: str, counts: dict[str, int]) -> str:
    if counts["ja"] > 0.1 * (counts["zh"] + counts["ja"]) and counts["ja"]:
        return "ja"
    best = max(counts, key=lambda lang: counts[lang])
    if best == "ru":
        marks = Counter(sample.lower())
        ukrainian, russian = sum(marks[c] for c in "іїєґ"), sum(marks[c] for c in "ыэъё")
        return "uk" if ukrainian > russian else "ru"
    if best == "ar" and sum(sample.count(c) for c in "پچژگ") > 0.01 * counts["ar"]:
        return "fa"
    return best
