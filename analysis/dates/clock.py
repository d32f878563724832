"""Reads clock times: 9:30 a.m., 10 p.m. EST, 0900 hours, 18.30pm, 5 o'clock, 2100 local time."""

from analysis.dates import lexicon as lx
from analysis.dates.scan import Scan

_ZONES = lx.words_of("est edt cst cdt mst mdt pst pdt gmt utc bst cet cest eet et pt ct msk local")


def read_clock(t: Scan, i: int) -> tuple[str, int] | None:
    """A clock time at `i` as "HH:MM" and the token after it, its zone included."""
    hour = t.digits(i)
    if hour is None:
        return _military(t, i) or _spelled(t, i)
    minute, k = _minutes(t, i + 1)
    half, end = _half_of_day(t, k)
    sure = t.word(i + 1) == ":" and minute is not None
    if t.seq(k, "o", "'", "clock"):
        sure, end = True, k + 3
    if hour > 24 or not (sure or (half and 1 <= hour <= 12)):
        return None
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute or 0:02}", _zone(t, end)


def _minutes(t: Scan, k: int) -> tuple[int | None, int]:
    """The minutes after an hour and the token after them (seconds are passed over)."""
    mark, minute = t.word(k), t.digits(k + 1)
    if mark not in {":", "."} or not t.glued(k) or not t.glued(k + 1) or minute is None:
        return None, k
    if len(t.word(k + 1)) != 2 or minute >= 60:
        return None, k
    seconds = mark == ":" and t.word(k + 2) == ":" and t.glued(k + 2) and t.digits(k + 3) is not None
    return minute, k + 4 if seconds else k + 2


def _military(t: Scan, i: int) -> tuple[str, int] | None:
    word = t.word(i)
    if len(word) != 4 or not word.isdecimal() or word >= "2400" or word[2] >= "6":
        return None
    if t.word(i + 1) in {"hours", "hrs"}:
        return f"{word[:2]}:{word[2:]}", i + 2
    zoned = t.word(i + 1) in _ZONES and t.shown[i + 1].isupper()
    if zoned or t.seq(i + 1, "local", "time"):
        return f"{word[:2]}:{word[2:]}", _zone(t, i + 1)
    return None


def _spelled(t: Scan, i: int) -> tuple[str, int] | None:
    hour = lx.CARDINALS.get(t.word(i))
    return (f"{hour:02}:00", i + 4) if hour is not None and t.seq(i + 1, "o", "'", "clock") else None


def _half_of_day(t: Scan, k: int) -> tuple[str, int]:
    if t.word(k) in {"am", "pm"}:
        return t.word(k)[0], k + 1
    if t.word(k) in {"a", "p"} and t.word(k + 1) == "." and t.word(k + 2) == "m" and t.glued(k + 2):
        return t.word(k), k + 4 if t.word(k + 3) == "." and t.glued(k + 3) else k + 3
    return "", k


def _zone(t: Scan, k: int) -> int:
    at = k + 1 if t.word(k) == "(" else k
    if t.word(at) in _ZONES and (t.shown[at].isupper() or t.word(at) == "local"):
        at += 2 if t.seq(at, "local", "time") else 1
        return at + 1 if t.word(k) == "(" and t.word(at) == ")" else at
    return k + 2 if t.capital(k) and t.word(k + 1) == "time" else k
