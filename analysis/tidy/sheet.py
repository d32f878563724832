"""Writes tables as a workbook that spreadsheets open: numbers as numbers, days as days, every text as text.

Text stands in the cells as it is and is never a formula or a link. The same tables give the same bytes.
"""

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from analysis.errors import DatelineError

#: What a sheet holds at most: rows, the header among them, and characters in a cell.
MOST_ROWS, MOST_CHARACTERS = 1_048_576, 32_767
_CUT = " […]"
_PLAIN = {
    "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
    "nan_inf_to_errors": True,
}  # fmt: skip
_MADE = datetime.datetime(1980, 1, 1)


def write(path: Path, sheets: Mapping[str, pd.DataFrame]) -> int:
    """Write `sheets` (name → table) as the workbook `path`; return how many texts were cut to fit a cell.

    Raises DatelineError for a table with more rows than a sheet holds.
    """
    import xlsxwriter  # noqa: PLC0415 - only a workbook needs it

    for name, table in sheets.items():
        if len(table) >= MOST_ROWS:
            raise DatelineError(
                f"the table “{name}” has {len(table):,} rows, and a sheet holds {MOST_ROWS - 1:,}; take csv or parquet."
            )
    cut = 0
    with xlsxwriter.Workbook(str(path), _PLAIN) as book:
        book.set_properties({"created": _MADE})
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        for name, table in sheets.items():
            page = book.add_worksheet(name)
            page.freeze_panes(1, 0)
            for column, title in enumerate(table.columns):
                page.write_string(0, column, str(title), bold)
            for row, values in enumerate(table.itertuples(index=False), start=1):
                cut += sum(_cell(page, row, column, value, day) for column, value in enumerate(values))
    return cut


def _cell(page: Any, row: int, column: int, value: Any, day: Any) -> bool:
    """Write one cell; whether its text was cut. A missing value leaves it empty."""
    if isinstance(value, str):
        shown = _fitting(value.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode())
        page.write_string(row, column, shown)
        return shown.endswith(_CUT) and not value.endswith(_CUT)
    if value is None or pd.isna(value):
        return False
    if isinstance(value, pd.Timestamp | datetime.date):
        moment = value.to_pydatetime() if isinstance(value, pd.Timestamp) else value
        page.write_datetime(row, column, moment, day)
    elif isinstance(value, bool | np.bool_):
        page.write_boolean(row, column, bool(value))
    else:
        page.write_number(row, column, value)
    return False


def _fitting(text: str) -> str:
    """`text`, or as much of it as a cell holds; a character beyond the first plane counts as two there."""
    units = text.encode("utf-16-le")
    if len(units) // 2 <= MOST_CHARACTERS:
        return text
    return units[: 2 * (MOST_CHARACTERS - len(_CUT))].decode("utf-16-le", "ignore") + _CUT
