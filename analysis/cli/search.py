"""`dateline search`: the articles that a search finds, each with a line of what it found."""

import argparse
from pathlib import Path
from typing import Any

from analysis import settings as choices
from analysis.cli import said
from analysis.errors import DatelineError
from analysis.wording import several

#: Articles that are shown unless more are asked for.
SHOWN = 50


def add(commands: Any) -> None:
    """The verb's grammar."""
    search = commands.add_parser("search", help="show the articles that a search, or a saved subset, finds")
    asked = "such as 'siege AND NOT \"Mariupol\"', or a name from [subsets] in dateline.toml"
    search.add_argument("query", metavar="SEARCH", help=asked)
    search.add_argument(
        "sources", nargs="*", metavar="SOURCES", default=["seeds"],
        help="files, folders or patterns such as 'news/*.txt' (default: seeds)",
    )  # fmt: skip
    search.add_argument("--limit", type=int, default=SHOWN, metavar="N", help=f"articles to show (default: {SHOWN})")
    said.column_grammar(search)
    search.set_defaults(does=run)


def run(arguments: argparse.Namespace) -> int:
    """Print what is found; return the exit code."""
    from analysis import subsets, tables  # noqa: PLC0415 - heavy imports wait until the words are understood
    from analysis.corpus import opening  # noqa: PLC0415

    if arguments.limit < 1:
        raise DatelineError(f"--limit takes a whole number from 1, and was given {arguments.limit}.")
    located: list[Path] = [path for source in arguments.sources for path in opening.locate(source)]
    columns = said.told_columns(arguments)
    settings = choices.load(located[0] if located[0].is_dir() else located[0].parent)
    subsets.check(arguments.query, settings.subsets)
    corpus = opening.open(arguments.sources, settings=settings, columns=columns)
    found = subsets.hits(corpus, arguments.query)
    for row in tables.rows(found.head(arguments.limit)):
        day = "date not known" if row.published != row.published else f"{row.published:%Y-%m-%d}"
        about = [day, *(str(v) for v in (row.source, row.path) if isinstance(v, str) and v)]
        print(said.visible(row.title if isinstance(row.title, str) else "(no title)"))
        print(said.visible(f"  {' · '.join(about)}"))
        if isinstance(row.context, str):
            more = f" (and {row.sentences - 1:,} more)" if row.sentences > 1 else ""
            print(said.visible(f"  {row.context}{more}"))
    left = len(found) - arguments.limit
    if left > 0:
        print(f"… and {several(left, 'article')} more; --limit shows them.")
    print(f"{len(found):,} of {several(len(corpus), 'article')} in {said.visible(corpus.name)}")
    return 0
