"""Makes news-like texts for measuring how repeats are found: articles, what they share by accident, and true copies.

Words are invented and drawn with a seed, so the same call gives the same texts anywhere. An article keeps to its own
people, places and figures, as a real one does. The families of texts that look alike without being copies are those
that newsrooms make: a footer under everything, a paragraph of background, a live page's furniture, and reports of
weather, markets, losses, quakes, matches and courts that fill one form anew each day.
"""

import random
from collections.abc import Callable, Sequence

_SMALL = """
the of to and a in that is was for on it with as at by from his an be this which have were has had its but not they
their are been would will more after said who about when than also over there into could last out up one
"""
_STARTS = ("b", "c", "ch", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "sh", "st", "t", "th", "tr", "v")
_MIDDLES = ("a", "e", "i", "o", "u", "ai", "ea", "ou")
_ENDS = ("l", "m", "n", "r", "s", "t", "nd", "rk", "st", "ck", "ng", "sh")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _vocabulary(size: int, seed: int) -> list[str]:
    pick = random.Random(seed)
    made: dict[str, None] = {}
    while len(made) < size:
        syllables = pick.choice((1, 2, 2, 3))
        stem = "".join(pick.choice(_STARTS) + pick.choice(_MIDDLES) for _ in range(syllables))
        made[stem + pick.choice(_ENDS)] = None
    return list(made)


SMALL = _SMALL.split()
WORDS = _vocabulary(5000, 1)
NAMES = [w.capitalize() for w in _vocabulary(4000, 2)]


class Story:
    """A matter that can be written about: its own words, names and figures."""

    def __init__(self, seed: int) -> None:
        self.pick = random.Random(f"story {seed}")
        self.words = [WORDS[min(int(self.pick.paretovariate(0.6)) - 1, 4999)] for _ in range(60)]
        self.words += self.pick.sample(WORDS, 60)
        self.names = self.pick.sample(NAMES, 10)
        self.figures = [str(self.pick.randrange(3, 900)) for _ in range(8)]

    def sentence(self) -> str:
        pick, out = self.pick, []
        for _ in range(pick.randrange(8, 26)):
            draw = pick.random()
            if draw < 0.45:
                out.append(pick.choice(SMALL))
            elif draw < 0.86:
                out.append(pick.choice(self.words))
            elif draw < 0.96:
                out.append(pick.choice(self.names))
            else:
                out.append(pick.choice(self.figures))
        text = " ".join(out)
        said = f"{text[0].upper()}{text[1:]}"
        return f"“{said},” said {pick.choice(self.names)}." if pick.random() < 0.2 else f"{said}."

    def article(self, length: int) -> str:
        """About `length` words in paragraphs of two or three sentences."""
        lines: list[str] = []
        count = 0
        while count < length:
            line = " ".join(self.sentence() for _ in range(self.pick.choice((1, 2, 2, 3))))
            lines.append(line)
            count += len(line.split())
        return "\n\n".join(lines)


def article(seed: int, length: int = 400) -> str:
    """An article about a matter of its own."""
    return Story(seed).article(length)


FOOTER = (
    "Thank you for reading. Sign up for our morning newsletter and get the stories that matter sent to your inbox. "
    "Follow us on Facebook, Instagram and Telegram. Our work depends on readers like you: please consider supporting "
    "independent journalism with a small donation. Have a tip? Write to the desk at tips@example.org. All rights "
    "reserved; no part of this page may be copied or sold without the written consent of the publisher. You can "
    "change your choices at any time by clicking on the privacy link at the bottom of every page."
)
BACKGROUND = (
    "Moscow, which calls its actions a special military operation, denies targeting civilians. Thousands of people "
    "have been killed and millions driven from their homes since Russian troops crossed the border in February. "
    "Western countries have answered with sanctions and arms, and the United Nations has called the fighting the "
    "worst crisis on the continent since the Second World War. Neither side's account from the battlefield could be "
    "verified by independent reporters."
)
LIVE_HEAD = (
    "This live page is now closed. Thanks for following along with us today. You can read our latest story here.\n"
    "Key events\nShow key events only\nPlease turn on JavaScript to use this feature\nLive feed\n"
)
LIVE_FOOT = "\nShare\nUpdated at\nThat is all from the live page for today. We will be back tomorrow. Good night."


def footers(seed: int, n: int) -> list[str]:
    """Different articles, half of them short, under one footer."""
    return [f"{article(seed + i, (70, 150, 400)[i % 3])}\n\n{FOOTER}" for i in range(n)]


def backgrounds(seed: int, n: int) -> list[str]:
    """Different articles, some short, with the same paragraph of background in their middle or at their end."""
    texts = [article(seed + i, (50, 180, 350)[i % 3]).split("\n\n") for i in range(n)]
    for i, lines in enumerate(texts):
        lines.insert(len(lines) // (1 + i % 2), BACKGROUND)
    return ["\n\n".join(lines) for lines in texts]


def live_pages(seed: int, n: int) -> list[str]:
    """Live pages of different days: the same furniture, entries with times."""
    pick = random.Random(seed)

    def entry(number: int) -> str:
        return f"{pick.randrange(24)}.{pick.randrange(60):02} BST\n{article(number, 40)}"

    return [LIVE_HEAD + "\n".join(entry(seed + 6 * i + k) for k in range(6)) + LIVE_FOOT for i in range(n)]


def shorts(seed: int, n: int) -> list[str]:
    """Briefs of a few dozen words that end in the same sentence."""
    return [f"{article(seed + i, 25)} No one was hurt, and the police have opened an inquiry." for i in range(n)]


def _forms(seed: int, n: int, make: Callable[[random.Random], str]) -> list[str]:
    pick = random.Random(seed)
    return [make(pick) for _ in range(n)]


def _weather(p: random.Random) -> str:
    day = p.choice(_DAYS)
    return (
        f"{day} will start {p.choice(('cloudy', 'bright', 'misty', 'wet'))} in {p.choice(NAMES)} with a high of "
        f"{p.randrange(12, 33)} degrees and a low of {p.randrange(2, 12)}. Winds from the "
        f"{p.choice(('north', 'south', 'east', 'west'))} will reach {p.randrange(5, 60)} kilometres an hour by the "
        f"afternoon, and the chance of rain is {p.randrange(5, 95)} per cent. Tomorrow is expected to be "
        f"{p.choice(('warmer', 'colder', 'drier', 'much the same'))}, with temperatures around {p.randrange(10, 30)} "
        f"degrees. Sunrise is at {p.randrange(4, 8)}:{p.randrange(60):02} and sunset at {p.randrange(17, 22)}:"
        f"{p.randrange(60):02}. The outlook for the weekend is {p.choice(('settled', 'mixed', 'stormy'))}."
    )


def _market(p: random.Random) -> str:
    moves = [f"{p.randrange(10, 300) / 100}%" for _ in range(6)]
    return (
        f"Shares {p.choice(('rose', 'fell', 'edged up', 'slipped'))} on {p.choice(_DAYS)}. The main index closed "
        f"{moves[0]} {p.choice(('higher', 'lower'))} at {p.randrange(6000, 9000)} points, while the broader index "
        f"gained {moves[1]} to {p.randrange(15000, 20000)}. {p.choice(NAMES)} was the day's biggest winner, up "
        f"{moves[2]}, and {p.choice(NAMES)} the biggest loser, down {moves[3]}. Oil traded at ${p.randrange(60, 120)} "
        f"a barrel and gold at ${p.randrange(1500, 2100)} an ounce. The pound bought ${p.randrange(105, 140) / 100} "
        f"and {p.randrange(105, 125) / 100} euros. On the bond market the ten-year yield stood at {moves[4]}."
    )


def _losses(p: random.Random) -> str:
    kinds = (
        "tanks", "armoured vehicles", "artillery systems", "rocket launchers", "air defence systems", "aircraft",
        "helicopters", "drones", "cruise missiles", "ships and boats", "vehicles and fuel tanks", "special equipment",
    )  # fmt: skip
    listed = "\n".join(f"{k} – {p.randrange(100, 9000)} (+{p.randrange(0, 60)})" for k in kinds)
    return (
        f"The General Staff said on {p.choice(_DAYS)} that the enemy has lost about {p.randrange(20, 300)},"
        f"{p.randrange(100, 999)} soldiers since the start of the war, {p.randrange(100, 900)} of them over the past "
        f"day. The enemy's total combat losses also include:\n{listed}\nThe figures are being updated."
    )


def _quake(p: random.Random) -> str:
    return (
        f"A magnitude {p.randrange(40, 75) / 10} earthquake struck {p.randrange(5, 120)} kilometres "
        f"{p.choice(('north', 'south', 'east', 'west'))} of {p.choice(NAMES)} on {p.choice(_DAYS)}, the geological "
        f"survey said. The quake hit at {p.randrange(24)}:{p.randrange(60):02} local time at a depth of "
        f"{p.randrange(5, 200)} kilometres. There were no immediate reports of casualties or damage, and no tsunami "
        f"warning was issued."
    )


def _match(p: random.Random) -> str:
    home, away, scorer, other = p.sample(NAMES, 4)
    return (
        f"{home} beat {away} {p.randrange(2, 6)}-{p.randrange(0, 2)} at home on {p.choice(_DAYS)}. {scorer} opened the "
        f"scoring after {p.randrange(1, 44)} minutes and {other} made it two shortly before the break. The visitors "
        f"had the better of the second half but failed to find a way past the goalkeeper. {home} stay in "
        f"{p.choice(('third', 'fourth', 'fifth', 'tenth'))} place with {p.randrange(10, 60)} points from "
        f"{p.randrange(8, 30)} games, while {away} drop to {p.randrange(6, 20)}th. A crowd of "
        f"{p.randrange(2, 60)},{p.randrange(100, 999)} watched the game."
    )


def _court(p: random.Random) -> str:
    first, last, town, street = p.sample(NAMES, 4)
    deed = p.choice(("drink driving", "theft", "assault", "speeding", "criminal damage", "fraud"))
    return (
        f"{first} {last}, {p.randrange(18, 80)}, of {street} Road, {town}, pleaded guilty to {deed} on "
        f"{p.choice(_DAYS)}. Magistrates imposed a fine of £{p.randrange(50, 2000)} and ordered the defendant to pay "
        f"costs of £{p.randrange(50, 400)} and a victim surcharge of £{p.randrange(20, 200)}. The defendant was also "
        f"disqualified from driving for {p.randrange(6, 40)} months and was told to return to court if the fine was "
        f"not paid in time."
    )


FORMS: dict[str, Callable[[random.Random], str]] = {
    "weather": _weather, "markets": _market, "losses": _losses, "quakes": _quake, "matches": _match, "courts": _court,
}  # fmt: skip


def alike(n: int, seed: int = 0) -> dict[str, list[str]]:
    """`n` texts of each family that look alike; no two of them are copies."""
    families: dict[str, Callable[[int, int], list[str]]] = {
        "footers": footers, "backgrounds": backgrounds, "live pages": live_pages, "shorts": shorts,
    }  # fmt: skip
    made = {name: make(10_000 * (k + 1) + 1000 * seed, n) for k, (name, make) in enumerate(families.items())}
    return made | {name: _forms(seed * 100 + k, n, make) for k, (name, make) in enumerate(FORMS.items())}


def bridges(n: int, seed: int = 0) -> tuple[list[str], list[str]]:
    """`n` times three articles that print the same quotation, and those quotations, of 4 to 120 words, as texts."""
    pick = random.Random(f"bridges {seed}")
    articles, quotes = [], []
    for k in range(n):
        number = 10**8 + 10**5 * seed + 10 * k
        length = pick.randrange(4, 120)
        quotes.append(" ".join(article(number, length).split()[:length]))
        for i in range(1, 4):
            lines = article(number + i, 3 * length + 60).split("\n\n")
            lines.insert(pick.randrange(len(lines)), quotes[-1])
            articles.append("\n\n".join(lines))
    return articles, quotes


def _cut(text: str, _: random.Random) -> str:
    words = text.split(" ")
    return " ".join(words[: max(30, int(len(words) * 0.4))])


def _wired(text: str, p: random.Random) -> str:
    return f"{p.choice(NAMES).upper()}, Sept 10 (Agency) — {text}\n\nReporting by {' '.join(p.sample(NAMES, 2))}"


def _edited(text: str, p: random.Random) -> str:
    return " ".join(p.choice(WORDS) if p.random() < 0.06 else w for w in text.split(" "))


def _refigured(text: str, p: random.Random) -> str:
    """The copy of a later hour: a third of the figures are new."""
    return " ".join(
        str(p.randrange(900, 2000)) if w.isdigit() and p.random() < 0.34 else w for w in text.split(" ")
    )


def _new_lead(text: str, p: random.Random) -> str:
    """The first fifth said anew, in words that keep the names of the rest."""
    words = text.split(" ")
    at = len(words) // 5
    lead = [w if w[:1].isupper() else p.choice(WORDS) for w in words[:at]]
    return " ".join(lead + words[at:])


def _extended(text: str, p: random.Random) -> str:
    return f"{text}\n\n{article(p.randrange(10**9), len(text.split()))}"


def _pasted(text: str, p: random.Random) -> str:
    """Three fifths of the article inside a text that is the copier's own."""
    words = text.split(" ")
    at = len(words) * 3 // 5
    return f"{article(p.randrange(10**9), at // 4)}\n\n{' '.join(words[:at])}\n\n{article(p.randrange(10**9), at // 4)}"


COPIES: Sequence[Callable[[str, random.Random], str]] = (
    lambda text, _: text, _cut, _wired, _edited, _refigured, _new_lead, _extended, _pasted,
)  # fmt: skip


def newsroom(articles: int, seed: int = 0, most: int = 4) -> tuple[list[str], list[int]]:
    """Articles of 60 to 900 words, every other one with up to `most` copies, and the true cluster of each text."""
    pick = random.Random(f"newsroom {seed}")
    texts, truth = [], []
    for k in range(articles):
        text = article(10**6 * (seed + 1) + k, pick.choice((60, 120, 250, 400, 600, 900)))
        versions = [text]
        if k % 2:
            versions += [make(text, pick) for make in pick.sample(COPIES, pick.randrange(1, most + 1))]
        texts += versions
        truth += [k] * len(versions)
    order = list(range(len(texts)))
    pick.shuffle(order)
    return [texts[i] for i in order], [truth[i] for i in order]


def scored(labels: Sequence[int], truth: Sequence[int]) -> tuple[float, float, float]:
    """Precision, recall and F1 of the pairs put together."""
    both, ours, true = pairs(list(zip(labels, truth, strict=True))), pairs(list(labels)), pairs(list(truth))
    precision, recall = both / ours if ours else 1.0, both / true if true else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def pairs(keys: Sequence[object]) -> int:
    """How many pairs equal labels make."""
    sizes: dict[object, int] = {}
    for key in keys:
        sizes[key] = sizes.get(key, 0) + 1
    return sum(n * (n - 1) // 2 for n in sizes.values())
