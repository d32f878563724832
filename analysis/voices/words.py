"""The closed classes of English, read once from `words.toml`: articles, pronouns, prepositions and more."""

import functools
import tomllib

from analysis.settings import data_text


@functools.cache
def _classes() -> dict[str, str]:
    return tomllib.loads(data_text("voices", "words.toml"))


def words_of(name: str) -> frozenset[str]:
    """The words of the class `name` of words.toml."""
    return frozenset(_classes()[name].split())


DET, GEN, SUBJECT, OBJECT = words_of("det"), words_of("gen"), words_of("subject"), words_of("object")
BE, HAVE, DO, MODAL = words_of("be"), words_of("have"), words_of("do"), words_of("modal")
PREP, COORD, SUB, WH = words_of("prep"), words_of("coord"), words_of("sub"), words_of("wh")
ADVERB, NOT_ADVERB, TIME, TITLES = words_of("adverb"), words_of("not_adverb"), words_of("time"), words_of("titles")
HE, SHE, THEY, RELATIVE = words_of("he"), words_of("she"), words_of("they"), words_of("relative")
LINK = words_of("link")
