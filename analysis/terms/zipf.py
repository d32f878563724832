"""Two laws of large texts: a few words make up most of one (Zipf), and new words never quite stop coming (Heaps)."""

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analysis.corpus import Corpus, Texts
from analysis.settings import COUNTED_ROLES, Settings
from analysis.terms import pairs
from analysis.terms.articles import voice_of
from analysis.terms.association import Floats
from analysis.terms.told import told

Ints = np.ndarray[Any, np.dtype[np.int64]]
#: Exponents that are tried, and how many lower bounds.
_EXPONENTS = np.arange(1.02, 6.0, 0.01)
_BOUNDS = 30
#: Fewer types than this beyond the lower bound say nothing of a law.
FEWEST = 50
#: How many texts are made up to judge the fit: p is good to some 0.05.
MADE_UP = 100
#: A single article is taken apart in runs of so many words.
RUN = 50
_GROUPS = 20
#: The settings that have a say.
_USED = ("interval", "seed")


class _Fit(NamedTuple):
    """A power law fitted to counts: its exponent, from which count on, the error, the distance, and the types in it."""

    exponent: float
    bound: int
    error: float
    distance: float
    types: int


def zipf(data: Texts, *, roles: Sequence[str] = COUNTED_ROLES) -> pd.DataFrame:
    """How far the frequencies of words follow a power law, in one row.

    Columns: words, types, exponent (γ: the share of types with count c falls as c^-γ), low and high (an interval of
    coverage `settings.interval`), rank_exponent (Zipf's own, of frequency by rank: 1 / (γ - 1), 1 in the textbook),
    from_count (the law is fitted to types that occur so often or more), types_in_law, distance (Kolmogorov-Smirnov,
    from the fitted law, 0 to 1) and p (the share of texts made up by the law itself that lie as far from it or further:
    below 0.1 the law is to be doubted, however straight the plot looks).

    The exponent is that of greatest likelihood of the discrete law, its lower bound the one with the least distance
    (Clauset, Shalizi & Newman 2009, “Power-law distributions in empirical data”, SIAM Review 51; no line is drawn
    through ranks, which finds a law in anything). p: 100 texts made up as in their § 4.1, seeded by `settings.seed`.
    A text with fewer than 50 types that occur twice or more has no values but the counts. Long texts fail the test as
    a rule: words of one article are no draws of their own, and a large sample shows the smallest departure.

    Raises DatelineError for data without a word.
    """
    text = pairs.coded(data, roles)
    counts = np.bincount(text.words)
    settings = data.settings if isinstance(data, Corpus) else Settings()
    row: dict[str, float] = {"words": len(text.words), "types": len(counts)}
    columns = ("exponent", "low", "high", "rank_exponent", "from_count", "types_in_law", "distance", "p")
    if (counts > 1).sum() < FEWEST:
        return told(pd.DataFrame([{**row, **dict.fromkeys(columns, math.nan)}]), data, roles, settings=_USED)
    fit = fitted(counts)
    from scipy.special import ndtri  # noqa: PLC0415 - not to load it with the package

    reach = float(ndtri(0.5 + settings.interval / 2)) * fit.error
    values = (
        fit.exponent, max(1.0, fit.exponent - reach), fit.exponent + reach, 1 / (fit.exponent - 1), fit.bound,
        fit.types, fit.distance, _worse(counts, fit, np.random.default_rng(settings.seed)),
    )  # fmt: skip
    return told(pd.DataFrame([{**row, **dict(zip(columns, values, strict=True))}]), data, roles, settings=_USED)


def fitted(counts: Ints, bound: int | None = None) -> _Fit:
    """The discrete power law that fits `counts` best, from `bound` on or from the bound with the least distance."""
    from scipy.special import zeta  # noqa: PLC0415 - as above

    values, times = np.unique(counts, return_counts=True)
    types, logs = (np.cumsum(v[::-1])[::-1] for v in (times, times * np.log(values)))
    usable = np.flatnonzero(types >= min(FEWEST, types[0]))
    tried = usable[np.unique(np.linspace(0, len(usable) - 1, min(_BOUNDS, len(usable))).round().astype(int))]
    if len(usable) > _BOUNDS:  # the small counts matter most: each of the first is tried
        tried = np.unique([*usable[: _BOUNDS // 2], *tried])
    if bound is not None:
        tried = np.flatnonzero(values == bound)
    best = None
    for k in tried:
        n, low = int(types[k]), int(values[k])
        likelihood = -n * np.log(zeta(_EXPONENTS, low)) - _EXPONENTS * logs[k]
        at = min(max(int(likelihood.argmax()), 1), len(_EXPONENTS) - 2)
        before, top, after = likelihood[at - 1 : at + 2]
        bend = before - 2 * top + after  # of a parabola through the three
        exponent = float(_EXPONENTS[at] + 0.01 * 0.5 * (before - after) / bend)
        error = 0.01 / math.sqrt(max(-bend, 1e-12))
        found = 1 - types[k:] / n  # the share below each value
        law = 1 - zeta(exponent, values[k:]) / zeta(exponent, low)
        above = np.append(found[1:], 1.0) - (1 - zeta(exponent, values[k:] + 1) / zeta(exponent, low))
        distance = float(max(np.abs(found - law).max(), np.abs(above).max()))
        if best is None or distance < best.distance:
            best = _Fit(exponent, low, error, distance, n)
    assert best is not None
    return best


def _worse(counts: Ints, fit: _Fit, random: np.random.Generator) -> float:
    """The share of made-up texts that lie as far from their own best law as this one does, or further."""
    below = counts[counts < fit.bound]
    further = 0
    for _ in range(MADE_UP):
        beyond = int(random.binomial(len(counts), fit.types / len(counts)))
        made = drawn(fit.exponent, fit.bound, beyond, random)
        rest = len(counts) - beyond
        if len(below):
            made = np.concatenate([made, random.choice(below, rest)])
        further += fitted(made).distance >= fit.distance
    return further / MADE_UP


def drawn(exponent: float, bound: int, size: int, random: np.random.Generator) -> Ints:
    """Draws from the discrete power law: exact up to a large count, by the continuous law beyond it."""
    from scipy.special import zeta  # noqa: PLC0415 - as above

    known = np.arange(bound, bound + 20_000)
    at_least = zeta(exponent, known) / zeta(exponent, bound)
    chance = 1 - random.random(size)  # above 0
    place = np.searchsorted(-at_least, -chance, side="right") - 1
    values = known[np.clip(place, 0, len(known) - 1)].astype(np.float64)
    far = chance < at_least[-1]
    values[far] = known[-1] * (at_least[-1] / chance[far]) ** (1 / (exponent - 1))
    return np.minimum(values, 2**53).astype(np.int64)


def growth(data: Texts, *, points: int = 30, roles: Sequence[str] = COUNTED_ROLES) -> pd.DataFrame:
    """How many different words are to be expected in so many: one row a point, up to the whole.

    Columns: units, words, types, low, high. Units are independent articles (copies as one) or, for fewer than 20 of
    them, runs of 50 words; words is how many so many units have on average, types how many different words that many
    units drawn from all have on average, worked out and not drawn (sample-based rarefaction: Ugland, Gray & Ellingsen
    2003, J. of Animal Ecology 72; Colwell, Mao & Chang 2004, Ecology 85), so that the order of the texts has no say.
    low and high are two standard deviations from it, by the jackknife (units left out in 20 groups); none near the
    far end, where too few are left.

    Raises DatelineError for data without a word.
    """
    units, kinds, _ = _units(data, roles)
    held, held_by = _held(units, kinds)
    total, words = int(units.max()) + 1, len(units)
    steps = np.unique(np.geomspace(1, total, points).round().astype(int))
    types = _expected(held_by, total, steps)
    table = pd.DataFrame({"units": steps, "words": steps * words / total, "types": types})
    spread = _left_out(units, kinds, held, total, steps)
    return told(table.assign(low=types - 2 * spread, high=types + 2 * spread), data, roles, points=points)


def heaps(data: Texts, *, roles: Sequence[str] = COUNTED_ROLES) -> pd.DataFrame:
    """How the vocabulary grows with the text: types = k · words^beta (Heaps 1978; Herdan 1960), in one row.

    Columns: words, types, k, beta (1: every word is new; 0: none), low and high (an interval of coverage
    `settings.interval` for beta: units left out in 20 groups, the jackknife), error (the largest share by which the
    fitted curve misses the expected one), unit and units (what was drawn: see `growth`). The line goes through the
    logarithms of `growth`, from a tenth of the text on. Without two units no values but the counts. Compare corpora of
    one size: beta falls as a text grows.

    Raises DatelineError for data without a word.
    """
    units, kinds, unit = _units(data, roles)
    held, held_by = _held(units, kinds)
    total, words = int(units.max()) + 1, len(units)
    row: dict[str, Any] = {"words": words, "types": len(held_by)}
    if total < 2:
        nothing = dict.fromkeys(("k", "beta", "low", "high", "error"), math.nan)
        return told(pd.DataFrame([{**row, **nothing, "unit": unit, "units": total}]), data, roles, settings=_USED[:1])
    steps = np.unique(np.geomspace(max(1, total // 10), total, 20).round().astype(int))
    slope, start = _line(steps * words / total, _expected(held_by, total, steps))
    fitted_types = np.exp(start) * (steps * words / total) ** slope
    error = float(np.abs(fitted_types / _expected(held_by, total, steps) - 1).max())
    from scipy.special import stdtrit  # noqa: PLC0415 - as above

    slopes = []
    for group, remaining in _groups(units, kinds):
        kept = held_by - np.bincount(held[1][group[held[0]]], minlength=len(held_by))
        fewer = np.unique(np.geomspace(max(1, remaining // 10), remaining, 20).round().astype(int))
        per_unit = float((~group[units]).sum()) / remaining
        slopes.append(_line(fewer * per_unit, _expected(kept[kept > 0], remaining, fewer))[0])
    g = len(slopes)
    deviation = math.sqrt((g - 1) / g * sum((s - sum(slopes) / g) ** 2 for s in slopes))
    settings = data.settings if isinstance(data, Corpus) else Settings()
    reach = float(stdtrit(g - 1, 0.5 + settings.interval / 2)) * deviation
    values = {"k": math.exp(start), "beta": slope, "low": slope - reach, "high": slope + reach, "error": error}
    return told(pd.DataFrame([{**row, **values, "unit": unit, "units": total}]), data, roles, settings=_USED[:1])


def _units(data: Texts, roles: Sequence[str]) -> tuple[Ints, Ints, str]:
    """Of each word the number of its unit and of its kind, and what the units are."""
    text = pairs.coded(data, roles)
    documents = list(dict.fromkeys(text.doc_ids))
    number = {d: k for k, d in enumerate(documents)}
    of_document = np.array([number[d] for d in text.doc_ids], dtype=np.int64)[text.sentences]
    voices = np.asarray(voice_of(data, documents), dtype=np.int64)
    if voices.max() + 1 >= _GROUPS:
        return voices[of_document], text.words, "articles"
    return np.arange(len(text.words)) // RUN, text.words, f"runs of {RUN} words"


def _held(units: Ints, kinds: Ints) -> tuple[tuple[Ints, Ints], Ints]:
    """Which unit holds which word, each pair once; and of each word how many units hold it."""
    size = int(kinds.max()) + 1
    both = np.unique(units * size + kinds)
    unit, kind = both // size, both % size
    return (unit, kind), np.bincount(kind, minlength=size).astype(np.int64)


def _expected(held_by: Ints, total: int, steps: Ints) -> Floats:
    """How many kinds are in so many of `total` units on average, given how many units hold each kind."""
    from scipy.special import gammaln  # noqa: PLC0415 - as above

    by, times = np.unique(held_by, return_counts=True)
    out, d = total - by[None, :], np.asarray(steps)[:, None]
    none = np.full((len(steps), len(by)), -np.inf)  # logarithm of the chance that d units hold none of a kind
    possible = out >= d
    value = gammaln(out + 1) - gammaln(np.maximum(out - d, 0) + 1) - gammaln(total + 1) + gammaln(total - d + 1)
    none[possible] = value[possible]
    return np.asarray(((1 - np.exp(none)) * times).sum(axis=1))


def _groups(units: Ints, kinds: Ints) -> list[tuple[np.ndarray[Any, np.dtype[np.bool_]], int]]:
    """The units dealt in up to 20 groups by size and content, so that their order has no say; and how many remain."""
    total = int(units.max()) + 1
    order = np.lexsort((np.bincount(units, kinds), np.bincount(units)))
    dealt = np.empty(total, dtype=np.int64)
    number = min(_GROUPS, total)
    dealt[order] = np.arange(total) % number
    return [(dealt == g, int((dealt != g).sum())) for g in range(number)]


def _left_out(units: Ints, kinds: Ints, held: tuple[Ints, Ints], total: int, steps: Ints) -> Floats:
    """The jackknife's standard deviation of the expected types at each step; nan beyond what is left, or for one."""
    if total < 2:
        return np.full(len(steps), np.nan)
    held_by = np.bincount(held[1])
    curves = []
    for group, remaining in _groups(units, kinds):
        kept = held_by - np.bincount(held[1][group[held[0]]], minlength=len(held_by))
        curves.append(_expected(kept[kept > 0], remaining, np.minimum(steps, remaining)))
    g, table = len(curves), np.array(curves)
    spread = np.sqrt((g - 1) / g * ((table - table.mean(axis=0)) ** 2).sum(axis=0))
    return np.asarray(np.where(steps <= min(total - total // g - 1, total), spread, np.nan))


def _line(words: Floats, types: Floats) -> tuple[float, float]:
    """Slope and start of the line through the logarithms."""
    if len(words) < 2:
        return 1.0, 0.0
    slope, start = np.polyfit(np.log(words), np.log(types), 1)
    return float(slope), float(start)
