"""Makes the forms of a word from its dictionary form, so that the lexicon can be written, and read, as lemmas.

The rules are those of school grammar with the common irregular verbs and nouns; British and American spellings are
both made. A form that nobody writes does no harm; a common form that is missed does.
"""

import re
from collections.abc import Iterator

# past and participle, where they are not -ed
_IRREGULAR_VERB_TEXT = """
    arise arose arisen; awake awoke awoken; bear bore borne; beat beat beaten; become became become;
    befall befell befallen; begin began begun; behold beheld; bend bent; bet bet; bid bid; bind bound; bite bit bitten;
    bleed bled; blow blew blown; break broke broken; breed bred; bring brought; build built; burn burnt burned;
    burst burst; buy bought; catch caught; choose chose chosen; cling clung; come came come; cost cost; creep crept;
    cut cut; deal dealt; dig dug; do did done; draw drew drawn; dream dreamt dreamed; drink drank drunk;
    drive drove driven; eat ate eaten; fall fell fallen; feed fed; feel felt; fight fought; find found; flee fled;
    fling flung; fly flew flown; forbid forbade forbidden; foresee foresaw foreseen; forget forgot forgotten;
    forgive forgave forgiven; forsake forsook forsaken; freeze froze frozen; get got gotten; give gave given;
    go went gone; grind ground; grow grew grown; hang hung hanged; hear heard; hide hid hidden; hit hit; hold held;
    hurt hurt; keep kept; kneel knelt; know knew known; lay laid; lead led; lean leant leaned; leap leapt leaped;
    learn learnt learned; leave left; lend lent; let let; lie lied; light lit lighted; lose lost; make made; mean meant;
    meet met; mislead misled; mow mowed mown; outdo outdid outdone; overcome overcame overcome; overdo overdid overdone;
    overrun overran overrun; overtake overtook overtaken; overthrow overthrew overthrown; overspend overspent;
    pay paid; prove proved proven; put put; quit quit; read read; rend rent; rebuild rebuilt; rid rid; ride rode ridden;
    ring rang rung; rise rose risen; retake retook retaken; run ran run; say said; see saw seen; seek sought; sell sold;
    send sent; set set; shake shook shaken; shed shed; shine shone shined; shoot shot; show showed shown;
    shrink shrank shrunk; shut shut; sing sang sung; sink sank sunk; sit sat; slay slew slain; sleep slept; slide slid;
    sling slung; speak spoke spoken; speed sped; spend spent; spill spilt spilled; spin spun; spit spat; split split;
    spoil spoilt spoiled; spread spread; spring sprang sprung; stand stood; steal stole stolen; stick stuck;
    sting stung;
    stink stank stunk; stride strode; strike struck stricken; strive strove striven; swear swore sworn; sweep swept;
    swell swelled swollen; swim swam swum; swing swung; take took taken; teach taught; tear tore torn; tell told;
    think thought; thrive thrived throve; throw threw thrown; thrust thrust; understand understood; undercut undercut;
    undergo underwent undergone; undertake undertook undertaken; undo undid undone; uphold upheld; upset upset;
    wake woke woken; wear wore worn; weave wove woven; weep wept; win won; wind wound; withdraw withdrew withdrawn;
    withhold withheld; withstand withstood; wring wrung; write wrote written; ski skied; torpedo torpedoed; veto vetoed;
    frolic frolicked; panic panicked; traffic trafficked; mimic mimicked
"""
_IRREGULAR_VERBS = {
    words[0]: tuple(words[1:]) for words in (entry.split() for entry in _IRREGULAR_VERB_TEXT.split(";"))
}
_DOUBLED_TEXT = """
    abet abhor acquit admit allot commit compel confer control defer deter dispel embed equip excel expel extol
    forget forbid forgo handicap hijab incur kidnap occur omit outfit outwit permit prefer propel rebel rebut recur
    refer regret remit repel submit transfer transmit upset worship zigzag
"""
_DOUBLED = frozenset(_DOUBLED_TEXT.split())
_IRREGULAR_NOUN_TEXT = """
    child:children crisis:crises man:men woman:women wife:wives life:lives thief:thieves knife:knives hero:heroes
    veto:vetoes person:people bacterium:bacteria wolf:wolves embargo:embargoes tornado:tornadoes volcano:volcanoes
    torpedo:torpedoes deer:deer sheep:sheep half:halves loaf:loaves fiasco:fiascos mosquito:mosquitoes
"""
_IRREGULAR_NOUNS = dict(pair.split(":") for pair in _IRREGULAR_NOUN_TEXT.split())
_MEN = re.compile(r".{2,}(?:man|child)$")
_SIBILANT = re.compile(r"(?:[sxz]|[cs]h)$")
_SHORT = re.compile(r"[^aeiou]*(?:qu)?[aeiouy][bdfgklmnprstvz]$")
_OUR = "col|hon|lab|fav|hum|rum|harb|neighb|vap|fl[ao]v|behavi|splend|val|vig|endeav"
_VARIANTS = (
    (re.compile(r"(?<!\bpr)(?<!\bs)(?<!\bse)iz(e[ds]?|ing|ed|er)$"), r"is\1"),
    (re.compile(r"yz(e[ds]?|ing)$"), r"ys\1"),
    (re.compile(rf"({_OUR})or(?!i?ous|ary|ation)"), r"\1our"),
)


def verb(lemma: str) -> Iterator[str]:
    """The forms of a verb: "stop" → stop, stops, stopped, stopping."""
    yield from (lemma, _s_form(lemma))
    stems = _stems(lemma)
    past = next((_prefixed(lemma, base) for base in (lemma, re.sub(r"^(?:re|un|out|over|mis)-?", "", lemma))
                 if base in _IRREGULAR_VERBS), None)  # fmt: skip
    yield from past or [_ed(stem) for stem in stems]
    yield from (_ing(stem) for stem in stems)


def noun(lemma: str) -> Iterator[str]:
    """The forms of a noun: "crisis" → crisis, crises."""
    yield lemma
    if lemma in _IRREGULAR_NOUNS:
        yield _IRREGULAR_NOUNS[lemma]
    elif _MEN.match(lemma):
        yield lemma[:-3] + "men" if lemma.endswith("man") else lemma + "ren"
    elif lemma.endswith("wife"):
        yield lemma[:-2] + "ves"
    else:
        yield _s_form(lemma)


def adverb(lemma: str) -> Iterator[str]:
    """The -ly form of an adjective: "angry" → angrily."""
    if lemma.endswith("ly") or lemma in ("fast", "hard", "good"):
        return
    if lemma.endswith("le") and lemma[-3] not in "aeiou":
        yield lemma[:-1] + "y"
    elif lemma.endswith("ll"):
        yield lemma + "y"
    elif lemma.endswith("y"):
        yield lemma[:-1] + "ily"
    else:
        yield lemma + ("ally" if lemma.endswith("ic") else "ly")


def degrees(lemma: str) -> Iterator[str]:
    """The comparative and superlative of a short adjective: "sad" → sadder, saddest."""
    if lemma.endswith("e"):
        stem = lemma[:-1]
    elif lemma.endswith("y"):
        stem = lemma[:-1] + "i"
    else:
        stem = lemma + lemma[-1] if _SHORT.fullmatch(lemma) else lemma
    yield from (stem + "er", stem + "est")


def forms(lemma: str, pos: str) -> dict[str, None]:
    """The forms of `lemma` as the part of speech `pos` (noun, mass, verb, adj, adj+ly, adj+er, form), in order."""
    made: list[str] = [lemma]
    if pos == "verb":
        made += verb(lemma)
    elif pos == "noun":
        made += noun(lemma)
    elif pos in ("adj+ly", "adj+er"):
        made += adverb(lemma)
        made += degrees(lemma) if pos == "adj+er" else ()
    return dict.fromkeys([*made, *(v for form in made for v in variants(form))])


def variants(form: str) -> Iterator[str]:
    """The British spelling of an American form, where it differs."""
    for pattern, replacement in _VARIANTS:
        other = pattern.sub(replacement, form)
        if other != form:
            yield other


def _s_form(lemma: str) -> str:
    if _SIBILANT.search(lemma):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma in ("go", "undergo", "forgo", "veto", "torpedo", "echo") else "s")


def _stems(lemma: str) -> list[str]:
    """What -ed and -ing are added to: the last letter doubled after a short stressed vowel, both ways for -l."""
    if lemma in _DOUBLED or (_SHORT.fullmatch(lemma) and not lemma.endswith(("ew", "ow"))):
        return [lemma + lemma[-1]]
    if re.search(r"[^aeiou][aei]l$", lemma):
        return [lemma, lemma + "l"]
    return [lemma + "k"] if lemma.endswith("ic") else [lemma]


def _ed(stem: str) -> str:
    if stem.endswith("e"):
        return stem + "d"
    return stem[:-1] + "ied" if stem.endswith("y") and stem[-2:-1] not in "aeiou" else stem + "ed"


def _ing(stem: str) -> str:
    if stem.endswith("ie"):
        return stem[:-2] + "ying"
    return (stem[:-1] if stem.endswith("e") and not stem.endswith(("ee", "oe", "ye")) else stem) + "ing"


def _prefixed(lemma: str, base: str) -> list[str]:
    return [lemma[: len(lemma) - len(base)] + form for form in _IRREGULAR_VERBS[base]]
