"""Writes tables as a workbook that spreadsheets open: numbers as numbers, days as days, every text as text.

Text stands in the cells as it is and is never a formula. The workbook is made of the few parts that ECMA-376 asks for,
and is the same, byte for byte, for the same tables.
"""

import datetime
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import numpy as np
import pandas as pd

from analysis.errors import DatelineError

#: What a sheet holds at most: rows, the header among them, and characters in a cell.
MOST_ROWS, MOST_CHARACTERS = 1_048_576, 32_767
_CUT = " […]"
_DAY_ZERO = datetime.date(1899, 12, 30)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
#: What XML cannot hold, and what a spreadsheet would read as a character's number.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NUMBERED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><numFmts count="1">'
    '<numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<fonts count="2"><font/><font><b/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="164" applyNumberFormat="1"/>'
    '<xf fontId="1" applyFont="1"/></cellXfs></styleSheet>'
)
_PLAIN, _DAY, _BOLD = 0, 1, 2


def write(path: Path, sheets: Mapping[str, pd.DataFrame]) -> int:
    """Write `sheets` (name → table) as the workbook `path`; return how many texts were cut to fit a cell.

    Raises DatelineError for a table with more rows than a sheet holds.
    """
    for name, table in sheets.items():
        if len(table) >= MOST_ROWS:
            raise DatelineError(
                f"the table “{name}” has {len(table):,} rows, and a sheet holds {MOST_ROWS - 1:,}; take csv or parquet."
            )
    names = list(sheets)
    cut = [0]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for part, text in _frame(names).items():
            book.writestr(_entry(part), text)
        for n, table in enumerate(sheets.values(), start=1):
            with book.open(_entry(f"xl/worksheets/sheet{n}.xml"), "w") as stream:
                for line in _sheet(table, cut):
                    stream.write(line.encode())
    return cut[0]


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _frame(names: Sequence[str]) -> dict[str, str]:
    """The parts around the sheets."""
    numbered = list(enumerate(names, start=1))
    kinds = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPE}.worksheet+xml"/>' for n, _ in numbered
    )
    listed = "".join(f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>' for n, name in numbered)
    ways = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n, _ in numbered
    )
    last = len(names) + 1
    relations = f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    return {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>{kinds}</Types>',
        "_rels/.rels": f'{relations}<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{relations}{ways}<Relationship Id="rId{last}" Type="{_OFFICE}/styles" '
        'Target="styles.xml"/></Relationships>',
        "xl/styles.xml": _STYLES,
    }


def _sheet(table: pd.DataFrame, cut: list[int]) -> Iterator[str]:
    """The sheet of `table`, a piece at a time; what is cut is counted in `cut`."""
    yield (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" '
        'topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData><row>'
    )
    yield "".join(_cell(str(name), _BOLD, cut) for name in table.columns)
    yield "</row>\n"
    for row in table.itertuples(index=False):
        yield f"<row>{''.join(_cell(value, _PLAIN, cut) for value in row)}</row>\n"
    yield "</sheetData></worksheet>"


def _cell(value: Any, style: int, cut: list[int]) -> str:
    if pd.isna(value):
        return "<c/>"
    if isinstance(value, str):
        return _text(value, style, cut)
    if isinstance(value, pd.Timestamp | datetime.date):
        day = value.date() if isinstance(value, datetime.datetime) else value
        return f'<c s="{_DAY}"><v>{(day - _DAY_ZERO).days}</v></c>'
    if isinstance(value, bool | np.bool_):
        return f'<c t="b"><v>{int(value)}</v></c>'
    return f"<c><v>{float(value)!r}</v></c>" if isinstance(value, float) else f"<c><v>{int(value)}</v></c>"


def _text(value: str, style: int, cut: list[int]) -> str:
    clean = _NOT_XML.sub("\ufffd", value.replace("\r\n", "\n").replace("\r", "\n"))
    if len(clean.encode("utf-16-le")) // 2 > MOST_CHARACTERS:  # a character beyond the first plane counts as two
        units = clean.encode("utf-16-le")[: 2 * (MOST_CHARACTERS - len(_CUT))]
        clean = units.decode("utf-16-le", "ignore") + _CUT
        cut[0] += 1
    shown = escape(_NUMBERED.sub("_x005F_", clean))
    return f'<c t="inlineStr" s="{style}"><is><t xml:space="preserve">{shown}</t></is></c>'
