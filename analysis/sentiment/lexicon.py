"""Reads the lexicon files into what the scorer looks words up in: forms with their valence, phrases, and shifters.

Every file is a table with a header, tab-separated: `entry` (a lemma or a phrase), `pos` (noun, mass, verb, adj,
adj+ly, adj+er, form, phrase), `valence` (−4 to 4, what the word says about the event or thing it is used of), `group`
and `note`. In a phrase, `~` before a word stands for all its forms as a verb, `+` for its plural too. The files were
written for this project from knowledge of the language; no other list was copied into them.
"""

import csv
import functools
import io
import itertools
from collections.abc import Iterator
from typing import NamedTuple

from analysis import settings
from analysis.errors import DatelineError
from analysis.sentiment import inflect

#: the files that ship with the package, in the order in which they speak for a word that stands in several
FIELDS = (
    "neutral", "war", "disaster", "justice", "politics", "economy", "health", "sport", "feeling", "quality", "speech",
    "life", "phrases",
)  # fmt: skip

#: what a shifter does, each a bit
KINDS = {name: 1 << n for n, name in enumerate(
    ("negate", "flip", "flipbad", "flipgood", "boost", "damp", "hedge", "but", "up", "down", "goodqty", "badqty")
)}  # fmt: skip

#: what is left of an adjective's valence in its adverb, which speaks of degree and manner more than of worth
OF_ADVERB = 0.5


class Rating(NamedTuple):
    """What the lexicon says of a form or phrase; `noun` is whether it can stand in a name such as "Hope Street"."""

    valence: float
    group: str
    noun: bool = False


#: the phrases that begin with one word, by their second, the longest first
Phrases = dict[str, list[tuple[tuple[str, ...], Rating]]]


class Lexicon(NamedTuple):
    """Forms with their ratings; phrases by their first and second word; shifters with their kinds as bits."""

    words: dict[str, Rating]
    phrases: dict[str, Phrases]
    shifters: dict[str, int]


@functools.cache
def load() -> Lexicon:
    """The lexicon that ships with the package. A form that two lemmas share takes the mean of what they say."""
    texts = {field: settings.data_text("sentiment", "lexicon", f"{field}.tsv") for field in FIELDS}
    rows = [row for field, text in texts.items() for row in rows_of(text, field)]
    return build(rows, shifters())


def rows_of(text: str, name: str) -> Iterator[dict[str, str]]:
    """The rows of a lexicon file's `text`. Raises DatelineError where a column lacks or a valence is no number."""
    reader = csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE)
    missing = {"entry", "pos", "valence", "group"} - set(reader.fieldnames or ())
    if missing:
        raise DatelineError(f"the lexicon “{name}” lacks the column {', '.join(sorted(missing))}.")
    for line, row in enumerate(reader, start=2):
        try:
            valence = float(row["valence"])
        except (TypeError, ValueError):
            raise DatelineError(f"the lexicon “{name}”, line {line}: {row['valence']!r} is not a valence.") from None
        if not -4 <= valence <= 4:
            raise DatelineError(f"the lexicon “{name}”, line {line}: the valence {valence} is not within −4 and 4.")
        yield row


def build(rows: list[dict[str, str]], kinds: dict[str, int]) -> Lexicon:
    """A lexicon from rows of its files: lemmas inflected, phrases expanded."""
    lemmas: dict[str, list[Rating]] = {}
    derived: dict[str, list[Rating]] = {}
    adverbs: dict[str, list[Rating]] = {}
    phrases: dict[str, dict[tuple[str, ...], Rating]] = {}
    for row in rows:
        rating = Rating(float(row["valence"]), row["group"], row["pos"] in ("noun", "mass"))
        if row["pos"] == "phrase" and " " in row["entry"]:
            for words in expand(row["entry"]):
                phrases.setdefault(words[0], {}).setdefault(words, rating)
            continue
        if "-" in row["entry"] and rating.noun:  # "death-toll" is written "death toll" at least as often
            for words in expand(" +".join(row["entry"].rsplit("-", 1)).replace("-", " ")):
                phrases.setdefault(words[0], {}).setdefault(words, rating)
        lemmas.setdefault(row["entry"], []).append(rating)
        for form in inflect.forms(row["entry"], row["pos"]):
            derived.setdefault(form, []).append(rating)
        for form in inflect.adverb(row["entry"]) if row["pos"] in ("adj+ly", "adj+er") else ():
            adverbs.setdefault(form, []).append(rating._replace(valence=rating.valence * OF_ADVERB))
    # what is written in the files as such goes before what a rule derives, and "neutral" before everything
    rated = {form: _mean(ratings) for form, ratings in {**derived, **adverbs, **lemmas}.items()}
    indexed: dict[str, Phrases] = {}
    for first, found in phrases.items():
        for item in sorted(found.items(), key=lambda item: -len(item[0])):
            indexed.setdefault(first, {}).setdefault(item[0][1], []).append(item)
    return Lexicon(rated, indexed, kinds)


def expand(phrase: str) -> Iterator[tuple[str, ...]]:
    """The phrase's words in each of its forms: "~take a toll" → take a toll, takes a toll, took a toll …"""
    choices = [
        list(inflect.forms(w[1:], "verb" if w[0] == "~" else "noun")) if w[0] in "~+" else [w] for w in phrase.split()
    ]
    yield from itertools.product(*choices)


def _mean(ratings: list[Rating]) -> Rating:
    if len(ratings) == 1:
        return ratings[0]
    neutral = next((r for r in ratings if r.group == "neutral"), None)
    if neutral is not None:
        return neutral
    return Rating(sum(r.valence for r in ratings) / len(ratings), ratings[0].group, any(r.noun for r in ratings))


def shifters() -> dict[str, int]:
    """What shifts other words, form by form, as bits of `KINDS`."""
    kinds: dict[str, int] = {}
    text = settings.data_text("sentiment", "lexicon", "shifters.tsv")
    for row in csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE):
        for form in inflect.forms(row["entry"], row["pos"]):
            kinds[form] = kinds.get(form, 0) | KINDS[row["kind"]]
    return kinds
