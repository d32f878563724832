"""Stop lists: the words left out of a count because they are in every text. Named files, made to be read and edited."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from analysis import language
from analysis.corpus import Corpus, Texts
from analysis.errors import DatelineError, unknown
from analysis.settings import CONFIG_NAME, PACKAGE, data_text, load

#: What a measure accepts: a name, names joined by "+", a text file, words of one's own, or None ("none") for no list.
Stop = str | Path | Iterable[str] | None

_FOLDER = PACKAGE / "terms"


def names(data: Texts | None = None) -> list[str]:
    """The stop lists that can be asked for by name: those that ship ("none" is the empty one), and one's own.

    One's own are those that the settings of `data` name, where it is a corpus, or else the project's.
    """
    return sorted({*_shipping(), *_own(data)})


def _shipping() -> list[str]:
    return [p.stem.removeprefix("stop_") for p in _FOLDER.glob("stop_*.txt")]


def _own(data: Texts | None) -> Mapping[str, str]:
    """The lists in the settings of a corpus, whatever its dateline.toml; without one those of the project's, read anew
    each time, so that an edit is an edit.
    """
    return data.settings.stop_lists if isinstance(data, Corpus) else load().stop_lists


def parse(text: str) -> frozenset[str]:
    """The words of a stop list, as they are counted: blanks and line ends part them, # begins a comment.

    A word such as @english stands for all words of that list.
    """
    found = [w for line in text.splitlines() for w in line.split("#")[0].split()]
    own = frozenset(language.fold(w) for w in found if not w.startswith("@"))
    return own.union(*(_shipped(w[1:], _shipping()) for w in found if w.startswith("@")))


def stop_words(stop: Stop, data: Texts | None = None) -> frozenset[str]:
    """The words that `stop` stands for, in the form they are counted under.

    A name ("english"; "news", which adds to it what every news text says; "none"; or one of `[stop_lists]` in the
    dateline.toml that holds for `data`, where it is a corpus, or else in the project's), several joined by "+", the
    path of a text file, an iterable of words, or None for none. Raises DatelineError for a name that is neither a list
    nor a file, and a list of one's own with the name of one that ships.
    """
    if stop is None:
        return frozenset()
    if isinstance(stop, Path):
        return _from_file(stop, data)
    if isinstance(stop, str):
        return frozenset().union(*(_named(part.strip(), data) for part in stop.split("+")))
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
    if isinstance(stop, str):  # the name of a file, not where it lies
        return "+".join(Path(p).name if Path(p).suffix else p for p in map(str.strip, stop.split("+")))
    return f"{len(stop_words(stop))} words given"


def described(stop: Stop, data: Texts | None = None) -> dict[str, Any]:
    """The stop list as plain data that a machine can read: its name and its words. It goes with every result."""
    return {"name": label(stop), "words": sorted(stop_words(stop, data))}


def _named(name: str, data: Texts | None) -> frozenset[str]:
    if Path(name).suffix:
        return _from_file(Path(name), data)
    own = _own(data)
    if name in own and name in _shipping():
        raise DatelineError(f"{CONFIG_NAME}: “{name}” is the name of a stop list that ships; give yours another.")
    return parse(own[name]) if name in own else _shipped(name, names(data))


def _shipped(name: str, known: Sequence[str]) -> frozenset[str]:
    if name not in _shipping():
        raise unknown("stop list", name, known)
    return parse(data_text("terms", f"stop_{name}.txt"))


def _from_file(path: Path, data: Texts | None) -> frozenset[str]:
    try:
        return parse(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        raise unknown("stop list", str(path), [*names(data), "or the path of a text file"]) from None
