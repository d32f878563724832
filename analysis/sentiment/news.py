"""The default scorer: a lexicon written for news, names left out, words read by what stands beside them.

A sentence is read once: typography made plain, words and marks found, phrases before words, names and the titles of
institutions passed over. What surrounds each rated word then shifts it (see `shifters`). The sum, weighted by group
with weights that were fitted on other sets than those they are judged on (`benchmarks/fit_tone.py`), is squashed into
−1..1. The score says how good or bad are the things that a sentence tells of, in the words it tells them in; it is
not what the writer thinks, nor whether it is true.
"""

import functools
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from analysis import language, settings
from analysis.errors import DatelineError
from analysis.sentiment import lexicon, ordinary, vader
from analysis.sentiment.shifters import QUANTITY, shift
from analysis.sentiment.shifters import Hit as Rated
from analysis.sentiment.tone import Hit, Tone
from analysis.sentiment.words import TOKEN, Memo, Word

_SILENT = Tone(None, 0, 0.0, ())
#: from this share of capitalised content words on, capitals say nothing about names: a headline; from the second where
#: the sentence ends in a full stop
_HEADLINE, _TITLED = 0.6, 0.9
_ENDS = frozenset(".!?")
_TRADES_TEXT = """
    doctor nurse midwife surgeon artist musician comedian singer actor player defender striker paramedic firefighter
    treasurer partner justice fighter
"""
#: rated words that are a rank or a trade before a name
_TRADES = frozenset(_TRADES_TEXT.split())


@functools.cache
def _memo() -> Memo:
    known = lexicon.load()
    return Memo(known, ordinary.for_news(vader.ratings(), known.words))


def from_file(path: Path) -> Callable[[str], Tone]:
    """A scorer with the lexicon in the file at `path` in place of ours and VADER's, under the same rules.

    The file has the columns of our own (see `lexicon`), separated by tabs. Raises DatelineError where it cannot be
    read as one.
    """
    try:
        return _scorer(path.read_text("utf-8-sig"), path.name)
    except UnicodeDecodeError as error:
        raise DatelineError(f"the lexicon “{path.name}” is not text in UTF-8 ({error}).") from None
    except IsADirectoryError:
        raise DatelineError(f"the lexicon “{path.name}” is a folder, not a file.") from None


@functools.lru_cache(maxsize=8)
def _scorer(text: str, name: str) -> Callable[[str], Tone]:
    memo = Memo(lexicon.build(list(lexicon.rows_of(text, name)), lexicon.shifters()), {})
    return lambda sentence: tone(sentence, memo)


@functools.cache
def weights() -> Mapping[str, float]:
    """What a unit of valence counts in each group, the exponent of length and the constant of the squashing."""
    return {k: float(v) for k, v in tomllib.loads(settings.data_text("sentiment", "lexicon", "weights.toml")).items()}


def tone(text: str, memo: Memo | None = None) -> Tone:
    """The tone of one sentence, with what each word adds; by our lexicon unless a `memo` holds another."""
    plain = text if text.isascii() else language.straighten(text)
    tokens, words, hits = read(plain, memo)
    if not hits:
        return _SILENT
    weight = weights()
    amounts = [weighed(hit, weight) for hit in hits]
    total = sum(amounts)
    content = sum([word.content for word in words])
    scale = squash(total, len(words), len(hits))
    covered = sum(hit.end - hit.start for hit in hits)
    return Tone(
        total / scale, len(hits), min(1.0, covered / content) if content else 1.0,
        _contributions(text, plain, tokens, hits, [a / scale for a in amounts]),
    )  # fmt: skip


def weighed(hit: Rated, weight: Mapping[str, float]) -> float:
    """What a rated word adds before squashing: its valence, shifted, weighted by group, bad news more than good."""
    amount = hit.valence * hit.factor * weight.get(hit.group, 1.0)
    return amount * weight["negative"] if amount < 0 else amount


def squash(total: float, words: int, hits: float) -> float:
    """What `total` is divided by to lie within −1..1; the longer the sentence and the more hits, the more."""
    return float((total * total + weights()["squash"] * (words * max(1.0, hits)) ** 0.5) ** 0.5)


def read(text: str, memo: Memo | None = None) -> tuple[list[str], list[Word], list[Rated]]:
    """The tokens of straightened `text`, their facts, and the rated words and phrases with their factors."""
    tokens = TOKEN.findall(text)
    memo = _memo() if memo is None else memo
    words = [memo[token] for token in tokens]
    hits, used = _rated(words) if words else ([], [])
    if hits:
        kinds = [word.kinds for word in words]
        for start, end in used:  # a phrase is one thing; of its words only the last can still be what rises
            kinds[start:end] = [*[0] * (end - start - 1), kinds[end - 1] & QUANTITY]
        shift(words, kinds, hits)
        hits = [hit for hit in hits if hit.factor]
    return tokens, words, hits


def _rated(words: Sequence[Word]) -> tuple[list[Rated], list[tuple[int, int]]]:
    """The rated words and phrases, and the stretches that phrases have used up."""
    content = [word.capital for word in words if word.content]
    share = _HEADLINE if words[-1].lower not in _ENDS else _TITLED
    headline = len(content) > 2 and sum(content) >= share * len(content)
    hits, used = [], []
    n, count = 0, len(words)
    opening = True
    while n < count:
        word = words[n]
        if word.phrases and n + 1 < count:
            found = _phrase(words, n)
            if found is not None:
                end, valence, group = found
                used.append((n, end))
                if valence:
                    hits.append(Rated(n, end, valence, group))
                n, opening = end, False
                continue
        named = word.capital and not headline and _is_name(words, n, opening)
        if word.valence and not named and not _is_trade(words, n):
            hits.append(Rated(n, n + 1, word.valence, word.group))
        opening = word.mark and word.lower not in ",()"
        n += 1
    return hits, used


def _is_name(words: Sequence[Word], n: int, opening: bool) -> bool:
    """Whether the capitalised word at `n` is (part of) a name: not at a sentence's start, or a noun before a name."""
    if not opening:
        return True
    return words[n].noun and n + 1 < len(words) and words[n + 1].capital and words[n + 1].content


def _is_trade(words: Sequence[Word], n: int) -> bool:
    """Whether the word at `n` only says what the one named after it does ("nurse Ann Lee"), which is no tone."""
    return words[n].lower in _TRADES and n + 1 < len(words) and words[n + 1].capital and words[n + 1].content


def _phrase(words: Sequence[Word], n: int) -> tuple[int, float, str] | None:
    """The longest phrase that begins at `n`: where it ends, its valence and its group."""
    for phrase, rating in words[n].phrases.get(words[n + 1].lower, ()):
        end = n + len(phrase)
        if end <= len(words) and all(words[n + k].lower == phrase[k] for k in range(2, len(phrase))):
            return end, rating.valence, rating.group
    return None


def _contributions(
    text: str, plain: str, tokens: Sequence[str], hits: Sequence[Rated], amounts: Sequence[float]
) -> tuple[Hit, ...]:
    """The hits as they stand in `text`, in order; `plain` is `text` straightened, character for character."""
    find = plain.index
    found = []
    at = done = 0
    for hit, amount in zip(hits, amounts, strict=True):
        for token in tokens[done : hit.start]:
            at = find(token, at) + len(token)
        start = end = find(tokens[hit.start], at)
        for token in tokens[hit.start : hit.end]:
            end = find(token, end) + len(token)
        at, done = end, hit.end
        found.append(Hit(text[start:end], start, end, amount))
    return tuple(found)
