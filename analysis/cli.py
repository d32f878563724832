"""The `dateline` command. The one place where an error becomes a sentence on stderr and an exit code.

Exit codes: 0 done; 1 a notebook failed (its partial page is kept); 2 something given cannot be used; 130 stopped.
"""

import argparse
import dataclasses
import json
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis import settings as choices
from analysis.errors import DatelineError
from analysis.wording import several

if TYPE_CHECKING:
    from analysis.corpus import Corpus
    from analysis.runs import Executed


def main(words: Sequence[str] | None = None) -> int:
    """Do what the command line asks; return the exit code."""
    arguments = parser().parse_args(words)
    try:
        code: int = arguments.does(arguments)
        return code
    except DatelineError as error:
        return _fail(str(error))
    except BrokenPipeError:  # whoever was reading has read enough; nothing more can be said to them
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        where = f" ({Path(error.filename).name})" if isinstance(error.filename, str) else ""
        return _fail(f"{error.strerror or error}{where}; what was finished before is as it was.")
    except KeyboardInterrupt:
        print(
            "\ndateline: stopped; the last finished report is as it was, and the same call starts again.",
            file=sys.stderr,
        )
        return 130


def _fail(sentence: str) -> int:
    print(f"dateline: {_visible(' '.join(sentence.split()))}", file=sys.stderr)
    return 2


def _visible(text: object) -> str:
    """`text` with what a terminal would act on, and not show, written out: a file's name can hold anything."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in str(text))


class _Parser(argparse.ArgumentParser):
    """argparse, with its complaints in one line like every other."""

    def error(self, message: str) -> Any:
        """Say what is wrong in one sentence and stop with exit code 2."""
        self.exit(2, f"dateline: {message}; see  {self.prog} --help\n")


def parser() -> argparse.ArgumentParser:
    """The command line's grammar."""
    top = _Parser(
        prog="dateline", description="Read the news as data: notebooks run over a folder of articles, as a report."
    )
    top.add_argument("--version", action="version", version=_version())
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_Parser)
    report = commands.add_parser("report", help="run the notebooks over documents and render the report")
    report.add_argument("sources", nargs="+", metavar="SOURCES", help="files, folders or patterns such as 'news/*.txt'")
    report.add_argument("--name", help="what the report is called (default: the folder's name)")
    report.add_argument(
        "-p",
        "--parameter",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="a parameter for each notebook that has it; can be given again",
    )
    report.add_argument(
        "--reports",
        type=Path,
        default=choices.REPORTS,
        metavar="FOLDER",
        help="where reports are kept (default: reports/)",
    )
    _column_grammar(report)
    report.add_argument("--fresh", action="store_true", help="run again though nothing has changed")
    report.add_argument("--workers", type=int, metavar="N", help="notebooks run at once (default: the cores)")
    report.set_defaults(does=_report)
    _clean_grammar(commands)
    return top


def _column_grammar(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--column", action="append", default=[], metavar="FIELD=NAME",
        help="the column of a table that holds a field, as in text=Artikel; repeatable",
    )  # fmt: skip


def _clean_grammar(commands: Any) -> None:
    clean = commands.add_parser("clean", help="clean documents to plain texts, with a ledger of every edit")
    clean.add_argument("sources", nargs="+", metavar="SOURCES", help="files, folders or patterns such as 'news/*.txt'")
    clean.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="where to write; made if missing")
    clean.add_argument(
        "--roles", default="heading,body", metavar="ROLE,…",
        help="the parts of an article to write: title, dateline, heading, body, caption (default: heading,body)",
    )  # fmt: skip
    clean.add_argument("--off", action="append", default=[], metavar="RULE", help="a rule to leave out; repeatable")
    _column_grammar(clean)
    clean.set_defaults(does=_clean)


def _version() -> str:
    from importlib.metadata import version  # noqa: PLC0415

    return f"dateline {version('dateline')}"


def _report(arguments: argparse.Namespace) -> int:
    from analysis.corpus import opening  # noqa: PLC0415 - heavy imports wait until the words are understood
    from analysis.runs import plan, publish  # noqa: PLC0415

    if arguments.workers is not None and arguments.workers < 1:
        raise DatelineError(f"--workers takes a whole number from 1, and was given {arguments.workers}.")
    located = [path for source in arguments.sources for path in opening.locate(source)]
    columns = _told(arguments)
    settings = choices.load(located[0] if located[0].is_dir() else located[0].parent)
    name = publish.checked_name(publish.as_name(opening.name_of(located)) if arguments.name is None else arguments.name)
    made = plan.make(name, located, _pairs(arguments.parameter), settings, plan.notebooks(settings))
    reports: Path = arguments.reports
    publish.check_place(reports, name, located)
    before = None if arguments.fresh else publish.latest(reports, name)
    if before and before["key"] == made.key and before["status"] == "ok":
        print(f"Nothing has changed since the report of {before['made']}: {_shown(reports / name)}")
        return 0
    from analysis.report.producing import produce  # noqa: PLC0415

    corpus = opening.open(
        arguments.sources, published=made.given.get("published"), settings=settings, columns=columns,
        fresh=arguments.fresh,
    )  # fmt: skip
    _introduce(corpus)
    told = _progress(len(made.notebooks))
    outcome = produce(made, corpus, arguments.sources, reports, workers=arguments.workers, told=told)
    return _conclude(outcome.executed, outcome.folder)


def _clean(arguments: argparse.Namespace) -> int:
    from analysis.cleaning import rules  # noqa: PLC0415 - as above
    from analysis.corpus import export, opening  # noqa: PLC0415

    roles = export.check_roles([word.strip() for word in arguments.roles.split(",")])
    located = [path for source in arguments.sources for path in opening.locate(source)]
    export.check_place(arguments.out, located)
    columns = _told(arguments)
    settings = choices.load(located[0] if located[0].is_dir() else located[0].parent)
    off = rules.check([*settings.rules_off, *arguments.off])
    settings = dataclasses.replace(settings, rules_off=tuple(sorted(off)))
    corpus = opening.open(arguments.sources, settings=settings, columns=columns)
    _introduce(corpus)
    folder = export.write(corpus, arguments.out, roles)
    edits, used = len(corpus.ledger), corpus.ledger["rule"].nunique()
    texts = os.path.relpath(folder / export.TEXTS)
    print(f"{several(edits, 'edit')} by {several(used, 'rule')}, each in ledger.csv. Texts: {texts}")
    return 0


def _told(arguments: argparse.Namespace) -> dict[str, str]:
    """The columns told in the call, also for the notebooks that it runs."""
    columns = _pairs(arguments.column, "--column")
    choices.with_columns(choices.Settings(), columns)
    if columns:
        os.environ[choices.NAMED_COLUMNS] = json.dumps(columns)
    return columns


def _pairs(words: Sequence[str], what: str = "-p") -> dict[str, str]:
    pairs: dict[str, str] = {}
    for word in words:
        name, sign, value = word.partition("=")
        if not sign or not name or (what == "--column" and not value):
            raise DatelineError(f"{what} takes name=value, and was given “{word}”.")
        if name in pairs:
            raise DatelineError(f"{what} {name} is given twice, as “{pairs[name]}” and as “{value}”; give it once.")
        pairs[name] = value
    return pairs


def _introduce(corpus: "Corpus") -> None:
    from analysis import tables  # noqa: PLC0415

    print(_visible(f"{corpus!r}"), flush=True)
    for row in tables.rows(corpus.refused.head(5)):
        print(f"  not read: {_visible(row.path)}: {_visible(row.reason)}")
    if len(corpus.refused) > 5:
        print(f"  and {len(corpus.refused) - 5} more that were not read; the report lists them all")
    from analysis.corpus import known  # noqa: PLC0415

    for line in known.in_words(corpus):
        print(f"  {_visible(line)}")


def _progress(total: int) -> Any:
    done: list[str] = []

    def told(one: "Executed") -> None:
        done.append(one.name)
        state = f"{one.seconds:.1f} s" if one.ok else "FAILED"
        print(f"  [{len(done)}/{total}] {one.name}: {state}", flush=True)

    print(f"Running {total} notebooks …", flush=True)
    return told


def _conclude(executed: Sequence["Executed"], shown: Path) -> int:
    failed = [e for e in executed if not e.ok]
    for one in failed:
        print(f"dateline: {(one.error or '').rstrip('.')}; its page is kept as far as it came.", file=sys.stderr)
    print(f"Report: {_shown(shown)}")
    return 1 if failed else 0


def _shown(folder: Path) -> str:
    page = folder / "index.html"
    width = shutil.get_terminal_size().columns
    short = os.path.relpath(page)
    return short if len(short) < width else str(page)
