"""What the command line is told, and what it says: pairs and columns taken apart, a corpus and a run put in words."""

import argparse
import json
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from analysis import settings as choices
from analysis.errors import DatelineError

if TYPE_CHECKING:
    from analysis.corpus import Corpus
    from analysis.runs import Executed


def visible(text: object) -> str:
    """`text` with what a terminal would act on, and not show, written out: a file's name can hold anything."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in str(text))


def sources_grammar(command: argparse.ArgumentParser, *, optional: bool = False) -> None:
    """The documents that a verb reads."""
    told = "files, folders or patterns such as 'news/*.txt'"
    command.add_argument("sources", nargs="*" if optional else "+", metavar="SOURCES", help=told)


def column_grammar(command: argparse.ArgumentParser) -> None:
    """The option that tells the columns of tables."""
    command.add_argument(
        "--column", action="append", default=[], metavar="FIELD=NAME",
        help="the column of a table that holds a field, as in text=Artikel; repeatable",
    )  # fmt: skip


def told_columns(arguments: argparse.Namespace) -> dict[str, str]:
    """The columns told in the call, also for the notebooks that it runs."""
    columns = pairs(arguments.column, "--column")
    choices.with_columns(choices.Settings(), columns)
    if columns:
        os.environ[choices.NAMED_COLUMNS] = json.dumps(columns)
    return columns


def pairs(words: Sequence[str], what: str = "-p") -> dict[str, str]:
    """The words `name=value` as a dict. Raises DatelineError for another form and for a name given twice."""
    found: dict[str, str] = {}
    for word in words:
        name, sign, value = word.partition("=")
        if not sign or not name or (what == "--column" and not value):
            raise DatelineError(f"{what} takes name=value, and was given “{word}”.")
        if name in found:
            raise DatelineError(f"{what} {name} is given twice, as “{found[name]}” and as “{value}”; give it once.")
        found[name] = value
    return found


def introduce(corpus: "Corpus") -> None:
    """Say what was read, and what was not."""
    from analysis import tables  # noqa: PLC0415

    print(visible(f"{corpus!r}"), flush=True)
    for row in tables.rows(corpus.refused.head(5)):
        print(f"  not read: {visible(row.path)}: {visible(row.reason)}")
    if len(corpus.refused) > 5:
        print(f"  and {len(corpus.refused) - 5} more that were not read; the report lists them all")
    from analysis.corpus import known  # noqa: PLC0415

    for line in known.in_words(corpus):
        print(f"  {visible(line)}")


def conclude(executed: Sequence["Executed"], folder: Path) -> int:
    """Say which notebooks failed and where the report is; return the exit code."""
    failed = [e for e in executed if not e.ok]
    for one in failed:
        print(f"dateline: {(one.error or '').rstrip('.')}; its page is kept as far as it came.", file=sys.stderr)
    print(f"Report: {shown(folder)}")
    return 1 if failed else 0


def shown(folder: Path) -> str:
    """The first page of the report in `folder`, by the shorter of its paths that a terminal holds."""
    page = folder / "index.html"
    width = shutil.get_terminal_size().columns
    short = os.path.relpath(page)
    return short if len(short) < width else str(page)
