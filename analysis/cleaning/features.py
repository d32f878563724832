"""What the line model asks of a line alone, and the names of all that it looks at.

A feature is a plain question with a yes or no; its weights stand under its name in `weights.json`, and its name says
what it asks. The lines of a page are asked together (`reading`), and lines that recur, which is most of a page, once.
What is asked of a line's neighbours is in `surroundings`.
"""

from typing import NamedTuple

from analysis.cleaning.cues import KINDS
from analysis.cleaning.vocabulary import WORD, lowered

#: the most words that a line of each size has
WORD_BINS = (1, 2, 4, 7, 12, 20, 40, 80)

LOCAL = [
    *(f"words up to {n}" for n in WORD_BINS), "words over 80", "ends as a sentence", "ends with a colon",
    "ends with dots", "ends with a comma", "ends bare", "two sentences", "four sentences", "commas",
    "begins in lower case", "begins with a bullet", "begins with a quote", "holds a quote", "question",
    "stop words none", "stop words few", "stop words some", "stop words many", "capitals few", "capitals half",
    "capitals most", "all capitals", "digits some", "digits many", "date", "address", "crumbs", "byline",
    "no letters", "speaks of itself", "addresses the reader", "like a headline", "long and cut",
    "another script",
    *(f"cue {k}" for k in KINDS), *(f"short with cue {k}" for k in KINDS),
]  # fmt: skip
_CONTEXT = [
    "recurs once", "recurs more", "blank before", "blank after", "before is prose", "before is middling",
    "before is a label", "after is prose", "after is middling", "after is a label", "second before is prose",
    "second after is prose", "prose near", "prose near, mostly", "prose around", "prose around, mostly",
    "no prose yet", "a little prose yet", "most prose past", "no prose to come", "little prose to come",
    "in the block", "before the block", "after the block", "block edge", "in the block and short",
    "in the block and prose", "outside and prose", "shares words, half", "shares words, most",
    "shares no words", "like the title", "short run", "long run", "closing cue before",
    "closing cue since prose", "first lines", "last lines", "extractor keeps", "extractor drops",
    "short after colon", "short page", "prose length as neighbours", "label alone in prose",
    "two labels in a row in prose", "in the core", "neighbours share few words", "neighbours share many words",
    "headlines near", "many headlines near", "headline before", "headline second before",
    "teaser after a headline", "time labels near", "comment labels near", "gap before", "wide gap before",
    "gap after", "wide gap after", "prose after a gap", "prose after a wide gap", "prose before a wide gap",
    "alone as prose", "closing cue lately", "closing cue long past", "prose after a closing cue",
    "personal around", "headlines in a row", "begins as another line", "notice near",
]  # fmt: skip

FEATURES = ("always", *LOCAL, *_CONTEXT)
#: name of a feature -> its column
AT = {name: i for i, name in enumerate(FEATURES)}
#: what else the neighbours of a line ask of it: name -> its place in the row of a line, behind the features
ASKED = {name: 1 + len(LOCAL) + i for i, name in enumerate(("prose", "closing", "timed"))}
#: how many bits the row of a line has, filled up to whole bytes
WIDTH = -(-(1 + len(LOCAL) + len(ASKED)) // 8) * 8
#: of a very long line only its beginning and its end are read
SHOWN, _HEAD, _TAIL = 4000, 3000, 1000


def shown(line: str) -> str:
    """What is read of a line."""
    return line if len(line) < SHOWN else line[:_HEAD] + line[-_TAIL:]


class Local(NamedTuple):
    """What can be said of a line alone.

    `row` holds the features found, a bit for each of the first columns; `any`, `rest` and `first` the bits
    (`vocabulary.BITS`) of all its words, of all but the first, and of the first; `signs` those of its characters
    (`signs.SIGNS`); `cues` the kinds of cue (`vocabulary.CUES`); `numbers` and `content` those of its words in lower
    case and, each once, of its words of content (`vocabulary.numbers`).
    """

    text: str
    row: bytes
    words: int
    any: int
    rest: int
    first: int
    signs: int
    cues: int
    prose: bool
    closing: bool
    headline: bool
    timed: bool
    personal: bool
    capitals: bool
    figures: bool
    #: what a line may be; where it is not so, no pattern needs to be tried
    may_ask: bool
    may_tell: bool
    may_credit: bool
    may_stamp: bool
    may_path: bool
    may_join_sentences: bool
    may_join_words: bool
    numbers: bytes
    content: bytes

    @property
    def lowered(self) -> tuple[str, ...]:
        """Its words in lower case, with ’ as '."""
        return lowered(WORD.findall(shown(self.text)))
