"""Reads numbers as written in news: 12, 1,500, 2.5, 2 1/2, twenty-one, two hundred, a dozen, a few, the third, 20th."""

from analysis.dates import lexicon as lx
from analysis.dates.model import Number

_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_WORDS = frozenset({*lx.CARDINALS, *lx.TENS, *lx.SCALES, *lx.ORDINALS, *lx.ROUGH_NUMBERS, "dozen", "couple", "half"})
_SINGLE = {"dozen": 12.0, "couple": 2.0, "half": 0.5}
_LONGEST = 9
_MOST_WORDS = 12


def read_numbers(
    words: list[str], starts: list[int], ends: list[int], by_end: dict[int, Number], by_head: dict[int, Number]
) -> None:
    """Fills `by_end` (the token after a number -> the number) and `by_head` (its first token -> the number)."""
    done = 0
    for i in [i for i, word in enumerate(words) if word in _WORDS or word.isdecimal()]:
        if i >= done:
            found = _in_words(words, i) if words[i] in _WORDS else _in_digits(words, starts, ends, i)
            by_end[found.end] = found
            by_head[i] = found
            done = found.end


def _at(words: list[str], i: int) -> str:
    return words[i] if i < len(words) else ""


def _in_digits(words: list[str], starts: list[int], ends: list[int], i: int) -> Number:
    def glued(k: int) -> bool:
        return k < len(starts) and starts[k] == ends[k - 1]

    if len(words[i]) > _LONGEST:
        return Number(i, i + 1, None)
    value, end = float(words[i]), i + 1
    while _at(words, end) == "," and glued(end) and glued(end + 1) and len(_at(words, end + 1)) == 3 \
            and words[end + 1].isdecimal() and value < 1e12 and len(words[i]) <= 3:  # fmt: skip
        value, end = value * 1000 + int(words[end + 1]), end + 2
    if _at(words, end) == "." and glued(end) and glued(end + 1) and _is_short_number(_at(words, end + 1)):
        scale = lx.SCALES.get(_at(words, end + 2), 0)
        value += float("0." + words[end + 1])
        return Number(i, end + 3, value * scale) if scale else Number(i, end + 2, value)
    if _at(words, end) in _ENDINGS and glued(end):
        return Number(i, end + 1, value, ordinal=True)
    return _with_fraction(words, i, end, value)


def _is_short_number(word: str) -> bool:
    return word.isdecimal() and len(word) <= _LONGEST


def _with_fraction(words: list[str], first: int, end: int, value: float) -> Number:
    """`value` with what may follow: "1/2" after a whole number, "and a half", "million"."""
    top, bottom = _at(words, end), _at(words, end + 2)
    if _at(words, end + 1) == "/" and top in {"1", "2", "3"} and bottom in {"2", "3", "4"}:
        return Number(first, end + 3, value + int(top) / int(bottom))
    if _at(words, end) in lx.SCALES:
        return Number(first, end + 1, value * lx.SCALES[words[end]])
    skip = 1 if _at(words, end) == "-" else 0
    if _at(words, end + skip) == "and" and (_at(words, end + skip + 1) in {"a", "-"}):
        k = end + skip + 1
        while k < end + skip + 4 and _at(words, k) in {"a", "-"}:
            k += 1
        if _at(words, k) == "half":
            return Number(first, k + 1, value + 0.5)
    return Number(first, end, value)


def _after_of(words: list[str], i: int) -> int:
    """The token after a rough number at `i`: "dozens of", "hundreds of millions of"."""
    if _at(words, i + 1) != "of" or not words[i].endswith("s"):
        return i + 1
    twice = _at(words, i + 2) in lx.ROUGH_NUMBERS and _at(words, i + 3) == "of"
    return i + 4 if twice else i + 2


def _in_words(words: list[str], i: int) -> Number:
    word = words[i]
    if word in lx.ROUGH_NUMBERS:
        return Number(i, _after_of(words, i), None)
    if word in _SINGLE:
        return Number(i, i + 2 if _at(words, i + 1) == "of" and word == "couple" else i + 1, _SINGLE[word])
    if word in lx.ORDINALS:
        return Number(i, i + 1, float(lx.ORDINALS[word]), ordinal=True)
    total, group, k = 0, 0, i
    while k < i + _MOST_WORDS:
        below, k, ordinal = _below_hundred(words, k)
        group += below
        if ordinal:
            return Number(i, k, float(total + group), ordinal=True)
        if _at(words, k) == "hundred":
            group, k = max(group, 1) * 100, k + 1
        elif _at(words, k) in lx.SCALES:
            total, group, k = total + max(group, 1) * lx.SCALES[words[k]], 0, k + 1
        else:
            break
        joined = k + 1 if _at(words, k) == "and" else k
        if not _is_small(_at(words, joined)) and _at(words, k) not in lx.SCALES:
            break
        k = joined if _is_small(_at(words, joined)) else k
    return _with_fraction(words, i, k, float(total + group))


def _below_hundred(words: list[str], k: int) -> tuple[int, int, bool]:
    """The value of "twenty-one", "twelve" at `k`, the token after it, and whether it is an ordinal ("twenty-first")."""
    word = _at(words, k)
    if word in lx.CARDINALS:
        return lx.CARDINALS[word], k + 1, False
    if word not in lx.TENS:
        return 0, k, False
    ones = k + 2 if _at(words, k + 1) == "-" else k + 1
    if lx.ORDINALS.get(_at(words, ones), 99) < 10:
        return lx.TENS[word] + lx.ORDINALS[words[ones]], ones + 1, True
    if 0 < lx.CARDINALS.get(_at(words, ones), 99) < 10:
        return lx.TENS[word] + lx.CARDINALS[words[ones]], ones + 1, False
    return lx.TENS[word], k + 1, False


def _is_small(word: str) -> bool:
    return word in lx.CARDINALS or word in lx.TENS
