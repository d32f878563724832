"""Stop lists: the words left out of a count because they are in every text. Named files, made to be read and edited."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from analysis import language
from analysis.errors import unknown
from analysis.settings import PACKAGE, data_text

#: What a measure accepts: a name, names joined by "+", a text file, words of one's own, or None ("none") for no list.
Stop = str | Path | Iterable[str] | None

_FOLDER = PACKAGE / "terms"


def names() -> list[str]:
    """The stop lists that can be asked for by name; "none" is the empty one."""
    return sorted(p.stem.removeprefix("stop_") for p in _FOLDER.glob("stop_*.txt"))


def parse(text: str) -> frozenset[str]:
    """The words of a stop list, as they are counted: blanks and line ends part them, # begins a comment.

    A word such as @english stands for all words of that list.
    """
    found = [w for line in text.splitlines() for w in line.split("#")[0].split()]
    own = frozenset(language.fold(w) for w in found if not w.startswith("@"))
    return own.union(*(_shipped(w[1:]) for w in found if w.startswith("@")))


def stop_words(stop: Stop) -> frozenset[str]:
    """The words that `stop` stands for, in the form they are counted under.

    A name ("english"; "news", which adds to it what every news text says; "none"), several joined by "+", the path of
    a text file, an iterable of words, or None for none. Raises DatelineError for a name that is neither a list nor
    a file.
    """
    if stop is None:
        return frozenset()
    if isinstance(stop, Path):
        return _from_file(stop)
    if isinstance(stop, str):
        return frozenset().union(*(_named(part.strip()) for part in stop.split("+")))
    return frozenset(language.fold(w) for w in stop)


def stopped(term: str, stops: frozenset[str]) -> bool:
    """Whether a list leaves `term` out: a word of the list, or a run that begins or ends in one."""
    parts = term.lower().split(" ")
    return parts[0] in stops or parts[-1] in stops


def label(stop: Stop) -> str:
    """How a stop list is spoken of in a figure or an error: its name, its file, or how many words it has."""
    if stop is None:
        return "none"
    if isinstance(stop, Path):
        return stop.name
    return stop if isinstance(stop, str) else f"{len(stop_words(stop))} words given"


def described(stop: Stop) -> dict[str, Any]:
    """The stop list as plain data that a machine can read: its name and its words. It goes with every result."""
    return {"name": label(stop), "words": sorted(stop_words(stop))}


def _named(name: str) -> frozenset[str]:
    return _from_file(Path(name)) if Path(name).suffix else _shipped(name)


def _shipped(name: str) -> frozenset[str]:
    if name not in names():
        raise unknown("stop list", name, names())
    return parse(data_text("terms", f"stop_{name}.txt"))


def _from_file(path: Path) -> frozenset[str]:
    try:
        return parse(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        raise unknown("stop list", str(path), [*names(), "or the path of a text file"]) from None
