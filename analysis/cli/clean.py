"""`dateline clean`: documents as plain texts, with a ledger of every edit."""

import argparse
import dataclasses
import os
from pathlib import Path
from typing import Any

from analysis import settings as choices
from analysis.cli import said
from analysis.wording import several


def add(commands: Any) -> None:
    """The verb's grammar."""
    clean = commands.add_parser("clean", help="clean documents to plain texts, with a ledger of every edit")
    said.sources_grammar(clean)
    clean.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="where to write; made if missing")
    clean.add_argument(
        "--roles", default="heading,body", metavar="ROLE,…",
        help="the parts of an article to write: title, dateline, heading, body, caption (default: heading,body)",
    )  # fmt: skip
    clean.add_argument("--off", action="append", default=[], metavar="RULE", help="a rule to leave out; repeatable")
    said.column_grammar(clean)
    clean.set_defaults(does=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the texts and the ledger; return the exit code."""
    from analysis.cleaning import rules  # noqa: PLC0415 - heavy imports wait until the words are understood
    from analysis.corpus import export, opening  # noqa: PLC0415

    roles = export.check_roles([word.strip() for word in arguments.roles.split(",")])
    located = [path for source in arguments.sources for path in opening.locate(source)]
    export.check_place(arguments.out, located)
    columns = said.told_columns(arguments)
    settings = choices.load(located[0] if located[0].is_dir() else located[0].parent)
    off = rules.check([*settings.rules_off, *arguments.off])
    settings = dataclasses.replace(settings, rules_off=tuple(sorted(off)))
    corpus = opening.open(arguments.sources, settings=settings, columns=columns)
    said.introduce(corpus)
    folder = export.write(corpus, arguments.out, roles)
    edits, used = len(corpus.ledger), corpus.ledger["rule"].nunique()
    texts = os.path.relpath(folder / export.TEXTS)
    print(f"{several(edits, 'edit')} by {several(used, 'rule')}, each in ledger.csv. Texts: {texts}")
    return 0
