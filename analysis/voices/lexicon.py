"""The cue lexicon: reads `cues.toml` once and derives every form of every verb in it."""

import dataclasses
import functools
import tomllib
from collections.abc import Iterator

from analysis.settings import data_text

#: the forms a verb can stand in: base, third person, past, participle, -ing
BASE, THIRD, PAST, PARTICIPLE, ING = "b", "s", "d", "n", "g"


@dataclasses.dataclass(frozen=True, slots=True)
class Cue:
    """A verb that hands a statement to a speaker: its frames (see cues.toml) with how far each is trusted."""

    lemma: str
    frames: dict[str, float]
    particles: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Lexicon:
    """The cue lexicon, ready to be looked up by lower-case form."""

    verbs: dict[str, list[tuple[str, Cue]]]
    nouns: dict[str, dict[str, float]]
    adjectives: dict[str, dict[str, float]]
    sources: tuple[tuple[str, ...], ...]
    hedge_lemmas: frozenset[str]
    hedge_words: frozenset[str]
    hedge_phrases: tuple[str, ...]
    asserted: frozenset[str]
    roles: frozenset[str]
    labels: frozenset[str]
    deeds: dict[str, frozenset[str]]


def inflect(lemma: str, irregular: dict[str, str], doubled: frozenset[str]) -> Iterator[tuple[str, str]]:
    """(form, kind) for each form of a regular or listed English verb."""
    yield lemma, BASE
    if lemma.endswith(("s", "sh", "ch", "x", "z", "o")):
        yield lemma + "es", THIRD
    elif lemma.endswith("y") and lemma[-2] not in "aeiou":
        yield lemma[:-1] + "ies", THIRD
    else:
        yield lemma + "s", THIRD
    stem = lemma + lemma[-1] if lemma in doubled else lemma
    if stem == lemma and lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        stem = lemma[:-1]
    yield stem + "ing", ING
    if lemma in irregular:
        past, participle = irregular[lemma].split()
    elif lemma.endswith("y") and lemma[-2] not in "aeiou":
        past = participle = lemma[:-1] + "ied"
    else:
        past = participle = (lemma if lemma.endswith("e") else stem + "e") + "d"
    yield past, PAST
    yield participle, PARTICIPLE


@functools.cache
def lexicon() -> Lexicon:
    """The lexicon that ships with the package."""
    data = tomllib.loads(data_text("voices", "cues.toml"))
    irregular: dict[str, str] = data["irregular"]
    american = frozenset(data["doubled"]["verbs"].split())
    british = american | frozenset(data["doubled"]["either"].split())
    cues: dict[tuple[str, ...], dict[str, float]] = {}
    for group in data["groups"].values():
        for entry in group["verbs"].split():
            frames = cues.setdefault(tuple(entry.strip("_").split("_")), {})
            for frame in group["frames"]:
                frames[frame] = max(frames.get(frame, 0.0), group["sure"])
    verbs: dict[str, list[tuple[str, Cue]]] = {}
    for (head, *rest), frames in cues.items():
        cue = Cue(head, frames, tuple(rest))
        for form, kind in {*inflect(head, irregular, american), *inflect(head, irregular, british)}:
            verbs.setdefault(form, []).append((kind, cue))
    for entries in verbs.values():
        entries.sort(key=lambda e: (-len(e[1].particles), e[1].lemma, e[1].particles, e[0]))
    hedges = data["hedges"]
    return Lexicon(
        verbs,
        _by_word(data["nouns"], plural=True),
        _by_word(data["adjectives"], plural=False),
        tuple(tuple(s.split()) for s in data["sources"]["before_name"]),
        frozenset(hedges["verbs"].split()),
        frozenset(hedges["adverbs"].split()),
        tuple(hedges["phrases"]),
        frozenset(data["asserted"]["adverbs"].split()),
        frozenset(data["roles"]["words"].split()),
        frozenset(data["labels"]["words"].split()),
        {name: frozenset(words.split()) for name, words in data["deeds"].items()},
    )


def _by_word(table: dict[str, str | float], *, plural: bool) -> dict[str, dict[str, float]]:
    """word -> {what may follow it: trust}, from lists keyed by what may follow."""
    found: dict[str, dict[str, float]] = {}
    sure = float(table["sure"])
    for follows, listed in table.items():
        if follows == "sure":
            continue
        for word in str(listed).split():
            if word.endswith("_"):
                continue
            forms = [word, word[:-1] + "ies" if word.endswith("y") else word + "s"] if plural else [word]
            for form in forms:
                found.setdefault(form, {})["for" if follows == "for_" else follows] = sure
    return found
