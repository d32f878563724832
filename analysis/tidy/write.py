"""Writes the tidy tables as files for R, Stata and spreadsheets, with their codebook: whole, or not at all."""

import datetime
import json
from collections.abc import Callable, Collection, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import folders
from analysis.corpus import Corpus
from analysis.corpus.export import SHOWN, check_place
from analysis.errors import DatelineError, unknown
from analysis.terms.definition import Words
from analysis.tidy import sheet, tables
from analysis.tidy.meanings import DOCUMENTS, SENTENCES, Column, codebook
from analysis.tidy.measured import Measured

FORMATS = ("csv", "xlsx", "parquet", "dta")
#: The file that says of a folder that it was made here, and from what.
RECORD = "dateline-export.json"
WORKBOOK = "tables.xlsx"
#: What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_GUARD = "In CSV files a text that begins with = + - @ has an apostrophe before it, so that no spreadsheet runs it."
_STATA_LABEL, _STATA_TEXT = 80, 2000


def check_formats(formats: Collection[str]) -> tuple[str, ...]:
    """`formats`, each once, in the order in which they are known. Raises DatelineError for one that is none."""
    for name in formats:
        if name not in FORMATS:
            raise unknown("format", name, FORMATS)
    if not formats:
        raise DatelineError(f"no format was named; valid: {', '.join(FORMATS)}.")
    return tuple(name for name in FORMATS if name in formats)


def export(
    corpus: Corpus, folder: Path | str, formats: Collection[str] = ("csv",), *,
    groups: Mapping[str, Sequence[str]] | None = None, lexicon: str = "news",
) -> Path:  # fmt: skip
    """Write both tidy tables and their codebook to `folder`, in place of what an earlier call wrote there; return it.

    `formats` are any of csv, xlsx (a workbook of three sheets), parquet and dta (Stata 14 and later). The codebook and
    a record of what the tables were made from are always written beside them. `groups` and `lexicon` are as for
    `documents`. Nothing but the tables is in the files: no path but those of the articles, relative to their folder.

    Raises DatelineError for an unknown format, a folder that holds something else, a table too long for a sheet; and
    OSError where the folder cannot be written.
    """
    wanted, place = check_formats(formats), Path(folder)
    check_place(place, [], RECORD)
    columns = tables.columns_of(groups)
    measured = Measured(corpus, lexicon)
    told = tables.of_sentences(measured, columns)
    made = {"documents": tables.of_documents(measured, told, columns), "sentences": told}
    described = {"documents": (*DOCUMENTS, *columns), "sentences": (*SENTENCES, *columns)}
    book = codebook(described["documents"], described["sentences"])
    shown = {name: _shown(table) for name, table in made.items()}
    with folders.written(place) as part:
        cut = 0
        for name in wanted:
            if name == "xlsx":
                cut = sheet.write(part / WORKBOOK, {**shown, "codebook": book})
                continue
            for table, data in shown.items():
                _WRITERS[name](data, part / f"{table}.{name}", described[table])
        _csv(book, part / "codebook.csv", ())
        record = _record(corpus, made, wanted, groups or {}, lexicon, cut)
        (part / RECORD).write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return place


def _record(
    corpus: Corpus, made: Mapping[str, pd.DataFrame], formats: Sequence[str], groups: Mapping[str, Sequence[str]],
    lexicon: str, cut: int,
) -> dict[str, Any]:  # fmt: skip
    settings = corpus.settings
    record: dict[str, Any] = {
        "made by": f"dateline {version('dateline')}", "corpus": corpus.name, "scope": corpus.scope,
        "made from": corpus.key, "rows": {name: len(table) for name, table in made.items()}, "formats": list(formats),
        "lexicon": lexicon, "groups": {name: list(patterns) for name, patterns in groups.items()},
        "settings": {"interval": settings.interval, "min_mean_n": settings.min_mean_n, "seed": settings.seed},
        "words": Words().describe(), "missing": "an empty cell; the codebook says of each column what it means",
    }  # fmt: skip
    if "csv" in formats:
        record["apostrophes"] = _GUARD
    if cut:
        record["cut"] = f"{cut} texts in {WORKBOOK} were cut to the {sheet.MOST_CHARACTERS:,} characters of a cell."
    return record


def _shown(table: pd.DataFrame) -> pd.DataFrame:
    """`table` with the control characters that few programs take as the signs that stand for them."""
    return _mapped(table, _visible)


def _mapped(table: pd.DataFrame, made: Callable[[str], str]) -> pd.DataFrame:
    """`table` with `made` of each of its texts; what is missing stays so."""
    texts = [name for name in table.columns if table[name].dtype == "str"]
    return table.assign(**{
        name: pd.Series([v if pd.isna(v) else made(v) for v in table[name]], table.index, "str") for name in texts
    })  # fmt: skip


def _visible(text: str) -> str:
    return text.translate(SHOWN).encode("utf-8", "replace").decode("utf-8")


def _csv(table: pd.DataFrame, path: Path, _: Sequence[Column]) -> None:
    safe = _mapped(table, guarded)
    safe.to_csv(path, index=False, date_format="%Y-%m-%d", lineterminator="\n")


def guarded(text: str) -> str:
    """`text` as no spreadsheet runs it: with an apostrophe before what would begin a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _parquet(table: pd.DataFrame, path: Path, columns: Sequence[Column]) -> None:
    import pyarrow as pa  # noqa: PLC0415 - heavy, and only this format needs it
    import pyarrow.parquet as pq  # noqa: PLC0415

    days = {c.name: table[c.name].dt.date for c in columns if c.kind == "day"}
    kinds = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "day": pa.date32(),
             "truth": pa.bool_()}  # fmt: skip
    schema = pa.schema([pa.field(c.name, kinds[c.kind], metadata={"meaning": c.meaning}) for c in columns])
    pq.write_table(pa.Table.from_pandas(table.assign(**days), schema, preserve_index=False), path)


def _stata(table: pd.DataFrame, path: Path, columns: Sequence[Column]) -> None:
    made: dict[str, pd.Series[Any]] = {}
    for c in columns:
        values = table[c.name]
        made[c.name] = values.fillna("").astype(object) if c.kind == "text" else values if c.kind == "day" else (
            values.astype("float64"))  # fmt: skip
    long = [c.name for c in columns if c.kind == "text" and table[c.name].str.len().max() > _STATA_TEXT // 4]
    pd.DataFrame(made).to_stata(
        path, write_index=False, version=118, convert_strl=long,
        convert_dates={c.name: "td" for c in columns if c.kind == "day"},
        variable_labels={c.name: c.meaning[:_STATA_LABEL] for c in columns},
        time_stamp=datetime.datetime(2000, 1, 1),  # the format wants one; the same tables, the same file
    )  # fmt: skip


_WRITERS = {"csv": _csv, "parquet": _parquet, "dta": _stata}
