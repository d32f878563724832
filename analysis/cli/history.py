"""`dateline runs`, `verify` and `cite`: what was made before, whether it can be made again, and how to cite it."""

import argparse
import webbrowser
from pathlib import Path
from typing import Any

from analysis import settings as choices
from analysis.cli import said
from analysis.wording import several


def add(commands: Any) -> None:
    """The verbs' grammar."""
    runs = commands.add_parser("runs", help="list, compare, open or prune the runs that are kept")
    does = runs.add_subparsers(dest="what", metavar="WHAT", required=True, parser_class=type(runs))
    _verb(does, "list", _list, "every run, the latest first")
    two = _verb(does, "compare", _compare, "what two runs were made from, and which pages are the same")
    two.add_argument("one", metavar="RUN", help="a run's id or the beginning of it, a report's name, or a folder")
    two.add_argument("other", metavar="RUN")
    opened = _verb(does, "open", _open, "open a run's first page in the browser")
    opened.add_argument("one", metavar="RUN")
    prune = _verb(does, "prune", _prune, "delete all but the latest runs of each name; what a report shows stays")
    prune.add_argument("--keep", type=int, default=5, metavar="N", help="runs of each name to keep (default: 5)")
    verify = commands.add_parser("verify", help="run a report again and say what of it is the same")
    verify.add_argument("folder", type=Path, metavar="FOLDER", help="a report, such as reports/seeds")
    said.sources_grammar(verify, optional=True)
    verify.add_argument("--workers", type=int, metavar="N", help="notebooks run at once (default: the cores)")
    verify.set_defaults(does=_verify)
    cite = commands.add_parser("cite", help="print how to cite a report, or one figure of it")
    cite.add_argument("folder", type=Path, metavar="FOLDER", help="a report, such as reports/seeds")
    cite.add_argument("--figure", metavar="ID", help="a figure's address on its page, such as 4_timeline.html#events")
    cite.set_defaults(does=_cite)


def _verb(does: Any, name: str, run: Any, told: str) -> Any:
    verb = does.add_parser(name, help=told)
    verb.add_argument("--reports", type=Path, default=choices.REPORTS, metavar="FOLDER", help="where reports are kept")
    verb.set_defaults(does=run)
    return verb


def _list(arguments: argparse.Namespace) -> int:
    from analysis.runs import history  # noqa: PLC0415 - heavy imports wait until the words are understood

    kept = history.runs(arguments.reports)
    if not kept:
        print("No run is kept there.")
    for run in kept:
        given = " ".join(f"{k}={v}" for k, v in run.record["parameters"].items())
        state = "" if run.record["status"] == "ok" else ", a notebook failed"
        inputs = several(len(run.record["inputs"]), "file")
        line = f"{run.id}  {run.record['name']}  {inputs}{f', {given}' if given else ''}{state}"
        print(said.visible(f"{line}{'  (shown)' if run.shown else ''}"))
    return 0


def _compare(arguments: argparse.Namespace) -> int:
    from analysis.runs import compare, history  # noqa: PLC0415

    one, other = (history.find(arguments.reports, name) for name in (arguments.one, arguments.other))
    found = list(compare.made_from(compare.read(one), compare.read(other)))
    print("Made from the same." if not found else "Made from what differs in:")
    for line in found:
        print(said.visible(f"  {line}"))
    compared = compare.files(one, other)
    articles = [f for f in compared if f.path.startswith("read/")]
    if articles:
        others = sum(f.verdict not in (compare.SAME, compare.TIMES) for f in articles)
        print(f"  pages of articles: {others:,} of {len(articles):,} differ")
    for file in compared:
        if not file.path.startswith(("notebooks/", "read/")):
            print(said.visible(f"  {file.path}: {file.verdict}"))
            if file.verdict == compare.OTHER:
                for line in compare.changed_lines(one, other, file.path):
                    print(said.visible(f"      {line}"))
    return 0


def _open(arguments: argparse.Namespace) -> int:
    from analysis.runs import history  # noqa: PLC0415

    page = history.find(arguments.reports, arguments.one) / "index.html"
    print(page)
    webbrowser.open(page.resolve().as_uri())
    return 0


def _prune(arguments: argparse.Namespace) -> int:
    from analysis.runs import history, publish  # noqa: PLC0415

    old = history.superseded(arguments.reports, arguments.keep)
    freed = sum(history.remove(run) for run in old)
    if old:
        from analysis.report.index import reports_index  # noqa: PLC0415

        publish.write_whole(arguments.reports / "index.html", reports_index(arguments.reports))
    kept = several(len(history.runs(arguments.reports)), "run")
    print(f"Removed {several(len(old), 'run')} ({freed / 1e6:,.1f} MB); {kept} kept.")
    return 0


def _verify(arguments: argparse.Namespace) -> int:
    from analysis.report.verifying import verify  # noqa: PLC0415
    from analysis.runs import How, compare  # noqa: PLC0415

    verdict = verify(arguments.folder, arguments.sources, How(workers=arguments.workers))
    for sentence in verdict.sentences:
        print(said.visible(sentence))
    for file in verdict.files:
        if file.verdict in (compare.OTHER, compare.GONE, compare.NEW):
            print(said.visible(f"  {file.path}: {file.verdict}{f', {file.first}' if file.first else ''}"))
    return 0 if verdict.same else 1


def _cite(arguments: argparse.Namespace) -> int:
    from analysis.errors import unknown  # noqa: PLC0415
    from analysis.report.figures import titles  # noqa: PLC0415
    from analysis.runs import capsule, compare  # noqa: PLC0415

    record = compare.read(arguments.folder)
    called = None
    if arguments.figure:
        there = titles(arguments.folder)
        found = [a for a in there if arguments.figure in (a, a.partition("#")[2])]
        if len(found) != 1:
            raise unknown("figure", arguments.figure, list(there))
        called = f"{there[found[0]]}” ({found[0]})"
    print(said.visible(capsule.citation(record, called)))
    return 0
