"""`dateline report`, `run` and `sweep`: the notebooks run over documents, and rendered."""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from analysis import settings as choices
from analysis.cli import said
from analysis.cli.told import Progress
from analysis.errors import DatelineError, unknown
from analysis.settings import Settings

#: Seconds that one cell may take.
TIMEOUT = 3600


def add(commands: Any) -> None:
    """The verbs' grammar."""
    report = commands.add_parser("report", help="run the notebooks over documents and render the report")
    said.sources_grammar(report, optional=True)
    _grammar(report)
    report.add_argument("--help-notebook", metavar="NAME", help="print a notebook's parameters with their help")
    report.set_defaults(does=run_report, notebook=None)
    one = commands.add_parser("run", help="run one notebook over documents and render it")
    one.add_argument("notebook", metavar="NOTEBOOK", help="a notebook of notebooks/, such as 3_sentiment, or a file")
    said.sources_grammar(one)
    _grammar(one)
    one.set_defaults(does=run_report, help_notebook=None)
    sweep = commands.add_parser("sweep", help="run the notebooks once for each of several values of a parameter")
    said.sources_grammar(sweep)
    sweep.add_argument("--notebook", metavar="NAME", help="only this notebook (default: all of a report)")
    _grammar(sweep, repeated=True)
    sweep.set_defaults(does=run_sweep, help_notebook=None)


def _grammar(command: argparse.ArgumentParser, *, repeated: bool = False) -> None:
    again = "given again with another value, the notebooks run with each" if repeated else "can be given again"
    command.add_argument("--name", help="what the report is called (default: the folder's name)")
    command.add_argument(
        "-p", "--parameter", action="append", default=[], metavar="NAME=VALUE",
        help=f"a parameter for each notebook that has it; {again}",
    )  # fmt: skip
    command.add_argument("--params", type=Path, metavar="FILE", help="parameters from a YAML file; -p comes before it")
    command.add_argument(
        "--reports", type=Path, default=choices.REPORTS, metavar="FOLDER",
        help="where reports are kept (default: reports/)",
    )  # fmt: skip
    said.column_grammar(command)
    command.add_argument(
        "--files", action="store_true", help="save every figure (SVG, PDF, PNG) and table (CSV, Parquet, XLSX) too"
    )
    command.add_argument("--fresh", action="store_true", help="run again though nothing has changed")
    command.add_argument("--workers", type=int, metavar="N", help="notebooks run at once (default: the cores)")
    command.add_argument(
        "--timeout", type=int, default=TIMEOUT, metavar="SECONDS", help=f"that one cell may take (default: {TIMEOUT})"
    )


def run_report(arguments: argparse.Namespace) -> int:
    """Make the report where it is not there already; return the exit code."""
    if arguments.help_notebook:
        return _help(arguments.help_notebook)
    given = _from_file(arguments.params) | said.pairs(arguments.parameter)
    return _make(arguments, given, {})


def run_sweep(arguments: argparse.Namespace) -> int:
    """Make a report with a page for each value; return the exit code."""
    told: dict[str, list[Any]] = {}
    for word in arguments.parameter:
        for name, value in said.pairs([word]).items():
            told.setdefault(name, []).append(value)
    varied = {name: values for name, values in told.items() if len(values) > 1}
    given = _from_file(arguments.params)
    for name in [n for n, v in given.items() if isinstance(v, list)]:
        varied.setdefault(name, given.pop(name))
    if not varied:
        told_twice = "-p lexicon=news -p lexicon=vader"
        raise DatelineError(f"a sweep needs a parameter with two values or more, such as  {told_twice}.")
    for name, values in varied.items():
        if len(set(map(str, values))) < len(values):
            raise DatelineError(f"-p {name} is given the same value twice; give each value once.")
    once = {name: values[0] for name, values in told.items() if len(values) == 1}
    return _make(arguments, {**{k: v for k, v in given.items() if k not in varied}, **once}, varied)


def _make(arguments: argparse.Namespace, given: Mapping[str, Any], varied: Mapping[str, Sequence[Any]]) -> int:
    from analysis.corpus import opening  # noqa: PLC0415 - heavy imports wait until the words are understood
    from analysis.runs import plan, publish  # noqa: PLC0415

    _check(arguments)
    located = [path for source in arguments.sources for path in opening.locate(source)]
    columns = said.told_columns(arguments)
    settings = choices.load(located[0] if located[0].is_dir() else located[0].parent)
    chosen = [_notebook(arguments.notebook, settings)] if arguments.notebook else plan.notebooks(settings)
    name = publish.checked_name(arguments.name or _called(opening.name_of(located), arguments, varied))
    made = plan.make(name, located, given, settings, chosen, varied)
    made = made.with_files() if arguments.files else made
    reports: Path = arguments.reports
    publish.check_place(reports, name, located)
    before = None if arguments.fresh else publish.latest(reports, name)
    if before and before["key"] == made.key and before["status"] == "ok":
        print(f"Nothing has changed since the report of {before['made']}: {said.shown(reports / name)}")
        return 0
    from analysis.report.producing import produce  # noqa: PLC0415
    from analysis.runs import How  # noqa: PLC0415

    corpus = opening.open(
        arguments.sources, published=made.given.get("published"), settings=settings, columns=columns,
        fresh=arguments.fresh,
    )  # fmt: skip
    said.introduce(corpus)
    with Progress(len(made.sheets)) as progress:
        how = How(arguments.workers, arguments.timeout, arguments.fresh, progress.ended, progress.began)
        outcome = produce(made, corpus, arguments.sources, reports, how)
    return said.conclude(outcome.executed, outcome.folder)


def _check(arguments: argparse.Namespace) -> None:
    if not arguments.sources:
        raise DatelineError("no source was named; give a file or a folder of articles.")
    for name in ("workers", "timeout"):
        value = getattr(arguments, name)
        if value is not None and value < 1:
            raise DatelineError(f"--{name} takes a whole number from 1, and was given {value}.")
    if arguments.name == "":
        raise DatelineError("--name is empty; leave it out, or give a name of letters and digits.")


def _called(corpus: str, arguments: argparse.Namespace, varied: Mapping[str, Sequence[Any]]) -> str:
    """What the report is called that nobody gave a name: by its documents, its one notebook, and what it varies."""
    from analysis.runs import publish  # noqa: PLC0415

    one = Path(arguments.notebook).stem if arguments.notebook else ""
    return publish.as_name("-".join(part for part in (corpus, one, *varied) if part))


def _notebook(named: str, settings: Settings) -> Path:
    """The notebook called `named`: one of the report's, of the notebooks' folder, or a file."""
    from analysis.runs import plan  # noqa: PLC0415

    path = choices.expanded(named)
    for found in (path, choices.NOTEBOOKS / named, choices.NOTEBOOKS / f"{named}.ipynb"):
        if found.suffix == ".ipynb" and found.is_file():
            return found
    there = {p.stem for p in (*plan.notebooks(settings), *choices.NOTEBOOKS.glob("*.ipynb"))}
    raise unknown("notebook", named, sorted(there))


def _help(named: str) -> int:
    """Print the parameters of a notebook; return the exit code."""
    from analysis.runs import parameters, plan  # noqa: PLC0415

    path = _notebook(named, choices.load())
    print(f"Parameters of {path.name}, given as  -p name=value:")
    declared = [p for p in parameters.of_notebook(path) if p.name != plan.SOURCE]
    width = max((len(p.name) for p in declared), default=0)
    for p in declared:
        print(f"  {p.name:{width}}  {p.help}")
        print(f"  {'':{width}}  takes {parameters.in_words(p.type)}; {_default(p.default)}")
    return 0


def _default(value: Any) -> str:
    return "nothing unless given" if value in ("", None, []) else f"{value!r} unless given"


def _from_file(path: Path | None) -> dict[str, Any]:
    """The parameters in a YAML file: names with their values. Raises DatelineError for any other content."""
    if path is None:
        return {}
    import yaml  # type: ignore[import-untyped]  # noqa: PLC0415 - only where a file is named

    try:
        read = yaml.safe_load(path.read_text("utf-8"))
    except FileNotFoundError:
        raise DatelineError(f"--params: there is no file “{path}”.") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        what = " ".join(str(error).split())[:160]
        raise DatelineError(f"--params: {path.name} is not readable as YAML ({what}).") from None
    if not isinstance(read, dict) or not all(isinstance(k, str) for k in read):
        raise DatelineError(f"--params: {path.name} takes lines of the form  name: value, one for each parameter.")
    return {k: v.isoformat() if hasattr(v, "isoformat") else v for k, v in read.items()}
