"""Makes spellings of one word equal, without ever touching the text they stand in.

`straighten` keeps every offset (one character in, one out), so spans found in its result hold in the original.
`fold` gives the form a word is counted under; it may change length and is applied to single words only.
"""

import unicodedata

# One character to one character: quotation marks, apostrophes, dashes and spaces as a keyboard writes them.
_STRAIGHT = tuple({
    "’": "'", "‘": "'", "ʼ": "'", "‛": "'", "′": "'", "`": "'", "´": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
    "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u2009": " ", "\u200a": " ", "\u2002": " ", "\u2003": " ",
}.items())  # fmt: skip

_IN_WORD = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "‑": "-", "‐": "-", "\u00ad": None, "\u200b": None})

#: What `fold` does, in words for a table's description.
FOLDING = "NFC; ’ ʼ ‘ as '; U+2010 U+2011 as -; soft hyphen and zero-width space dropped"


def straighten(text: str) -> str:
    """`text` with typographic quotation marks, dashes and spaces as their plain forms; the same length."""
    if text.isascii():
        return text.replace("`", "'")
    for typographic, plain in _STRAIGHT:  # for so few characters faster by far than one look-up for each of the text
        text = text.replace(typographic, plain)
    return text


def fold(word: str, *, lower: bool = True) -> str:
    """The form that `word` is counted under: NFC, straight apostrophe, plain hyphen, no soft hyphen, lower case.

    With `lower=False` the case stays as it is written.
    """
    form = unicodedata.normalize("NFC", word.translate(_IN_WORD))
    return form.lower() if lower else form
