"""Words that matter when two versions of an article are compared: figures, hedges, and who is said to have said it.

The lists are short and closed; they say what kind a change is of, never whether there is one.
"""

import re

_HEDGES_LIST = """
may might could reportedly allegedly alleged apparently apparent possibly possible probably probable perhaps likely
unlikely maybe about around roughly approximately nearly almost some suspected suspect believed believes presumed
presumably unconfirmed unverified purported purportedly supposed supposedly seems seemed appears appeared suggests
suggested estimated estimates unclear potentially potential seemingly rumoured rumored
"""
_ATTRIBUTIONS_LIST = """
said says say saying told tells according reported reports claimed claims announced stated states added adds citing
cited quoted quoting denied denies confirmed confirms warned warns insisted insists accused accuses asserted argued
acknowledged admitted alleges tweeted wrote statement spokesman spokeswoman spokesperson anonymity sources officials
"""
_MONTHS_LIST = """
january february march april may june july august september october november december jan feb mar apr jun jul aug sept
sep oct nov dec
"""
_NUMBERS_LIST = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions
billion billions dozen dozens half quarter third twice double triple scores several
"""

#: Words that make a statement less certain, or a figure less exact.
HEDGES = frozenset(_HEDGES_LIST.split())
#: Words that tell who said something, and how it was said.
ATTRIBUTIONS = frozenset(_ATTRIBUTIONS_LIST.split())
_NUMBERS = frozenset(_NUMBERS_LIST.split())
MONTHS = frozenset(_MONTHS_LIST.split())
_DIGIT = re.compile(r"\d")
_PART = re.compile(r"[-‐‑–]")


def is_number(word: str) -> bool:
    """Whether `word`, as written, gives a number: in digits, or in words ("twenty-four")."""
    if _DIGIT.search(word):
        return True
    return all(part in _NUMBERS for part in _PART.split(word.lower())) if word else False


def is_hedge(word: str, hedges: frozenset[str] = HEDGES) -> bool:
    """Whether `word`, as written, is a hedge; "May", the month, is none."""
    return word.lower() in hedges and word != "May"


def is_attribution(word: str, attributions: frozenset[str] = ATTRIBUTIONS) -> bool:
    """Whether `word`, as written, tells who said something."""
    return word.lower() in attributions
