"""Reads numbers as written in news: 12, 1,500, 2.5, 2 1/2, twenty-one, two hundred, a dozen, a few, the third, 20th."""

from analysis.dates import lexicon as lx
from analysis.dates.model import Number

_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_WORDS = frozenset({*lx.CARDINALS, *lx.TENS, *lx.SCALES, *lx.ORDINALS, *lx.ROUGH_NUMBERS, "dozen", "couple", "half"})
_LONGEST = 9


def read_numbers(
    words: list[str], starts: list[int], ends: list[int], by_end: dict[int, Number], by_head: dict[int, Number]
) -> None:
    """Fills `by_end` (the token after a number -> the number) and `by_head` (its first token -> the number)."""
    i, count = 0, len(words)
    while i < count:
        word = words[i]
        if "0" <= word[0] <= "9" and word.isdecimal():
            found = _in_digits(words, starts, ends, i)
        elif word in _WORDS:
            found = _in_words(words, i)
        else:
            i += 1
            continue
        by_end[found.end] = found
        by_head[i] = found
        i = found.end


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
        return Number(i, end + 2, value + float("0." + words[end + 1]))
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


def _in_words(words: list[str], i: int) -> Number:
    word = words[i]
    if word in lx.ROUGH_NUMBERS:
        return Number(i, i + 2 if _at(words, i + 1) == "of" and word.endswith("s") else i + 1, None)
    if word in {"dozen", "couple", "half"}:
        amount = {"dozen": 12.0, "couple": 2.0, "half": 0.5}[word]
        return Number(i, i + 2 if _at(words, i + 1) == "of" and word == "couple" else i + 1, amount)
    if word in lx.ORDINALS:
        return Number(i, i + 1, float(lx.ORDINALS[word]), ordinal=True)
    total, group, k = 0, 0, i
    while k < len(words) and k < i + 12:
        word = words[k]
        if word in lx.TENS:
            group += lx.TENS[word]
            follow = k + 2 if _at(words, k + 1) == "-" else k + 1
            if lx.ORDINALS.get(_at(words, follow), 99) < 10:
                return Number(i, follow + 1, float(total + group + lx.ORDINALS[words[follow]]), ordinal=True)
            if 0 < lx.CARDINALS.get(_at(words, follow), 99) < 10:
                group, k = group + lx.CARDINALS[words[follow]], follow
        elif word in lx.CARDINALS:
            group += lx.CARDINALS[word]
        elif word == "hundred":
            group = max(group, 1) * 100
        elif word in lx.SCALES:
            total, group = total + max(group, 1) * lx.SCALES[word], 0
        else:
            break
        k += 1
        if _at(words, k) not in lx.SCALES and not (group and group % 100 == 0 and _small(_at(words, k))):
            if _at(words, k) == "and" and group % 100 == 0 and group and _small(_at(words, k + 1)):
                k += 1
                continue
            break
    return _with_fraction(words, i, k, float(total + group))


def _small(word: str) -> bool:
    return word in lx.CARDINALS or word in lx.TENS
