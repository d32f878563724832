"""The words by which a sentence looks back or ahead: auxiliaries, verbs with irregular forms, heads of a plan."""

from analysis.dates.lexicon import DEICTIC, MONTHS, WEEKDAYS, words_of

PAST, PRESENT, WEAK, FUTURE = -2, 0, 1, 2

WILL = words_of("will ll shall wo")
#: what may come, is owed or was foreseen; "can" and "could" also tell of an ability
MODALS = words_of(
    "would d may might must should ought could can couldn wouldn shouldn mustn mightn needn"
)
ABLE = words_of("could can couldn")
SENSES = words_of("see hear feel smell sense find reach get afford only")
IS = words_of("is are am re isn aren s m")
WAS = words_of("was were wasn weren")
HAS = words_of("has have ve hasn haven")
HAD = words_of("had hadn")
DO = words_of("do does don doesn")
DID = words_of("did didn")

#: after "is" they put what follows ahead; so they do alone where "to", "for" or the day follows
PLANNED = words_of(
    "due set scheduled expected slated planned likely unlikely supposed bound ready poised about going intended "
    "certain sure meant projected forecast predicted prepared determined obliged required tipped billed booked "
    "timed hoping planning preparing hoped booked obligated believed"
)
#: alone they are verbs of another meaning, or adjectives
ONLY_AFTER_IS = words_of(
    "about going sure certain ready meant prepared determined bound forecast predicted required hoped believed "
    "supposed projected hoping preparing"
)
NOT_AHEAD = words_of("believed hoped")
#: whose subject has something ahead of it; a past form ("planned", "hoped") where "to" follows
PLANS = words_of(
    "plans plan planning intends intend expects expect aims aim hopes hope wants want needs need"
)
NOUNS_TOO = words_of("plans plan hopes hope aims aim needs need wants want")
PROMISED = words_of(
    "promised pledged vowed proposed offered agreed threatened hoped wanted intended decided urged asked ordered "
    "told demanded called subpoenaed invited summoned"
)
#: nouns that "to" and a verb make an intention
INTENTIONS = words_of(
    "agreement decision order orders deal proposal bid offer permission commitment pledge promise vow pact "
    "intention request pressure"
)
#: a day or a month put after these with "to", "until" or "for" is mostly a new one to come
PUT_OFF = words_of("extended postponed delayed rescheduled adjourned deferred")
#: after "was" with "to" or "for" they mostly tell of what was still to come when it was written; not so "supposed"
WAS_PLANNED = words_of(
    "due set scheduled expected slated planned likely unlikely planning preparing poised booked billed timed"
)
#: verbs of a timetable: their present tense with a day speaks of what is ahead
TIMETABLE = words_of(
    "begins begin starts ends opens reopens resumes resume expires expire concludes hears decides votes "
    "convenes convene reconvenes reconvene adjourns considers departs depart airs premieres "
    "debuts retires meets meet"
)
#: these with an object or "with" are mostly the words of a picture: "Zelensky meets with soldiers"
MET = words_of("meets meet")
AFTER_MET = words_of("in on at to this next for again here") | WEEKDAYS.keys()
TAKES = frozenset({("takes", "effect"), ("take", "effect"), ("takes", "place"), ("take", "place"), ("goes", "into"),
                   ("go", "into"), ("comes", "into"), ("kicks", "off"), ("holds", "talks"), ("hold", "talks"),
                   ("holds", "elections"), ("holds", "an"), ("holds", "a"), ("goes", "to"), ("go", "to")})  # fmt: skip
#: nouns and adjectives that look ahead, and words that look back without a verb
AHEAD = words_of("tomorrow upcoming forthcoming")
PERHAPS = words_of("next until")
BACK = words_of("since ago")

IRREGULAR = words_of(
    "ate awoke beat became began bent bit blew bore bought bound bred broke brought built burnt came caught chose "
    "clung crept dealt drank drew drove dug fed fell felt fled flew forbade forgot forgave fought found froze "
    "gave got grew heard held hid hung kept knelt knew laid lay led left lent lit lost made meant met mistook "
    "overcame overran overthrew overtook oversaw paid ran rang rode rose said sang sank sat saw sent shone shook "
    "shot shrank slept slid sold sought spent spoke sprang stole stood struck stuck strove swam swept swore swung "
    "taught thought threw told took tore understood undertook went withdrew withheld withstood woke won wore "
    "wrote"
)
PARTICIPLES = words_of(
    "been begun bitten blown borne born broken chosen done drawn drunk driven eaten fallen flown forbidden "
    "forgotten frozen given gone grown hidden known lain mistaken overthrown overrun overtaken ridden risen rung "
    "seen shaken shown stolen sung sunk sworn taken thrown torn undertaken withdrawn woken worn written struck"
)
#: one form for the infinitive and the past
SAME = words_of(
    "bid broadcast burst cast cost cut hit hurt let put quit read rid set shed shut split spread thrust upset"
)
_NOT_PAST = words_of(
    "united hundred needed embed unprecedented armed sacred naked wicked seabed indeed exceed bleed"
)
_PAST_IN_EED = words_of("agreed disagreed freed guaranteed decreed refereed heeded seeded")

#: what may stand between an auxiliary and its verb
BETWEEN = words_of(
    "not t ' also now soon only still never then again however first even just instead once yet always ever "
    "almost all both n no longer already therefore perhaps maybe likely far more most thus too further together "
    "one day each so"
)
#: words after which a form in "-ed" stands before its noun ("in occupied Kherson", "the wounded man")
BEFORE_NOUN = words_of(
    "the a an this these those his her its their our my your some any no every each more most many few two "
    "three all of in on at for from with by to into near against about other newly recently so-called and/or"
)
#: words that stand after a participle that is a verb, and before the noun of none: "seized on", "seized towns"
FUNCTION = BEFORE_NOUN | BETWEEN | words_of(
    "as until since than so if when while who which that back up down out off away over"
)
#: after a modal these show that its verb comes later: inversion, insertion
NO_VERB = words_of(
    ", on in at by the a an this that these those they he she it we you i there his her its their our my your "
    "next late early - if when as until after before during"
)
WH = words_of("when where why how what which who whether if and but so")
OBJECTS = words_of("it them him her us me")
THOSE = words_of("those all many some few others")
SUBJECTS = words_of("he she it they we you i there who which that this these those")
OPENS_CLAUSE = words_of(
    "that which who whom whose because while although though but when where if whether as"
)


def is_past_form(word: str) -> bool:
    """Whether a word ends as past forms do: "ordered", "agreed"; not "succeed" or "hundred"."""
    if len(word) <= 3 or not word.endswith("ed") or word in _NOT_PAST:
        return False
    return not word.endswith("eed") or word in _PAST_IN_EED


def is_participle(word: str) -> bool:
    """Whether a word can follow "have" or "be" as its verb: "lifted", "held", "taken", "cut"."""
    return is_past_form(word) or word in PARTICIPLES or word in IRREGULAR or word in SAME


#: what begins another clause, so that the verbs before and after it need not agree
NEW_CLAUSE = SUBJECTS | OPENS_CLAUSE | {",", ";", ":", "and", "but", "or", '"'}
DAYS = frozenset({*WEEKDAYS, *MONTHS, *DEICTIC})
