"""`dateline export`: a row a document, a row a sentence, for R, Stata and spreadsheets."""

import argparse
import os
from pathlib import Path
from typing import Any

from analysis import settings as choices
from analysis.cli import said


def add(commands: Any) -> None:
    """The verb's grammar."""
    export = commands.add_parser("export", help="write a table of documents and one of sentences, for other programs")
    said.sources_grammar(export)
    export.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="where to write; made if missing")
    export.add_argument(
        "--format", default="csv", metavar="FORMAT,…", help="any of csv, xlsx, parquet, dta (default: csv)"
    )
    export.add_argument("--subset", default="", metavar="SEARCH", help="a part: a saved subset's name, or a search")
    said.column_grammar(export)
    export.set_defaults(does=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the tables; return the exit code."""
    from analysis import subsets, tidy  # noqa: PLC0415 - heavy imports wait until the words are understood
    from analysis.corpus import opening  # noqa: PLC0415
    from analysis.corpus.export import check_place  # noqa: PLC0415
    from analysis.tidy.write import check_formats  # noqa: PLC0415

    formats = check_formats([word.strip() for word in arguments.format.split(",") if word.strip()])
    located = [path for source in arguments.sources for path in opening.locate(source)]
    check_place(arguments.out, located, tidy.RECORD)
    columns = said.told_columns(arguments)
    settings = choices.load(located[0] if located[0].is_dir() else located[0].parent)
    if arguments.subset.strip():
        subsets.check(arguments.subset, settings.subsets)
    corpus = opening.open(arguments.sources, settings=settings, columns=columns)
    said.introduce(corpus)
    part = corpus.subset(arguments.subset) if arguments.subset.strip() else corpus
    folder = tidy.export(part, arguments.out, formats)
    print(f"{said.visible(part.scope)}, as {', '.join(formats)}; codebook.csv explains each column.")
    print(f"Tables: {os.path.relpath(folder)}")
    return 0
