"""The `dateline` command. The one place where an error becomes a sentence on stderr and an exit code.

Each verb is a module here, with `add` for its grammar and a function that does it. Exit codes: 0 done; 1 a notebook
failed (its partial page is kept); 2 something given cannot be used; 130 stopped.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from analysis.cli import clean, export, history, pack, report, search
from analysis.cli.said import visible
from analysis.errors import DatelineError

#: The verbs in the order that help shows them in.
VERBS = (report, clean, search, export, history, pack)


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
            "\ndateline: stopped; the last finished report is as it was, and the same call goes on after the notebooks "
            "that had ended.",
            file=sys.stderr,
        )
        return 130


def _fail(sentence: str) -> int:
    print(f"dateline: {visible(' '.join(sentence.split()))}", file=sys.stderr)
    return 2


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
    for verb in VERBS:
        verb.add(commands)
    return top


def _version() -> str:
    from importlib.metadata import version  # noqa: PLC0415

    return f"dateline {version('dateline')}"
