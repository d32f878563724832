"""The words of titles: who comes first, ties told, and how a sentence begins."""

from collections.abc import Sequence

from analysis.figures.style import listed, several


def capital(text: str) -> str:
    """`text` with its first letter as a capital; the rest as it is."""
    return text[:1].upper() + text[1:]


def leaders(names: Sequence[str], values: Sequence[object]) -> list[str]:
    """Of names in the order of their values those that share the first value, in quotation marks."""
    return [f"“{name}”" for name, value in zip(names, values, strict=True) if value == values[0]]


def times(n: int) -> str:
    """"once", "twice", "3 times"."""
    return {1: "once", 2: "twice"}.get(n) or several(n, "time")


def behind(names: Sequence[str], values: Sequence[int]) -> str:
    """What follows the first value: ", ahead of “port” with 4"; up to three are named, of more the number is told."""
    rest = [(name, value) for name, value in zip(names, values, strict=True) if value != values[0]]
    if not rest:
        return ""
    second = leaders(*zip(*rest, strict=True))
    who = listed(second) if len(second) <= 3 else f"{len(second):,} terms"
    return f", ahead of {who} with {rest[0][1]:,}{' each' if len(second) > 1 else ''}"
