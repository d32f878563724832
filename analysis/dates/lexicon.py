"""The closed lists of words that time is told with. Small on purpose; what they mean together is for the grammar."""


def words_of(text: str) -> frozenset[str]:
    """The words of a list written as one line."""
    return frozenset(text.split())


def _numbered(text: str, start: int) -> dict[str, int]:
    """The words of a list, each with its place in it, counted from `start`."""
    return {word: place for place, word in enumerate(text.split(), start)}


MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ), 1,
    )
    for name in names.split()
}  # fmt: skip

WEEKDAYS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs", "friday fri", "saturday sat",
         "sunday sun"), 1,
    )
    for name in names.split()
}  # fmt: skip

#: Names that are words of their own in lower case, or at a sentence's start; they need a neighbour to count as dates.
AMBIGUOUS_MONTHS = frozenset({"may", "march", "mar", "dec", "jan", "jun"})
AMBIGUOUS_DAYS = frozenset({"mon", "tue", "wed", "thu", "fri", "sat", "sun"})
SHORT_MONTHS = frozenset({"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec"})

SEASONS: dict[str, str] = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
SEASON_MONTHS: dict[str, int] = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}

#: unit as written -> its letter: those of TIMEX3, with m and h for the clock, N night, F fortnight, E, C, L for 10, 100
#: and 1000 years, WE weekend
UNITS: dict[str, str] = {
    "second": "S", "seconds": "S", "sec": "S", "secs": "S", "minute": "m", "minutes": "m", "min": "m", "mins": "m",
    "hour": "h", "hours": "h", "hr": "h", "hrs": "h", "day": "D", "days": "D", "night": "N", "nights": "N",
    "week": "W", "weeks": "W", "fortnight": "F", "fortnights": "F", "month": "M", "months": "M",
    "quarter": "Q", "quarters": "Q", "year": "Y", "years": "Y", "yr": "Y", "yrs": "Y", "decade": "E", "decades": "E",
    "century": "C", "centuries": "C", "millennium": "L", "millennia": "L", "millenniums": "L",
    "weekend": "WE", "weekends": "WE",
}  # fmt: skip
PLURAL_UNITS = frozenset(w for w in UNITS if len(w) > 4 and w.endswith("s")) | {"days", "millennia"}

PARTS: dict[str, str] = {
    "morning": "MO", "mornings": "MO", "dawn": "MO", "daybreak": "MO", "sunrise": "MO", "forenoon": "MO",
    "afternoon": "AF", "afternoons": "AF", "evening": "EV", "evenings": "EV", "dusk": "EV", "sunset": "EV",
    "nightfall": "EV", "night": "NI", "nights": "NI", "overnight": "NI",
}  # fmt: skip
CLOCK_WORDS: dict[str, str] = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}

DEICTIC: dict[str, int] = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}

#: Words that place something only roughly. On no timeline; found, typed and counted all the same.
VAGUE: dict[str, str] = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF",
    "recently": "PAST_REF", "lately": "PAST_REF", "formerly": "PAST_REF",
    "soon": "FUTURE_REF",
}  # fmt: skip

SETS: dict[str, str] = {
    "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W", "biweekly": "P2W", "monthly": "P1M",
    "yearly": "P1Y", "annually": "P1Y", "hourly": "PT1H", "everyday": "P1D",
}  # fmt: skip

CARDINALS: dict[str, int] = _numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen", 0,
)  # fmt: skip
TENS: dict[str, int] = {
    word: 10 * n for word, n in _numbered("twenty thirty forty fifty sixty seventy eighty ninety", 2).items()
}
SCALES: dict[str, int] = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
ORDINALS: dict[str, int] = _numbered(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth", 1,
) | {"thirtieth": 30}  # fmt: skip
ROUGH_NUMBERS = words_of("few several many dozens hundreds thousands millions billions numerous")
#: what days and weeks are counted from in news of conflict and disaster
EVENTS = words_of(
    "war invasion offensive counteroffensive conflict siege battle operation assault aggression occupation fighting "
    "campaign ceasefire truce protest protests strike strikes crisis disaster outbreak pandemic lockdown trial blockade"
)
#: what four digits before them count, so that they are no year
COUNTED = words_of(
    "percent miles people men women troops soldiers km dead kilometers kilometres feet tons tonnes dollars pounds "
    "shares meters metres"
)
DECADE_WORDS: dict[str, int] = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
    "nineties": 9,
}  # fmt: skip

#: deictic adjective -> the meaning the resolver knows
WHICH: dict[str, str] = {
    "last": "last", "past": "past", "previous": "previous", "preceding": "previous", "prior": "previous",
    "this": "this", "current": "this", "present": "this", "next": "next", "coming": "coming", "upcoming": "coming",
    "following": "following", "ensuing": "following", "subsequent": "following", "same": "same", "that": "that",
    "recent": "recent", "latest": "latest", "future": "future",
}  # fmt: skip

#: words after an amount that turn it into a distance: (direction, counted from a date told before)
AFTER_AMOUNT: dict[str, tuple[int, bool]] = {
    "ago": (-1, False), "earlier": (-1, True), "previously": (-1, True), "later": (1, True), "hence": (1, False),
    "afterward": (1, True), "afterwards": (1, True), "beforehand": (-1, True),
}  # fmt: skip

#: words before an amount that say it is rough; they belong to the expression
ROUGHLY: tuple[tuple[str, ...], ...] = (
    ("more", "than"), ("less", "than"), ("fewer", "than"), ("at", "least"), ("at", "most"), ("nearly",), ("almost",),
    ("about",), ("over",), ("approximately",), ("roughly",), ("around",), ("some",), ("up", "to"), ("under",),
)  # fmt: skip

#: fixed days that have a name: (month, day)
NAMED_DAYS: dict[tuple[str, ...], tuple[int, int]] = {
    ("new", "year's", "day"): (1, 1), ("new", "year", "day"): (1, 1), ("new", "year's", "eve"): (12, 31),
    ("christmas",): (12, 25), ("christmas", "day"): (12, 25), ("christmas", "eve"): (12, 24),
    ("boxing", "day"): (12, 26), ("halloween",): (10, 31), ("valentine's", "day"): (2, 14),
    ("st", "patrick's", "day"): (3, 17), ("international", "women's", "day"): (3, 8), ("veterans", "day"): (11, 11),
    ("remembrance", "day"): (11, 11),
    ("armistice", "day"): (11, 11), ("bastille", "day"): (7, 14), ("may", "day"): (5, 1),
    ("juneteenth",): (6, 19), ("anzac", "day"): (4, 25), ("cinco", "de", "mayo"): (5, 5),
    ("guy", "fawkes", "night"): (11, 5), ("ve", "day"): (5, 8), ("vj", "day"): (8, 15),
}  # fmt: skip

#: days of one name on other dates in each country; without the country they are no day of the calendar
NATIONAL_DAYS: dict[tuple[str, ...], dict[str, tuple[int, int]]] = {
    ("independence", "day"): {
        "ukraine": (8, 24), "ukrainian": (8, 24), "american": (7, 4), "america": (7, 4), "us": (7, 4),
        "polish": (11, 11), "poland": (11, 11), "indian": (8, 15), "india": (8, 15), "belarusian": (7, 3),
        "belarus": (7, 3), "pakistan": (8, 14), "finland": (12, 6), "finnish": (12, 6),
    },
    ("victory", "day"): {
        "russia": (5, 9), "russian": (5, 9), "soviet": (5, 9), "moscow": (5, 9), "kremlin": (5, 9), "belarus": (5, 9),
        "belarusian": (5, 9),
    },
    ("constitution", "day"): {
        "ukraine": (6, 28), "ukrainian": (6, 28), "polish": (5, 3), "poland": (5, 3), "norwegian": (5, 17),
        "norway": (5, 17), "danish": (6, 5), "denmark": (6, 5), "indian": (11, 26), "india": (11, 26),
    },
}  # fmt: skip
#: words before a Christian feast that put it on the Julian calendar
JULIAN = frozenset({"orthodox"})

#: named days that follow Easter: days after Easter Sunday
EASTER_DAYS: dict[tuple[str, ...], int] = {
    ("easter",): 0, ("easter", "sunday"): 0, ("easter", "monday"): 1, ("good", "friday"): -2,
    ("ascension", "day"): 39, ("pentecost",): 49, ("whit", "sunday"): 49, ("whit", "monday"): 50,
    ("palm", "sunday"): -7, ("ash", "wednesday"): -46, ("maundy", "thursday"): -3,
}

#: named days that move: (month, weekday, which of that weekday in the month; -1 the last)
MOVING_DAYS: dict[tuple[str, ...], tuple[int, int, int]] = {
    ("thanksgiving",): (11, 4, 4), ("thanksgiving", "day"): (11, 4, 4), ("labor", "day"): (9, 1, 1),
    ("memorial", "day"): (5, 1, -1), ("martin", "luther", "king", "day"): (1, 1, 3),
    ("presidents", "day"): (2, 1, 3), ("columbus", "day"): (10, 1, 2), ("mother's", "day"): (5, 7, 2),
    ("father's", "day"): (6, 7, 3),
}  # fmt: skip
