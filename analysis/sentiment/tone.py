"""The tone of a sentence: a number, and every word that made it, so that the number can be checked by eye."""

import dataclasses
from typing import NamedTuple


class Hit(NamedTuple):
    """A word or phrase that carries evidence: as written, where it stands in the sentence, and what it adds."""

    token: str
    start: int
    end: int
    amount: float


@dataclasses.dataclass(frozen=True, slots=True)
class Tone:
    """The tone of one sentence.

    `score` lies between −1 and 1; None means that no word carries evidence, which is not the same as neutral.
    `hits` counts the words and phrases that carry evidence, `coverage` is the share of the content words (those that
    are not mere grammar) that do. `contributions` names each with its amount on the scale of the score; the amounts
    add up to the score, except that VADER's emphasis for "!" and "?" belongs to no word.
    """

    score: float | None
    hits: int
    coverage: float
    contributions: tuple[Hit, ...]


_FUNCTION_WORDS_TEXT = """
    a an the this that these those and or nor but if then than so as at by for from in into of off on onto out over
    to up with without about above across after against along among around before behind below beneath beside
    between beyond down during except inside near outside per since through throughout toward towards under until
    upon via within i you he she it we they me him her us them my your his its our their mine yours hers ours theirs
    myself yourself himself herself itself ourselves themselves who whom whose which what when where why how there
    here is am are was were be been being has have had having do does did doing done will would shall should can
    could may might must not no yes also just only very too more most some any each every both either neither all
    one two said says say told according mr mrs ms dr s t he's she's it's we're they're i'm you're that's there's
    i've we've they've i'll we'll they'll he'd she'd i'd
"""
#: Words that are grammar rather than content: they count neither for nor against coverage.
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS_TEXT.split())
