"""Infers the encoding of a text that is not UTF-8: Windows-1252, unless its letters clearly speak for another.

Each language is asked how many of the bytes beyond ASCII it explains as its own letters in its usual encodings. A
language of Western Europe in Windows-1252 is what is left where nothing else explains them clearly better; scripts
with letters of their own (Cyrillic, Greek, Hebrew, Arabic) show by whole words beyond ASCII and by their commonest
letters. Chinese, Japanese and Korean are left to charset-normalizer, and believed where most letters are of that kind.
"""

import re
from collections import Counter
from collections.abc import Iterator

import charset_normalizer

from analysis.readers import languages

DEFAULT = "cp1252"
_SAMPLE = 200_000
_LEAST_EXPLAINED = 0.9
_LEAST_LEAD = 0.1
_LEAST_COMMON = 0.5
_LEAST_SCRIPT = 0.9
_LEAST_EAST_ASIAN = 4

_WESTERN = {
    "French": "àâæçèéêëîïôœùûüÿ", "Spanish": "áéíñóúüªº", "Portuguese": "ãáâàçéêíóôõúüªº", "Italian": "àèéìíòóùú",
    "German": "äöüßé", "Dutch": "ëïéèöüó", "Catalan": "àçèéíïòóúü", "Danish or Norwegian": "æøåéòô",
    "Swedish or Finnish": "åäöéü", "Icelandic": "áæéíðóöúýþ", "Estonian": "äöõüšž",
}  # fmt: skip
_CENTRAL = {
    "Polish": "ąćęłńóśźż", "Czech": "áčďéěíňóřšťúůýž", "Slovak": "áäčďéíĺľňóôŕšťúýž", "Hungarian": "áéíóöőúüű",
    "Romanian": "ăâîşţ", "Croatian or Slovene": "čćđšž",
}  # fmt: skip
_LATIN = (
    ("cp1252", _WESTERN), ("cp1250", _CENTRAL), ("iso8859_2", _CENTRAL), ("cp1254", {"Turkish": "çğıiöşüâîû"}),
    ("cp1257", {"Lithuanian": "ąčęėįšųūž", "Latvian": "āčēģīķļņšūž"}), ("cp850", _WESTERN), ("mac_roman", _WESTERN),
)  # fmt: skip
_CODES = {"Polish": "pl", "Czech": "cs", "Romanian": "ro", "Turkish": "tr"}
_OTHER_SCRIPTS = (
    ("Ukrainian", "аонівитреслкдумя", "cp1251 koi8_u iso8859_5"),
    ("Russian", "оеаинтсрвлкмдпуы", "cp1251 koi8_r iso8859_5 cp866"),
    ("Greek", "αοιετσνςηυρπκμλάίόέή", "cp1253 iso8859_7"),
    ("Hebrew", "יוהלארמתבשםנ", "cp1255"),
    ("Arabic", "اليمنرتوهبدعسف", "cp1256 iso8859_6"),
)
_OWN = {"Ukrainian": "іїєґ", "Russian": "ыэъё"}
_SCRIPT_LETTERS = re.compile(r"[\u0370-\u052f\u0590-\u06ff]")
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WHOLE_WORD = re.compile(rb"(?<![A-Za-z])[\x80-\xff]{3,}(?![A-Za-z])")
_BEYOND = re.compile(rb"[\x80-\xff]")
_WORD = re.compile(r"[^\W\d_]+")
_IN_WORDS = frozenset("’'‘´·-–—\xad")
_ANY_WESTERN = frozenset("".join(_WESTERN.values()))

_NAMES = {"mac_roman": "Mac Roman", "cp866": "DOS code page 866", "cp850": "DOS code page 850"}


def infer(data: bytes) -> tuple[str, str | None]:
    """The Python name of the encoding that `data` is most likely in, and the language its letters fit (None: by
    default, or not known)."""
    sample = data[:_SAMPLE]
    beyond = len(_BEYOND.findall(sample))
    in_words = sum(len(w) for w in _WHOLE_WORD.findall(sample) if _holds_letters(w))
    if 2 * in_words >= beyond and (found := _by_script(sample)):
        return found
    return (_east_asian(sample) if _holds_letters(b"".join(_BEYOND.findall(sample))) else None) or _latin(sample)


def _holds_letters(run: bytes) -> bool:
    """Whether a run of bytes beyond ASCII is more than marks of print in Windows-1252 ("…”—")."""
    return any(c.isalpha() for c in run.decode(DEFAULT, "replace"))


def shown(encoding: str) -> str:
    """What people call an encoding."""
    if encoding in _NAMES:
        return _NAMES[encoding]
    plain = encoding.replace("iso8859_", "iso-8859-").replace("_", "-")
    return f"Windows-{plain[2:]}" if re.fullmatch(r"cp125\d", plain) else plain.upper()


def _decoded(sample: bytes, encoding: str) -> str | None:
    try:
        return sample.decode(encoding, "replace" if encoding == DEFAULT else "strict")
    except UnicodeDecodeError:
        return None


def _by_script(sample: bytes) -> tuple[str, str] | None:
    """The encoding in which the words beyond ASCII are words of one script, mostly of its language's common letters."""
    found: list[tuple[float, str, str]] = []
    for language, common, encodings in _OTHER_SCRIPTS:
        for encoding in encodings.split():
            text = _decoded(sample, encoding)
            if text is None:
                continue
            words = [w for w in _WORD.findall(text) if not w.isascii()]
            beyond = Counter(c for c in text if not c.isascii() and not c.isspace())
            letters = sum(n for c, n in beyond.items() if _SCRIPT_LETTERS.match(c))
            if not words or not letters or letters < _LEAST_SCRIPT * _without_marks(beyond):
                continue
            share = sum(n for c, n in beyond.items() if c.lower() in common) / letters
            own = sum(n for c, n in beyond.items() if c.lower() in _OWN.get(language, ""))
            fits = language if own or language not in _OWN else "Cyrillic script"
            found.append((_usual_case(words) * share + 0.5 * own / letters, encoding, fits))
    best = max(found, key=lambda f: f[0], default=None)
    return (best[1], best[2]) if best and best[0] >= _LEAST_COMMON else None


def _usual_case(words: list[str]) -> float:
    """The share of words in lower case or with one capital; those in capitals count, but a little less."""
    return sum(1.0 if w.islower() or w.istitle() or w.lower() == w.upper() else 0.8 * w.isupper()
               for w in words) / len(words)  # fmt: skip


def _without_marks(counted: Counter[str]) -> int:
    """How many of the characters are not the dashes and quotation marks of print, which all these encodings hold."""
    return sum(n for c, n in counted.items() if c not in "“”„‘’«»–—…№•©·")


def _east_asian(sample: bytes) -> tuple[str, str | None] | None:
    if len(_BEYOND.findall(sample)) < max(_LEAST_EAST_ASIAN, 0.3 * len(sample)):
        return None
    best = charset_normalizer.from_bytes(sample).best()
    if best is None or best.encoding.startswith("utf"):
        return None
    text = sample.decode(best.encoding, "replace")
    east = len(_EAST_ASIAN.findall(text))
    return (best.encoding, None) if 2 * east > sum(c.isalpha() for c in text) else None


def _latin(sample: bytes) -> tuple[str, str | None]:
    """Windows-1252, or an encoding in which one language explains nearly all letters, and clearly more of them."""
    scored: list[tuple[float, str, str, str]] = []
    total = 0
    for encoding, alphabets in _LATIN:
        text = _decoded(sample, encoding)
        if text is None:
            continue
        around = list(_around(text))
        total = len(around)
        also: frozenset[str] = _ANY_WESTERN if encoding == DEFAULT else frozenset()
        for language, alphabet in alphabets.items():
            scored.append((_explained(around, frozenset(alphabet), also), encoding, language, text))
    western = max(s[0] for s in scored if s[1] == DEFAULT)
    others = [s for s in scored if s[1] != DEFAULT]
    if not others:
        return DEFAULT, None
    score, encoding, language, text = max(others, key=lambda s: s[0])
    if score >= _LEAST_EXPLAINED * total and score > 0 and score - western >= max(0.5, _LEAST_LEAD * total):
        return encoding, language
    if score >= _LEAST_EXPLAINED * total and score >= western and languages.guess(text) == _CODES.get(language, "-"):
        return encoding, language
    return DEFAULT, None


def _around(text: str) -> Iterator[tuple[str, str, str]]:
    """Each character beyond ASCII that is no blank, with what stands before it and after it."""
    last = len(text) - 1
    for i, c in enumerate(text):
        if c > "\x7f" and not c.isspace():
            yield c, text[i - 1] if i else " ", text[i + 1] if i < last else " "


def _explained(around: list[tuple[str, str, str]], own: frozenset[str], also: frozenset[str]) -> float:
    """How many of the characters a language explains, less those that it cannot: foreign letters, signs in words.

    Marks between words speak for nothing, and count as explained for every language.
    """
    score = 0.0
    for c, before, after in around:
        low = c.lower()
        if c.isalpha():
            capital_within = c.isupper() and before.islower()
            score += -1.0 if capital_within else 1.0 if low in own else 0.5 if low in also else -1.0
        elif c == "\ufffd" or (c != "\xad" and not c.isprintable()):
            score -= 1.0
        else:
            score += -1.0 if _is_sign_in_word(c, before.isalpha(), after.isalpha()) else 1.0
    return score


def _is_sign_in_word(c: str, before: bool, after: bool) -> bool:
    """Whether a mark or a sign stands between letters, or after or before one where it never does."""
    return (before and after and c not in _IN_WORDS) or (before and c in "£¿¡‚„ˆ") or (after and c == "£")
