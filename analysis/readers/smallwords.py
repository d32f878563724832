"""Tells the language of a headline or a row of a few words by the words that only one language has.

The share of small words, which tells the language of a long text, says nothing of one of five words: here each word
counts by how few languages have it, and letters that English lacks count where no name is written with them.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 4000
_LEAST_SCORE = 1.5
_LEAST_SHARE = 0.08
_LEAST_LEAD = 1.3
_MOST_ENGLISH = 0.5
_LETTER = 0.5
_SHOWING = 4
#: "announced", "mayor's": ends that words of other languages hardly have where they begin small
_ENGLISH_END = re.compile(r"\b[a-z]{3,}ed\b|[a-z]['’]s\b")

#: Words beside the commonest of each language that headlines and short reports are full of.
_MORE = {
    "en": (
        "i you she we who what when where why how which would could should can will may might must do does did done"
        " had been being am were if so than then there here these those them him her our your my its out up down over"
        " under after before during against between into onto about without within because while until since through"
        " more most less least new old first last next two three four five six seven eight nine ten year years day"
        " days week weeks month months today yesterday tomorrow say says said tell tells told warn warns kill kills"
        " killed die dies died dead man men woman women people child children police court city town state country"
        " government minister president mayor council school fire war world news win wins won lose loses lost big"
        " good bad great high low back home house work works make makes made take takes took get gets give gives go"
        " goes come comes came see seen find found call calls called call leave leaves left set hit hits help still"
        " again also just now never always all some any many much few each other another every both own same off"
        " cut cuts rise rises fall falls fell plan plans face faces report reports attack attacks crash blast deal"
        " talk talks vote strike strikes storm flood death open opens close closes early late long short near far amid"
        " market markets price prices oil bank union deadly troops army border health power rate rates shares"
    ),
    "de": (
        "am wird wurde wurden hat haben sind sie ich wir bei nach vor über unter zum zur vom beim bis noch nur aber"
        " oder wenn dass keine kein gegen zwischen einem einer eines einen seit sein seine ihr ihre soll sollen will"
        " kann mehr wie wer gestern heute morgen jahr jahre jahren uhr sagte sagt neue neuer neues nichts viele"
        " wegen durch ohne weil schon doch sehr gibt ab um montag dienstag mittwoch donnerstag freitag samstag sonntag"
    ),
    "fr": (
        "mais ou où donc car sans sous contre entre après avant depuis pendant vers chez elle ils elles nous vous on"
        " son sa ses leur leurs était sont ont été être avoir fait faire deux trois hier demain selon très encore"
        " l d qu n c j lundi mardi mercredi jeudi vendredi samedi dimanche"
    ),
    "es": (
        "pero sin sobre entre hasta desde cuando donde según también muy tras ha han son será fueron está están"
        " ser hay dos tres ayer hoy mañana años año e ni ante contra cada otro otra lunes martes miércoles jueves"
        " viernes sábado domingo"
    ),
    "it": (
        "dopo prima contro tra fra senza sul sulla sui nel nella nei degli delle dai dalla al ai allo hanno stato"
        " stata sarà essere ma oggi ieri domani anni due tre lo gli chi dove quando lunedì martedì mercoledì giovedì"
        " venerdì sabato domenica"
    ),
    "pt": (
        "após até sem sobre entre contra também já ser são está estão foram tem têm pela pelo nas nos à às hoje ontem"
        " amanhã anos dois três ou muito ainda segunda terça quarta quinta sexta sábado domingo"
    ),
    "nl": (
        "na over onder tussen tegen zonder wordt worden heeft hebben was waren geen nog wel al dan deze dit die hij"
        " zij wij ze uit tot jaar gisteren vandaag morgen maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"
    ),
    "pl": (
        "oraz przed pod nad między bez będzie był była było były roku lat dziś wczoraj jutro tylko jeszcze także"
        " poniedziałek wtorek środa środę czwartek piątek sobota sobotę niedziela niedzielę"
    ),
    "sv": "efter mot mellan före utan under över blir ska skulle hade många mer igår idag säger sade",
    "da": "mod mellem før uden under over bliver skal ville havde mange mere dag siger sagde",
    "no": "mot mellom før uten under over blir skal ville hadde mange mer dag sier sa",
}  # fmt: skip
#: Letters that few languages have beside English ones; in words that begin small, for names travel.
_LETTERS = {
    "ß": "de", "ä": "de sv fi et sk", "ö": "de sv fi et tr hu", "ü": "de et tr hu", "ñ": "es tl", "ã": "pt",
    "õ": "pt et", "ç": "fr pt tr ca", "è": "fr it ca", "ê": "fr pt vi", "œ": "fr", "ł": "pl", "ą": "pl lt",
    "ę": "pl lt", "ś": "pl", "ż": "pl", "ź": "pl", "ő": "hu", "ű": "hu", "ě": "cs", "ř": "cs", "ů": "cs", "ľ": "sk",
    "ğ": "tr", "ı": "tr", "ş": "tr", "ø": "da no", "æ": "da no", "å": "da no sv", "ș": "ro", "ț": "ro", "ă": "ro vi",
    "đ": "hr vi", "ė": "lt", "ų": "lt", "ā": "lv", "ē": "lv", "ņ": "lv", "ļ": "lv", "ế": "vi", "¿": "es ca",
    "¡": "es ca",
}  # fmt: skip


class Judge:
    """Knows which languages have a word: those that are told, and the words above."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self._by_word: dict[str, tuple[str, ...]] = {}
        for lang in {**known, **_MORE}:
            for word in {*known.get(lang, "").split(), *_MORE.get(lang, "").split()}:
                self._by_word[word] = (*self._by_word.get(word, ()), lang)

    def guess(self, text: str) -> str | None:
        """The language of a text, short or thin in small words: at least two different signs of it, one a word of
        its own, well ahead of any other, and few of English; None where there are fewer."""
        words = _WORD.findall(text[:_SAMPLE])
        scores, signs = self._weighed(words, text[:_SAMPLE])
        ranked = [*sorted(scores.items(), key=lambda s: -s[1])[:2], ("", 0.0), ("", 0.0)]
        (best, most), (_, second) = ranked[0], ranked[1]
        if signs[best] < 2 or most < max(_LEAST_SCORE, _LEAST_SHARE * len(words)) or most < _LEAST_LEAD * second:
            return None
        if not any(self._by_word.get(w.lower()) == (best,) for w in words):
            return None
        return best if best == "en" or scores["en"] <= _MOST_ENGLISH * most else None

    def shows_english(self, text: str) -> bool:
        """Whether a word of `text` is a common one of English alone, or has an end as English ones have."""
        words = _WORD.findall(text[:_SAMPLE])
        own = any(self._by_word.get(w.lower()) == ("en",) for w in words)
        return own or _ENGLISH_END.search(text[:_SAMPLE]) is not None

    def shows_another(self, text: str) -> bool:
        """Whether the words and letters of `text` speak for any language more than for English."""
        scores, _ = self._weighed(_WORD.findall(text[:_SAMPLE]), text[:_SAMPLE])
        return any(score > scores.get("en", 0) for score in scores.values())

    def may_be_english(self, text: str) -> bool:
        """Whether `text` shows English, or has no sign of another language and too few words to show any."""
        short = len(_WORD.findall(text[:_SAMPLE])) < _SHOWING
        return self.shows_english(text) or (short and not self.shows_another(text))

    def _weighed(self, words: list[str], text: str) -> tuple[defaultdict[str, float], Counter[str]]:
        """How much speaks for each language, and by how many different signs."""
        scores: defaultdict[str, float] = defaultdict(float)
        signs: Counter[str] = Counter()
        said = [self._by_word.get(w, ()) for w in sorted({w.lower() for w in words})]
        small = {c for w in words if w[:1].islower() and not w.isascii() for c in w} | {c for c in "¿¡" if c in text}
        said_by_letters = [tuple(_LETTERS[c].split()) for c in sorted(small) if c in _LETTERS]
        for langs, weight in [*((s, 1.0) for s in said), *((s, _LETTER) for s in said_by_letters)]:
            for lang in langs:
                scores[lang] += weight / len(langs)
                signs[lang] += 1
        return scores, signs
