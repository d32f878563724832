"""Which article falls in which period, copies of one article known as one voice: where every measure of time begins."""

import calendar
import datetime
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus import Corpus, Texts, as_sentences, copied
from analysis.errors import DatelineError, unknown
from analysis.settings import COUNTED_ROLES
from analysis.terms.reading import PERIODS
from analysis.wording import several

_DAY = datetime.timedelta(days=1)
#: More periods than these are no line that could be drawn or tested; a coarser step can.
MOST_PERIODS = 5000
#: The share of the gaps between days of publication that are no longer than what still counts as covered.
_USUAL = 0.9


class Calendar(NamedTuple):
    """All periods from the first with an article to the last, those without one among them.

    `names` as `frequency` has them, `first` and `last` day of each, and whether only a part of it is covered.
    """

    by: str
    names: list[str]
    first: list[datetime.date]
    last: list[datetime.date]
    partial: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.names)


class Articles(NamedTuple):
    """The articles of a corpus in time: `period` is the number of each one's period, −1 without a date.

    `voice` is the same number for copies of one article; `copy` says of each whether another one stands for it.
    """

    ids: list[str]
    period: NDArray[np.int64]
    voice: NDArray[np.int64]
    copy: NDArray[np.bool_]
    calendar: Calendar
    name: str

    @property
    def undated(self) -> int:
        """How many have no date."""
        return int((self.period < 0).sum())


def articles(data: Texts, by: str, roles: Sequence[str] = COUNTED_ROLES) -> Articles:
    """The articles of `data`, in their order, and the months, weeks (ISO) or days that they were published in.

    Raises DatelineError for a period that there is not, data that has no dates of publication (anything but a corpus),
    and more than 5,000 periods.
    """
    if by not in PERIODS:
        raise unknown("period", by, PERIODS)
    if not isinstance(data, Corpus) or "published" not in data.documents:
        raise DatelineError("what changes over time needs days of publication: give a corpus (dl.open).")
    as_sentences(data, roles)  # an unknown role is said here
    table = data.documents
    days = [None if pd.isna(d) else pd.Timestamp(d).date() for d in table["published"]]
    known = sorted({d for d in days if d is not None})
    spans = _calendar(known, by)
    number = {name: k for k, name in enumerate(spans.names)}
    period = np.array([-1 if d is None else number[d.strftime(PERIODS[by])] for d in days], dtype=np.int64)
    ids = [str(i) for i in table["doc_id"]]
    voices = table["cluster"] if "cluster" in table else pd.Series(dtype="float64", index=table.index)
    # an article that is in no cluster is a voice of its own
    alone = pd.Series([f"·{i}" for i in ids], index=table.index)
    voice = pd.factorize(voices.astype(object).where(voices.notna(), alone).astype(str))[0].astype(np.int64)
    left = copied(data) if "cluster" in table else frozenset()
    return Articles(ids, period, voice, np.array([i in left for i in ids], dtype=bool), spans, data.name)


def without_dates(source: Articles, what: str) -> str:
    """That `what` cannot be had without a date, in a sentence."""
    return (f"none of {several(len(source.ids), 'article')} of “{source.name}” has a date; {what} needs dates of "
            "publication (published=, or metadata.csv).")  # fmt: skip


def need_several(source: Articles, what: str) -> None:
    """Raise DatelineError unless there are two periods with an article; `what` is what would need them."""
    dated = len(source.ids) - source.undated
    if not dated:
        raise DatelineError(without_dates(source, what))
    if len(source.calendar) < 2:
        raise DatelineError(
            f"all {several(dated, 'dated article')} of “{source.name}” are of one {source.calendar.by} "
            f"({source.calendar.names[0]}); {what} needs two or more."
        )


def _calendar(days: Sequence[datetime.date], by: str) -> Calendar:
    """The periods from the first of `days`, which are sorted, to the last."""
    first: list[datetime.date] = []
    last: list[datetime.date] = []
    if days:
        count = _how_many(days[0], days[-1], by)
        if count > MOST_PERIODS:
            coarser = "months" if by == "week" else "weeks or months"
            raise DatelineError(f"from {days[0]} to {days[-1]} there are {count:,} {by}s, more than {MOST_PERIODS:,}; "
                                f"take {coarser}, or a part of the corpus.")  # fmt: skip
        start = _start(days[0], by)
        while start <= days[-1]:
            end = _end(start, by)
            first.append(start)
            last.append(end)
            if end == datetime.date.max:
                break
            start = end + _DAY
    partial = np.zeros(len(first), dtype=bool)
    if days and by != "day":
        gaps = np.diff([d.toordinal() for d in days]) if len(days) > 1 else np.array([1])
        usual = float(np.quantile(gaps, _USUAL, method="inverted_cdf"))
        partial[0] = (days[0] - first[0]).days >= usual
        partial[-1] |= (last[-1] - days[-1]).days >= usual
    return Calendar(by, [d.strftime(PERIODS[by]) for d in first], first, last, partial)


def _how_many(first: datetime.date, last: datetime.date, by: str) -> int:
    if by == "month":
        return (last.year - first.year) * 12 + last.month - first.month + 1
    return (_start(last, by) - _start(first, by)).days // (7 if by == "week" else 1) + 1


def _start(day: datetime.date, by: str) -> datetime.date:
    if by == "month":
        return day.replace(day=1)
    # the first week of the calendar has no Monday that could be written
    return day - _DAY * min(day.weekday(), day.toordinal() - 1) if by == "week" else day


def _end(start: datetime.date, by: str) -> datetime.date:
    if by == "month":
        return start.replace(day=calendar.monthrange(start.year, start.month)[1])
    days = 6 - start.weekday() if by == "week" else 0
    return start + _DAY * min(days, (datetime.date.max - start).days)
