"""Every error a user can meet, built in one place, so that each reads as one clear sentence.

A `DatelineError` is the user's to mend: the command line prints its sentence on stderr and exits 2, without a
traceback. Anything else is a fault of ours and is let through whole.
"""

import difflib
from collections.abc import Iterable


class DatelineError(ValueError):
    """Something a user gave cannot be used; the message says what, what is wrong with it, and what would be right."""


class NothingToRead(DatelineError):
    """No document could be read from the sources given."""


class BadParameter(DatelineError):
    """A parameter's name or value does not fit the notebooks it was given for."""


class BadDate(DatelineError):
    """A date cannot be understood."""


def one_of(values: Iterable[object], limit: int = 12) -> str:
    """`values` as the end of a sentence: "a, b or c"; past `limit`, how many more there are is said."""
    names = [str(v) for v in values]
    if len(names) > limit:
        return f"{', '.join(names[:limit])} or one of {len(names) - limit} more"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}" if names else "nothing"


def nearest(name: str, valid: Iterable[str]) -> str:
    """The sentence " Did you mean “x”?" where one of `valid` is close to `name`, else nothing."""
    close = difflib.get_close_matches(name, list(valid), n=1, cutoff=0.6)
    return f" Did you mean “{close[0]}”?" if close else ""


def unknown(what: str, name: str, valid: Iterable[str]) -> DatelineError:
    """An error for a name that is not among the valid ones: "there is no column “outlt”; …"."""
    names = sorted(set(valid))
    return DatelineError(f"there is no {what} “{name}”; valid: {one_of(names)}.{nearest(name, names)}")
