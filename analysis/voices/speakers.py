"""Resolves a speaker's words to a name within an article: "he", "the minister" and "Reznikov" to Oleksiy Reznikov."""

import bisect
import functools
import re

from analysis.voices.grammar import Unit, bare, is_speech_verb
from analysis.voices.lexicon import lexicon
from analysis.voices.mentions import BODIES, OFFICES, Mention, is_national, mentions
from analysis.voices.statements import Found
from analysis.voices.subjects import role_subjects
from analysis.voices.words import DET, GEN, HE, PREP, RELATIVE, SHE, SUBJECT, THEY, TITLES, words_of

_CUTS = (" of ", " for ", " from ", " at ", " in ", " with ", " by ", " who ", " to ", " on ", ", ")
_REACH = 2000
#: how far back a speaker without a name is still meant, in characters
_NEAR = 800
_PAPERS = frozenset(["report", "statement", "study", "survey", "poll", "document", "letter", "newspaper", "magazine",
                     "website", "source"])  # fmt: skip
#: roles that no single person has: "the union" is not its leader
_BODIES = BODIES | _PAPERS | words_of("bodies_that_speak") | words_of("plural")
#: where a sentence or a paragraph ends; a point after a short title does not
_STOP = re.compile("[\n!?;:“”\"]|" + "".join(rf"(?<!\b{t})" for t in sorted(TITLES)) + r"\.(?=\s|$)")
_OFFICES_OVER = words_of("offices_over")
#: what follows a name that stands for the words before it: "its director, Ola Berg, …"
_AFTER = frozenset([",", ".", ";", "\n", ""])
#: a plain noun right before "who"; pronouns that it may stand for without anybody being named
_NOUN = re.compile(r"(?<![\w’'-])([A-Za-z][a-z-]*)\s$")
_ANYONE = frozenset(
    ["those", "anyone", "anybody", "everyone", "everybody", "someone", "somebody", "one", "all", "others"]
)
_PERSON = frozenset(["man", "woman", "person", "child", "boy", "girl"])
_IT = frozenset(["it", "its", "itself"])
_SAID = frozenset(["said", "says", "added", "told", "wrote", "asked", "warned", "claimed", "stated"])


class Speakers:
    """The names of one text, and what its pronouns, surnames and roles stand for."""

    def __init__(self, text: str, units: list[Unit]) -> None:
        self.text = text
        self.mentions = mentions(text, units)
        self._starts = [m.start for m in self.mentions]
        self._roles = self._introduced()
        self._with_article = {m.name for m in self.mentions if text[max(0, m.start - 4) : m.start].lower() == "the "}
        self._subjects = role_subjects(units)
        self._speaking = {m.name for m in self.mentions if self._speaks(m)}
        self._gender: dict[str, str] = {}
        self._spoke: tuple[str, int] | None = None
        self._unnamed: dict[str, tuple[str, int]] = {}

    def resolve(self, f: Found) -> str | None:
        """The name that a statement's speaker resolves to; the words themselves where they name nobody; None unknown.

        To be called in the order of the text: a pronoun is first held to be the one who spoke last.
        """
        if f.speaker is None:
            return None
        start, end = f.speaker
        words = self.text[start:end].lower().replace("’", "'").split()
        first = bare(words[0]) if words else ""
        if len(words) == 1 and first in RELATIVE:
            return self._before(start)
        if len(words) == 1 and first in HE | SHE:
            name = self._somebody(first, start)
        elif len(words) == 1 and (first in SUBJECT or first in GEN or first in THEY):
            return self._those("they" if first in THEY else "it", start) if first in THEY | _IT else None
        else:
            name = self._named(start, end) or self._apposed(end, words) or self._role(words)
            if name is None:
                name = _plain(self.text[start:end])
                self._unnamed[_number(tuple(words))] = (name, start)
        kinds = {m.kind for m in self._near(start) if m.name == name} if name else set()
        if name and kinds:
            self._spoke = (name, start)
            if kinds & {"organisation", "place"}:
                self._unnamed["it"] = self._unnamed["they"] = self._spoke
        return name

    def _those(self, number: str, at: int) -> str | None:
        """What "they" or "it" stands for: the last of that number who spoke, not far back."""
        name, start = self._unnamed.get(number, (None, 0))
        return name if name and at - start < _NEAR else None

    def _somebody(self, word: str, at: int) -> str | None:
        """Whom "he" or "she" stands for: a nameless speaker ("the policeman") where nobody was named since."""
        role, start = self._unnamed.get("he", ("", 0))
        if subject := self._subject(at, start):
            return self._roles.get(subject, subject)
        since = self.mentions[bisect.bisect_right(self._starts, start) : bisect.bisect_left(self._starts, at)]
        if role and at - start < _NEAR and not any(self._is_somebody(m) for m in since):
            return role
        return self._pronoun(word, at)

    def _subject(self, at: int, spoke: int) -> str | None:
        """The role of the subject before a pronoun ("the minister knew"), where its paragraph names nobody else.

        None too where somebody without a name spoke after it, at `spoke`.
        """
        paragraph = max(self.text.rfind("\n", max(0, at - _NEAR), at), at - _NEAR)
        k = bisect.bisect_left(self._subjects, (at, "")) - 1
        if k < 0 or self._subjects[k][0] < max(paragraph, spoke):
            return None
        here = self.mentions[bisect.bisect_left(self._starts, paragraph) : bisect.bisect_left(self._starts, at)]
        return None if any(self._is_somebody(m) for m in here) else self._subjects[k][1]

    def only_person(self, before: int) -> tuple[int, int] | None:
        """Where the one person stands whom the text names up to `before`; None for nobody and for several."""
        people = [m for m in self.mentions[: bisect.bisect_left(self._starts, before)] if m.kind == "person"]
        return (people[0].start, people[0].end) if len({m.name for m in people}) == 1 else None

    def _near(self, at: int) -> list[Mention]:
        n = bisect.bisect_right(self._starts, at)
        return self.mentions[max(0, n - 12) : n + 3]

    def _named(self, start: int, end: int) -> str | None:
        """The name that heads a noun phrase: not one inside "a spokesman for X", nor one that only owns the head."""
        phrase = self.text[start:end]
        n = bisect.bisect_left(self._starts, end) - 1
        last = self.mentions[n] if n >= 0 else None
        if last and last.start >= start and last.end >= end and last.kind != "place":
            before = phrase[: last.start - start].lower().split()
            inside = bool(PREP & set(before)) and before[-1] not in OFFICES and not _heads(before)
            if not inside and not (before and before[-1].endswith(",")):
                return last.name  # "American secretary of state Antony Blinken"
        n = bisect.bisect_left(self._starts, start)
        if n == len(self.mentions) or self.mentions[n].start >= end:
            return None
        cut = min((at for p in _CUTS if (at := phrase.find(p)) > 0), default=len(phrase))
        heads = []
        while n < len(self.mentions) and self.mentions[n].start < start + cut:
            heads.append(self.mentions[n])
            n += 1
        if not heads:
            return None
        last = heads[-1]
        after = phrase[last.end - start : cut].replace("’", "'").removeprefix("'s").strip(" ,'")
        if after and not after.startswith("("):
            return None  # "Cameron's spokesman", "the Clinton campaign": the name is not who speaks
        return last.name

    def _apposed(self, end: int, words: list[str]) -> str | None:
        """The person whose name follows a noun phrase after a comma: "its director, Ola Berg"."""
        n = bisect.bisect_left(self._starts, end)
        near = self.mentions[n] if n < len(self.mentions) else None
        led = words[0] in DET | GEN and self.text[end : end + 2] == ", "
        whole = near and near.start == end + 2 and near.kind == "person" and " " in near.name
        return near.name if near and led and whole and self.text[near.end : near.end + 1] in _AFTER else None

    def _role(self, words: list[str]) -> str | None:
        """The person introduced with a role, for "the minister"."""
        if not words or words[0] not in ("the", "a") or len(words) > 4:
            return None
        return self._roles.get(words[-1]) if words[0] == "the" else None

    def _introduced(self) -> dict[str, str]:
        """role -> the one person whom the text introduces with it, right before or after the name."""
        people: dict[str, set[str]] = {}
        for m in self.mentions:
            if m.kind != "person":
                continue
            before = _STOP.split(self.text[max(0, m.start - 30) : m.start].lower())[-1].replace(",", " ").split()[-2:]
            after = self.text[m.end : m.end + 60].lower()
            behind = _STOP.split(after[1:])[0].split(",")[0].split() if after.startswith(",") else []
            for role in {w.strip(".()") for w in [*before, *behind[:5]]} & lexicon().roles - _BODIES:
                people.setdefault(role, set()).add(m.name)
            if m.title:
                people.setdefault(m.title, set()).add(m.name)
        return {role: next(iter(names)) for role, names in people.items() if len(names) == 1}

    def _before(self, at: int) -> str | None:
        """What "who" stands for: the noun right before it ("voters who say …"), else whom the text has just named."""
        noun = _NOUN.search(self.text, max(0, at - 40), at)
        word = noun[1].lower() if noun else ""
        if word in _ANYONE:
            return None
        if word in lexicon().roles or word in _PERSON or (noun and word == noun[1] and _number((word,)) == "they"):
            return word
        n = bisect.bisect_left(self._starts, at)
        near = [m for m in self.mentions[max(0, n - 3) : n] if at - m.end < 120]
        people = [m.name for m in near if m.kind == "person"]
        return people[-1] if people else near[-1].name if near and at - near[-1].end < 60 else None

    def _pronoun(self, word: str, at: int) -> str | None:
        """The person a pronoun stands for: nearness, standing as a subject and having just spoken count for a name."""
        kind = "he" if word in HE else "she"
        n = bisect.bisect_left(self._starts, at) - 1
        best: tuple[float, str] | None = None
        for k in range(n, max(-1, n - 16), -1):
            m = self.mentions[k]
            if at - m.start > _REACH:
                break
            if not self._is_somebody(m) or self._gender.get(m.name, kind) != kind:
                continue
            cost = float(at - m.end)
            cost += 0 if self._leads(m) else 200
            cost += 0 if m.kind == "person" else 300
            cost -= 300 if self._spoke and self._spoke[0] == m.name else 0
            if best is None or cost < best[0]:
                best = (cost, m.name)
        if best is None:
            return None
        self._gender.setdefault(best[1], kind)
        return best[1]

    def _is_somebody(self, m: Mention) -> bool:
        """Whether a name may be a person's: it is one, or nothing tells what it is and no article stands before it."""
        if m.kind != "unknown" or m.name in self._with_article or is_national(m.words[-1]):
            return m.kind == "person"
        return m.name in self._speaking or " " in m.name

    def _speaks(self, m: Mention) -> bool:
        after = self.text[m.end : m.end + 14].split()
        before = self.text[max(0, m.start - 14) : m.start].split()
        return (bool(after) and is_speech_verb(after[0].strip(",."))) or (bool(before) and before[-1] in _SAID | {"to"})

    def _leads(self, m: Mention) -> bool:
        """Whether a name stands as a subject: it opens a sentence, or a verb of speech stands beside it."""
        lead = self.text[max(0, m.start - 2) : m.start]
        return self._speaks(m) or m.start == 0 or "\n" in lead or lead[:1] in (".", "!", "?", "”", ",")


def _heads(before: list[str]) -> bool:
    """Whether the words before a name are an office over one thing, held by the one named: "dean of students"."""
    over = len(before) > 2 and before[-2] == "of" and before[-3] in _OFFICES_OVER
    return over and (before[-1].endswith("s") or before[-1] not in lexicon().roles)


@functools.lru_cache(maxsize=4096)
def _number(words: tuple[str, ...]) -> str:
    """The pronoun that stands for a noun phrase: "they" for a plural, "it" for a body or a paper, else "he"."""
    cut = next((n for n, w in enumerate(words) if n and (w in PREP or w.endswith(","))), len(words))
    head = words[:cut][-1].strip(",.") if words[:cut] else ""
    if head in words_of("plural") or (head.endswith("s") and not head.endswith(("ss", "'s"))):
        return "they"
    return "it" if head in BODIES or head in _PAPERS else "he" if head in lexicon().roles else ""


@functools.lru_cache(maxsize=4096)
def _plain(words: str) -> str:
    flat = " ".join(words.split()).removesuffix("’s").removesuffix("'s")
    low = flat.lower()
    for article in ("the ", "a ", "an "):
        if low.startswith(article):
            return flat[len(article) :]
    return flat
