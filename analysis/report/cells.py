"""A DataFrame as a table a person can read: aligned numbers, named columns, links to sentences, every cell escaped."""

import datetime
import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from analysis.errors import unknown
from analysis.report import links, safe
from analysis.wording import several

#: A word longer than this would push the other columns out of sight.
_LONG_WORD = 26
#: Words longer than this together need a column to be read in, on a phone too.
_PROSE = 60
#: A table of more rows is folded on a phone.
_LONG_TABLE = 12
_NOTHING = '<span class="dl-none" aria-hidden="true">–</span><span class="dl-vh">no value</span>'

Columns = Sequence[str] | Mapping[str, str] | None
Links = str | Mapping[str, str] | None
Numbers = str | Mapping[str, str] | None


def number(value: float, spec: str = "") -> str:
    """A number as it is printed: thousands apart by a comma, a true minus, three figures unless `spec` says.

    `spec` is a format of Python's own mini-language, such as ".2f", "+.2f" or ".0%".
    """
    if isinstance(value, int | np.integer) and not spec:
        shown = f"{int(value):,}"
    elif not math.isfinite(value):
        shown = str(value).replace("inf", "∞")
    else:
        shown = format(value, spec or _figures(float(value)))
    if shown.startswith(("-", "+")) and not shown.strip("+-0.,%"):
        shown = shown[1:]  # what is printed as nought has no sign
    return shown.replace("-", "−")


def _figures(value: float) -> str:
    if value == int(value) and abs(value) < 1e15:
        return ",.0f"
    size = abs(value)
    return ",.0f" if size >= 1000 else ",.1f" if size >= 100 else ".2f" if size >= 0.1 else ".3g"


def html_table(
    table: pd.DataFrame,
    *,
    caption: str,
    link: Links = None,
    columns: Columns = None,
    max_rows: int | None = 50,
    numbers: Numbers = None,
) -> str:
    """`table` as HTML. See `helpers.table`, which shows it in a notebook."""
    shown = _with_index(table)
    names = _names(shown, columns)
    targets = {link: link} if isinstance(link, str) else dict(link or {})
    for column in [*names, *targets.values(), *targets]:
        if column not in shown.columns:
            raise unknown("column", str(column), map(str, shown.columns))
    if not isinstance(numbers, str) and numbers:
        for column in set(numbers) - set(shown.columns):
            raise unknown("column", str(column), map(str, shown.columns))
    total = len(shown)
    if not total:
        return f'<p class="dl-empty"><b>{safe.isolated(caption)}:</b> none.</p>'
    part = shown if max_rows is None else shown.head(max_rows)
    writers = [_writer(part, c, targets.get(c), numbers) for c in names]
    body = _rows(part, names, writers)
    return (
        f'<div class="dl-table" role="group" tabindex="0" aria-label="{safe.text(safe.short(caption))}"><table>'
        f"<caption>{safe.isolated(caption)}{_extent(len(part), total)}</caption>"
        f"<thead><tr>{''.join(_head(part, c, names[c], c in targets) for c in names)}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>{more(len(part))}"
    )


def more(rows: int) -> str:
    """HTML to follow a table of so many rows: what unfolds the rest of a long one on a phone, where ten are shown."""
    if rows <= _LONG_TABLE:
        return ""
    return (
        f'<details class="dl-more"><summary><span class="dl-all">Show all {number(rows)} rows</span>'
        '<span class="dl-few">Show the first ten rows alone</span></summary></details>'
    )


def _with_index(table: pd.DataFrame) -> pd.DataFrame:
    """`table` with an index that says something (it has a name) among its columns."""
    named = [name for name in table.index.names if name is not None]
    return table.reset_index() if named else table


def _names(table: pd.DataFrame, columns: Columns) -> dict[str, str]:
    """Column → the words above it."""
    if isinstance(columns, Mapping):
        return dict(columns)
    return {c: str(c).replace("_", " ") for c in (table.columns if columns is None else columns)}


def _extent(shown: int, total: int) -> str:
    if total == 0:
        return ' <span class="dl-extent">no rows</span>'
    count = several(total, "row")
    words = count if shown == total else f"first {number(shown)} of {count}"
    return f' <span class="dl-extent">{words}</span>'


def _is_number(column: "pd.Series[Any]") -> bool:
    return pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column)


def _head(table: pd.DataFrame, column: str, words: str, linked: bool) -> str:
    kind = ' class="dl-num"' if _is_number(table[column]) and not linked else ""
    return f'<th scope="col"{kind}>{safe.isolated(words)}</th>'


Writer = Callable[[int], tuple[str, str]]


def _writer(table: pd.DataFrame, column: str, target: str | None, numbers: Numbers) -> Writer:
    """A function from a row's place to that cell's attributes and HTML."""
    values = table[column].tolist()
    if target is not None:
        ids = table[target].tolist()
        own = target == column
        if own:
            return lambda i: (' class="dl-where"', _linked(ids[i], None))
        return lambda i: (_breaking(values[i]), _linked(ids[i], _words(values[i])))
    if _is_number(table[column]):
        whole = pd.api.types.is_integer_dtype(table[column])
        spec = ("" if whole else numbers) if isinstance(numbers, str) else (numbers or {}).get(column, "")
        whole = whole and not spec
        return lambda i: _number_cell(values[i], spec, whole)
    return lambda i: (_breaking(values[i]), _text_cell(values[i]))


def _breaking(value: Any) -> str:
    """The attributes of a cell of words; only one that holds a very long word may break within words."""
    long = isinstance(value, str) and any(len(word) > _LONG_WORD for word in value.split())
    if long:
        return ' class="dl-long" dir="auto"'
    return ' class="dl-prose" dir="auto"' if isinstance(value, str) and len(value) > _PROSE else ' dir="auto"'


def _number_cell(value: Any, spec: str, whole: bool) -> tuple[str, str]:
    if _missing(value):
        return ' class="dl-num"', _NOTHING
    shown = number(int(value) if whole else float(value), spec)
    return f' class="dl-num" data-sort="{float(value):.12g}"', safe.text(shown)


def _linked(ids: Any, words: str | None) -> str:
    if _missing(ids):
        return safe.isolated(words) if words else _NOTHING
    if isinstance(ids, str):
        return links.link(ids, words)
    own = [str(i) for i in ids]
    if len(own) == 1:
        return links.link(own[0], words)
    return links.folded(own, words) if own else _NOTHING


def _text_cell(value: Any) -> str:
    if _missing(value):
        return _NOTHING
    if isinstance(value, datetime.date):
        iso = _words(value)
        return f'<time datetime="{iso.replace(" ", "T")}">{iso}</time>'
    return safe.text(_words(value)) or _NOTHING


def _words(value: Any) -> str:
    """A value that is not a number, as words."""
    if isinstance(value, bool | np.bool_):
        return "yes" if value else "no"
    if isinstance(value, datetime.datetime):
        return f"{value:%Y-%m-%d}" if value == value.replace(hour=0, minute=0, second=0, microsecond=0) else str(value)
    if isinstance(value, Mapping):
        return json.dumps(dict(value), ensure_ascii=False, default=str)
    if isinstance(value, Iterable) and not isinstance(value, str | bytes):
        return ", ".join(_words(v) for v in value)
    return number(value) if isinstance(value, int | float) else str(value)


def _missing(value: Any) -> bool:
    return value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and math.isnan(value))


def _rows(table: pd.DataFrame, names: Mapping[str, str], writers: Sequence[Writer]) -> str:
    first_names_row = bool(names) and not _is_number(table[next(iter(names))])
    rows = []
    for i in range(len(table)):
        cells = []
        for n, write in enumerate(writers):
            attributes, inner = write(i)
            tag = 'th scope="row"' if n == 0 and first_names_row else "td"
            cells.append(f"<{tag}{attributes}>{inner}</{tag[:2]}>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return "".join(rows)
