"""Says how something was counted under the choices in force, where the same words would not be true of them all.

A notebook's own prose holds for every choice that it offers; what hangs on one comes from here.
"""

from collections.abc import Mapping

from analysis.errors import unknown
from analysis.report.helpers import Shown, note

_COUNTED = "How we counted"
_TONE = {
    "news": "with a lexicon written for news. Negation, hedges, contrast and verbs that turn a meaning round (“failed "
    "to …”, “ended the …”) are read before the words are added up. Names, titles and institutions carry no tone.",
    "vader": "with VADER, a lexicon made for social media. Negation, words of degree (“very”), “but”, capital letters "
    "and exclamation marks are read before the words are added up. It does not know names, titles and institutions: "
    "“United” in “United Nations” counts as a positive word.",
}
_OWN = "with the lexicon in the file that was named, under the rules of our news lexicon."
_MODES = {
    "news": "Expressions of time count from the day of publication, as in news: “Friday” is seen from there.",
    "narrative": "Expressions of time count from the day last told of, as in a narrative: “the next day” is seen from "
    "there, and not from the day of publication.",
    "auto": "Whether expressions of time count from the day of publication, as in news, or from the day last told of, "
    "as in a narrative, is decided for each article by its text.",
}
_UNDATED = ("leave", "publication")


def tone(lexicon: str = "news") -> Shown:
    """Show how tone is scored under the lexicon in force: "news", "vader", or a file of one's own ending in .tsv."""
    how = _OWN if lexicon.endswith(".tsv") else _of(_TONE, lexicon, "lexicon")
    words = f"Each sentence of the body is scored on its own, from −1 to +1, {how}"
    return note(f"{words} The words behind each score are in the tables below.", _COUNTED)


def timeline(mode: str = "news", undated: str = "leave") -> Shown:
    """Show how sentences are placed in time under the choices in force, and which of them are on no day."""
    from_where = _of(_MODES, mode, "mode")
    places = (
        f"{from_where} A sentence is placed by an expression of its own. If it has none, it takes over the day that "
        "its paragraph has spoken of within the three sentences before, and is marked as inferred. Words that give "
        "only a background or a bound (“since February”, “before Friday”) or date an aside (“the ferry, built in 1998, "
        "…”) place nothing, and neither does anything vague. What lies after the publication, or is told as "
        "expected, is planned; what is told not to have happened, or to be called off, is denied: both are marked and "
        "counted apart."
    )
    if _is_filled(undated):
        rest = (
            "A sentence that neither names a time nor can take one over stands on the publication date of its article, "
            "as the parameter `undated` asks: nothing says that it tells of that day. Sentences of articles of unknown "
            "date, and those that speak of a time on which nothing can be placed, are not on the figure at all."
        )
    else:
        rest = "Sentences without a day are not on the figure at all."
    return note(f"{places}\n\n{rest}", _COUNTED)


def marks(undated: str = "leave") -> Shown:
    """Show what the marks of the figure on time mean."""
    words = "A dot is a day, a bar a span, and a hollow one a day that its paragraph names, and it does not. A "
    words += "triangle or a dashed bar is what was planned for a day, a cross what is denied or was called off."
    if _is_filled(undated):
        words += " A grey diamond (“no day told”) is a sentence on the publication date, for want of a day of its own."
    return note(f"{words} The strip below shows when the articles were published.")


def _of(words: Mapping[str, str], chosen: str, what: str) -> str:
    if chosen not in words:
        raise unknown(what, chosen, words)
    return words[chosen]


def _is_filled(undated: str) -> bool:
    if undated not in _UNDATED:
        raise unknown("way to treat undated sentences", undated, _UNDATED)
    return undated == "publication"
