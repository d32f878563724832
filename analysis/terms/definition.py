"""What is counted as a term: the word as written down once, its stem or its lemma, and phrases that count as one.

A word is `language.WORD_PATTERN`; this adds what a researcher chooses about it. A choice is applied to the different
words of a corpus after they are counted, so it costs next to nothing; phrases alone need the text (see `phrases.py`).
"""

import dataclasses
import functools
import importlib.metadata
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Literal

from analysis import language
from analysis.errors import DatelineError, unknown

if TYPE_CHECKING:
    import polars as pl

Form = Literal["word", "stem", "lemma"]
FORMS = ("word", "stem", "lemma")
#: The languages that have both a Snowball stemmer and a table of lemmas.
STEMMERS = {
    "da": "danish", "de": "german", "en": "english", "es": "spanish", "fi": "finnish", "fr": "french",
    "hu": "hungarian", "it": "italian", "nl": "dutch", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sv": "swedish",
}  # fmt: skip
LONGEST_MIN_LENGTH = 50
#: Forms are remembered for so many different words, then looked up anew.
_REMEMBERED = 2_000_000


@dataclasses.dataclass(frozen=True)
class Words:
    """What is counted as a term. The default is the word itself, in lower case.

    - `lower`: case makes no difference. `lower=False` keeps it, for words (a stem and a lemma are lower case).
    - `form`: the "word"; its "stem" (Snowball, as in NLTK: "occupied", "occupier" → "occupi"); or its "lemma", the
      form that a dictionary lists (simplemma: "cities" → "city", "was" → "be"). A lemma is looked up for the word
      alone, without its sentence: "left", "saw" and "leaves" get one lemma each, whatever they mean; a word that is not
      in the table, as most names, stays as it is. A word with a digit has neither stem nor lemma but itself.
    - `lang`: of stem and lemma; one of da, de, en, es, fi, fr, hu, it, nl, pt, ro, ru, sv. Only English is tested here.
    - `min_length`: words of fewer characters are not counted (as written, before stem or lemma).
    - `numbers`: False leaves out what has no letter ("3.5", "2022"); "F-16" and "1990s" have one.
    - `phrases`: runs of words that count as one term each ("Security Council"), the longest first, from the left, never
      across the end of a sentence. The words inside are then not counted singly. A phrase is matched by the words as
      written and keeps its own form under stem and lemma.

    Sources: Porter 2001, “Snowball: A language for stemming algorithms”, with Porter's second English stemmer;
    Barbaresi, simplemma (2023), whose tables come from several open lexicons.

    Raises DatelineError for a form, a language, a length or a phrase that cannot be used.
    """

    lower: bool = True
    form: Form = "word"
    min_length: int = 1
    numbers: bool = True
    phrases: tuple[str, ...] = ()
    lang: str = "en"

    def __post_init__(self) -> None:
        if self.form not in FORMS:
            raise unknown("form of a word", str(self.form), FORMS)
        if self.lang not in STEMMERS:
            raise unknown("language with stems and lemmas", str(self.lang), STEMMERS)
        if not self.lower and self.form != "word":
            raise DatelineError(f"lower is False, but a {self.form} is in lower case; form=\"word\" keeps the case.")
        whole = isinstance(self.min_length, int) and not isinstance(self.min_length, bool)
        if not whole or not 1 <= self.min_length <= LONGEST_MIN_LENGTH:
            raise DatelineError(f"min_length is {self.min_length!r}; it takes 1 to {LONGEST_MIN_LENGTH} characters.")
        given = (self.phrases,) if isinstance(self.phrases, str) else self.phrases
        parted = [language.asked(p, lower=self.lower) for p in given]
        for phrase, parts in zip(given, parted, strict=True):
            if len(parts) < 2 or "*" in phrase:
                raise DatelineError(f"the phrase “{phrase}” is not two words or more, each written out.")
        object.__setattr__(self, "phrases", tuple(dict.fromkeys(" ".join(parts) for parts in parted)))

    @property
    def plain(self) -> bool:
        """Whether every word counts, each as itself: nothing has to be done after counting."""
        return self.form == "word" and self.min_length == 1 and self.numbers and not self.phrases

    def mapping(self, types: Iterable[str], stop: Collection[str] = ()) -> dict[str, str | None]:
        """For each of the different words (as counted under `lower`) the term it counts as, or None: not counted.

        A run of words parted by blanks is mapped word by word, and not counted where one of them is not; a phrase
        stands for itself. Words of `stop`, and runs that begin or end in one, are not counted. The result is not to be
        mapped again: the stem of a stem may be another.
        """
        known: dict[str, str | None] = {}
        found: dict[str, str | None] = {}
        for run in types:
            parts = self.merged(run.split(" ")) if " " in run else [run]
            if stop and (parts[0].lower() in stop or parts[-1].lower() in stop):
                found[run] = None
                continue
            terms: list[str] = []
            for part in parts:
                if part not in known:
                    known[part] = self.term(part)
                term = known[part]
                if term is None:
                    break
                terms.append(term)
            found[run] = " ".join(terms) if len(terms) == len(parts) else None
        return found

    def term(self, word: str) -> str | None:
        """What one counted word counts as, or None."""
        if " " in word:  # a phrase
            return word
        if len(word) < self.min_length or not (self.numbers or any(c.isalpha() for c in word)):
            return None
        return word if self.form == "word" else _remembered(self.form, self.lang, word)

    def merged(self, norms: Sequence[str]) -> list[str]:
        """The words of a sentence with each phrase as one: a phrase is the only term that holds a blank."""
        if not self.phrases:
            return list(norms)
        found, i = [], 0
        firsts, sizes = _by_size(self.phrases)
        while i < len(norms):
            size = 1
            if norms[i] in firsts:
                size = next((n for n, all_of in sizes if " ".join(norms[i : i + n]) in all_of), 1)
            found.append(" ".join(norms[i : i + size]))
            i += size
        return found

    def spans(self, tokens: Sequence[language.Token]) -> list[language.Token]:
        """The terms of a sentence where they stand, the term as norm; it is empty where a word is not counted."""
        norms = [t.norm if self.lower else language.fold(t.text, lower=False) for t in tokens]
        found, i = [], 0
        for merged in self.merged(norms):
            first, last = tokens[i], tokens[i + merged.count(" ")]
            i += merged.count(" ") + 1
            term = self.term(merged)
            found.append(first._replace(end=last.end, norm="" if term is None else term))
        return found

    def terms(self, norms: Sequence[str]) -> list[str]:
        """The terms of a sentence, given its words in order."""
        return [t for t in map(self.term, self.merged(norms)) if t is not None]

    def apply(self, counted: "pl.DataFrame", stop: Collection[str] = ()) -> "pl.DataFrame":
        """A table of counts (term, count and any keys) under this definition: terms mapped, then added up by the keys.

        `stop` holds words that are left out before they are stemmed; a run that begins or ends in one is left out.
        The keys keep their order, terms are in alphabetical order within them. Phrases have to be in the table
        already (`phrases.with_phrases`).
        """
        import polars as pl  # noqa: PLC0415 - not to load it with the package

        if self.plain and not stop:
            return counted
        mapped = self.mapping(counted["term"].unique(maintain_order=True).to_list(), stop)
        kept = {t: becomes for t, becomes in mapped.items() if becomes is not None}
        text = pl.String
        table = pl.DataFrame({"term": list(kept), "becomes": list(kept.values())}, {"term": text, "becomes": text})
        columns, keys = counted.columns, [c for c in counted.columns if c not in ("term", "count")]
        found = counted.join(table, on="term", how="inner", maintain_order="left").drop("term")
        found = found.rename({"becomes": "term"})
        if self.form != "word":
            found = found.group_by([*keys, "term"], maintain_order=True).agg(pl.col("count").sum())
        return found.select(columns)

    def describe(self) -> dict[str, Any]:
        """This definition as plain data that a machine can read: it goes with every table that is exported."""
        stemmer = f"Snowball {STEMMERS[self.lang]}, NLTK {_version('nltk')}"
        lemmas = f"simplemma {_version('simplemma')}, language {self.lang}, words without a digit, one at a time"
        return {
            "pattern": language.WORD_PATTERN,
            "pattern_syntax": "regex (Python), Unicode",
            "normalisation": "NFC; ’ ʼ ‘ as '; U+2010 U+2011 as -; soft hyphen and zero-width space dropped",
            "lower": self.lower,
            "form": self.form,
            "form_by": {"word": "none", "stem": stemmer, "lemma": lemmas}[self.form],
            "min_length": self.min_length,
            "numbers": self.numbers,
            "phrases": list(self.phrases),
            "phrases_rule": "longest first, from the left, within a sentence; words inside are not counted singly",
        }


@functools.lru_cache(maxsize=64)
def _by_size(phrases: tuple[str, ...]) -> tuple[frozenset[str], list[tuple[int, frozenset[str]]]]:
    """The words that a phrase begins with, and the phrases by how many words they have, the longest first."""
    sizes = sorted({p.count(" ") + 1 for p in phrases}, reverse=True)
    firsts = frozenset(p.partition(" ")[0] for p in phrases)
    return firsts, [(n, frozenset(p for p in phrases if p.count(" ") + 1 == n)) for n in sizes]


@functools.lru_cache(maxsize=_REMEMBERED)
def _remembered(form: str, lang: str, word: str) -> str:
    if any(c.isdigit() for c in word):
        return word
    if form == "stem":
        return str(_stemmer(lang).stem(word))
    import simplemma  # noqa: PLC0415 - its tables are read where a lemma is asked for

    return language.fold(simplemma.lemmatize(word, lang))


@functools.cache
def _stemmer(lang: str) -> Any:
    from nltk.stem.snowball import SnowballStemmer  # noqa: PLC0415 - loaded where a stem is asked for

    return SnowballStemmer(STEMMERS[lang])


def chosen(words: Words | None) -> Words:
    """`words`, or without them the default. Raises DatelineError for what is no definition of words."""
    if words is not None and not isinstance(words, Words):
        raise DatelineError(f"words is {words!r}; it takes terms.Words(…), such as terms.Words(form=\"lemma\").")
    return words or Words()


def _version(package: str) -> str:
    return importlib.metadata.version(package)
