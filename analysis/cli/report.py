"""`dateline report`: the notebooks run over documents, and rendered."""

import argparse
from pathlib import Path
from typing import Any

from analysis import settings as choices
from analysis.cli import said
from analysis.errors import DatelineError


def add(commands: Any) -> None:
    """The verb's grammar."""
    report = commands.add_parser("report", help="run the notebooks over documents and render the report")
    said.sources_grammar(report)
    report.add_argument("--name", help="what the report is called (default: the folder's name)")
    report.add_argument(
        "-p", "--parameter", action="append", default=[], metavar="NAME=VALUE",
        help="a parameter for each notebook that has it; can be given again",
    )  # fmt: skip
    report.add_argument(
        "--reports", type=Path, default=choices.REPORTS, metavar="FOLDER",
        help="where reports are kept (default: reports/)",
    )  # fmt: skip
    said.column_grammar(report)
    report.add_argument("--fresh", action="store_true", help="run again though nothing has changed")
    report.add_argument("--workers", type=int, metavar="N", help="notebooks run at once (default: the cores)")
    report.set_defaults(does=run)


def run(arguments: argparse.Namespace) -> int:
    """Make the report where it is not there already; return the exit code."""
    from analysis.corpus import opening  # noqa: PLC0415 - heavy imports wait until the words are understood
    from analysis.runs import plan, publish  # noqa: PLC0415

    if arguments.workers is not None and arguments.workers < 1:
        raise DatelineError(f"--workers takes a whole number from 1, and was given {arguments.workers}.")
    located = [path for source in arguments.sources for path in opening.locate(source)]
    columns = said.told_columns(arguments)
    settings = choices.load(located[0] if located[0].is_dir() else located[0].parent)
    name = publish.checked_name(publish.as_name(opening.name_of(located)) if arguments.name is None else arguments.name)
    made = plan.make(name, located, said.pairs(arguments.parameter), settings, plan.notebooks(settings))
    reports: Path = arguments.reports
    publish.check_place(reports, name, located)
    before = None if arguments.fresh else publish.latest(reports, name)
    if before and before["key"] == made.key and before["status"] == "ok":
        print(f"Nothing has changed since the report of {before['made']}: {said.shown(reports / name)}")
        return 0
    from analysis.report.producing import produce  # noqa: PLC0415

    corpus = opening.open(
        arguments.sources, published=made.given.get("published"), settings=settings, columns=columns,
        fresh=arguments.fresh,
    )  # fmt: skip
    said.introduce(corpus)
    told = said.progress(len(made.notebooks))
    outcome = produce(made, corpus, arguments.sources, reports, workers=arguments.workers, told=told)
    return said.conclude(outcome.executed, outcome.folder)
